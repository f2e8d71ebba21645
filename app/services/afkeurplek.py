"""What stands at the place in a message that was refused: whose Toewijzing, and in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from app.domain.client import korte_naam
from app.domain.toewijzing import productnaam
from app.errors import UserError
from app.rules.pad import WORTEL, objecten, voorvader
from app.standard.basis import Product
from app.standard.bericht import Bericht
from app.standard.codec import decode
from app.standard.element import Berichtklasse
from app.standard.leesbaar import Regel, leesbaar
from app.standard.toewijzing import Toewijzingbericht


@dataclass(frozen=True, slots=True)
class Inhoud:
    """A message that was read once; without ``bericht`` when it cannot be read any more."""

    bericht: Bericht | None
    paden: Mapping[str, Berichtklasse]

    @property
    def client(self) -> str:
        """Name of the client of a 301, of whom nothing may have been taken over yet."""
        bericht = self.bericht
        if isinstance(bericht, Toewijzingbericht) and bericht.client is not None:
            return korte_naam(bericht.client.naam)
        return ""

    def nummer(self, pad: str) -> int | None:
        """Give the ToewijzingNummer of the class at a place, or the only one in the message."""
        for klasse in self._van_binnen_naar_buiten(pad):
            if (nummer := _nummer(klasse)) is not None:
                return nummer
        nummers = {nummer for klasse in self.paden.values() if (nummer := _nummer(klasse))}
        return nummers.pop() if len(nummers) == 1 else None

    def product(self, pad: str) -> str:
        """Name the product of the class at a place, or the only one in the message."""
        for klasse in self._van_binnen_naar_buiten(pad):
            if naam := self._productnaam(klasse):
                return naam
        namen = {naam for klasse in self.paden.values() if (naam := self._productnaam(klasse))}
        return namen.pop() if len(namen) == 1 else ""

    def in_woorden(self, pad: str) -> tuple[Regel, ...]:
        """Give the lines of the class at a place; nothing for the message as a whole."""
        klasse = voorvader(pad, self.paden.__contains__)
        if self.bericht is None or klasse == WORTEL:
            return ()
        regels = leesbaar(self.bericht)
        return tuple(r for r in regels if r.pad == klasse or r.pad.startswith(f"{klasse}/"))

    def _van_binnen_naar_buiten(self, pad: str) -> Iterator[Berichtklasse]:
        hier = voorvader(pad, self.paden.__contains__)
        while hier != WORTEL:
            yield self.paden[hier]
            hier = voorvader(hier.rpartition("/")[0], self.paden.__contains__)

    def _productnaam(self, klasse: Any) -> str:
        """The label of a class that says of itself which product it is about."""
        assert self.bericht is not None  # else there would be no classes
        product = getattr(klasse, "product", None)
        if product is None and (categorie := getattr(klasse, "product_categorie", None)):
            product = Product(categorie=categorie, code=klasse.product_code)
        return productnaam(self.bericht.wet, product) if product is not None else ""


def lees(inhoud: bytes) -> Inhoud:
    """Read a message that was kept."""
    try:
        bericht = decode(inhoud)
    except UserError:  # kept by a version that had an older release of the standard
        return Inhoud(None, {})
    return Inhoud(bericht, dict(objecten(bericht, Berichtklasse)))


def _nummer(klasse: object) -> int | None:
    return getattr(klasse, "toewijzing_nummer", None)
