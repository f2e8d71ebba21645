from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.deadlines.werkdagen import Werkkalender, feestdagen, uit_bibliotheek

DAG = timedelta(days=1)

# Algemene termijnenwet, art. 3: Nieuwjaarsdag, Goede Vrijdag, Tweede paasdag, Koningsdag, 5 May,
# Hemelvaartsdag, Tweede pinksterdag, both Kerstdagen. As month and day.
FEESTDAGEN = {
    2024: "01-01 03-29 04-01 04-27 05-05 05-09 05-20 12-25 12-26",
    2025: "01-01 04-18 04-21 04-26 05-05 05-29 06-09 12-25 12-26",
    2026: "01-01 04-03 04-06 04-27 05-05 05-14 05-25 12-25 12-26",
    2027: "01-01 03-26 03-29 04-27 05-05 05-06 05-17 12-25 12-26",
    2028: "01-01 04-14 04-17 04-27 05-05 05-25 06-05 12-25 12-26",
    2029: "01-01 03-30 04-02 04-27 05-05 05-10 05-21 12-25 12-26",
    2030: "01-01 04-19 04-22 04-27 05-05 05-30 06-10 12-25 12-26",
}
# Easter Sunday and Whit Sunday, free because they are Sundays.
ZONDAGEN = {
    2024: "03-31 05-19",
    2025: "04-20 06-08",
    2026: "04-05 05-24",
    2027: "03-28 05-16",
    2028: "04-16 06-04",
    2029: "04-01 05-20",
    2030: "04-21 06-09",
}


def dagen(jaar: int, tekst: str) -> set[date]:
    return {date.fromisoformat(f"{jaar}-{dag}") for dag in tekst.split()}


@pytest.fixture(scope="module")
def kalender() -> Werkkalender:
    return Werkkalender()


@pytest.mark.parametrize("jaar", FEESTDAGEN)
def test_the_holidays_are_those_of_the_law(jaar: int) -> None:
    assert set(feestdagen(jaar)) == dagen(jaar, FEESTDAGEN[jaar]) | dagen(jaar, ZONDAGEN[jaar])


@pytest.mark.parametrize("jaar", FEESTDAGEN)
def test_a_year_has_no_other_free_days(jaar: int, kalender: Werkkalender) -> None:
    vrij = dagen(jaar, FEESTDAGEN[jaar])
    dag = date(jaar, 1, 1)
    while dag.year == jaar:
        assert kalender.is_werkdag(dag) == (dag.weekday() < 5 and dag not in vrij), dag
        dag += DAG


@pytest.mark.parametrize("jaar", range(2015, 2051))
def test_the_file_with_holidays_says_what_the_library_says(jaar: int) -> None:
    assert feestdagen(jaar) == uit_bibliotheek(jaar)


@pytest.mark.parametrize("jaar", [1990, 2014, 2051, 2090])
def test_other_years_come_from_the_library(jaar: int) -> None:
    assert len(feestdagen(jaar)) >= 10


def test_holidays_have_their_dutch_names() -> None:
    assert feestdagen(2026)[date(2026, 4, 3)] == "Goede vrijdag"
    assert feestdagen(2026)[date(2026, 5, 5)] == "Bevrijdingsdag"


@pytest.mark.parametrize(
    ("vanaf", "aantal", "verwacht"),
    [
        ("2026-04-07", 1, "2026-04-08"),
        ("2026-04-10", 1, "2026-04-13"),  # over a weekend
        ("2026-04-11", 1, "2026-04-13"),  # from a Saturday
        ("2026-04-12", 1, "2026-04-13"),  # from a Sunday
        ("2026-04-02", 1, "2026-04-07"),  # Goede Vrijdag to Tweede paasdag
        ("2026-04-03", 1, "2026-04-07"),  # from Goede Vrijdag itself
        ("2026-04-24", 1, "2026-04-28"),  # Koningsdag on a Monday
        ("2025-04-25", 1, "2025-04-28"),  # Koningsdag on a Saturday, as the 27th is a Sunday
        ("2026-05-04", 1, "2026-05-06"),  # 5 May, not a lustrum year
        ("2026-05-13", 1, "2026-05-15"),  # Hemelvaartsdag
        ("2026-05-22", 1, "2026-05-26"),  # Tweede pinksterdag
        ("2026-12-24", 1, "2026-12-28"),  # Kerst on Friday and Saturday
        ("2025-12-24", 1, "2025-12-29"),  # Kerst on Thursday and Friday
        ("2026-12-31", 1, "2027-01-04"),  # Nieuwjaarsdag on a Friday
        ("2026-04-01", 5, "2026-04-10"),
        ("2026-12-23", 5, "2026-12-31"),
    ],
)
def test_the_nth_working_day_after_a_day(
    vanaf: str, aantal: int, verwacht: str, kalender: Werkkalender
) -> None:
    dag = date.fromisoformat(vanaf)
    assert kalender.tel_op(dag, aantal) == date.fromisoformat(verwacht)
    assert kalender.werkdagen_tussen(dag, date.fromisoformat(verwacht)) == aantal


def test_day_zero_is_the_day_itself_even_in_a_weekend(kalender: Werkkalender) -> None:
    assert kalender.tel_op(date(2026, 4, 11), 0) == date(2026, 4, 11)


def test_adding_less_than_nothing_is_refused(kalender: Werkkalender) -> None:
    with pytest.raises(ValueError, match="-1"):
        kalender.tel_op(date(2026, 4, 7), -1)


@pytest.mark.parametrize(
    ("van", "tot", "aantal"),
    [
        ("2026-04-07", "2026-04-07", 0),
        ("2026-04-11", "2026-04-11", 0),
        ("2026-04-10", "2026-04-12", 0),  # Friday to Sunday
        ("2026-04-10", "2026-04-13", 1),
        ("2026-04-13", "2026-04-10", -1),
        ("2026-04-12", "2026-04-10", 0),
        ("2025-12-31", "2026-12-31", 253),  # 261 weekdays, 8 of them free
    ],
)
def test_working_days_between_two_days(
    van: str, tot: str, aantal: int, kalender: Werkkalender
) -> None:
    assert kalender.werkdagen_tussen(date.fromisoformat(van), date.fromisoformat(tot)) == aantal


def test_an_extra_day_is_free() -> None:
    brugdag = date(2026, 5, 15)  # the Friday after Hemelvaartsdag
    kalender = Werkkalender([brugdag, date(2026, 5, 16)])
    assert not kalender.is_werkdag(brugdag)
    assert kalender.tel_op(date(2026, 5, 13), 1) == date(2026, 5, 18)
    assert kalender.werkdagen_tussen(date(2026, 5, 13), date(2026, 5, 18)) == 1


def test_an_extra_day_that_is_a_holiday_counts_once() -> None:
    kalender = Werkkalender([date(2026, 5, 14)])
    assert kalender.tel_op(date(2026, 5, 13), 1) == date(2026, 5, 15)


@pytest.mark.parametrize("dag", [date.min, date(1900, 1, 1), date(2200, 6, 1), date.max])
def test_a_year_without_known_holidays_has_only_weekends(dag: date, kalender: Werkkalender) -> None:
    assert feestdagen(dag.year) == {}
    assert kalender.is_werkdag(dag) == (dag.weekday() < 5)
    assert kalender.werkdagen_tussen(dag, dag) == 0


def test_counting_stops_at_the_end_of_the_calendar(kalender: Werkkalender) -> None:
    assert kalender.tel_op(date(9999, 12, 30), 5) == date.max


def test_a_free_day_of_the_user_counts_in_far_years_too() -> None:
    kalender = Werkkalender([date(2150, 6, 2)])  # a Tuesday
    assert kalender.tel_op(date(2150, 6, 1), 1) == date(2150, 6, 3)


def test_the_library_is_not_read_before_it_is_needed() -> None:
    code = (
        "import sys, app.deadlines.agenda; from app.deadlines.werkdagen import Werkkalender; "
        "from datetime import date; Werkkalender().tel_op(date(2026, 4, 1), 3); "
        "sys.exit('holidays' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


# Against counting day by day

gewone_dagen = st.dates(date(2015, 1, 1), date(2045, 12, 31))


def naief_tel_op(kalender: Werkkalender, dag: date, aantal: int) -> date:
    while aantal:
        dag += DAG
        aantal -= kalender.is_werkdag(dag)
    return dag


@given(gewone_dagen, st.integers(0, 400), st.lists(gewone_dagen, max_size=30))
def test_adding_is_counting_day_by_day(dag: date, aantal: int, extra: list[date]) -> None:
    kalender = Werkkalender(extra)
    assert kalender.tel_op(dag, aantal) == naief_tel_op(kalender, dag, aantal)


@given(gewone_dagen, st.integers(0, 20), st.sets(st.integers(0, 60)))
def test_adding_skips_a_run_of_extra_days(dag: date, aantal: int, vrij: set[int]) -> None:
    kalender = Werkkalender(dag + n * DAG for n in vrij)
    assert kalender.tel_op(dag, aantal) == naief_tel_op(kalender, dag, aantal)


@given(gewone_dagen, st.integers(0, 900), st.lists(gewone_dagen, max_size=30))
def test_between_is_counting_day_by_day(dag: date, verder: int, extra: list[date]) -> None:
    kalender = Werkkalender(extra)
    eind = dag + verder * DAG
    geteld = sum(kalender.is_werkdag(dag + n * DAG) for n in range(1, verder + 1))
    assert kalender.werkdagen_tussen(dag, eind) == geteld
    assert kalender.werkdagen_tussen(eind, dag) == -geteld


@given(st.lists(st.dates(date(1950, 1, 1), date(2120, 12, 31)), min_size=2, max_size=6))
def test_the_order_of_questions_does_not_matter(gevraagd: list[date]) -> None:
    gebruikt = Werkkalender()
    for dag in gevraagd:
        assert gebruikt.tel_op(dag, 7) == Werkkalender().tel_op(dag, 7)
        assert gebruikt.werkdagen_tussen(gevraagd[0], dag) == Werkkalender().werkdagen_tussen(
            gevraagd[0], dag
        )


@given(st.dates(), st.integers(0, 100))
def test_any_date_that_a_message_can_hold_gives_a_date(dag: date, aantal: int) -> None:
    assert Werkkalender().tel_op(dag, aantal) >= dag
