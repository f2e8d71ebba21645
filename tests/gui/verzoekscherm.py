"""Requests in the whole window, filled in by keyboard."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from app.gui.stappen.bezwaarkaart import Bezwaarkaart
from app.gui.stappen.page import Stappenpagina
from app.gui.velden.keuze import Keuzevraag, Vinkvraag
from app.gui.velden.vraag import Vraag
from app.gui.verzoeken.page import VerzoekenPage
from app.services.verzoeksturen import Verzoekform
from tests.gui.open_venster import Scherm

TAB = Qt.Key.Key_Tab


@dataclass
class Verzoekscherm:
    """Somebody who makes a request."""

    scherm: Scherm

    @property
    def page(self) -> Stappenpagina[Verzoekform]:
        page = self.scherm.geopend.venster.over
        assert isinstance(page, Stappenpagina)
        return page

    @property
    def lijst(self) -> VerzoekenPage:
        page = self.scherm.geopend.venster.page("verzoeken")
        assert isinstance(page, VerzoekenPage)
        return page

    def begin(self) -> None:
        """Open a new 315 from the list of requests."""
        self.scherm.ga_naar("verzoeken")
        self.scherm.klik(self.lijst.nieuw)

    def vraag(self, groep: str, veld: str) -> Vraag:
        gevonden = self.page.vakken[self.page.stap].vraag(groep, veld)
        assert gevonden is not None, (groep, veld)
        return gevonden

    def vul(self, groep: str, **antwoorden: str) -> None:
        """Type an answer in each question, and leave it."""
        for veld, tekst in antwoorden.items():
            vraag = self.vraag(groep, veld)
            vraag.editor.setFocus()
            if isinstance(vraag, Vinkvraag):
                self.scherm.toets(Qt.Key.Key_Space)
                continue
            doel = self.typ(tekst, vraag.editor)
            if not isinstance(vraag, Keuzevraag):
                QTest.keyClick(doel, TAB)
            self.scherm.rust()

    def typ(self, tekst: str, editor: QWidget) -> QWidget:
        """Type in a field instead of what stood there, and let the list of what fits go."""
        velden = [editor, *editor.findChildren(QLineEdit)]
        doel = next((veld for veld in velden if isinstance(veld, QLineEdit)), editor)
        editor.setFocus()
        if isinstance(doel, QLineEdit):
            doel.selectAll()
        self.scherm.typ(tekst, doel)
        self._sluit_lijst(doel)
        return doel

    def _sluit_lijst(self, doel: QWidget) -> None:
        """Let a list of what was found go: without a screen its window stays active."""
        vinder = doel.completer() if isinstance(doel, QLineEdit) else None
        popup = vinder.popup() if vinder is not None else None
        if popup is not None and popup.isVisible():
            popup.hide()
            self.scherm.geopend.venster.activateWindow()
            self.scherm.qtbot.waitUntil(self.scherm.geopend.venster.isActiveWindow)

    def volgende(self) -> None:
        self.scherm.klik(self.page.indeling.volgende)

    def fouten(self) -> list[str]:
        """Give what stands beside the fields of the step."""
        return [
            vraag.finding
            for _, _, vraag in self.page.vakken[self.page.stap].vragen()
            if vraag.finding
        ]

    @property
    def kan_weg(self) -> bool:
        return self.page.indeling.zet_klaar.isEnabled()

    def geef_reden(self, tekst: str) -> None:
        """Say why the request goes although, on the only card that stops it."""
        (kaart,) = [k for k in self.page.controle.findChildren(Bezwaarkaart) if k.isVisible()]
        if kaart.veld.isHidden():
            self.scherm.klik(kaart.toch)
        veld = kaart.invoer
        veld.setFocus()
        self.scherm.typ(tekst, veld)
        self.scherm.rust()

    def zet_klaar(self) -> None:
        self.scherm.klik(self.page.indeling.zet_klaar)

    def focus(self) -> QWidget | None:
        return QApplication.focusWidget()
