"""Draws what the window makes of files: checking them, and taking them in."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from app.errors import UserError
from app.gui import messages
from app.gui.controleren import rapport
from app.gui.controleren.page import ControlerenPage
from app.gui.task import Progress
from app.standard.codec import encode
from tests.bouw import bericht301
from tests.screenshots.kijker import FOLDER, KEY, Kijker


def controleren(kijker: Kijker, werk: Path) -> None:
    """Check files of all sorts: in order, against the rules, the schema, and no message at all."""
    kijker.venster.open_screen("controleren")
    kijker.teken("controleren-leeg")
    goed = bericht301(agb="98765432", identificatie="C1")
    xml = encode(goed)
    inhouden = {
        "JW301_Nijmegen.xml": xml,
        "ons oude pakket.xml": xml.replace(b"<jw301:Geslacht>1", b"<jw301:Geslacht>9")
        .replace(b"2026-07-14", b"14-07-2026")
        .replace(
            b"<ijw:Postcode>9999XX</ijw:Postcode>", b"<ijw:Postcode>9999 XX NL</ijw:Postcode>"
        ),
        "JW301 met een BSN dat niet bestaat en een heel lange naam.xml": encode(
            bericht301(bsn="999900007", agb="98765432", identificatie="C2")
        ),
        "half gedownload.xml": xml[:900],
        "factuur maart.pdf.xml": b"%PDF-1.7",
    }
    paden = []
    for naam, inhoud in inhouden.items():
        paden.append(werk / naam)
        paden[-1].write_bytes(inhoud)
    kijker.venster.take_files(paden)
    kijker.teken("controleren")
    page = kijker.venster.page("controleren")
    assert isinstance(page, ControlerenPage)
    page.table.setFocus()
    page.table.selectRow(0)
    kijker.rust()
    page.detail.vondsten.setFocus()
    QTest.keyClick(page.detail.vondsten, KEY.Key_Down)
    kijker.teken("controleren-vondst")
    page.detail.view.setCurrentWidget(page.detail.view.xml)
    kijker.teken("controleren-xml")
    for nr in range(1, len(paden)):
        page.table.selectRow(nr)
        kijker.teken(f"controleren-bestand-{nr}")
    kijker.venster.help.toggle()
    kijker.teken("controleren-hulp")
    kijker.venster.help.toggle()
    kijker.venster.overlay.appear(page.drop_hint)
    kijker.teken("controleren-slepen")
    kijker.venster.overlay.hide()
    assert page.uitslag is not None
    pdf = rapport.maak(kijker.geopend.kantoor.workspace, page.uitslag, Progress(_stil))
    with pypdfium2.PdfDocument(pdf) as document:
        bitmap = document[0].render(scale=1.5, prefer_bgrx=True)
        QImage(
            bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32
        ).save(str(FOLDER / f"{kijker.voor}-controleren-papier.png"))


def _stil(_tekst: str, _gedaan: int, _totaal: int) -> None:
    """Progress that nobody looks at."""


def importeren(kijker: Kijker, werk: Path) -> None:
    """Take in files of all sorts; the last pictures, because they change the data."""
    goed = werk / "JW301_Nijmegen.xml"
    goed.write_bytes(encode(bericht301(agb="98765432", identificatie="N1")))
    fout = werk / "download (3).xml"
    fout.write_bytes(encode(bericht301(bsn="999900007", agb="98765432", identificatie="N2")))
    ander = werk / "voor een ander.xml"
    ander.write_bytes(encode(bericht301(agb="11111111", identificatie="N3")))
    kapot = werk / "half gedownload bestand met een bijzonder lange naam die niet past.xml"
    kapot.write_bytes(goed.read_bytes()[:400])
    kijker.geopend.kantoor.importeer([goed, fout, ander, kapot])
    kijker.teken("importeren-melding")
    kijker.geopend.bekijk_import()
    kijker.teken("importeren")
    kijker.venster.close_over()
    kijker.geopend.kantoor.importeer([goed, ander])
    kijker.teken("importeren-bekend")
    fout_melding = UserError(
        "In de map ‘D:/VECOZO/uit’ kan niet worden geschreven.",
        "Kies een andere map, of kijk of er nog ruimte is.",
    )
    messages.error(kijker.venster.messages, fout_melding)
    kijker.teken("foutmelding")
