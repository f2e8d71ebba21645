"""How much may be declared: the arithmetic of IV076 to IV079 and IV081.

Volumes are in the Eenheid (WJ756) of the Omvang, tariffs and amounts in eurocent.

The text of an instruction leads, not its example, where the sums differ (text, example):
IV076 July 12 hours, *9*; IV077 October from the 1st 4 Sundays, *3*; IV078 for iJw, November 2026,
4 weeks and 12 hours, *9 hours*.
"""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from app.domain.contract import Uitvoeringsvariant
from app.standard.basis import GeslotenPeriode, Omvang
from app.standard.release import Wet

if TYPE_CHECKING:  # what Vandaag shows does without the classes of messages
    from app.standard.toewijzing import ToegewezenProduct

HOOGSTE_VOLUME = 99_999_999  # GeleverdVolume has 8 digits
MINUUT, UUR, EURO = "01", "04", "83"  # WJ756
PER_DAG, PER_WEEK, PER_MAAND = "1", "2", "4"  # WMO757, of which 6 is in total
_MINUTEN = 60
_EUROCENT = 100
_HUISHOUDELIJKE_HULP = "01"  # WMO020
_WEKEN_HUISHOUDELIJKE_HULP = 6
_ZONDAG = 6  # date.weekday()


def maximum_productperiode(
    product: ToegewezenProduct,
    periode: GeslotenPeriode,
    uitvoering: Uitvoeringsvariant,
    huishoudelijke_hulp: bool = False,
) -> int:
    """Most that may be declared over a ProductPeriode (IV077, IV078); 0 outside the Toewijzing.

    Of a month or a week that was given in part the whole volume may be declared.
    ``huishoudelijke_hulp``: six times the weekly volume, whatever the month. Raises ValueError
    for a Toewijzing without Omvang.
    """
    omvang = _omvang(product)
    van = max(periode.begindatum, product.ingangsdatum)
    tot = min(periode.einddatum, product.einddatum or date.max)
    if tot < van:
        return 0
    if huishoudelijke_hulp and omvang.frequentie == PER_WEEK:
        return omvang.volume * _WEKEN_HUISHOUDELIJKE_HULP
    return omvang.volume * _keren(omvang, van, tot, uitvoering, product)


def maximum_toewijzing(
    product: ToegewezenProduct, uitvoering: Uitvoeringsvariant, tot: date
) -> int:
    """Most that may be declared over a whole Toewijzing (IV077).

    ``tot`` ends a Toewijzing without Einddatum. Raises ValueError for one without Omvang.
    """
    omvang = _omvang(product)
    einde = product.einddatum or max(tot, product.ingangsdatum)
    if einde < product.ingangsdatum:
        return 0
    return omvang.volume * _keren(omvang, product.ingangsdatum, einde, uitvoering, product)


def is_huishoudelijke_hulp(wet: Wet, categorie: str) -> bool:
    """Whether the weekly volume may be moved within the month (Wmo category 01, TR321)."""
    return wet is Wet.WMO and categorie == _HUISHOUDELIJKE_HULP


def weken(van: date, tot: date) -> int:
    """Calendar weeks that a period touches, broken ones included."""
    return _zondagen_tot(tot, met=False) - _zondagen_tot(van, met=False) + 1


def zondagen(van: date, tot: date) -> int:
    """Sundays within a period."""
    return _zondagen_tot(tot, met=True) - _zondagen_tot(van, met=False)


def maanden(van: date, tot: date) -> int:
    """Calendar months that a period touches, broken ones included."""
    return (tot.year - van.year) * 12 + tot.month - van.month + 1


def kleinste_eenheid(eenheid: str) -> str:
    """Eenheid in which to compare: what was given in hours may be declared in minutes (TR341)."""
    return MINUUT if eenheid == UUR else eenheid


def omgerekend(volume: int, van: str, naar: str) -> int | None:
    """Volume in another Eenheid, or None when it cannot be told: only hours become minutes."""
    if van == naar:
        return volume
    return volume * _MINUTEN if (van, naar) == (UUR, MINUUT) else None


def uren(minuten: Decimal | int) -> int:
    """Hours to declare for the minutes of a whole ProductPeriode: half up, at least one (IV079)."""
    return max(1, _half_omhoog(Decimal(minuten) / _MINUTEN)) if minuten > 0 else 0


def te_declareren(aantal: Decimal, eenheid: str) -> int:
    """GeleverdVolume of what was given in a whole ProductPeriode; only here is rounded (IV079).

    ``aantal`` of hours is in minutes, of euros in euro; the volume of euros is in eurocent (IV042).
    """
    if eenheid == UUR:
        return uren(aantal)
    return _half_omhoog(aantal * _EUROCENT if eenheid == EURO else aantal)


def _half_omhoog(aantal: Decimal) -> int:
    return int(aantal.quantize(Decimal(1), ROUND_HALF_UP))


def tarief_per_minuut(uurtarief: int) -> int:
    """ProductTarief of minutes under a tariff per hour: half up (IV081)."""
    return (uurtarief + _MINUTEN // 2) // _MINUTEN


def bedrag_van_minuten(uurtarief: int, minuten: int) -> int:
    """Amount of minutes under a tariff per hour: half up, not by the rounded tariff (IV081)."""
    return (uurtarief * minuten + _MINUTEN // 2) // _MINUTEN


def bedragen_van_minuten(tarief: int, minuten: int) -> range:
    """Amounts that minutes may have when only the rounded tariff per minute is known (IV081)."""
    laagste = max(0, tarief * _MINUTEN - _MINUTEN // 2)
    hoogste = tarief * _MINUTEN + _MINUTEN // 2 - 1
    return range(bedrag_van_minuten(laagste, minuten), bedrag_van_minuten(hoogste, minuten) + 1)


def _omvang(product: ToegewezenProduct) -> Omvang:
    if product.omvang is None:
        raise ValueError("a Toewijzing without Omvang has no volume")
    return product.omvang


def _keren(
    omvang: Omvang, van: date, tot: date, uitvoering: Uitvoeringsvariant, product: ToegewezenProduct
) -> int:
    """How many times the volume of the Omvang fits in days that lie within the Toewijzing."""
    if omvang.frequentie == PER_DAG:
        return (tot - van).days + 1
    if omvang.frequentie == PER_WEEK:
        if uitvoering is Uitvoeringsvariant.OUTPUT:
            return _weken_output(van, tot, product)
        return weken(van, tot)
    if omvang.frequentie == PER_MAAND:
        return maanden(van, tot)
    return 1  # in total


def _weken_output(van: date, tot: date, product: ToegewezenProduct) -> int:
    """Weeks whose Sunday lies in a period; the last of the Toewijzing may end sooner (IV076).

    A Toewijzing that knows no Sunday at all has one week.
    """
    aantal = zondagen(van, tot)
    einde = product.einddatum
    if einde is None or einde.weekday() == _ZONDAG:
        return aantal
    if zondagen(product.ingangsdatum, einde) == 0:
        return 1
    # The last Sunday of the Toewijzing lies here: there is one, and none comes after this period.
    is_laatste = aantal > 0 and zondagen(van, einde) == aantal
    return aantal + 1 if is_laatste else aantal


def _zondagen_tot(dag: date, *, met: bool) -> int:
    """Sundays since the first week of the calendar, this day included or not.

    By number, since a week may have no Monday or Sunday that is a date: 9999-12-31 is a way to
    say that a Toewijzing has no end.
    """
    return (dag.toordinal() if met else dag.toordinal() - 1) // 7
