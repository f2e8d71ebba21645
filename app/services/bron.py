"""What the rules may ask about everything that is stored, answered for one group of messages."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
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
from app.standard.verzoek import (
    Antwoordbericht,
    VerzoekToewijzingbericht,
    VerzoekWijzigingbericht,
)
from app.store.declaraties import Partijen
from app.store.unit_of_work import UnitOfWork

Kenmerk = tuple[Wet, Berichtsoort, str, str]  # wet, soort, Afzender, Identificatie


@dataclass(slots=True)
class Databron:
    """Answers that were fetched once for a group; what the group itself brings is added."""

    vandaag: date
    gebruikt: set[Kenmerk] = field(default_factory=set)
    eigenaar: dict[Toewijzingsleutel, str] = field(default_factory=dict)
    dossiers: Mapping[str, Dossier] = field(default_factory=dict)
    declaraties: Mapping[Kenmerk, Declaratiebericht] = field(default_factory=dict)
    contracten: Mapping[tuple[Wet, str], Sequence[Contractproduct]] = field(default_factory=dict)
    referenties: Collection[tuple[Wet, str]] = ()
    nummers: Collection[tuple[Wet, str]] = ()
    maanden: Mapping[Partijen, date] = field(default_factory=dict)
    verzoeken: Mapping[tuple[Wet, str], IngediendVerzoek] = field(default_factory=dict)

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
        self, wet: Wet, aanbieder: str, referentie_aanbieder: str
    ) -> IngediendVerzoek | None:
        """What we asked under this ReferentieAanbieder (TR347, TR355)."""
        gevonden = self.verzoeken.get((wet, referentie_aanbieder))
        return gevonden if gevonden is not None and gevonden.aanbieder == aanbieder else None

    def referentienummer_gebruikt(self, wet: Wet, _aanbieder: str, nummer: str) -> bool:
        """Whether an earlier 323 has this ReferentieNummer, of whichever AGB code (TR314)."""
        return (wet, nummer) in self.referenties

    def declaratienummer_gebruikt(self, wet: Wet, _aanbieder: str, nummer: str) -> bool:
        """Whether an earlier 323 has this DeclaratieNummer, of whichever AGB code (TR333)."""
        return (wet, nummer) in self.nummers

    def laatste_declaratieperiode(self, wet: Wet, gemeente: str, aanbieder: str) -> date | None:
        """Newest DeclaratiePeriode that was declared (TR318)."""
        return self.maanden.get((wet, gemeente, aanbieder))

    def declaratie(self, wet: Wet, aanbieder: str, identificatie: str) -> Declaratiebericht | None:
        """Our 323 that a 325 of this group answers (TR337)."""
        return self.declaraties.get((wet, Berichtsoort.DECLARATIE, aanbieder, identificatie))

    def contract(self, wet: Wet, gemeente: str) -> Sequence[Contractproduct]:
        """What was agreed with a gemeente; nothing when it is not recorded (TR341, TR418)."""
        return self.contracten.get((wet, gemeente), ())

    def neem_op(self, bericht: Bericht) -> None:
        """Remember a message of this group, for those that come after it."""
        self.gebruikt.add(kenmerk(bericht))
        for sleutel in sleutels(bericht):
            if isinstance(bericht, Toewijzingbericht) and bericht.client:
                self.eigenaar.setdefault(sleutel, bericht.client.bsn)


def bron_voor(
    uow: UnitOfWork, berichten: Iterable[Bericht], vandaag: date, zelf: Collection[int] = ()
) -> Databron:
    """Fetch the answers for a group of messages, in a fixed number of queries.

    ``zelf`` are the ids of the messages that are judged, of those that are stored: what they
    declare, ask or answer does not count.
    """
    lijst = list(berichten)
    dossiers = uow.dossiers.laad({bsn for bericht in lijst for bsn in _gedeclareerd_voor(bericht)})
    bron = Databron(
        vandaag,
        uow.berichten.kenmerken_gebruikt({kenmerk(bericht) for bericht in lijst}),
        uow.dossiers.bsn_van_toewijzing({s for bericht in lijst for s in sleutels(bericht)}),
        dossiers,
        _declaraties(uow, lijst),
        contracten_van(uow, {(bericht.wet, bericht.gemeente) for bericht in lijst}),
    )
    bron.verzoeken = _verzoeken(uow, lijst, zelf)
    declaraties = [bericht for bericht in lijst if isinstance(bericht, Declaratiebericht)]
    if declaraties:
        uow.declaraties.vul(dossiers.values(), zelf)
        bron.maanden = uow.declaraties.laatste_maanden({partijen(b) for b in declaraties}, zelf)
        bron.nummers = uow.declaraties.nummers_gebruikt(
            {(b.wet, b.declaratie.declaratie_nummer) for b in declaraties}, zelf
        )
        bron.referenties = uow.declaraties.referenties_gebruikt(
            {(b.wet, nummer) for b in declaraties for nummer in _referenties(b)}, zelf
        )
    return bron


def contracten_van(
    uow: UnitOfWork, partijen_: Collection[tuple[Wet, str]]
) -> dict[tuple[Wet, str], list[Contractproduct]]:
    """What was agreed, by wet and gemeente."""
    gevonden: dict[tuple[Wet, str], list[Contractproduct]] = {}
    for een in uow.contracten.van(partijen_):
        gevonden.setdefault((een.wet, een.gemeente), []).append(een)
    return gevonden


def verzoekreferenties(bericht: Bericht) -> list[str]:
    """Each ReferentieAanbieder in a heenbericht, of what it asks or of what it answers."""
    if bericht.soort.is_retour:
        return []
    match bericht:
        case VerzoekToewijzingbericht(client=client) if client:
            return [een.referentie_aanbieder for een in client.aangevraagde_producten]
        case VerzoekWijzigingbericht(client=client) if client:
            return [client.verzoek.referentie_aanbieder]
        case Antwoordbericht(antwoord=antwoord) if antwoord:
            return [antwoord.referentie_aanbieder]
        case Toewijzingbericht(client=client) if client:
            genoemd = [een.referentie_aanbieder for een in client.toegewezen_producten]
            return list(dict.fromkeys(een for een in genoemd if een is not None))
    return []


def _verzoeken(
    uow: UnitOfWork, berichten: Iterable[Bericht], zelf: Collection[int]
) -> dict[tuple[Wet, str], IngediendVerzoek]:
    """Our requests that these messages repeat, and those that they answer.

    A gemeente that answers has what it answers, also when VECOZO had refused it.
    """
    van_ons: set[tuple[Wet, str]] = set()
    van_gemeente: set[tuple[Wet, str]] = set()
    for bericht in berichten:
        doel = van_gemeente if bericht.soort.van_gemeente else van_ons
        doel |= {(bericht.wet, een) for een in verzoekreferenties(bericht)}
    gevonden: dict[tuple[Wet, str], IngediendVerzoek] = {}
    if van_ons:
        gevonden |= uow.verzoeken.van_referenties(van_ons, zelf)
    if van_gemeente:
        gevonden |= uow.verzoeken.van_referenties(van_gemeente, zelf, bij_gemeente=True)
    return gevonden


def partijen(bericht: Bericht) -> Partijen:
    """Between whom a message goes, for which wet."""
    return (bericht.wet, bericht.gemeente, bericht.aanbieder)


def _referenties(bericht: Declaratiebericht) -> Iterator[str]:
    """ReferentieNummers of a 323, and those that it takes back (TR323)."""
    for client in bericht.declaratie.clienten:
        for prestatie in client.prestaties:
            referentie = prestatie.product_referentie
            yield referentie.referentie_nummer
            if referentie.vorig_referentie_nummer is not None:
                yield referentie.vorig_referentie_nummer


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
