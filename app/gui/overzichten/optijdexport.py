"""Looking back on paper and in Excel: the buttons in the header, and what they make."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.domain.terugblik import Terugblik
from app.gui import icons, papier
from app.gui.context import Kantoor
from app.gui.overzichten.exporteren import Stap, bewaar
from app.gui.overzichten.optijd import Optijdblad
from app.gui.task import Progress
from app.services import instellen

_NAAM = "Op tijd"


class Optijdexport:
    """Prints and saves what the tab shows."""

    def __init__(
        self, parent: QWidget, kantoor: Kantoor, blad: Optijdblad, kies: papier.Kies
    ) -> None:
        self._parent, self._kantoor, self._blad, self._kies = parent, kantoor, blad, kies
        self.print = icons.TextButton("afdrukken", "&Afdrukken…")
        self.pdf = icons.TextButton("opslaan", "&PDF…")
        self.excel = icons.TextButton("opslaan", "E&xcel…")
        self.pdf.setToolTip("Bewaar de cijfers als PDF")
        self.excel.setToolTip("Bewaar de cijfers en iedere handeling als Excel-bestand")
        self.print.clicked.connect(self._druk_af)
        self.pdf.clicked.connect(self._bewaar_pdf)
        self.excel.clicked.connect(self._bewaar_excel)
        blad.samengevat.connect(lambda _: self._zet_bruikbaar())
        self._zet_bruikbaar()

    @property
    def knoppen(self) -> list[QWidget]:
        """The buttons for the header."""
        return [self.print, self.pdf, self.excel]

    def _zet_bruikbaar(self) -> None:
        """Let the buttons work once there is something to save."""
        terug = self._blad.terug
        for knop in self.knoppen:
            knop.setEnabled(terug is not None and not terug.leeg)

    def _wat(self) -> tuple[Terugblik, str]:
        terug = self._blad.terug
        assert terug is not None  # else the buttons do nothing
        return terug, f"{_NAAM} {terug.van:%Y-%m} tot {terug.tot:%Y-%m}"

    def _maak(self, terug: Terugblik) -> papier.Maak:
        werk = self._kantoor.workspace

        def maak(voortgang: Progress) -> bytes:
            from app.reports.terugblik import terugblik_pdf  # brings reportlab along

            return terugblik_pdf(
                terug,
                instellen.naam(werk),
                lambda gedaan, van: voortgang.step("Rapport maken", gedaan, van),
            )

        return maak

    def _druk_af(self) -> None:
        terug, naam = self._wat()
        papier.druk_af(self._parent, self._kantoor, self._maak(terug), naam)

    def _bewaar_pdf(self) -> None:
        terug, naam = self._wat()
        papier.sla_op(self._parent, self._kantoor, self._maak(terug), naam, self._kies)

    def _bewaar_excel(self) -> None:
        terug, naam = self._wat()
        werk = self._kantoor.workspace

        def maak(stap: Stap) -> bytes:
            from app.reports.terugblik_bladen import terugblik_excel  # brings openpyxl along

            return terugblik_excel(werk.engine, terug, stap=stap)

        bewaar(self._parent, self._kantoor, self._kies, naam, maak)
