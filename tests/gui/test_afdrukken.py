"""Printing: the pages of the PDF themselves, on a printer that is a file."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from app.errors import UserError
from app.gui import afdrukken
from app.gui.application import Application
from app.gui.task import Cancelled, Progress
from app.reports.papier import Alinea, Briefhoofd, Kolom, Tabel, maak_pdf

HOOFD = Briefhoofd("Proef", "De Linde", "9 april 2026")


def stil() -> Progress:
    return Progress(lambda *_: None)


@pytest.fixture
def pdf() -> bytes:
    return maak_pdf(HOOFD, [Tabel((Kolom("Wat", 1),), [(f"rij {nr}",) for nr in range(90)])])


@pytest.fixture
def printer(qapp: Application, tmp_path: Path) -> QPrinter:
    made = afdrukken.nieuwe_printer("Proef")
    made.setOutputFileName(str(tmp_path / "papier.pdf"))
    made.setResolution(100)
    return made


def gedrukt(tmp_path: Path) -> list[tuple[tuple[int, int], float]]:
    """Size of each printed page in points, and how much of it is dark."""
    bladen = []
    with pypdfium2.PdfDocument((tmp_path / "papier.pdf").read_bytes()) as document:
        for nummer in range(len(document)):
            pagina = document[nummer]
            breed, hoog = pagina.get_size()
            bitmap = pagina.render(scale=1, grayscale=True)
            grijs = bytes(bitmap.buffer)
            donker = sum(1 for punt in grijs if punt < 128) / len(grijs)
            bladen.append(((round(breed), round(hoog)), donker))
            bitmap.close()
            pagina.close()
    return bladen


def test_elke_pagina_komt_op_papier_op_ware_grootte(
    printer: QPrinter, pdf: bytes, tmp_path: Path
) -> None:
    aantal = afdrukken.aantal_paginas(pdf)
    assert aantal >= 3
    assert afdrukken.druk_af(printer, pdf, stil()) == aantal
    bladen = gedrukt(tmp_path)
    assert len(bladen) == aantal
    for maat, donker in bladen:
        assert abs(maat[0] - 595) <= 1
        assert abs(maat[1] - 842) <= 1
        assert 0.002 < donker < 0.2


def test_alleen_de_gevraagde_paginas(printer: QPrinter, pdf: bytes, tmp_path: Path) -> None:
    printer.setFromTo(2, 2)
    assert afdrukken.druk_af(printer, pdf, stil()) == 1
    assert len(gedrukt(tmp_path)) == 1


def test_op_ander_papier_valt_er_niets_af(printer: QPrinter, tmp_path: Path) -> None:
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A5))
    vol = maak_pdf(HOOFD, [Alinea("tekst")])
    assert afdrukken.druk_af(printer, vol, stil()) == 1
    ((breed, _), donker) = gedrukt(tmp_path)[0]
    assert breed == 420
    assert donker > 0.0003
    doel = afdrukken._passend(printer, QSizeF(8.27, 11.69))
    assert doel.width() <= printer.width() + 1
    assert doel.height() <= printer.height() + 1


def test_afbreken_kan_per_pagina(printer: QPrinter, pdf: bytes) -> None:
    voortgang = stil()
    voortgang.cancel()
    with pytest.raises(Cancelled):
        afdrukken.druk_af(printer, pdf, voortgang)
    assert afdrukken.aantal_paginas(pdf) >= 3  # the library is free again


def test_een_printer_die_niets_aanneemt_wordt_uitgelegd(
    printer: QPrinter, pdf: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPainter, "begin", lambda *_: False)
    with pytest.raises(UserError, match="neemt niets aan"):
        afdrukken.druk_af(printer, pdf, stil())
