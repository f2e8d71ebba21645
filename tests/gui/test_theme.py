from __future__ import annotations

import re
from dataclasses import asdict
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QFrame, QLabel
from pytestqt.qtbot import QtBot

from app import paths
from app.gui import icons, theme
from app.gui.application import Application
from app.gui.theme import Choice, Colours

STYLE = paths.resources() / "stijl"
BLOCK = re.compile(r"([^{}]+)\{([^{}]*)\}")
COLOUR = re.compile(r"(?<![\w-])(color|background):\s*\$(\w+)")

# What the painted parts put on one another; the stylesheet's own pairs are read from it.
PAINTED = {
    # rows of a table and of Vandaag, at rest, under the mouse, chosen
    *((ink, ground) for ink in ("text", "quiet") for ground in ("surface", "hover", "accent_soft")),
    # headings between the rows, the calendar
    ("text", "ground"),
    ("quiet", "ground"),
    ("accent", "surface"),
    ("late", "surface"),
    # the buttons of the rows, the badge
    ("on_accent", "accent"),
    ("on_accent", "accent_strong"),
    # the sidebar
    ("accent", "accent_soft"),
    ("text", "hover"),
    # the chips
    *((status, f"{status}_soft") for status in ("late", "today", "soon", "done")),
    # the message line: its text and its link on each of its grounds
    *((ink, f"{kind}_soft") for ink in ("text", "accent") for kind in ("late", "today", "done")),
    # marked XML
    ("quiet", "accent_soft"),
}


def styled_pairs() -> set[tuple[str, str]]:
    """Give each text and ground that the stylesheet puts together; without ground, on both."""
    source = re.sub(r"/\*.*?\*/", "", (STYLE / "heenweer.qss").read_text("utf-8"), flags=re.DOTALL)
    pairs: set[tuple[str, str]] = set()
    for _, body in BLOCK.findall(
        source.replace("${", "$").replace("}pt", "pt").replace("}px", "px")
    ):
        found = dict(COLOUR.findall(body))
        if "color" in found:
            grounds = [found["background"]] if "background" in found else ["ground", "surface"]
            pairs |= {(found["color"], ground) for ground in grounds}
    return pairs


def contrast(one: str, other: str) -> float:
    """Give the contrast of two colours as WCAG 2 defines it, from 1 to 21."""

    def luminance(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


SCHEMES = {"light": theme.tokens().light, "dark": theme.tokens().dark}


def test_the_contrast_of_known_colours() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_the_stylesheet_names_pairs() -> None:
    assert {("on_accent", "accent"), ("late", "surface"), ("surface", "text")} <= styled_pairs()


@pytest.mark.parametrize("name", SCHEMES)
def test_every_text_can_be_read_on_its_ground(name: str) -> None:
    scheme = asdict(SCHEMES[name])
    poor = {
        (ink, ground): round(contrast(scheme[ink], scheme[ground]), 2)
        for ink, ground in PAINTED | styled_pairs()
        if contrast(scheme[ink], scheme[ground]) < 4.5
    }
    assert poor == {}


@pytest.mark.parametrize("name", SCHEMES)
@pytest.mark.parametrize("edge", ["border", "accent", "late"])
def test_edges_of_fields_and_focus_stand_out(name: str, edge: str) -> None:
    scheme = asdict(SCHEMES[name])
    assert contrast(scheme[edge], scheme["surface"]) >= 3
    assert contrast(scheme[edge], scheme["ground"]) >= 3


@pytest.mark.parametrize("file", sorted(STYLE.glob("*.svg")), ids=lambda file: file.stem)
def test_pictures_of_the_stylesheet_have_the_colours_of_the_tokens(file: Path) -> None:
    what, mode = file.stem.split("-")
    token = "on_accent" if what == "vink" else "quiet"
    assert f'stroke="{asdict(SCHEMES[mode])[token]}"' in file.read_text("utf-8")


@pytest.mark.parametrize("name", SCHEMES)
def test_pictures_that_the_stylesheet_names_exist(name: str) -> None:
    named = re.findall(r'url\("([^"]+)"\)', theme.stylesheet(SCHEMES[name]))
    assert named
    assert [file for file in named if not Path(file).is_file()] == []


@pytest.mark.parametrize("scheme", SCHEMES.values(), ids=list(SCHEMES))
def test_the_stylesheet_has_no_colour_but_the_tokens(scheme: Colours) -> None:
    used = set(re.findall(r"#[0-9A-Fa-f]{6}\b", theme.stylesheet(scheme)))
    assert used <= set(asdict(scheme).values())
    assert "$" not in theme.stylesheet(scheme)


def pixel(widget: QFrame) -> str:
    return QColor(widget.grab().toImage().pixel(5, 5)).name().upper()


def test_what_is_shown_changes_with_the_theme(qapp: Application, qtbot: QtBot) -> None:
    side = QFrame()
    side.setObjectName("sidebar")
    side.resize(50, 50)
    qtbot.addWidget(side)
    side.show()
    changes: list[None] = []
    qapp.theme.changed.connect(lambda: changes.append(None))
    assert pixel(side) == SCHEMES["light"].surface
    qapp.theme.choose(Choice.DARK)
    assert pixel(side) == SCHEMES["dark"].surface
    assert theme.colours() == SCHEMES["dark"]
    qapp.theme.choose(Choice.DARK)
    assert len(changes) == 1
    qapp.theme.choose(Choice.LIGHT)
    assert pixel(side) == SCHEMES["light"].surface


def strongest(image: QImage) -> str:
    """Give the colour of the pixel that is least transparent."""
    pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return max(pixels, key=lambda each: each.alpha()).name().upper()


@pytest.mark.parametrize("role", ["", "primary", "link"])
def test_an_icon_takes_the_colour_of_its_button_and_theme(
    qapp: Application, qtbot: QtBot, role: str
) -> None:
    button = icons.TextButton("sluiten", "Sluit", role)
    qtbot.addWidget(button)
    button.show()
    token = {"primary": "on_accent", "link": "accent"}.get(role, "quiet")
    for choice, name in ((Choice.LIGHT, "light"), (Choice.DARK, "dark")):
        qapp.theme.choose(choice)
        shown = strongest(button.icon().pixmap(72, 60).toImage())
        wanted = QColor(asdict(SCHEMES[name])[token])
        assert abs(QColor(shown).lightness() - wanted.lightness()) <= 6


def test_a_button_with_only_an_icon_follows_the_theme_though_it_is_transparent(
    qapp: Application, qtbot: QtBot
) -> None:
    button = icons.IconButton("sluiten", "Sluit")
    qtbot.addWidget(button)
    button.show()
    assert QColor(strongest(button.icon().pixmap(60, 60).toImage())).lightness() < 120
    qapp.theme.choose(Choice.DARK)
    assert QColor(strongest(button.icon().pixmap(60, 60).toImage())).lightness() > 160


def test_figures_of_one_width_and_sizes(qapp: Application) -> None:
    assert theme.font(12.0, semibold=True).pointSizeF() == 12.0
    assert theme.font(12.0, tabular=True).featureTags()
    assert 10.5 <= qapp.font().pointSizeF() <= 14
    assert QLabel().font().pointSizeF() == qapp.font().pointSizeF()
