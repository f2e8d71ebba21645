"""What is wrong with a value, told from the datatype that it should be."""

from __future__ import annotations

import re
from contextlib import suppress

from app.standard.codelijsten import codelijst
from app.standard.element import Basis, Datatype, Vorm
from app.standard.plaats import Plaats

_LANGSTE_KEUZE = 160  # characters; a longer list of codes is not read
_CIJFERS = re.compile(r"\[0-9\]\{(?P<aantal>\d+)\}")
_BEDRAGEN = frozenset({"LDT_Bedrag", "LDT_Budget", "LDT_TotaalBedrag"})
# A pattern of the standard in words: what it must be, and an example or a hint.
_VORMEN = {
    "[0-9]*": ("mag alleen cijfers bevatten", "Laat spaties, streepjes en het plusteken weg."),
    "([a-zA-ZÀ-ỳ])+": ("mag alleen letters bevatten", "Laat punten en spaties weg: JPM."),
    "([a-zA-Z0-9])+": ("mag alleen letters en cijfers bevatten", "Laat andere tekens weg."),
    r"(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)": (
        "moet een versie van drie getallen zijn",
        "Schrijf het als 1.0.0.",
    ),
}
_VAST = re.compile(r"\d+")


def waardefout(wat: str, heel: str, kort: str, plaats: Plaats, vorm: Vorm) -> tuple[str, str]:
    """Tell what is wrong with a value and what to do.

    ``heel`` is the value as it stands there, ``kort`` what may be quoted of it.
    """
    staat = f"‘{kort}’" if kort else "Wat hier staat"
    datatype = plaats.datatype
    assert datatype is not None  # an element with a value
    if not heel.strip():
        verplicht = plaats.verplicht
        return (
            f"{wat} is leeg. Een gegeven mag soms ontbreken, maar nooit leeg zijn.",
            "Vul het in: dit gegeven is verplicht." if verplicht else "Vul het in of laat het weg.",
        )
    if datatype.lijstnaam(vorm.wet):
        return f"{staat} is geen code voor {wat}.", _kies(datatype, vorm)
    match datatype.basis:
        case Basis.DATE:
            return _datum(wat, staat)
        case Basis.TIME:
            return (
                f"{staat} is geen tijd voor {wat}.",
                "Schrijf uren, minuten en seconden, zonder tijdzone: 14:30:00.",
            )
        case Basis.INTEGER:
            return _getal(wat, heel.strip(), staat, datatype)
    return _tekst(wat, heel, datatype)


def _kies(datatype: Datatype, vorm: Vorm) -> str:
    lijst = codelijst(datatype.lijstnaam(vorm.wet) or "")
    keuze = ", ".join(f"{code.code} ({code.omschrijving})" for code in lijst.codes)
    if len(keuze) <= _LANGSTE_KEUZE:
        return f"Kies uit: {keuze}."
    return f"Zoek de juiste code op in codelijst {lijst.naam} ({lijst.titel})."


def _datum(wat: str, staat: str) -> tuple[str, str]:
    advies = "Schrijf jaar, maand en dag, zonder tijd of tijdzone: 2026-04-01."
    if re.fullmatch(r"‘\d{4}-\d\d-\d\d’", staat):
        return f"{staat} bestaat niet op de kalender ({wat}).", "Kies een dag die bestaat."
    return f"{staat} is geen datum voor {wat}.", advies


def _getal(wat: str, heel: str, staat: str, datatype: Datatype) -> tuple[str, str]:
    if datatype.pattern:
        return f"{wat} moet {datatype.pattern} zijn.", f"Zet er {datatype.pattern} neer."
    getal = None
    with suppress(ValueError):
        getal = int(heel) if heel.isascii() else None
    if getal is None:
        uitleg = "Schrijf alleen cijfers."
        if datatype.naam in _BEDRAGEN:
            uitleg = "Schrijf een bedrag in eurocenten, zonder komma: € 12,50 is 1250."
        return f"{staat} is geen heel getal ({wat}).", uitleg
    grens = (
        f"hoogstens {datatype.maximum}"
        if datatype.maximum is not None and getal > datatype.maximum
        else f"minstens {datatype.minimum}"
    )
    return f"{staat} kan niet: {wat} is {grens}.", "Pas het getal aan."


def _tekst(wat: str, heel: str, datatype: Datatype) -> tuple[str, str]:
    """Tell of a text, without quoting it: it may be a name, a number of a phone or a BSN."""
    pattern = datatype.pattern or ""
    if cijfers := _CIJFERS.fullmatch(pattern):
        return (
            f"{wat} moet uit {cijfers['aantal']} cijfers bestaan.",
            "Vergeet de nullen vooraan niet, en laat spaties weg.",
        )
    if _VAST.fullmatch(pattern):
        return f"{wat} moet in dit bericht {pattern} zijn.", f"Zet er {pattern} neer."
    if datatype.max_length is not None and len(heel) > datatype.max_length:
        return (
            f"{wat} is te lang: {len(heel)} tekens, en hoogstens {datatype.max_length} mag.",
            "Kort het in.",
        )
    wat_mag, advies = _VORMEN.get(
        pattern, ("heeft niet de vorm die het moet hebben", "Pas het aan.")
    )
    return f"{wat} {wat_mag}.", advies
