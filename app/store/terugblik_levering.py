"""Starts and stops that were reported and stand, with what was known of the Toewijzing then."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import takewhile
from typing import Any

from sqlalchemy import Connection, or_, select

from app.domain.aanvraag import Zorgvorm
from app.domain.levering import Melding, Meldingsoort, levering
from app.domain.openstaand import StartOpen, StopOpen
from app.domain.terugblik import Einde, Gebeurd
from app.standard.release import Wet
from app.store import mapping
from app.store.openstaand_levering import gevraagde_vorm, zorgvorm_van
from app.store.tables import bericht, melding, toewijzing, toewijzing_versie
from app.store.verstuurd import STAAT, ingediend

Naam = Callable[[int | None], str]


@dataclass(frozen=True, slots=True)
class _Gemeld:
    """A report, the day on which it was first handed in, and the one on which it was made."""

    melding: Melding
    op: date
    gemaakt_op: date


@dataclass(frozen=True, slots=True)
class _Versie:
    """What the gemeente said of a Toewijzing, and the day on which we received it."""

    op: date
    ingangsdatum: date
    einddatum: date | None
    zorgvorm: Zorgvorm


@dataclass(slots=True)
class Geleverd:
    """A Toewijzing with its reports that left and were not refused, and all its versions.

    ``staande`` are the reports that stand.
    """

    id: int
    wet: Wet
    gemeente: str
    nummer: int
    client_id: int
    gemeld: list[_Gemeld] = field(default_factory=list)
    versies: list[_Versie] = field(default_factory=list)
    staande: Sequence[_Gemeld] = ()

    def bekend(self, op: date) -> _Versie:
        """Give the version that led on a day, or the first one."""
        return self.versies[self._plaats(op)]

    def einde_bekend_op(self, op: date) -> date:
        """Give the day since which the end was told that was known on a day: see ``bekend``."""
        plaats = self._plaats(op)
        tot = self.versies[plaats].einddatum
        zelfde = takewhile(lambda v: v.einddatum == tot, reversed(self.versies[: plaats + 1]))
        return min(v.op for v in zelfde)

    def begin_bekend(self, begin: date) -> _Versie:
        """Give the first version that let care begin on a day, or the first one of all."""
        op_ontvangst = sorted(self.versies, key=lambda versie: versie.op)
        return next((v for v in op_ontvangst if v.ingangsdatum <= begin), op_ontvangst[0])

    def _plaats(self, op: date) -> int:
        plaatsen = reversed(range(len(self.versies)))
        return next((i for i in plaatsen if self.versies[i].op <= op), 0)


def lees_leveringen(verbinding: Connection, van: date) -> Sequence[Geleverd]:
    """Read the Toewijzingen on which was reported since a day, or care ended; two queries."""
    gezien = (
        select(melding.c.toewijzing_id)
        .join(bericht, bericht.c.id == melding.c.bericht_id)
        .where(
            bericht.c.status.in_(STAAT),
            or_(ingediend(bericht) >= van, melding.c.einddatum >= van),
        )
    )
    vraag = (
        select(
            melding,
            bericht.c.status,
            bericht.c.tijdstip,
            ingediend(bericht).label("ingediend"),
            toewijzing.c.wet,
            toewijzing.c.gemeente,
            toewijzing.c.nummer,
            toewijzing.c.client_id,
        )
        .join(bericht, bericht.c.id == melding.c.bericht_id)
        .join(toewijzing, toewijzing.c.id == melding.c.toewijzing_id)
        .where(melding.c.toewijzing_id.in_(gezien), bericht.c.status.in_(STAAT))
        .order_by(melding.c.toewijzing_id, melding.c.id)
    )
    gevonden: dict[int, Geleverd] = {}
    for rij in verbinding.execute(vraag).mappings():
        id_ = rij["toewijzing_id"]
        if id_ not in gevonden:
            gevonden[id_] = Geleverd(
                id_, rij["wet"], rij["gemeente"], rij["nummer"], rij["client_id"]
            )
        gevonden[id_].gemeld.append(
            _Gemeld(mapping.melding_uit_rij(rij), rij["ingediend"], rij["tijdstip"].date())
        )
    versie = toewijzing_versie.c
    versies = (
        select(
            versie.toewijzing_id,
            versie.ingangsdatum,
            versie.einddatum,
            versie.product_categorie,
            bericht.c.tijdstip,
            gevraagde_vorm().label("zorgvorm"),
        )
        .join(bericht, bericht.c.id == versie.bericht_id)
        .join(toewijzing, toewijzing.c.id == versie.toewijzing_id)
        .where(versie.toewijzing_id.in_(gezien))
        .order_by(  # IV013: which is newest
            versie.toewijzingsdatum, versie.toewijzingstijd, bericht.c.tijdstip, versie.id
        )
    )
    for een in verbinding.execute(versies):
        van_ons = gevonden[een.toewijzing_id]
        vorm = zorgvorm_van(van_ons.wet, een.product_categorie, een.zorgvorm)
        van_ons.versies.append(_Versie(een.tijdstip.date(), een.ingangsdatum, een.einddatum, vorm))
    for levering_ in gevonden.values():
        levering_.staande = _staande(levering_.gemeld)
    return list(gevonden.values())


def _staande(gemeld: Sequence[_Gemeld]) -> list[_Gemeld]:
    """Give the reports that stand; a correction counts as told when the first one was.

    A correction takes away and reports anew in one message.
    """
    stand = levering(een.melding for een in gemeld)
    blijft = {een.id for een in (*stand.starts, *stand.stops)}
    sinds: dict[tuple[object, ...], date] = {}
    teruggenomen: dict[tuple[int | None, Meldingsoort], date] = {}
    lijst = []
    for een in gemeld:
        m = een.melding
        plek = (m.bericht_id, m.soort)
        if m.intrekking:
            if (eerder := sinds.pop(m.sleutel, None)) is not None:
                teruggenomen[plek] = eerder
            continue
        eerst = sinds[m.sleutel] = teruggenomen.pop(plek, een.op)
        if m.id in blijft:
            lijst.append(_Gemeld(m, eerst, een.gemaakt_op))
    return lijst


def starts_en_stops(leveringen: Iterable[Geleverd], naam: Naam) -> Iterable[Gebeurd]:
    """Give every start and stop that stands, with the fact by which it was owed."""
    for van in leveringen:
        for een in van.staande:
            if een.melding.soort is Meldingsoort.START:
                yield Gebeurd(_start(van, een.melding, naam), een.op)
            else:
                yield Gebeurd(_stop(van, een, naam), een.op)


def einden(leveringen: Iterable[Geleverd], van: date, tot: date, naam: Naam) -> Iterable[Einde]:
    """Give the definitive stops with their Einddatum in a period, after which no care began."""
    for geleverd in leveringen:
        staande = geleverd.staande
        laatste = max(
            (g.melding.begindatum for g in staande if g.melding.soort is Meldingsoort.START),
            default=date.min,
        )
        for een in staande:
            m = een.melding
            if (
                m.soort is not Meldingsoort.STOP
                or m.tijdelijk
                or m.einddatum is None
                or m.begindatum < laatste
                or not van <= m.einddatum <= tot
            ):
                continue
            assert m.bericht_id is not None  # it was sent
            yield Einde(
                wet=geleverd.wet,
                gemeente=geleverd.gemeente,
                client_id=geleverd.client_id,
                client=naam(geleverd.client_id),
                toewijzing_nummer=geleverd.nummer,
                bericht_id=m.bericht_id,
                einddatum=m.einddatum,
                tot=geleverd.bekend(een.op).einddatum,
                reden=m.reden_beeindiging or "",
            )


def _start(van: Geleverd, start: Melding, naam: Naam) -> StartOpen:
    eerste = van.begin_bekend(start.begindatum)
    return StartOpen(
        **_van_toewijzing(van, naam),
        ingangsdatum=eerste.ingangsdatum,
        einddatum=eerste.einddatum,
        ontvangen_op=eerste.op,
        zorgvorm=eerste.zorgvorm,
        gemelde_start=start.begindatum,
        bericht_id=start.bericht_id,
    )


def _stop(van: Geleverd, gemeld: _Gemeld, naam: Naam) -> StopOpen:
    """The fact as it was before the stop was reported.

    At the end of the Toewijzing it counts from that end, or from when the gemeente told of it;
    before it, from the day on which we ended care.
    """
    stop, bekend = gemeld.melding, van.bekend(gemeld.op)
    onderbroken = [
        een.melding.einddatum
        for een in van.staande
        if een.melding.soort is Meldingsoort.STOP
        and een.melding.tijdelijk
        and een.melding.begindatum == stop.begindatum
        and (een.melding.id or 0) < (stop.id or 0)
    ]
    assert stop.einddatum is not None  # a StopProduct has one
    aan_het_eind = bekend.einddatum is not None and stop.einddatum >= bekend.einddatum
    return StopOpen(
        **_van_toewijzing(van, naam),
        einddatum=stop.einddatum,
        bekend_op=van.einde_bekend_op(gemeld.op),
        onderbroken_sinds=onderbroken[-1] if onderbroken else None,
        gemelde_stop=None if aan_het_eind else stop.einddatum,
        gemeld_op=gemeld.gemaakt_op,
        bericht_id=stop.bericht_id,
    )


def _van_toewijzing(van: Geleverd, naam: Naam) -> dict[str, Any]:
    return {
        "wet": van.wet,
        "gemeente": van.gemeente,
        "client_id": van.client_id,
        "client": naam(van.client_id),
        "toewijzing_id": van.id,
        "toewijzing_nummer": van.nummer,
        "product": "",  # a term does not depend on it
    }
