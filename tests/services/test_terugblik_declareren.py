"""How did we do with declaring: the 323 by its month of care, payments, and corrections."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine, insert

from app.domain.verzending import Status
from app.standard.basis import Product
from app.store.tables_declareren import betaling
from tests.bouw import toegewezen
from tests.deadlines.test_afspraken_midden_ijssel_oost_veluwe import APELDOORN
from tests.services.terugblik_bouw import Praktijk
from tests.store.conftest import Teller, engine, pad, sjabloon, vragen
from tests.store.declareren import (
    APRIL,
    BEANTWOORD_OP,
    INGEDIEND_OP,
    MEI,
    Gedeclareerd,
    Regel,
    beantwoord,
    declareer,
    geef_op,
    geef_zorg,
    verander,
    zet_status,
)

__all__ = ["engine", "pad", "sjabloon", "vragen"]  # fixtures

MAART = date(2026, 3, 1)
JUNI_5 = date(2026, 6, 5)


@pytest.fixture
def praktijk(tmp_path: Path, engine: Engine) -> Praktijk:
    made = Praktijk(tmp_path, engine)
    made.ontvang(date(2026, 3, 30))
    return made


def dien_in(
    praktijk: Praktijk,
    *regels: Regel,
    op: date = INGEDIEND_OP,
    status: Status = Status.INGEDIEND,
    maand: date = APRIL,
) -> Gedeclareerd:
    """Declare and hand the 323 in on a day."""
    with praktijk.schrijf() as uow:
        wat = declareer(uow, *(regels or (Regel(),)), status=status, maand=maand)
    praktijk.zet(wat.id, ingediend_op=op)
    return wat


def beantwoord_op(
    praktijk: Praktijk, wat: Gedeclareerd, *afgekeurd: int, toegekend: int = 12000
) -> None:
    with praktijk.schrijf() as uow:
        beantwoord(uow, wat, *afgekeurd, toegekend=toegekend)


def betaal(praktijk: Praktijk, wat: Gedeclareerd, bedrag: int, op: date) -> None:
    with praktijk.schrijf() as uow:
        rij = {"bericht_id": wat.id, "datum": op, "bedrag": bedrag, "omschrijving": ""}
        uow._verbinding.execute(insert(betaling), rij)


@pytest.mark.parametrize(("op", "laat"), [(date(2026, 5, 31), 0), (date(2026, 6, 1), 1)])
def test_een_323_moet_weg_voor_het_eind_van_de_volgende_maand(
    praktijk: Praktijk, op: date, laat: int
) -> None:
    dien_in(praktijk, op=op)
    een = praktijk.een("323")
    assert (een.telt_vanaf, een.vervaldatum) == (date(2026, 4, 30), date(2026, 5, 31))
    assert (een.gedaan_op, een.laat, een.wij) == (op, laat, True)
    assert een.wat == "Zorg van april 2026"


def test_declareren_binnen_de_maand_zelf_kost_geen_werkdagen(praktijk: Praktijk) -> None:
    dien_in(praktijk, op=date(2026, 4, 28))
    een = praktijk.een("323")
    assert (een.werkdagen, een.op_tijd) == (0, True)


def test_late_zorg_in_een_latere_declaratie_is_te_laat_voor_haar_eigen_maand(
    praktijk: Praktijk,
) -> None:
    dien_in(praktijk, Regel(maand=MAART), Regel(maand=APRIL))
    maart, april = praktijk.van_soort("323")
    assert (maart.wat, maart.vervaldatum, maart.op_tijd) == (
        "Zorg van maart 2026",
        date(2026, 4, 30),
        False,
    )
    assert (april.wat, april.op_tijd) == ("Zorg van april 2026", True)


def test_zorg_die_nog_moet_worden_gedeclareerd_is_te_laat_na_de_maand(praktijk: Praktijk) -> None:
    with praktijk.schrijf() as uow:
        geef_zorg(uow)
    praktijk.vandaag = date(2026, 5, 31)
    assert praktijk.van_soort("323") == []
    praktijk.vandaag = date(2026, 6, 1)
    een = praktijk.een("323")
    assert (een.gedaan_op, een.laat, een.bericht_id, een.client_id) == (None, 1, None, None)


def test_een_323_die_als_geheel_is_afgekeurd_telt_pas_met_zijn_vervanger(
    praktijk: Praktijk,
) -> None:
    with praktijk.schrijf() as uow:
        zorg = geef_zorg(uow)
    dien_in(praktijk, Regel((zorg,)), status=Status.AFGEKEURD)
    praktijk.vandaag = JUNI_5
    assert praktijk.een("323").gedaan_op is None
    dien_in(praktijk, Regel((zorg,)), op=JUNI_5)
    een = praktijk.een("323")
    assert (een.gedaan_op, een.op_tijd) == (JUNI_5, False)


@pytest.mark.parametrize("status", [Status.KLAAR, Status.GEEXPORTEERD, Status.VERVALLEN])
def test_een_323_die_niet_weg_is_is_niet_gedaan(praktijk: Praktijk, status: Status) -> None:
    with praktijk.schrijf() as uow:
        declareer(uow, Regel((geef_zorg(uow),)), status=status)
    praktijk.vandaag = JUNI_5
    assert praktijk.een("323").gedaan_op is None


# Corrections: they have a term of their own and are no late declaration


@pytest.mark.parametrize(("op", "laat"), [(date(2026, 6, 30), 0), (date(2026, 7, 1), 1)])
def test_afgekeurde_regels_moeten_in_de_maand_na_het_antwoord_opnieuw(
    praktijk: Praktijk, op: date, laat: int
) -> None:
    praktijk.vandaag = date(2026, 7, 2)
    with praktijk.schrijf() as uow:
        zorg = [geef_zorg(uow), geef_zorg(uow, MEI)]
    eerst = dien_in(praktijk, Regel((zorg[0],)), Regel((zorg[1],), maand=MEI))
    beantwoord_op(praktijk, eerst, 0, 1, toegekend=0)
    dien_in(praktijk, Regel((zorg[0],)))
    assert praktijk.een("correctie-afgekeurd").gedaan_op is None  # one line is open
    dien_in(praktijk, Regel((zorg[1],), maand=MEI), op=op)
    een = praktijk.een("correctie-afgekeurd")
    assert (een.telt_vanaf, een.vervaldatum) == (BEANTWOORD_OP, date(2026, 6, 30))
    assert (een.gedaan_op, een.laat, een.wat) == (op, laat, f"Declaratie {eerst.nummer}")
    assert [g.gedaan_op for g in praktijk.van_soort("323")] == [INGEDIEND_OP, INGEDIEND_OP]


def test_een_regel_die_je_opgaf_of_waarvan_de_zorg_verviel_vraagt_niets(praktijk: Praktijk) -> None:
    with praktijk.schrijf() as uow:
        zorg = [geef_zorg(uow), geef_zorg(uow, MEI)]
    eerst = dien_in(praktijk, Regel((zorg[0],)), Regel((zorg[1],), maand=MEI))
    beantwoord_op(praktijk, eerst, 0, 1, toegekend=0)
    with praktijk.schrijf() as uow:
        geef_op(uow, eerst, 0)
        verander(uow, zorg[1])
    assert praktijk.van_soort("correctie-afgekeurd") == []


@pytest.mark.parametrize(("op", "laat"), [(date(2026, 7, 20), 0), (date(2026, 7, 21), 1)])
def test_wat_is_toegekend_corrigeer_je_binnen_twee_maanden(
    praktijk: Praktijk, op: date, laat: int
) -> None:
    praktijk.vandaag = date(2026, 8, 3)
    eerst = dien_in(praktijk)
    beantwoord_op(praktijk, eerst)
    dien_in(praktijk, Regel(credit_op=eerst.referenties[0]), op=op)
    een = praktijk.een("correctie-toegekend")
    assert (een.telt_vanaf, een.vervaldatum) == (BEANTWOORD_OP, date(2026, 7, 20))
    assert (een.gedaan_op, een.laat) == (op, laat)
    assert len(praktijk.van_soort("323")) == 1


# Payment: in Nijmegen thirty days after the Dagtekening of the 323


@pytest.mark.parametrize(("op", "laat"), [(date(2026, 6, 7), 0), (date(2026, 6, 8), 1)])
def test_betalen_telt_tot_het_laatste_deel_binnen_is(
    praktijk: Praktijk, op: date, laat: int
) -> None:
    wat = dien_in(praktijk)
    beantwoord_op(praktijk, wat)
    betaal(praktijk, wat, 5000, date(2026, 6, 1))
    praktijk.vandaag = date(2026, 6, 7)
    assert praktijk.van_soort("betaling") == []  # open, and not late
    praktijk.vandaag = date(2026, 6, 8)
    assert praktijk.een("betaling").gedaan_op is None
    betaal(praktijk, wat, 7000, op)
    een = praktijk.een("betaling")
    assert (een.telt_vanaf, een.vervaldatum) == (INGEDIEND_OP, date(2026, 6, 7))
    assert (een.gedaan_op, een.laat, een.wij) == (op, laat, False)


def test_wat_werd_teruggenomen_is_niet_betaald(praktijk: Praktijk) -> None:
    wat = dien_in(praktijk)
    beantwoord_op(praktijk, wat)
    for bedrag, op in ((12000, 1), (-12000, 3), (12000, 11)):
        betaal(praktijk, wat, bedrag, date(2026, 6, op))
    assert praktijk.een("betaling").gedaan_op == date(2026, 6, 11)


def test_zonder_iets_toegekend_is_er_niets_te_betalen(praktijk: Praktijk) -> None:
    wat = dien_in(praktijk)
    beantwoord_op(praktijk, wat, 0, toegekend=0)
    betaal(praktijk, wat, 5, JUNI_5)
    assert praktijk.van_soort("betaling") == []


def test_meer_declaraties_vragen_niet_meer_queries(praktijk: Praktijk, vragen: Teller) -> None:
    def vul() -> None:
        wat = dien_in(praktijk, Regel(), Regel(maand=MEI))
        beantwoord_op(praktijk, wat, 1)
        betaal(praktijk, wat, 12000, JUNI_5)
        opnieuw = dien_in(praktijk, Regel(maand=MEI), Regel(credit_op=wat.referenties[0]))
        with praktijk.schrijf() as uow:
            zet_status(uow, opnieuw, Status.GOEDGEKEURD)

    vul()
    with vragen() as weinig:
        praktijk.kijk_terug()
    for _ in range(4):
        vul()
    with vragen() as veel:
        praktijk.kijk_terug()
    assert len(weinig) == len(veel) < 40


@pytest.mark.parametrize(("op", "laat"), [(date(2026, 6, 29), 0), (date(2026, 6, 30), 1)])
def test_mijov_7_sggz_telt_vanaf_de_301_die_na_de_maand_kwam(
    tmp_path: Path, engine: Engine, op: date, laat: int
) -> None:
    praktijk = Praktijk(tmp_path, engine)
    sggz = toegewezen(product=Product(categorie="52", code="52A01"))
    praktijk.ontvang(date(2026, 5, 30), sggz, gemeente=APELDOORN)
    with praktijk.schrijf() as uow:
        wat = declareer(uow, Regel(product_code="52A01"), gemeente=APELDOORN)
    praktijk.zet(wat.id, ingediend_op=op)
    een = praktijk.een("323")
    assert (een.telt_vanaf, een.vervaldatum) == (date(2026, 5, 30), date(2026, 6, 29))
    assert een.laat == laat
