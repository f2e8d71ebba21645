"""Working days: Monday to Friday minus the holidays of the Algemene termijnenwet, art. 3."""

from __future__ import annotations

import csv
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from itertools import chain
from types import MappingProxyType
from typing import NamedTuple

from app.paths import resources

# The years for which the library knows holidays; in other years only weekends are free.
_EERSTE_JAAR = 1966
_LAATSTE_JAAR = 2100


@cache
def feestdagen(jaar: int) -> Mapping[date, str]:
    """Holidays of a year with their names (Algemene termijnenwet, art. 3).

    Easter Sunday and Whit Sunday, which the law counts as Sundays, are among them. A year before
    1966 or after 2100 has none.
    """
    return _uit_bestand().get(jaar) or uit_bibliotheek(jaar)


@cache
def _uit_bestand() -> Mapping[int, Mapping[date, str]]:
    """Holidays of the years around us, as the library gave them; a test holds them to it.

    Importing the library reads all countries of the world and takes longer than all else that
    stands between the password and Vandaag.
    """
    per_jaar: dict[int, dict[date, str]] = {}
    with (resources() / "feestdagen.csv").open(encoding="utf-8", newline="") as stroom:
        for rij in csv.DictReader(stroom, delimiter=";"):
            dag = date.fromisoformat(rij["datum"])
            per_jaar.setdefault(dag.year, {})[dag] = rij["naam"]
    return MappingProxyType({jaar: MappingProxyType(dagen) for jaar, dagen in per_jaar.items()})


def uit_bibliotheek(jaar: int) -> Mapping[date, str]:
    """Holidays of a year by the library, corrected to the law."""
    import holidays

    # Public: Goede Vrijdag but 5 May in lustrum years only. Optional: 5 May in every year.
    gevonden = holidays.country_holidays(
        "NL", years=jaar, language="nl", categories=(holidays.PUBLIC, holidays.OPTIONAL)
    )
    return MappingProxyType(dict(sorted(gevonden.items())))


class _Vrij(NamedTuple):
    """Free days on Monday to Friday as sorted ordinals, complete from one year to another."""

    vanaf: int
    tot: int
    ordinalen: tuple[int, ...]


class Werkkalender:
    """Counts working days; the day of the event is day 0.

    ``extra`` are the days that are free besides the holidays, such as those by royal decree.
    Holidays are looked up per ten years, when first needed; all counting is then by arithmetic
    on weeks and one search among the free days, whatever the distance.
    """

    def __init__(self, extra: Iterable[date] = ()) -> None:
        self._extra = frozenset(extra)
        self._vrij = _Vrij(_LAATSTE_JAAR, _EERSTE_JAAR, ())  # complete for no year at all

    def is_werkdag(self, dag: date) -> bool:
        """Whether a day is a working day."""
        if dag.weekday() > 4 or dag in self._extra:
            return False
        return dag not in feestdagen(dag.year)

    def tel_op(self, dag: date, aantal: int) -> date:
        """Give the working day that is the ``aantal``-th after a day; 0 gives the day itself.

        Stays within the calendar: 31-12-9999 at the latest. Raises ValueError when negative.
        """
        if aantal < 0:
            raise ValueError(f"cannot add {aantal} working days")
        if aantal == 0:
            return dag
        # Even with many days of the user's own a year has more than 100 working days.
        vrij = self._vrije_dagen(dag.year, dag.year + 1 + aantal // 100)
        begin = dag.toordinal()
        voorbij = bisect_right(vrij, begin)
        rang = _weekdagen(begin) - voorbij + aantal
        while True:
            doel = _weekdag(rang + voorbij)
            erbij = bisect_right(vrij, doel)
            if erbij == voorbij:
                return date.fromordinal(min(doel, date.max.toordinal()))
            voorbij = erbij

    def werkdagen_tussen(self, van: date, tot: date) -> int:
        """Count the working days after ``van`` up to and including ``tot``.

        0 when equal; negative, and counted the other way round, when ``tot`` comes first.
        """
        vrij = self._vrije_dagen(min(van.year, tot.year), max(van.year, tot.year))
        begin, eind = van.toordinal(), tot.toordinal()
        weekdagen = _weekdagen(eind) - _weekdagen(begin)
        return weekdagen - bisect_right(vrij, eind) + bisect_right(vrij, begin)

    def _vrije_dagen(self, vanaf: int, tot: int) -> tuple[int, ...]:
        vrij = self._vrij
        vanaf, tot = max(vanaf, _EERSTE_JAAR), min(tot, _LAATSTE_JAAR)
        if vrij.vanaf <= vanaf and tot <= vrij.tot:
            return vrij.ordinalen
        vanaf = max(min(vanaf, vrij.vanaf) // 10 * 10, _EERSTE_JAAR)
        tot = min(max(tot, vrij.tot) // 10 * 10 + 9, _LAATSTE_JAAR)
        dagen = chain(self._extra, *(feestdagen(jaar) for jaar in range(vanaf, tot + 1)))
        ordinalen = sorted({dag.toordinal() for dag in dagen if dag.weekday() < 5})
        # One assignment, so that another thread sees the old table or the new one.
        self._vrij = _Vrij(vanaf, tot, tuple(ordinalen))
        return self._vrij.ordinalen


def _weekdagen(ordinaal: int) -> int:
    """Count Mondays to Fridays up to and including a day; 01-01-0001 was a Monday."""
    weken, rest = divmod(ordinaal, 7)
    return 5 * weken + min(rest, 5)


def _weekdag(rang: int) -> int:
    """Ordinal of the day that :func:`_weekdagen` counts as this one."""
    weken, rest = divmod(rang - 1, 5)
    return 7 * weken + rest + 1
