"""Volumes and tariffs of a declaration, by the worked examples of IV076 to IV081."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.contract import Uitvoeringsvariant
from app.domain.volume import (
    bedrag_van_minuten,
    bedragen_van_minuten,
    is_huishoudelijke_hulp,
    maximum_productperiode,
    maximum_toewijzing,
    omgerekend,
    tarief_per_minuut,
    uren,
    weken,
    zondagen,
)
from app.standard.basis import GeslotenPeriode, Omvang
from app.standard.release import Wet
from app.standard.toewijzing import ToegewezenProduct
from tests.bouw import toegewezen

INSPANNING, OUTPUT = Uitvoeringsvariant
DAGEN = st.dates(date(2021, 1, 1), date(2031, 12, 31))


def product(
    van: date, tot: date | None, volume: int, eenheid: str, frequentie: str
) -> ToegewezenProduct:
    omvang = Omvang(volume=volume, eenheid=eenheid, frequentie=frequentie)
    return toegewezen(ingangsdatum=van, einddatum=tot, omvang=omvang)


def periode(van: date, tot: date) -> GeslotenPeriode:
    return GeslotenPeriode(begindatum=van, einddatum=tot)


def maxima(
    van_product: ToegewezenProduct, uitvoering: Uitvoeringsvariant, *perioden: GeslotenPeriode
) -> list[int]:
    return [maximum_productperiode(van_product, een, uitvoering) for een in perioden]


JULI = periode(date(2025, 7, 7), date(2025, 7, 31))
AUGUSTUS = periode(date(2025, 8, 1), date(2025, 8, 31))
OKTOBER = periode(date(2025, 10, 7), date(2025, 10, 31))
NOVEMBER = periode(date(2025, 11, 1), date(2025, 11, 30))


def test_iv076_inspanning_drie_uur_per_week() -> None:
    # For July the example says "maximaal volume 9" and adds up to 12; four weeks of 3 hours are
    # 12. Its delivered volume says 7,5 where four times 2,5 hours are 10.
    gegeven = product(date(2025, 7, 7), date(2025, 9, 7), 3, "04", "2")
    september = periode(date(2025, 9, 1), date(2025, 9, 7))
    assert maxima(gegeven, INSPANNING, JULI, AUGUSTUS, september) == [12, 15, 3]
    assert maximum_toewijzing(gegeven, INSPANNING, date.max) == 27


def test_iv076_output_voorbeeld_1_eindigt_op_zondag() -> None:
    gegeven = product(date(2025, 7, 7), date(2025, 9, 7), 30000, "83", "2")
    september = periode(date(2025, 9, 1), date(2025, 9, 7))
    assert maxima(gegeven, OUTPUT, JULI, AUGUSTUS, september) == [90000, 150000, 30000]


def test_iv076_output_voorbeeld_2_eindigt_niet_op_zondag() -> None:
    gegeven = product(date(2025, 7, 7), date(2025, 9, 6), 30000, "83", "2")
    september = periode(date(2025, 9, 1), date(2025, 9, 6))
    assert maxima(gegeven, OUTPUT, JULI, AUGUSTUS, september) == [90000, 180000, 0]
    assert maximum_toewijzing(gegeven, OUTPUT, date.max) == 270000


def test_iv077_inspanning_drie_uur_per_week() -> None:
    # The example calls December "week 48 t/m 52,01", which are six, and counts five: 1 December
    # 2025 lies in week 49.
    gegeven = product(date(2025, 10, 7), date(2025, 12, 30), 3, "04", "2")
    december = periode(date(2025, 12, 1), date(2025, 12, 30))
    assert maxima(gegeven, INSPANNING, OKTOBER, NOVEMBER, december) == [12, 15, 15]
    assert maximum_toewijzing(gegeven, INSPANNING, date.max) == 39


def test_iv077_output_voorbeeld_1() -> None:
    # The example counts 3 Sundays in October, from the 7th, where its Toewijzing begins on the
    # 1st: then there are 4. For November it says both 4 and 5; there are 5.
    december = periode(date(2025, 12, 1), date(2025, 12, 31))
    vanaf_1 = product(date(2025, 10, 1), date(2025, 12, 31), 30000, "83", "2")
    oktober = periode(date(2025, 10, 1), date(2025, 10, 31))
    assert maxima(vanaf_1, OUTPUT, oktober, NOVEMBER, december) == [120000, 150000, 150000]
    vanaf_7 = product(date(2025, 10, 7), date(2025, 12, 31), 30000, "83", "2")
    assert maxima(vanaf_7, OUTPUT, OKTOBER, NOVEMBER, december) == [90000, 150000, 150000]


def test_iv077_output_voorbeeld_2() -> None:
    gegeven = product(date(2025, 7, 7), date(2025, 9, 5), 30000, "83", "2")
    assert maxima(gegeven, OUTPUT, JULI, AUGUSTUS) == [90000, 180000]


def test_iv077_huishoudelijke_hulp_zes_keer_het_weekvolume() -> None:
    gegeven = product(date(2026, 2, 1), date(2026, 12, 31), 3, "04", "2")
    februari = periode(date(2026, 2, 2), date(2026, 2, 28))
    assert maximum_productperiode(gegeven, februari, INSPANNING) == 12
    assert maximum_productperiode(gegeven, februari, INSPANNING, huishoudelijke_hulp=True) == 18
    per_maand = product(date(2026, 2, 1), date(2026, 12, 31), 3, "04", "4")
    assert maximum_productperiode(per_maand, februari, INSPANNING, huishoudelijke_hulp=True) == 3
    assert is_huishoudelijke_hulp(Wet.WMO, "01")
    assert not is_huishoudelijke_hulp(Wet.WMO, "02")
    assert not is_huishoudelijke_hulp(Wet.JW, "01")


def test_iv078_voorbeeld_1_gebroken_week() -> None:
    # The iWmo table has these dates in 2025: three weeks, 9 hours. The iJw table has them in
    # 2026 and still says 9, but then the 30th is a Monday, which makes a fourth week: 12.
    gegeven = product(date(2025, 11, 12), date(2025, 12, 13), 3, "04", "2")
    november = periode(date(2025, 11, 12), date(2025, 11, 30))
    assert maxima(gegeven, INSPANNING, november) == [9]
    gegeven = product(date(2026, 11, 12), date(2026, 12, 13), 3, "04", "2")
    november = periode(date(2026, 11, 12), date(2026, 11, 30))
    assert maxima(gegeven, INSPANNING, november) == [12]


def test_iv078_voorbeeld_2_gebroken_maand_heeft_het_hele_volume() -> None:
    gegeven = product(date(2026, 10, 14), date(2026, 12, 13), 15, "04", "4")
    oktober = periode(date(2026, 10, 14), date(2026, 10, 31))
    for uitvoering in Uitvoeringsvariant:
        assert maxima(gegeven, uitvoering, oktober) == [15]
        assert maximum_toewijzing(gegeven, uitvoering, date.max) == 45


def test_per_dag_telt_de_dagen_binnen_de_toewijzing() -> None:
    gegeven = product(date(2026, 4, 8), date(2026, 6, 17), 1, "14", "1")
    april = periode(date(2026, 4, 1), date(2026, 4, 30))
    assert maxima(gegeven, INSPANNING, april) == [23]
    assert maximum_toewijzing(gegeven, INSPANNING, date.max) == 23 + 31 + 17


def test_in_totaal_mag_alles_in_een_productperiode_iv089() -> None:
    """A trajectory that is declared at its end."""
    gegeven = product(date(2026, 4, 8), date(2026, 6, 17), 250000, "83", "6")
    juni = periode(date(2026, 6, 1), date(2026, 6, 17))
    for uitvoering in Uitvoeringsvariant:
        assert maxima(gegeven, uitvoering, juni) == [250000]
        assert maximum_toewijzing(gegeven, uitvoering, date.max) == 250000


def test_zonder_einddatum_loopt_het_maximum_tot_en_met_een_dag() -> None:
    per_week = product(date(2026, 4, 1), None, 2, "04", "2")  # a Wednesday
    assert maximum_toewijzing(per_week, INSPANNING, date(2026, 4, 30)) == 10
    assert maximum_toewijzing(per_week, OUTPUT, date(2026, 4, 30)) == 8  # the last week goes on
    assert maximum_toewijzing(per_week, INSPANNING, date(2026, 1, 31)) == 2  # not before it began


def test_buiten_de_toewijzing_mag_niets() -> None:
    gegeven = product(date(2026, 4, 8), date(2026, 6, 17), 1, "14", "1")
    assert maxima(gegeven, INSPANNING, periode(date(2026, 3, 1), date(2026, 3, 31))) == [0]
    omgekeerd = product(date(2026, 4, 8), date(2026, 4, 7), 1, "14", "2")
    assert maximum_toewijzing(omgekeerd, INSPANNING, date.max) == 0


def test_output_zonder_zondag_is_een_week() -> None:
    gegeven = product(date(2026, 4, 6), date(2026, 4, 10), 1, "82", "2")
    april = periode(date(2026, 4, 6), date(2026, 4, 10))
    assert maxima(gegeven, OUTPUT, april) == [1]
    assert maximum_toewijzing(gegeven, OUTPUT, date.max) == 1


def test_een_einddatum_in_9999_is_gewoon_een_dag() -> None:
    gegeven = product(date(2026, 4, 1), date(9999, 12, 31), 2, "04", "2")
    april = periode(date(2026, 4, 1), date(2026, 4, 30))
    for uitvoering, uur in ((INSPANNING, 10), (OUTPUT, 8)):
        assert maxima(gegeven, uitvoering, april) == [uur]
        assert maximum_toewijzing(gegeven, uitvoering, date.max) > 800_000


def test_zonder_omvang_is_er_geen_maximum() -> None:
    gegeven = toegewezen(omvang=None, budget=100)
    with pytest.raises(ValueError, match="Omvang"):
        maximum_toewijzing(gegeven, INSPANNING, date.max)


@given(DAGEN, st.integers(0, 500))
def test_weken_en_zondagen_zijn_die_van_de_kalender(van: date, dagen: int) -> None:
    alle = [van + timedelta(days=dag) for dag in range(dagen + 1)]
    assert weken(alle[0], alle[-1]) == len({dag.isocalendar()[:2] for dag in alle})
    assert zondagen(alle[0], alle[-1]) == sum(dag.isoweekday() == 7 for dag in alle)


@given(DAGEN, st.integers(0, 400))
def test_iv077_output_de_maanden_samen_zijn_de_hele_toewijzing(van: date, dagen: int) -> None:
    gegeven = product(van, van + timedelta(days=dagen), 1, "82", "2")
    alle = [van + timedelta(days=dag) for dag in range(dagen + 1)]
    per_maand: dict[tuple[int, int], list[date]] = {}
    for dag in alle:
        per_maand.setdefault((dag.year, dag.month), []).append(dag)
    samen = sum(
        maximum_productperiode(gegeven, periode(deel[0], deel[-1]), OUTPUT)
        for deel in per_maand.values()
    )
    totaal = maximum_toewijzing(gegeven, OUTPUT, date.max)
    if any(dag.isoweekday() == 7 for dag in alle):
        assert samen == totaal
    else:
        assert (samen, totaal) == (len(per_maand), 1)


def test_tr341_alleen_uren_worden_minuten() -> None:
    assert omgerekend(3, "04", "01") == 180
    assert omgerekend(3, "04", "04") == 3
    assert omgerekend(180, "01", "04") is None
    assert omgerekend(3, "16", "01") is None


@pytest.mark.parametrize(
    ("minuten", "uur"), [(380, 6), (0, 0), (1, 1), (29, 1), (89, 1), (90, 2), (149, 2), (150, 3)]
)
def test_iv079_hele_uren(minuten: int, uur: int) -> None:
    assert uren(minuten) == uur


def test_iv081_tarief_per_minuut_rekenkundig_afgerond() -> None:
    # 1,455 becomes 1,46 and 1,454 becomes 1,45: tariffs per hour of 87,30 and 87,24.
    assert tarief_per_minuut(8730) == 146
    assert tarief_per_minuut(8724) == 145


def test_iv081_bedrag_niet_met_het_afgeronde_tarief() -> None:
    assert bedrag_van_minuten(8730, 100) == 14550  # 100 × 1,46 would be 146,00
    assert bedrag_van_minuten(8730, 1) == 146
    assert bedrag_van_minuten(8724, 1) == 145


@given(st.integers(0, 100_000), st.integers(0, 100_000))
def test_iv081_het_bedrag_past_bij_het_afgeronde_tarief(uurtarief: int, minuten: int) -> None:
    mogelijk = bedragen_van_minuten(tarief_per_minuut(uurtarief), minuten)
    assert bedrag_van_minuten(uurtarief, minuten) in mogelijk
    assert tarief_per_minuut(uurtarief) * minuten in mogelijk


def test_iv081_een_ander_bedrag_past_niet_bij_het_tarief() -> None:
    assert bedragen_van_minuten(146, 60) == range(8730, 8790)
