"""Every rule of the standard, and whether the app judges it; also as ``docs/regels.md``."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from app.paths import resources
from app.rules.check import REGELS
from app.standard.regelregister import Niveau, Regelnummer, regelnummers
from app.standard.release import Wet

_REDENEN = {
    Niveau.PROCES: "werkafspraak tussen mensen, niet aan een bericht te zien",
    Niveau.INSTRUCTIE: "uitleg bij het invullen, geen controle",
}

_KOP = """\
# Regels van de iStandaarden

Alle regels van iWmo 3.2 en iJw 3.2, en waar Heenweer ze bewaakt. Een berichtnummer zonder wet
geldt voor beide. De niveaus zijn die van de standaard (IV032): 1 het schema, 2 één bericht,
3 tegen eerdere berichten, 4 tegen een bron van buiten.

Deze tabel wordt gemaakt met `.venv/bin/python -m app regels --markdown > docs/regels.md`.

| regel | wat er staat | niveau | retourcode | berichten | waar, of waarom niet |
|---|---|---|---|---|---|
"""


@dataclass(frozen=True, slots=True)
class Regelregel:
    """A rule for the list; ``reden`` says why it is absent, or what guards it instead.

    ``waar`` is the file with its function, below ``app/``; empty when it has none.
    """

    nummer: str
    niveau: str
    retourcode: str
    berichten: tuple[str, ...]
    titel: str
    aanwezig: bool
    reden: str
    waar: str = ""


def regels() -> list[Regelregel]:
    """All rules by number."""
    waar = {
        regel.nummer: regel.functie.__module__.removeprefix("app.").replace(".", "/") + ".py"
        for regel in REGELS
    }
    return [_regel(rij, waar.get(rij.nummer, "")) for rij in regelnummers()]


def markdown(lijst: Iterable[Regelregel]) -> str:
    """The same as a page for people, without a final line end."""
    rijen = [
        f"| {rij.nummer} | {rij.titel} | {rij.niveau} | {rij.retourcode} "
        f"| {_kort(rij.berichten)} | {f'`{rij.waar}`' if rij.waar else rij.reden} |"
        for rij in lijst
    ]
    return _KOP + "\n".join(rijen)


def _regel(rij: Regelnummer, waar: str) -> Regelregel:
    in_schema = rij.niveau is Niveau.SCHEMA
    if in_schema:
        reden = "bewaakt door het schema"
    elif waar:
        reden = ""
    else:
        reden = _elders().get(rij.nummer) or _REDENEN[rij.niveau]
    return Regelregel(
        rij.nummer,
        rij.niveau.value,
        rij.retourcode,
        rij.berichten,
        rij.titel,
        in_schema or bool(waar),
        reden,
        waar,
    )


@cache
def _elders() -> Mapping[str, str]:
    """What keeps an agreement or an instruction, by its number."""
    return tomllib.loads((resources() / "regels-elders.toml").read_text(encoding="utf-8"))


def _kort(berichten: tuple[str, ...]) -> str:
    """Names of messages, with a bare number where it is that of both wetten."""
    nummers = sorted({bericht[-3:] for bericht in berichten})
    return " ".join(
        nummer if len(van) == len(Wet) else van[0]
        for nummer in nummers
        if (van := [bericht for bericht in berichten if bericht.endswith(nummer)])
    )
