"""Taking in what VECOZO delivered: any number of files, each judged on its own.

The bytes are kept first, in a transaction of their own. Then every message is read, checked
and taken over; whatever is wrong with one, the others go on.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from app.domain.ontvangst import Ontvangst, Ontvangststatus
from app.rules.finding import Finding
from app.services.bestanden import Bestand, lees
from app.services.verwerken import Oordeel, Verwerking
from app.services.workspace import Workspace

PER_KEER = 200  # files in one transaction
BYTES_PER_KEER = 50 * 1024 * 1024
Voortgang = Callable[[int, str], bool]


class Uitkomst(StrEnum):
    """What came of a file."""

    VERWERKT = "verwerkt"
    BEKEND = "bekend"
    GEWEIGERD = "geweigerd"


@dataclass(frozen=True, slots=True)
class Importregel:
    """One file of an import and what came of it.

    ``bericht`` is a name such as ``JW301``; ``reden`` tells in Dutch why a file was refused, or
    what is wrong with a message that was processed.
    """

    bestand: str
    uitkomst: Uitkomst
    bericht: str | None = None
    identificatie: str | None = None
    reden: str = ""
    bevindingen: tuple[Finding, ...] = ()
    bericht_id: int | None = None


def ontvang(
    workspace: Workspace, paden: Iterable[Path], voortgang: Voortgang | None = None
) -> list[Importregel]:
    """Import files, folders and ZIPs and say of each file what came of it.

    ``voortgang`` gets the number of files done and the last name, and answers whether to go on;
    what was done stays done.
    """
    return ontvang_bestanden(workspace, lees(paden), voortgang)


def ontvang_bestanden(
    workspace: Workspace, bestanden: Iterable[Bestand], voortgang: Voortgang | None = None
) -> list[Importregel]:
    """Import files that were read already; the same as ``ontvang``."""
    regels: list[Importregel] = []
    for groep in _groepen(bestanden):
        regels.extend(_ontvang_groep(workspace, groep))
        if voortgang is not None and not voortgang(len(regels), groep[-1].naam):
            break
    return regels


def _groepen(bestanden: Iterable[Bestand]) -> Iterator[list[Bestand]]:
    groep: list[Bestand] = []
    bytes_ = 0
    for bestand in bestanden:
        groep.append(bestand)
        bytes_ += len(bestand.inhoud)
        if len(groep) >= PER_KEER or bytes_ >= BYTES_PER_KEER:
            yield groep
            groep, bytes_ = [], 0
    if groep:
        yield groep


def _ontvang_groep(workspace: Workspace, groep: Sequence[Bestand]) -> list[Importregel]:
    per_bestand, nieuw = _bewaar_bytes(workspace, groep)
    with workspace.schrijven() as uow:
        te_doen = [o for index, o in enumerate(per_bestand) if index in nieuw and o is not None]
        oordelen = Verwerking(workspace, uow).verwerk(te_doen)
        uow.commit()
    op_id = {oordeel.ontvangst.id: oordeel for oordeel in oordelen}
    regels = []
    for index, (bestand, ontvangst) in enumerate(zip(groep, per_bestand, strict=True)):
        if ontvangst is None:
            regels.append(Importregel(bestand.naam, Uitkomst.GEWEIGERD, reden=str(bestand.fout)))
        elif index in nieuw:
            regels.append(_regel(bestand.naam, op_id[ontvangst.id]))
        else:
            regels.append(_bekend(bestand.naam, ontvangst))
    return regels


def _bewaar_bytes(
    workspace: Workspace, groep: Sequence[Bestand]
) -> tuple[list[Ontvangst | None], set[int]]:
    """Keep the bytes of every new file, and give per file its Ontvangst and which are new.

    A file that was kept but never judged, because the program stopped, counts as new. One that
    has no bytes at all could not be read and has no Ontvangst.
    """
    hashes = [hashlib.sha256(bestand.inhoud).hexdigest() for bestand in groep]
    nu = workspace.nu()
    nieuw: set[int] = set()
    with workspace.schrijven() as uow:
        bekend = uow.berichten.bekend(hashes)
        per_bestand: list[Ontvangst | None] = []
        te_bewaren: list[Ontvangst] = []
        for index, (bestand, hash_) in enumerate(zip(groep, hashes, strict=True)):
            if not bestand.inhoud and bestand.fout is not None:
                per_bestand.append(None)
                continue
            ontvangst = bekend.get(hash_)
            if ontvangst is None:
                ontvangst = Ontvangst(bestand.naam, bestand.inhoud, hash_, nu)
                bekend[hash_] = ontvangst
                te_bewaren.append(ontvangst)
                nieuw.add(index)
                if bestand.fout is not None:
                    ontvangst.status = Ontvangststatus.GEWEIGERD
                    ontvangst.reden = bestand.fout.message
                    ontvangst.advies = bestand.fout.advice or ""
            elif ontvangst.status is Ontvangststatus.ONTVANGEN and ontvangst not in te_bewaren:
                nieuw.add(index)
            per_bestand.append(ontvangst)
        uow.berichten.bewaar_binnen(te_bewaren)
        uow.commit()
    return per_bestand, nieuw


def _regel(naam: str, oordeel: Oordeel) -> Importregel:
    ontvangst = oordeel.ontvangst
    geweigerd = ontvangst.status is Ontvangststatus.GEWEIGERD
    return Importregel(
        naam,
        Uitkomst.GEWEIGERD if geweigerd else Uitkomst.VERWERKT,
        ontvangst.naam,
        ontvangst.identificatie,
        f"{ontvangst.reden} {ontvangst.advies}".strip(),
        oordeel.bevindingen,
        ontvangst.id,
    )


def _bekend(naam: str, ontvangst: Ontvangst) -> Importregel:
    """Show the earlier result: the same file twice is one event."""
    return Importregel(
        naam,
        Uitkomst.BEKEND,
        ontvangst.naam,
        ontvangst.identificatie,
        f"{ontvangst.reden} {ontvangst.advies}".strip(),
        bericht_id=ontvangst.id,
    )
