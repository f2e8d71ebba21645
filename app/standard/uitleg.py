"""What a return code or an error code of VECOZO means, in plain Dutch, and what to do about it.

The texts are our own; the official labels stand in the code lists WJ001 and ``foutcodes``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from app.paths import resources

_RETOURCODES = "retourcodes"
_VECOZO_CODES = "vecozo-codes"


@dataclass(frozen=True, slots=True)
class Uitleg:
    """Explanation of a code: meaning, usual causes and what to do now.

    ``afkeur`` tells whether something was rejected; ``afzender`` names the hub that sends an
    error code and is empty for a return code.
    """

    code: str
    betekenis: str
    oorzaken: tuple[str, ...]
    actie: str
    afkeur: bool
    afzender: str = ""


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

    An unknown code gets a general explanation.
    """
    gezocht = code.strip()
    uitleg = _uitleg(_VECOZO_CODES)
    for bekend in uitleg:
        if bekend.casefold() == gezocht.casefold():
            return uitleg[bekend]
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
    return {code: _lees(code, tekst) for code, tekst in inhoud.items()}


def _lees(code: str, tekst: Mapping[str, Any]) -> Uitleg:
    return Uitleg(
        code=code,
        betekenis=tekst["betekenis"],
        oorzaken=tuple(tekst["oorzaken"]),
        actie=tekst["actie"],
        afkeur=not tekst.get("goed", False),
        afzender=tekst.get("afzender", ""),
    )
