"""The declaration calendar of a gemeente: typed, and taken from a file."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtTest import QTest

from app.gui.instellingen.kalenderimport import importsoort
from app.gui.instellingen.kalenderpagina import Kalenderpagina
from app.gui.instellingen.page import InstellingenPage
from app.gui.page import Screen
from app.gui.tabelimport.page import Tabelimportpagina
from app.services import declaratiekalender
from app.services.kalenderimport import Kalendervoorstel
from tests.gui.bureau import Bureau, knop, teksten, toets_toetsenbord
from tests.gui.protocolscherm import NIJMEGEN, ongedaan, open_kalender, page

__all__ = ["page"]  # fixtures


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


def test_the_keyboard_reaches_all_of_it(hier: Bureau) -> None:
    toets_toetsenbord(
        hier, Screen("k", "Kalender", "vandaag", lambda: Kalenderpagina(hier.kantoor, NIJMEGEN), "")
    )


def test_the_smallest_window_needs_no_scrolling_sideways(hier: Bureau) -> None:
    blad = open_kalender(hier).velden[1].parentWidget()
    assert blad is not None
    assert blad.minimumSizeHint().width() <= 784 - 32
