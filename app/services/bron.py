"""What the rules may ask about everything that is stored, answered for one group of messages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from app.domain.toewijzing import Toewijzingsleutel
from app.standard.bericht import Bericht
from app.standard.berichtsoort import Berichtsoort
from app.standard.codelijsten import bestaat_gemeente
from app.standard.release import Wet
from app.standard.toewijzing import Toewijzingbericht
from app.store.unit_of_work import UnitOfWork

Kenmerk = tuple[Wet, Berichtsoort, str, str]  # wet, soort, Afzender, Identificatie


@dataclass(slots=True)
class Databron:
    """Answers that were fetched once for a group; what the group itself brings is added."""

    vandaag: date
    gebruikt: set[Kenmerk] = field(default_factory=set)
    eigenaar: dict[Toewijzingsleutel, str] = field(default_factory=dict)

    def bestaat_gemeente(self, code: str) -> bool:
        """Whether the CBS knows this gemeentecode (TR378)."""
        return bestaat_gemeente(code)

    def identificatie_gebruikt(self, bericht: Bericht) -> bool:
        """Whether another message has this Identificatie (TR056)."""
        return kenmerk(bericht) in self.gebruikt

    def bsn_van_toewijzing(self, sleutel: Toewijzingsleutel) -> str | None:
        """BSN of the client of a Toewijzing, or None (TR332)."""
        return self.eigenaar.get(sleutel)

    def neem_op(self, bericht: Bericht) -> None:
        """Remember a message of this group, for those that come after it."""
        self.gebruikt.add(kenmerk(bericht))
        for sleutel in sleutels(bericht):
            if isinstance(bericht, Toewijzingbericht) and bericht.client:
                self.eigenaar.setdefault(sleutel, bericht.client.bsn)


def bron_voor(uow: UnitOfWork, berichten: Iterable[Bericht], vandaag: date) -> Databron:
    """Fetch the answers for a group of messages, in two queries."""
    lijst = list(berichten)
    return Databron(
        vandaag,
        uow.berichten.kenmerken_gebruikt({kenmerk(bericht) for bericht in lijst}),
        uow.dossiers.bsn_van_toewijzing({s for bericht in lijst for s in sleutels(bericht)}),
    )


def kenmerk(bericht: Bericht) -> Kenmerk:
    """What must be unique per sender and soort (TR056)."""
    kop = bericht.header
    return (bericht.wet, bericht.soort, kop.afzender, kop.bericht_identificatie.identificatie)


def sleutels(bericht: Bericht) -> list[Toewijzingsleutel]:
    """Keys of the Toewijzingen in a 301."""
    if not isinstance(bericht, Toewijzingbericht) or bericht.client is None:
        return []
    return [
        Toewijzingsleutel(bericht.wet, bericht.gemeente, product.toewijzing_nummer)
        for product in bericht.client.toegewezen_producten
    ]
