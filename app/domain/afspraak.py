"""In which Eenheid and under which tariff care is declared: TR341, IV075, IV081."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.contract import Contractproduct, Uitvoeringsvariant
from app.domain.volume import EURO, MINUUT, UUR, bedrag_van_minuten, tarief_per_minuut
from app.standard.basis import GeslotenPeriode, Product
from app.standard.toewijzing import ToegewezenProduct


@dataclass(frozen=True, slots=True)
class Declareerwijze:
    """How a product is declared: its Eenheid, and what was agreed for it, or nothing for euros."""

    eenheid: str
    afspraak: Contractproduct | None

    @property
    def uitvoering(self) -> Uitvoeringsvariant | None:
        """Whether it is paid for what was done or for a result, when that was agreed."""
        return self.afspraak.uitvoering if self.afspraak else None

    @property
    def tarief(self) -> int | None:
        """ProductTarief in eurocent; none for euros (CD087)."""
        if self.eenheid == EURO or self.afspraak is None:
            return None
        if self._per_uur:
            return tarief_per_minuut(self.afspraak.tarief)
        return self.afspraak.tarief

    def bedrag(self, volume: int) -> int:
        """IngediendBedrag in eurocent (TR346, CS339; of minutes under a tariff per hour IV081)."""
        if self.eenheid == EURO or self.afspraak is None:
            return volume
        if self._per_uur:
            return bedrag_van_minuten(self.afspraak.tarief, volume)
        return volume * self.afspraak.tarief

    @property
    def _per_uur(self) -> bool:
        return self.afspraak is not None and self.eenheid == MINUUT and self.afspraak.eenheid == UUR


def gegeven_product(
    product: ToegewezenProduct, afspraken: Iterable[Contractproduct], code: str
) -> Product | None:
    """Product of which a line is declared, or None when that cannot be told (IV075).

    A specific Toewijzing says it. Of an aspecific or generic one ``code`` was recorded with the
    care; without it the contract decides, when that has one product that fits.
    """
    gegeven = product.product
    if gegeven is not None and gegeven.code is not None:
        return gegeven if code in ("", gegeven.code) else None
    passend = {
        een.product
        for een in afspraken
        if (gegeven is None or een.product.categorie == gegeven.categorie)
        and code in ("", een.product.code)
    }
    return passend.pop() if len(passend) == 1 else None


def geldend(
    afspraken: Sequence[Contractproduct], periode: GeslotenPeriode, dag: date | None = None
) -> Sequence[Contractproduct]:
    """Those of what was agreed on a product that hold in a ProductPeriode.

    What holds on ``dag`` comes first, or on its first day without one.
    """
    eerste = dag or periode.begindatum
    gevonden = [
        een
        for een in afspraken
        if een.vanaf <= periode.einddatum and (een.tot is None or een.tot >= periode.begindatum)
    ]
    if len(gevonden) > 1:
        gevonden.sort(key=lambda een: (not een.geldt_op(eerste), een.vanaf))
    return gevonden


def declareerwijze(
    product: ToegewezenProduct,
    afspraken: Sequence[Contractproduct],
    geregistreerd: str,
    *,
    uren_in_minuten: bool,
) -> Declareerwijze | None:
    """How care is declared, or None when the contract has no tariff for it (TR341).

    The Eenheid is that of the Toewijzing; where that names no product, of the contract, that in
    which was recorded (``geregistreerd``) first. Hours are declared in minutes when only a tariff
    per minute was agreed (IV081), or when the gemeente wants so (``uren_in_minuten``); minutes
    never in hours.
    """
    specifiek = product.product is not None and product.product.code is not None
    if specifiek and product.omvang is not None:
        eenheden = [product.omvang.eenheid]
    else:
        eenheden = [een.eenheid for een in afspraken]
        eenheden.sort(key=lambda eenheid: eenheid != geregistreerd)
        if specifiek and not eenheden:
            eenheden = [geregistreerd]
    for eenheid in eenheden:
        wijze = _in_eenheid(eenheid, afspraken, uren_in_minuten=uren_in_minuten)
        if wijze is not None:
            return wijze
    return None


def _in_eenheid(
    eenheid: str, afspraken: Sequence[Contractproduct], *, uren_in_minuten: bool
) -> Declareerwijze | None:
    met = {een.eenheid: een for een in reversed(afspraken)}  # what holds first, last
    if eenheid == EURO:
        return Declareerwijze(EURO, met.get(EURO))
    if eenheid in (UUR, MINUUT):
        in_minuten = eenheid == MINUUT or uren_in_minuten or UUR not in met
        afspraak = met.get(MINUUT, met.get(UUR)) if in_minuten else met[UUR]
        return Declareerwijze(MINUUT if in_minuten else UUR, afspraak) if afspraak else None
    return Declareerwijze(eenheid, met[eenheid]) if eenheid in met else None
