"""What a gemeente assigned to us, with its history."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from app.domain.levering import TIJDELIJK, Levering, Melding, levering
from app.standard.basis import Omvang, Product
from app.standard.codelijsten import codelijst
from app.standard.leesbaar import bedrag
from app.standard.release import PRODUCT_CATEGORIE, Wet

if TYPE_CHECKING:  # what Vandaag shows does without the classes of messages
    from app.standard.toewijzing import ToegewezenProduct

_AANTAL = {"01": "minuten", "14": "etmalen", "16": "dagdelen"}  # plurals that Dutch needs (WJ756)
_EEN = {"82": "stuk", "84": "stuk"}  # singulars: the list has a plural (WJ756)
VERWIJDERD = "13"  # RedenWijziging: to be seen as never sent (OP033x1)
_VERVALLEN = (VERWIJDERD, "01")  # 01 is the former administrative correction


class Toewijzingsleutel(NamedTuple):
    """A ToewijzingNummer is unique within a gemeente and a wet (OP275, TR332)."""

    wet: Wet
    gemeente: str
    nummer: int


@dataclass(frozen=True, slots=True)
class Toewijzingversie:
    """A ToegewezenProduct as one 301 gave it."""

    product: ToegewezenProduct
    bericht_id: int
    ontvangen_op: datetime

    @property
    def moment(self) -> tuple[object, ...]:
        """What decides which version is newest (IV013), the later received last."""
        product = self.product
        return (
            product.toewijzingsdatum,
            product.toewijzingstijd,
            self.ontvangen_op,
            self.bericht_id,
        )


class Wijzigingsoort(StrEnum):
    """What changed from one version to the next."""

    VERKORT = "verkort"
    VERLENGD = "verlengd"
    OMVANG = "omvang"
    BUDGET = "budget"
    VERWIJDERD = "verwijderd"
    ANDERS = "anders"


class Stand(StrEnum):
    """Where care under a Toewijzing is, for lists."""

    TOEKOMSTIG = "toekomstig"  # the Ingangsdatum is still to come
    NIEUW = "nieuw"  # no start reported
    GESTART = "gestart"
    ONDERBROKEN = "onderbroken"  # temporary stop
    GESTOPT = "gestopt"
    VERWIJDERD = "verwijderd"


@dataclass(frozen=True, slots=True)
class Wijziging:
    """One change in the history of a Toewijzing."""

    soort: Wijzigingsoort
    van: ToegewezenProduct
    naar: ToegewezenProduct


@dataclass(frozen=True, slots=True)
class Startverwachting:
    """What the user said about a start that has not happened: *nog niet gestart*.

    ``verwacht_op`` is the new expected start, or None when nobody knows.
    """

    vastgelegd_op: date
    verwacht_op: date | None = None


@dataclass(slots=True)
class Toewijzing:
    """A Toewijzing of one client to one AGB code; ``id`` is None until stored.

    ``geen_verlenging_op`` is when the user said that it need not be extended.
    """

    sleutel: Toewijzingsleutel
    aanbieder: str
    bsn: str
    versies: list[Toewijzingversie] = field(default_factory=list)
    meldingen: list[Melding] = field(default_factory=list)
    verwachting: Startverwachting | None = None
    geen_verlenging_op: date | None = None
    id: int | None = field(default=None, compare=False)

    @property
    def actueel(self) -> ToegewezenProduct:
        """The version with the newest Toewijzingsdatum and -tijd leads (OP033x1, IV013)."""
        if len(self.versies) == 1:
            return self.versies[0].product
        return max(self.versies, key=lambda versie: versie.moment).product

    @property
    def laatst_toegewezen(self) -> ToegewezenProduct:
        """What was assigned last: of a removed Toewijzing the version before the removal."""
        versies = [v for v in self.versies if v.product.reden_wijziging != VERWIJDERD]
        return max(versies or self.versies, key=lambda versie: versie.moment).product

    @property
    def productnaam(self) -> str:
        """Product for the user, such as ``Jeugdhulp ambulant 45A04``."""
        return productnaam(self.sleutel.wet, self.actueel.product)

    @property
    def omvang_tekst(self) -> str:
        """Given volume for the user, such as ``2 uur per week``; empty when there is none."""
        return omvang_tekst(self.actueel.omvang, self.actueel.budget)

    @property
    def verwijderd(self) -> bool:
        """Whether the gemeente took it back (RedenWijziging 13)."""
        return self.actueel.reden_wijziging == VERWIJDERD

    def is_actueel(self, dag: date) -> bool:
        """Whether it holds on a day or after it, or has yet to begin (OP087, TR349)."""
        product = self.actueel
        return not vervallen(product) and (product.einddatum is None or product.einddatum >= dag)

    @property
    def ontvangen_op(self) -> datetime:
        """When the first 301 with this Toewijzing came in."""
        return min(versie.ontvangen_op for versie in self.versies)

    @property
    def levering(self) -> Levering:
        """State of care under this Toewijzing."""
        return levering(self.meldingen)

    def stand(self, vandaag: date) -> Stand:
        """Where care is on a day."""
        if self.verwijderd:
            return Stand.VERWIJDERD
        if self.levering.actuele_start is not None:
            return Stand.GESTART
        stop = self.levering.laatste_stop
        if stop is not None:
            return Stand.ONDERBROKEN if stop.reden_beeindiging == TIJDELIJK else Stand.GESTOPT
        return Stand.TOEKOMSTIG if self.actueel.ingangsdatum > vandaag else Stand.NIEUW

    @property
    def wijzigingen(self) -> list[Wijziging]:
        """The history, oldest first: shortened, extended, changed, removed."""
        op_volgorde = [v.product for v in sorted(self.versies, key=lambda versie: versie.moment)]
        return [
            Wijziging(_wat_wijzigde(van, naar), van, naar)
            for van, naar in pairwise(op_volgorde)
            if _inhoud(van) != _inhoud(naar)
        ]

    def heeft_versie(self, product: ToegewezenProduct) -> bool:
        """Whether this very content came before: a resend changes nothing (IV013)."""
        return any(versie.product == product for versie in self.versies)


def vervallen(product: ToegewezenProduct) -> bool:
    """Whether it was taken back as if never sent: no actuele Toewijzing (OP087, TR302, TR349)."""
    return product.einddatum == product.ingangsdatum and product.reden_wijziging in _VERVALLEN


def productnaam(wet: Wet, product: Product | None) -> str:
    """Label of the category and the code; a generic Toewijzing has neither."""
    if product is None:
        return "alle producten (generiek)"
    categorie = codelijst(PRODUCT_CATEGORIE.voor(wet)).label(product.categorie)
    return f"{categorie} {product.code or product.categorie}"


def omvang_tekst(omvang: Omvang | None, budget: int | None) -> str:
    """Volume in words, or the budget (eurocent) when there is one."""
    if budget is not None:
        return f"budget {bedrag(budget)}"
    if omvang is None:
        return ""
    frequentie = {"6": "in totaal"}.get(
        omvang.frequentie, codelijst("WMO757").label(omvang.frequentie).lower()
    )
    return f"{volume_tekst(omvang.volume, omvang.eenheid)} {frequentie}"


def volume_tekst(volume: int, eenheid: str) -> str:
    """Volume in words, such as ``3 dagdelen``; of Eenheid 83 it is an amount (IV042)."""
    if eenheid == "83":
        return bedrag(volume)
    naam = codelijst("WJ756").label(eenheid).partition(" (")[0].lower()
    hoeveel = f"{volume:,}".replace(",", ".")
    return f"{hoeveel} {(_EEN if volume == 1 else _AANTAL).get(eenheid, naam)}"


def _inhoud(product: ToegewezenProduct) -> tuple[object, ...]:
    return (
        product.product,
        product.ingangsdatum,
        product.einddatum,
        product.omvang,
        product.budget,
        product.reden_wijziging == VERWIJDERD,
    )


def _wat_wijzigde(van: ToegewezenProduct, naar: ToegewezenProduct) -> Wijzigingsoort:
    if naar.reden_wijziging == VERWIJDERD:
        return Wijzigingsoort.VERWIJDERD
    if van.einddatum != naar.einddatum:
        verlengd = naar.einddatum is None or (van.einddatum or date.max) < naar.einddatum
        return Wijzigingsoort.VERLENGD if verlengd else Wijzigingsoort.VERKORT
    if van.omvang != naar.omvang:
        return Wijzigingsoort.OMVANG
    if van.budget != naar.budget:
        return Wijzigingsoort.BUDGET
    return Wijzigingsoort.ANDERS
