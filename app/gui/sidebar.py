"""The screens by name, at the left of the main window."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
)

from app import paths
from app.gui import icons, theme
from app.gui.format import getal
from app.gui.page import Screen

_HIGH = 40
_BADGE = 20
_EDGE = 7  # right of the badge
_MOST = 999


class SidebarButton(QAbstractButton):
    """One screen: its icon, its name and how many things wait there."""

    def __init__(self, screen: Screen) -> None:
        super().__init__()
        self._screen = screen
        self._count = 0
        self.setCheckable(True)
        self.setText(screen.title)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.set_count(0)

    def set_count(self, count: int) -> None:
        """Show how many; none shows nothing."""
        self._count = count
        waiting = f" ({getal(count)})" if count else ""
        self.setAccessibleName(f"{self._screen.title}{waiting}")
        self.update()

    def sizeHint(self) -> QSize:
        """Give the room of an entry."""
        return QSize(theme.tokens().size.sidebar - 15, _HIGH)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the entry."""
        scheme = theme.colours()
        chosen = self.isChecked()
        painter = QPainter(self)
        painter.setClipRect(event.rect())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if chosen or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(scheme.accent_soft if chosen else scheme.hover))
            painter.drawRoundedRect(place, 8, 8)
        if self.hasFocus():
            painter.setPen(QPen(QColor(scheme.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(place, 8, 8)
        size = theme.tokens().size.icon
        ink = scheme.accent if chosen else scheme.text
        picture = QRectF(place.left() + 9, place.center().y() - size / 2, size, size)
        icons.paint(painter, self._screen.icon, scheme.accent if chosen else scheme.quiet, picture)
        if self._count:
            self._paint_count(painter, scheme)
        words = self.words_place()
        painter.setFont(self.font())
        painter.setPen(QColor(ink))
        shown = QFontMetricsF(painter.font()).elidedText(
            self.text(), Qt.TextElideMode.ElideRight, words.width()
        )
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.end()

    def words_place(self) -> QRectF:
        """Give the room of the name: between the icon and the badge."""
        left = 1 + 9 + theme.tokens().size.icon + 10
        right = self._badge().left() - 4 if self._count else self.width() - _EDGE
        return QRectF(left, 1, right - left, self.height() - 2)

    def _badge(self) -> QRectF:
        width = QFontMetricsF(_badge_font()).horizontalAdvance(self._badge_text()) + 10
        width = max(_BADGE, width)
        return QRectF(self.width() - _EDGE - width, (self.height() - _BADGE) / 2, width, _BADGE)

    def _badge_text(self) -> str:
        return str(self._count) if self._count <= _MOST else f"{_MOST}+"

    def _paint_count(self, painter: QPainter, scheme: theme.Colours) -> None:
        badge = self._badge()
        painter.setFont(_badge_font())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(scheme.accent))
        painter.drawRoundedRect(badge, _BADGE / 2, _BADGE / 2)
        painter.setPen(QColor(scheme.on_accent))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, self._badge_text())


def _badge_font() -> QFont:
    return theme.font(theme.tokens().text.small, semibold=True, tabular=True)


class Sidebar(QFrame):
    """Lets choose a screen; one of them is always chosen."""

    chosen = Signal(str)

    def __init__(self, screens: Sequence[Screen]) -> None:
        super().__init__()
        self.setObjectName("sidebar")
        self.setAccessibleName("Schermen")
        self.setFixedWidth(theme.tokens().size.sidebar)
        self._buttons: dict[str, SidebarButton] = {}
        group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 20, 7, 12)
        column.setSpacing(4)
        column.addLayout(_brand())
        column.addSpacing(16)
        upper, lower = QVBoxLayout(), QVBoxLayout()
        upper.setSpacing(4)
        lower.setSpacing(4)
        for screen in screens:
            button = SidebarButton(screen)
            button.clicked.connect(lambda _=False, key=screen.key: self.chosen.emit(key))
            group.addButton(button)
            (lower if screen.at_bottom else upper).addWidget(button)
            self._buttons[screen.key] = button
        column.addLayout(upper)
        column.addStretch()
        column.addLayout(lower)

    def choose(self, key: str) -> None:
        """Show which screen is open."""
        for each, button in self._buttons.items():
            button.setChecked(each == key)
            # One stop of the Tab key; the arrow keys go from there.
            policy = Qt.FocusPolicy.TabFocus if each == key else Qt.FocusPolicy.NoFocus
            button.setFocusPolicy(policy)

    def set_count(self, key: str, count: int) -> None:
        """Show how many things wait on a screen."""
        self._buttons[key].set_count(count)

    def button(self, key: str) -> SidebarButton:
        """Give the entry of a screen."""
        return self._buttons[key]


def _brand() -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(8, 0, 0, 0)
    row.setSpacing(10)
    logo = QLabel()
    logo.setPixmap(theme.picture(str(paths.resources() / "icons" / "heenweer.svg"), 28))
    name = QLabel("Heenweer")
    name.setProperty("role", "group")
    row.addWidget(logo)
    row.addWidget(name, 1)
    return row
