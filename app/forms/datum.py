"""Reading a date the way people type one."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from app.errors import UserError

MAANDEN = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)

_DAYS_FROM_TODAY = {"eergisteren": -2, "gisteren": -1, "vandaag": 0, "morgen": 1, "overmorgen": 2}
_STEP = re.compile(r"([+-])\s*(\d{1,4})")
_DIGITS = re.compile(r"(\d\d)(\d\d)(\d{4}|\d\d)")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_PARTS = re.compile(r"(\d{1,2})[-/. ]+(\d{1,2})(?:[-/. ]+(\d{1,4}))?")
_WORDS = re.compile(r"(\d{1,2})[-/. ]*([a-z]+)\.?(?:[-/. ]*(\d{1,4}))?")
_WEEKDAY = re.compile(r"^(ma|di|wo|do|vr|za|zo)[a-z]*\.?,?\s+(?=\d)")

_ADVICE = "Typ bijvoorbeeld 09-04-2026, 9-4 of vandaag."
_OLDEST, _NEWEST = 1900, 2199


def lees_datum(text: str, vandaag: date) -> date:
    """Read a date as typed: 1-4, 01-04-2026, 010426, 1 apr, +5, -2, vandaag.

    Without a year it is the year of `vandaag`; + and - count days from `vandaag`; a year of two
    digits is at most 20 years ahead. Raises UserError when it is no date or does not exist.
    """
    typed = " ".join(text.split()).casefold()
    if not typed:
        raise UserError("Vul een datum in.", _ADVICE)
    if typed in _DAYS_FROM_TODAY:
        return vandaag + timedelta(days=_DAYS_FROM_TODAY[typed])
    if step := _STEP.fullmatch(typed):
        return _step(vandaag, int(step[1] + step[2]))
    day, month, year = _split(_WEEKDAY.sub("", typed), text.strip())
    return maak_datum(day, month, vandaag.year if year is None else _full_year(year, vandaag))


def _step(vandaag: date, days: int) -> date:
    try:
        return vandaag + timedelta(days=days)
    except OverflowError:
        raise UserError("Die datum ligt te ver weg.", _ADVICE) from None


def _split(typed: str, shown: str) -> tuple[int, int, str | None]:
    """Give day, month and the year as typed."""
    if match := _ISO.fullmatch(typed):
        return int(match[3]), int(match[2]), match[1]
    if match := _DIGITS.fullmatch(typed) or _PARTS.fullmatch(typed):
        return int(match[1]), int(match[2]), match[3]
    if (match := _WORDS.fullmatch(typed)) and (month := _month(match[2])):
        return int(match[1]), month, match[3]
    raise UserError(f"‘{shown}’ is geen datum.", _ADVICE)


def _month(word: str) -> int | None:
    if word == "mrt":
        return 3
    fitting = [n for n, name in enumerate(MAANDEN, 1) if len(word) >= 3 and name.startswith(word)]
    return fitting[0] if len(fitting) == 1 else None


def _full_year(typed: str, vandaag: date) -> int:
    year = int(typed)
    if len(typed) == 2:
        year += vandaag.year // 100 * 100
        return year - 100 if year > vandaag.year + 20 else year
    if not _OLDEST <= year <= _NEWEST:
        raise UserError(
            f"Het jaar {typed} klopt niet.",
            f"Typ het jaar met vier cijfers, bijvoorbeeld {vandaag.year}.",
        )
    return year


def maak_datum(day: int, month: int, year: int) -> date:
    """Make a date. Raises UserError that says what does not exist about it."""
    shown = f"{day:02}-{month:02}-{year}"
    if not 1 <= month <= 12:
        raise UserError(f"{shown} bestaat niet.", "Een jaar heeft 12 maanden: typ eerst de dag.")
    name = MAANDEN[month - 1].capitalize()
    days = calendar.monthrange(year, month)[1]
    if day == 0:
        raise UserError(f"{shown} bestaat niet.", f"{name} begint op dag 1.")
    if day > days:
        which = f"{name} {year}" if month == 2 else name
        raise UserError(f"{shown} bestaat niet.", f"{which} heeft {days} dagen.")
    return date(year, month, day)
