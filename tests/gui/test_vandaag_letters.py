"""Every button of Vandaag has a letter of its own: two with one letter do nothing with Alt."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from app.gui.kalender.balk import Weergave
from app.services import uitstellen, werklijst
from tests.bouw import bericht301
from tests.gui.open_venster import Scherm, export, open_werk, scherm
from tests.gui.test_vandaag_mail import open_mail
from tests.gui.test_vandaag_uitstellen import kies_in
from tests.walks.conftest import sjabloon, snelle_sleutel

__all__ = ["export", "open_werk", "scherm", "sjabloon", "snelle_sleutel"]  # fixtures


def dubbel(venster: QWidget) -> dict[str, int]:
    """Letters that more than one visible button or label has."""
    knoppen: list[QAbstractButton | QLabel] = [*venster.findChildren(QAbstractButton)]
    teksten = [een.text() for een in (*knoppen, *venster.findChildren(QLabel)) if een.isVisible()]
    letters = Counter(t[t.index("&") + 1].lower() for t in teksten if "&" in t)
    assert letters  # else nothing was looked at
    return {letter: aantal for letter, aantal in letters.items() if aantal > 1}


@pytest.fixture
def venster(scherm: Scherm) -> QWidget:
    scherm.importeer(bericht301())
    scherm.vandaag.lijst.choose(scherm.regel("Start melden (305)").id)
    return scherm.geopend.venster


def test_bij_een_gekozen_regel(scherm: Scherm, venster: QWidget) -> None:
    assert dubbel(venster) == {}


def test_bij_de_vraag_tot_wanneer(scherm: Scherm, venster: QWidget) -> None:
    scherm.vandaag.voet.vraag_uitstel()
    assert dubbel(venster) == {}


def test_bij_de_vraag_wanneer_de_hulp_begint(scherm: Scherm, venster: QWidget) -> None:
    scherm.vandaag.voet.vraag_datum()
    assert dubbel(venster) == {}


def test_bij_wat_is_uitgesteld(scherm: Scherm, venster: QWidget) -> None:
    uitstellen.stel_uit(
        scherm.workspace, werklijst.termijnen(scherm.workspace), date(2026, 4, 20), ""
    )
    scherm.geopend.changes.gewijzigd.emit()
    scherm.rust()
    kies_in(scherm.vandaag.filters.soorten, "Uitgesteld")
    scherm.vandaag.lijst.choose(scherm.regel("Start melden (305)").id)
    assert dubbel(venster) == {}


def test_in_de_kalender_en_op_een_dag(scherm: Scherm, venster: QWidget) -> None:
    for weergave in (Weergave.WEEK, Weergave.MAAND):
        scherm.klik(scherm.vandaag.balk.keuzes[weergave])
        scherm.klik(scherm.vandaag.balk.verder)
        assert dubbel(venster) == {}
    (start,) = [t for t in werklijst.termijnen(scherm.workspace) if t.soort == "305"]
    scherm.vandaag.balk.tabel.geopend.emit(start.vervaldatum)
    scherm.rust()
    assert scherm.regels()
    assert dubbel(venster) == {}


def test_bij_de_mail_met_en_zonder_de_vraag_tot_wanneer(scherm: Scherm, export: Path) -> None:
    pagina = open_mail(scherm, export)
    assert dubbel(scherm.geopend.venster) == {}
    pagina.later.click()
    assert dubbel(scherm.geopend.venster) == {}
