"""What is to be declared, and what was declared and is another now."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pytest

from app.domain.contract import Aanbieder, Contractproduct, Uitvoeringsvariant
from app.domain.openstaand import CorrectieOpen, DeclaratieOpen, Feit, Waarom
from app.domain.verzending import Status
from app.standard.release import Wet
from app.store.unit_of_work import UnitOfWork
from tests.bouw import AGB, ANDER_BSN, NIJMEGEN, PRODUCTEN, bericht301, toegewezen
from tests.store.conftest import Teller
from tests.store.declareren import (
    APRIL,
    BEANTWOORD_OP,
    MEI,
    Regel,
    beantwoord,
    besluit,
    declareer,
    geef_op,
    geef_zorg,
    verander,
    zet_status,
)
from tests.store.openstaand import uow
from tests.store.opslag import ontvang

__all__ = ["uow"]  # a fixture

EIND_MEI = date(2026, 5, 31)
VIER_UUR = 240_000  # thousandths of minutes


def open_(uow: UnitOfWork, vandaag: date = EIND_MEI) -> list[DeclaratieOpen]:
    """Care of a month that is to be declared, and is in no 323 yet."""
    return [
        feit
        for feit in uow.openstaand.feiten(vandaag)
        if isinstance(feit, DeclaratieOpen) and feit.waarom is Waarom.MAAND and not feit.status
    ]


def correcties(uow: UnitOfWork) -> list[CorrectieOpen]:
    return [f for f in uow.openstaand.feiten(EIND_MEI) if isinstance(f, CorrectieOpen)]


def maanden(feiten: Sequence[DeclaratieOpen]) -> list[date]:
    return [feit.vanaf for feit in feiten]


class TestNietGedeclareerd:
    def test_care_of_a_month_that_has_passed_is_to_be_declared(self, uow: UnitOfWork) -> None:
        geef_zorg(uow)
        geef_zorg(uow, date(2026, 4, 30))
        assert open_(uow) == [
            DeclaratieOpen(
                wet=Wet.JW,
                gemeente=NIJMEGEN,
                waarom=Waarom.MAAND,
                aanbieder=AGB,
                vanaf=APRIL,
                tot=date(2026, 4, 30),
                clienten=1,
                prestaties=1,
            )
        ]

    @pytest.mark.parametrize(
        ("vandaag", "aantal"), [("2026-04-30", 0), ("2026-05-01", 1), ("2026-05-31", 1)]
    )
    def test_care_of_this_month_is_not_due_yet(
        self, uow: UnitOfWork, vandaag: str, aantal: int
    ) -> None:
        geef_zorg(uow, date(2026, 4, 30))
        assert len(open_(uow, date.fromisoformat(vandaag))) == aantal

    def test_a_toewijzing_without_care_asks_for_nothing(self, uow: UnitOfWork) -> None:
        assert open_(uow) == []

    def test_care_without_a_toewijzing_is_not_to_be_declared(self, uow: UnitOfWork) -> None:
        geef_zorg(uow, toewijzing_id=None)
        assert open_(uow) == []

    def test_care_that_lapsed_is_not(self, uow: UnitOfWork) -> None:
        verander(uow, geef_zorg(uow))
        assert open_(uow) == []

    def test_each_month_is_one(self, uow: UnitOfWork) -> None:
        geef_zorg(uow, MEI)
        geef_zorg(uow, APRIL)
        assert maanden(open_(uow, date(2026, 6, 1))) == [APRIL, MEI]

    def test_clients_and_prestaties_are_counted(self, uow: UnitOfWork) -> None:
        ontvang(uow, bericht301(toegewezen(7), toegewezen(8), bsn=ANDER_BSN, identificatie="G2"))
        for toewijzing_id in (1, 1, 2, 3):
            geef_zorg(uow, toewijzing_id=toewijzing_id)
        (feit,) = open_(uow)
        assert (feit.clienten, feit.prestaties) == (2, 3)

    def test_gemeente_and_wet_are_apart(self, uow: UnitOfWork) -> None:
        ontvang(
            uow,
            bericht301(bsn=ANDER_BSN, identificatie="G2", gemeente="0296"),
            bericht301(bsn=ANDER_BSN, identificatie="G3", wet=Wet.WMO),
        )
        for toewijzing_id in (1, 2, 3):
            geef_zorg(uow, toewijzing_id=toewijzing_id)
        gevonden = {(feit.wet, feit.gemeente) for feit in open_(uow)}
        assert gevonden == {(Wet.JW, NIJMEGEN), (Wet.JW, "0296"), (Wet.WMO, NIJMEGEN)}

    def test_tr335_what_is_older_than_five_years_cannot_be_declared(self, uow: UnitOfWork) -> None:
        geef_zorg(uow, date(2021, 4, 30))
        assert open_(uow) == []
        geef_zorg(uow, MEI.replace(year=2021))
        assert maanden(open_(uow)) == [MEI.replace(year=2021)]

    def test_an_agb_code_that_is_not_ours_is_not_ours_to_declare(self, uow: UnitOfWork) -> None:
        ontvang(uow, bericht301(toegewezen(7), bsn=ANDER_BSN, identificatie="G2", agb="42420099"))
        geef_zorg(uow, toewijzing_id=2)
        assert open_(uow) == []


class TestGedeclareerd:
    @pytest.mark.parametrize(
        ("status", "aantal"),
        [(status, 0 if status.telt else 1) for status in Status],
    )
    def test_care_in_a_323_that_counts_is_declared(
        self, uow: UnitOfWork, status: Status, aantal: int
    ) -> None:
        declareer(uow, Regel((geef_zorg(uow),)), status=status)
        assert len(open_(uow)) == aantal

    @pytest.mark.parametrize("status", [Status.VOORBEREID, Status.KLAAR, Status.GEEXPORTEERD])
    def test_until_it_was_submitted_its_month_is_due(self, uow: UnitOfWork, status: Status) -> None:
        zorg = (geef_zorg(uow),)
        wat = declareer(uow, Regel(zorg), Regel(zorg, product_code="45A05"), status=status)
        (feit,) = [f for f in uow.openstaand.feiten(EIND_MEI) if isinstance(f, DeclaratieOpen)]
        assert (feit.bericht_id, feit.identificatie, feit.status) == (wat.id, wat.nummer, status)
        assert (feit.vanaf, feit.tot) == (APRIL, date(2026, 4, 30))
        assert (feit.clienten, feit.prestaties) == (1, 2)

    def test_care_of_another_product_in_that_month_is_still_to_be_declared(
        self, uow: UnitOfWork
    ) -> None:
        declareer(uow, Regel((geef_zorg(uow, product="45A04"),)))
        geef_zorg(uow, product="45A05")
        assert maanden(open_(uow)) == [APRIL]

    def test_a_rejected_line_stands_among_the_rejected_lines(self, uow: UnitOfWork) -> None:
        wat = declareer(uow, Regel((geef_zorg(uow),)))
        beantwoord(uow, wat, 0)
        assert open_(uow) == []

    def test_a_rejected_line_that_was_given_up_is_not_declared_again(self, uow: UnitOfWork) -> None:
        wat = declareer(uow, Regel((geef_zorg(uow),)))
        beantwoord(uow, wat, 0)
        geef_op(uow, wat)
        assert open_(uow) == []

    def test_care_left_out_when_a_rejected_line_was_declared_again(self, uow: UnitOfWork) -> None:
        een, twee = geef_zorg(uow), geef_zorg(uow)
        beantwoord(uow, declareer(uow, Regel((een, twee))), 0)
        opnieuw = declareer(uow, Regel((een,)))
        beantwoord(uow, opnieuw)
        assert open_(uow) == []  # a line stands for that month: it is wrong
        assert [feit.bericht_id for feit in correcties(uow)] == [opnieuw.id]

    def test_iv091_a_credit_line_makes_its_care_open_again(self, uow: UnitOfWork) -> None:
        wat = declareer(uow, Regel((geef_zorg(uow),)))
        beantwoord(uow, wat)
        credit = declareer(uow, Regel(credit_op=wat.referenties[0]), status=Status.INGEDIEND)
        assert maanden(open_(uow)) == [APRIL]
        zet_status(uow, credit, Status.AFGEKEURD)  # then the line still stands
        assert open_(uow) == []

    def test_iv091_a_rejected_credit_line_takes_nothing_back(self, uow: UnitOfWork) -> None:
        wat = declareer(uow, Regel((geef_zorg(uow),)))
        beantwoord(uow, wat)
        credit = declareer(uow, Regel(credit_op=wat.referenties[0]))
        beantwoord(uow, credit, 0, toegekend=0)
        assert open_(uow) == []


class TestVaststelling:
    def test_what_the_user_decided_not_to_declare_is_not_due(self, uow: UnitOfWork) -> None:
        geef_zorg(uow)
        geef_zorg(uow, aantal=Decimal(120), eenheid="01")  # minutes
        besluit(uow, VIER_UUR, 0)
        assert open_(uow) == []

    def test_it_counts_while_what_is_recorded_is_the_same(self, uow: UnitOfWork) -> None:
        geef_zorg(uow)
        besluit(uow, VIER_UUR, 0)
        assert maanden(open_(uow)) == [APRIL]

    def test_a_decision_on_another_month_or_volume_leaves_it_open(self, uow: UnitOfWork) -> None:
        geef_zorg(uow)
        besluit(uow, VIER_UUR // 2, 0, maand=MEI)
        besluit(uow, VIER_UUR // 2, 1)
        assert maanden(open_(uow)) == [APRIL]


class TestIV076:
    """Care of an output per week belongs to the month in which its week ends."""

    @pytest.fixture
    def contract(self, uow: UnitOfWork) -> UnitOfWork:
        uow.contracten.voeg_toe(
            [
                Contractproduct(
                    wet=Wet.JW,
                    gemeente=NIJMEGEN,
                    product=PRODUCTEN[Wet.JW],
                    naam="Begeleiding",
                    eenheid="04",
                    tarief=6000,
                    uitvoering=Uitvoeringsvariant.OUTPUT,
                    vanaf=APRIL,
                )
            ]
        )
        return uow

    def test_iv076_an_output_per_week_is_due_with_the_month_of_its_sunday(
        self, contract: UnitOfWork
    ) -> None:
        geef_zorg(contract, date(2026, 4, 30))  # its Sunday is 3 May
        assert maanden(open_(contract)) == [MEI]

    def test_iv076_without_a_contract_the_day_decides(self, uow: UnitOfWork) -> None:
        geef_zorg(uow, date(2026, 4, 30))
        assert maanden(open_(uow)) == [APRIL]

    def test_iv076_the_last_week_of_a_toewijzing_is_of_its_last_sunday(
        self, contract: UnitOfWork
    ) -> None:
        product = toegewezen(7, einddatum=date(2026, 6, 3))  # a Wednesday
        ontvang(contract, bericht301(product, bsn=ANDER_BSN, identificatie="G2"))
        geef_zorg(contract, date(2026, 6, 2), toewijzing_id=2)
        assert maanden(open_(contract, date(2026, 7, 1))) == [MEI]


class TestJaarEnAgb:
    def soorten(self, uow: UnitOfWork, vandaag: date, waarom: Waarom) -> list[Feit]:
        return [
            feit
            for feit in uow.openstaand.feiten(vandaag)
            if isinstance(feit, DeclaratieOpen) and feit.waarom is waarom
        ]

    def test_a_year_is_closed_once_it_has_passed(self, uow: UnitOfWork) -> None:
        geef_zorg(uow, APRIL)
        geef_zorg(uow, MEI)
        assert self.soorten(uow, date(2026, 12, 31), Waarom.JAAR) == []
        (feit,) = self.soorten(uow, date(2027, 1, 1), Waarom.JAAR)
        assert isinstance(feit, DeclaratieOpen)
        assert (feit.vanaf, feit.tot) == (APRIL, date(2026, 12, 31))
        assert (feit.clienten, feit.prestaties) == (1, 2)

    def test_each_year_is_one(self, uow: UnitOfWork) -> None:
        geef_zorg(uow, APRIL)
        geef_zorg(uow, APRIL.replace(year=2025))
        feiten = self.soorten(uow, date(2027, 1, 1), Waarom.JAAR)
        assert [f.tot.year for f in feiten if isinstance(f, DeclaratieOpen)] == [2025, 2026]

    @pytest.mark.parametrize(("tot", "aantal"), [(None, 0), ("2026-05-31", 1), ("2026-06-01", 0)])
    def test_an_agb_code_that_has_ended(
        self, uow: UnitOfWork, tot: str | None, aantal: int
    ) -> None:
        einde = date.fromisoformat(tot) if tot else None
        uow.instellingen.zet_aanbieder(Aanbieder(AGB, "Zorg & Zo", tot=einde))
        geef_zorg(uow)
        feiten = self.soorten(uow, EIND_MEI, Waarom.AGB)
        assert [f.tot for f in feiten if isinstance(f, DeclaratieOpen)] == [einde] * aantal


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
    assert len(gesteld) == 7 + 5 + 4
