from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from app.gui.widgets.rows import STATUS_ROLE, Column, Order, Pages, RowsModel
from tests.gui.samples import COLUMNS, Bericht, bericht

ASCENDING, DESCENDING = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


@pytest.fixture
def model(qtbot: QtBot) -> RowsModel[Bericht]:
    made = RowsModel(COLUMNS)
    made.set_rows([bericht(n) for n in range(30)])
    return made


def column(model: RowsModel[Bericht], at: int) -> list[str]:
    return [str(model.index(row, at).data()) for row in range(model.rowCount())]


def test_qt_finds_nothing_wrong_with_the_model(model: RowsModel[Bericht]) -> None:
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.sort(2, ASCENDING)
    model.set_rows([bericht(n) for n in range(5)])
    assert tester.model() is model


def test_cells_headers_and_their_side(model: RowsModel[Bericht]) -> None:
    assert model.index(1, 2).data() == "J.P. van den Berg-van Heerenbeek"
    assert model.headerData(2, Qt.Orientation.Horizontal) == "Cliënt"
    assert model.headerData(2, Qt.Orientation.Vertical) is None
    right = model.index(1, 4).data(Qt.ItemDataRole.TextAlignmentRole)
    assert right & Qt.AlignmentFlag.AlignRight
    assert (
        model.headerData(4, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole) == right
    )
    assert model.index(1, 4).data(Qt.ItemDataRole.FontRole).featureTags()
    assert model.index(1, 5).data(STATUS_ROLE).words == "Afgekeurd"
    assert model.index(1, 4).data(STATUS_ROLE) is None


def test_numbers_sort_as_numbers_and_text_without_regard_to_capitals(qtbot: QtBot) -> None:
    columns: list[Column[tuple[str, int]]] = [
        Column("naam", "Naam", lambda row: row[0]),
        Column("bedrag", "Bedrag", lambda row: f"€ {row[1]}", sort=lambda row: row[1]),
    ]
    model = RowsModel(columns)
    model.set_rows([("b", 100), ("C", 9), ("A", 20)])
    model.sort(1, ASCENDING)
    assert [model.row(at)[1] for at in range(3)] == [9, 20, 100]
    model.sort(0, DESCENDING)
    assert [model.row(at)[0] for at in range(3)] == ["C", "b", "A"]


def test_the_order_that_was_chosen_holds_for_new_rows(model: RowsModel[Bericht]) -> None:
    model.sort(4, DESCENDING)
    model.set_rows([bericht(n) for n in range(10)])
    amounts = [model.row(at).eurocent for at in range(10)]
    assert amounts == sorted(amounts, reverse=True)


def test_a_selection_follows_its_row(model: RowsModel[Bericht]) -> None:
    kept = QPersistentModelIndex(model.index(7, 0))
    row = model.row(7)
    model.sort(4, DESCENDING)
    assert model.row(kept.row()) is row
    assert kept.column() == 0


def pages(count: int) -> tuple[Pages[Bericht], list[tuple[int, int, Order | None]]]:
    asked: list[tuple[int, int, Order | None]] = []

    def fetch(offset: int, limit: int, order: Order | None) -> Sequence[Bericht]:
        asked.append((offset, limit, order))
        return [bericht(n) for n in range(offset, min(offset + limit, count))]

    return Pages(count, fetch), asked


def test_pages_are_fetched_when_needed_and_once() -> None:
    rows, asked = pages(450)
    assert len(rows) == 450
    assert rows[0] == bericht(0)
    assert rows[199] == bericht(199)
    assert rows[-1] == bericht(449)
    assert list(rows[398:402]) == [bericht(n) for n in range(398, 402)]
    assert [offset for offset, _, _ in asked] == [0, 400, 200]
    with pytest.raises(IndexError):
        rows[450]


def test_pages_long_out_of_sight_are_let_go() -> None:
    rows, asked = pages(10_000)
    for at in range(0, 10_000, Pages.SIZE):
        assert rows[at] == bericht(at)
    asked.clear()
    assert rows[0] == bericht(0)
    assert asked == [(0, Pages.SIZE, None)]


def test_pages_are_sorted_by_who_fetches_them(model: RowsModel[Bericht]) -> None:
    rows, asked = pages(1000)
    model.set_rows(rows)
    kept = QPersistentModelIndex(model.index(7, 0))
    model.sort(4, DESCENDING)
    assert model.index(0, 0).data()
    assert asked[-1] == (0, Pages.SIZE, Order("bedrag", descending=True))
    assert not kept.isValid()


def test_a_model_of_rows_has_no_branches(model: RowsModel[Bericht]) -> None:
    assert model.rowCount(model.index(0, 0)) == 0
    assert model.columnCount(model.index(0, 0)) == 0
    assert model.rowCount(QModelIndex()) == 30
