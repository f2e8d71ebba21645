"""The header: what stands beside each other, and beneath each other where that does not fit."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtWidgets import QComboBox

from app.gui.main_window import MainWindow
from app.gui.page import Page, Screen
from app.gui.state import State

DAG = date(2026, 4, 9)


def test_een_samenvatting_die_niet_past_krijgt_een_eigen_regel(qtbot: Any) -> None:
    class Pagina(Page):
        def header_actions(self) -> list[Any]:
            combo = QComboBox()
            combo.setFixedWidth(480)
            return [combo]

    venster = MainWindow([Screen("a", "A", "vandaag", Pagina, "")], DAG, State())
    qtbot.addWidget(venster)
    venster.resize(1600, 700)
    venster.show()
    venster.header.set_summary("11 te laat · 7 vandaag · 17 deze week · 3 uitgesteld")
    label, (combo,) = venster.header._summary, venster.header._actions
    qtbot.waitUntil(lambda: label.geometry().right() < combo.geometry().left())
    venster.resize(1024, 700)
    qtbot.waitUntil(lambda: label.geometry().bottom() < combo.geometry().top())
    assert label.text() == label.whole
    venster.resize(1600, 700)
    qtbot.waitUntil(lambda: label.geometry().right() < combo.geometry().left())
