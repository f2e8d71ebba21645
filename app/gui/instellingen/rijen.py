"""A short list on a page: a card with its rows beneath each other."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.gui.widgets.elided import ElidedLabel
from app.gui.widgets.label import wrapped

_HOOG = 48


class Rijen(QFrame):
    """Shows rows, or in their place what to do while there are none."""

    def __init__(self, naam: str, leeg: str) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setAccessibleName(naam)
        self._leeg = leeg
        self._kolom = QVBoxLayout(self)
        self._kolom.setContentsMargins(16, 4, 12, 4)
        self._kolom.setSpacing(0)
        self.vul(())

    def vul(self, rijen: Sequence[QWidget]) -> None:
        """Show other rows."""
        while (item := self._kolom.takeAt(0)) is not None:
            if (oud := item.widget()) is not None:
                oud.hide()
                oud.deleteLater()
        for at, rij in enumerate(rijen or [rij_van(stil(self._leeg))]):
            if at:
                lijn = QFrame()
                lijn.setObjectName("hairline")
                self._kolom.addWidget(lijn)
            self._kolom.addWidget(rij)


def rij_van(*delen: QWidget) -> QWidget:
    """Put the parts of a row beside each other; labels share the room."""
    rij = QWidget()
    rij.setMinimumHeight(_HOOG)
    row = QHBoxLayout(rij)
    row.setContentsMargins(0, 4, 0, 4)
    row.setSpacing(12)
    for deel in delen:
        row.addWidget(deel, 1 if isinstance(deel, QLabel) else 0)
    return rij


def stil(woorden: str) -> QLabel:
    """Give a quiet text that wraps."""
    return wrapped(woorden, "quiet")


def vast(woorden: str, breed: int, role: str = "") -> ElidedLabel:
    """Give a text in a column of its own."""
    label = ElidedLabel(woorden, role)
    label.setFixedWidth(breed)
    return label
