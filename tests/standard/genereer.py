"""Messages made from the classes themselves: full, minimal, and random ones."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

from app.standard.bericht import Bericht
from app.standard.berichten import wortel, wortel_elementen
from app.standard.element import Basis, Datatype, Element, Vorm, elementen

_PATRONEN = {
    "[0-9]{8}": "12345678",
    "[0-9]{4}": "0268",
    "[0-9]{9}": "999900006",
    "[0-9]*": "0241234567",
    r"(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)": "1.0.0",
    "([a-zA-Z0-9])+": "DN001",
    "([a-zA-ZÀ-ỳ])+": "TJ",
}


@dataclass(frozen=True)
class Maat:
    """How much of a message to fill."""

    optioneel: bool
    aantal: int


VOL = Maat(optioneel=True, aantal=2)
MINIMAAL = Maat(optioneel=False, aantal=1)


def bericht(vorm: Vorm, maat: Maat = VOL) -> Bericht:
    """A message that is valid by schema."""
    velden = {e.attribuut: _waarde(e, vorm, maat) for e in wortel_elementen(vorm)}
    return wortel(vorm.soort)(wet=vorm.wet, soort=vorm.soort, **velden)


def _waarde(element: Element, vorm: Vorm, maat: Maat) -> Any:
    if not element.verplicht and not maat.optioneel:
        return () if element.meervoudig else None
    if element.meervoudig:
        return tuple(_een(element, vorm, maat) for _ in range(maat.aantal))
    return _een(element, vorm, maat)


def _een(element: Element, vorm: Vorm, maat: Maat) -> Any:
    if element.datatype:
        return voorbeeldwaarde(element.datatype, vorm)
    assert element.klasse
    return element.klasse(
        **{e.attribuut: _waarde(e, vorm, maat) for e in elementen(element.klasse, vorm)}
    )


def voorbeeldwaarde(datatype: Datatype, vorm: Vorm) -> Any:
    """A value that the datatype allows."""
    if datatype.basis is Basis.DATE:
        return dt.date(2026, 4, 1)
    if datatype.basis is Basis.TIME:
        return dt.time(12, 34, 56)
    if datatype.basis is Basis.INTEGER:
        return int(datatype.pattern) if datatype.pattern else 7
    codes = datatype.waarden(vorm.wet)
    if codes:
        return codes[0]
    if datatype.naam == "LDT_BerichtCode":
        return datatype.pattern
    return _PATRONEN.get(datatype.pattern or "", "tekst"[: datatype.max_length])


_TEKENS = st.characters(
    categories=("L", "N", "P", "Zs"), include_characters=" '&<>\"ëé€", max_codepoint=0x17F
)


def berichten(vorm: Vorm) -> st.SearchStrategy[Bericht]:
    """Random messages that are valid by schema."""
    return st.builds(
        wortel(vorm.soort),
        wet=st.just(vorm.wet),
        soort=st.just(vorm.soort),
        **{e.attribuut: _strategie(e, vorm) for e in wortel_elementen(vorm)},
    )


def _strategie(element: Element, vorm: Vorm) -> st.SearchStrategy[Any]:
    een: st.SearchStrategy[Any]
    if element.datatype:
        een = _simpel(element.datatype, vorm)
    else:
        assert element.klasse
        een = st.builds(
            element.klasse,
            **{e.attribuut: _strategie(e, vorm) for e in elementen(element.klasse, vorm)},
        )
    if element.meervoudig:
        return st.lists(een, min_size=element.minimum, max_size=2).map(tuple)
    return een if element.verplicht else st.none() | een


def _simpel(datatype: Datatype, vorm: Vorm) -> st.SearchStrategy[Any]:
    if datatype.basis is Basis.DATE:
        return st.dates()
    if datatype.basis is Basis.TIME:
        return st.times()
    if datatype.basis is Basis.INTEGER:
        if datatype.pattern:
            return st.just(int(datatype.pattern))
        return st.integers(datatype.minimum, datatype.maximum)
    codes = datatype.waarden(vorm.wet)
    if codes:
        return st.sampled_from(codes)
    if (datatype.pattern and datatype.pattern in _PATRONEN) or datatype.naam == "LDT_BerichtCode":
        return st.just(voorbeeldwaarde(datatype, vorm))
    return st.text(_TEKENS, min_size=1, max_size=min(datatype.max_length or 40, 40)).filter(
        lambda tekst: tekst.strip() != ""
    )
