"""What a tab of Declareren is to the page that holds the tabs, and the way from one to another."""

from __future__ import annotations

from typing import Any, Protocol, runtime_checkable

from app.gui.context import Kantoor
from app.gui.page import Page


class Wegwijzer(Protocol):
    """Opens a tab by its key, at what is named."""

    def __call__(self, tab: str, /, **waar: Any) -> None:
        """Open it; ``waar`` is what ``toon`` of that tab takes."""


@runtime_checkable
class Toonbaar(Protocol):
    """A tab that can be asked to show something."""

    def toon(self, **waar: Any) -> None:
        """Show it, whatever was chosen before."""


class Tabblad(Page):
    """A tab that brings itself up to date when it appears, and while it is in sight."""

    def __init__(self, kantoor: Kantoor, wijs: Wegwijzer) -> None:
        super().__init__()
        self._kantoor = kantoor
        self._wijs = wijs
        self._ronde = 0  # an answer of an earlier round is passed by
        kantoor.changes.gewijzigd.connect(self._ververs_als_zichtbaar)

    def appear(self) -> None:
        """Find out what is true now."""
        self.ververs()

    def ververs(self) -> None:
        """Fetch what is shown, off the GUI thread."""
        raise NotImplementedError

    def _nieuwe_ronde(self) -> int:
        self._ronde += 1
        return self._ronde

    def _ververs_als_zichtbaar(self) -> None:
        if self.isVisible():
            self.ververs()
