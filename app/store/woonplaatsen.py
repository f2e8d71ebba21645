"""Which gemeente is responsible for a jeugdige, as it was found."""

from __future__ import annotations

from sqlalchemy import Connection, insert, or_, select, update

from app.domain.verzoek import Woonplaatsbepaling
from app.store.sql import volgende_id
from app.store.tables_verzoeken import woonplaatsbepaling


class Woonplaatsen:
    """The determinations in one transaction."""

    def __init__(self, verbinding: Connection) -> None:
        self._verbinding = verbinding

    def bewaar(self, een: Woonplaatsbepaling) -> int:
        """Keep a new determination and give its id."""
        id_ = volgende_id(self._verbinding, woonplaatsbepaling)
        rij = {naam: getattr(een, naam) for naam in Woonplaatsbepaling.__slots__}
        self._verbinding.execute(insert(woonplaatsbepaling), rij | {"id": id_})
        return id_

    def koppel(self, bepaling_id: int, client_id: int) -> None:
        """Record whom a determination is about, once that client is known.

        Raises LookupError when it is not there, or about somebody else.
        """
        van = woonplaatsbepaling.c.client_id
        wijzig = update(woonplaatsbepaling).where(
            woonplaatsbepaling.c.id == bepaling_id, or_(van.is_(None), van == client_id)
        )
        if self._verbinding.execute(wijzig.values(client_id=client_id)).rowcount == 0:
            raise LookupError("no such determination")

    def van_client(self, client_id: int) -> list[Woonplaatsbepaling]:
        """Give what was found for a client, newest first."""
        vraag = (
            select(woonplaatsbepaling)
            .where(woonplaatsbepaling.c.client_id == client_id)
            .order_by(woonplaatsbepaling.c.op.desc(), woonplaatsbepaling.c.id.desc())
        )
        return [Woonplaatsbepaling(**rij) for rij in self._verbinding.execute(vraag).mappings()]
