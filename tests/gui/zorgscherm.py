"""The tab Geleverde zorg, with keys that are really pressed. Test BSNs and invented people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.zorg import Zorgregel
from app.gui.application import Application
from app.gui.zorg.page import ZorgPage
from app.gui.zorg.rij import Kolom, Rij
from app.services import zorg
from app.standard.toewijzing import ToegewezenProduct
from tests.bouw import ANDER_BSN, BSN, bericht301, toegewezen
from tests.gui.bureau import Bureau, bureau
from tests.gui.clientscherm import naam
from tests.services.zorgregels import ANDER_PRODUCT

APRIL = date(2026, 4, 1)
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
TAB, ENTER = Qt.Key.Key_Tab, Qt.Key.Key_Return
DERDE_BSN = "999996770"


@dataclass
class Zorgscherm:
    """The page in a window of its own, and the hands on the keyboard."""

    hier: Bureau
    page: ZorgPage
    gezegd: list[str] = field(default_factory=list)  # what the page said above it

    @property
    def totaal(self) -> str:
        """What the header says of the month."""
        return self.gezegd[-1] if self.gezegd else ""

    @property
    def rijen(self) -> list[Rij]:
        return list(self.page.model.rijen)

    def typ(self, tekst: str) -> None:
        """Type into whatever has the keyboard, one key at a time."""
        for teken in tekst:
            doel = QApplication.focusWidget()
            assert doel is not None
            for soort in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(
                    doel, QKeyEvent(soort, 0, Qt.KeyboardModifier.NoModifier, teken)
                )

    def toets(
        self,
        *toetsen: Qt.Key,
        met: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        for toets in toetsen:
            doel = QApplication.focusWidget()
            assert doel is not None
            QTest.keyClick(doel, toets, met)

    def ga(self, rij: int, kolom: Kolom) -> None:
        self.page.rooster.setCurrentIndex(self.page.model.index(rij, kolom))
        self.page.rooster.setFocus()

    def kies_blok(self, eerste: tuple[int, Kolom], laatste: tuple[int, Kolom]) -> None:
        """Select a block, as the mouse does."""
        model = self.page.model
        blok = QItemSelection(model.index(*eerste), model.index(*laatste))
        self.page.rooster.setCurrentIndex(model.index(*eerste))
        self.page.rooster.selectionModel().select(
            blok, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )

    def plak(self, tekst: str) -> None:
        QGuiApplication.clipboard().setText(tekst)
        self.toets(Qt.Key.Key_V, met=CTRL)

    def tekst(self, rij: int, kolom: Kolom) -> str:
        return str(self.page.model.index(rij, kolom).data())

    def stand(self, rij: int) -> str:
        return self.tekst(rij, Kolom.STAND)

    def wacht(self) -> None:
        self.hier.wacht()

    def bewaard(self, eerste: date = APRIL) -> list[Zorgregel]:
        """What is kept of a month."""
        self.wacht()
        return list(zorg.maand(self.hier.workspace, eerste).regels)


def wijs_toe(
    hier: Bureau, *producten: ToegewezenProduct, bsn: str = BSN, achternaam: str = "Wit"
) -> None:
    """Receive the 301 of a client with a name."""
    hier.importeer(
        bericht301(
            *producten, bsn=bsn, identificatie=f"G{bsn}", naam=naam(achternaam, achternaam[0])
        )
    )


def open_zorg(hier: Bureau, size: tuple[int, int] = (1000, 560)) -> Zorgscherm:
    """Show the page and give it the keyboard."""
    page = ZorgPage(hier.kantoor, lambda _, naam: hier.map / naam)
    made = Zorgscherm(hier, page)
    page.summary_changed.connect(made.gezegd.append)
    hier.toon(page, size)
    page.activateWindow()
    hier.qtbot.waitUntil(page.isActiveWindow)
    page.setFocus()
    return made


@pytest.fixture
def leeg(tmp_path: Path, qtbot: QtBot, qapp: Application) -> Iterator[Bureau]:
    """An office without clients."""
    with bureau(tmp_path, qtbot, qapp) as made:
        yield made


@pytest.fixture
def hier(leeg: Bureau) -> Bureau:
    """An office with two clients: one with one Toewijzing, one with two."""
    wijs_toe(leeg, toegewezen(300201))
    wijs_toe(
        leeg,
        toegewezen(300301),
        toegewezen(300302, product=ANDER_PRODUCT),
        bsn=ANDER_BSN,
        achternaam="Berg",
    )
    return leeg


@pytest.fixture
def scherm(hier: Bureau) -> Zorgscherm:
    return open_zorg(hier)
