"""Which Toewijzingen are found for which an extension must be asked; this one ends on 14 July."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import update

from app.domain.levering import TIJDELIJK, Melding, Meldingsoort
from app.domain.openstaand import AanvraagOpen, VerlengingOpen
from app.domain.verzending import Status
from app.standard.basis import Product
from app.standard.release import Wet
from app.store.tables import toewijzing
from app.store.unit_of_work import UnitOfWork
from tests.bouw import NIJMEGEN, bericht301, toegewezen
from tests.store.openstaand import NUMMER, TWEE_APRIL, VANDAAG, uow
from tests.store.opslag import PRODUCT, meld, ontvang, start
from tests.store.verzoeken import VOW, WIJCHEN, bericht_uit, loopt, vraag, weiger, zet

__all__ = ["uow"]  # fixture


def verlengingen(uow: UnitOfWork, vandaag: date = date(2026, 5, 1)) -> list[VerlengingOpen]:
    return [f for f in uow.openstaand.feiten(vandaag) if isinstance(f, VerlengingOpen)]


@pytest.mark.parametrize(
    ("vandaag", "in_zicht"),
    [
        (date(2026, 4, 20), False),
        (date(2026, 4, 21), True),  # twelve weeks before
        (date(2026, 7, 14), True),
        (date(2026, 7, 15), False),
    ],
)
def test_an_extension_comes_in_sight_twelve_weeks_before_the_end(
    uow: UnitOfWork, vandaag: date, in_zicht: bool
) -> None:
    loopt(uow)
    assert bool(verlengingen(uow, vandaag)) is in_zicht


def test_what_is_told_of_an_extension(uow: UnitOfWork) -> None:
    loopt(uow)
    (feit,) = verlengingen(uow)
    assert (feit.toewijzing_id, feit.toewijzing_nummer) == (1, NUMMER)
    assert (feit.einddatum, feit.client, feit.gemeente) == (
        date(2026, 7, 14),
        "T. de Wit",
        NIJMEGEN,
    )
    assert "ambulant" in feit.product.lower()


@pytest.mark.parametrize("status", [None, Status.KLAAR, Status.AFGEKEURD])
def test_care_that_has_not_started_is_not_extended(uow: UnitOfWork, status: Status | None) -> None:
    if status is not None:
        meld(uow, NUMMER, start(TWEE_APRIL), status=status)
    assert verlengingen(uow) == []


@pytest.mark.parametrize(
    ("reden", "status", "gestopt"),
    [
        ("31", Status.GOEDGEKEURD, True),
        ("31", Status.KLAAR, True),
        ("31", Status.AFGEKEURD, False),
        (TIJDELIJK, Status.GOEDGEKEURD, False),
    ],
)
def test_care_that_stopped_is_not_extended(
    uow: UnitOfWork, reden: str, status: Status, gestopt: bool
) -> None:
    loopt(uow)
    stop = Melding(
        Meldingsoort.STOP, TWEE_APRIL, "1", PRODUCT,
        einddatum=date(2026, 4, 28), reden_beeindiging=reden,
    )  # fmt: skip
    meld(uow, NUMMER, stop, status=status)
    assert (verlengingen(uow) == []) is gestopt


@pytest.mark.parametrize(
    ("ander", "gaat_verder"),
    [
        ({"einddatum": date(2027, 7, 14)}, True),
        ({"einddatum": None}, True),
        ({"einddatum": date(2026, 7, 14)}, False),
        ({"einddatum": date(2027, 7, 14), "reden_wijziging": "13"}, False),
        ({"einddatum": None, "product": Product(categorie="45", code="45A05")}, False),
    ],
)
def test_what_goes_on_later_is_not_extended(
    uow: UnitOfWork, ander: dict[str, Any], gaat_verder: bool
) -> None:
    loopt(uow)
    ontvang(uow, bericht301(toegewezen(5, **ander), identificatie="G2"))
    assert (verlengingen(uow) == []) is gaat_verder


@pytest.mark.parametrize("reden", ["13", "05"])
def test_what_the_gemeente_took_back_or_ended_is_not_extended(uow: UnitOfWork, reden: str) -> None:
    loopt(uow)
    ontvang(
        uow,
        bericht301(
            toegewezen(reden_wijziging=reden, toewijzingsdatum=date(2026, 4, 2)),
            identificatie="G2",
        ),
    )
    assert verlengingen(uow) == []


def test_what_the_user_does_not_want_is_not_extended_until_thought_better_of(
    uow: UnitOfWork,
) -> None:
    loopt(uow)
    for op, aantal in ((VANDAAG, 0), (None, 1)):
        uow._verbinding.execute(update(toewijzing).values(geen_verlenging_op=op))
        assert len(verlengingen(uow)) == aantal


def test_only_what_was_assigned_to_us_is_extended(uow: UnitOfWork) -> None:
    loopt(uow)
    uow._verbinding.execute(update(toewijzing).values(aanbieder="99999999"))
    assert verlengingen(uow) == []


@pytest.mark.parametrize(
    ("bericht", "verzoek_", "gevraagd"),
    [
        ({}, {}, True),
        ({"status": Status.KLAAR}, {}, True),
        ({"status": Status.VERVALLEN}, {}, False),
        ({"gemeente": WIJCHEN}, {}, False),
        ({}, {"product_code": "45A05"}, False),
        ({}, {"product_code": "45A05", "verlenging_van": NUMMER}, True),
        ({"soort": VOW}, {"product_categorie": None, "product_code": None}, True),
        ({"dagtekening": date(2026, 3, 29)}, {}, False),  # before the Toewijzing came
        ({"dagtekening": date(2026, 3, 30)}, {}, True),
    ],
)
def test_what_was_asked_already_is_not_asked_again(
    uow: UnitOfWork, bericht: dict[str, Any], verzoek_: dict[str, Any], gevraagd: bool
) -> None:
    loopt(uow)
    vraag(uow, bericht_uit(uow, **bericht), **verzoek_)
    assert (verlengingen(uow) == []) is gevraagd


def test_an_extension_comes_back_when_the_request_was_closed(uow: UnitOfWork) -> None:
    loopt(uow)
    id_ = vraag(uow, bericht_uit(uow))
    weiger(uow, id_)
    assert verlengingen(uow) == []  # the refusal is told
    zet(uow, id_, afgesloten_op=VANDAAG, afsluiting="Gebeld")
    assert len(verlengingen(uow)) == 1


# An extension that was made and has not left: its term is that of the extension


def te_versturen(uow: UnitOfWork) -> AanvraagOpen:
    (feit,) = [f for f in uow.openstaand.feiten(date(2026, 5, 1)) if isinstance(f, AanvraagOpen)]
    return feit


@pytest.mark.parametrize("status", [Status.KLAAR, Status.GEEXPORTEERD])
def test_a_315_that_extends_says_what_it_extends_until_it_has_left(
    uow: UnitOfWork, status: Status
) -> None:
    loopt(uow)
    dag = date(2026, 7, 15)
    wat = bericht_uit(uow, status)
    vraag(uow, wat, verlenging_van=NUMMER, ingangsdatum=dag, eerste_contact=date(2026, 3, 2))
    assert verlengingen(uow) == []
    feit = te_versturen(uow)
    assert (feit.verlengt_tot, feit.eerste_contact) == (date(2026, 7, 14), dag)
    assert (feit.bericht_id, feit.status) == (wat, status)
    uow.berichten.zet_status([wat], Status.INGEDIEND)
    assert not [f for f in uow.openstaand.feiten(VANDAAG) if isinstance(f, AanvraagOpen)]


@pytest.mark.parametrize(
    "anders", [{"verlenging_van": None}, {"verlenging_van": 999}, {"wet": Wet.WMO}]
)
def test_of_a_315_that_extends_nothing_that_we_have_the_first_contact_counts(
    uow: UnitOfWork, anders: dict[str, Any]
) -> None:
    loopt(uow)
    vraag(uow, bericht_uit(uow, Status.KLAAR), eerste_contact=TWEE_APRIL,
          **{"verlenging_van": NUMMER} | anders)  # fmt: skip
    feit = te_versturen(uow)
    assert (feit.verlengt_tot, feit.eerste_contact) == (None, TWEE_APRIL)


def test_of_a_315_with_other_care_too_both_days_are_known(uow: UnitOfWork) -> None:
    loopt(uow)
    ontvang(uow, bericht301(toegewezen(5, einddatum=date(2026, 6, 30)), identificatie="G2"))
    wat = bericht_uit(uow, Status.KLAAR)
    for referentie, van in (("A", NUMMER), ("B", 5)):
        vraag(uow, wat, referentie_aanbieder=referentie, verlenging_van=van)
    vraag(uow, wat, referentie_aanbieder="C", eerste_contact=date(2026, 4, 20))
    feit = te_versturen(uow)
    assert (feit.verlengt_tot, feit.eerste_contact) == (date(2026, 6, 30), date(2026, 4, 20))
