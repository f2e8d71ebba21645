"""What a tariff comes to per hour or minute (IV081), and whether it looks like the wrong unit."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache

from app.domain.volume import EURO, MINUUT, UUR, tarief_per_minuut
from app.paths import resources
from app.standard.codelijsten import codelijst
from app.standard.leesbaar import bedrag

_MINUTEN = 60


def uurtarief(eenheid: str, tarief: int) -> int | None:
    """Give a tariff of minutes or hours in eurocent per hour; None for another Eenheid."""
    if eenheid == MINUUT:
        return tarief * _MINUTEN
    return tarief if eenheid == UUR else None


def omgerekend(eenheid: str, tarief: int) -> str:
    """Give a tariff of minutes per hour, one of hours per minute; empty for another Eenheid."""
    if eenheid == MINUUT:
        return f"{bedrag(tarief * _MINUTEN)} per uur"
    return f"{bedrag(tarief_per_minuut(tarief))} per minuut" if eenheid == UUR else ""


def per(eenheid: str) -> str:
    """Give what a tariff is paid for: per uur, per stuk."""
    woord = codelijst("WJ756").label(eenheid).partition(" (")[0].lower()
    return f"per {'stuk' if woord == 'stuks' else woord}"


def verdacht(eenheid: str, tarief: int) -> tuple[str, str] | None:
    """Tell why a tariff looks like that of another Eenheid and what to look at, or None."""
    grenzen = _grenzen().get(eenheid)
    if grenzen is None or grenzen[0] <= tarief <= grenzen[1]:
        return None
    staat = f"{bedrag(tarief)} {per(eenheid)}"
    if eenheid == MINUUT and tarief > grenzen[1]:
        return (
            f"{staat} is {bedrag(tarief * _MINUTEN)} per uur.",
            f"Is dit een tarief per uur? Kies dan eenheid {UUR} (uur).",
        )
    if eenheid == UUR and tarief < grenzen[0]:
        uur = f"dat is {bedrag(tarief * _MINUTEN)} per uur"
        return (
            f"{staat} is wel erg weinig.",
            f"Is dit een tarief per minuut? Kies dan eenheid {MINUUT} (minuut): {uur}.",
        )
    laag = tarief < grenzen[0]
    return (
        f"{staat} is wel erg {'weinig' if laag else 'veel'}.",
        "Kijk of de eenheid klopt, en of de komma goed staat.",
    )


def heeft_tarief(eenheid: str) -> bool:
    """Whether there is a tariff: of euros the amount itself is declared."""
    return eenheid != EURO


@cache
def _grenzen() -> Mapping[str, tuple[int, int]]:
    with (resources() / "tariefgrenzen.toml").open("rb") as stroom:
        gelezen = tomllib.load(stroom)
    return {code: (rij["laagste"], rij["hoogste"]) for code, rij in gelezen.items()}
