"""The *foutbericht* of VECOZO or the municipal hub, read leniently.

The exact variant that providers get is not documented: everything is found by local name
(StUF ``Fo01Bericht``: stuurgegevens with crossRefnummer, body with code, plek, omschrijving).
"""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

_STUF = "http://www.egem.nl/StUF/"


@dataclass(frozen=True, slots=True)
class Foutbericht:
    """Which message was refused (``kenmerk``: our reference or file name), and why."""

    kenmerk: str
    code: str
    omschrijving: str
    details: str


def is_foutbericht(root: etree._Element) -> bool:
    """Whether a tree is a foutbericht rather than a message of the standard."""
    naam = etree.QName(root)
    return (naam.namespace or "").startswith(_STUF) or naam.localname.startswith("Fo0")


def lees_foutbericht(root: etree._Element) -> Foutbericht:
    """Read what can be found; what is absent is empty."""
    return Foutbericht(
        kenmerk=_tekst(root, "crossRefnummer") or _tekst(root, "crossRefNummer"),
        code=_tekst(root, "code"),
        omschrijving=_tekst(root, "omschrijving"),
        details=_tekst(root, "details"),
    )


def _tekst(root: etree._Element, naam: str) -> str:
    node = next(root.iter(f"{{*}}{naam}", naam), None)
    return (node.text or "").strip() if node is not None else ""
