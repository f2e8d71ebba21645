"""Pieces of SQL that more than one repository is built from."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from enum import StrEnum
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Table, func, literal_column, select

T = TypeVar("T")
_PER_VRAAG = 2_000  # values in one IN (…)


def in_delen(waarden: Collection[T]) -> Iterator[list[T]]:
    """Divide values over queries."""
    lijst = list(waarden)
    for begin in range(0, len(lijst), _PER_VRAAG):
        yield lijst[begin : begin + _PER_VRAAG]


def volgende_id(verbinding: Connection, tabel: Table) -> int:
    """First id that is free; only in a transaction that writes is it still so at the insert.

    Rows of ours are never deleted, so that no id is given out twice.
    """
    hoogste: int | None = verbinding.execute(select(func.max(tabel.c.id))).scalar_one()
    return (hoogste or 0) + 1


def letterlijk(waarde: StrEnum | int) -> ColumnElement[Any]:
    """A constant as it stands in the WHERE of a partial index, which a parameter would miss."""
    return literal_column(f"'{waarde.value}'" if isinstance(waarde, StrEnum) else str(waarde))
