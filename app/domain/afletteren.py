"""Which entries of a bank statement are payments of which declarations: proposals, no decisions.

A gemeente may pay several declarations at once, and takes a negative balance off a later payment
(Rijk van Nijmegen 2020, on the 304); then the amount on the bank is not the amount that was
granted, and a proposal divides it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from functools import cache
from itertools import product
from math import prod

from app.domain.betaling import Betaling, Declaratiestand, past
from app.standard.camt import Boeking
from app.standard.codelijsten import gemeentenaam
from app.standard.leesbaar import bedrag as in_euro

_KORT = 5  # a DeclaratieNummer with fewer characters may stand in a text by chance
_MEESTE = 16  # declarations of which every combination is tried
_MEESTE_KEUZES = 1_000
_ZELFDE_BETALING = timedelta(days=7)  # between what was typed in and what the bank booked
_SCHEIDING = r"[\s\-]*"
_ANDERS = {"s gravenhage": "den haag", "s hertogenbosch": "den bosch"}


class Zekerheid(StrEnum):
    """How sure a proposal is; GEBOEKT is what the user had typed in already."""

    ZEKER = "zeker"
    WAARSCHIJNLIJK = "waarschijnlijk"
    ONBEKEND = "onbekend"
    GEBOEKT = "geboekt"


@dataclass(frozen=True, slots=True)
class Deel:
    """What of an entry is for one declaration; negative when that one is settled by it."""

    declaratie: Declaratiestand
    bedrag: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Voorstel:
    """How an entry may be divided over declarations, and why; without ``delen`` the user tells.

    The ``delen`` always add up to the entry. ``kandidaten`` are declarations that it may be about
    when that cannot be told.
    """

    boeking: Boeking
    zekerheid: Zekerheid
    uitleg: str
    delen: tuple[Deel, ...] = ()
    kandidaten: tuple[Declaratiestand, ...] = ()


@dataclass(slots=True)
class _Stand:
    """What is open while entries are divided, one after the other."""

    declaraties: Sequence[Declaratiestand]
    open: dict[int, int] = field(default_factory=dict)
    met_de_hand: list[Betaling] = field(default_factory=list)

    def __post_init__(self) -> None:
        for een in self.declaraties:
            self.open[een.bericht_id] = een.open if een.wacht_op_geld else 0
            self.met_de_hand += [b for b in een.betalingen if b.kenmerk is None]

    def som(self, declaraties: Collection[Declaratiestand]) -> int:
        return sum(self.open[een.bericht_id] for een in declaraties)

    def openstaand(self, boeking: Boeking) -> list[Declaratiestand]:
        """Declarations that this may pay: open, and made before it."""
        return [
            een
            for een in self.declaraties
            if self.open[een.bericht_id] and een.dagtekening <= boeking.datum
        ]

    def al_vastgelegd(self, boeking: Boeking, van: Collection[Declaratiestand]) -> bool:
        """Whether the user typed this payment in; once for each that was typed in."""
        ids = {een.bericht_id for een in van}
        deze = [
            betaling
            for betaling in self.met_de_hand
            if betaling.bericht_id in ids
            and abs(betaling.datum - boeking.datum) <= _ZELFDE_BETALING
        ]
        gelijk = [betaling for betaling in deze if betaling.bedrag == boeking.bedrag][:1]
        if not gelijk and sum(betaling.bedrag for betaling in deze) == boeking.bedrag:
            gelijk = deze
        for betaling in gelijk:
            self.met_de_hand.remove(betaling)
        return bool(gelijk)

    def verdeel(
        self,
        boeking: Boeking,
        zekerheid: Zekerheid,
        uitleg: str,
        over: Sequence[Declaratiestand],
    ) -> Voorstel:
        """Divide an entry so that each declaration is closed; for one, whatever the amount."""
        delen = tuple(Deel(een, self.open[een.bericht_id]) for een in over)
        if len(over) == 1:
            delen = (Deel(over[0], boeking.bedrag),)
        for deel in delen:
            self.open[deel.declaratie.bericht_id] -= deel.bedrag
        if zekerheid is Zekerheid.ZEKER and any(een.toegekend is None for een in over):
            zekerheid = Zekerheid.WAARSCHIJNLIJK
            uitleg = f"{uitleg} De gemeente heeft nog niet geantwoord (325)."
        return Voorstel(boeking=boeking, zekerheid=zekerheid, uitleg=uitleg, delen=delen)


def koppel(boekingen: Sequence[Boeking], declaraties: Sequence[Declaratiestand]) -> list[Voorstel]:
    """Propose which entries pay what, in their order; what is about no declaration is left out.

    Give all declarations, paid ones too. What is surest comes first, so that no declaration is
    proposed twice.
    """
    stand = _Stand(declaraties)
    gevonden: dict[int, Voorstel] = {}
    for zoek in (_op_nummer, _op_naam_en_bedrag, _op_bedrag):
        for plaats, boeking in enumerate(boekingen):
            if plaats not in gevonden and boeking.bedrag:
                voorstel = zoek(boeking, stand)
                if voorstel is not None:
                    gevonden[plaats] = voorstel
    return [gevonden[plaats] for plaats in sorted(gevonden)]


def verdeel(boeking: Boeking, over: Sequence[Declaratiestand]) -> tuple[Deel, ...]:
    """Divide an entry as the user chose: each gets what is open on it, the last one the rest."""
    delen = [Deel(een, een.open) for een in over[:-1]]
    rest = boeking.bedrag - sum(deel.bedrag for deel in delen)
    return (*delen, *(Deel(een, rest) for een in over[-1:]))


def genoemd(tekst: str, declaraties: Sequence[Declaratiestand]) -> list[list[Declaratiestand]]:
    """Declarations whose DeclaratieNummer stands in a text, those with the same number together.

    Capitals, and spaces and dashes within, make no difference; part of a longer word is no
    number. A number as it stands goes before one that is only there with a space in it.
    """
    per_nummer: dict[str, list[Declaratiestand]] = {}
    for een in declaraties:
        per_nummer.setdefault(een.nummer.casefold(), []).append(een)
    aaneen = "".join(teken for teken in tekst.casefold() if teken.isalnum())  # fast, and decides no
    treffers = sorted(
        (len(treffer[0]) - len(nummer), -len(nummer), treffer.span(), nummer)
        for nummer in per_nummer
        if nummer in aaneen
        for treffer in _patroon(nummer).finditer(tekst)
    )
    bezet: list[tuple[int, int]] = []
    nummers: dict[str, int] = {}
    for scheidingen, _, (begin, eind), nummer in treffers:
        if scheidingen and (len(nummer) < _KORT or _gaat_door(tekst, begin, eind)):
            continue
        if all(eind <= ander_begin or ander_eind <= begin for ander_begin, ander_eind in bezet):
            bezet.append((begin, eind))
            nummers[nummer] = min(begin, nummers.get(nummer, begin))
    return [per_nummer[nummer] for nummer in sorted(nummers, key=nummers.__getitem__)]


def naam_past(gemeente: str, naam: str) -> bool:
    """Whether the name of a gemeente (by its code) stands in that of the other party."""
    gezocht = _kaal(re.split(r"[(,]", gemeentenaam(gemeente))[0])
    in_naam = f" {_kaal(naam)} "
    return any(f" {een} " in in_naam for een in (gezocht, _ANDERS.get(gezocht, gezocht)))


def _op_nummer(boeking: Boeking, stand: _Stand) -> Voorstel | None:
    bestaand = [een for een in stand.declaraties if een.dagtekening <= boeking.datum]
    groepen = genoemd(boeking.tekst, bestaand)
    if not groepen:
        return None
    lange = [groep for groep in groepen if len(groep[0].nummer) >= _KORT]
    keuze = _keuze_op_bedrag(groepen, boeking, stand) or _keuze_op_bedrag(lange, boeking, stand)
    if keuze is None:
        if not lange:
            return None
        keuze = _keuze_op_naam(lange, boeking)
        if any(len(groep) > 1 for groep in lange) and len(keuze) > len(lange):
            return _onbekend(boeking, "Meer dan één declaratie heeft dit nummer.", keuze)
    if stand.al_vastgelegd(boeking, keuze):
        return _vastgelegd(boeking)
    return _verdeel_genoemde(boeking, stand, keuze)


def _keuze_op_bedrag(
    groepen: Sequence[Sequence[Declaratiestand]], boeking: Boeking, stand: _Stand
) -> list[Declaratiestand] | None:
    """Choose from declarations with the same number, one or all, by what adds up to the entry."""
    per_groep = [
        [(een,) for een in groep] + ([tuple(groep)] if len(groep) > 1 else []) for groep in groepen
    ]
    if not groepen or prod(map(len, per_groep)) > _MEESTE_KEUZES:
        return None
    keuzes = ([een for deel in keuze for een in deel] for keuze in product(*per_groep))
    passend = [keuze for keuze in keuzes if stand.som(keuze) == boeking.bedrag]
    return passend[0] if len(passend) == 1 else None


def _keuze_op_naam(
    groepen: Sequence[Sequence[Declaratiestand]], boeking: Boeking
) -> list[Declaratiestand]:
    keuze: list[Declaratiestand] = []
    for groep in groepen:
        op_naam = [een for een in groep if naam_past(een.gemeente, boeking.naam)]
        keuze += op_naam if len(op_naam) == 1 else groep
    return keuze


def _verdeel_genoemde(
    boeking: Boeking, stand: _Stand, keuze: Sequence[Declaratiestand]
) -> Voorstel:
    rest = boeking.bedrag - stand.som(keuze)
    alle_open = all(stand.open[een.bericht_id] for een in keuze)
    if rest == 0 and alle_open:
        return stand.verdeel(
            boeking, Zekerheid.ZEKER, "Het declaratienummer en het bedrag kloppen.", keuze
        )
    anderen = [
        een
        for een in stand.openstaand(boeking)
        if een not in keuze and een.gemeente in {genoemde.gemeente for genoemde in keuze}
    ]
    erbij = _verrekend(anderen, rest, stand, {een.wet for een in keuze}) if alle_open else None
    if erbij:
        return stand.verdeel(
            boeking,
            Zekerheid.ZEKER,
            "Het declaratienummer klopt; de gemeente hield een negatief saldo in.",
            [*keuze, *erbij],
        )
    erbij = _enige_som(anderen, rest, stand) if alle_open and rest else None
    if erbij:
        return stand.verdeel(
            boeking,
            Zekerheid.WAARSCHIJNLIJK,
            "Samen met wat nog meer openstaat klopt het bedrag.",
            [*keuze, *erbij],
        )
    if len(keuze) > 1:
        return _onbekend(boeking, "De genoemde declaraties tellen niet op tot dit bedrag.", keuze)
    open_bedrag = stand.open[keuze[0].bericht_id]
    if past(open_bedrag, boeking.bedrag):
        blijft = in_euro(open_bedrag - boeking.bedrag)
        uitleg = f"Het declaratienummer klopt, het bedrag niet: er blijft {blijft} open."
        return stand.verdeel(boeking, Zekerheid.WAARSCHIJNLIJK, uitleg, keuze)
    if open_bedrag == 0:
        return _onbekend(boeking, "Op deze declaratie staat niets meer open.", keuze)
    return _onbekend(
        boeking, f"Op deze declaratie staat iets anders open: {in_euro(open_bedrag)}.", keuze
    )


def _verrekend(
    anderen: Sequence[Declaratiestand], rest: int, stand: _Stand, wetten: Collection[object]
) -> list[Declaratiestand] | None:
    """Negative balances that alone explain why less came in, those of the same wet first."""
    negatief = [een for een in anderen if een.te_verrekenen and stand.open[een.bericht_id] < 0]
    zelfde_wet = [een for een in negatief if een.wet in wetten]
    for groep in (zelfde_wet, negatief):
        enige = _enige_som(groep, rest, stand)
        if enige:
            return enige
    return None


def _op_naam_en_bedrag(boeking: Boeking, stand: _Stand) -> Voorstel | None:
    alle = {een.gemeente for een in stand.declaraties}
    gemeenten = {gemeente for gemeente in alle if naam_past(gemeente, boeking.naam)}
    van_naam = [een for een in stand.declaraties if een.gemeente in gemeenten]
    if stand.al_vastgelegd(boeking, van_naam):
        return _vastgelegd(boeking)
    passend = [een for een in stand.openstaand(boeking) if een.gemeente in gemeenten]
    precies = [een for een in passend if stand.open[een.bericht_id] == boeking.bedrag]
    if len(precies) == 1:
        return stand.verdeel(
            boeking, Zekerheid.WAARSCHIJNLIJK, "De gemeente en het bedrag kloppen.", precies
        )
    if len(precies) > 1:
        return _onbekend(boeking, "Meer dan één declaratie heeft dit bedrag.", precies)
    sommen = [
        _enige_som([een for een in passend if een.gemeente == gemeente], boeking.bedrag, stand)
        for gemeente in sorted(gemeenten)
    ]
    samen = [som for som in sommen if som]
    if len(samen) == 1:
        return stand.verdeel(
            boeking,
            Zekerheid.WAARSCHIJNLIJK,
            "De gemeente klopt, en deze declaraties tellen op tot dit bedrag.",
            samen[0],
        )
    if boeking.bedrag < 0 or not van_naam:
        return None  # what we pay a gemeente is mostly no declaration
    return _onbekend(boeking, "Dit komt van een gemeente, maar past bij geen declaratie.", passend)


def _op_bedrag(boeking: Boeking, stand: _Stand) -> Voorstel | None:
    openstaand = stand.openstaand(boeking) if boeking.bedrag > 0 else []
    elders = [een for een in openstaand if stand.open[een.bericht_id] == boeking.bedrag]
    if len(elders) != 1:
        return None
    return stand.verdeel(
        boeking,
        Zekerheid.ONBEKEND,
        "Alleen het bedrag klopt; de naam van de gemeente staat er niet bij.",
        elders,
    )


def _enige_som(
    declaraties: Sequence[Declaratiestand], doel: int, stand: _Stand
) -> list[Declaratiestand] | None:
    """Declarations that together have this open, when there is one way only."""
    if len(declaraties) > _MEESTE:
        return None
    sommen: dict[int, list[tuple[Declaratiestand, ...]]] = {0: [()]}
    for een in declaraties:
        erbij = [
            (som + stand.open[een.bericht_id], (*groep, een))
            for som, groepen in sommen.items()
            for groep in groepen
        ]
        for som, groep in erbij:
            bij_som = sommen.setdefault(som, [])
            if len(bij_som) < 2:  # that there are two is enough to know
                bij_som.append(groep)
    gevonden = [groep for groep in sommen.get(doel, ()) if groep]
    return list(gevonden[0]) if len(gevonden) == 1 else None


def _onbekend(boeking: Boeking, uitleg: str, kandidaten: Sequence[Declaratiestand]) -> Voorstel:
    return Voorstel(
        boeking=boeking,
        zekerheid=Zekerheid.ONBEKEND,
        uitleg=uitleg,
        kandidaten=tuple(kandidaten),
    )


def _vastgelegd(boeking: Boeking) -> Voorstel:
    return Voorstel(
        boeking=boeking,
        zekerheid=Zekerheid.GEBOEKT,
        uitleg="Deze betaling had je zelf al vastgelegd.",
    )


@cache
def _patroon(nummer: str) -> re.Pattern[str]:
    tekens = _SCHEIDING.join(re.escape(teken) for teken in nummer if teken.isalnum())
    return re.compile(rf"(?<![^\W_]){tekens}(?![^\W_])", re.IGNORECASE)


def _gaat_door(tekst: str, begin: int, eind: int) -> bool:
    """Whether pieces with spaces or dashes between are part of more, such as a date."""
    return bool(
        re.match(r"-\w|\s?\d", tekst[eind:])
        or re.search(r"\w-\Z|\d\s?\Z", tekst[max(0, begin - 2) : begin])
    )


@cache
def _kaal(naam: str) -> str:
    """Letters and digits in lower case without diacritics, words apart."""
    ontleed = unicodedata.normalize("NFKD", naam.casefold())
    zonder = "".join(teken for teken in ontleed if not unicodedata.combining(teken))
    return " ".join(re.findall(r"[^\W_]+", zonder))
