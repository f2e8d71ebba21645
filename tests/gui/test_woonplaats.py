"""Finding the woonplaats in the window: one question at a time, by mouse and by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from app.domain.verzoek import Woonplaatsbepaling
from app.gui.clienten.page import ClientenPage
from app.gui.clienten.woonplaats_view import Bepaling
from app.gui.messages import Kind
from app.gui.woonplaats.kaarten import Antwoordkaart, Uitkomstkaart
from app.gui.woonplaats.openen import open_woonplaats
from app.gui.woonplaats.page import WoonplaatsPagina
from app.services import woonplaats
from app.standard.release import Wet
from tests.bouw import ANDER_BSN, BSN, bericht301, toegewezen
from tests.gui.bureau import VANDAAG, Bureau, knop, teksten
from tests.gui.open_venster import Scherm, open_werk, scherm
from tests.gui.test_accessibility import nameless, stops
from tests.walks.conftest import VRIJDAG, sjabloon, snelle_sleutel

__all__ = ["open_werk", "scherm", "sjabloon", "snelle_sleutel"]  # fixtures

KEY, LINKS = Qt.Key, Qt.MouseButton.LeftButton


class Vrager:
    """Somebody at the page; ``klaar`` holds what the page gave at the end."""

    def __init__(self, hier: Bureau, client_id: int | None = None) -> None:
        self.hier = hier
        self.klaar: list[Woonplaatsbepaling] = []
        self.gesloten: list[bool] = []
        self.page = WoonplaatsPagina(
            hier.kantoor, self.klaar.append, client_id=client_id, wie="T. de Wit"
        )
        self.page.gesloten.connect(lambda: self.gesloten.append(True))
        hier.toon(self.page)
        self.page.activateWindow()
        hier.qtbot.waitUntil(self.page.isActiveWindow)
        self.page.setFocus()

    def toets(self, *toetsen: Qt.Key) -> None:
        for toets in toetsen:
            hier = QApplication.focusWidget()
            assert hier is not None
            QTest.keyClick(hier, toets)
            QApplication.processEvents()

    def typ(self, tekst: str) -> None:
        hier = QApplication.focusWidget()
        assert hier is not None
        QTest.keyClicks(hier, tekst)

    def kaart(self, code: str) -> Antwoordkaart:
        return next(k for k in self.page.vragen.kaarten if k.code == code)

    def antwoord(self, *codes: str) -> None:
        for code in codes:
            QTest.mouseClick(self.kaart(code), LINKS)
            QTest.mouseClick(self.page.vragen.volgende, LINKS)

    def gemeente(self, code: str) -> None:
        veld = self.page.vragen.gemeente
        assert veld is not None
        veld.set_value(code)
        QTest.mouseClick(self.page.vragen.volgende, LINKS)

    @property
    def gegeven(self) -> list[str]:
        return [een.antwoord for een in self.page.vragen.form.gegeven]

    @property
    def gekozen(self) -> str | None:
        return next((k.code for k in self.page.vragen.kaarten if k.knop.isChecked()), None)


@pytest.fixture
def vrager(hier: Bureau) -> Vrager:
    return Vrager(hier)


def test_by_mouse_from_the_first_question_to_the_gemeente(vrager: Vrager) -> None:
    assert vrager.page.vragen.vorige.isHidden()
    assert "Voor de Wmo is de gemeente verantwoordelijk waar de cliënt woont" in teksten(
        vrager.page
    ).replace("\n", " ")
    vrager.antwoord("verblijf", "aantekening", "gemeente")
    vrager.gemeente("0225")
    (kaart,) = vrager.page.vragen.findChildren(Uitkomstkaart)
    assert kaart.accessibleName().startswith("Verantwoordelijk is Druten.")
    assert "§5.4, punt 3" in teksten(kaart)
    assert "OP359" in teksten(kaart)
    assert vrager.klaar == []
    QTest.mouseClick(knop(vrager.page, "Bewaar in het dossier"), LINKS)
    vrager.hier.wacht()
    (bepaling,) = vrager.klaar
    assert (bepaling.gemeente, bepaling.op, bepaling.client_id) == ("0225", VANDAAG, None)
    assert bepaling.id is not None
    assert vrager.gesloten == [True]


def test_arrows_and_enter_are_enough(vrager: Vrager) -> None:
    vrager.toets(KEY.Key_Down, KEY.Key_Down)
    assert vrager.gekozen == "verblijf"
    vrager.toets(KEY.Key_Return, KEY.Key_Down, KEY.Key_Return)
    assert vrager.gegeven == ["verblijf", "gemeente"]
    typ_gemeente(vrager.page, "beuningen")
    assert vrager.gegeven == ["verblijf", "gemeente", "0209"]
    assert vrager.page.vragen.volgende.hasFocus()
    vrager.toets(KEY.Key_Space)
    vrager.hier.wacht()
    assert [een.gemeente for een in vrager.klaar] == ["0209"]


def test_the_first_arrow_chooses_the_first_answer(vrager: Vrager) -> None:
    assert vrager.gekozen is None
    vrager.toets(KEY.Key_Down)
    assert vrager.gekozen == "ambulant"


def test_enter_without_an_answer_says_so(vrager: Vrager) -> None:
    vrager.toets(KEY.Key_Return)
    assert "Kies een antwoord." in teksten(vrager.page)
    assert vrager.gegeven == []
    vrager.toets(KEY.Key_Down)
    assert "Kies een antwoord." not in teksten(vrager.page)


@pytest.mark.parametrize("getypt", ["", "Nergenshuizen", "berg"])
def test_a_gemeente_that_is_none_or_more_than_one_is_asked_again(
    vrager: Vrager, getypt: str
) -> None:
    vrager.antwoord("ambulant", "gemeente")
    vrager.typ(getypt)
    vrager.page.vragen.verder()
    assert "Kies een gemeente uit de lijst." in teksten(vrager.page)
    assert vrager.gegeven == ["ambulant", "gemeente"]


def test_the_arrow_takes_a_gemeente_from_what_fits(vrager: Vrager) -> None:
    vrager.antwoord("ambulant", "gemeente")
    typ_gemeente(vrager.page, "berg en", KEY.Key_Down)
    assert vrager.gegeven == ["ambulant", "gemeente", "1945"]


def test_escape_goes_back_a_question_and_leaves_from_the_first(vrager: Vrager) -> None:
    vrager.antwoord("ambulant", "buitenland")
    vrager.toets(KEY.Key_Escape)
    assert (vrager.gegeven, vrager.gekozen) == (["ambulant"], "buitenland")
    vrager.toets(KEY.Key_Escape)
    assert (vrager.gegeven, vrager.gekozen, vrager.gesloten) == ([], "ambulant", [])
    vrager.toets(KEY.Key_Escape)
    assert vrager.gesloten == [True]
    assert vrager.klaar == []


def test_a_click_on_an_answered_line_asks_it_anew_and_keeps_what_stood_above(
    vrager: Vrager,
) -> None:
    vrager.antwoord("verblijf", "onbekend", "onbekend")
    QTest.mouseClick(vrager.page.vragen.regels[1], LINKS)
    assert (vrager.gegeven, vrager.gekozen) == (["verblijf"], "onbekend")
    vrager.antwoord("aantekening")
    assert vrager.gekozen == "onbekend"  # as the mother was answered before


def test_the_keyboard_reaches_the_lines_too(vrager: Vrager) -> None:
    vrager.antwoord("verblijf", "buitenland")
    wijzig = vrager.page.vragen.regels[0].wijzig
    assert wijzig.accessibleName() == "Wijzig: Welke hulp vraag je aan? Hulp met verblijf"
    wijzig.setFocus()
    vrager.toets(KEY.Key_Space)
    assert vrager.gegeven == []


def test_what_was_found_is_kept_once(vrager: Vrager) -> None:
    vrager.antwoord("ambulant", "gemeente")
    vrager.gemeente("0268")
    vrager.page.vragen.verder()
    vrager.page.vragen.verder()
    vrager.hier.wacht()
    assert len(vrager.klaar) == 1


def test_every_state_has_names_and_is_reached_by_tab(vrager: Vrager) -> None:
    def bereikt() -> set[QWidget]:
        assert nameless(vrager.page) == []
        vrager.page.vragen.eerste.setFocus()
        return set(stops(vrager.page))

    vragen = vrager.page.vragen
    assert bereikt() >= {vragen.kaarten[0].knop, vragen.volgende, vrager.page.annuleer}
    vrager.antwoord("ambulant", "gemeente")
    assert vragen.gemeente is not None
    assert bereikt() >= {vragen.regels[0].wijzig, vragen.gemeente, vragen.vorige, vragen.volgende}
    vrager.gemeente("0268")
    assert bereikt() >= {vragen.regels[2].wijzig, vragen.vorige, vragen.volgende}


def test_a_wizard_gets_the_outcome_for_a_client_who_is_not_there_yet(hier: Bureau) -> None:
    gekregen: list[Woonplaatsbepaling] = []
    page = WoonplaatsPagina(hier.kantoor, gekregen.append, knop="&Neem over")
    hier.toon(page)
    for antwoord in ("ambulant", "gemeente", "0268"):
        page.vragen.form = page.vragen.form.antwoord(antwoord)
    page.vragen.verder()
    hier.wacht()
    (bepaling,) = gekregen
    assert bepaling.client_id is None
    assert bepaling.redenering.startswith("Welke hulp vraag je aan? Alleen ambulante hulp.")


def test_opened_for_a_client_it_is_kept_in_that_dossier(hier: Bureau) -> None:
    hier.importeer(bericht301())
    client_id = woonplaats.client_met_bsn(hier.workspace, BSN)
    open_woonplaats(hier.kantoor, client_id)
    hier.wacht()
    ((naam, page),) = hier.geopend
    assert naam == "open_over"
    assert isinstance(page, WoonplaatsPagina)
    hier.toon(page)
    for antwoord in ("ambulant", "gemeente", "0268"):
        page.vragen.form = page.vragen.form.antwoord(antwoord)
    page.vragen.verder()
    hier.wacht()
    (een,) = woonplaats.van_client(hier.workspace, client_id)
    assert een.gemeente == "0268"
    soort, gezegd, _ = hier.recorder.said[-1]
    assert soort is Kind.DONE
    assert gezegd == "In het dossier van T. de Wit staat nu Nijmegen."


# In the dossier


def dossier(scherm: Scherm) -> ClientenPage:
    scherm.ga_naar("clienten")
    page = scherm.geopend.venster.page("clienten")
    assert isinstance(page, ClientenPage)
    return page


def test_from_the_dossier_through_the_questions_and_back(scherm: Scherm) -> None:
    scherm.importeer(bericht301())
    page = dossier(scherm)
    assert "Nog niet bepaald" in teksten(page.dossier)
    QTest.mouseClick(knop(page.dossier, "Woonplaats bepalen"), LINKS)
    scherm.rust()
    over = scherm.geopend.venster.over
    assert isinstance(over, WoonplaatsPagina)
    assert scherm.geopend.venster.header.summary == "T. de Wit · Jeugdwet"
    assert nameless(scherm.geopend.venster) == []
    for toets in (KEY.Key_Down, KEY.Key_Return, KEY.Key_Down, KEY.Key_Return):
        druk(toets)
    typ_gemeente(over, "druten")
    assert over.vragen.volgende.hasFocus()
    druk(KEY.Key_Return)
    scherm.rust()
    assert scherm.geopend.venster.over is None
    assert scherm.gezegd == "In het dossier van T. de Wit staat nu Druten."
    (regel,) = bepalingen(page)
    assert regel.accessibleName() == f"Druten (0225), bepaald op {VRIJDAG.day} apr 2026"
    assert regel.redenering.isHidden()
    QTest.mouseClick(regel.waarom, LINKS)
    assert "§5.4, punt 1" in teksten(regel)
    QTest.mouseClick(regel.waarom, LINKS)
    assert regel.redenering.isHidden()
    assert regel.waarom.text() == "Waarom"


def test_the_newest_stands_first(scherm: Scherm) -> None:
    scherm.importeer(bericht301())
    client_id = woonplaats.client_met_bsn(scherm.workspace, BSN)
    for gemeente in ("0268", "0225"):
        woonplaats.bewaar(
            scherm.workspace,
            Woonplaatsbepaling(
                gemeente=gemeente, redenering="Omdat.", op=VRIJDAG, client_id=client_id
            ),
        )
    regels = bepalingen(dossier(scherm))
    assert [regel.accessibleName().split(",")[0] for regel in regels] == [
        "Druten (0225)",
        "Nijmegen (0268)",
    ]


def test_a_client_of_the_wmo_has_no_woonplaats_to_find(scherm: Scherm) -> None:
    wmo = bericht301(toegewezen(300202, Wet.WMO), wet=Wet.WMO, bsn=ANDER_BSN, identificatie="G2")
    scherm.importeer(wmo)
    page = dossier(scherm)
    assert page.dossier.client is not None
    woorden = [button.text() for button in page.dossier.findChildren(QPushButton)]
    assert "Woonplaats bepalen" not in woorden


def typ_gemeente(page: WoonplaatsPagina, tekst: str, *eerst: Qt.Key) -> None:
    """Type a name and press Enter, in the list of what fits when that is open."""
    veld = page.vragen.gemeente
    assert veld is not None
    QTest.keyClicks(veld, tekst)
    QTest.qWait(20)  # the list opens
    vinder = veld.completer()
    assert vinder is not None
    lijst = vinder.popup()
    assert lijst is not None
    for toets in (*eerst, KEY.Key_Return):
        QTest.keyClick(lijst if lijst.isVisible() else veld, toets)
    page.activateWindow()
    QTest.qWait(20)


def druk(toets: Qt.Key) -> None:
    hier = QApplication.focusWidget()
    assert hier is not None
    QTest.keyClick(hier, toets)
    QApplication.processEvents()


def bepalingen(page: ClientenPage) -> list[Bepaling]:
    return [een for een in page.dossier.findChildren(Bepaling) if een.isVisibleTo(page)]
