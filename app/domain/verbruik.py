"""What was given, declared and granted of a Toewijzing, and when it will be used up.

Everything of a Toewijzing is in one measure: the Eenheid (WJ756) of its Omvang, hours in minutes;
a budget, and what has neither, in eurocent (Eenheid 83).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from types import MappingProxyType

from app.domain.contract import Contractproduct, Uitvoeringsvariant
from app.domain.toewijzing import volume_tekst
from app.domain.volume import (
    EURO,
    MINUUT,
    UUR,
    kleinste_eenheid,
    maximum_toewijzing,
    omgerekend,
)
from app.standard.leesbaar import datum_voluit
from app.standard.toewijzing import ToegewezenProduct

_MAANDEN_TEMPO = 3  # of which the average tells how fast it goes
_IN_TOTAAL = "6"  # WMO757
_GEEN_EINDE = 9999  # a year that says that there is no end
_MINUTEN = 60
_STAPPEN = MappingProxyType({MINUUT: 10, EURO: 100})  # of what is told of an expectation
_VER = 36_500  # days: no forecast looks further


@dataclass(frozen=True, slots=True, kw_only=True)
class Maandsom:
    """What was declared over a month in one Eenheid, and what of it was granted; credit taken off.

    ``maand`` is the first day of the month in which the ProductPeriode begins; amounts are in
    eurocent, and so is a volume of Eenheid 83.
    """

    maand: date
    eenheid: str
    volume: int
    toegekend_volume: int
    bedrag: int
    toegekend_bedrag: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Prognose:
    """What will become of it at this pace: the day on which it is used up, or what will be left."""

    op: date | None = None
    over: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verbruik:
    """What was given of a Toewijzing until ``tot``, and what became of it; in ``eenheid``.

    ``gegeven`` is None for what has neither Omvang nor budget, and grows with the months where it
    is not ``vast``; ``in_uren`` when it was given in hours. ``einde`` is the last day on which care
    is given, None while that is not known.
    """

    eenheid: str
    in_uren: bool
    budget: bool
    gegeven: int | None
    vast: bool
    gedeclareerd: int
    toegekend: int
    tot: date
    einde: date | None
    prognose: Prognose | None = None

    @property
    def over(self) -> int | None:
        """What is left to be declared; below nothing too much was."""
        return None if self.gegeven is None else self.gegeven - self.gedeclareerd

    def tekst(self, hoeveelheid: int) -> str:
        """Amount of this in words, such as ``40 uur`` or ``€ 1.200,00``."""
        if not self.in_uren:
            return volume_tekst(hoeveelheid, self.eenheid)
        hele, minuten = divmod(abs(hoeveelheid), _MINUTEN)
        teken = "-" if hoeveelheid < 0 else ""
        return f"{teken}{volume_tekst(hele, UUR)}" + (
            f" en {volume_tekst(minuten, MINUUT)}" if minuten else ""
        )


def verbruik(
    product: ToegewezenProduct,
    afspraken: Iterable[Contractproduct],
    declaraties: Sequence[Maandsom],
    zorg: Mapping[date, int],
    vandaag: date,
    gestopt_op: date | None = None,
) -> Verbruik:
    """Add up what became of a Toewijzing, and look ahead at its pace.

    ``afspraken`` are those with its gemeente for its wet; without a product that fits, inspanning
    or output is not known, and the larger maximum counts (IV077). The pace is that of the last
    three months that were declared, or else of the care that was recorded: ``zorg``, by the first
    day of the month, in the measure. A line in another Eenheid is left out (TR341 refuses it).
    """
    eenheid = meeteenheid(product)
    budget = product.omvang is None
    gedeclareerd: dict[date, int] = {}
    toegekend = 0
    for som in declaraties:
        deel, ervan = som.bedrag, som.toegekend_bedrag
        if not budget:
            volume = omgerekend(som.volume, som.eenheid, eenheid)
            if volume is None:
                continue
            deel, ervan = volume, omgerekend(som.toegekend_volume, som.eenheid, eenheid) or 0
        gedeclareerd[som.maand] = gedeclareerd.get(som.maand, 0) + deel
        toegekend += ervan
    einde = _einde(product.einddatum)
    tot = einde or _einde_maand(vandaag)
    gegeven = _gegeven(product, afspraken, tot)
    laatste = min((dag for dag in (einde, gestopt_op) if dag is not None), default=None)
    vast = budget or einde is not None or _in_totaal(product)
    vooruit = None
    if gegeven is not None and vast:
        vooruit = _prognose(product, gegeven, gedeclareerd, zorg, vandaag, laatste)
    return Verbruik(
        eenheid=eenheid,
        in_uren=not budget and product.omvang is not None and product.omvang.eenheid == UUR,
        budget=product.budget is not None,
        gegeven=gegeven,
        vast=vast,
        gedeclareerd=sum(gedeclareerd.values()),
        toegekend=toegekend,
        tot=tot,
        einde=laatste,
        prognose=vooruit,
    )


def meeteenheid(product: ToegewezenProduct) -> str:
    """Eenheid (WJ756) in which everything of a Toewijzing is added up."""
    return EURO if product.omvang is None else kleinste_eenheid(product.omvang.eenheid)


def in_woorden(een: Verbruik, vandaag: date) -> str:
    """What a forecast says to the user; empty when there is none."""
    wat = "budget" if een.budget else "volume"
    if een.over is not None and een.over < 0:
        is_ = "is" if _enkelvoud(een, -een.over) else "zijn"
        return f"Er {is_} {een.tekst(-een.over)} meer gedeclareerd dan toegewezen."
    if een.over == 0:
        return f"Het {wat} is op."
    if een.prognose is None:
        return ""
    if een.prognose.op is not None:
        dag = datum_voluit(een.prognose.op).removesuffix(f" {vandaag.year}")
        if een.prognose.op < vandaag:
            return f"In dit tempo was het {wat} rond {dag} op."
        return f"Rond {dag} is het {wat} op."
    assert een.prognose.over is not None  # it is one of the two
    if een.prognose.over == 0:
        return f"Het {wat} komt naar verwachting precies uit."
    blijft = "blijft" if _enkelvoud(een, een.prognose.over) else "blijven"
    if een.einde is not None and een.einde < vandaag:
        return f"Er {blijft} {een.tekst(een.prognose.over)} over."
    hoeveel = een.tekst(_ongeveer(een, een.prognose.over))
    return f"Er {blijft} naar verwachting {hoeveel} over."


def _enkelvoud(een: Verbruik, hoeveelheid: int) -> bool:
    """Whether an amount takes a verb in the singular: `3 uur is`, `3 dagdelen zijn`."""
    return een.in_uren or een.eenheid == EURO or hoeveelheid == 1


def _ongeveer(een: Verbruik, hoeveelheid: int) -> int:
    """Amount without the detail that an expectation does not have."""
    stap = _MINUTEN if een.in_uren else _STAPPEN.get(een.eenheid, 1)
    if hoeveelheid < stap * 10:
        return hoeveelheid
    return (hoeveelheid + stap // 2) // stap * stap


def _gegeven(
    product: ToegewezenProduct, afspraken: Iterable[Contractproduct], tot: date
) -> int | None:
    if product.omvang is None:
        return product.budget
    echt = replace(product, einddatum=_einde(product.einddatum))
    maximum = max(
        maximum_toewijzing(echt, uitvoering, tot)
        for uitvoering in _uitvoeringen(product, afspraken, tot)
    )
    return omgerekend(maximum, product.omvang.eenheid, meeteenheid(product))


def _uitvoeringen(
    product: ToegewezenProduct, afspraken: Iterable[Contractproduct], tot: date
) -> Collection[Uitvoeringsvariant]:
    """What was agreed on it while it holds, or both when the contract does not tell."""
    gegeven = product.product
    gevonden = {
        een.uitvoering
        for een in afspraken
        if (gegeven is None or een.product.categorie == gegeven.categorie)
        and (gegeven is None or gegeven.code in (None, een.product.code))
        and een.vanaf <= tot
        and (een.tot is None or een.tot >= product.ingangsdatum)
    }
    return gevonden or tuple(Uitvoeringsvariant)


def _prognose(
    product: ToegewezenProduct,
    gegeven: int,
    gedeclareerd: Mapping[date, int],
    zorg: Mapping[date, int],
    vandaag: date,
    einde: date | None,
) -> Prognose | None:
    bron = gedeclareerd if any(waarde > 0 for waarde in gedeclareerd.values()) else zorg
    maanden = sorted(maand for maand, waarde in bron.items() if waarde > 0)[-_MAANDEN_TEMPO:]
    if not maanden:
        return None
    # A month that is not over was recorded until today, and declared as a whole.
    tot = vandaag if bron is zorg else date.max
    gebruikt = sum(bron[maand] for maand in maanden)
    dagen = sum(_dagen_in(maand, product.ingangsdatum, tot) for maand in maanden)
    if dagen <= 0:
        return None
    vanaf = min(_einde_maand(maanden[-1]), tot) + timedelta(days=1)
    rest = gegeven - sum(bron.values())
    if rest <= 0:
        return Prognose(op=vanaf - timedelta(days=1))
    if einde is not None and einde < vandaag:
        # What was recorded and not declared is known, and needs no pace.
        nog = sum(zorg[maand] for maand in zorg if bron.get(maand, 0) <= 0)
        if bron is zorg or 0 < nog <= rest:
            return Prognose(over=rest - nog)
    over_dagen = rest * dagen // gebruikt
    resterend = None if einde is None else max(0, (einde - vanaf).days + 1)
    if resterend is not None and over_dagen >= resterend:
        return Prognose(over=(rest * dagen - gebruikt * resterend) // dagen)
    return Prognose(op=vanaf + timedelta(days=over_dagen)) if over_dagen < _VER else None


def _dagen_in(maand: date, van: date, tot: date) -> int:
    """Days of a month that lie in a period."""
    return max(0, (min(_einde_maand(maand), tot) - max(maand, van)).days + 1)


def _einde_maand(dag: date) -> date:
    if dag.month == 12:
        return dag.replace(day=31)
    return dag.replace(month=dag.month + 1, day=1) - timedelta(days=1)


def _einde(dag: date | None) -> date | None:
    return None if dag is None or dag.year == _GEEN_EINDE else dag


def _in_totaal(product: ToegewezenProduct) -> bool:
    return product.omvang is not None and product.omvang.frequentie == _IN_TOTAAL
