"""The main window with pages over its screens: a form, the result of an import."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QToolButton
from shiboken6 import isValid

from app.gui.main_window import MainWindow
from app.gui.page import Page, Screen
from app.gui.widgets.keys import ENTER
from app.gui.widgets.tab_order import walk_in_order


class Overpagina(Page):
    """A page that is opened over a screen for one thing, and thrown away when it is left.

    ``gesloten`` leads back to the screen below; Escape gives it, unless the page goes back itself.
    """

    gesloten = Signal()

    titel = ""
    help_text = ""

    def __init__(self) -> None:
        super().__init__()
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.ga_terug)

    def sluit(self) -> None:
        """Leave the page once its work is done, unless the user did so meanwhile."""
        if isValid(self):
            self.gesloten.emit()

    def ga_terug(self) -> None:
        """Do what Escape means here: leave the page, or first go back within it."""
        self.gesloten.emit()


class Venster(MainWindow):
    """Shows at most one page over the screen that is open; any screen takes its place."""

    # Both stand here because the first screen opens while the window is still being made.
    _over: Overpagina | None = None
    _lui: Mapping[str, Callable[[], Screen]] = MappingProxyType({})

    def laad_later(self, schermen: Mapping[str, Callable[[], Screen]]) -> None:
        """Give screens that so far stand in the sidebar only; each is made when it is opened."""
        self._lui = dict(schermen)

    def page(self, key: str) -> Page:
        """Give a screen's page, fetching the screen first if only its name was known."""
        if key in self._pages:
            return super().page(key)
        if key in self._lui:
            self._screens[key] = self._lui[key]()
        made = super().page(key)
        walk_in_order(self.header, made)
        return made

    @property
    def over(self) -> Overpagina | None:
        """The page over the screen."""
        return self._over

    def open_over(self, page: Overpagina) -> None:
        """Show a page over the screen, in place of the one that was there."""
        self._remove_over()
        self.messages.leave_for("")
        self._over = page
        page.gesloten.connect(self.close_over)
        page.summary_changed.connect(self.header.set_summary)
        page.header_changed.connect(self._dress_over)
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        self.header.set_page(page.titel, "", page.header_actions())
        self._dress_over()
        walk_in_order(self.header, page)
        page.appear()
        page.setFocus()

    def _dress_over(self) -> None:
        """Let header and lowest line say what the page over the screen says of itself."""
        page = self._over
        if page is not None:
            self.header.set_title(page.titel)
            self.status.set_hint(page.files_hint)
            self.help.say(f"Uitleg bij {page.titel}", page.help_text)

    def close_over(self) -> None:
        """Go back to the screen below, where the keyboard was."""
        if self._over is not None:
            self._open_by_key(self.screen_key)

    def open_screen(self, key: str) -> None:
        """Show a screen, without the page over the one before."""
        super().open_screen(key)
        self._remove_over()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button that has the focus, as people expect outside a dialog too."""
        focus = self.focusWidget()
        enter = event.key() in ENTER
        if enter and isinstance(focus, QPushButton | QToolButton):
            focus.click()
        else:
            super().keyPressEvent(event)

    def _remove_over(self) -> None:
        if self._over is not None:
            over, self._over = self._over, None
            self._stack.removeWidget(over)
            over.deleteLater()
