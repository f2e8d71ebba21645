"""How a line of a 323 stands, as conditions in SQL; which care it holds.

A line *counts* when its message does and the gemeente did not reject it, and *stands* when no other
took it back. It *holds* its care while nobody has to declare that anew: it stands, or it was
rejected and is among the rejected lines or was given up.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, and_, case, exists, func, or_, select

from app.domain.declaratie import DEBET, Regelstand
from app.domain.verzending import Status
from app.store.sql import letterlijk
from app.store.tables import bericht
from app.store.tables_declareren import betaling, declaratie, prestatie, prestatie_zorg, zorg

TELT = [status.value for status in Status if status.telt]


def telt(regel: Any, van: Any) -> ColumnElement[bool]:
    """Whether a line counts: it is in a message that does and was not rejected."""
    return and_(regel.c.afgekeurd == letterlijk(0), van.c.status.in_(TELT))


def gecrediteerd(regel: Any, *, toegekend: bool = False) -> ColumnElement[bool]:
    """Whether a line that counts, or that was granted, takes this one back (IV091)."""
    credit, van = prestatie.alias(), bericht.alias()
    statussen = [Status.GOEDGEKEURD.value] if toegekend else TELT
    return exists(
        select(credit.c.id)
        .join(van, van.c.id == credit.c.bericht_id)
        .where(
            credit.c.vorig_referentie_nummer == regel.c.referentie_nummer,
            credit.c.wet == regel.c.wet,
            credit.c.afgekeurd == letterlijk(0),
            van.c.status.in_(statussen),
        )
    )


def staat(regel: Any, van: Any) -> ColumnElement[bool]:
    """Whether a debet line counts and was not taken back."""
    return and_(regel.c.debet_credit == DEBET, telt(regel, van), ~gecrediteerd(regel))


def opnieuw_gedeclareerd(regel: Any) -> ColumnElement[bool]:
    """Whether a later line that was not withdrawn declares the same: see ``declareert_opnieuw``."""
    later, van = prestatie.alias(), bericht.alias()
    return exists(
        select(later.c.id)
        .join(van, van.c.id == later.c.bericht_id)
        .where(declareert_opnieuw(later, regel), van.c.status != Status.VERVALLEN.value)
    )


def declareert_opnieuw(later: Any, regel: Any) -> ColumnElement[bool]:
    """Whether a line is of the same Toewijzing, product and month as an earlier one.

    Of a rejected credit line: whether it takes the same line back. When that later one
    was rejected as well, it is the one that asks for something.
    """
    return and_(
        later.c.toewijzing_id == regel.c.toewijzing_id,
        later.c.id > regel.c.id,
        later.c.product_categorie == regel.c.product_categorie,
        later.c.product_code == regel.c.product_code,
        later.c.debet_credit == regel.c.debet_credit,
        func.substr(later.c.begindatum, 1, 7) == func.substr(regel.c.begindatum, 1, 7),
        or_(
            regel.c.debet_credit == DEBET,
            later.c.vorig_referentie_nummer == regel.c.vorig_referentie_nummer,
        ),
    )


def vastgehouden(*, ook_afgekeurd: bool = True) -> ColumnElement[bool]:
    """Whether a line holds care; without ``ook_afgekeurd``: whether one that stands does."""
    koppeling, regel, van = prestatie_zorg.alias(), prestatie.alias(), bericht.alias()
    houdt = staat(regel, van)
    if ook_afgekeurd:
        houdt = or_(
            houdt,
            and_(
                regel.c.debet_credit == DEBET,
                regel.c.afgekeurd == letterlijk(1),
                van.c.status.in_(TELT),
                ~opnieuw_gedeclareerd(regel),
            ),
        )
    return exists(
        select(koppeling.c.zorg_id)
        .join(regel, regel.c.id == koppeling.c.prestatie_id)
        .join(van, van.c.id == regel.c.bericht_id)
        .where(koppeling.c.zorg_id == zorg.c.id, houdt)
    )


# Care of a line that stands and that no line that stands declares.
_OPEN_ZORG = exists(
    select(prestatie_zorg.c.zorg_id)
    .join(zorg, zorg.c.id == prestatie_zorg.c.zorg_id)
    .where(
        prestatie_zorg.c.prestatie_id == prestatie.c.id,
        zorg.c.vervallen_op.is_(None),
        ~vastgehouden(ook_afgekeurd=False),
    )
    .correlate(prestatie)
)

# What follows reads a query that has prestatie with its bericht.

VERVALLEN: ColumnElement[bool] = bericht.c.status == Status.VERVALLEN.value
# By itself, or with its whole message.
AFGEKEURD: ColumnElement[bool] = or_(
    prestatie.c.afgekeurd == letterlijk(1),
    bericht.c.status.in_((Status.AFGEKEURD.value, Status.AFGEKEURD_VECOZO.value)),
)
GEDECLAREERD: ColumnElement[bool] = telt(prestatie, bericht)
TOEGEKEND: ColumnElement[bool] = and_(
    bericht.c.status == Status.GOEDGEKEURD.value, prestatie.c.afgekeurd == letterlijk(0)
)
OPNIEUW: ColumnElement[bool] = opnieuw_gedeclareerd(prestatie)
# The care that it follows from is gone or was declared elsewhere.
ZONDER_ZORG: ColumnElement[bool] = and_(
    prestatie.c.debet_credit == DEBET,
    exists(
        select(prestatie_zorg.c.zorg_id)
        .where(prestatie_zorg.c.prestatie_id == prestatie.c.id)
        .correlate(prestatie)
    ),
    ~_OPEN_ZORG,
)
# A rejected line asks nothing more: it was given up or declared again, or has no care.
OPGELOST: ColumnElement[bool] = or_(prestatie.c.afgehandeld_op.is_not(None), OPNIEUW, ZONDER_ZORG)
# A CASE, so that nobody looks for what came after a line that was not rejected.
ONOPGELOST: ColumnElement[int] = case((~AFGEKEURD, 0), (OPGELOST, 0), else_=1)

BETAALD = (  # what came in for the declaration of a line, in eurocent
    select(func.coalesce(func.sum(betaling.c.bedrag), 0))
    .where(betaling.c.bericht_id == declaratie.c.bericht_id)
    .correlate(declaratie)
    .scalar_subquery()
)
_IS_BETAALD = or_(  # all that was granted came in, and there was something to come
    and_(declaratie.c.toegekend > 0, declaratie.c.toegekend <= BETAALD),
    and_(declaratie.c.toegekend < 0, declaratie.c.toegekend >= BETAALD),
)
# As a Regelstand, of a query that has the declaratie too.
STAND = case(
    (VERVALLEN, Regelstand.VERVALLEN.value),
    (AFGEKEURD, Regelstand.AFGEKEURD.value),
    (bericht.c.status == Status.INGEDIEND.value, Regelstand.INGEDIEND.value),
    (bericht.c.status != Status.GOEDGEKEURD.value, Regelstand.KLAAR.value),
    (gecrediteerd(prestatie, toegekend=True), Regelstand.GECREDITEERD.value),
    (_IS_BETAALD, Regelstand.BETAALD.value),
    else_=Regelstand.TOEGEKEND.value,
)
