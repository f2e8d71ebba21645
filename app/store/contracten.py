"""What was agreed with gemeenten, and what they will pay at most in a year."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, RowMapping, delete, insert, select, tuple_, update
from sqlalchemy.dialects import sqlite

from app.domain.contract import Contractproduct
from app.standard.basis import Product
from app.standard.release import Wet
from app.store.tables_declareren import budgetplafond, contractproduct


class Contracten:
    """The contracts in one transaction."""

    def __init__(self, verbinding: Connection) -> None:
        self._verbinding = verbinding

    def alle(self) -> list[Contractproduct]:
        """Give every product of every contract, by gemeente, product and day."""
        k = contractproduct.c
        vraag = select(contractproduct).order_by(
            k.gemeente, k.wet, k.product_categorie, k.product_code, k.eenheid, k.vanaf
        )
        return [_uit_rij(rij) for rij in self._verbinding.execute(vraag).mappings()]

    def van(self, partijen: Collection[tuple[Wet, str]]) -> list[Contractproduct]:
        """Give the products of the contracts with these gemeenten, each for a wet."""
        if not partijen:
            return []
        sleutel = tuple_(contractproduct.c.wet, contractproduct.c.gemeente)
        vraag = select(contractproduct).where(
            sleutel.in_([(wet.value, gemeente) for wet, gemeente in partijen])
        )
        return [_uit_rij(rij) for rij in self._verbinding.execute(vraag).mappings()]

    def voeg_toe(self, producten: Iterable[Contractproduct]) -> None:
        """Keep new ones. Raises IntegrityError for one that is there already."""
        rijen = [_naar_rij(een) for een in producten]
        if rijen:
            self._verbinding.execute(insert(contractproduct), rijen)

    def wijzig(self, producten: Sequence[Contractproduct]) -> None:
        """Write ones that were kept before."""
        for een in producten:
            if een.id is None:
                raise ValueError("not stored yet")
            self._verbinding.execute(
                update(contractproduct)
                .where(contractproduct.c.id == een.id)
                .values(**_naar_rij(een))
            )

    def verwijder(self, ids: Collection[int]) -> None:
        """Take products away."""
        self._verbinding.execute(delete(contractproduct).where(contractproduct.c.id.in_(ids)))

    def plafonds(self) -> dict[tuple[str, int], int]:
        """Give the ceilings in eurocent, by gemeente and year."""
        rijen = self._verbinding.execute(select(budgetplafond))
        return {(rij.gemeente, rij.jaar): rij.bedrag for rij in rijen}

    def zet_plafond(self, gemeente: str, jaar: int, bedrag: int | None) -> None:
        """Record a ceiling in eurocent; None takes it away."""
        deze = (budgetplafond.c.gemeente == gemeente) & (budgetplafond.c.jaar == jaar)
        if bedrag is None:
            self._verbinding.execute(delete(budgetplafond).where(deze))
            return
        rij = {"gemeente": gemeente, "jaar": jaar, "bedrag": bedrag}
        self._verbinding.execute(
            sqlite.insert(budgetplafond)
            .values(rij)
            .on_conflict_do_update(
                index_elements=[budgetplafond.c.gemeente, budgetplafond.c.jaar],
                set_={"bedrag": bedrag},
            )
        )


def _naar_rij(een: Contractproduct) -> dict[str, Any]:
    assert een.product.code is not None  # a contract is about products with a code
    return {
        "wet": een.wet,
        "gemeente": een.gemeente,
        "product_categorie": een.product.categorie,
        "product_code": een.product.code,
        "naam": een.naam,
        "eenheid": een.eenheid,
        "tarief": een.tarief,
        "uitvoering": een.uitvoering,
        "vanaf": een.vanaf,
        "tot": een.tot,
    }


def _uit_rij(rij: RowMapping) -> Contractproduct:
    return Contractproduct(
        wet=rij["wet"],
        gemeente=rij["gemeente"],
        product=Product(categorie=rij["product_categorie"], code=rij["product_code"]),
        naam=rij["naam"],
        eenheid=rij["eenheid"],
        tarief=rij["tarief"],
        uitvoering=rij["uitvoering"],
        vanaf=rij["vanaf"],
        tot=rij["tot"],
        id=rij["id"],
    )
