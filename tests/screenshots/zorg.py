"""Draws the contract, delivered care, taking both in from a file, and a 323 that is ready."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.gui.application import Application
from app.gui.context import TAB_VOORSTEL
from app.gui.contract.formulier import Contractformulier
from app.gui.contract.page import ContractPage
from app.gui.declareren.page import DeclarerenPage
from app.gui.declareren.voorstel import VoorstelPage
from app.gui.tabelimport.page import Tabelimportpagina
from app.gui.zorg.page import ZorgPage
from app.gui.zorg.rij import Kolom
from tests.screenshots.declareermap import MAART
from tests.screenshots.kijker import KEY, Kijker

# As a time registration gives it: other names, a title above them, hours as 1:45.
_UREN: Sequence[Sequence[object]] = (
    ("Urenregistratie De Linde", "", "", "", ""),
    ("Wanneer", "Burgerservicenummer", "Beschikking", "Duur", "Hulpverlener"),
    ("02-04-2026", "999900006", 300201, "1:45", "Kim de Boer"),
    ("03-04-2026", "999900018", 300202, "2:00", "Anouk Visser"),
    ("03-04-2026", "999996770", "", "1:00", "Sem"),
)
_FOUT = (*_UREN, ("31-04-2026", "999900006", 300201, "1:45", "Kim de Boer"))


def _tab(kijker: Kijker, key: str) -> object:
    kijker.venster.close_over()
    kijker.venster.open_screen("declareren")
    page = kijker.venster.page("declareren")
    assert isinstance(page, DeclarerenPage)
    page.toon(key)
    kijker.rust()
    return page.page(key)


def contract(kijker: Kijker, werk: Path) -> None:
    page = _tab(kijker, "contract")
    assert isinstance(page, ContractPage)
    kijker.teken("contract")
    page.nieuw.click()
    kijker.teken("contract-nieuw")
    form = kijker.venster.over
    assert isinstance(form, Contractformulier)
    form.bewaar.click()
    kijker.teken("contract-nieuw-leeg")
    kijker.venster.close_over()
    page.importeer.click()
    kijker.teken("contract-import")
    kijker.venster.close_over()
    kop = ("Gemeente", "Wet", "Cat", "Productcode", "Naam", "Eenheid", "Prijs", "Ingang")
    pad = _werkmap(
        werk / "tarieven.xlsx",
        [kop, ("0268", "Jw", "45", "45A04", "Jeugdhulp ambulant", "01", "62,40", "01-01-2027")],
    )
    page.take_files([pad])
    kijker.teken("contract-import-kolommen")


def zorg(kijker: Kijker, werk: Path) -> None:
    page = _tab(kijker, "zorg")
    assert isinstance(page, ZorgPage)
    kijker.teken("zorg-leeg")
    page.toon_maand(MAART)
    page.rooster.setFocus()
    kijker.teken("zorg")
    rij = page.model.rowCount() - 1
    page.rooster.setCurrentIndex(page.model.index(rij, Kolom.DATUM))
    for tekst in ("31", "wit", "", "veel"):
        _typ(tekst)
        _toets(KEY.Key_Tab)
    kijker.teken("zorg-fout")
    page.balk.vergelijking.trigger()
    kijker.teken("zorg-vergelijking")
    kijker.venster.close_over()
    page.take_files([_werkmap(werk / "uren.xlsx", _UREN)])
    kijker.teken("zorg-import")
    over = kijker.venster.over
    assert isinstance(over, Tabelimportpagina)
    over.kolomknop.click()
    kijker.teken("zorg-import-kolommen")
    over.take_files([_werkmap(werk / "fout.xlsx", _FOUT)])
    kijker.teken("zorg-import-fout")
    kijker.venster.close_over()


def klaar(kijker: Kijker) -> None:
    page = _tab(kijker, TAB_VOORSTEL)
    assert isinstance(page, VoorstelPage)
    page.voet.zet_klaar.click()
    kijker.rust()
    kijker.venster.open_screen("klaar")
    kijker.teken("klaar-323")


def _werkmap(pad: Path, rijen: Sequence[Sequence[object]]) -> Path:
    boek = openpyxl.Workbook()
    blad = boek.active
    assert isinstance(blad, Worksheet)
    for rij in rijen:
        blad.append(list(rij))
    boek.save(pad)
    return pad


def _typ(tekst: str) -> None:
    for teken in tekst:  # the first one opens the field that gets the rest
        doel = QApplication.focusWidget()
        assert doel is not None
        QTest.keyClicks(doel, teken)


def _toets(toets: KEY) -> None:
    doel = QApplication.focusWidget()
    assert doel is not None
    QTest.keyClick(doel, toets)


def teken_zorg(app: Application, map_: Path, modus: str) -> None:
    kijker = Kijker(app, map_, modus, "zorg")
    with TemporaryDirectory() as werk:
        contract(kijker, Path(werk))
        zorg(kijker, Path(werk))
    klaar(kijker)
    kijker.sluit()
