"""The line at the bottom of the window: where files may go, the last import, and work under way."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QWidget

from app.gui import icons, theme
from app.gui.format import getal
from app.gui.task import Task
from app.gui.widgets.label import link

_HIGH = 44
_BAR = 160
_HINT = "Sleep bestanden van VECOZO hierheen"


class StatusLine(QFrame):
    """Says where to drop files, and shows the progress of the task that runs."""

    last_import_clicked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("statusLine")
        self.setFixedHeight(_HIGH)
        self._task: Task | None = None
        self._icon = QLabel()
        self._hint = QLabel(_HINT)
        self._hint.setProperty("role", "quiet")
        self._last = link()
        self._last.clicked.connect(self.last_import_clicked)
        self._last.hide()
        self._doing = QLabel()
        self._count = QLabel()
        self._count.setProperty("role", "quiet")
        self._count.setFont(theme.font(theme.tokens().text.body, tabular=True))
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(_BAR)
        self._bar.setAccessibleName("Voortgang")
        self._cancel = link("Annuleren")
        self._cancel.clicked.connect(self._cancel_task)

        size = theme.tokens().size
        row = QHBoxLayout(self)
        row.setContentsMargins(size.page, 0, size.group, 0)
        row.setSpacing(size.within)
        self._at_rest: tuple[QWidget, ...] = (self._icon, self._hint, self._last)
        self._at_work: tuple[QWidget, ...] = (self._bar, self._doing, self._count, self._cancel)
        for part in (*self._at_rest, *self._at_work):
            row.addWidget(part)
        row.addStretch(1)
        self._show_progress(False)

    def set_hint(self, text: str) -> None:
        """Say what dropping files does on this page; empty means the same as anywhere."""
        self._hint.setText(text or _HINT)

    def set_last_import(self, text: str) -> None:
        """Show what the last import did, as a link: `Laatste import 08:12: 12 verwerkt`."""
        self._last.setText(text)
        self._last.setVisible(bool(text) and self._task is None)

    def follow(self, task: Task) -> None:
        """Show the progress of a task from its first step on; the newest task is the one shown."""
        task.progressed.connect(lambda *step: self._progress(task, *step))
        task.cancelling.connect(lambda: self._cancelling(task))
        task.ended.connect(lambda: self._end(task))

    @property
    def doing(self) -> str:
        """What is shown as being done; empty when nothing is."""
        return "" if self._doing.isHidden() else self._doing.text()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._dress()

    def _progress(self, task: Task, text: str, done: int, total: int) -> None:
        if self._task is not task:
            self._task = task
            self._cancel.setEnabled(True)
            self._show_progress(True)
        if self._cancel.isEnabled():
            self._doing.setText(text)
        self._count.setText(f"{getal(done)} van {getal(total)}" if total else "")
        self._bar.setRange(0, total)  # nought to nought runs to and fro
        self._bar.setValue(done)

    def _cancelling(self, task: Task) -> None:
        if self._task is task:
            self._doing.setText("Stoppen…")
            self._cancel.setEnabled(False)

    def _end(self, task: Task) -> None:
        if self._task is task:
            self._task = None
            self._show_progress(False)

    def _cancel_task(self) -> None:
        if self._task:
            self._task.cancel()

    def _show_progress(self, running: bool) -> None:
        for part in self._at_work:
            part.setVisible(running)
        for part in self._at_rest:
            part.setVisible(not running)
        self._last.setVisible(bool(self._last.text()) and not running)

    def _dress(self) -> None:
        self._icon.setPixmap(
            icons.pixmap(
                "importeren",
                theme.colours().quiet,
                theme.tokens().size.icon,
                self.devicePixelRatioF(),
            )
        )
        self._icon.setAlignment(Qt.AlignmentFlag.AlignVCenter)
