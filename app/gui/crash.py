"""What the user sees of a bug: that it happened, and a report to copy, without names or BSNs."""

from __future__ import annotations

import logging
import platform
import sys
import threading
from collections.abc import Callable
from types import TracebackType

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app import __version__
from app.gui import theme
from app.log import without_content

_log = logging.getLogger(__name__)


def report(error: BaseException, mask: Callable[[str], str]) -> str:
    """Give what a maintainer needs to know of an error, masked."""
    lines = [
        f"Heenweer {__version__}, Python {platform.python_version()}, PySide6 {pyside_version}",
        platform.platform(),
        "",
        without_content(error),
    ]
    return mask("\n".join(line.rstrip("\n") for line in lines))


class CrashDialog(QDialog):
    """Tells that something went wrong that should not have, with the report to copy."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Heenweer")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        size = theme.tokens().size
        self._text = text

        title = QLabel("Dit had niet mogen gebeuren")
        title.setProperty("role", "group")
        story = QLabel(
            "Er zit een fout in Heenweer. Wat je net deed, is misschien niet gelukt; wat al was "
            "opgeslagen, is er nog. Je kunt verder werken. Gebeurt dit vaker, kopieer dan het "
            "verslag en stuur het naar de makers. Er staan geen namen of BSN’s in."
        )
        story.setWordWrap(True)
        details = QPlainTextEdit(text)
        details.setReadOnly(True)
        details.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        details.setAccessibleName("Verslag van de fout")
        details.setTabChangesFocus(True)
        details.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._copy = QPushButton("Kopieer verslag")
        self._copy.clicked.connect(self._to_clipboard)
        close = QPushButton("Verder")
        close.setProperty("role", "primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)

        buttons = QHBoxLayout()
        buttons.addWidget(self._copy)
        buttons.addStretch()
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(size.page, size.page, size.page, size.page)
        column.setSpacing(size.group)
        column.addWidget(title)
        column.addWidget(story)
        column.addWidget(details, 1)
        column.addLayout(buttons)
        self.resize(640, 440)
        close.setFocus()

    def _to_clipboard(self) -> None:
        QGuiApplication.clipboard().setText(self._text)
        self._copy.setText("Gekopieerd")


class CrashReporter(QObject):
    """Catches what nobody caught, in any thread, logs it and shows it once at a time."""

    _caught = Signal(object)

    def __init__(self, mask: Callable[[str], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._mask = mask
        self._dialog: CrashDialog | None = None
        # Through a signal: an error from another thread is shown in this one.
        self._caught.connect(self._show)

    def install(self) -> None:
        """Become the hook for uncaught exceptions of this process."""
        sys.excepthook = self._from_main
        threading.excepthook = self._from_thread

    def crash(self, error: BaseException) -> None:
        """Log an error and show it; may be called from any thread."""
        _log.error("uncaught", exc_info=error)
        self._caught.emit(error)

    @property
    def dialog(self) -> CrashDialog | None:
        """The dialog that is open now."""
        return self._dialog

    def _show(self, error: BaseException) -> None:
        if self._dialog is not None:
            return  # a bug in painting would come back a hundred times a second
        self._dialog = CrashDialog(report(error, self._mask))
        self._dialog.finished.connect(self._forget)
        self._dialog.open()

    def _forget(self) -> None:
        self._dialog = None

    def _from_main(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            self.crash(error)

    def _from_thread(self, caught: threading.ExceptHookArgs) -> None:
        if caught.exc_value is not None:
            self.crash(caught.exc_value)
