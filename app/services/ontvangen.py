"""Taking in what VECOZO delivered: any number of files, each judged on its own.

The bytes are kept first, in a transaction of their own. Then every message is read, checked
and taken over; whatever is wrong with one, the others go on.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from app.domain.ontvangst import Ontvangst, Ontvangststatus, alleen_gemeld
from app.rules.finding import Finding
from app.services.bestanden import Bestand, lees
from app.services.verwerken import Verwerking
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
    what is wrong with a message that was processed. ``codes`` are those with which a message of
    ours was refused in it.
    """

    bestand: str
    uitkomst: Uitkomst
    bericht: str | None = None
    identificatie: str | None = None
    reden: str = ""
    bevindingen: tuple[Finding, ...] = ()
    bericht_id: int | None = None
    codes: tuple[str, ...] = ()

    @property
    def kort(self) -> str:
        """What there is to say of it in one line, or nothing."""
        return self.reden or (self.bevindingen[0].melding if self.bevindingen else "")

    @property
    def alleen_gemeld(self) -> bool:
        """Whether it was taken over, findings and all."""
        return alleen_gemeld([bevinding.regel for bevinding in self.bevindingen])


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


@dataclass(slots=True)
class _Bewaard:
    """One file of a group after its bytes were kept.

    ``ontvangst`` is None when there were no bytes at all; ``bekend`` tells that they came
    before, ``te_beoordelen`` that they must be judged now.
    """

    bestand: Bestand
    ontvangst: Ontvangst | None = None
    bekend: bool = False
    te_beoordelen: bool = False


def _ontvang_groep(workspace: Workspace, groep: Sequence[Bestand]) -> list[Importregel]:
    bewaard = _bewaar_bytes(workspace, groep)
    te_doen = [b.ontvangst for b in bewaard if b.te_beoordelen and b.ontvangst is not None]
    with workspace.schrijven() as uow:
        oordelen = Verwerking(workspace, uow).verwerk(te_doen)
        uow.commit()
    bevindingen = {o.ontvangst.id: o.bevindingen for o in oordelen}
    eerder = [b.ontvangst.bewaard_id for b in bewaard if b.bekend and b.ontvangst is not None]
    with workspace.lezen() as uow:
        for id_, gevonden in uow.berichten.bevindingen(eerder).items():
            bevindingen.setdefault(id_, tuple(Finding(**asdict(b)) for b in gevonden))
        codes = uow.afkeuren.codes({b.ontvangst.bewaard_id for b in bewaard if b.ontvangst})
    return [_regel(b, bevindingen, codes) for b in bewaard]


def _bewaar_bytes(workspace: Workspace, groep: Sequence[Bestand]) -> list[_Bewaard]:
    """Keep the bytes of every new file, and find out which are to be judged.

    Those are the new files, those that were kept but never judged because the program stopped,
    and those that were refused before: the reason may be gone.
    """
    hashes = [hashlib.sha256(bestand.inhoud).hexdigest() for bestand in groep]
    nu = workspace.nu()
    bewaard: list[_Bewaard] = []
    nieuw: list[Ontvangst] = []
    with workspace.schrijven() as uow:
        bekend = uow.berichten.bekend(hashes)
        in_groep: set[str] = set()
        for bestand, hash_ in zip(groep, hashes, strict=True):
            if not bestand.inhoud and bestand.fout is not None:
                bewaard.append(_Bewaard(bestand))
                continue
            ontvangst = bekend.get(hash_)
            eerder = ontvangst is not None and ontvangst.status is not Ontvangststatus.ONTVANGEN
            if ontvangst is None:
                ontvangst = bekend[hash_] = _nieuw(bestand, hash_, nu)
                nieuw.append(ontvangst)
            open_ = ontvangst.status is not Ontvangststatus.VERWERKT and bestand.fout is None
            bewaard.append(
                _Bewaard(
                    bestand,
                    ontvangst,
                    bekend=eerder or hash_ in in_groep,
                    te_beoordelen=open_ and hash_ not in in_groep,
                )
            )
            in_groep.add(hash_)
        uow.berichten.bewaar_binnen(nieuw)
        uow.commit()
    return bewaard


def _nieuw(bestand: Bestand, hash_: str, nu: datetime) -> Ontvangst:
    ontvangst = Ontvangst(bestand.naam, bestand.inhoud, hash_, nu)
    if bestand.fout is not None:
        ontvangst.status = Ontvangststatus.GEWEIGERD
        ontvangst.reden = bestand.fout.message
        ontvangst.advies = bestand.fout.advice or ""
    return ontvangst


def _regel(
    bewaard: _Bewaard,
    bevindingen: Mapping[int | None, tuple[Finding, ...]],
    codes: Mapping[int, Sequence[str]],
) -> Importregel:
    """Tell what came of a file; the same file twice is one event, with the earlier result."""
    naam, ontvangst = bewaard.bestand.naam, bewaard.ontvangst
    if ontvangst is None:
        return Importregel(naam, Uitkomst.GEWEIGERD, reden=str(bewaard.bestand.fout))
    geweigerd = ontvangst.status is Ontvangststatus.GEWEIGERD
    if bewaard.bekend and (geweigerd or not bewaard.te_beoordelen):
        uitkomst = Uitkomst.BEKEND
    else:
        uitkomst = Uitkomst.GEWEIGERD if geweigerd else Uitkomst.VERWERKT
    return Importregel(
        naam,
        uitkomst,
        ontvangst.naam,
        ontvangst.identificatie,
        f"{ontvangst.reden} {ontvangst.advies}".strip(),
        bevindingen.get(ontvangst.id, ()),
        ontvangst.id,
        tuple(codes.get(ontvangst.bewaard_id, ())),
    )
