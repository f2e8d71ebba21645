"""The row above the grid: the month, the filters, and what else can be done with the record."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QMenu, QPushButton, QWidget

from app.gui import icons, theme
from app.gui.format import maandnaam
from app.gui.widgets.keuze import Keuze

_MAANDEN_TERUG = 36
_ZOEK_MS = 200  # after the last key


class Balk(QWidget):
    """Tells what was chosen; does nothing itself."""

    maand_gekozen = Signal(date)
    gefilterd = Signal()

    def __init__(self, vandaag: date) -> None:
        super().__init__()
        self.maand = QComboBox()
        self.maand.setAccessibleName("Maand")
        self.maand.setToolTip("Welke maand je ziet")
        self.maand.setFixedWidth(144)
        eerste = vandaag.replace(day=1)
        for _ in range(_MAANDEN_TERUG):
            self.maand.addItem(maandnaam(eerste).capitalize(), eerste)
            eerste = _vorige(eerste)
        self.vorige = icons.IconButton("links", "Vorige maand")
        self.volgende = icons.IconButton("rechts", "Volgende maand")
        self.vorige.clicked.connect(lambda: self._stap(1))
        self.volgende.clicked.connect(lambda: self._stap(-1))
        self.maand.currentIndexChanged.connect(lambda _: self._gekozen())
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
        rij.addWidget(self.maand)
        rij.addWidget(self.volgende)
        rij.addSpacing(theme.tokens().size.within)
        rij.addWidget(self.client, 1)
        rij.addWidget(self.medewerker)
        rij.addStretch()
        rij.addWidget(self.importeer)
        rij.addWidget(self.meer)
        self._gekozen()

    @property
    def eerste(self) -> date:
        """The first day of the month that is chosen."""
        dag = self.maand.currentData()
        assert isinstance(dag, date)  # every entry has one
        return dag

    def kies(self, eerste: date) -> None:
        """Choose a month."""
        # Not by findData: Qt does not know two equal dates of Python for the same.
        for plek in range(self.maand.count()):
            if self.maand.itemData(plek) == eerste:
                self.maand.setCurrentIndex(plek)

    def vul_medewerkers(self, namen: Sequence[str]) -> None:
        """Offer other names."""
        self.medewerker.vul([(naam, naam) for naam in namen])

    def zonder_filter(self) -> None:
        """Show everything again."""
        self.client.clear()
        self.medewerker.setCurrentIndex(0)
        self._zoeken.stop()

    def _stap(self, stap: int) -> None:
        self.maand.setCurrentIndex(self.maand.currentIndex() + stap)

    def _gekozen(self) -> None:
        plek = self.maand.currentIndex()
        self.vorige.setEnabled(plek < self.maand.count() - 1)
        self.volgende.setEnabled(plek > 0)
        self.maand_gekozen.emit(self.eerste)


def _vorige(eerste: date) -> date:
    return (
        eerste.replace(year=eerste.year - 1, month=12)
        if eerste.month == 1
        else eerste.replace(month=eerste.month - 1)
    )
