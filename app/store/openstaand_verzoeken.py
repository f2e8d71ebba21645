"""What is open of requests: to be made, to be sent, to be decided on, or refused."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from itertools import groupby
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, ScalarSelect, and_, exists, func, or_, select

from app.domain.aanvraag import Clientopgave, Zorgvorm
from app.domain.client import opgegeven_naam
from app.domain.openstaand import AanvraagOpen, BesluitOpen, VerzoekAfgewezen
from app.domain.verzending import Status
from app.standard.berichtsoort import Berichtsoort
from app.standard.release import Wet
from app.store import mapping
from app.store.openstaand_levering import clientnaam, zorgvorm_van
from app.store.regelstand import TELT
from app.store.sql import letterlijk
from app.store.tables import bericht, client, toewijzing, toewijzing_versie
from app.store.tables_verzoeken import concept, verwijzing, verzoek
from app.store.verstuurd import STAAT

Lid = TypeVar("Lid", bound=StrEnum)
# Whether something was asked on a ``verwijzing`` and not taken back.
GEVRAAGD_OP_VERWIJZING = exists(
    select(verzoek.c.id)
    .select_from(verzoek)
    .join(bericht, bericht.c.id == verzoek.c.bericht_id)
    .where(
        verzoek.c.verwijzing_id == verwijzing.c.id,
        bericht.c.status != Status.VERVALLEN.value,
    )
)
# Neither granted nor closed by the user.
ZONDER_TOEWIJZING = and_(verzoek.c.toegewezen_id.is_(None), verzoek.c.afgesloten_op.is_(None))


def open_verzoeken(verbinding: Connection) -> list[AanvraagOpen | BesluitOpen | VerzoekAfgewezen]:
    """What is open of requests, in three queries."""
    return [
        *_verzoeken(verbinding),
        *_concepten(verbinding),
        *_verwijzingen(verbinding),
    ]


def antwoordt_niet_meer() -> ColumnElement[bool]:
    """Whether the 316 or 318 on a ``bericht`` need not come any more.

    The gemeente reacted on a product and so has the message, or all were settled in another way.
    """
    van = verzoek.c.bericht_id
    gereageerd = select(van).where(
        or_(
            verzoek.c.toegewezen_id.is_not(None),
            verzoek.c.afwijzing_id.is_not(None),
            verzoek.c.onderzoek_id.is_not(None),
        )
    )
    wacht = select(van).where(verzoek.c.afgesloten_op.is_(None))
    return or_(
        bericht.c.id.in_(gereageerd),
        and_(bericht.c.id.in_(select(van)), bericht.c.id.not_in(wacht)),
    )


def besluiten(verbinding: Connection) -> list[BesluitOpen]:
    """Requests on which a gemeente still has to decide, in one query."""
    return [een for een in _verzoeken(verbinding) if isinstance(een, BesluitOpen)]


def _verzoeken(verbinding: Connection) -> Iterable[AanvraagOpen | BesluitOpen | VerzoekAfgewezen]:
    """Requests that are not granted: to be sent, to be decided on, or refused."""
    weigerde = bericht.alias("weigerde")
    vraag = (
        select(
            verzoek,
            *mapping.NAAM,
            bericht.c.gemeente,
            bericht.c.soort,
            bericht.c.identificatie,
            bericht.c.dagtekening,
            bericht.c.status,
            bericht.c.ingediend_op,
            weigerde.c.tijdstip.label("geweigerd_op"),
            _verlengt_tot().label("verlengt_tot"),
        )
        .select_from(verzoek)
        .join(bericht, bericht.c.id == verzoek.c.bericht_id)
        .join(client, client.c.id == verzoek.c.client_id)
        .outerjoin(weigerde, weigerde.c.id == verzoek.c.afwijzing_id)
        .where(
            ZONDER_TOEWIJZING,
            bericht.c.status.in_(TELT),
            or_(verzoek.c.afwijzing_id.is_(None), ~_opnieuw_gevraagd()),
        )
        .order_by(verzoek.c.bericht_id, verzoek.c.onderzoek_id.is_not(None), verzoek.c.id)
    )
    te_beslissen = []
    for rij in verbinding.execute(vraag).mappings():
        if rij["afwijzing_id"] is None:
            te_beslissen.append(rij)
        else:
            yield _afgewezen(rij)
    for _, groep in groupby(te_beslissen, lambda r: (r["bericht_id"], r["onderzoek_id"] is None)):
        rijen = list(groep)
        if rijen[0]["status"] in STAAT:
            yield _besluit(rijen)
        elif rijen[0]["soort"] is Berichtsoort.VERZOEK_TOEWIJZING:
            yield from _te_versturen(rijen)


def _verlengt_tot() -> ScalarSelect[Any]:
    """Einddatum of the Toewijzing that a request extends; none when we do not have that."""
    versie = toewijzing_versie
    return (
        select(versie.c.einddatum)
        .join(toewijzing, toewijzing.c.id == versie.c.toewijzing_id)
        .where(
            versie.c.actueel == letterlijk(1),
            toewijzing.c.client_id == verzoek.c.client_id,
            toewijzing.c.wet == verzoek.c.wet,
            toewijzing.c.gemeente == bericht.c.gemeente,
            toewijzing.c.nummer == verzoek.c.verlenging_van,
        )
        .scalar_subquery()
    )


def _opnieuw_gevraagd() -> ColumnElement[bool]:
    """Whether the same was asked again later, of whichever gemeente.

    A 317 is about the Toewijzingen of one gemeente, so only a later one there is the same.
    """
    later, van = verzoek.alias("later"), bericht.alias("van")
    return exists(
        select(later.c.id)
        .join(van, van.c.id == later.c.bericht_id)
        .where(
            later.c.id > verzoek.c.id,
            later.c.client_id == verzoek.c.client_id,
            later.c.wet == verzoek.c.wet,
            van.c.soort == bericht.c.soort,
            van.c.status.in_(TELT),
            later.c.product_categorie.is_not_distinct_from(verzoek.c.product_categorie),
            later.c.product_code.is_not_distinct_from(verzoek.c.product_code),
            or_(
                bericht.c.soort == Berichtsoort.VERZOEK_TOEWIJZING,
                van.c.gemeente == bericht.c.gemeente,
            ),
        )
    )


def _van_verzoek(rij: Any) -> dict[str, Any]:
    """What every fact about a request says of it."""
    return {
        "wet": rij["wet"],
        "gemeente": rij["gemeente"],
        "client_id": rij["client_id"],
        "client": clientnaam(rij),
        "bericht_id": rij["bericht_id"],
        "identificatie": rij["identificatie"],
    }


def _afgewezen(rij: Any) -> VerzoekAfgewezen:
    return VerzoekAfgewezen(
        **_van_verzoek(rij),
        soort=rij["soort"],
        verzoek_id=rij["id"],
        referentie_aanbieder=rij["referentie_aanbieder"],
        reden=rij["reden_afwijzing"] or "",
        andere_gemeente=rij["andere_gemeente"],
        sinds=rij["geweigerd_op"].date(),
    )


def _besluit(rijen: list[Any]) -> BesluitOpen:
    eerste = rijen[0]
    return BesluitOpen(
        **_van_verzoek(eerste),
        soort=eerste["soort"],
        dagtekening=eerste["dagtekening"],
        ingediend_op=eerste["ingediend_op"] or eerste["dagtekening"],
        in_onderzoek=eerste["onderzoek_id"] is not None,
        referenties=tuple(rij["referentie_aanbieder"] for rij in rijen),
    )


def _te_versturen(rijen: list[Any]) -> Iterable[AanvraagOpen]:
    """A 315 that has to leave; an extension is due by the end of what it extends."""
    nieuw = [rij for rij in rijen if rij["verlengt_tot"] is None]
    verlengt_tot = min((r["verlengt_tot"] for r in rijen if r["verlengt_tot"]), default=None)
    gevraagd = eerste_dag_en_vorm(nieuw or rijen, zonder_contact=not nieuw)
    if gevraagd is not None:
        eerste, vorm = gevraagd
        yield AanvraagOpen(
            **_van_verzoek(rijen[0]),
            eerste_contact=eerste,
            zorgvorm=vorm,
            verlengt_tot=verlengt_tot,
            status=Status(rijen[0]["status"]),
        )


def eerste_dag_en_vorm(
    rijen: Sequence[Any], *, zonder_contact: bool = False
) -> tuple[date, Zorgvorm] | None:
    """First contact of a 315, or else the first day that it asks, and its kind of care.

    ``rijen`` are of its products; None where nothing tells the day. ``zonder_contact`` passes by
    the first contact: that of an extension was long ago.
    """
    contact = [r["eerste_contact"] for r in rijen if r["eerste_contact"] and not zonder_contact]
    begin = contact or [rij["ingangsdatum"] for rij in rijen if rij["ingangsdatum"]]
    vormen = [zorgvorm_van(rij["wet"], rij["product_categorie"], rij["zorgvorm"]) for rij in rijen]
    return (min(begin), _gezamenlijk(vormen)) if begin else None


def _gezamenlijk(vormen: list[Zorgvorm]) -> Zorgvorm:
    """Kind of care of a message; with several kinds the common term counts, the shortest."""
    return vormen[0] if len(set(vormen)) == 1 else Zorgvorm.ANDERS


def _concepten(verbinding: Connection) -> Iterable[AanvraagOpen]:
    """315s that are half done, and of which wet, gemeente and first contact are known.

    One that takes the place of a refused message is left out: that refusal is due already.
    """
    vraag = (
        select(
            concept.c.id,
            concept.c.client_id,
            concept.c.gegevens,
            verwijzing.c.eerste_contact,
            *mapping.NAAM,
        )
        .select_from(concept)
        .outerjoin(client, client.c.id == concept.c.client_id)
        .outerjoin(
            verwijzing,
            and_(verwijzing.c.id == concept.c.verwijzing_id, verwijzing.c.vervallen_op.is_(None)),
        )
        .where(
            concept.c.soort == Berichtsoort.VERZOEK_TOEWIJZING,
            concept.c.vervangt_id.is_(None),
        )
        .order_by(concept.c.id)
    )
    for rij in verbinding.execute(vraag).mappings():
        gegevens = _als_map(json.loads(rij["gegevens"]))
        wet, gemeente = _keuze(Wet, gegevens.get("wet")), _tekst(gegevens, "gemeente")
        eerste = _datum(gegevens.get("eerste_contact")) or rij["eerste_contact"]
        if wet is None or not gemeente or eerste is None:
            continue
        producten = gegevens.get("producten")
        product = _als_map(producten[0]) if isinstance(producten, list) and producten else {}
        yield AanvraagOpen(
            wet=wet,
            gemeente=gemeente,
            client_id=rij["client_id"],
            client=clientnaam(rij) or _naam(_als_map(gegevens.get("client"))),
            eerste_contact=eerste,
            zorgvorm=zorgvorm_van(
                wet,
                _tekst(product, "categorie") or None,
                _keuze(Zorgvorm, product.get("zorgvorm")),
            ),
            concept_id=rij["id"],
        )


def _als_map(waarde: Any) -> Mapping[str, Any]:
    return waarde if isinstance(waarde, dict) else {}


def _tekst(van: Mapping[str, Any], sleutel: str) -> str:
    waarde = van.get(sleutel)
    return waarde.strip() if isinstance(waarde, str) else ""


def _keuze(klasse: type[Lid], waarde: object) -> Lid | None:
    """Member of an enumeration, or None for a value that is none of it."""
    return next((lid for lid in klasse if lid.value == waarde), None)


def _datum(waarde: Any) -> date | None:
    """Date of its ISO text, or None while it is no date yet."""
    try:
        return date.fromisoformat(waarde)
    except (TypeError, ValueError):
        return None


def _naam(van: Mapping[str, Any]) -> str:
    """Name for lists of a client who has no dossier yet, as far as it was filled in."""
    return opgegeven_naam(
        Clientopgave(
            achternaam=_tekst(van, "achternaam"),
            voorvoegsel=_tekst(van, "voorvoegsel") or None,
            voornamen=_tekst(van, "voornamen") or None,
            voorletters=_tekst(van, "voorletters") or None,
        )
    )


def gemeente_van_verwijzing() -> ColumnElement[Any]:
    """Gemeente of the client of a ``verwijzing``: by the Jeugdwet, else by any Toewijzing.

    None for who is new, or has Toewijzingen of several.
    """

    def enige(*van: ColumnElement[bool]) -> ScalarSelect[Any]:
        return (
            select(func.min(toewijzing.c.gemeente))
            .where(toewijzing.c.client_id == verwijzing.c.client_id, *van)
            .having(func.count(toewijzing.c.gemeente.distinct()) == 1)
            .scalar_subquery()
        )

    return func.coalesce(enige(toewijzing.c.wet == Wet.JW), enige())


def _verwijzingen(verbinding: Connection) -> Iterable[AanvraagOpen]:
    """Referrals after which nothing was asked; their wet is the Jeugdwet.

    Without a gemeente the national term counts: nobody else tells the user that the 315 is due. A
    request that was refused has a line of its own.
    """
    vraag = (
        select(
            verwijzing.c.id,
            verwijzing.c.client_id,
            verwijzing.c.eerste_contact,
            gemeente_van_verwijzing().label("gemeente"),
            *mapping.NAAM,
        )
        .select_from(verwijzing)
        .outerjoin(client, client.c.id == verwijzing.c.client_id)
        .where(
            verwijzing.c.vervallen_op.is_(None),
            verwijzing.c.eerste_contact.is_not(None),
            ~GEVRAAGD_OP_VERWIJZING,
            ~exists(select(concept.c.id).where(concept.c.verwijzing_id == verwijzing.c.id)),
        )
        .order_by(verwijzing.c.id)
    )
    for rij in verbinding.execute(vraag).mappings():
        yield AanvraagOpen(
            wet=Wet.JW,
            gemeente=rij["gemeente"] or "",
            client_id=rij["client_id"],
            client=clientnaam(rij),
            eerste_contact=rij["eerste_contact"],
            zorgvorm=Zorgvorm.ANDERS,
            verwijzing_id=rij["id"],
        )
