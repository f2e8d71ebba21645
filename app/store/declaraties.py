"""Declarations (323) with their lines, what the gemeente decided on them, and what was paid."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Connection, RowMapping, func, insert, select, tuple_, update
from sqlalchemy.dialects import sqlite

from app.domain.declaratie import (
    GedeclareerdePrestatie,
    Prestatiestatus,
    Vaststelling,
    met_teken,
)
from app.domain.dossier import Dossier
from app.domain.verzending import Status
from app.domain.voorstelregel import Regelsleutel
from app.standard.basis import BedragMetDC, GeslotenPeriode, ProductReferentie
from app.standard.declaratie import Declaratiebericht, Prestatie
from app.standard.release import Wet
from app.store.regelstand import TELT, telt
from app.store.sql import in_delen, volgende_id
from app.store.tables import bericht, client, toewijzing
from app.store.tables_declareren import (
    declaratie,
    prestatie,
    prestatie_code,
    prestatie_zorg,
    vaststelling,
    zorg,
)

Partijen = tuple[Wet, str, str]  # wet, gemeente, AGB code


class Declaratieregel(NamedTuple):
    """Where a line of a 323 belongs: ids of its client and Toewijzing, and of its care."""

    client_id: int
    toewijzing_id: int
    zorg_ids: tuple[int, ...]


class Plek(NamedTuple):
    """Of whom a declared line is, and what it declares."""

    bsn: str
    sleutel: Regelsleutel


@dataclass(frozen=True, slots=True, kw_only=True)
class Regelantwoord:
    """What a 325 says of a line that it refuses, by the id of the line."""

    prestatie_id: int
    codes: tuple[str, ...]


class Declaraties:
    """The declarations in one transaction."""

    def __init__(self, verbinding: Connection) -> None:
        self._verbinding = verbinding

    # Making

    def bewaar(
        self, bericht_id: int, heen: Declaratiebericht, regels: Sequence[Declaratieregel]
    ) -> None:
        """Keep what a 323 declares, whose message is stored; ``regels`` in document order."""
        totaal = heen.declaratie.totaal_ingediend_bedrag
        self._verbinding.execute(
            insert(declaratie),
            {
                "bericht_id": bericht_id,
                "wet": heen.wet,
                "nummer": heen.declaratie.declaratie_nummer,
                "maand": heen.declaratie.declaratie_periode.begindatum,
                "totaal": met_teken(totaal.totaal_bedrag, totaal.debet_credit),
            },
        )
        prestaties = [een for client in heen.declaratie.clienten for een in client.prestaties]
        eerste = volgende_id(self._verbinding, prestatie)
        rijen: list[dict[str, Any]] = []
        van_zorg: list[tuple[int, int]] = []
        for id_, (een, regel) in enumerate(zip(prestaties, regels, strict=True), eerste):
            rij = _naar_rij(een)
            rij |= {
                "id": id_,
                "bericht_id": bericht_id,
                "wet": heen.wet,
                "client_id": regel.client_id,
                "toewijzing_id": regel.toewijzing_id,
            }
            rijen.append(rij)
            van_zorg += [(id_, zorg_id) for zorg_id in regel.zorg_ids]
        self._verbinding.execute(insert(prestatie), rijen)
        if van_zorg:
            # The one table with many rows per line: past the parameters of SQLAlchemy.
            self._verbinding.exec_driver_sql(
                "INSERT INTO prestatie_zorg (prestatie_id, zorg_id) VALUES (?, ?)", van_zorg
            )

    def stel_vast(self, vaststellingen: Iterable[Vaststelling]) -> None:
        """Record what the user decided, over what was decided before."""
        for een in vaststellingen:
            rij = {naam: getattr(een, naam) for naam in Vaststelling.__slots__}
            self._verbinding.execute(
                sqlite.insert(vaststelling)
                .values(rij)
                .on_conflict_do_update(
                    index_elements=list(vaststelling.primary_key),
                    set_={naam: rij[naam] for naam in ("geregistreerd", "volume", "reden", "op")},
                )
            )

    def laat_vaststelling_los(self, sleutel: Regelsleutel) -> None:
        """Forget a decision: what was recorded counts again."""
        kolommen = zip(vaststelling.primary_key.columns, sleutel, strict=True)
        self._verbinding.execute(
            vaststelling.delete().where(*(kolom == waarde for kolom, waarde in kolommen))
        )

    def vaststellingen(self) -> list[Vaststelling]:
        """Give all decisions."""
        return [
            Vaststelling(**rij) for rij in self._verbinding.execute(select(vaststelling)).mappings()
        ]

    def clienten_met_vervallen_zorg(self) -> set[str]:
        """Give the BSNs of clients for whom care was declared that has lapsed since."""
        vraag = (
            select(zorg.c.bsn)
            .join(prestatie_zorg, prestatie_zorg.c.zorg_id == zorg.c.id)
            .where(zorg.c.vervallen_op.is_not(None))
        )
        return set(self._verbinding.execute(vraag).scalars())

    # What rules ask

    def vul(self, dossiers: Iterable[Dossier], behalve: Collection[int] = ()) -> None:
        """Load into Dossiers what was declared, in the order in which it was.

        What was taken back before it left is not among it, nor what the messages ``behalve``
        declare. A line that was refused with its message as a whole, or by VECOZO, is given as
        refused.
        """
        van = {d.client.id: d for d in dossiers if d.client is not None and d.client.id}
        for deel in in_delen(list(van)):
            vraag = REGELS.where(
                prestatie.c.client_id.in_(deel),
                bericht.c.status != Status.VERVALLEN.value,
                prestatie.c.bericht_id.not_in(behalve),
            ).order_by(prestatie.c.id)
            for rij in self._verbinding.execute(vraag).mappings():
                van[rij["client_id"]].prestaties.append(gedeclareerd_uit_rij(rij))

    def nog_niet_weg(self) -> set[int]:
        """Give the ids of declarations that are ready and were not exported."""
        vraag = (
            select(declaratie.c.bericht_id)
            .join(bericht, bericht.c.id == declaratie.c.bericht_id)
            .where(bericht.c.status == Status.KLAAR.value)
        )
        return set(self._verbinding.execute(vraag).scalars())

    def met_vervallen_zorg(self, bericht_ids: Collection[int]) -> set[int]:
        """Tell which of these declarations declare care that has lapsed, by id of the message."""
        gevonden: set[int] = set()
        for deel in in_delen(bericht_ids):
            vraag = (
                select(prestatie.c.bericht_id)
                .join(prestatie_zorg, prestatie_zorg.c.prestatie_id == prestatie.c.id)
                .join(zorg, zorg.c.id == prestatie_zorg.c.zorg_id)
                .where(prestatie.c.bericht_id.in_(deel), zorg.c.vervallen_op.is_not(None))
            )
            gevonden.update(self._verbinding.execute(vraag).scalars())
        return gevonden

    def laatste_maanden(
        self, partijen: Collection[Partijen], behalve: Collection[int] = ()
    ) -> dict[Partijen, date]:
        """Give the newest DeclaratiePeriode between parties that counts (TR318)."""
        sleutel = tuple_(bericht.c.wet, bericht.c.gemeente, bericht.c.aanbieder)
        vraag = (
            select(
                bericht.c.wet,
                bericht.c.gemeente,
                bericht.c.aanbieder,
                func.max(declaratie.c.maand, type_=declaratie.c.maand.type),
            )
            .join_from(declaratie, bericht, bericht.c.id == declaratie.c.bericht_id)
            .where(
                bericht.c.status.in_(TELT),
                declaratie.c.bericht_id.not_in(behalve),
                sleutel.in_([(wet.value, g, a) for wet, g, a in partijen]),
            )
            .group_by(bericht.c.wet, bericht.c.gemeente, bericht.c.aanbieder)
        )
        return {(w, g, a): maand for w, g, a, maand in self._verbinding.execute(vraag)}

    def nummers_gebruikt(
        self, nummers: Collection[tuple[Wet, str]], behalve: Collection[int] = ()
    ) -> set[tuple[Wet, str]]:
        """Which DeclaratieNummers were used in a wet (TR333)."""
        vraag = select(declaratie.c.wet, declaratie.c.nummer).where(
            tuple_(declaratie.c.wet, declaratie.c.nummer).in_([(w.value, n) for w, n in nummers]),
            declaratie.c.bericht_id.not_in(behalve),
        )
        return {(wet, nummer) for wet, nummer in self._verbinding.execute(vraag)}

    def referenties_gebruikt(
        self, nummers: Collection[tuple[Wet, str]], behalve: Collection[int] = ()
    ) -> set[tuple[Wet, str]]:
        """Which ReferentieNummers were used in a wet (TR314)."""
        gevonden: set[tuple[Wet, str]] = set()
        for deel in in_delen([nummer for _, nummer in nummers]):
            vraag = select(prestatie.c.wet, prestatie.c.referentie_nummer).where(
                prestatie.c.referentie_nummer.in_(deel),
                prestatie.c.bericht_id.not_in(behalve),
            )
            gevonden.update((wet, nummer) for wet, nummer in self._verbinding.execute(vraag))
        return gevonden & set(nummers)

    # Answers

    def beantwoord(
        self,
        bericht_id: int,
        antwoord_id: int,
        op: date,
        toegekend: int,
        afgekeurd: Sequence[Regelantwoord],
    ) -> None:
        """Record a 325: ``toegekend`` is the total that it gives, in eurocent."""
        self._verbinding.execute(
            update(declaratie)
            .where(declaratie.c.bericht_id == bericht_id)
            .values(antwoord_id=antwoord_id, beantwoord_op=op, toegekend=toegekend)
        )
        for deel in in_delen([een.prestatie_id for een in afgekeurd]):
            self._verbinding.execute(
                update(prestatie).where(prestatie.c.id.in_(deel)).values(afgekeurd=1)
            )
        codes = [
            {"prestatie_id": een.prestatie_id, "volgorde": volgorde, "code": code}
            for een in afgekeurd
            for volgorde, code in enumerate(een.codes)
        ]
        if codes:
            self._verbinding.execute(insert(prestatie_code), codes)

    def regels(self, bericht_ids: Collection[int]) -> dict[int, list[GedeclareerdePrestatie]]:
        """Give the lines of declarations by the id of their message, in document order."""
        gevonden: dict[int, list[GedeclareerdePrestatie]] = {id_: [] for id_ in bericht_ids}
        for deel in in_delen(list(bericht_ids)):
            vraag = REGELS.where(prestatie.c.bericht_id.in_(deel)).order_by(prestatie.c.id)
            for rij in self._verbinding.execute(vraag).mappings():
                gevonden[rij["bericht_id"]].append(gedeclareerd_uit_rij(rij))
        return gevonden

    def prestaties(self, ids: Collection[int]) -> list[GedeclareerdePrestatie]:
        """Give lines of declarations by id."""
        gevonden: list[GedeclareerdePrestatie] = []
        for deel in in_delen(ids):
            vraag = REGELS.where(prestatie.c.id.in_(deel)).order_by(prestatie.c.id)
            rijen = self._verbinding.execute(vraag).mappings()
            gevonden += [gedeclareerd_uit_rij(rij) for rij in rijen]
        return gevonden

    def met_referentie(self, nummer: str, wet: Wet | None = None) -> list[GedeclareerdePrestatie]:
        """Give the lines with a ReferentieNummer; at most one in a wet (TR314)."""
        vraag = REGELS.where(prestatie.c.referentie_nummer == nummer)
        if wet is not None:
            vraag = vraag.where(prestatie.c.wet == wet)
        return [gedeclareerd_uit_rij(rij) for rij in self._verbinding.execute(vraag).mappings()]

    def plek(self, regel: GedeclareerdePrestatie) -> Plek:
        """Tell of whom a line is and what it declares."""
        vraag = (
            select(prestatie.c.toewijzing_id, client.c.bsn)
            .join(client, client.c.id == prestatie.c.client_id)
            .where(prestatie.c.id == regel.id)
        )
        rij = self._verbinding.execute(vraag).one()
        een = regel.prestatie
        maand = een.product_periode.begindatum.replace(day=1)
        sleutel = Regelsleutel(rij.toewijzing_id, een.product_categorie, een.product_code, maand)
        return Plek(rij.bsn, sleutel)

    def is_teruggenomen(self, regel: GedeclareerdePrestatie) -> bool:
        """Whether a credit line that counts takes this one back (TR390)."""
        vraag = (
            select(prestatie.c.id)
            .join(bericht, bericht.c.id == prestatie.c.bericht_id)
            .where(
                prestatie.c.vorig_referentie_nummer
                == regel.prestatie.product_referentie.referentie_nummer,
                prestatie.c.wet == regel.wet,
                telt(prestatie, bericht),
            )
        )
        return self._verbinding.execute(vraag).first() is not None

    def zorg_van(self, prestatie_ids: Collection[int]) -> Mapping[int, list[int]]:
        """Give the ids of the care that lines follow from."""
        gevonden: dict[int, list[int]] = {id_: [] for id_ in prestatie_ids}
        for deel in in_delen(list(prestatie_ids)):
            vraag = select(prestatie_zorg).where(prestatie_zorg.c.prestatie_id.in_(deel))
            for prestatie_id, zorg_id in self._verbinding.execute(vraag):
                gevonden[prestatie_id].append(zorg_id)
        return gevonden


REGELS = (
    select(
        prestatie,
        bericht.c.gemeente,
        bericht.c.aanbieder,
        bericht.c.status,
        bericht.c.vecozo_code,
        toewijzing.c.nummer.label("toewijzing_nummer"),
        declaratie.c.nummer.label("declaratie_nummer"),
    )
    .select_from(prestatie)
    .join(bericht, bericht.c.id == prestatie.c.bericht_id)
    .join(declaratie, declaratie.c.bericht_id == prestatie.c.bericht_id)
    .join(toewijzing, toewijzing.c.id == prestatie.c.toewijzing_id)
)

_STATUS = {
    Status.VOORBEREID: Prestatiestatus.KLAAR,
    Status.KLAAR: Prestatiestatus.KLAAR,
    Status.GEEXPORTEERD: Prestatiestatus.KLAAR,
    Status.INGEDIEND: Prestatiestatus.INGEDIEND,
    Status.GOEDGEKEURD: Prestatiestatus.TOEGEKEND,
    Status.AFGEKEURD: Prestatiestatus.AFGEKEURD,
    Status.AFGEKEURD_VECOZO: Prestatiestatus.AFGEKEURD,
    Status.VERVALLEN: Prestatiestatus.AFGEKEURD,
}


def prestatie_uit_rij(rij: RowMapping) -> Prestatie:
    """Line of a 323 of a row of ``prestatie`` with its ``toewijzing_nummer``."""
    return Prestatie(
        product_referentie=ProductReferentie(
            referentie_nummer=rij["referentie_nummer"],
            vorig_referentie_nummer=rij["vorig_referentie_nummer"],
        ),
        toewijzing_nummer=rij["toewijzing_nummer"],
        product_categorie=rij["product_categorie"],
        product_code=rij["product_code"],
        product_periode=GeslotenPeriode(begindatum=rij["begindatum"], einddatum=rij["einddatum"]),
        geleverd_volume=rij["volume"],
        eenheid=rij["eenheid"],
        product_tarief=rij["tarief"],
        ingediend_bedrag=BedragMetDC(bedrag=abs(rij["bedrag"]), debet_credit=rij["debet_credit"]),
    )


def gedeclareerd_uit_rij(rij: RowMapping) -> GedeclareerdePrestatie:
    """Declared line of a row of ``REGELS``."""
    status = Prestatiestatus.AFGEKEURD if rij["afgekeurd"] else _STATUS[Status(rij["status"])]
    return GedeclareerdePrestatie(
        wet=rij["wet"],
        gemeente=rij["gemeente"],
        aanbieder=rij["aanbieder"],
        prestatie=prestatie_uit_rij(rij),
        status=status,
        id=rij["id"],
        bericht_id=rij["bericht_id"],
        declaratie_nummer=rij["declaratie_nummer"],
    )


def _naar_rij(een: Prestatie) -> dict[str, Any]:
    bedrag = een.ingediend_bedrag
    return {
        "referentie_nummer": een.product_referentie.referentie_nummer,
        "vorig_referentie_nummer": een.product_referentie.vorig_referentie_nummer,
        "product_categorie": een.product_categorie,
        "product_code": een.product_code,
        "begindatum": een.product_periode.begindatum,
        "einddatum": een.product_periode.einddatum,
        "volume": een.geleverd_volume,
        "eenheid": een.eenheid,
        "tarief": een.product_tarief,
        "bedrag": met_teken(bedrag.bedrag, bedrag.debet_credit),
        "debet_credit": bedrag.debet_credit,
    }
