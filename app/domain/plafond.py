"""How much of a budget ceiling is used, and when it will be reached.

A ceiling is what one gemeente pays at most in a year; each gemeente decides for itself whether
there is one (administratieprotocol Midden-IJssel/Oost-Veluwe 2024, §13.2). Amounts in eurocent.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

_WAARSCHUW = 80  # percent of the ceiling
_MAANDEN = 12


class Plafondstand(StrEnum):
    """Whether a ceiling holds, for as far as can be seen today."""

    GEEN = "geen"  # no ceiling was recorded
    RUIM = "ruim"
    BIJNA = "bijna"  # four fifths is used
    VERWACHT = "verwacht"  # at this pace it is passed before the year ends
    OVER = "over"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plafond:
    """The ceiling of a gemeente in a year, against what was declared over that year.

    ``plafond`` is None when there is none. ``verwacht`` is what will have been declared at the end
    of the year; ``bereikt`` the first day of the month in which the ceiling is or will be passed.
    """

    gemeente: str
    jaar: int
    plafond: int | None
    gedeclareerd: int
    verwacht: int
    bereikt: date | None
    stand: Plafondstand

    @property
    def procent(self) -> int | None:
        """Whole percents of the ceiling that are declared; None without one, or for nothing."""
        return self.gedeclareerd * 100 // self.plafond if self.plafond else None


def toets(
    gemeente: str, jaar: int, plafond: int | None, per_maand: Mapping[int, int], vandaag: date
) -> Plafond:
    """Judge a ceiling by what was declared per month of care (1 to 12).

    The months that come after the last one declared are expected to be as those that were, on
    average; of a year that is over nothing more is expected.
    """
    gedeclareerd = sum(per_maand.values())
    gemiddeld, laatste = _tempo(per_maand) if vandaag.year <= jaar else (0, _MAANDEN)
    verwacht = gedeclareerd + gemiddeld * (_MAANDEN - laatste)
    bereikt = None
    if plafond is not None:
        loop = dict(per_maand) | dict.fromkeys(range(laatste + 1, _MAANDEN + 1), gemiddeld)
        bereikt = _maand_erover(plafond, loop)
    return Plafond(
        gemeente=gemeente,
        jaar=jaar,
        plafond=plafond,
        gedeclareerd=gedeclareerd,
        verwacht=verwacht,
        bereikt=date(jaar, bereikt, 1) if bereikt else None,
        stand=_stand(plafond, gedeclareerd, verwacht),
    )


def _tempo(per_maand: Mapping[int, int]) -> tuple[int, int]:
    """Give what a declared month comes to on average, and the last of them."""
    gevuld = [maand for maand, bedrag in per_maand.items() if bedrag]
    if not gevuld:
        return 0, _MAANDEN
    return sum(per_maand.values()) // len(gevuld), max(gevuld)


def _maand_erover(plafond: int, per_maand: Mapping[int, int]) -> int | None:
    """Give the month after which the sum stays above the ceiling."""
    som, erover = 0, None
    for maand in range(1, _MAANDEN + 1):
        som += per_maand.get(maand, 0)
        if som <= plafond:
            erover = None
        elif erover is None:
            erover = maand
    return erover


def _stand(plafond: int | None, gedeclareerd: int, verwacht: int) -> Plafondstand:
    if plafond is None:
        return Plafondstand.GEEN
    if gedeclareerd > plafond:
        return Plafondstand.OVER
    if verwacht > plafond:
        return Plafondstand.VERWACHT
    if gedeclareerd and gedeclareerd * 100 >= plafond * _WAARSCHUW:
        return Plafondstand.BIJNA
    return Plafondstand.RUIM
