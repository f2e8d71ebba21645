"""How an agreement reads in the list."""

from __future__ import annotations

from datetime import date
from functools import partial

from app.domain.contract import Contractproduct
from app.gui.format import bedrag, periode
from app.gui.widgets.rows import Column
from app.services.tarieven import heeft_tarief, omgerekend, per, verdacht
from app.standard.codelijsten import codelijst, gemeentenaam
from app.standard.release import PRODUCT_CATEGORIE


def naam(product: Contractproduct) -> str:
    """Give a product as people call it, or as the contract does."""
    return product.naam or f"Product {product.product.code}"


def _code(product: Contractproduct) -> str:
    """Give the code with what its category is called, unless the product is called that."""
    lijst = codelijst(PRODUCT_CATEGORIE.voor(product.wet))
    categorie = lijst.label(product.product.categorie)
    delen = [product.product.code or ""] + ([categorie] if categorie != naam(product) else [])
    return " · ".join(filter(None, delen))


def wie(product: Contractproduct) -> str:
    """Give a product with its gemeente, for a message."""
    return f"{naam(product)} ({product.product.code}) van {gemeentenaam(product.gemeente)}"


def tarief(product: Contractproduct) -> str:
    """Give a tariff with its unit, and below it what it comes to per hour or minute (IV081)."""
    if not heeft_tarief(product.eenheid):
        return "in euro’s\nhet bedrag zelf"
    anders = omgerekend(product.eenheid, product.tarief)
    if verdacht(product.eenheid, product.tarief):
        anders = f"Klopt dit? {anders}".rstrip()
    return f"{bedrag(product.tarief)} {per(product.eenheid)}\n{anders}"


def stand(product: Contractproduct, vandaag: date) -> str:
    """Tell whether an agreement counts now."""
    if product.geldt_op(vandaag):
        return "geldt nu"
    return "begint nog" if product.vanaf > vandaag else "afgelopen"


def kolommen(vandaag: date) -> tuple[Column[Contractproduct], ...]:
    """Give the columns: two facts in each."""
    return (
        Column(
            "gemeente",
            "Gemeente",
            lambda p: f"{gemeentenaam(p.gemeente)}\n{p.wet.naam}",
            128,
        ),
        Column(
            "product",
            "Product",
            lambda p: f"{naam(p)}\n{_code(p)}",
            220,
            wide=True,
        ),
        Column("tarief", "Tarief", tarief, 224, lambda p: p.tarief, number=True),
        Column(
            "uitvoering",
            "Uitvoering",
            lambda p: f"{p.uitvoering.value}\n{codelijst('WJ756').label(p.eenheid)}",
            128,
            spare=True,
        ),
        Column(
            "geldig",
            "Geldig",
            partial(_geldig, vandaag=vandaag),
            176,
            lambda p: (p.vanaf, p.tot or date.max),
        ),
    )


def _geldig(product: Contractproduct, vandaag: date) -> str:
    return f"{periode(product.vanaf, product.tot)}\n{stand(product, vandaag)}"
