"""A declaration beside contract and product lists: TR346, TR381, TR418."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.rules.finding import Finding
from app.standard.basis import BedragMetDC, Product
from app.standard.berichtsoort import Berichtsoort
from app.standard.release import Wet
from tests.bouw import PRODUCTEN
from tests.rules.bouw import geldig, met, nummers, vind
from tests.rules.bron import Proefbron, contract
from tests.rules.declareren import MEI, administratie, credit, gevonden, regel


def met_contract(*afspraken: dict[str, Any], wet: Wet = Wet.JW) -> Proefbron:
    """A contract of the first product only, once for each of these agreements."""
    return Proefbron(contracten=[replace(contract(wet)[0], **een) for een in afspraken])


def minuten(volume: int, tarief: int, bedrag: int) -> Any:
    return regel(volume=volume, eenheid="01", tarief=tarief, bedrag=bedrag)


PER_UUR = {"eenheid": "04", "tarief": 8730}
PER_MINUUT = {"eenheid": "01", "tarief": 146}


# TR346


def test_tr346_volume_maal_tarief_ook_zonder_contract() -> None:
    for bron in (Proefbron(), administratie()):
        assert gevonden("TR346", bron, regel(volume=8, tarief=6000)) == []
        (fout,) = gevonden("TR346", bron, regel(volume=8, tarief=6000, bedrag=48001))
        assert "€ 480,01" in fout.melding
        assert "8 × € 60,00 = € 480,00" in fout.melding


def test_tr346_euro_gaat_er_niet_over() -> None:
    assert gevonden("TR346", Proefbron(), regel(volume=100, eenheid="83", bedrag=99)) == []


@pytest.mark.parametrize(
    ("volume", "bedrag", "goed"),
    [
        (100, 14550, True),  # 87,30 × 100 / 60
        (100, 14600, False),  # 100 × 1,46: the rounded tariff is not for this (IV081)
        (1, 146, True),  # 1,455 is rounded up
        (1, 145, False),
        (60, 8730, True),
    ],
)
def test_tr346_iv081_minuten_bij_een_uurtarief(volume: int, bedrag: int, goed: bool) -> None:
    fouten = gevonden("TR346", met_contract(PER_UUR), minuten(volume, 146, bedrag))
    assert nummers(fouten) == ([] if goed else ["TR346"])


def test_tr346_minuten_bij_een_minuuttarief() -> None:
    bron = met_contract(PER_MINUUT)
    assert gevonden("TR346", bron, minuten(100, 146, 14600)) == []
    assert nummers(gevonden("TR346", bron, minuten(100, 146, 14550))) == ["TR346"]


def test_tr346_beide_afspraken_beide_goed() -> None:
    bron = met_contract(PER_UUR, PER_MINUUT)
    assert gevonden("TR346", bron, minuten(100, 146, 14600), minuten(100, 146, 14550)) == []


@pytest.mark.parametrize(
    "bron", [Proefbron(), met_contract({"eenheid": "16"}), met_contract({"vanaf": MEI.begindatum})]
)
def test_tr346_zonder_contract_voor_minuten_mag_wat_bij_het_tarief_past(bron: Proefbron) -> None:
    """A tariff per hour of 87,30 to 87,89 is 1,46 per minute."""
    for bedrag, goed in (
        (14549, False),
        (14550, True),
        (14600, True),
        (14648, True),
        (14649, False),
    ):
        fouten = gevonden("TR346", bron, minuten(100, 146, bedrag))
        assert nummers(fouten) == ([] if goed else ["TR346"])


def test_tr346_en_tr418_niet_voor_een_creditregel() -> None:
    """It has what its debet line had, whatever the contract says by now (IV091)."""
    oud = credit(regel(tarief=1, bedrag=7))
    assert gevonden("TR346", administratie(), oud) == []
    assert gevonden("TR418", administratie(), oud) == []
    assert gevonden("TR381", administratie(), replace(oud, product_categorie="43")) == []


# TR418


def test_tr418_noemt_beide_tarieven() -> None:
    (fout,) = gevonden("TR418", administratie(), regel(tarief=6100))
    assert "€ 61,00" in fout.melding
    assert "€ 60,00" in fout.melding


def test_tr418_het_tarief_bij_het_begin_van_de_productperiode() -> None:
    bron = met_contract(
        {"tarief": 6000, "tot": date(2026, 4, 30)}, {"tarief": 6100, "vanaf": date(2026, 5, 1)}
    )
    april, mei = regel(tarief=6000), regel(tarief=6100, product_periode=MEI)
    assert gevonden("TR418", bron, april, mei) == []
    assert len(gevonden("TR418", bron, replace(april, product_tarief=6100))) == 1
    assert len(gevonden("TR418", bron, replace(mei, product_tarief=6000))) == 1


@pytest.mark.parametrize(("tarief", "goed"), [(6000, True), (6100, True), (6050, False)])
def test_tr418_een_tarief_dat_halverwege_verandert(tarief: int, goed: bool) -> None:
    """One line a month, with one tariff: the old one or the new one."""
    bron = met_contract(
        {"tarief": 6000, "tot": date(2026, 4, 15)}, {"tarief": 6100, "vanaf": date(2026, 4, 16)}
    )
    fouten = gevonden("TR418", bron, regel(tarief=tarief))
    assert nummers(fouten) == ([] if goed else ["TR418"])
    assert gevonden("TR346", bron, regel(tarief=tarief)) == []


def test_tr418_een_contract_dat_halverwege_begint_zegt_niets_van_ervoor() -> None:
    assert gevonden("TR418", met_contract({"vanaf": date(2026, 4, 16)}), regel(tarief=1)) == []


@pytest.mark.parametrize(("tarief", "goed"), [(146, True), (145, False), (8730, False)])
def test_tr418_iv081_een_zestigste_van_het_uurtarief(tarief: int, goed: bool) -> None:
    fouten = gevonden("TR418", met_contract(PER_UUR), minuten(10, tarief, 1455))
    assert nummers(fouten) == ([] if goed else ["TR418"])


@pytest.mark.parametrize(
    "bron",
    [
        Proefbron(),
        met_contract({"gemeente": "0296"}),
        met_contract({"wet": Wet.WMO}),
        met_contract({"product": Product(categorie="45", code="45B01")}),
        met_contract({"eenheid": "16"}),
        met_contract({"tot": date(2026, 3, 31)}),
    ],
)
def test_tr418_een_onbekend_tarief_wordt_niet_beoordeeld(bron: Proefbron) -> None:
    assert gevonden("TR418", bron, regel(tarief=1)) == []


def test_tr418_euro_heeft_geen_tarief() -> None:
    assert gevonden("TR418", administratie(), regel(eenheid="83")) == []


# TR381


def product_in_305(wet: Wet, categorie: str, code: str | None, bron: Proefbron) -> list[Finding]:
    product = Product(categorie=categorie, code=code)
    bericht = met(geldig(Berichtsoort.START, wet), "client/start_producten/0/product", product)
    return vind("TR381", bericht, bron=bron)


def test_tr381_een_code_die_het_contract_elders_heeft() -> None:
    bron = met_contract({})
    code = PRODUCTEN[Wet.JW].code
    (fout,) = product_in_305(Wet.JW, "43", code, bron)
    assert "Jeugdhulp ambulant (45)" in fout.melding
    assert product_in_305(Wet.JW, "45", code, bron) == []
    assert product_in_305(Wet.JW, "43", None, bron) == []


def test_tr381_wat_niet_bekend_is_wordt_niet_beoordeeld() -> None:
    assert product_in_305(Wet.JW, "43", "45A04", Proefbron()) == []
    assert product_in_305(Wet.JW, "43", "45A99", met_contract({})) == []
    elders = met_contract({"gemeente": "0296"})
    assert product_in_305(Wet.JW, "43", "45A04", elders) == []


def test_tr381_een_code_die_het_contract_ook_hier_heeft() -> None:
    beide = met_contract({}, {"product": Product(categorie="43", code="45A04")})
    assert product_in_305(Wet.JW, "43", "45A04", beide) == []


@pytest.mark.parametrize(
    ("categorie", "code", "goed"),
    [
        ("11", "11X00", True),
        ("12", "11X00", False),
        ("14", "13X00", False),
        ("11", "99X99", True),  # unknown
        ("02", "11X00", True),  # another category goes by the contract
    ],
)
def test_tr381_hulpmiddelen_volgens_de_landelijke_lijst(
    categorie: str, code: str, goed: bool
) -> None:
    fouten = product_in_305(Wet.WMO, categorie, code, Proefbron())
    assert nummers(fouten) == ([] if goed else ["TR381"])


def test_tr381_bij_hulpmiddelen_gaat_de_lijst_voor_het_contract() -> None:
    bron = met_contract({"product": Product(categorie="12", code="11X00")}, wet=Wet.WMO)
    assert product_in_305(Wet.WMO, "11", "11X00", bron) == []
    assert len(product_in_305(Wet.WMO, "12", "11X00", bron)) == 1


def test_tr381_in_een_declaratie_van_hulpmiddelen() -> None:
    een = regel(wet=Wet.WMO, product_categorie="12", product_code="11X00")
    (fout,) = gevonden("TR381", Proefbron(), een, wet=Wet.WMO)
    assert fout.pad.endswith("/Prestatie[1]/ProductCode")


def test_bedragen_worden_niet_verward_met_debet_of_credit() -> None:
    nul = replace(regel(volume=0), ingediend_bedrag=BedragMetDC(bedrag=0, debet_credit="D"))
    assert gevonden("TR346", administratie(), nul) == []
