"""What was done, as the facts by which it was owed: answers, requests, reports, declarations.

The term of each follows from its fact, as it does while the act is open.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, exists, func, or_, select

from app.domain.client import korte_naam
from app.domain.ontvangst import Ontvangststatus
from app.domain.openstaand import AanvraagOpen, AntwoordOpen, BesluitOpen, RetourOpen
from app.domain.terugblik import Einde, Gebeurd
from app.domain.verzending import Status
from app.standard.berichtsoort import Berichtsoort
from app.store import mapping
from app.store.openstaand import TE_BEANTWOORDEN, WACHT_OP_ANTWOORD
from app.store.openstaand_verzoeken import eerste_dag_en_vorm
from app.store.tables import Richting, bericht, client
from app.store.tables_verzoeken import verzoek
from app.store.terugblik_declareren import declareren
from app.store.terugblik_levering import einden, lees_leveringen, starts_en_stops
from app.store.verstuurd import STAAT, VERSTUURD, ingediend

Naam = Callable[[int | None], str]

_AFGEKEURD = [Status.AFGEKEURD.value, Status.AFGEKEURD_VECOZO.value]


class Terugblikken:
    """What was done and what ended, in one transaction."""

    def __init__(self, verbinding: Connection) -> None:
        self._verbinding = verbinding

    def lees(self, van: date, tot: date) -> tuple[list[Gebeurd], list[Einde]]:
        """Give what was done since a day, and the definitive stops of a period.

        Ten queries, whatever there is. Also what was done after the period: it may have been due
        in it. What is refused and not made again is a 315 that was not done.
        """
        namen = self._namen()

        def naam(client_id: int | None) -> str:
            return "" if client_id is None else namen[client_id]

        leveringen = lees_leveringen(self._verbinding, van)
        gebeurd = [
            *self._retouren(van, naam),
            *self._antwoorden(van, naam),
            *self._verzoeken(naam),
            *starts_en_stops(leveringen, naam),
            *declareren(self._verbinding, van),
        ]
        return gebeurd, list(einden(leveringen, van, tot, naam))

    def _namen(self) -> dict[int, str]:
        vraag = select(client.c.id, *mapping.NAAM)
        return {
            rij["id"]: korte_naam(mapping.naam_uit_rij(rij))
            for rij in self._verbinding.execute(vraag).mappings()
        }

    def _retouren(self, van: date, naam: Naam) -> Iterable[Gebeurd]:
        """Received messages that were answered (302, 320)."""
        retour = bericht.alias("retour")
        op = func.min(ingediend(retour)).label("op")
        vraag = (
            select(*_KOP, bericht.c.tijdstip, op)
            .select_from(bericht)
            .join(retour, retour.c.heenbericht_id == bericht.c.id)
            .where(
                bericht.c.status == Ontvangststatus.VERWERKT.value,
                bericht.c.soort.in_(TE_BEANTWOORDEN),
                retour.c.richting == Richting.UIT,
                retour.c.status.in_(VERSTUURD),
            )
            .group_by(bericht.c.id)
            .having(op >= van)
        )
        for rij in self._verbinding.execute(vraag).mappings():
            feit = RetourOpen(
                **_kop(rij, naam),
                soort=rij["soort"].retour,
                ontvangen_op=rij["tijdstip"].date(),
                retour_id=None,
                status=None,
            )
            yield Gebeurd(feit, rij["op"])

    def _antwoorden(self, van: date, naam: Naam) -> Iterable[Gebeurd]:
        """Messages of ours that the gemeente answered, also to refuse them; the first answer."""
        antwoord, een = bericht.alias("antwoord"), bericht.alias("een")
        eerste = (
            select(func.min(een.c.id))
            .where(
                een.c.heenbericht_id == bericht.c.id,
                een.c.status == Ontvangststatus.VERWERKT.value,
                een.c.soort.in_([soort.retour for soort in WACHT_OP_ANTWOORD]),
            )
            .scalar_subquery()
        )
        vraag = (
            select(
                *_KOP,
                ingediend(bericht).label("ingediend"),
                antwoord.c.dagtekening,
                antwoord.c.tijdstip,
            )
            .select_from(bericht)
            .join(antwoord, antwoord.c.id == eerste)
            .where(
                bericht.c.richting == Richting.UIT,
                bericht.c.soort.in_(WACHT_OP_ANTWOORD),
                func.substr(antwoord.c.tijdstip, 1, 10) >= van.isoformat(),
            )
        )
        for rij in self._verbinding.execute(vraag).mappings():
            feit = AntwoordOpen(
                **_kop(rij, naam), soort=rij["soort"].retour, ingediend_op=rij["ingediend"]
            )
            op = gegeven_op(rij["dagtekening"], rij["tijdstip"].date(), rij["ingediend"])
            yield Gebeurd(feit, op)

    def _verzoeken(self, naam: Naam) -> Iterable[Gebeurd]:
        """Requests that left or were refused, and what was decided on them."""
        soorten = {een: bericht.alias(een) for een in ("onderzoek", "afwijzing", "toegewezen")}
        opvolger = bericht.alias("opvolger")
        vervangen = exists(
            select(opvolger.c.id).where(
                opvolger.c.vervangt_id == bericht.c.id,
                opvolger.c.status != Status.VERVALLEN.value,
            )
        )
        vraag = select(
            verzoek,
            bericht.c.gemeente,
            bericht.c.soort,
            bericht.c.identificatie,
            bericht.c.dagtekening,
            bericht.c.status,
            ingediend(bericht).label("ingediend"),
            *(van.c.tijdstip.label(f"{een}_op") for een, van in soorten.items()),
            *(van.c.dagtekening.label(f"{een}_van") for een, van in soorten.items()),
        ).select_from(verzoek.join(bericht, bericht.c.id == verzoek.c.bericht_id))
        for een, van in soorten.items():
            vraag = vraag.outerjoin(van, van.c.id == verzoek.c[f"{een}_id"])
        vraag = vraag.where(
            or_(
                bericht.c.status.in_(STAAT),
                bericht.c.status.in_(_AFGEKEURD) & bericht.c.afgehandeld_op.is_(None) & ~vervangen,
            )
        ).order_by(verzoek.c.bericht_id, verzoek.c.id)
        rijen = self._verbinding.execute(vraag).mappings()
        for _, groep in groupby(rijen, lambda rij: rij["bericht_id"]):
            van_bericht = list(groep)
            yield from _aanvraag(van_bericht, naam)
            if van_bericht[0]["status"] in STAAT:
                yield from _besluiten(van_bericht, naam)


_KOP = (
    bericht.c.id,
    bericht.c.wet,
    bericht.c.gemeente,
    bericht.c.client_id,
    bericht.c.identificatie,
    bericht.c.soort,
)


def _kop(rij: Any, naam: Naam) -> dict[str, Any]:
    """What every fact says of its message."""
    return {
        "wet": rij["wet"],
        "gemeente": rij["gemeente"],
        "client_id": rij["client_id"],
        "client": naam(rij["client_id"]),
        "bericht_id": rij["id"],
        "identificatie": rij["identificatie"],
    }


def gegeven_op(dagtekening: date | None, ontvangen_op: date, ingediend_op: date) -> date:
    """Day on which a gemeente answered: the Dagtekening of the answer.

    When we took it in says little of when it was sent. A Dagtekening that cannot be is passed by.
    """
    if dagtekening is not None and ingediend_op <= dagtekening <= ontvangen_op:
        return dagtekening
    return ontvangen_op


def _aanvraag(rijen: list[Any], naam: Naam) -> Iterable[Gebeurd]:
    """A 315 after the first contact; one that was refused and not made again was not done."""
    eerste = rijen[0]
    if eerste["soort"] is not Berichtsoort.VERZOEK_TOEWIJZING:
        return
    if (gevraagd := eerste_dag_en_vorm(rijen)) is not None:
        feit = AanvraagOpen(
            **_van_verzoek(eerste, naam), eerste_contact=gevraagd[0], zorgvorm=gevraagd[1]
        )
        yield Gebeurd(feit, eerste["ingediend"] if eerste["status"] in STAAT else None)


def _besluiten(rijen: list[Any], naam: Naam) -> Iterable[Gebeurd]:
    """The first decision on a request, and the one after research: once all products have it.

    What the user closed without a decision asked for none.
    """
    for in_onderzoek in (False, True):
        gegeven = [
            _besloten_op(rij, in_onderzoek)
            for rij in rijen
            if not in_onderzoek or rij["onderzoek_op"] is not None
            if rij["afgesloten_op"] is None or _besloten_op(rij, in_onderzoek) is not None
        ]
        dagen = [dag for dag in gegeven if dag is not None]
        if dagen and len(dagen) == len(gegeven):
            feit = BesluitOpen(
                **_van_verzoek(rijen[0], naam),
                soort=rijen[0]["soort"],
                dagtekening=rijen[0]["dagtekening"],
                ingediend_op=rijen[0]["ingediend"],
                in_onderzoek=in_onderzoek,
                referenties=(),
            )
            yield Gebeurd(feit, max(dagen))


def _besloten_op(rij: Any, in_onderzoek: bool) -> date | None:
    """Day of the decision on a product; before research, that it is looked into is one."""
    namen = (
        ("afwijzing", "toegewezen") if in_onderzoek else ("onderzoek", "afwijzing", "toegewezen")
    )
    dagen = [
        gegeven_op(rij[f"{een}_van"], rij[f"{een}_op"].date(), rij["ingediend"])
        for een in namen
        if rij[f"{een}_op"] is not None
    ]
    return min(dagen, default=None)


def _van_verzoek(rij: Any, naam: Naam) -> dict[str, Any]:
    return {
        "wet": rij["wet"],
        "gemeente": rij["gemeente"],
        "client_id": rij["client_id"],
        "client": naam(rij["client_id"]),
        "bericht_id": rij["bericht_id"],
        "identificatie": rij["identificatie"],
    }
