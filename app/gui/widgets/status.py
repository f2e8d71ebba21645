"""A status as a chip: a shape, words and colour, painted in rows or shown as a label."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.gui import theme
from app.gui.format import Status, StatusText
from app.gui.theme import Colours

CHIP_HEIGHT = 24
SHAPE = 10
_PADDING = 9
_GAP = 7


def status_colours(scheme: Colours, status: Status) -> tuple[str, str]:
    """Give the colour of the words and of their ground."""
    return {
        Status.LATE: (scheme.late, scheme.late_soft),
        Status.TODAY: (scheme.today, scheme.today_soft),
        Status.SOON: (scheme.soon, scheme.soon_soft),
        Status.DONE: (scheme.done, scheme.done_soft),
        Status.REFUSED: (scheme.late, scheme.late_soft),
    }[status]


def chip_width(words: str) -> float:
    """Give the width in pixels of a chip with these words."""
    metrics = QFontMetricsF(theme.font(theme.tokens().text.small, tabular=True))
    return 2 * _PADDING + SHAPE + _GAP + metrics.horizontalAdvance(words) + 1


def paint_chip(painter: QPainter, place: QRectF, text: StatusText, scheme: Colours) -> None:
    """Draw a chip at the left of `place`, in the middle of its height, shortened if need be."""
    colour, ground = map(QColor, status_colours(scheme, text.status))
    width = min(chip_width(text.words), place.width())
    chip = QRectF(place.left(), place.center().y() - CHIP_HEIGHT / 2, width, CHIP_HEIGHT)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(chip, CHIP_HEIGHT / 2, CHIP_HEIGHT / 2)
    middle = QPointF(chip.left() + _PADDING + SHAPE / 2, chip.center().y())
    paint_shape(painter, middle, text.status, colour)
    painter.setFont(theme.font(theme.tokens().text.small, tabular=True))
    painter.setPen(colour)
    words = chip.adjusted(_PADDING + SHAPE + _GAP, 0, -_PADDING + 1, 0)
    shown = QFontMetricsF(painter.font()).elidedText(
        text.words, Qt.TextElideMode.ElideRight, words.width()
    )
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, shown)
    painter.restore()


def paint_shape(painter: QPainter, middle: QPointF, status: Status, colour: QColor) -> None:
    """Draw the sign of a status; drawn, because not every font has these signs in one size."""
    half = SHAPE / 2
    round_line = QPen(
        colour, 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    )
    circle = QRectF(middle.x() - half, middle.y() - half, SHAPE, SHAPE)
    inner = circle.adjusted(0.8, 0.8, -0.8, -0.8)
    x, y = middle.x(), middle.y()
    if status is Status.LATE:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(circle)
        return
    painter.setPen(round_line)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if status is Status.DONE:
        points = [QPointF(x - 4.2, y + 0.4), QPointF(x - 1.2, y + 3.4), QPointF(x + 4.4, y - 3.4)]
        painter.drawPolyline(QPolygonF(points))
    elif status is Status.REFUSED:
        painter.drawLine(QPointF(x - 3.4, y - 3.4), QPointF(x + 3.4, y + 3.4))
        painter.drawLine(QPointF(x - 3.4, y + 3.4), QPointF(x + 3.4, y - 3.4))
    else:
        painter.drawEllipse(inner)
        if status is Status.TODAY:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawPie(inner, 90 * 16, 180 * 16)  # the left half, in sixteenths of a degree


class StatusChip(QWidget):
    """A status on its own, beside a heading or in a form."""

    def __init__(self, text: StatusText, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_status(text)

    def set_status(self, text: StatusText) -> None:
        """Show another status."""
        self._text = text
        self.setAccessibleName(text.words)
        self.setToolTip("")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Give the room that the words need."""
        return QSize(round(chip_width(self._text.words)) + 1, CHIP_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the chip."""
        painter = QPainter(self)
        painter.setClipRect(event.rect())
        paint_chip(painter, QRectF(self.rect()), self._text, theme.colours())
        painter.end()
