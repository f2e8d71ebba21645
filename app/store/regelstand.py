"""How a line of a 323 stands, as conditions in SQL; which care it holds.

A line *counts* when its message does and the gemeente did not reject it, and *stands* when no other
took it back. It *holds* its care while nobody has to declare that anew: it stands, or it was
rejected and is among the rejected lines or was given up.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func, or_, select

from app.domain.declaratie import DEBET
from app.domain.verzending import Status
from app.store.sql import letterlijk
from app.store.tables import bericht
from app.store.tables_declareren import prestatie, prestatie_zorg, zorg

TELT = [status.value for status in Status if status.telt]


def telt(regel: Any, van: Any) -> ColumnElement[bool]:
    """Whether a line counts: it is in a message that does and was not rejected."""
    return and_(regel.c.afgekeurd == letterlijk(0), van.c.status.in_(TELT))


def gecrediteerd(regel: Any) -> ColumnElement[bool]:
    """Whether a line that counts takes this one back (IV091)."""
    credit, van = prestatie.alias(), bericht.alias()
    return exists(
        select(credit.c.id)
        .join(van, van.c.id == credit.c.bericht_id)
        .where(
            credit.c.vorig_referentie_nummer == regel.c.referentie_nummer,
            credit.c.wet == regel.c.wet,
            telt(credit, van),
        )
    )


def staat(regel: Any, van: Any) -> ColumnElement[bool]:
    """Whether a debet line counts and was not taken back."""
    return and_(regel.c.debet_credit == DEBET, telt(regel, van), ~gecrediteerd(regel))


def opnieuw_gedeclareerd(regel: Any) -> ColumnElement[bool]:
    """Whether a later line declares the same Toewijzing, product and month.

    Of a rejected credit line: whether a later one takes the same line back. When that later one
    was rejected as well, it is the one that asks for something.
    """
    later, van = prestatie.alias(), bericht.alias()
    maand = func.substr(later.c.begindatum, 1, 7) == func.substr(regel.c.begindatum, 1, 7)
    return exists(
        select(later.c.id)
        .join(van, van.c.id == later.c.bericht_id)
        .where(
            later.c.toewijzing_id == regel.c.toewijzing_id,
            later.c.id > regel.c.id,
            later.c.product_categorie == regel.c.product_categorie,
            later.c.product_code == regel.c.product_code,
            later.c.debet_credit == regel.c.debet_credit,
            maand,
            or_(
                regel.c.debet_credit == DEBET,
                later.c.vorig_referentie_nummer == regel.c.vorig_referentie_nummer,
            ),
            van.c.status != Status.VERVALLEN.value,
        )
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
# Whether a rejected line asks nothing more: it was given up or declared again, or its care is
# gone or was declared elsewhere.
OPGELOST: ColumnElement[bool] = or_(
    prestatie.c.afgehandeld_op.is_not(None),
    opnieuw_gedeclareerd(prestatie),
    and_(prestatie.c.debet_credit == DEBET, ~_OPEN_ZORG),
)
