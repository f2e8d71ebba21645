"""The question in the strip under Vandaag when care has not begun: when it is expected to."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.gui import theme
from app.gui.widgets.date_field import DateField
from app.gui.widgets.elided import ElidedLabel
from app.gui.widgets.keys import ENTER

_LEEG = "Nog niet bekend? Laat leeg. De termijn telt dan op zijn vroegst vanaf morgen."


class Startvraag(QWidget):
    """The one question: on which day, which may stay empty."""

    bewaard = Signal(object)
    gestopt = Signal()

    def __init__(self, vandaag: date) -> None:
        super().__init__()
        self._label = QLabel("Ve&rwachte start")
        self._veld = DateField(vandaag)
        self._veld.setAccessibleName("Verwachte start")
        self._veld.setAccessibleDescription(_LEEG)
        self._veld.refused.connect(self._weiger)
        self._label.setBuddy(self._veld)
        self._client = ElidedLabel("", "strong")
        self._hulp = QLabel(_LEEG)
        self._hulp.setProperty("role", "quiet")
        self._reden = QLabel()
        self._reden.setProperty("role", "error")
        self._reden.setWordWrap(True)
        self.bewaar = QPushButton("&Bewaar")
        self.bewaar.setProperty("role", "primary")
        self.bewaar.clicked.connect(self._bewaar)
        annuleer = QPushButton("Annuleren")
        annuleer.clicked.connect(self.gestopt)
        size = theme.tokens().size
        rij = QHBoxLayout()
        rij.setSpacing(size.within)
        rij.addWidget(self._client)
        rij.addSpacing(size.within)
        rij.addWidget(self._label)
        rij.addWidget(self._veld)
        rij.addStretch(1)
        rij.addWidget(annuleer)
        rij.addWidget(self.bewaar)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(size.group, 7, 7, 7)
        kolom.setSpacing(6)
        kolom.addLayout(rij)
        kolom.addWidget(self._hulp)
        kolom.addWidget(self._reden)

    def begin(self, client: str) -> None:
        """Ask about this client."""
        self._client.set_text(client)
        self._veld.set_value(None)
        self._weiger("")
        self._veld.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep the date on Enter, think better of it on Escape; a button does its own on Enter."""
        enter = event.key() in ENTER
        if enter and not isinstance(self.focusWidget(), QPushButton):
            self._bewaar()
        elif event.key() == Qt.Key.Key_Escape:
            self.gestopt.emit()
        else:
            super().keyPressEvent(event)

    def _bewaar(self) -> None:
        if self._veld.commit():
            self.bewaard.emit(self._veld.value)
        else:
            self._veld.setFocus()

    def _weiger(self, reden: str) -> None:
        self._reden.setText(reden)
        self._reden.setVisible(bool(reden))
        self._hulp.setVisible(not reden)
