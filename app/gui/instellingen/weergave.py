"""Light or dark, applied the moment it is chosen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QWidget

from app.gui.context import Kantoor
from app.gui.theme import Choice
from app.gui.vastleggen import bewaar
from app.gui.widgets.section import Section
from app.services import instellen

_NAMEN = {
    Choice.SYSTEM: "&Zoals je computer",
    Choice.LIGHT: "&Licht",
    Choice.DARK: "D&onker",
}


class Weergave(Section):
    """Lets choose the colours."""

    def __init__(self, kantoor: Kantoor) -> None:
        super().__init__("Weergave")
        self._kantoor = kantoor
        self.keuzes = {keuze: QRadioButton(naam) for keuze, naam in _NAMEN.items()}
        groep = QButtonGroup(self)
        rij = QWidget()
        rij.setAccessibleName("Kleuren")
        row = QHBoxLayout(rij)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(24)
        for knop in self.keuzes.values():
            groep.addButton(knop)
            row.addWidget(knop)
        row.addStretch()
        for keuze, knop in self.keuzes.items():
            if keuze is kantoor.theme.choice:
                knop.setChecked(True)
            else:  # Tab stops at the chosen one; Qt itself sees to that only from then on
                knop.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            knop.toggled.connect(lambda aan, keuze=keuze: self._kies(keuze) if aan else None)
        self.add(rij)

    def _kies(self, keuze: Choice) -> None:
        workspace = self._kantoor.workspace
        self._kantoor.theme.choose(keuze)
        bewaar(
            self._kantoor,
            lambda: instellen.zet_waarde(workspace, instellen.THEMA, keuze.value),
            lambda _: None,  # one sees it
        )
