"""What the user put off, by the key of the Termijn."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, bindparam, delete, select
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

    def zet(self, uitstellen: Collection[Uitstel]) -> None:
        """Put Termijnen off, or further."""
        if not uitstellen:
            return
        voeg_toe = insert(uitstel)
        nieuw = {k.name: k for k in voeg_toe.excluded if not k.primary_key}
        self._verbinding.execute(
            voeg_toe.on_conflict_do_update(index_elements=["sleutel"], set_=nieuw),
            [{naam: getattr(een, naam) for naam in Uitstel.__slots__} for een in uitstellen],
        )

    def neem_terug(self, sleutels: Collection[str]) -> None:
        """Show Termijnen as if they had never been put off."""
        if sleutels:
            weg = delete(uitstel).where(uitstel.c.sleutel == bindparam("deze"))
            self._verbinding.execute(weg, [{"deze": sleutel} for sleutel in sleutels])
