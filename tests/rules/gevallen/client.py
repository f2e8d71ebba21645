"""Cases of the rules on the client, beside those in ``basis``."""

from __future__ import annotations

from app.standard.basis import Communicatie
from app.standard.berichtsoort import Berichtsoort as Soort
from tests.rules.gevallen.geval import CLIENT, Geval, Gevallen, zet

GEVALLEN: Gevallen = {
    ("CD007", Soort.TOEWIJZING): Geval(
        f"{CLIENT}/Communicatie/Taal", zet("client/communicatie", Communicatie(vorm="1"))
    ),
    ("CS050", Soort.TOEWIJZING): Geval(
        f"{CLIENT}/Naam/NaamGebruik", zet("client/naam/naam_gebruik", "2")
    ),
    ("CS318", Soort.TOEWIJZING): Geval(
        f"{CLIENT}/Naam/NaamGebruik", zet("client/naam/naam_gebruik", "6")
    ),
}
for soort in (Soort.TOEWIJZING, Soort.START, Soort.STOP, Soort.VERZOEK_TOEWIJZING):
    GEVALLEN["CS139", soort] = Geval(
        f"{CLIENT}/Geboortedatum/DatumGebruik", zet("client/geboortedatum/datum_gebruik", "1")
    )
