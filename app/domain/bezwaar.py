"""What stands in the way of a request beside the rules: an agreement, the contract, the dossier."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

_MINSTE_LETTERS = 8  # less explains nothing


class Zwaarte(StrEnum):
    """What the user must do about it."""

    LET_OP = "let_op"  # advice: it may go
    BLOKKEERT = "blokkeert"  # the gemeente would refuse: it may go only with a reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Bezwaar:
    """One objection to a request, in words for the user.

    ``afspraak`` is its name, which stays the same; ``product`` is the place (from 0) of the
    product in the request, or None for the whole of it; ``bron`` the document and paragraph, or
    the rule.
    """

    afspraak: str
    product: int | None = None
    melding: str
    advies: str
    bron: str
    zwaarte: Zwaarte

    @property
    def sleutel(self) -> str:
        """What it is overruled by: its name, with the place of the product from 1."""
        return self.afspraak if self.product is None else f"{self.afspraak}-{self.product + 1}"

    @property
    def blokkeert(self) -> bool:
        """Whether it may go only with a reason."""
        return self.zwaarte is Zwaarte.BLOKKEERT


def is_reden(tekst: str) -> bool:
    """Whether a text says enough to be the reason to go past an objection."""
    return sum(teken.isalnum() for teken in tekst) >= _MINSTE_LETTERS
