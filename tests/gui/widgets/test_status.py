from __future__ import annotations

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from app.gui import theme
from app.gui.format import Status, StatusText
from app.gui.widgets.status import StatusChip, chip_width, status_colours


@pytest.mark.parametrize("status", list(Status))
def test_a_chip_has_its_ground_and_its_sign_in_colour(status: Status, qtbot: QtBot) -> None:
    chip = StatusChip(StatusText(status, "Verzonden"))
    qtbot.addWidget(chip)
    chip.show()
    chip.resize(chip.sizeHint())
    image = chip.grab().toImage()
    ink, ground = (QColor(each) for each in status_colours(theme.tokens().light, status))
    colours = [
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    ]
    assert ground.name() in colours
    assert ink.name() in colours
    assert chip.accessibleName() == "Verzonden"


def test_a_chip_grows_with_its_words(qtbot: QtBot) -> None:
    chip = StatusChip(StatusText(Status.TODAY, "Vandaag"))
    qtbot.addWidget(chip)
    before = chip.sizeHint().width()
    chip.set_status(StatusText(Status.LATE, "Te laat (3 dagen)"))
    assert chip.sizeHint().width() > before
    assert chip_width("Te laat (3 dagen)") <= chip.sizeHint().width()
