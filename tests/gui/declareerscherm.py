"""Declareren in the window: a client with care in April, and a way to what the screen shows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.gui.application import Application
from app.gui.context import TAB_AFGEKEURD, TAB_DECLARATIES, TAB_VOORSTEL
from app.gui.declareren.afgekeurd import AfgekeurdPage
from app.gui.declareren.declaraties import DeclaratiesPage
from app.gui.declareren.page import DeclarerenPage
from app.gui.declareren.voorstel import VoorstelPage
from app.gui.declareren.voorstelrijen import Kop, Lijnrij, Rij, Wegrij
from app.gui.widgets.table import Table
from app.services.workspace import Workspace
from tests.bouw import bericht301, toegewezen
from tests.gui.open_venster import Scherm, open_scherm
from tests.walks.declareren import afspraak, leg_vast, zorg

APRIL = date(2026, 4, 1)
DAGEN = [date(2026, 4, d) for d in (7, 14, 21, 28)]


class Agenda:
    """The day on which the window thinks it is; a test turns the page."""

    dag = date(2026, 5, 4)


@pytest.fixture
def agenda() -> Agenda:
    return Agenda()


@pytest.fixture
def kaal(
    qtbot: QtBot, qapp: Application, open_werk: Workspace, tmp_path: Path, agenda: Agenda
) -> Iterator[Scherm]:
    """The window on 4 May, with nothing in it."""
    ws = replace(open_werk, vandaag=lambda: agenda.dag)
    made = open_scherm(qtbot, qapp, ws, tmp_path / "downloads")
    yield made
    made.geopend.venster.close()
    assert made.fouten == []


@pytest.fixture
def declarant(kaal: Scherm) -> Scherm:
    """A client with two hours a week, a contract, and four times 95 minutes in April."""
    kaal.importeer(bericht301(toegewezen()))
    leg_vast(kaal.workspace, *(zorg(dag, 95) for dag in DAGEN), contract=[afspraak()])
    return kaal


def pagina(scherm: Scherm) -> DeclarerenPage:
    page = scherm.geopend.venster.page("declareren")
    assert isinstance(page, DeclarerenPage)
    return page


def open_tab(scherm: Scherm, key: str) -> None:
    scherm.ga_naar("declareren")
    pagina(scherm).toon(key)
    rust(scherm)


def voorstel(scherm: Scherm) -> VoorstelPage:
    page = pagina(scherm).page(TAB_VOORSTEL)
    assert isinstance(page, VoorstelPage)
    return page


def declaraties(scherm: Scherm) -> DeclaratiesPage:
    page = pagina(scherm).page(TAB_DECLARATIES)
    assert isinstance(page, DeclaratiesPage)
    return page


def afgekeurd(scherm: Scherm) -> AfgekeurdPage:
    page = pagina(scherm).page(TAB_AFGEKEURD)
    assert isinstance(page, AfgekeurdPage)
    return page


def rust(scherm: Scherm) -> None:
    """Wait for the list and for what is said of its chosen row."""
    scherm.rust()
    scherm.qtbot.wait(90)  # the pause after a row is chosen
    scherm.rust()


def kies(scherm: Scherm, past: Callable[[Rij], bool]) -> None:
    assert voorstel(scherm).tabel.kies(past)
    rust(scherm)


def is_rood(rij: Rij) -> bool:
    return isinstance(rij, Lijnrij) and rij.is_rood


def is_kop(rij: Rij) -> bool:
    return isinstance(rij, Kop)


def is_weg(rij: Rij) -> bool:
    return isinstance(rij, Wegrij)


def gelezen(tabel: Table) -> list[list[str]]:
    """Give what a table shows, row by row."""
    model = tabel.model()
    role = Qt.ItemDataRole.DisplayRole
    return [
        [str(model.index(rij, kolom).data(role) or "") for kolom in range(model.columnCount())]
        for rij in range(model.rowCount())
    ]
