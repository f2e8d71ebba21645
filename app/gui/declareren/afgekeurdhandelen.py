"""What is done with a refused line: another volume, giving it up, taking it up again."""

from __future__ import annotations

from collections.abc import Callable

from app.gui import messages
from app.gui.context import Kantoor
from app.gui.messages import ONGEDAAN, Action
from app.gui.task import Progress
from app.services import declaraties
from app.store.declaratieregels import Regelrij


def ander_volume(
    kantoor: Kantoor,
    rij: Regelrij,
    volume: int,
    reden: str,
    naar_voorstel: Callable[[], None],
    gedaan: Callable[[], None],
    mislukt: Callable[[], None],
) -> None:
    """Decide with which volume a line is declared again, and offer the way there."""
    id_ = _id(rij)

    def werk(_: Progress) -> None:
        declaraties.ander_volume(kantoor.workspace, id_, volume, reden)

    def klaar(_: None) -> None:
        gedaan()
        messages.done(
            kantoor.messages,
            f"Het volume voor {rij.client} is vastgelegd. Declareer de regel nu opnieuw.",
            Action("Opnieuw declareren", naar_voorstel),
        )
        kantoor.changes.gewijzigd.emit()

    kantoor.tasks.run(werk, klaar, lambda _: mislukt())


def geef_op(
    kantoor: Kantoor,
    rij: Regelrij,
    reden: str,
    gedaan: Callable[[], None] = lambda: None,
    mislukt: Callable[[], None] = lambda: None,
) -> None:
    """Give a line up, and offer to undo that."""
    id_ = _id(rij)

    def werk(_: Progress) -> None:
        declaraties.geef_op(kantoor.workspace, id_, reden)

    def klaar(_: None) -> None:
        gedaan()
        messages.done(
            kantoor.messages,
            f"De regel van {rij.client} hoeft niet meer. Je vindt hem terug onder Alles.",
            Action(ONGEDAAN, lambda: pak_op(kantoor, rij)),
        )
        kantoor.changes.gewijzigd.emit()

    kantoor.tasks.run(werk, klaar, lambda _: mislukt())


def pak_op(kantoor: Kantoor, rij: Regelrij) -> None:
    """Take a line up again that was given up."""
    id_ = _id(rij)

    def werk(_: Progress) -> None:
        declaraties.pak_op(kantoor.workspace, id_)

    def klaar(_: None) -> None:
        messages.info(kantoor.messages, f"De regel van {rij.client} staat weer open.")
        kantoor.changes.gewijzigd.emit()

    kantoor.tasks.run(werk, klaar)


def _id(rij: Regelrij) -> int:
    assert rij.regel.id is not None  # it comes from the store
    return rij.regel.id
