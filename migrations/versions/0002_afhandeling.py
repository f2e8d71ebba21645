"""A refused message of our own can be put aside: the day and the reason."""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.execute("ALTER TABLE bericht ADD COLUMN afgehandeld_op TEXT")
    op.execute(
        """
        ALTER TABLE bericht ADD COLUMN afhandeling TEXT CONSTRAINT ck_bericht_afhandeling
            CHECK ((afgehandeld_op IS NULL) = (afhandeling IS NULL) AND
            (afhandeling IS NULL OR trim(afhandeling) <> ''))
        """
    )
