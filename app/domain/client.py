"""The person who gets care, as the newest 301 (or our own 315) described them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from app.standard.basis import Achternaam, Communicatie, Geboortedatum, VerkorteNaam, VolledigeNaam

if TYPE_CHECKING:  # what Vandaag shows does without the classes of messages
    from app.domain.aanvraag import Clientopgave
    from app.standard.toewijzing import Client as ToegewezenClient
    from app.standard.toewijzing import Contact, Relatie

EIGEN_NAAM = "1"  # NaamGebruik (COD700)
ONBEKEND = "3"  # DatumGebruik (COD170): nothing of the date is known


@dataclass(slots=True)
class Client:
    """A client of the aanbieder; ``medewerker`` follows it, ``id`` is None until stored."""

    bsn: str
    geboortedatum: Geboortedatum
    geslacht: str
    naam: VolledigeNaam
    communicatie: Communicatie | None = None
    juridische_status: str | None = None
    wettelijke_vertegenwoordiging: str | None = None
    commentaar: str | None = None
    contactgegevens: tuple[Contact, ...] = ()
    relaties: tuple[Relatie, ...] = ()
    notitie: str = ""
    medewerker: str = ""
    id: int | None = field(default=None, compare=False)

    @classmethod
    def uit(cls, client: ToegewezenClient) -> Client:
        """Make a Client of the Client class of a 301."""
        nieuw = cls(client.bsn, client.geboortedatum, client.geslacht, client.naam)
        nieuw.neem_over(client)
        return nieuw

    @classmethod
    def nieuw(cls, opgave: Clientopgave) -> Client:
        """Make the Client of what was filled in for a request, before any 301 came."""
        assert opgave.geboortedatum is not None  # both were asked
        assert opgave.geslacht is not None
        return cls(
            opgave.bsn,
            Geboortedatum(datum=opgave.geboortedatum, datum_gebruik=opgave.datum_gebruik),
            opgave.geslacht,
            _opgegeven(opgave),
        )

    def neem_over(self, client: ToegewezenClient) -> None:
        """Take over what a newer 301 says of this person (OP039)."""
        self.geboortedatum = client.geboortedatum
        self.geslacht = client.geslacht
        self.naam = client.naam
        self.communicatie = client.communicatie
        self.juridische_status = client.juridische_status
        self.wettelijke_vertegenwoordiging = client.wettelijke_vertegenwoordiging
        self.commentaar = client.commentaar
        self.contactgegevens = client.contactgegevens
        self.relaties = client.relaties

    @property
    def korte_naam(self) -> str:
        """Name for lists: initials and surname, such as ``T. de Wit``."""
        return korte_naam(self.naam)

    @property
    def verkorte_naam(self) -> VerkorteNaam:
        """Name as in messages of the aanbieder."""
        return VerkorteNaam(
            geslachtsnaam=self.naam.geslachtsnaam,
            voornamen=self.naam.voornamen,
            voorletters=self.naam.voorletters,
        )

    def leeftijd(self, vandaag: date) -> int | None:
        """Age in whole years on a day, or None when the date of birth is unknown (IV009)."""
        if self.geboortedatum.datum_gebruik == ONBEKEND:
            return None
        geboren = self.geboortedatum.datum
        jarig_geweest = (vandaag.month, vandaag.day) >= (geboren.month, geboren.day)
        return vandaag.year - geboren.year - (0 if jarig_geweest else 1)


def jaren_later(dag: date, jaren: int) -> date:
    """That day so many years later, or earlier; who was born on 29 February turns on 1 March."""
    try:
        return dag.replace(year=dag.year + jaren)
    except ValueError:
        return date(dag.year + jaren, 3, 1)


def korte_naam(naam: VolledigeNaam) -> str:
    """Initials and the surname in the form that the person uses (COD700)."""
    letters = naam.voorletters or (naam.voornamen or "")[:1]
    punten = "".join(f"{letter.upper()}." for letter in letters)
    eigen, partner = _voluit(naam.geslachtsnaam), _voluit(naam.partnernaam)
    if not partner:
        achternaam = eigen
    else:
        achternaam = {"2": partner, "3": f"{partner}-{eigen}", "4": f"{eigen}-{partner}"}.get(
            naam.naam_gebruik, eigen
        )
    return f"{punten} {achternaam}".strip()


def opgegeven_naam(opgave: Clientopgave) -> str:
    """Give the same of somebody new, as far as it was filled in; empty without a surname."""
    return korte_naam(_opgegeven(opgave)) if opgave.achternaam else ""


def _opgegeven(opgave: Clientopgave) -> VolledigeNaam:
    return VolledigeNaam(
        geslachtsnaam=Achternaam(achternaam=opgave.achternaam, voorvoegsel=opgave.voorvoegsel),
        voornamen=opgave.voornamen,
        voorletters=opgave.voorletters,
        naam_gebruik=EIGEN_NAAM,
    )


def _voluit(naam: Achternaam | None) -> str:
    if naam is None:
        return ""
    return f"{naam.voorvoegsel} {naam.achternaam}" if naam.voorvoegsel else naam.achternaam
