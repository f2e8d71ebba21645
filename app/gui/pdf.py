"""What drawing a PDF takes, on a printer and on screen.

Imported when one is drawn: the library for it takes long to load.
"""

from __future__ import annotations

from threading import Lock

import pypdfium2
from PySide6.QtGui import QImage

PUNTEN = 72  # per inch, in a PDF
EEN_TEGELIJK = Lock()  # pdfium cannot be used by two threads at once


def teken(pagina: pypdfium2.PdfPage, schaal: float) -> QImage:
    """Draw a page, so many pixels to a point; whoever asks holds EEN_TEGELIJK."""
    bitmap = pagina.render(scale=schaal, prefer_bgrx=True)
    try:
        return QImage(
            bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32
        ).copy()
    finally:
        bitmap.close()
