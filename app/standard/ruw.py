"""A message that does not satisfy the schema, as a person reads it all the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from app.standard.leesbaar import Regel, label


def ruw_leesbaar(root: etree._Element) -> tuple[Regel, ...]:
    """Every element of a tree as a line, its value as it stands there.

    For a message that does not satisfy the schema, of which nothing else can be made.
    """
    return tuple(_ruw(root, 0, "/Bericht"))


def _ruw(node: etree._Element, diepte: int, pad: str) -> Iterator[Regel]:
    kinderen = [kind for kind in node if not callable(kind.tag)]
    namen = [etree.QName(kind).localname for kind in kinderen]
    geteld = Counter(namen)
    nummers: Counter[str] = Counter()
    for kind, naam in zip(kinderen, namen, strict=True):
        nummers[naam] += 1
        meer = geteld[naam] > 1
        kop = f"{label(naam)} {nummers[naam]}" if meer else label(naam)
        eigen_pad = f"{pad}/{naam}[{nummers[naam]}]" if meer else f"{pad}/{naam}"
        yield Regel(diepte, kop, (kind.text or "").strip(), eigen_pad)
        yield from _ruw(kind, diepte + 1, eigen_pad)
