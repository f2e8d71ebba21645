"""Which Toewijzing and product care of a client on a day can be of, to choose from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.contract import Contractproduct
from app.domain.dossier import Dossier
from app.domain.koppelen import geldig_op
from app.domain.toewijzing import Toewijzing, productnaam
from app.standard.basis import Product
from app.standard.codelijsten import codelijst
from app.standard.release import PRODUCT_CATEGORIE, Wet


@dataclass(frozen=True, slots=True)
class Zorgkeuze:
    """A Toewijzing, with the ProductCode where that leaves it open (IV075).

    ``eenheid`` (WJ756) is what care of it is counted in; empty when nobody said.
    """

    nummer: int
    product: str
    naam: str
    eenheid: str

    @property
    def tekst(self) -> str:
        """How it reads in a list: ``300201 · 45A04 Jeugdhulp ambulant``."""
        return f"{self.nummer} · {self.naam}"


def keuzes(
    dossier: Dossier, dag: date, contracten: Sequence[Contractproduct] = ()
) -> list[Zorgkeuze]:
    """Give what can be chosen for a client on a day, by number.

    A Toewijzing without a code is offered once for each product of the contract that fits.
    """
    gevonden: list[Zorgkeuze] = []
    for toewijzing in geldig_op(dag, dossier):
        gevonden += _van(toewijzing, dag, contracten)
    return sorted(gevonden, key=lambda keuze: (keuze.nummer, keuze.product))


def _van(
    toewijzing: Toewijzing, dag: date, contracten: Sequence[Contractproduct]
) -> list[Zorgkeuze]:
    wet, gemeente, nummer = toewijzing.sleutel
    toegewezen = toewijzing.actueel
    product, omvang = toegewezen.product, toegewezen.omvang
    eenheid = omvang.eenheid if omvang else ""
    afgesproken = [
        een
        for een in contracten
        if (een.wet, een.gemeente) == (wet, gemeente)
        and een.geldt_op(dag)
        and _past(product, een.product)
    ]
    if product is not None and product.code is not None:
        van_contract = afgesproken[0].eenheid if afgesproken else ""
        return [Zorgkeuze(nummer, "", _naam(wet, product), eenheid or van_contract)]
    if not afgesproken:
        return [Zorgkeuze(nummer, "", _naam(wet, product), eenheid)]
    per_code = {een.product.code or "": een for een in afgesproken}
    return [
        Zorgkeuze(nummer, code, _naam(wet, een.product), eenheid or een.eenheid)
        for code, een in per_code.items()
    ]


def _naam(wet: Wet, product: Product | None) -> str:
    """The code first, by which people know it and which a narrow column must not cut off."""
    if product is None or product.code is None:
        return productnaam(wet, product)
    return f"{product.code} {codelijst(PRODUCT_CATEGORIE.voor(wet)).label(product.categorie)}"


def _past(toegewezen: Product | None, afgesproken: Product) -> bool:
    if toegewezen is None:
        return True
    if toegewezen.code is not None:
        return toegewezen == afgesproken
    return toegewezen.categorie == afgesproken.categorie
