"""What was declared, paid and corrected, with the facts by which that was owed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, exists, func, select

from app.domain.declaratie import CREDIT, DEBET
from app.domain.openstaand import (
    BetalingOpen,
    CorrectieOpen,
    DeclaratieOpen,
    RegelsAfgekeurd,
    Waarom,
)
from app.domain.productperiode import laatste_dag
from app.domain.terugblik import Gebeurd
from app.store.laat_toegewezen import alles_sggz, als_dag
from app.store.leidend import LEIDEND
from app.store.openstaand_declaraties import VAN_DECLARATIE, van_declaratie
from app.store.regelstand import TELT, ZONDER_ZORG, declareert_opnieuw
from app.store.sql import letterlijk
from app.store.tables import bericht, toewijzing, toewijzing_versie
from app.store.tables_declareren import betaling, declaratie, prestatie
from app.store.verstuurd import STAAT, ingediend


def declareren(verbinding: Connection, van: date) -> Iterable[Gebeurd]:
    """Give what was declared, paid and corrected since a day, in four queries."""
    yield from _gedeclareerd(verbinding, van)
    yield from _betaald(verbinding, van)
    yield from _afgekeurd(verbinding)
    yield from _gecrediteerd(verbinding, van)


def _gedeclareerd(verbinding: Connection, van: date) -> Iterable[Gebeurd]:
    """Months of care by the 323 that declared them first.

    Lines that declare anew what was rejected or granted have a term of their own.
    """
    eerder, ervan = prestatie.alias(), bericht.alias()
    al_gedeclareerd = exists(
        select(eerder.c.id)
        .join(ervan, ervan.c.id == eerder.c.bericht_id)
        .where(
            declareert_opnieuw(prestatie, eerder),
            # The same month, in words that the index knows.
            eerder.c.begindatum >= func.date(prestatie.c.begindatum, "start of month"),
            eerder.c.begindatum < func.date(prestatie.c.begindatum, "start of month", "+1 month"),
            ervan.c.status.in_(STAAT),
        )
    )
    maand = func.substr(prestatie.c.begindatum, 1, 7).label("zorgmaand")
    vraag = (
        select(
            *VAN_DECLARATIE,
            bericht.c.aanbieder,
            ingediend(bericht).label("ingediend"),
            maand,
            func.count(prestatie.c.client_id.distinct()).label("clienten"),
            func.count(prestatie.c.id).label("prestaties"),
            alles_sggz(prestatie.c.begindatum).label("sggz_op"),
        )
        .select_from(bericht)
        .join(declaratie, declaratie.c.bericht_id == bericht.c.id)
        .join(prestatie, prestatie.c.bericht_id == bericht.c.id)
        .outerjoin(toewijzing, toewijzing.c.id == prestatie.c.toewijzing_id)
        .outerjoin(toewijzing_versie, LEIDEND)
        .where(
            bericht.c.status.in_(STAAT),
            ingediend(bericht) >= van,
            prestatie.c.debet_credit == DEBET,
            ~al_gedeclareerd,
        )
        .group_by(bericht.c.id, maand)
    )
    for rij in verbinding.execute(vraag):
        eerste = date.fromisoformat(f"{rij.zorgmaand}-01")
        feit = DeclaratieOpen(
            wet=rij.wet,
            gemeente=rij.gemeente,
            waarom=Waarom.MAAND,
            aanbieder=rij.aanbieder,
            vanaf=eerste,
            tot=laatste_dag(eerste),
            clienten=rij.clienten,
            prestaties=rij.prestaties,
            sggz_toegewezen_op=als_dag(rij.sggz_op),
            bericht_id=rij.id,
            identificatie=rij.identificatie,
        )
        yield Gebeurd(feit, rij.ingediend)


def _betaald(verbinding: Connection, van: date) -> Iterable[Gebeurd]:
    """Declarations of which all that was granted came in, by the payment that made it so."""
    recent = select(betaling.c.bericht_id).where(betaling.c.datum >= van)
    vraag = (
        select(
            *VAN_DECLARATIE,
            bericht.c.dagtekening,
            ingediend(bericht).label("ingediend"),
            declaratie.c.toegekend,
            betaling.c.datum,
            betaling.c.bedrag,
        )
        .select_from(declaratie)
        .join(bericht, bericht.c.id == declaratie.c.bericht_id)
        .join(betaling, betaling.c.bericht_id == declaratie.c.bericht_id)
        .where(
            declaratie.c.toegekend > letterlijk(0),
            bericht.c.status.in_(TELT),
            declaratie.c.bericht_id.in_(recent),
        )
        .order_by(bericht.c.id, betaling.c.datum, betaling.c.id)
    )
    for _, groep in groupby(verbinding.execute(vraag), lambda rij: rij.id):
        rijen = list(groep)
        if (voldaan := _voldaan_op(rijen)) is not None:
            feit = BetalingOpen(
                **van_declaratie(rijen[0]),
                dagtekening=rijen[0].dagtekening,
                ingediend_op=rijen[0].ingediend,
                bedrag=rijen[0].toegekend,
            )
            yield Gebeurd(feit, voldaan)


def _voldaan_op(rijen: Sequence[Any]) -> date | None:
    """Day since which what was paid is not less than what was granted; None while it is."""
    som, sinds = 0, None
    for rij in rijen:
        som += rij.bedrag
        if som < rij.toegekend:
            sinds = None
        elif sinds is None:
            sinds = rij.datum
    return sinds


def _afgekeurd(verbinding: Connection) -> Iterable[Gebeurd]:
    """Declarations with rejected lines that were all declared again, by the last 323 that did.

    Lines that were given up, or of which the care is gone, asked for nothing.
    """
    later, erin = prestatie.alias(), bericht.alias()
    opnieuw = (
        select(func.min(ingediend(erin)))
        .select_from(later)
        .join(erin, erin.c.id == later.c.bericht_id)
        .where(declareert_opnieuw(later, prestatie), erin.c.status.in_(STAAT))
        .correlate(prestatie)
        .scalar_subquery()
    )
    vraag = (
        select(
            *VAN_DECLARATIE,
            declaratie.c.beantwoord_op,
            prestatie.c.afgehandeld_op,
            ZONDER_ZORG.label("zonder_zorg"),
            opnieuw.label("opnieuw"),
        )
        .select_from(prestatie)
        .join(declaratie, declaratie.c.bericht_id == prestatie.c.bericht_id)
        .join(bericht, bericht.c.id == prestatie.c.bericht_id)
        .where(
            prestatie.c.afgekeurd == letterlijk(1),
            declaratie.c.beantwoord_op.is_not(None),
            bericht.c.status.in_(TELT),
        )
        .order_by(bericht.c.id)
    )
    for _, groep in groupby(verbinding.execute(vraag), lambda rij: rij.id):
        rijen = [
            rij
            for rij in groep
            if rij.opnieuw is not None or (rij.afgehandeld_op is None and not rij.zonder_zorg)
        ]
        dagen = [rij.opnieuw for rij in rijen if rij.opnieuw is not None]
        if dagen and len(dagen) == len(rijen):
            feit = RegelsAfgekeurd(
                **van_declaratie(rijen[0]), sinds=rijen[0].beantwoord_op, regels=len(rijen)
            )
            yield Gebeurd(feit, max(dagen))


def _gecrediteerd(verbinding: Connection, van: date) -> Iterable[Gebeurd]:
    """Declarations with granted lines that a later 323 took back (IV091)."""
    credit, erin = prestatie.alias(), bericht.alias()
    vraag = (
        select(
            *VAN_DECLARATIE,
            declaratie.c.beantwoord_op,
            ingediend(erin).label("ingediend"),
            func.count(credit.c.id).label("regels"),
        )
        .select_from(credit)
        .join(erin, erin.c.id == credit.c.bericht_id)
        .join(
            prestatie,
            (prestatie.c.referentie_nummer == credit.c.vorig_referentie_nummer)
            & (prestatie.c.wet == credit.c.wet),
        )
        .join(declaratie, declaratie.c.bericht_id == prestatie.c.bericht_id)
        .join(bericht, bericht.c.id == prestatie.c.bericht_id)
        .where(
            credit.c.debet_credit == CREDIT,
            erin.c.status.in_(STAAT),
            ingediend(erin) >= van,
            declaratie.c.beantwoord_op.is_not(None),
        )
        .group_by(bericht.c.id, erin.c.id)
    )
    for rij in verbinding.execute(vraag):
        feit = CorrectieOpen(**van_declaratie(rij), sinds=rij.beantwoord_op, regels=rij.regels)
        yield Gebeurd(feit, rij.ingediend)
