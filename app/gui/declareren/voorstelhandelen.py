"""What is done from the proposal: deciding on a line, making the messages ready, undoing both."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date

from app.domain.voorstelregel import Regelsleutel, Voorstelregel
from app.gui import messages
from app.gui.context import KLAAR, Kantoor
from app.gui.format import aantal, bedrag, maandnaam
from app.gui.messages import ONGEDAAN, Action
from app.gui.task import Progress
from app.services import declareren, verzenden
from app.services.declareren import Gemaakt
from app.standard.release import Wet


@dataclass(frozen=True, slots=True)
class Opdracht:
    """Which messages to make: of a month, a wet and a gemeente or all, without some lines."""

    maand: date
    wet: Wet | None
    gemeente: str | None
    behalve: Collection[Regelsleutel]


def besluit(
    kantoor: Kantoor,
    regel: Voorstelregel,
    volume: int,
    reden: str,
    gedaan: Callable[[], None],
    mislukt: Callable[[], None],
) -> None:
    """Record what the user decided on a line, and offer to undo that."""
    workspace = kantoor.workspace

    def werk(_: Progress) -> None:
        declareren.besluit(workspace, regel.sleutel, regel.geregistreerd, volume, reden)

    def klaar(_: None) -> None:
        gedaan()
        gezegd = "Het volume is vastgelegd." if volume else "Deze regel wordt niet gedeclareerd."
        terug = Action(ONGEDAAN, lambda: draai_terug(kantoor, regel.sleutel))
        messages.done(kantoor.messages, gezegd, terug)
        kantoor.changes.gewijzigd.emit()

    kantoor.tasks.run(werk, klaar, lambda _: mislukt())


def draai_terug(kantoor: Kantoor, sleutel: Regelsleutel) -> None:
    """Forget a decision: what was recorded counts again."""

    def werk(_: Progress) -> None:
        declareren.draai_besluit_terug(kantoor.workspace, sleutel)

    def klaar(_: None) -> None:
        messages.done(kantoor.messages, "De vastgelegde zorg telt weer.")
        kantoor.changes.gewijzigd.emit()

    kantoor.tasks.run(werk, klaar)


def zet_klaar(kantoor: Kantoor, opdracht: Opdracht, mislukt: Callable[[], None]) -> None:
    """Make the messages ready, and say what came of it."""

    def werk(voortgang: Progress) -> Gemaakt:
        voortgang.step("Declaraties maken")
        return declareren.maak(
            kantoor.workspace,
            opdracht.maand,
            wet=opdracht.wet,
            gemeente=opdracht.gemeente,
            behalve=tuple(opdracht.behalve),
        )

    kantoor.tasks.run(werk, lambda gemaakt: _zeg(kantoor, gemaakt), lambda _: mislukt())


def _zeg(kantoor: Kantoor, gemaakt: Gemaakt) -> None:
    ids = [een.bewaard_id for een in gemaakt.verzendingen]
    kantoor.changes.gewijzigd.emit()
    if not ids:
        messages.info(kantoor.messages, "Er was niets om klaar te zetten.")
        return
    totaal = sum(een.totaal for een in gemaakt.voorstel.declaraties if not een.bezwaar)
    bekijk = Action("Bekijk", lambda: kantoor.open_klaar(ids[0]), KLAAR)
    messages.done(
        kantoor.messages,
        f"{aantal(len(ids), 'declaratie staat', 'declaraties staan')} bij Klaar voor VECOZO: "
        f"{maandnaam(gemaakt.voorstel.maand)}, {bedrag(totaal)}.",
        Action(ONGEDAAN, lambda: _trek_terug(kantoor, ids), also=bekijk),
    )


def _trek_terug(kantoor: Kantoor, ids: list[int]) -> None:
    def werk(_: Progress) -> None:
        verzenden.trek_terug(kantoor.workspace, *ids)

    def klaar(_: None) -> None:
        wat = aantal(len(ids), "declaratie is", "declaraties zijn")
        messages.info(kantoor.messages, f"{wat} teruggetrokken. Het voorstel staat er weer.")
        kantoor.changes.gewijzigd.emit()

    kantoor.tasks.run(werk, klaar)
