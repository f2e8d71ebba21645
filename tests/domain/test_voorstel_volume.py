"""What recorded care comes to in a Prestatie: volume, Eenheid, tariff and amount."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.domain.voorstel import Clientvoorstel
from app.domain.voorstelregel import Afspraken
from app.standard.basis import Product
from app.standard.release import Wet
from tests.bouw import toegewezen
from tests.domain.voorstel import (
    DAGDEEL,
    ETMAAL,
    EURO,
    IN_TOTAAL,
    MINUUT,
    NUMMER,
    OUTPUT,
    PER_DAG,
    PER_MAAND,
    PER_WEEK,
    STUKS,
    UUR,
    afspraak,
    afspraken,
    dossier,
    gegeven,
    kort,
    stel,
    vaststelling,
    zorgsommen,
)

APRIL, JULI_25, AUGUSTUS_25, SEPTEMBER_25 = (
    date(2026, 4, 1),
    date(2025, 7, 1),
    date(2025, 8, 1),
    date(2025, 9, 1),
)
JAAR = (date(2026, 1, 1), date(2026, 12, 31))


def dagen(eerste: date, aantal: int, stap: int = 7) -> list[date]:
    return [eerste + timedelta(days=stap * keer) for keer in range(aantal)]


def per_maand(voorstel: Clientvoorstel) -> list[tuple[str, int]]:
    return [(begin, volume) for begin, _, volume, *_ in kort(voorstel)]


def test_iv042_voorbeeld_1_twintig_dagdelen() -> None:
    van = dossier(gegeven(*JAAR, 5, DAGDEEL, PER_WEEK))
    zorg = zorgsommen([(dag, 1) for dag in dagen(APRIL, 20, 1)], DAGDEEL)
    met = afspraken(afspraak(DAGDEEL, 9500))
    assert kort(stel(van, zorg, met, APRIL)) == [
        ("2026-04-01", "2026-04-30", 20, DAGDEEL, 9500, 190000)
    ]


def test_iv042_voorbeeld_2_een_vast_bedrag_per_maand_is_in_eurocent() -> None:
    van = dossier(gegeven(*JAAR, 20000, EURO, PER_MAAND))
    zorg = zorgsommen([(APRIL, 200)], EURO)
    for met in (afspraken(afspraak(EURO, 0, OUTPUT)), Afspraken({})):
        assert kort(stel(van, zorg, met, APRIL)) == [
            ("2026-04-01", "2026-04-30", 20000, EURO, None, 20000)  # CD087, CS339
        ]


def test_iv042_euros_houden_hun_centen() -> None:
    van = dossier(gegeven(*JAAR, 20000, EURO, PER_MAAND))
    zorg = zorgsommen([(APRIL, "33.335"), (APRIL, "33.335")], EURO)
    assert per_maand(stel(van, zorg, afspraken(afspraak(EURO, 0)), APRIL)) == [("2026-04-01", 6667)]


def test_iv075_aspecifiek_een_prestatie_per_product() -> None:
    aspecifiek = toegewezen(product=Product(categorie="45", code=None), omvang=None, budget=500000)
    met = afspraken(
        afspraak(UUR, 6000),
        afspraak(DAGDEEL, 9000, product=Product(categorie="45", code="45A05")),
    )
    zorg = zorgsommen([(APRIL, 90)], MINUUT, "45A04")
    zorg += zorgsommen([(APRIL, 2)], DAGDEEL, "45A05", vanaf=2)
    gesteld = stel(dossier(aspecifiek), zorg, met, APRIL)
    assert [(r.sleutel.product_categorie, r.sleutel.product_code) for r in gesteld.regels] == [
        ("45", "45A04"),
        ("45", "45A05"),
    ]
    assert [regel[2:] for regel in kort(gesteld)] == [
        (2, UUR, 6000, 12000),
        (2, DAGDEEL, 9000, 18000),
    ]
    assert {r.toewijzing.sleutel.nummer for r in gesteld.regels} == {NUMMER}


def test_iv075_generiek_neemt_de_categorie_uit_het_contract() -> None:
    generiek = toegewezen(product=None, omvang=None, budget=500000)
    met = afspraken(
        afspraak(),
        afspraak(product=Product(categorie="50", code="50A01"), tarief=7000),
        afspraak(product=Product(categorie="54", code="54A01"), tarief=8000),
    )
    zorg = zorgsommen([(APRIL, 60)], MINUUT, "50A01")
    zorg += zorgsommen([(APRIL, 60)], MINUUT, "54A01", vanaf=2)
    gesteld = stel(dossier(generiek), zorg, met, APRIL)
    assert [(r.product.categorie, r.product.code, r.bedrag) for r in gesteld.regels] == [
        ("50", "50A01", 7000),
        ("54", "54A01", 8000),
    ]


def test_iv075_zonder_code_of_met_een_vreemde_code_wordt_niet_geraden() -> None:
    aspecifiek = toegewezen(product=Product(categorie="45", code=None), omvang=None, budget=500000)
    met = afspraken(afspraak(), afspraak(product=Product(categorie="45", code="45A05")))
    for code in ("", "99Z99"):
        gesteld = stel(dossier(aspecifiek), zorgsommen([(APRIL, 60)], MINUUT, code), met, APRIL)
        assert gesteld.regels == []
        assert [weg.regel for weg in gesteld.weggelaten] == ["IV075"]
    specifiek = stel(dossier(), zorgsommen([(APRIL, 60)], MINUUT, "45A05"), met, APRIL)
    assert [weg.regel for weg in specifiek.weggelaten] == ["TR340"]


def test_iv076_inspanning_de_dag_van_levering_bepaalt_de_maand() -> None:
    """3 hours a week, 7 July to 7 September 2025; 2,5 hours every Thursday.

    For July the example's own volume is 7,5 where its sum (4 × 2,5) says 10. September has no
    whole hours: 2,5 hours are declared as 3 (IV079).
    """
    van = dossier(gegeven(date(2025, 7, 7), date(2025, 9, 7), 3))
    zorg = zorgsommen([(dag, "2.5") for dag in dagen(date(2025, 7, 10), 9)], UUR)
    assert kort(stel(van, zorg, afspraken(afspraak()), SEPTEMBER_25)) == [
        ("2025-07-07", "2025-07-31", 10, UUR, 6000, 60000),
        ("2025-08-01", "2025-08-31", 10, UUR, 6000, 60000),
        ("2025-09-01", "2025-09-07", 3, UUR, 6000, 18000),
    ]


@pytest.mark.parametrize(
    ("einde", "verwacht"),
    [
        (7, [("2025-07-07", 90000), ("2025-08-01", 150000), ("2025-09-01", 30000)]),
        (6, [("2025-07-07", 90000), ("2025-08-01", 180000)]),
    ],
    ids=["voorbeeld_1_eindigt_op_zondag", "voorbeeld_2_eindigt_op_zaterdag"],
)
@pytest.mark.parametrize("weekdag", range(6))
def test_iv076_output_de_zondag_bepaalt_de_maand(
    einde: int, verwacht: list[tuple[str, int]], weekdag: int
) -> None:
    """300 euro a week from 7 July 2025, whichever day of the week it was recorded on."""
    van = dossier(gegeven(date(2025, 7, 7), date(2025, 9, einde), 30000, EURO))
    zorg = zorgsommen([(dag, 300) for dag in dagen(date(2025, 7, 7 + weekdag), 9)], EURO)
    met = afspraken(afspraak(EURO, 0, OUTPUT))
    assert per_maand(stel(van, zorg, met, SEPTEMBER_25)) == verwacht
    juli = [paar for paar in verwacht if paar[0] == "2025-07-07"]
    assert per_maand(stel(van, zorg, met, JULI_25)) == juli


def test_iv076_output_na_de_zondag_wacht_de_week_op_de_volgende_maand() -> None:
    van = dossier(gegeven(date(2025, 7, 7), date(2025, 9, 7), 1, STUKS))
    zorg = zorgsommen([(date(2025, 7, 28), 1)], STUKS)  # its Sunday is 3 August
    met = afspraken(afspraak(STUKS, 30000, OUTPUT))
    assert stel(van, zorg, met, JULI_25).regels == []
    assert per_maand(stel(van, zorg, met, AUGUSTUS_25)) == [("2025-08-01", 1)]


@pytest.mark.parametrize(
    ("van", "tot", "weken", "verwacht"),
    [
        # Example 1 counts 3 Sundays in October, from the 7th, though its Toewijzing begins on
        # the 1st: the rule gives 4. For November it says 4 and 5: there are 5.
        (
            date(2025, 10, 1),
            date(2025, 12, 31),
            14,
            [("2025-10-01", 120000), ("2025-11-01", 150000), ("2025-12-01", 150000)],
        ),
        (
            date(2025, 7, 7),
            date(2025, 9, 5),
            9,
            [("2025-07-07", 90000), ("2025-08-01", 180000)],
        ),
    ],
    ids=["voorbeeld_1", "voorbeeld_2"],
)
def test_iv077_output_per_week_vult_precies_het_maximum(
    van: date, tot: date, weken: int, verwacht: list[tuple[str, int]]
) -> None:
    maandag = van - timedelta(days=van.weekday())
    zorg = [(max(van, dag), 300) for dag in dagen(maandag, weken)]
    gesteld = stel(
        dossier(gegeven(van, tot, 30000, EURO)),
        zorgsommen(zorg, EURO),
        afspraken(afspraak(EURO, 0, OUTPUT)),
        date(2025, 12, 1),
    )
    assert per_maand(gesteld) == verwacht


def test_iv077_inspanning_per_week_gaat_met_de_dag() -> None:
    """7 October to 30 December 2025: October has 4 weeks, November 5, December 5."""
    van = dossier(gegeven(date(2025, 10, 7), date(2025, 12, 30), 3))
    zorg = zorgsommen([(dag, 3) for dag in dagen(date(2025, 10, 7), 13)], UUR)
    assert per_maand(stel(van, zorg, afspraken(afspraak()), date(2025, 12, 1))) == [
        ("2025-10-07", 12),
        ("2025-11-01", 12),
        ("2025-12-01", 15),
    ]


@pytest.mark.parametrize(
    ("van", "tot", "volume", "frequentie", "productperiode"),
    [
        # iJw has example 1 in 2026 with 9 hours: there the 30th makes a fourth week. It does not
        # matter to what is proposed; TR321 counts it.
        (date(2026, 11, 12), date(2026, 12, 13), 3, PER_WEEK, ("2026-11-12", "2026-11-30")),
        (date(2025, 11, 12), date(2025, 12, 13), 3, PER_WEEK, ("2025-11-12", "2025-11-30")),
        (date(2026, 10, 14), date(2026, 12, 13), 15, PER_MAAND, ("2026-10-14", "2026-10-31")),
    ],
)
def test_iv078_een_gebroken_periode_is_het_gegeven_volume(
    van: date, tot: date, volume: int, frequentie: str, productperiode: tuple[str, str]
) -> None:
    zorg = zorgsommen([(van + timedelta(days=1), 9)], UUR)
    gesteld = stel(
        dossier(gegeven(van, tot, volume, UUR, frequentie)), zorg, afspraken(afspraak()), van
    )
    assert [regel[:3] for regel in kort(gesteld)] == [(*productperiode, 9)]


def test_iv079_vier_keer_95_minuten_is_zes_uur() -> None:
    zorg = zorgsommen([(dag, 95) for dag in dagen(APRIL, 4)], MINUUT)
    assert kort(stel(dossier(), zorg, afspraken(afspraak()), APRIL)) == [
        ("2026-04-01", "2026-04-30", 6, UUR, 6000, 36000)
    ]


@pytest.mark.parametrize(
    ("minuten", "uren"),
    [([1], 1), ([29], 1), ([20, 20, 20, 29], 1), ([30, 60], 2), ([89], 1), (["89.999"], 1)],
)
def test_iv079_afronden_aan_het_eind_met_ten_minste_een_uur(
    minuten: list[int | str], uren: int
) -> None:
    zorg = zorgsommen([(APRIL, een) for een in minuten], MINUUT)
    assert per_maand(stel(dossier(), zorg, afspraken(afspraak()), APRIL)) == [("2026-04-01", uren)]


def test_iv079_uren_en_minuten_door_elkaar_tellen_op() -> None:
    zorg = zorgsommen([(APRIL, "1.25")], UUR) + zorgsommen([(APRIL, 20)], MINUUT, vanaf=2)
    gesteld = stel(dossier(), zorg, afspraken(afspraak()), APRIL)
    assert per_maand(gesteld) == [("2026-04-01", 2)]  # 95 minutes
    assert gesteld.regels[0].zorg_ids == (1, 2)


def test_iv079_wat_van_maand_wisselt_wordt_apart_afgerond() -> None:
    zorg = zorgsommen([(date(2026, 4, 30), 89), (date(2026, 5, 1), 91)], MINUUT)
    assert per_maand(stel(dossier(), zorg, afspraken(afspraak()), date(2026, 5, 1))) == [
        ("2026-04-01", 1),
        ("2026-05-01", 2),
    ]


def test_iv081_uurtarief_bij_minuten_bedrag_niet_met_het_afgeronde_tarief() -> None:
    """87,30 an hour is 1,455, so 1,46 a minute; 87,24 is 1,454, so 1,45."""
    van = dossier(gegeven(*JAAR, 600, MINUUT, PER_WEEK))
    zorg = zorgsommen([(APRIL, 100)], MINUUT)
    for uurtarief, tarief, bedrag in ((8730, 146, 14550), (8724, 145, 14540)):
        met = afspraken(afspraak(UUR, uurtarief))
        assert [regel[2:] for regel in kort(stel(van, zorg, met, APRIL))] == [
            (100, MINUUT, tarief, bedrag)
        ]


def test_tr346_ander_tarief_dan_uren_is_volume_maal_tarief() -> None:
    van = dossier(gegeven(*JAAR, 600, MINUUT, PER_WEEK))
    zorg = zorgsommen([(APRIL, 100)], MINUUT)
    met = afspraken(afspraak(MINUUT, 146))
    assert [regel[2:] for regel in kort(stel(van, zorg, met, APRIL))] == [(100, MINUUT, 146, 14600)]


def test_tr341_toegewezen_in_minuten_nooit_in_uren() -> None:
    van = dossier(gegeven(*JAAR, 600, MINUUT, PER_WEEK))
    for eenheid, aantal in ((MINUUT, 120), (UUR, 2)):
        zorg = zorgsommen([(APRIL, aantal)], eenheid)
        (regel,) = kort(stel(van, zorg, afspraken(afspraak(UUR, 6000)), APRIL))
        assert regel[2:] == (120, MINUUT, 100, 12000)


def test_tr341_toegewezen_in_uren_met_alleen_een_minuuttarief_wordt_minuten() -> None:
    zorg = zorgsommen([(APRIL, 95)], MINUUT)
    (regel,) = kort(stel(dossier(), zorg, afspraken(afspraak(MINUUT, 101)), APRIL))
    assert regel[2:] == (95, MINUUT, 101, 9595)


def test_tr341_met_een_tarief_in_beide_telt_de_eenheid_van_de_toewijzing() -> None:
    """IV081: the Eenheid equals that of the Toewijzing; minutes are the exception to it."""
    zorg = zorgsommen([(APRIL, 120)], MINUUT)
    beide = afspraken(afspraak(UUR, 6000), afspraak(MINUUT, 101))
    assert [regel[2:] for regel in kort(stel(dossier(), zorg, beide, APRIL))] == [
        (2, UUR, 6000, 12000)
    ]
    in_minuten = dossier(gegeven(*JAAR, 600, MINUUT, PER_WEEK))
    assert [regel[2:] for regel in kort(stel(in_minuten, zorg, beide, APRIL))] == [
        (120, MINUUT, 101, 12120)
    ]


def test_tr341_apeldoorn_declareert_uren_in_minuten() -> None:
    """Midden-IJssel/Oost-Veluwe: assigned in hours, declared in minutes."""
    van = dossier(gemeente="0200")
    zorg = zorgsommen([(APRIL, 95)], MINUUT)
    met = afspraken(afspraak(UUR, 8730, gemeente="0200"), uren_in_minuten=frozenset({"0200"}))
    assert [regel[2:] for regel in kort(stel(van, zorg, met, APRIL))] == [
        (95, MINUUT, 146, 13823)  # 8730 × 95 / 60 = 13822,5
    ]


def test_tr341_een_andere_eenheid_wordt_niet_omgerekend() -> None:
    gesteld = stel(dossier(), zorgsommen([(APRIL, 2)], DAGDEEL), afspraken(afspraak()), APRIL)
    assert gesteld.regels == []
    assert [weg.regel for weg in gesteld.weggelaten] == ["TR341"]


def test_iv081_zonder_tarief_wordt_niets_voorgesteld() -> None:
    zorg = zorgsommen([(APRIL, 60), (date(2026, 4, 2), 30)], MINUUT)
    for met in (afspraken(), afspraken(afspraak(DAGDEEL)), afspraken(afspraak(tot=APRIL - _DAG))):
        gesteld = stel(dossier(), zorg, met, APRIL)
        assert gesteld.regels == []
        (weg,) = gesteld.weggelaten
        assert (weg.regel, weg.aantal, weg.eenheid) == ("IV081", 90_000, MINUUT)
        assert weg.zorg_ids == (1, 2)


_DAG = timedelta(days=1)


def test_een_tarief_dat_op_1_juli_verandert() -> None:
    van = dossier(gegeven(*JAAR, 2))
    zorg = zorgsommen([(date(2026, 6, 30), 1), (date(2026, 7, 1), 1)], UUR)
    met = afspraken(
        afspraak(tarief=6000, tot=date(2026, 6, 30)),
        afspraak(tarief=6200, vanaf=date(2026, 7, 1)),
    )
    assert [(r[0], r[4], r[5]) for r in kort(stel(van, zorg, met, date(2026, 7, 1)))] == [
        ("2026-06-01", 6000, 6000),
        ("2026-07-01", 6200, 6200),
    ]


@pytest.mark.parametrize(
    ("dagdelen", "volume"), [(["0.5"], 1), (["0.5", "0.5"], 1), (["1.25", "1.24"], 2), (["2.5"], 3)]
)
def test_halve_dagdelen_worden_aan_het_eind_rekenkundig_afgerond(
    dagdelen: list[str], volume: int
) -> None:
    van = dossier(gegeven(*JAAR, 5, DAGDEEL))
    zorg = zorgsommen([(APRIL, een) for een in dagdelen], DAGDEEL)
    assert per_maand(stel(van, zorg, afspraken(afspraak(DAGDEEL)), APRIL)) == [
        ("2026-04-01", volume)
    ]


def test_wat_op_niets_uitkomt_wordt_weggelaten_met_de_reden() -> None:
    van = dossier(gegeven(*JAAR, 5, DAGDEEL))
    for aantal in ("0.4", "-1"):  # a correction in the time registration may be all there is
        gesteld = stel(
            van, zorgsommen([(APRIL, aantal)], DAGDEEL), afspraken(afspraak(DAGDEEL)), APRIL
        )
        assert gesteld.regels == []
        (weg,) = gesteld.weggelaten
        assert (weg.regel, weg.zorg_ids) == ("IV042", (1,))


@pytest.mark.parametrize("frequentie", [PER_DAG, PER_WEEK, PER_MAAND, IN_TOTAAL])
def test_de_frequentie_bepaalt_niet_wat_er_is_gegeven(frequentie: str) -> None:
    van = dossier(gegeven(*JAAR, 31, ETMAAL, frequentie))
    zorg = zorgsommen([(dag, 1) for dag in dagen(APRIL, 30, 1)], ETMAAL)
    assert per_maand(stel(van, zorg, afspraken(afspraak(ETMAAL)), APRIL)) == [("2026-04-01", 30)]


def test_wmo_categorie_01_gaat_met_de_dag() -> None:
    hulp = Product(categorie="01", code="01A01")
    van = dossier(
        gegeven(date(2026, 2, 2), date(2026, 12, 31), 3, wet=Wet.WMO, product=hulp), wet=Wet.WMO
    )
    zorg = zorgsommen([(date(2026, 2, 28), 18)], UUR)
    met = afspraken(afspraak(wet=Wet.WMO, product=hulp, tarief=3400))
    assert kort(stel(van, zorg, met, date(2026, 2, 1))) == [
        ("2026-02-02", "2026-02-28", 18, UUR, 3400, 61200)
    ]


def test_een_vaststelling_telt_zolang_er_niets_bijkomt() -> None:
    zorg = zorgsommen([(APRIL, 120)], MINUUT)
    (regel,) = stel(dossier(), zorg, afspraken(afspraak()), APRIL).regels
    besloten = {regel.sleutel: vaststelling(regel.sleutel, regel.geregistreerd, 1)}
    met = afspraken(afspraak(), vaststellingen=besloten)
    assert per_maand(stel(dossier(), zorg, met, APRIL)) == [("2026-04-01", 1)]
    meer = [*zorg, *zorgsommen([(APRIL, 60)], MINUUT, vanaf=2)]
    assert per_maand(stel(dossier(), meer, met, APRIL)) == [("2026-04-01", 3)]


def test_een_vaststelling_op_niets_laat_weg_met_de_reden() -> None:
    zorg = zorgsommen([(APRIL, 120)], MINUUT)
    (regel,) = stel(dossier(), zorg, afspraken(afspraak()), APRIL).regels
    besloten = {regel.sleutel: vaststelling(regel.sleutel, regel.geregistreerd, 0)}
    gesteld = stel(dossier(), zorg, afspraken(afspraak(), vaststellingen=besloten), APRIL)
    assert gesteld.regels == []
    assert "afgesproken" in gesteld.weggelaten[0].reden
