"""Which RedenBeeindiging fits a stop, and what each means (code lists JZ588 and WMO588)."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache

from app.paths import resources
from app.standard.codelijsten import codelijst
from app.standard.release import REDEN_BEEINDIGING, REDEN_WIJZIGING, Wet


@dataclass(frozen=True, slots=True)
class Reden:
    """A RedenBeeindiging: its code, its official label and when it fits, in our words."""

    code: str
    label: str
    uitleg: str


def passende_redenen(wet: Wet, redenen_wijziging: Collection[str]) -> tuple[Reden, ...]:
    """Reasons that an aanbieder can give for a stop.

    Those that are at the initiative of the aanbieder, and of the others only the ones that
    belong to a RedenWijziging by which the gemeente changed the Toewijzing.
    """
    van_gemeente = {reden_na(wet, reden) for reden in redenen_wijziging}
    uitleg = _uitleg()[wet.value]
    return tuple(
        Reden(code.code, code.omschrijving, uitleg[code.code])
        for code in codelijst(REDEN_BEEINDIGING.voor(wet)).codes
        if code.extra["initiatief_aanbieder"] == "ja" or code.code in van_gemeente
    )


def reden_na(wet: Wet, reden_wijziging: str | None) -> str | None:
    """Give the RedenBeeindiging that belongs to a RedenWijziging (JZ002, WMO002), or None."""
    lijst = codelijst(REDEN_WIJZIGING.voor(wet))
    if reden_wijziging is None or reden_wijziging not in lijst:
        return None
    return lijst[reden_wijziging].extra["reden_beeindiging"] or None


@cache
def redenen_met_stop() -> frozenset[str]:
    """RedenWijziging by which a gemeente ends a Toewijzing, so that a stop must follow."""
    return frozenset(
        code
        for wet in Wet
        for code in codelijst(REDEN_WIJZIGING.voor(wet)).waarden
        if reden_na(wet, code) is not None
    )


@cache
def _uitleg() -> Mapping[str, Mapping[str, str]]:
    tekst = (resources() / "redenen-beeindiging.toml").read_text(encoding="utf-8")
    return tomllib.loads(tekst)
