"""Colours, sizes and the stylesheet, light and dark, from the tokens in `resources/stijl`."""

from __future__ import annotations

import sys
import tomllib
from dataclasses import dataclass, fields
from enum import Enum
from functools import cache
from string import Template

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QIcon, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from app import paths

# Qt counts 72 points to the inch on macOS and 96 elsewhere: the same size takes more points there.
_POINTS = 1.25 if sys.platform == "darwin" else 1.0


class Choice(Enum):
    """Which colours the user wants; the value is what the settings keep."""

    SYSTEM = "systeem"
    LIGHT = "licht"
    DARK = "donker"


@dataclass(frozen=True)
class Colours:
    """The colours of one theme as `#RRGGBB`; each `_soft` one is the ground of its namesake."""

    ground: str
    surface: str
    line: str
    border: str
    hover: str
    text: str
    quiet: str
    accent: str
    accent_strong: str
    accent_soft: str
    on_accent: str
    late: str
    late_soft: str
    today: str
    today_soft: str
    soon: str
    soon_soft: str
    done: str
    done_soft: str


@dataclass(frozen=True)
class Sizes:
    """Distances and heights in pixels at 100 %."""

    page: int
    group: int
    within: int
    row: int
    task_row: int
    control: int
    icon: int
    radius: int
    sidebar: int
    label: int
    editor: int


@dataclass(frozen=True)
class TextSizes:
    """Sizes of text in points, corrected for the platform."""

    body: float
    small: float
    title: float
    question: float
    group: float


@dataclass(frozen=True)
class Tokens:
    """Everything that `tokens.toml` names."""

    size: Sizes
    text: TextSizes
    light: Colours
    dark: Colours


@cache
def tokens() -> Tokens:
    """Give the tokens; raises FileNotFoundError when the installation is incomplete."""
    with (paths.resources() / "stijl" / "tokens.toml").open("rb") as file:
        read = tomllib.load(file)
    text = {name: points * _POINTS for name, points in read["text"].items()}
    return Tokens(
        Sizes(**read["size"]), TextSizes(**text), Colours(**read["light"]), Colours(**read["dark"])
    )


def colours() -> Colours:
    """Give the colours that the application wears now; who paints asks here."""
    # Not of a widget's own palette: the stylesheet makes that transparent where it likes.
    dark = QApplication.palette().window().color().lightness() < 128
    return tokens().dark if dark else tokens().light


def font(points: float, *, semibold: bool = False, tabular: bool = False) -> QFont:
    """Give the application's font in another size, heavier, or with figures of one width."""
    made = QFont(QApplication.font())
    made.setPointSizeF(points)
    if semibold:
        made.setWeight(QFont.Weight.DemiBold)
    if tabular:
        made.setFeature(QFont.Tag("tnum"), 1)
    return made


def picture(file: str, size: int) -> QPixmap:
    """Give a picture of `size` points, sharp on every screen."""
    return QIcon(file).pixmap(QSize(size, size))


def palette_of(scheme: Colours) -> QPalette:
    """Give the palette that Fusion draws with, for a theme."""
    role = QPalette.ColorRole
    made = QPalette()
    for part, colour in {
        role.Window: scheme.ground,
        role.WindowText: scheme.text,
        role.Base: scheme.surface,
        role.AlternateBase: scheme.ground,
        role.Text: scheme.text,
        role.PlaceholderText: scheme.quiet,
        role.Button: scheme.surface,
        role.ButtonText: scheme.text,
        role.BrightText: scheme.late,
        role.ToolTipBase: scheme.text,
        role.ToolTipText: scheme.surface,
        role.Highlight: scheme.accent,
        role.HighlightedText: scheme.on_accent,
        role.Accent: scheme.accent,
        role.Link: scheme.accent,
        role.LinkVisited: scheme.accent,
        role.Light: scheme.surface,
        role.Midlight: scheme.hover,
        role.Mid: scheme.line,
        role.Dark: scheme.border,
        role.Shadow: scheme.border,
    }.items():
        made.setColor(part, QColor(colour))
    for part in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, part, QColor(scheme.quiet))
    return made


def stylesheet(scheme: Colours) -> str:
    """Give the stylesheet for a theme; raises KeyError when it names a token that is not there."""
    known = tokens()
    values: dict[str, str] = {f.name: getattr(scheme, f.name) for f in fields(scheme)}
    values |= {f"size_{f.name}": str(getattr(known.size, f.name)) for f in fields(known.size)}
    values |= {f"text_{f.name}": f"{getattr(known.text, f.name):g}" for f in fields(known.text)}
    # A border of one pixel on both sides stands outside the height that a stylesheet gives.
    values["control_inner"] = str(known.size.control - 2)
    folder = paths.resources() / "stijl"
    # A stylesheet cannot colour a picture: there is one of each for light and for dark.
    values |= {"images": folder.as_posix(), "mode": "light" if scheme == known.light else "dark"}
    source = (folder / "heenweer.qss").read_text(encoding="utf-8")
    return Template(source).substitute(values)


class Theme(QObject):
    """Dresses the application, follows the system's light or dark, or what the user chose."""

    changed = Signal()

    def __init__(self, app: QApplication, choice: Choice = Choice.SYSTEM) -> None:
        super().__init__(app)
        self._app = app
        self._choice = choice
        self._dressed_in: Colours | None = None
        app.setStyle("Fusion")
        base = app.font()
        base.setPointSizeF(tokens().text.body)
        app.setFont(base)
        app.styleHints().colorSchemeChanged.connect(self._dress)
        self.choose(choice)

    @property
    def choice(self) -> Choice:
        """What was chosen last."""
        return self._choice

    def choose(self, choice: Choice) -> None:
        """Use these colours from now on, in every window."""
        self._choice = choice
        # Tells the system too, so that title bars and its own dialogs come along.
        self._app.styleHints().setColorScheme(
            {
                Choice.SYSTEM: Qt.ColorScheme.Unknown,
                Choice.LIGHT: Qt.ColorScheme.Light,
                Choice.DARK: Qt.ColorScheme.Dark,
            }[choice]
        )
        self._dress()

    def _dress(self) -> None:
        if self._choice is Choice.SYSTEM:
            dark = self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark
        else:
            dark = self._choice is Choice.DARK
        wanted = tokens().dark if dark else tokens().light
        if wanted is self._dressed_in:
            return
        self._dressed_in = wanted
        self._app.setPalette(palette_of(wanted))
        self._app.setStyleSheet(stylesheet(wanted))
        self.changed.emit()
