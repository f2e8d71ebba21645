"""Cases of the rules on requests, their answers and the reference in a 301."""

from __future__ import annotations

from datetime import date

from app.domain.dossier import Dossier
from app.domain.verzoek import Verzoekstatus
from app.standard.basis import Omvang, Product
from app.standard.berichtsoort import Berichtsoort as Soort
from app.standard.release import Wet
from tests.bouw import ANDER_BSN, PRODUCTEN, toegewezen
from tests.rules.bouw import voorgeschiedenis
from tests.rules.bron import DERDE, NUMMER, TWEEDE, Proefbron, neem_op, tweede_product, verzoek
from tests.rules.gevallen.geval import CLIENT, GEVRAAGD, TOEGEWEZEN, Geval, Gevallen, zet

VERZOEK = f"{CLIENT}/Verzoek"
ONGEWIJZIGD = f"{VERZOEK}/OngewijzigdeProducten/OngewijzigdProduct[1]"
TE_WIJZIGEN = f"{VERZOEK}/TeWijzigenProducten/TeWijzigenProduct[1]"
_GEWIJZIGD = "client/verzoek/te_wijzigen_producten/0"
_TOTAAL = Omvang(volume=80, eenheid="04", frequentie="6")


def _lopend(wet: Wet) -> Dossier:
    """The client of whom an older request is open."""
    dossier = voorgeschiedenis(Soort.VERZOEK_WIJZIGING, wet)
    dossier.verzoeken.append(verzoek(wet, "OUD"))
    return dossier


def _met(wet: Wet, **van_product: object) -> Dossier:
    """The client whose Toewijzing 300201 is of another kind."""
    dossier = Dossier()
    producten = (
        toegewezen(NUMMER, wet, **van_product),
        toegewezen(TWEEDE, wet, product=tweede_product(wet)),
    )
    neem_op(dossier, *producten, wet=wet)
    return dossier


def _nog_een(wet: Wet) -> Dossier:
    dossier = voorgeschiedenis(Soort.VERZOEK_WIJZIGING, wet)
    product = Product(categorie=PRODUCTEN[wet].categorie, code="45A77")
    neem_op(dossier, toegewezen(DERDE, wet, product=product), wet=wet)
    return dossier


def _aansluitend(wet: Wet) -> Dossier:
    """The same product twice, of which the first would be made to last longer."""
    dossier = Dossier()
    later = toegewezen(TWEEDE, wet, ingangsdatum=date(2026, 7, 15), einddatum=date(2026, 12, 31))
    neem_op(dossier, toegewezen(NUMMER, wet), later, wet=wet)
    return dossier


def _beantwoord(wet: Wet, status: Verzoekstatus) -> Proefbron:
    return Proefbron(verzoeken=[verzoek(wet, status=status)])


GEVALLEN: Gevallen = {
    ("TR347", Soort.VERZOEK_TOEWIJZING): Geval(
        f"{GEVRAAGD}[2]/ReferentieAanbieder",
        bron=lambda wet: Proefbron(verzoeken=[verzoek(wet, "A2")]),
    ),
    ("TR347", Soort.VERZOEK_WIJZIGING): Geval(
        f"{VERZOEK}/ReferentieAanbieder",
        bron=lambda wet: Proefbron(verzoeken=[verzoek(wet, "V1")]),
    ),
    ("TR349", Soort.VERZOEK_WIJZIGING): Geval(f"{VERZOEK}/OngewijzigdeProducten", dossier=_nog_een),
    ("TR350", Soort.VERZOEK_WIJZIGING): Geval(
        f"{ONGEWIJZIGD}/ToewijzingNummer",
        zet("client/verzoek/ongewijzigde_producten/0/toewijzing_nummer", DERDE),
    ),
    ("TR351", Soort.VERZOEK_WIJZIGING): Geval(
        f"{TE_WIJZIGEN}/ToewijzingNummer", zet(f"{_GEWIJZIGD}/toewijzing_nummer", DERDE)
    ),
    ("TR357", Soort.VERZOEK_WIJZIGING): Geval(
        f"{TE_WIJZIGEN}/GewensteIngangsdatum",
        zet(f"{_GEWIJZIGD}/gewenste_ingangsdatum", date(2026, 5, 20)),
    ),
    ("TR361", Soort.VERZOEK_WIJZIGING): Geval(f"{TE_WIJZIGEN}/Einddatum", dossier=_aansluitend),
    ("TR373", Soort.VERZOEK_WIJZIGING): Geval(
        f"{TE_WIJZIGEN}/GewensteIngangsdatum", dossier=lambda wet: _met(wet, omvang=_TOTAAL)
    ),
    ("TR374", Soort.VERZOEK_TOEWIJZING): Geval(CLIENT, dossier=_lopend),
    ("TR374", Soort.VERZOEK_WIJZIGING): Geval(VERZOEK, dossier=_lopend),
    ("TR375", Soort.VERZOEK_WIJZIGING): Geval(
        f"{TE_WIJZIGEN}/Omvang",
        dossier=lambda wet: _met(wet, product=None, omvang=None, budget=100_000),
    ),
    ("TR411", Soort.VERZOEK_WIJZIGING): Geval(
        f"{TE_WIJZIGEN}/Omvang", zet(f"{_GEWIJZIGD}/omvang", None)
    ),
    ("TR412", Soort.VERZOEK_WIJZIGING): Geval(
        f"{TE_WIJZIGEN}/Omvang",
        dossier=lambda wet: _met(
            wet,
            product=Product(categorie=PRODUCTEN[wet].categorie),
            omvang=None,
            budget=100_000,
        ),
    ),
    ("TR355", Soort.ANTWOORD): Geval(
        "/Bericht/Antwoord/ReferentieAanbieder", bron=lambda _wet: Proefbron()
    ),
    ("TR359", Soort.ANTWOORD): Geval(
        "/Bericht/Antwoord/VerzoekAntwoord",
        bron=lambda wet: _beantwoord(wet, Verzoekstatus.TOEGEWEZEN),
    ),
    ("TR360", Soort.ANTWOORD): Geval(
        "/Bericht/Antwoord/VerzoekAntwoord",
        zet("antwoord/verzoek_antwoord", "2"),
        bron=lambda wet: _beantwoord(wet, Verzoekstatus.IN_ONDERZOEK),
    ),
    ("TR365", Soort.ANTWOORD): Geval(
        "/Bericht/Antwoord/VerzoekAntwoord",
        bron=lambda wet: _beantwoord(wet, Verzoekstatus.AFGEWEZEN),
    ),
    ("TR379", Soort.TOEWIJZING): Geval(
        f"{TOEGEWEZEN}[2]/ReferentieAanbieder",
        zet("client/toegewezen_producten/1/referentie_aanbieder", "A1"),
        bron=lambda wet: Proefbron(verzoeken=[verzoek(wet, bsn=ANDER_BSN)]),
    ),
}
