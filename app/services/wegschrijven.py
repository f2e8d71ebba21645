"""Writing a file that is not there yet: nothing of the user is ever overwritten."""

from __future__ import annotations

from pathlib import Path

from app.errors import UserError


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
