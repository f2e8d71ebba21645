"""An office to test the screens in: an open data folder, and all that a screen is given."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, fields
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app import bootstrap
from app.gui.application import Application
from app.gui.changes import Changes
from app.gui.context import Kantoor
from app.gui.main_window import MainWindow
from app.gui.page import Page, Screen
from app.gui.state import State
from app.gui.task import Tasks
from app.gui.widgets.elided import ElidedLabel, ElidedLink
from app.rules.finding import Finding
from app.rules.retour import maak_retour
from app.services import berichten, instellen, melden, ontvangen, starten, verzenden
from app.services.ontvangen import Importregel
from app.services.workspace import Workspace
from app.standard.bericht import Bericht
from app.standard.codec import decode, encode
from tests.bouw import AGB
from tests.gui.conftest import Recorder
from tests.gui.test_accessibility import nameless, stops

VANDAAG = date(2026, 4, 9)


@dataclass
class Bureau:
    """An office, the door that writes down what was said, and what screens were asked to open."""

    map: Path
    qtbot: QtBot
    workspace: Workspace
    kantoor: Kantoor
    recorder: Recorder
    geopend: list[tuple[str, Any]] = field(default_factory=list)
    crashes: list[BaseException] = field(default_factory=list)
    _aantal: int = 0

    def importeer(self, *inhouden: Bericht | bytes) -> list[Importregel]:
        paden = []
        for inhoud in inhouden:
            self._aantal += 1
            pad = self.map / f"download{self._aantal}.xml"
            pad.write_bytes(inhoud if isinstance(inhoud, bytes) else encode(inhoud))
            paden.append(pad)
        return ontvangen.ontvang(self.workspace, paden)

    def meld_start(self, toewijzing_id: int, dag: date) -> str:
        """Report a start and hand it in; gives the Identificatie."""
        form = starten.formulier(self.workspace, toewijzing_id)
        verzending = melden.zet_klaar(self.workspace, form, dag).verzending
        assert verzending is not None
        verzenden.meld_ingediend(self.workspace, [verzending.identificatie])
        return verzending.identificatie

    def antwoord(self, identificatie: str, *bevindingen: Finding) -> None:
        """Let the gemeente answer a message of ours."""
        heen = next(
            regel
            for regel in berichten.zoek(self.workspace, identificatie)
            if regel.identificatie == identificatie
        )
        xml = berichten.detail(self.workspace, heen.id).xml.encode()
        naam = f"R{identificatie[-6:]}"
        self.importeer(maak_retour(decode(xml), bevindingen, naam, VANDAAG))

    def toon(self, page: Page, size: tuple[int, int] = (784, 560)) -> None:
        """Show a page as the window would, and wait until it has what it shows."""
        self.qtbot.addWidget(page)
        page.resize(*size)
        page.show()
        page.appear()
        self.wacht()

    def wacht(self) -> None:
        """Wait until nothing is under way."""
        QTest.qWait(90)  # the pause after a key in a list
        self.qtbot.waitUntil(lambda: not self.kantoor.tasks.running, timeout=10_000)
        QTest.qWait(1)
        self.qtbot.waitUntil(lambda: not self.kantoor.tasks.running, timeout=10_000)
        assert self.crashes == []


@contextmanager
def bureau(tmp_path: Path, qtbot: QtBot, qapp: Application) -> Iterator[Bureau]:
    """Open an office with one AGB code."""
    workspace = bootstrap.open_workspace(tmp_path / "gegevens", "wachtwoord", lambda: VANDAAG)
    instellen.zet_aanbieder(workspace, AGB, "De Linde")
    recorder = Recorder()
    crashes: list[BaseException] = []
    geopend: list[tuple[str, Any]] = []

    def onthoud(naam: str) -> Callable[..., None]:
        def open_(*wat: Any, **hoe: Any) -> None:
            geopend.append((naam, (*wat, *hoe.values()) if hoe else wat[0] if wat else None))

        return open_

    gegeven: dict[str, Any] = {
        "workspace": workspace,
        "messages": recorder,
        "tasks": Tasks(recorder, crashes.append),
        "changes": Changes(),
        "state": State(),
        "theme": qapp.theme,
    }
    for deel in fields(Kantoor):
        gegeven.setdefault(deel.name, onthoud(deel.name))
    made = Bureau(tmp_path, qtbot, workspace, Kantoor(**gegeven), recorder, geopend, crashes)
    yield made
    made.kantoor.tasks.close()
    workspace.engine.dispose()


def teksten(widget: QWidget) -> str:
    """Give all words that a widget shows now, one label to a line."""
    return "\n".join(
        label.whole if isinstance(label, ElidedLabel) else label.text()
        for label in widget.findChildren(QLabel)
        if label.isVisibleTo(widget)
    )


def knop(widget: QWidget, woorden: str) -> QPushButton:
    """Find the one button with these words."""
    gevonden = [
        button
        for button in widget.findChildren(QPushButton)
        if button.isVisibleTo(widget)
        and (button.whole if isinstance(button, ElidedLink) else button.text()).replace("&", "")
        == woorden
    ]
    assert len(gevonden) == 1, [b.text() for b in widget.findChildren(QPushButton)]
    return gevonden[0]


def toets_toetsenbord(hier: Bureau, screen: Screen) -> None:
    """Hold a screen to the keyboard: all in it has a name, and Tab comes everywhere."""
    window = MainWindow([screen, Screen("x", "X", "vandaag", Page, "")], VANDAAG, State())
    hier.qtbot.addWidget(window)
    window.resize(1240, 900)
    window.show()
    window.activateWindow()
    hier.qtbot.waitUntil(window.isActiveWindow)
    hier.wacht()
    assert nameless(window) == []
    page = window.page(screen.key)
    page.setFocus()
    bezocht = stops(window)
    soorten = (QAbstractButton, QLineEdit, QAbstractItemView, QComboBox, QPlainTextEdit, QTabBar)
    te_bereiken = [
        each
        for soort in soorten
        for each in (*page.findChildren(soort), *window.header.findChildren(soort))
        if each.isVisible() and each.isEnabled() and _staat_op_zichzelf(each)
    ]
    assert len(te_bereiken) > 5
    gemist = [f"{each!r} {each.accessibleName()}" for each in te_bereiken if each not in bezocht]
    assert gemist == []


def _staat_op_zichzelf(each: QWidget) -> bool:
    """Tell whether Tab should stop there: not at the parts of a field, nor at each of a group."""
    if isinstance(each, QRadioButton) and not each.isChecked():
        return False  # the arrow keys go there
    inner = each.parentWidget()
    return not isinstance(inner, (QLineEdit, QComboBox, QAbstractItemView, QTabBar))
