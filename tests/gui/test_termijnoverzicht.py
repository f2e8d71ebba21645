"""Afdrukken en bewaren: what is due to the printer, a PDF, Excel and a calendar."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.domain.termijnoverzicht import Namen
from app.gui import afdrukken
from app.gui.application import Application
from app.gui.messages import Kind
from app.gui.termijnoverzicht.page import TermijnoverzichtPagina
from app.gui.vandaag.page import VandaagPage
from app.standard.release import Wet
from tests.bouw import ANDER_BSN, BSN, NIJMEGEN, bericht301, toegewezen
from tests.gui.bureau import Bureau, bureau, teksten
from tests.gui.test_accessibility import nameless, stops
from tests.reports.lezen import paginas

WIJCHEN = "0296"


@pytest.fixture
def hier(tmp_path: Path, qtbot: QtBot, qapp: Application) -> Iterator[Bureau]:
    with bureau(tmp_path, qtbot, qapp) as made:
        made.importeer(
            bericht301(),
            bericht301(
                toegewezen(300202, Wet.WMO), bsn=ANDER_BSN, wet=Wet.WMO, gemeente=WIJCHEN,
                identificatie="G0002",
            ),
        )  # fmt: skip
        yield made


class Kiezer:
    """Stands for the box that asks where, and remembers what it was asked."""

    def __init__(self, map_: Path | None) -> None:
        self.map = map_
        self.namen: list[str] = []

    def __call__(self, _parent: QWidget, naam: str, _titel: str, _soorten: str) -> Path | None:
        self.namen.append(naam)
        return None if self.map is None else self.map / naam


def open_(
    hier: Bureau, map_: Path | None = None, gemeente: str | None = None
) -> TermijnoverzichtPagina:
    page = TermijnoverzichtPagina(hier.kantoor, gemeente, Kiezer(map_))
    hier.toon(page, (784, 600))
    return page


def kies(page: TermijnoverzichtPagina, gemeente: str) -> None:
    page.gemeente.setCurrentIndex(page.gemeente.findText(gemeente))
    page.gemeente.activated.emit(page.gemeente.currentIndex())


def druk(hier: Bureau, knop: QPushButton) -> None:
    knop.click()
    hier.wacht()
    hier.wacht()


def samenvattingen(page: TermijnoverzichtPagina) -> list[str]:
    gezegd: list[str] = []
    page.summary_changed.connect(gezegd.append)
    return gezegd


def test_vanuit_vandaag_met_de_gemeente_die_daar_gekozen_is(hier: Bureau) -> None:
    page = VandaagPage(hier.kantoor)
    hier.toon(page)
    assert page.afdrukken.isVisible()
    page.filters.gemeenten.setCurrentIndex(page.filters.gemeenten.findData(WIJCHEN))
    page.afdrukken.click()
    (soort, over) = hier.geopend[-1]
    assert soort == "open_over"
    assert isinstance(over, TermijnoverzichtPagina)
    hier.qtbot.addWidget(over)
    assert over.gemeente.currentData() == WIJCHEN


def test_hoeveel_erop_komt_volgt_de_keuze(hier: Bureau) -> None:
    page = open_(hier)
    gezegd = samenvattingen(page)
    kies(page, "Wijchen")
    assert gezegd[-1].startswith("2 termijnen")
    assert not page.eigen_blad.isEnabled()
    kies(page, "Alle gemeenten")
    assert gezegd[-1].startswith("4 termijnen")
    assert page.eigen_blad.isEnabled()
    page.tot.setText("1-4-2026")
    page.tot.commit()
    assert gezegd[-1] == "0 termijnen"


def test_een_pdf_met_initialen_en_een_naam_zonder_persoon(hier: Bureau, tmp_path: Path) -> None:
    page = open_(hier, tmp_path)
    druk(hier, page.pdf)
    doel = tmp_path / "Termijnoverzicht 2026-04-09.pdf"
    blad = " ".join(paginas(doel.read_bytes()))
    assert "T.d.W. (2010)" in blad
    assert "De Linde, AGB-code 42420001" in blad
    for geheim in (BSN, "de Wit"):
        assert geheim not in blad
    assert hier.recorder.said[-1][0] is Kind.DONE
    assert doel.name in hier.recorder.said[-1][1]


def test_met_bsn_alleen_van_een_gemeente(hier: Bureau, tmp_path: Path) -> None:
    page = open_(hier, tmp_path, NIJMEGEN)
    page.namen[Namen.BSN].click()
    druk(hier, page.pdf)
    (pad,) = tmp_path.glob("*.pdf")
    assert pad.name == "Termijnoverzicht 0268 2026-04-09.pdf"
    blad = " ".join(paginas(pad.read_bytes()))
    assert BSN in blad
    assert "Wijchen" not in blad


def test_iedere_gemeente_op_een_eigen_blad(hier: Bureau, tmp_path: Path) -> None:
    page = open_(hier, tmp_path)
    page.eigen_blad.click()
    druk(hier, page.pdf)
    (pad,) = tmp_path.glob("*.pdf")
    assert len(paginas(pad.read_bytes())) == 3


def test_excel(hier: Bureau, tmp_path: Path) -> None:
    page = open_(hier, tmp_path)
    page.namen[Namen.NAAM].click()
    druk(hier, page.excel)
    blad = load_workbook(tmp_path / "Termijnoverzicht 2026-04-09.xlsx")["Termijnen"]
    assert blad.max_row == 5
    assert {rij[5] for rij in blad.iter_rows(min_row=2, values_only=True)} == {"T. de Wit"}


def test_een_agenda_zonder_en_met_initialen(hier: Bureau, tmp_path: Path) -> None:
    page = open_(hier, tmp_path)
    druk(hier, page.agenda)
    doel = tmp_path / "Termijnoverzicht 2026-04-09.ics"
    assert "T.d.W." not in doel.read_text("utf-8")
    titels = {str(een["summary"]) for een in Calendar.from_ical(doel.read_bytes()).walk("VEVENT")}
    assert "Start melden, Nijmegen" in titels
    doel.unlink()
    page.initialen.click()
    druk(hier, page.agenda)
    assert "T.d.W." in doel.read_text("utf-8")


def test_wat_er_al_is_wordt_niet_overschreven(hier: Bureau, tmp_path: Path) -> None:
    doel = tmp_path / "Termijnoverzicht 2026-04-09.ics"
    doel.write_bytes(b"van de gebruiker")
    page = open_(hier, tmp_path)
    druk(hier, page.agenda)
    assert doel.read_bytes() == b"van de gebruiker"
    assert "bestaat al" in hier.recorder.said[-1][1]


def test_zich_bedenken(hier: Bureau) -> None:
    page = open_(hier)
    for knop in (page.pdf, page.excel, page.agenda):
        druk(hier, knop)
    assert hier.recorder.said == []


def test_een_dag_die_niet_bestaat_houdt_alles_tegen(hier: Bureau, tmp_path: Path) -> None:
    page = open_(hier, tmp_path)
    page.tot.setText("31-04-2026")
    for knop in (page.druk_af, page.pdf, page.excel, page.agenda):
        druk(hier, knop)
    assert "April heeft 30 dagen" in teksten(page)
    assert not list(tmp_path.glob("Termijn*"))


def test_afdrukken(hier: Bureau, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    printer = afdrukken.nieuwe_printer("Termijnen")
    printer.setOutputFileName(str(tmp_path / "papier.pdf"))
    printer.setResolution(150)
    gevraagd: list[Any] = []

    def kies_printer(_parent: QWidget, naam: str, bladen: int) -> Any:
        gevraagd.append((naam, bladen))
        return printer

    monkeypatch.setattr(afdrukken, "kies_printer", kies_printer)
    page = open_(hier)
    druk(hier, page.druk_af)
    assert gevraagd == [("Termijnoverzicht 2026-04-09", 1)]
    assert hier.recorder.said[-1][1] == "1 pagina naar de printer gestuurd."


def test_met_het_toetsenbord(hier: Bureau) -> None:
    page = open_(hier)
    page.activateWindow()
    hier.qtbot.waitUntil(page.isActiveWindow)
    assert nameless(page) == []
    page.setFocus()
    bezocht = stops(page)
    for knop in (
        page.gemeente, page.tot, page.namen[Namen.INITIALEN], page.eigen_blad, page.druk_af,
        page.pdf, page.excel, page.initialen, page.agenda, page.terug,
    ):  # fmt: skip
        assert knop in bezocht
    with hier.qtbot.waitSignal(page.gesloten):
        QTest.keyClick(page.gemeente, Qt.Key.Key_Escape)


def test_de_uitleg_zegt_hoe_het_in_de_agenda_komt(hier: Bureau) -> None:
    page = open_(hier)
    for programma in ("Outlook", "Google", "Apple"):
        assert programma in page.help_text
