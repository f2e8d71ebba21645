"""The line icons of `resources/icons`, drawn in a colour of the theme."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QPushButton, QToolButton

from app import paths
from app.gui import theme

_GAP = 4  # points between an icon and its word, besides what Qt leaves
_RATIOS = (1.0, 1.5, 2.0, 3.0)  # pixels per point of the screens that people have


@cache
def _source(name: str) -> str:
    return (paths.resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")


@cache
def _renderer(name: str, colour: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_source(name).replace("currentColor", colour).encode()))


def paint(painter: QPainter, name: str, colour: str, place: QRectF) -> None:
    """Draw an icon in `place`; raises FileNotFoundError for a name without a file."""
    _renderer(name, colour).render(painter, place)


def pixmap(name: str, colour: str, size: int, ratio: float = 1.0, gap: int = 0) -> QPixmap:
    """Give an icon of `size` points as pixels for a screen with `ratio` pixels per point.

    `gap` points are left free at its right.
    """
    drawing = _renderer(name, colour)
    made = QPixmap(round((size + gap) * ratio), round(size * ratio))
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    drawing.render(painter, QRectF(0, 0, size * ratio, size * ratio))
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made


def icon(name: str, colour: str, size: int = 20, gap: int = 0) -> QIcon:
    """Give an icon that is sharp on every screen."""
    made = QIcon()
    for ratio in _RATIOS:
        made.addPixmap(pixmap(name, colour, size, ratio, gap))
    return made


class _Dress:
    """Gives a button its icon in the colours of the moment."""

    def __init__(self, button: QAbstractButton, name: str, gap: int = 0) -> None:
        self._button = button
        self._name = name
        self._gap = gap
        size = theme.tokens().size.icon
        button.setIconSize(QSize(size + gap, size))
        self.put_on()

    def put_on(self) -> None:
        scheme = theme.colours()
        role = self._button.property("role")
        colour = {"primary": scheme.on_accent, "link": scheme.accent}.get(role, scheme.quiet)
        self._button.setIcon(icon(self._name, colour, gap=self._gap))


class IconButton(QToolButton):
    """A button with only an icon, for close and search; its name is for the screen reader."""

    def __init__(self, name: str, text: str) -> None:
        super().__init__()
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._dress = _Dress(self, name)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._dress.put_on()


class TextButton(QPushButton):
    """A button with an icon and a word."""

    def __init__(self, name: str, text: str, role: str = "") -> None:
        super().__init__(text)
        self.setProperty("role", role)
        self._dress = _Dress(self, name, _GAP)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._dress.put_on()
