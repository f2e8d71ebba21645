"""A layout that goes on at the next line where a line is full, as words in a text do."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class Stroom(QLayout):
    """Puts widgets beside each other, each as wide as it likes but never wider than the line."""

    def __init__(self, parent: QWidget, naast: int, onder: int) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._naast = naast
        self._onder = onder
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Take one more."""
        self._items.append(item)

    def count(self) -> int:
        """Count the items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Give an item, or None past the last."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give an item away, or None past the last."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Ask for no more than is needed."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Give the height of all lines at this width."""
        return self._leg(QRect(0, 0, width, 0), zet=False)

    def sizeHint(self) -> QSize:
        """Give the smallest size: the rest depends on the width."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """Give the room of the item that needs most."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def setGeometry(self, rect: QRect) -> None:
        """Put the items in their places."""
        super().setGeometry(rect)
        self._leg(rect, zet=True)

    def _leg(self, rect: QRect, *, zet: bool) -> int:
        x, y, hoog = rect.x(), rect.y(), 0
        for item in self._items:
            size = item.sizeHint()
            breed = min(size.width(), rect.width())
            if x > rect.x() and x + breed > rect.right() + 1:
                x, y, hoog = rect.x(), y + hoog + self._onder, 0
            if zet:
                item.setGeometry(QRect(QPoint(x, y), QSize(breed, size.height())))
            x += breed + self._naast
            hoog = max(hoog, size.height())
        return y + hoog - rect.y()
