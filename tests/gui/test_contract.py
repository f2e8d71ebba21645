"""The tab Contract: the list, the form for one agreement, and taking a file in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableView, QWidget
from pytestqt.qtbot import QtBot

from app.gui.application import Application
from app.gui.contract.formulier import Contractformulier
from app.gui.contract.importeren import CONTRACT
from app.gui.contract.page import UITLEG, ContractPage
from app.gui.messages import ONGEDAAN, Kind
from app.gui.page import Screen
from app.gui.tabelimport.page import Tabelimportpagina
from app.services import contracten
from app.services.contractimport import Contractvoorstel
from tests.gui.bureau import Bureau, bureau, toets_toetsenbord
from tests.services.test_contracten import afspraak

KOP = "wet;gemeente;categorie;product;omschrijving;eenheid;tarief;variant;vanaf;tot\n"
RIJ = "jw;0268;45;45A04;Jeugdhulp ambulant;04;93,60;inspanning;2026-01-01;\n"


@pytest.fixture
def hier(tmp_path: Path, qtbot: QtBot, qapp: Application) -> Iterator[Bureau]:
    with bureau(tmp_path, qtbot, qapp) as made:
        yield made


def open_page(hier: Bureau) -> ContractPage:
    page = ContractPage(hier.kantoor, lambda _parent, naam: hier.map / naam)
    hier.toon(page)
    return page


def open_formulier(hier: Bureau, **anders: Any) -> Contractformulier:
    form = Contractformulier(hier.kantoor, **anders)
    hier.toon(form, (784, 640))
    return form


def open_import(hier: Bureau, inhoud: str) -> Tabelimportpagina[Contractvoorstel]:
    pad = hier.map / "contract.csv"
    pad.write_text(inhoud, encoding="utf-8")
    page = Tabelimportpagina(hier.kantoor, CONTRACT, lambda _parent, naam: hier.map / naam)
    hier.toon(page, (784, 640))
    page.take_files([pad])
    hier.wacht()
    return page


def cellen(tabel: QTableView) -> list[list[str]]:
    model = tabel.model()
    return [
        [model.index(rij, kolom).data() for kolom in range(model.columnCount())]
        for rij in range(model.rowCount())
    ]


# The list


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


def test_the_keyboard_comes_everywhere_in_the_form(hier: Bureau) -> None:
    toets_toetsenbord(
        hier, Screen("c", "X", "bestand", lambda: Contractformulier(hier.kantoor), "")
    )


# The form


def vul(form: Contractformulier) -> None:
    form.gemeente.set_value("0268")
    form.wet.set_value("jw")
    form.categorie.set_value("45")
    QTest.keyClicks(form.product, "45A04")
    QTest.keyClicks(form.naam, "Jeugdhulp  ambulant")
    form.eenheid.set_value("04")
    QTest.keyClicks(form.tarief, "93,60")
    form.variant.set_value("inspanning")
    QTest.keyClicks(form.vanaf, "1-1-2026")


def test_an_agreement_is_typed_in(hier: Bureau) -> None:
    form = open_formulier(hier)
    vul(form)
    with hier.qtbot.waitSignal(form.gesloten):
        form.bewaar.click()
    hier.wacht()
    assert contracten.lijst(hier.workspace) == [afspraak()]
    assert hier.recorder.said[-1][:2] == (
        Kind.DONE,
        "Jeugdhulp ambulant (45A04) van Nijmegen is bewaard.",
    )


def test_a_gemeente_is_found_by_typing(hier: Bureau) -> None:
    form = open_formulier(hier)
    form.gemeente.setEditText("nijmegen (0268)")
    assert form.gemeente.value == "0268"
    form.gemeente.setEditText("nijm")
    assert form.gemeente.value is None


def test_an_empty_form_tells_what_is_needed(hier: Bureau) -> None:
    form = open_formulier(hier)
    form.bewaar.click()
    hier.wacht()
    leeg = {naam for naam, veld in form.velden.items() if veld.finding}
    assert leeg == set(form.velden) - {"omschrijving", "tot"}
    assert contracten.lijst(hier.workspace) == []


def test_what_a_tariff_comes_to_is_told_while_typing(hier: Bureau) -> None:
    form = open_formulier(hier)
    form.eenheid.set_value("04")
    QTest.keyClicks(form.tarief, "93,60")
    assert "In euro’s per uur. Dat is € 1,56 per minuut." in form.tarief.accessibleDescription()
    assert not form.let_op.isVisible()
    form.eenheid.set_value("01")
    assert form.let_op.isVisible()
    assert form.let_op.text() == (
        "€ 93,60 per minuut is € 5.616,00 per uur. "
        "Is dit een tarief per uur? Kies dan eenheid 04 (uur)."
    )
    form.tarief.clear()
    assert not form.let_op.isVisible()


def test_an_odd_tariff_can_be_kept(hier: Bureau) -> None:
    form = open_formulier(hier)
    vul(form)
    form.eenheid.set_value("01")
    form.bewaar.click()
    hier.wacht()
    assert contracten.lijst(hier.workspace) == [afspraak(eenheid="01")]


def test_euros_ask_no_tariff(hier: Bureau) -> None:
    form = open_formulier(hier)
    vul(form)
    form.eenheid.set_value("83")
    assert not form.tarief.isEnabled()
    form.bewaar.click()
    hier.wacht()
    assert contracten.lijst(hier.workspace) == [afspraak(eenheid="83", tarief=0)]


@pytest.mark.parametrize(("typed", "code"), [("nijm", "0268"), ("berg", None), ("x", None)])
def test_the_only_gemeente_that_fits_is_chosen_by_going_on(
    hier: Bureau, typed: str, code: str | None
) -> None:
    form = open_formulier(hier)
    form.activateWindow()
    form.gemeente.setFocus()
    QTest.keyClicks(form.gemeente, typed)
    vinder = form.gemeente.completer()
    assert vinder is not None
    lijst = vinder.popup()
    assert lijst is not None
    doel: QWidget = lijst if lijst.isVisible() else form.gemeente  # who has the keyboard
    QTest.keyClick(doel, Qt.Key.Key_Tab)
    assert form.gemeente.value == code


def test_the_categories_follow_the_wet(hier: Bureau) -> None:
    form = open_formulier(hier)
    form.wet.set_value("jw")
    form.categorie.set_value("45")
    form.wet.set_value("wmo")
    assert form.categorie.value is None
    assert form.categorie.findData("02") >= 0
    assert form.categorie.findData("45") < 0


def test_an_agreement_is_changed(hier: Bureau) -> None:
    bewaard = contracten.bewaar(hier.workspace, afspraak()).product
    form = open_formulier(hier, product=bewaard)
    assert form.tarief.text() == "93,60"
    assert form.categorie.value == "45"
    form.tarief.setText("1.095,5")
    QTest.keyClick(form.tarief, Qt.Key.Key_Return)
    hier.wacht()
    assert contracten.lijst(hier.workspace) == [replace(bewaard, tarief=109550)]


def test_a_later_tariff_tells_that_the_earlier_one_ends(hier: Bureau) -> None:
    contracten.bewaar(hier.workspace, afspraak(date(2025, 1, 1)))
    form = open_formulier(hier)
    vul(form)
    form.bewaar.click()
    hier.wacht()
    assert "1 eerdere afspraak eindigt nu op 31-12-2025." in hier.recorder.said[-1][1]


def test_what_overlaps_is_told_beside_the_date(hier: Bureau) -> None:
    contracten.bewaar(hier.workspace, afspraak(date(2025, 1, 1), tot=date(2026, 6, 30)))
    form = open_formulier(hier)
    vul(form)
    form.bewaar.click()
    hier.wacht()
    assert "loopt al een afspraak vanaf 1 januari 2025" in form.velden["vanaf"].finding
    assert len(contracten.lijst(hier.workspace)) == 1


def test_a_day_that_does_not_exist_is_told_beside_its_field(hier: Bureau) -> None:
    form = open_formulier(hier)
    vul(form)
    form.tot.setText("31-4-2026")
    form.bewaar.click()
    hier.wacht()
    assert "April heeft 30 dagen" in form.velden["tot"].finding
    assert contracten.lijst(hier.workspace) == []


# Taking a file in


def test_a_known_file_needs_one_click(hier: Bureau) -> None:
    page = open_import(hier, KOP + RIJ)
    assert not page.kolommen.isVisible()
    assert not page.meldingen.isVisible()
    assert page.samenvatting.text() == "1 nieuwe afspraak."
    assert cellen(page.rijen)[0][:4] == ["2", "Nieuw", "jw", "0268"]
    with hier.qtbot.waitSignal(page.gesloten):
        page.neem_over.click()
    hier.wacht()
    assert contracten.lijst(hier.workspace) == [afspraak()]
    assert hier.recorder.said[-1][:2] == (Kind.DONE, "Contract overgenomen: 1 nieuwe afspraak.")


def test_nothing_is_taken_over_while_a_row_is_wrong(hier: Bureau) -> None:
    fout = RIJ.replace("45A04", "45A05").replace("93,60", "veel")
    vreemd = RIJ.replace("45A04", "45A06").replace("93,60", "1,56")
    page = open_import(hier, KOP + RIJ + fout + vreemd)
    assert not page.neem_over.isEnabled()
    assert page.samenvatting.text().startswith("1 rij klopt niet.")
    assert [rij[:3] for rij in cellen(page.meldingen)] == [
        ["Fout", "3", "tarief\nveel"],
        ["Let op", "4", "tarief\n1,56"],
    ]
    assert [rij[1] for rij in cellen(page.rijen)] == ["Nieuw", "Fout", "Let op"]
    page.meldingen.selectRow(0)
    assert page.rijen.currentIndex().row() == 1
    assert contracten.lijst(hier.workspace) == []


def test_what_is_odd_does_not_stand_in_the_way(hier: Bureau) -> None:
    page = open_import(hier, KOP + RIJ.replace(";04;", ";01;"))
    assert page.meldingen.isVisible()
    assert page.samenvatting.text() == "1 nieuwe afspraak. Kijk of dit klopt: 1 rij valt op."
    page.neem_over.click()
    hier.wacht()
    assert len(contracten.lijst(hier.workspace)) == 1


def test_unknown_columns_are_pointed_out_once(hier: Bureau) -> None:
    inhoud = KOP.replace("tarief", "euros").replace("product;", "zorgsoort;") + RIJ
    page = open_import(hier, inhoud)
    assert page.kolommen.isVisible()
    assert page.samenvatting.text() == "Kies nog een kolom voor: product, tarief."
    assert not page.neem_over.isEnabled()
    for naam, plek in (("product", 3), ("tarief", 6)):
        veld = page.kolommen.velden[naam]
        assert veld.property("finding")
        assert veld.currentText() == "Kies een kolom"
        veld.setCurrentIndex(plek + 1)
        veld.activated.emit(plek + 1)
        hier.wacht()
    assert page.kolommen.velden["tarief"].currentText() == "euros  (93,60)"
    assert page.neem_over.isEnabled()
    page.neem_over.click()
    hier.wacht()
    assert contracten.lijst(hier.workspace) == [afspraak()]

    opnieuw = open_import(hier, inhoud)
    assert not opnieuw.kolommen.isVisible()
    assert opnieuw.samenvatting.text().startswith("Alles in dit bestand staat er al.")


def test_a_column_that_is_chosen_elsewhere_leaves_there(hier: Bureau) -> None:
    page = open_import(hier, KOP + RIJ)
    page.kolomknop.click()
    assert page.kolommen.isVisible()
    veld = page.kolommen.velden["omschrijving"]
    veld.setCurrentIndex(1)
    veld.activated.emit(1)
    hier.wacht()
    assert page.kolommen.velden["wet"].plek is None
    assert page.samenvatting.text() == "Kies nog een kolom voor: wet."


def test_what_is_no_table_is_told(hier: Bureau) -> None:
    page = open_import(hier, "alleen een titel")
    soort, gezegd, _ = hier.recorder.said[-1]
    assert soort is Kind.ERROR
    assert "geen rij met de namen van de kolommen" in gezegd
    assert page.drop.isVisible()
    assert not page.neem_over.isVisible()


def test_another_file_can_be_chosen(hier: Bureau) -> None:
    page = open_import(hier, KOP + RIJ)
    page.ander.click()
    assert page.drop.isVisible()
    assert page.voorstel is None
    assert not page.neem_over.isVisible()


def test_taking_over_tells_which_agreements_end(hier: Bureau) -> None:
    contracten.bewaar(hier.workspace, afspraak(date(2025, 1, 1)))
    page = open_import(hier, KOP + RIJ)
    assert page.samenvatting.text() == (
        "1 nieuwe afspraak. 1 eerdere afspraak eindigt de dag voordat een latere begint."
    )


def test_the_keyboard_comes_everywhere_in_the_import(hier: Bureau) -> None:
    def maak() -> Tabelimportpagina[Contractvoorstel]:
        page = Tabelimportpagina(hier.kantoor, CONTRACT)
        pad = hier.map / "fout.csv"
        pad.write_text(KOP.replace("tarief", "x") + RIJ, encoding="utf-8")
        page.take_files([pad])
        return page

    toets_toetsenbord(hier, Screen("c", "X", "bestand", maak, ""))
