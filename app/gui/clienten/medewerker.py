"""Who follows a client: a field in the dossier that keeps a name and proposes those it knows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLabel, QLineEdit, QWidget

from app.gui import messages, theme
from app.gui.context import Kantoor
from app.gui.messages import ONGEDAAN, Action
from app.gui.vastleggen import bewaar
from app.services import dossiers

_BREED = 240
_LANG = 80  # characters
_UITLEG = "Op Vandaag kies je wiens cliënten je ziet."


class Medewerker(QWidget):
    """Edits who follows one client at a time; kept when the field is left, or with Enter."""

    def __init__(self, kantoor: Kantoor) -> None:
        super().__init__()
        self._kantoor = kantoor
        self._client: int | None = None
        self._bekend = ""
        self._venster: QWidget | None = None
        self._namen = QStringListModel()
        aanvullen = QCompleter(self._namen, self)
        aanvullen.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        aanvullen.setFilterMode(Qt.MatchFlag.MatchContains)
        self.veld = QLineEdit()
        self.veld.setAccessibleName("Medewerker die deze cliënt volgt")
        self.veld.setAccessibleDescription(_UITLEG)
        self.veld.setPlaceholderText("Niemand")
        self.veld.setMaxLength(_LANG)
        self.veld.setFixedWidth(_BREED)
        self.veld.setAcceptDrops(False)
        self.veld.setCompleter(aanvullen)
        self.veld.editingFinished.connect(self.bewaar)
        label = QLabel("Ge&volgd door")
        label.setBuddy(self.veld)
        self.veld.setToolTip(_UITLEG)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.tokens().size.within)
        row.addWidget(label)
        row.addWidget(self.veld)
        row.addStretch(1)

    def toon(self, client_id: int, naam: str, namen: Sequence[str]) -> None:
        """Show who follows a client; what is being typed for that same client stays."""
        self._namen.setStringList(list(namen))
        if client_id == self._client and self.veld.text() != self._bekend:
            return
        self.bewaar()
        self._client = client_id
        self._bekend = naam
        self.veld.setText(naam)

    def bewaar(self) -> None:
        """Keep what was typed, if it is another name."""
        client, was, naam = self._client, self._bekend, self.veld.text()
        if client is not None and naam != was:
            self._bekend = naam
            self._zet(client, naam, was)

    def showEvent(self, event: QShowEvent) -> None:
        """Follow the window, so that closing it loses nothing."""
        super().showEvent(event)
        if self._venster is None:
            self._venster = self.window()
            self._venster.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the name before the window closes, here and now: no thread starts after that."""
        naam = self.veld.text()
        if event.type() is QEvent.Type.Close and self._client is not None and naam != self._bekend:
            self._bekend = naam
            dossiers.zet_medewerker(self._kantoor.workspace, self._client, naam)
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Escape to the name that stood there."""
        if event.key() == Qt.Key.Key_Escape and self.veld.text() != self._bekend:
            self.veld.setText(self._bekend)
        else:
            super().keyPressEvent(event)

    def _zet(self, client: int, naam: str, was: str | None) -> None:
        workspace = self._kantoor.workspace

        def klaar(staat: str) -> None:
            if client == self._client and self.veld.text() == naam:
                self.veld.setText(staat)
                self._bekend = staat
            terug = None
            if was is not None:
                terug = Action(ONGEDAAN, lambda: self._zet(client, was, None))
            zegt = f"{staat} volgt deze cliënt." if staat else "Niemand volgt deze cliënt."
            messages.done(self._kantoor.messages, zegt, terug)

        bewaar(self._kantoor, lambda: dossiers.zet_medewerker(workspace, client, naam), klaar)
