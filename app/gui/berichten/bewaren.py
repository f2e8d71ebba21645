"""Saving the exact bytes of a message to a file that is not there yet."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from app.errors import UserError
from app.services.workspace import Workspace


def kies_bestand(parent: QWidget, naam: str) -> Path | None:
    """Let the user choose where to save; None when they change their mind."""
    gekozen, _ = QFileDialog.getSaveFileName(
        parent,
        "Bericht bewaren",
        naam,
        "Berichten (*.xml);;Alle bestanden (*)",
        # Qt would ask whether to overwrite; that never happens, so there is nothing to ask.
        options=QFileDialog.Option.DontConfirmOverwrite,
    )
    return Path(gekozen) if gekozen else None


def bewaar(workspace: Workspace, bericht_id: int, pad: Path, *, binnen: bool) -> Path:
    """Write the bytes of a message that came in or that is ours.

    Raises UserError when the file exists or cannot be made.
    """
    with workspace.lezen() as uow:
        kast = uow.berichten
        inhoud = (kast.ontvangst(bericht_id) if binnen else kast.verzending(bericht_id)).inhoud
    try:
        with pad.open("xb") as bestand:
            bestand.write(inhoud)
    except FileExistsError:
        raise UserError(
            f"‘{pad.name}’ bestaat al en is niet overschreven.", "Bewaar het onder een andere naam."
        ) from None
    except OSError as fout:
        raise UserError(
            f"‘{pad.name}’ kan daar niet worden bewaard.", "Kies een andere map."
        ) from fout
    return pad
