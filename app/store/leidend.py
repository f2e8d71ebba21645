"""Which version of a Toewijzing leads, and which Toewijzingen are ours, for any query."""

from __future__ import annotations

from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.sql.selectable import FromClause

from app.store.sql import letterlijk
from app.store.tables import aanbieder, toewijzing, toewijzing_versie


def leidt(versie: FromClause, van: FromClause) -> ColumnElement[bool]:
    """Whether a version is the one that leads of its Toewijzing; both may be an alias."""
    return and_(versie.c.toewijzing_id == van.c.id, versie.c.actueel == letterlijk(1))


LEIDEND = leidt(toewijzing_versie, toewijzing)
VAN_ONS = toewijzing.c.aanbieder.in_(select(aanbieder.c.agb))
