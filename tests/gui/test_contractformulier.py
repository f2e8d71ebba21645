"""The form for one agreement of a contract."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from app.gui.contract.formulier import Contractformulier
from app.gui.messages import Kind
from app.gui.page import Screen
from app.services import contracten
from tests.gui.bureau import Bureau, toets_toetsenbord
from tests.services.test_contracten import afspraak


def open_formulier(hier: Bureau, **anders: Any) -> Contractformulier:
    form = Contractformulier(hier.kantoor, **anders)
    hier.toon(form, (784, 640))
    return form


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


def test_the_keyboard_comes_everywhere_in_the_form(hier: Bureau) -> None:
    toets_toetsenbord(
        hier, Screen("c", "X", "bestand", lambda: Contractformulier(hier.kantoor), "")
    )
