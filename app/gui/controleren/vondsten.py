"""The findings of one file as a list: choosing one shows where it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from app.gui import theme
from app.gui.controleren.beeld import Vondst
from app.gui.widgets.keys import ENTER

Index = QModelIndex | QPersistentModelIndex

_ROLE = Qt.ItemDataRole
_VONDST_ROLE = _ROLE.UserRole
_LEFT, _RIGHT, _ABOVE, _GAP, _BAR = 16, 16, 10, 2, 3
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
_HIGHEST = 100_000.0  # pixels; more than any text needs


class _Model(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self._vondsten: Sequence[Vondst] = ()

    def set_rows(self, vondsten: Sequence[Vondst]) -> None:
        self.beginResetModel()
        self._vondsten = vondsten
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._vondsten)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        if not index.isValid():
            return None
        vondst = self._vondsten[index.row()]
        if role == _ROLE.DisplayRole:
            return vondst.melding
        if role == _ROLE.AccessibleTextRole:
            return f"{index.row() + 1} van {len(self._vondsten)}. {vondst.heel}"
        return vondst if role == _VONDST_ROLE else None


class _Delegate(QStyledItemDelegate):
    """Paints what is wrong, what to do and, quietly, the rule; of the chosen one also its code."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        text = theme.tokens().text
        self._strong = theme.font(text.body, semibold=True)
        self._body = theme.font(text.body)
        self._small = theme.font(text.small)

    def sizeHint(
        self,
        option: QStyleOptionViewItem,  # noqa: ARG002  # Qt gives it
        index: Index,
    ) -> QSize:
        """Give the height that the words need at the width of the view."""
        width = self._view.viewport().width()
        rows = self._rows(index, max(1.0, width - _LEFT - _RIGHT))
        high = sum(height + _GAP for *_, height in rows) - _GAP
        return QSize(0, round(high) + 2 * _ABOVE + 1)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one finding."""
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        scheme = theme.colours()
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(scheme.accent_soft))
            painter.fillRect(rect.left(), rect.top(), _BAR, rect.height(), QColor(scheme.accent))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(scheme.hover))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(scheme.line))
        width = float(rect.width() - _LEFT - _RIGHT)
        top = float(rect.top() + _ABOVE)
        for text, font, quiet, height in self._rows(index, width):
            painter.setFont(font)
            painter.setPen(QColor(scheme.quiet if quiet else scheme.text))
            painter.drawText(QRectF(rect.left() + _LEFT, top, width, height), _WRAP, text)
            top += height + _GAP
        painter.restore()

    def _rows(self, index: Index, width: float) -> list[tuple[str, QFont, bool, float]]:
        vondst: Vondst = index.data(_VONDST_ROLE)
        rows = [
            (vondst.melding, self._strong, False),
            (vondst.advies, self._body, False),
            (vondst.herkomst, self._small, True),
        ]
        if index.row() == self._view.currentIndex().row():
            rows.append((vondst.antwoord, self._small, True))
        return [(*row, _height(row[0], row[1], width)) for row in rows if row[0]]


def _height(text: str, font: QFont, width: float) -> float:
    room = QRectF(0, 0, width, _HIGHEST)
    return QFontMetricsF(font).boundingRect(room, _WRAP, text).height()


class Vondstenlijst(QListView):
    """Tells by `gekozen` which finding is chosen; Enter asks by `verder` to read it there."""

    gekozen = Signal(object)
    verder = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("vondsten")
        self.setAccessibleName("Wat er mis is")
        self._rows = _Model()
        self.setModel(self._rows)
        self._delegate = _Delegate(self)
        self.setItemDelegate(self._delegate)
        self.setMouseTracking(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setLayoutMode(QListView.LayoutMode.Batched)  # of thousands, measuring takes long
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(self._chosen)
        self.doubleClicked.connect(lambda _: self.verder.emit())

    def toon(self, vondsten: Sequence[Vondst]) -> None:
        """Show findings; the first of them is chosen."""
        self._rows.set_rows(vondsten)
        if vondsten:
            self.setCurrentIndex(self._rows.index(0))
        self.scrollToTop()

    def vondst(self) -> Vondst | None:
        """Give the finding that is chosen."""
        index = self.currentIndex()
        return index.data(_VONDST_ROLE) if index.isValid() else None

    def hoogte(self) -> int:
        """Give the height at which all is in sight."""
        option = QStyleOptionViewItem()
        rows = [self._rows.index(row) for row in range(min(self._rows.rowCount(), 8))]
        return sum(self._delegate.sizeHint(option, row).height() for row in rows) + 4

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Read on with Enter."""
        if event.key() in ENTER and self.currentIndex().isValid():
            self.verder.emit()
        else:
            super().keyPressEvent(event)

    def _chosen(self, now: QModelIndex, before: QModelIndex) -> None:
        for index in (before, now):  # the chosen one says more, and is higher
            if index.isValid():
                self._delegate.sizeHintChanged.emit(index)
        self.gekozen.emit(self.vondst())
