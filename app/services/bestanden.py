"""Files, folders and ZIPs that the user points at, as a stream of named bytes.

Input is untrusted: a ZIP with folders, a password, too many files or too much inside is
refused without unpacking it (the limits are those of VECOZO where it has one).
"""

from __future__ import annotations

import io
import lzma
import stat
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from app.errors import UserError
from app.standard.codec import MAX_BYTES

MAX_IN_ZIP = 1_000
MAX_UITGEPAKT = 10 * MAX_BYTES
# What reading a damaged ZIP raises: by its directory, by its data, by its compression.
_KAPOT = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    RuntimeError,
    NotImplementedError,
)


@dataclass(frozen=True, slots=True)
class Bestand:
    """A file by name, with its bytes, or with the reason why they cannot be used."""

    naam: str
    inhoud: bytes
    fout: UserError | None = None


def lees(paden: Iterable[Path]) -> Iterator[Bestand]:
    """Read files; a folder gives its XML and ZIP files, a ZIP its members."""
    for pad in paden:
        try:
            bestanden = _in_map(pad) if pad.is_dir() else [pad]
        except OSError as fout:
            yield Bestand(pad.name, b"", _onleesbaar(f"De map ‘{pad.name}’", fout))
            continue
        if not bestanden:
            yield Bestand(
                pad.name,
                b"",
                UserError(
                    f"In de map ‘{pad.name}’ staan geen XML- of ZIP-bestanden.",
                    "Kies de map waarin je je downloads hebt bewaard.",
                ),
            )
        for bestand in bestanden:
            yield from _lees_bestand(bestand)


def _in_map(map_: Path) -> list[Path]:
    return [
        pad
        for pad in sorted(map_.iterdir())
        if pad.suffix.lower() in (".xml", ".zip") and pad.is_file()
    ]


def _onleesbaar(wat: str, fout: OSError) -> UserError:
    reden = UserError(f"{wat} kan niet worden gelezen.", "Bestaat het nog, en mag je het openen?")
    reden.__cause__ = fout
    return reden


def _lees_bestand(pad: Path) -> Iterator[Bestand]:
    try:
        stand = pad.stat()
        if not stat.S_ISREG(stand.st_mode):
            yield Bestand(pad.name, b"", UserError(f"‘{pad.name}’ is geen bestand."))
            return
        if stand.st_size > MAX_BYTES:
            yield Bestand(pad.name, b"", _te_groot(pad.name))
            return
        inhoud = pad.read_bytes()
    except OSError as fout:
        yield Bestand(pad.name, b"", _onleesbaar(f"Het bestand ‘{pad.name}’", fout))
        return
    if inhoud.startswith(b"PK"):
        yield from _lees_zip(pad.name, inhoud)
    else:
        yield Bestand(pad.name, inhoud)


def _lees_zip(naam: str, inhoud: bytes) -> Iterator[Bestand]:
    try:
        with zipfile.ZipFile(io.BytesIO(inhoud)) as archief:
            leden = archief.infolist()
            fout = _bezwaar(naam, leden)
            if fout is not None:
                yield Bestand(naam, inhoud, fout)
                return
            for lid in leden:
                yield _lid(archief, lid)
    except _KAPOT as fout_in_zip:
        reden = UserError(f"Het ZIP-bestand ‘{naam}’ is niet heel.", "Haal het opnieuw op.")
        reden.__cause__ = fout_in_zip
        yield Bestand(naam, inhoud, reden)


def _lid(archief: zipfile.ZipFile, lid: zipfile.ZipInfo) -> Bestand:
    """Read one member, never more than it may hold, whatever its header says."""
    with archief.open(lid) as stroom:
        inhoud = stroom.read(MAX_BYTES + 1)
    if len(inhoud) > MAX_BYTES:
        return Bestand(lid.filename, b"", _te_groot(lid.filename))
    if inhoud.startswith(b"PK"):
        return Bestand(
            lid.filename,
            inhoud,
            UserError("Dit is een ZIP in een ZIP.", "Pak hem uit en sleep de bestanden hierheen."),
        )
    return Bestand(lid.filename, inhoud)


def _bezwaar(naam: str, leden: list[zipfile.ZipInfo]) -> UserError | None:
    if any("/" in lid.filename or "\\" in lid.filename for lid in leden):
        return UserError(
            f"In ‘{naam}’ zitten mappen. Heenweer leest alleen een ZIP met losse bestanden.",
            "Pak hem uit en sleep de bestanden zelf hierheen.",
        )
    if any(lid.flag_bits & 1 for lid in leden):
        return UserError(
            f"‘{naam}’ is beveiligd met een wachtwoord.",
            "Pak hem uit en sleep de bestanden zelf hierheen.",
        )
    if len(leden) > MAX_IN_ZIP:
        return UserError(f"In ‘{naam}’ zitten meer dan {MAX_IN_ZIP} bestanden.", "Splits hem.")
    if sum(lid.file_size for lid in leden) > MAX_UITGEPAKT:
        return UserError(
            f"‘{naam}’ is uitgepakt veel te groot. Dat is verdacht: hij is niet geopend.",
            "Vraag de afzender wat er is gestuurd.",
        )
    if not leden:
        return UserError(f"‘{naam}’ is leeg.", "Haal hem opnieuw op.")
    return None


def _te_groot(naam: str) -> UserError:
    return UserError(
        f"‘{naam}’ is groter dan 25 MB. Groter mag een bericht niet zijn (OP179).",
        "Vraag de afzender om het bericht te splitsen.",
    )
