"""How dates, amounts, numbers and statuses read on screen."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from app.forms.datum import MAANDEN
from app.standard import kort
from app.standard.kort import aantal, datum, getal

__all__ = [
    "Status",
    "StatusText",
    "aantal",
    "bedrag",
    "datum",
    "datum_veld",
    "getal",
    "heel",
    "maand_kort",
    "maandnaam",
    "moment",
    "periode",
    "termijn",
    "werkdagen",
]


class Status(Enum):
    """How something stands; the value is the name of its colour among the tokens."""

    LATE = "late"
    TODAY = "today"
    SOON = "soon"
    DONE = "done"
    REFUSED = "refused"

    @property
    def shape(self) -> str:
        """The sign that goes before the words, so that colour is never alone."""
        return _SHAPES[self]


_SHAPES = {
    Status.LATE: "●",
    Status.TODAY: "◐",
    Status.SOON: "○",
    Status.DONE: "✓",
    Status.REFUSED: "✕",
}


@dataclass(frozen=True)
class StatusText:
    """A status with its words: `● Te laat (3 werkdagen)`."""

    status: Status
    words: str

    def __str__(self) -> str:
        return f"{self.status.shape} {self.words}"

    @property
    def brief(self) -> StatusText:
        """The same in fewer letters, where there is little room: `Te laat (3 wd)`."""
        return StatusText(self.status, re.sub(r"\bwerkdag(en)?\b", "wd", self.words))


def termijn(werkdagen_over: int) -> StatusText:
    """Give the status of a deadline from the working days left; negative means too late."""
    if werkdagen_over < 0:
        return StatusText(Status.LATE, f"Te laat ({werkdagen(-werkdagen_over)})")
    if werkdagen_over == 0:
        return StatusText(Status.TODAY, "Vandaag")
    return StatusText(Status.SOON, f"Over {werkdagen(werkdagen_over)}")


def datum_veld(day: date) -> str:
    """Give a date for a field or a file: `09-04-2026`."""
    return f"{day.day:02}-{day.month:02}-{day.year}"


def periode(first: date, last: date | None) -> str:
    """Give a period, both days counted in: `1 apr – 14 jul 2026`, or `vanaf 1 apr 2026`."""
    if last is None:
        return f"vanaf {_dag(first)} {first.year}"
    if first.year == last.year:
        return f"{_dag(first)} – {_dag(last)} {last.year}"
    return f"{_dag(first)} {first.year} – {_dag(last)} {last.year}"


def maandnaam(day: date) -> str:
    """Give the month of a day: `april 2026`."""
    return f"{MAANDEN[day.month - 1]} {day.year}"


def maand_kort(day: date) -> str:
    """Give the month of a day in few letters: `apr 2026`."""
    return f"{kort.MAANDEN[day.month - 1]} {day.year}"


def moment(when: datetime, vandaag: date) -> str:
    """Give a moment: only the time when it was today, `08:12`, else `wo 8 apr 2026, 08:12`."""
    clock = f"{when.hour:02}:{when.minute:02}"
    return clock if when.date() == vandaag else f"{datum(when.date())}, {clock}"


def bedrag(eurocent: int) -> str:
    """Give an amount: `€ 1.234,56`."""
    euro, cent = divmod(abs(eurocent), 100)
    return f"€ {'-' if eurocent < 0 else ''}{getal(euro)},{cent:02}"


def heel(text: str) -> str:
    """Keep each amount in a text on one line, for a label that breaks lines."""
    return text.replace("€ ", "€\N{NO-BREAK SPACE}")


def werkdagen(number: int) -> str:
    """Give a number of working days: `1 werkdag`, `3 werkdagen`."""
    return aantal(number, "werkdag", "werkdagen")


def _dag(day: date) -> str:
    return f"{day.day} {kort.MAANDEN[day.month - 1]}"
