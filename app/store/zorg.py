"""Delivered care: what was recorded, from which file, and its sums for declaring.

A line that was declared is never changed: it lapses, and another takes its place.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, RowMapping, Text, cast, func, insert, select, update

from app.domain.zorg import DUIZENDSTEN, Zorgregel, Zorgsom
from app.store.sql import in_delen, volgende_id
from app.store.tables import DATUM
from app.store.tables_declareren import zorg, zorgbestand

_GELDT = zorg.c.vervallen_op.is_(None)


class Zorg:
    """The record of care in one transaction."""

    def __init__(self, verbinding: Connection) -> None:
        self._verbinding = verbinding

    def bestand(self, sha256: str) -> tuple[str, datetime] | None:
        """Name and moment of a file that was taken in before, or None."""
        rij = self._verbinding.execute(
            select(zorgbestand).where(zorgbestand.c.sha256 == sha256)
        ).one_or_none()
        return None if rij is None else (rij.bestandsnaam, rij.tijdstip)

    def bewaar_bestand(self, sha256: str, naam: str, op: datetime) -> int:
        """Remember a file. Raises IntegrityError when it was taken in before."""
        id_ = volgende_id(self._verbinding, zorgbestand)
        rij = {"id": id_, "sha256": sha256, "bestandsnaam": naam, "tijdstip": op}
        self._verbinding.execute(insert(zorgbestand), rij)
        return id_

    def voeg_toe(
        self, regels: Iterable[Zorgregel], op: datetime, bestand_id: int | None = None
    ) -> list[int]:
        """Keep new lines, and give their ids."""
        lijst = list(regels)
        eerste = volgende_id(self._verbinding, zorg)
        rijen = [
            _naar_rij(een) | {"id": id_, "vastgelegd_op": op, "zorgbestand_id": bestand_id}
            for id_, een in enumerate(lijst, eerste)
        ]
        if rijen:
            self._verbinding.execute(insert(zorg), rijen)
        return [rij["id"] for rij in rijen]

    def vervang(self, id_: int, nieuw: Zorgregel | None, op: datetime) -> int | None:
        """Let a line lapse, with another in its place or none; gives the id of that one.

        Raises LookupError for one that has lapsed already.
        """
        gedaan = self._verbinding.execute(
            update(zorg).where(zorg.c.id == id_, _GELDT).values(vervallen_op=op)
        )
        if gedaan.rowcount != 1:
            raise LookupError("no such line, or it has lapsed")
        if nieuw is None:
            return None
        nieuw_id = volgende_id(self._verbinding, zorg)
        rij = _naar_rij(nieuw) | {"id": nieuw_id, "vastgelegd_op": op, "vervangt_id": id_}
        self._verbinding.execute(insert(zorg), rij)
        return nieuw_id

    def tussen(self, van: date, tot: date) -> list[Zorgregel]:
        """Give the lines that stand over these days, by day and in the order they came in."""
        vraag = select(zorg).where(_GELDT, zorg.c.datum.between(van, tot))
        return self._regels(vraag.order_by(zorg.c.datum, zorg.c.id))

    def van_ids(self, ids: Collection[int]) -> list[Zorgregel]:
        """Give lines by id, lapsed ones too."""
        gevonden: list[Zorgregel] = []
        for deel in in_delen(ids):
            gevonden += self._regels(select(zorg).where(zorg.c.id.in_(deel)).order_by(zorg.c.id))
        return gevonden

    def is_leeg(self) -> bool:
        """Whether no line stands."""
        return self._verbinding.execute(select(zorg.c.id).where(_GELDT).limit(1)).first() is None

    def los(self, bsn: str | None = None) -> list[Zorgregel]:
        """Give the lines that stand of which the Toewijzing is not known."""
        vraag = select(zorg).where(_GELDT, zorg.c.toewijzing_id.is_(None)).order_by(zorg.c.id)
        if bsn is not None:
            vraag = vraag.where(zorg.c.bsn == bsn)
        return self._regels(vraag)

    def koppel(self, toewijzing_van: dict[int, int]) -> None:
        """Record of which Toewijzing (id) lines are, by the id of the line."""
        for id_, toewijzing_id in toewijzing_van.items():
            self._verbinding.execute(
                update(zorg).where(zorg.c.id == id_).values(toewijzing_id=toewijzing_id)
            )

    def sommen(self, vanaf: date, tot: date, bsn: str | None = None) -> list[Zorgsom]:
        """Add up what stands and has a Toewijzing, of care over these days.

        By Toewijzing, product, Eenheid and month; apart where a week ends in the next (IV076).
        """
        maand = func.substr(zorg.c.datum, 1, 7)
        zondagmaand = func.substr(func.date(zorg.c.datum, "weekday 0"), 1, 7)
        vraag = (
            select(
                zorg.c.toewijzing_id,
                func.min(zorg.c.bsn).label("bsn"),
                zorg.c.product_code,
                zorg.c.eenheid,
                maand.label("maand"),
                zondagmaand.label("zondagmaand"),
                func.sum(zorg.c.aantal).label("aantal"),
                func.min(zorg.c.datum, type_=DATUM).label("eerste"),
                func.max(zorg.c.datum, type_=DATUM).label("laatste"),
                func.group_concat(cast(zorg.c.id, Text)).label("ids"),
            )
            .where(_GELDT, zorg.c.toewijzing_id.is_not(None), zorg.c.datum.between(vanaf, tot))
            .group_by(zorg.c.toewijzing_id, maand, zorg.c.product_code, zorg.c.eenheid, zondagmaand)
            .order_by(zorg.c.toewijzing_id, maand, zorg.c.product_code)
        )
        if bsn is not None:
            vraag = vraag.where(zorg.c.bsn == bsn)
        return [
            Zorgsom(
                bsn=rij.bsn,
                toewijzing_id=rij.toewijzing_id,
                product=rij.product_code,
                eenheid=rij.eenheid,
                maand=date.fromisoformat(f"{rij.maand}-01"),
                zondagmaand=date.fromisoformat(f"{rij.zondagmaand}-01"),
                aantal=rij.aantal,
                eerste=rij.eerste,
                laatste=rij.laatste,
                ids=tuple(map(int, rij.ids.split(","))),
            )
            for rij in self._verbinding.execute(vraag)
        ]

    def _regels(self, vraag: Any) -> list[Zorgregel]:
        return [_uit_rij(rij) for rij in self._verbinding.execute(vraag).mappings()]


def _naar_rij(een: Zorgregel) -> dict[str, Any]:
    return {
        "datum": een.datum,
        "bsn": een.bsn,
        "toewijzing_nummer": een.toewijzing_nummer,
        "toewijzing_id": een.toewijzing_id,
        "product_code": een.product,
        "aantal": int(een.aantal * DUIZENDSTEN),
        "eenheid": een.eenheid,
        "medewerker": een.medewerker,
        "opmerking": een.opmerking,
    }


def _uit_rij(rij: RowMapping) -> Zorgregel:
    return Zorgregel(
        datum=rij["datum"],
        bsn=rij["bsn"],
        toewijzing_nummer=rij["toewijzing_nummer"],
        product=rij["product_code"],
        aantal=Decimal(rij["aantal"]) / DUIZENDSTEN,
        eenheid=rij["eenheid"],
        medewerker=rij["medewerker"],
        opmerking=rij["opmerking"],
        toewijzing_id=rij["toewijzing_id"],
        id=rij["id"],
    )
