"""The one door to the user: a line at the bottom of the page, and now and then a question."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QEnterEvent,
    QKeyEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMessageBox, QPushButton, QWidget

from app.errors import UserError
from app.gui import icons, theme
from app.gui.format import heel
from app.gui.widgets.restyle import restyle

ONGEDAAN = "Ongedaan maken"
_SHOWN_MS = 12_000  # long enough to read two sentences and to reach for the link


class Kind(Enum):
    """What a message is; the value is its name in the stylesheet."""

    INFO = "info"
    DONE = "done"
    WARNING = "warning"
    ERROR = "error"


_PASSING = frozenset({Kind.INFO, Kind.DONE})
_ICONS = {
    Kind.INFO: "info",
    Kind.DONE: "gedaan",
    Kind.WARNING: "waarschuwing",
    Kind.ERROR: "fout",
}


@dataclass(frozen=True)
class Action:
    """What the user may do with a message: `Bekijk`, `Ongedaan maken`.

    ``screen`` is the key of the screen that it leads to, if it does. ``also`` is another thing to
    do with the same message, before this one: a look at what was done beside undoing it.
    """

    text: str
    act: Callable[[], object]
    screen: str | None = None
    also: Action | None = None

    @property
    def undoes(self) -> bool:
        """Whether it takes back what the message tells."""
        return self.text == ONGEDAAN


class Messages(Protocol):
    """How any part of the window speaks to the user."""

    def show_message(self, kind: Kind, text: str, action: Action | None = None) -> None:
        """Say something in a line that replaces the one before."""

    def ask(self, title: str, text: str, yes: str, no: str) -> bool:
        """Ask what cannot be undone, by name; True for `yes`."""


def info(messages: Messages, text: str, action: Action | None = None) -> None:
    """Say something that is good to know."""
    messages.show_message(Kind.INFO, text, action)


def done(messages: Messages, text: str, action: Action | None = None) -> None:
    """Say that something succeeded."""
    messages.show_message(Kind.DONE, text, action)


def warning(messages: Messages, text: str, action: Action | None = None) -> None:
    """Say something that asks for attention."""
    messages.show_message(Kind.WARNING, text, action)


def error(messages: Messages, refusal: UserError, action: Action | None = None) -> None:
    """Say what went wrong and what to do about it."""
    messages.show_message(Kind.ERROR, str(refusal), action)


class MessageLine(QFrame):
    """The line itself: what is good news leaves by itself, what is not stays until closed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("messageLine")
        self._kind = Kind.INFO
        self._action: Action | None = None
        self._icon = QLabel()
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._also, self._button = QPushButton(), QPushButton()
        for button in (self._also, self._button):
            button.setProperty("role", "link")
        self._also.clicked.connect(lambda: self._act(self._action and self._action.also))
        self._button.clicked.connect(lambda: self._act(self._action))
        self._close = icons.IconButton("sluiten", "Sluit deze melding")
        self._close.clicked.connect(self.hide)
        self._timer = QTimer(self, singleShot=True, interval=_SHOWN_MS)
        self._timer.timeout.connect(self.hide)

        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 6, 6)
        row.setSpacing(theme.tokens().size.within)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        row.addWidget(self._also)
        row.addWidget(self._button)
        row.addWidget(self._close)
        self.hide()

    def show_message(self, kind: Kind, text: str, action: Action | None = None) -> None:
        """Say something in place of what stood here, aloud for a screen reader too."""
        self._kind, self._action = kind, action
        self._text.setText(heel(text))
        for button, act in ((self._also, action and action.also), (self._button, action)):
            button.setVisible(act is not None)
            button.setText(act.text if act else "")
        self.setProperty("kind", kind.value)
        self.setAccessibleName(text)
        self._dress()
        self.show()
        self._start_timer()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def ask(self, title: str, text: str, yes: str, no: str) -> bool:
        """Ask in a box that names the thing; `no` is what Enter and Escape give."""
        box = QMessageBox(QMessageBox.Icon.NoIcon, title, title, parent=self.window())
        box.setInformativeText(text)
        agree = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        refuse = box.addButton(no, QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(refuse)
        box.setEscapeButton(refuse)
        box.exec()
        return box.clickedButton() is agree

    def leave_for(self, screen: str) -> None:
        """Go when another screen opens, for it is not about that one.

        What can be undone stays, and so does bad news, unless its link leads to that screen.
        ``screen`` is the key of the other one, or empty for a page over the screen.
        """
        action = self._action
        stays = self._kind not in _PASSING or (action is not None and action.undoes)
        is_there = action is not None and action.screen == screen
        if is_there or not stays:
            self.hide()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stay while the mouse is on it."""
        super().enterEvent(event)
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        """Leave some time after the mouse did."""
        super().leaveEvent(event)
        self._start_timer()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._dress_icon()

    def _act(self, action: Action | None) -> None:
        self.hide()
        if action:
            action.act()

    def _start_timer(self) -> None:
        if self._kind in _PASSING:
            self._timer.start()
        else:
            self._timer.stop()

    def _dress(self) -> None:
        restyle(self)
        self._dress_icon()

    def _dress_icon(self) -> None:
        scheme = theme.colours()
        colour = {
            Kind.INFO: scheme.accent,
            Kind.DONE: scheme.done,
            Kind.WARNING: scheme.today,
            Kind.ERROR: scheme.late,
        }[self._kind]
        ratio = self.devicePixelRatioF()
        self._icon.setPixmap(
            icons.pixmap(_ICONS[self._kind], colour, theme.tokens().size.icon, ratio)
        )
