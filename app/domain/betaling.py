"""What was paid on declarations, and what is still to come."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from app.domain.verzending import Status
from app.standard.release import Wet


class Ouderdom(Enum):
    """How long money is late, in the steps that one looks at; the value is the most days."""

    OP_TIJD = 0
    TOT_30 = 30
    TOT_60 = 60
    OUDER = None

    @classmethod
    def van(cls, dagen_te_laat: int) -> Ouderdom:
        """Give the step of something that is this many days late."""
        return next(een for een in cls if een.value is None or max(0, dagen_te_laat) <= een.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Betaling:
    """An amount (eurocent) on a declaration; negative when it was settled or paid back.

    ``bericht_id`` is the message of its 323. ``kenmerk`` is that of the entry in the bank
    statement, which more than one Betaling may come from; None when it was typed in.
    """

    bericht_id: int
    datum: date
    bedrag: int
    kenmerk: str | None = None
    omschrijving: str = ""
    id: int | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaratiestand:
    """A declaration that was made and what came in on it; amounts in eurocent, credit negative.

    ``toegekend`` is None as long as there is no 325. ``maand`` is the first day of the
    DeclaratiePeriode, ``status`` that of the message of the 323, ``ingediend_op`` the day on which
    VECOZO had it, as far as the user told.
    """

    bericht_id: int
    wet: Wet
    gemeente: str
    nummer: str
    identificatie: str
    maand: date
    dagtekening: date
    status: Status
    totaal: int
    toegekend: int | None = None
    ingediend_op: date | None = None
    betalingen: tuple[Betaling, ...] = ()

    @property
    def betaald(self) -> int:
        """What came in."""
        return sum(betaling.bedrag for betaling in self.betalingen)

    @property
    def verwacht(self) -> int:
        """What must come in: all of it, as long as the gemeente did not answer."""
        return self.totaal if self.toegekend is None else self.toegekend

    @property
    def open(self) -> int:
        """What is still to come in; below nothing it is to be settled."""
        return self.verwacht - self.betaald

    @property
    def wacht_op_geld(self) -> bool:
        """Whether VECOZO has it, the gemeente did not refuse it, and it is not paid in full."""
        return self.status.verstuurd and self.status.telt and self.open != 0

    @property
    def te_verrekenen(self) -> bool:
        """Whether the gemeente takes it off a later payment (Rijk van Nijmegen 2020)."""
        return self.wacht_op_geld and self.toegekend is not None and self.open < 0


def past(open_bedrag: int, bedrag: int) -> bool:
    """Whether an amount is on the same side as what is open, and not more than that."""
    return 0 < bedrag <= open_bedrag or open_bedrag <= bedrag < 0


def saldi(standen: Iterable[Declaratiestand]) -> dict[tuple[Wet, str], int]:
    """Negative balance by wet and gemeente: what will be taken off a later payment."""
    gevonden: dict[tuple[Wet, str], int] = {}
    for stand in standen:
        if stand.te_verrekenen:
            sleutel = (stand.wet, stand.gemeente)
            gevonden[sleutel] = gevonden.get(sleutel, 0) + stand.open
    return gevonden
