"""Cases of the rules on a stop after a stop."""

from __future__ import annotations

from datetime import date

from app.domain.dossier import Dossier
from app.standard.berichtsoort import Berichtsoort as Soort
from app.standard.release import Wet
from tests.rules.bron import APRIL_6, MEI_1, dossier, start, stop
from tests.rules.gevallen.geval import STOP, Geval, Gevallen, zet


def _gestopt(wet: Wet, op: date, reden: str) -> Dossier:
    return dossier(wet, start(wet, APRIL_6), stop(wet, APRIL_6, op, reden=reden))


GEVALLEN: Gevallen = {
    ("TR413", Soort.STOP): Geval(
        f"{STOP}/RedenBeeindiging",
        zet("client/stop_producten/0/reden_beeindiging", "20"),
        dossier=lambda wet: _gestopt(wet, MEI_1, "20"),
    ),
    ("TR414", Soort.STOP): Geval(
        f"{STOP}/Einddatum", dossier=lambda wet: _gestopt(wet, date(2026, 5, 5), "20")
    ),
    ("TR415", Soort.STOP): Geval(
        f"{STOP}/RedenBeeindiging", dossier=lambda wet: _gestopt(wet, MEI_1, "31")
    ),
}
