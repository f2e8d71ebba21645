"""A choice from a long list: found by any part of it, told once, shortened when it is long."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.gui.widgets.search_field import SearchField

LANG = "54003  Behandeling specialistisch met diagnostiek, consultatie en nog veel meer daarbij"
ENTRIES = [
    ("54001", "54001  Behandeling basis", "Voor lichte klachten."),
    ("54002", "54002  Behandeling specialistisch", ""),
    ("54003", LANG, ""),
]


@pytest.fixture
def field(qtbot: QtBot) -> SearchField:
    made = SearchField(240, "Typ een code")
    made.set_entries(ENTRIES)
    qtbot.addWidget(made)
    made.show()
    return made


def test_nothing_is_chosen_at_first(field: SearchField) -> None:
    assert (field.value, field.unknown, field.currentText()) == (None, "", "")


@pytest.mark.parametrize(
    ("typed", "value", "unknown"),
    [
        ("basis", "54001", ""),
        ("54002", "54002", ""),
        ("54002  behandeling SPECIALISTISCH", "54002", ""),
        ("specialistisch", None, "specialistisch"),  # two have it
        ("niets", None, "niets"),
    ],
)
def test_what_was_typed_is_taken_for_what_it_means(
    field: SearchField, typed: str, value: str | None, unknown: str
) -> None:
    field.setEditText(typed)
    field.commit()
    assert (field.value, field.unknown) == (value, unknown)


def test_each_value_is_told_once(field: SearchField) -> None:
    told: list[object] = []
    field.changed.connect(told.append)
    field.set_value("54001")
    field.setEditText("54001  Behandeling basi")  # not yet another
    field.setEditText("54001  Behandeling basis")
    field.commit()
    field.setEditText("")
    field.commit()
    assert told == ["54001", None]


def test_other_entries_keep_the_value_that_is_among_them(field: SearchField) -> None:
    field.set_value("54002")
    field.set_entries(ENTRIES[1:])
    assert field.value == "54002"
    field.set_entries(ENTRIES[:1])
    assert field.currentText() == ""


def test_a_long_entry_shows_how_it_begins_and_tells_the_rest(field: SearchField) -> None:
    field.set_value("54003")
    assert field.line.cursorPosition() == 0
    assert field.toolTip() == LANG
    assert field.itemData(0, Qt.ItemDataRole.ToolTipRole) == (
        "54001  Behandeling basis\nVoor lichte klachten."
    )


def test_the_keyboard_can_walk_through_the_entries(field: SearchField) -> None:
    told: list[object] = []
    field.changed.connect(told.append)
    QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert told == ["54001", "54002"]
