"""A place in a message in words: the class, and the element that a rule is about."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from app.standard.berichten import wortel_elementen
from app.standard.element import CDT, Element, Vorm, elementen
from app.standard.leesbaar import label
from app.standard.regelregister import regels_bij

HEEL = "Hele bericht"

_DEEL = re.compile(r"(?P<naam>[^\[]+)(?:\[(?P<nummer>\d+)\])?")
# A code of more rules than this, such as 0001, does not tell which element was wrong.
_MEESTE_REGELS = 3


@dataclass(frozen=True, slots=True)
class _Stap:
    """One element on the way to a place, and its number where it repeats."""

    element: Element
    nummer: int | None
    pad: str


def veldnaam(
    vorm: Vorm, pad: str, *, regel: str = "", retourcode: str = "", paden: Collection[str] = ()
) -> str:
    """Name a place for the user: ``Startproduct 2, begindatum``.

    Where the path leads to a class, the element comes from the rule that was broken, or from
    the rules that are reported with the return code. ``paden`` are those of the classes of the
    message: a number is left out where there is one of a kind.
    """
    stappen = _stappen(vorm, pad)
    klassen = [stap for stap in stappen if not _is_veld(stap.element)]
    if not klassen:
        return HEEL
    klasse = klassen[-1]
    delen = [_klassenaam(klasse, paden)]
    velden = [stap.element.naam for stap in stappen[len(klassen) :]][-1:]
    if not velden and (regels := _regels(vorm, regel, retourcode)):
        velden = list(dict.fromkeys(_bewaakt(klasse.element, vorm, regels)))
    if velden:
        delen.append(" of ".join(_klein(label(naam)) for naam in velden))
    return ", ".join(delen)


def _stappen(vorm: Vorm, pad: str) -> list[_Stap]:
    """The elements of a path, as far as they are known."""
    stappen: list[_Stap] = []
    delen, hier = wortel_elementen(vorm), ""
    for stuk in pad.strip("/").split("/"):
        hier = f"{hier}/{stuk}"
        gelezen = _DEEL.fullmatch(stuk)
        if gelezen is None:
            break
        nummer = int(gelezen["nummer"]) if gelezen["nummer"] else None
        element = next((e for e in delen if e.naam == gelezen["naam"]), None)
        if element is None:  # the root, or the wrapper of repeated elements
            continue
        stappen.append(_Stap(element, nummer, hier))
        delen = elementen(element.klasse, vorm) if element.klasse else ()
    return stappen


def _is_veld(element: Element) -> bool:
    return element.klasse is None or issubclass(element.klasse, CDT)


def _klassenaam(stap: _Stap, paden: Collection[str]) -> str:
    naam = label(stap.element.naam)
    if stap.nummer is None:
        return naam
    stam = stap.pad.rpartition("[")[0]
    een_van_meer = stap.nummer > 1 or f"{stam}[2]" in paden
    return f"{naam} {stap.nummer}" if een_van_meer else naam


def _regels(vorm: Vorm, regel: str, retourcode: str) -> frozenset[str]:
    if regel:
        return frozenset({regel})
    regels = regels_bij(retourcode, vorm.naam) if retourcode else ()
    return frozenset(r.nummer for r in regels) if len(regels) <= _MEESTE_REGELS else frozenset()


def _klein(tekst: str) -> str:
    return tekst if tekst.isupper() else tekst[:1].lower() + tekst[1:]


def _bewaakt(van: Element, vorm: Vorm, regels: frozenset[str]) -> Iterator[str]:
    """Names of the elements of a class that these rules guard."""
    assert van.klasse is not None  # only what has elements is looked into
    for element in elementen(van.klasse, vorm):
        if regels.intersection(element.regels):
            yield element.naam
        elif element.klasse is not None and issubclass(element.klasse, CDT):
            yield from _bewaakt(element, vorm, regels)
