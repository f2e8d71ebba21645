"""What was postponed, protocols of the user, calendars of gemeenten, and who follows a client."""

from __future__ import annotations

from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.execute("ALTER TABLE client ADD COLUMN medewerker TEXT DEFAULT '' NOT NULL")
    for statement in _TABELLEN:
        op.execute(statement)


_TABELLEN = (
    """
    CREATE TABLE uitstel (
        sleutel TEXT NOT NULL,
        tot TEXT NOT NULL,
        notitie TEXT NOT NULL,
        vastgelegd_op TEXT NOT NULL,
        PRIMARY KEY (sleutel)
    ) WITHOUT ROWID, STRICT
    """,
    """
    CREATE TABLE eigen_protocol (
        naam TEXT NOT NULL,
        titel TEXT NOT NULL,
        erft_van TEXT NOT NULL,
        geldig_vanaf TEXT NOT NULL,
        geldig_tot TEXT,
        verschillen TEXT NOT NULL,
        vastgelegd_op TEXT NOT NULL,
        PRIMARY KEY (naam)
    ) WITHOUT ROWID, STRICT
    """,
    """
    CREATE TABLE declaratiedatum (
        gemeente TEXT NOT NULL,
        maand TEXT NOT NULL,
        uiterlijk TEXT NOT NULL,
        PRIMARY KEY (gemeente, maand)
    ) WITHOUT ROWID, STRICT
    """,
)
