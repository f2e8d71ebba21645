"""The rows of Vandaag: groups, what is to be done in them, and rows that fold open."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import Any, overload

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.gui.format import Status, StatusText

Index = QModelIndex | QPersistentModelIndex

_ROLE = Qt.ItemDataRole
LINE_ROLE = _ROLE.UserRole


@dataclass(frozen=True)
class Taakregel:
    """One thing to do: how it stands, for whom, why (`uitleg`) and the one act that does it.

    With `kinderen` it stands for several alike at one gemeente, and folds open to show them;
    `client` then says how many. `kort` is what of `uitleg` a row has room for; `dag` stands where
    a child has no status to show.
    """

    id: str
    groep: str
    status_soort: Status
    status_tekst: str
    titel: str
    uitleg: str
    client: str
    gemeente: str
    wet: str
    actie_tekst: str
    kinderen: Sequence[Taakregel] = ()
    kort: str = ""
    dag: str = ""

    @property
    def status(self) -> StatusText:
        """The status as the chip shows it."""
        return StatusText(self.status_soort, self.status_tekst)


class Kinderen(Sequence[Taakregel]):
    """The rows that one row stands for, all made by ``maak`` when one of them is looked at.

    Thousands may lie folded away that nobody ever opens.
    """

    def __init__(self, aantal: int, maak: Callable[[], Iterable[Taakregel]]) -> None:
        self._aantal = aantal
        self._maak = maak

    @cached_property
    def _rijen(self) -> tuple[Taakregel, ...]:
        return tuple(self._maak())

    def __len__(self) -> int:
        """Count them, without making any."""
        return self._aantal

    @overload
    def __getitem__(self, index: int) -> Taakregel: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Taakregel]: ...
    def __getitem__(self, index: int | slice) -> Taakregel | Sequence[Taakregel]:
        """Give one, or some."""
        return self._rijen[index]


class Depth(Enum):
    """What a line of the list is."""

    GROUP = 0
    TASK = 1
    CHILD = 2


@dataclass(frozen=True)
class Line:
    """One line of the list, with what its painting needs to know of its neighbours."""

    depth: Depth
    group: str
    count: int = 0
    regel: Taakregel | None = None
    first: bool = False
    last: bool = False
    opened: bool = False
    explained: bool = False


class ActionModel(QAbstractListModel):
    """A flat list of lines; remembers by id what is folded open and explained."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Taakregel, ...] = ()
        self._lines: list[Line] = []
        self._opened: set[str] = set()
        self._explained: set[str] = set()

    def set_rows(self, rows: Sequence[Taakregel]) -> None:
        """Show these; those of one `groep` must follow each other, groups come as they come."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self._opened &= {row.id for row in self._rows}
        self._explained &= {row.id for row in (*self._rows, *self.open_children())}
        self._lines = list(self._make_lines())
        self.endResetModel()

    @property
    def explained(self) -> bool:
        """Whether any line shows its explanation in full."""
        return bool(self._explained)

    @property
    def rows(self) -> Sequence[Taakregel]:
        """The rows, without those that they stand for."""
        return self._rows

    def open_children(self) -> list[Taakregel]:
        """Give what is folded open."""
        return [kind for row in self._rows if row.id in self._opened for kind in row.kinderen]

    def line(self, index: Index) -> Line:
        """Give a line."""
        return self._lines[index.row()]

    def find(self, id_: str) -> QModelIndex:
        """Give the place of a row by its id; invalid when it is not there or folded away."""
        for at, line in enumerate(self._lines):
            if line.regel and line.regel.id == id_:
                return self.index(at)
        return QModelIndex()

    def first_task(self) -> QModelIndex:
        """Give the first thing to do."""
        # The line before it is the heading of its group.
        return self.index(1) if len(self._lines) > 1 else QModelIndex()

    def toggle_open(self, index: Index) -> None:
        """Fold a row that stands for several open, or shut."""
        line = self.line(index)
        if line.regel is None or not line.regel.kinderen:
            return
        row, children = index.row(), len(line.regel.kinderen)
        group = [each for each in self._rows if each.groep == line.group]
        last = group[-1] is line.regel
        if line.opened:
            self._opened.discard(line.regel.id)
            self.beginRemoveRows(QModelIndex(), row + 1, row + children)
            self._lines[row : row + children + 1] = self._task_lines(line.regel, line.first, last)
            self.endRemoveRows()
        else:
            self._opened.add(line.regel.id)
            self.beginInsertRows(QModelIndex(), row + 1, row + children)
            self._lines[row : row + 1] = self._task_lines(line.regel, line.first, last)
            self.endInsertRows()
        self.dataChanged.emit(self.index(row), self.index(row))

    def toggle_explained(self, index: Index) -> None:
        """Show the explanation of a row in full, or shortened again."""
        line = self.line(index)
        if line.regel is None:
            return
        self._explained ^= {line.regel.id}
        explained = line.regel.id in self._explained
        self._lines[index.row()] = Line(**{**vars(line), "explained": explained})
        here = self.index(index.row())
        self.dataChanged.emit(here, here)

    def rowCount(self, parent: Index | None = None) -> int:
        """Count the lines, headings too."""
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        """Give a line, or what a screen reader says of it."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == LINE_ROLE:
            return line
        if role == _ROLE.DisplayRole:
            return line.regel.titel if line.regel else line.group
        if role == _ROLE.AccessibleTextRole:
            return _spoken(line)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings can be read; the arrow keys pass them by."""
        if not index.isValid() or self._lines[index.row()].depth is Depth.GROUP:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def _make_lines(self) -> Iterator[Line]:
        for group, rows in _grouped(self._rows):
            count = sum(len(row.kinderen) or 1 for row in rows)
            yield Line(Depth.GROUP, group, count=count)
            for row in rows:
                yield from self._task_lines(row, row is rows[0], row is rows[-1])

    def _task_lines(self, row: Taakregel, first: bool, last: bool) -> list[Line]:
        opened = bool(row.kinderen) and row.id in self._opened
        lines = [
            Line(
                Depth.TASK,
                row.groep,
                regel=row,
                first=first,
                last=last and not opened,
                opened=opened,
                explained=row.id in self._explained,
            )
        ]
        if opened:
            lines += [
                Line(
                    Depth.CHILD,
                    row.groep,
                    regel=child,
                    last=last and child is row.kinderen[-1],
                    explained=child.id in self._explained,
                )
                for child in row.kinderen
            ]
        return lines


def _grouped(rows: Iterable[Taakregel]) -> Iterator[tuple[str, list[Taakregel]]]:
    groups: dict[str, list[Taakregel]] = {}
    for row in rows:
        groups.setdefault(row.groep, []).append(row)
    yield from groups.items()


def _spoken(line: Line) -> str:
    row = line.regel
    if row is None:
        return f"{line.group}, {line.count}"
    fold = ("opengeklapt" if line.opened else "dichtgeklapt") if row.kinderen else ""
    parts = (
        row.status_tekst,
        row.dag,
        row.titel,
        row.client,
        row.gemeente,
        row.wet,
        fold,
        row.uitleg,
    )
    said = ". ".join(part.rstrip(".") for part in parts if part)
    return f"{said}. Enter: {row.actie_tekst}." if row.actie_tekst else f"{said}."
