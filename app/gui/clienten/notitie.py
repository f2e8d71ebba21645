"""The field for the user's own note on a client: kept while one types, without a button."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from app.gui.clienten.notitieboek import Notitieboek
from app.gui.task import Tasks

_RUST_MS = 700  # after the last key
_HOOG = 120


class Notitie(QWidget):
    """Edits the note of one client at a time; `stand` says, in its heading, whether it is kept."""

    def __init__(self, tasks: Tasks, boek: Notitieboek) -> None:
        super().__init__()
        self._tasks = tasks
        self._boek = boek
        self._client: int | None = None
        self._bekend = ""  # the text as it was shown or last left in the book
        self._venster: QWidget | None = None
        self._rust = QTimer(self, singleShot=True, interval=_RUST_MS)
        self._rust.timeout.connect(self.bewaar)
        self.veld = _Veld()
        self.veld.verlaten.connect(self.bewaar)
        self.veld.textChanged.connect(self._getypt)
        self.stand = QLabel()
        self.stand.setProperty("role", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.veld)

    def toon(self, client_id: int, gelezen: str) -> None:
        """Show the note of a client; what is being typed for that same client stays."""
        if client_id == self._client and self._is_gewijzigd():
            return
        self.bewaar()
        self._client = client_id
        self._bekend = self._boek.lees(client_id, gelezen)
        if self.veld.toPlainText() != self._bekend:
            self.veld.blockSignals(True)
            self.veld.setPlainText(self._bekend)
            self.veld.blockSignals(False)
            self.stand.setText("")

    def bewaar(self) -> None:
        """Keep what was typed, in a thread, without waiting for a pause."""
        if self._leg_neer():
            self._tasks.run(
                lambda _: self._boek.schrijf(),
                lambda _: self.stand.setText("Bewaard"),
                lambda _: self.stand.setText("Nog niet bewaard"),
            )

    def showEvent(self, event: QShowEvent) -> None:
        """Follow the window, so that closing it loses nothing."""
        super().showEvent(event)
        if self._venster is None:
            self._venster = self.window()
            self._venster.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the note before the window closes, here and now: no thread starts after that."""
        if event.type() is QEvent.Type.Close:
            self._leg_neer()
            self._boek.schrijf()
        return super().eventFilter(watched, event)

    def _leg_neer(self) -> bool:
        self._rust.stop()
        if self._client is None or not self._is_gewijzigd():
            return False
        self._bekend = self.veld.toPlainText()
        self._boek.leg_neer(self._client, self._bekend)
        return True

    def _is_gewijzigd(self) -> bool:
        return self.veld.toPlainText() != self._bekend

    def _getypt(self) -> None:
        self.stand.setText("")
        self._rust.start()


class _Veld(QPlainTextEdit):
    """A field that tells when it is left."""

    verlaten = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Notitie")
        self.setAccessibleDescription("Wordt vanzelf bewaard en gaat nooit naar de gemeente.")
        self.setPlaceholderText("Voor jezelf. Wordt vanzelf bewaard en gaat nooit de deur uit.")
        self.setTabChangesFocus(True)
        self.setAcceptDrops(False)
        self.setFixedHeight(_HOOG)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell it."""
        super().focusOutEvent(event)
        self.verlaten.emit()
