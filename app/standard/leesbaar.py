"""A message as a person reads it: labels, values in words, nothing left out."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from app.standard.bericht import Bericht
from app.standard.codelijsten import codelijst, gemeentenaam
from app.standard.element import Element, Vorm, elementen
from app.standard.uitleg import retourcode

_MAANDEN = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
_LABELS = {
    "Bsn": "BSN",
    "Header": "Kop van het bericht",
    "Client": "Cliënt",
    "StartProduct": "Startproduct",
    "StopProduct": "Stopproduct",
    "Clienten": "Cliënten",
    "BerichtCode": "Berichtcode",
    "BerichtVersie": "Berichtversie",
    "BerichtSubversie": "Berichtsubversie",
    "ProductCode": "Productcode",
    "ProductCategorie": "Productcategorie",
    "ProductTarief": "Producttarief",
    "ReferentieNummer": "Referentienummer",
    "VorigReferentieNummer": "Vorig referentienummer",
    "DeclaratieNummer": "Declaratienummer",
    "NaamGebruik": "Naamgebruik",
    "ToewijzingNummer": "Toewijzingnummer",
    "DebetCredit": "Debet of credit",
    "Naam": "Naam",
    "DatumGebruik": "Wat er bekend is van de datum",
    "LandCode": "Land",
    "HuisnummerToevoeging": "Toevoeging",
    "AanduidingWoonadres": "Aanduiding bij het adres",
    "Telefoon01": "Telefoon",
    "Telefoon02": "Tweede telefoon",
    "RetourCodes": "Oordeel",
    "RetourCode": "Oordeel",
}
_CENTEN = frozenset({"Budget", "Bedrag", "TotaalBedrag", "ProductTarief"})


@dataclass(frozen=True, slots=True)
class Regel:
    """One line: how deep it stands, its label, its value in words, and where it is in the XML."""

    diepte: int
    label: str
    waarde: str
    pad: str

    @property
    def is_kop(self) -> bool:
        """Whether it only names a group of lines."""
        return not self.waarde


def leesbaar(bericht: Bericht) -> tuple[Regel, ...]:
    """Every element of a message as a line, in the order of the message."""
    vorm = Vorm(bericht.wet, bericht.soort)
    # The classes of all messages: who only asks for words does not wait for them.
    from app.standard.berichten import wortel_elementen

    return tuple(_regels(bericht, wortel_elementen(vorm), vorm, 0, "/Bericht"))


def label(naam: str) -> str:
    """Label of an element: ``ToewijzingIngangsdatum`` becomes *Toewijzing ingangsdatum*."""
    woorden = re.sub(r"(?<!^)(?=[A-Z])", " ", naam).lower()
    return _LABELS.get(naam) or woorden[:1].upper() + woorden[1:]


def datum_voluit(datum: dt.date) -> str:
    """Date in words: ``3 april 2026``."""
    return f"{datum.day} {_MAANDEN[datum.month - 1]} {datum.year}"


def maand_voluit(dag: dt.date) -> str:
    """Month in words: ``april 2026``."""
    return datum_voluit(dag).partition(" ")[2]


def een_decimaal(waarde: Decimal) -> str:
    """Number with one decimal, a half upwards as in Excel: ``2,1``."""
    return str(waarde.quantize(Decimal("0.1"), ROUND_HALF_UP)).replace(".", ",")


def bedrag(eurocent: int) -> str:
    """Amount in eurocent as ``€ 1.234,56``."""
    teken = "-" if eurocent < 0 else ""
    hele, centen = divmod(abs(eurocent), 100)
    return f"{teken}€ {hele:,}".replace(",", ".") + f",{centen:02d}"


def in_woorden(element: Element, waarde: Any, vorm: Vorm) -> str:
    """Value of a simple element in words, a code with its label; None is *leeg*."""
    assert element.datatype is not None  # only simple elements have a value
    if waarde is None:
        return "leeg"
    if isinstance(waarde, dt.date):
        return datum_voluit(waarde)
    if isinstance(waarde, dt.time):
        return waarde.strftime("%H:%M:%S")
    if element.naam in _CENTEN:
        return bedrag(waarde)
    naam = element.datatype.naam
    if naam == "LDT_RetourCode":
        return f"{waarde} {retourcode(waarde).betekenis}"
    if naam == "LDT_Gemeente":
        return f"{gemeentenaam(waarde)} ({waarde})"
    lijst = element.datatype.lijstnaam(vorm.wet)
    if lijst:
        return f"{codelijst(lijst).label(waarde)} ({waarde})"
    return str(waarde)


def _regels(
    waarde: Any, delen: tuple[Element, ...], vorm: Vorm, diepte: int, pad: str
) -> Iterator[Regel]:
    for element in delen:
        inhoud = getattr(waarde, element.attribuut)
        if inhoud is None:
            continue
        reeks = inhoud if element.meervoudig else (inhoud,)
        for nummer, een in enumerate(reeks, start=1):
            eigen_pad = _pad(pad, element, nummer)
            if element.klasse is None:
                yield Regel(diepte, label(element.naam), in_woorden(element, een, vorm), eigen_pad)
                continue
            kop = label(element.naam)
            yield Regel(diepte, f"{kop} {nummer}" if len(reeks) > 1 else kop, "", eigen_pad)
            yield from _regels(een, elementen(element.klasse, vorm), vorm, diepte + 1, eigen_pad)


def _pad(pad: str, element: Element, nummer: int) -> str:
    if not element.omhulsel:
        return f"{pad}/{element.naam}"
    return f"{pad}/{element.omhulsel}/{element.naam}[{nummer}]"
