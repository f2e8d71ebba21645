"""Keeping what was filled in off the GUI thread, with what is refused put beside its field."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from app.errors import UserError
from app.gui import messages
from app.gui.context import Kantoor
from app.gui.task import Progress

T = TypeVar("T")


def geen_veld(_: UserError) -> bool:
    """Have no field to put a refusal beside."""
    return False


def bewaar(
    kantoor: Kantoor,
    werk: Callable[[], T],
    gelukt: Callable[[T], object],
    naast_veld: Callable[[UserError], bool] = geen_veld,
) -> None:
    """Do `werk` in a thread and tell all screens; a refusal without a field goes to the user."""

    def probeer(_: Progress) -> T | UserError:
        try:
            return werk()
        except UserError as fout:
            return fout

    def klaar(uitkomst: T | UserError) -> None:
        if not isinstance(uitkomst, UserError):
            gelukt(uitkomst)
            kantoor.changes.gewijzigd.emit()
        elif not naast_veld(uitkomst):
            messages.error(kantoor.messages, uitkomst)

    kantoor.tasks.run(probeer, klaar)
