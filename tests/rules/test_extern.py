"""TR135 and TR378 at their edges."""

from __future__ import annotations

from datetime import timedelta

from app.standard.berichtsoort import Berichtsoort
from app.standard.release import Wet
from tests.rules.bouw import DAGTEKENING, bericht305, geldig, met, vind
from tests.rules.bron import Proefbron


def test_tr135_de_dag_zelf_mag_en_de_dag_ervoor_niet() -> None:
    bericht = bericht305(Wet.JW)
    assert vind("TR135", bericht, bron=Proefbron(vandaag=DAGTEKENING)) == []
    (finding,) = vind("TR135", bericht, bron=Proefbron(vandaag=DAGTEKENING - timedelta(days=1)))
    assert "vandaag is het 19 mei 2026" in finding.melding


def test_tr378_ook_de_gemeente_van_het_woonplaatsbeginsel() -> None:
    bericht = geldig(Berichtsoort.ANTWOORD, Wet.JW)
    anders = met(bericht, "antwoord/woonplaatsbeginsel/gemeente", "9999")
    (finding,) = vind("TR378", anders)
    assert (finding.pad, finding.waarde) == (
        "/Bericht/Antwoord/Woonplaatsbeginsel/Gemeente",
        "9999",
    )


def test_tr378_een_agb_code_is_geen_gemeente() -> None:
    bericht = bericht305(Wet.WMO)
    (finding,) = vind("TR378", bericht, bron=Proefbron(gemeenten=frozenset()))
    assert finding.pad == "/Bericht/Header/Ontvanger"
