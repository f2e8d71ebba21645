"""What a proposal for a declaration is made of: lines, what is left out, and what decides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from app.domain.contract import Contractproduct
from app.domain.declaratie import GedeclareerdePrestatie, Vaststelling
from app.domain.toewijzing import Toewijzing
from app.standard.basis import GeslotenPeriode, Product
from app.standard.release import Wet


class Regelsleutel(NamedTuple):
    """What is declared once: a product of a Toewijzing in a month (TR389)."""

    toewijzing_id: int
    product_categorie: str
    product_code: str
    maand: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Voorstelregel:
    """A line to declare; volume in ``eenheid``, tarief and bedrag in eurocent.

    ``volume`` 0 only takes back: ``crediteert`` is the granted line that goes back first.
    ``geregistreerd`` is what was recorded, in thousandths of the Eenheid in which is added up.
    ``let_op`` is what the user should know of it, in Dutch.
    """

    sleutel: Regelsleutel
    toewijzing: Toewijzing
    product: Product
    periode: GeslotenPeriode
    volume: int
    eenheid: str
    tarief: int | None
    bedrag: int
    geregistreerd: int
    zorg_ids: tuple[int, ...]
    crediteert: GedeclareerdePrestatie | None = None
    vastgesteld: Vaststelling | None = None
    let_op: str = ""

    @property
    def verschil(self) -> int:
        """What it adds to the total, in eurocent: the new amount, less what is taken back."""
        terug = self.crediteert.prestatie.ingediend_bedrag.bedrag if self.crediteert else 0
        return self.bedrag - terug


@dataclass(frozen=True, slots=True, kw_only=True)
class Weggelaten:
    """Recorded care that is not in the proposal, and why.

    ``aantal`` is in thousandths of ``eenheid``; ``toewijzing`` is None while it is not known,
    ``nummer`` is the ToewijzingNummer and ``product`` the ProductCode as far as they were recorded.
    """

    bsn: str
    maand: date
    product: str
    aantal: int
    eenheid: str
    reden: str
    advies: str
    regel: str = ""
    toewijzing: Toewijzing | None = None
    nummer: int | None = None
    sleutel: Regelsleutel | None = None
    zorg_ids: tuple[int, ...] = ()
    vastgesteld: Vaststelling | None = None


@dataclass(slots=True)
class Afspraken:
    """What decides how care is declared: contract, decisions, and how a gemeente wants hours."""

    contract: Mapping[tuple[Wet, str], Sequence[Contractproduct]]
    vaststellingen: Mapping[Regelsleutel, Vaststelling] = field(default_factory=dict)
    uren_in_minuten: frozenset[str] = frozenset()  # gemeenten
    _op_product: dict[tuple[Wet, str, str, str | None], list[Contractproduct]] = field(init=False)

    def __post_init__(self) -> None:
        self._op_product = {}
        for (wet, gemeente), producten in self.contract.items():
            for een in producten:
                wat = (wet, gemeente, een.product.categorie, een.product.code)
                self._op_product.setdefault(wat, []).append(een)

    def van(self, toewijzing: Toewijzing) -> Sequence[Contractproduct]:
        """What was agreed with the gemeente of a Toewijzing."""
        return self.contract.get((toewijzing.sleutel.wet, toewijzing.sleutel.gemeente), ())

    def over(self, toewijzing: Toewijzing, product: Product) -> Sequence[Contractproduct]:
        """What was agreed with that gemeente on a product, at any time."""
        sleutel = toewijzing.sleutel
        wat = (sleutel.wet, sleutel.gemeente, product.categorie, product.code)
        return self._op_product.get(wat, ())
