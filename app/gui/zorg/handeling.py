"""One act of the user in the grid, to be undone and done again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtGui import QUndoCommand

from app.gui.zorg.rij import Rij, Teksten


@dataclass(frozen=True, slots=True)
class Wijziging:
    """A row that reads otherwise."""

    rij: Rij
    voor: Teksten
    na: Teksten


@dataclass(frozen=True, slots=True)
class Plek:
    """Where in the grid a row stands."""

    nummer: int
    rij: Rij


@dataclass(frozen=True, slots=True)
class Ruil:
    """What an act does: rows that go, and rows that read otherwise."""

    naam: str
    wijzigingen: Sequence[Wijziging] = ()
    weg: Sequence[Plek] = ()


class Grond(Protocol):
    """The rows on which it is done."""

    def schrijf(self, wijzigingen: Sequence[tuple[Rij, Teksten]]) -> None:
        """Let rows read otherwise."""

    def haal_weg(self, plekken: Sequence[Plek]) -> None:
        """Take rows out."""

    def zet_terug(self, plekken: Sequence[Plek]) -> None:
        """Put rows back where they were."""


class Handeling(QUndoCommand):
    """Does it when it is pushed."""

    def __init__(self, grond: Grond, ruil: Ruil) -> None:
        super().__init__(ruil.naam)
        self._grond = grond
        self._ruil = ruil

    def redo(self) -> None:
        """Do it, for the first time or again."""
        self._grond.haal_weg(self._ruil.weg)
        self._grond.schrijf([(een.rij, een.na) for een in self._ruil.wijzigingen])

    def undo(self) -> None:
        """Take it back."""
        self._grond.schrijf([(een.rij, een.voor) for een in self._ruil.wijzigingen])
        self._grond.zet_terug(self._ruil.weg)
