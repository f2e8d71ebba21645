"""Rows for a table: columns as plain descriptions, over a sequence that may come in pages."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, overload

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from app.gui import theme
from app.gui.format import StatusText

T = TypeVar("T")
Index = QModelIndex | QPersistentModelIndex

_ROLE = Qt.ItemDataRole
STATUS_ROLE = _ROLE.UserRole
SHARE_ROLE = _ROLE.UserRole + 1
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


@dataclass(frozen=True)
class Column(Generic[T]):
    """One column: how a row reads in it and how it sorts.

    `key` names it when its width is kept or when a page source sorts by it. A column with `wide`
    takes its part of the room that the others leave; one that is `spare` goes when there is little.
    `share` gives a part of 1, which is drawn as a bar before the text.
    """

    key: str
    title: str
    text: Callable[[T], str]
    width: int = 160
    sort: Callable[[T], Any] | None = None
    number: bool = False
    wide: bool = False
    spare: bool = False
    status: Callable[[T], StatusText | None] | None = None
    share: Callable[[T], float | None] | None = None

    def sort_key(self, row: T) -> Any:
        """Give what rows are compared by; without `sort` their text, capitals or not."""
        return self.sort(row) if self.sort else self.text(row).casefold()


@dataclass(frozen=True)
class Order:
    """The order that rows are asked in: by a column's key."""

    key: str
    descending: bool


class Pages(Sequence[T]):
    """A sequence of `count` rows that are fetched a page at a time, when they come in sight.

    `fetch(offset, limit, order)` runs in the GUI thread: a page may take some milliseconds.
    """

    SIZE = 200
    _KEPT = 20

    def __init__(
        self,
        count: int,
        fetch: Callable[[int, int, Order | None], Sequence[T]],
        order: Order | None = None,
    ) -> None:
        self._count = count
        self._fetch = fetch
        self._order = order
        self._pages: OrderedDict[int, Sequence[T]] = OrderedDict()

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[T]: ...
    def __getitem__(self, at: int | slice) -> T | Sequence[T]:
        if isinstance(at, slice):
            return [self[each] for each in range(*at.indices(self._count))]
        if not -self._count <= at < self._count:
            raise IndexError(at)
        number, place = divmod(at % self._count, self.SIZE)
        if number not in self._pages:
            self._pages[number] = self._fetch(number * self.SIZE, self.SIZE, self._order)
            if len(self._pages) > self._KEPT:
                self._pages.popitem(last=False)
        self._pages.move_to_end(number)
        return self._pages[number][place]

    def ordered(self, order: Order) -> Pages[T]:
        """Give the same rows in another order."""
        return Pages(self._count, self._fetch, order)


class RowsModel(QAbstractTableModel, Generic[T]):
    """Shows a sequence of rows in columns; sorts them itself, or has the pages sorted."""

    def __init__(self, columns: Sequence[Column[T]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._rows: Sequence[T] = ()
        self._order: Order | None = None
        self._fonts: dict[bool, QFont] = {}
        self._titles = {at: column.title for at, column in enumerate(self.columns)}

    def set_rows(self, rows: Sequence[T]) -> None:
        """Show other rows, in the order that the user last chose."""
        self.beginResetModel()
        self._rows = self._in_order(rows)
        self.endResetModel()

    def rename(self, column: int, title: str) -> None:
        """Give a column another title, as when its rows become those of something else."""
        self._titles[column] = title
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, column, column)

    def row(self, number: int) -> T:
        """Give the row at a place."""
        return self._rows[number]

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1 leaves the rows in the order they came in."""
        if column < 0:
            self._order = None
            return
        self._order = Order(self.columns[column].key, order is Qt.SortOrder.DescendingOrder)
        self.layoutAboutToBeChanged.emit()
        before, self._rows = self._rows, self._in_order(self._rows)
        self._move_persistent(before)
        self.layoutChanged.emit()

    def _move_persistent(self, before: Sequence[T]) -> None:
        """Let the selection follow its row; pages cannot tell where a row went."""
        kept = self.persistentIndexList()
        places: dict[int, int] = {}
        if kept and not isinstance(before, Pages):
            places = {id(row): at for at, row in enumerate(self._rows)}
        moved = [
            self.index(places[id(before[at.row()])], at.column()) if places else QModelIndex()
            for at in kept
        ]
        self.changePersistentIndexList(kept, moved)

    def _in_order(self, rows: Sequence[T]) -> Sequence[T]:
        if self._order is None:
            return rows
        if isinstance(rows, Pages):
            return rows.ordered(self._order)
        column = next(each for each in self.columns if each.key == self._order.key)
        return sorted(rows, key=column.sort_key, reverse=self._order.descending)

    def rowCount(self, parent: Index | None = None) -> int:
        """Count the rows."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """Count the columns."""
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        """Give a cell: its text, status, font or place."""
        if not index.isValid():
            return None
        column = self.columns[index.column()]
        if role == _ROLE.DisplayRole:
            return column.text(self._rows[index.row()])
        if role == STATUS_ROLE:
            return column.status(self._rows[index.row()]) if column.status else None
        if role == SHARE_ROLE:
            return column.share(self._rows[index.row()]) if column.share else None
        if role == _ROLE.TextAlignmentRole:
            return _RIGHT if column.number else _LEFT
        if role == _ROLE.FontRole and column.number:
            return self._fonts.setdefault(True, theme.font(theme.tokens().text.body, tabular=True))
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole
    ) -> Any:
        """Give a column's title, above its cells on the same side."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        column = self.columns[section]
        if role == _ROLE.DisplayRole:
            return self._titles[section]
        if role == _ROLE.TextAlignmentRole:
            return _RIGHT if column.number else _LEFT
        return None
