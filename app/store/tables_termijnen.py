"""The tables of terms: what was postponed, protocols of the user, calendars of gemeenten.

See ``tables`` for how values are kept.
"""

from __future__ import annotations

from sqlalchemy import Column, Table, Text

from app.store.tables import DATUM, metadata

# The user puts a Termijn off; the term itself does not move.
uitstel = Table(
    "uitstel",
    metadata,
    Column("sleutel", Text, primary_key=True),  # Termijn.sleutel
    Column("tot", DATUM, nullable=False),  # the day on which it is shown again
    Column("notitie", Text, nullable=False),
    Column("vastgelegd_op", DATUM, nullable=False),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

# A copy of a protocol that the user changed.
eigen_protocol = Table(
    "eigen_protocol",
    metadata,
    Column("naam", Text, primary_key=True),
    Column("titel", Text, nullable=False),
    Column("erft_van", Text, nullable=False),  # name of a protocol in resources/protocollen
    Column("geldig_vanaf", DATUM, nullable=False),
    Column("geldig_tot", DATUM),
    Column("verschillen", Text, nullable=False),  # JSON: by term, what differs
    Column("vastgelegd_op", DATUM, nullable=False),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

# The last day that a gemeente itself named for declaring a month; it goes before the general term.
declaratiedatum = Table(
    "declaratiedatum",
    metadata,
    Column("gemeente", Text, primary_key=True),
    Column("maand", DATUM, primary_key=True),  # first day of the month in which care was given
    Column("uiterlijk", DATUM, nullable=False),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
