"""The field in which a cell is typed, with what it may hold beneath it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QListWidget, QWidget

_RIJ = 30
_BREEDST, _SMALST = 460, 220


class Voorstellen(QListWidget):
    """A short list beneath the field; the field keeps the keyboard."""

    def __init__(self, grond: QWidget) -> None:
        super().__init__(grond)
        self._grond = grond
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setObjectName("voorstellen")
        self.setAccessibleName("Voorstellen")
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.hide()

    def toon(self, teksten: list[str], onder: QWidget) -> None:
        """Offer these beneath a field, or above it where there is no room; nothing hides it."""
        self.clear()
        if not teksten:
            self.hide()
            return
        self.addItems(teksten)
        for nummer in range(self.count()):
            self.item(nummer).setSizeHint(QSize(0, _RIJ))
        breed = max(self.fontMetrics().horizontalAdvance(tekst) for tekst in teksten) + 32
        grond = self._grond
        self.resize(
            min(max(breed, _SMALST, onder.width()), _BREEDST, grond.width()),
            _RIJ * len(teksten) + 4,
        )
        plek = onder.mapTo(grond, QPoint(0, onder.height()))
        if plek.y() + self.height() > grond.height():
            boven = onder.mapTo(grond, QPoint(0, 0)).y() - self.height()
            plek.setY(max(0, boven))
        plek.setX(max(0, min(plek.x(), grond.width() - self.width())))
        self.move(plek)
        self.show()
        self.raise_()

    def stap(self, richting: int) -> None:
        """Go to the next or the one before; past the end there is none chosen."""
        nummer = self.currentRow() + richting
        if self.currentRow() < 0 and richting < 0:
            nummer = self.count() - 1
        self.setCurrentRow(nummer if 0 <= nummer < self.count() else -1)

    @property
    def gekozen(self) -> str | None:
        """What was gone to with the arrow keys."""
        item = self.currentItem() if self.isVisible() else None
        return item.text() if item is not None else None


class Celveld(QLineEdit):
    """A field over a cell; ``suggesties`` gives what fits what was typed."""

    def __init__(
        self, parent: QWidget, lijst: Voorstellen, suggesties: Callable[[str], list[str]]
    ) -> None:
        super().__init__(parent)
        self._suggesties = suggesties
        self.voorstellen = lijst
        lijst.hide()
        lijst.clear()
        self.setObjectName("celveld")
        self.setFrame(False)
        self.setAcceptDrops(False)
        self.textEdited.connect(lambda _: self.stel_voor())

    def stel_voor(self, *, alles: bool = False) -> None:
        """Show what fits what was typed, or all that the cell may hold."""
        self.voorstellen.toon(self._suggesties("" if alles else self.text()), self)

    @property
    def waarde(self) -> str:
        """What was chosen from the list, or else what was typed."""
        return self.voorstellen.gekozen or self.text()
