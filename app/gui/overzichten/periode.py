"""Which months to look back on: a year or a quarter at once, or from one month to another."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from app.domain.productperiode import eerste_dag, laatste_dag, vorige_maand
from app.gui import theme
from app.gui.widgets.maandkeuze import Maandkeuze

_MAANDEN = 36  # offered to begin with
_BREED = 164
ZELF = "Zelf kiezen"
PERIODEN = (
    "Dit jaar", "Vorig jaar", "Dit kwartaal", "Vorig kwartaal", "Deze maand", "Vorige maand",
)  # fmt: skip


def maanden_van(periode: str, vandaag: date) -> tuple[date, date]:
    """First days of the first and the last month of a period; never of a month to come."""
    deze = eerste_dag(vandaag)
    kwartaal = deze.replace(month=(deze.month - 1) // 3 * 3 + 1)
    match periode:
        case "Vorig jaar":
            return date(deze.year - 1, 1, 1), date(deze.year - 1, 12, 1)
        case "Dit kwartaal":
            return kwartaal, deze
        case "Vorig kwartaal":
            einde = vorige_maand(kwartaal)
            return vorige_maand(vorige_maand(einde)), einde
        case "Deze maand":
            return deze, deze
        case "Vorige maand":
            return vorige_maand(deze), vorige_maand(deze)
        case _:
            return date(deze.year, 1, 1), deze


class Periodekeuze(QWidget):
    """Gives ``gewijzigd`` when the user chose other months."""

    gewijzigd = Signal()

    def __init__(self, vandaag: date) -> None:
        super().__init__()
        self._vandaag = vandaag
        self.periode = QComboBox()
        self.periode.setAccessibleName("Periode")
        self.periode.setToolTip("Periode")
        self.periode.setFixedWidth(144)
        for woorden in (*PERIODEN, ZELF):
            self.periode.addItem(woorden)
        self.eerste = Maandkeuze(vandaag, _MAANDEN, "Vanaf welke maand", _BREED)
        self.laatste = Maandkeuze(vandaag, _MAANDEN, "Tot en met welke maand", _BREED)
        for keuze in (self.eerste, self.laatste):
            keuze.setAccessibleName(keuze.toolTip())
        tot = QLabel("t/m")
        tot.setProperty("role", "quiet")
        rij = QHBoxLayout(self)
        rij.setContentsMargins(0, 0, 0, 0)
        rij.setSpacing(theme.tokens().size.within)
        for deel in (self.periode, self.eerste, tot, self.laatste):
            rij.addWidget(deel)
        self._zet(PERIODEN[0])
        self.periode.activated.connect(self._kies_periode)
        self.eerste.activated.connect(lambda _: self._kies_maand(self.eerste))
        self.laatste.activated.connect(lambda _: self._kies_maand(self.laatste))

    @property
    def van(self) -> date:
        """First day of the period."""
        return self.eerste.maand

    @property
    def tot(self) -> date:
        """Last day of the period."""
        return laatste_dag(self.laatste.maand)

    def _zet(self, periode: str) -> None:
        eerste, laatste = maanden_van(periode, self._vandaag)
        self.eerste.kies(eerste)
        self.laatste.kies(laatste)

    def _kies_periode(self, plaats: int) -> None:
        woorden = self.periode.itemText(plaats)
        if woorden != ZELF:
            self._zet(woorden)
        self.gewijzigd.emit()

    def _kies_maand(self, gekozen: Maandkeuze) -> None:
        """Let the other month follow where the period would end before it begins."""
        if self.eerste.maand > self.laatste.maand:
            andere = self.laatste if gekozen is self.eerste else self.eerste
            andere.kies(gekozen.maand)
        self.periode.setCurrentIndex(self.periode.findText(ZELF))
        self.gewijzigd.emit()
