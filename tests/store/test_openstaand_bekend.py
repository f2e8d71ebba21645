"""Since when we know what a Toewijzing says, from which the terms of a 305 and a 307 count."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from app.domain.openstaand import StartOpen, StopOpen
from app.domain.verzending import Status
from app.store.unit_of_work import UnitOfWork
from tests.bouw import bericht301, toegewezen
from tests.store.openstaand import EEN_APRIL, NUMMER, TWEE_APRIL, uow
from tests.store.opslag import meld, ontvang, start

__all__ = ["uow"]  # a fixture: one Toewijzing, 1 April to 14 July, received on 1 April

EINDE = date(2026, 7, 14)
HALF_MEI, JULI_20, AUGUSTUS_3 = date(2026, 5, 15), date(2026, 7, 20), date(2026, 8, 3)


def wijzig(uow: UnitOfWork, op: date, ontvangen: date | None = None, **anders: Any) -> None:
    """The gemeente decides anew on a day, and we receive it then or later."""
    kwam = ontvangen or op
    moment = datetime(kwam.year, kwam.month, kwam.day, 9, tzinfo=UTC)
    product = toegewezen(**{"toewijzingsdatum": op} | anders)
    ontvang(uow, bericht301(product, identificatie=f"W{op:%d%m}{kwam:%d%m}"), op=moment)


def bekend_op(uow: UnitOfWork) -> date:
    (feit,) = [f for f in uow.openstaand.feiten(date(2026, 8, 10)) if isinstance(f, StopOpen)]
    return feit.bekend_op


def ontvangen_op(uow: UnitOfWork) -> date:
    (feit,) = [f for f in uow.openstaand.feiten(date(2026, 8, 10)) if isinstance(f, StartOpen)]
    return feit.ontvangen_op


# OP272: the end of the Toewijzing


def test_op272_an_end_that_is_told_again_was_known_all_along(uow: UnitOfWork) -> None:
    meld(uow, NUMMER, start(TWEE_APRIL), status=Status.GOEDGEKEURD)
    wijzig(uow, JULI_20, commentaar="Meer uren, zelfde einde")
    assert bekend_op(uow) == EEN_APRIL


@pytest.mark.parametrize(
    ("wijzigingen", "bekend"),
    [
        ([(HALF_MEI, date(2026, 6, 30))], HALF_MEI),
        ([(JULI_20, date(2026, 6, 30))], JULI_20),
        ([(JULI_20, date(2026, 6, 30)), (AUGUSTUS_3, date(2026, 6, 30))], JULI_20),
        # It was longer in between, so that nobody could know that it would end then after all.
        ([(HALF_MEI, date(2026, 12, 31)), (AUGUSTUS_3, EINDE)], AUGUSTUS_3),
        ([(HALF_MEI, None), (JULI_20, EINDE), (AUGUSTUS_3, EINDE)], JULI_20),
    ],
)
def test_op272_an_end_that_changed_is_known_since_the_change(
    uow: UnitOfWork, wijzigingen: list[tuple[date, date | None]], bekend: date
) -> None:
    meld(uow, NUMMER, start(TWEE_APRIL), status=Status.GOEDGEKEURD)
    for op, einddatum in wijzigingen:
        wijzig(uow, op, einddatum=einddatum)
    assert bekend_op(uow) == bekend


def test_iv013_an_older_decision_that_comes_late_changes_nothing(uow: UnitOfWork) -> None:
    meld(uow, NUMMER, start(TWEE_APRIL), status=Status.GOEDGEKEURD)
    wijzig(uow, JULI_20, einddatum=date(2026, 6, 30))
    wijzig(uow, HALF_MEI, AUGUSTUS_3, einddatum=None)
    assert bekend_op(uow) == JULI_20


def test_op033x1_a_removal_that_is_told_again_was_known_since_the_first(uow: UnitOfWork) -> None:
    meld(uow, NUMMER, start(TWEE_APRIL), status=Status.GOEDGEKEURD)
    wijzig(uow, HALF_MEI, einddatum=EEN_APRIL)  # shortened to its first day, and not removed yet
    wijzig(uow, JULI_20, einddatum=EEN_APRIL, reden_wijziging="13")
    wijzig(uow, AUGUSTUS_3, einddatum=EEN_APRIL, reden_wijziging="13", commentaar="Nogmaals")
    assert bekend_op(uow) == JULI_20


# OP271: care that was assigned with retroactive effect


@pytest.mark.parametrize(
    ("wijzigingen", "ontvangen"),
    [
        ([], EEN_APRIL),
        ([(HALF_MEI, EEN_APRIL)], EEN_APRIL),
        ([(HALF_MEI, date(2026, 5, 1))], EEN_APRIL),  # later: it began within the first one too
        ([(HALF_MEI, date(2026, 3, 1))], HALF_MEI),  # earlier: who began then had nothing before
        ([(HALF_MEI, date(2026, 3, 1)), (JULI_20, date(2026, 3, 1))], HALF_MEI),
        ([(HALF_MEI, date(2026, 3, 1)), (JULI_20, date(2026, 3, 10))], HALF_MEI),
    ],
)
def test_op271_received_is_the_301_that_first_covered_the_beginning(
    uow: UnitOfWork, wijzigingen: list[tuple[date, date]], ontvangen: date
) -> None:
    for op, ingangsdatum in wijzigingen:
        wijzig(uow, op, ingangsdatum=ingangsdatum)
    assert ontvangen_op(uow) == ontvangen
