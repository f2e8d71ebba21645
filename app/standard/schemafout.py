"""Schema errors in words that a care administrator can use.

libxml tells where and of which kind; what is wrong there, and what to do, is worked out from the
message classes. Nothing of its English text is passed on, and no BSN.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from lxml import etree
from stdnum.nl import bsn as elfproef

from app.standard.element import Vorm
from app.standard.leesbaar import label
from app.standard.plaats import Plaats, plaats_van
from app.standard.waardefout import Gezegd, waardefout

MEESTE = 50
_ATTRIBUUT = re.compile(r"attribute '(?:\{[^}]*\})?(?P<naam>[^']*)'")
_WAARDEFOUT = re.compile(
    r"CVC_(ENUMERATION|M\w+LENGTH|PATTERN|M\w+INCLUSIVE|DATATYPE|LENGTH|FACET|TYPE_3_1_3)"
)
_ELEMENTEN = "CVC_TYPE_3_1_2"  # elements where a value belongs
_NEGEN = re.compile(r"\d{9}")
_LANGST = 40  # characters of a value that are quoted


@dataclass(frozen=True, slots=True)
class Schemafout:
    """One error: the element, its line in the file, the value, what is wrong and what to do.

    ``hoort`` says what was expected, to who receives the message and cannot change it; it may be
    empty. ``zonder_waarde`` is what is wrong in words that do not repeat the value.
    """

    pad: str
    regel: int
    melding: str
    waarde: str = ""
    advies: str = ""
    hoort: str = ""
    zonder_waarde: str = ""


def vertaal(
    root: etree._Element, log: etree._ListErrorLog, vorm: Vorm, hoogstens: int = MEESTE
) -> tuple[Schemafout, ...]:
    """Translate the error log of a validation; at most so many errors, the first first."""
    fouten: list[Schemafout] = []
    gezien: set[tuple[str, str]] = set()
    for fout in log:
        soort = fout.type_name.removeprefix("SCHEMAV_")
        node = _vind(root, fout.path or "")
        pad = pad_van(node)
        # A value that breaks one facet breaks others too, and its type: it is one mistake.
        groep = "waarde" if _WAARDEFOUT.match(soort) or soort == _ELEMENTEN else soort
        if (pad, groep) in gezien:
            continue
        gezien.add((pad, groep))
        fouten.append(_vertaal_een(node, pad, soort, fout, vorm))
        if len(fouten) == hoogstens:
            break
    return tuple(fouten)


def buiten_kalender(node: etree._Element) -> Schemafout:
    """Tell of a date or time that the schema allows, but that is on no calendar or clock."""
    waarde = _waarde(node)
    regel: Any = node.sourceline  # its stub knows no type
    mis = f"is geen datum of tijd die Heenweer kan lezen ({noem(node)})."
    return Schemafout(
        pad_van(node),
        regel or 1,
        f"‘{waarde}’ {mis}",
        waarde,
        "Schrijf een datum als 2026-04-01 en een tijd als 14:30:00.",
        "Een datum hoort er te staan als 2026-04-01 en een tijd als 14:30:00.",
        f"Wat hier staat {mis}",
    )


def pad_van(node: etree._Element) -> str:
    """Path with the names of elements, as a person can follow it, without namespaces.

    An element with siblings of its name gets an index, from 1.
    """
    delen = []
    hier: etree._Element | None = node
    while hier is not None:
        ouder, naam = hier.getparent(), _naam(hier)
        nummer = ""
        if ouder is not None:
            gelijk = [broer for broer in _kinderen(ouder) if _naam(broer) == naam]
            nummer = f"[{gelijk.index(hier) + 1}]" if len(gelijk) > 1 else ""
        delen.append(f"/{naam}{nummer}")
        hier = ouder
    return "".join(reversed(delen))


def noem(node: etree._Element) -> str:
    """Name an element as a person knows it, with the XML name where that is another word."""
    return noem_naam(_naam(node))


def noem_naam(naam: str) -> str:
    """Name an element by its XML name: `Land (LandCode)`, but only `Toewijzingnummer`."""
    woorden = label(naam)
    zelfde = woorden.replace(" ", "").replace("ë", "e").casefold() == naam.casefold()
    return woorden if zelfde else f"{woorden} ({naam})"


def _vind(root: etree._Element, pad: str) -> etree._Element:
    """Find the element at a path of libxml, which counts by prefix and name, or by `*` alone."""
    node = root
    for deel in pad.split("/")[2:]:
        naam, _, nummer = deel.partition("[")
        treffers = (k for k in _elementen(node) if naam in ("*", _met_prefix(k)))
        gevonden = next(islice(treffers, int(nummer.rstrip("]") or 1) - 1, None), None)
        if gevonden is None:
            break
        node = gevonden
    return node


def _elementen(node: etree._Element) -> Iterator[etree._Element]:
    # A comment or an instruction has a function as its tag.
    return (kind for kind in node if not callable(kind.tag))


def _kinderen(node: etree._Element) -> list[etree._Element]:
    return list(_elementen(node))


def _naam(node: etree._Element) -> str:
    return etree.QName(node).localname


def _met_prefix(node: etree._Element) -> str:
    return f"{node.prefix}:{_naam(node)}" if node.prefix else _naam(node)


def _waarde(node: etree._Element) -> str:
    """Give the value to quote: shortened, and never a BSN."""
    waarde = "" if len(node) else (node.text or "").strip()
    if _naam(node) == "Bsn" or (_NEGEN.fullmatch(waarde) and elfproef.is_valid(waarde)):
        return ""
    return waarde if len(waarde) <= _LANGST else f"{waarde[:_LANGST]}…"


def _vertaal_een(
    node: etree._Element, pad: str, soort: str, fout: etree._LogEntry, vorm: Vorm
) -> Schemafout:
    waarde = _waarde(node) if _WAARDEFOUT.match(soort) else ""
    gezegd = _melding(node, soort, fout.message, waarde, vorm)
    zonder = _melding(node, soort, fout.message, "", vorm).melding
    return Schemafout(pad, fout.line, gezegd.melding, waarde, gezegd.advies, gezegd.hoort, zonder)


def _melding(node: etree._Element, soort: str, tekst: str, waarde: str, vorm: Vorm) -> Gezegd:
    wat = noem(node)
    if _WAARDEFOUT.match(soort):
        hier = plaats_van(_namen(node), vorm)
        heel = "" if len(node) else node.text or ""
        if hier is not None and hier.datatype is not None:
            return waardefout(wat, heel, waarde, hier, vorm)
    match soort:
        case "ELEMENT_CONTENT" if "Missing child" in tekst:
            return _ontbreekt(node, vorm)
        case "ELEMENT_CONTENT":
            return _niet_verwacht(node, vorm)
        case "CVC_ELT_1":
            return Gezegd(
                f"Een bericht begint niet met ‘{_naam(node)}’.",
                f"Begin met ‘Bericht’, in de namespace van {vorm.naam}.",
                f"Het hoort te beginnen met ‘Bericht’, in de namespace van {vorm.naam}.",
            )
        case "CVC_COMPLEX_TYPE_2_3" | "CVC_COMPLEX_TYPE_2_1":
            return Gezegd(
                f"Tussen de gegevens van {wat} staat losse tekst. Dat hoort daar niet.",
                "Haal die tekst weg.",
            )
        case "CVC_ELT_3_1" | "CVC_ELT_3_2_1" | "CVC_ELT_3_2_2" | "CVC_ELT_4_1" | "CVC_ELT_4_2":
            return Gezegd(
                f"{wat} heeft een attribuut voor het schema (xsi). Dat gebruikt de standaard niet.",
                "Haal het attribuut weg.",
            )
        case _ if soort == _ELEMENTEN:
            return Gezegd(
                f"In {wat} staan elementen, terwijl er een waarde hoort.",
                "Zet er alleen de waarde in.",
            )
    if attribuut := _ATTRIBUUT.search(tekst):
        return Gezegd(
            f"{wat} heeft een attribuut ‘{attribuut['naam']}’. Dat kent de standaard niet.",
            "Haal het attribuut weg.",
        )
    return Gezegd(
        f"{wat} is niet zoals de standaard voorschrijft.",
        f"Vraag het de maker van het programma waarmee deze {vorm.naam} is gemaakt.",
    )


def _ontbreekt(node: etree._Element, vorm: Vorm) -> Gezegd:
    hier = plaats_van(_namen(node), vorm)
    aanwezig = {_naam(kind) for kind in _kinderen(node)}
    verplicht = [deel for deel in hier.delen(vorm) if deel.verplicht] if hier else []
    mist = [noem_naam(deel.naam) for deel in verplicht if deel.naam not in aanwezig]
    if not aanwezig:
        return Gezegd(
            f"{noem(node)} is leeg: {_opsomming(mist)} {_ontbreken(mist)}.",
            f"Vul dat in{'' if hier and hier.verplicht else ', of laat het hele onderdeel weg'}.",
        )
    return Gezegd(f"In {noem(node)} {_ontbreken(mist)} {_opsomming(mist)}.", "Vul dat nog in.")


def _niet_verwacht(node: etree._Element, vorm: Vorm) -> Gezegd:
    ouder = node.getparent()
    boven = plaats_van(_namen(ouder), vorm) if ouder is not None else None
    if ouder is None or boven is None:
        return Gezegd(f"{noem(node)} hoort hier niet.", "Haal het weg.")
    naam, wat, waarin = _naam(node), noem(node), noem(ouder)
    delen = boven.delen(vorm)
    orde = [deel.naam for deel in delen]
    om = next((d.naam for d in delen if d.binnenin == naam), None)
    if om is not None and naam not in orde:
        return Gezegd(
            f"‘{naam}’ staat los in {waarin}.", f"Zet het in ‘{om}’.", f"Het hoort in ‘{om}’."
        )
    if naam not in orde:
        return Gezegd(
            f"‘{naam}’ bestaat niet in {waarin}.",
            f"Haal het weg, of kijk of de naam goed is geschreven. {_kent(waarin, orde)}".rstrip(),
            _kent(waarin, orde),
        )
    eigen = delen[orde.index(naam)]
    if etree.QName(node).namespace != eigen.namespace(vorm):
        return Gezegd(
            f"{wat} staat in de verkeerde namespace.",
            f"Gebruik de namespace {eigen.namespace(vorm)}.",
            f"Het hoort in de namespace {eigen.namespace(vorm)}.",
        )
    broers = _kinderen(ouder)
    eerder = [_naam(broer) for broer in broers[: broers.index(node)]]
    if naam in eerder:
        return Gezegd(f"{wat} staat er twee keer in {waarin}.", "Laat er één staan.")
    return _verkeerde_plaats(naam, delen, eerder, [_naam(broer) for broer in broers], waarin)


def _verkeerde_plaats(
    naam: str, delen: Sequence[Plaats], eerder: list[str], broers: list[str], waarin: str
) -> Gezegd:
    """Either something before it is missing, or the order is not that of the standard."""
    orde = [deel.naam for deel in delen]
    plek = orde.index(naam)
    mist = [noem_naam(d.naam) for d in delen[:plek] if d.verplicht and d.naam not in broers]
    if mist:
        return Gezegd(
            f"In {waarin} {_ontbreken(mist)} {_opsomming(mist)}.",
            f"Zet dat voor {noem_naam(naam)}.",
            f"Dat hoort voor {noem_naam(naam)} te staan.",
        )
    melding = f"{noem_naam(naam)} staat niet op de goede plaats in {waarin}."
    te_vroeg = [n for n in orde[plek + 1 :] if n in eerder]
    ervoor = [n for n in orde[:plek] if n in broers]
    waar = "vooraan"
    if te_vroeg:
        waar = f"voor {noem_naam(te_vroeg[0])}"
    elif ervoor:
        waar = f"na {noem_naam(ervoor[-1])}"
    vast = "De volgorde ligt vast:"
    return Gezegd(melding, f"{vast} zet het {waar}.", f"{vast} het hoort {waar}.")


def _kent(waarin: str, orde: list[str]) -> str:
    if len(orde) > 8:
        return ""
    return f"{waarin} kent {_opsomming(orde)}."


def _namen(node: etree._Element) -> list[str]:
    """Local names from below the root to an element."""
    boven = [_naam(ouder) for ouder in node.iterancestors()]
    return [*boven[::-1], _naam(node)][1:]


def _ontbreken(namen: Sequence[str]) -> str:
    return "ontbreekt" if len(namen) == 1 else "ontbreken"


def _opsomming(namen: Sequence[str]) -> str:
    *eerste, laatste = namen
    return f"{', '.join(eerste)} en {laatste}" if eerste else laatste
