"""What was declared and granted, and is another now: correct it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from app.domain.openstaand import CorrectieOpen, DeclaratieOpen
from app.domain.verzending import Status
from app.standard.release import Wet
from app.store.unit_of_work import UnitOfWork
from tests.bouw import ANDER_BSN, NIJMEGEN, bericht301, toegewezen
from tests.store.conftest import Teller
from tests.store.declareren import (
    APRIL,
    BEANTWOORD_OP,
    MEI,
    Regel,
    beantwoord,
    besluit,
    declareer,
    geef_zorg,
    verander,
    zet_status,
)
from tests.store.openstaand import EIND_MEI, correcties, maanden, open_, uow
from tests.store.opslag import ontvang

__all__ = ["uow"]  # a fixture


class TestCorrectie:
    @pytest.fixture
    def zorg_id(self, uow: UnitOfWork) -> int:
        """Care on a line that was granted."""
        zorg_id = geef_zorg(uow)
        beantwoord(uow, declareer(uow, Regel((zorg_id,))))
        return zorg_id

    def test_what_is_as_it_was_declared_asks_for_nothing(
        self, uow: UnitOfWork, zorg_id: int
    ) -> None:
        assert correcties(uow) == []

    def test_care_that_is_another_than_was_granted(self, uow: UnitOfWork, zorg_id: int) -> None:
        verander(uow, zorg_id, aantal=Decimal(3))
        (feit,) = correcties(uow)
        assert (feit.wet, feit.gemeente, feit.maand) == (Wet.JW, NIJMEGEN, APRIL)
        assert (feit.sinds, feit.regels) == (BEANTWOORD_OP, 1)
        assert open_(uow) == []  # it is declared with the correction

    def test_care_that_was_not_given_after_all(self, uow: UnitOfWork, zorg_id: int) -> None:
        verander(uow, zorg_id)
        assert len(correcties(uow)) == 1

    def test_care_that_came_later_in_a_month_that_was_granted(
        self, uow: UnitOfWork, zorg_id: int
    ) -> None:
        geef_zorg(uow, date(2026, 4, 9))
        assert len(correcties(uow)) == 1
        assert open_(uow) == []

    @pytest.mark.parametrize(
        "anders",
        [
            {"opmerking": "aan huis"},
            {"datum": date(2026, 4, 2)},
            {"aantal": Decimal(120), "eenheid": "01"},  # the same in minutes
        ],
    )
    def test_a_change_that_does_not_change_the_sum(
        self, uow: UnitOfWork, zorg_id: int, anders: dict[str, object]
    ) -> None:
        verander(uow, zorg_id, **anders)
        assert correcties(uow) == []
        assert open_(uow) == []

    def test_a_change_that_was_changed_back(self, uow: UnitOfWork, zorg_id: int) -> None:
        tussen = verander(uow, zorg_id, aantal=Decimal(3))
        assert tussen
        verander(uow, tussen, aantal=Decimal(2))
        assert correcties(uow) == []

    def test_care_that_moves_to_another_month(self, uow: UnitOfWork, zorg_id: int) -> None:
        verander(uow, zorg_id, datum=date(2026, 3, 31))
        assert len(correcties(uow)) == 1
        assert maanden(open_(uow)) == [date(2026, 3, 1)]

    @pytest.mark.parametrize(
        "status", [Status.KLAAR, Status.GEEXPORTEERD, Status.INGEDIEND, Status.AFGEKEURD]
    )
    def test_only_what_was_granted_can_be_corrected(self, uow: UnitOfWork, status: Status) -> None:
        zorg_id = geef_zorg(uow)
        declareer(uow, Regel((zorg_id,)), status=status)
        verander(uow, zorg_id, aantal=Decimal(3))
        assert correcties(uow) == []
        assert len(open_(uow)) == (0 if status.telt else 1)

    def test_one_that_was_corrected_is_done(self, uow: UnitOfWork) -> None:
        zorg_id = geef_zorg(uow)
        eerst = declareer(uow, Regel((zorg_id,)))
        beantwoord(uow, eerst)
        nieuw = verander(uow, zorg_id, aantal=Decimal(3))
        assert nieuw
        declareer(uow, Regel(credit_op=eerst.referenties[0]), Regel((nieuw,), volume=3), maand=MEI)
        assert correcties(uow) == []
        assert open_(uow) == []

    def test_a_volume_that_the_user_decided_on_what_is_recorded_now(
        self, uow: UnitOfWork, zorg_id: int
    ) -> None:
        verander(uow, zorg_id, aantal=Decimal(3))
        besluit(uow, 180_000, 2)
        assert correcties(uow) == []
        besluit(uow, 180_000, 3)  # not what was granted
        assert len(correcties(uow)) == 1
        besluit(uow, 240_000, 2)  # of what was recorded before
        assert len(correcties(uow)) == 1

    def test_lines_of_one_declaration_are_counted(self, uow: UnitOfWork) -> None:
        ontvang(uow, bericht301(toegewezen(7), bsn=ANDER_BSN, identificatie="G2"))
        een, twee = geef_zorg(uow), geef_zorg(uow, toewijzing_id=2)
        wat = declareer(uow, Regel((een,)), Regel((twee,), toewijzing_id=2, client_id=2))
        beantwoord(uow, wat)
        verander(uow, een)
        verander(uow, twee)
        (feit,) = correcties(uow)
        assert (feit.bericht_id, feit.regels) == (wat.id, 2)
        assert feit.declaratie_nummer == wat.nummer


def test_a_323_that_has_not_left_says_since_when_what_it_takes_back_was_granted(
    uow: UnitOfWork,
) -> None:
    def sinds() -> list[date | None]:
        feiten = uow.openstaand.feiten(EIND_MEI)
        return [f.corrigeert_sinds for f in feiten if isinstance(f, DeclaratieOpen) and f.status]

    wat = declareer(uow, Regel((geef_zorg(uow),)))
    beantwoord(uow, wat)
    declareer(uow, Regel(maand=MEI), maand=MEI, status=Status.KLAAR)
    assert sinds() == [None]
    credit = declareer(uow, Regel(credit_op=wat.referenties[0]), maand=MEI, status=Status.KLAAR)
    assert sinds() == [None, BEANTWOORD_OP]
    zet_status(uow, credit, Status.INGEDIEND)
    assert sinds() == [None]


@pytest.mark.parametrize("aantal", [1, 30])
def test_a_fixed_number_of_queries_however_much_there_is(
    uow: UnitOfWork, vragen: Teller, aantal: int
) -> None:
    ontvang(
        uow,
        *(bericht301(toegewezen(i), identificatie=f"G{i}", bsn=ANDER_BSN) for i in range(2, 32)),
    )
    for i in range(aantal):
        id_ = geef_zorg(uow, toewijzing_id=i + 1)
        wat = declareer(uow, Regel((id_,), toewijzing_id=i + 1))
        beantwoord(uow, wat)
        verander(uow, id_, aantal=Decimal(3))
        geef_zorg(uow, date(2026, 3, 1), toewijzing_id=i + 1)
    with vragen() as gesteld:
        feiten = uow.openstaand.feiten(EIND_MEI)
    assert sum(isinstance(feit, CorrectieOpen) for feit in feiten) == aantal
    assert sum(f.prestaties for f in feiten if isinstance(f, DeclaratieOpen)) == aantal
    assert len(gesteld) == 7 + 5 + 4 + 4 + 3  # the last are of what must be done ahead
