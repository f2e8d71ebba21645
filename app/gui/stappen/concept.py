"""Keeping a form that is half done: off the GUI thread, one at a time, the newest last."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from threading import Lock
from typing import Generic, TypeVar

from app.gui import messages
from app.gui.context import Kantoor
from app.gui.messages import ONGEDAAN, Action
from app.gui.stappen.dienst import Form, Stappendienst
from app.gui.task import Progress

T = TypeVar("T")
_BEWAARD = "{titel} is bewaard als concept. Je kunt er later mee verder."
_WEG = "Het concept is weggegooid."


class Concepthouder(Generic[Form]):
    """Keeps the newest; what was asked earlier and comes later is not done any more."""

    def __init__(self, kantoor: Kantoor, dienst: Stappendienst[Form]) -> None:
        self._kantoor = kantoor
        self._dienst = dienst
        self._slot = Lock()
        self._gevraagd = 0
        self._gedaan = 0

    def bewaar(
        self,
        form: Form,
        stap: str,
        klaar: Callable[[datetime], object],
        mislukt: Callable[[BaseException], object] | None = None,
    ) -> None:
        """Keep it in a thread; then tell the moment, unless something newer came before it."""
        nummer = self._volgende()

        def werk(_: Progress) -> datetime | None:
            return self._schrijf(nummer, form, stap)

        def gedaan(wanneer: datetime | None) -> None:
            if wanneer is not None:
                klaar(wanneer)

        self._kantoor.tasks.run(werk, gedaan, mislukt)

    def bewaar_nu(self, form: Form, stap: str) -> None:
        """Keep it here and now: the window closes, and no thread starts after that."""
        self._schrijf(self._volgende(), form, stap)

    def laat_liggen(self, form: Form, stap: str, *, wijzigt: bool) -> None:
        """Leave the form, and say that it is kept; from there it can be thrown away.

        The page is gone by then. Without ``wijzigt`` it was kept before.
        """
        deur = self._kantoor.messages

        def vertel(tekst: str, actie: Action) -> None:
            messages.info(deur, tekst, actie)
            self._kantoor.changes.gewijzigd.emit()

        def bewaard(_: object = None) -> None:
            vertel(_BEWAARD.format(titel=form.titel), Action("Weggooien", weg))

        def weg() -> None:
            werk = self.in_plaats(self._dienst.gooi_weg)
            self._kantoor.tasks.run(werk, lambda _: vertel(_WEG, Action(ONGEDAAN, terug)))

        def terug() -> None:
            self.bewaar(form, stap, bewaard)

        if wijzigt:
            self.bewaar(form, stap, bewaard)
        else:
            bewaard()

    def in_plaats(self, werk: Callable[[], T]) -> Callable[[Progress], T]:
        """Give work for a thread after which nothing that was asked before is kept any more."""
        nummer = self._volgende()

        def doe(_: Progress) -> T:
            with self._slot:
                self._gedaan = max(self._gedaan, nummer)
                return werk()

        return doe

    def _volgende(self) -> int:
        self._gevraagd += 1
        return self._gevraagd

    def _schrijf(self, nummer: int, form: Form, stap: str) -> datetime | None:
        with self._slot:
            if nummer <= self._gedaan:
                return None
            self._dienst.bewaar(form, stap)
            self._gedaan = nummer
            return self._kantoor.workspace.nu()
