"""A label and a link of one line that shorten what does not fit, and tell it in a tooltip."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget

_NARROWEST = 48


class ElidedLabel(QLabel):
    """Shows as much of its text as there is room for."""

    def __init__(self, text: str = "", role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        if role:
            self.setProperty("role", role)
        self.set_text(text)

    @property
    def whole(self) -> str:
        """The text, also where it is shortened on screen."""
        return self._whole

    def set_text(self, text: str) -> None:
        """Show another text."""
        self._whole = text
        self.setAccessibleName(text)
        self._fit()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Give the room that the whole text needs."""
        self.ensurePolished()
        wide = self.fontMetrics().horizontalAdvance(self._whole) + 2
        return QSize(wide, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Give the room with which it can do."""
        return QSize(min(_NARROWEST, self.sizeHint().width()), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten the text anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.ensurePolished()
        shown = self.fontMetrics().elidedText(
            self._whole, Qt.TextElideMode.ElideRight, max(self.width(), 1)
        )
        self.setText(shown)
        self.setToolTip(self._whole if shown != self._whole else "")


class ElidedLink(QPushButton):
    """A button that reads as a link and shows as much of its text as there is room for.

    ``explanation`` is what its tooltip says beside a text that was shortened.
    """

    _AROUND = 16  # what the stylesheet leaves around the text of a link

    def __init__(self, text: str, parent: QWidget | None = None, explanation: str = "") -> None:
        super().__init__(parent)
        self._whole = text
        self._explanation = explanation
        self.setAccessibleDescription(explanation)
        self.setProperty("role", "link")
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._fit()

    @property
    def whole(self) -> str:
        """The text, also where it is shortened on screen."""
        return self._whole

    def sizeHint(self) -> QSize:
        """Give the room that the whole text needs."""
        self.ensurePolished()
        wide = self.fontMetrics().horizontalAdvance(self._whole) + self._AROUND
        return QSize(wide, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Give the room with which it can do."""
        return QSize(min(_NARROWEST, self.sizeHint().width()), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten the text anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.ensurePolished()
        shown = self.fontMetrics().elidedText(
            self._whole, Qt.TextElideMode.ElideRight, max(self.width() - self._AROUND + 2, 1)
        )
        self.setText(shown.replace("&", "&&"))
        whole = self._whole if shown != self._whole else ""
        self.setToolTip("\n".join(filter(None, (whole, self._explanation))))
