"""What is left of a Toewijzing, and when it is used up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.contract import Contractproduct, Uitvoeringsvariant
from app.domain.verbruik import Maandsom, Verbruik, in_woorden, verbruik
from app.standard.basis import Omvang, Product
from app.standard.toewijzing import ToegewezenProduct
from tests.bouw import toegewezen
from tests.walks.declareren import afspraak

MEI_6 = date(2026, 5, 6)
APRIL, MEI, JUNI, JULI = (date(2026, maand, 1) for maand in (4, 5, 6, 7))
HONDERD_UUR = Omvang(volume=100, eenheid="04", frequentie="6")


def product(**anders: Any) -> ToegewezenProduct:
    """A hundred hours in total, from 1 April to the end of the year."""
    velden: dict[str, Any] = {"omvang": HONDERD_UUR, "einddatum": date(2026, 12, 31)}
    return toegewezen(**velden | anders)


def som(maand: date, volume: int, eenheid: str = "04", toegekend: bool = True) -> Maandsom:
    """What was declared over a month, at a euro a unit."""
    bedrag = volume if eenheid == "83" else volume * 100
    return Maandsom(
        maand=maand,
        eenheid=eenheid,
        volume=volume,
        toegekend_volume=volume if toegekend else 0,
        bedrag=bedrag,
        toegekend_bedrag=bedrag if toegekend else 0,
    )


def van(
    toegewezen_product: ToegewezenProduct,
    *sommen: Maandsom,
    vandaag: date = MEI_6,
    zorg: dict[date, int] | None = None,
    **anders: Any,
) -> Verbruik:
    return verbruik(toegewezen_product, (), sommen, zorg or {}, vandaag, **anders)


def woorden(een: Verbruik, vandaag: date = MEI_6) -> str:
    return in_woorden(een, vandaag)


def test_uren_en_minuten_tellen_samen_op() -> None:
    een = van(product(), som(APRIL, 30), som(MEI, 90, "01", toegekend=False))
    assert (een.gegeven, een.gedeclareerd, een.toegekend, een.over) == (6000, 1890, 1800, 4110)
    assert een.over is not None
    assert een.tekst(een.over) == "68 uur en 30 minuten"
    assert een.tekst(6000) == "100 uur"
    assert een.tekst(-90) == "-1 uur en 30 minuten"


def test_iv077_gegeven_is_het_maximum_over_de_hele_toewijzing() -> None:
    assert van(toegewezen()).gegeven == 16 * 2 * 60  # 2 hours a week in 16 calendar weeks
    per_maand = Omvang(volume=3, eenheid="16", frequentie="4")
    een = van(toegewezen(omvang=per_maand))
    assert (een.gegeven, een.tekst(12)) == (12, "12 dagdelen")


@pytest.mark.parametrize(
    ("contract", "weken"),
    [
        ([afspraak(uitvoering=Uitvoeringsvariant.INSPANNING)], 5),
        ([afspraak(uitvoering=Uitvoeringsvariant.OUTPUT)], 4),  # whose Sunday is in April
        ([afspraak(uitvoering=Uitvoeringsvariant.OUTPUT, tot=date(2026, 3, 31))], 5),
        ([afspraak(uitvoering=Uitvoeringsvariant.OUTPUT, product=Product(categorie="45",
                                                                         code="45A99"))], 5),
        ([], 5),
    ],
)  # fmt: skip
def test_iv077_de_uitvoering_komt_uit_het_contract_of_is_de_ruimste(
    contract: list[Contractproduct], weken: int
) -> None:
    een = verbruik(toegewezen(einddatum=None), contract, (), {}, date(2026, 4, 20))
    assert (een.gegeven, een.tot) == (weken * 120, date(2026, 4, 30))


def test_een_budget_is_in_eurocent() -> None:
    een = van(product(omvang=None, budget=100000), som(APRIL, 300), toegekend := som(MEI, 100))
    assert toegekend.bedrag == 10000
    assert (een.gegeven, een.gedeclareerd, een.over) == (100000, 40000, 60000)
    assert een.tekst(60000) == "€ 600,00"


def test_zonder_omvang_en_budget_is_er_alleen_wat_gedeclareerd_is() -> None:
    een = van(product(omvang=None), som(APRIL, 5))
    assert (een.gegeven, een.gedeclareerd, een.over, een.prognose) == (None, 500, None, None)
    assert woorden(een) == ""


def test_een_omvang_in_euro() -> None:
    omvang = Omvang(volume=50000, eenheid="83", frequentie="6")
    een = van(product(omvang=omvang), som(APRIL, 20000, "83"))
    assert (een.gegeven, een.over, een.tekst(30000)) == (50000, 30000, "€ 300,00")


def test_tr341_een_andere_eenheid_telt_niet_mee() -> None:
    dagdelen = Omvang(volume=40, eenheid="16", frequentie="6")
    assert van(product(omvang=dagdelen), som(APRIL, 4, "16"), som(APRIL, 9)).gedeclareerd == 4


class TestDePrognose:
    def test_noemt_de_dag_waarop_het_op_is(self) -> None:
        een = van(product(), som(APRIL, 30))  # an hour a day; 70 are left on 1 May
        assert een.prognose is not None
        assert een.prognose.op == date(2026, 7, 10)
        assert woorden(een) == "Rond 10 juli is het volume op."

    def test_noemt_het_jaar_als_dat_een_ander_is(self) -> None:
        een = van(product(einddatum=date(2027, 12, 31)), som(APRIL, 6))
        assert woorden(een) == "Rond 14 augustus 2027 is het volume op."

    def test_noemt_wat_er_overblijft(self) -> None:
        een = van(product(einddatum=date(2026, 5, 31)), som(APRIL, 30))
        assert woorden(een) == "Er blijft naar verwachting 39 uur over."
        later = van(product(einddatum=date(2026, 5, 31)), som(APRIL, 30), vandaag=date(2026, 6, 1))
        assert woorden(later, date(2026, 6, 1)) == "Er blijft 39 uur over."

    def test_weet_na_het_einde_wat_nog_gedeclareerd_moet_worden(self) -> None:
        voorbij, juni = product(einddatum=date(2026, 5, 31)), date(2026, 6, 1)
        zorg = {APRIL: 1805, MEI: 700}  # of April it was declared, rounded
        een = van(voorbij, som(APRIL, 30), zorg=zorg, vandaag=juni)
        assert woorden(een, juni) == "Er blijft 58 uur en 20 minuten over."
        niets_gedeclareerd = van(voorbij, zorg=zorg, vandaag=juni)
        assert woorden(niets_gedeclareerd, juni) == "Er blijft 58 uur en 15 minuten over."

    def test_noemt_van_een_verwachting_geen_kleinigheden(self) -> None:
        uren = van(product(einddatum=date(2026, 5, 31)), som(APRIL, 1805, "01"))
        assert woorden(uren) == "Er blijft naar verwachting 39 uur over."  # and 3 minutes
        minuten = Omvang(volume=4000, eenheid="01", frequentie="6")
        een = van(product(omvang=minuten, einddatum=date(2026, 5, 31)), som(APRIL, 917, "01"))
        assert woorden(een) == "Er blijven naar verwachting 2.140 minuten over."  # 2.136
        bijna_op = van(product(omvang=minuten, einddatum=date(2026, 5, 31)), som(APRIL, 1965, "01"))
        assert woorden(bijna_op) == "Er blijven naar verwachting 4 minuten over."

    def test_kan_precies_uitkomen(self) -> None:
        een = van(product(einddatum=date(2026, 7, 9)), som(APRIL, 30))
        assert woorden(een) == "Het volume komt naar verwachting precies uit."

    def test_gaat_uit_van_de_laatste_drie_maanden(self) -> None:
        sommen = [som(APRIL, 60), som(MEI, 31), som(JUNI, 30), som(JULI, 31)]
        een = van(product(omvang=replace(HONDERD_UUR, volume=200)), *sommen)
        assert een.prognose is not None
        assert een.prognose.op == date(2026, 9, 18)  # 48 hours left on 1 August

    def test_telt_een_gebroken_maand_naar_de_dagen(self) -> None:
        een = van(product(ingangsdatum=date(2026, 4, 16)), som(APRIL, 30))  # 15 days
        assert een.prognose is not None
        assert een.prognose.op == date(2026, 6, 5)

    def test_slaat_een_teruggenomen_maand_over(self) -> None:
        een = van(product(), som(APRIL, 30), som(MEI, 0))
        assert een.prognose is not None
        assert een.prognose.op == date(2026, 7, 10)

    def test_zegt_dat_het_op_is(self) -> None:
        assert woorden(van(product(), som(APRIL, 100))) == "Het volume is op."
        dagdelen = Omvang(volume=40, eenheid="16", frequentie="6")
        te_veel = van(product(omvang=dagdelen), som(APRIL, 42, "16"))
        assert woorden(te_veel) == "Er zijn 2 dagdelen meer gedeclareerd dan toegewezen."
        te_veel = van(product(), som(APRIL, 103))
        assert woorden(te_veel) == "Er is 3 uur meer gedeclareerd dan toegewezen."
        budget = van(product(omvang=None, budget=300), som(APRIL, 3))
        assert woorden(budget) == "Het budget is op."

    def test_van_een_dag_die_voorbij_is(self) -> None:
        een = van(product(), som(APRIL, 30), vandaag=date(2026, 9, 1))
        assert woorden(een, date(2026, 9, 1)) == "In dit tempo was het volume rond 10 juli op."

    def test_gebruikt_geleverde_zorg_zolang_er_niets_gedeclareerd_is(self) -> None:
        een = van(product(), zorg={MEI: 6 * 60})  # six hours in six days of May
        assert een.prognose is not None
        assert een.prognose.op == date(2026, 8, 9)  # 94 hours are left on 7 May
        assert (een.gedeclareerd, een.over) == (0, 6000)

    def test_is_er_niet_zonder_iets(self) -> None:
        assert woorden(van(product())) == ""

    def test_is_er_niet_van_wat_zonder_einde_per_week_loopt(self) -> None:
        for einddatum in (None, date(9999, 12, 31)):
            een = van(toegewezen(einddatum=einddatum), som(APRIL, 8))
            assert (een.prognose, een.tot) == (None, date(2026, 5, 31))
            assert een.gegeven == 9 * 2 * 60  # weeks that April and May touch

    def test_zonder_einde_is_een_totaal_een_keer_op(self) -> None:
        een = van(product(einddatum=None), som(APRIL, 30))
        assert een.prognose is not None
        assert een.prognose.op == date(2026, 7, 10)

    def test_rekent_na_een_stop_niet_door(self) -> None:
        een = van(product(), som(APRIL, 30), gestopt_op=date(2026, 4, 30))
        assert woorden(een) == "Er blijft 70 uur over."


@given(
    st.integers(1, 400),
    st.lists(st.integers(-20, 60), max_size=6),
    st.dates(date(2026, 4, 1), date(2027, 6, 30)) | st.none(),
    st.sampled_from(["1", "2", "4", "6"]),
    st.dates(date(2026, 4, 1), date(2027, 12, 31)),
)
def test_een_prognose_klopt_met_wat_er_over_is(
    volume: int, uren: list[int], einddatum: date | None, frequentie: str, vandaag: date
) -> None:
    omvang = Omvang(volume=volume, eenheid="04", frequentie=frequentie)
    sommen = [som(date(2026, 4 + plaats, 1), uur) for plaats, uur in enumerate(uren)]
    een = van(product(omvang=omvang, einddatum=einddatum), *sommen, vandaag=vandaag)
    in_woorden(een, vandaag)
    assert een.gedeclareerd == 60 * sum(uren)
    if een.prognose is None or een.over is None:
        return
    if een.prognose.over is not None:
        assert 0 <= een.prognose.over <= een.over
        assert een.prognose.op is None
    else:
        assert een.prognose.op is not None
        assert een.einde is None or een.over <= 0 or een.prognose.op <= een.einde
