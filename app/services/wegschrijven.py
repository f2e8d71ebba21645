"""Writing files that are not there yet: nothing of the user is ever overwritten."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from app.errors import UserError

# What a file is, by the end of its name.
_SOORTEN = {".pdf": "PDF", ".xlsx": "Excel-bestand", ".ics": "agendabestand"}


def eis_nieuw(pad: Path, achtervoegsel: str) -> None:
    """Raise UserError for a file that cannot be made, before the work, which may take a while."""
    if pad.suffix.casefold() != achtervoegsel:
        raise UserError(
            f"‘{pad.name}’ is geen {_SOORTEN[achtervoegsel]}.",
            f"Laat de naam eindigen op {achtervoegsel}.",
        )
    try:
        bestaat, map_ = pad.exists(), pad.parent.is_dir()
    except OSError as fout:  # such as a name that is too long, or a folder that is not ours
        raise _kan_daar_niet(pad) from fout
    if bestaat:
        raise _bestaat(pad)
    if not map_:
        raise _kan_daar_niet(pad)


def schrijf_nieuw(pad: Path, inhoud: bytes) -> Path:
    """Write a file. Raises UserError when it exists or cannot be made."""
    schrijf_samen({pad: inhoud})
    return pad


def schrijf_samen(bestanden: Mapping[Path, bytes]) -> None:
    """Write all of these or none. Raises UserError when one exists or cannot be made."""
    gemaakt: list[Path] = []
    try:
        for pad, inhoud in bestanden.items():
            _schrijf(pad, inhoud, gemaakt)
    except UserError:
        for pad in gemaakt:
            pad.unlink(missing_ok=True)
        raise


def _schrijf(pad: Path, inhoud: bytes, gemaakt: list[Path]) -> None:
    """Add it to ``gemaakt`` once it is there, for half of it may be written."""
    try:
        with pad.open("xb") as bestand:
            gemaakt.append(pad)
            bestand.write(inhoud)
    except FileExistsError:
        raise _bestaat(pad) from None
    except OSError as fout:
        raise _kan_daar_niet(pad) from fout


def _bestaat(pad: Path) -> UserError:
    return UserError(
        f"‘{pad.name}’ bestaat al en is niet overschreven.", "Bewaar het onder een andere naam."
    )


def _kan_daar_niet(pad: Path) -> UserError:
    return UserError(f"‘{pad.name}’ kan daar niet worden bewaard.", "Kies een andere map.")
