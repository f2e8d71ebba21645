"""A share as a quiet bar, by itself or in a cell; its number stands beside it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.gui import theme
from app.gui.theme import Colours

_HIGH = 8  # pixels


def paint_share(painter: QPainter, place: QRectF, share: float, scheme: Colours) -> None:
    """Draw a bar of `share` (from 0 to 1) across the middle of a place."""
    whole = QRectF(place.left(), place.center().y() - _HIGH / 2, place.width(), _HIGH)
    if whole.width() <= 0:
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(scheme.line))
    painter.drawRoundedRect(whole, _HIGH / 2, _HIGH / 2)
    if share > 0:
        # Never so short that it cannot be seen.
        part = QRectF(whole.topLeft(), whole.size())
        part.setWidth(max(whole.width() * share, _HIGH))
        painter.setBrush(QColor(scheme.accent))
        painter.drawRoundedRect(part, _HIGH / 2, _HIGH / 2)
    painter.restore()


class ShareBar(QWidget):
    """One share."""

    def __init__(self) -> None:
        super().__init__()
        self._share = 0.0
        self.setFixedHeight(_HIGH + 4)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_share(self, share: float, words: str) -> None:
        """Show another share; `words` say it to who cannot see it."""
        self._share = share
        self.setAccessibleName(words)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bar."""
        painter = QPainter(self)
        painter.setClipRect(event.rect())
        paint_share(painter, QRectF(self.rect()), self._share, theme.colours())
        painter.end()
