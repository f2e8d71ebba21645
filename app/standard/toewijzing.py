"""301 and 302: what the gemeente assigns, and the answer to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from app.standard import datatypen as t
from app.standard.basis import (
    Adres,
    Communicatie,
    Geboortedatum,
    Omvang,
    OpenPeriode,
    Product,
    Telefoonnummers,
    VolledigeNaam,
)
from app.standard.bericht import Bericht
from app.standard.element import LEEG_IN_RETOUR, Berichtklasse, Regels


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact(Berichtklasse):
    """How to reach a client or a relation."""

    soort: Annotated[t.AdresSoort, Regels(("TR061",))]
    adres: Adres | None = None
    organisatie: t.Organisatienaam | None = None
    telefoon: Telefoonnummers | None = None
    emailadres: t.Emailadres | None = None
    periode: Annotated[OpenPeriode | None, Regels(("CD009",))] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Relatie(Berichtklasse):
    """Someone around the client."""

    nummer: t.Persoonsid
    volgorde: t.RelatieVolgorde | None = None
    soort: t.SoortRelatie
    geboortedatum: Geboortedatum | None = None
    geslacht: t.Geslacht | None = None
    naam: VolledigeNaam
    contact: Contact


@dataclass(frozen=True, slots=True, kw_only=True)
class ToegewezenProduct(Berichtklasse):
    """A product that the gemeente assigns to the aanbieder; budget in eurocent."""

    toewijzing_nummer: Annotated[t.Nummer, Regels(("TR332",))]
    referentie_aanbieder: Annotated[t.Referentie | None, Regels(("TR379",))] = None
    product: Annotated[Product | None, Regels(("CD079", "TR302"))] = None
    toewijzingsdatum: t.Datum
    toewijzingstijd: t.Tijd
    ingangsdatum: t.Datum
    einddatum: Annotated[t.Datum | None, Regels(("CS003", "CD075", "CD076"))] = None
    reden_wijziging: Annotated[t.RedenWijziging | None, Regels(("CS335", "CS336", "TR385"))] = None
    omvang: Annotated[Omvang | None, Regels(("CD041", "CD077", "CD080", "CS338"))] = None
    budget: Annotated[t.Budget | None, Regels(("CD078",))] = None
    commentaar: t.Commentaar | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Client(Berichtklasse):
    """The client, with everything assigned to this aanbieder (OP087)."""

    bsn: Annotated[t.BurgerServicenummer, Regels(("CS002",))]
    geboortedatum: Geboortedatum
    geslacht: t.Geslacht
    naam: VolledigeNaam
    communicatie: Communicatie | None = None
    juridische_status: t.JuridischeStatus | None = None
    wettelijke_vertegenwoordiging: t.WettelijkeVertegenwoordiging | None = None
    commentaar: t.Commentaar | None = None
    relaties: tuple[Relatie, ...] = ()
    contactgegevens: Annotated[tuple[Contact, ...], Regels(("TR061",))]
    toegewezen_producten: Annotated[tuple[ToegewezenProduct, ...], Regels(("TR101",))]


@dataclass(frozen=True, slots=True, kw_only=True)
class Toewijzingbericht(Bericht):
    """301, and 302 as its answer."""

    client: Annotated[Client | None, LEEG_IN_RETOUR] = None
