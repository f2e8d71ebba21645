"""Protocols that the user made, and the calendars by which gemeenten let declare."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from app.domain.eigen_protocol import EigenProtocol
from app.store.tables_termijnen import declaratiedatum, eigen_protocol


class Protocollen:
    """Own protocols and declaration calendars in one transaction."""

    def __init__(self, verbinding: Connection) -> None:
        self._verbinding = verbinding

    def eigen(self) -> dict[str, EigenProtocol]:
        """Give the protocols of the user, by name."""
        rijen = self._verbinding.execute(select(eigen_protocol)).mappings()
        return {
            rij["naam"]: EigenProtocol(**{**rij, "verschillen": json.loads(rij["verschillen"])})
            for rij in rijen
        }

    def zet(self, een: EigenProtocol) -> None:
        """Keep a protocol of the user, new or changed."""
        waarden = {naam: getattr(een, naam) for naam in EigenProtocol.__slots__}
        waarden["verschillen"] = json.dumps(
            {term: dict(velden) for term, velden in een.verschillen.items()}, ensure_ascii=False
        )
        voeg_toe = insert(eigen_protocol).values(**waarden)
        self._verbinding.execute(
            voeg_toe.on_conflict_do_update(index_elements=["naam"], set_=waarden)
        )

    def verwijder(self, naam: str) -> None:
        """Take a protocol of the user away."""
        self._verbinding.execute(delete(eigen_protocol).where(eigen_protocol.c.naam == naam))

    def declaratiedata(self) -> dict[tuple[str, date], date]:
        """Give the last days that gemeenten named, by gemeente and first day of the month."""
        return {
            (rij.gemeente, rij.maand): rij.uiterlijk
            for rij in self._verbinding.execute(select(declaratiedatum))
        }

    def zet_declaratiedata(self, gemeente: str, data: Mapping[date, date]) -> None:
        """Replace the calendar of a gemeente: by first day of the month its last day."""
        self._verbinding.execute(
            delete(declaratiedatum).where(declaratiedatum.c.gemeente == gemeente)
        )
        if data:
            rijen = [
                {"gemeente": gemeente, "maand": maand, "uiterlijk": uiterlijk}
                for maand, uiterlijk in data.items()
            ]
            self._verbinding.execute(insert(declaratiedatum), rijen)
