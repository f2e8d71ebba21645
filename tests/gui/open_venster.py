"""The whole window on a data folder of its own, driven by mouse and keyboard."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app import bootstrap
from app.gui.application import Application
from app.gui.geopend import Geopend
from app.gui.klaar.page import KlaarPage
from app.gui.melden.page import Meldpagina
from app.gui.melden.start import StartPagina
from app.gui.melden.stop import StopPagina
from app.gui.vandaag.page import VandaagPage
from app.gui.velden.vraag import Datumvraag
from app.gui.widgets.action_model import Taakregel
from app.gui.widgets.choice_field import ChoiceField
from app.services.workspace import Workspace
from app.standard.bericht import Bericht
from app.standard.codec import encode
from tests.walks.conftest import VRIJDAG, WACHTWOORD

LINKS = Qt.MouseButton.LeftButton


@dataclass
class Scherm:
    """Somebody at the window: sees what it shows, clicks, types and drops."""

    qtbot: QtBot
    geopend: Geopend
    workspace: Workspace
    werk: Path
    fouten: list[BaseException] = field(default_factory=list)

    @property
    def vandaag(self) -> VandaagPage:
        return self.geopend.vandaag

    @property
    def klaar(self) -> KlaarPage:
        page = self.geopend.venster.page("klaar")
        assert isinstance(page, KlaarPage)
        return page

    @property
    def start(self) -> StartPagina:
        page = self.geopend.venster.over
        assert isinstance(page, StartPagina)
        return page

    @property
    def stop(self) -> StopPagina:
        page = self.geopend.venster.over
        assert isinstance(page, StopPagina)
        return page

    @property
    def datumvraag(self) -> Datumvraag:
        """The question for a date in the form that is open."""
        page = self.geopend.venster.over
        assert isinstance(page, Meldpagina)
        (vraag,) = [v for v in page.vragen.values() if isinstance(v, Datumvraag)]
        return vraag

    @property
    def gezegd(self) -> str:
        """What stands in the message line."""
        lijn = self.geopend.venster.messages
        return "" if lijn.isHidden() else lijn.accessibleName()

    def rust(self) -> None:
        """Wait until no work is under way and everything that follows from it was done."""
        QApplication.processEvents()
        self.qtbot.waitUntil(lambda: not self.geopend.tasks.running, timeout=10_000)
        QApplication.processEvents()
        self.qtbot.waitUntil(lambda: not self.geopend.tasks.running, timeout=10_000)

    def ga_naar(self, key: str) -> None:
        QTest.mouseClick(self.geopend.venster.sidebar.button(key), LINKS)
        self.rust()

    # Files

    def bestand(self, naam: str, inhoud: Bericht | bytes) -> Path:
        pad = self.werk / naam
        pad.write_bytes(inhoud if isinstance(inhoud, bytes) else encode(inhoud))
        return pad

    def sleep(self, *paden: Path) -> None:
        """Let files go above the window."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(pad)) for pad in paden])
        venster, plaats = self.geopend.venster, QPoint(400, 300)
        kopie, geen = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(venster, QDragEnterEvent(plaats, kopie, data, LINKS, geen))
        QApplication.sendEvent(venster, QDropEvent(QPointF(plaats), kopie, data, LINKS, geen))
        self.rust()

    def importeer(self, *berichten: Bericht | bytes) -> None:
        al = len(list(self.werk.iterdir()))
        self.sleep(*(self.bestand(f"download{al + nr}.xml", b) for nr, b in enumerate(berichten)))

    # Vandaag

    def taken(self) -> list[str]:
        """Give what Vandaag shows: `DEZE WEEK: Retour sturen (302), T. de Wit`."""
        return [f"{r.groep}: {r.titel}, {r.client}" for r in self.regels()]

    def regels(self) -> Sequence[Taakregel]:
        return self.vandaag.regels

    def regel(self, titel: str) -> Taakregel:
        (gevonden,) = [r for r in self.regels() if r.titel == titel]
        return gevonden

    def doe(self, titel: str) -> None:
        """Click the button in a row of Vandaag."""
        lijst = self.vandaag.lijst
        lijst.choose(self.regel(titel).id)
        index = lijst.currentIndex()
        lijst.scrollTo(index)
        line = lijst._lines.line(index)
        knop = lijst._delegate.places(line, lijst.visualRect(index)).button
        QTest.mouseClick(lijst.viewport(), LINKS, pos=knop.center().toPoint())
        self.rust()

    # Widgets

    def klik(self, knop: QWidget) -> None:
        assert knop.isVisible()
        assert knop.isEnabled()
        QTest.mouseClick(knop, LINKS)
        self.rust()

    def knop(self, tekst: str) -> QPushButton:
        """Find a button that can be seen by what stands on it."""
        (gevonden,) = [
            k
            for k in self.geopend.venster.findChildren(QPushButton)
            if k.isVisible() and k.text().replace("&", "") == tekst
        ]
        return gevonden

    def typ(self, tekst: str, veld: QWidget | None = None) -> None:
        """Type into the widget with the focus: one key at a time, any letter."""
        doel = veld or QApplication.focusWidget()
        assert doel is not None
        for teken in tekst:
            for soort in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(
                    doel, QKeyEvent(soort, 0, Qt.KeyboardModifier.NoModifier, teken)
                )

    def toets(self, toets: Qt.Key, met: Qt.KeyboardModifier | None = None) -> None:
        """Press a key, wherever the focus is."""
        doel = QApplication.focusWidget() or self.geopend.venster
        QTest.keyClick(doel, toets, met or Qt.KeyboardModifier.NoModifier)
        self.rust()

    def vul_datum(self, tekst: str) -> None:
        """Type another date in the form, and wait for what the rules say of it."""
        veld = self.datumvraag.datum
        veld.setFocus()
        veld.selectAll()
        self.typ(tekst, veld)
        self.wacht_op_voorbeeld()

    def kies(self, code: str) -> None:
        """Type a code in the choice of the form, and wait for what the rules say of it."""
        (veld,) = self.geopend.venster.findChildren(ChoiceField)
        veld.setFocus()
        self.typ(code, veld)
        assert veld.value == code
        self.wacht_op_voorbeeld()

    def dien_in(self) -> None:
        """Export what is ready and hand it in."""
        self.ga_naar("klaar")
        self.klik(self.klaar.exporteer)
        self.klik(self.klaar.ingediend)

    def wacht_op_voorbeeld(self) -> None:
        self.qtbot.wait(230)  # the pause after the last key
        self.rust()


@pytest.fixture
def open_werk(tmp_path: Path, sjabloon: Path, snelle_sleutel: None) -> Workspace:
    """A data folder with our AGB code, opened; the window closes it."""
    shutil.copytree(sjabloon, tmp_path / "gegevens")
    return bootstrap.open_workspace(tmp_path / "gegevens", WACHTWOORD, lambda: VRIJDAG)


def open_scherm(qtbot: QtBot, app: Application, workspace: Workspace, werk: Path) -> Scherm:
    """Open the window; whoever opens it closes it."""
    fouten: list[BaseException] = []
    geopend = Geopend(workspace, app.theme, fouten.append)
    venster = geopend.venster
    qtbot.addWidget(venster)
    venster.resize(1240, 800)
    venster.show()
    venster.activateWindow()
    qtbot.waitUntil(venster.isActiveWindow)
    werk.mkdir(exist_ok=True)
    made = Scherm(qtbot, geopend, workspace, werk, fouten)
    geopend.begin()
    made.rust()
    return made


@pytest.fixture
def scherm(
    qtbot: QtBot, qapp: Application, open_werk: Workspace, tmp_path: Path
) -> Iterator[Scherm]:
    made = open_scherm(qtbot, qapp, open_werk, tmp_path / "downloads")
    yield made
    made.geopend.venster.close()
    assert made.fouten == []


@pytest.fixture
def export(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the user picks when asked where exported messages go."""
    map_ = tmp_path / "voor VECOZO"
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(map_))
    return map_


def laatste(export: Path, naam: str) -> Path:
    """The message of this name, such as JW305, that was exported last."""
    return max(export.glob(f"{naam}_*.xml"), key=lambda pad: pad.stat().st_mtime_ns)
