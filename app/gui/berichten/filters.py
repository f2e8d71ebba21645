"""Which messages are shown: the tabs above the list, and four drop-downs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import Enum

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QTabBar, QWidget

from app.domain.ontvangst import Ontvangststatus
from app.domain.verzending import Status
from app.gui import icons, theme
from app.gui.berichtstatus import status_tekst
from app.gui.widgets.keuze import Keuze
from app.standard.berichtsoort import Berichtsoort
from app.standard.codelijsten import gemeentenaam
from app.standard.release import Wet
from app.store.berichtfilter import Berichtfilter
from app.store.tables import Richting


class Groep(Enum):
    """The tabs, in their order."""

    ALLES = "Alles"
    IN = "Binnengekomen"
    UIT = "Verstuurd"
    NIET_VERWERKT = "Niet verwerkt"


_VAN_GROEP = {
    Groep.ALLES: Berichtfilter(),
    Groep.IN: Berichtfilter(richting=Richting.IN),
    Groep.UIT: Berichtfilter(richting=Richting.UIT),
    Groep.NIET_VERWERKT: Berichtfilter(statussen=(Ontvangststatus.GEWEIGERD,)),
}
NIET_VERWERKT = _VAN_GROEP[Groep.NIET_VERWERKT]


class Groepen(QTabBar):
    """All, in, out, and what could not be processed, with how many those are."""

    gekozen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._niet_verwerkt = 0
        self.setAccessibleName("Welke berichten")
        self.setExpanding(False)
        self.setDocumentMode(True)
        for groep in Groep:
            self.addTab(groep.value)
        self.currentChanged.connect(lambda _: self.gekozen.emit())

    @property
    def groep(self) -> Groep:
        """The tab that is chosen."""
        return list(Groep)[self.currentIndex()]

    def kies(self, groep: Groep) -> None:
        """Choose a tab without telling."""
        self.blockSignals(True)
        self.setCurrentIndex(list(Groep).index(groep))
        self.blockSignals(False)

    def zet_niet_verwerkt(self, aantal: int) -> None:
        """Show how many files could not be processed; some of them is a warning."""
        self._niet_verwerkt = aantal
        naam = Groep.NIET_VERWERKT.value
        self.setTabText(self._plek, f"{naam} ({aantal})" if aantal else naam)
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and self.count():
            self._dress()

    @property
    def _plek(self) -> int:
        return list(Groep).index(Groep.NIET_VERWERKT)

    def _dress(self) -> None:
        sign = icons.icon("waarschuwing", theme.colours().late) if self._niet_verwerkt else QIcon()
        self.setTabIcon(self._plek, sign)


class Filters:
    """The tabs and the drop-downs together, as one filter."""

    def __init__(self) -> None:
        self.groepen = Groepen()
        self.wet = Keuze("Wet", "Elke wet", 112)
        self.soort = Keuze("Soort bericht", "Elk bericht", 144)
        self.gemeente = Keuze("Gemeente", "Elke gemeente", 152)
        self.status = Keuze("Status", "Elke status", 136)
        self.wet.vul([(wet.naam, wet) for wet in Wet])
        self.soort.vul([(f"{soort.titel} ({soort.value})", soort) for soort in Berichtsoort])
        self._vul_statussen()

    @property
    def keuzes(self) -> list[QWidget]:
        """The drop-downs, in their order."""
        return [self.wet, self.soort, self.gemeente, self.status]

    def zet_gemeenten(self, codes: Sequence[str]) -> None:
        """Offer the gemeenten with which messages were exchanged."""
        self.gemeente.vul([(gemeentenaam(code), code) for code in codes])

    def filter(self) -> Berichtfilter:
        """Give what is chosen."""
        gekozen = _VAN_GROEP[self.groepen.groep]
        soort, status = self.soort.currentData(), self.status.currentData()
        return replace(
            gekozen,
            wet=self.wet.currentData(),
            soorten=(soort,) if soort else (),
            statussen=(status,) if status else gekozen.statussen,
            gemeente=self.gemeente.currentData(),
        )

    def wis(self) -> None:
        """Leave nothing out, without telling."""
        self.groepen.kies(Groep.ALLES)
        for keuze in (self.wet, self.soort, self.gemeente, self.status):
            keuze.blockSignals(True)
            keuze.setCurrentIndex(0)
            keuze.blockSignals(False)
        self.pas_aan()

    def pas_aan(self) -> None:
        """Offer only what the chosen tab can have."""
        self.status.setEnabled(self.groepen.groep is not Groep.NIET_VERWERKT)
        self._vul_statussen()

    def _vul_statussen(self) -> None:
        groep = self.groepen.groep
        binnen = [s for s in Ontvangststatus if s is not Ontvangststatus.ONTVANGEN]
        kan: list[Ontvangststatus | Status] = []
        if groep in (Groep.ALLES, Groep.IN):
            kan += binnen
        if groep in (Groep.ALLES, Groep.UIT):
            kan += list(Status)
        self.status.vul([(_naam(status), status) for status in kan])


def _naam(status: Ontvangststatus | Status) -> str:
    return status.label if isinstance(status, Status) else status_tekst(status).words
