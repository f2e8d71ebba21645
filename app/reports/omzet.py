"""Omzet: what was declared, granted, refused and paid, added up by what the user wants to see."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.standard.release import Wet


class Per(StrEnum):
    """By what omzet is added up."""

    MAAND = "maand"
    GEMEENTE = "gemeente"
    WET = "wet"
    PRODUCT = "product"


class Maandsoort(StrEnum):
    """Which month a line belongs to: of its care (ProductPeriode) or of its DeclaratiePeriode."""

    ZORG = "zorg"
    DECLARATIE = "declaratie"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bedragen:
    """Sums in eurocent, credit taken off.

    ``gedeclareerd`` is of lines whose message counts and that were not refused; ``afgekeurd`` of
    all that were refused, ``onopgelost`` of those among them that still ask something. ``betaald``
    is divided over the lines of a declaration by their amounts.
    """

    gedeclareerd: int = 0
    toegekend: int = 0
    afgekeurd: int = 0
    onopgelost: int = 0
    betaald: int = 0

    @property
    def wacht(self) -> int:
        """What has no answer yet."""
        return self.gedeclareerd - self.toegekend

    @property
    def open(self) -> int:
        """What is still to be received: declared, not refused and not paid."""
        return self.gedeclareerd - self.betaald

    def __add__(self, ander: Bedragen) -> Bedragen:
        return Bedragen(
            gedeclareerd=self.gedeclareerd + ander.gedeclareerd,
            toegekend=self.toegekend + ander.toegekend,
            afgekeurd=self.afgekeurd + ander.afgekeurd,
            onopgelost=self.onopgelost + ander.onopgelost,
            betaald=self.betaald + ander.betaald,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Omzetcel:
    """The sums of one month, gemeente, wet and product; ``maand`` is its first day."""

    maand: date
    gemeente: str
    wet: Wet
    product_categorie: str
    product_code: str
    bedragen: Bedragen


@dataclass(frozen=True, slots=True, kw_only=True)
class Omzetgroep:
    """A row of the overview.

    ``sleutel`` is JJJJ-MM, a gemeentecode, a wet or ``categorie code`` of a product.
    """

    sleutel: str
    bedragen: Bedragen


def groepeer(cellen: Iterable[Omzetcel], per: Per) -> list[Omzetgroep]:
    """Add cells up, in the order of their keys."""
    sommen: dict[str, Bedragen] = {}
    for cel in cellen:
        sleutel = sleutel_van(cel, per)
        sommen[sleutel] = sommen.get(sleutel, Bedragen()) + cel.bedragen
    return [Omzetgroep(sleutel=sleutel, bedragen=sommen[sleutel]) for sleutel in sorted(sommen)]


def per_maand(cellen: Iterable[Omzetcel], jaar: int) -> list[Omzetgroep]:
    """Give the twelve months of a year, also those in which there was nothing."""
    bekend = {groep.sleutel: groep for groep in groepeer(cellen, Per.MAAND)}
    sleutels = [f"{jaar}-{maand:02}" for maand in range(1, 13)]
    return [bekend.get(s) or Omzetgroep(sleutel=s, bedragen=Bedragen()) for s in sleutels]


def totaal(groepen: Sequence[Omzetgroep] | Sequence[Omzetcel]) -> Bedragen:
    """Add everything up."""
    return sum((groep.bedragen for groep in groepen), Bedragen())


def sleutel_van(cel: Omzetcel, per: Per) -> str:
    """Key of the group to which a cell belongs."""
    match per:
        case Per.MAAND:
            return f"{cel.maand:%Y-%m}"
        case Per.GEMEENTE:
            return cel.gemeente
        case Per.WET:
            return cel.wet.value
        case Per.PRODUCT:
            return f"{cel.product_categorie} {cel.product_code}"
