"""The simple types of the standard (LDT), once for both wetten.

``LDT_…`` is the datatype with its limits; the alias beside it is what a message class
writes: a Python type that carries the datatype.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from app.standard.element import Basis, Datatype, PerVorm, Vorm
from app.standard.release import (
    BERICHT_SUBVERSIE,
    BERICHT_VERSIE,
    PRODUCT_CATEGORIE,
    REDEN_BEEINDIGING,
    REDEN_WIJZIGING,
    PerWet,
    bericht_code,
)

_NIET_LEEG = r".*[^\s].*"


def _tekst(naam: str, lengte: int | None, pattern: str | None = _NIET_LEEG) -> Datatype:
    return Datatype(f"LDT_{naam}", min_length=1, max_length=lengte, pattern=pattern)


def _code(naam: str, lengte: int, lijst: str | PerWet) -> Datatype:
    return Datatype(f"LDT_{naam}", max_length=lengte, lijst=lijst)


def _getal(naam: str, maximum: int) -> Datatype:
    return Datatype(f"LDT_{naam}", Basis.INTEGER, minimum=0, maximum=maximum)


LDT_AGB_CODE = _tekst("AgbCode", 8, "[0-9]{8}")
LDT_GEMEENTE = _tekst("Gemeente", None, "[0-9]{4}")
LDT_RETOUR_CODE = _code("RetourCode", 4, "WJ001")

AanduidingWoonadres = Annotated[str, _code("AanduidingWoonadres", 2, "NUM061")]
AdresSoort = Annotated[str, _code("AdresSoort", 2, "COD757")]
AgbCode = Annotated[str, LDT_AGB_CODE]
Bedrag = Annotated[int, _getal("Bedrag", 99_999_999)]
Budget = Annotated[int, _getal("Budget", 99_999_999)]
BurgerServicenummer = Annotated[str, _tekst("BurgerServicenummer", 9, "[0-9]{9}")]
Commentaar = Annotated[str, _tekst("Commentaar", None, r"([.\s]*\S+[.\s]*)+")]
Communicatievorm = Annotated[str, _code("Communicatievorm", 1, "COD747")]
Datum = Annotated[dt.date, Datatype("LDT_Datum", Basis.DATE, pattern="[^:Z]*")]
DatumGebruik = Annotated[str, _code("DatumGebruik", 1, "COD170")]
DebetCredit = Annotated[str, _code("DebetCredit", 1, "COD043")]
Eenheid = Annotated[str, _code("Eenheid", 2, "WJ756")]
Emailadres = Annotated[str, _tekst("Emailadres", 80)]
Frequentie = Annotated[str, _code("Frequentie", 1, "WMO757")]
Gemeente = Annotated[str, LDT_GEMEENTE]
Geslacht = Annotated[str, _code("Geslacht", 1, "COD046")]
Huisletter = Annotated[str, _tekst("Huisletter", 1)]
Huisnummer = Annotated[int, _getal("Huisnummer", 99_999)]
HuisnummerToevoeging = Annotated[str, _tekst("HuisnummerToevoeging", 4)]
IdentificatieBericht = Annotated[str, _tekst("IdentificatieBericht", 12)]
JaNee = Annotated[str, _code("JaNee", 1, "COD260")]
JuridischeStatus = Annotated[str, _code("JuridischeStatus", 2, "WJ232")]
LandCode = Annotated[str, _code("LandCode", 2, "COD032")]
Landnummer = Annotated[str, _tekst("Landnummer", 4)]
NaamTekst = Annotated[str, _tekst("Naam", 200)]
NaamGebruik = Annotated[str, _code("NaamGebruik", 1, "COD700")]
NaamVerwijzer = Annotated[str, _tekst("NaamVerwijzer", 64)]
Nummer = Annotated[int, _getal("Nummer", 999_999_999)]
Organisatienaam = Annotated[str, _tekst("Organisatienaam", 35)]
Persoonsid = Annotated[str, _tekst("Persoonsid", 20)]
Plaatsnaam = Annotated[str, _tekst("Plaatsnaam", 80)]
Postcode = Annotated[str, _tekst("Postcode", 8)]
ProductCategorie = Annotated[str, _code("ProductCategorie", 2, PRODUCT_CATEGORIE)]
ProductCode = Annotated[str, _tekst("ProductCode", 5)]
RedenAfwijzingVerzoek = Annotated[str, _code("RedenAfwijzingVerzoek", 2, "WJ759")]
RedenBeeindiging = Annotated[str, _code("RedenBeeindiging", 2, REDEN_BEEINDIGING)]
RedenVerzoek = Annotated[str, _code("RedenVerzoek", 1, "WJ758")]
RedenWijziging = Annotated[str, _code("RedenWijziging", 2, REDEN_WIJZIGING)]
Referentie = Annotated[str, _tekst("Referentie", 36)]
ReferentieNummer = Annotated[str, _tekst("ReferentieNummer", 20, None)]
RelatieVolgorde = Annotated[int, _getal("RelatieVolgorde", 99)]
SoortRelatie = Annotated[str, _code("SoortRelatie", 2, "COD472")]
StatusAanlevering = Annotated[str, _code("StatusAanlevering", 1, "COD467")]
Straatnaam = Annotated[str, _tekst("Straatnaam", 24)]
Taal = Annotated[str, _tekst("Taal", 25)]
Telefoonnummer = Annotated[str, _tekst("Telefoonnummer", 15, "[0-9]*")]
Tijd = Annotated[dt.time, Datatype("LDT_Tijd", Basis.TIME, pattern="[^Z+-]+")]
TotaalBedrag = Annotated[int, _getal("TotaalBedrag", 999_999_999_999)]
TypeVerwijzer = Annotated[str, _code("TypeVerwijzer", 2, "COD327")]
Versie = Annotated[
    str, _tekst("Versie", None, r"(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)")
]
VerzoekAntwoord = Annotated[str, _code("VerzoekAntwoord", 1, "WJ760")]
Volume = Annotated[int, _getal("Volume", 99_999_999)]
Voorletters = Annotated[str, _tekst("Voorletters", 6, "([a-zA-ZÀ-ỳ])+")]
Voorvoegsel = Annotated[str, _tekst("Voorvoegsel", 10)]
WettelijkeVertegenwoordiging = Annotated[str, _code("WettelijkeVertegenwoordiging", 2, "WJ003")]


def _bericht_code(vorm: Vorm) -> Datatype:
    return _tekst("BerichtCode", 3, bericht_code(vorm.wet, vorm.soort.value))


def _vaste_versie(naam: str, waarde: int) -> PerVorm:
    datatype = Datatype(f"LDT_{naam}", Basis.INTEGER, minimum=0, maximum=99, pattern=str(waarde))
    return PerVorm(lambda _vorm: datatype)


def _afzender(vorm: Vorm) -> Datatype:
    return LDT_GEMEENTE if vorm.soort.van_gemeente else LDT_AGB_CODE


def _ontvanger(vorm: Vorm) -> Datatype:
    return LDT_AGB_CODE if vorm.soort.van_gemeente else LDT_GEMEENTE


def _declaratie_nummer(vorm: Vorm) -> Datatype:
    return _tekst("IdentificatieDeclaratie", 12, None if vorm.soort.is_retour else "([a-zA-Z0-9])+")


BerichtCode = Annotated[str, PerVorm(_bericht_code)]
BerichtVersie = Annotated[int, _vaste_versie("BerichtVersie", BERICHT_VERSIE)]
BerichtSubversie = Annotated[int, _vaste_versie("BerichtSubversie", BERICHT_SUBVERSIE)]
Afzender = Annotated[str, PerVorm(_afzender)]
Ontvanger = Annotated[str, PerVorm(_ontvanger)]
DeclaratieNummer = Annotated[str, PerVorm(_declaratie_nummer)]
