"""Care of which the 301 came only after the month in which it was given, as pieces of SQL.

Only of specialistische ggz: for that Midden-IJssel/Oost-Veluwe 2024, §7, has a term of its own.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, or_

from app.domain.aanvraag import JEUGD_GGZ, Zorgvorm
from app.standard.release import Wet
from app.store.bekend import begin_bekend
from app.store.openstaand_levering import gevraagde_vorm
from app.store.tables import toewijzing, toewijzing_versie

_SPECIALISTISCH = "52"  # JZ020


def sggz_toegewezen(in_maand: ColumnElement[Any]) -> ColumnElement[Any]:
    """Day on which the 301 came (ISO), when that was after the month of a day; else NULL.

    Reads a query that has ``toewijzing`` with its leading version.
    """
    categorie, gevraagd = toewijzing_versie.c.product_categorie, gevraagde_vorm()
    is_sggz = and_(
        toewijzing.c.wet == Wet.JW,
        categorie.in_((_SPECIALISTISCH, JEUGD_GGZ)),
        or_(
            gevraagd == Zorgvorm.SPECIALISTISCHE_GGZ,
            and_(gevraagd.is_(None), categorie == _SPECIALISTISCH),
        ),
    )
    dag = case((is_sggz, func.substr(begin_bekend(), 1, 10)))
    return case((dag >= func.date(in_maand, "start of month", "+1 month"), dag))


def alles_sggz(in_maand: ColumnElement[Any]) -> ColumnElement[Any]:
    """First of those days in a group, or NULL where other care is in it: that is due sooner."""
    dag = sggz_toegewezen(in_maand)
    return case((func.count() == func.count(dag), func.min(dag)))


def als_dag(tekst: str | None) -> date | None:
    """Give the day of its ISO text."""
    return date.fromisoformat(tekst) if tekst else None
