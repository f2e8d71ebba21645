"""What was given and what is declared: TR321, TR322, TR369."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.contract import Uitvoeringsvariant
from app.standard.basis import GeslotenPeriode, Omvang, Product
from app.standard.release import Wet
from tests.bouw import BSN, toegewezen
from tests.rules.bouw import nummers, prestatie
from tests.rules.bron import TWEEDE, Proefbron, neem_op, tweede_product
from tests.rules.declareren import (
    AFGEKEURD,
    INGEDIEND,
    MEI,
    administratie,
    credit,
    gedeclareerd,
    gevonden,
    maand,
    paden,
    regel,
)

JULI_2025 = GeslotenPeriode(begindatum=date(2025, 7, 7), einddatum=date(2025, 7, 31))


def omvang(volume: int, eenheid: str = "04", frequentie: str = "2") -> Omvang:
    return Omvang(volume=volume, eenheid=eenheid, frequentie=frequentie)


def als_output(bron: Proefbron) -> Proefbron:
    contracten = [replace(een, uitvoering=Uitvoeringsvariant.OUTPUT) for een in bron.contracten]
    vroeg = [replace(een, vanaf=date(2025, 1, 1)) for een in contracten]
    return replace(bron, contracten=vroeg)


# TR321. Two hours a week: April 2026 knows five weeks and four Sundays.


def test_tr321_zegt_hoeveel_er_te_veel_is() -> None:
    assert gevonden("TR321", administratie(), regel(volume=10)) == []
    (fout,) = gevonden("TR321", administratie(), regel(volume=13))
    assert paden([fout]) == ["[1]/GeleverdVolume"]
    for deel in ("13 uur", "hoogstens 10 uur", "3 uur te veel", "1 april 2026", "30 april 2026"):
        assert deel in fout.melding
    assert fout.hoogstens == 10  # in the Eenheid of the line


def test_tr321_uren_toegewezen_en_minuten_gedeclareerd() -> None:
    bron = administratie()
    assert gevonden("TR321", bron, regel(volume=600, eenheid="01", tarief=100)) == []
    (fout,) = gevonden("TR321", bron, regel(volume=601, eenheid="01", tarief=100))
    assert "601 minuten" in fout.melding
    assert "hoogstens 600 minuten: 1 minuut te veel" in fout.melding
    assert fout.hoogstens == 600


def test_tr321_output_telt_zondagen_iv076() -> None:
    periode: dict[str, Any] = {"ingangsdatum": date(2025, 7, 7), "einddatum": date(2025, 9, 7)}
    bron = als_output(administratie(**periode, omvang=omvang(3, "82")))
    goed = regel(volume=9, eenheid="82", product_periode=JULI_2025)
    assert gevonden("TR321", bron, goed) == []
    (fout,) = gevonden("TR321", bron, replace(goed, geleverd_volume=10))
    assert "hoogstens 9 stuks: 1 stuk te veel" in fout.melding


@pytest.mark.parametrize("eenheid", ["82", "83"])
def test_tr321_output_een_gebroken_week_zonder_zondag_iv078(eenheid: str) -> None:
    """31 July is a Friday: IV077 puts that week in August, parties may agree otherwise."""
    begin = date(2026, 7, 31)
    bron = als_output(administratie(ingangsdatum=begin, einddatum=None, omvang=omvang(2, eenheid)))
    dag = GeslotenPeriode(begindatum=begin, einddatum=begin)
    assert gevonden("TR321", bron, regel(volume=2, eenheid=eenheid, product_periode=dag)) == []
    te_veel = regel(volume=3, eenheid=eenheid, product_periode=dag)
    assert nummers(gevonden("TR321", bron, te_veel)) == ["TR321"]


@pytest.mark.parametrize("contract", [True, False])
@pytest.mark.parametrize(("frequentie", "keren"), [("2", 11), ("4", 3), ("6", 1)])
def test_tr321_euro_aan_het_einde_van_een_traject_iv089(
    frequentie: str, keren: int, contract: bool
) -> None:
    """A trajectory of 8 April to 17 June, paid when its result is known."""
    traject: dict[str, Any] = {"ingangsdatum": date(2026, 4, 8), "einddatum": date(2026, 6, 17)}
    bron = administratie(**traject, contract=contract, omvang=omvang(20000, "83", frequentie))
    einde = GeslotenPeriode(begindatum=date(2026, 6, 1), einddatum=date(2026, 6, 17))
    alles = regel(volume=20000 * keren, eenheid="83", product_periode=einde)
    assert gevonden("TR321", als_output(bron), alles) == []
    meer = replace(alles, geleverd_volume=alles.geleverd_volume + 1)
    assert nummers(gevonden("TR321", als_output(bron), meer)) == ["TR321"]


def test_tr321_euro_bouwt_op_en_niet_vooruit_iv076() -> None:
    """300 euro a week: 900 to the end of July, and 1500 more to the end of August."""
    periode: dict[str, Any] = {"ingangsdatum": date(2025, 7, 7), "einddatum": date(2025, 9, 7)}

    def bron(*eerder: Any, **anders: Any) -> Proefbron:
        gedaan = gedeclareerd(*eerder, **anders)
        return als_output(administratie(*gedaan, **periode, omvang=omvang(30000, "83")))

    def euro(referentie: str, volume: int, wanneer: GeslotenPeriode) -> Any:
        return regel(referentie, volume, "83", product_periode=wanneer)

    augustus = maand(2025, 8)
    juli = euro("P1", 90000, JULI_2025)
    assert gevonden("TR321", bron(), juli) == []
    (fout,) = gevonden("TR321", bron(), euro("P1", 90001, JULI_2025))
    assert "tot en met 31 juli 2025 € 900,00" in fout.melding
    assert "€ 0,01 te veel" in fout.melding
    for volume, te_veel in ((150000, False), (150001, True)):
        nu = euro("P2", volume, augustus)
        assert bool(gevonden("TR321", bron(juli), nu)) == te_veel
        assert bool(gevonden("TR321", bron(), nu, juli)) == te_veel
        assert gevonden("TR321", bron(juli, status=AFGEKEURD), nu) == []
        assert gevonden("TR321", bron(juli), nu, credit(juli)) == []
    assert gevonden("TR321", bron(), euro("P2", 240000, augustus)) == []
    # What was declared of later months takes nothing from an earlier one.
    assert gevonden("TR321", bron(euro("P2", 150000, augustus)), juli) == []


def test_tr321_euro_van_een_inspanning_is_begrensd_per_maand() -> None:
    bron = administratie(omvang=omvang(20000, "83", "4"))
    assert gevonden("TR321", bron, regel(volume=20000, eenheid="83")) == []
    assert nummers(gevonden("TR321", bron, regel(volume=20001, eenheid="83"))) == ["TR321"]


def test_tr321_zonder_contract_geldt_de_ruimste_lezing() -> None:
    """Ten hours by inspanning, eight by output; what fits in neither is refused."""
    onbekend = administratie(contract=False)
    assert gevonden("TR321", onbekend, regel(volume=10)) == []
    assert nummers(gevonden("TR321", onbekend, regel(volume=11))) == ["TR321"]
    assert nummers(gevonden("TR321", als_output(administratie()), regel(volume=9))) == ["TR321"]


def test_tr321_een_contract_dat_nog_niet_gold_zegt_niets() -> None:
    bron = als_output(administratie())
    bron.contracten = [replace(een, vanaf=date(2026, 4, 2)) for een in bron.contracten]
    assert gevonden("TR321", bron, regel(volume=10)) == []


@pytest.mark.parametrize("uitvoering", Uitvoeringsvariant)
@pytest.mark.parametrize("product", [Product(categorie="01", code="01A01"), None])
def test_tr321_huishoudelijke_hulp_zes_keer(
    product: Product | None, uitvoering: Uitvoeringsvariant
) -> None:
    bron = administratie(wet=Wet.WMO, product=product)
    hulp = Product(categorie="01", code="01A01")
    bron.contracten = [replace(bron.contracten[0], product=hulp, uitvoering=uitvoering)]
    van_hulp: dict[str, Any] = {"product_categorie": "01", "product_code": "01A01"}
    goed = regel(volume=12, wet=Wet.WMO, **van_hulp)
    assert gevonden("TR321", bron, goed, wet=Wet.WMO) == []
    fout = replace(goed, geleverd_volume=13)
    assert nummers(gevonden("TR321", bron, fout, wet=Wet.WMO)) == ["TR321"]


def test_tr321_in_totaal_mag_alles_in_een_maand() -> None:
    bron = administratie(omvang=omvang(80, frequentie="6"))
    assert gevonden("TR321", bron, regel(volume=80)) == []
    assert len(gevonden("TR321", bron, regel(volume=81))) == 1


def test_tr321_een_eenheid_die_niet_te_vergelijken_is_is_voor_tr341() -> None:
    assert gevonden("TR321", administratie(), regel(volume=900, eenheid="14")) == []


# TR322. Two hours a week, 1 April to 14 July 2026: sixteen weeks, 32 hours.


def test_tr322_zegt_wat_gegeven_gedeclareerd_en_over_is() -> None:
    bron = administratie(*gedeclareerd(regel("E1", 20), regel("E2", 7)))
    assert gevonden("TR322", bron, regel(volume=5)) == []
    (fout,) = gevonden("TR322", bron, regel(volume=8))
    for deel in ("in totaal 32 uur", "27 uur", "over: 5 uur", "8 uur: 3 uur te veel"):
        assert deel in fout.melding
    assert fout.hoogstens == 5
    assert "hoogstens 5 uur" in fout.advies


@pytest.mark.parametrize(("status", "telt"), [(INGEDIEND, True), (AFGEKEURD, False)])
def test_tr322_een_afgekeurde_prestatie_telt_niet(status: Any, telt: bool) -> None:
    bron = administratie(*gedeclareerd(regel("E1", 30), status=status))
    assert nummers(gevonden("TR322", bron, regel(volume=3))) == (["TR322"] if telt else [])


def test_tr322_wat_is_gecrediteerd_komt_weer_vrij() -> None:
    debet = regel("E1", 30)
    bron = administratie(*gedeclareerd(debet, credit(debet)))
    assert gevonden("TR322", bron, regel(volume=32)) == []


@pytest.mark.parametrize("credit_eerst", [True, False])
def test_tr322_een_creditregel_in_hetzelfde_bericht_geeft_ruimte(credit_eerst: bool) -> None:
    debet = regel("E1", 30)
    regels = [credit(debet), regel("P2", 32)]
    bron = administratie(*gedeclareerd(debet))
    assert gevonden("TR322", bron, *regels[:: 1 if credit_eerst else -1]) == []
    regels[1] = regel("P2", 33)
    assert len(gevonden("TR322", bron, *regels)) == 1


def test_tr322_alleen_crediteren_wordt_nooit_geweigerd() -> None:
    """The Toewijzing was lowered after more had been declared."""
    debet = regel("E1", 8)
    bron = administratie(*gedeclareerd(regel("E2", 90), debet))
    assert gevonden("TR322", bron, credit(debet)) == []


def test_tr322_een_regel_die_niet_past_neemt_de_volgende_niets_af() -> None:
    bron = administratie()
    fouten = gevonden("TR322", bron, regel("P1", 33), regel("P2", 30), regel("P3", 3))
    assert paden(fouten) == ["[1]/GeleverdVolume", "[3]/GeleverdVolume"]


def test_tr322_uren_en_minuten_tellen_samen() -> None:
    bron = administratie(*gedeclareerd(regel("E1", 30)))
    (fout,) = gevonden("TR322", bron, regel("P1", 121, "01", 100))
    assert "120 minuten" in fout.melding
    assert gevonden("TR322", bron, regel("P1", 120, "01", 100)) == []


def test_tr322_zonder_einddatum_tot_en_met_de_nieuwste_productperiode() -> None:
    """April and May touch nine weeks."""
    bron = administratie(*gedeclareerd(regel("E1", 10)), einddatum=None)
    assert gevonden("TR322", bron, regel(volume=8, product_periode=MEI)) == []
    assert len(gevonden("TR322", bron, regel(volume=9, product_periode=MEI))) == 1
    later = gedeclareerd(regel("E1", 10), regel("E2", 1, product_periode=maand(2026, 6)))
    ruimer = administratie(*later, einddatum=None)
    assert gevonden("TR322", ruimer, regel(volume=9, product_periode=MEI)) == []


def test_tr322_telt_per_toewijzing() -> None:
    bron = administratie()
    neem_op(bron.dossiers[BSN], toegewezen(TWEEDE, product=tweede_product(Wet.JW)))
    tweede = prestatie(Wet.JW, "P2", TWEEDE, geleverd_volume=20)
    assert gevonden("TR322", bron, regel("P1", 20), tweede) == []


def test_tr322_zonder_contract_geldt_de_ruimste_lezing() -> None:
    """Without Einddatum, to the end of April: five weeks, or four Sundays."""
    onbekend = administratie(contract=False, einddatum=None)
    assert gevonden("TR322", onbekend, regel(volume=10)) == []
    assert nummers(gevonden("TR322", onbekend, regel(volume=11))) == ["TR322"]
    output = als_output(administratie(einddatum=None))
    assert nummers(gevonden("TR322", output, regel(volume=9))) == ["TR322"]


@given(
    eerder=st.lists(st.integers(0, 15), max_size=3),
    delen=st.lists(st.integers(0, 12), min_size=1, max_size=6),
)
def test_tr322_hoe_een_volume_is_verdeeld_maakt_niet_uit(
    eerder: list[int], delen: list[int]
) -> None:
    bron = administratie(*gedeclareerd(*(regel(f"E{nr}", v) for nr, v in enumerate(eerder))))
    ineens = gevonden("TR322", bron, regel("P1", sum(delen)))
    verdeeld = gevonden("TR322", bron, *(regel(f"P{nr}", v) for nr, v in enumerate(delen)))
    assert bool(ineens) == bool(verdeeld)
    assert bool(ineens) == (sum(eerder) + sum(delen) > 32 and sum(delen) > 0)


@given(st.lists(st.tuples(st.integers(0, 12), st.booleans()), max_size=6), st.integers(1, 40))
def test_tr322_crediteren_is_net_als_nooit_gedeclareerd(
    eerder: list[tuple[int, bool]], nu: int
) -> None:
    regels = [(regel(f"E{nr}", volume), terug) for nr, (volume, terug) in enumerate(eerder)]
    debet = [een for een, _ in regels]
    terug = [credit(een, f"C{nr}") for nr, (een, weg) in enumerate(regels) if weg]
    staat = [een for een, weg in regels if not weg]
    verdicten = {
        bool(gevonden("TR322", administratie(*gedeclareerd(*debet, *terug)), regel(volume=nu))),
        bool(gevonden("TR322", administratie(*gedeclareerd(*debet)), regel(volume=nu), *terug)),
        bool(gevonden("TR322", administratie(*gedeclareerd(*staat)), regel(volume=nu))),
    }
    assert len(verdicten) == 1


# TR369


def test_tr369_telt_bedragen_ook_van_uren() -> None:
    bron = administratie(*gedeclareerd(regel("E1", 8)), omvang=None, budget=90000)
    assert gevonden("TR369", bron, regel(volume=7)) == []
    (fout,) = gevonden("TR369", bron, regel(volume=8))
    for deel in ("in totaal € 900,00", "€ 480,00, over: € 420,00", "€ 60,00 te veel"):
        assert deel in fout.melding


def test_tr369_telt_verschillende_producten_van_een_generieke_toewijzing() -> None:
    bron = administratie(product=None, omvang=None, budget=90000)
    anders: dict[str, Any] = {"product_code": "45B01"}
    assert nummers(gevonden("TR369", bron, regel("P1", 8), regel("P2", 8, **anders))) == ["TR369"]
    assert gevonden("TR369", bron, regel("P1", 8), regel("P2", 7, **anders)) == []


def test_tr369_zonder_budget_is_er_niets_te_overschrijden() -> None:
    assert gevonden("TR369", administratie(), regel(volume=900)) == []
    zonder_omvang = administratie(omvang=None, budget=1)
    assert gevonden("TR321", zonder_omvang, regel(volume=900)) == []
    assert gevonden("TR322", zonder_omvang, regel(volume=900)) == []


def test_het_budget_is_op_zonder_ruimte_is_het_advies_weglaten() -> None:
    bron = administratie(*gedeclareerd(regel("E1", 8)), omvang=None, budget=48000)
    (fout,) = gevonden("TR369", bron, regel(volume=1))
    assert fout.advies.startswith("Laat deze prestatie weg.")
