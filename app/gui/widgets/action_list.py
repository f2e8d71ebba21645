"""The list of Vandaag: one row and one button for each thing to do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QToolTip

from app.gui.widgets.action_delegate import ActionDelegate
from app.gui.widgets.action_model import ActionModel, Depth, Taakregel
from app.gui.widgets.empty import EmptyState
from app.gui.widgets.keys import ENTER


class ActionList(QListView):
    """Shows what is to be done; `acted` tells that the act of a row was asked for.

    Enter does the act, Space shows the explanation, Right and Left fold a row open and shut.
    """

    acted = Signal(object)

    def __init__(self, name: str, empty: tuple[str, str, str]) -> None:
        super().__init__()
        self.setObjectName("actionList")
        self.setAccessibleName(name)
        self._lines = ActionModel(self)
        self._delegate = ActionDelegate(self)
        self.setModel(self._lines)
        self.setItemDelegate(self._delegate)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(28)
        title, what_to_do, icon = empty
        self.empty = EmptyState(self, title, what_to_do, icon)
        self.empty.watch()
        self._lines.rowsInserted.connect(self._fit)
        self._lines.rowsRemoved.connect(self._fit)

    def set_rows(self, rows: Sequence[Taakregel]) -> None:
        """Show these, keeping what was folded open and the row that was chosen or its neighbour."""
        chosen, before = self.chosen_row(), self.currentIndex().row()
        scrolled = self.verticalScrollBar().value()
        self._lines.set_rows(rows)
        self._fit()
        place = self._lines.find(chosen.id) if chosen else QModelIndex()
        if not place.isValid():
            place = self._nearest(before)
        self._choose(place)
        self.verticalScrollBar().setValue(scrolled)

    def _fit(self) -> None:
        """Divide the width over what is in sight."""
        self._delegate.fit(self._lines.rows, self._lines.open_children())
        self.viewport().update()

    def chosen_row(self) -> Taakregel | None:
        """Give the row that is chosen."""
        index = self.currentIndex()
        return self._lines.line(index).regel if index.isValid() else None

    def choose(self, id_: str) -> None:
        """Choose a row by its id, if it is in sight."""
        self._choose(self._lines.find(id_))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act, explain, fold; the rest is moving about."""
        index, key = self.currentIndex(), event.key()
        regel = self._lines.line(index).regel if index.isValid() else None
        if regel is None:
            super().keyPressEvent(event)
        elif key in ENTER:
            self._act(regel)
        elif key == Qt.Key.Key_Space:
            self._explain(index)
        elif key in {Qt.Key.Key_Right, Qt.Key.Key_Left}:
            self._fold(index, to_open=key == Qt.Key.Key_Right)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the row under the mouse, and fold it where its arrow is."""
        index = self.indexAt(event.position().toPoint())
        if not index.isValid() or self._lines.line(index).depth is Depth.GROUP:
            return
        super().mousePressEvent(event)
        places = self._delegate.places(self._lines.line(index), self.visualRect(index))
        if places.chevron.contains(event.position()):
            self._lines.toggle_open(index)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Act when the mouse is let go on the button of the row it went down on."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index == self.currentIndex() and self._on_button(index, event):
            regel = self._lines.line(index).regel
            if regel:
                self._act(regel)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Explain a row, or fold it, wherever its button is not."""
        index = self.indexAt(event.position().toPoint())
        if not index.isValid() or self._on_button(index, event):
            return
        line = self._lines.line(index)
        if line.regel and line.regel.kinderen:
            self._lines.toggle_open(index)
        else:
            self._explain(index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Let the row and the button under the mouse light up."""
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        on_button = self._on_button(index, event)
        self.viewport().setCursor(
            Qt.CursorShape.PointingHandCursor if on_button else Qt.CursorShape.ArrowCursor
        )
        self._hover(index.row() if index.isValid() else -1, on_button)

    def leaveEvent(self, event: QEvent) -> None:
        """Let nothing light up."""
        super().leaveEvent(event)
        self._hover(-1, False)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the first thing to do."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self._choose(self._lines.first_task())

    def viewportEvent(self, event: QEvent) -> bool:
        """Show in a hint what the row has no room for."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = self.indexAt(event.pos())
            line = self._lines.line(index) if index.isValid() else None
            if line and line.regel:
                QToolTip.showText(event.globalPos(), self._hint(line.regel), self)
            else:
                QToolTip.hideText()
            return True
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure explanations anew: how many lines they take depends on the width."""
        super().resizeEvent(event)
        if self._lines.explained and event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def _act(self, regel: Taakregel) -> None:
        if regel.actie_tekst:
            self.acted.emit(regel)

    def _explain(self, index: QModelIndex) -> None:
        self._lines.toggle_explained(index)
        self.scheduleDelayedItemsLayout()
        self.executeDelayedItemsLayout()
        self.scrollTo(index)  # at the lowest edge the explanation would lie out of sight

    def _fold(self, index: QModelIndex, *, to_open: bool) -> None:
        line = self._lines.line(index)
        if line.depth is Depth.CHILD and not to_open:
            at = index
            while self._lines.line(at).depth is Depth.CHILD:
                at = at.siblingAtRow(at.row() - 1)
            self._choose(at)
        elif line.opened is not to_open:
            self._lines.toggle_open(index)

    def _nearest(self, row: int) -> QModelIndex:
        """Give the task at or before a place, so that finishing one leads to the next."""
        for at in range(min(row, self._lines.rowCount() - 1), 0, -1):
            index = self._lines.index(at)
            if self._lines.line(index).depth is not Depth.GROUP:
                return index
        return self._lines.first_task()

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.selectionModel().setCurrentIndex(
                index, QItemSelectionModel.SelectionFlag.ClearAndSelect
            )

    def _on_button(self, index: QModelIndex, event: QMouseEvent) -> bool:
        if not index.isValid() or self._lines.line(index).regel is None:
            return False
        places = self._delegate.places(self._lines.line(index), self.visualRect(index))
        return places.button.contains(event.position())

    def _hover(self, row: int, on_button: bool) -> None:
        if (row, on_button) != (self._delegate.hovered, self._delegate.over_button):
            self._delegate.hovered, self._delegate.over_button = row, on_button
            self.viewport().update()

    def _hint(self, regel: Taakregel) -> str:
        who = " · ".join(filter(None, (regel.client, regel.gemeente, regel.wet)))
        return "\n".join(filter(None, (f"{regel.status}  {regel.titel}", who, regel.uitleg)))
