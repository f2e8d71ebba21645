"""Every rule of the standard, and whether the app judges it."""

from __future__ import annotations

from dataclasses import dataclass

from app.rules.check import REGELS
from app.standard.regelregister import Niveau, Regelnummer, regelnummers

_REDENEN = {
    Niveau.PROCES: "werkafspraak tussen mensen, niet aan een bericht te zien",
    Niveau.INSTRUCTIE: "uitleg bij het invullen, geen controle",
}
_NOG_NIET = "nog niet gebouwd"


@dataclass(frozen=True, slots=True)
class Regelregel:
    """A rule for the list; ``reden`` says why it is absent, or what guards it instead."""

    nummer: str
    niveau: str
    retourcode: str
    berichten: tuple[str, ...]
    titel: str
    aanwezig: bool
    reden: str


def regels() -> list[Regelregel]:
    """All rules by number."""
    aanwezig = {regel.nummer for regel in REGELS}
    return [_regel(rij, rij.nummer in aanwezig) for rij in regelnummers()]


def _regel(rij: Regelnummer, in_regels: bool) -> Regelregel:
    in_schema = rij.niveau is Niveau.SCHEMA
    if in_schema:
        reden = "bewaakt door het schema"
    elif in_regels:
        reden = ""
    else:
        reden = _REDENEN.get(rij.niveau, _NOG_NIET)
    return Regelregel(
        rij.nummer,
        rij.niveau.value,
        rij.retourcode,
        rij.berichten,
        rij.titel,
        in_schema or in_regels,
        reden,
    )
