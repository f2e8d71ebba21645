"""Cases of the rules that judge a 323 or 325 by Toewijzingen, earlier lines and the contract."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from app.domain.dossier import Dossier
from app.standard.basis import GeslotenPeriode, Product, ProductReferentie
from app.standard.bericht import Bericht
from app.standard.berichtsoort import Berichtsoort as Soort
from app.standard.release import Wet
from tests.bouw import PRODUCTEN
from tests.rules.bouw import bron_bij, met
from tests.rules.bron import Proefbron, dossier
from tests.rules.declareren import MEI, administratie, credit, gedeclareerd, regel
from tests.rules.gevallen.geval import (
    CLIENT,
    GEVRAAGD,
    NIEUW,
    START,
    STOP,
    TOEGEWEZEN,
    Geval,
    Gevallen,
    leeg,
    zet,
)

DECLARATIE = "/Bericht/Declaratie"
CLIENTEN = f"{DECLARATIE}/Clienten/Client"
REGEL = f"{CLIENTEN}[1]/Prestaties/Prestatie[1]"
ANTWOORD = "/Bericht/DeclaratieAntwoord"
BEOORDEELD = f"{ANTWOORD}/Clienten/Client[1]/Prestaties/Prestatie[1]"
EERSTE = "declaratie/clienten/0/prestaties/0"
ANDERE_CATEGORIE = {Wet.JW: "43", Wet.WMO: "03"}


def _eerder(*soorten: str) -> Callable[[Wet], Proefbron]:
    """An administration in which April was granted, and perhaps taken back."""

    def bron(wet: Wet) -> Proefbron:
        debet = regel("E1", wet=wet)
        regels = {"debet": debet, "credit": credit(debet), "veel": regel("E2", 25, wet=wet)}
        return administratie(*gedeclareerd(*(regels[s] for s in soorten), wet=wet), wet=wet)

    return bron


def _credit(bericht: Bericht) -> Bericht:
    nummers = ProductReferentie(referentie_nummer="P1", vorig_referentie_nummer="E1")
    bericht = met(bericht, f"{EERSTE}/product_referentie", nummers)
    gecrediteerd: Bericht = met(bericht, f"{EERSTE}/ingediend_bedrag/debet_credit", "C")
    return gecrediteerd


def _andere_categorie(pad: str) -> Callable[[Bericht], Bericht]:
    """Put a code of the contract under a category to which it does not belong."""

    def wijzig(bericht: Bericht) -> Bericht:
        product = Product(categorie=ANDERE_CATEGORIE[bericht.wet], code=PRODUCTEN[bericht.wet].code)
        anders: Bericht = met(bericht, pad, product)
        return anders

    return wijzig


def _categorie(bericht: Bericht) -> Bericht:
    anders: Bericht = met(bericht, f"{EERSTE}/product_categorie", ANDERE_CATEGORIE[bericht.wet])
    return anders


def _toegekend(wet: Wet) -> Dossier:
    gemaakt = dossier(wet)
    gemaakt.prestaties = gedeclareerd(regel(wet=wet), wet=wet)
    return gemaakt


def _zonder_declaratie(wet: Wet) -> Proefbron:
    return replace(bron_bij(Soort.DECLARATIE_ANTWOORD, wet), declaraties=())


def _periode(begin: date, eind: date) -> Callable[[Bericht], Bericht]:
    return zet(f"{EERSTE}/product_periode", GeslotenPeriode(begindatum=begin, einddatum=eind))


def _op_declaratie() -> Gevallen:
    gevallen = {
        "TR304": Geval(f"{CLIENTEN}[1]/Bsn", bron=lambda _wet: Proefbron()),
        "TR307": Geval(
            f"{REGEL}/ProductPeriode/Begindatum", _periode(date(2026, 3, 1), date(2026, 3, 31))
        ),
        "TR308": Geval(
            f"{REGEL}/ProductPeriode/Einddatum", _periode(date(2026, 7, 1), date(2026, 7, 31))
        ),
        "TR314": Geval(
            f"{CLIENTEN}[2]/Prestaties/Prestatie[1]/ProductReferentie/ReferentieNummer",
            zet("declaratie/clienten/1/prestaties/0/product_referentie/referentie_nummer", "P1"),
        ),
        "TR318": Geval(
            f"{DECLARATIE}/DeclaratiePeriode",
            bron=lambda _wet: Proefbron(laatste_periode=date(2026, 5, 1)),
        ),
        "TR319": Geval(f"{REGEL}/ProductPeriode", _periode(MEI.begindatum, MEI.einddatum)),
        "TR321": Geval(f"{REGEL}/GeleverdVolume", zet(f"{EERSTE}/geleverd_volume", 11)),
        "TR322": Geval(f"{REGEL}/GeleverdVolume", bron=_eerder("veel")),
        "TR323": Geval(
            f"{REGEL}/ProductReferentie/VorigReferentieNummer", _credit, bron=_eerder("veel")
        ),
        "TR333": Geval(
            f"{DECLARATIE}/DeclaratieNummer",
            bron=lambda _wet: Proefbron(declaratienummers=frozenset({"D202604"})),
        ),
        "TR338": Geval(f"{REGEL}/ToewijzingNummer", zet(f"{EERSTE}/toewijzing_nummer", 7)),
        "TR339": Geval(f"{REGEL}/ProductCategorie", _categorie),
        "TR340": Geval(f"{REGEL}/ProductCode", zet(f"{EERSTE}/product_code", "45X99")),
        "TR341": Geval(f"{REGEL}/Eenheid", zet(f"{EERSTE}/eenheid", "16")),
        "TR346": Geval(
            f"{REGEL}/IngediendBedrag/Bedrag", zet(f"{EERSTE}/ingediend_bedrag/bedrag", 47999)
        ),
        "TR369": Geval(
            f"{REGEL}/GeleverdVolume",
            bron=lambda wet: administratie(wet=wet, omvang=None, budget=47999),
        ),
        "TR381": Geval(f"{REGEL}/ProductCode", _categorie),
        "TR384": Geval(
            f"{REGEL}/ToewijzingNummer",
            bron=lambda wet: administratie(wet=wet, reden_wijziging="13"),
        ),
        "TR387": Geval(
            f"{REGEL}/ProductPeriode/Begindatum", _periode(date(2026, 4, 2), date(2026, 4, 30))
        ),
        "TR388": Geval(
            f"{REGEL}/ProductPeriode/Einddatum", _periode(date(2026, 4, 1), date(2026, 4, 29))
        ),
        "TR389": Geval(REGEL, bron=_eerder("debet")),
        "TR390": Geval(
            f"{REGEL}/ProductReferentie/VorigReferentieNummer",
            _credit,
            bron=_eerder("debet", "credit"),
        ),
        "TR418": Geval(f"{REGEL}/ProductTarief", zet(f"{EERSTE}/product_tarief", 6001)),
    }
    return {(nummer, Soort.DECLARATIE): geval for nummer, geval in gevallen.items()}


def _op_antwoord() -> Gevallen:
    eerste = "declaratie_antwoord/clienten/0/prestaties/0"
    gevallen = {
        "TR304": Geval(f"{ANTWOORD}/Clienten/Client[1]/Bsn", bron=lambda _wet: Proefbron()),
        "TR337": Geval(
            "/Bericht/Header/DeclaratieIdentificatie/Identificatie", bron=_zonder_declaratie
        ),
        "TR366": Geval(
            f"{BEOORDEELD}/ProductReferentie/ReferentieNummer",
            zet(f"{eerste}/product_referentie/referentie_nummer", "P9"),
        ),
        "TR367": Geval(f"{BEOORDEELD}/GeleverdVolume", zet(f"{eerste}/geleverd_volume", 7)),
        "TR371": Geval(
            "/Bericht/Header/XsdVersieDeclaratie/BerichtXsdVersie",
            zet("header/xsd_versie_declaratie/bericht_xsd_versie", "0.1.0"),
        ),
        "TR376": Geval(
            f"{ANTWOORD}/DeclaratieNummer", zet("declaratie_antwoord/declaratie_nummer", "D9")
        ),
    }
    return {(nummer, Soort.DECLARATIE_ANTWOORD): geval for nummer, geval in gevallen.items()}


GEVALLEN: Gevallen = {
    **_op_declaratie(),
    **_op_antwoord(),
    ("TR304", Soort.VERZOEK_WIJZIGING): Geval(f"{CLIENT}/Bsn", dossier=leeg),
    ("TR381", Soort.TOEWIJZING): Geval(
        f"{TOEGEWEZEN}[1]/Product/Code", _andere_categorie("client/toegewezen_producten/0/product")
    ),
    ("TR381", Soort.START): Geval(
        f"{START}/Product/Code", _andere_categorie("client/start_producten/0/product")
    ),
    ("TR381", Soort.STOP): Geval(
        f"{STOP}/Product/Code", _andere_categorie("client/stop_producten/0/product")
    ),
    ("TR381", Soort.VERZOEK_TOEWIJZING): Geval(
        f"{GEVRAAGD}[1]/Product/Code", _andere_categorie("client/aangevraagde_producten/0/product")
    ),
    ("TR381", Soort.VERZOEK_WIJZIGING): Geval(
        f"{NIEUW}[1]/Product/Code", _andere_categorie("client/verzoek/nieuwe_producten/0/product")
    ),
    ("TR385", Soort.TOEWIJZING): Geval(
        f"{TOEGEWEZEN}[1]/RedenWijziging",
        zet("client/toegewezen_producten/0/reden_wijziging", "13"),
        dossier=_toegekend,
    ),
}
