"""The values in a table of others: read as people write them, or refused with a reason.

A reader takes a value of a cell and raises UserError when it is not what it should be.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cache
from typing import TypeVar

from app.errors import UserError
from app.forms.datum import maak_datum
from app.services.kolommen import Doel, Kolomkeuze
from app.services.tabel import Tabelrij, Waarde, als_tekst, kaal
from app.standard.codelijsten import bestaat_gemeente, codelijst, gemeenten, gemeentenaam
from app.standard.release import Wet

T = TypeVar("T")

STUKS_OUTPUT, STUKS_INSPANNING = "82", "84"  # WJ756
_EENHEDEN = {
    "01": ("minuut", "minuten", "min", "mins"),
    "04": ("uur", "uren", "u", "hour", "hours"),
    "14": ("etmaal", "etmalen"),
    "16": ("dagdeel", "dagdelen", "dagdeel 4 uur"),
    "83": ("euro", "euros", "eur", "€", "bedrag"),
}
_STUKS = frozenset({"stuk", "stuks", "st"})
_WETTEN = {
    Wet.JW: ("jw", "jeugdwet", "jeugd", "ijw"),
    Wet.WMO: ("wmo", "wmo 2015", "iwmo", "wet maatschappelijke ondersteuning"),
}
_GEMEENTEN = {"Den Haag": "0518", "Den Bosch": "0796"}  # as people call them
_EERSTE_DAG, _LAATSTE_DAG = date(2000, 1, 1), date(2099, 12, 31)
_EXCEL_NUL = date(1899, 12, 30)  # the day that Excel counts from
_ISO = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})", re.ASCII)
_DAG_EERST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})", re.ASCII)
_TIJD = re.compile(r"[T ]\d{1,2}:\d{2}.*$")
_DUIZENDEN = re.compile(r"[1-9]\d{0,2}(\.\d{3})+(,\d+)?", re.ASCII)
_DUIZENDEN_ENGELS = re.compile(r"[1-9]\d{0,2}(,\d{3})+\.\d+", re.ASCII)
_GETAL = re.compile(r"\d+([.,]\d+)?", re.ASCII)
_DATUM_ADVIES = "Typ bijvoorbeeld 01-04-2026."
_CIJFERS = 12  # before the comma: more fits nowhere, and could not be reckoned with
_GETAL_ADVIES = "Typ bijvoorbeeld 45,5 of 1.234,56."


@dataclass(frozen=True, slots=True)
class Rijfout:
    """What is wrong with a row, or odd about it; ``rij`` as Excel shows it, ``kolom`` our name.

    ``waarde`` is what stands there: it may be of a client, so it is shown and never logged.
    """

    rij: int
    kolom: str
    waarde: str = field(repr=False)
    melding: str
    advies: str = ""


class Rijlezer:
    """Reads the cells of one row, and gathers in ``fouten`` what is wrong with them."""

    def __init__(self, rij: Tabelrij, keuze: Kolomkeuze, doel: Doel) -> None:
        self.fouten: list[Rijfout] = []
        self._rij = rij
        self._keuze = keuze
        self._doel = doel

    @property
    def nummer(self) -> int:
        """The number of the row, as Excel shows it."""
        return self._rij.nummer

    def waarde(self, sleutel: str) -> Waarde:
        """Give what stands in a column; None when it is empty or the file does not have it."""
        plek = self._keuze.get(sleutel)
        return self._rij.waarden[plek] if plek is not None else None

    def lees(self, sleutel: str, lezer: Callable[[Waarde], T]) -> T | None:
        """Read a column; None when it is empty, or wrong. Empty is wrong when it is needed."""
        waarde = self.waarde(sleutel)
        if waarde is None:
            kolom = self._doel.kolom(sleutel)
            if kolom.verplicht:
                self.weiger(sleutel, f"{kolom.naam} is niet ingevuld.")
            return None
        try:
            return lezer(waarde)
        except UserError as fout:
            self.weiger(sleutel, fout.message, fout.advice or "")
            return None

    def weiger(self, sleutel: str, melding: str, advies: str = "") -> None:
        """Record that something is wrong with a column."""
        self.fouten.append(self.rijfout(sleutel, melding, advies))

    def rijfout(self, sleutel: str, melding: str, advies: str = "") -> Rijfout:
        """Give something to tell of a column of this row."""
        naam = self._doel.kolom(sleutel).naam
        return Rijfout(self._rij.nummer, naam, als_tekst(self.waarde(sleutel)), melding, advies)


def lees_tekst(waarde: Waarde) -> str:
    """Read words, whatever Excel made of them; lines and double spaces become one space."""
    return " ".join(als_tekst(waarde).split())


def lees_datum(waarde: Waarde) -> date:
    """Read a day: 2026-04-01, 1-4-2026, 01/04/2026, 20260401, or the number that Excel keeps.

    The year has four digits; a time behind it is left out.
    """
    if isinstance(waarde, datetime):
        waarde = waarde.date()
    if isinstance(waarde, date):
        return _mogelijk(waarde)
    tekst = _TIJD.sub("", als_tekst(waarde))
    if re.fullmatch(r"[0-9]{5}", tekst):
        return _mogelijk(_EXCEL_NUL + timedelta(days=int(tekst)))
    if gevonden := _ISO.fullmatch(tekst):
        jaar, maand, dag = map(int, gevonden.groups())
    elif gevonden := _DAG_EERST.fullmatch(tekst):
        dag, maand, jaar = map(int, gevonden.groups())
    else:
        raise UserError(f"‘{als_tekst(waarde)}’ is geen datum.", _DATUM_ADVIES)
    if not _EERSTE_DAG.year <= jaar <= _LAATSTE_DAG.year:
        raise UserError(f"Het jaar {jaar} klopt niet.", _DATUM_ADVIES)
    return maak_datum(dag, maand, jaar)


def lees_getal(waarde: Waarde, *, negatief: bool = False, decimalen: int = 3) -> Decimal:
    """Read a number: 45, 45,5, 45.5, 1.234,56, 1,234.56, € 12,-.

    A lone dot with exactly three digits behind it stands between thousands (1.234 is 1234),
    unless nothing but a 0 goes before it. Raises UserError for more decimals than ``decimalen``,
    for more than 12 digits before the comma, and for what is below 0 unless ``negatief``.
    """
    if isinstance(waarde, (date, bool)):
        raise UserError(f"‘{als_tekst(waarde)}’ is geen getal.", _GETAL_ADVIES)
    getal = Decimal(waarde) if isinstance(waarde, (int, Decimal)) else _getal(als_tekst(waarde))
    if getal and getal.adjusted() >= _CIJFERS:
        raise UserError("Dit getal is te groot.", _GETAL_ADVIES)
    if getal < 0 and not negatief:
        raise UserError(f"‘{als_tekst(waarde)}’ is minder dan 0.", "Dat kan hier niet.")
    if getal != round(getal, decimalen):
        raise UserError(
            f"‘{als_tekst(waarde)}’ heeft te veel cijfers achter de komma.",
            f"Rond het af op {decimalen}." if decimalen else "Rond het af op hele getallen.",
        )
    return getal


def lees_eurocent(waarde: Waarde, *, negatief: bool = False) -> int:
    """Read an amount in euros, as eurocent."""
    return int(lees_getal(waarde, negatief=negatief, decimalen=2) * 100)


def lees_code(waarde: Waarde, lijst: str, wat: str) -> str:
    """Read a code of two digits from a code list, also where Excel took the 0 before it away."""
    code = als_tekst(waarde)
    code = code.zfill(2) if code.isdecimal() else code
    if code not in codelijst(lijst):
        raise UserError(
            f"‘{als_tekst(waarde)}’ is geen {wat}.", f"Kies een code uit de lijst {lijst}."
        )
    return code


def lees_eenheid(waarde: Waarde, stuks: str | None = None) -> str:
    """Read an Eenheid (WJ756): its code, its label, or a word such as uren or dagdelen.

    ``stuks`` is the code that the bare word means, which the list has for inspanning and output.
    """
    tekst = als_tekst(waarde)
    code = tekst.zfill(2)
    if code in codelijst("WJ756"):
        return code
    woord = kaal(tekst)
    if woord in _STUKS:
        if stuks is not None:
            return stuks
        raise UserError(
            "Stuks kan van inspanning en van output zijn.",
            f"Vul {STUKS_OUTPUT} in voor output, of {STUKS_INSPANNING} voor inspanning.",
        )
    if (gevonden := _eenheid_van().get(woord or tekst)) is None:
        codes = ", ".join(f"{e.code} ({e.omschrijving})" for e in codelijst("WJ756").codes)
        raise UserError(f"‘{tekst}’ is geen eenheid.", f"Kies uit {codes}.")
    return gevonden


def lees_wet(waarde: Waarde) -> Wet:
    """Read which wet: jw, Jeugdwet, wmo or Wmo 2015."""
    woord = kaal(als_tekst(waarde))
    for wet, woorden in _WETTEN.items():
        if woord in map(kaal, woorden):
            return wet
    raise UserError(f"‘{als_tekst(waarde)}’ is geen wet.", "Vul jw (Jeugdwet) of wmo in.")


def lees_gemeente(waarde: Waarde) -> str:
    """Read a gemeente: its code, or its name in the list of the CBS; gives the code."""
    tekst = als_tekst(waarde)
    if tekst.isdecimal():
        if bestaat_gemeente(code := tekst.zfill(4)):
            return code
        raise UserError(f"Gemeentecode {tekst} bestaat niet.", "Een code heeft 4 cijfers: 0268.")
    namen = _gemeente_van()
    naam = kaal(tekst).removeprefix("gemeente")
    if (gevonden := namen.get(naam) or namen.get(kaal(tekst))) is not None:
        return gevonden
    lijkt = difflib.get_close_matches(naam, namen, 1)
    advies = f"Bedoel je {gemeentenaam(namen[lijkt[0]])}?" if lijkt else "Vul de code in: 0268."
    raise UserError(f"Er is geen gemeente ‘{tekst}’.", advies)


def _mogelijk(dag: date) -> date:
    if not _EERSTE_DAG <= dag <= _LAATSTE_DAG:
        raise UserError(f"Het jaar {dag.year} klopt niet.", _DATUM_ADVIES)
    return dag


def _getal(tekst: str) -> Decimal:
    los = re.sub(r"[\s€]|(?i:eur(o's|o)?)", "", tekst).replace("−", "-")  # noqa: RUF001  # a minus
    los = re.sub(r",-+$", "", los)
    teken, cijfers = (-1, los[1:]) if los.startswith("-") else (1, los)
    if _DUIZENDEN.fullmatch(cijfers):
        cijfers = cijfers.replace(".", "").replace(",", ".")
    elif _DUIZENDEN_ENGELS.fullmatch(cijfers):
        cijfers = cijfers.replace(",", "")
    elif _GETAL.fullmatch(cijfers):
        cijfers = cijfers.replace(",", ".")
    else:
        raise UserError(f"‘{tekst}’ is geen getal.", _GETAL_ADVIES)
    return teken * Decimal(cijfers)


@cache
def _eenheid_van() -> Mapping[str, str]:
    labels = {kaal(eenheid.omschrijving): eenheid.code for eenheid in codelijst("WJ756").codes}
    woorden = {kaal(w) or w: code for code, gezegd in _EENHEDEN.items() for w in gezegd}
    return labels | woorden


@cache
def _gemeente_van() -> Mapping[str, str]:
    officieel = {gemeente.omschrijving: gemeente.code for gemeente in gemeenten()}
    return {kaal(naam): code for naam, code in (_GEMEENTEN | officieel).items()}
