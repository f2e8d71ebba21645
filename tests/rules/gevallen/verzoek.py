"""Cases of the rules on requests."""

from __future__ import annotations

from app.standard.berichtsoort import Berichtsoort as Soort
from tests.rules.bouw import DAGTEKENING
from tests.rules.gevallen.geval import CLIENT, GEVRAAGD, NIEUW, Geval, Gevallen, en, zet

_EERSTE = "client/aangevraagde_producten/0"
_VERWIJZER = f"{_EERSTE}/verwijzer"

GEVALLEN: Gevallen = {
    ("CD043", Soort.VERZOEK_TOEWIJZING): Geval(
        f"{GEVRAAGD}[1]/BeschikkingIngangsdatum", zet(f"{_EERSTE}/beschikking_nummer", 77)
    ),
    ("CD066", Soort.VERZOEK_TOEWIJZING): Geval(
        f"{GEVRAAGD}[1]/Verwijzer/Naam", zet(f"{_VERWIJZER}/zorgverlener_code", "01012345")
    ),
    ("CD067", Soort.VERZOEK_TOEWIJZING): Geval(
        f"{GEVRAAGD}[1]/Verwijzer/Naam", zet(f"{_VERWIJZER}/naam", None)
    ),
    ("CD068", Soort.VERZOEK_TOEWIJZING): Geval(
        f"{GEVRAAGD}[1]/Verwijzer/ZorgverlenerCode",
        en(zet(f"{_VERWIJZER}/type", "06"), zet(f"{_VERWIJZER}/zorgverlener_code", "01012345")),
    ),
    ("TR352", Soort.VERZOEK_WIJZIGING): Geval(
        f"{CLIENT}/Verzoek/OngewijzigdeProducten",
        en(
            zet("client/verzoek/ongewijzigde_producten", ()),
            zet("client/verzoek/te_wijzigen_producten", ()),
        ),
    ),
    ("TR353", Soort.VERZOEK_WIJZIGING): Geval(
        f"{CLIENT}/Verzoek/TeWijzigenProducten",
        en(
            zet("client/verzoek/te_wijzigen_producten", ()),
            zet("client/verzoek/nieuwe_producten", ()),
        ),
    ),
    ("TR380", Soort.VERZOEK_WIJZIGING): Geval(
        f"{NIEUW}[1]/GewensteIngangsdatum",
        zet("client/verzoek/nieuwe_producten/0/gewenste_ingangsdatum", DAGTEKENING),
    ),
    ("TR383", Soort.VERZOEK_TOEWIJZING): Geval(
        f"{GEVRAAGD}[2]/ReferentieAanbieder",
        zet("client/aangevraagde_producten/1/referentie_aanbieder", "A1"),
    ),
}
