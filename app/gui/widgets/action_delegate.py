"""Paints the lines of Vandaag: the status, what to do and why, for whom, and the button."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.gui import icons, theme
from app.gui.theme import Colours
from app.gui.widgets.action_model import LINE_ROLE, Depth, Index, Line, Taakregel
from app.gui.widgets.status import CHIP_HEIGHT, chip_width, paint_chip

_PAD = 12
_GAP = 16
_BAR = 3
_CHEVRON = 20
_LEFT = 16  # where the status begins
_LEFT_OF_FOLD = 34  # and where it begins when some row has a fold before it
_ROUND = 8
_HEADING = 44
_FIRST_HEADING = 28
_CHILD = 40
_BUTTON = 32
_BUTTON_WIDEST = 190
_CLIENT_WIDEST = 240
_CLIENT_LEAST = 118
_CLIENT_SHARE = 0.36  # of what it and the title share, at least, when its names need it
# Below this width the wet stands behind the gemeente and a status is said in fewer letters.
_NARROW = 840


@dataclass(frozen=True)
class Places:
    """Where the parts of one line stand."""

    status: QRectF
    chevron: QRectF
    title: QRectF
    client: QRectF
    wet: QRectF
    button: QRectF


class ActionDelegate(QStyledItemDelegate):
    """Paints and measures the lines; tells the view where the button and the fold are."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        text = theme.tokens().text
        self._body = theme.font(text.body)
        self._strong = theme.font(text.body, semibold=True)
        self._small = theme.font(text.small)
        self._heading = theme.font(text.small, semibold=True)
        self._status_width = 0.0
        self._brief_status_width = 0.0
        self._title_needs = 0.0
        self._client_needs = 0.0
        self._client_and_wet_need = 0.0
        self._wet_width = self._width("Wmo", self._small) + 14
        self._button_width = 96.0
        self._left = _LEFT
        self.hovered: int = -1
        self.over_button = False

    def fit(self, rows: Sequence[Taakregel], children: Sequence[Taakregel]) -> None:
        """Measure what the columns need for what is in sight, and leave room for folds."""
        both = (*rows, *children)
        self._left = _LEFT_OF_FOLD if any(row.kinderen for row in rows) else _LEFT
        button = self._widest((row.actie_tekst for row in both), self._strong)
        self._button_width = min(max(96.0, button + 28), _BUTTON_WIDEST)
        days = self._widest((child.dag for child in children), self._body)
        chips = {row.status for row in rows}
        self._status_width = max((chip_width(chip.words) for chip in chips), default=0.0)
        self._status_width = max(self._status_width, days)
        brief = max((chip_width(chip.brief.words) for chip in chips), default=0.0)
        self._brief_status_width = max(brief, days)
        self._title_needs = max(
            self._widest((row.titel for row in rows), self._strong),
            self._widest((child.titel for child in children), self._body),
            self._widest((row.kort or row.uitleg for row in rows), self._small),
        )
        names = self._widest((row.client for row in both), self._body)
        self._client_needs = max(names, self._widest((row.gemeente for row in rows), self._small))
        self._client_and_wet_need = max(names, self._widest(map(_where, rows), self._small))

    def places(self, line: Line, rect: QRect) -> Places:
        """Give where the parts of a line stand in its rectangle."""
        row = QRectF(rect)
        height = _CHILD if line.depth is Depth.CHILD else theme.tokens().size.task_row
        head = QRectF(row.left(), row.top(), row.width(), height)
        middle = head.center().y()

        def part(left: float, width: float, high: float) -> QRectF:
            return QRectF(left, middle - high / 2, max(0.0, width), high)

        button = part(head.right() - _PAD - self._button_width, self._button_width, _BUTTON)
        right = button.left() - _GAP
        wet, needs, status_width = QRectF(), self._client_and_wet_need, self._brief_status_width
        if row.width() >= _NARROW:
            needs, status_width = self._client_needs, self._status_width
            wet = part(right - self._wet_width, self._wet_width, 20)
            right = wet.left() - _GAP
        chevron = part(head.left() + 9, _CHEVRON, _CHEVRON)
        status = part(head.left() + self._left, status_width, CHIP_HEIGHT)
        left = status.right() + _GAP
        room = right - left
        spare = max(_CLIENT_LEAST, room * _CLIENT_SHARE, room - _GAP - self._title_needs)
        client_width = min(needs + 1, spare, _CLIENT_WIDEST)
        client = part(right - client_width, client_width, height)
        title = part(left, client.left() - _GAP - left, height)
        return Places(status, chevron, title, client, wet, button)

    def sizeHint(
        self,
        option: QStyleOptionViewItem,  # noqa: ARG002  # Qt gives it
        index: Index,
    ) -> QSize:
        """Give the height of a line; its width is that of the view."""
        line: Line = index.data(LINE_ROLE)
        if line.depth is Depth.GROUP:
            return QSize(0, _FIRST_HEADING if index.row() == 0 else _HEADING)
        height = _CHILD if line.depth is Depth.CHILD else theme.tokens().size.task_row
        if line.explained and line.regel:
            height += round(self._explanation_height(line)) + 6
        return QSize(0, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one line."""
        line: Line = index.data(LINE_ROLE)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        scheme = theme.colours()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if line.regel is None:
            self._paint_heading(painter, rect, line, scheme)
        else:
            current = bool(state & QStyle.StateFlag.State_Selected)
            self._paint_ground(painter, rect, line, scheme, current, index.row() == self.hovered)
            self._paint_task(painter, rect, line, line.regel, scheme)
            self._paint_button(painter, rect, line, scheme, current, index.row() == self.hovered)
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, line: Line, scheme: Colours) -> None:
        place = QRectF(rect).adjusted(2, 0, 0, -8)
        bottom = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft
        painter.setFont(self._heading)
        painter.setPen(QColor(scheme.text))
        painter.drawText(place, bottom, line.group)
        place.setLeft(place.left() + self._width(line.group, self._heading) + 10)
        painter.setPen(QColor(scheme.quiet))
        painter.drawText(place, bottom, str(line.count))

    def _paint_ground(
        self,
        painter: QPainter,
        rect: QRect,
        line: Line,
        scheme: Colours,
        current: bool,
        hovered: bool,
    ) -> None:
        """Draw the part of the group's card that this line is."""
        card = QRectF(rect).adjusted(0.5, 0.5, -0.5, 0)
        # The card goes on above and below, where it is cut off, unless it begins or ends here.
        whole = card.adjusted(0, 0 if line.first else -20, 0, -1 if line.last else 20)
        path = QPainterPath()
        path.addRoundedRect(whole, _ROUND, _ROUND)
        ground = scheme.accent_soft if current else scheme.hover if hovered else scheme.surface
        painter.setClipRect(rect)
        painter.fillPath(path, QColor(ground))
        if current:
            painter.setClipPath(path)
            painter.fillRect(
                QRect(rect.left(), rect.top(), _BAR + 1, rect.height()), QColor(scheme.accent)
            )
        painter.setClipRect(rect)
        painter.setPen(QPen(QColor(scheme.line), 1))
        painter.drawPath(path)
        if not line.first:
            left = rect.left() + (0 if line.depth is Depth.TASK else _PAD)
            painter.drawLine(
                QPointF(left, rect.top() + 0.5), QPointF(rect.right(), rect.top() + 0.5)
            )

    def _paint_task(
        self, painter: QPainter, rect: QRect, line: Line, row: Taakregel, scheme: Colours
    ) -> None:
        at = self.places(line, rect)
        text, quiet = QColor(scheme.text), QColor(scheme.quiet)
        if line.depth is Depth.CHILD:
            self._line(painter, at.status, row.dag, self._body, quiet)
            self._line(painter, at.title, row.titel, self._body, text)
            self._line(painter, at.client, row.client, self._body, text)
        else:
            narrow = rect.width() < _NARROW
            paint_chip(painter, at.status, row.status.brief if narrow else row.status, scheme)
            upper, lower = _halves(at.title)
            shortened = bool(row.uitleg) and not line.explained
            self._line(painter, upper if shortened else at.title, row.titel, self._strong, text)
            if shortened:
                self._line(painter, lower, row.kort or row.uitleg, self._small, quiet)
            where = _where(row) if at.wet.isEmpty() else row.gemeente
            upper, lower = _halves(at.client)
            self._line(painter, upper if where else at.client, row.client, self._body, text)
            self._line(painter, lower, where, self._small, quiet)
            self._paint_wet(painter, at.wet, row.wet, scheme)
        if row.kinderen:
            icons.paint(painter, "omlaag" if line.opened else "rechts", scheme.quiet, at.chevron)
        if line.explained:
            painter.setFont(self._small)
            painter.setPen(quiet)
            painter.drawText(self._explanation(line, rect), _WRAPPED, row.uitleg)

    def _paint_wet(self, painter: QPainter, place: QRectF, wet: str, scheme: Colours) -> None:
        if not wet or place.isEmpty():
            return
        painter.setPen(QPen(QColor(scheme.line), 1))
        painter.setBrush(QColor(scheme.surface))
        painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setFont(self._small)
        painter.setPen(QColor(scheme.quiet))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, wet)

    def _paint_button(
        self,
        painter: QPainter,
        rect: QRect,
        line: Line,
        scheme: Colours,
        current: bool,
        hovered: bool,
    ) -> None:
        """Draw the button: filled on the chosen row only, so that one stands out."""
        if line.regel is None or not line.regel.actie_tekst:
            return
        place = self.places(line, rect).button
        under_mouse = hovered and self.over_button
        filled = current or under_mouse
        radius = theme.tokens().size.radius
        edge = QPen(QColor(scheme.border), 1)
        ground, ink = scheme.surface, scheme.accent
        if filled:
            ground = scheme.accent_strong if current and under_mouse else scheme.accent
            ink, edge = scheme.on_accent, QPen(Qt.PenStyle.NoPen)
        if filled or line.depth is Depth.TASK:
            painter.setPen(edge)
            painter.setBrush(QColor(ground))
            painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        if current and self._view.hasFocus():
            painter.setPen(QPen(QColor(scheme.text), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), radius, radius)
        self._line(
            painter,
            place.adjusted(8, 0, -8, 0),
            line.regel.actie_tekst,
            self._strong if filled else self._body,
            QColor(ink),
            Qt.AlignmentFlag.AlignCenter,
        )

    def _explanation(self, line: Line, rect: QRect) -> QRectF:
        """Give the room of the whole explanation: beneath the line and its button."""
        at = self.places(line, rect)
        left, top = at.title.left(), max(at.title.bottom() - 6, at.button.bottom() + 2)
        return QRectF(left, top, at.button.right() - left, _NO_END)

    def _explanation_height(self, line: Line) -> float:
        if line.regel is None:
            return 0
        room = self._explanation(line, QRect(0, 0, self._view.viewport().width(), 0))
        return QFontMetricsF(self._small).boundingRect(room, _WRAPPED, line.regel.uitleg).height()

    def _line(
        self,
        painter: QPainter,
        place: QRectF,
        text: str,
        font: QFont,
        colour: QColor,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignVCenter,
    ) -> None:
        shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        painter.setFont(font)
        painter.setPen(colour)
        painter.drawText(place, align, shown)

    def _width(self, text: str, font: QFont) -> float:
        return QFontMetricsF(font).horizontalAdvance(text)

    def _widest(self, texts: Iterable[str], font: QFont) -> float:
        metrics = QFontMetricsF(font)
        return max((metrics.horizontalAdvance(text) for text in set(texts)), default=0.0)


_NO_END = 10_000.0
_WRAPPED = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignTop)


def _where(row: Taakregel) -> str:
    return " · ".join(filter(None, (row.gemeente, row.wet)))


def _halves(place: QRectF) -> tuple[QRectF, QRectF]:
    """Give the places of the two lines of text in a row."""
    half = place.height() / 2
    upper = QRectF(place.left(), place.top() + 6, place.width(), half - 6)
    return upper, upper.translated(0, upper.height() - 1)
