"""A drop-down that leaves something out, or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox


class Keuze(QComboBox):
    """One drop-down; its first entry leaves nothing out."""

    def __init__(self, naam: str, alles: str, breed: int) -> None:
        super().__init__()
        self.setAccessibleName(naam)
        self.setFixedWidth(breed)
        self.addItem(alles)
        self.view().setTextElideMode(Qt.TextElideMode.ElideRight)

    def vul(self, waarden: Sequence[tuple[str, Any]]) -> None:
        """Offer other values and keep the one that was chosen, if it is still there."""
        gekozen = self.currentData()
        self.blockSignals(True)
        while self.count() > 1:
            self.removeItem(1)
        for naam, waarde in waarden:
            self.addItem(naam, waarde)
        self.setCurrentIndex(max(0, self.findData(gekozen) if gekozen is not None else 0))
        self.blockSignals(False)
        # As wide as its longest entry, which the field itself need not be.
        breed = max(self.fontMetrics().horizontalAdvance(n) for n, _ in (*waarden, ("", None)))
        self.view().setMinimumWidth(breed + 48)
