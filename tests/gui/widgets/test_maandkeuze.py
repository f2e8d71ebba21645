"""The drop-down of months."""

from __future__ import annotations

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from app.gui.widgets.maandkeuze import Maandkeuze


@pytest.fixture
def keuze(qtbot: QtBot) -> Maandkeuze:
    """February, January and December, with January chosen."""
    keuze = Maandkeuze(date(2026, 2, 28), 3, "Welke maand je ziet", 144)
    qtbot.addWidget(keuze)
    keuze.setCurrentIndex(1)
    return keuze


def namen(keuze: Maandkeuze) -> list[str]:
    return [keuze.itemText(plaats) for plaats in range(keuze.count())]


def test_de_nieuwste_maand_staat_bovenaan(keuze: Maandkeuze) -> None:
    assert namen(keuze) == ["Februari 2026", "Januari 2026", "December 2025"]
    assert keuze.maand == date(2026, 1, 1)


def test_iedere_dag_kiest_zijn_maand(keuze: Maandkeuze) -> None:
    keuze.kies(date(2025, 12, 31))
    assert keuze.maand == date(2025, 12, 1)


def test_een_oude_maand_komt_erbij_met_wat_ertussen_ligt(keuze: Maandkeuze) -> None:
    keuze.kies(date(2025, 10, 1))
    assert namen(keuze)[2:] == ["December 2025", "November 2025", "Oktober 2025"]
    assert keuze.maand == date(2025, 10, 1)


def test_een_maand_die_begint_verandert_de_keuze_niet(qtbot: QtBot, keuze: Maandkeuze) -> None:
    with qtbot.assertNotEmitted(keuze.currentIndexChanged):
        keuze.bied_aan(date(2026, 4, 1))
        keuze.bied_aan(date(2026, 4, 30))
    assert namen(keuze)[:3] == ["April 2026", "Maart 2026", "Februari 2026"]
    assert keuze.maand == date(2026, 1, 1)
