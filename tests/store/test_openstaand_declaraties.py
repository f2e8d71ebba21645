"""What is open on declarations: no answer, rejected lines, no payment."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from app.domain.openstaand import (
    AfkeurOpen,
    AntwoordOpen,
    BetalingOpen,
    DeclaratieOpen,
    RegelsAfgekeurd,
)
from app.domain.verzending import Status
from app.standard.berichtsoort import Berichtsoort
from app.standard.release import Wet
from app.store.unit_of_work import UnitOfWork
from tests.bouw import ANDER_BSN, NIJMEGEN, bericht301, toegewezen
from tests.store.declareren import (
    APRIL,
    BEANTWOORD_OP,
    INGEDIEND_OP,
    MEI,
    Gedeclareerd,
    Regel,
    beantwoord,
    betaal,
    declareer,
    geef_op,
    geef_zorg,
    verander,
    zet_status,
)
from tests.store.openstaand import feiten, uow
from tests.store.opslag import ontvang

__all__ = ["uow"]  # a fixture


@pytest.fixture
def zorg_id(uow: UnitOfWork) -> int:
    return geef_zorg(uow)


@pytest.fixture
def wat(uow: UnitOfWork, zorg_id: int) -> Gedeclareerd:
    """A 323 of one line that was submitted."""
    return declareer(uow, Regel((zorg_id,)))


class TestAntwoord:
    def test_a_323_that_was_submitted_waits_for_its_325(
        self, uow: UnitOfWork, wat: Gedeclareerd
    ) -> None:
        assert feiten(uow, AntwoordOpen) == [
            AntwoordOpen(
                wet=Wet.JW,
                gemeente=NIJMEGEN,
                bericht_id=wat.id,
                identificatie=wat.nummer,
                soort=Berichtsoort.DECLARATIE_ANTWOORD,
                ingediend_op=INGEDIEND_OP,
                declaratie_nummer=wat.nummer,
            )
        ]

    def test_one_that_was_answered_does_not(self, uow: UnitOfWork, wat: Gedeclareerd) -> None:
        beantwoord(uow, wat)
        assert feiten(uow, AntwoordOpen) == []

    def test_one_that_was_refused_as_a_whole_is_declared_anew(
        self, uow: UnitOfWork, wat: Gedeclareerd
    ) -> None:
        beantwoord(uow, wat, 0, toegekend=0)
        zet_status(uow, wat, Status.AFGEKEURD)
        assert [feit.bericht_id for feit in feiten(uow, AfkeurOpen)] == [wat.id]
        assert feiten(uow, RegelsAfgekeurd) == []
        (te_declareren,) = [f for f in uow.openstaand.feiten(MEI) if isinstance(f, DeclaratieOpen)]
        assert te_declareren.vanaf == APRIL

    @pytest.mark.parametrize("status", [Status.AFGEKEURD, Status.AFGEKEURD_VECOZO])
    def test_one_that_was_refused_is_solved_with_its_last_line(
        self, uow: UnitOfWork, status: Status
    ) -> None:
        een, twee = geef_zorg(uow), geef_zorg(uow, product="45A05")
        regels = [Regel((een,)), Regel((twee,), product_code="45A05")]
        geweigerd = declareer(uow, *regels, status=status)
        declareer(uow, regels[0])
        assert [feit.bericht_id for feit in feiten(uow, AfkeurOpen)] == [geweigerd.id]
        declareer(uow, regels[1])
        assert feiten(uow, AfkeurOpen) == []


class TestBetaling:
    def test_what_was_granted_and_not_paid(self, uow: UnitOfWork, wat: Gedeclareerd) -> None:
        beantwoord(uow, wat, toegekend=12000)
        assert feiten(uow, BetalingOpen) == [
            BetalingOpen(
                wet=Wet.JW,
                gemeente=NIJMEGEN,
                bericht_id=wat.id,
                identificatie=wat.nummer,
                declaratie_nummer=wat.nummer,
                maand=APRIL,
                dagtekening=INGEDIEND_OP,
                ingediend_op=INGEDIEND_OP,
                bedrag=12000,
            )
        ]

    @pytest.mark.parametrize(
        ("betaald", "rest"),
        [((11999,), 1), ((6000, 5000), 1000), ((12000,), None), ((13000,), None)],
    )
    def test_what_was_paid_is_taken_off(
        self, uow: UnitOfWork, wat: Gedeclareerd, betaald: tuple[int, ...], rest: int | None
    ) -> None:
        beantwoord(uow, wat, toegekend=12000)
        for bedrag in betaald:
            betaal(uow, wat, bedrag)
        assert [f.bedrag for f in feiten(uow, BetalingOpen)] == ([rest] if rest else [])

    def test_before_the_325_nobody_knows_how_much(self, uow: UnitOfWork, wat: Gedeclareerd) -> None:
        assert feiten(uow, BetalingOpen) == []

    @pytest.mark.parametrize("toegekend", [0, -12000])
    def test_a_negative_balance_is_not_to_be_paid(
        self, uow: UnitOfWork, wat: Gedeclareerd, toegekend: int
    ) -> None:
        beantwoord(uow, wat, toegekend=toegekend)
        assert feiten(uow, BetalingOpen) == []


class TestAfgekeurdeRegels:
    @pytest.fixture
    def afgekeurd(self, uow: UnitOfWork, wat: Gedeclareerd) -> Gedeclareerd:
        beantwoord(uow, wat, 0, toegekend=0)
        return wat

    def test_a_rejected_line_is_open_until_it_is_solved(
        self, uow: UnitOfWork, afgekeurd: Gedeclareerd
    ) -> None:
        (feit,) = feiten(uow, RegelsAfgekeurd)
        assert (feit.bericht_id, feit.declaratie_nummer) == (afgekeurd.id, afgekeurd.nummer)
        assert (feit.sinds, feit.regels, feit.maand) == (BEANTWOORD_OP, 1, APRIL)

    @pytest.mark.parametrize("status", list(Status))
    def test_declared_again_the_later_line_is_what_asks_for_something(
        self, uow: UnitOfWork, afgekeurd: Gedeclareerd, zorg_id: int, status: Status
    ) -> None:
        declareer(uow, Regel((zorg_id,)), status=status, maand=MEI)
        terug = status is Status.VERVALLEN  # it never left
        assert len(feiten(uow, RegelsAfgekeurd)) == (1 if terug else 0)

    @pytest.mark.parametrize(
        "anders", [{"maand": MEI}, {"product_code": "45A05"}, {"toewijzing_id": 2, "client_id": 2}]
    )
    def test_what_is_declared_of_something_else_does_not_solve_it(
        self, uow: UnitOfWork, afgekeurd: Gedeclareerd, anders: dict[str, object]
    ) -> None:
        ontvang(uow, bericht301(toegewezen(7), bsn=ANDER_BSN, identificatie="G2"))
        declareer(uow, Regel((), **anders))  # type: ignore[arg-type]  # of several types
        assert len(feiten(uow, RegelsAfgekeurd)) == 1

    def test_rejected_again_only_the_later_line_is_open(
        self, uow: UnitOfWork, afgekeurd: Gedeclareerd, zorg_id: int
    ) -> None:
        opnieuw = declareer(uow, Regel((zorg_id,)), maand=MEI)
        beantwoord(uow, opnieuw, 0, toegekend=0, op=date(2026, 6, 3))
        (nieuw,) = feiten(uow, RegelsAfgekeurd)
        assert nieuw.bericht_id == opnieuw.id

    def test_iv091_the_line_that_it_corrects_does_not_solve_it(
        self, uow: UnitOfWork, wat: Gedeclareerd, zorg_id: int
    ) -> None:
        beantwoord(uow, wat)
        correctie = declareer(uow, Regel(credit_op=wat.referenties[0]), Regel((zorg_id,)))
        beantwoord(uow, correctie, 1, toegekend=-12000)
        assert [feit.bericht_id for feit in feiten(uow, RegelsAfgekeurd)] == [correctie.id]

    def test_given_up_it_is_solved(self, uow: UnitOfWork, afgekeurd: Gedeclareerd) -> None:
        geef_op(uow, afgekeurd)
        assert feiten(uow, RegelsAfgekeurd) == []

    def test_without_care_any_more_it_is_solved(
        self, uow: UnitOfWork, afgekeurd: Gedeclareerd, zorg_id: int
    ) -> None:
        verander(uow, zorg_id)
        assert feiten(uow, RegelsAfgekeurd) == []

    def test_with_its_care_on_another_line_it_is_solved(
        self, uow: UnitOfWork, afgekeurd: Gedeclareerd, zorg_id: int
    ) -> None:
        declareer(uow, Regel((zorg_id,), product_code="45A05"))
        assert feiten(uow, RegelsAfgekeurd) == []

    def test_with_part_of_its_care_on_another_line_it_is_not(self, uow: UnitOfWork) -> None:
        een, twee = geef_zorg(uow), geef_zorg(uow, aantal=Decimal(1))
        beantwoord(uow, declareer(uow, Regel((een, twee))), 0)
        declareer(uow, Regel((een,), product_code="45A05"))
        assert len(feiten(uow, RegelsAfgekeurd)) == 1

    def test_iv085_a_rejected_credit_line_is_open_until_it_is_sent_again(
        self, uow: UnitOfWork, wat: Gedeclareerd
    ) -> None:
        beantwoord(uow, wat)
        credit = declareer(uow, Regel(credit_op=wat.referenties[0]))
        beantwoord(uow, credit, 0, toegekend=0)
        assert [feit.bericht_id for feit in feiten(uow, RegelsAfgekeurd)] == [credit.id]
        declareer(uow, Regel(credit_op=wat.referenties[0]))
        assert feiten(uow, RegelsAfgekeurd) == []

    def test_lines_of_one_declaration_are_counted(self, uow: UnitOfWork) -> None:
        regels = [Regel((geef_zorg(uow),), product_code=f"45A0{i}") for i in range(3)]
        beantwoord(uow, declareer(uow, *regels), 0, 2)
        assert [feit.regels for feit in feiten(uow, RegelsAfgekeurd)] == [2]
