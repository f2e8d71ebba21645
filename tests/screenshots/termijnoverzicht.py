"""Draws how what is due is printed and saved."""

from __future__ import annotations

from app.gui.termijnoverzicht.page import TermijnoverzichtPagina
from tests.screenshots.kijker import Kijker


def termijnoverzicht(kijker: Kijker) -> None:
    kijker.venster.open_screen("vandaag")
    kijker.rust()
    kijker.geopend.vandaag.afdrukken.click()
    kijker.teken("termijnoverzicht")
    over = kijker.venster.over
    assert isinstance(over, TermijnoverzichtPagina)
    over.gemeente.setCurrentIndex(1)
    over.gemeente.activated.emit(1)
    over.tot.setText("31-04-2026")
    over.pdf.click()
    kijker.teken("termijnoverzicht-geen-datum")
    over.tot.set_value(None)
    kijker.venster.help.toggle()
    kijker.teken("termijnoverzicht-hulp")
    kijker.venster.help.toggle()
    kijker.venster.close_over()
