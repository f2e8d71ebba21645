"""Instellingen: protocols of the user, and the declaration calendar of a gemeente."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QWidget
from pytestqt.qtbot import QtBot

from app.gui.application import Application
from app.gui.instellingen.kalenderimport import importsoort
from app.gui.instellingen.kalenderpagina import Kalenderpagina
from app.gui.instellingen.page import InstellingenPage
from app.gui.instellingen.protocolpagina import Protocolpagina
from app.gui.instellingen.stand import titel_voor_kopie
from app.gui.instellingen.termformulier import Termformulier
from app.gui.messages import Kind
from app.gui.page import Screen
from app.gui.tabelimport.page import Tabelimportpagina
from app.services import declaratiekalender, instellen, protocollen
from app.services.kalenderimport import Kalendervoorstel
from tests.gui.bureau import Bureau, bureau, knop, teksten, toets_toetsenbord

RVN = "rijk-van-nijmegen-1.17.1"
NIJMEGEN = "0268"
BRON = "contract 2026, artikel 4"


@pytest.fixture
def hier(tmp_path: Path, qtbot: QtBot, qapp: Application) -> Iterator[Bureau]:
    with bureau(tmp_path, qtbot, qapp) as made:
        yield made


@pytest.fixture
def page(hier: Bureau) -> InstellingenPage:
    made = InstellingenPage(hier.kantoor)
    hier.toon(made, (784, 2400))
    return made


@pytest.fixture
def ons(hier: Bureau) -> str:
    return protocollen.kopieer(hier.workspace, RVN, "Onze afspraken").naam


def open_protocol(hier: Bureau, naam: str) -> Protocolpagina:
    made = Protocolpagina(hier.kantoor, naam)
    hier.toon(made, (784, 560))
    return made


def open_kalender(hier: Bureau) -> Kalenderpagina:
    made = Kalenderpagina(hier.kantoor, NIJMEGEN)
    hier.toon(made, (784, 560))
    return made


def formulier(page: Protocolpagina, soort: str) -> Termformulier:
    page.kaarten[soort].wijzig.click()
    form = page.kaarten[soort].form
    assert form is not None
    return form


def ongedaan(hier: Bureau) -> None:
    terug = hier.recorder.said[-1][2]
    assert terug is not None
    terug.act()
    hier.wacht()


def anders(hier: Bureau, naam: str) -> dict[str, frozenset[str]]:
    termen = protocollen.beeld(hier.workspace, naam).termen
    return {een.soort: een.anders for een in termen if een.anders}


# The list


def test_every_protocol_stands_there_with_who_follows_it(
    hier: Bureau, page: InstellingenPage, ons: str
) -> None:
    instellen.zet_protocol(hier.workspace, NIJMEGEN, ons)
    hier.kantoor.changes.gewijzigd.emit()
    hier.wacht()
    gezegd = teksten(page.protocollen.rijen)
    assert "Vanaf 1 jan 2026 · kopie van Rijk van Nijmegen 1.17.1, nog gelijk" in gezegd
    assert "Gevolgd door Nijmegen" in gezegd
    assert "1 jan 2020 – 25 apr 2022 · hoort bij Heenweer" in gezegd
    assert "Geen van je gemeenten volgt dit" in gezegd
    [keuze] = page.gemeenten.rijen.findChildren(QComboBox)
    assert keuze.currentText() == "Onze afspraken"
    assert "Je eigen aanpassing van Rijk van Nijmegen 1.17.1" in teksten(page.gemeenten.rijen)


def test_a_copy_is_made_with_one_click_and_opened(hier: Bureau, page: InstellingenPage) -> None:
    landelijk = next(
        button
        for button in page.protocollen.findChildren(QWidget)
        if button.accessibleName() == "Kopieer Landelijk, release 3.2 en pas het aan"
    )
    landelijk.click()  # type: ignore[attr-defined]  # a button
    hier.wacht()
    assert protocollen.lijst(hier.workspace)[-1].titel == "Landelijk, release 3.2 (eigen)"
    naam, over = hier.geopend[-1]
    assert naam == "open_over"
    assert isinstance(over, Protocolpagina)
    assert hier.recorder.said[-1][1] == "Je hebt nu een kopie van Landelijk, release 3.2."
    ongedaan(hier)
    assert len(protocollen.lijst(hier.workspace)) == 4


def test_a_title_for_a_copy_is_free_and_fits(hier: Bureau) -> None:
    titels = []
    van = protocollen.lijst(hier.workspace)[1]
    for _ in range(3):
        titel = titel_voor_kopie(van, protocollen.lijst(hier.workspace))
        titels.append(protocollen.kopieer(hier.workspace, van.naam, titel).titel)
    naam = "Midden-IJssel/Oost-Veluwe 2024"
    assert titels == [f"{naam} (eigen)", f"{naam} (eigen 2)", f"{naam} (eigen 3)"]
    lang = protocollen.kopieer(hier.workspace, van.naam, "x" * 60).naam
    alle = protocollen.lijst(hier.workspace)
    titel = titel_voor_kopie(next(een for een in alle if een.naam == lang), alle)
    assert titel == "x" * 52 + " (eigen)"


def test_who_followed_a_protocol_follows_the_original_when_it_goes_and_it_comes_back(
    hier: Bureau, page: InstellingenPage, ons: str
) -> None:
    for code in (NIJMEGEN, "0296"):
        instellen.zet_protocol(hier.workspace, code, ons)
    page.appear()
    hier.wacht()
    knop(page.protocollen, "Verwijder").click()
    hier.wacht()
    assert hier.recorder.said[-1][1] == (
        "Onze afspraken is verwijderd. Nijmegen en Wijchen volgen weer Rijk van Nijmegen 1.17.1."
    )
    assert {een.protocol for een in instellen.gemeenten(hier.workspace)} == {RVN}
    assert "Onze afspraken" not in teksten(page.protocollen)
    ongedaan(hier)
    assert {een.protocol for een in instellen.gemeenten(hier.workspace)} == {ons}
    assert "Onze afspraken" in teksten(page.protocollen)


def test_beschermd_wonen_goes_through_nijmegen(hier: Bureau, page: InstellingenPage) -> None:
    for code in (NIJMEGEN, "0296", "0200"):
        instellen.zet_protocol(hier.workspace, code, "landelijk-3.2")
    page.appear()
    hier.wacht()
    gezegd = teksten(page.gemeenten.rijen)
    assert gezegd.count("Beschermd Wonen loopt via Nijmegen: die berichten hebben code 0268") == 1
    assert gezegd.count("Beschermd Wonen van andere gemeenten in de regio") == 1


# One protocol


def test_a_protocol_of_the_program_is_shown_and_cannot_be_changed(hier: Bureau) -> None:
    page = open_protocol(hier, RVN)
    gezegd = teksten(page)
    assert "Rijk van Nijmegen 1.17.1" in gezegd
    assert "Geldig vanaf 26 apr 2022." in gezegd
    assert "Jij · 5 werkdagen · telt vanaf de start van de hulp" in gezegd
    assert "Bron: OP271; Rijk van Nijmegen 1.17.1, §2.2.1 en bijlage 2" in gezegd
    assert "De gemeente · 5 werkdagen · telt vanaf de ontvangst van het bericht · Wijchen 10" in (
        gezegd
    )
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
    assert page.kop.text() == "Contract 2026"
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


# The declaration calendar


def test_the_days_of_a_year_are_typed_without_a_year_and_kept(hier: Bureau) -> None:
    page = open_kalender(hier)
    assert "volgens het protocol do 30 apr 2026" in teksten(page)
    QTest.keyClicks(page.dagen[3], "10-4")
    QTest.keyClicks(page.dagen[12], "15-1")
    with hier.qtbot.waitSignal(page.gesloten):
        page.bewaar.click()
    hier.wacht()
    assert declaratiekalender.kalender(hier.workspace, NIJMEGEN) == {
        date(2026, 3, 1): date(2026, 4, 10),
        date(2026, 12, 1): date(2027, 1, 15),
    }
    ongedaan(hier)
    assert declaratiekalender.kalender(hier.workspace, NIJMEGEN) == {}


@pytest.mark.parametrize(
    ("getypt", "gezegd"),
    [("31-3-2026", "is voor het eind van maart 2026"), ("31-4", "bestaat niet")],
)
def test_a_day_that_cannot_be_is_told_beside_its_month(
    hier: Bureau, getypt: str, gezegd: str
) -> None:
    page = open_kalender(hier)
    QTest.keyClicks(page.dagen[3], getypt)
    page.bewaar.click()
    hier.wacht()
    assert gezegd in page.velden[3].finding
    assert [n for n, veld in page.velden.items() if veld.finding] == [3]
    assert declaratiekalender.kalender(hier.workspace, NIJMEGEN) == {}


def test_another_year_keeps_what_was_filled_in_first(hier: Bureau) -> None:
    page = open_kalender(hier)
    QTest.keyClicks(page.dagen[3], "10-4")
    page.vorig.click()
    hier.wacht()
    assert page.jaar.text() == "2025"
    assert page.dagen[1].nextInFocusChain() is page.dagen[2]
    assert page.dagen[3].value is None
    page.volgend.click()
    hier.wacht()
    assert page.dagen[3].value == date(2026, 4, 10)
    page.dagen[3].set_value(None)
    page.bewaar.click()
    hier.wacht()
    assert declaratiekalender.kalender(hier.workspace, NIJMEGEN) == {}


def test_nothing_changed_says_nothing(hier: Bureau) -> None:
    page = open_kalender(hier)
    with hier.qtbot.waitSignal(page.gesloten):
        page.bewaar.click()
    hier.wacht()
    assert hier.recorder.said == []


def test_the_last_month_stands_beside_the_gemeente_and_leads_to_it(
    hier: Bureau, page: InstellingenPage
) -> None:
    declaratiekalender.zet_jaar(
        hier.workspace,
        NIJMEGEN,
        2026,
        {date(2026, 8, 1): date(2026, 9, 10), date(2026, 3, 1): date(2026, 4, 10)},
    )
    page.appear()
    hier.wacht()
    assert "Eigen declaratiekalender tot en met augustus 2026" in teksten(page.gemeenten.rijen)
    knop(page.gemeenten.rijen, "Kalender…").click()
    assert isinstance(hier.geopend[-1][1], Kalenderpagina)


def test_a_file_is_taken_over_but_for_the_row_that_cannot_be_read(hier: Bureau) -> None:
    pad = hier.map / "kalender.csv"
    pad.write_text("periode;deadline\nmaart 2026;10-04-2026\napril 2026;volgt\n", encoding="utf-8")
    page: Tabelimportpagina[Kalendervoorstel] = Tabelimportpagina(
        hier.kantoor, importsoort(NIJMEGEN), lambda _parent, naam: hier.map / naam
    )
    hier.toon(page, (784, 640))
    page.take_files([pad])
    hier.wacht()
    assert page.samenvatting.text() == (
        "1 nieuwe maand. 1 rij kan niet worden gelezen: de rest wordt overgenomen."
    )
    assert page.meldingen.isVisible()
    with hier.qtbot.waitSignal(page.gesloten):
        page.neem_over.click()
    hier.wacht()
    assert declaratiekalender.kalender(hier.workspace, NIJMEGEN) == {
        date(2026, 3, 1): date(2026, 4, 10)
    }
    assert hier.recorder.said[-1][1] == "Declaratiekalender van Nijmegen: 1 nieuwe maand."


def test_a_file_of_which_nothing_can_be_read_takes_nothing(hier: Bureau) -> None:
    pad = hier.map / "kalender.csv"
    pad.write_text("periode;deadline\nmaart 2026;volgt\n", encoding="utf-8")
    page: Tabelimportpagina[Kalendervoorstel] = Tabelimportpagina(
        hier.kantoor, importsoort(NIJMEGEN)
    )
    hier.toon(page, (784, 640))
    page.take_files([pad])
    hier.wacht()
    assert page.samenvatting.text().startswith("Geen enkele rij kan worden gelezen.")
    assert not page.neem_over.isEnabled()


def test_files_dropped_on_the_calendar_are_looked_at(hier: Bureau) -> None:
    page = open_kalender(hier)
    page.importeer.click()
    assert isinstance(hier.geopend[-1][1], Tabelimportpagina)


# Keyboard and room


@pytest.mark.parametrize("wat", ["protocol", "kalender"])
def test_the_keyboard_reaches_all_of_it(hier: Bureau, ons: str, wat: str) -> None:
    protocollen.zet_termijn(hier.workspace, ons, "305", {"lengte": "9", "bron": BRON})

    def maak() -> Protocolpagina | Kalenderpagina:
        if wat == "kalender":
            return Kalenderpagina(hier.kantoor, NIJMEGEN)
        return Protocolpagina(hier.kantoor, ons)

    toets_toetsenbord(hier, Screen(wat, wat, "vandaag", maak, ""))


def test_the_smallest_window_needs_no_scrolling_sideways(hier: Bureau, ons: str) -> None:
    protocol, kalender = open_protocol(hier, ons), open_kalender(hier)
    formulier(protocol, "305")
    for blad in (protocol.form.parentWidget(), kalender.velden[1].parentWidget()):
        assert isinstance(blad, QWidget)
        assert blad.minimumSizeHint().width() <= 784 - 32
