"""What the database has of Dossiers, read in a fixed number of queries."""

from __future__ import annotations

import copy
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import ColumnElement, Connection, select

from app.domain.client import Client
from app.domain.dossier import Dossier
from app.domain.toewijzing import Startverwachting, Toewijzing, Toewijzingsleutel
from app.store import mapping
from app.store.mapping_dossier import client_uit_rij, versie_uit_rij
from app.store.tables import bericht, client, melding, toewijzing, toewijzing_versie


@dataclass(slots=True)
class Toewijzingstand:
    """A Toewijzing as it was stored; ``actuele_versie`` is the id of the version that leads."""

    verwachting: Startverwachting | None
    geen_verlenging_op: date | None
    aantal_versies: int = 0
    actuele_versie: int | None = None


@dataclass(slots=True)
class Stand:
    """A Dossier with what was stored of it, to find out later what changed."""

    dossier: Dossier
    client: Client
    toewijzingen: dict[int, Toewijzingstand] = field(default_factory=dict)


_Geladen = dict[int, tuple[Toewijzing, Toewijzingstand]]


def laad_standen(verbinding: Connection, voorwaarde: ColumnElement[bool]) -> dict[int, Stand]:
    """Load by id of the client what a condition on ``client`` selects, in four queries."""
    vraag = select(client).where(voorwaarde).order_by(client.c.zoeknaam, client.c.id)
    standen: dict[int, Stand] = {}
    for rij in verbinding.execute(vraag).mappings().all():
        gevonden = client_uit_rij(rij)
        standen[rij["id"]] = Stand(Dossier(gevonden), copy.copy(gevonden))
    if standen:
        toewijzingen = _laad_toewijzingen(verbinding, voorwaarde, standen)
        _laad_versies(verbinding, voorwaarde, toewijzingen)
        _laad_meldingen(verbinding, voorwaarde, toewijzingen)
    return standen


def _laad_toewijzingen(
    verbinding: Connection, voorwaarde: ColumnElement[bool], standen: dict[int, Stand]
) -> _Geladen:
    vraag = (
        select(toewijzing)
        .select_from(toewijzing)
        .join(client)
        .where(voorwaarde)
        .order_by(toewijzing.c.id)
    )
    gevonden: _Geladen = {}
    for rij in verbinding.execute(vraag).mappings().all():
        stand = standen[rij["client_id"]]
        vastgelegd_op = rij["verwachting_vastgelegd_op"]
        een = Toewijzing(
            Toewijzingsleutel(rij["wet"], rij["gemeente"], rij["nummer"]),
            rij["aanbieder"],
            stand.client.bsn,
            verwachting=Startverwachting(vastgelegd_op, rij["start_verwacht_op"])
            if vastgelegd_op
            else None,
            geen_verlenging_op=rij["geen_verlenging_op"],
            id=rij["id"],
        )
        stand.dossier.toewijzingen[een.sleutel] = een
        zijn_stand = Toewijzingstand(een.verwachting, een.geen_verlenging_op)
        stand.toewijzingen[rij["id"]] = zijn_stand
        gevonden[rij["id"]] = (een, zijn_stand)
    return gevonden


def _laad_versies(
    verbinding: Connection, voorwaarde: ColumnElement[bool], toewijzingen: _Geladen
) -> None:
    vraag = (
        select(toewijzing_versie, toewijzing.c.nummer, bericht.c.tijdstip)
        .select_from(toewijzing_versie)
        .join(toewijzing)
        .join(bericht, bericht.c.id == toewijzing_versie.c.bericht_id)
        .join(client, client.c.id == toewijzing.c.client_id)
        .where(voorwaarde)
        .order_by(toewijzing_versie.c.id)
    )
    for rij in verbinding.execute(vraag).mappings().all():
        een, stand = toewijzingen[rij["toewijzing_id"]]
        een.versies.append(versie_uit_rij(rij))
        stand.aantal_versies += 1
        if rij["actueel"]:
            stand.actuele_versie = rij["id"]


def _laad_meldingen(
    verbinding: Connection, voorwaarde: ColumnElement[bool], toewijzingen: _Geladen
) -> None:
    vraag = (
        select(melding, bericht.c.status)
        .select_from(melding)
        .join(toewijzing)
        .join(bericht, bericht.c.id == melding.c.bericht_id)
        .join(client, client.c.id == toewijzing.c.client_id)
        .where(voorwaarde)
        .order_by(melding.c.id)
    )
    for rij in verbinding.execute(vraag).mappings().all():
        toewijzingen[rij["toewijzing_id"]][0].meldingen.append(mapping.melding_uit_rij(rij))
