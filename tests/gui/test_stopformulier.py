"""The form of a stop, with real widgets: what it says beside which field, and its keys."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from app.domain.verzending import Status
from app.forms.stop_controle import EINDDATUM, OOK, REDEN, Stopantwoord
from app.gui.velden.keuze import Keuzevraag
from app.gui.widgets.choice_field import ChoiceField
from app.gui.widgets.date_field import DateField
from app.rules.finding import Finding
from app.services import melden, stoppen
from app.services.melden import Voorbeeld
from tests.bouw import bericht301, toegewezen
from tests.gui.bureau import teksten
from tests.gui.open_venster import Scherm, export, open_werk, scherm
from tests.gui.stoppen import (
    ANDER_PRODUCT,
    APRIL_2,
    APRIL_8,
    APRIL_9,
    STOP_PRODUCT,
    client,
    dien_in,
    gestopt,
    lopende_hulp,
    vraag,
    vul_stop,
)
from tests.walks.conftest import afkeuring, antwoord, sjabloon, snelle_sleutel

__all__ = ["export", "open_werk", "scherm", "sjabloon", "snelle_sleutel"]  # fixtures

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def test_wie_al_tijdelijk_gestopt_is_kan_niet_nog_eens_mee(scherm: Scherm) -> None:
    lopende_hulp(scherm, toegewezen(300201), toegewezen(300202, product=ANDER_PRODUCT))
    form = stoppen.formulier(scherm.workspace, 2)
    assert melden.zet_klaar(scherm.workspace, form, Stopantwoord(APRIL_2, "20")).gelukt
    scherm.geopend.kantoor.open_stop(1)
    scherm.rust()
    vul_stop(scherm, "08-04-2026", "20")
    ook = vraag(scherm, OOK)
    (vinkje,) = ook.vinkjes.per_code.values()
    assert ook.finding == ""
    vinkje.click()
    assert ook.finding.startswith("De hulp van toewijzing 300202 is al tijdelijk gestopt.")
    assert ook.finding.endswith("TR413")
    assert vinkje.accessibleDescription().startswith("De hulp van toewijzing 300202")
    vinkje.click()
    assert ook.finding == ""


def test_een_reden_die_niet_meer_past_staat_er_met_waarom(scherm: Scherm, export: Path) -> None:
    lopende_hulp(scherm)
    scherm.geopend.kantoor.open_stop(1)
    scherm.rust()
    vul_stop(scherm, "03-04-2026", "20")
    scherm.klik(scherm.stop.zet_klaar)
    pad = dien_in(scherm, export)
    scherm.importeer(antwoord(pad, afkeuring("TR382", "9069", STOP_PRODUCT)))
    korter = toegewezen(toewijzingsdatum=APRIL_9, einddatum=APRIL_8, reden_wijziging="05")
    scherm.importeer(bericht301(korter, identificatie="G0002", dagtekening=APRIL_9))
    scherm.ga_naar("vandaag")
    scherm.doe("Stop afgekeurd (307)")
    scherm.klik(scherm.knop("Verbeter en stuur opnieuw"))
    reden = vraag(scherm, REDEN)
    assert isinstance(reden, Keuzevraag)
    assert reden.keuze.currentText() == "20  past niet meer"
    assert reden.finding.startswith("De toewijzing is afgelopen")
    assert reden.finding.endswith("OP378")
    scherm.kies("36")
    assert reden.finding == ""
    assert scherm.stop.voorbeeld.getoond


def test_een_dag_na_het_einde_van_de_toewijzing(scherm: Scherm) -> None:
    lopende_hulp(scherm, toegewezen(einddatum=APRIL_9))
    scherm.geopend.kantoor.open_stop(1)
    scherm.rust()
    assert scherm.datumvraag.datum.text() == "09-04-2026"  # it has ended
    vul_stop(scherm, "10-04-2026", "31")
    assert "na de einddatum van de toewijzing (9 april 2026)" in scherm.datumvraag.finding
    assert vraag(scherm, REDEN).finding == ""
    assert scherm.stop.voorbeeld.zin.endswith("Verbeter eerst wat hierboven staat.")
    scherm.klik(scherm.stop.zet_klaar)
    assert scherm.geopend.venster.over is scherm.stop  # nothing leaves
    assert QApplication.focusWidget() is scherm.datumvraag.datum
    scherm.vul_datum("01-04-2026")
    assert "voor de start (2 april 2026)" in scherm.datumvraag.finding
    scherm.vul_datum("09-04-2026")
    assert scherm.datumvraag.finding == ""
    assert scherm.stop.voorbeeld.getoond


def test_wie_niets_invult_hoort_het_bij_elk_veld_pas_na_de_knop(scherm: Scherm) -> None:
    lopende_hulp(scherm)
    scherm.geopend.kantoor.open_stop(1)
    scherm.rust()
    dag, reden = vraag(scherm, EINDDATUM), vraag(scherm, REDEN)
    assert (dag.finding, reden.finding) == ("", "")
    scherm.klik(scherm.stop.zet_klaar)
    assert dag.finding == "Vul in wat de laatste dag van de hulp was. OP272"
    assert reden.finding == "Kies waarom de hulp stopt. OP272"
    assert QApplication.focusWidget() is dag.datum
    scherm.vul_datum("03-04-2026")
    scherm.klik(scherm.stop.zet_klaar)
    assert QApplication.focusWidget() is reden.keuze
    assert dag.finding == ""


def test_een_datum_die_niet_bestaat_blijft_gezegd(scherm: Scherm) -> None:
    lopende_hulp(scherm)
    scherm.geopend.kantoor.open_stop(1)
    scherm.rust()
    vul_stop(scherm, "31-04-2026", "31")
    assert scherm.datumvraag.finding == "31-04-2026 bestaat niet. April heeft 30 dagen."
    scherm.klik(scherm.stop.zet_klaar)
    assert QApplication.focusWidget() is scherm.datumvraag.datum


def test_de_kop_blijft_van_het_formulier(scherm: Scherm) -> None:
    lopende_hulp(scherm)
    scherm.geopend.kantoor.open_stop(1)
    scherm.rust()
    scherm.vandaag.summary_changed.emit("3 te laat")  # what was still being fetched below
    assert scherm.geopend.venster.header.summary.startswith("Toewijzing 300201")
    scherm.toets(KEY.Key_Escape)
    assert not scherm.geopend.venster.header.summary.startswith("Toewijzing")


def test_de_uitleg_volgt_de_reden(scherm: Scherm) -> None:
    lopende_hulp(scherm)
    scherm.geopend.kantoor.open_stop(1)
    scherm.rust()
    reden = vraag(scherm, REDEN)
    assert "Waarom de hulp stopt (reden beëindiging)." in teksten(reden)
    scherm.kies("32")
    assert "De cliënt stopt eerder dan gepland" in teksten(reden)
    assert "De cliënt stopt eerder dan gepland" in reden.keuze.accessibleDescription()


def test_wat_de_regels_vinden_staat_bij_zijn_veld_en_de_rest_eronder(
    scherm: Scherm, monkeypatch: pytest.MonkeyPatch
) -> None:
    lopende_hulp(scherm)
    bevindingen = tuple(
        Finding(
            "TR999", 3, "9999", f"{STOP_PRODUCT}/{element}", "", f"Over {element}.", "Doe iets."
        )
        for element in ("Einddatum", "RedenBeeindiging", "Begindatum")
    )

    nog_een = replace(bevindingen[0], melding="Ook dat nog.")

    def voorbeeld(*_: object) -> Voorbeeld:
        return Voorbeeld((), "<x/>", (*bevindingen, nog_een))

    monkeypatch.setattr(melden, "voorbeeld", voorbeeld)
    scherm.geopend.kantoor.open_stop(1)
    scherm.rust()
    vul_stop(scherm, "03-04-2026", "31")
    assert vraag(scherm, EINDDATUM).finding == "Over Einddatum. Doe iets. regel TR999"
    assert vraag(scherm, REDEN).finding == "Over RedenBeeindiging. Doe iets. regel TR999"
    assert scherm.stop.voorbeeld.bezwaren == "Over Begindatum. Doe iets. (regel TR999)"


def test_een_start_die_nog_klaarstaat_geeft_een_waarschuwing_en_geen_slot(scherm: Scherm) -> None:
    lopende_hulp(scherm, tot=Status.KLAAR)
    scherm.geopend.kantoor.open_stop(1)
    scherm.rust()
    (let_op,) = [
        label for label in scherm.stop.findChildren(QLabel) if label.text().startswith("Let op.")
    ]
    assert let_op.isVisible()
    assert "OP080" in let_op.text()
    vul_stop(scherm, "03-04-2026", "31")
    scherm.klik(scherm.stop.zet_klaar)
    assert scherm.gezegd.startswith("Het stopbericht (307)")


def test_wat_intussen_veranderde_wordt_gezegd(scherm: Scherm) -> None:
    lopende_hulp(scherm)
    gestopt(scherm)
    client(scherm, "Corrigeer stop")
    vul_stop(scherm, "09-04-2026", "32")
    elders = stoppen.correctie(scherm.workspace, 1)
    assert melden.zet_klaar(scherm.workspace, elders, Stopantwoord(APRIL_2, "31")).gelukt
    scherm.klik(scherm.stop.zet_klaar)
    assert scherm.gezegd.startswith("Deze stop is intussen gewijzigd.")
    assert scherm.stop.zet_klaar.isEnabled()


def test_wat_intussen_niet_meer_kan_staat_bij_het_veld(scherm: Scherm) -> None:
    lopende_hulp(scherm)
    client(scherm, "Meld stop")
    vul_stop(scherm, "09-04-2026", "32")
    gestopt(scherm)
    scherm.klik(scherm.stop.zet_klaar)
    assert "is al een stop gemeld" in scherm.datumvraag.finding
    assert QApplication.focusWidget() is scherm.datumvraag.datum


def test_alles_met_het_toetsenbord(scherm: Scherm, export: Path) -> None:
    lopende_hulp(scherm, toegewezen(einddatum=APRIL_8))
    scherm.toets(KEY.Key_1, CTRL)
    titels = [regel.titel for regel in scherm.regels()]
    for _ in range(titels.index("Stop melden (307)")):
        scherm.toets(KEY.Key_Down)
    scherm.toets(KEY.Key_Return)
    dag: DateField = vraag(scherm, EINDDATUM).datum
    reden: ChoiceField = vraag(scherm, REDEN).keuze
    assert QApplication.focusWidget() is dag
    QTest.keyClick(dag, KEY.Key_A, CTRL)
    scherm.typ("7-4")
    scherm.toets(KEY.Key_Return)  # reads the date and goes to what is still open
    assert dag.text() == "07-04-2026"
    assert QApplication.focusWidget() is reden
    scherm.typ("overst")
    assert reden.value == "38"
    scherm.toets(KEY.Key_Return)
    assert QApplication.focusWidget() is scherm.stop.zet_klaar
    scherm.wacht_op_voorbeeld()
    assert "overstap naar andere aanbieder" in scherm.stop.voorbeeld.zin
    scherm.toets(KEY.Key_Return)
    assert scherm.geopend.venster.over is None
    assert scherm.gezegd.startswith("Het stopbericht (307)")


def test_escape_sluit_eerst_de_lijst_en_dan_het_formulier(scherm: Scherm) -> None:
    lopende_hulp(scherm)
    scherm.geopend.kantoor.open_stop(1)
    scherm.rust()
    reden = vraag(scherm, REDEN).keuze
    reden.setFocus()
    scherm.toets(KEY.Key_Space)
    assert reden.view().isVisible()
    QTest.keyClick(reden.view(), KEY.Key_Escape)
    scherm.rust()
    assert not reden.view().isVisible()
    assert scherm.geopend.venster.over is scherm.stop
    scherm.toets(KEY.Key_Escape)
    assert scherm.geopend.venster.over is None
