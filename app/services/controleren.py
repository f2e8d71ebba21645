"""Checking files, also those of another program, without keeping anything."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from app.domain.dossier import Dossier
from app.errors import UserError
from app.rules.check import check
from app.rules.finding import Finding
from app.services.bestanden import Bestand, lees
from app.services.bron import bron_voor, kenmerk
from app.services.verzenden import schemabevinding
from app.services.workspace import Workspace
from app.standard.bericht import Bericht
from app.standard.codec import Berichtfout, decode_boom, herken, parse
from app.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Controle:
    """What is wrong with one file; ``geldig`` tells whether it satisfies the schema."""

    bestand: str
    bericht: str | None
    geldig: bool
    reden: str
    bevindingen: tuple[Finding, ...]


def controleer(workspace: Workspace, paden: Iterable[Path]) -> list[Controle]:
    """Judge files by schema and rules, against the dossiers that are known."""
    with workspace.lezen() as uow:
        return [_controleer(workspace, uow, bestand) for bestand in lees(paden)]


def _controleer(workspace: Workspace, uow: UnitOfWork, bestand: Bestand) -> Controle:
    naam = None
    try:
        if bestand.fout is not None:
            raise bestand.fout
        root = parse(bestand.inhoud)
        vorm = herken(root)
        naam = vorm.naam
        bericht = decode_boom(root, vorm)
    except UserError as fout:
        fouten = fout.fouten if isinstance(fout, Berichtfout) else ()
        return Controle(
            bestand.naam, naam, False, str(fout), tuple(schemabevinding(f) for f in fouten)
        )
    dossier, bron = _dossier(uow, bericht), bron_voor(uow, [bericht], workspace.vandaag())
    eigen_id = _eigen_id(uow, bestand.inhoud, bericht)
    if eigen_id is not None:
        # A message that we have is not a second one beside itself.
        bron.gebruikt.discard(kenmerk(bericht))
        for toewijzing in dossier.toewijzingen.values():
            toewijzing.meldingen = [m for m in toewijzing.meldingen if m.bericht_id != eigen_id]
    return Controle(bestand.naam, bericht.naam, True, "", check(bericht, dossier, bron))


def _eigen_id(uow: UnitOfWork, inhoud: bytes, bericht: Bericht) -> int | None:
    """Id of this very message, when it came in or was made here."""
    hash_ = hashlib.sha256(inhoud).hexdigest()
    ontvangen = uow.berichten.bekend([hash_]).get(hash_)
    if ontvangen is not None:
        return ontvangen.id
    verzonden = uow.berichten.vind_verzending(bericht.identificatie)
    return verzonden.id if verzonden is not None and verzonden.inhoud == inhoud else None


def _dossier(uow: UnitOfWork, bericht: Bericht) -> Dossier:
    """Dossier of the client of a message; a declaration is about many, and has none here."""
    client = getattr(bericht, "client", None)
    if client is None:
        return Dossier()
    return uow.dossiers.laad([client.bsn]).get(client.bsn, Dossier())
