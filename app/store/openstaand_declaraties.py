"""What is open on the 323s that there are: not submitted, not paid, rejected or not right."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, and_, func, select

from app.domain.openstaand import (
    BetalingOpen,
    DeclaratieOpen,
    RegelsAfgekeurd,
    Waarom,
)
from app.domain.productperiode import laatste_dag
from app.domain.verzending import Status
from app.standard.berichtsoort import Berichtsoort
from app.store.laat_toegewezen import alles_sggz, als_dag
from app.store.leidend import LEIDEND
from app.store.regelstand import OPGELOST, TELT
from app.store.sql import letterlijk
from app.store.tables import bericht, toewijzing, toewijzing_versie
from app.store.tables_declareren import betaling, declaratie, prestatie
from app.store.verstuurd import ONDERWEG

_ER_IS_EEN_DECLARATIE = select(declaratie.c.bericht_id).limit(1)


def lopende_declaraties(
    verbinding: Connection,
) -> list[DeclaratieOpen | BetalingOpen | RegelsAfgekeurd]:
    """What is open on the 323s that there are; three queries, and only one without any."""
    if verbinding.execute(_ER_IS_EEN_DECLARATIE).scalar() is None:
        return []
    return [
        *_te_versturen(verbinding),
        *_te_betalen(verbinding),
        *_afgekeurd(verbinding),
    ]


VAN_DECLARATIE = (
    bericht.c.id,
    bericht.c.wet,
    bericht.c.gemeente,
    bericht.c.identificatie,
    declaratie.c.nummer,
    declaratie.c.maand,
)


def van_declaratie(rij: Any) -> dict[str, Any]:
    """What every fact about a declaration says of it, of a row of ``VAN_DECLARATIE``."""
    return {
        "wet": rij.wet,
        "gemeente": rij.gemeente,
        "bericht_id": rij.id,
        "identificatie": rij.identificatie,
        "declaratie_nummer": rij.nummer,
        "maand": rij.maand,
    }


def _te_versturen(verbinding: Connection) -> Iterable[DeclaratieOpen]:
    """323s that were not submitted, each with the term of its DeclaratiePeriode."""
    credit, oud, van = prestatie.alias(), prestatie.alias(), declaratie.alias()
    toegekend_op = (
        select(func.min(van.c.beantwoord_op, type_=van.c.beantwoord_op.type))
        .select_from(credit)
        .join(
            oud,
            and_(
                oud.c.referentie_nummer == credit.c.vorig_referentie_nummer,
                oud.c.wet == credit.c.wet,
            ),
        )
        .join(van, van.c.bericht_id == oud.c.bericht_id)
        .where(credit.c.bericht_id == bericht.c.id)
        .scalar_subquery()
    )
    vraag = (
        select(
            *VAN_DECLARATIE,
            bericht.c.aanbieder,
            bericht.c.status,
            func.count(prestatie.c.client_id.distinct()).label("clienten"),
            func.count(prestatie.c.id).label("prestaties"),
            alles_sggz(prestatie.c.begindatum).label("sggz_op"),
            toegekend_op.label("toegekend_op"),
        )
        .select_from(bericht)
        .join(declaratie, declaratie.c.bericht_id == bericht.c.id)
        .join(prestatie, prestatie.c.bericht_id == bericht.c.id)
        .outerjoin(toewijzing, toewijzing.c.id == prestatie.c.toewijzing_id)
        .outerjoin(toewijzing_versie, LEIDEND)
        .where(bericht.c.status.in_(ONDERWEG), bericht.c.soort == Berichtsoort.DECLARATIE)
        .group_by(bericht.c.id)
    )
    for rij in verbinding.execute(vraag):
        yield DeclaratieOpen(
            wet=rij.wet,
            gemeente=rij.gemeente,
            waarom=Waarom.MAAND,
            aanbieder=rij.aanbieder,
            vanaf=rij.maand,
            tot=laatste_dag(rij.maand),
            clienten=rij.clienten,
            prestaties=rij.prestaties,
            sggz_toegewezen_op=als_dag(rij.sggz_op),
            corrigeert_sinds=rij.toegekend_op,
            bericht_id=rij.id,
            identificatie=rij.identificatie,
            status=Status(rij.status),
        )


def _te_betalen(verbinding: Connection) -> Iterable[BetalingOpen]:
    """Declarations of which less was paid than was granted; a negative balance asks nothing."""
    betaald = (
        select(func.coalesce(func.sum(betaling.c.bedrag), 0))
        .where(betaling.c.bericht_id == declaratie.c.bericht_id)
        .scalar_subquery()
    )
    rest = declaratie.c.toegekend - betaald
    vraag = (
        select(
            *VAN_DECLARATIE,
            bericht.c.dagtekening,
            func.coalesce(
                bericht.c.ingediend_op, bericht.c.dagtekening, type_=bericht.c.dagtekening.type
            ).label("ingediend_op"),
            rest.label("rest"),
        )
        .select_from(declaratie)
        .join(bericht, bericht.c.id == declaratie.c.bericht_id)
        .where(declaratie.c.toegekend > letterlijk(0), rest > 0, bericht.c.status.in_(TELT))
        .order_by(bericht.c.id)
    )
    for rij in verbinding.execute(vraag):
        yield BetalingOpen(
            **van_declaratie(rij),
            dagtekening=rij.dagtekening,
            ingediend_op=rij.ingediend_op,
            bedrag=rij.rest,
        )


def _afgekeurd(verbinding: Connection) -> Iterable[RegelsAfgekeurd]:
    """Rejected lines that are not solved; what was refused as a whole is not among them."""
    vraag = (
        select(
            *VAN_DECLARATIE,
            declaratie.c.beantwoord_op,
            func.count(prestatie.c.id).label("regels"),
        )
        .select_from(prestatie)
        .join(declaratie, declaratie.c.bericht_id == prestatie.c.bericht_id)
        .join(bericht, bericht.c.id == prestatie.c.bericht_id)
        .where(
            prestatie.c.afgekeurd == letterlijk(1),
            ~OPGELOST,
            declaratie.c.beantwoord_op.is_not(None),
            bericht.c.status.in_(TELT),
        )
        .group_by(bericht.c.id)
    )
    for rij in verbinding.execute(vraag):
        yield RegelsAfgekeurd(**van_declaratie(rij), sinds=rij.beantwoord_op, regels=rij.regels)
