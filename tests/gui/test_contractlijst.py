"""The list of the tab Contract: what it shows, narrows down, removes and opens."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.gui.contract.page import UITLEG, ContractPage
from app.gui.messages import ONGEDAAN, Kind
from app.gui.page import Screen
from app.services import contracten
from tests.gui.bureau import Bureau, toets_toetsenbord
from tests.gui.contractscherm import cellen
from tests.services.test_contracten import afspraak


def open_page(hier: Bureau) -> ContractPage:
    page = ContractPage(hier.kantoor, lambda _parent, naam: hier.map / naam)
    hier.toon(page)
    return page


def test_without_a_contract_it_says_what_to_do_first(hier: Bureau) -> None:
    page = open_page(hier)
    assert page.tabel.empty.isVisible()
    assert "Importeer" in page.tabel.accessibleDescription()
    assert not page.wijzig.isEnabled()
    assert not page.weg.isEnabled()


def test_an_agreement_reads_with_its_tariff_per_hour_and_minute(hier: Bureau) -> None:
    contracten.bewaar(hier.workspace, afspraak())
    page = open_page(hier)
    assert cellen(page.tabel) == [
        [
            "Nijmegen\nJeugdwet",
            "Jeugdhulp ambulant\n45A04",
            "€ 93,60 per uur\n€ 1,56 per minuut",
            "inspanning\nUur",
            "vanaf 1 jan 2026\ngeldt nu",
        ]
    ]


def test_a_product_with_a_name_of_its_own_keeps_what_its_category_is_called(hier: Bureau) -> None:
    contracten.bewaar(hier.workspace, replace(afspraak(), naam="Samen verder"))
    assert cellen(open_page(hier).tabel)[0][1] == "Samen verder\n45A04 · Jeugdhulp ambulant"


def test_a_tariff_of_another_unit_is_asked_about_in_the_list(hier: Bureau) -> None:
    contracten.bewaar(hier.workspace, afspraak(eenheid="01"))
    page = open_page(hier)
    assert cellen(page.tabel)[0][2] == "€ 93,60 per minuut\nKlopt dit? € 5.616,00 per uur"


def test_the_list_is_narrowed_to_a_gemeente_and_to_now(hier: Bureau) -> None:
    for product in (
        afspraak(date(2025, 1, 1), tot=date(2025, 12, 31)),
        afspraak(date(2026, 1, 1)),
        afspraak(date(2027, 1, 1), gemeente="0296"),
    ):
        contracten.bewaar(hier.workspace, product)
    page = ContractPage(hier.kantoor)
    gezegd: list[str] = []
    page.summary_changed.connect(gezegd.append)
    hier.toon(page)
    assert gezegd[-1] == "3 afspraken"
    page.nu.click()
    assert [rij[4].split("\n")[1] for rij in cellen(page.tabel)] == ["geldt nu"]
    page.gemeente.setCurrentIndex(page.gemeente.findData("0296"))
    page.gemeente.activated.emit(page.gemeente.currentIndex())
    assert cellen(page.tabel) == []
    assert "ook wat nu niet geldt" in page.tabel.accessibleDescription()
    page.nu.click()
    assert gezegd[-1] == "1 van 3 afspraken"


def test_what_was_removed_can_be_put_back(hier: Bureau) -> None:
    contracten.bewaar(hier.workspace, afspraak())
    page = open_page(hier)
    QTest.keyClick(page.tabel, Qt.Key.Key_Delete)
    hier.wacht()
    assert cellen(page.tabel) == []
    soort, gezegd, actie = hier.recorder.said[-1]
    assert (soort, gezegd) == (
        Kind.DONE,
        "Jeugdhulp ambulant (45A04) van Nijmegen is verwijderd.",
    )
    assert actie is not None
    assert actie.text == ONGEDAAN
    actie.act()
    hier.wacht()
    assert len(cellen(page.tabel)) == 1


def test_enter_opens_the_form_and_the_button_an_empty_one(hier: Bureau) -> None:
    contracten.bewaar(hier.workspace, afspraak())
    page = open_page(hier)
    QTest.keyClick(page.tabel, Qt.Key.Key_Return)
    page.nieuw.click()
    page.importeer.click()
    titels = [wat.titel for naam, wat in hier.geopend if naam == "open_over"]
    assert titels == ["Product wijzigen", "Product toevoegen", "Contract importeren"]
    for _, wat in hier.geopend:
        hier.qtbot.addWidget(wat)


def test_the_template_is_saved(hier: Bureau) -> None:
    page = open_page(hier)
    page.sjabloon.click()
    hier.wacht()
    assert (hier.map / "contract.xlsx").is_file()
    assert "contract.xlsx" in hier.recorder.said[-1][1]
    page.sjabloon.click()
    hier.wacht()
    assert "niet overschreven" in hier.recorder.said[-1][1]


def test_the_keyboard_comes_everywhere(hier: Bureau) -> None:
    contracten.bewaar(hier.workspace, afspraak())
    toets_toetsenbord(
        hier, Screen("c", "Contract", "bestand", lambda: ContractPage(hier.kantoor), UITLEG)
    )
