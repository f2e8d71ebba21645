"""What the user put off, by the key of the Termijn."""

from __future__ import annotations

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from app.domain.uitstel import Uitstel
from app.store.tables_termijnen import uitstel


class Uitstellen:
    """What was put off, in one transaction."""

    def __init__(self, verbinding: Connection) -> None:
        self._verbinding = verbinding

    def alle(self) -> dict[str, Uitstel]:
        """Give everything that was ever put off and not taken back, by key."""
        rijen = self._verbinding.execute(select(uitstel)).mappings()
        return {rij["sleutel"]: Uitstel(**rij) for rij in rijen}

    def zet(self, een: Uitstel) -> None:
        """Put a Termijn off, or further."""
        waarden = {naam: getattr(een, naam) for naam in Uitstel.__slots__}
        voeg_toe = insert(uitstel).values(**waarden)
        self._verbinding.execute(
            voeg_toe.on_conflict_do_update(index_elements=["sleutel"], set_=waarden)
        )

    def neem_terug(self, sleutel: str) -> None:
        """Show a Termijn as if it had never been put off."""
        self._verbinding.execute(delete(uitstel).where(uitstel.c.sleutel == sleutel))
