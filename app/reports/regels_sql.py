"""What holds of a declared line, as SQL: whether it counts, was refused, and was put right."""

from __future__ import annotations

from sqlalchemy import and_, case, exists, func, literal, or_, select

from app.domain.declaratie import CREDIT, DEBET, Regelstand
from app.domain.verzending import Status
from app.store.tables import bericht
from app.store.tables_declareren import (
    betaling,
    declaratie,
    prestatie,
    prestatie_zorg,
    zorg,
)

_GEWEIGERD = bericht.c.status.in_((Status.AFGEKEURD.value, Status.AFGEKEURD_VECOZO.value))
_later, _bericht = prestatie.alias("later"), bericht.alias("later_bericht")
_van, _ander_zorg = prestatie_zorg.alias("van"), prestatie_zorg.alias("ander_zorg")

# These read a query that has prestatie with its bericht.
AFGEKEURD = or_(prestatie.c.afgekeurd == 1, _GEWEIGERD)  # by itself, or with its whole message
VERVALLEN = bericht.c.status == Status.VERVALLEN.value
TOEGEKEND = and_(bericht.c.status == Status.GOEDGEKEURD.value, prestatie.c.afgekeurd == 0)
GEDECLAREERD = and_(
    bericht.c.status.in_([status.value for status in Status if status.telt]),
    prestatie.c.afgekeurd == 0,
)

_telt_later = and_(
    _later.c.afgekeurd == 0,
    _later.c.debet_credit == DEBET,
    _bericht.c.status.in_([status.value for status in Status if status.telt]),
)
_samen = _later.join(_bericht, _bericht.c.id == _later.c.bericht_id)
OPNIEUW = (
    exists(literal(1))
    .select_from(_samen)
    .where(
        _later.c.toewijzing_id == prestatie.c.toewijzing_id,
        _later.c.id > prestatie.c.id,
        _later.c.product_categorie == prestatie.c.product_categorie,
        _later.c.product_code == prestatie.c.product_code,
        func.substr(_later.c.begindatum, 1, 7) == func.substr(prestatie.c.begindatum, 1, 7),
        _telt_later,
    )
    .correlate(prestatie)
)
_elders = (
    exists(literal(1))
    .select_from(
        _ander_zorg.join(_later, _later.c.id == _ander_zorg.c.prestatie_id).join(
            _bericht, _bericht.c.id == _later.c.bericht_id
        )
    )
    .where(
        _ander_zorg.c.zorg_id == _van.c.zorg_id,
        _ander_zorg.c.prestatie_id != prestatie.c.id,
        _telt_later,
    )
    .correlate(_van, prestatie)
)
_heeft_zorg = (
    exists(literal(1))
    .select_from(_van)
    .where(_van.c.prestatie_id == prestatie.c.id)
    .correlate(prestatie)
)
_nog_zorg = (
    exists(literal(1))
    .select_from(_van.join(zorg, zorg.c.id == _van.c.zorg_id))
    .where(_van.c.prestatie_id == prestatie.c.id, zorg.c.vervallen_op.is_(None), ~_elders)
    .correlate(prestatie)
)
# Its care was taken away or stands in another line.
ZONDER_ZORG = and_(_heeft_zorg, ~_nog_zorg)
OPGELOST = or_(prestatie.c.afgehandeld_op.is_not(None), OPNIEUW, ZONDER_ZORG)
# A CASE, so that nobody looks for what came after a line that was not refused.
ONOPGELOST = case((~AFGEKEURD, 0), (OPGELOST, 0), else_=1)

_credit = prestatie.alias("credit")
_credit_bericht = bericht.alias("credit_bericht")
GECREDITEERD = (
    exists(literal(1))
    .select_from(_credit.join(_credit_bericht, _credit_bericht.c.id == _credit.c.bericht_id))
    .where(
        _credit.c.vorig_referentie_nummer == prestatie.c.referentie_nummer,
        _credit.c.vorig_referentie_nummer.is_not(None),
        _credit.c.wet == prestatie.c.wet,
        _credit.c.debet_credit == CREDIT,
        _credit.c.afgekeurd == 0,
        _credit_bericht.c.status == Status.GOEDGEKEURD.value,
    )
    .correlate(prestatie)
)
BETAALD = (  # the sum that came in for a declaration
    select(func.coalesce(func.sum(betaling.c.bedrag), 0))
    .where(betaling.c.bericht_id == declaratie.c.bericht_id)
    .correlate(declaratie)
    .scalar_subquery()
)
_HEEL_BETAALD = and_(
    exists(literal(1))
    .select_from(betaling)
    .where(betaling.c.bericht_id == declaratie.c.bericht_id)
    .correlate(declaratie),
    declaratie.c.toegekend == BETAALD,
)
STAND = case(  # as a Regelstand
    (VERVALLEN, Regelstand.VERVALLEN.value),
    (AFGEKEURD, Regelstand.AFGEKEURD.value),
    (
        bericht.c.status == Status.GOEDGEKEURD.value,
        case(
            (GECREDITEERD, Regelstand.GECREDITEERD.value),
            (_HEEL_BETAALD, Regelstand.BETAALD.value),
            else_=Regelstand.TOEGEKEND.value,
        ),
    ),
    (bericht.c.status == Status.INGEDIEND.value, Regelstand.INGEDIEND.value),
    else_=Regelstand.KLAAR.value,
)
