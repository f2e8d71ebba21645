"""What is said once a report is ready, and how it is taken back."""

from __future__ import annotations

from typing import Any

from app.domain.client import Client
from app.domain.levering import Meldingsoort
from app.gui import messages
from app.gui.context import Kantoor
from app.gui.messages import ONGEDAAN, Action
from app.gui.task import Progress
from app.services import verzenden
from app.services.melden import Meldform
from app.services.verzenden import Resultaat

_BERICHT = {
    Meldingsoort.START: "Het startbericht (305)",
    Meldingsoort.STOP: "Het stopbericht (307)",
}
_NIETS_WEG = "Er hoeft niets weg."


def meld_gezet(
    kantoor: Kantoor, form: Meldform[Any], client: Client, resultaat: Resultaat, *, trekt_in: bool
) -> None:
    """Say what came of the form, and offer to take it back."""
    soort, wie = form.soort, client.korte_naam

    def ongedaan() -> None:
        def werk(_: Progress) -> None:
            verzenden.draai_terug(kantoor.workspace, resultaat)

        def klaar(_: None) -> None:
            hoe = "teruggedraaid" if resultaat.gemeld else "teruggetrokken"
            messages.info(kantoor.messages, f"{wat} voor {wie} is {hoe}.")
            kantoor.changes.gewijzigd.emit()

        kantoor.tasks.run(werk, klaar)

    if resultaat.gemeld:  # the report had not left: it lapsed
        wat = f"De verandering van de {soort}"
        gedaan = "is ingetrokken" if trekt_in else "staat weer zoals hij was"
        rest = "De rest van het bericht staat bij Klaar voor VECOZO."
        tekst = f"De {soort} van {wie} {gedaan}. {rest if resultaat.verzending else _NIETS_WEG}"
    else:
        wat = f"Het intrekken van de {soort}" if trekt_in else _BERICHT[soort]
        tekst = f"{wat} voor {wie} staat bij Klaar voor VECOZO."
    messages.done(kantoor.messages, tekst, Action(ONGEDAAN, ongedaan))
