"""Putting a refusal aside, with a reason, and taking it up again."""

from __future__ import annotations

from collections.abc import Callable

from app.gui import messages
from app.gui.afkeur import woorden
from app.gui.context import Kantoor
from app.gui.messages import ONGEDAAN, Action
from app.gui.task import Progress
from app.gui.widgets.vraagkaart import Redenvraag
from app.services import afkeuren
from app.services.afkeuren import Afkeur

_HULP = "Kort, voor jezelf, zoals ‘de start loopt al’."
_GEVOLG = "Het hele bericht gaat van de lijst. Alleen jij ziet dit."


def redenvraag() -> Redenvraag:
    """Give the card that asks why nothing needs to be done."""
    return Redenvraag(
        "&Haal van de lijst", _GEVOLG, _HULP, "Schrijf op waarom het niet meer hoeft."
    )


def handel_af(
    kantoor: Kantoor,
    afkeur: Afkeur,
    reden: str,
    gedaan: Callable[[], None] = lambda: None,
    mislukt: Callable[[], None] = lambda: None,
) -> None:
    """Put the refusal of a message aside, and offer to undo that."""

    def werk(_: Progress) -> None:
        afkeuren.handel_af(kantoor.workspace, afkeur.bericht_id, reden)

    def klaar(_: None) -> None:
        gedaan()
        messages.done(
            kantoor.messages,
            f"{_welk(afkeur)} hoeft niet meer. Je vindt hem terug onder Alles.",
            Action(ONGEDAAN, lambda: heropen(kantoor, afkeur)),
        )
        kantoor.changes.gewijzigd.emit()

    kantoor.tasks.run(werk, klaar, lambda _: mislukt())


def heropen(kantoor: Kantoor, afkeur: Afkeur) -> None:
    """Take a refusal up again that was put aside; it can be put back as it was."""

    def werk(_: Progress) -> None:
        afkeuren.heropen(kantoor.workspace, afkeur.bericht_id)

    def klaar(_: None) -> None:
        terug = Action(ONGEDAAN, lambda: handel_af(kantoor, afkeur, afkeur.reden))
        messages.info(
            kantoor.messages,
            f"{_welk(afkeur)} staat weer open.",
            terug if afkeur.reden else None,
        )
        kantoor.changes.gewijzigd.emit()

    kantoor.tasks.run(werk, klaar)


def _welk(afkeur: Afkeur) -> str:
    return " · ".join(filter(None, (woorden.bericht(afkeur), afkeur.client)))
