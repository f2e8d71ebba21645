"""Toewijzingen that end soon, and for which an extension may have to be asked."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from sqlalchemy import ColumnElement, Connection, and_, exists, func, or_, select

from app.domain.openstaand import VerlengingOpen
from app.domain.toewijzing import VERWIJDERD
from app.standard.berichtsoort import Berichtsoort
from app.standard.redenen import redenen_met_stop
from app.store import mapping
from app.store.leidend import LEIDEND, VAN_ONS, leidt
from app.store.openstaand_levering import clientnaam, productnaam_van, zorg_loopt
from app.store.openstaand_verzoeken import ZONDER_TOEWIJZING
from app.store.regelstand import TELT
from app.store.tables import bericht, client, toewijzing, toewijzing_versie
from app.store.tables_verzoeken import verzoek

# An extension is due eight weeks before the end; four more leave time to see the doctor and the
# gemeente, and what ends later than that would only fill the list.
VERLENGING_IN_ZICHT = timedelta(weeks=12)


def verlengingen(verbinding: Connection, vandaag: date) -> Iterable[VerlengingOpen]:
    """Toewijzingen that end soon while care runs on them, and nothing goes on after them.

    What the gemeente itself ended is not extended.
    """
    versie = toewijzing_versie
    vraag = (
        select(
            toewijzing,
            *mapping.NAAM,
            versie.c.product_categorie,
            versie.c.product_code,
            versie.c.einddatum,
        )
        .select_from(toewijzing)
        .join(client, client.c.id == toewijzing.c.client_id)
        .join(versie, LEIDEND)
        .where(
            versie.c.einddatum.between(vandaag, vandaag + VERLENGING_IN_ZICHT),
            toewijzing.c.geen_verlenging_op.is_(None),
            func.coalesce(versie.c.reden_wijziging, "").not_in({VERWIJDERD, *redenen_met_stop()}),
            VAN_ONS,
            zorg_loopt(),
            ~_gaat_verder(),
            ~_al_gevraagd(),
        )
        .order_by(toewijzing.c.id)
    )
    for rij in verbinding.execute(vraag).mappings():
        yield VerlengingOpen(
            wet=rij["wet"],
            gemeente=rij["gemeente"],
            client_id=rij["client_id"],
            client=clientnaam(rij),
            toewijzing_id=rij["id"],
            toewijzing_nummer=rij["nummer"],
            product=productnaam_van(rij["wet"], rij["product_categorie"], rij["product_code"]),
            einddatum=rij["einddatum"],
        )


def _gaat_verder() -> ColumnElement[bool]:
    """Whether the client has another Toewijzing of the same product that ends later."""
    ander, versie = toewijzing.alias("ander"), toewijzing_versie.alias("andere_versie")
    deze = toewijzing_versie
    return exists(
        select(ander.c.id)
        .select_from(ander)
        .join(versie, leidt(versie, ander))
        .where(
            ander.c.client_id == toewijzing.c.client_id,
            ander.c.wet == toewijzing.c.wet,
            ander.c.id != toewijzing.c.id,
            versie.c.product_categorie.is_not_distinct_from(deze.c.product_categorie),
            versie.c.product_code.is_not_distinct_from(deze.c.product_code),
            versie.c.reden_wijziging.is_distinct_from(VERWIJDERD),
            or_(versie.c.einddatum.is_(None), versie.c.einddatum > deze.c.einddatum),
        )
    )


def _al_gevraagd() -> ColumnElement[bool]:
    """Whether something was asked since the Toewijzing that may go on from it.

    That is a 317, which goes over all that the client has there, or a 315 that extends it or asks
    the same product. One that was refused has a line of its own for as long as it is open.
    """
    versie = toewijzing_versie
    return exists(
        select(verzoek.c.id)
        .select_from(verzoek)
        .join(bericht, bericht.c.id == verzoek.c.bericht_id)
        .where(
            verzoek.c.client_id == toewijzing.c.client_id,
            verzoek.c.wet == toewijzing.c.wet,
            ZONDER_TOEWIJZING,
            bericht.c.gemeente == toewijzing.c.gemeente,
            bericht.c.status.in_(TELT),
            bericht.c.dagtekening >= versie.c.toewijzingsdatum,
            or_(
                bericht.c.soort == Berichtsoort.VERZOEK_WIJZIGING,
                verzoek.c.verlenging_van == toewijzing.c.nummer,
                and_(
                    verzoek.c.product_categorie.is_not_distinct_from(versie.c.product_categorie),
                    verzoek.c.product_code.is_not_distinct_from(versie.c.product_code),
                ),
            ),
        )
    )
