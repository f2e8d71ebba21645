"""What stands above every page: its title, summary, the date, its buttons and the search."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from app.gui import icons, theme
from app.gui.format import datum
from app.gui.widgets.elided import ElidedLabel

_TYPING_PAUSE_MS = 200
_SEARCH_WIDTH = 248


class SearchField(QLineEdit):
    """Tells, when the typing pauses, what to search for; Escape empties it."""

    searched = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(_SEARCH_WIDTH)
        self.setClearButtonEnabled(True)
        self.setAcceptDrops(False)
        self._glass = QAction("Zoeken", self)
        self._glass.triggered.connect(self.search_now)
        self.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self._pause = QTimer(self, singleShot=True, interval=_TYPING_PAUSE_MS)
        self._pause.timeout.connect(self.search_now)
        self.textChanged.connect(self._pause.start)
        self.returnPressed.connect(self.search_now)
        self._clear = self.findChild(QAction, "_q_qlineeditclearaction")
        if self._clear is not None:
            self._clear.setText("Wis wat je zoekt")
        self._dress()

    def show_text(self, text: str) -> None:
        """Show what another screen was searched for, without searching."""
        self.blockSignals(True)
        self.setText(text)
        self.blockSignals(False)
        self._pause.stop()

    def search_now(self) -> None:
        """Search without waiting for a pause."""
        self._pause.stop()
        self.searched.emit(self.text().strip())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Empty the field with Escape."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self.search_now()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._dress()

    def _dress(self) -> None:
        colour = theme.colours().quiet
        self._glass.setIcon(icons.icon("zoeken", colour))
        if self._clear is not None:
            self._clear.setIcon(icons.icon("sluiten", colour))


class Header(QWidget):
    """The header of the page that is open."""

    def __init__(self, vandaag: date) -> None:
        super().__init__()
        size = theme.tokens().size
        self._actions: tuple[QWidget, ...] = ()
        self.search = SearchField()
        self.search.setAccessibleName("Zoeken")
        self._title = ElidedLabel(role="title")
        self._title.setMinimumHeight(size.control)
        self._summary = ElidedLabel(role="quiet")
        # Keeps its line, so that the page does not jump when the summary comes in.
        self._summary.setMinimumHeight(24)
        self._day = QLabel()
        self._day.setProperty("role", "quiet")
        self.set_day(vandaag)

        upper = QHBoxLayout()
        upper.setSpacing(size.group)
        upper.addWidget(self._title, 1)
        upper.addWidget(self._day)
        upper.addWidget(self.search)
        self._row = QHBoxLayout()
        self._row.setSpacing(size.within)
        self._row.addStretch()
        self._lower = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lower.setSpacing(size.within)
        self._lower.addWidget(self._summary, 1)
        self._lower.addLayout(self._row)
        column = QVBoxLayout(self)
        column.setContentsMargins(size.page, 20, size.page, 12)
        column.setSpacing(size.within)
        column.addLayout(upper)
        column.addLayout(self._lower)

    @property
    def title(self) -> str:
        """The title that is shown."""
        return self._title.whole

    @property
    def summary(self) -> str:
        """The summary that is shown."""
        return self._summary.whole

    @property
    def day(self) -> str:
        """The date that is shown."""
        return self._day.text()

    def set_day(self, vandaag: date) -> None:
        """Show which day it is."""
        self._day.setText(datum(vandaag))
        self._day.setAccessibleName(f"Vandaag is het {datum(vandaag)}")

    def set_page(self, title: str, search_hint: str, actions: Sequence[QWidget]) -> None:
        """Show the header of another page; its actions stay the page's own."""
        self.set_title(title)
        self._summary.set_text("")
        self.search.setVisible(bool(search_hint))
        self.search.setPlaceholderText(search_hint)
        self.search.setToolTip(f"{search_hint} (Ctrl+F)")
        for action in self._actions:
            self._row.removeWidget(action)
            action.hide()
        self._actions = tuple(actions)
        for action in actions:
            self._row.addWidget(action)
            action.show()
        self._place_summary()

    def set_title(self, title: str) -> None:
        """Show another title above the same page."""
        self._title.set_text(title)

    def set_summary(self, text: str) -> None:
        """Show in one line how the page stands: `3 te laat · 5 vandaag`."""
        self._summary.set_text(text)
        self._place_summary()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find room for the summary anew."""
        super().resizeEvent(event)
        self._place_summary()

    def event(self, event: QEvent) -> bool:
        """Find room for the summary anew when a page shows or hides a button."""
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self._place_summary()
        return done

    def _place_summary(self) -> None:
        """Give it a line of its own where the buttons leave it too little room to be read."""
        size = theme.tokens().size
        wide = self._summary.sizeHint().width() + size.within + self._row.sizeHint().width()
        room = self.width() - 2 * size.page
        beneath = bool(self._summary.whole and self._actions) and wide > room
        direction = QBoxLayout.Direction
        wanted = direction.TopToBottom if beneath else direction.LeftToRight
        if self._lower.direction() != wanted:
            self._lower.setDirection(wanted)
