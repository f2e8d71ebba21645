"""Finding the gemeente while a 315 is filled in: the question list beneath its question."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from app.gui.stappen.page import Stappenpagina
from app.gui.verzoeken.erbij import Gemeentehulp
from app.gui.woonplaats.vragen import Woonplaatsvragen
from app.services import woonplaats
from app.standard.release import Wet
from tests.bouw import BSN, NIJMEGEN, bericht301, toegewezen
from tests.gui.bureau import teksten
from tests.gui.open_venster import Scherm, open_werk, scherm
from tests.walks.conftest import sjabloon, snelle_sleutel

__all__ = ["open_werk", "scherm", "sjabloon", "snelle_sleutel"]  # fixtures

KEY, LINKS = Qt.Key, Qt.MouseButton.LeftButton
DRUTEN = "0225"


class Aanvrager:
    """Somebody at the step Gemeente of a 315 for a client whom we know."""

    def __init__(self, scherm: Scherm, wet: Wet = Wet.JW) -> None:
        self.scherm = scherm
        scherm.importeer(bericht301(toegewezen(300201, wet), wet=wet))
        self.client_id = woonplaats.client_met_bsn(scherm.workspace, BSN)
        scherm.geopend.kantoor.open_aanvraag(client_id=self.client_id)
        scherm.rust()
        self.page.ga_naar("gemeente")
        scherm.rust()

    @property
    def page(self) -> Stappenpagina[Any]:
        page = self.scherm.geopend.venster.over
        assert isinstance(page, Stappenpagina)
        return page

    @property
    def hulp(self) -> Gemeentehulp:
        (hulp,) = self.page.findChildren(Gemeentehulp)
        return hulp

    @property
    def vragen(self) -> Woonplaatsvragen:
        vragen = self.hulp.vragen
        assert vragen is not None
        return vragen

    @property
    def gegeven(self) -> list[str]:
        return [een.antwoord for een in self.vragen.form.gegeven]

    def begin(self) -> None:
        QTest.mouseClick(self.hulp.open, LINKS)
        QApplication.processEvents()

    def toets(self, *toetsen: Qt.Key) -> None:
        for toets in toetsen:
            hier = QApplication.focusWidget()
            assert hier is not None
            QTest.keyClick(hier, toets)
            QApplication.processEvents()

    def kies(self, gemeente: str) -> None:
        veld = self.vragen.gemeente
        assert veld is not None
        veld.set_value(gemeente)
        self.vragen.verder()
        QApplication.processEvents()


@pytest.fixture
def aanvrager(scherm: Scherm) -> Aanvrager:
    return Aanvrager(scherm)


def test_with_the_keyboard_to_the_gemeente_that_the_request_goes_to(aanvrager: Aanvrager) -> None:
    assert aanvrager.page.form.aanvraag.gemeente == NIJMEGEN  # of the Toewijzing so far
    aanvrager.begin()
    assert aanvrager.vragen.kaarten[0].knop.hasFocus()
    aanvrager.toets(KEY.Key_Down, KEY.Key_Return, KEY.Key_Down, KEY.Key_Return)
    aanvrager.kies(DRUTEN)
    assert aanvrager.vragen.volgende.hasFocus()
    aanvrager.toets(KEY.Key_Return)
    aanvrager.scherm.rust()
    (bepaling,) = woonplaats.van_client(aanvrager.scherm.workspace, aanvrager.client_id)
    aanvraag = aanvrager.page.form.aanvraag
    assert (aanvraag.gemeente, aanvraag.woonplaats_id) == (DRUTEN, bepaling.id)
    assert aanvrager.hulp.vragen is None
    assert "is Druten verantwoordelijk" in teksten(aanvrager.hulp)
    assert aanvrager.page.indeling.volgende.hasFocus()


def test_pressed_twice_it_is_kept_once(aanvrager: Aanvrager) -> None:
    aanvrager.begin()
    aanvrager.toets(KEY.Key_Down, KEY.Key_Return, KEY.Key_Down, KEY.Key_Return)
    aanvrager.kies(DRUTEN)
    vragen = aanvrager.vragen
    vragen.verder()
    vragen.verder()
    aanvrager.scherm.rust()
    assert len(woonplaats.van_client(aanvrager.scherm.workspace, aanvrager.client_id)) == 1


def test_escape_goes_back_in_the_list_and_then_to_the_form(aanvrager: Aanvrager) -> None:
    aanvrager.begin()
    aanvrager.toets(KEY.Key_Down, KEY.Key_Return)
    assert aanvrager.gegeven == ["ambulant"]
    aanvrager.toets(KEY.Key_Escape)
    assert aanvrager.gegeven == []
    aanvrager.toets(KEY.Key_Escape)
    assert aanvrager.hulp.vragen is None
    assert aanvrager.page.stap == "gemeente"
    assert aanvrager.page.form.aanvraag.gemeente == NIJMEGEN


def test_the_first_question_can_be_left_with_its_button(aanvrager: Aanvrager) -> None:
    aanvrager.begin()
    assert aanvrager.vragen.vorige.text() == "&Toch niet"
    QTest.mouseClick(aanvrager.vragen.vorige, LINKS)
    assert aanvrager.hulp.vragen is None
    assert aanvrager.hulp.open.hasFocus()
    assert "verantwoordelijk" not in teksten(aanvrager.hulp)


def test_its_buttons_have_words_and_letters_of_their_own(aanvrager: Aanvrager) -> None:
    aanvrager.begin()
    aanvrager.toets(KEY.Key_Down, KEY.Key_Return)
    knoppen = [k for k in aanvrager.page.findChildren(QPushButton) if k.isVisible()]
    woorden = [k.text() for k in knoppen if "&" in k.text().replace("&&", "")]
    assert {"Vor&ige vraag", "V&olgende vraag"} <= set(woorden)
    letters = [woord[woord.index("&") + 1].casefold() for woord in woorden]
    assert len(letters) == len(set(letters)), woorden


def test_in_a_small_window_the_buttons_come_in_sight(aanvrager: Aanvrager) -> None:
    aanvrager.scherm.geopend.venster.resize(1024, 700)
    aanvrager.begin()
    vak = aanvrager.page.vakken["gemeente"]
    for toetsen in ((KEY.Key_Down, KEY.Key_Down), (KEY.Key_Down, KEY.Key_Down)):
        aanvrager.toets(*toetsen, KEY.Key_Return)
        QTest.qWait(20)
        knoppen = aanvrager.vragen.knoppen
        onder = knoppen.mapTo(vak.viewport(), knoppen.rect().bottomLeft()).y()
        assert 0 < onder < vak.viewport().height()


def test_a_request_under_the_wmo_has_no_question_list(scherm: Scherm) -> None:
    assert not Aanvrager(scherm, Wet.WMO).hulp.isVisible()
