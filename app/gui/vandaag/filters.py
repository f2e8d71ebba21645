"""What of Vandaag is shown: the drop-downs in its header."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from app.deadlines.termijnen import Termijn
from app.gui import theme
from app.gui.vandaag.rijen import UITGESTELD, Keuze
from app.services.taakwoorden import soort_naam
from app.standard.codelijsten import gemeentenaam
from app.standard.release import Wet


class Filters(QObject):
    """The drop-downs; each keeps what was chosen when other things may be chosen.

    ``gekozen`` tells that the user chose.
    """

    gekozen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.soorten = _combo("Soort werk", "Alle taken", 136)
        self.gemeenten = _combo("Gemeente", "Elke gemeente", 160)
        self.wetten = _combo("Wet", "Elke wet", 108)
        self.medewerkers = _combo("Medewerker", "Iedereen", 120)
        self.medewerkers.setToolTip("Wie de cliënt volgt")
        for wet in (Wet.WMO, Wet.JW):
            self.wetten.addItem(wet.naam, wet)
        for combo in self._alle:
            combo.activated.connect(self.gekozen)

    @property
    def _alle(self) -> tuple[QComboBox, ...]:
        return (self.soorten, self.gemeenten, self.wetten, self.medewerkers)

    def widgets(self) -> list[QWidget]:
        """Give them, for the header."""
        return list(self._alle)

    def vul(self, termijnen: Sequence[Termijn]) -> None:
        """Let choose from what these have."""
        soorten = sorted({t.soort for t in termijnen if t.uitgesteld_tot is None})
        codes = sorted({t.gemeente for t in termijnen if t.gemeente}, key=gemeentenaam)
        namen = sorted({t.medewerker for t in termijnen} - {""}, key=str.casefold)
        keuzes: list[tuple[str, Any]] = [(soort_naam(soort), soort) for soort in soorten]
        if any(t.uitgesteld_tot is not None for t in termijnen):
            keuzes.append(("Uitgesteld", UITGESTELD))
        _vul(self.soorten, keuzes)
        _vul(self.gemeenten, [(gemeentenaam(code), code) for code in codes])
        volgers = [(naam, naam) for naam in namen]
        _vul(self.medewerkers, [*volgers, ("Niemand", "")] if volgers else [])

    def toon(self, *, iets: bool) -> None:
        """Leave away what gives nothing to choose."""
        for combo in self._alle:
            combo.setVisible(iets and combo.count() > 1)

    def keuze(self, zoek: str) -> Keuze:
        """Give what was chosen, with what is searched for."""
        return Keuze(
            self.wetten.currentData(),
            self.gemeenten.currentData(),
            self.soorten.currentData(),
            self.medewerkers.currentData(),
            zoek,
        )


def _combo(naam: str, alles: str, breed: int) -> QComboBox:
    combo = QComboBox()
    # As wide as its first choice, so that the summary keeps its room; the list is wider.
    combo.setFixedWidth(breed)
    combo.setAccessibleName(naam)
    combo.setToolTip(naam)
    combo.addItem(alles, None)
    return combo


def _vul(combo: QComboBox, keuzes: Sequence[tuple[str, Any]]) -> None:
    """Give other choices after the first, which means all; keep what was chosen."""
    gekozen = combo.currentData()
    while combo.count() > 1:
        combo.removeItem(1)
    for tekst, waarde in keuzes:
        combo.addItem(tekst, waarde)
    combo.setCurrentIndex(max(0, combo.findData(gekozen)) if gekozen is not None else 0)
    combo.view().setMinimumWidth(combo.view().sizeHintForColumn(0) + 2 * theme.tokens().size.group)
