"""Where the elements of a message stand in its XML, and how to lay that out to read.

Works on text that the codec may have refused: nothing here fails on XML that is not whole.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

_TAG = re.compile(
    r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<[?!][^>]*>|<(/?)([^\s/>]+)[^>]*?(/?)>", re.DOTALL
)
_DELEN = re.compile(r"(<[^>]*>)")
_EERSTE = "[1]"
_LANG = 300  # characters; a longer line is not meant to be read
MEESTE = 1_000_000  # characters of XML that are shown


def tekst_van(inhoud: bytes) -> str:
    """Give the text of a file, or nothing when it is no XML: what a program made of bytes."""
    tekst = inhoud.decode("utf-8", errors="replace")
    return tekst if tekst.lstrip("\ufeff \t\r\n").startswith("<") else ""


def leesbare_xml(xml: str, hoogstens: int = MEESTE) -> str:
    """Give XML as it is, or one element to a line where it was written without line breaks.

    Of more than so many characters only the begin.
    """
    xml = xml[:hoogstens]
    if all(len(regel) <= _LANG for regel in xml.splitlines()):
        return xml
    regels: list[str] = []
    diepte, bij_vorige = 0, False
    for deel in filter(str.strip, _DELEN.split(xml)):
        sluit = deel.startswith("</")
        diepte -= sluit
        if (sluit and bij_vorige) or not deel.startswith("<"):
            regels[-1:] = [(regels[-1] if regels else "") + deel]
        else:
            regels.append("  " * max(diepte, 0) + deel)
        opent = deel.startswith("<") and not sluit and not deel.startswith(("<?", "<!"))
        opent = opent and not deel.endswith("/>")
        diepte += opent
        bij_vorige = opent or not deel.startswith("<")
    return "\n".join(regels)


def regels_per_pad(xml: str) -> Mapping[str, int]:
    """Give the line, from 1, on which each element begins, by its path as `sleutel` writes it."""
    gevonden: dict[str, int] = {}
    stapel: list[tuple[str, Counter[str]]] = [("", Counter())]
    regel, vorige = 1, 0
    for match in _TAG.finditer(xml):
        regel += xml.count("\n", vorige, match.start())
        vorige = match.start()
        sluit, naam, leeg = match.groups()
        if naam is None:
            continue
        if sluit:
            if len(stapel) > 1:
                stapel.pop()
            continue
        boven, aantallen = stapel[-1]
        lokaal = naam.rpartition(":")[2]
        aantallen[lokaal] += 1
        nummer = f"[{aantallen[lokaal]}]" if aantallen[lokaal] > 1 else ""
        pad = f"{boven}/{lokaal}{nummer}"
        gevonden[pad] = regel
        if not leeg:
            stapel.append((pad, Counter()))
    return gevonden


def sleutel(pad: str) -> str:
    """Write a path in the one way in which lines are found: the first needs no number."""
    return pad.replace(_EERSTE, "")
