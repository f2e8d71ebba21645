"""All open items, in a fixed number of queries; what is due follows from them elsewhere.

The day of a moment is its day in UTC, as the moments are recorded.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, ScalarSelect, Select, and_, func, select

from app.domain.client import korte_naam
from app.domain.levering import VERWIJDEREN, Melding, Meldingsoort, levering
from app.domain.ontvangst import Ontvangststatus
from app.domain.openstaand import AfkeurOpen, AntwoordOpen, Feit, RetourOpen, StartOpen
from app.domain.toewijzing import VERWIJDERD, Startverwachting, productnaam
from app.domain.verzending import Status
from app.standard.basis import Product
from app.standard.berichtsoort import Berichtsoort
from app.standard.release import Wet
from app.store import mapping
from app.store.sql import letterlijk
from app.store.tables import (
    Richting,
    aanbieder,
    bericht,
    client,
    melding,
    retourcode,
    toewijzing,
    toewijzing_versie,
)

_TE_BEANTWOORDEN = (Berichtsoort.TOEWIJZING, Berichtsoort.ANTWOORD)
_WACHT_OP_ANTWOORD = (
    Berichtsoort.START,
    Berichtsoort.STOP,
    Berichtsoort.VERZOEK_TOEWIJZING,
    Berichtsoort.VERZOEK_WIJZIGING,
)
_ONDERWEG = [status.value for status in Status if status.onderweg]
_VERSTUURD = [status.value for status in Status if status.verstuurd]
_STAAT = [status.value for status in Status if status.verstuurd and status.telt]
_AFGEKEURD = [Status.AFGEKEURD.value, Status.AFGEKEURD_VECOZO.value]


class Openstaand:
    """What is open, in one transaction."""

    def __init__(self, verbinding: Connection) -> None:
        self._verbinding = verbinding

    def feiten(self) -> list[Feit]:
        """Give everything that is open, in five queries."""
        return [*self._retouren(), *self._starts(), *self._antwoorden(), *self._afkeuren()]

    def _rijen(self, vraag: Select[Any]) -> Iterable[Any]:
        return self._verbinding.execute(vraag).mappings()

    def _retouren(self) -> list[RetourOpen]:
        """Received messages whose retourbericht was not submitted."""
        retour = bericht.alias("retour")
        beantwoord = bericht.alias("beantwoord")
        laatste = bericht.alias("laatste")
        vraag = (
            select(
                bericht,
                *mapping.NAAM,
                retour.c.id.label("retour_id"),
                retour.c.status.label("retour_status"),
                _aantal_versies().label("aantal"),
            )
            .select_from(bericht)
            .outerjoin(client)
            .outerjoin(
                retour,
                retour.c.id
                == select(func.max(laatste.c.id))
                .where(
                    laatste.c.heenbericht_id == bericht.c.id,
                    laatste.c.richting == Richting.UIT,
                    laatste.c.status != Status.VERVALLEN.value,
                )
                .scalar_subquery(),
            )
            .where(
                bericht.c.status == Ontvangststatus.VERWERKT.value,
                bericht.c.soort.in_(_TE_BEANTWOORDEN),
                bericht.c.id.not_in(
                    select(beantwoord.c.heenbericht_id).where(
                        beantwoord.c.heenbericht_id.is_not(None),
                        beantwoord.c.richting == Richting.UIT,
                        beantwoord.c.status.in_(_VERSTUURD),
                    )
                ),
            )
            .order_by(bericht.c.id)
        )
        return [
            RetourOpen(
                wet=rij["wet"],
                gemeente=rij["gemeente"],
                client_id=rij["client_id"],
                client=_client(rij),
                bericht_id=rij["id"],
                identificatie=rij["identificatie"],
                soort=rij["soort"].retour,
                ontvangen_op=rij["tijdstip"].date(),
                retour_id=rij["retour_id"],
                status=Status(rij["retour_status"]) if rij["retour_status"] else None,
                aantal_toewijzingen=rij["aantal"],
            )
            for rij in self._rijen(vraag)
        ]

    def _starts(self) -> list[StartOpen]:
        """Toewijzingen without a start that the gemeente has, with one that is still to leave."""
        vraag = (
            select(
                toewijzing,
                *mapping.NAAM,
                toewijzing_versie.c.product_categorie,
                toewijzing_versie.c.product_code,
                toewijzing_versie.c.ingangsdatum,
                toewijzing_versie.c.einddatum,
                _eerste_ontvangst().label("ontvangen"),
            )
            .select_from(toewijzing)
            .join(client)
            .join(
                toewijzing_versie,
                and_(
                    toewijzing_versie.c.toewijzing_id == toewijzing.c.id,
                    toewijzing_versie.c.actueel == letterlijk(1),
                ),
            )
            .where(
                toewijzing_versie.c.reden_wijziging.is_distinct_from(VERWIJDERD),
                toewijzing.c.aanbieder.in_(select(aanbieder.c.agb)),
                toewijzing.c.id.not_in(_gestart()),
            )
            .order_by(toewijzing.c.id)
        )
        te_melden = self._starts_onderweg()
        product = cache(_productnaam)
        lijst = []
        for rij in self._rijen(vraag):
            start = te_melden.get(rij["id"])
            vastgelegd_op = rij["verwachting_vastgelegd_op"]
            lijst.append(
                StartOpen(
                    wet=rij["wet"],
                    gemeente=rij["gemeente"],
                    client_id=rij["client_id"],
                    client=_client(rij),
                    toewijzing_id=rij["id"],
                    toewijzing_nummer=rij["nummer"],
                    product=product(rij["wet"], rij["product_categorie"], rij["product_code"]),
                    ingangsdatum=rij["ingangsdatum"],
                    einddatum=rij["einddatum"],
                    ontvangen_op=rij["ontvangen"].date(),
                    verwachting=Startverwachting(vastgelegd_op, rij["start_verwacht_op"])
                    if vastgelegd_op
                    else None,
                    gemelde_start=start.begindatum if start else None,
                    bericht_id=start.bericht_id if start else None,
                    status=start.status if start else None,
                )
            )
        return lijst

    def _starts_onderweg(self) -> dict[int, Melding]:
        """By Toewijzing the start in a message that has not left."""
        onderweg = (
            select(melding.c.toewijzing_id)
            .join(bericht, bericht.c.id == melding.c.bericht_id)
            .where(bericht.c.status.in_(_ONDERWEG), bericht.c.soort == Berichtsoort.START)
        )
        vraag = (
            select(melding, bericht.c.status)
            .join(bericht, bericht.c.id == melding.c.bericht_id)
            .where(melding.c.toewijzing_id.in_(onderweg))
            .order_by(melding.c.id)
        )
        per_toewijzing: dict[int, list[Melding]] = {}
        for rij in self._rijen(vraag):
            meldingen = per_toewijzing.setdefault(rij["toewijzing_id"], [])
            meldingen.append(mapping.melding_uit_rij(rij))
        gevonden = {}
        for toewijzing_id, meldingen in per_toewijzing.items():
            starts = [start for start in levering(meldingen).starts if start.status.onderweg]
            if starts:
                gevonden[toewijzing_id] = max(starts, key=lambda start: start.begindatum)
        return gevonden

    def _antwoorden(self) -> list[AntwoordOpen]:
        """Messages that were submitted and not answered."""
        vraag = (
            select(bericht, *mapping.NAAM)
            .select_from(bericht)
            .outerjoin(client)
            .where(
                bericht.c.status == Status.INGEDIEND.value, bericht.c.soort.in_(_WACHT_OP_ANTWOORD)
            )
            .order_by(bericht.c.id)
        )
        return [
            AntwoordOpen(
                wet=rij["wet"],
                gemeente=rij["gemeente"],
                client_id=rij["client_id"],
                client=_client(rij),
                bericht_id=rij["id"],
                identificatie=rij["identificatie"],
                soort=rij["soort"].retour,
                ingediend_op=rij["ingediend_op"] or rij["tijdstip"].date(),
            )
            for rij in self._rijen(vraag)
        ]

    def _afkeuren(self) -> list[AfkeurOpen]:
        """Messages that were refused and not replaced."""
        antwoord = bericht.alias("antwoord")
        opvolger = bericht.alias("opvolger")
        vraag = (
            select(
                bericht,
                *mapping.NAAM,
                antwoord.c.tijdstip.label("antwoord_op"),
                retourcode.c.code,
                toewijzing.c.id.label("toewijzing_id"),
                toewijzing.c.nummer,
            )
            .select_from(bericht)
            .outerjoin(client)
            .outerjoin(
                antwoord,
                and_(
                    antwoord.c.heenbericht_id == bericht.c.id,
                    antwoord.c.status == Ontvangststatus.VERWERKT.value,
                ),
            )
            .outerjoin(retourcode, retourcode.c.bericht_id == antwoord.c.id)
            .outerjoin(toewijzing, toewijzing.c.id == _enige_toewijzing())
            .outerjoin(
                toewijzing_versie,
                and_(
                    toewijzing_versie.c.toewijzing_id == toewijzing.c.id,
                    toewijzing_versie.c.actueel == letterlijk(1),
                ),
            )
            .where(
                bericht.c.status.in_(_AFGEKEURD),
                # What the gemeente took back needs no report any more (OP033x1).
                func.coalesce(toewijzing_versie.c.reden_wijziging, "") != VERWIJDERD,
                ~select(opvolger.c.id)
                .where(
                    opvolger.c.vervangt_id == bericht.c.id,
                    opvolger.c.status != Status.VERVALLEN.value,
                )
                .exists(),
            )
            .order_by(bericht.c.id, antwoord.c.id, retourcode.c.volgorde)
        )
        rijen: dict[int, Any] = {}
        codes: dict[int, dict[str, None]] = {}
        for rij in self._rijen(vraag):
            rijen.setdefault(rij["id"], rij)
            code = rij["code"] or rij["vecozo_code"]
            if code:
                codes.setdefault(rij["id"], {})[code] = None
        return [
            AfkeurOpen(
                wet=rij["wet"],
                gemeente=rij["gemeente"],
                client_id=rij["client_id"],
                client=_client(rij),
                bericht_id=id_,
                identificatie=rij["identificatie"],
                soort=rij["soort"],
                sinds=_afgekeurd_op(rij),
                codes=tuple(codes.get(id_, ())),
                toewijzing_id=rij["toewijzing_id"],
                toewijzing_nummer=rij["nummer"],
            )
            for id_, rij in rijen.items()
        ]


def _gestart() -> Select[Any]:
    """Toewijzingen with a start that the gemeente has and that was not taken away (IV008)."""
    weg = melding.alias("weg")
    weg_in = bericht.alias("weg_in")
    weggehaald = (
        select(weg.c.id)
        .join(weg_in, weg_in.c.id == weg.c.bericht_id)
        .where(
            weg.c.toewijzing_id == melding.c.toewijzing_id,
            weg.c.status_aanlevering == VERWIJDEREN,
            weg.c.id > melding.c.id,
            weg.c.soort == melding.c.soort,
            weg.c.begindatum == melding.c.begindatum,
            weg.c.product_categorie.is_not_distinct_from(melding.c.product_categorie),
            weg.c.product_code.is_not_distinct_from(melding.c.product_code),
            weg_in.c.status.in_(_STAAT),
        )
    )
    return (
        select(melding.c.toewijzing_id)
        .join(bericht, bericht.c.id == melding.c.bericht_id)
        .where(
            melding.c.soort == Meldingsoort.START,
            melding.c.status_aanlevering != VERWIJDEREN,
            bericht.c.status.in_(_STAAT),
            ~weggehaald.exists(),
        )
    )


def _eerste_ontvangst() -> ScalarSelect[Any]:
    versie = toewijzing_versie.alias("versie")
    return (
        select(func.min(bericht.c.tijdstip, type_=bericht.c.tijdstip.type))
        .select_from(versie.join(bericht, bericht.c.id == versie.c.bericht_id))
        .where(versie.c.toewijzing_id == toewijzing.c.id)
        .scalar_subquery()
    )


def _aantal_versies() -> ScalarSelect[Any]:
    return (
        select(func.count(toewijzing_versie.c.id))
        .where(toewijzing_versie.c.bericht_id == bericht.c.id)
        .scalar_subquery()
    )


def _enige_toewijzing() -> ColumnElement[Any]:
    """The Toewijzing on which a message reports, when it is one."""
    return (
        select(func.min(melding.c.toewijzing_id))
        .where(melding.c.bericht_id == bericht.c.id)
        .having(func.min(melding.c.toewijzing_id) == func.max(melding.c.toewijzing_id))
        .scalar_subquery()
    )


def _client(rij: Any) -> str:
    return korte_naam(mapping.naam_uit_rij(rij)) if rij["client_id"] is not None else ""


def _productnaam(wet: Wet, categorie: str | None, code: str | None) -> str:
    return productnaam(wet, Product(categorie=categorie, code=code) if categorie else None)


def _afgekeurd_op(rij: Any) -> date:
    """Day on which the refusal became known."""
    if rij["afgekeurd_op"] is not None:
        dag: date = rij["afgekeurd_op"]
    elif rij["antwoord_op"] is not None:
        dag = rij["antwoord_op"].date()
    else:
        dag = rij["ingediend_op"] or rij["tijdstip"].date()
    return dag
