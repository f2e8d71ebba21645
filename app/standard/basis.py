"""Complex datatypes (CDT) and the header, shared by all messages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from app.standard import datatypen as t
from app.standard.element import CDT, Berichtklasse, Regels
from app.standard.release import BERICHT_SUBVERSIE, BERICHT_VERSIE, XSD_VERSIE


@dataclass(frozen=True, slots=True, kw_only=True)
class Achternaam(CDT):
    """A surname with its prefix."""

    achternaam: t.NaamTekst
    voorvoegsel: t.Voorvoegsel | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Huis(CDT):
    """A house in a street."""

    huisnummer: t.Huisnummer
    huisletter: t.Huisletter | None = None
    huisnummer_toevoeging: t.HuisnummerToevoeging | None = None
    aanduiding_woonadres: t.AanduidingWoonadres | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Adres(CDT):
    """An address."""

    huis: Annotated[Huis | None, Regels(("CD025", "TR006"))] = None
    postcode: Annotated[t.Postcode | None, Regels(("CD034", "CS089"))] = None
    straatnaam: t.Straatnaam | None = None
    plaatsnaam: t.Plaatsnaam | None = None
    land_code: Annotated[t.LandCode | None, Regels(("CD005",))] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BedragMetDC(CDT):
    """An amount in eurocent, debet or credit."""

    bedrag: Annotated[t.Bedrag, Regels(("CS339", "TR346"))]
    debet_credit: Annotated[t.DebetCredit, Regels(("CS325",))]


@dataclass(frozen=True, slots=True, kw_only=True)
class TotaalBedragMetDC(CDT):
    """A total in eurocent, debet or credit."""

    totaal_bedrag: Annotated[t.TotaalBedrag, Regels(("TR342", "TR358"))]
    debet_credit: Annotated[t.DebetCredit, Regels(("CS325",))]


@dataclass(frozen=True, slots=True, kw_only=True)
class BerichtIdentificatie(CDT):
    """What a sender calls a message, and the day it was sent."""

    identificatie: Annotated[t.IdentificatieBericht, Regels(("TR056", "TR337"))]
    dagtekening: Annotated[t.Datum, Regels(("TR135",))]


@dataclass(frozen=True, slots=True, kw_only=True)
class Communicatie(CDT):
    """A special way to communicate with a client."""

    vorm: t.Communicatievorm
    taal: Annotated[t.Taal | None, Regels(("CD007",))] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Geboortedatum(CDT):
    """A date of birth and which part of it is known (IV009)."""

    datum: Annotated[t.Datum, Regels(("TR002", "TR134"))]
    datum_gebruik: Annotated[t.DatumGebruik | None, Regels(("CS139",))] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GeslotenPeriode(CDT):
    """A period with both ends."""

    begindatum: Annotated[t.Datum, Regels(("CS100", "CS340", "TR134", "TR307", "TR387"))]
    einddatum: Annotated[t.Datum, Regels(("CS337", "TR137", "TR308", "TR335", "TR388"))]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPeriode(CDT):
    """A period that may lack a begin or an end."""

    begindatum: t.Datum | None = None
    einddatum: Annotated[t.Datum | None, Regels(("CS003",))] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Omvang(CDT):
    """Volume, unit (WJ756) and frequency (WMO757) of care."""

    volume: t.Volume
    eenheid: t.Eenheid
    frequentie: Annotated[t.Frequentie, Regels(("CS338", "CS343"))]


@dataclass(frozen=True, slots=True, kw_only=True)
class Product(CDT):
    """A product: a category, and a code within it when the Toewijzing is specific."""

    categorie: t.ProductCategorie
    code: Annotated[t.ProductCode | None, Regels(("TR381",))] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductReferentie(CDT):
    """The provider's reference of a declared line, and of the line it corrects."""

    referentie_nummer: Annotated[t.ReferentieNummer, Regels(("TR314", "TR366"))]
    vorig_referentie_nummer: Annotated[
        t.ReferentieNummer | None, Regels(("CD060", "TR315", "TR316", "TR323", "TR390"))
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Telefoon(CDT):
    """A phone number."""

    telefoonnummer: t.Telefoonnummer
    landnummer: t.Landnummer


@dataclass(frozen=True, slots=True, kw_only=True)
class Telefoonnummers(CDT):
    """One or two phone numbers."""

    telefoon01: Telefoon
    telefoon02: Telefoon | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VerkorteNaam(CDT):
    """A name as in messages of the aanbieder."""

    geslachtsnaam: Achternaam
    voornamen: t.NaamTekst | None = None
    voorletters: t.Voorletters | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VolledigeNaam(CDT):
    """A name as in messages of the gemeente."""

    geslachtsnaam: Achternaam
    partnernaam: Achternaam | None = None
    voornamen: t.NaamTekst | None = None
    voorletters: t.Voorletters | None = None
    naam_gebruik: Annotated[t.NaamGebruik, Regels(("CS050", "CS318"))]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verwijzer(CDT):
    """Who referred the client."""

    type: t.TypeVerwijzer
    naam: Annotated[t.NaamVerwijzer | None, Regels(("CD066", "CD067"))] = None
    zorgverlener_code: Annotated[t.AgbCode | None, Regels(("CD068",))] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class XsdVersie(CDT):
    """Versions of the schemas on which a message was built (IV034)."""

    basisschema_xsd_versie: t.Versie = XSD_VERSIE
    bericht_xsd_versie: Annotated[t.Versie, Regels(("TR371",))] = XSD_VERSIE


@dataclass(frozen=True, slots=True, kw_only=True)
class Header(Berichtklasse):
    """Sender, receiver and identification of a heenbericht."""

    bericht_code: t.BerichtCode
    bericht_versie: t.BerichtVersie = BERICHT_VERSIE
    bericht_subversie: t.BerichtSubversie = BERICHT_SUBVERSIE
    afzender: Annotated[t.Afzender, Regels(("TR378",))]
    ontvanger: Annotated[t.Ontvanger, Regels(("TR378",))]
    bericht_identificatie: BerichtIdentificatie
    xsd_versie: XsdVersie = XsdVersie()


@dataclass(frozen=True, slots=True, kw_only=True)
class RetourHeader(Header):
    """Header of the heenbericht, with what identifies the retourbericht (IV028)."""

    xml_naam = "Header"

    identificatie_retour: t.IdentificatieBericht
    dagtekening_retour: t.Datum
    xslt_versie: t.Versie | None = None
    xsd_versie_retour: XsdVersie = XsdVersie()


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaratieAntwoordHeader(Header):
    """Header of a 325: its own identification, and that of the 323 (IV087)."""

    xml_naam = "Header"

    declaratie_identificatie: BerichtIdentificatie
    xslt_versie: t.Versie | None = None
    xsd_versie_declaratie: XsdVersie = XsdVersie()
