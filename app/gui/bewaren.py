"""Saving to a file that is not there yet: nothing of the user is ever overwritten."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from app.services.wegschrijven import schrijf_nieuw

__all__ = ["kies_bestand", "schrijf_nieuw"]


def kies_bestand(parent: QWidget, naam: str, titel: str, soorten: str) -> Path | None:
    """Let the user choose where to save; None when they change their mind."""
    gekozen, _ = QFileDialog.getSaveFileName(
        parent,
        titel,
        naam,
        soorten,
        # Qt would ask whether to overwrite; that never happens, so there is nothing to ask.
        options=QFileDialog.Option.DontConfirmOverwrite,
    )
    return Path(gekozen) if gekozen else None
