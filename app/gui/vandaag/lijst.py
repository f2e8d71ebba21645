"""The list of Vandaag: tells which row is chosen, and asks for the menu of a row."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent

from app.gui.widgets.action_list import ActionList
from app.gui.widgets.action_model import ActionModel, Taakregel
from app.gui.widgets.keys import ENTER

_LEEG = (
    "Nog niets te doen",
    "Sleep de bestanden die je bij VECOZO hebt opgehaald hierheen, of kies ze met Ctrl+O.",
    "importeren",
)
_NIETS_GEVONDEN = (
    "Niets gevonden",
    "Er is werk, maar niets dat hierbij past. Maak het zoekveld leeg of kies weer alles.",
    "zoeken",
)
_NIETS_OP_DEZE_DAG = (
    "Niets op deze dag",
    "Ga met de pijltjes boven de lijst naar een andere dag, of kies Alles.",
    "gedaan",
)
_ALLES_UITGESTELD = "Nu niets te doen"


class Takenlijst(ActionList):
    """``gekozen`` gives the chosen row or None; ``menu_gevraagd`` where its menu must open."""

    gekozen = Signal(object)
    menu_gevraagd = Signal(QPoint)

    def __init__(self) -> None:
        super().__init__("Wat er te doen is", _LEEG)
        self.selectionModel().currentChanged.connect(self._vertel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(
            lambda plaats: self.menu_gevraagd.emit(self.viewport().mapToGlobal(plaats))
        )

    def set_rows(self, rows: Sequence[Taakregel]) -> None:
        """Show these and tell which of them is chosen now."""
        super().set_rows(rows)
        self._vertel()

    def zeg_leeg(self, *, gekozen: bool, op_dag: bool = False, uitgesteld: int = 0) -> None:
        """Say why there may be nothing: there is no work, none that was chosen, or all waits.

        With ``op_dag`` there is work, but not on the day that was chosen. ``uitgesteld`` counts
        what was put off, when that is all there is.
        """
        if op_dag:
            self.empty.say(*_NIETS_OP_DEZE_DAG)
        elif uitgesteld:
            wat = "1 taak is" if uitgesteld == 1 else f"{uitgesteld} taken zijn"
            zien = "Kies Uitgesteld in plaats van Alle taken om te zien welke."
            self.empty.say(_ALLES_UITGESTELD, f"{wat} uitgesteld. {zien}", "gedaan")
        else:
            self.empty.say(*(_NIETS_GEVONDEN if gekozen else _LEEG))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Fold a row that only stands for others with Enter too."""
        enter = event.key() in ENTER
        regel = self.chosen_row()
        if enter and regel and regel.kinderen and not regel.actie_tekst:
            model = self.model()
            assert isinstance(model, ActionModel)  # the foundation gives it
            model.toggle_open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _vertel(self) -> None:
        self.gekozen.emit(self.chosen_row())
