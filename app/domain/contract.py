"""Who the aanbieder is, and what was agreed with whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from app.standard.basis import Product
from app.standard.release import Wet


@dataclass(frozen=True, slots=True)
class Aanbieder:
    """An AGB code of the provider, and from when until when it is used."""

    agb: str
    naam: str
    vanaf: date | None = None
    tot: date | None = None


def in_gebruik(aanbieders: Sequence[Aanbieder], dag: date) -> Sequence[Aanbieder]:
    """AGB codes that are used on a day, or all where none is."""
    return [
        een for een in aanbieders if (een.vanaf or date.min) <= dag <= (een.tot or date.max)
    ] or aanbieders


class Uitvoeringsvariant(StrEnum):
    """How a product is paid: for what was done, or for a result (IV077)."""

    INSPANNING = "inspanning"
    OUTPUT = "output"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contractproduct:
    """A product in the contract with a gemeente; ``tarief`` in eurocent per Eenheid (WJ756).

    ``vanaf`` and ``tot`` are the first and the last day on which it counts.
    """

    wet: Wet
    gemeente: str
    product: Product
    naam: str
    eenheid: str
    tarief: int
    uitvoering: Uitvoeringsvariant
    vanaf: date
    tot: date | None = None
    id: int | None = field(default=None, compare=False)

    def geldt_op(self, dag: date) -> bool:
        """Whether a day falls within it."""
        return self.vanaf <= dag and (self.tot is None or dag <= self.tot)
