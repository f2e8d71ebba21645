"""Requests that are half done."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, RowMapping, insert, select, true, update

from app.domain.client import korte_naam
from app.domain.verzoek import Concept
from app.store import mapping
from app.store.sql import volgende_id
from app.store.tables import client
from app.store.tables_verzoeken import concept


@dataclass(frozen=True, slots=True)
class Conceptrij:
    """A concept in a list; ``client`` is the name for the screen, empty for one who is new."""

    concept: Concept
    client: str


class Concepten:
    """The concepts in one transaction."""

    def __init__(self, verbinding: Connection) -> None:
        self._verbinding = verbinding

    def bewaar(self, een: Concept) -> int:
        """Keep a concept, over what was kept of it before, and give its id.

        Raises LookupError when it is gone since.
        """
        if een.id is None:
            return self._voeg_toe(een)
        wijzig = update(concept).where(concept.c.id == een.id)
        if self._verbinding.execute(wijzig.values(_naar_rij(een))).rowcount == 0:
            raise LookupError("no such concept")
        return een.id

    def lees(self, concept_id: int) -> Concept:
        """Give a concept. Raises LookupError."""
        gevonden = self._rijen(concept.c.id == concept_id)
        if not gevonden:
            raise LookupError("no such concept")
        return gevonden[0].concept

    def alle(self) -> list[Conceptrij]:
        """Give all concepts, that which was changed last first."""
        return self._rijen(true())

    def verwijder(self, concept_id: int) -> None:
        """Forget a concept; it may be gone already."""
        self._verbinding.execute(concept.delete().where(concept.c.id == concept_id))

    def herstel(self, een: Concept) -> int:
        """Put back a concept that was deleted, and give its id.

        Another one may have got its number since: then it gets a new one.
        """
        assert een.id is not None  # it was read from the store
        bezet = self._verbinding.execute(select(concept.c.id).where(concept.c.id == een.id))
        if bezet.first() is not None:
            een.id = None
        return self._voeg_toe(een)

    def _voeg_toe(self, een: Concept) -> int:
        if een.id is None:
            een.id = volgende_id(self._verbinding, concept)
        self._verbinding.execute(insert(concept), _naar_rij(een) | {"id": een.id})
        return een.id

    def _rijen(self, voorwaarde: ColumnElement[bool]) -> list[Conceptrij]:
        vraag = (
            select(concept, *mapping.NAAM)
            .select_from(concept)
            .outerjoin(client)
            .where(voorwaarde)
            .order_by(concept.c.gewijzigd_op.desc(), concept.c.id.desc())
        )
        return [_uit_rij(rij) for rij in self._verbinding.execute(vraag).mappings()]


_KOLOMMEN = [naam for naam in Concept.__slots__ if naam != "id"]


def _naar_rij(een: Concept) -> mapping.Rij:
    return {naam: getattr(een, naam) for naam in _KOLOMMEN}


def _uit_rij(rij: RowMapping) -> Conceptrij:
    return Conceptrij(
        Concept(**{naam: rij[naam] for naam in Concept.__slots__}),
        korte_naam(mapping.naam_uit_rij(rij)) if rij["client_id"] is not None else "",
    )
