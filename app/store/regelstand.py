"""How a line of a 323 stands, as conditions in SQL; which care it holds.

A line *counts* when its message does and the gemeente did not reject it. It *holds* its care while
nobody has to declare that anew: it counts and was not credited, or it was rejected and stands among
the rejected lines or was given up.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import CTE, ColumnElement, and_, exists, func, literal_column, or_, select

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


def opnieuw_gedeclareerd(regel: Any) -> ColumnElement[bool]:
    """Whether a later line that counts declares the same Toewijzing, product and month.

    Of a rejected credit line: whether a later one takes the same line back.
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
            telt(later, van),
        )
    )


def vastgehouden(zorg_: Any, *, ook_afgekeurd: bool = True) -> ColumnElement[bool]:
    """Whether a line holds this care; without ``ook_afgekeurd``: a line that counts."""
    koppeling, regel, van = prestatie_zorg.alias(), prestatie.alias(), bericht.alias()
    houdt = and_(regel.c.afgekeurd == letterlijk(0), ~gecrediteerd(regel))
    if ook_afgekeurd:
        afgekeurd = and_(regel.c.afgekeurd == letterlijk(1), ~opnieuw_gedeclareerd(regel))
        houdt = or_(houdt, afgekeurd)
    return exists(
        select(koppeling.c.zorg_id)
        .join(regel, regel.c.id == koppeling.c.prestatie_id)
        .join(van, van.c.id == regel.c.bericht_id)
        .where(
            koppeling.c.zorg_id == zorg_.c.id,
            regel.c.debet_credit == DEBET,
            van.c.status.in_(TELT),
            houdt,
        )
    )


def keten() -> CTE:
    """By declared line that stands: care of it that lapsed, and what took its place since.

    ``eigen`` tells what the line was declared from. What is in the place of care of another
    Toewijzing or month is not among it: that is to be declared where it belongs.
    """
    koppeling, oud = prestatie_zorg.alias(), zorg.alias()
    begin = (
        select(
            koppeling.c.prestatie_id,
            oud.c.id.label("zorg_id"),
            oud.c.toewijzing_id,
            func.substr(oud.c.datum, 1, 7).label("maand"),
            literal_column("1").label("eigen"),
        )
        .select_from(oud)
        .join(koppeling, koppeling.c.zorg_id == oud.c.id)
        .join(prestatie, prestatie.c.id == koppeling.c.prestatie_id)
        .join(bericht, bericht.c.id == prestatie.c.bericht_id)
        .where(
            oud.c.vervallen_op.is_not(None),
            prestatie.c.debet_credit == DEBET,
            telt(prestatie, bericht),
            ~gecrediteerd(prestatie),
        )
        .cte("keten", recursive=True)
    )
    nieuw = zorg.alias()
    return begin.union_all(
        select(
            begin.c.prestatie_id,
            nieuw.c.id,
            begin.c.toewijzing_id,
            begin.c.maand,
            literal_column("0"),
        ).join(nieuw, nieuw.c.vervangt_id == begin.c.zorg_id)
    )
