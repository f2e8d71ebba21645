"""Whether a notice in the system tray tells what is late or due today."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox

from app.gui.context import Kantoor
from app.gui.herinnering import kan_melden
from app.gui.instellingen.rijen import stil
from app.gui.vastleggen import bewaar
from app.gui.widgets.section import Section
from app.services import herinneren

_UITLEG = (
    "Eén keer per dag, zolang Heenweer openstaat. In de melding staan alleen aantallen, geen namen."
)
_KAN_NIET = "Je bureaublad laat geen meldingen van programma’s zien."


class Herinneringen(Section):
    """Lets turn the notices on and off."""

    def __init__(self, kantoor: Kantoor) -> None:
        super().__init__("Herinneringen")
        self._kantoor = kantoor
        self.aan = QCheckBox("&Meld wat te laat is of vandaag moet")
        self.aan.clicked.connect(self._kies)
        self.add(self.aan)
        self.add(stil(_UITLEG if kan_melden() else f"{_UITLEG} {_KAN_NIET}"))

    def toon(self, *, aan: bool) -> None:
        """Show what is set."""
        self.aan.setChecked(aan)

    def _kies(self, aan: bool) -> None:
        workspace, changes = self._kantoor.workspace, self._kantoor.changes
        bewaar(
            self._kantoor,
            lambda: herinneren.zet(workspace, aan=aan),
            lambda _: changes.gewijzigd.emit(),
        )
