"""Protocols: which terms a gemeente counts by, with their sources, from ``resources/protocollen``.

Each protocol is a readable TOML file. A region names the protocol that it inherits from and states
only what differs, key by key.
"""

from __future__ import annotations

import calendar
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Any

from app.deadlines.afspraak import Afspraak, lees_afspraak
from app.deadlines.werkdagen import Werkkalender
from app.paths import resources
from app.standard.leesbaar import datum_voluit

LANDELIJK = "landelijk-3.2"


class Eenheid(StrEnum):
    """What the length of a term is counted in.

    Only working days step over weekends and holidays. Any other term ends on its day, even if that
    is a Sunday: no document moves it.
    """

    WERKDAGEN = "werkdagen"
    DAGEN = "dagen"  # of the calendar
    WEKEN = "weken"  # the same day of the week
    MAANDEN = "maanden"  # the same day of a later month, or the last one of a shorter month
    EINDE_MAAND = "einde_maand"  # the last day of a later month
    VASTE_DATUM = "vaste_datum"  # a day of a later year


_ENKEL = {
    Eenheid.WERKDAGEN: "werkdag",
    Eenheid.DAGEN: "dag",
    Eenheid.WEKEN: "week",
    Eenheid.MAANDEN: "maand",
}
_IN_DAGEN = {Eenheid.DAGEN: 1, Eenheid.WEKEN: 7}
_KAN_VOORAF = (*_IN_DAGEN, Eenheid.MAANDEN)


class Vanaf(StrEnum):
    """The event that is day 0 of a term."""

    ONTVANGST = "ontvangst"  # of the message to be answered, by the one who must act
    START = "start"  # of the care, but never before the receipt of the 301 (OP271)
    EINDE = "einde"  # of the care, or the day on which that became known (OP272)
    MAAND = "maand"  # last day of the month in which care was given (OP354)
    JAAR = "jaar"  # last day of the year in which care was given
    DAGTEKENING = "dagtekening"  # of our own message: the 323, 315 or 317
    ANTWOORD = "antwoord"  # receipt of the 325 that granted or rejected
    AGB = "agb"  # last day of our AGB code
    AGB_NIEUW = "agb_nieuw"  # first day of the AGB code that takes its place
    EERSTE_CONTACT = "eerste_contact"  # with the client, or the intake
    DIAGNOSTIEK = "diagnostiek"  # day on which it began
    CLIENTTIJD = "clienttijd"  # first time that was spent on the client directly
    AANVANG = "aanvang"  # of the care that is asked for
    EINDDATUM = "einddatum"  # of the Toewijzing
    AANMELDING = "aanmelding"  # of the client, with us


# What is known ahead: a term counts back from it, and what it is then counted back from is called.
_VOORAF = {Vanaf.EINDDATUM: "het einde", Vanaf.AGB_NIEUW: "de nieuwe AGB-code"}


class Wie(StrEnum):
    """Who must act."""

    AANBIEDER = "aanbieder"
    GEMEENTE = "gemeente"


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One term of a protocol; ``soort`` is the number of the message that is owed, or a word.

    ``datum`` is the day ``dd-mm`` of a term with a fixed date, ``lengte`` its years.
    ``plus_werkdagen`` come after the rest, ``vooraf`` counts back from a day that is known ahead
    and ``per_gemeente`` has the length where it is another, by gemeentecode. ``regel`` is the rule
    of the standard behind it or empty, ``bron`` where it was agreed (that same rule, or a document
    and paragraph), ``gevolg`` what happens otherwise and ``let_op`` an exception that only the user
    can judge, or nothing.
    """

    soort: str
    lengte: int
    eenheid: Eenheid
    vanaf: Vanaf
    wie: Wie
    regel: str
    bron: str
    gevolg: str
    let_op: str = ""
    datum: str = ""
    plus_werkdagen: int = 0
    vooraf: bool = False
    per_gemeente: Mapping[str, int] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        """Raise ValueError for a fixed date that is none, or for what does not go together."""
        if (self.eenheid is Eenheid.VASTE_DATUM) != bool(self.datum):
            raise ValueError(f"{self.soort}: datum")
        if self.vooraf != (self.vanaf in _VOORAF):
            raise ValueError(f"{self.soort}: vooraf")
        if self.vooraf and (self.eenheid not in _KAN_VOORAF or self.plus_werkdagen):
            raise ValueError(f"{self.soort}: vooraf")
        lengten = (self.lengte, *self.per_gemeente.values())
        if min(lengten) < 1 or self.plus_werkdagen < 0:
            raise ValueError(f"{self.soort}: lengte")
        if self.datum:
            _vaste_datum(self.datum, 2001)  # not a leap year: the day is there in every year

    @property
    def lengte_tekst(self) -> str:
        """Length in words, such as ``5 werkdagen`` or ``8 weken voor het einde``."""
        match self.eenheid:
            case Eenheid.EINDE_MAAND:
                return f"uiterlijk eind van de {_zoveelste(self.lengte)}maand erna"
            case Eenheid.VASTE_DATUM:
                dag = datum_voluit(_vaste_datum(self.datum, 2001)).rpartition(" ")[0]
                return f"uiterlijk {dag} van het {_zoveelste(self.lengte)}jaar erna"
        tekst = _aantal(self.lengte, self.eenheid)
        if self.plus_werkdagen:
            tekst += f" en {_aantal(self.plus_werkdagen, Eenheid.WERKDAGEN)}"
        return f"{tekst} voor {_VOORAF[self.vanaf]}" if self.vooraf else tekst

    @property
    def verwijzing(self) -> str:
        """Rule and source for the user, each named once."""
        return "; ".join(dict.fromkeys(deel for deel in (self.regel, self.bron) if deel))

    def vervaldatum(self, vanaf: date, kalender: Werkkalender) -> date:
        """Last day of a term whose day 0 is ``vanaf``; 31-12-9999 at the latest."""
        return kalender.tel_op(self._zonder_werkdagen(vanaf, kalender), self.plus_werkdagen)

    def _zonder_werkdagen(self, vanaf: date, kalender: Werkkalender) -> date:
        """Last day before ``plus_werkdagen`` are added."""
        match self.eenheid:
            case Eenheid.WERKDAGEN:
                return kalender.tel_op(vanaf, self.lengte)
            case Eenheid.DAGEN | Eenheid.WEKEN:
                duur = timedelta(days=self.lengte * _IN_DAGEN[self.eenheid])
                if self.vooraf:
                    return vanaf - min(duur, vanaf - date.min)
                return vanaf + min(duur, date.max - vanaf)
            case Eenheid.MAANDEN:
                return maanden_later(vanaf, -self.lengte if self.vooraf else self.lengte, vanaf.day)
            case Eenheid.EINDE_MAAND:
                return maanden_later(vanaf, self.lengte, 31)
            case Eenheid.VASTE_DATUM:
                jaar = vanaf.year + self.lengte
                return _vaste_datum(self.datum, jaar) if jaar <= date.max.year else date.max


@dataclass(frozen=True, slots=True, kw_only=True)
class Protocol:
    """The agreements of a region, or those that hold for the whole country.

    ``regio`` is shared by the versions of one region's protocol and ``gemeenten`` are its
    gemeentecodes; ``bron_ingangsdatum`` says where it follows from that care never starts before
    the Ingangsdatum, ``bron_einddatum`` that it never ends after the Einddatum. ``uren_in_minuten``
    is the source by which hours are declared in minutes, ``start_voorwaarde`` that by which a
    gemeente may let payment wait for the 305; both may be empty. ``geldig_tot`` is the last day,
    or None. ``afspraken`` are those on requests, by name.
    """

    naam: str
    titel: str
    document: str
    regio: str
    gemeenten: tuple[str, ...]
    geldig_vanaf: date
    geldig_tot: date | None
    bron_ingangsdatum: str
    bron_einddatum: str
    uren_in_minuten: str
    start_voorwaarde: str
    termijnen: Mapping[str, Term]
    afspraken: Mapping[str, Afspraak]

    def term(self, soort: str, gemeente: str = "") -> Term:
        """Term within which this is owed by or to a gemeente. Raises KeyError when it has none.

        Some gemeenten have a length of their own; without one it is that of the others.
        """
        term = self.termijnen[soort]
        lengte = term.per_gemeente.get(gemeente)
        return term if lengte is None else replace(term, lengte=lengte)

    def geldt_op(self, dag: date) -> bool:
        """Whether a day falls within its validity."""
        return self.geldig_vanaf <= dag and (self.geldig_tot is None or dag <= self.geldig_tot)


@cache
def protocol(naam: str) -> Protocol:
    """Give the protocol with this name, with what it inherits.

    Raises KeyError when there is no such protocol, ValueError when its file is not right.
    """
    return lees_protocol(naam, _bestand(naam))


def lees_protocol(naam: str, eigen: Mapping[str, Any]) -> Protocol:
    """Give a protocol by what its file says, with what it inherits.

    Raises ValueError when that is not right.
    """
    velden = _met_erfenis(eigen)
    try:
        return Protocol(
            naam=naam,
            titel=eigen["titel"],
            document=eigen["document"],
            regio=eigen.get("regio", naam),
            gemeenten=tuple(eigen.get("gemeenten", ())),
            geldig_vanaf=eigen["geldig_vanaf"],
            geldig_tot=eigen.get("geldig_tot"),
            bron_ingangsdatum=velden["bron_ingangsdatum"],
            bron_einddatum=velden["bron_einddatum"],
            uren_in_minuten=velden.get("uren_in_minuten", ""),
            start_voorwaarde=velden.get("start_voorwaarde", ""),
            termijnen=MappingProxyType(
                {soort: _term(soort, term) for soort, term in velden["termijnen"].items()}
            ),
            afspraken=MappingProxyType(
                {naam: lees_afspraak(naam, een) for naam, een in velden["afspraken"].items()}
            ),
        )
    except (KeyError, TypeError, ValueError) as fout:
        raise ValueError(f"protocol {naam}: {fout}") from fout


@cache
def protocollen() -> tuple[str, ...]:
    """Names of all protocols, the national one first."""
    namen = [bestand.stem for bestand in (resources() / "protocollen").glob("*.toml")]
    return tuple(sorted(namen, key=lambda naam: (naam != LANDELIJK, naam)))


@cache
def voorstel_voor(gemeentecode: str) -> str:
    """Name of the newest protocol that lists a gemeente, or else of the national one."""
    van_regio = [p for p in map(protocol, protocollen()) if gemeentecode in p.gemeenten]
    return max(van_regio, key=lambda p: p.geldig_vanaf).naam if van_regio else LANDELIJK


@cache
def geldend(naam: str, dag: date) -> Protocol:
    """Give the protocol by which a term counts whose event is on this day.

    That is the version of the same region that was valid then, or the national protocol when
    none was. Raises KeyError when there is no protocol with this name.
    """
    gekozen = protocol(naam)
    if gekozen.geldt_op(dag):
        return gekozen
    for ander in map(protocol, protocollen()):
        if ander.regio == gekozen.regio and ander.geldt_op(dag):
            return ander
    return protocol(LANDELIJK)


@cache
def _bestand(naam: str) -> Mapping[str, Any]:
    if naam not in protocollen():  # also keeps a name from leading to another folder
        raise KeyError(naam)
    tekst = (resources() / "protocollen" / f"{naam}.toml").read_text(encoding="utf-8")
    return tomllib.loads(tekst)


def _met_erfenis(eigen: Mapping[str, Any]) -> dict[str, Any]:
    if "erft_van" not in eigen:
        return dict(eigen)
    erfenis = _met_erfenis(_bestand(eigen["erft_van"]))
    samen: dict[str, Any] = {}
    for deel in ("termijnen", "afspraken"):
        samen[deel] = dict(erfenis[deel])
        for naam_, anders in eigen.get(deel, {}).items():
            samen[deel][naam_] = samen[deel].get(naam_, {}) | anders
    return {**erfenis, **eigen, **samen}


def _term(soort: str, velden: Mapping[str, Any]) -> Term:
    keuzes = {
        "eenheid": Eenheid(velden["eenheid"]),
        "vanaf": Vanaf(velden["vanaf"]),
        "wie": Wie(velden["wie"]),
    }
    return Term(soort=soort, **{**velden, **keuzes})


def _aantal(aantal: int, eenheid: Eenheid) -> str:
    return f"{aantal} {eenheid if aantal != 1 else _ENKEL[eenheid]}"


def _zoveelste(aantal: int) -> str:
    return f"{aantal}e " if aantal != 1 else ""


def maanden_later(dag: date, maanden: int, dag_van_de_maand: int) -> date:
    """That day of a later month, or its last day where the month is shorter.

    A negative number gives an earlier month.
    """
    jaren, maand = divmod(dag.month - 1 + maanden, 12)
    jaar = dag.year + jaren
    if not date.min.year <= jaar <= date.max.year:
        return date.max if maanden > 0 else date.min
    laatste = calendar.monthrange(jaar, maand + 1)[1]
    return date(jaar, maand + 1, min(dag_van_de_maand, laatste))


def _vaste_datum(datum: str, jaar: int) -> date:
    """That day ``dd-mm`` of a year. Raises ValueError when it is none."""
    return datetime.strptime(f"{datum}-{jaar:04}", "%d-%m-%Y").date()  # noqa: DTZ007 - a day
