"""All open items, in a fixed number of queries; what is due follows from them elsewhere.

The day of a moment is its day in UTC, as the moments are recorded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, ScalarSelect, Select, and_, func, or_, select

from app.domain.ontvangst import Ontvangststatus
from app.domain.openstaand import AfkeurOpen, AntwoordOpen, BesluitOpen, Feit, RetourOpen
from app.domain.toewijzing import VERWIJDERD
from app.domain.verzending import Status
from app.standard.berichtsoort import Berichtsoort
from app.store import mapping
from app.store.leidend import LEIDEND
from app.store.openstaand_declaraties import lopende_declaraties
from app.store.openstaand_declareren import te_declareren
from app.store.openstaand_levering import clientnaam, starts, stops
from app.store.openstaand_verlenging import verlengingen
from app.store.openstaand_verzoeken import antwoordt_niet_meer, besluiten, open_verzoeken
from app.store.openstaand_vooruit import vooruit
from app.store.regelstand import OPGELOST
from app.store.tables import (
    Richting,
    bericht,
    client,
    melding,
    retourcode,
    toewijzing,
    toewijzing_versie,
)
from app.store.tables_declareren import declaratie, prestatie
from app.store.verstuurd import VERSTUURD

TE_BEANTWOORDEN = (Berichtsoort.TOEWIJZING, Berichtsoort.ANTWOORD)
WACHT_OP_ANTWOORD = (
    Berichtsoort.START,
    Berichtsoort.STOP,
    Berichtsoort.VERZOEK_TOEWIJZING,
    Berichtsoort.VERZOEK_WIJZIGING,
    Berichtsoort.DECLARATIE,
)
_AFGEKEURD = [Status.AFGEKEURD.value, Status.AFGEKEURD_VECOZO.value]


class Openstaand:
    """What is open, in one transaction."""

    def __init__(self, verbinding: Connection) -> None:
        self._verbinding = verbinding

    def feiten(self, vandaag: date) -> list[Feit]:
        """Give everything that is open on a day, in at most twenty-two queries."""
        return [
            *self._retouren(),
            *starts(self._verbinding),
            *stops(self._verbinding, vandaag),
            *self._antwoorden(),
            *self._afkeuren(),
            *te_declareren(self._verbinding, vandaag),
            *lopende_declaraties(self._verbinding),
            *open_verzoeken(self._verbinding),
            *verlengingen(self._verbinding, vandaag),
            *vooruit(self._verbinding, vandaag),
        ]

    def besluiten(self) -> list[BesluitOpen]:
        """Give the requests on which a gemeente still has to decide, in one query."""
        return besluiten(self._verbinding)

    def medewerkers(self) -> dict[int, str]:
        """Give who follows a client, by id, of clients whom somebody follows."""
        vraag = select(client.c.id, client.c.medewerker).where(client.c.medewerker != "")
        return {rij.id: rij.medewerker for rij in self._verbinding.execute(vraag)}

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
                bericht.c.soort.in_(TE_BEANTWOORDEN),
                bericht.c.id.not_in(
                    select(beantwoord.c.heenbericht_id).where(
                        beantwoord.c.heenbericht_id.is_not(None),
                        beantwoord.c.richting == Richting.UIT,
                        beantwoord.c.status.in_(VERSTUURD),
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
                client=clientnaam(rij),
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

    def _antwoorden(self) -> list[AntwoordOpen]:
        """Messages that were submitted and not answered."""
        vraag = (
            select(bericht, *mapping.NAAM, declaratie.c.nummer)
            .select_from(bericht)
            .outerjoin(client)
            .outerjoin(declaratie, declaratie.c.bericht_id == bericht.c.id)
            .where(
                bericht.c.status == Status.INGEDIEND.value,
                bericht.c.soort.in_(WACHT_OP_ANTWOORD),
                ~antwoordt_niet_meer(),
            )
            .order_by(bericht.c.id)
        )
        return [
            AntwoordOpen(
                wet=rij["wet"],
                gemeente=rij["gemeente"],
                client_id=rij["client_id"],
                client=clientnaam(rij),
                bericht_id=rij["id"],
                identificatie=rij["identificatie"],
                soort=rij["soort"].retour,
                ingediend_op=rij["ingediend_op"] or rij["tijdstip"].date(),
                declaratie_nummer=rij["nummer"] or "",
            )
            for rij in self._rijen(vraag)
        ]

    def _afkeuren(self) -> list[AfkeurOpen]:
        """Messages that were refused, and not replaced or put aside."""
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
                (_toewijzing(func.max) == toewijzing.c.id).label("enige"),
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
            .outerjoin(toewijzing, toewijzing.c.id == _toewijzing(func.min))
            .outerjoin(toewijzing_versie, LEIDEND)
            .where(
                bericht.c.status.in_(_AFGEKEURD),
                bericht.c.afgehandeld_op.is_(None),
                _vraagt_nog_iets(),
                # What the gemeente took back needs no report any more (OP033x1).
                or_(
                    func.coalesce(toewijzing_versie.c.reden_wijziging, "") != VERWIJDERD,
                    _toewijzing(func.max) != toewijzing.c.id,
                ),
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
                client=clientnaam(rij),
                bericht_id=id_,
                identificatie=rij["identificatie"],
                soort=rij["soort"],
                sinds=_afgekeurd_op(rij),
                codes=tuple(codes.get(id_, ())),
                toewijzing_id=rij["toewijzing_id"],
                toewijzing_nummer=rij["nummer"] if rij["enige"] else None,
            )
            for id_, rij in rijen.items()
        ]


def _vraagt_nog_iets() -> ColumnElement[bool]:
    """Whether a 323 that was refused has lines that are not solved; any other message does."""
    return or_(
        bericht.c.id.not_in(select(declaratie.c.bericht_id)),
        select(prestatie.c.id).where(prestatie.c.bericht_id == bericht.c.id, ~OPGELOST).exists(),
    )


def _aantal_versies() -> ScalarSelect[Any]:
    return (
        select(func.count(toewijzing_versie.c.id))
        .where(toewijzing_versie.c.bericht_id == bericht.c.id)
        .scalar_subquery()
    )


def _toewijzing(welke: Callable[..., Any]) -> ColumnElement[Any]:
    """The first or last Toewijzing on which a message reports."""
    return (
        select(welke(melding.c.toewijzing_id))
        .where(melding.c.bericht_id == bericht.c.id)
        .scalar_subquery()
    )


def _afgekeurd_op(rij: Any) -> date:
    """Day on which the refusal became known."""
    if rij["afgekeurd_op"] is not None:
        dag: date = rij["afgekeurd_op"]
    elif rij["antwoord_op"] is not None:
        dag = rij["antwoord_op"].date()
    else:
        dag = rij["ingediend_op"] or rij["tijdstip"].date()
    return dag
