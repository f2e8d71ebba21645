"""A place to drop files, and a button for who would rather pick them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QLabel, QVBoxLayout, QWidget

from app.gui import icons, theme
from app.gui.widgets.restyle import restyle

_BERICHTEN = "Berichten (*.xml *.zip);;Alle bestanden (*)"


def dropped_paths(data: QMimeData) -> list[Path]:
    """Give the files and folders on this computer among what is dragged."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def pick_files(parent: QWidget, kinds: str = _BERICHTEN) -> Sequence[Path]:
    """Let the user pick files; empty when they change their mind."""
    picked, _ = QFileDialog.getOpenFileNames(parent, "Bestanden kiezen", "", kinds)
    return [Path(each) for each in picked]


class DropZone(QFrame):
    """Takes files that are dropped on it or picked with its button.

    ``kinds`` is the filter of the dialog behind the button, ``button`` what stands on it.
    """

    files_dropped = Signal(list)

    def __init__(
        self, text: str, hint: str, kinds: str = _BERICHTEN, button: str = "&Bestanden kiezen…"
    ) -> None:
        super().__init__()
        self._kinds = kinds
        self.setObjectName("dropZone")
        self.setAcceptDrops(True)
        self.setMinimumHeight(152)
        size = theme.tokens().size
        told = QLabel(text)
        told.setProperty("role", "strong")
        told.setAlignment(Qt.AlignmentFlag.AlignCenter)
        told.setWordWrap(True)
        small = QLabel(hint)
        small.setProperty("role", "small")
        small.setAlignment(Qt.AlignmentFlag.AlignCenter)
        small.setWordWrap(True)
        self.button = icons.TextButton("bestand", button)
        self.button.clicked.connect(self._pick)
        column = QVBoxLayout(self)
        column.setContentsMargins(size.page, size.group, size.page, size.group)
        column.setSpacing(size.within)
        column.addStretch()
        column.addWidget(told)
        column.addWidget(small)
        column.addSpacing(size.within)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Show that files may be let go here."""
        if dropped_paths(event.mimeData()):
            event.acceptProposedAction()
            self._set_active(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Look as before."""
        super().dragLeaveEvent(event)
        self._set_active(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the files."""
        self._set_active(False)
        event.acceptProposedAction()
        self.files_dropped.emit(dropped_paths(event.mimeData()))

    def _pick(self) -> None:
        if picked := pick_files(self, self._kinds):
            self.files_dropped.emit(list(picked))

    def _set_active(self, active: bool) -> None:
        self.setProperty("active", active)
        restyle(self)
