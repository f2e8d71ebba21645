"""Cases of the rules on the answers of a gemeente."""

from __future__ import annotations

from app.standard.berichtsoort import Berichtsoort as Soort
from tests.rules.gevallen.geval import Geval, Gevallen, zet

_ANTWOORD = "/Bericht/Antwoord"

GEVALLEN: Gevallen = {
    ("CD085", Soort.ANTWOORD): Geval(
        f"{_ANTWOORD}/RedenAfwijzingVerzoek", zet("antwoord/reden_afwijzing_verzoek", None)
    ),
    ("CD086", Soort.ANTWOORD): Geval(
        f"{_ANTWOORD}/RedenAfwijzingVerzoek", zet("antwoord/verzoek_antwoord", "2")
    ),
    ("TR342", Soort.DECLARATIE_ANTWOORD): Geval(
        "/Bericht/DeclaratieAntwoord/TotaalToegekendBedrag/TotaalBedrag",
        zet("declaratie_antwoord/totaal_toegekend_bedrag/totaal_bedrag", 1),
    ),
    ("TR377", Soort.ANTWOORD): Geval(
        f"{_ANTWOORD}/Woonplaatsbeginsel", zet("antwoord/woonplaatsbeginsel", None)
    ),
    ("TR409", Soort.ANTWOORD): Geval(
        f"{_ANTWOORD}/Woonplaatsbeginsel", zet("antwoord/reden_afwijzing_verzoek", "3")
    ),
}
