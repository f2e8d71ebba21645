"""Printing a PDF: the very pages that are saved, drawn on a printer.

Imported when something is printed: the libraries for it take long to load.
"""

from __future__ import annotations

from collections.abc import Generator
from contextlib import closing

import pypdfium2
from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QImage, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from app.errors import UserError
from app.gui.pdf import EEN_TEGELIJK, PUNTEN, teken
from app.gui.task import Progress

_SCHERPST = 300  # dots per inch; finer than this nobody sees in text


def kies_printer(parent: QWidget, naam: str, paginas: int) -> QPrinter | None:
    """Let the user choose a printer and which pages; None when they change their mind.

    Raises UserError when there is no printer.
    """
    if not QPrinterInfo.availablePrinterNames():
        raise UserError(
            "Er is op deze computer geen printer gevonden.",
            "Sla het op als PDF, en druk dat af waar wel een printer is.",
        )
    printer = nieuwe_printer(naam)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle("Afdrukken")
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    dialog.setMinMax(1, paginas)
    return printer if dialog.exec() == QDialog.DialogCode.Accepted else None


def nieuwe_printer(naam: str) -> QPrinter:
    """Give a printer for whole A4 pages; `naam` stands in its queue."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(naam)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setFullPage(True)
    return printer


def aantal_paginas(pdf: bytes) -> int:
    """Count the pages of a PDF."""
    with EEN_TEGELIJK, pypdfium2.PdfDocument(pdf) as document:
        return len(document)


def druk_af(printer: QPrinter, pdf: bytes, voortgang: Progress) -> int:
    """Print the pages that were asked for, and give how many; may run in a thread.

    Raises UserError when the printer does not take it, and Cancelled when the user stops it.
    """
    eerste, laatste = printer.fromPage() or 1, printer.toPage() or None
    painter = QPainter()
    if not painter.begin(printer):
        raise UserError(
            "De printer neemt niets aan.", "Kijk of hij aanstaat, of sla het op als PDF."
        )
    dpi = min(printer.resolution(), _SCHERPST)
    gedaan = 0
    try:
        with closing(_beelden(pdf, eerste, laatste, dpi)) as beelden:
            for beeld, maat in beelden:
                voortgang.step("Afdrukken", gedaan)
                if gedaan:
                    printer.newPage()
                painter.drawImage(_passend(printer, maat), beeld)
                gedaan += 1
    except BaseException:
        printer.abort()
        raise
    finally:
        painter.end()
    return gedaan


def _beelden(
    pdf: bytes, eerste: int, laatste: int | None, dpi: int
) -> Generator[tuple[QImage, QSizeF]]:
    """Give each page as a picture, with its size in inches."""
    with EEN_TEGELIJK, pypdfium2.PdfDocument(pdf) as document:
        nummers = range(eerste - 1, min(laatste or len(document), len(document)))
        for nummer in nummers:
            pagina = document[nummer]
            beeld = teken(pagina, dpi / PUNTEN)
            breed, hoog = pagina.get_size()
            pagina.close()
            yield beeld, QSizeF(breed / PUNTEN, hoog / PUNTEN)


def _passend(printer: QPrinter, maat: QSizeF) -> QRectF:
    """Give where a page comes on the paper: at its own size, smaller only if it does not fit."""
    papier = printer.paperRect(QPrinter.Unit.Inch).size()
    schaal = min(1.0, papier.width() / maat.width(), papier.height() / maat.height())
    dpi = printer.resolution() * schaal
    return QRectF(0, 0, maat.width() * dpi, maat.height() * dpi)
