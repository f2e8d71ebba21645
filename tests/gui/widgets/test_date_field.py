from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QTableView, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.gui.widgets.date_field import DateField


@pytest.fixture
def field(qtbot: QtBot, vandaag: date) -> Iterator[DateField]:
    around = QWidget()
    column = QVBoxLayout(around)
    made = DateField(vandaag)
    column.addWidget(made)
    column.addWidget(QLineEdit())
    qtbot.addWidget(around)
    around.show()
    around.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    yield made
    around.close()


def typed(field: DateField, text: str) -> None:
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Tab)


def days(field: DateField) -> QWidget:
    """Give the part of the open calendar that has the keyboard."""
    assert field.calendar is not None
    found = field.calendar.findChild(QTableView)
    assert found is not None
    assert found is field.calendar.window().focusWidget()
    return found


@pytest.mark.parametrize("text", ["1-4", "01-04-2026", "010426", "1 apr", "-8"])
def test_what_is_typed_is_written_out_when_the_field_is_left(field: DateField, text: str) -> None:
    typed(field, text)
    assert field.text() == "01-04-2026"
    assert field.value == date(2026, 4, 1)
    assert field.toolTip() == "wo 1 apr 2026"
    assert not field.hasFocus()


def test_what_is_no_date_stays_as_typed_with_the_reason(field: DateField) -> None:
    reasons: list[str] = []
    field.refused.connect(reasons.append)
    typed(field, "31-04-2026")
    assert field.text() == "31-04-2026"
    assert field.value is None
    assert str(field.refusal) == "31-04-2026 bestaat niet. April heeft 30 dagen."
    field.setFocus()
    typed(field, "30-04-2026")
    assert field.refusal is None
    assert reasons == ["31-04-2026 bestaat niet. April heeft 30 dagen.", ""]


def test_changes_are_told_once(field: DateField) -> None:
    changes: list[date | None] = []
    field.changed.connect(changes.append)
    typed(field, "1-4")
    field.setFocus()
    typed(field, "01-04-2026")
    field.set_value(None)
    assert changes == [date(2026, 4, 1), None]


def test_an_empty_field_is_no_mistake(field: DateField) -> None:
    assert field.commit()
    assert (field.value, field.refusal) == (None, None)


def test_a_form_can_ask_before_the_field_is_left(field: DateField) -> None:
    QTest.keyClicks(field, "vandaag")
    assert field.commit()
    assert field.value == date(2026, 4, 9)
    field.setText("pasen")
    assert not field.commit()


def test_the_whole_field_is_one_stop_of_the_tab_key(field: DateField) -> None:
    QTest.keyClick(field, Qt.Key.Key_Tab)
    after = field.window().focusWidget()
    assert isinstance(after, QLineEdit)
    assert after is not field


def test_the_calendar_opens_with_alt_down_and_a_day_can_be_picked(
    field: DateField, qtbot: QtBot
) -> None:
    field.set_value(date(2026, 3, 30))
    QTest.keyClick(field, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert field.calendar is not None
    assert field.calendar.isVisible()
    assert field.calendar.selectedDate() == QDate(2026, 3, 30)
    assert field.calendar.locale().standaloneMonthName(3) == "maart"
    QTest.keyClick(days(field), Qt.Key.Key_Right)
    QTest.keyClick(days(field), Qt.Key.Key_Return)
    assert field.value == date(2026, 3, 31)
    assert not field.calendar.isVisible()


def test_the_calendar_of_an_empty_field_opens_at_today_and_escape_leaves_it(
    field: DateField,
) -> None:
    field.open_calendar()
    assert field.calendar is not None
    assert field.calendar.selectedDate() == QDate(2026, 4, 9)
    QTest.keyClick(days(field), Qt.Key.Key_Escape)
    assert not field.calendar.isVisible()
    assert field.value is None


def test_the_icon_opens_the_calendar(field: DateField) -> None:
    (opener,) = field.actions()
    opener.trigger()
    assert field.calendar is not None
    assert field.calendar.isVisible()
