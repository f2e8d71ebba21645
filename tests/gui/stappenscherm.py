"""A page of a form in steps over the window, driven by mouse and keyboard."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.gui.application import Application
from app.gui.page import Screen
from app.gui.stappen.invullen import GEEN_EXTRA, Extra
from app.gui.stappen.page import Stappenpagina
from app.gui.state import State
from app.gui.velden.vraag import Vraag
from app.gui.venster import Venster
from app.gui.widgets.search_field import SearchField
from app.services.verzoekuitslag import Verzoekresultaat
from tests.gui.bureau import VANDAAG, Bureau, bureau
from tests.gui.proefform import CLIENT, VOLLEDIG, Proefdienst, Proefform
from tests.gui.screenshots import DropPage

KEY = Qt.Key
V = TypeVar("V", bound=Vraag)
VOL = Proefform(
    {**VOLLEDIG, "client.geboortedatum": VANDAAG.replace(year=2012), "product1.begin": VANDAAG}
)


@dataclass
class Stappenscherm:
    """Somebody who fills in a form."""

    hier: Bureau
    venster: Venster
    dienst: Proefdienst = field(default_factory=Proefdienst)
    uitslagen: list[Verzoekresultaat] = field(default_factory=list)

    def open(
        self,
        form: Proefform | None = None,
        stap: str = CLIENT,
        extra: Mapping[str, Extra] = GEEN_EXTRA,
    ) -> Stappenpagina[Proefform]:
        made = Stappenpagina(
            self.hier.kantoor, form or Proefform(), self.dienst, self.uitslagen.append,
            help_text="Zo vraag je aan.", stap=stap, extra=extra,
        )  # fmt: skip
        self.venster.open_over(made)
        self.rust()
        return made

    @property
    def page(self) -> Stappenpagina[Proefform]:
        page = self.venster.over
        assert isinstance(page, Stappenpagina)
        return page

    def vraag(self, groep: str, veld: str, soort: type[V]) -> V:
        gevonden = self.page.vakken[self.page.stap].vraag(groep, veld)
        assert isinstance(gevonden, soort)
        return gevonden

    def rust(self) -> None:
        QApplication.processEvents()
        self.hier.qtbot.waitUntil(lambda: not self.hier.kantoor.tasks.running, timeout=10_000)
        QApplication.processEvents()
        assert self.hier.crashes == []

    def klik(self, knop: QWidget) -> None:
        assert knop.isVisible()
        assert knop.isEnabled()
        QTest.mouseClick(knop, Qt.MouseButton.LeftButton)
        self.rust()

    def toets(
        self, toets: Qt.Key, met: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        doel = QApplication.focusWidget()
        assert doel is not None
        QTest.keyClick(doel, toets, met)
        self.rust()

    def alt(self, toets: Qt.Key) -> None:
        """Press the letter of a button, and wait until the button has come up again."""
        self.toets(toets, Qt.KeyboardModifier.AltModifier)
        QTest.qWait(150)
        self.rust()

    def sluit_lijst(self, zoek: SearchField) -> None:
        """Let the list of what has the letters go; without a screen its window stays active."""
        vinder = zoek.completer()
        assert vinder is not None
        lijst = vinder.popup()
        assert lijst is not None
        lijst.hide()
        self.venster.activateWindow()
        self.hier.qtbot.waitUntil(self.venster.isActiveWindow)

    def typ(self, tekst: str) -> None:
        """Type where the keyboard is, one key at a time."""
        doel = QApplication.focusWidget()
        assert doel is not None
        for teken in tekst:
            for soort in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(soort, 0, Qt.KeyboardModifier.NoModifier, teken)
                QApplication.sendEvent(doel, event)


@pytest.fixture
def stappen(tmp_path: Path, qtbot: QtBot, qapp: Application) -> Iterator[Stappenscherm]:
    with bureau(tmp_path, qtbot, qapp) as hier:
        venster = Venster([Screen("vandaag", "Vandaag", "vandaag", DropPage, "")], VANDAAG, State())
        qtbot.addWidget(venster)
        venster.resize(1240, 860)
        venster.show()
        venster.activateWindow()
        qtbot.waitUntil(venster.isActiveWindow)
        made = Stappenscherm(hier, venster)
        yield made
        venster.close()
        made.rust()
