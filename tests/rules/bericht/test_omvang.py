"""CD041, CD075-CD080, CD095, CD096, CS336, CS338, CS343 at their edges."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from app.standard.basis import Omvang, Product
from app.standard.bericht import Bericht
from app.standard.berichtsoort import Berichtsoort
from app.standard.release import Wet
from tests.bouw import bericht301, toegewezen
from tests.rules.bouw import geldig, met, vind
from tests.rules.bron import NUMMER

PER_WEEK = Omvang(volume=2, eenheid="04", frequentie="2")
TOTAAL = Omvang(volume=80, eenheid="04", frequentie="6")
MET_CODE = Product(categorie="45", code="45A04")
ZONDER_CODE = Product(categorie="45")
EIND = date(2026, 12, 31)
EIND_2020, BEGIN_2021 = date(2020, 12, 31), date(2021, 1, 1)
TE_WIJZIGEN = "client/verzoek/te_wijzigen_producten/0"
NIEUW = "client/verzoek/nieuwe_producten/0"
GEVRAAGD = "client/aangevraagde_producten/0"


def toewijzing(**velden: Any) -> Bericht:
    """A 301 with one Toewijzing; what is not given is empty."""
    leeg: dict[str, Any] = {"product": MET_CODE, "omvang": None, "budget": None, "einddatum": EIND}
    return bericht301(toegewezen(**leeg | velden))


@pytest.mark.parametrize(
    ("product", "omvang", "budget", "regels"),
    [
        # The ways in which a product is given.
        (MET_CODE, PER_WEEK, None, []),
        (ZONDER_CODE, None, 100000, []),
        (None, None, 100000, []),
        (ZONDER_CODE, None, None, []),
        # And what is not possible.
        (MET_CODE, None, None, ["CD041"]),
        (MET_CODE, None, 100000, ["CD041"]),
        (MET_CODE, PER_WEEK, 100000, ["CD077", "CD078"]),
        (ZONDER_CODE, PER_WEEK, None, ["CD080"]),
        (ZONDER_CODE, PER_WEEK, 0, ["CD077", "CD078", "CD080"]),
        (None, PER_WEEK, None, ["CD079", "CD080"]),
        (None, None, None, ["CD079"]),
    ],
)
def test_product_omvang_en_budget(
    product: Product | None, omvang: Omvang | None, budget: int | None, regels: list[str]
) -> None:
    bericht = toewijzing(product=product, omvang=omvang, budget=budget)
    nummers = ("CD041", "CD075", "CD076", "CD077", "CD078", "CD079", "CD080")
    assert [nummer for nummer in nummers if vind(nummer, bericht)] == regels


@pytest.mark.parametrize(
    ("omvang", "budget", "regels"),
    [
        (PER_WEEK, None, ["CD076"]),
        (TOTAAL, None, []),
        (None, 100000, ["CD075"]),
        (None, 0, ["CD075"]),
        (None, None, []),
        (PER_WEEK, 100000, ["CD075", "CD076"]),
    ],
)
def test_cd075_cd076_zonder_einddatum(
    omvang: Omvang | None, budget: int | None, regels: list[str]
) -> None:
    zonder = toewijzing(omvang=omvang, budget=budget, einddatum=None)
    met_einde = toewijzing(omvang=omvang, budget=budget)
    assert [nummer for nummer in ("CD075", "CD076") if vind(nummer, zonder)] == regels
    assert [nummer for nummer in ("CD075", "CD076") if vind(nummer, met_einde)] == []


@pytest.mark.parametrize("wet", Wet)
def test_een_te_wijzigen_product_heeft_geen_product_maar_wel_een_einde_en_een_omvang(
    wet: Wet,
) -> None:
    bericht = met(geldig(Berichtsoort.VERZOEK_WIJZIGING, wet), f"{TE_WIJZIGEN}/einddatum", None)
    plek = "/Bericht/Client/Verzoek/TeWijzigenProducten/TeWijzigenProduct[1]"
    (finding,) = vind("CD076", bericht)
    assert (finding.pad, finding.veld) == (f"{plek}/Einddatum", "einddatum")
    assert str(NUMMER) in finding.melding
    bericht = met(bericht, f"{TE_WIJZIGEN}/budget", 100000)
    assert [vind(nummer, bericht)[0].pad for nummer in ("CD075", "CD077", "CD078")] == [
        f"{plek}/Einddatum",
        f"{plek}/Omvang",
        f"{plek}/Budget",
    ]
    assert [f for nummer in ("CD041", "CD079", "CD096") for f in vind(nummer, bericht)] == []
    per_dag = Omvang(volume=2, eenheid="14", frequentie="1")
    (finding,) = vind("CS338", met(bericht, f"{TE_WIJZIGEN}/omvang", per_dag))
    assert finding.pad == f"{plek}/Omvang/Frequentie"


@pytest.mark.parametrize(("eind", "goed"), [(EIND_2020, True), (BEGIN_2021, False), (None, False)])
def test_cd080_cd095_cd096_omvang_zonder_code_kon_tot_en_met_2020(
    eind: date | None, goed: bool
) -> None:
    vroeg = date(2020, 1, 1)
    bericht = toewijzing(product=ZONDER_CODE, omvang=TOTAAL, ingangsdatum=vroeg, einddatum=eind)
    assert (vind("CD080", bericht) == []) is goed
    for nummer, soort, deel, einde in (
        ("CD095", Berichtsoort.VERZOEK_TOEWIJZING, GEVRAAGD, "toewijzing_einddatum"),
        ("CD096", Berichtsoort.VERZOEK_WIJZIGING, NIEUW, "einddatum"),
    ):
        bericht = met(geldig(soort, Wet.JW), f"{deel}/product", ZONDER_CODE)
        assert (vind(nummer, met(bericht, f"{deel}/{einde}", eind)) == []) is goed


@pytest.mark.parametrize("eenheid", ["01", "04", "14", "16", "82", "83", "84"])
@pytest.mark.parametrize("frequentie", ["1", "2", "4", "6"])
def test_cs338_cs343_welke_eenheid_in_welke_frequentie(eenheid: str, frequentie: str) -> None:
    goed = not (eenheid in ("14", "16", "83", "84") and frequentie == "1")
    omvang = Omvang(volume=2, eenheid=eenheid, frequentie=frequentie)
    assert (vind("CS338", toewijzing(omvang=omvang)) == []) is goed
    verzoek = geldig(Berichtsoort.VERZOEK_TOEWIJZING, Wet.WMO)
    assert (vind("CS343", met(verzoek, f"{GEVRAAGD}/omvang", omvang)) == []) is goed


@pytest.mark.parametrize(("eind", "goed"), [(EIND_2020, True), (BEGIN_2021, False), (None, False)])
def test_cs338_cs343_gelden_voor_wat_na_2020_doorloopt(eind: date | None, goed: bool) -> None:
    per_dag = Omvang(volume=2, eenheid="16", frequentie="1")
    vroeg = date(2020, 1, 1)
    bericht = toewijzing(omvang=per_dag, ingangsdatum=vroeg, einddatum=eind)
    assert (vind("CS338", bericht) == []) is goed
    verzoek = met(geldig(Berichtsoort.VERZOEK_TOEWIJZING, Wet.JW), f"{GEVRAAGD}/omvang", per_dag)
    verzoek = met(verzoek, f"{GEVRAAGD}/toewijzing_einddatum", eind)
    assert (vind("CS343", verzoek) == []) is goed


def test_cs338_zegt_de_omvang_in_woorden() -> None:
    (finding,) = vind(
        "CS338", toewijzing(omvang=Omvang(volume=20000, eenheid="83", frequentie="1"))
    )
    assert "€ 200,00 per dag" in finding.melding
    assert "Euro's" in finding.melding
    assert finding.waarde == "1"


@pytest.mark.parametrize(
    "omvang",
    [
        Omvang(volume=5, eenheid="16", frequentie="2"),  # the examples of IV042
        Omvang(volume=20000, eenheid="83", frequentie="4"),
    ],
)
def test_voorbeelden_van_iv042(omvang: Omvang) -> None:
    bericht = toewijzing(omvang=omvang)
    regels = ("CD041", "CD076", "CD077", "CD078", "CD079", "CD080", "CS338")
    assert [f for nummer in regels for f in vind(nummer, bericht)] == []


@pytest.mark.parametrize(
    ("reden", "goed"), [("01", False), ("14", True), ("13", True), (None, True)]
)
@pytest.mark.parametrize("wet", Wet)
def test_cs336_vervallen_reden(reden: str | None, goed: bool, wet: Wet) -> None:
    bericht = bericht301(toegewezen(wet=wet, reden_wijziging=reden), wet=wet)
    findings = vind("CS336", bericht)
    assert (findings == []) is goed
    assert all("Administratieve correctie (vervallen)" in f.melding for f in findings)
