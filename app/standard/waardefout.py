"""What is wrong with a value, told from the datatype that it should be."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass

from app.standard.codelijsten import codelijst
from app.standard.element import Basis, Datatype, Vorm
from app.standard.plaats import Plaats

_LANGSTE_KEUZE = 160  # characters; a longer list of codes is not read
_CIJFERS = re.compile(r"\[0-9\]\{(?P<aantal>\d+)\}")
_BEDRAGEN = frozenset({"LDT_Bedrag", "LDT_Budget", "LDT_TotaalBedrag"})
# A pattern of the standard in words: what it must be, what to do, and what belongs there.
_VORMEN = {
    "[0-9]*": (
        "mag alleen cijfers bevatten",
        "Laat spaties, streepjes en het plusteken weg.",
        "Spaties, streepjes en een plusteken horen er niet in.",
    ),
    "([a-zA-ZÀ-ỳ])+": (
        "mag alleen letters bevatten",
        "Laat punten en spaties weg: JPM.",
        "Punten en spaties horen er niet in: JPM.",
    ),
    "([a-zA-Z0-9])+": ("mag alleen letters en cijfers bevatten", "Laat andere tekens weg.", ""),
    r"(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)": (
        "moet een versie van drie getallen zijn",
        "Schrijf het als 1.0.0.",
        "Het hoort er zo te staan: 1.0.0.",
    ),
}
_VAST = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Gezegd:
    """A mistake in words: what is wrong, what its maker does, and what was expected.

    ``hoort`` is for who cannot change the message; empty where ``melding`` says it already.
    """

    melding: str
    advies: str
    hoort: str = ""


def waardefout(wat: str, heel: str, kort: str, plaats: Plaats, vorm: Vorm) -> Gezegd:
    """Tell what is wrong with a value.

    ``heel`` is the value as it stands there, ``kort`` what may be quoted of it.
    """
    staat = f"‘{kort}’" if kort else "Wat hier staat"
    datatype = plaats.datatype
    assert datatype is not None  # an element with a value
    if not heel.strip():
        verplicht = plaats.verplicht
        return Gezegd(
            f"{wat} is leeg. Een gegeven mag soms ontbreken, maar nooit leeg zijn.",
            "Vul het in: dit gegeven is verplicht." if verplicht else "Vul het in of laat het weg.",
            "Dit gegeven is verplicht." if verplicht else "",
        )
    if datatype.lijstnaam(vorm.wet):
        return Gezegd(f"{staat} is geen code voor {wat}.", *_kies(datatype, vorm))
    match datatype.basis:
        case Basis.DATE:
            return _datum(wat, heel.strip(), staat)
        case Basis.TIME:
            return Gezegd(
                f"{staat} is geen tijd voor {wat}.",
                "Schrijf uren, minuten en seconden, zonder tijdzone: 14:30:00.",
                "Een tijd hoort er zo te staan, zonder tijdzone: 14:30:00.",
            )
        case Basis.INTEGER:
            return _getal(wat, heel.strip(), staat, datatype)
    return _tekst(wat, heel, datatype)


def _kies(datatype: Datatype, vorm: Vorm) -> tuple[str, str]:
    lijst = codelijst(datatype.lijstnaam(vorm.wet) or "")
    keuze = lijst.opsomming
    if len(keuze) <= _LANGSTE_KEUZE:
        return f"Kies uit: {keuze}.", f"De standaard kent: {keuze}."
    waar = f"codelijst {lijst.naam} ({lijst.titel})"
    return f"Zoek de juiste code op in {waar}.", f"De codes staan in {waar}."


def _datum(wat: str, heel: str, staat: str) -> Gezegd:
    if re.fullmatch(r"\d{4}-\d\d-\d\d", heel):
        melding = f"{staat} bestaat niet op de kalender ({wat})."
        return Gezegd(melding, "Kies een dag die bestaat.")
    return Gezegd(
        f"{staat} is geen datum voor {wat}.",
        "Schrijf jaar, maand en dag, zonder tijd of tijdzone: 2026-04-01.",
        "Een datum hoort er zo te staan, zonder tijd of tijdzone: 2026-04-01.",
    )


def _getal(wat: str, heel: str, staat: str, datatype: Datatype) -> Gezegd:
    if datatype.pattern:
        return Gezegd(f"{wat} moet {datatype.pattern} zijn.", f"Zet er {datatype.pattern} neer.")
    getal = None
    with suppress(ValueError):
        getal = int(heel) if heel.isascii() else None
    if getal is None:
        melding = f"{staat} is geen heel getal ({wat})."
        if datatype.naam in _BEDRAGEN:
            hoe = "in eurocenten, zonder komma: € 12,50 is 1250."
            return Gezegd(
                melding, f"Schrijf een bedrag {hoe}", f"Een bedrag hoort er te staan {hoe}"
            )
        return Gezegd(melding, "Schrijf alleen cijfers.", "Er horen alleen cijfers te staan.")
    grens = (
        f"hoogstens {datatype.maximum}"
        if datatype.maximum is not None and getal > datatype.maximum
        else f"minstens {datatype.minimum}"
    )
    return Gezegd(f"{staat} kan niet: {wat} is {grens}.", "Pas het getal aan.")


def _tekst(wat: str, heel: str, datatype: Datatype) -> Gezegd:
    """Tell of a text, without quoting it: it may be a name, a number of a phone or a BSN."""
    pattern = datatype.pattern or ""
    if cijfers := _CIJFERS.fullmatch(pattern):
        return Gezegd(
            f"{wat} moet uit {cijfers['aantal']} cijfers bestaan.",
            "Vergeet de nullen vooraan niet, en laat spaties weg.",
            "Nullen vooraan tellen mee, en spaties horen er niet in.",
        )
    if _VAST.fullmatch(pattern):
        melding = f"{wat} moet in dit bericht {pattern} zijn."
        return Gezegd(melding, f"Zet er {pattern} neer.")
    if datatype.max_length is not None and len(heel) > datatype.max_length:
        hoogstens = datatype.max_length
        mag = f"het {'mag' if hoogstens == 1 else 'mogen'} er hoogstens {hoogstens} zijn"
        return Gezegd(f"{wat} is te lang: {len(heel)} tekens; {mag}.", "Kort het in.")
    wat_mag, advies, hoort = _VORMEN.get(
        pattern, ("heeft niet de vorm die het moet hebben", "Pas het aan.", "")
    )
    return Gezegd(f"{wat} {wat_mag}.", advies, hoort)
