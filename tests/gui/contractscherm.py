"""Building blocks of the tab Contract: an office, and what a table shows."""

from __future__ import annotations

from PySide6.QtWidgets import QTableView


def cellen(tabel: QTableView) -> list[list[str]]:
    model = tabel.model()
    return [
        [model.index(rij, kolom).data() for kolom in range(model.columnCount())]
        for rij in range(model.rowCount())
    ]
