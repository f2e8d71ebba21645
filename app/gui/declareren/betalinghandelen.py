"""What is done with payments from Declaraties: recording one, taking one back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from app.domain.betaling import Betaling, Declaratiestand
from app.gui import messages
from app.gui.context import Kantoor
from app.gui.format import aantal, bedrag, datum
from app.gui.messages import ONGEDAAN, Action
from app.gui.task import Progress
from app.services import afschriften, betalingen
from app.services.betalingen import Bevestigen
from app.store.declaratieregels import Declaratierij


def meld_betaald(
    kantoor: Kantoor,
    rij: Declaratierij,
    dag: date,
    eurocent: int,
    gedaan: Callable[[], None],
    mislukt: Callable[[], None],
    *,
    toch: bool = False,
) -> None:
    """Record what came in; what is odd is told first, and kept when the user says so."""

    def werk(_: Progress) -> Declaratiestand:
        return betalingen.meld_betaald(
            kantoor.workspace, rij.nummer, dag, eurocent, rij.wet, toch=toch
        )

    def klaar(stand: Declaratiestand) -> None:
        gedaan()
        laatste = max(een.id or 0 for een in stand.betalingen)
        messages.done(
            kantoor.messages,
            f"{bedrag(eurocent)} op {datum(dag)} vastgelegd bij declaratie {rij.nummer}.",
            Action(ONGEDAAN, lambda: maak_ongedaan(kantoor, laatste)),
        )
        kantoor.changes.gewijzigd.emit()

    def niet(fout: BaseException) -> None:
        mislukt()
        if isinstance(fout, Bevestigen):
            alsnog = Action(
                "Toch vastleggen",
                lambda: meld_betaald(kantoor, rij, dag, eurocent, gedaan, mislukt, toch=True),
            )
            messages.warning(kantoor.messages, str(fout), alsnog)

    kantoor.tasks.run(werk, klaar, niet)


def maak_ongedaan(kantoor: Kantoor, betaling_id: int) -> None:
    """Take a payment back with all of its bank entry, and offer to put that there again."""

    def werk(_: Progress) -> list[Betaling]:
        return betalingen.maak_ongedaan(kantoor.workspace, betaling_id)

    def klaar(weg: list[Betaling]) -> None:
        anders = len({een.bericht_id for een in weg}) - 1
        ook = f", ook bij {aantal(anders, 'andere declaratie', 'andere declaraties')}"
        som = bedrag(sum(een.bedrag for een in weg))
        messages.info(
            kantoor.messages,
            f"De betaling van {som} op {datum(weg[0].datum)} is weggehaald{ook if anders else ''}.",
            Action(ONGEDAAN, lambda: _leg_terug(kantoor, weg)),
        )
        kantoor.changes.gewijzigd.emit()

    kantoor.tasks.run(werk, klaar)


def _leg_terug(kantoor: Kantoor, weg: Sequence[Betaling]) -> None:
    def klaar(_: None) -> None:
        messages.info(kantoor.messages, "De betaling staat er weer.")
        kantoor.changes.gewijzigd.emit()

    kantoor.tasks.run(lambda _: betalingen.leg_terug(kantoor.workspace, weg), klaar)


def neem_bestanden(
    kantoor: Kantoor, paden: Sequence[Path], open_afschrift: Callable[[Sequence[Path]], None]
) -> None:
    """Look at bank statements, and take all else in as anywhere."""

    def klaar(gescheiden: tuple[list[Path], list[Path]]) -> None:
        van_bank, andere = gescheiden
        if andere:
            kantoor.importeer(andere)
        if van_bank:
            open_afschrift(van_bank)

    def werk(voortgang: Progress) -> tuple[list[Path], list[Path]]:
        voortgang.step("Bestanden bekijken")
        return afschriften.scheid(paden)

    kantoor.tasks.run(werk, klaar)
