"""Rules about how much was given and how much is declared: TR321, TR322, TR369.

A refused line was never declared, and a credit line takes off what it takes back. A line of
which the Eenheid cannot be compared with that of the Toewijzing does not count; TR341 judges it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from app.domain.contract import Uitvoeringsvariant
from app.domain.declaratie import met_teken
from app.domain.toewijzing import volume_tekst
from app.domain.volume import (
    EURO,
    UUR,
    is_huishoudelijke_hulp,
    kleinste_eenheid,
    maximum_productperiode,
    maximum_toewijzing,
    omgerekend,
    zondagen,
)
from app.rules.dossier.prestaties import (
    Prestatieregel,
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
    IV077 gives each week of an output to the month of its Sunday, IV078 leaves a period that was
    given in part to what parties agree: a few days without a Sunday may have a week.

    An output in euros may be declared at other moments, in parts or at the end of a trajectory,
    when parties agreed so (OP264, IV089); what was agreed is not known. The maximum of IV077 then
    builds up: what was not declared of the months before may be declared now.
    """
    for product, regels in per_toewijzing(c):
        if product.omvang is None:
            continue
        for plaats, een in enumerate(regels):
            if een.is_credit:
                continue
            varianten = uitvoeringen(c, [een.prestatie])
            periode = een.prestatie.product_periode
            if zondagen(periode.begindatum, periode.einddatum) == 0:
                varianten |= {Uitvoeringsvariant.INSPANNING}
            if product.omvang.eenheid == EURO and Uitvoeringsvariant.OUTPUT in varianten:
                yield from _meer_dan_opgebouwd(plaats, regels, product, varianten)
            else:
                yield from _meer_dan_de_periode(c, een, product, varianten)


def _meer_dan_de_periode(
    c: Controle,
    een: Prestatieregel,
    product: ToegewezenProduct,
    varianten: set[Uitvoeringsvariant],
) -> Iterator[Plek]:
    prestatie, omvang = een.prestatie, product.omvang
    assert omvang is not None  # TR321 leaves a Toewijzing without one alone
    periode = prestatie.product_periode
    gedeclareerd = _volume(omvang, prestatie)
    hulp = is_huishoudelijke_hulp(
        c.bericht.wet,
        product.product.categorie if product.product else prestatie.product_categorie,
    )
    maximum = _rekenvolume(
        omvang,
        max(maximum_productperiode(product, periode, een_, hulp) for een_ in varianten),
    )
    if gedeclareerd is None or gedeclareerd <= maximum or not _raken(product, periode):
        return
    toon = _toon(omvang, gedeclareerd, maximum)
    yield Plek(
        f"{een.pad}/GeleverdVolume",
        str(prestatie.geleverd_volume),
        f"Je declareert {toon(gedeclareerd)}. Toewijzing {product.toewijzing_nummer} geeft "
        f"van {datum_voluit(periode.begindatum)} tot en met "
        f"{datum_voluit(periode.einddatum)} hoogstens {toon(maximum)}: "
        f"{toon(gedeclareerd - maximum)} te veel.",
        _minder(maximum, toon),
        _in_de_regel(maximum, omvang, prestatie),
    )


def _meer_dan_opgebouwd(
    plaats: int,
    regels: list[Prestatieregel],
    product: ToegewezenProduct,
    varianten: set[Uitvoeringsvariant],
) -> Iterator[Plek]:
    """A line in euros that does not fit beside all lines over its ProductPeriode and before."""
    een = regels[plaats]
    eind = een.prestatie.product_periode.einddatum
    if een.prestatie.eenheid != EURO or not _raken(product, een.prestatie.product_periode):
        return
    sinds = GeslotenPeriode(begindatum=product.ingangsdatum, einddatum=eind)
    maximum = max(maximum_productperiode(product, sinds, een_) for een_ in varianten)
    ander = [*_eerder(regels)]
    for nummer, regel_ in enumerate(regels):
        einde = regel_.prestatie.product_periode.einddatum
        if regel_.is_credit or einde < eind or nummer < plaats:
            ander.append(regel_.prestatie)
    gedaan = sum(
        met_teken(prestatie.geleverd_volume, prestatie.ingediend_bedrag.debet_credit)
        for prestatie in ander
        if prestatie.eenheid == EURO and prestatie.product_periode.einddatum <= eind
    )
    te_veel = _TeVeel(een, maximum, gedaan, een.prestatie.geleverd_volume)
    if te_veel.deze > te_veel.over:
        yield Plek(
            f"{een.pad}/GeleverdVolume",
            str(te_veel.deze),
            te_veel.melding(product.toewijzing_nummer, bedrag, f"tot en met {datum_voluit(eind)}"),
            te_veel.advies(bedrag),
            te_veel.over,
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
                _in_de_regel(te_veel.over, omvang, te_veel.regel.prestatie),
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

    def melding(self, nummer: int, toon: Callable[[int], str], waarover: str = "in totaal") -> str:
        """Say by how much it does not fit."""
        return (
            f"Toewijzing {nummer} geeft {waarover} {toon(self.maximum)}. Al gedeclareerd: "
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


def _in_de_regel(volume: int, omvang: Omvang, prestatie: Prestatie) -> int | None:
    """Volume in which is compared as whole units of a line; it is never more."""
    in_een = omgerekend(1, prestatie.eenheid, kleinste_eenheid(omvang.eenheid))
    return volume // in_een if in_een else None


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
