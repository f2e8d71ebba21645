"""Scans of referrals: taking a file in, and writing one out again where the user wants it."""

from __future__ import annotations

import stat
from dataclasses import dataclass
from pathlib import Path

from app.domain.verwijzing import Bijlage
from app.errors import UserError
from app.services.wegschrijven import schrijf_nieuw
from app.services.workspace import Workspace

MAX_BYTES = 25 * 1024 * 1024
PDF, PNG, JPEG, TIFF = "application/pdf", "image/png", "image/jpeg", "image/tiff"
SOORTEN = {PDF: "PDF", PNG: "PNG", JPEG: "JPEG", TIFF: "TIFF"}
_ACHTERVOEGSELS = {
    PDF: (".pdf",),
    PNG: (".png",),
    JPEG: (".jpg", ".jpeg"),
    TIFF: (".tif", ".tiff"),
}
_BEGIN = (
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"\xff\xd8\xff", JPEG),
    (b"II*\x00", TIFF),
    (b"MM\x00*", TIFF),
)
_VOORAF = 1024  # bytes that may stand before the mark of a PDF


@dataclass(frozen=True, slots=True)
class Scan:
    """A file as it will be kept; ``soort`` is its media type, told by the bytes."""

    naam: str
    soort: str
    inhoud: bytes


def lees_scan(pad: Path) -> Scan:
    """Read a file that the user points at; it stays where it is.

    Raises UserError for what is not there, is too large, or cannot be shown.
    """
    try:
        stand = pad.stat()
        if not stat.S_ISREG(stand.st_mode):
            raise UserError(f"‘{pad.name}’ is geen bestand.", "Kies het bestand met de scan zelf.")
        if stand.st_size > MAX_BYTES:
            raise _te_groot(pad.name)
        with pad.open("rb") as bestand:
            inhoud = bestand.read(MAX_BYTES + 1)
    except OSError as fout:
        raise UserError(
            f"‘{pad.name}’ kan niet worden gelezen.", "Bestaat het nog, en mag je het openen?"
        ) from fout
    if len(inhoud) > MAX_BYTES:  # it grew meanwhile
        raise _te_groot(pad.name)
    if not inhoud:
        raise UserError(f"‘{pad.name}’ is leeg.", "Scan de verwijzing opnieuw.")
    soort = herken(inhoud)
    if soort is None:
        raise UserError(
            f"‘{pad.name}’ is geen PDF en geen afbeelding (PNG, JPEG of TIFF).",
            "Bewaar de verwijzing als PDF, of maak er een scan of foto van.",
        )
    return Scan(pad.name, soort, inhoud)


def herken(inhoud: bytes) -> str | None:
    """Media type by the content, whatever the file is called; None for anything else."""
    if b"%PDF-" in inhoud[:_VOORAF]:
        return PDF
    return next((soort for begin, soort in _BEGIN if inhoud.startswith(begin)), None)


def haal(workspace: Workspace, bijlage: Bijlage) -> Scan:
    """A scan as it is kept. Raises LookupError."""
    with workspace.lezen() as uow:
        return Scan(bijlage.naam, bijlage.soort, uow.verwijzingen.inhoud(bijlage.id))


def schrijf_als(scan: Scan, pad: Path) -> Path:
    """Write a scan to a new file, where it is not encrypted, and give its path.

    The name ends as that kind of file does. Raises UserError when it exists or cannot be made.
    """
    goed = _ACHTERVOEGSELS[scan.soort]
    doel = pad if pad.suffix.lower() in goed else pad.with_name(f"{pad.name}{goed[0]}")
    return schrijf_nieuw(doel, scan.inhoud)


def _te_groot(naam: str) -> UserError:
    return UserError(
        f"‘{naam}’ is groter dan 25 MB.",
        "Scan de verwijzing in zwart-wit of met minder punten per inch.",
    )
