"""Schema errors in words that a care administrator can use."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree


@dataclass(frozen=True, slots=True)
class Schemafout:
    """One error: the element, the line in the file, the value found and what is wrong."""

    pad: str
    regel: int
    melding: str
    waarde: str = ""


_NAAM = re.compile(r"\{[^}]*\}")
_ELEMENT = re.compile(r"Element '(?P<naam>[^']*)'")
_WAARDE = re.compile(r"(?:The value|:) '(?P<waarde>.*?)' (?:is|has)", re.DOTALL)
_DATATYPE = re.compile(r"atomic type '(?:\{[^}]*\})?(?P<naam>[^']*)'")
_VERWACHT = re.compile(r"Expected is (?:one of )?\(\s*(?P<namen>[^)]*?)\s*\)")
_GRENS = re.compile(r"allowed (?:maximum|minimum) length of '(?P<getal>\d+)'")


def vertaal(
    root: etree._Element, log: etree._ListErrorLog, hoogstens: int = 50
) -> tuple[Schemafout, ...]:
    """Translate the error log of a validation; at most so many errors, the first first."""
    fouten: list[Schemafout] = []
    gezien: set[tuple[str, int]] = set()
    tree = root.getroottree()
    for fout in log:
        pad = leesbaar_pad(fout.path or "", tree)
        if (pad, fout.line) in gezien:  # a value that breaks a facet is reported again as a type
            continue
        gezien.add((pad, fout.line))
        fouten.append(_vertaal_een(fout, pad))
        if len(fouten) == hoogstens:
            break
    return tuple(fouten)


def leesbaar_pad(pad: str, tree: etree._ElementTree) -> str:
    """XPath with the names of elements, as a person can follow it, without namespaces."""
    if "*" in pad:
        try:
            nodes = tree.xpath(pad)
        except etree.XPathError:
            nodes = []
        if isinstance(nodes, list) and nodes and etree.iselement(nodes[0]):
            kort = tree.getelementpath(nodes[0])
            return f"/Bericht/{_NAAM.sub('', kort)}" if kort != "." else "/Bericht"
    return "/" + "/".join(deel.rpartition(":")[2] for deel in pad.split("/") if deel)


def _vertaal_een(fout: etree._LogEntry, pad: str) -> Schemafout:
    tekst = fout.message
    gevonden = _ELEMENT.search(tekst)
    naam = _NAAM.sub("", gevonden["naam"]) if gevonden else "Bericht"
    treffer = _WAARDE.search(tekst)
    waarde = treffer["waarde"] if treffer else ""
    return Schemafout(pad, fout.line, _melding(fout.type_name, tekst, naam, waarde), waarde)


def _melding(soort: str, tekst: str, naam: str, waarde: str) -> str:
    match soort.removeprefix("SCHEMAV_"):
        case "ELEMENT_CONTENT":
            return _inhoud(tekst, naam)
        case "CVC_ENUMERATION_VALID":
            return f"‘{waarde}’ is geen code die {naam} mag hebben."
        case "CVC_MAXLENGTH_VALID":
            grens = _GRENS.search(tekst)
            return f"{naam} is te lang: hoogstens {grens['getal'] if grens else 'minder'} tekens."
        case "CVC_MINLENGTH_VALID":
            return f"{naam} is leeg. Een element mag ontbreken, maar niet leeg zijn."
        case "CVC_PATTERN_VALID":
            return f"‘{waarde}’ heeft niet de vorm die {naam} moet hebben."
        case "CVC_MININCLUSIVE_VALID" | "CVC_MAXINCLUSIVE_VALID":
            return f"{waarde} valt buiten de grenzen van {naam}."
        case "CVC_DATATYPE_VALID_1_2_1":
            return _geen_waarde(tekst, naam, waarde)
        case "CVC_ELT_1":
            return f"{naam} hoort niet aan het begin van een bericht."
        case "CVC_COMPLEX_TYPE_2_3" | "CVC_COMPLEX_TYPE_2_1":
            return f"Tussen de elementen van {naam} staat tekst. Dat hoort daar niet."
        case "CVC_COMPLEX_TYPE_3_2_1" | "CVC_TYPE_3_1_1" | "CVC_COMPLEX_TYPE_3_2_2":
            return f"{naam} heeft een attribuut dat daar niet hoort."
        case "CVC_TYPE_3_1_2":
            return f"In {naam} staan elementen, terwijl er een waarde hoort."
    return f"{naam} voldoet niet aan het schema."


def _inhoud(tekst: str, naam: str) -> str:
    verwacht = _VERWACHT.search(tekst)
    namen = verwacht["namen"].split(",") if verwacht else []
    hoort = " of ".join(dict.fromkeys(_NAAM.sub("", naam.strip()) for naam in namen))
    if "Missing child" in tekst:
        return f"In {naam} ontbreekt {hoort}."
    if hoort:
        return f"{naam} staat niet op deze plaats. Hier hoort {hoort}."
    return f"{naam} hoort hier niet."


def _geen_waarde(tekst: str, naam: str, waarde: str) -> str:
    datatype = _DATATYPE.search(tekst)
    match datatype["naam"] if datatype else "":
        case "LDT_Datum" | "xs:date":
            return f"‘{waarde}’ is geen bestaande datum ({naam})."
        case "LDT_Tijd" | "xs:time":
            return f"‘{waarde}’ is geen tijd ({naam})."
    return f"‘{waarde}’ is geen heel getal ({naam})."
