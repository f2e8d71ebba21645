"""Specialistische ggz whose 301 came after the month of the care.

Midden-IJssel/Oost-Veluwe 2024, §7, gives it a term of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import Engine, update

from app.domain.aanvraag import Zorgvorm
from app.domain.contract import Aanbieder
from app.domain.openstaand import DeclaratieOpen, Waarom
from app.domain.verzending import Status
from app.standard.basis import Product
from app.store.tables import toewijzing_versie
from app.store.unit_of_work import UnitOfWork
from tests.bouw import AGB, bericht301, toegewezen
from tests.store.declareren import APRIL, MEI, Regel, declareer, geef_zorg
from tests.store.opslag import ontvang
from tests.store.verzoeken import bericht_uit, vraag

MAART, MEI_20, JUNI_1 = date(2026, 3, 1), date(2026, 5, 20), date(2026, 6, 1)
SGGZ = Product(categorie="52", code="52A01")


def neem_aan(uow: UnitOfWork, nummer: int, op: date, product: Product = SGGZ) -> None:
    """Receive on a day a Toewijzing that began on 1 March."""
    een = toegewezen(nummer, product=product, ingangsdatum=MAART, toewijzingsdatum=op)
    moment = datetime(op.year, op.month, op.day, 9, tzinfo=UTC)
    ontvang(uow, bericht301(een, identificatie=f"G{nummer}{op:%d%m}"), op=moment)


@pytest.fixture
def uow(engine: Engine) -> Iterator[UnitOfWork]:
    """A transaction with sGGZ as of 1 March (Toewijzing 1), assigned on 20 May."""
    with UnitOfWork(engine) as uow:
        uow.instellingen.zet_aanbieder(Aanbieder(AGB, "Zorg & Zo"))
        neem_aan(uow, 1, MEI_20)
        yield uow


def sggz_op(uow: UnitOfWork, waarom: Waarom = Waarom.MAAND) -> dict[date, date | None]:
    """By the first day of the month, since when it could be declared."""
    return {
        feit.vanaf: feit.sggz_toegewezen_op
        for feit in uow.openstaand.feiten(date(2026, 7, 1))
        if isinstance(feit, DeclaratieOpen) and feit.waarom is waarom
    }


def test_months_that_had_passed_count_from_the_301(uow: UnitOfWork) -> None:
    for dag in (MAART, APRIL, date(2026, 4, 30), MEI, JUNI_1):
        geef_zorg(uow, dag)
    assert sggz_op(uow) == {MAART: MEI_20, APRIL: MEI_20, MEI: None, JUNI_1: None}


@pytest.mark.parametrize(("op", "later"), [(date(2026, 4, 30), False), (MEI, True)])
def test_on_and_around_the_end_of_the_month(uow: UnitOfWork, op: date, later: bool) -> None:
    neem_aan(uow, 2, op)
    geef_zorg(uow, APRIL, 2)
    assert sggz_op(uow) == {APRIL: op if later else None}


def test_a_301_that_comes_again_moves_nothing(uow: UnitOfWork) -> None:
    neem_aan(uow, 1, JUNI_1)
    geef_zorg(uow, APRIL)
    assert sggz_op(uow) == {APRIL: MEI_20}


def test_of_several_the_first_counts_and_with_other_care_none(uow: UnitOfWork) -> None:
    neem_aan(uow, 2, JUNI_1)
    geef_zorg(uow, APRIL, 1)
    geef_zorg(uow, APRIL, 2)
    assert sggz_op(uow) == {APRIL: MEI_20}
    neem_aan(uow, 3, MEI_20, Product(categorie="45", code="45A04"))
    geef_zorg(uow, APRIL, 3)
    assert sggz_op(uow) == {APRIL: None}


@pytest.mark.parametrize(
    ("categorie", "gevraagd", "is_sggz"),
    [
        ("52", None, True),
        ("54", Zorgvorm.SPECIALISTISCHE_GGZ, True),
        ("54", Zorgvorm.BASIS_GGZ, False),
        ("54", None, False),
        ("51", None, False),
    ],
)
def test_the_category_or_the_request_tells_that_it_is_sggz(
    uow: UnitOfWork, categorie: str, gevraagd: Zorgvorm | None, is_sggz: bool
) -> None:
    uow._verbinding.execute(
        update(toewijzing_versie).values(product_categorie=categorie, referentie_aanbieder="A1")
    )
    vraag(uow, bericht_uit(uow), referentie_aanbieder="A1", zorgvorm=gevraagd)
    geef_zorg(uow, APRIL)
    assert sggz_op(uow) == {APRIL: MEI_20 if is_sggz else None}


def test_while_it_stands_in_a_323_that_has_not_left(uow: UnitOfWork) -> None:
    zorg = geef_zorg(uow, APRIL)
    declareer(uow, Regel((zorg,), product_code="52A01"), status=Status.KLAAR)
    assert sggz_op(uow) == {APRIL: MEI_20}


def test_a_year_and_an_ended_code_have_their_own_terms(uow: UnitOfWork) -> None:
    uow.instellingen.zet_aanbieder(Aanbieder(AGB, "Zorg & Zo", tot=date(2026, 6, 30)))
    geef_zorg(uow, APRIL)
    assert sggz_op(uow, Waarom.AGB) == {APRIL: None}
