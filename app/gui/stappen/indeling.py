"""How a page of steps is laid out: the rail, what the step is, the step, and the buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from app.forms.stappen import Stap
from app.gui import theme
from app.gui.stappen.rail import Staprail
from app.gui.widgets.elided import ElidedLabel


class Indeling:
    """The parts of a page of steps that are there at every step."""

    def __init__(self, page: QWidget, controle: QWidget) -> None:
        size = theme.tokens().size
        self.rail = Staprail()
        self._titel = QLabel()
        self._titel.setProperty("role", "group")
        self._hoever = QLabel()
        self._hoever.setProperty("role", "small")
        self._uitleg = QLabel()
        self._uitleg.setProperty("role", "quiet")
        self._uitleg.setWordWrap(True)
        self._ster = QLabel("* moet ingevuld zijn")
        self._ster.setProperty("role", "small")
        for label in (self._titel, self._uitleg):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._stapel = QStackedWidget()
        self._stapel.addWidget(controle)
        self.concept = ElidedLabel(role="small")
        self.annuleer = QPushButton()
        self.zeg_weg(bewaart=False)
        self.vorige = QPushButton("Vo&rige")
        self.volgende = QPushButton("&Volgende")
        self.zet_klaar = QPushButton("&Zet klaar voor VECOZO")
        for knop in (self.volgende, self.zet_klaar):
            knop.setProperty("role", "primary")

        kop = QHBoxLayout()
        kop.setSpacing(size.group)
        kop.addWidget(self._titel, 1)
        kop.addWidget(self._hoever, 0, Qt.AlignmentFlag.AlignBottom)
        onder_kop = QHBoxLayout()
        onder_kop.setSpacing(size.group)
        onder_kop.addWidget(self._uitleg, 1)
        onder_kop.addWidget(self._ster, 0, Qt.AlignmentFlag.AlignTop)
        koppen = QVBoxLayout()
        koppen.setSpacing(4)
        koppen.addLayout(kop)
        koppen.addLayout(onder_kop)
        knoppen = QHBoxLayout()
        knoppen.setSpacing(size.within)
        knoppen.addWidget(self.concept, 1)
        for knop in (self.annuleer, self.vorige, self.volgende, self.zet_klaar):
            knoppen.addWidget(knop)
        kolom = QVBoxLayout(page)
        kolom.setContentsMargins(size.page, 0, size.page, size.group)
        kolom.setSpacing(size.group)
        kolom.addWidget(self.rail)
        kolom.addLayout(koppen)
        kolom.addWidget(self._stapel, 1)
        kolom.addLayout(knoppen)

    def zeg_weg(self, *, bewaart: bool) -> None:
        """Tell what leaving does: what was filled in is kept, so that nobody fears to lose it."""
        self.annuleer.setText("Lat&er verder" if bewaart else "&Annuleren")

    def zeg_stap(self, stap: Stap, nummer: int, aantal: int, *, verplicht: bool) -> None:
        """Tell which step is open; ``verplicht`` when something in it must be filled in."""
        self._titel.setText(stap.titel)
        self._hoever.setText(f"Stap {nummer} van {aantal}")
        self._uitleg.setText(stap.uitleg)
        self._ster.setVisible(verplicht)

    def voeg_toe(self, vak: QWidget) -> None:
        """Have one more step to show."""
        self._stapel.addWidget(vak)

    def toon(self, vak: QWidget) -> None:
        """Show a step."""
        self._stapel.setCurrentWidget(vak)

    @property
    def woorden(self) -> str:
        """What is said of the step."""
        return " ".join((self._titel.text(), self._hoever.text(), self._uitleg.text()))
