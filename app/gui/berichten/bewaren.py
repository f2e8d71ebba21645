"""Saving the exact bytes of a message."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.gui import bewaren
from app.services.workspace import Workspace


def kies_bestand(parent: QWidget, naam: str) -> Path | None:
    """Let the user choose where to save; None when they change their mind."""
    soorten = "Berichten (*.xml);;Alle bestanden (*)"
    return bewaren.kies_bestand(parent, naam, "Bericht bewaren", soorten)


def bewaar(workspace: Workspace, bericht_id: int, pad: Path, *, binnen: bool) -> Path:
    """Write the bytes of a message that came in or that is ours.

    Raises UserError when the file exists or cannot be made.
    """
    with workspace.lezen() as uow:
        kast = uow.berichten
        inhoud = (kast.ontvangst(bericht_id) if binnen else kast.verzending(bericht_id)).inhoud
    return bewaren.schrijf_nieuw(pad, inhoud)
