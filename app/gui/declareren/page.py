"""The screen Declareren: its tabs, each made when it is first opened."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QStackedWidget, QTabBar, QVBoxLayout

from app.gui import theme
from app.gui.context import (
    DECLAREREN,
    TAB_AFGEKEURD,
    TAB_CONTRACT,
    TAB_DECLARATIES,
    TAB_VOORSTEL,
    TAB_ZORG,
    Kantoor,
)
from app.gui.contract import page as contract
from app.gui.declareren.afgekeurd import AfgekeurdPage
from app.gui.declareren.declaraties import DeclaratiesPage
from app.gui.declareren.tabblad import Toonbaar, Wegwijzer
from app.gui.declareren.uitleg import UITLEG
from app.gui.declareren.voorstel import VoorstelPage
from app.gui.page import Page, Screen
from app.gui.task import Progress
from app.gui.widgets.tab_order import walk_in_order
from app.gui.zorg import page as zorg
from app.services import declaraties


class Tab(NamedTuple):
    """A tab: its key, its title, how its page is made, and what F1 says of it."""

    key: str
    title: str
    make: Callable[[Kantoor, Wegwijzer], Page]
    help_text: str = UITLEG


TABS: Sequence[Tab] = (
    Tab(TAB_VOORSTEL, "Voorstel", VoorstelPage),
    Tab(TAB_ZORG, "Geleverde zorg", lambda kantoor, _: zorg.ZorgPage(kantoor), zorg.UITLEG),
    Tab(TAB_DECLARATIES, "Declaraties", DeclaratiesPage),
    Tab(TAB_AFGEKEURD, "Afgekeurde regels", AfgekeurdPage),
    Tab(
        TAB_CONTRACT, "Contract", lambda kantoor, _: contract.ContractPage(kantoor), contract.UITLEG
    ),
)


def scherm(kantoor: Kantoor) -> Screen:
    """Give the screen for the sidebar."""
    return Screen(DECLAREREN, "Declareren", "declareren", lambda: DeclarerenPage(kantoor), UITLEG)


class DeclarerenPage(Page):
    """Holds the tabs; header, search and dropped files are those of the tab in sight."""

    def __init__(self, kantoor: Kantoor) -> None:
        super().__init__()
        self._kantoor = kantoor
        self._zoek = ""
        self._ronde = 0
        self._pages: dict[str, Page] = {}
        self.tabs = QTabBar()
        self.tabs.setAccessibleName("Onderdelen van Declareren")
        self.tabs.setExpanding(False)
        self.tabs.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for tab in TABS:
            self.tabs.addTab(tab.title)
        lijn = QFrame()
        lijn.setObjectName("hairline")
        self._stapel = QStackedWidget()
        rand = theme.tokens().size.page
        boven = QVBoxLayout()
        boven.setContentsMargins(rand, 0, rand, 12)
        boven.setSpacing(0)
        boven.addWidget(self.tabs)
        boven.addWidget(lijn)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(0)
        kolom.addLayout(boven)
        kolom.addWidget(self._stapel, 1)
        self.tabs.currentChanged.connect(self._open)
        for toets, stap in (("Ctrl+Tab", 1), ("Ctrl+Shift+Tab", -1)):
            shortcut = QShortcut(QKeySequence(toets), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda stap=stap: self._stap(stap))
        kantoor.changes.gewijzigd.connect(self._tel_als_zichtbaar)
        self.search_hint = self._maak(TABS[0]).search_hint

    @property
    def tab(self) -> str:
        """The key of the tab in sight."""
        return TABS[self.tabs.currentIndex()].key

    def page(self, key: str) -> Page:
        """Give the page of a tab, making it if it was never opened. Raises KeyError."""
        tab = {tab.key: tab for tab in TABS}[key]
        return self._pages.get(key) or self._maak(tab)

    def toon(self, tab: str, /, **waar: Any) -> None:
        """Open a tab at what is named. Raises KeyError for one that is not there."""
        page = self.page(tab)
        if waar and isinstance(page, Toonbaar):
            page.toon(**waar)
        plaats = [een.key for een in TABS].index(tab)
        if plaats == self.tabs.currentIndex():
            page.appear()
        else:
            self.tabs.setCurrentIndex(plaats)
        if self.isVisible():
            page.setFocus()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin in the tab."""
        super().focusInEvent(event)
        self.page(self.tab).setFocus(event.reason())

    def appear(self) -> None:
        """Bring the tab and the counts up to date."""
        self.page(self.tab).appear()
        self._tel()

    def search(self, text: str) -> None:
        """Search in the tab in sight; another that is opened takes it over."""
        self._zoek = text
        self.page(self.tab).search(text)

    def take_files(self, paths: Sequence[Path]) -> None:
        """Give dropped files to the tab that wants them."""
        self.page(self.tab).take_files(paths)

    def _maak(self, tab: Tab) -> Page:
        page = tab.make(self._kantoor, self.toon)
        page.summary_changed.connect(lambda tekst: self._vat_samen(tab.key, tekst))
        self._pages[tab.key] = page
        self._stapel.addWidget(page)
        walk_in_order(self.tabs, page)
        return page

    def _open(self) -> None:
        page = self.page(self.tab)
        self._stapel.setCurrentWidget(page)
        self.drop_hint, self.files_hint = page.drop_hint, page.files_hint
        self.search_hint = page.search_hint
        self.help_text = TABS[self.tabs.currentIndex()].help_text
        self.header_changed.emit()
        page.search(self._zoek)
        page.appear()

    def _stap(self, stap: int) -> None:
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + stap) % self.tabs.count())

    def _vat_samen(self, key: str, tekst: str) -> None:
        if key == self.tab:
            self.summary_changed.emit(tekst)

    def _tel_als_zichtbaar(self) -> None:
        if self.isVisible():
            self._tel()

    def _tel(self) -> None:
        self._ronde += 1
        ronde, workspace = self._ronde, self._kantoor.workspace

        def werk(_: Progress) -> int:
            return declaraties.aantal_afgekeurd(workspace)

        self._kantoor.tasks.run(werk, lambda aantal: self._geteld(ronde, aantal))

    def _geteld(self, ronde: int, aantal: int) -> None:
        if ronde != self._ronde:
            return
        for plaats, tab in enumerate(TABS):
            if tab.key == TAB_AFGEKEURD:
                self.tabs.setTabText(plaats, f"{tab.title} ({aantal})" if aantal else tab.title)
