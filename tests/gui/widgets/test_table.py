from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolTip
from pytestqt.qtbot import QtBot

from app.gui.state import State
from app.gui.widgets.rows import Column, Order, Pages, RowsModel
from app.gui.widgets.table import RowDelegate, Table
from tests.gui.samples import COLUMNS, Bericht, bericht

EMPTY = ("Nog geen berichten", "Sleep bestanden hierheen.", "importeren")


def table(qtbot: QtBot, rows: int = 30, state: State | None = None) -> Table:
    model = RowsModel(COLUMNS)
    model.set_rows([bericht(n) for n in range(rows)])
    made = Table(model, "Berichten", EMPTY, state)
    qtbot.addWidget(made)
    made.resize(900, 400)
    made.show()
    return made


def rows_of(table: Table) -> RowsModel[Bericht]:
    model = table.model()
    assert isinstance(model, RowsModel)
    return model


def test_it_has_no_grid_and_rows_of_36(qtbot: QtBot) -> None:
    made = table(qtbot)
    assert not made.showGrid()
    assert made.rowHeight(0) == 36
    assert made.accessibleName() == "Berichten"


def test_enter_and_a_double_click_choose_the_row(qtbot: QtBot) -> None:
    made = table(qtbot)
    chosen: list[Bericht] = []
    made.chosen.connect(chosen.append)
    made.setCurrentIndex(made.model().index(2, 0))
    QTest.keyClick(made, Qt.Key.Key_Return)
    place = made.visualRect(made.model().index(4, 1)).center()
    QTest.mouseClick(made.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(made.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen == [bericht(2), bericht(4)]
    assert made.chosen_row() == bericht(4)


def test_enter_without_a_row_chooses_nothing(qtbot: QtBot) -> None:
    made = table(qtbot, rows=0)
    chosen: list[Bericht] = []
    made.chosen.connect(chosen.append)
    QTest.keyClick(made, Qt.Key.Key_Return)
    assert chosen == []
    assert made.chosen_row() is None


def test_a_click_on_a_title_sorts_and_keeps_the_row_that_was_chosen(qtbot: QtBot) -> None:
    made = table(qtbot)
    made.selectRow(3)
    header = made.horizontalHeader()
    before = [rows_of(made).row(at) for at in range(30)]
    x = header.sectionViewportPosition(2) + 20
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, 18))
    after = [rows_of(made).row(at) for at in range(30)]
    assert after == sorted(before, key=lambda row: row.client.casefold())
    assert made.chosen_row() == bericht(3)
    assert len({index.row() for index in made.selectedIndexes()}) == 1


def test_rows_come_in_their_own_order_until_sorted(qtbot: QtBot) -> None:
    made = table(qtbot)
    assert [rows_of(made).row(at) for at in range(30)] == [bericht(n) for n in range(30)]


def test_widths_that_the_user_set_are_remembered(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "venster.json"
    state = State(file)
    first = table(qtbot, state=state)
    first.setColumnWidth(2, 333)
    state.save()
    again = table(qtbot, state=State(file))
    assert again.columnWidth(2) == 333
    again.resize(1200, 400)
    assert again.columnWidth(2) == 333


def test_until_then_the_columns_share_the_room(qtbot: QtBot) -> None:
    state = State()
    made = table(qtbot, state=state)
    for width in (900, 1300):
        made.resize(width, 400)
        total = sum(made.columnWidth(at) for at in range(len(COLUMNS)))
        assert abs(total - made.viewport().width()) <= 2
    assert state.get("kolommen.Berichten") is None


@pytest.mark.parametrize(
    "kept", ["{", "[]", '{"client": "breed"}', '{"weg": 50}', '{"client": -1}']
)
def test_damaged_widths_count_as_none(qtbot: QtBot, kept: str) -> None:
    state = State()
    state.put("kolommen.Berichten", kept)
    made = table(qtbot, state=state)
    assert made.columnWidth(0) == COLUMNS[0].width


def hint(table: Table, row: int, column: int) -> str:
    index = table.model().index(row, column)
    place = table.visualRect(index).center()
    everywhere = table.viewport().mapToGlobal(place)
    QToolTip.hideText()
    QApplication.sendEvent(table.viewport(), QHelpEvent(QHelpEvent.Type.ToolTip, place, everywhere))
    return QToolTip.text() if QToolTip.isVisible() else ""


def test_only_what_is_shortened_shows_itself_whole_under_the_mouse(qtbot: QtBot) -> None:
    made = table(qtbot)
    made.setColumnWidth(2, 120)
    assert hint(made, 1, 2) == "J.P. van den Berg-van Heerenbeek"
    delegate = made.itemDelegate()
    assert isinstance(delegate, RowDelegate)
    assert not delegate.is_shortened(made.model().index(0, 2))


def test_an_empty_table_says_what_to_do(qtbot: QtBot) -> None:
    made = table(qtbot, rows=0)
    texts = [label.text() for label in made.empty.findChildren(QLabel)]
    assert made.empty.isVisible()
    assert "Nog geen berichten" in texts
    rows_of(made).set_rows([bericht(1)])
    assert not made.empty.isVisible()
    rows_of(made).set_rows([])
    made.empty.say("Niets gevonden", "Zoek met minder woorden.")
    assert made.empty.isVisible()
    assert made.accessibleDescription() == "Niets gevonden Zoek met minder woorden."


def test_of_many_rows_only_those_in_sight_are_fetched(qtbot: QtBot) -> None:
    asked: list[int] = []

    def fetch(offset: int, limit: int, order: Order | None) -> list[Bericht]:
        asked.append(offset)
        return [bericht(n) for n in range(offset, offset + limit)]

    made = table(qtbot, rows=0)
    rows_of(made).set_rows(Pages(10_000, fetch))
    made.grab()
    assert asked == [0]
    made.scrollToBottom()
    made.grab()
    assert asked == [0, 9800]


def test_tab_leaves_the_table(qtbot: QtBot) -> None:
    assert not table(qtbot).tabKeyNavigation()


def test_a_second_line_makes_the_rows_higher_and_counts_for_the_tooltip(qtbot: QtBot) -> None:
    model = RowsModel([Column("x", "X", lambda rij: rij, 96)])
    one = Table(model, "een", EMPTY)
    two = Table(model, "twee", EMPTY, lines=2)
    for table in (one, two):
        qtbot.addWidget(table)
        table.show()
    model.set_rows(["kort\nkort", "kort\neen tweede regel die er nooit in kan passen"])
    assert two.rowHeight(0) == one.rowHeight(0) + 20
    assert [two._delegate.is_shortened(model.index(rij, 0)) for rij in (0, 1)] == [False, True]
    assert not two.grab().isNull()


def test_the_chosen_row_stays_in_sight_when_there_is_less_room(qtbot: QtBot) -> None:
    made = table(qtbot)
    made.setCurrentIndex(made.model().index(9, 0))
    made.resize(900, 160)
    assert made.viewport().rect().contains(made.visualRect(made.currentIndex()))


def test_what_stands_elsewhere_too_is_left_out_where_there_is_little_room(qtbot: QtBot) -> None:
    spare = Column[Bericht]("ook", "Ook", lambda _: "elders", wide=True, spare=True)
    made = Table(RowsModel((*COLUMNS, spare)), "Berichten", EMPTY)
    qtbot.addWidget(made)
    made.resize(900, 400)
    made.show()
    assert not made.isColumnHidden(len(COLUMNS))
    made.resize(700, 400)
    assert made.isColumnHidden(len(COLUMNS))
