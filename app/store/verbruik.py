"""What was declared and recorded of Toewijzingen, added up by month in the database."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from sqlalchemy import Connection, case, func, select

from app.domain.declaratie import CREDIT
from app.domain.verbruik import Maandsom
from app.domain.zorg import OpenZorg
from app.store.openstaand_declareren import open_zorg
from app.store.regelstand import GEDECLAREERD, TOEGEKEND
from app.store.sql import in_delen
from app.store.tables import bericht
from app.store.tables_declareren import prestatie, zorg


class Verbruiken:
    """The sums in one transaction."""

    def __init__(self, verbinding: Connection) -> None:
        self._verbinding = verbinding

    def gedeclareerd(self, toewijzing_ids: Collection[int]) -> dict[int, list[Maandsom]]:
        """Give what was declared and granted by Toewijzing; one query.

        What was refused or withdrawn was not declared (IV085); what is ready to go was.
        """
        maand = func.substr(prestatie.c.begindatum, 1, 7)
        volume = case(
            (prestatie.c.debet_credit == CREDIT, -prestatie.c.volume), else_=prestatie.c.volume
        )
        vraag = (
            select(
                prestatie.c.toewijzing_id,
                maand.label("maand"),
                prestatie.c.eenheid,
                func.sum(volume).label("volume"),
                func.sum(case((TOEGEKEND, volume), else_=0)).label("toegekend_volume"),
                func.sum(prestatie.c.bedrag).label("bedrag"),
                func.sum(case((TOEGEKEND, prestatie.c.bedrag), else_=0)).label("toegekend_bedrag"),
            )
            .join(bericht, bericht.c.id == prestatie.c.bericht_id)
            .where(GEDECLAREERD)
            .group_by(prestatie.c.toewijzing_id, maand, prestatie.c.eenheid)
            .order_by(prestatie.c.toewijzing_id, maand)
        )
        gevonden: dict[int, list[Maandsom]] = {id_: [] for id_ in toewijzing_ids}
        for deel in in_delen(toewijzing_ids):
            for rij in self._verbinding.execute(vraag.where(prestatie.c.toewijzing_id.in_(deel))):
                gevonden[rij.toewijzing_id].append(
                    Maandsom(
                        maand=_eerste(rij.maand),
                        eenheid=rij.eenheid,
                        volume=rij.volume,
                        toegekend_volume=rij.toegekend_volume,
                        bedrag=rij.bedrag,
                        toegekend_bedrag=rij.toegekend_bedrag,
                    )
                )
        return gevonden

    def geregistreerd(
        self, toewijzing_ids: Collection[int]
    ) -> dict[int, list[tuple[date, str, int]]]:
        """Give the care that stands by Toewijzing: month, Eenheid, thousandths; one query."""
        maand = func.substr(zorg.c.datum, 1, 7)
        vraag = (
            select(zorg.c.toewijzing_id, maand.label("maand"), zorg.c.eenheid,
                   func.sum(zorg.c.aantal).label("aantal"))
            .where(zorg.c.vervallen_op.is_(None))
            .group_by(zorg.c.toewijzing_id, maand, zorg.c.eenheid)
        )  # fmt: skip
        gevonden: dict[int, list[tuple[date, str, int]]] = {id_: [] for id_ in toewijzing_ids}
        for deel in in_delen(toewijzing_ids):
            for rij in self._verbinding.execute(vraag.where(zorg.c.toewijzing_id.in_(deel))):
                gevonden[rij.toewijzing_id].append((_eerste(rij.maand), rij.eenheid, rij.aantal))
        return gevonden

    def nog_te_declareren(self, client_id: int, vandaag: date) -> list[OpenZorg]:
        """Give the care of a client that is recorded and not declared; see ``open_zorg``."""
        return open_zorg(self._verbinding, client_id, vandaag)


def _eerste(maand: str) -> date:
    return date.fromisoformat(f"{maand}-01")
