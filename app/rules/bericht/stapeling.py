"""Rule about Toewijzingen that overlap: TR302."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from app.domain.toewijzing import productnaam, vervallen
from app.rules.overlap import Zorgperiode, overlappingen
from app.rules.regel import Controle, Plek, regel
from app.standard.leesbaar import datum_voluit
from app.standard.toewijzing import ToegewezenProduct


@regel("TR302")
def tr302(c: Controle) -> Iterator[Plek]:
    """TR302: a product is not assigned twice over the same days.

    Without a code the product stands for its whole category, without a category for all
    products. Removed Toewijzingen do not count. In the Wmo, categories 11 to 14 may overlap
    with anything.
    """
    wet = c.bericht.wet
    for later, eerder in overlappingen(
        wet,
        (
            Zorgperiode((pad, product), product.product, product.ingangsdatum, product.einddatum)
            for pad, product in c.objecten(ToegewezenProduct)
            if not vervallen(product)
        ),
    ):
        (pad, product), (_, ander) = later.van, eerder.van
        eind = min(later.laatste_dag, eerder.laatste_dag)
        tot = "" if eind == date.max else f" tot en met {datum_voluit(eind)}"
        van = product.product
        yield Plek(
            f"{pad}/Product" if van is not None else pad,
            (van.code or van.categorie) if van is not None else "",
            f"Toewijzing {product.toewijzing_nummer} ({productnaam(wet, van)}) overlapt met "
            f"toewijzing {ander.toewijzing_nummer} ({productnaam(wet, ander.product)}) "
            f"vanaf {datum_voluit(product.ingangsdatum)}{tot}.",
            "Vraag de gemeente om de periodes op elkaar te laten aansluiten, "
            "of een van de twee te verwijderen.",
        )
