from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from app import paths
from app.gui import icons

FILES = sorted((paths.resources() / "icons").glob("*.svg"))
LINES = [file for file in FILES if file.stem != "heenweer"]


@pytest.mark.parametrize("file", LINES, ids=lambda file: file.stem)
def test_every_icon_is_of_one_line_style(file: Path) -> None:
    source = file.read_text("utf-8")
    assert 'viewBox="0 0 24 24"' in source
    assert 'stroke="currentColor"' in source
    assert re.findall(r'stroke-width="([^"]*)"', source) == ["1.5"]
    assert re.findall(r'fill="([^"]*)"', source) == ["none"]


@pytest.mark.parametrize("file", LINES, ids=lambda file: file.stem)
def test_every_icon_can_be_drawn_within_its_box(file: Path, qtbot: QtBot) -> None:
    image = icons.pixmap(file.stem, "#102030", 24, 2.0).toImage()
    inked = [
        (x, y) for x in range(48) for y in range(48) if QColor(image.pixelColor(x, y)).alpha() > 8
    ]
    assert len(inked) > 40
    edges = {0, 47}
    assert not [place for place in inked if edges.intersection(place)]


def test_an_icon_that_is_not_there_is_a_mistake_of_ours(qtbot: QtBot) -> None:
    with pytest.raises(FileNotFoundError):
        icons.pixmap("bestaat-niet", "#000000", 24)


def test_the_gap_is_left_free(qtbot: QtBot) -> None:
    image = icons.pixmap("vandaag", "#000000", 20, 1.0, gap=10).toImage()
    assert image.width() == 30
    assert all(image.pixelColor(x, y).alpha() == 0 for x in range(20, 30) for y in range(20))
