"""Since when we know what the leading version of a ``toewijzing`` says, as pieces of SQL.

A gemeente sends a Toewijzing anew for any change in it: what stays the same was known before.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, Select, and_, func, select, tuple_

from app.domain.toewijzing import VERWIJDERD
from app.store.tables import bericht, toewijzing, toewijzing_versie


def begin_bekend() -> ScalarSelect[Any]:
    """Moment at which the Toewijzing first began as early as it does now (OP271).

    Who began before that had nothing to report on: it was assigned with retroactive effect.
    """
    versie = toewijzing_versie.alias("versie")
    return (
        _eerste_ontvangst(versie)
        .where(versie.c.ingangsdatum <= toewijzing_versie.c.ingangsdatum)
        .scalar_subquery()
    )


def einde_bekend() -> ScalarSelect[Any]:
    """Moment since which the Toewijzing ends as it does now, or is removed (OP272, OP033x1)."""
    versie, later = toewijzing_versie.alias("versie"), toewijzing_versie.alias("later")
    anders_daarna = (
        select(later.c.id)
        .where(
            later.c.toewijzing_id == versie.c.toewijzing_id,
            _moment(later) > _moment(versie),
            ~_zelfde_einde(later),
        )
        .correlate(versie, toewijzing_versie)
    )
    return (
        _eerste_ontvangst(versie)
        .where(_zelfde_einde(versie), ~anders_daarna.exists())
        .scalar_subquery()
    )


def _eerste_ontvangst(versie: Any) -> Select[Any]:
    return (
        select(func.min(bericht.c.tijdstip, type_=bericht.c.tijdstip.type))
        .select_from(versie.join(bericht, bericht.c.id == versie.c.bericht_id))
        .where(versie.c.toewijzing_id == toewijzing.c.id)
    )


def _zelfde_einde(versie: Any) -> ColumnElement[bool]:
    """Whether a version says of the end what the leading one does."""
    return and_(
        versie.c.einddatum.is_not_distinct_from(toewijzing_versie.c.einddatum),
        _verwijderd(versie) == _verwijderd(toewijzing_versie),
    )


def _verwijderd(versie: Any) -> ColumnElement[bool]:
    gegeven: ColumnElement[bool] = func.coalesce(versie.c.reden_wijziging, "") == VERWIJDERD
    return gegeven


def _moment(versie: Any) -> Any:
    """What decides which version is newest (IV013); of one moment the later stored."""
    return tuple_(versie.c.toewijzingsdatum, versie.c.toewijzingstijd, versie.c.id)
