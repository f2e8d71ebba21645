"""What a return code or an error code of VECOZO means, in plain Dutch, and what to do about it.

The texts are our own; the official labels stand in the code lists WJ001 and ``foutcodes``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from app.paths import resources
from app.standard.codelijsten import codelijst

_RETOURCODES = "retourcodes"
_VECOZO_CODES = "vecozo-codes"
_RETOURCODE = re.compile(r"\d{4}|S\d{3}")
_LIJSTEN = {_RETOURCODES: "WJ001", _VECOZO_CODES: "foutcodes"}


@dataclass(frozen=True, slots=True)
class Uitleg:
    """Explanation of a code: meaning, usual causes and what to do now.

    ``afkeur`` tells whether something was rejected; ``afzender`` names the hub that sends an
    error code and is empty for a return code. ``officieel`` is the published label, empty for a
    code that is in no list.
    """

    code: str
    betekenis: str
    oorzaken: tuple[str, ...]
    actie: str
    afkeur: bool
    afzender: str = ""
    officieel: str = ""

    @property
    def kort(self) -> str:
        """The code with its meaning, for where one line must do."""
        return f"{self.code}: {self.betekenis}" if self.code else self.betekenis


def uitleg(code: str) -> Uitleg:
    """Explain a code of which it is not told who gave it: the two kinds look different."""
    return retourcode(code) if _RETOURCODE.fullmatch(code) else vecozocode(code)


def retourcode(code: str) -> Uitleg:
    """Explain a return code (WJ001); an unknown code gets a general explanation."""
    return _uitleg(_RETOURCODES).get(code) or Uitleg(
        code=code,
        betekenis=f"Retourcode {code} staat niet in de codelijst van release 3.2 (WJ001).",
        oorzaken=(
            "De gemeente gebruikt een code van een andere release of een eigen code.",
            "De code is verkeerd overgenomen.",
        ),
        actie="Vraag de gemeente wat de code betekent en wat er aan het bericht mankeert.",
        afkeur=True,
    )


def vecozocode(code: str) -> Uitleg:
    """Explain an error code of VECOZO or the GGK, whatever its capitals.

    An unknown code gets a general explanation, and so does a refusal without one.
    """
    gezocht = code.strip()
    codes = _uitleg(_VECOZO_CODES)
    for bekend in codes:
        if bekend.casefold() == gezocht.casefold():
            return codes[bekend]
    if not gezocht:
        return Uitleg(
            code="",
            betekenis="Er is geen code bij deze afkeur vastgelegd.",
            oorzaken=(),
            actie="Kijk in het portaal van VECOZO wat er mis is, of bel de gemeente.",
            afkeur=True,
        )
    return Uitleg(
        code=gezocht,
        betekenis="Heenweer kent deze foutcode niet.",
        oorzaken=("De code is nieuw.", "De code is verkeerd overgenomen."),
        actie="Lees de toelichting bij de code in het portaal van VECOZO. "
        "Is die niet duidelijk, bel dan met VECOZO en houd de code bij de hand.",
        afkeur=True,
    )


def vecozocodes() -> tuple[Uitleg, ...]:
    """All known error codes of VECOZO and the GGK, to choose from."""
    return tuple(_uitleg(_VECOZO_CODES).values())


@cache
def _uitleg(bestand: str) -> Mapping[str, Uitleg]:
    inhoud = tomllib.loads((resources() / f"{bestand}.toml").read_text(encoding="utf-8"))
    lijst = codelijst(_LIJSTEN[bestand])
    return {
        code: _lees(code, tekst, lijst.label(code) if code in lijst else "")
        for code, tekst in inhoud.items()
    }


def _lees(code: str, tekst: Mapping[str, Any], officieel: str) -> Uitleg:
    return Uitleg(
        code=code,
        betekenis=tekst["betekenis"],
        oorzaken=tuple(tekst["oorzaken"]),
        actie=tekst["actie"],
        afkeur=not tekst.get("goed", False),
        afzender=tekst.get("afzender", ""),
        officieel=officieel,
    )
