"""The table of every screen that has one, configured once."""

from __future__ import annotations

import json
from collections.abc import Iterable
from math import ceil
from typing import Any, TypeVar

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
)

from app.gui import theme
from app.gui.state import State
from app.gui.widgets.empty import EmptyState
from app.gui.widgets.keys import ENTER
from app.gui.widgets.rows import SHARE_ROLE, STATUS_ROLE, RowsModel
from app.gui.widgets.share import paint_share
from app.gui.widgets.status import chip_width, paint_chip

T = TypeVar("T")
Index = QModelIndex | QPersistentModelIndex

_PADDING = 12
_NARROWEST = 96
_ROOMY = 800  # pixels; in less a column that tells what stands elsewhere too is left out
_LINE = 20  # pixels; a line where a cell has more than one
_SHARE_TEXT = 56  # pixels at the right of a share, for its text
_BAR = 3  # pixels; the mark at the left of the chosen row


class RowDelegate(QStyledItemDelegate):
    """Paints a row as one: hover, selection and a hairline beneath; statuses as chips.

    What stands after a line break is small and quiet, below the rest of its cell.
    """

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table
        self.hovered = -1

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        scheme = theme.colours()
        cell: QRect = option.rect
        state: QStyle.StateFlag = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(cell, QColor(scheme.accent_soft))
            if index.column() == self._first_column():
                bar = QRect(cell.left(), cell.top(), _BAR, cell.height())
                painter.fillRect(bar, QColor(scheme.accent))
        elif index.row() == self.hovered:
            painter.fillRect(cell, QColor(scheme.hover))
        painter.fillRect(cell.left(), cell.bottom(), cell.width(), 1, QColor(scheme.line))

        place = QRectF(cell).adjusted(_PADDING, 0, -_PADDING, -1)
        status = index.data(STATUS_ROLE)
        if status is not None:
            paint_chip(painter, place, status, scheme)
            return
        share = index.data(SHARE_ROLE)
        if share is not None:
            paint_share(painter, place.adjusted(0, 0, -_SHARE_TEXT, 0), share, scheme)
        alignment = int(index.data(Qt.ItemDataRole.TextAlignmentRole))
        lines = self._lines(index)
        inks = (scheme.text, scheme.quiet)
        high = min(place.height() / len(lines), _LINE)
        top = place.center().y() - high * len(lines) / 2
        for number, (text, font) in enumerate(lines):
            line = QRectF(place.left(), top + number * high, place.width(), high)
            if len(lines) == 1:
                line = place
            painter.setFont(font)
            painter.setPen(QColor(inks[number > 0]))
            shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, line.width())
            painter.drawText(line, alignment, shown)

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Show the whole text of a cell that is too narrow for it, and nothing else."""
        if event.type() is not QEvent.Type.ToolTip:
            return super().helpEvent(event, view, option, index)
        if index.isValid() and self.is_shortened(index):
            QToolTip.showText(event.globalPos(), index.data(), view)
        else:
            QToolTip.hideText()
        return True

    def is_shortened(self, index: Index) -> bool:
        """Tell whether a cell is too narrow for its text."""
        room = self._table.columnWidth(index.column()) - 2 * _PADDING
        if (status := index.data(STATUS_ROLE)) is not None:
            return chip_width(status.words) > room
        return any(
            QFontMetricsF(font).horizontalAdvance(text) > room for text, font in self._lines(index)
        )

    def _lines(self, index: Index) -> list[tuple[str, QFont]]:
        """The lines of a cell: below the first the text is small."""
        first, *rest = str(index.data() or "").split("\n")
        small = theme.font(theme.tokens().text.small)
        return [(first, self._font(index)), *((text, small) for text in rest)]

    def _font(self, index: Index) -> QFont:
        own = index.data(Qt.ItemDataRole.FontRole)
        return own if isinstance(own, QFont) else self._table.font()

    def _first_column(self) -> int:
        return self._table.horizontalHeader().logicalIndex(0)


class Table(QTableView):
    """A sortable table without grid; Enter or a double click gives the row's `chosen`.

    `name` is for the screen reader and for the widths that `state` keeps, `lines` the number of
    lines in a row.
    """

    chosen = Signal(object)

    def __init__(
        self,
        model: RowsModel[Any],
        name: str,
        empty: tuple[str, str, str],
        state: State | None = None,
        *,
        lines: int = 1,
    ) -> None:
        super().__init__()
        self._rows = model
        self._lines = lines
        self._state = state
        self._key = f"kolommen.{name}"
        self._fitted = True  # the widths are ours, not yet the user's
        self._fitting = False
        self.setAccessibleName(name)
        self.setModel(model)
        self._delegate = RowDelegate(self)
        self.setItemDelegate(self._delegate)
        self._set_behaviour()
        self._set_header()
        title, what_to_do, icon = empty
        self.empty = EmptyState(self, title, what_to_do, icon)
        self.empty.watch()

    def _set_behaviour(self) -> None:
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        side = self.verticalHeader()
        side.setVisible(False)
        side.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        side.setDefaultSectionSize(theme.tokens().size.row + (self._lines - 1) * _LINE)
        self.doubleClicked.connect(self._choose)

    def _set_header(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setFixedHeight(theme.tokens().size.row)
        header.setMinimumSectionSize(56)
        header.setSortIndicatorClearable(False)
        widths = self._remembered()
        self._fitted = not widths
        for at, column in enumerate(self._rows.columns):
            self.setColumnWidth(at, widths.get(column.key, column.width))
        # No column to begin with: the rows come in the order that their screen meant.
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        header.sectionResized.connect(self._remember)

    def chosen_row(self) -> Any:
        """Give the row that is selected, or None."""
        index = self.currentIndex()
        return self._rows.row(index.row()) if index.isValid() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the row with Enter."""
        if event.key() in ENTER:
            self._choose(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Let the row under the mouse light up."""
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(round(event.position().y())))

    def leaveEvent(self, event: QEvent) -> None:
        """Let no row light up."""
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, row: int) -> None:
        if row != self._delegate.hovered:
            self._delegate.hovered = row
            self.viewport().update()

    def _choose(self, index: Index) -> None:
        if index.isValid():
            self.chosen.emit(self._rows.row(index.row()))

    def _remembered(self) -> dict[str, int]:
        kept = self._state.get(self._key) if self._state else None
        try:
            read = json.loads(kept or "{}")
        except ValueError:
            return {}
        if not isinstance(read, dict):
            return {}
        known = {column.key for column in self._rows.columns}
        return {k: v for k, v in read.items() if k in known and isinstance(v, int) and v > 0}

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among the columns, until the user has set them; lose no chosen row."""
        super().resizeEvent(event)
        self._share()
        self.scrollTo(self.currentIndex())

    @property
    def rows_height(self) -> int:
        """Height in pixels at which all rows are seen."""
        rows = self.model().rowCount() * self.verticalHeader().defaultSectionSize()
        titles = 0 if self.horizontalHeader().isHidden() else theme.tokens().size.row
        return titles + rows + 2 * self.frameWidth()

    def fit(self, key: str, words: Iterable[str]) -> None:
        """Make a column of statuses as wide as these words need, unless the user set the widths."""
        if self._fitted:
            at = [column.key for column in self._rows.columns].index(key)
            needed = max(map(chip_width, words), default=0) + 2 * _PADDING
            self._fitting = True
            self.setColumnWidth(at, max(_NARROWEST, ceil(needed)))
            self._fitting = False
            self._share()

    def follow(self, other: Table, at: int, width: int) -> None:
        """Give a column the width that it has in a table to which this one belongs."""
        self._fitted, self._fitting = other._fitted, True
        self.setColumnWidth(at, width)
        self._fitting = False

    def _share(self) -> None:
        if not self._fitted:
            return
        columns, room = self._rows.columns, self.viewport().width()
        shown = [at for at, each in enumerate(columns) if room >= _ROOMY or not each.spare]
        self._fitting = True
        for at in range(len(columns)):
            self.setColumnHidden(at, at not in shown)
        left = room - sum(self.columnWidth(at) for at in shown if not columns[at].wide)
        shares = sum(columns[at].width for at in shown if columns[at].wide)
        for at in shown:
            if columns[at].wide:
                self.setColumnWidth(at, max(_NARROWEST, left * columns[at].width // shares))
        self._fitting = False

    def _remember(self) -> None:
        if self._fitting:
            return
        self._fitted = False
        if self._state:
            widths = {
                column.key: self.columnWidth(at) for at, column in enumerate(self._rows.columns)
            }
            self._state.put(self._key, json.dumps(widths))
