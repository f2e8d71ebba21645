"""Rules about products that overlap in one message: TR302, TR386, TR410."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from app.domain.overlap import Zorgperiode, overlappingen
from app.domain.toewijzing import productnaam, vervallen
from app.rules.regel import Controle, Plek, regel
from app.standard.basis import Product
from app.standard.leesbaar import datum_voluit
from app.standard.release import Wet
from app.standard.toewijzing import ToegewezenProduct
from app.standard.verzoek import AangevraagdProduct, NieuwProduct


@regel("TR302")
def tr302(c: Controle) -> Iterator[Plek]:
    """TR302: a product is not assigned twice over the same days.

    Without a code the product stands for its whole category, without a category for all
    products. Removed Toewijzingen do not count. In the Wmo, categories 11 to 14 may overlap
    with anything.
    """
    for later, eerder in overlappingen(
        c.bericht.wet,
        (
            Zorgperiode((pad, product), product.product, product.ingangsdatum, product.einddatum)
            for pad, product in c.objecten(ToegewezenProduct)
            if not vervallen(product)
        ),
    ):
        (pad, product), (_, ander) = later.van, eerder.van
        wet = c.bericht.wet
        yield Plek(
            *_plaats(pad, later),
            f"Toewijzing {product.toewijzing_nummer} voor {productnaam(wet, product.product)} "
            f"overlapt met toewijzing {ander.toewijzing_nummer} voor "
            f"{productnaam(wet, ander.product)} {_wanneer(later, eerder)}.",
            "Vraag de gemeente om de periodes op elkaar te laten aansluiten, "
            "of een van de twee te verwijderen.",
        )


@regel("TR386")
def tr386(c: Controle) -> Iterator[Plek]:
    """TR386: a product is not asked twice over the same days; in all else as TR302."""
    yield from _dubbel_gevraagd(
        c.bericht.wet,
        (
            Zorgperiode(
                pad,
                gevraagd.product,
                gevraagd.toewijzing_ingangsdatum,
                gevraagd.toewijzing_einddatum,
            )
            for pad, gevraagd in c.objecten(AangevraagdProduct)
        ),
    )


@regel("TR410")
def tr410(c: Controle) -> Iterator[Plek]:
    """TR410: a new product is not asked twice over the same days; in all else as TR302.

    Only what is new is compared: overlap with what the client has already is for TR361.
    """
    yield from _dubbel_gevraagd(
        c.bericht.wet,
        (
            Zorgperiode(pad, nieuw.product, nieuw.gewenste_ingangsdatum, nieuw.einddatum)
            for pad, nieuw in c.objecten(NieuwProduct)
        ),
    )


def _dubbel_gevraagd(wet: Wet, periodes: Iterator[Zorgperiode[str]]) -> Iterator[Plek]:
    for later, eerder in overlappingen(wet, periodes):
        yield Plek(
            *_plaats(later.van, later),
            f"Je vraagt {productnaam(wet, later.product)} naast "
            f"{productnaam(wet, eerder.product)} {_wanneer(later, eerder)}. "
            f"{_telt_voor(later.product, eerder.product)}"
            "Hetzelfde product kun je maar één keer vragen over dezelfde dagen.",
            "Laat de periodes op elkaar aansluiten, of laat een van de twee weg.",
        )


def _plaats(pad: str, periode: Zorgperiode[Any]) -> tuple[str, str]:
    """Path and value of the Product, also when it is what lacks: a form asks it there."""
    product = periode.product
    return f"{pad}/Product", (product.code or product.categorie) if product else ""


def _telt_voor(een: Product | None, twee: Product | None) -> str:
    """Say why two products that differ count as the same; nothing when they do not differ."""
    if een == twee:
        return ""
    if een is None or twee is None:
        return "Een aanvraag zonder product telt voor alle producten. "
    return "Een aanvraag zonder productcode telt voor de hele categorie. "


def _wanneer(later: Zorgperiode[Any], eerder: Zorgperiode[Any]) -> str:
    eind = min(later.laatste_dag, eerder.laatste_dag)
    if eind == later.begin:
        return f"op {datum_voluit(eind)}"
    tot = "" if eind == date.max else f" tot en met {datum_voluit(eind)}"
    return f"vanaf {datum_voluit(later.begin)}{tot}"
