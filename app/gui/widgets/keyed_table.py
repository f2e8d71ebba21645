"""A table that keeps to the chosen row when other rows are shown, by what names a row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from app.gui.state import State
from app.gui.widgets.rows import Column, RowsModel
from app.gui.widgets.table import Table

T = TypeVar("T")
Words = tuple[str, str, str]  # title, what to do and icon of an empty state


class KeyedTable(Table, Generic[T]):
    """A table of rows in two lines; ``key`` tells which row is the same as before."""

    def __init__(
        self,
        columns: Sequence[Column[T]],
        key: Callable[[T], object],
        name: str,
        empty: Words,
        state: State,
    ) -> None:
        self._names = key
        self._keyed: RowsModel[T] = RowsModel(columns)
        super().__init__(self._keyed, name, empty, state, lines=2)

    def toon(self, rows: Sequence[T], empty: Words | None = None) -> None:
        """Show other rows, the same one chosen as before; ``empty`` is said when there are none."""
        before: T | None = self.chosen_row()
        if empty is not None:
            self.empty.say(*empty)
        self._keyed.set_rows(rows)
        if rows and not (before is not None and self.kies(self._names(before))):
            self.selectRow(0)

    def kies(self, key: object) -> bool:
        """Choose a row by its key; False when it is not in the list."""
        for place in range(self._keyed.rowCount()):
            if self._names(self._keyed.row(place)) == key:
                self.selectRow(place)
                self.scrollTo(self._keyed.index(place, 0))
                return True
        return False
