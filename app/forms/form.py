"""What every guided form has."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Veldsoort(StrEnum):
    """How a field is asked."""

    DATUM = "datum"
    KEUZE = "keuze"  # one of the keuzes
    MEER = "meer"  # any of the keuzes


@dataclass(frozen=True, slots=True)
class Keuze:
    """An answer to choose: its code, what it is called and when it fits."""

    code: str
    label: str
    uitleg: str = ""


@dataclass(frozen=True, slots=True)
class Veld:
    """A question: its name (the attribute of the element), label, help and first value.

    ``waarde`` is a date, the code of a choice, or the codes of those that are chosen.
    """

    naam: str
    label: str
    uitleg: str
    soort: Veldsoort
    waarde: date | str | frozenset[str] | None = None
    keuzes: tuple[Keuze, ...] = ()


@dataclass(frozen=True, slots=True)
class Veldfout:
    """What is wrong with a field, what to do, and the rule or document behind it."""

    veld: str
    melding: str
    advies: str
    regel: str


@dataclass(frozen=True, slots=True)
class Afzending:
    """What identifies a message that is made: its Identificatie and the day it is sent."""

    identificatie: str
    dagtekening: date
