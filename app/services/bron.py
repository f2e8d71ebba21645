"""What the rules may ask about everything that is stored, answered for one group of messages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from app.domain.contract import Contractproduct
from app.domain.dossier import Dossier
from app.domain.toewijzing import Toewijzingsleutel
from app.domain.verzoek import IngediendVerzoek
from app.standard.bericht import Bericht
from app.standard.berichtsoort import Berichtsoort
from app.standard.codec import decode
from app.standard.codelijsten import bestaat_gemeente
from app.standard.declaratie import (
    DeclaratieAntwoordbericht,
    Declaratiebericht,
)
from app.standard.release import Wet
from app.standard.toewijzing import Toewijzingbericht
from app.store.unit_of_work import UnitOfWork

Kenmerk = tuple[Wet, Berichtsoort, str, str]  # wet, soort, Afzender, Identificatie


@dataclass(slots=True)
class Databron:
    """Answers that were fetched once for a group; what the group itself brings is added.

    Requests, declared lines and contracts are not kept yet, so that nothing is known of them.
    """

    vandaag: date
    gebruikt: set[Kenmerk] = field(default_factory=set)
    eigenaar: dict[Toewijzingsleutel, str] = field(default_factory=dict)
    dossiers: Mapping[str, Dossier] = field(default_factory=dict)
    declaraties: Mapping[Kenmerk, Declaratiebericht] = field(default_factory=dict)

    def bestaat_gemeente(self, code: str) -> bool:
        """Whether the CBS knows this gemeentecode (TR378)."""
        return bestaat_gemeente(code)

    def identificatie_gebruikt(self, bericht: Bericht) -> bool:
        """Whether another message has this Identificatie (TR056)."""
        return kenmerk(bericht) in self.gebruikt

    def bsn_van_toewijzing(self, sleutel: Toewijzingsleutel) -> str | None:
        """BSN of the client of a Toewijzing, or None (TR332)."""
        return self.eigenaar.get(sleutel)

    def dossier(self, bsn: str) -> Dossier:
        """Dossier of a client in a declaration or its answer (TR304)."""
        return self.dossiers.get(bsn) or Dossier()

    def verzoek(
        self, _wet: Wet, _aanbieder: str, _referentie_aanbieder: str
    ) -> IngediendVerzoek | None:
        """What we asked under this ReferentieAanbieder: nothing is known (TR347, TR355)."""
        return None

    def referentienummer_gebruikt(self, _wet: Wet, _aanbieder: str, _nummer: str) -> bool:
        """Whether an earlier 323 has this ReferentieNummer: none is known (TR314)."""
        return False

    def declaratienummer_gebruikt(self, _wet: Wet, _aanbieder: str, _nummer: str) -> bool:
        """Whether an earlier 323 has this DeclaratieNummer: none is known (TR333)."""
        return False

    def laatste_declaratieperiode(self, _wet: Wet, _gemeente: str, _aanbieder: str) -> date | None:
        """Newest DeclaratiePeriode that was declared: none is known (TR318)."""
        return None

    def declaratie(self, wet: Wet, aanbieder: str, identificatie: str) -> Declaratiebericht | None:
        """Our 323 that a 325 of this group answers (TR337)."""
        return self.declaraties.get((wet, Berichtsoort.DECLARATIE, aanbieder, identificatie))

    def contract(self, _wet: Wet, _gemeente: str) -> Sequence[Contractproduct]:
        """What was agreed with a gemeente: nothing is recorded (TR341, TR418)."""
        return ()

    def neem_op(self, bericht: Bericht) -> None:
        """Remember a message of this group, for those that come after it."""
        self.gebruikt.add(kenmerk(bericht))
        for sleutel in sleutels(bericht):
            if isinstance(bericht, Toewijzingbericht) and bericht.client:
                self.eigenaar.setdefault(sleutel, bericht.client.bsn)


def bron_voor(uow: UnitOfWork, berichten: Iterable[Bericht], vandaag: date) -> Databron:
    """Fetch the answers for a group of messages, in a fixed number of queries."""
    lijst = list(berichten)
    return Databron(
        vandaag,
        uow.berichten.kenmerken_gebruikt({kenmerk(bericht) for bericht in lijst}),
        uow.dossiers.bsn_van_toewijzing({s for bericht in lijst for s in sleutels(bericht)}),
        uow.dossiers.laad({bsn for bericht in lijst for bsn in _gedeclareerd_voor(bericht)}),
        _declaraties(uow, lijst),
    )


def _gedeclareerd_voor(bericht: Bericht) -> list[str]:
    """BSNs in a declaration or its answer, which are about many clients."""
    match bericht:
        case Declaratiebericht():
            return [client.bsn for client in bericht.declaratie.clienten]
        case DeclaratieAntwoordbericht(declaratie_antwoord=antwoord) if antwoord:
            return [client.bsn for client in antwoord.clienten]
    return []


def _declaraties(uow: UnitOfWork, berichten: Iterable[Bericht]) -> dict[Kenmerk, Declaratiebericht]:
    """Our declarations that these messages answer."""
    kenmerken: set[Kenmerk] = {
        (bericht.wet, Berichtsoort.DECLARATIE, bericht.aanbieder, bericht.heen_identificatie or "")
        for bericht in berichten
        if isinstance(bericht, DeclaratieAntwoordbericht)
    }
    gevonden = {}
    for een, verzending in uow.berichten.vind_heen(kenmerken).items():
        declaratie = decode(verzending.inhoud)
        assert isinstance(declaratie, Declaratiebericht)  # found by its soort
        gevonden[een] = declaratie
    return gevonden


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
