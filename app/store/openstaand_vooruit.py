"""What must be done ahead: before a client is 18, an AGB code ends or a referral expires.

Each is known long before, so what is asked here reaches further than what the agenda shows.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from sqlalchemy import ColumnElement, Connection, and_, exists, func, or_, select

from app.domain.client import ONBEKEND, jaren_later
from app.domain.openstaand import AchttienOpen, AgbWisselOpen, VerwijzingOpen, Vooruitfeit
from app.domain.toewijzing import VERWIJDERD
from app.standard.release import Wet
from app.store import mapping
from app.store.leidend import LEIDEND, VAN_ONS, leidt
from app.store.openstaand_levering import clientnaam, productnaam_van, zorg_loopt
from app.store.openstaand_verzoeken import GEVRAAGD_OP_VERWIJZING, gemeente_van_verwijzing
from app.store.tables import aanbieder, client, toewijzing, toewijzing_versie
from app.store.tables_verzoeken import verwijzing

_DAG = timedelta(days=1)
_VER = timedelta(weeks=40)  # longer than any agreed term, with the time in which it is shown
_ACHTTIEN = 18
_VOLWASSEN = 24  # jeugdhulp goes on until the 23rd birthday at the latest
_GGZ = ("51", "52", "54")  # JZ020


def vooruit(verbinding: Connection, vandaag: date) -> Iterable[Vooruitfeit]:
    """What must be done ahead, in three queries."""
    yield from _achttien(verbinding, vandaag)
    yield from _agb_wissels(verbinding, vandaag)
    yield from _verwijzingen(verbinding, vandaag)


def _achttien(verbinding: Connection, vandaag: date) -> Iterable[AchttienOpen]:
    """Toewijzingen of the Jeugdwet on which care runs while its client becomes 18.

    The client is not 18 yet when the Toewijzing begins, and is so on the day after its Einddatum.
    Not once the client has something of the Wmo after it, or the user said that it need not go on.
    """
    versie = toewijzing_versie
    vraag = (
        select(
            toewijzing,
            *mapping.NAAM,
            client.c.geboortedatum,
            versie.c.product_categorie,
            versie.c.product_code,
            versie.c.ingangsdatum,
            versie.c.einddatum,
        )
        .select_from(toewijzing)
        .join(client, client.c.id == toewijzing.c.client_id)
        .join(versie, LEIDEND)
        .where(
            toewijzing.c.wet == Wet.JW,
            client.c.geboortedatum.between(
                jaren_later(vandaag, -_VOLWASSEN), jaren_later(vandaag + _VER + _DAG, -_ACHTTIEN)
            ),
            client.c.datum_gebruik.is_distinct_from(ONBEKEND),
            or_(
                versie.c.einddatum.is_(None),
                versie.c.einddatum.between(vandaag, vandaag + _VER),
            ),
            versie.c.reden_wijziging.is_distinct_from(VERWIJDERD),
            toewijzing.c.geen_verlenging_op.is_(None),
            VAN_ONS,
            ~_heeft_wmo(),
            zorg_loopt(),
        )
        .order_by(toewijzing.c.id)
    )
    for rij in verbinding.execute(vraag).mappings():
        achttien_op = jaren_later(rij["geboortedatum"], _ACHTTIEN)
        einde = rij["einddatum"] or achttien_op - _DAG
        if vandaag <= einde and rij["ingangsdatum"] < achttien_op <= einde + _DAG:
            yield AchttienOpen(
                wet=rij["wet"],
                gemeente=rij["gemeente"],
                client_id=rij["client_id"],
                client=clientnaam(rij),
                toewijzing_id=rij["id"],
                toewijzing_nummer=rij["nummer"],
                product=productnaam_van(rij["wet"], rij["product_categorie"], rij["product_code"]),
                einde=einde,
                achttien_op=achttien_op,
            )


def _heeft_wmo() -> ColumnElement[bool]:
    """Whether the client has a Toewijzing of the Wmo that ends after this one.

    One without an Einddatum ends on the day before the 18th birthday.
    """
    ander, versie = toewijzing.alias("ander"), toewijzing_versie.alias("andere_versie")
    einde = func.coalesce(
        toewijzing_versie.c.einddatum,
        func.date(client.c.geboortedatum, f"+{_ACHTTIEN} years", "-1 day"),
    )
    return exists(
        select(ander.c.id)
        .select_from(ander)
        .join(versie, leidt(versie, ander))
        .where(
            ander.c.client_id == toewijzing.c.client_id,
            ander.c.wet == Wet.WMO,
            versie.c.reden_wijziging.is_distinct_from(VERWIJDERD),
            or_(versie.c.einddatum.is_(None), versie.c.einddatum > einde),
        )
    )


def _agb_wissels(verbinding: Connection, vandaag: date) -> Iterable[AgbWisselOpen]:
    """AGB codes of ours that end, by gemeente that has not ended its Toewijzingen on them yet."""
    versie = toewijzing_versie
    vraag = (
        select(
            toewijzing.c.wet,
            toewijzing.c.gemeente,
            aanbieder.c.agb,
            aanbieder.c.tot,
            func.count().label("aantal"),
        )
        .select_from(aanbieder)
        .join(toewijzing, toewijzing.c.aanbieder == aanbieder.c.agb)
        .join(versie, LEIDEND)
        .where(
            aanbieder.c.tot.between(vandaag, vandaag + _VER),
            versie.c.reden_wijziging.is_distinct_from(VERWIJDERD),
            or_(versie.c.einddatum.is_(None), versie.c.einddatum > aanbieder.c.tot),
        )
        .group_by(toewijzing.c.gemeente, toewijzing.c.wet, aanbieder.c.agb)
        .order_by(toewijzing.c.gemeente, toewijzing.c.wet, aanbieder.c.agb)
    )
    for rij in verbinding.execute(vraag).mappings():
        yield AgbWisselOpen(
            wet=rij["wet"],
            gemeente=rij["gemeente"],
            aanbieder=rij["agb"],
            tot=rij["tot"],
            toewijzingen=rij["aantal"],
        )


def _verwijzingen(verbinding: Connection, vandaag: date) -> Iterable[VerwijzingOpen]:
    """Referrals on which nothing was asked and without a first contact: that asks for a 315.

    A referral after which a Toewijzing of the Jeugdwet came was used.
    """
    vanaf = func.coalesce(verwijzing.c.aanmelding, verwijzing.c.datum)
    versie = toewijzing_versie
    gebruikt = exists(
        select(toewijzing.c.id)
        .select_from(toewijzing)
        .join(versie, LEIDEND)
        .where(
            toewijzing.c.client_id == verwijzing.c.client_id,
            toewijzing.c.wet == Wet.JW,
            versie.c.toewijzingsdatum >= vanaf,
        )
    )
    ggz = exists(
        select(toewijzing.c.id)
        .select_from(toewijzing)
        .join(versie, LEIDEND)
        .where(
            toewijzing.c.client_id == verwijzing.c.client_id,
            toewijzing.c.wet == Wet.JW,
            versie.c.product_categorie.in_(_GGZ),
        )
    )
    vraag = (
        select(
            verwijzing,
            gemeente_van_verwijzing().label("gemeente"),
            ggz.label("ggz"),
            *mapping.NAAM,
        )
        .select_from(verwijzing)
        .outerjoin(client, client.c.id == verwijzing.c.client_id)
        .where(
            verwijzing.c.vervallen_op.is_(None),
            verwijzing.c.eerste_contact.is_(None),
            or_(
                verwijzing.c.geldig_tot <= vandaag + _VER,
                and_(verwijzing.c.geldig_tot.is_(None), verwijzing.c.aanmelding.is_not(None)),
            ),
            ~GEVRAAGD_OP_VERWIJZING,
            ~gebruikt,
        )
        .order_by(verwijzing.c.id)
    )
    for rij in verbinding.execute(vraag).mappings():
        yield VerwijzingOpen(
            wet=Wet.JW,
            gemeente=rij["gemeente"] or "",
            client_id=rij["client_id"],
            client=clientnaam(rij),
            verwijzing_id=rij["id"],
            datum=rij["datum"],
            aanmelding=rij["aanmelding"],
            geldig_tot=rij["geldig_tot"],
            ggz=bool(rij["ggz"]),
        )
