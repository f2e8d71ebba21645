"""The retourbericht that follows from findings, and what one that came in refuses."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from datetime import date
from typing import Any

from app.rules.finding import Finding
from app.rules.pad import HEADER, kinderen, objecten, voorvader
from app.standard.basis import Header, RetourHeader
from app.standard.bericht import Bericht
from app.standard.berichten import wortel
from app.standard.berichtsoort import Berichtsoort
from app.standard.element import Berichtklasse, Element, Vorm, elementen
from app.standard.release import bericht_code
from app.standard.uitleg import retourcode

GOED = "0200"  # WJ001: no remarks about this class
NIET_BEOORDEELD = "0233"
TECHNISCH = "0001"  # refused at level 2, as a whole
_BERICHT = "/Bericht"


def maak_retour(
    heen: Bericht, findings: Sequence[Finding], identificatie: str, dagtekening: date
) -> Bericht:
    """Make the retourbericht of a message (IV028, IV032).

    XsltVersie stays empty: the published XSLTs are not used. Raises ValueError for a message
    that has no retourbericht of this kind; a 323 is answered by a 325 (IV087).
    """
    if heen.soort.is_retour or heen.soort is Berichtsoort.DECLARATIE:
        raise ValueError(f"{heen.naam} is not answered by a retourbericht")
    codes = codes_per_klasse(heen, findings)
    header_codes: tuple[str, ...] = ()
    met_inhoud = False
    if any(finding.niveau == 2 for finding in findings):
        header_codes = (TECHNISCH,)
    elif HEADER in codes:
        header_codes = codes[HEADER]
    elif codes:
        header_codes = (GOED,)
        met_inhoud = True
    vorm = Vorm(heen.wet, heen.soort)
    inhoud = {
        element.attribuut: _beoordeeld(heen, element, vorm, codes) if met_inhoud else None
        for element in elementen(wortel(heen.soort), vorm)
    }
    header = _header(heen, identificatie, dagtekening, header_codes)
    return wortel(heen.soort)(wet=heen.wet, soort=heen.soort.retour, header=header, **inhoud)


def _header(
    heen: Bericht, identificatie: str, dagtekening: date, codes: tuple[str, ...]
) -> RetourHeader:
    over = {veld.name: getattr(heen.header, veld.name) for veld in dataclasses.fields(Header)}
    over["bericht_code"] = bericht_code(heen.wet, heen.soort.retour.value)
    over["retour_codes"] = codes
    return RetourHeader(**over, identificatie_retour=identificatie, dagtekening_retour=dagtekening)


def codes_per_klasse(heen: Bericht, findings: Sequence[Finding]) -> dict[str, tuple[str, ...]]:
    """Give return codes by the path of the class in which they were found, each code once.

    What is about the message as a whole is found in the header.
    """
    klassen = {pad for pad, _ in objecten(heen, Berichtklasse)}
    codes: dict[str, tuple[str, ...]] = {}
    for finding in findings:
        pad = voorvader(finding.pad, klassen.__contains__)
        if pad not in klassen:
            pad = HEADER  # about the message as a whole
        if finding.retourcode not in codes.setdefault(pad, ()):
            codes[pad] += (finding.retourcode,)
    return codes


def _beoordeeld(
    ouder: object,
    element: Element,
    vorm: Vorm,
    codes: dict[str, tuple[str, ...]],
    pad: str = _BERICHT,
    anders: str = GOED,
) -> Any:
    """Give the value of an element with return codes in all classes that it holds.

    What lies within a refused class counts as not judged, as IV087 has it for a 325; IV028
    leaves open when that is.
    """
    waarde = getattr(ouder, element.attribuut)
    klasse = element.klasse
    if klasse is None or not issubclass(klasse, Berichtklasse):
        return waarde
    nieuw = []
    for kind_pad, kind in kinderen(pad, element, waarde):
        eigen = codes.get(kind_pad)
        onder = NIET_BEOORDEELD if eigen else anders
        velden = {
            deel.attribuut: _beoordeeld(kind, deel, vorm, codes, kind_pad, onder)
            for deel in elementen(klasse, vorm)
        }
        nieuw.append(dataclasses.replace(kind, retour_codes=eigen or (anders,), **velden))
    if element.meervoudig:
        return tuple(nieuw)
    return nieuw[0] if nieuw else None


def afgekeurde_codes(retour: Bericht) -> list[tuple[str, str]]:
    """Give every RetourCode that refuses something, with the path of its class.

    For the 302 to 320 and the 325 alike; 0200, 0233 and 8001 refuse nothing.
    """
    return [
        (pad, code)
        for pad, klasse in objecten(retour, Berichtklasse)
        for code in klasse.retour_codes
        if retourcode(code).afkeur
    ]
