"""What is due, as it leaves the program: on paper, in Excel, in a calendar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.contract import Aanbieder, in_gebruik
from app.standard.release import Wet


class Namen(StrEnum):
    """How clients are named on what may leave the office; each says more than the one before."""

    INITIALEN = "initialen"  # and year of birth
    NAAM = "naam"
    BSN = "bsn"  # beside the name


class Groep(StrEnum):
    """How near a due date is, in words; in this order."""

    TE_LAAT = "Te laat"
    VANDAAG = "Vandaag"
    DEZE_WEEK = "Deze week"
    LATER = "Later"


@dataclass(frozen=True, slots=True, kw_only=True)
class Termijnregel:
    """One thing that is due; ``uiterlijk`` is its last day, ``telt_vanaf`` day 0.

    ``wat`` is what is owed and ``wat_kort`` that without the number of the message; ``waarover``
    what it is about where no client can be named, which says nothing of anybody. ``client`` is the
    name, which may be known without an id. ``door_ons`` tells who must act. ``waarom`` is the fact
    and the length of the term, ``uitleg`` the same in full; ``regel``, ``bron`` and ``gevolg`` are
    those of the term, ``afspraak`` the first two as one. ``werkdag_ervoor`` is the last working day
    before ``uiterlijk``. In ``notitie`` the user may have written anything.
    """

    groep: Groep
    soort: str
    wat: str
    wat_kort: str
    wet: Wet
    gemeente: str
    client_id: int | None
    client: str
    waarover: str
    toewijzing_nummer: int | None
    telt_vanaf: date
    termijn: str
    uiterlijk: date
    werkdag_ervoor: date
    werkdagen_over: int
    door_ons: bool
    regel: str
    bron: str
    gevolg: str
    waarom: str
    uitleg: str
    uitgesteld_tot: date | None
    notitie: str

    @property
    def afspraak(self) -> str:
        """Rule and source, each named once."""
        return "; ".join(dict.fromkeys(deel for deel in (self.regel, self.bron) if deel))


@dataclass(frozen=True, slots=True, kw_only=True)
class Termijnoverzicht:
    """What is due on a day, ours first, then by due date.

    ``aanbieders`` are all AGB codes that the provider has or had. ``gemeente`` and ``tot`` tell
    what was chosen: a gemeentecode and a last day, or None for all.
    """

    vandaag: date
    aanbieders: Sequence[Aanbieder]
    regels: Sequence[Termijnregel]
    gemeente: str | None = None
    tot: date | None = None

    @property
    def huidige(self) -> Sequence[Aanbieder]:
        """AGB codes that are used on this day, or all where none is."""
        return in_gebruik(self.aanbieders, self.vandaag)

    @property
    def kenmerk(self) -> str:
        """Tell the provider from others: the first AGB code, also when others come or it ends."""
        codes = sorted((een.vanaf or date.min, een.agb) for een in self.aanbieders)
        return codes[0][1] if codes else ""
