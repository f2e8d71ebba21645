"""Walks through a message that give each object with the path at which a person finds it.

What to visit is worked out once per class and message from the definition of the elements, so
that a walk only goes where something can be found.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from app.standard.bericht import Bericht
from app.standard.berichten import wortel_elementen
from app.standard.element import CDT, Berichtklasse, Element, Vorm, elementen

WORTEL = "/Bericht"
HEADER = "/Bericht/Header"

T = TypeVar("T", bound=CDT | Berichtklasse)


@dataclass(frozen=True, slots=True)
class _Stap:
    """One element on the way: whether it is itself looked for, and where to go from it."""

    element: Element
    raak: bool
    verder: tuple[_Stap, ...]


def objecten(bericht: Bericht, klasse: type[T]) -> list[tuple[str, T]]:
    """Every object of a class (or of its subclasses) with its path, in document order."""
    gevonden: list[tuple[str, T]] = []
    vorm = Vorm(bericht.wet, bericht.soort)
    stappen = _naar_klasse(vorm, klasse)  # type: ignore[arg-type]  # mypy: no type is Hashable
    _loop(bericht, WORTEL, stappen, gevonden)
    return gevonden


def waarden(bericht: Bericht, datatype: str) -> list[tuple[str, Any]]:
    """Every value of a datatype, such as ``LDT_Gemeente``, with its path, in document order."""
    gevonden: list[tuple[str, Any]] = []
    _loop(bericht, WORTEL, _naar_datatype(Vorm(bericht.wet, bericht.soort), datatype), gevonden)
    return gevonden


def volgorde(bericht: Bericht) -> dict[str, int]:
    """Place of every path in the message, to put findings in document order.

    A wrapper of repeated elements has the place of the first of them.
    """
    gevonden: list[tuple[str, Any]] = []
    _loop(bericht, WORTEL, _naar_alles(Vorm(bericht.wet, bericht.soort)), gevonden)
    plaatsen: dict[str, int] = {}
    for plaats, (pad, _) in enumerate(gevonden):
        plaatsen.setdefault(pad.rpartition("/")[0], plaats)
        plaatsen[pad] = plaats
    return plaatsen


def voorvader(pad: str, paden: Callable[[str], bool]) -> str:
    """Nearest path that is one of these: this one, else what it lies in, else the root."""
    while pad and not paden(pad):
        pad = pad.rpartition("/")[0]
    return pad or WORTEL


def verschillen(pad: str, een: Any, ander: Any, vorm: Vorm) -> list[tuple[str, Element, Any, Any]]:
    """Simple elements in which two objects of a class differ, with the value in either.

    Paths are below ``pad``. The class has no elements that repeat, nor optional classes.
    """
    gevonden = []
    for element in elementen(type(een), vorm):
        waarden_ = getattr(een, element.attribuut), getattr(ander, element.attribuut)
        if waarden_[0] == waarden_[1]:
            continue
        hier = f"{pad}/{element.naam}"
        if element.klasse is None:
            gevonden.append((hier, element, *waarden_))
        else:
            gevonden.extend(verschillen(hier, *waarden_, vorm))
    return gevonden


def kinderen(pad: str, element: Element, waarde: Any) -> list[tuple[str, Any]]:
    """What stands at an element below a path: each value with its own path.

    An element that can repeat gets an index, from 1.
    """
    if not element.meervoudig:
        return [] if waarde is None else [(f"{pad}/{element.naam}", waarde)]
    stam = f"{pad}/{element.omhulsel}/{element.naam}"
    return [(f"{stam}[{nummer}]", kind) for nummer, kind in enumerate(waarde, 1)]


def _loop(
    ouder: object, pad: str, stappen: tuple[_Stap, ...], gevonden: list[tuple[str, Any]]
) -> None:
    for stap in stappen:
        waarde = getattr(ouder, stap.element.attribuut)
        for plek in kinderen(pad, stap.element, waarde):
            if stap.raak:
                gevonden.append(plek)
            if stap.verder:
                _loop(plek[1], plek[0], stap.verder, gevonden)


@cache
def _naar_klasse(vorm: Vorm, klasse: type[Any]) -> tuple[_Stap, ...]:
    return _stappen(
        wortel_elementen(vorm),
        vorm,
        lambda element: element.klasse is not None and issubclass(element.klasse, klasse),
    )


@cache
def _naar_datatype(vorm: Vorm, datatype: str) -> tuple[_Stap, ...]:
    return _stappen(
        wortel_elementen(vorm),
        vorm,
        lambda element: element.datatype is not None and element.datatype.naam == datatype,
    )


@cache
def _naar_alles(vorm: Vorm) -> tuple[_Stap, ...]:
    return _stappen(wortel_elementen(vorm), vorm, lambda _element: True)


def _stappen(
    van: tuple[Element, ...], vorm: Vorm, zoek: Callable[[Element], bool]
) -> tuple[_Stap, ...]:
    stappen = []
    for element in van:
        verder = _stappen(elementen(element.klasse, vorm), vorm, zoek) if element.klasse else ()
        if (raak := zoek(element)) or verder:
            stappen.append(_Stap(element, raak, verder))
    return tuple(stappen)
