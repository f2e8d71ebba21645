"""Rule about Toewijzingen that overlap: TR302."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from app.domain.toewijzing import VERWIJDERD, productnaam
from app.rules.regel import Controle, Plek, regel
from app.standard.leesbaar import datum_voluit
from app.standard.release import Wet
from app.standard.toewijzing import ToegewezenProduct

_VERVALLEN = (VERWIJDERD, "01")  # RedenWijziging; 01 is the former administrative correction
_HULPMIDDELEN = ("11", "12", "13", "14")  # WMO020: aids, which a client may have at once


@regel("TR302")
def tr302(c: Controle) -> Iterator[Plek]:
    """TR302: a product is not assigned twice over the same days.

    Without a code the product stands for its whole category, without a category for all
    products. Removed Toewijzingen do not count. In the Wmo, categories 11 to 14 may overlap
    with anything.
    """
    telt = [
        (pad, product)
        for pad, product in c.objecten(ToegewezenProduct)
        if telt_mee(product, c.bericht.wet)
    ]
    if len(telt) < 2:
        return
    # In order of begin, the Toewijzing that ends last stands for all before it of its kind: a
    # message may hold thousands, and need not be compared pair by pair.
    telt.sort(key=lambda plek: plek[1].ingangsdatum)
    laatste: dict[object, ToegewezenProduct] = {}
    for pad, product in telt:
        eerder = next(
            (
                ander
                for soort in _botst_met(product)
                if (ander := laatste.get(soort)) is not None
                and _einde(ander) >= product.ingangsdatum
            ),
            None,
        )
        if eerder is not None:
            yield _overlap(c.bericht.wet, pad, product, eerder)
        for soort in _is(product):
            bekend = laatste.get(soort)
            if bekend is None or _einde(bekend) < _einde(product):
                laatste[soort] = product


def telt_mee(product: ToegewezenProduct, wet: Wet) -> bool:
    """Whether a Toewijzing can overlap with another in the sense of TR302.

    A period that ends before it begins covers no day; CS003 refuses it.
    """
    if product.einddatum is not None and product.einddatum < product.ingangsdatum:
        return False
    if product.einddatum == product.ingangsdatum and product.reden_wijziging in _VERVALLEN:
        return False
    van = product.product
    return not (wet is Wet.WMO and van is not None and van.categorie in _HULPMIDDELEN)


def _einde(product: ToegewezenProduct) -> date:
    return product.einddatum or date.max


_ALLES = "alles"
_LEEG = "zonder product"


def _is(product: ToegewezenProduct) -> tuple[object, ...]:
    """Kinds that a Toewijzing belongs to."""
    van = product.product
    if van is None:
        return (_ALLES, _LEEG)
    return (_ALLES, ("categorie", van.categorie), ("product", van.categorie, van.code))


def _botst_met(product: ToegewezenProduct) -> tuple[object, ...]:
    """Kinds that it may not overlap with."""
    van = product.product
    if van is None:
        return (_ALLES,)
    if van.code is None:
        return (_LEEG, ("categorie", van.categorie))
    return (_LEEG, ("product", van.categorie, None), ("product", van.categorie, van.code))


def _overlap(wet: Wet, pad: str, product: ToegewezenProduct, eerder: ToegewezenProduct) -> Plek:
    einde = min(_einde(product), _einde(eerder))
    tot = "" if einde == date.max else f" tot en met {datum_voluit(einde)}"
    van = product.product
    return Plek(
        f"{pad}/Product" if van is not None else pad,
        (van.code or van.categorie) if van is not None else "",
        f"Toewijzing {product.toewijzing_nummer} ({productnaam(wet, van)}) overlapt met "
        f"toewijzing {eerder.toewijzing_nummer} ({productnaam(wet, eerder.product)}) "
        f"vanaf {datum_voluit(product.ingangsdatum)}{tot}.",
        "Vraag de gemeente om de periodes op elkaar te laten aansluiten, "
        "of een van de twee te verwijderen.",
    )
