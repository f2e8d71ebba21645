"""Why a file cannot be read as XML, in words: never those of libxml."""

from __future__ import annotations

import re

from lxml import etree

from app.errors import UserError
from app.standard.schemafout import Schemafout

_OPNIEUW = "Haal het opnieuw op bij VECOZO, of vraag de afzender om het opnieuw te sturen."
_VAN_EEN_ANDER = "Heb je het niet zelf gemaakt, vraag dan om een nieuw bestand."
_NIET_HEEL = "Dit bestand is niet heel."
_DOCTYPE = re.compile(rb"\s*(<\?[^>]*>\s*|<!--.*?-->\s*)*<!DOCTYPE", re.DOTALL)
_TAGS = re.compile(r"mismatch: (?P<open>\S+) line (?P<regel>\d+) and (?P<sluit>[^\s,]+)")
_OPEN = re.compile(r"in tag (?P<open>\S+) line (?P<regel>\d+)")
_FOUT = etree.ErrorTypes
_GEEN_XML = frozenset({_FOUT.ERR_DOCUMENT_EMPTY})
_CODERING = frozenset({
    _FOUT.ERR_INVALID_ENCODING, _FOUT.ERR_UNKNOWN_ENCODING, _FOUT.ERR_UNSUPPORTED_ENCODING,
})  # fmt: skip
# What is wrong with one line, and what to do there.
_OP_REGEL = {
    _FOUT.ERR_DOCUMENT_END: (
        "Na het einde van het bericht staat nog iets.",
        "Haal weg wat achter de laatste tag staat.",
    ),
    _FOUT.ERR_UNDECLARED_ENTITY: (
        "Er staat een ‘&’ met een naam die XML niet kent.",
        "Schrijf een gewone ‘&’ als &amp;.",
    ),
    _FOUT.ERR_ATTRIBUTE_REDEFINED: ("Een attribuut staat er twee keer.", "Laat er één staan."),
    _FOUT.ERR_ATTRIBUTE_NOT_STARTED: (
        "De waarde van een attribuut staat niet tussen aanhalingstekens.",
        "Zet hem tussen aanhalingstekens.",
    ),
    _FOUT.ERR_INVALID_CHAR: (
        "Er staat een teken dat in XML niet mag, zoals een onzichtbaar stuurteken.",
        "Haal dat teken weg.",
    ),
    _FOUT.NS_ERR_UNDEFINED_NAMESPACE: (
        "Een tag heeft een voorvoegsel dat nergens is uitgelegd.",
        "Leg het voorvoegsel vast in de eerste tag van het bericht (xmlns).",
    ),
    _FOUT.ERR_RESERVED_XML_NAME: (
        "Voor het begin van de XML staat nog iets.",
        "Begin het bestand met <?xml, zonder witregel ervoor.",
    ),
    _FOUT.ERR_NAME_REQUIRED: (
        "Er staat een losse ‘<’ of ‘&’, of een tag zonder goede naam.",
        "Schrijf ‘<’ in een tekst als &lt; en ‘&’ als &amp;.",
    ),
    _FOUT.ERR_RESOURCE_LIMIT: (
        "Er staat een tekst in die veel langer is dan in een bericht kan.",
        "Kort die tekst in.",
    ),
    _FOUT.ERR_LT_IN_ATTRIBUTE: (
        "In een attribuut staat een losse ‘<’.",
        "Schrijf die als &lt;.",
    ),
}


class Berichtfout(UserError):
    """A file that is not a message for us, with the reason in Dutch and the schema errors.

    ``regel`` is the line, from 1, at which the file cannot be read any further;
    ``zonder_waarden`` the whole text without anything that the file holds.
    """

    def __init__(
        self,
        message: str,
        advice: str = "",
        fouten: tuple[Schemafout, ...] = (),
        regel: int | None = None,
        zonder_waarden: str = "",
    ) -> None:
        super().__init__(message, advice)
        self.fouten = fouten
        self.regel = regel
        self.zonder_waarden = zonder_waarden or str(self)


def met_dtd() -> Berichtfout:
    """Refuse a DTD: it may let a small file grow without end, or fetch other files."""
    return Berichtfout(
        "Dit bestand bevat een DTD. Dat hoort niet in een bericht en kan onveilig zijn.",
        "Open het niet, en vraag de afzender wat er is gestuurd.",
    )


def te_diep() -> Berichtfout:
    """Refuse what no message can be."""
    return Berichtfout(
        "Dit bestand is dieper genest dan een bericht kan zijn.",
        "Het is geen iWmo- of iJw-bericht. Vraag de afzender wat er is gestuurd.",
    )


def leesfout(fout: etree.XMLSyntaxError, inhoud: bytes) -> Berichtfout:
    """Tell why a parser stopped, and at which line."""
    tekst, regel = fout.msg or "", fout.lineno or 1
    code: int = getattr(fout, "code", 0)  # its stub lacks it
    if _DOCTYPE.match(inhoud):
        return met_dtd()
    if code in _CODERING:
        return Berichtfout(
            "De tekens in dit bestand kloppen niet: het is geen goede UTF-8.", _OPNIEUW, regel=regel
        )
    if "depth" in tekst:
        return te_diep()
    if code in _GEEN_XML:
        return Berichtfout(
            "Dit bestand is geen XML.",
            "Kies het XML- of ZIP-bestand dat je bij VECOZO hebt opgehaald.",
        )
    return _niet_heel(code, tekst, regel)


def _niet_heel(code: int, tekst: str, regel: int) -> Berichtfout:
    kaal = ""  # what stands for a tag may be a value in which a ‘<’ was not escaped
    if code in _OP_REGEL:
        wat, advies = _OP_REGEL[code]
        wat, advies = f"{wat[:-1]} (regel {regel}).", f"{advies} {_VAN_EEN_ANDER}"
    elif tags := _TAGS.search(tekst):
        wat = (
            f"‘{_naam(tags['open'])}’ van regel {tags['regel']} wordt op regel {regel} gesloten "
            f"met ‘{_naam(tags['sluit'])}’."
        )
        advies = f"Sluit eerst ‘{_naam(tags['open'])}’. {_VAN_EEN_ANDER}"
        kaal = (
            f"{_NIET_HEEL} Een tag van regel {tags['regel']} wordt op regel {regel} met een andere "
            f"gesloten. {_VAN_EEN_ANDER}"
        )
    elif code in (_FOUT.ERR_TAG_NOT_FINISHED, _FOUT.ERR_CDATA_NOT_FINISHED):
        open_ = _OPEN.search(tekst)
        binnen = (
            f" ‘{_naam(open_['open'])}’ van regel {open_['regel']} is dan nog open."
            if open_
            else ""
        )
        wat = f"Het breekt af op regel {regel}.{binnen}"
        advies = "Haal het opnieuw op bij VECOZO."
        kaal = f"{_NIET_HEEL} Het breekt af op regel {regel}. {advies}"
    else:
        wat, advies = f"De XML klopt niet op regel {regel}.", _OPNIEUW
    return Berichtfout(f"{_NIET_HEEL} {wat}", advies, regel=regel, zonder_waarden=kaal)


def _naam(tag: str) -> str:
    return tag.rpartition(":")[2]
