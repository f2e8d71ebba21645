"""Toewijzingen on which a start or a stop is owed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    ScalarSelect,
    Select,
    Subquery,
    and_,
    func,
    or_,
    select,
)

from app.domain.aanvraag import Productopgave, Zorgvorm
from app.domain.client import korte_naam
from app.domain.levering import TIJDELIJK, VERWIJDEREN, Melding, Meldingsoort, levering
from app.domain.openstaand import StartOpen, StopOpen
from app.domain.toewijzing import VERWIJDERD, Startverwachting, productnaam
from app.standard.basis import Product
from app.standard.berichtsoort import Berichtsoort
from app.standard.redenen import redenen_met_stop
from app.standard.release import Wet
from app.store import mapping
from app.store.bekend import begin_bekend, einde_bekend
from app.store.leidend import LEIDEND, VAN_ONS
from app.store.tables import bericht, client, melding, toewijzing, toewijzing_versie
from app.store.tables_verzoeken import verzoek
from app.store.verstuurd import ONDERWEG, STAAT

_TOEWIJZING = toewijzing.join(client).join(toewijzing_versie, LEIDEND)


def _staand(soort: Meldingsoort, *ook: ColumnElement[bool]) -> Subquery:
    """Reports that the gemeente has and that were not taken away (IV008)."""
    weg = melding.alias()
    weg_in = bericht.alias()
    weggehaald = (
        select(weg.c.id)
        .join(weg_in, weg_in.c.id == weg.c.bericht_id)
        .where(
            weg.c.toewijzing_id == melding.c.toewijzing_id,
            weg.c.status_aanlevering == VERWIJDEREN,
            weg.c.id > melding.c.id,
            weg.c.soort == melding.c.soort,
            weg.c.begindatum == melding.c.begindatum,
            weg.c.einddatum.is_not_distinct_from(melding.c.einddatum),
            weg.c.reden_beeindiging.is_not_distinct_from(melding.c.reden_beeindiging),
            weg.c.product_categorie.is_not_distinct_from(melding.c.product_categorie),
            weg.c.product_code.is_not_distinct_from(melding.c.product_code),
            weg_in.c.status.in_(STAAT),
        )
    )
    return (
        select(melding.c.id, melding.c.toewijzing_id, melding.c.begindatum)
        .join(bericht, bericht.c.id == melding.c.bericht_id)
        .where(
            melding.c.soort == soort,
            melding.c.status_aanlevering != VERWIJDEREN,
            bericht.c.status.in_(STAAT),
            ~weggehaald.exists(),
            *ook,
        )
        .subquery()
    )


# Made once: several questions are built from them.
_GESTART = _staand(Meldingsoort.START)
_GESTOPT = _staand(Meldingsoort.STOP)
_DEFINITIEF_GESTOPT = _staand(Meldingsoort.STOP, melding.c.reden_beeindiging != TIJDELIJK)
# By Toewijzing the last start that the gemeente has, and whether it has a definitive stop on that.
_LAATSTE_START = (
    select(_GESTART.c.toewijzing_id, func.max(_GESTART.c.begindatum).label("begindatum"))
    .group_by(_GESTART.c.toewijzing_id)
    .subquery("laatste")
)
_LAATSTE_GESTOPT = (
    select(_DEFINITIEF_GESTOPT.c.id)
    .where(
        _DEFINITIEF_GESTOPT.c.toewijzing_id == _LAATSTE_START.c.toewijzing_id,
        _DEFINITIEF_GESTOPT.c.begindatum == _LAATSTE_START.c.begindatum,
    )
    .exists()
)


def starts(verbinding: Connection) -> list[StartOpen]:
    """Toewijzingen without a start that the gemeente has, with one that is still to leave."""
    gestart = toewijzing.c.id.in_(select(_GESTART.c.toewijzing_id))
    vraag = (
        select(
            toewijzing,
            *mapping.NAAM,
            gestart.label("gestart"),
            toewijzing_versie.c.product_categorie,
            toewijzing_versie.c.product_code,
            toewijzing_versie.c.ingangsdatum,
            toewijzing_versie.c.einddatum,
            begin_bekend().label("ontvangen"),
            gevraagde_vorm().label("zorgvorm"),
        )
        .select_from(_TOEWIJZING)
        .where(
            toewijzing_versie.c.reden_wijziging.is_distinct_from(VERWIJDERD),
            VAN_ONS,
            or_(~gestart, _hervat()),
        )
        .order_by(toewijzing.c.id)
    )
    te_melden = _starts_onderweg(verbinding)
    product, zorgvorm = cache(productnaam_van), cache(zorgvorm_van)
    namen: dict[int, str] = {}  # clients have several Toewijzingen
    lijst = []
    for rij in _rijen(verbinding, vraag):
        start = te_melden.get(rij["id"])
        if rij["gestart"] and start is None:
            continue  # what is on its way was reported already, in a message that left
        client_id = rij["client_id"]
        if client_id not in namen:
            namen[client_id] = clientnaam(rij)
        vastgelegd_op = rij["verwachting_vastgelegd_op"]
        lijst.append(
            StartOpen(
                wet=rij["wet"],
                gemeente=rij["gemeente"],
                client_id=client_id,
                client=namen[client_id],
                toewijzing_id=rij["id"],
                toewijzing_nummer=rij["nummer"],
                product=product(rij["wet"], rij["product_categorie"], rij["product_code"]),
                ingangsdatum=rij["ingangsdatum"],
                einddatum=rij["einddatum"],
                ontvangen_op=rij["ontvangen"].date(),
                zorgvorm=zorgvorm(rij["wet"], rij["product_categorie"], rij["zorgvorm"]),
                verwachting=Startverwachting(vastgelegd_op, rij["start_verwacht_op"])
                if vastgelegd_op
                else None,
                hervat=bool(rij["gestart"]),
                gemelde_start=start.begindatum if start else None,
                bericht_id=start.bericht_id if start else None,
                status=start.status if start else None,
            )
        )
    return lijst


def _starts_onderweg(verbinding: Connection) -> dict[int, Melding]:
    """By Toewijzing the start in a message that has not left."""
    gevonden = {}
    onderweg = _onderweg(Berichtsoort.START)
    for toewijzing_id, meldingen in _meldingen(verbinding, onderweg).items():
        open_starts = [
            start
            for start in levering(een.melding for een in meldingen).starts
            if start.status.onderweg
        ]
        if open_starts:
            gevonden[toewijzing_id] = max(open_starts, key=lambda start: start.begindatum)
    return gevonden


def stops(verbinding: Connection, vandaag: date) -> list[StopOpen]:
    """Toewijzingen with a start on which a stop is owed, or with a stop that is still to leave.

    It is owed once the Toewijzing has ended, was ended by the gemeente or was taken back, for as
    long as the last start that the gemeente has is without a definitive stop.
    """
    verwijderd = toewijzing_versie.c.reden_wijziging == VERWIJDERD
    eindigt = or_(
        toewijzing_versie.c.einddatum <= vandaag,
        and_(
            toewijzing_versie.c.einddatum.is_not(None),
            toewijzing_versie.c.reden_wijziging.in_(redenen_met_stop()),
        ),
    )
    vraag = (
        select(
            toewijzing,
            *mapping.NAAM,
            toewijzing_versie.c.product_categorie,
            toewijzing_versie.c.product_code,
            toewijzing_versie.c.einddatum,
            func.coalesce(verwijderd, False).label("verwijderd"),
            func.coalesce(eindigt, False).label("eindigt"),
            einde_bekend().label("bekend"),
        )
        .select_from(
            _TOEWIJZING.join(_LAATSTE_START, _LAATSTE_START.c.toewijzing_id == toewijzing.c.id)
        )
        .where(
            VAN_ONS,
            or_(
                verwijderd,
                and_(
                    ~_LAATSTE_GESTOPT,
                    or_(eindigt, toewijzing.c.id.in_(_onderweg(Berichtsoort.STOP))),
                ),
            ),
        )
        .order_by(toewijzing.c.id)
    )
    rijen = list(_rijen(verbinding, vraag))
    gemeld = _meldingen(verbinding, vraag.with_only_columns(toewijzing.c.id).order_by(None))
    product = cache(productnaam_van)
    lijst = []
    for rij in rijen:
        open_ = _te_stoppen(gemeld[rij["id"]], verwijderd=rij["verwijderd"], eindigt=rij["eindigt"])
        if open_ is None:
            continue
        lijst.append(
            StopOpen(
                wet=rij["wet"],
                gemeente=rij["gemeente"],
                client_id=rij["client_id"],
                client=clientnaam(rij),
                toewijzing_id=rij["id"],
                toewijzing_nummer=rij["nummer"],
                product=product(rij["wet"], rij["product_categorie"], rij["product_code"]),
                einddatum=rij["einddatum"],
                bekend_op=rij["bekend"].date(),
                verwijderd=rij["verwijderd"],
                **open_,
            )
        )
    return lijst


def zorg_loopt() -> ColumnElement[bool]:
    """Whether care runs on a ``toewijzing``: its start stands, no definitive stop was reported."""
    return and_(
        toewijzing.c.id.in_(select(_LAATSTE_START.c.toewijzing_id).where(~_LAATSTE_GESTOPT)),
        toewijzing.c.id.not_in(_onderweg(Berichtsoort.STOP)),
    )


def _te_stoppen(
    gemeld: Sequence[_Gemeld], *, verwijderd: bool, eindigt: bool
) -> dict[str, Any] | None:
    """What is known of a stop that is owed, or None when there is nothing to do."""
    stand = levering(een.melding for een in gemeld)
    onderweg = [een for een in gemeld if een.melding.status.onderweg and een.melding.telt]
    if verwijderd:
        # What was reported must be withdrawn, the start last: its message is then on its way.
        if stand.starts:
            return {"onderbroken_sinds": None}
        weg = onderweg[-1]
        return {"bericht_id": weg.melding.bericht_id, "status": weg.melding.status}
    for een in onderweg:
        if een.melding in stand.stops:
            return {
                "gemelde_stop": een.melding.einddatum,
                "gemeld_op": een.op,
                "onderbroken_sinds": _eerder_onderbroken(gemeld, een),
                "bericht_id": een.melding.bericht_id,
                "status": een.melding.status,
            }
    if not eindigt or stand.te_stoppen is None:
        return None  # also when a stop is withdrawn and care runs on (OP272)
    onderbroken = stand.tijdelijke_stop
    return {"onderbroken_sinds": onderbroken.einddatum if onderbroken else None}


def _eerder_onderbroken(gemeld: Sequence[_Gemeld], stop: _Gemeld) -> date | None:
    """Einddatum of the temporary stop that this one makes definitive."""
    eerder = levering(een.melding for een in gemeld if een is not stop).tijdelijke_stop
    return eerder.einddatum if eerder is not None else None


def _hervat() -> ColumnElement[bool]:
    """Whether a start is on its way after a stop: no start runs that the gemeente has."""
    loopt = select(_GESTART.c.toewijzing_id).where(
        ~select(_GESTOPT.c.id)
        .where(
            _GESTOPT.c.toewijzing_id == _GESTART.c.toewijzing_id,
            _GESTOPT.c.begindatum == _GESTART.c.begindatum,
        )
        .exists()
    )
    return and_(toewijzing.c.id.in_(_onderweg(Berichtsoort.START)), toewijzing.c.id.not_in(loopt))


def _onderweg(soort: Berichtsoort) -> Select[Any]:
    """Toewijzingen on which a message reports that has not left."""
    return (
        select(melding.c.toewijzing_id)
        .join(bericht, bericht.c.id == melding.c.bericht_id)
        .where(bericht.c.status.in_(ONDERWEG), bericht.c.soort == soort)
    )


@dataclass(frozen=True, slots=True)
class _Gemeld:
    """A report, and the day on which its message was made."""

    melding: Melding
    op: date


def _meldingen(verbinding: Connection, ids: Select[Any]) -> dict[int, list[_Gemeld]]:
    """All reports on these Toewijzingen, in the order in which they were made."""
    vraag = (
        select(melding, bericht.c.status, bericht.c.tijdstip)
        .join(bericht, bericht.c.id == melding.c.bericht_id)
        .where(melding.c.toewijzing_id.in_(ids))
        .order_by(melding.c.id)
    )
    gevonden: dict[int, list[_Gemeld]] = {}
    for rij in _rijen(verbinding, vraag):
        gemeld = _Gemeld(mapping.melding_uit_rij(rij), rij["tijdstip"].date())
        gevonden.setdefault(rij["toewijzing_id"], []).append(gemeld)
    return gevonden


def _rijen(verbinding: Connection, vraag: Select[Any]) -> Iterable[Any]:
    return verbinding.execute(vraag).mappings()


def gevraagde_vorm() -> ScalarSelect[Any]:
    """Kind of care that the user asked for in the request that the Toewijzing answers."""
    return (
        select(verzoek.c.zorgvorm)
        .where(
            verzoek.c.referentie_aanbieder == toewijzing_versie.c.referentie_aanbieder,
            verzoek.c.wet == toewijzing.c.wet,
        )
        .scalar_subquery()
    )


def zorgvorm_van(wet: Wet, categorie: str | None, gevraagd: Zorgvorm | None) -> Zorgvorm:
    """Kind of care of a row: by its category, or as it was asked for."""
    return Productopgave(categorie=categorie, zorgvorm=gevraagd).vorm(wet)


def clientnaam(rij: Any) -> str:
    """Name of the client of a row, for lists; empty when there is none."""
    return korte_naam(mapping.naam_uit_rij(rij)) if rij["client_id"] is not None else ""


def productnaam_van(wet: Wet, categorie: str | None, code: str | None) -> str:
    """Name of the product of a row; a generic Toewijzing has none."""
    return productnaam(wet, Product(categorie=categorie, code=code) if categorie else None)
