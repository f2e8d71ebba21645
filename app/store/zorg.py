"""Delivered care: what was recorded, from which file, and its sums for declaring.

A line that was declared is never changed: it lapses, and another takes its place.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from itertools import count
from typing import Any, NamedTuple

from sqlalchemy import (
    Connection,
    RowMapping,
    Text,
    bindparam,
    case,
    cast,
    func,
    insert,
    select,
    update,
)

from app.domain.zorg import DUIZENDSTEN, Zorgregel, Zorgsom
from app.store.regelstand import staat
from app.store.sql import in_delen, volgende_id
from app.store.tables import DATUM, bericht
from app.store.tables_declareren import declaratie, prestatie, prestatie_zorg, zorg, zorgbestand

_GELDT = zorg.c.vervallen_op.is_(None)


class Gedeclareerd(NamedTuple):
    """Where a line of care was declared: the id of the Prestatie, and how the gemeente knows it."""

    prestatie_id: int
    declaratie_nummer: str
    referentie_nummer: str


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
        return self.vervang_alle({id_: nieuw}, op).get(id_)

    def vervang_alle(
        self, nieuw_van: Mapping[int, Zorgregel | None], op: datetime
    ) -> dict[int, int]:
        """Let lines lapse, each with another in its place or none; gives the ids of those.

        Raises LookupError when one of them has lapsed already.
        """
        geraakt = 0
        for deel in in_delen(nieuw_van):
            vervallen = update(zorg).where(zorg.c.id.in_(deel), _GELDT).values(vervallen_op=op)
            geraakt += self._verbinding.execute(vervallen).rowcount
        if geraakt != len(nieuw_van):
            raise LookupError("no such line, or it has lapsed")
        nieuw = {oud: regel for oud, regel in nieuw_van.items() if regel is not None}
        ids = dict(zip(nieuw, count(volgende_id(self._verbinding, zorg)), strict=False))
        rijen = [
            _naar_rij(regel) | {"id": ids[oud], "vastgelegd_op": op, "vervangt_id": oud}
            for oud, regel in nieuw.items()
        ]
        if rijen:
            self._verbinding.execute(insert(zorg), rijen)
        return ids

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

    def koppel(self, toewijzing_van: Mapping[int, int]) -> None:
        """Record of which Toewijzing (id) lines are, by the id of the line."""
        if toewijzing_van:
            self._verbinding.execute(
                update(zorg)
                .where(zorg.c.id == bindparam("deze"))
                .values(toewijzing_id=bindparam("van")),
                [{"deze": id_, "van": van} for id_, van in toewijzing_van.items()],
            )

    def medewerkers(self) -> list[str]:
        """Give who did what stands, by name."""
        vraag = select(zorg.c.medewerker).where(_GELDT, zorg.c.medewerker != "").distinct()
        return sorted(self._verbinding.execute(vraag).scalars(), key=str.casefold)

    def vervallen(self, ids: Collection[int]) -> dict[int, datetime]:
        """Give when lines lapsed, of those that did."""
        gevonden: dict[int, datetime] = {}
        for deel in in_delen(ids):
            vraag = select(zorg.c.id, zorg.c.vervallen_op).where(
                zorg.c.id.in_(deel), zorg.c.vervallen_op.is_not(None)
            )
            gevonden.update((id_, op) for id_, op in self._verbinding.execute(vraag))
        return gevonden

    def gedeclareerd(self, van: date, tot: date) -> dict[int, Gedeclareerd]:
        """Give where the care that stands over these days was declared, by the id of the line.

        Only where it counts: not refused, not lapsed, not taken back by a credit line that counts.
        """
        vraag = (
            select(
                prestatie_zorg.c.zorg_id,
                prestatie.c.id,
                declaratie.c.nummer,
                prestatie.c.referentie_nummer,
            )
            .select_from(zorg)
            .join(prestatie_zorg, prestatie_zorg.c.zorg_id == zorg.c.id)
            .join(prestatie, prestatie.c.id == prestatie_zorg.c.prestatie_id)
            .join(declaratie, declaratie.c.bericht_id == prestatie.c.bericht_id)
            .join(bericht, bericht.c.id == prestatie.c.bericht_id)
            .where(
                _GELDT,
                zorg.c.datum.between(van, tot),
                staat(prestatie, bericht),
            )
            .order_by(prestatie.c.id)
        )
        return {zorg_id: Gedeclareerd(*waar) for zorg_id, *waar in self._verbinding.execute(vraag)}

    def sommen(self, vanaf: date, tot: date, bsn: str | None = None) -> list[Zorgsom]:
        """Add up what stands and has a Toewijzing, of care over these days.

        By Toewijzing, product, Eenheid and month; apart where a week ends in the next (IV076).
        """
        maand = func.substr(zorg.c.datum, 1, 7)
        # Until the 22nd a week ends in its own month.
        zondagmaand = case(
            (func.substr(zorg.c.datum, 9, 2) <= "22", maand),
            else_=func.substr(func.date(zorg.c.datum, "weekday 0"), 1, 7),
        )
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
        eerste_dag = cache(lambda maand: date.fromisoformat(f"{maand}-01"))
        return [
            Zorgsom(
                toewijzing_id=toewijzing_id,
                bsn=van,
                product=product,
                eenheid=eenheid,
                maand=eerste_dag(in_maand),
                zondagmaand=eerste_dag(op_zondag),
                aantal=aantal,
                eerste=eerste,
                laatste=laatste,
                ids=tuple(map(int, ids.split(","))),
            )
            for toewijzing_id, van, product, eenheid, in_maand, op_zondag, aantal, eerste, laatste,
            ids in self._verbinding.execute(vraag)
        ]  # fmt: skip

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
