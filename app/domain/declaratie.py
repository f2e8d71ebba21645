"""What was declared, line by line, and what the gemeente decided on it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.standard.declaratie import Prestatie
from app.standard.release import Wet

DEBET = "D"  # COD043
CREDIT = "C"


def met_teken(eurocent: int, debet_credit: str) -> int:
    """What an amount in eurocent adds to a sum: credit is taken off (TR358)."""
    return -eurocent if debet_credit == CREDIT else eurocent


class Prestatiestatus(StrEnum):
    """What the gemeente decided on a declared line."""

    INGEDIEND = "ingediend"  # no answer yet
    TOEGEKEND = "toegekend"
    AFGEKEURD = "afgekeurd"

    @property
    def telt(self) -> bool:
        """Whether it takes from what was given: a refused line was never declared (IV085)."""
        return self is not Prestatiestatus.AFGEKEURD


@dataclass(frozen=True, slots=True, kw_only=True)
class GedeclareerdePrestatie:
    """A Prestatie in a 323 of ours, of the client in whose Dossier it is kept."""

    wet: Wet
    gemeente: str
    aanbieder: str
    prestatie: Prestatie
    status: Prestatiestatus = Prestatiestatus.INGEDIEND

    @property
    def is_credit(self) -> bool:
        """Whether it takes an earlier line back (IV091)."""
        return self.prestatie.ingediend_bedrag.debet_credit == CREDIT
