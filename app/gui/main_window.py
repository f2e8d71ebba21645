"""The one window: sidebar, header, pages, messages and the status line."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QByteArray, QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QShortcut,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.gui import icons, theme
from app.gui.header import Header
from app.gui.help_panel import HelpPanel
from app.gui.messages import MessageLine
from app.gui.page import Page, Screen
from app.gui.sidebar import Sidebar
from app.gui.state import State
from app.gui.status_line import StatusLine
from app.gui.widgets.drop_zone import dropped_paths

_SMALLEST = QSize(1024, 700)
_AT_FIRST = QSize(1240, 800)
_GEOMETRY = "venster"
_DROP_HINT = "Laat los om de bestanden in te lezen"


class MainWindow(QWidget):
    """Holds the screens and makes each when it is first opened.

    Files may be dropped anywhere: `files_dropped` gives their paths, unless the page that is in
    sight takes them. `closing` comes when the user leaves.
    """

    files_dropped = Signal(list)
    closing = Signal()

    def __init__(self, screens: Sequence[Screen], vandaag: date, state: State) -> None:
        super().__init__()
        self._screens = {screen.key: screen for screen in screens}
        self._state = state
        self._pages: dict[str, Page] = {}
        self._searches: dict[str, str] = {}
        self._key = ""
        self.setWindowTitle("Heenweer")
        self.setMinimumSize(_SMALLEST)
        self.setAcceptDrops(True)
        self._build(screens, vandaag)
        self._set_shortcuts(screens)
        self._restore_geometry()
        self._open_by_key(screens[0].key)

    def _build(self, screens: Sequence[Screen], vandaag: date) -> None:
        size = theme.tokens().size
        self.sidebar = Sidebar(screens)
        self.header = Header(vandaag)
        self.messages = MessageLine()
        self.status = StatusLine()
        self._stack = QStackedWidget()
        self._body = QWidget()
        self.sidebar.chosen.connect(self._open_from_sidebar)
        self.header.search.searched.connect(self._search)

        below = QHBoxLayout()
        below.setContentsMargins(size.page, 0, size.page, size.group)
        below.addWidget(self.messages)
        inner = QVBoxLayout(self._body)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(self.header)
        inner.addWidget(self._stack, 1)
        inner.addLayout(below)
        self.help = HelpPanel(self._body)
        upper = QHBoxLayout()
        upper.setSpacing(0)
        upper.addWidget(self.sidebar)
        upper.addWidget(self._body, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(upper, 1)
        whole.addWidget(self.status)
        self.overlay = _DropOverlay(self)

    def _set_shortcuts(self, screens: Sequence[Screen]) -> None:
        for number, screen in enumerate(screens, 1):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{number}"), self)
            shortcut.activated.connect(lambda key=screen.key: self._open_by_key(key))
            self.sidebar.button(screen.key).setToolTip(f"{screen.title} (Ctrl+{number})")
        QShortcut(QKeySequence.StandardKey.Find, self).activated.connect(self._go_to_search)
        QShortcut(QKeySequence.StandardKey.HelpContents, self).activated.connect(self.help.toggle)

    @property
    def screen_key(self) -> str:
        """The key of the screen that is open."""
        return self._key

    def page(self, key: str) -> Page:
        """Give a screen's page, making it if it was never opened."""
        if key not in self._pages:
            page = self._screens[key].make()
            page.summary_changed.connect(lambda text: self._summarise(key, text))
            page.header_changed.connect(lambda: self._dress_header(key))
            self._pages[key] = page
            self._stack.addWidget(page)
        return self._pages[key]

    def open_screen(self, key: str) -> None:
        """Show a screen; raises KeyError for one that is not there."""
        page = self.page(key)
        if key != self._key:
            self.messages.leave_for(key)
        self._key = key
        self.sidebar.choose(key)
        self._stack.setCurrentWidget(page)
        self._dress_header(key)
        page.appear()

    def _dress_header(self, key: str) -> None:
        """Let header and lowest line say what the page in sight says of itself."""
        page = self._pages.get(key)
        if key == self._key and page is not None and self._stack.currentWidget() is page:
            screen = self._screens[key]
            self.header.set_page(screen.title, page.search_hint, page.header_actions())
            self.header.search.show_text(self._searches.get(key, ""))
            self.status.set_hint(page.files_hint)
            self.help.say(f"Uitleg bij {screen.title}", page.help_text or screen.help_text)

    def keep_state(self) -> None:
        """Remember the window's place and all else that was put in the state."""
        self._state.put(_GEOMETRY, base64.b64encode(self.saveGeometry().data()).decode("ascii"))
        self._state.save()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the window's place before it goes."""
        self.keep_state()
        self.closing.emit()
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Show that files may be let go anywhere."""
        if dropped_paths(event.mimeData()):
            event.acceptProposedAction()
            self.overlay.appear(self.page_in_sight.drop_hint or _DROP_HINT)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Look as before."""
        super().dragLeaveEvent(event)
        self.overlay.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the files."""
        self.overlay.hide()
        event.acceptProposedAction()
        self.take_files(dropped_paths(event.mimeData()))

    @property
    def page_in_sight(self) -> Page:
        """The page that the user sees."""
        page = self._stack.currentWidget()
        assert isinstance(page, Page)  # nothing else is put there
        return page

    def take_files(self, paths: Sequence[Path]) -> None:
        """Give files to the page in sight when it wants them, else to whoever takes files in."""
        page = self.page_in_sight
        if page.drop_hint:
            page.take_files(paths)
        else:
            self.files_dropped.emit(list(paths))

    def _open_from_sidebar(self, key: str) -> None:
        self.open_screen(key)
        # Who walks the sidebar with the arrow keys stays there.
        if not self.sidebar.isAncestorOf(self.focusWidget()):
            self._pages[key].setFocus()

    def _open_by_key(self, key: str) -> None:
        self.open_screen(key)
        self._pages[key].setFocus()

    def _summarise(self, key: str, text: str) -> None:
        # Not while another page lies over it, such as a form: the header is of what is in sight.
        if key == self._key and self._stack.currentWidget() is self._pages.get(key):
            self.header.set_summary(text)

    def _search(self, text: str) -> None:
        self._searches[self._key] = text
        self._pages[self._key].search(text)

    def _go_to_search(self) -> None:
        if self.header.search.isVisible():
            self.header.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.header.search.selectAll()

    def _restore_geometry(self) -> None:
        self.resize(_AT_FIRST)
        kept = self._state.get(_GEOMETRY)
        if kept:
            try:
                self.restoreGeometry(QByteArray(base64.b64decode(kept, validate=True)))
            except binascii.Error:
                return


class _DropOverlay(QWidget):
    """Covers the window while files hang above it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        window.installEventFilter(self)
        self._hint = ""
        self.hide()

    def appear(self, hint: str) -> None:
        """Cover the window; `hint` says what letting go will do."""
        self._hint = hint
        self.setGeometry(self.window().rect())
        self.raise_()
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the window."""
        if event.type() is QEvent.Type.Resize:
            self.setGeometry(self.window().rect())
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Veil the window and say what letting go will do."""
        scheme = theme.colours()
        veil = QColor(scheme.ground)
        veil.setAlphaF(0.85)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), veil)
        middle = QRectF(self.rect()).center()
        card = QRectF(middle.x() - 280, middle.y() - 110, 560, 220)
        painter.setPen(QPen(QColor(scheme.accent), 2, Qt.PenStyle.DashLine))
        painter.setBrush(QColor(scheme.accent_soft))
        painter.drawRoundedRect(card, 16, 16)
        icons.paint(
            painter,
            "importeren",
            scheme.accent,
            QRectF(middle.x() - 24, middle.y() - 62, 48, 48),
        )
        painter.setFont(theme.font(theme.tokens().text.group, semibold=True))
        painter.setPen(QColor(scheme.text))
        words = card.adjusted(0, 100, 0, 0)
        centre = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        painter.drawText(words.translated(0, 16), centre, self._hint)
        painter.end()
