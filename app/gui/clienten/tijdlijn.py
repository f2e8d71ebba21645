"""The timeline of Toewijzingen as plain data: bars and marks on one shared axis of time.

Days count whole: a piece that lasts until 14 July ends where 15 July begins.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from itertools import pairwise

from app.domain.levering import Levering
from app.domain.toewijzing import VERWIJDERD, Toewijzing
from app.gui.format import datum, periode
from app.standard.toewijzing import ToegewezenProduct

_MAANDEN = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_STAPPEN = (1, 2, 3, 6, 12)  # months between two labels
_TERUG, _VOORUIT = 24, 30  # months around today; what lies further is cut off
_OPEN_EINDE = 6  # months of a bar without an end that are always in sight
_DAG = timedelta(days=1)


class Stuksoort(Enum):
    """What a piece of a bar says; the value names it in the legend."""

    GEGEVEN = "Toegewezen"
    GELEVERD = "Geleverd"
    VERLENGD = "Verlengd"
    VERVALLEN = "Vervallen"
    GEDECLAREERD = "Gedeclareerd"


class Merksoort(Enum):
    """What happened, or is expected, on one day; the value names it in the legend."""

    START = "Start"
    TIJDELIJK = "Tijdelijk gestopt"
    HERVAT = "Verdergegaan"
    STOP = "Stop"
    VERWACHT = "Verwachte start"


@dataclass(frozen=True, slots=True)
class Stuk:
    """A piece of a bar, both days counted in; without ``tot`` it has no end."""

    soort: Stuksoort
    van: date
    tot: date | None


@dataclass(frozen=True, slots=True)
class Merk:
    """A mark on one day."""

    soort: Merksoort
    dag: date


@dataclass(frozen=True, slots=True)
class Baan:
    """The lane of one Toewijzing; ``woorden`` tells the same to who cannot see it.

    What is ``gedeclareerd`` stands beneath the bar that ``stukken`` make.
    """

    stukken: tuple[Stuk, ...]
    merken: tuple[Merk, ...]
    woorden: str
    gedeclareerd: tuple[Stuk, ...] = ()

    @property
    def soorten(self) -> tuple[Stuksoort | Merksoort, ...]:
        """What is in it, for the legend."""
        stukken = (*self.stukken, *self.gedeclareerd)
        return (*(stuk.soort for stuk in stukken), *(merk.soort for merk in self.merken))


@dataclass(frozen=True, slots=True)
class Maand:
    """The first day of a month; ``naam`` is empty where there is no room for a label."""

    dag: date
    naam: str


@dataclass(frozen=True, slots=True)
class As:
    """The axis that all lanes share: from the first day of a month up to that of another."""

    van: date
    tot: date
    vandaag: date

    def plaats(self, dag: date) -> float:
        """Give where a day begins, as a part of the width; outside 0 to 1 it is out of sight."""
        return (dag - self.van).days / (self.tot - self.van).days

    def maanden(self, breedte: float, label: float) -> list[Maand]:
        """Give the months, with as many names as fit when each takes ``label`` of ``breedte``."""
        dagen = []
        dag = self.van
        while dag < self.tot:
            dagen.append(dag)
            dag = _maand_verder(dag, 1)
        passend = max(1, int(breedte // label))
        stap = next((s for s in _STAPPEN if len(dagen) / s <= passend), _STAPPEN[-1])
        genoemd = dagen[::stap]
        namen = {genoemd[0]: _maandnaam(genoemd[0], jaar=True)}
        for vorige, each in pairwise(genoemd):
            namen[each] = _maandnaam(each, jaar=each.year != vorige.year)
        return [Maand(each, namen.get(each, "")) for each in dagen]


def baan(toewijzing: Toewijzing, vandaag: date, gedeclareerd: tuple[Stuk, ...] = ()) -> Baan:
    """Draw up the lane of a Toewijzing: what was given, changed, delivered and declared."""
    versies = [v.product for v in sorted(toewijzing.versies, key=lambda versie: versie.moment)]
    staand = [product for product in versies if product.reden_wijziging != VERWIJDERD]
    if toewijzing.verwijderd:
        laatste = toewijzing.laatst_toegewezen
        stukken = (Stuk(Stuksoort.VERVALLEN, laatste.ingangsdatum, laatste.einddatum),)
        gezegd = [_periode_woorden(laatste), "door de gemeente verwijderd"]
        gezegd += map(_stuk_woorden, gedeclareerd)
        return Baan(stukken, (), "; ".join(gezegd), gedeclareerd)
    levering = toewijzing.levering
    merken = _merken(toewijzing, levering)
    delen = [*_gegeven(staand), *_geleverd(toewijzing.actueel, levering, vandaag)]
    gezegd = [_periode_woorden(toewijzing.actueel), *(_merk_woorden(merk) for merk in merken)]
    gezegd += map(_stuk_woorden, gedeclareerd)
    return Baan(tuple(delen), merken, "; ".join(gezegd), gedeclareerd)


def as_voor(banen: Iterable[Baan], vandaag: date) -> As:
    """Give the axis on which all lanes fit, today included, or what is near of long ones."""
    begin, einde = [vandaag], [vandaag]
    for stuk in (stuk for een in banen for stuk in een.stukken):
        begin.append(stuk.van)
        einde.append(stuk.tot or _maand_verder(max(stuk.van, vandaag), _OPEN_EINDE))
    vroegst = _maand_verder(min(vandaag, *einde), -_TERUG)
    laatst = _maand_verder(max(vandaag, *begin), _VOORUIT)
    van = max(min(begin), vroegst).replace(day=1)
    tot = min(max(einde), laatst).replace(day=1)
    return As(van, _maand_verder(tot, 1), vandaag)


def _gegeven(versies: Sequence[ToegewezenProduct]) -> list[Stuk]:
    """The period of the newest version, apart what came later and what was taken off."""
    eerste, nu = versies[0], versies[-1]
    einden = [_einde(product) for product in versies]
    grens = min(_einde(eerste), einden[-1])
    stukken = [Stuk(Stuksoort.GEGEVEN, nu.ingangsdatum, _tot(grens))]
    if einden[-1] > grens:
        stukken.append(Stuk(Stuksoort.VERLENGD, grens + _DAG, nu.einddatum))
    if max(einden) > einden[-1]:
        stukken.append(Stuk(Stuksoort.VERVALLEN, einden[-1] + _DAG, _tot(max(einden))))
    return stukken


def _geleverd(nu: ToegewezenProduct, levering: Levering, vandaag: date) -> list[Stuk]:
    einden = {
        stop.begindatum: stop.einddatum
        for stop in sorted(levering.stops, key=lambda stop: stop.einddatum or stop.begindatum)
    }
    stukken = []
    for start in levering.starts:
        tot = einden.get(start.begindatum) or min(vandaag, _einde(nu))
        if start.begindatum <= tot:
            stukken.append(Stuk(Stuksoort.GELEVERD, start.begindatum, tot))
    return stukken


def _merken(toewijzing: Toewijzing, levering: Levering) -> tuple[Merk, ...]:
    eerste = min((start.begindatum for start in levering.starts), default=None)
    merken = [
        Merk(Merksoort.START if start.begindatum == eerste else Merksoort.HERVAT, start.begindatum)
        for start in levering.starts
    ]
    # Where a temporary stop became definitive on its own day one mark is enough.
    voorgoed = {stop.einddatum for stop in levering.stops if not stop.tijdelijk}
    merken += [
        Merk(Merksoort.TIJDELIJK if stop.tijdelijk else Merksoort.STOP, stop.einddatum)
        for stop in levering.stops
        if stop.einddatum and not (stop.tijdelijk and stop.einddatum in voorgoed)
    ]
    verwachting = toewijzing.verwachting
    if not levering.starts and verwachting is not None and verwachting.verwacht_op is not None:
        merken.append(Merk(Merksoort.VERWACHT, verwachting.verwacht_op))
    return tuple(sorted(merken, key=lambda merk: merk.dag))


def _periode_woorden(product: ToegewezenProduct) -> str:
    tot = f" tot en met {datum(product.einddatum)}" if product.einddatum else ", zonder einddatum"
    return f"Toegewezen van {datum(product.ingangsdatum)}{tot}"


def _merk_woorden(merk: Merk) -> str:
    return f"{merk.soort.value.lower()} op {datum(merk.dag)}"


def _stuk_woorden(stuk: Stuk) -> str:
    return f"{stuk.soort.value.lower()} {periode(stuk.van, stuk.tot)}"


def _einde(product: ToegewezenProduct) -> date:
    return product.einddatum or date.max


def _tot(einde: date) -> date | None:
    return None if einde == date.max else einde


def _maandnaam(dag: date, *, jaar: bool) -> str:
    naam = _MAANDEN[dag.month - 1]
    return f"{naam} ’{dag.year % 100:02}" if jaar else naam


def _maand_verder(dag: date, aantal: int) -> date:
    """The first day of the month that is so many months further."""
    maanden = dag.year * 12 + dag.month - 1 + aantal
    return date(maanden // 12, maanden % 12 + 1, 1)
