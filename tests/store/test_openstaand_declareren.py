"""What is to be declared, and is in no 323 yet or in one that is not answered."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from app.domain.contract import Aanbieder, Contractproduct, Uitvoeringsvariant
from app.domain.openstaand import DeclaratieOpen, Feit, Waarom
from app.domain.verzending import Status
from app.standard.release import Wet
from app.store.unit_of_work import UnitOfWork
from tests.bouw import AGB, ANDER_BSN, NIJMEGEN, PRODUCTEN, bericht301, toegewezen
from tests.store.declareren import (
    APRIL,
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
from tests.store.openstaand import EIND_MEI, correcties, maanden, open_, uow
from tests.store.opslag import ontvang

__all__ = ["uow"]  # a fixture

VIER_UUR = 240_000  # thousandths of minutes


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
