"""The screen Instellingen: each group is kept by itself and tells beside a field what is wrong."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app import __version__
from app.domain.contract import Aanbieder
from app.gui.application import Application
from app.gui.instellingen.aanbieders import veld_van
from app.gui.instellingen.page import InstellingenPage, scherm
from app.gui.instellingen.stand import geldigheid
from app.gui.messages import Kind
from app.gui.theme import Choice
from app.services import gemeentecontact, instellen, toegang
from app.store.instellingen import Gemeentecontact
from tests.bouw import AGB, bericht301
from tests.gui.bureau import Bureau, knop, teksten, toets_toetsenbord

NIEUW = "42420002"
NIJMEGEN_PROTOCOL = "rijk-van-nijmegen-1.17.1"


@pytest.fixture
def page(hier: Bureau) -> InstellingenPage:
    made = InstellingenPage(hier.kantoor, lambda _parent, _titel, _begin: hier.map / "gekozen")
    hier.toon(made, (784, 2000))
    return made


# The provider's own codes


def test_a_code_is_added(hier: Bureau, page: InstellingenPage) -> None:
    page.aanbieders.nieuw.click()
    form = page.aanbieders.form
    assert QApplication.focusWidget() in {form.agb, None}  # no window manager, no active window
    QTest.keyClicks(form.agb, NIEUW)
    QTest.keyClicks(form.naam, "De Linde Noord")
    QTest.keyClicks(form.vanaf, "1-1-2026")
    form.bewaar.click()
    hier.wacht()
    assert instellen.aanbieders(hier.workspace)[1] == Aanbieder(
        NIEUW, "De Linde Noord", date(2026, 1, 1)
    )
    assert hier.recorder.said[-1][:2] == (Kind.DONE, f"AGB-code {NIEUW} is bewaard.")
    gezegd = teksten(page.aanbieders.rijen)
    assert "De Linde Noord" in gezegd
    assert "vanaf 1 jan 2026" in gezegd
    assert not form.isVisible()


@pytest.mark.parametrize(
    ("agb", "naam", "tot", "veld", "gezegd"),
    [
        ("123", "De Linde", "", "agb", "‘123’ is geen AGB-code. Een AGB-code heeft 8 cijfers"),
        (NIEUW, " ", "", "naam", "Vul de naam van je organisatie in."),
        (NIEUW, "De Linde", "31-12-2025", "tot", "De code eindigt voordat hij begint."),
    ],
)
def test_what_is_refused_is_told_beside_its_field(
    hier: Bureau, page: InstellingenPage, agb: str, naam: str, tot: str, veld: str, gezegd: str
) -> None:
    page.aanbieders.nieuw.click()
    form = page.aanbieders.form
    form.agb.setText(agb)
    form.naam.setText(naam)
    form.vanaf.set_value(date(2026, 1, 1))
    QTest.keyClicks(form.tot, tot)
    QTest.keyClick(form.naam, Qt.Key.Key_Return)
    hier.wacht()
    assert gezegd in form.velden[veld].finding
    assert [naam for naam, each in form.velden.items() if each.finding] == [veld]
    assert hier.recorder.said == []
    assert len(instellen.aanbieders(hier.workspace)) == 1
    form.agb.setText(NIEUW)
    form.naam.setText("De Linde")
    form.tot.set_value(None)
    form.bewaar.click()
    hier.wacht()
    assert [each.finding for each in form.velden.values()] == [""] * 4
    assert len(instellen.aanbieders(hier.workspace)) == 2


def test_a_date_that_does_not_exist_keeps_nothing(hier: Bureau, page: InstellingenPage) -> None:
    page.aanbieders.nieuw.click()
    form = page.aanbieders.form
    form.agb.setText(NIEUW)
    form.naam.setText("De Linde")
    QTest.keyClicks(form.vanaf, "31-4-2026")
    form.bewaar.click()
    hier.wacht()
    assert "April heeft 30 dagen" in form.velden["vanaf"].finding
    assert len(instellen.aanbieders(hier.workspace)) == 1


def test_a_code_is_changed_but_stays_the_same_code(hier: Bureau, page: InstellingenPage) -> None:
    knop(page.aanbieders.rijen, "Wijzig").click()
    form = page.aanbieders.form
    assert form.agb.text() == AGB
    assert form.agb.isReadOnly()
    form.naam.setText("De Oude Linde")
    form.bewaar.click()
    hier.wacht()
    assert instellen.aanbieders(hier.workspace) == [Aanbieder(AGB, "De Oude Linde")]


def test_a_refusal_that_is_about_no_field_goes_to_the_line(
    hier: Bureau, page: InstellingenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    from app.errors import UserError

    def bezet(*_: object) -> None:
        raise UserError("Je administratie is even bezet.")

    monkeypatch.setattr(instellen, "zet_aanbieder", bezet)
    knop(page.aanbieders.rijen, "Wijzig").click()
    page.aanbieders.form.bewaar.click()
    hier.wacht()
    assert hier.recorder.said[-1][:2] == (Kind.ERROR, "Je administratie is even bezet.")
    assert page.aanbieders.form.isVisible()


def test_the_field_of_a_refusal() -> None:
    dag = date(2026, 1, 1)
    assert veld_van("1234567x", "", None, None) == "agb"
    assert veld_van(AGB, "", None, None) == "naam"
    assert veld_van(AGB, "X", dag, dag) == ""


def test_how_long_a_code_is_used() -> None:
    dag = date(2026, 7, 14)
    assert geldigheid(Aanbieder(AGB, "X")) == ""
    assert geldigheid(Aanbieder(AGB, "X", tot=dag)) == "tot en met 14 jul 2026"
    assert geldigheid(Aanbieder(AGB, "X", date(2026, 4, 1), dag)) == "1 apr – 14 jul 2026"


# Gemeenten


def keuzes(page: InstellingenPage) -> list[QComboBox]:
    return page.gemeenten.rijen.findChildren(QComboBox)


def test_a_gemeente_has_a_proposal_with_its_source_until_one_chooses(
    hier: Bureau, page: InstellingenPage
) -> None:
    assert "vanzelf bij het eerste bericht" in teksten(page.gemeenten.rijen)
    hier.importeer(bericht301())
    hier.kantoor.changes.gewijzigd.emit()
    hier.wacht()
    [keuze] = keuzes(page)
    assert keuze.currentText() == "Rijk van Nijmegen 1.17.1 (voorstel)"
    assert keuze.accessibleName() == "Protocol van Nijmegen (0268)"
    assert "versie 1.17.1, 26-04-2022" in teksten(page.gemeenten.rijen)
    keuze.setFocus()
    QTest.keyClick(keuze, Qt.Key.Key_Home)  # the national one is first
    hier.wacht()
    [gemeente] = instellen.gemeenten(hier.workspace)
    assert (gemeente.protocol, gemeente.gekozen) == ("landelijk-3.2", True)
    soort, gezegd, terug = hier.recorder.said[-1]
    assert (soort, gezegd) == (Kind.DONE, "Nijmegen (0268) volgt Landelijk, release 3.2.")
    assert terug is not None
    terug.act()
    hier.wacht()
    assert instellen.gemeenten(hier.workspace)[0].protocol == NIJMEGEN_PROTOCOL
    assert keuzes(page)[0].currentData() == NIJMEGEN_PROTOCOL


def test_the_wheel_scrolls_the_page_and_chooses_nothing(
    hier: Bureau, page: InstellingenPage
) -> None:
    hier.importeer(bericht301())
    page.appear()
    hier.wacht()
    [keuze] = keuzes(page)
    plek = QPointF(5, 5)
    draai = QWheelEvent(
        plek, plek, QPoint(0, 120), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(keuze, draai)
    hier.wacht()
    assert keuze.currentData() == NIJMEGEN_PROTOCOL
    assert hier.recorder.said == []


def test_another_gemeente_is_added_with_its_proposal(hier: Bureau, page: InstellingenPage) -> None:
    ander = page.gemeenten.ander
    at = ander.findText("Wijchen (0296)")
    ander.setCurrentIndex(at)
    ander.activated.emit(at)
    hier.wacht()
    [gemeente] = instellen.gemeenten(hier.workspace)
    assert (gemeente.code, gemeente.protocol) == ("0296", NIJMEGEN_PROTOCOL)
    assert ander.currentText() == ""
    ander.setCurrentIndex(at)
    ander.activated.emit(at)
    hier.wacht()
    assert hier.recorder.said[-1][1] == "Wijchen (0296) staat al in de lijst."


def test_a_gemeente_that_was_added_by_mistake_goes_with_one_click(
    hier: Bureau, page: InstellingenPage
) -> None:
    ander = page.gemeenten.ander
    at = ander.findText("Wijchen (0296)")
    ander.setCurrentIndex(at)
    ander.activated.emit(at)
    hier.wacht()
    _, gezegd, terug = hier.recorder.said[-1]
    assert gezegd == "Wijchen (0296) volgt Rijk van Nijmegen 1.17.1."
    assert terug is not None
    terug.act()
    hier.wacht()
    assert instellen.gemeenten(hier.workspace) == []
    assert hier.recorder.said[-1][1] == "Wijchen (0296) is weer weg."


def test_how_to_reach_a_gemeente_stands_beside_it(hier: Bureau, page: InstellingenPage) -> None:
    instellen.zet_protocol(hier.workspace, "0296", NIJMEGEN_PROTOCOL)
    page.appear()
    hier.wacht()
    assert "Backoffice" not in teksten(page.gemeenten.rijen)
    nieuw = Gemeentecontact("zorg@wijchen.example", "024 123 45 67", "")
    gemeentecontact.zet_contact(hier.workspace, "0296", nieuw)
    hier.kantoor.changes.gewijzigd.emit()
    hier.wacht()
    assert "Backoffice: zorg@wijchen.example · 024 123 45 67" in teksten(page.gemeenten.rijen)


# Folders


def test_a_folder_is_chosen_and_cleared(hier: Bureau, page: InstellingenPage) -> None:
    (hier.map / "gekozen").mkdir()
    for vak, sleutel in (
        (page.mappen.download, instellen.DOWNLOADMAP),
        (page.mappen.export, instellen.EXPORTMAP),
    ):
        assert not vak.wis.isVisible()
        vak.kies.click()
        hier.wacht()
        assert instellen.waarde(hier.workspace, sleutel) == str(hier.map / "gekozen")
        assert vak.pad.whole == str(hier.map / "gekozen")
        vak.wis.click()
        hier.wacht()
        assert instellen.waarde(hier.workspace, sleutel) == ""
        assert vak.pad.whole.startswith("Geen map gekozen")


def test_a_folder_that_is_none_is_refused_beside_it(hier: Bureau, page: InstellingenPage) -> None:
    page.mappen.download.kies.click()  # "gekozen" was not made
    hier.wacht()
    assert page.mappen.download.fout.isVisible()
    assert "is geen map" in page.mappen.download.fout.text()
    assert hier.recorder.said == []
    (hier.map / "gekozen").mkdir()
    page.mappen.download.kies.click()
    hier.wacht()
    assert not page.mappen.download.fout.isVisible()


# Days off


def test_a_day_off_is_added_and_taken_away_and_put_back(
    hier: Bureau, page: InstellingenPage
) -> None:
    dagen = page.vrije_dagen
    QTest.keyClicks(dagen.dag, "15-5")
    QTest.keyClicks(dagen.reden, "Brugdag")
    QTest.keyClick(dagen.reden, Qt.Key.Key_Return)
    hier.wacht()
    brugdag = {date(2026, 5, 15): "Brugdag"}
    assert instellen.vrije_dagen(hier.workspace) == brugdag
    assert "vr 15 mei 2026" in teksten(dagen.rijen)
    assert dagen.dag.text() == dagen.reden.text() == ""
    knop(dagen.rijen, "Verwijder").click()
    hier.wacht()
    assert instellen.vrije_dagen(hier.workspace) == {}
    terug = hier.recorder.said[-1][2]
    assert terug is not None
    terug.act()
    hier.wacht()
    assert instellen.vrije_dagen(hier.workspace) == brugdag


@pytest.mark.parametrize(
    ("getypt", "gezegd"), [("", "Vul de vrije dag in."), ("30-2", "30-02-2026 bestaat niet.")]
)
def test_a_day_off_needs_a_day(
    hier: Bureau, page: InstellingenPage, getypt: str, gezegd: str
) -> None:
    QTest.keyClicks(page.vrije_dagen.dag, getypt)
    page.vrije_dagen.voeg_toe.click()
    hier.wacht()
    assert gezegd in page.vrije_dagen.dagveld.finding
    assert instellen.vrije_dagen(hier.workspace) == {}


def test_news_leaves_what_is_being_typed(hier: Bureau, page: InstellingenPage) -> None:
    QTest.keyClicks(page.vrije_dagen.reden, "half")
    hier.kantoor.changes.gewijzigd.emit()
    hier.wacht()
    assert page.vrije_dagen.reden.text() == "half"


# The rest


def test_the_colours_change_at_once_and_are_kept(
    hier: Bureau, page: InstellingenPage, qapp: Application
) -> None:
    assert page.weergave.keuzes[Choice.LIGHT].isChecked()
    page.weergave.keuzes[Choice.DARK].click()
    assert qapp.theme.choice is Choice.DARK
    hier.wacht()
    assert instellen.waarde(hier.workspace, instellen.THEMA) == "donker"


def test_the_keyring_forgets(
    hier: Bureau, page: InstellingenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not page.sleutelring.vergeet.isVisible()
    bewaard = {"wachtwoord": "geheim"}
    monkeypatch.setattr(toegang, "wachtwoord_uit_sleutelring", lambda _: bewaard.get("wachtwoord"))
    monkeypatch.setattr(toegang, "vergeet_in_sleutelring", lambda _: bewaard.clear())
    page.appear()
    hier.wacht()
    assert "zonder ernaar te vragen" in teksten(page.sleutelring)
    page.sleutelring.vergeet.click()
    hier.wacht()
    assert bewaard == {}
    assert not page.sleutelring.vergeet.isVisible()
    assert "vraagt je wachtwoord bij het openen" in teksten(page.sleutelring)


def test_it_tells_what_one_needs_when_asking_for_help(
    hier: Bureau, page: InstellingenPage, qapp: Application
) -> None:
    gezegd = teksten(page.over)
    for deel in (__version__, "EUPL-1.2", "release 3.2", str(hier.workspace.map)):
        assert deel in gezegd
    page.over.kopieer.click()
    assert qapp.clipboard().text() == str(hier.workspace.map)


def test_without_a_code_the_form_stands_open(
    hier: Bureau, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(instellen, "aanbieders", lambda _: [])
    made = InstellingenPage(hier.kantoor)
    hier.toon(made)
    assert made.aanbieders.form.isVisible()
    assert "Nog geen AGB-code" in teksten(made.aanbieders.rijen)


def test_every_button_that_looks_like_another_says_what_it_is_for(page: InstellingenPage) -> None:
    namen = [
        button.accessibleName() or button.text()
        for button in page.findChildren(QPushButton)
        if button.isVisibleTo(page)
    ]
    assert len(namen) == len(set(namen)) > 5


def test_the_smallest_window_needs_no_scrolling_sideways(hier: Bureau) -> None:
    hier.importeer(bericht301())
    made = InstellingenPage(hier.kantoor)
    hier.toon(made, (784, 560))
    made.aanbieders.nieuw.click()
    hier.wacht()
    blad = made.aanbieders.parentWidget()
    assert isinstance(blad, QWidget)
    assert blad.minimumSizeHint().width() <= 784


def test_the_keyboard_reaches_all_of_it(hier: Bureau) -> None:
    hier.importeer(bericht301())
    instellen.zet_vrije_dagen(hier.workspace, {date(2026, 5, 15): "Brugdag"})
    toets_toetsenbord(hier, scherm(hier.kantoor))
