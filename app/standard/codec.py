"""From bytes to a Bericht and back.

Input is untrusted: no DTD, no entities, no network, at most 25 MB and a few levels deep.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from lxml import etree

from app.standard.bericht import Bericht
from app.standard.berichten import wortel, wortel_elementen
from app.standard.berichtsoort import Berichtsoort
from app.standard.element import Basis, Element, Vorm, elementen
from app.standard.leesfout import Berichtfout, leesfout, met_dtd, te_diep
from app.standard.release import RELEASE, SINDS, Wet
from app.standard.schema import schemafouten
from app.standard.schemafout import Schemafout, buiten_kalender
from app.standard.schrijven import schrijf

MAX_BYTES = 25 * 1024 * 1024
MAX_DIEPTE = 16
_TE_DIEP = etree.XPath("/" + "/".join("*" * (MAX_DIEPTE + 1)))
_NAMESPACE = re.compile(
    r"http://www\.istandaarden\.nl/(?P<standaard>\w+)/(?P<release>\d+_\d+)/"
    r"(?P<onderdeel>[a-z]+)(?P<nummer>\d{3})/schema"
)
_ANDERE_STANDAARD = re.compile(r"http://www\.istandaarden\.nl/(?P<standaard>i\w+)/")
_BOM = b"\xef\xbb\xbf"
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class _Lezer:
    """How one element is read into its attribute."""

    attribuut: str
    lees: Callable[[etree._Element], Any]


def decode(inhoud: bytes) -> Bericht:
    """Read and validate a message. Raises Berichtfout with a reason for the user."""
    root = parse(inhoud)
    return decode_boom(root, herken(root))


def decode_boom(root: etree._Element, vorm: Vorm) -> Bericht:
    """Validate a parsed message of a known shape and make a Bericht of it. Raises Berichtfout."""
    fouten = schemafouten(root, vorm)
    if fouten:
        raise Berichtfout(
            f"Deze {vorm.naam} voldoet niet aan het schema: "
            f"{fouten[0].melding} (regel {fouten[0].regel}, {fouten[0].pad})",
            "Vraag de afzender om het bericht opnieuw te sturen.",
            fouten,
        )
    return lees(root, vorm)


def parse(inhoud: bytes) -> etree._Element:
    """Parse untrusted bytes to a tree. Raises Berichtfout."""
    if len(inhoud) > MAX_BYTES:
        raise Berichtfout(
            "Dit bestand is groter dan 25 MB. Groter mag een bericht niet zijn (OP179).",
            "Vraag de afzender om het bericht te splitsen.",
        )
    if not inhoud.strip():
        raise Berichtfout("Dit bestand is leeg.", "Haal het opnieuw op bij VECOZO.")
    if inhoud.startswith(_UTF_16):
        raise _andere_codering("UTF-16")
    if inhoud.startswith(_BOM):
        raise Berichtfout(
            "Dit bestand is na het ophalen door een ander programma opgeslagen: het begint met "
            "een BOM, en dat mag niet volgens de standaard.",
            "Haal het opnieuw op bij VECOZO en sleep het direct hierheen.",
        )
    try:
        root = etree.fromstring(inhoud, veilige_parser())
    except etree.XMLSyntaxError as fout:
        raise leesfout(fout, inhoud) from fout
    if heeft_dtd(root):
        raise met_dtd()
    codering = root.getroottree().docinfo.encoding or "UTF-8"
    if codering.upper() not in ("UTF-8", "UTF8"):
        raise _andere_codering(codering)
    if _TE_DIEP(root):
        raise te_diep()
    return root


def veilige_parser() -> etree.XMLParser:
    """Make a parser for untrusted input: no entities, no network, no DTD, nothing huge."""
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
        huge_tree=False,
    )


def heeft_dtd(root: etree._Element) -> bool:
    """Whether a document declares a DTD, which no message and no bank statement has."""
    docinfo: Any = root.getroottree().docinfo  # its stub lacks internalDTD
    return bool(docinfo.doctype) or docinfo.internalDTD is not None


def _andere_codering(codering: str) -> Berichtfout:
    return Berichtfout(
        f"Dit bestand is gecodeerd als {codering}. Een bericht moet UTF-8 zijn.",
        "Haal het opnieuw op bij VECOZO, of vraag de afzender om het opnieuw te sturen.",
    )


def herken(root: etree._Element) -> Vorm:
    """Find wet and berichtsoort by namespace. Raises Berichtfout for anything else."""
    naam = etree.QName(root)
    gevonden = _NAMESPACE.fullmatch(naam.namespace or "")
    ander = _ANDERE_STANDAARD.match(naam.namespace or "")
    if ander and ander["standaard"] not in {wet.standaard for wet in Wet}:
        raise Berichtfout(
            f"Dit is een bericht van de i{ander['standaard'][1:].capitalize()}. "
            "Heenweer werkt met iWmo en iJw.",
            "Verwerk het in het programma waarmee je deze zorg administreert.",
        )
    if not gevonden:
        raise Berichtfout(
            f"Dit is geen iWmo- of iJw-bericht, maar XML met als eerste element "
            f"‘{naam.localname}’.",
            "Kies het bestand dat je bij VECOZO hebt opgehaald.",
        )
    standaard, nummer = gevonden["standaard"], gevonden["nummer"]
    wet = next(w for w in Wet if w.standaard == standaard)
    bericht = f"{gevonden['onderdeel'].upper()}{nummer}"
    release = gevonden["release"].replace("_", ".")
    if release != RELEASE:
        ouder = tuple(map(int, release.split("."))) < tuple(map(int, RELEASE.split(".")))
        raise Berichtfout(
            f"Dit is een {bericht} van release {release}. "
            + (f"Sinds {SINDS} geldt {RELEASE}." if ouder else f"Heenweer kent {RELEASE}."),
            "Vraag de gemeente om het bericht opnieuw te sturen."
            if ouder
            else "Kijk of er een nieuwe versie van Heenweer is.",
        )
    try:
        soort = Berichtsoort(nummer)
    except ValueError:
        soort = None
    if soort is None or gevonden["onderdeel"] != wet.value or naam.localname != "Bericht":
        raise Berichtfout(
            f"Dit is een {bericht}. Dat bericht bestaat niet in release {RELEASE}.",
            "Vraag de afzender wat er is gestuurd.",
        )
    return Vorm(wet, soort)


def lees(root: etree._Element, vorm: Vorm) -> Bericht:
    """Make a Bericht of a valid tree. Raises Berichtfout for a date beyond the calendar."""
    velden = _velden(root, _wortel_lezers(vorm))
    return wortel(vorm.soort)(wet=vorm.wet, soort=vorm.soort, **velden)


@cache
def _wortel_lezers(vorm: Vorm) -> dict[str, _Lezer]:
    namespace = vorm.wet.bericht_namespace(vorm.soort.value)
    return {
        f"{{{namespace}}}{e.naam}": _Lezer(e.attribuut, _lees_functie(e, vorm))
        for e in wortel_elementen(vorm)
    }


def _lezers(klasse: type[Any], vorm: Vorm) -> dict[str, _Lezer]:
    return {
        _tag(e, vorm): _Lezer(e.attribuut, _lees_functie(e, vorm)) for e in elementen(klasse, vorm)
    }


def _tag(element: Element, vorm: Vorm) -> str:
    namespace = (
        vorm.wet.basis_namespace
        if element.in_basis
        else vorm.wet.bericht_namespace(vorm.soort.value)
    )
    return f"{{{namespace}}}{element.omhulsel or element.naam}"


def _lees_functie(element: Element, vorm: Vorm) -> Callable[[etree._Element], Any]:
    een = _lees_een(element, vorm)
    if element.meervoudig:
        return lambda node: tuple([een(kind) for kind in node])
    return een


def _lees_een(element: Element, vorm: Vorm) -> Callable[[etree._Element], Any]:
    if element.klasse is not None:
        klasse, lezers = element.klasse, _lezers(element.klasse, vorm)
        return lambda node: klasse(**_velden(node, lezers))
    assert element.datatype is not None  # an element is simple or complex
    return _LEES[element.datatype.basis]


def _velden(node: etree._Element, lezers: dict[str, _Lezer]) -> dict[str, Any]:
    velden = {}
    for kind in node:
        lezer = lezers[kind.tag]
        try:
            velden[lezer.attribuut] = lezer.lees(kind)
        except ValueError as fout:
            raise _onleesbaar(kind) from fout
    return velden


def _onleesbaar(node: etree._Element) -> Berichtfout:
    mis = buiten_kalender(node)
    return Berichtfout(
        f"Er staat een datum of tijd in dit bericht die Heenweer niet kan lezen: "
        f"{mis.melding} (regel {mis.regel}, {mis.pad})",
        "Vraag de afzender om het bericht opnieuw te sturen.",
        (mis,),
    )


_LEES: dict[Basis, Callable[[etree._Element], Any]] = {
    Basis.STRING: lambda node: node.text or "",
    Basis.INTEGER: lambda node: int(node.text or ""),
    Basis.DATE: lambda node: dt.date.fromisoformat((node.text or "").strip()),
    Basis.TIME: lambda node: dt.time.fromisoformat((node.text or "").strip()),
}


def encode(bericht: Bericht) -> bytes:
    """Write a message as it goes to VECOZO: UTF-8 without BOM, indented."""
    return schrijf(bericht)


def naar_boom(bericht: Bericht) -> etree._Element:
    """Make the tree of a message, without the white space that indents it."""
    return etree.fromstring(schrijf(bericht), etree.XMLParser(remove_blank_text=True))


def valideer(bericht: Bericht, inhoud: bytes | None = None) -> tuple[Schemafout, ...]:
    """Schema errors of a message of our own, before it leaves; ``inhoud`` are its bytes."""
    root = etree.fromstring(encode(bericht) if inhoud is None else inhoud)
    return schemafouten(root, Vorm(bericht.wet, bericht.soort))
