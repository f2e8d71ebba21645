"""The part of a large message that is shown: a whole declaration would take seconds to lay out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from app.services.controleren import Inzage
from app.standard.leesbaar import Regel
from app.standard.xmlplaats import sleutel

MEESTE_REGELS = 3_000  # of a message in words
MEESTE_TEKENS = 200_000  # of its XML
_ROND = 300  # lines of XML around what belongs to no part
_NUMMER = re.compile(r"\[(\d+)\]$")


@dataclass(frozen=True, slots=True)
class Deel:
    """Part of a message, by the path of the element that it is; ``eerste`` is its first line.

    The path is empty for the begin, and for what lies outside the parts.
    """

    pad: str
    regels: tuple[Regel, ...]
    xml: str
    eerste: int


def is_groot(gezien: Inzage) -> bool:
    """Tell whether a message is too large to show as a whole."""
    return len(gezien.leesbaar) > MEESTE_REGELS or len(gezien.xml) > MEESTE_TEKENS


class Delen:
    """Gives of a large message the part in which an element stands: one client, one prestatie."""

    def __init__(self, gezien: Inzage) -> None:
        self._gezien = gezien
        self._index = {sleutel(regel.pad): at for at, regel in enumerate(gezien.leesbaar)}
        self._xml = gezien.xml.splitlines()

    def deel(self, pad: str, regel: int | None) -> Deel:
        """Give the part with the element at a path, or else with a line of the XML."""
        for groep in _groepen(pad, self._gezien.plaatsen):
            woorden = self._woorden(groep)
            if len(woorden) <= MEESTE_REGELS:
                eerste, laatste = self._lijnen(groep)
                return self._maak(groep, woorden, eerste, laatste)
        # Not in a part: only what stands outside all parts, or the begin.
        plat = (r for r in self._gezien.leesbaar if not pad or r.diepte <= 1)
        woorden = tuple(r for r, _ in zip(plat, range(MEESTE_REGELS), strict=False))
        eerste = max(1, (regel or 1) - _ROND)
        return self._maak("", woorden, eerste, eerste + 2 * _ROND)

    def _maak(self, groep: str, woorden: tuple[Regel, ...], eerste: int, laatste: int) -> Deel:
        xml = "\n".join(self._xml[eerste - 1 : laatste])
        return Deel(groep, woorden, xml[:MEESTE_TEKENS], eerste)

    def _woorden(self, groep: str) -> tuple[Regel, ...]:
        begin = self._index.get(groep)
        if begin is None:
            return ()
        regels = self._gezien.leesbaar
        diepte, eind = regels[begin].diepte, begin + 1
        while eind < len(regels) and regels[eind].diepte > diepte:
            eind += 1
        return tuple(replace(r, diepte=r.diepte - diepte) for r in regels[begin:eind])

    def _lijnen(self, groep: str) -> tuple[int, int]:
        """Give the first and the last line of a part, up to the next of its kind."""
        plaatsen = self._gezien.plaatsen
        stam, nummer = _ontleed(groep)
        eerste, volgende = plaatsen[groep], plaatsen.get(f"{stam}[{nummer + 1}]")
        if volgende is None:
            volgende = len(self._xml) + 1
            for pad in reversed(tuple(plaatsen)):
                if pad.startswith(groep):
                    break
                volgende = plaatsen[pad]
        return eerste, max(eerste, volgende - 1)


def _groepen(pad: str, plaatsen: Mapping[str, int]) -> Iterator[str]:
    """Give the elements that a path lies in and that occur more than once, the outer first."""
    delen = pad.split("/")[1:]
    hier = ""
    for deel in delen:
        hier = f"{hier}/{deel}"
        if f"{_ontleed(hier)[0]}[2]" in plaatsen:
            yield hier


def _ontleed(pad: str) -> tuple[str, int]:
    nummer = _NUMMER.search(pad)
    return (pad[: nummer.start()], int(nummer[1])) if nummer else (pad, 1)
