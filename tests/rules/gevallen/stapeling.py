"""Cases of the rules on overlap in requests."""

from __future__ import annotations

from datetime import date

from app.standard.berichtsoort import Berichtsoort as Soort
from tests.rules.gevallen.geval import GEVRAAGD, NIEUW, Geval, Gevallen, en, herhaal, zet

_TWEEDE = "client/verzoek/nieuwe_producten/1/gewenste_ingangsdatum"

GEVALLEN: Gevallen = {
    ("TR386", Soort.VERZOEK_TOEWIJZING): Geval(
        f"{GEVRAAGD}[2]/Product",
        zet("client/aangevraagde_producten/1/toewijzing_ingangsdatum", date(2026, 8, 31)),
    ),
    ("TR410", Soort.VERZOEK_WIJZIGING): Geval(
        f"{NIEUW}[2]/Product",
        en(herhaal("client/verzoek/nieuwe_producten"), zet(_TWEEDE, date(2026, 12, 31))),
    ),
}
