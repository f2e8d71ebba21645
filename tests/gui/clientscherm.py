"""What the tests of the screen Cliënten share: the office, names, typing, who is who."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from app.services import dossiers
from app.standard.basis import Achternaam, VolledigeNaam
from tests.gui.bureau import Bureau


def naam(achternaam: str, letters: str = "T") -> VolledigeNaam:
    return VolledigeNaam(
        geslachtsnaam=Achternaam(achternaam=achternaam), voorletters=letters, naam_gebruik="1"
    )


def typ(widget: Any, tekst: str) -> None:
    """Type a text key by key, diacritics and all."""
    for teken in tekst:
        for soort in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(soort, 0, Qt.KeyboardModifier.NoModifier, teken)
            QApplication.sendEvent(widget, event)


def nummer_van(hier: Bureau, zoek: str) -> int:
    [regel] = dossiers.clienten(hier.workspace, zoek)
    return regel.id
