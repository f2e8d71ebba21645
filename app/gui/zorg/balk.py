"""The row above the grid: the month, the filters, and what else can be done with the record."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QPushButton, QWidget

from app.gui import icons, theme
from app.gui.widgets.keuze import Keuze
from app.gui.widgets.maandkeuze import Maandkeuze

_MAANDEN = 36
_ZOEK_MS = 200  # after the last key


class Balk(QWidget):
    """Tells what was chosen; does nothing itself."""

    maand_gekozen = Signal(date)
    gefilterd = Signal()

    def __init__(self, vandaag: date) -> None:
        super().__init__()
        self.maanden = Maandkeuze(vandaag, _MAANDEN, "Welke maand je ziet", 144)
        self.vorige = icons.IconButton("links", "Vorige maand")
        self.volgende = icons.IconButton("rechts", "Volgende maand")
        self.vorige.clicked.connect(lambda: self._stap(1))
        self.volgende.clicked.connect(lambda: self._stap(-1))
        self.maanden.currentIndexChanged.connect(lambda _: self._gekozen())
        self.client = QLineEdit()
        self.client.setAccessibleName("Alleen deze cliënt")
        self.client.setPlaceholderText("Cliënt")
        self.client.setClearButtonEnabled(True)
        self.client.setAcceptDrops(False)
        self.client.setMaximumWidth(180)
        self.client.setMinimumWidth(96)
        self._zoeken = QTimer(self, singleShot=True, interval=_ZOEK_MS)
        self._zoeken.timeout.connect(self.gefilterd)
        self.client.textChanged.connect(lambda _: self._zoeken.start())
        self.medewerker = Keuze("Alleen deze medewerker", "Iedereen", 132)
        self.medewerker.activated.connect(lambda _: self.gefilterd.emit())
        self.importeer = icons.TextButton("importeren", "&Importeer…")
        self.meer = QPushButton("&Meer")
        self.meer.setAccessibleDescription("Sjabloon, bestandsvergelijking, regels weghalen")
        menu = QMenu(self.meer)
        self.sjabloon = menu.addAction("Sjabloon opslaan…")
        self.vergelijking = menu.addAction("Bestandsvergelijking…")
        menu.addSeparator()
        self.ongedaan = menu.addAction("Ongedaan maken\tCtrl+Z")
        self.opnieuw = menu.addAction("Opnieuw doen\tCtrl+Y")
        self.doorvoeren = menu.addAction("Doorvoeren naar beneden\tCtrl+D")
        self.weghalen = menu.addAction("Regels weghalen\tCtrl+-")
        self.meer.setMenu(menu)
        rij = QHBoxLayout(self)
        rij.setContentsMargins(0, 0, 0, 0)
        rij.setSpacing(theme.tokens().size.within)
        rij.addWidget(self.vorige)
        rij.addWidget(self.maanden)
        rij.addWidget(self.volgende)
        rij.addSpacing(theme.tokens().size.within)
        rij.addWidget(self.client, 1)
        rij.addWidget(self.medewerker)
        rij.addStretch()
        rij.addWidget(self.importeer)
        rij.addWidget(self.meer)
        self._gekozen()

    def bied_aan(self, vandaag: date) -> None:
        """Offer a month that has begun since."""
        self.maanden.bied_aan(vandaag)
        self._wijs_stappen()

    def vul_medewerkers(self, namen: Sequence[str]) -> None:
        """Offer other names."""
        self.medewerker.vul([(naam, naam) for naam in namen])

    def zonder_filter(self) -> None:
        """Show everything again."""
        self.client.clear()
        self.medewerker.setCurrentIndex(0)
        self._zoeken.stop()

    def _stap(self, stap: int) -> None:
        self.maanden.setCurrentIndex(self.maanden.currentIndex() + stap)

    def _gekozen(self) -> None:
        self._wijs_stappen()
        self.maand_gekozen.emit(self.maanden.maand)

    def _wijs_stappen(self) -> None:
        plek = self.maanden.currentIndex()
        self.vorige.setEnabled(plek < self.maanden.count() - 1)
        self.volgende.setEnabled(plek > 0)
