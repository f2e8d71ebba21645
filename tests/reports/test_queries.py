"""Omzet, refusals and ceilings, added up by the database."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import Engine, update

from app.domain.plafond import Plafondstand
from app.domain.verzending import Status
from app.reports.omzet import Bedragen, Maandsoort, Per, groepeer, per_maand, totaal
from app.reports.queries import Overzicht, overzicht
from app.standard.basis import Product
from app.standard.release import Wet
from app.store.tables_declareren import prestatie
from app.store.unit_of_work import UnitOfWork
from tests.bouw import ANDER_BSN, NIJMEGEN
from tests.reports.boekhouding import NU, WIJCHEN, Boekhouding, Regel, zorgregel
from tests.store.conftest import Teller

VANDAAG = date(2026, 6, 15)
MEI = date(2026, 5, 1)


@pytest.fixture
def boek(engine: Engine) -> Boekhouding:
    made = Boekhouding(engine)
    made.wijs_toe()
    return made


def lees(
    boek: Boekhouding, maandsoort: Maandsoort = Maandsoort.ZORG, jaar: int = 2026
) -> Overzicht:
    return overzicht(boek.engine, jaar, VANDAAG, maandsoort)


def alles(boek: Boekhouding) -> Bedragen:
    return totaal(lees(boek).cellen)


# Omzet


def test_wat_is_gedeclareerd_wacht_op_antwoord_en_is_nog_te_ontvangen(boek: Boekhouding) -> None:
    boek.declareer(Regel(48000), Regel(2000))
    som = alles(boek)
    assert som == Bedragen(gedeclareerd=50000)
    assert (som.wacht, som.open) == (50000, 50000)


def test_een_afgekeurde_regel_is_geen_omzet(boek: Boekhouding) -> None:
    id_ = boek.declareer(Regel(48000), Regel(2000))
    boek.antwoord(id_, {1: ["9321"]})
    som = alles(boek)
    assert som == Bedragen(gedeclareerd=48000, toegekend=48000, afgekeurd=2000, onopgelost=2000)
    assert som.wacht == 0


@pytest.mark.parametrize("status", [Status.AFGEKEURD, Status.AFGEKEURD_VECOZO])
def test_een_bericht_dat_als_geheel_is_afgekeurd_is_geen_omzet(
    boek: Boekhouding, status: Status
) -> None:
    boek.declareer(Regel(48000), status=status)
    assert alles(boek) == Bedragen(afgekeurd=48000, onopgelost=48000)


def test_wat_is_ingetrokken_telt_nergens_mee(boek: Boekhouding) -> None:
    boek.declareer(Regel(48000), status=Status.VERVALLEN)
    assert lees(boek).cellen == []


def test_een_creditregel_gaat_eraf_IV086(boek: Boekhouding) -> None:  # noqa: N802 - a rule's number
    eerste = boek.declareer(Regel(48000))
    boek.antwoord(eerste)
    tweede = boek.declareer(
        Regel(48000, crediteert=boek.referenties[eerste][0]), Regel(30000), maand=MEI
    )
    assert alles(boek) == Bedragen(gedeclareerd=30000, toegekend=48000)
    boek.antwoord(tweede)
    assert alles(boek) == Bedragen(gedeclareerd=30000, toegekend=30000)


def test_opnieuw_gedeclareerd_is_opgelost(boek: Boekhouding) -> None:
    eerste = boek.declareer(Regel(48000), Regel(500, maand=5))
    boek.antwoord(eerste, {0: ["9321"], 1: ["9321"]})
    boek.declareer(Regel(47000), maand=MEI)  # of April
    som = alles(boek)
    assert (som.gedeclareerd, som.afgekeurd, som.onopgelost) == (47000, 48500, 500)


def test_opnieuw_en_weer_afgekeurd_is_niet_opgelost(boek: Boekhouding) -> None:
    boek.antwoord(boek.declareer(Regel(48000)), {0: ["9321"]})
    boek.antwoord(boek.declareer(Regel(48000), maand=MEI), {0: ["9321"]})
    som = alles(boek)
    assert (som.afgekeurd, som.onopgelost) == (96000, 48000)  # the later line asks for something


def test_een_creditregel_lost_geen_afgekeurde_regel_op(boek: Boekhouding) -> None:
    eerste = boek.declareer(Regel(48000))
    boek.antwoord(eerste)
    boek.antwoord(boek.declareer(Regel(2000)), {0: ["9321"]})
    boek.declareer(Regel(48000, crediteert=boek.referenties[eerste][0]), maand=MEI)
    assert alles(boek).onopgelost == 2000


def test_opgegeven_met_een_reden_is_opgelost(boek: Boekhouding) -> None:
    boek.antwoord(boek.declareer(Regel(48000)), {0: ["9321"]})
    with boek.engine.begin() as verbinding:
        verbinding.execute(update(prestatie).values(afgehandeld_op=VANDAAG, afhandeling="dubbel"))
    assert alles(boek) == Bedragen(afgekeurd=48000)


def test_afgekeurd_en_de_zorg_is_vervallen_is_opgelost(boek: Boekhouding) -> None:
    zorg = boek.leg_vast(zorgregel(), zorgregel("2"))
    boek.antwoord(boek.declareer(Regel(48000, zorg=tuple(zorg))), {0: ["9321"]})
    with UnitOfWork(boek.engine) as uow:
        uow.zorg.vervang(zorg[0], None, NU)
        uow.commit()
    assert alles(boek).onopgelost == 48000
    with UnitOfWork(boek.engine) as uow:
        uow.zorg.vervang(zorg[1], None, NU)
        uow.commit()
    assert alles(boek).onopgelost == 0


def test_afgekeurd_en_de_zorg_staat_in_een_andere_regel_is_opgelost(boek: Boekhouding) -> None:
    boek.wijs_toe(300202)
    (zorg,) = boek.leg_vast(zorgregel())
    boek.antwoord(boek.declareer(Regel(48000, zorg=(zorg,))), {0: ["9321"]})
    boek.declareer(Regel(48000, nummer=300202, zorg=(zorg,)), maand=MEI)
    assert alles(boek).onopgelost == 0


# Payments


def test_een_betaling_wordt_over_de_regels_verdeeld_zonder_een_cent_te_verliezen(
    boek: Boekhouding,
) -> None:
    andere = Product(categorie="45", code="45B05")
    derde = Product(categorie="45", code="45C06")
    id_ = boek.declareer(Regel(100), Regel(100, product=andere), Regel(100, product=derde))
    boek.betaal(id_, 200)
    cellen = lees(boek).cellen
    assert sorted(cel.bedragen.betaald for cel in cellen) == [66, 67, 67]
    assert totaal(cellen).betaald == 200
    assert totaal(cellen).open == 100


def test_van_een_afgekeurde_regel_is_niets_betaald(boek: Boekhouding) -> None:
    id_ = boek.declareer(Regel(48000), Regel(2000, product=Product(categorie="45", code="45B05")))
    boek.antwoord(id_, {1: ["9321"]})
    boek.betaal(id_, 40000)
    boek.betaal(id_, 8000)
    per = {g.sleutel: g.bedragen for g in groepeer(lees(boek).cellen, Per.PRODUCT)}
    assert (per["45 45A04"].betaald, per["45 45B05"].betaald) == (48000, 0)


def test_een_betaling_bij_niets_blijft_zichtbaar(boek: Boekhouding) -> None:
    boek.betaal(boek.declareer(Regel(48000), status=Status.AFGEKEURD), 48000)
    assert alles(boek).betaald == 48000


def test_een_betaling_over_twee_jaren_wordt_verdeeld(boek: Boekhouding) -> None:
    id_ = boek.declareer(
        Regel(30000, maand=12, jaar=2025), Regel(10000, maand=1), maand=date(2026, 1, 1)
    )
    boek.betaal(id_, 40000)
    assert totaal(lees(boek, jaar=2025).cellen).betaald == 30000
    assert totaal(lees(boek, jaar=2026).cellen).betaald == 10000


# Groups


def test_de_maand_is_die_van_de_zorg_of_die_van_de_declaratie(boek: Boekhouding) -> None:
    boek.declareer(Regel(48000, maand=4), Regel(100, maand=5), maand=MEI)
    zorg = groepeer(lees(boek).cellen, Per.MAAND)
    assert [(g.sleutel, g.bedragen.gedeclareerd) for g in zorg] == [
        ("2026-04", 48000), ("2026-05", 100),
    ]  # fmt: skip
    (mei,) = groepeer(lees(boek, Maandsoort.DECLARATIE).cellen, Per.MAAND)
    assert (mei.sleutel, mei.bedragen.gedeclareerd) == ("2026-05", 48100)


def test_per_gemeente_wet_en_product(boek: Boekhouding) -> None:
    boek.wijs_toe(300202, WIJCHEN, Wet.WMO, ANDER_BSN)
    boek.declareer(Regel(48000))
    boek.declareer(Regel(100, nummer=300202))
    cellen = lees(boek).cellen

    def som(per: Per) -> list[tuple[str, int]]:
        return [(g.sleutel, g.bedragen.gedeclareerd) for g in groepeer(cellen, per)]

    assert som(Per.GEMEENTE) == [(NIJMEGEN, 48000), (WIJCHEN, 100)]
    assert som(Per.WET) == [("jw", 48000), ("wmo", 100)]
    assert som(Per.PRODUCT) == [("02 02A03", 100), ("45 45A04", 48000)]


def test_een_jaar_heeft_twaalf_maanden_ook_zonder_omzet(boek: Boekhouding) -> None:
    boek.declareer(Regel(48000))
    maanden = per_maand(lees(boek).cellen, 2026)
    assert len(maanden) == 12
    assert [m.sleutel for m in maanden if m.bedragen.gedeclareerd] == ["2026-04"]


def test_jaren_zijn_die_van_de_zorg_en_dit_jaar(boek: Boekhouding) -> None:
    boek.declareer(Regel(1, maand=12, jaar=2024), maand=date(2025, 1, 1))
    assert lees(boek).jaren == [2026, 2025, 2024]


# Refusals by code


def test_elke_code_met_zijn_regels_en_wat_is_opgelost(boek: Boekhouding) -> None:
    id_ = boek.declareer(Regel(48000), Regel(2000, maand=5), Regel(100, maand=6))
    boek.antwoord(id_, {0: ["9321", "0233"], 1: ["9321"]})
    boek.declareer(Regel(48000), maand=MEI)
    codes = {een.code: een for een in lees(boek).codes}
    assert list(codes) == ["9321", "0233"]
    assert (codes["9321"].regels, codes["9321"].bedrag) == (2, 50000)
    assert (codes["9321"].opgelost, codes["9321"].onopgelost) == (1, 1)
    assert codes["9321"].onopgelost_bedrag == 2000
    assert (codes["0233"].regels, codes["0233"].onopgelost) == (1, 0)


def test_een_code_die_er_dubbel_staat_telt_een_keer(boek: Boekhouding) -> None:
    boek.antwoord(boek.declareer(Regel(48000)), {0: ["9321", "9321"]})
    (een,) = lees(boek).codes
    assert (een.regels, een.bedrag) == (1, 48000)


def test_twee_regels_van_hetzelfde_bedrag_zijn_er_twee(boek: Boekhouding) -> None:
    boek.antwoord(boek.declareer(Regel(48000), Regel(48000)), {0: ["9321"], 1: ["9321"]})
    assert [(een.regels, een.bedrag) for een in lees(boek).codes] == [(2, 96000)]


def test_wat_vecozo_afkeurde_staat_bij_de_code_van_vecozo(boek: Boekhouding) -> None:
    boek.declareer(Regel(48000), status=Status.AFGEKEURD_VECOZO, vecozo_code="IB014")
    boek.declareer(Regel(100), status=Status.AFGEKEURD)
    assert [(een.code, een.bedrag) for een in lees(boek).codes] == [("", 100), ("IB014", 48000)]


def test_codes_van_een_ander_jaar_staan_er_niet(boek: Boekhouding) -> None:
    boek.antwoord(boek.declareer(Regel(48000)), {0: ["9321"]})
    assert lees(boek, jaar=2025).codes == []


# Ceilings (Midden-IJssel/Oost-Veluwe 2024 §13.2)


def test_het_plafond_geldt_voor_een_gemeente_en_beide_wetten(boek: Boekhouding) -> None:
    boek.wijs_toe(300202, NIJMEGEN, Wet.WMO, ANDER_BSN)
    boek.wijs_toe(300203, WIJCHEN)
    boek.declareer(Regel(48000))
    boek.declareer(Regel(2000, nummer=300202))
    with UnitOfWork(boek.engine) as uow:
        uow.contracten.zet_plafond(NIJMEGEN, 2026, 60000)
        uow.contracten.zet_plafond(NIJMEGEN, 2025, 1)
        uow.commit()
    nijmegen, wijchen = lees(boek).plafonds
    assert (nijmegen.gemeente, nijmegen.plafond, nijmegen.gedeclareerd) == (NIJMEGEN, 60000, 50000)
    assert (nijmegen.stand, nijmegen.bereikt) == (Plafondstand.VERWACHT, date(2026, 5, 1))
    assert (wijchen.gemeente, wijchen.plafond, wijchen.stand) == (WIJCHEN, None, Plafondstand.GEEN)


def test_het_plafond_telt_de_maand_van_de_zorg_wat_er_ook_wordt_getoond(boek: Boekhouding) -> None:
    boek.declareer(Regel(48000, maand=12, jaar=2025), maand=date(2026, 1, 1))
    (plafond,) = lees(boek, Maandsoort.DECLARATIE, 2026).plafonds
    assert plafond.gedeclareerd == 0
    assert totaal(lees(boek, Maandsoort.DECLARATIE, 2026).cellen).gedeclareerd == 48000


def test_het_aantal_vragen_hangt_niet_af_van_hoeveel_er_is(
    boek: Boekhouding, vragen: Teller
) -> None:
    with vragen() as leeg:
        lees(boek)
    for _ in range(3):
        boek.antwoord(boek.declareer(*[Regel(100)] * 4), {0: ["9321"]})
    with vragen() as vol:
        lees(boek)
    assert len(vol) == len(leeg) <= 6
