"""Saving to a file that is not there yet: nothing of the user is ever overwritten."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from app.errors import UserError


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


def schrijf_nieuw(pad: Path, inhoud: bytes) -> Path:
    """Write a file. Raises UserError when it exists or cannot be made."""
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
