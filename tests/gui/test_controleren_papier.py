"""The result of a check on paper: saved as a PDF and printed, with nothing private on it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QWidget

from app.gui import afdrukken
from app.gui.messages import Kind
from app.standard.codec import encode
from tests.bouw import bericht301, toegewezen
from tests.gui.bureau import Bureau
from tests.gui.controleerscherm import BSN, GOED, open_page
from tests.reports.lezen import paginas


def test_opslaan_als_pdf(hier: Bureau, tmp_path: Path) -> None:
    doel = tmp_path / "uitslag"
    page = open_page(hier, doel, goed=GOED, slecht=BSN, kapot=GOED[:900])
    page.pdf.click()
    hier.wacht()
    (blad,) = paginas((tmp_path / "uitslag.pdf").read_bytes())
    assert "Controle van berichten" in blad
    assert "De Linde" in blad
    assert "9 april 2026" in blad
    assert "3 bestanden: 1 in orde, 1 met fouten, 1 niet te lezen" in blad
    assert "elfproef" in blad
    assert "CS002" in blad
    assert "Dit bestand is niet heel" in blad
    for geheim in ("999900007", "999900006", "Wit", "Tom"):
        assert geheim not in blad
    assert hier.recorder.said[-1][0] is Kind.DONE
    assert "uitslag.pdf" in hier.recorder.said[-1][1]


def test_op_papier_staat_niets_van_wat_er_in_de_berichten_is_ingevuld(
    hier: Bureau, tmp_path: Path
) -> None:
    mis = GOED.replace(b"<jw301:Geslacht>1<", b"<jw301:Geslacht>Jansen<")
    page = open_page(
        hier,
        tmp_path / "uit",
        naam=mis.replace(b"2026-07-14", b"14-07-2026"),
        bsn=GOED.replace(b"<jw301:Geslacht>1<", b"<jw301:Geslacht>999900006<"),
        regel=encode(bericht301(toegewezen(1, einddatum=date(2026, 3, 1)))),
        kapot=GOED.replace(b">Wit<", b"><Jansen><"),
    )
    page.pdf.click()
    hier.wacht()
    blad = " ".join(paginas((tmp_path / "uit.pdf").read_bytes()))
    assert "Wat hier staat is geen code voor Geslacht. De standaard kent: 0" in blad
    assert "Cliënt \u203a Geslacht (regel 23)" in blad
    assert "/Bericht" not in blad
    assert blad.count("Dit bericht komt van de gemeente.") == 3
    assert "Het bericht voldoet hier niet aan: " in blad
    for geheim in ("Jansen", "14-07-2026", "999900006", "1 maart 2026", "Wit", "Tom"):
        assert geheim not in blad, geheim


def test_een_pdf_die_er_al_is_wordt_niet_overschreven(hier: Bureau, tmp_path: Path) -> None:
    doel = tmp_path / "uitslag.pdf"
    doel.write_bytes(b"van de gebruiker")
    page = open_page(hier, doel, goed=GOED)
    page.pdf.click()
    hier.wacht()
    assert doel.read_bytes() == b"van de gebruiker"
    assert "bestaat al" in hier.recorder.said[-1][1]


def test_zich_bedenken_bij_het_opslaan(hier: Bureau) -> None:
    page = open_page(hier, goed=GOED)
    page.pdf.click()
    hier.wacht()
    assert hier.recorder.said == []


def test_afdrukken(hier: Bureau, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    printer = afdrukken.nieuwe_printer("Controle")
    printer.setOutputFileName(str(tmp_path / "papier.pdf"))
    printer.setResolution(150)
    gevraagd: list[Any] = []

    def kies(parent: QWidget, naam: str, bladen: int) -> Any:
        gevraagd.append((naam, bladen))
        return printer

    monkeypatch.setattr(afdrukken, "kies_printer", kies)
    page = open_page(hier, goed=GOED, slecht=BSN)
    page.print.click()
    hier.wacht()
    assert gevraagd == [("Controle van berichten", 1)]
    assert hier.recorder.said[-1][1] == "1 pagina naar de printer gestuurd."
    assert (tmp_path / "papier.pdf").stat().st_size > 1_000


def test_zonder_printer_staat_er_wat_wel_kan(hier: Bureau, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    page = open_page(hier, goed=GOED)
    page.print.click()
    hier.wacht()
    soort, gezegd, _ = hier.recorder.said[-1]
    assert soort is Kind.ERROR
    assert "geen printer" in gezegd
    assert "PDF" in gezegd


def test_zich_bedenken_bij_het_afdrukken(hier: Bureau, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(afdrukken, "kies_printer", lambda *_: None)
    page = open_page(hier, goed=GOED)
    page.print.click()
    hier.wacht()
    assert hier.recorder.said == []
