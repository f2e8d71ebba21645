"""The specification of a declaration on paper."""

from __future__ import annotations

import re
from datetime import date

import pytest
from sqlalchemy import Engine

from app.reports.declaratiespecificatie import declaratiespecificatie
from app.standard.basis import Product
from tests.bouw import ANDER_BSN, BSN
from tests.reports.boekhouding import Boekhouding, Regel
from tests.reports.lezen import paginas
from tests.store.opslag import verzonnen_bsns

VANDAAG = date(2026, 6, 15)
MEI = date(2026, 5, 1)


@pytest.fixture
def boek(engine: Engine) -> Boekhouding:
    made = Boekhouding(engine)
    made.wijs_toe()
    made.wijs_toe(300202, bsn=ANDER_BSN)
    return made


def lees(boek: Boekhouding, id_: int, *, met_bsn: bool = False) -> list[str]:
    return paginas(declaratiespecificatie(boek.engine, id_, VANDAAG, met_bsn=met_bsn))


def test_wie_wat_wanneer_en_hoeveel(boek: Boekhouding) -> None:
    (blad,) = lees(boek, boek.declareer(Regel(48000), Regel(2050, nummer=300202)))
    for deel in (
        "Declaratiespecificatie D000001", "Zorg & Zo", "15 juni 2026", "Nijmegen (0268)",
        "Jeugdwet", "april 2026", "3 april 2026", "Totaal gedeclareerd € 500,50",
        "300201", "45 45A04", "01–30-04-2026", "8 uur", "€ 60,00", "€ 480,00", "Ingediend",
        "pagina 1 van 1",
    ):  # fmt: skip
        assert deel in blad
    assert "Toegekend" not in blad
    assert "Codes van" not in blad


def test_elke_client_met_zijn_regels_en_zijn_som(boek: Boekhouding) -> None:
    id_ = boek.declareer(Regel(100), Regel(500, nummer=300202), Regel(250, maand=3))
    (blad,) = lees(boek, id_)
    assert blad.count("T.d.W. (2010)") == 2
    eerste, tweede = blad.split("T.d.W. (2010)")[1:]
    assert eerste.startswith(" € 3,50")
    assert "01–31-03-2026" in eerste
    assert tweede.startswith(" € 5,00")


def test_zonder_dat_erom_is_gevraagd_geen_bsn_of_naam(boek: Boekhouding) -> None:
    id_ = boek.declareer(Regel(100))
    (blad,) = lees(boek, id_)
    assert BSN not in blad
    assert "Wit" not in blad
    (blad,) = lees(boek, id_, met_bsn=True)
    assert f"T.d.W. (2010), BSN {BSN}" in blad
    assert "alleen aan wie ze mag zien" in blad


def test_een_creditregel_zegt_wat_zij_terugneemt(boek: Boekhouding) -> None:
    eerste = boek.declareer(Regel(48000))
    boek.antwoord(eerste)
    (referentie,) = boek.referenties[eerste]
    id_ = boek.declareer(Regel(48000, crediteert=referentie), Regel(30000), maand=MEI)
    (blad,) = lees(boek, id_)
    assert re.search(rf"crediteert {referentie}", blad)
    assert re.search(r"-€ 480,00 C", blad)
    assert "Totaal gedeclareerd -€ 180,00" in blad
    assert "Waarvan credit -€ 480,00" in blad
    assert re.search(r"45 45A04 2 0 uur -€ 180,00", blad)  # credit is taken off


def test_na_het_antwoord_de_stand_en_wat_de_codes_betekenen(boek: Boekhouding) -> None:
    id_ = boek.declareer(Regel(48000), Regel(2000, maand=3), Regel(10, maand=2))
    boek.antwoord(id_, {1: ["9321", "0233"], 2: ["9321"]})
    (blad,) = lees(boek, id_)
    assert "Antwoord van 20 mei 2026" in blad
    assert "Toegekend € 480,00" in blad
    assert "Afgekeurd € 20,10" in blad
    assert "9321, 0233" in blad
    assert re.search(r"9321 Het volume [^.]*\. 2", blad)


def test_sommen_per_product_en_eenheid(boek: Boekhouding) -> None:
    andere = Product(categorie="45", code="45B05")
    (blad,) = lees(boek, boek.declareer(Regel(100), Regel(250, maand=3), Regel(7, product=andere)))
    samen = blad.partition("Samen per product")[2]
    assert "45 45A04 2 16 uur € 3,50" in samen
    assert "45 45B05 1 8 uur € 0,07" in samen


def test_op_elke_pagina_de_koppen_en_geen_client_zonder_regels_onderaan(engine: Engine) -> None:
    boek = Boekhouding(engine)
    bsns = verzonnen_bsns(60)
    for at, bsn in enumerate(bsns):
        boek.wijs_toe(300201 + at, bsn=bsn)
    id_ = boek.declareer(
        *[Regel(100 + at, nummer=300201 + at, maand=m) for at in range(60) for m in (3, 4)]
    )
    bladen = lees(boek, id_)
    assert len(bladen) > 3
    for nummer, blad in enumerate(bladen, 1):
        assert f"pagina {nummer} van {len(bladen)}" in blad
        if "300" in blad:
            assert "Toewijzing Product Periode Volume Tarief Bedrag D/C Stand" in blad
        # What stands last on a page is no heading of a client whose lines are on the next.
        assert not re.search(r"\(2010\) € [\d,.]+ Gemaakt met", blad)
    assert sum(blad.count("ref. R") for blad in bladen) == 120


def test_een_grote_declaratie_verliest_geen_regel(boek: Boekhouding) -> None:
    id_ = boek.declareer(*[Regel(100, maand=1 + at % 4) for at in range(900)])
    bladen = lees(boek, id_)
    assert sum(blad.count("ref. R") for blad in bladen) == 900
    assert "Totaal € 900,00" in " ".join(bladen)


def test_een_declaratie_die_er_niet_is(boek: Boekhouding) -> None:
    with pytest.raises(LookupError):
        lees(boek, 999)
