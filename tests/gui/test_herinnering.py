"""The notice in the system tray: once a day, without names, and only when it is wanted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QSystemTrayIcon
from pytestqt.qtbot import QtBot

from app.domain.uitstel import Uitstel
from app.gui.application import Application
from app.gui.herinnering import Herinneraar
from app.gui.instellingen.page import InstellingenPage
from app.services import herinneren, werklijst
from app.services.herinneren import Herinnering
from tests.bouw import bericht301
from tests.gui.bureau import VANDAAG, Bureau, bureau
from tests.gui.open_venster import Scherm, open_werk, scherm
from tests.walks.conftest import sjabloon, snelle_sleutel

__all__ = ["open_werk", "scherm", "sjabloon", "snelle_sleutel"]  # fixtures

TWEE_WEKEN_LATER = VANDAAG + timedelta(days=14)


@pytest.fixture
def hier(tmp_path: Path, qtbot: QtBot, qapp: Application) -> Iterator[Bureau]:
    with bureau(tmp_path, qtbot, qapp) as made:
        made.importeer(bericht301())
        yield made


@dataclass
class Blad:
    """A tray, in place of one that this desktop may not have."""

    verteld: list[str] = field(default_factory=list)
    zichtbaar: bool = False


@pytest.fixture
def blad(monkeypatch: pytest.MonkeyPatch) -> Blad:
    nep = Blad()

    def vertel(_icoon: QSystemTrayIcon, _titel: str, tekst: str, *_: object) -> None:
        nep.verteld.append(tekst)

    def toon(_icoon: QSystemTrayIcon, zichtbaar: bool) -> None:
        nep.zichtbaar = zichtbaar

    monkeypatch.setattr(QSystemTrayIcon, "showMessage", vertel)
    monkeypatch.setattr(QSystemTrayIcon, "setVisible", toon)
    return nep


def op(hier: Bureau, dag: date) -> Herinneraar:
    """The reminder in a window that is open on a day."""
    workspace = replace(hier.workspace, vandaag=lambda: dag)
    kantoor = replace(hier.kantoor, workspace=workspace)
    return Herinneraar(kantoor, lambda: None, hier.kantoor.tasks)


def kijk(hier: Bureau, een: Herinneraar) -> None:
    een.kijk()
    hier.wacht()


def test_what_is_late_is_told_once_a_day_without_names(hier: Bureau, blad: Blad) -> None:
    een = op(hier, TWEE_WEKEN_LATER)
    kijk(hier, een)
    assert blad.verteld == ["2 taken zijn te laat."]  # the 302 and the 305
    assert een.icoon.toolTip() == "Heenweer: 2 taken zijn te laat."
    assert blad.zichtbaar
    kijk(hier, een)
    kijk(hier, op(hier, TWEE_WEKEN_LATER))  # opened once more on that day
    assert len(blad.verteld) == 1
    kijk(hier, op(hier, TWEE_WEKEN_LATER + timedelta(days=1)))
    assert len(blad.verteld) == 2


def test_where_nothing_is_due_today_it_is_quiet(hier: Bureau, blad: Blad) -> None:
    een = op(hier, VANDAAG)
    kijk(hier, een)
    assert blad.verteld == []
    assert not blad.zichtbaar


def test_when_it_becomes_due_while_the_window_is_open_it_is_told(hier: Bureau, blad: Blad) -> None:
    dag = [VANDAAG]
    kantoor = replace(hier.kantoor, workspace=replace(hier.workspace, vandaag=lambda: dag[0]))
    een = Herinneraar(kantoor, lambda: None, hier.kantoor.tasks)
    kijk(hier, een)
    dag[0] = TWEE_WEKEN_LATER
    kantoor.changes.gewijzigd.emit()  # as after midnight
    hier.wacht()
    assert blad.verteld == ["2 taken zijn te laat."]


def test_who_turned_it_off_is_left_in_peace(hier: Bureau, blad: Blad) -> None:
    een = op(hier, TWEE_WEKEN_LATER)
    kijk(hier, een)
    page = InstellingenPage(hier.kantoor)
    hier.toon(page, (784, 2000))
    assert page.herinneringen.aan.isChecked()
    page.herinneringen.aan.click()
    hier.wacht()
    assert not herinneren.is_aan(hier.workspace)
    assert not blad.zichtbaar
    kijk(hier, op(hier, TWEE_WEKEN_LATER + timedelta(days=1)))
    assert len(blad.verteld) == 1
    page.herinneringen.aan.click()
    hier.wacht()
    assert herinneren.is_aan(hier.workspace)


def test_what_was_put_off_is_not_told(hier: Bureau) -> None:
    workspace = replace(hier.workspace, vandaag=lambda: TWEE_WEKEN_LATER)
    een, _ = werklijst.termijnen(workspace)
    with workspace.schrijven() as uow:
        morgen = TWEE_WEKEN_LATER + timedelta(days=1)
        uow.uitstellen.zet([Uitstel(een.sleutel, morgen, "", TWEE_WEKEN_LATER)])
        uow.commit()
    assert herinneren.herinnering(workspace) == Herinnering(te_laat=1)


@pytest.mark.parametrize(
    ("aantal", "zin"),
    [
        (Herinnering(), ""),
        (Herinnering(te_laat=1), "1 taak is te laat."),
        (Herinnering(vandaag=2), "2 taken moeten vandaag."),
        (Herinnering(3, 1), "3 taken zijn te laat en 1 taak moet vandaag."),
    ],
)
def test_it_says_how_much(aantal: Herinnering, zin: str) -> None:
    assert aantal.zin == zin
    assert bool(aantal) == bool(zin)


def test_a_click_on_it_brings_vandaag_to_the_front(
    scherm: Scherm, blad: Blad, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.gui.herinnering.kan_melden", lambda: True)
    scherm.geopend.begin()
    scherm.rust()
    scherm.ga_naar("klaar")
    (een,) = scherm.geopend.findChildren(Herinneraar)
    venster = scherm.geopend.venster
    assert scherm.klaar.isVisible()
    venster.showMinimized()
    een.icoon.messageClicked.emit()
    scherm.rust()
    assert not venster.isMinimized()
    assert scherm.vandaag.isVisible()


def test_who_is_filling_in_a_form_stays_there(
    scherm: Scherm, blad: Blad, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.gui.herinnering.kan_melden", lambda: True)
    scherm.geopend.begin()
    scherm.importeer(bericht301())
    scherm.doe("Start melden (305)")
    open_ = scherm.start
    (een,) = scherm.geopend.findChildren(Herinneraar)
    een.icoon.messageClicked.emit()
    scherm.rust()
    assert scherm.geopend.venster.over is open_
