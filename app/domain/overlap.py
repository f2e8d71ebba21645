"""Which products stand twice over the same days: for TR302, TR386, TR410, and TR361 beyond."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from app.standard.basis import Product
from app.standard.release import Wet

T = TypeVar("T")

_HULPMIDDELEN = ("11", "12", "13", "14")  # WMO020: aids, which a client may have at once


@dataclass(frozen=True, slots=True)
class Zorgperiode(Generic[T]):
    """The days over which a product is given or asked, and ``van`` what that is said of.

    Without ``eind`` it goes on. A product without a code stands for its whole category, no
    product at all for every product.
    """

    van: T
    product: Product | None
    begin: date
    eind: date | None

    @property
    def laatste_dag(self) -> date:
        """The end, or the end of time."""
        return self.eind or date.max


def overlappingen(
    wet: Wet, periodes: Iterable[Zorgperiode[T]]
) -> Iterator[tuple[Zorgperiode[T], Zorgperiode[T]]]:
    """Give each period that overlaps with an earlier one of the same product, and that one.

    They come in order of begin. In the Wmo, categories 11 to 14 may overlap with anything. A
    period that ends before it begins covers no day.
    """
    telt = [periode for periode in periodes if _telt_mee(periode, wet)]
    # In order of begin, the period that ends last stands for all before it of its kind: a
    # message may hold thousands, and need not be compared pair by pair.
    telt.sort(key=lambda periode: periode.begin)
    laatste: dict[object, Zorgperiode[T]] = {}
    for periode in telt:
        for soort in _botst_met(periode.product):
            eerder = laatste.get(soort)
            if eerder is not None and eerder.laatste_dag >= periode.begin:
                yield periode, eerder
                break
        for soort in _is(periode.product):
            bekend = laatste.get(soort)
            if bekend is None or bekend.laatste_dag < periode.laatste_dag:
                laatste[soort] = periode


def _telt_mee(periode: Zorgperiode[T], wet: Wet) -> bool:
    if periode.laatste_dag < periode.begin:
        return False
    product = periode.product
    return not (wet is Wet.WMO and product is not None and product.categorie in _HULPMIDDELEN)


_ALLES = "alles"
_LEEG = "zonder product"


def _is(product: Product | None) -> tuple[object, ...]:
    """Kinds that a product belongs to."""
    if product is None:
        return (_ALLES, _LEEG)
    return (
        _ALLES,
        ("categorie", product.categorie),
        ("product", product.categorie, product.code),
    )


def _botst_met(product: Product | None) -> tuple[object, ...]:
    """Kinds that it may not overlap with."""
    if product is None:
        return (_ALLES,)
    if product.code is None:
        return (_LEEG, ("categorie", product.categorie))
    return (
        _LEEG,
        ("product", product.categorie, None),
        ("product", product.categorie, product.code),
    )
