"""Which of our messages the gemeente has, and since when, in SQL."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, func

from app.domain.verzending import Status
from app.store.tables import DATUM

# It stands ready or was exported, and still has to be handed in.
ONDERWEG = [status.value for status in Status if status.onderweg]
# It was handed in, whatever came of it.
VERSTUURD = [status.value for status in Status if status.verstuurd]
# It was handed in and not refused.
STAAT = [status.value for status in Status if status.verstuurd and status.telt]


def ingediend(van: Any) -> ColumnElement[date]:
    """Day on which a message of ours was handed in."""
    return func.coalesce(van.c.ingediend_op, van.c.dagtekening, type_=DATUM)
