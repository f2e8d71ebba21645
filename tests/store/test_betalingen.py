"""Payments in the database. Amounts in eurocent."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError

from app.domain.betaling import Betaling
from app.domain.verzending import Status
from app.standard.release import Wet
from app.store.unit_of_work import UnitOfWork
from tests.bouw import NIJMEGEN, bericht301, toegewezen
from tests.declareren_bouw import MEI_10, declareer, euros, toegekend
from tests.store.conftest import Teller
from tests.store.opslag import lezen, ontvang_en_bewaar

JUNI_9 = date(2026, 6, 9)


@pytest.fixture
def bezet(engine: Engine) -> Engine:
    """A client with a Toewijzing of the Jeugdwet and one of the Wmo."""
    ontvang_en_bewaar(engine, bericht301())
    ontvang_en_bewaar(
        engine, bericht301(toegewezen(wet=Wet.WMO), wet=Wet.WMO, identificatie="G0002")
    )
    return engine


def betaling(bericht_id: int, bedrag: int, kenmerk: str | None = None) -> Betaling:
    return Betaling(bericht_id=bericht_id, datum=JUNI_9, bedrag=bedrag, kenmerk=kenmerk)


def test_wat_er_op_een_declaratie_kwam(bezet: Engine) -> None:
    with UnitOfWork(bezet) as uow:
        id_ = toegekend(uow, "D1", 50000)
        uow.betalingen.voeg_toe([betaling(id_, 20000, "k1"), betaling(id_, 5000)])
        uow.commit()
    with lezen(bezet) as uow:
        (stand,) = uow.betalingen.standen()
        assert uow.betalingen.geboekt(["k1", "k2"]) == {"k1"}
        assert uow.betalingen.van([id_]) == {id_: stand}
    assert (stand.nummer, stand.wet, stand.gemeente) == ("D1", Wet.JW, NIJMEGEN)
    assert (stand.maand, stand.dagtekening) == (date(2026, 4, 1), MEI_10)
    assert (stand.totaal, stand.toegekend, stand.betaald, stand.open) == (
        50000, 50000, 25000, 25000,
    )  # fmt: skip


def test_zonder_antwoord_is_alles_nog_te_verwachten(bezet: Engine) -> None:
    with UnitOfWork(bezet) as uow:
        declareer(uow, "D1", euros(50000))
        (stand,) = uow.betalingen.standen()
    assert (stand.toegekend, stand.open, stand.wacht_op_geld) == (None, 50000, True)


@pytest.mark.parametrize(
    ("status", "wacht"),
    [
        (Status.KLAAR, False),
        (Status.GEEXPORTEERD, False),
        (Status.INGEDIEND, True),
        (Status.AFGEKEURD, False),
        (Status.AFGEKEURD_VECOZO, False),
    ],
)
def test_alleen_wat_ingediend_is_wacht_op_geld(bezet: Engine, status: Status, wacht: bool) -> None:
    with UnitOfWork(bezet) as uow:
        declareer(uow, "D1", euros(50000), status=status)
        (stand,) = uow.betalingen.standen()
    assert stand.wacht_op_geld is wacht


def test_wat_vervallen_is_telt_niet(bezet: Engine) -> None:
    with UnitOfWork(bezet) as uow:
        declareer(uow, "D1", euros(50000), status=Status.VERVALLEN)
        assert uow.betalingen.standen() == []


def test_een_nummer_kan_in_beide_wetten_bestaan(bezet: Engine) -> None:
    with UnitOfWork(bezet) as uow:
        toegekend(uow, "D1", 50000)
        toegekend(uow, "D1", 700, Wet.WMO)
        toegekend(uow, "D2", 9)
        gevonden = uow.betalingen.met_nummer("D1")
    assert {(een.wet, een.totaal) for een in gevonden} == {(Wet.JW, 50000), (Wet.WMO, 700)}


def test_dezelfde_boeking_komt_maar_een_keer_op_een_declaratie(bezet: Engine) -> None:
    with UnitOfWork(bezet) as uow:
        id_ = toegekend(uow, "D1", 50000)
        uow.betalingen.voeg_toe([betaling(id_, 1), betaling(id_, 1)])  # by hand: both
        uow.betalingen.voeg_toe([betaling(id_, 1, "k1")])
        with pytest.raises(IntegrityError):
            uow.betalingen.voeg_toe([betaling(id_, 1, "k1")])


def test_een_boeking_gaat_in_haar_geheel_weg(bezet: Engine) -> None:
    with UnitOfWork(bezet) as uow:
        een, ander = toegekend(uow, "D1", 50000), toegekend(uow, "D2", -10000)
        uow.betalingen.voeg_toe(
            [betaling(een, 50000, "k1"), betaling(ander, -10000, "k1"), betaling(een, 3)]
        )
        weg_te_halen = next(b for b in uow.betalingen.van([ander])[ander].betalingen)
        assert weg_te_halen.id
        weg = uow.betalingen.haal_weg(weg_te_halen.id)
        assert {(b.bericht_id, b.bedrag) for b in weg} == {(een, 50000), (ander, -10000)}
        assert [stand.betaald for stand in uow.betalingen.standen()] == [3, 0]
        with pytest.raises(LookupError):
            uow.betalingen.haal_weg(weg_te_halen.id)


def test_een_getypte_betaling_gaat_alleen_weg(bezet: Engine) -> None:
    with UnitOfWork(bezet) as uow:
        id_ = toegekend(uow, "D1", 50000)
        uow.betalingen.voeg_toe([betaling(id_, 1), betaling(id_, 2)])
        eerste = uow.betalingen.van([id_])[id_].betalingen[0]
        assert eerste.id
        uow.betalingen.haal_weg(eerste.id)
        assert uow.betalingen.van([id_])[id_].betaald == 2


def test_alle_standen_kosten_twee_vragen(bezet: Engine, vragen: Teller) -> None:
    with UnitOfWork(bezet) as uow:
        for nummer in range(20):
            uow.betalingen.voeg_toe([betaling(toegekend(uow, f"D{nummer}", 500), 1)])
        uow.commit()
    with lezen(bezet) as uow, vragen() as gezien:
        assert len(uow.betalingen.standen()) == 20
    assert len(gezien) == 2
