"""The first window: it asks the password, while the rest of the program is still being loaded."""

from __future__ import annotations

import threading
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
)

from app import paths
from app.errors import UserError
from app.gui import theme

_SHORTEST = 10  # characters of a new password
_GOOD = 16
_CARD = 432  # pixels
_MARGIN = 32

_STORY_FIRST = (
    "Heenweer bewaart gegevens van je cliënten versleuteld op deze computer. Kies het wachtwoord "
    "waarmee ze open gaan."
)
_NO_WAY_BACK = (
    "Let op: niemand kan dit wachtwoord achterhalen of vervangen, ook de makers niet. Raak je het "
    "kwijt, dan zijn de gegevens niet meer te lezen. Bewaar het dus op een veilige plek."
)


def strength(password: str) -> str:
    """Give a hint on a new password, empty while nothing was typed."""
    if not password:
        return ""
    if len(password) < _SHORTEST:
        return f"Nog te kort: minstens {_SHORTEST} tekens."
    if len(set(password)) < 5:
        return "Zwak: dezelfde tekens komen steeds terug."
    if len(password) < _GOOD:
        return "Redelijk. Een zin van vier woorden is sterker."
    return "Sterk."


class UnlockWindow(QFrame):
    """Asks the password, or on the first run lets choose one.

    `attempt` opens the data with a password; it runs in its own thread and raises UserError when
    it is refused. `crash` gets any other error. After a success `opened` tells the password and
    whether to keep it in the keyring.
    """

    opened = Signal(str, bool)
    _outcome = Signal(object)

    def __init__(
        self,
        attempt: Callable[[str], object],
        crash: Callable[[BaseException], object],
        *,
        first_run: bool,
    ) -> None:
        super().__init__()
        self._attempt = attempt
        self._crash = crash
        self._first_run = first_run
        self._thread: threading.Thread | None = None
        self._outcome.connect(self._finish)
        self.setWindowTitle("Heenweer")
        self._build()
        self._password.setFocus()

    def _build(self) -> None:
        size = theme.tokens().size
        card = QFrame()
        card.setObjectName("card")
        card.setFixedWidth(_CARD)
        column = QVBoxLayout(card)
        column.setContentsMargins(_MARGIN, 28, _MARGIN, 28)
        column.setSpacing(0)

        column.addWidget(_logo(), 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(size.group)
        column.addWidget(
            _label("Kies een wachtwoord" if self._first_run else "Welkom terug", "title")
        )
        column.addSpacing(size.within)
        story = _STORY_FIRST if self._first_run else "Typ je wachtwoord om je gegevens te openen."
        column.addWidget(_label(story, "quiet"))
        column.addSpacing(20)

        self._password = self._add_password(column, "&Wachtwoord")
        # Has its line while it is empty too, so that nothing jumps when the typing starts.
        self._hint = _label(" ", "small")
        self._repeat = QLineEdit()
        if self._first_run:
            column.addSpacing(4)
            column.addWidget(self._hint)
            column.addSpacing(size.within)
            self._password.textChanged.connect(lambda text: self._hint.setText(strength(text)))
            self._repeat = self._add_password(column, "&Nog een keer")
            column.addSpacing(12)
            column.addWidget(_label(_NO_WAY_BACK, "warning"))
        column.addSpacing(12)
        self._shown = QCheckBox("&Toon wachtwoord")
        self._shown.toggled.connect(self._show_password)
        column.addWidget(self._shown)
        self._remember = QCheckBox("&Bewaar in de sleutelring van dit apparaat")
        self._remember.setToolTip("Dan hoef je het op deze computer niet meer te typen.")
        column.addWidget(self._remember)
        column.addSpacing(12)

        self._error = _label("", "error")
        self._error.setVisible(False)
        column.addWidget(self._error)
        column.addSpacing(12)
        self._button = QPushButton("&Maak gegevens aan" if self._first_run else "&Open")
        self._button.setProperty("role", "primary")
        self._button.clicked.connect(self._submit)
        column.addWidget(self._button)

        page = QVBoxLayout(self)
        page.setContentsMargins(48, 40, 48, 40)
        page.addStretch()
        page.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        page.addStretch()

    def _add_password(self, column: QVBoxLayout, text: str) -> QLineEdit:
        label = _label(text, "strong")
        field = QLineEdit()
        field.setEchoMode(QLineEdit.EchoMode.Password)
        field.setAccessibleName(text.replace("&", ""))
        field.setAcceptDrops(False)
        field.textChanged.connect(self._clear_error)
        field.returnPressed.connect(self._submit)
        label.setBuddy(field)
        column.addWidget(label)
        column.addSpacing(4)
        column.addWidget(field)
        return field

    def show_error(self, text: str) -> None:
        """Say in the window why it does not open, and let the user try again."""
        self._set_busy(False)
        self._error.setText(text)
        _fit(self._error)
        self._error.setVisible(True)
        self.resize(self.size().expandedTo(self.sizeHint()))
        self._set_finding(True)
        self._password.selectAll()
        self._password.setFocus()

    def _submit(self) -> None:
        if not self._button.isEnabled():
            return
        password = self._password.text()
        if refusal := self._refusal(password):
            self.show_error(refusal)
            return
        self._set_busy(True)
        self._thread = threading.Thread(target=self._work, args=(password,), daemon=True)
        self._thread.start()

    def _refusal(self, password: str) -> str | None:
        if not password:
            return "Vul je wachtwoord in."
        if not self._first_run:
            return None
        if len(password) < _SHORTEST:
            return f"Dit wachtwoord is te kort. Neem minstens {_SHORTEST} tekens."
        if password != self._repeat.text():
            return "De twee wachtwoorden zijn niet gelijk. Typ ze opnieuw."
        return None

    def _work(self, password: str) -> None:
        try:
            self._attempt(password)
        except BaseException as error:  # noqa: BLE001  # a thread must not swallow it: it is shown
            self._outcome.emit(error)
        else:
            self._outcome.emit(None)

    def _finish(self, error: BaseException | None) -> None:
        # It has only to return from its last call; this window may be gone right after this.
        if self._thread is not None:
            self._thread.join()
        if error is None:
            self.opened.emit(self._password.text(), self._remember.isChecked())
        elif isinstance(error, UserError):
            self.show_error(str(error))
        else:
            self._set_busy(False)
            self._crash(error)

    def _set_busy(self, busy: bool) -> None:
        for field in (self._password, self._repeat, self._shown, self._remember, self._button):
            field.setEnabled(not busy)
        ready = "&Maak gegevens aan" if self._first_run else "&Open"
        self._button.setText("Even geduld, je gegevens gaan open" if busy else ready)

    def _show_password(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self._password.setEchoMode(mode)
        self._repeat.setEchoMode(mode)

    def _clear_error(self) -> None:
        if self._error.isVisible():
            self._error.setVisible(False)
            self._set_finding(False)

    def _set_finding(self, found: bool) -> None:
        self._password.setProperty("finding", found)
        self._password.style().polish(self._password)


def _label(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", role)
    if role != "strong":
        label.setWordWrap(True)
        label.setFixedWidth(_CARD - 2 * _MARGIN)
        if text:
            _fit(label)
    return label


def _fit(label: QLabel) -> None:
    """Give a text the height it needs: a layout only guesses the height of a text that wraps."""
    label.ensurePolished()
    label.setFixedHeight(label.heightForWidth(label.width()))


def _logo() -> QLabel:
    logo = QLabel()
    logo.setPixmap(theme.picture(str(paths.resources() / "icons" / "heenweer.svg"), 48))
    return logo
