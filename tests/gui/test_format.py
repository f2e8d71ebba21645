from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.forms.datum import lees_datum
from app.gui import format  # noqa: A004  # the module is named after what it does
from app.gui.format import Status


@pytest.mark.parametrize(
    ("day", "shown"),
    [
        (date(2026, 4, 9), "do 9 apr 2026"),
        (date(2026, 3, 1), "zo 1 mrt 2026"),
        (date(2025, 12, 31), "wo 31 dec 2025"),
    ],
)
def test_a_date_to_read(day: date, shown: str) -> None:
    assert format.datum(day) == shown


@given(st.dates(date(1950, 1, 1), date(2040, 12, 31)))
def test_both_ways_to_show_a_date_can_be_typed_again(day: date) -> None:
    today = date(2026, 4, 9)
    assert lees_datum(format.datum(day), today) == day
    assert lees_datum(format.datum_veld(day), today) == day


def test_a_date_in_a_field() -> None:
    assert format.datum_veld(date(2026, 4, 9)) == "09-04-2026"


@pytest.mark.parametrize(
    ("first", "last", "shown"),
    [
        (date(2026, 4, 1), date(2026, 7, 14), "1 apr – 14 jul 2026"),
        (date(2025, 12, 1), date(2026, 1, 31), "1 dec 2025 – 31 jan 2026"),
        (date(2026, 4, 1), None, "vanaf 1 apr 2026"),
    ],
)
def test_a_period(first: date, last: date | None, shown: str) -> None:
    assert format.periode(first, last) == shown


def test_a_moment_of_today_is_only_a_time() -> None:
    when = datetime(2026, 4, 8, 8, 12)  # noqa: DTZ001  # what is shown is local time
    assert format.moment(when, date(2026, 4, 8)) == "08:12"
    assert format.moment(when, date(2026, 4, 9)) == "wo 8 apr 2026, 08:12"


@pytest.mark.parametrize(
    ("eurocent", "shown"),
    [
        (123456, "€ 1.234,56"),
        (5, "€ 0,05"),
        (0, "€ 0,00"),
        (-123, "€ -1,23"),
        (100_000_000, "€ 1.000.000,00"),
    ],
)
def test_an_amount(eurocent: int, shown: str) -> None:
    assert format.bedrag(eurocent) == shown


def test_numbers_with_their_noun() -> None:
    assert format.werkdagen(3) == "3 werkdagen"
    assert format.werkdagen(1) == "1 werkdag"
    assert format.aantal(10_000, "bericht", "berichten") == "10.000 berichten"
    assert format.aantal(0, "bericht", "berichten") == "0 berichten"


@pytest.mark.parametrize(
    ("left", "shown", "status"),
    [
        (-3, "● Te laat (3 werkdagen)", Status.LATE),
        (-1, "● Te laat (1 werkdag)", Status.LATE),
        (0, "◐ Vandaag", Status.TODAY),
        (1, "○ Over 1 werkdag", Status.SOON),
        (2, "○ Over 2 werkdagen", Status.SOON),
    ],
)
def test_a_deadline_has_a_shape_and_words(left: int, shown: str, status: Status) -> None:
    made = format.termijn(left)
    assert (str(made), made.status) == (shown, status)


def test_no_two_statuses_share_a_shape() -> None:
    assert len({status.shape for status in Status}) == len(Status)
    assert str(format.StatusText(Status.DONE, "Verzonden")) == "✓ Verzonden"
