"""What every guided form has."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.standard.codelijsten import codelijst


class Veldsoort(StrEnum):
    """How a field is asked."""

    DATUM = "datum"
    KEUZE = "keuze"  # one of the keuzes
    MEER = "meer"  # any of the keuzes
    TEKST = "tekst"
    GETAL = "getal"  # a whole number
    BEDRAG = "bedrag"  # eurocent
    VINK = "vink"  # yes or not
    GEMEENTE = "gemeente"  # a gemeentecode, found by typing


Waarde = date | str | int | bool | frozenset[str] | None


@dataclass(frozen=True, slots=True)
class Keuze:
    """An answer to choose: its code, what it is called and when it fits."""

    code: str
    label: str
    uitleg: str = ""


@dataclass(frozen=True, slots=True)
class Veld:
    """A question: its name (the attribute of the element), label, help and first value.

    ``waarde`` is a date, the code of a choice, the codes of those that are chosen, a text, a whole
    number (eurocent of a BEDRAG), or whether it is ticked. ``lengte`` is the most characters of a
    text; ``verplicht`` says that the form cannot do without.
    """

    naam: str
    label: str
    uitleg: str
    soort: Veldsoort
    waarde: Waarde = None
    keuzes: tuple[Keuze, ...] = ()
    lengte: int | None = None
    verplicht: bool = False


@dataclass(frozen=True, slots=True)
class Veldfout:
    """What is wrong with a field, what to do, and the rule or document behind it."""

    veld: str
    melding: str
    advies: str
    regel: str


def onbekende_code(veld: str, wat: str, code: str, lijst: str) -> Veldfout:
    """Say that a code is not in its list, and which are; a window offers only those."""
    keuze = codelijst(lijst).opsomming
    return Veldfout(veld, f"‘{code}’ is geen code voor {wat}.", f"Kies uit: {keuze}.", lijst)


@dataclass(frozen=True, slots=True)
class Afzending:
    """What identifies a message that is made: its Identificatie and the day it is sent."""

    identificatie: str
    dagtekening: date
