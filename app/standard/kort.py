"""How numbers and days read where there is little room."""

from __future__ import annotations

from datetime import date

MAANDEN = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_WEEKDAGEN = ("ma", "di", "wo", "do", "vr", "za", "zo")


def datum(day: date) -> str:
    """Give a date for reading: `do 9 apr 2026`."""
    return f"{_WEEKDAGEN[day.weekday()]} {day.day} {MAANDEN[day.month - 1]} {day.year}"


def getal(number: int) -> str:
    """Give a whole number with dots: `10.000`."""
    return f"{number:,}".replace(",", ".")


def aantal(number: int, one: str, more: str) -> str:
    """Give a number with its noun: `1 toewijzing`, `4 toewijzingen`."""
    return f"{getal(number)} {one if number == 1 else more}"
