"""What was declared, line by line, and what the gemeente decided on it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from app.standard.basis import TotaalBedragMetDC
from app.standard.release import Wet

if TYPE_CHECKING:  # what Vandaag shows does without the classes of messages
    from app.standard.declaratie import Prestatie

DEBET = "D"  # COD043
CREDIT = "C"


class Prestatiestatus(StrEnum):
    """What the gemeente decided on a declared line."""

    KLAAR = "klaar"  # its message has not been submitted
    INGEDIEND = "ingediend"  # no answer yet
    TOEGEKEND = "toegekend"
    AFGEKEURD = "afgekeurd"

    @property
    def telt(self) -> bool:
        """Whether it takes from what was given: a refused line was never declared (IV085)."""
        return self is not Prestatiestatus.AFGEKEURD


@dataclass(frozen=True, slots=True, kw_only=True)
class GedeclareerdePrestatie:
    """A Prestatie in a 323 of ours, of the client in whose Dossier it is kept.

    ``id`` is None until stored; ``declaratie_nummer`` is that of its 323, ``bericht_id`` its
    message.
    """

    wet: Wet
    gemeente: str
    aanbieder: str
    prestatie: Prestatie
    status: Prestatiestatus = Prestatiestatus.INGEDIEND
    id: int | None = field(default=None, compare=False)
    bericht_id: int | None = field(default=None, compare=False)
    declaratie_nummer: str = field(default="", compare=False)

    @property
    def is_credit(self) -> bool:
        """Whether it takes an earlier line back (IV091)."""
        return is_credit(self.prestatie)


class Regelstand(StrEnum):
    """Where a declared line is, for the user."""

    KLAAR = "klaar"
    INGEDIEND = "ingediend"
    TOEGEKEND = "toegekend"
    AFGEKEURD = "afgekeurd"
    GECREDITEERD = "gecrediteerd"  # a credit line was granted
    BETAALD = "betaald"  # the whole declaration was paid
    VERVALLEN = "vervallen"  # its message never left


@dataclass(frozen=True, slots=True, kw_only=True)
class Vaststelling:
    """Another volume than what was recorded, as the user decided; 0 declares nothing.

    It counts as long as ``geregistreerd`` (thousandths of the Eenheid in which is added up)
    is what was recorded: what comes later is looked at again.
    """

    toewijzing_id: int
    product_categorie: str
    product_code: str
    maand: date
    geregistreerd: int
    volume: int
    reden: str
    op: date


def is_credit(prestatie: Prestatie) -> bool:
    """Whether a line takes an earlier one back (IV091)."""
    return prestatie.ingediend_bedrag.debet_credit == CREDIT


def met_teken(waarde: int, debet_credit: str) -> int:
    """What a volume or an amount (eurocent) adds to a sum: credit is taken off (IV086)."""
    return -waarde if debet_credit == CREDIT else waarde


def som(prestaties: Iterable[Prestatie]) -> int:
    """Add the amounts of lines up, in eurocent, credit taken off (IV086, TR358)."""
    bedragen = (prestatie.ingediend_bedrag for prestatie in prestaties)
    return sum(met_teken(bedrag.bedrag, bedrag.debet_credit) for bedrag in bedragen)


def totaal_bedrag(prestaties: Iterable[Prestatie]) -> TotaalBedragMetDC:
    """Give the total of lines (eurocent); nothing is debet (CS325)."""
    totaal = som(prestaties)
    return TotaalBedragMetDC(
        totaal_bedrag=abs(totaal), debet_credit=CREDIT if totaal < 0 else DEBET
    )
