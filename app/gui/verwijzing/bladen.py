"""The pages of a scan as pictures, made of its bytes in any thread; no file is written.

Imported when a scan is shown: the library for a PDF takes long to load.
"""

from __future__ import annotations

import math

import pypdfium2
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, QSizeF
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader

from app.errors import UserError
from app.gui.pdf import EEN_TEGELIJK, teken
from app.services.scans import JPEG, PDF, PNG, TIFF, Scan

_VORM = {PNG: "png", JPEG: "jpeg", TIFF: "tiff"}
_MEESTE_PUNTEN = 16_000_000  # in one picture; a page that claims to be huge is drawn smaller
_WACHTWOORD = 4  # error code of pdfium
_BEWAAR = "Bewaar hem met ‘Bewaren als…’ en open hem met een ander programma."


def maten(scan: Scan) -> list[QSizeF]:
    """Size of each page, in a measure of its own. Raises UserError for what cannot be shown."""
    if scan.soort == PDF:
        return _maten_pdf(scan.inhoud)
    lezer, _buffer = _lezer(scan)
    gevonden = []
    for nummer in range(max(lezer.imageCount(), 1)):
        if nummer:
            lezer.jumpToImage(nummer)
        maat = lezer.size()
        if not maat.isValid() or maat.isEmpty():
            raise _kapot()
        gevonden.append(QSizeF(maat.transposed() if _ligt(lezer) else maat))
    return gevonden


def beeld(scan: Scan, nummer: int, breed: int) -> QImage:
    """Draw a page (from 0) so many pixels wide. Raises UserError."""
    if scan.soort == PDF:
        return _beeld_pdf(scan.inhoud, nummer, breed)
    lezer, _buffer = _lezer(scan)
    if nummer:
        lezer.jumpToImage(nummer)
    maat, ligt = lezer.size(), _ligt(lezer)
    staand = QSizeF(maat.transposed() if ligt else maat)
    doel = (staand * _schaal(staand, breed)).toSize().expandedTo(QSize(1, 1))
    lezer.setScaledSize(doel.transposed() if ligt else doel)
    gelezen = lezer.read()
    if gelezen.isNull():
        raise _kapot()
    return gelezen


def _maten_pdf(inhoud: bytes) -> list[QSizeF]:
    try:
        with EEN_TEGELIJK, pypdfium2.PdfDocument(inhoud) as document:
            gevonden = [QSizeF(*document.get_page_size(nr)) for nr in range(len(document))]
    except pypdfium2.PdfiumError as fout:
        raise _niet_te_lezen(fout) from fout
    if not gevonden or any(maat.isEmpty() for maat in gevonden):
        raise _kapot()
    return gevonden


def _beeld_pdf(inhoud: bytes, nummer: int, breed: int) -> QImage:
    try:
        with EEN_TEGELIJK, pypdfium2.PdfDocument(inhoud) as document:
            pagina = document[nummer]
            try:
                return teken(pagina, _schaal(QSizeF(*pagina.get_size()), breed))
            finally:
                pagina.close()
    except pypdfium2.PdfiumError as fout:
        raise _niet_te_lezen(fout) from fout


def _schaal(maat: QSizeF, breed: int) -> float:
    return min(breed / maat.width(), math.sqrt(_MEESTE_PUNTEN / (maat.width() * maat.height())))


def _lezer(scan: Scan) -> tuple[QImageReader, QBuffer]:
    """Give what reads a picture, and what must live as long."""
    buffer = QBuffer()
    buffer.setData(QByteArray(scan.inhoud))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    lezer = QImageReader(buffer, QByteArray(_VORM[scan.soort].encode()))
    lezer.setAutoTransform(True)  # a photo tells which side is up
    if not lezer.canRead():
        raise _kapot()
    return lezer, buffer


def _ligt(lezer: QImageReader) -> bool:
    kwart = QImageIOHandler.Transformation.TransformationRotate90
    return bool(lezer.transformation() & kwart)


def _niet_te_lezen(fout: pypdfium2.PdfiumError) -> UserError:
    if fout.err_code == _WACHTWOORD:
        return UserError("Deze PDF is beveiligd met een wachtwoord.", _BEWAAR)
    return _kapot()


def _kapot() -> UserError:
    return UserError("Deze scan is beschadigd en kan niet worden getoond.", _BEWAAR)
