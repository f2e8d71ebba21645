"""How a referral on file reads: who referred, when, and whether it is still valid."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.verwijzing import Dossierverwijzing, Verwijzing
from app.gui.format import Status, StatusText, aantal, datum
from app.standard.codelijsten import codelijst

_BIJNA = 56  # days: eight weeks before the end an extension is asked


@dataclass(frozen=True, slots=True)
class Verwijzingkaart:
    """A referral in words; ``stuk`` is what it was made of."""

    stuk: Dossierverwijzing
    door: str
    wanneer: str
    stand: StatusText | None

    @property
    def noem(self) -> str:
        """What it is called, for who does not see the card."""
        return ", ".join(filter(None, (f"Verwijzing {self.door}", self.wanneer)))


def kaarten(stukken: Sequence[Dossierverwijzing], vandaag: date) -> tuple[Verwijzingkaart, ...]:
    """Put referrals in words, the newest first; of the others it is no news that they expired."""
    return tuple(
        Verwijzingkaart(
            stuk,
            door(stuk.verwijzing),
            " · ".join(_wanneer(stuk.verwijzing)),
            _stand(stuk.verwijzing.geldig_tot, vandaag, nieuwste=nr == 0),
        )
        for nr, stuk in enumerate(stukken)
    )


def door(een: Verwijzing) -> str:
    """Who referred: the kind, and a name or an AGB code."""
    wie = een.naam or (f"AGB {een.zorgverlener_code}" if een.zorgverlener_code else "")
    return " · ".join(filter(None, (codelijst("COD327").label(een.type), wie)))


def _wanneer(een: Verwijzing) -> Iterator[str]:
    for woord, dag in (
        ("verwezen", een.datum),
        ("aangemeld", een.aanmelding),
        ("eerste contact", een.eerste_contact),
    ):
        if dag is not None:
            yield f"{woord} {_dag(dag)}"


def _stand(geldig_tot: date | None, vandaag: date, *, nieuwste: bool) -> StatusText | None:
    if geldig_tot is None:
        return None
    over = (geldig_tot - vandaag).days
    if over < 0:
        status = Status.LATE if nieuwste else Status.SOON
        return StatusText(status, f"Verlopen sinds {_dag(geldig_tot)}")
    if over > _BIJNA:
        return StatusText(Status.DONE, f"Geldig t/m {_dag(geldig_tot)}")
    nog = "Verloopt vandaag" if not over else f"Verloopt over {aantal(over, 'dag', 'dagen')}"
    return StatusText(Status.TODAY, nog)


def _dag(dag: date) -> str:
    return datum(dag).partition(" ")[2]
