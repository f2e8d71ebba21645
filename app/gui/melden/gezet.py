"""What is said once a report is ready, and how it is taken back."""

from __future__ import annotations

from typing import Any

from app.domain.client import Client
from app.domain.levering import Meldingsoort
from app.domain.verzending import Status, Verzending
from app.gui import messages
from app.gui.context import Kantoor
from app.gui.messages import ONGEDAAN, Action
from app.gui.task import Progress
from app.services import verzenden
from app.services.melden import Meldform

_BERICHT = {
    Meldingsoort.START: "Het startbericht (305)",
    Meldingsoort.STOP: "Het stopbericht (307)",
}


def meld_gezet(
    kantoor: Kantoor,
    form: Meldform[Any],
    client: Client,
    verzending: Verzending | None,
    *,
    trekt_in: bool,
) -> None:
    """Say that the message is ready, and offer to take it back."""
    soort, wie = form.soort, client.korte_naam
    oud = form.te_corrigeren
    if verzending is None:  # the report had not left: it lapsed, and nothing needs to be sent
        gedaan = "is ingetrokken" if trekt_in else "staat weer zoals hij was"
        messages.done(kantoor.messages, f"De {soort} van {wie} {gedaan}. Er hoeft niets weg.")
        return
    if trekt_in and oud is not None and oud.status is Status.KLAAR:
        # The message with what else was in it takes the place of the one that lapsed.
        messages.done(
            kantoor.messages,
            f"De {soort} van {wie} is ingetrokken. De rest van het bericht staat bij "
            "Klaar voor VECOZO.",
        )
        return
    wat = f"Het intrekken van de {soort}" if trekt_in else _BERICHT[soort]
    bericht_id = verzending.bewaard_id

    def ongedaan() -> None:
        def werk(_: Progress) -> None:
            verzenden.trek_terug(kantoor.workspace, bericht_id)

        def klaar(_: None) -> None:
            messages.info(kantoor.messages, f"{wat} voor {wie} is teruggetrokken.")
            kantoor.changes.gewijzigd.emit()

        kantoor.tasks.run(werk, klaar)

    messages.done(
        kantoor.messages,
        f"{wat} voor {wie} staat bij Klaar voor VECOZO.",
        Action(ONGEDAAN, ongedaan),
    )
