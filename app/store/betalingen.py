"""What came in on declarations: by hand or from a bank statement."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from sqlalchemy import ColumnElement, Connection, delete, insert, select

from app.domain.betaling import Betaling, Declaratiestand
from app.domain.verzending import Status
from app.standard.release import Wet
from app.store.sql import in_delen
from app.store.tables import bericht
from app.store.tables_declareren import betaling, declaratie


class Betalingen:
    """The payments in one transaction."""

    def __init__(self, verbinding: Connection) -> None:
        self._verbinding = verbinding

    def voeg_toe(self, betalingen: Iterable[Betaling]) -> None:
        """Keep payments. Raises IntegrityError for an entry that is on the declaration already."""
        rijen = [
            {
                "bericht_id": een.bericht_id,
                "datum": een.datum,
                "bedrag": een.bedrag,
                "kenmerk": een.kenmerk,
                "omschrijving": een.omschrijving,
            }
            for een in betalingen
        ]
        if rijen:
            self._verbinding.execute(insert(betaling), rijen)

    def haal_weg(self, id_: int) -> list[Betaling]:
        """Take a payment away, with all that came from the same bank entry, and give them.

        Raises LookupError when it is not there.
        """
        (een,) = self._lees(betaling.c.id == id_) or (None,)
        if een is None:
            raise LookupError("no such payment")
        deze = [een] if een.kenmerk is None else self._lees(betaling.c.kenmerk == een.kenmerk)
        self._verbinding.execute(
            delete(betaling).where(betaling.c.id.in_([weg.id for weg in deze]))
        )
        return deze

    def haal_boekingen_weg(self, kenmerken: Collection[str]) -> None:
        """Take away what came from these bank entries."""
        for deel in in_delen(kenmerken):
            self._verbinding.execute(delete(betaling).where(betaling.c.kenmerk.in_(deel)))

    def geboekt(self, kenmerken: Collection[str]) -> set[str]:
        """Which bank entries were kept before."""
        gevonden: set[str] = set()
        for deel in in_delen(kenmerken):
            vraag = select(betaling.c.kenmerk).where(betaling.c.kenmerk.in_(deel))
            gevonden.update(kenmerk for kenmerk in self._verbinding.execute(vraag).scalars())
        return gevonden

    def standen(self) -> list[Declaratiestand]:
        """Give every declaration that was not withdrawn with what came in on it, oldest first.

        Two queries.
        """
        return self._standen(bericht.c.status != Status.VERVALLEN.value)

    def met_nummer(self, nummer: str) -> list[Declaratiestand]:
        """Give the declarations with a DeclaratieNummer: one per wet at most (TR333)."""
        return self._standen(declaratie.c.nummer == nummer)

    def van(self, bericht_ids: Collection[int]) -> dict[int, Declaratiestand]:
        """Give declarations by the id of their message."""
        gevonden: list[Declaratiestand] = []
        for deel in in_delen(bericht_ids):
            gevonden += self._standen(declaratie.c.bericht_id.in_(deel))
        return {een.bericht_id: een for een in gevonden}

    def _standen(self, voorwaarde: ColumnElement[bool]) -> list[Declaratiestand]:
        van = (
            select(declaratie.c.bericht_id)
            .join(bericht, bericht.c.id == declaratie.c.bericht_id)
            .where(voorwaarde)
        )
        betalingen: dict[int, list[Betaling]] = {}
        for een in self._lees(betaling.c.bericht_id.in_(van)):
            betalingen.setdefault(een.bericht_id, []).append(een)
        vraag = (
            select(
                declaratie,
                bericht.c.gemeente,
                bericht.c.identificatie,
                bericht.c.dagtekening,
                bericht.c.ingediend_op,
                bericht.c.status,
            )
            .join(bericht, bericht.c.id == declaratie.c.bericht_id)
            .where(voorwaarde)
            .order_by(bericht.c.dagtekening, declaratie.c.bericht_id)
        )
        return [
            Declaratiestand(
                bericht_id=rij.bericht_id,
                wet=Wet(rij.wet),
                gemeente=rij.gemeente,
                nummer=rij.nummer,
                identificatie=rij.identificatie,
                maand=rij.maand,
                dagtekening=rij.dagtekening,
                status=Status(rij.status),
                totaal=rij.totaal,
                toegekend=rij.toegekend,
                ingediend_op=rij.ingediend_op,
                betalingen=tuple(betalingen.get(rij.bericht_id, ())),
            )
            for rij in self._verbinding.execute(vraag)
        ]

    def _lees(self, voorwaarde: ColumnElement[bool]) -> list[Betaling]:
        vraag = select(betaling).where(voorwaarde).order_by(betaling.c.datum, betaling.c.id)
        return [Betaling(**rij) for rij in self._verbinding.execute(vraag).mappings()]
