"""From a Bericht to its bytes, as text: a declaration can have tens of thousands of lines.

Everything but the values is known from the definition, indent included, and made once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from app.standard.bericht import Bericht
from app.standard.berichten import wortel_elementen
from app.standard.element import Element, Vorm, elementen

_KOP = "<?xml version='1.0' encoding='UTF-8'?>\n"
_STAP = "  "
# Characters that XML 1.0 cannot hold at all.
_GEEN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class _Schrijver:
    """How one attribute is written: what opens and closes it, and what is in it.

    ``rij`` opens and closes the wrapper of elements that can repeat, or is None.
    """

    attribuut: str
    open: str
    sluit: str
    rij: tuple[str, str] | None
    delen: tuple[_Schrijver, ...] | None  # None for a simple element


def schrijf(bericht: Bericht) -> bytes:
    """Write a message: UTF-8 without BOM, indented; what it lacks, the schema will tell.

    Raises ValueError for a character that XML cannot hold.
    """
    vorm = Vorm(bericht.wet, bericht.soort)
    wet, eigen = vorm.wet, f"{vorm.wet.value}{vorm.soort.value}"
    open_ = (
        f'<{eigen}:Bericht xmlns:{eigen}="{wet.bericht_namespace(vorm.soort.value)}" '
        f'xmlns:{wet.standaard}="{wet.basis_namespace}">\n'
    )
    tekst = [_KOP, open_]
    _schrijf(tekst, bericht, _wortel(vorm))
    tekst.append(f"</{eigen}:Bericht>\n")
    return "".join(tekst).encode()


def _schrijf(tekst: list[str], waarde: Any, schrijvers: tuple[_Schrijver, ...]) -> None:
    for schrijver in schrijvers:
        inhoud = getattr(waarde, schrijver.attribuut)
        if inhoud is None or inhoud == ():
            continue
        delen = schrijver.delen
        if schrijver.rij is not None:
            tekst.append(schrijver.rij[0])
            for deel in inhoud:
                tekst.append(schrijver.open)
                if delen is None:
                    tekst.append(_tekst(deel))
                else:
                    _schrijf(tekst, deel, delen)
                tekst.append(schrijver.sluit)
            tekst.append(schrijver.rij[1])
        elif delen is None:
            tekst.append(f"{schrijver.open}{_tekst(inhoud)}{schrijver.sluit}")
        else:
            tekst.append(schrijver.open)
            _schrijf(tekst, inhoud, delen)
            tekst.append(schrijver.sluit)


def _tekst(waarde: Any) -> str:
    if isinstance(waarde, str):
        return waarde if waarde.isalnum() else _veilig(waarde)
    return str(waarde) if isinstance(waarde, int) else str(waarde.isoformat())


def past_in_xml(tekst: str) -> bool:
    """Whether a message can hold every character of a text."""
    return _GEEN_XML.search(tekst) is None


def zonder_stuurtekens(tekst: str) -> str:
    """Give a text without what no message can hold, as may come along when somebody pastes."""
    return _GEEN_XML.sub("", tekst)


def _veilig(tekst: str) -> str:
    """Escape what would be read as markup, and the one character that XML would change."""
    if not past_in_xml(tekst):
        raise ValueError("a message holds a character that XML cannot")
    tekst = tekst.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return tekst.replace("\r", "&#13;")


@cache
def _wortel(vorm: Vorm) -> tuple[_Schrijver, ...]:
    return tuple(_schrijver(element, vorm, _STAP) for element in wortel_elementen(vorm))


def _schrijver(element: Element, vorm: Vorm, inspringing: str) -> _Schrijver:
    eigen = f"{vorm.wet.value}{vorm.soort.value}"
    prefix = vorm.wet.standaard if element.in_basis else eigen
    rij = None
    if element.meervoudig:
        omhulsel = f"{prefix}:{element.omhulsel}"
        rij = (f"{inspringing}<{omhulsel}>\n", f"{inspringing}</{omhulsel}>\n")
        inspringing += _STAP
    tag = f"{prefix}:{element.naam}"
    if element.klasse is None:
        return _Schrijver(element.attribuut, f"{inspringing}<{tag}>", f"</{tag}>\n", rij, None)
    delen = tuple(
        _schrijver(deel, vorm, inspringing + _STAP) for deel in elementen(element.klasse, vorm)
    )
    return _Schrijver(
        element.attribuut, f"{inspringing}<{tag}>\n", f"{inspringing}</{tag}>\n", rij, delen
    )
