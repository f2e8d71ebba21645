"""Delivered care: who did what for whom and when, as it was recorded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain.volume import MINUUT, UUR

DUIZENDSTEN = 1000  # an aantal is exact to a thousandth of its Eenheid
_MINUTEN = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Zorgregel:
    """One line of the record; ``aantal`` in its ``eenheid`` (WJ756), of euros (83) in euro.

    ``toewijzing_nummer`` and ``product`` (a ProductCode, or empty) are as they were recorded;
    ``toewijzing_id`` is None while the 301 is not there, or while it fits more than one.
    """

    datum: date
    bsn: str
    toewijzing_nummer: int | None
    product: str
    aantal: Decimal
    eenheid: str
    medewerker: str
    opmerking: str = ""
    toewijzing_id: int | None = None
    id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Zorgsom:
    """Care of one Toewijzing, product and Eenheid that may be declared in the same month.

    ``maand`` is the first day of the month in which it was given, ``zondagmaand`` of that in
    which its week ends (IV076); ``aantal`` in thousandths of the Eenheid. ``eerste`` and
    ``laatste`` are the first and last day, ``ids`` the lines.
    """

    toewijzing_id: int
    bsn: str
    product: str
    eenheid: str
    maand: date
    zondagmaand: date
    aantal: int
    eerste: date
    laatste: date
    ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class OpenZorg:
    """Care of a Toewijzing and month that is recorded and not declared.

    ``aantal`` is in thousandths of ``eenheid``, in which is added up; of 83 in euro.
    """

    toewijzing_id: int
    maand: date
    eenheid: str
    aantal: int


def in_eenheid(aantal: int, van: str, naar: str) -> int | None:
    """Thousandths in another Eenheid for adding up: hours are minutes; else None.

    Only for adding up: what may be declared in which Eenheid, TR341 says.
    """
    if van == naar:
        return aantal
    return aantal * _MINUTEN if (van, naar) == (UUR, MINUUT) else None


def teleenheid(eenheid: str) -> str:
    """Eenheid in which care is added up: hours as minutes (IV079)."""
    return MINUUT if eenheid == UUR else eenheid


def geteld(aantal: int, eenheid: str) -> int:
    """Thousandths of an Eenheid in the one in which is added up."""
    return in_eenheid(aantal, eenheid, teleenheid(eenheid)) or 0
