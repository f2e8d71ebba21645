"""Rules about how much was given and how much is declared: TR321, TR322, TR369.

A refused line was never declared, and a credit line takes off what it takes back. A line of
which the Eenheid cannot be compared with that of the Toewijzing does not count; TR341 judges it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from app.domain.declaratie import met_teken
from app.domain.toewijzing import volume_tekst
from app.domain.volume import (
    UUR,
    is_huishoudelijke_hulp,
    kleinste_eenheid,
    maximum_productperiode,
    maximum_toewijzing,
    omgerekend,
)
from app.rules.dossier.prestaties import (
    Prestatieregel,
    debetregels,
    per_toewijzing,
    uitvoeringen,
)
from app.rules.regel import Controle, Plek, regel
from app.standard.basis import GeslotenPeriode, Omvang
from app.standard.declaratie import Prestatie
from app.standard.leesbaar import bedrag, datum_voluit
from app.standard.toewijzing import ToegewezenProduct


@regel("TR321")
def tr321(c: Controle) -> Iterator[Plek]:
    """TR321: the volume of a line fits in what was given for its ProductPeriode (IV077, IV078).

    Whether a product is paid by inspanning or output stands in the contract. Without one, only
    what fits in neither is refused. Of Wmo category 01 per week six times the volume is allowed:
    IV077 says so of inspanning, the explanation of TR321 of both, and the wider one is taken.
    Parties may agree to declare an output in euros at other moments (OP264, IV089). Of the
    frequency *in total* each ProductPeriode may hold all; for the others IV077 has a maximum per
    ProductPeriode also in euros, and no exception.
    """
    for een, product in debetregels(c):
        prestatie, omvang = een.prestatie, product.omvang
        if omvang is None:
            continue
        gedeclareerd = _volume(omvang, prestatie)
        hulp = is_huishoudelijke_hulp(
            c.bericht.wet,
            product.product.categorie if product.product else prestatie.product_categorie,
        )
        periode = prestatie.product_periode
        maximum = _rekenvolume(
            omvang,
            max(
                maximum_productperiode(product, periode, uitvoering, hulp)
                for uitvoering in uitvoeringen(c, [prestatie])
            ),
        )
        if gedeclareerd is None or gedeclareerd <= maximum or not _raken(product, periode):
            continue
        toon = _toon(omvang, gedeclareerd, maximum)
        yield Plek(
            f"{een.pad}/GeleverdVolume",
            str(prestatie.geleverd_volume),
            f"Je declareert {toon(gedeclareerd)}. Toewijzing {product.toewijzing_nummer} geeft "
            f"van {datum_voluit(periode.begindatum)} tot en met "
            f"{datum_voluit(periode.einddatum)} hoogstens {toon(maximum)}: "
            f"{toon(gedeclareerd - maximum)} te veel.",
            _minder(maximum, toon),
        )


@regel("TR322")
def tr322(c: Controle) -> Iterator[Plek]:
    """TR322: all lines on a Toewijzing together fit in what was given over its whole period.

    Without Einddatum that period runs to the end of the newest ProductPeriode declared. Without
    a contract inspanning or output is unknown, and only what fits in neither is refused.
    """
    for product, regels in per_toewijzing(c):
        omvang = product.omvang
        if omvang is None:
            continue
        alle = [*_eerder(regels), *(een.prestatie for een in regels)]
        tot = max(prestatie.product_periode.einddatum for prestatie in alle)
        gegeven = max(
            maximum_toewijzing(product, uitvoering, tot) for uitvoering in uitvoeringen(c, alle)
        )
        maximum = _rekenvolume(omvang, gegeven)
        for te_veel in _te_veel(regels, maximum, partial(_volume, omvang)):
            toon = _toon(omvang, maximum, te_veel.eerder, te_veel.deze)
            yield Plek(
                f"{te_veel.regel.pad}/GeleverdVolume",
                str(te_veel.regel.prestatie.geleverd_volume),
                te_veel.melding(product.toewijzing_nummer, toon),
                te_veel.advies(toon),
            )


@regel("TR369")
def tr369(c: Controle) -> Iterator[Plek]:
    """TR369: all lines on a Toewijzing together fit in its Budget.

    The table adds up GeleverdVolume, which is money in euros only (IV042): amounts are meant.
    """
    for product, regels in per_toewijzing(c):
        if product.budget is None:
            continue
        for te_veel in _te_veel(regels, product.budget, lambda een: een.ingediend_bedrag.bedrag):
            yield Plek(
                f"{te_veel.regel.pad}/GeleverdVolume",
                str(te_veel.regel.prestatie.geleverd_volume),
                te_veel.melding(product.toewijzing_nummer, bedrag),
                te_veel.advies(bedrag),
            )


@dataclass(frozen=True, slots=True)
class _TeVeel:
    """A line that does not fit beside what was declared so far."""

    regel: Prestatieregel
    maximum: int
    eerder: int
    deze: int

    @property
    def over(self) -> int:
        """What is left for this line."""
        return max(0, self.maximum - self.eerder)

    def melding(self, nummer: int, toon: Callable[[int], str]) -> str:
        """Say by how much it does not fit."""
        return (
            f"Toewijzing {nummer} geeft in totaal {toon(self.maximum)}. Al gedeclareerd: "
            f"{toon(self.eerder)}, over: {toon(self.over)}. Deze prestatie is "
            f"{toon(self.deze)}: {toon(self.deze - self.over)} te veel."
        )

    def advies(self, toon: Callable[[int], str]) -> str:
        """Say what does fit."""
        return _minder(self.over, toon)


def _te_veel(
    regels: list[Prestatieregel], maximum: int, van: Callable[[Prestatie], int | None]
) -> Iterator[_TeVeel]:
    """Debet lines that do not fit, after what was declared before and what is taken back here.

    A line that does not fit leaves the room to the lines after it: without it, they may fit.
    """
    credits_ = (een.prestatie for een in regels if een.is_credit)
    som = sum(
        met_teken(van(een) or 0, een.ingediend_bedrag.debet_credit)
        for een in (*_eerder(regels), *credits_)
    )
    for een in regels:
        deze = 0 if een.is_credit else van(een.prestatie) or 0
        if deze and som + deze > maximum:
            yield _TeVeel(een, maximum, som, deze)
        else:
            som += deze


def _minder(hoogstens: int, toon: Callable[[int], str]) -> str:
    doe = f"Declareer hoogstens {toon(hoogstens)}." if hoogstens else "Laat deze prestatie weg."
    return f"{doe} Is er meer nodig, vraag de gemeente dan om een hogere toewijzing (317)."


def _raken(product: ToegewezenProduct, periode: GeslotenPeriode) -> bool:
    """Whether a period has a day within the Toewijzing; else TR307 or TR308 judges it."""
    einde = product.einddatum or date.max
    return periode.begindatum <= einde and product.ingangsdatum <= periode.einddatum


def _eerder(regels: list[Prestatieregel]) -> Iterable[Prestatie]:
    """Lines on the same Toewijzing that were declared before."""
    return regels[0].eerder.op_toewijzing.get(regels[0].prestatie.toewijzing_nummer, ())


def _volume(omvang: Omvang, prestatie: Prestatie) -> int | None:
    """Volume of a line in the Eenheid in which is compared, or None when that cannot be."""
    eenheid = kleinste_eenheid(omvang.eenheid)
    return omgerekend(prestatie.geleverd_volume, prestatie.eenheid, eenheid)


def _rekenvolume(omvang: Omvang, volume: int) -> int:
    volume_ = omgerekend(volume, omvang.eenheid, kleinste_eenheid(omvang.eenheid))
    assert volume_ is not None  # an Eenheid can be compared with its own smallest
    return volume_


def _toon(omvang: Omvang, *volumes: int) -> Callable[[int], str]:
    """Show volumes in hours when all are whole hours, else in the Eenheid of comparison."""
    eenheid = kleinste_eenheid(omvang.eenheid)
    if omvang.eenheid == UUR and all(volume % 60 == 0 for volume in volumes):
        return lambda minuten: volume_tekst(minuten // 60, UUR)
    return lambda volume: volume_tekst(volume, eenheid)
