from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.gui.widgets.choice_field import Choice, ChoiceField

CHOICES = [
    Choice("02", "Overlijden"),
    Choice("20", "Levering is tijdelijk beëindigd", "De hulp ligt even stil."),
    Choice("31", "Levering is volgens plan beëindigd"),
    Choice("34", "Voortijdig afgesloten, in overleg"),
    Choice("38", "Overstap naar andere aanbieder"),
]


@pytest.fixture
def field(qtbot: QtBot) -> ChoiceField:
    made = ChoiceField(CHOICES, "Kies een reden")
    qtbot.addWidget(made)
    made.show()
    made.setFocus()
    return made


def typ(doel: QWidget, tekst: str) -> None:
    for teken in tekst:
        event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, teken)
        QApplication.sendEvent(doel, event)


def test_nothing_is_chosen_until_somebody_does(field: ChoiceField) -> None:
    assert field.currentIndex() == -1
    assert field.placeholderText() == "Kies een reden"
    field.set_value("31")
    assert (field.value, field.currentText()) == ("31", "31  Levering is volgens plan beëindigd")
    assert field.toolTip() == field.currentText()
    field.set_value(None)
    assert field.currentText() == ""
    assert field.toolTip() == ""


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("31", "31"),
        ("34", "34"),
        ("o", "02"),
        ("oversta", "38"),
        ("TIJD", "20"),  # any word of it
        ("l", "20"),
        ("ll", "31"),  # the same letter again: the next
        ("lll", "20"),  # and round
        ("2031", "31"),  # who changes his mind
        ("x", None),
    ],
)
def test_typing_jumps_to_a_code_or_a_word(field: ChoiceField, typed: str, code: str | None) -> None:
    typ(field, typed)
    assert field.value == code


def test_what_begins_with_the_letters_goes_before_what_has_them_inside(qtbot: QtBot) -> None:
    eenheden = [Choice("16", "Dagdeel (4 uur)"), Choice("01", "Minuut"), Choice("04", "Uur")]
    field = ChoiceField(eenheden, "Kies de eenheid")
    qtbot.addWidget(field)
    typ(field, "uur")  # and its second letter is no request for the next
    assert field.value == "04"


def test_typing_jumps_in_the_open_list_too(field: ChoiceField) -> None:
    field.showPopup()
    typ(field.view(), "volg")
    QTest.keyClick(field.view(), Qt.Key.Key_Return)
    assert field.value == "31"


def test_an_entry_tells_when_it_fits(field: ChoiceField) -> None:
    assert field.itemData(1, Qt.ItemDataRole.ToolTipRole) == (
        "20  Levering is tijdelijk beëindigd\nDe hulp ligt even stil."
    )


def test_the_wheel_does_not_change_an_answer(field: ChoiceField) -> None:
    field.set_value("31")
    none, phase = Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(QPointF(5, 5), QPointF(5, 5), QPoint(0, -120), QPoint(0, -120),
                        Qt.MouseButton.NoButton, none, phase, False)  # fmt: skip
    QApplication.sendEvent(field, event)
    assert field.value == "31"
    assert not event.isAccepted()
