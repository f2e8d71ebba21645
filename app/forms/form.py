"""What every guided form has."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from app.standard.bericht import Bericht


class Veldsoort(StrEnum):
    """How a field is asked."""

    DATUM = "datum"


@dataclass(frozen=True, slots=True)
class Veld:
    """A question: its name (the attribute of the element), label, help and first value."""

    naam: str
    label: str
    uitleg: str
    soort: Veldsoort
    waarde: date | None = None


@dataclass(frozen=True, slots=True)
class Veldfout:
    """What is wrong with a field, what to do, and the rule or document behind it."""

    veld: str
    melding: str
    advies: str
    regel: str


class Formulier(Protocol):
    """A form: a title, what is known, the questions that remain, and the message it makes."""

    @property
    def titel(self) -> str:
        """What the form does and for which Toewijzing."""

    @property
    def bekend(self) -> tuple[str, ...]:
        """Lines that tell what is known and not asked."""

    @property
    def velden(self) -> tuple[Veld, ...]:
        """The questions that remain."""


@dataclass(frozen=True, slots=True)
class Afzending:
    """What identifies a message that is made: its Identificatie and the day it is sent."""

    identificatie: str
    dagtekening: date


@dataclass(frozen=True, slots=True)
class Concept:
    """A message that a form made, with the meldingen that it would record."""

    bericht: Bericht
    toewijzing_id: int | None
