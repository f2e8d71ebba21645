"""What stands on the pages of a PDF, read back as a person would."""

from __future__ import annotations

import pypdfium2


def paginas(pdf: bytes) -> list[str]:
    """The text of each page, its white space as single spaces."""
    with pypdfium2.PdfDocument(pdf) as document:
        teksten = []
        for nummer in range(len(document)):
            pagina = document[nummer]
            tekst = pagina.get_textpage()
            teksten.append(" ".join(tekst.get_text_range().split()))
            tekst.close()
            pagina.close()
        return teksten
