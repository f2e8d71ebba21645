"""Writing what is ready to a folder, for upload to VECOZO; never over another file.

VECOZO takes one XML or a ZIP of at most 25 MB, files only, at most 30 declarations in a ZIP,
Wmo and Jeugdwet apart, and declarations apart from the other messages.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from app.domain.verzending import Status, Verzending
from app.errors import UserError
from app.services.herkeuren import Achterblijver, achterblijvers
from app.services.herkeuren_declaraties import achterblijvende_declaraties
from app.services.workspace import Workspace
from app.standard.berichtsoort import Berichtsoort
from app.standard.codec import MAX_BYTES

MAX_DECLARATIES = 30


@dataclass(frozen=True, slots=True)
class Export:
    """The files that were written, and the messages that stayed behind."""

    paden: Sequence[Path]
    achtergebleven: Sequence[Achterblijver] = ()


def exporteer(
    workspace: Workspace, map_: Path, *, als_zip: bool = False, ids: Sequence[int] | None = None
) -> Export:
    """Write messages that are ready, oldest first; ``ids`` chooses, else all that are ready.

    What was written is *geëxporteerd* from then on; writing it again gives a new file beside
    the old one. What the gemeente would refuse by now stays behind, and what was taken back is
    not written at all. Raises UserError when the folder cannot be written to.
    """
    with workspace.schrijven() as uow:
        if ids is None:
            gekozen = uow.berichten.uitgaand([Status.KLAAR])
        else:
            gekozen = uow.berichten.verzendingen(ids)
        gekozen = [v for v in gekozen if v.status is not Status.VERVALLEN]
        blijven = (
            *achterblijvers(workspace, uow, gekozen),
            *achterblijvende_declaraties(workspace, uow, gekozen),
        )
        thuis = {een.verzending.bewaard_id for een in blijven}
        weg = sorted((v for v in gekozen if v.bewaard_id not in thuis), key=lambda v: v.bewaard_id)
        paden = schrijf(weg, map_, als_zip=als_zip)
        klaar = [v.bewaard_id for v in weg if v.status is Status.KLAAR]
        uow.berichten.zet_status(klaar, Status.GEEXPORTEERD, geexporteerd_op=workspace.nu())
        uow.commit()
    return Export(paden, blijven)


def schrijf(verzendingen: Sequence[Verzending], map_: Path, *, als_zip: bool) -> list[Path]:
    """Write messages to a folder as XML files or as ZIPs. Raises UserError."""
    bestanden = (
        _zips(verzendingen) if als_zip else ((v.bestandsnaam, v.inhoud) for v in verzendingen)
    )
    geschreven: list[Path] = []
    try:
        map_.mkdir(parents=True, exist_ok=True)
        for naam, inhoud in bestanden:
            _schrijf(map_ / naam, inhoud, geschreven)
    except OSError as fout:
        for pad in geschreven:  # half an export would be uploaded twice
            pad.unlink(missing_ok=True)
        raise UserError(
            f"In de map ‘{map_}’ kan niet worden geschreven.",
            "Kies een andere map, of kijk of er nog ruimte is.",
        ) from fout
    return geschreven


def _schrijf(pad: Path, inhoud: bytes, geschreven: list[Path]) -> None:
    """Write to this name, or to the first free one beside it, and note which it was."""
    poging = pad
    nummer = 1
    while True:
        try:
            with poging.open("xb") as stroom:
                geschreven.append(poging)
                stroom.write(inhoud)
        except FileExistsError:
            nummer += 1
            poging = pad.with_stem(f"{pad.stem}_{nummer}")
        else:
            return


def _zips(verzendingen: Sequence[Verzending]) -> Iterator[tuple[str, bytes]]:
    op_soort = sorted(verzendingen, key=_dienst)
    for (wet, dienst), groep in groupby(op_soort, key=_dienst):
        for nummer, deel in enumerate(_delen(groep), start=1):
            dag = max(v.dagtekening for v in deel)
            yield f"{wet}_{dienst}_{dag:%Y%m%d}_{nummer}.zip", _zip(deel)


def _dienst(verzending: Verzending) -> tuple[str, str]:
    """Service of VECOZO that takes it; what differs may not share a ZIP."""
    declaratie = verzending.soort is Berichtsoort.DECLARATIE
    return verzending.wet.value.upper(), "declaraties" if declaratie else "berichten"


def _delen(verzendingen: Iterable[Verzending]) -> Iterator[list[Verzending]]:
    """Divide by number and by size; the size before zipping keeps it under the limit after."""
    deel: list[Verzending] = []
    bytes_ = 0
    for verzending in verzendingen:
        vol = len(deel) == MAX_DECLARATIES and verzending.soort is Berichtsoort.DECLARATIE
        if deel and (vol or bytes_ + len(verzending.inhoud) > MAX_BYTES):
            yield deel
            deel, bytes_ = [], 0
        deel.append(verzending)
        bytes_ += len(verzending.inhoud)
    if deel:
        yield deel


def _zip(verzendingen: Iterable[Verzending]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archief:
        for verzending in verzendingen:
            archief.writestr(verzending.bestandsnaam, verzending.inhoud)
    return buffer.getvalue()
