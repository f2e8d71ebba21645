"""Saving an Excel file, off the GUI thread."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.gui import messages
from app.gui.bewaren import schrijf_nieuw
from app.gui.context import Kantoor
from app.gui.papier import Kies
from app.gui.task import Progress

Stap = Callable[[str, int, int], None]

_SOORTEN = "Excel (*.xlsx)"


def exporteer(
    parent: QWidget, kantoor: Kantoor, kies: Kies, *, met_bsn: bool, klaar: Callable[[], object]
) -> None:
    """Ask where, write everything there and say so; ``klaar`` as for ``bewaar``."""
    werk = kantoor.workspace
    vandaag = werk.vandaag()

    def maak(stap: Stap) -> bytes:
        from app.reports.bladen import exporteer as maak_alles  # brings openpyxl along

        return maak_alles(werk.engine, vandaag, met_bsn=met_bsn, stap=stap)

    bewaar(parent, kantoor, kies, f"Overzicht {vandaag:%Y-%m-%d}", maak, klaar)


def bewaar(
    parent: QWidget,
    kantoor: Kantoor,
    kies: Kies,
    naam: str,
    maak: Callable[[Stap], bytes],
    klaar: Callable[[], object] = lambda: None,
) -> None:
    """Ask where, write there what ``maak`` makes, and say so; ``naam`` is without ``.xlsx``.

    ``klaar`` hears when it is done or did not come to it.
    """
    pad = kies(parent, f"{naam}.xlsx", "Exporteer naar Excel", _SOORTEN)
    if pad is None:
        klaar()
        return
    doel = pad if pad.suffix.lower() == ".xlsx" else pad.with_name(f"{pad.name}.xlsx")

    def schrijf(voortgang: Progress) -> Path:
        def stap(blad: str, gedaan: int, totaal: int) -> None:
            voortgang.step(f"Excel maken: {blad}", gedaan, totaal)

        return schrijf_nieuw(doel, maak(stap))

    def bewaard(waar: Path) -> None:
        messages.done(kantoor.messages, f"Opgeslagen als ‘{waar}’.")
        klaar()

    kantoor.tasks.run(schrijf, bewaard, lambda _: klaar())
