"""Saving everything as an Excel file, off the GUI thread."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.gui import messages
from app.gui.bewaren import schrijf_nieuw
from app.gui.context import Kantoor
from app.gui.papier import Kies
from app.gui.task import Progress

_SOORTEN = "Excel (*.xlsx)"


def exporteer(
    parent: QWidget, kantoor: Kantoor, kies: Kies, *, met_bsn: bool, klaar: Callable[[], object]
) -> None:
    """Ask where, write there and say so; ``klaar`` hears when it is done or did not come to it."""
    werk = kantoor.workspace
    vandaag = werk.vandaag()
    pad = kies(parent, f"Overzicht {vandaag:%Y-%m-%d}.xlsx", "Exporteer naar Excel", _SOORTEN)
    if pad is None:
        klaar()
        return
    doel = pad if pad.suffix.lower() == ".xlsx" else pad.with_name(f"{pad.name}.xlsx")

    def schrijf(voortgang: Progress) -> Path:
        from app.reports.bladen import exporteer as maak  # brings openpyxl along

        def stap(blad: str, gedaan: int, totaal: int) -> None:
            voortgang.step(f"Excel maken: {blad}", gedaan, totaal)

        return schrijf_nieuw(doel, maak(werk.engine, vandaag, met_bsn=met_bsn, stap=stap))

    def bewaard(waar: Path) -> None:
        messages.done(kantoor.messages, f"Opgeslagen als ‘{waar}’.")
        klaar()

    kantoor.tasks.run(schrijf, bewaard, lambda _: klaar())
