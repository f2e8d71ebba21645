from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import UserError
from app.forms.datum import MAANDEN, lees_datum

VANDAAG = date(2026, 4, 9)
DATES = st.dates(date(1947, 1, 1), date(2046, 12, 31))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("1-4", date(2026, 4, 1)),
        ("1/4", date(2026, 4, 1)),
        ("1.4", date(2026, 4, 1)),
        ("01-04-2026", date(2026, 4, 1)),
        (" 1 - 4 - 26 ", date(2026, 4, 1)),
        ("010426", date(2026, 4, 1)),
        ("01042026", date(2026, 4, 1)),
        ("2026-04-01", date(2026, 4, 1)),
        ("1 apr", date(2026, 4, 1)),
        ("1apr26", date(2026, 4, 1)),
        ("1 Apr. 2025", date(2025, 4, 1)),
        ("12 mrt", date(2026, 3, 12)),
        ("12 maart 2027", date(2027, 3, 12)),
        ("wo 1 apr 2026", date(2026, 4, 1)),
        ("woensdag 1 april", date(2026, 4, 1)),
        ("+5", date(2026, 4, 14)),
        ("-2", date(2026, 4, 7)),
        ("- 2", date(2026, 4, 7)),
        ("+0", VANDAAG),
        ("vandaag", VANDAAG),
        ("Gisteren", date(2026, 4, 8)),
        ("morgen", date(2026, 4, 10)),
        ("29-2-2028", date(2028, 2, 29)),
        ("1-1-46", date(2046, 1, 1)),
        ("1-1-47", date(1947, 1, 1)),
    ],
)
def test_what_people_type_is_read(typed: str, meant: date) -> None:
    assert lees_datum(typed, VANDAAG) == meant


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("31-04-2026", "31-04-2026 bestaat niet. April heeft 30 dagen."),
        ("310426", "31-04-2026 bestaat niet. April heeft 30 dagen."),
        ("31 april", "31-04-2026 bestaat niet. April heeft 30 dagen."),
        ("29-2", "29-02-2026 bestaat niet. Februari 2026 heeft 28 dagen."),
        ("0-4", "00-04-2026 bestaat niet. April begint op dag 1."),
        ("4-13", "04-13-2026 bestaat niet. Een jaar heeft 12 maanden: typ eerst de dag."),
        ("1-4-202", "Het jaar 202 klopt niet. Typ het jaar met vier cijfers, bijvoorbeeld 2026."),
        ("1-4-0202", "Het jaar 0202 klopt niet. Typ het jaar met vier cijfers, bijvoorbeeld 2026."),
        ("Pasen", "‘Pasen’ is geen datum. Typ bijvoorbeeld 09-04-2026, 9-4 of vandaag."),
        ("1 j", "‘1 j’ is geen datum. Typ bijvoorbeeld 09-04-2026, 9-4 of vandaag."),
        ("1 ju", "‘1 ju’ is geen datum. Typ bijvoorbeeld 09-04-2026, 9-4 of vandaag."),
        ("45", "‘45’ is geen datum. Typ bijvoorbeeld 09-04-2026, 9-4 of vandaag."),
        ("  ", "Vul een datum in. Typ bijvoorbeeld 09-04-2026, 9-4 of vandaag."),
    ],
)
def test_what_is_no_date_is_refused_with_the_reason(typed: str, said: str) -> None:
    with pytest.raises(UserError) as refused:
        lees_datum(typed, VANDAAG)
    assert str(refused.value) == said


@pytest.mark.parametrize("typed", ["+9999", "-9999"])
def test_a_step_past_the_end_of_the_calendar_is_refused(typed: str) -> None:
    with pytest.raises(UserError, match="te ver weg"):
        lees_datum(typed, date(9999, 12, 1) if typed[0] == "+" else date(1, 1, 9))


@given(DATES)
def test_every_way_to_write_a_date_gives_the_same_date(day: date) -> None:
    name = MAANDEN[day.month - 1]
    ways = [
        day.isoformat(),
        f"{day:%d-%m-%Y}",
        f"{day.day}-{day.month}-{day.year}",
        f"{day:%d%m%y}",
        f"{day:%d%m%Y}",
        f"{day.day} {name} {day.year}",
        f"{day.day} {name[:4]} {day.year}",
    ]
    assert {lees_datum(way, VANDAAG) for way in ways} == {day}


@given(DATES, st.integers(-999, 999))
def test_a_step_counts_days(vandaag: date, days: int) -> None:
    assert lees_datum(f"{days:+}", vandaag) == vandaag + timedelta(days=days)


@given(st.text(max_size=12))
def test_any_text_is_a_date_or_a_clear_refusal(typed: str) -> None:
    refused: UserError | None = None
    try:
        lees_datum(typed, VANDAAG)
    except UserError as error:
        refused = error
    assert refused is None or (refused.message.endswith(".") and refused.advice)
