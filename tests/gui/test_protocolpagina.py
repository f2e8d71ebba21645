"""One protocol: all its terms, and changing those of the user's own."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.gui.instellingen.protocolpagina import Protocolpagina
from app.gui.messages import Kind
from app.gui.page import Page, Screen
from app.gui.state import State
from app.gui.venster import Venster
from app.services import protocollen
from app.services.protocollen import LANGSTE_TITEL
from tests.gui.bureau import VANDAAG, Bureau, teksten, toets_toetsenbord
from tests.gui.protocolscherm import BRON, RVN, anders, formulier, ongedaan, ons, open_protocol

__all__ = ["ons"]  # fixtures


def test_a_protocol_of_the_program_is_shown_and_cannot_be_changed(hier: Bureau) -> None:
    page = open_protocol(hier, RVN)
    gezegd = teksten(page)
    assert "Rijk van Nijmegen 1.17.1" in gezegd
    assert "Geldig vanaf 26 apr 2022." in gezegd
    assert "Jij · 5 werkdagen · telt vanaf de start van de hulp" in gezegd
    assert "Bron: OP271; Rijk van Nijmegen 1.17.1, §2.2.1 en bijlage 2" in gezegd
    wijchen = (
        "De gemeente · 5 werkdagen; Wijchen 10 werkdagen · telt vanaf de ontvangst van het bericht"
    )
    assert wijchen in gezegd
    assert "telt terug vanaf de einddatum van de toewijzing" in gezegd
    assert not page.form.isVisible()
    assert not any(kaart.wijzig.isVisible() for kaart in page.kaarten.values())
    assert not any(kaart.regel.voorbeeld for kaart in page.kaarten.values())


def test_a_term_is_changed_in_place_marked_and_put_back_with_one_click(
    hier: Bureau, ons: str
) -> None:
    page = open_protocol(hier, ons)
    form = formulier(page, "305")
    assert form.eenheid.value == "werkdagen"
    form.lengte.selectAll()
    QTest.keyClicks(form.lengte, "10")
    form.bron.setText(BRON)
    QTest.keyClick(form.bron, Qt.Key.Key_Return)
    hier.wacht()
    assert anders(hier, ons) == {"305": {"lengte", "bron"}}
    assert hier.recorder.said[-1][:2] == (Kind.DONE, "Start melden (305): 10 werkdagen.")
    kaart = page.kaarten["305"]
    assert kaart.form is None
    gezegd = teksten(kaart)
    assert "Jij · 10 werkdagen" in gezegd
    assert "In het origineel\nJij · 5 werkdagen" in gezegd
    assert "Gevolg:" in gezegd.split("In het origineel")[0]
    assert "Gevolg:" not in gezegd.split("In het origineel")[1]
    kaart.herstel.click()
    hier.wacht()
    assert anders(hier, ons) == {}
    assert "In het origineel" not in teksten(kaart)
    assert not kaart.herstel.isVisible()
    ongedaan(hier)
    assert anders(hier, ons) == {"305": {"lengte", "bron"}}
    assert "In het origineel" in teksten(kaart)


def test_the_original_stands_beside_what_is_typed(hier: Bureau, ons: str) -> None:
    protocollen.zet_termijn(hier.workspace, ons, "305", {"lengte": "10", "bron": BRON})
    page = open_protocol(hier, ons)
    form = formulier(page, "305")
    gezegd = teksten(form)
    assert "In het origineel 5 werkdagen." in gezegd
    assert "In het origineel: Rijk van Nijmegen 1.17.1, §2.2.1 en bijlage 2" in gezegd
    assert gezegd.count("In het origineel:") == 1  # only of what differs
    assert "In het origineel 3 werkdagen." in teksten(formulier(page, "302"))


@pytest.mark.parametrize(
    ("veld", "waarde", "gezegd"),
    [
        ("lengte", "0", "Een termijn is minstens 1."),
        ("lengte", "x", "‘x’ is geen aantal."),
        ("bron", "", "Vul in waar dit is afgesproken."),
    ],
)
def test_what_is_refused_is_told_beside_its_field(
    hier: Bureau, ons: str, veld: str, waarde: str, gezegd: str
) -> None:
    page = open_protocol(hier, ons)
    form = formulier(page, "305")
    getattr(form, veld).setText(waarde)
    form.bewaar.click()
    hier.wacht()
    assert gezegd in form.velden[veld].finding
    assert page.kaarten["305"].form is form
    assert anders(hier, ons) == {}
    assert hier.recorder.said == []


def test_another_length_asks_for_its_source(hier: Bureau, ons: str) -> None:
    page = open_protocol(hier, ons)
    form = formulier(page, "305")
    form.eenheid.set_value("weken")
    form.bewaar.click()
    hier.wacht()
    assert "Waar is jouw termijn afgesproken?" in form.velden["bron"].finding
    form.bron.setText(BRON)
    form.bewaar.click()
    hier.wacht()
    assert "Jij · 5 weken" in teksten(page.kaarten["305"])


def test_only_what_goes_with_the_unit_is_asked(hier: Bureau) -> None:
    naam = protocollen.kopieer(hier.workspace, "midden-ijssel-oost-veluwe-2024", "Ons").naam
    page = open_protocol(hier, naam)
    ggz = formulier(page, "315-ggz")
    assert ggz.velden["plus_werkdagen"].isVisible()
    ggz.eenheid.set_value("einde_maand")
    assert not ggz.velden["plus_werkdagen"].isVisible()
    start = formulier(page, "305")
    assert not start.velden["plus_werkdagen"].isVisible()
    assert not start.velden["datum"].isVisible()
    assert start.eenheid.findData("vaste_datum") == -1
    jaar = formulier(page, "jaareinde")
    assert jaar.velden["datum"].isVisible()
    jaar.eenheid.set_value("maanden")
    assert not jaar.velden["datum"].isVisible()


def test_escape_leaves_the_form_first_and_then_the_page(hier: Bureau, ons: str) -> None:
    page = open_protocol(hier, ons)
    form = formulier(page, "305")
    form.lengte.setText("99")
    gesloten = []
    page.gesloten.connect(lambda: gesloten.append(1))
    page.ga_terug()
    assert page.kaarten["305"].form is None
    assert gesloten == []
    page.ga_terug()
    assert gesloten == [1]
    assert anders(hier, ons) == {}


def test_news_leaves_what_is_being_typed(hier: Bureau, ons: str) -> None:
    page = open_protocol(hier, ons)
    form = formulier(page, "305")
    form.lengte.setText("12")
    page.form.titel.setText("half")
    protocollen.zet_termijn(hier.workspace, ons, "302", {"lengte": "2", "bron": BRON})
    hier.kantoor.changes.gewijzigd.emit()
    hier.wacht()
    assert (form.lengte.text(), page.form.titel.text()) == ("12", "half")
    assert "Jij · 2 werkdagen" in teksten(page.kaarten["302"])


def test_only_what_differs_can_be_shown(hier: Bureau, ons: str) -> None:
    page = open_protocol(hier, ons)
    page.alleen_anders.click()
    assert page.niets.isVisible()
    page.alleen_anders.click()
    protocollen.zet_termijn(hier.workspace, ons, "302", {"lengte": "2", "bron": BRON})
    hier.kantoor.changes.gewijzigd.emit()
    hier.wacht()
    page.alleen_anders.click()
    assert [s for s, kaart in page.kaarten.items() if kaart.isVisible()] == ["302"]
    assert not page.niets.isVisible()


def test_a_term_that_the_original_does_not_have_is_added_and_given_up(hier: Bureau) -> None:
    naam = protocollen.kopieer(hier.workspace, "landelijk-3.2", "Twente").naam
    page = open_protocol(hier, naam)
    assert page.kaarten["jaareinde"].wijzig.text() == "Voeg toe"
    form = formulier(page, "jaareinde")
    assert form.bron.text() == ""
    form.datum.setText("31 mei")
    form.bron.setText("contract Twente 2026, artikel 9")
    form.bewaar.click()
    hier.wacht()
    kaart = page.kaarten["jaareinde"]
    assert "uiterlijk 31 mei van het jaar erna" in teksten(kaart)
    assert kaart.herstel.text() == "Haal weg"
    kaart.herstel.click()
    hier.wacht()
    assert kaart.regel.voorbeeld
    assert kaart.wijzig.text() == "Voeg toe"


def test_title_and_validity_are_kept(hier: Bureau, ons: str) -> None:
    page = open_protocol(hier, ons)
    page.form.titel.setText("Contract 2026")
    page.form.tot.set_value(date(2026, 12, 31))
    page.form.bewaar.click()
    hier.wacht()
    regel = protocollen.lijst(hier.workspace)[-1]
    assert (regel.titel, regel.geldig_tot) == ("Contract 2026", date(2026, 12, 31))
    assert page.titel == "Contract 2026"
    page.form.tot.set_value(date(2025, 12, 31))
    page.form.bewaar.click()
    hier.wacht()
    assert "eindigt voordat het begint" in page.form.velden["tot"].finding
    page.form.tot.set_value(None)
    page.form.vanaf.set_value(None)
    page.form.bewaar.click()
    hier.wacht()
    assert "Vul de eerste dag in." in page.form.velden["vanaf"].finding
    page.form.vanaf.setText("31-2-2026")
    page.form.bewaar.click()
    hier.wacht()
    assert "bestaat niet" in page.form.velden["vanaf"].finding
    assert protocollen.lijst(hier.workspace)[-1].geldig_tot == date(2026, 12, 31)


def test_a_protocol_that_was_taken_away_elsewhere_closes_its_page(hier: Bureau, ons: str) -> None:
    page = open_protocol(hier, ons)
    protocollen.verwijder(hier.workspace, ons)
    with hier.qtbot.waitSignal(page.gesloten):
        hier.kantoor.changes.gewijzigd.emit()
    hier.wacht()
    assert hier.recorder.said == []


def test_the_keyboard_reaches_all_of_it(hier: Bureau, ons: str) -> None:
    protocollen.zet_termijn(hier.workspace, ons, "305", {"lengte": "9", "bron": BRON})
    toets_toetsenbord(
        hier, Screen("p", "Protocol", "vandaag", lambda: Protocolpagina(hier.kantoor, ons), "")
    )


def test_the_smallest_window_needs_no_scrolling_sideways(hier: Bureau, ons: str) -> None:
    page = open_protocol(hier, ons)
    formulier(page, "305")
    blad = page.form.parentWidget()
    assert blad is not None
    assert blad.minimumSizeHint().width() <= 784 - 32


def test_the_longest_title_stands_above_the_page_and_leaves_the_window_as_it_is(
    hier: Bureau, ons: str
) -> None:
    venster = Venster([Screen("v", "Vandaag", "vandaag", Page, "")], VANDAAG, State())
    hier.qtbot.addWidget(venster)
    venster.resize(1024, 700)
    venster.show()
    page = Protocolpagina(hier.kantoor, ons)
    venster.open_over(page)
    hier.wacht()
    assert venster.header.title == "Onze afspraken"
    assert venster.header.summary == "26 termijnen, gelijk aan het origineel"
    lang = "W" * LANGSTE_TITEL
    protocollen.wijzig(hier.workspace, ons, lang, date(2026, 1, 1), None)
    hier.kantoor.changes.gewijzigd.emit()
    hier.wacht()
    assert venster.header.title == lang
    assert venster.minimumSizeHint().width() <= 1024
