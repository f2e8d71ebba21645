"""Building blocks of the tab Contract: an office, and what a table shows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from app.gui.application import Application
from tests.gui.bureau import Bureau, bureau


@pytest.fixture
def hier(tmp_path: Path, qtbot: QtBot, qapp: Application) -> Iterator[Bureau]:
    with bureau(tmp_path, qtbot, qapp) as made:
        yield made


def cellen(tabel: QTableView) -> list[list[str]]:
    model = tabel.model()
    return [
        [model.index(rij, kolom).data() for kolom in range(model.columnCount())]
        for rij in range(model.rowCount())
    ]
