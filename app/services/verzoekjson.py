"""A request as JSON: what the command line takes, and how a concept is kept.

Keys are those of the message in snake_case; a missing key means empty.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, TypeVar

from app.domain.aanvraag import (
    Aanvraag,
    Clientopgave,
    Productopgave,
    Productsoort,
    Verwijzeropgave,
    Wijzigingopgave,
    Wijzigingsaanvraag,
    Zorgvorm,
    aaneen,
    als_code,
    productsoort,
)
from app.errors import UserError
from app.standard.release import Wet
from app.standard.schrijven import past_in_xml

T = TypeVar("T")
_PRODUCT = {
    "soort", "categorie", "code", "ingangsdatum", "gewenste_ingangsdatum", "einddatum", "volume",
    "eenheid", "frequentie", "budget", "verwijzer", "raamcontract", "commentaar", "zorgvorm",
    "verlenging_van",
}  # fmt: skip
_CLIENT = {
    "bsn", "geboortedatum", "datum_gebruik", "geslacht", "achternaam", "voorvoegsel",
    "voornamen", "voorletters",
}  # fmt: skip
_WIJZIGING = {
    "toewijzingnummer", "gewenste_ingangsdatum", "einddatum", "volume", "eenheid", "frequentie",
    "budget",
}  # fmt: skip
_LANGSTE = 9  # digits: of a ToewijzingNummer, the longest number that is asked
_HOOGSTE = 10**_LANGSTE - 1
_CIJFERS = re.compile(f"-?[0-9]{{1,{_LANGSTE}}}")
_GETOOND = 40  # characters of a wrong value
TOCH = "toch"  # of an objection that is overruled: its name, and the reason


def lees_bestand(inhoud: bytes) -> Mapping[str, Any]:
    """Read a JSON object. Raises UserError when it is none."""
    try:
        gelezen = json.loads(inhoud.decode("utf-8-sig"), object_pairs_hook=_zonder_dubbele)
    except (UnicodeDecodeError, ValueError, RecursionError) as fout:
        raise UserError(
            "Dit bestand is geen JSON.", "Kijk of het bestand compleet is en in UTF-8 staat."
        ) from fout
    if not isinstance(gelezen, dict):
        raise UserError("Dit JSON-bestand beschrijft geen verzoek.", "Begin het met een accolade.")
    return gelezen


def _zonder_dubbele(paren: list[tuple[str, Any]]) -> dict[str, Any]:
    """Make an object. Raises UserError for a key that is there twice: one would be lost."""
    gegevens = dict(paren)
    if len(gegevens) < len(paren):
        namen = [naam for naam, _ in paren]
        dubbel = next(naam for naam in namen if namen.count(naam) > 1)
        raise UserError(f"‘{_kort(dubbel)}’ staat er dubbel.", "Laat er een staan.")
    return gegevens


def redenen(gegevens: Mapping[str, Any]) -> dict[str, str]:
    """Reasons by which objections are overruled, by their key."""
    toch = _object(gegevens, TOCH)
    return {sleutel: _tekst(toch, sleutel, f"{TOCH}.") or "" for sleutel in toch}


def lees_aanvraag(gegevens: Mapping[str, Any]) -> Aanvraag:
    """Read a 315. Raises UserError for a key that is unknown or a value of the wrong kind."""
    _ken(gegevens, {
        "wet", "gemeente", "aanbieder", "client", "gezagsdrager_bekend", "producten",
        "eerste_contact", "spoed", "verwijzing", "verwezen_op", "aangemeld_op", "woonplaats", TOCH,
    })  # fmt: skip
    client = _object(gegevens, "client")
    _ken(client, _CLIENT, "client.")
    return Aanvraag(
        wet=_wet(gegevens),
        gemeente=_tekst(gegevens, "gemeente") or "",
        aanbieder=_tekst(gegevens, "aanbieder") or "",
        client=Clientopgave(
            bsn=aaneen(_tekst(client, "bsn", "client.") or ""),
            geboortedatum=_datum(client, "geboortedatum", "client."),
            datum_gebruik=_tekst(client, "datum_gebruik", "client."),
            geslacht=_tekst(client, "geslacht", "client."),
            achternaam=_tekst(client, "achternaam", "client.") or "",
            voorvoegsel=_tekst(client, "voorvoegsel", "client."),
            voornamen=_tekst(client, "voornamen", "client."),
            voorletters=aaneen(_tekst(client, "voorletters", "client.") or "") or None,
        ),
        gezagsdrager_bekend=_ja_nee(gegevens, "gezagsdrager_bekend"),
        producten=tuple(
            _product(een, f"producten[{nummer}].")
            for nummer, een in enumerate(_lijst(gegevens, "producten"), 1)
        ),
        eerste_contact=_datum(gegevens, "eerste_contact"),
        spoed=bool(_ja_nee(gegevens, "spoed")),
        verwijzing_id=_getal(gegevens, "verwijzing"),
        verwezen_op=_datum(gegevens, "verwezen_op"),
        aangemeld_op=_datum(gegevens, "aangemeld_op"),
        woonplaats_id=_getal(gegevens, "woonplaats"),
    )


def lees_wijziging(gegevens: Mapping[str, Any]) -> Wijzigingsaanvraag:
    """Read a 317. Raises UserError for a key that is unknown or a value of the wrong kind."""
    _ken(gegevens, {"wet", "gemeente", "aanbieder", "bsn", "reden", "wijzigen", "nieuw", TOCH})
    return Wijzigingsaanvraag(
        wet=_wet(gegevens),
        gemeente=_tekst(gegevens, "gemeente") or "",
        aanbieder=_tekst(gegevens, "aanbieder") or "",
        bsn=aaneen(_tekst(gegevens, "bsn") or ""),
        reden=_tekst(gegevens, "reden"),
        wijzigen=tuple(
            _wijziging(een, f"wijzigen[{nummer}].")
            for nummer, een in enumerate(_lijst(gegevens, "wijzigen"), 1)
        ),
        nieuw=tuple(
            _product(een, f"nieuw[{nummer}].")
            for nummer, een in enumerate(_lijst(gegevens, "nieuw"), 1)
        ),
    )


def _product(een: Mapping[str, Any], waar: str) -> Productopgave:
    _ken(een, _PRODUCT, waar)
    door = _object(een, "verwijzer", waar)
    _ken(door, {"type", "naam", "zorgverlenercode"}, f"{waar}verwijzer.")
    categorie, code = _tekst(een, "categorie", waar), als_code(_tekst(een, "code", waar) or "")
    return Productopgave(
        soort=_productsoort(een, waar, categorie, code or None),
        categorie=categorie,
        code=code or None,
        ingangsdatum=_datum(een, "gewenste_ingangsdatum", waar)
        or _datum(een, "ingangsdatum", waar),
        einddatum=_datum(een, "einddatum", waar),
        volume=_getal(een, "volume", waar),
        eenheid=_tekst(een, "eenheid", waar),
        frequentie=_tekst(een, "frequentie", waar),
        budget=_getal(een, "budget", waar),
        verwijzer=Verwijzeropgave(
            type=_tekst(door, "type", f"{waar}verwijzer."),
            naam=_tekst(door, "naam", f"{waar}verwijzer."),
            zorgverlener_code=_tekst(door, "zorgverlenercode", f"{waar}verwijzer."),
        ),
        raamcontract=_ja_nee(een, "raamcontract", waar),
        commentaar=_tekst(een, "commentaar", waar),
        zorgvorm=_keuze(een, "zorgvorm", Zorgvorm, waar),
        verlenging_van=_getal(een, "verlenging_van", waar),
    )


def _productsoort(
    een: Mapping[str, Any], waar: str, categorie: str | None, code: str | None
) -> Productsoort | None:
    """How it is asked: as the concept says, or as the filled in keys tell."""
    if "soort" in een:
        return _keuze(een, "soort", Productsoort, waar)
    return productsoort(categorie, code)


def _wijziging(een: Mapping[str, Any], waar: str) -> Wijzigingopgave:
    _ken(een, _WIJZIGING, waar)
    nummer = _getal(een, "toewijzingnummer", waar)
    if nummer is None:
        raise UserError(f"Bij ‘{waar}toewijzingnummer’ ontbreekt het nummer.")
    return Wijzigingopgave(
        toewijzing_nummer=nummer,
        gewenste_ingangsdatum=_datum(een, "gewenste_ingangsdatum", waar),
        einddatum=_datum(een, "einddatum", waar),
        volume=_getal(een, "volume", waar),
        eenheid=_tekst(een, "eenheid", waar),
        frequentie=_tekst(een, "frequentie", waar),
        budget=_getal(een, "budget", waar),
    )


# To write a concept


def schrijf(een: Aanvraag | Wijzigingsaanvraag) -> str:
    """Give the JSON of a request as far as it is filled in; empty keys are left out."""
    gegevens = _aanvraag(een) if isinstance(een, Aanvraag) else _wijzigingsaanvraag(een)
    return json.dumps(gegevens, ensure_ascii=False)


def _aanvraag(een: Aanvraag) -> dict[str, Any]:
    velden = ("wet", "gemeente", "aanbieder", "gezagsdrager_bekend", "eerste_contact",
              "verwezen_op", "aangemeld_op")  # fmt: skip
    return _gevuld(een, velden) | {
        "client": _gevuld(een.client, sorted(_CLIENT)),
        "producten": [_productgegevens(product) for product in een.producten],
        **({"spoed": True} if een.spoed else {}),
        **({"verwijzing": een.verwijzing_id} if een.verwijzing_id is not None else {}),
        **({"woonplaats": een.woonplaats_id} if een.woonplaats_id is not None else {}),
    }


def _wijzigingsaanvraag(een: Wijzigingsaanvraag) -> dict[str, Any]:
    velden = sorted(_WIJZIGING - {"toewijzingnummer"})
    return _gevuld(een, ("wet", "gemeente", "aanbieder", "bsn", "reden")) | {
        "wijzigen": [
            {"toewijzingnummer": wijziging.toewijzing_nummer} | _gevuld(wijziging, velden)
            for wijziging in een.wijzigen
        ],
        "nieuw": [_productgegevens(product) for product in een.nieuw],
    }


def _productgegevens(een: Productopgave) -> dict[str, Any]:
    door = een.verwijzer
    verwijzer = {"type": door.type, "naam": door.naam, "zorgverlenercode": door.zorgverlener_code}
    gevuld = {sleutel: waarde for sleutel, waarde in verwijzer.items() if waarde is not None}
    eigen = sorted(_PRODUCT - {"soort", "verwijzer", "gewenste_ingangsdatum"})
    return (
        {"soort": een.soort and str(een.soort)}
        | _gevuld(een, eigen)
        | ({"verwijzer": gevuld} if gevuld else {})
    )


def _gevuld(een: object, velden: tuple[str, ...] | list[str]) -> dict[str, Any]:
    gegevens = {}
    for veld in velden:
        waarde = getattr(een, veld)
        if waarde not in (None, ""):
            gegevens[veld] = waarde.isoformat() if isinstance(waarde, date) else waarde
    return gegevens


# To read values


def _ken(gegevens: Mapping[str, Any], bekend: set[str], waar: str = "") -> None:
    vreemd = sorted(set(gegevens) - bekend)
    if vreemd:
        raise UserError(
            f"‘{waar}{_kort(vreemd[0])}’ ken ik niet.", f"Kies uit: {', '.join(sorted(bekend))}."
        )


def _kort(tekst: str) -> str:
    """Give what stood there, to show: at most a few words, without what a screen cannot show."""
    zichtbaar = "".join(teken if teken.isprintable() else "?" for teken in tekst)
    return zichtbaar if len(zichtbaar) <= _GETOOND else f"{zichtbaar[:_GETOOND]}…"


def _waarde(
    gegevens: Mapping[str, Any], naam: str, waar: str, wat: str, past: Callable[[Any], object]
) -> Any:
    waarde = gegevens.get(naam)
    if waarde is None or (isinstance(waarde, str) and not waarde.strip()):
        return None
    if not past(waarde):
        raise UserError(f"Bij ‘{waar}{naam}’ hoort {wat}.", "Kijk het bestand na.")
    return waarde


def _is_getal(waarde: Any) -> bool:
    """Whether it is a whole number that a message can hold; True is a number for Python."""
    return isinstance(waarde, int) and not isinstance(waarde, bool) and abs(waarde) <= _HOOGSTE


def _tekst(gegevens: Mapping[str, Any], naam: str, waar: str = "") -> str | None:
    """Read a text; a code may stand there as a number."""
    waarde = _waarde(
        gegevens, naam, waar, "een tekst", lambda w: isinstance(w, str) or _is_getal(w)
    )
    if waarde is None:
        return None
    tekst = str(waarde).strip()
    if not past_in_xml(tekst):
        raise UserError(
            f"Bij ‘{waar}{naam}’ staat een teken dat niet in een bericht kan.",
            "Typ de tekst opnieuw.",
        )
    return tekst


def _getal(gegevens: Mapping[str, Any], naam: str, waar: str = "") -> int | None:
    """Read a whole number, which may stand there as text."""
    wat = f"een heel getal van hoogstens {_LANGSTE} cijfers"
    waarde = _waarde(
        gegevens, naam, waar, wat,
        lambda w: _is_getal(w) or (isinstance(w, str) and _CIJFERS.fullmatch(w.strip())),
    )  # fmt: skip
    return None if waarde is None else int(waarde)


def _ja_nee(gegevens: Mapping[str, Any], naam: str, waar: str = "") -> bool | None:
    waarde = _waarde(gegevens, naam, waar, "true of false", lambda w: isinstance(w, bool))
    return None if waarde is None else bool(waarde)


def _datum(gegevens: Mapping[str, Any], naam: str, waar: str = "") -> date | None:
    tekst = _tekst(gegevens, naam, waar)
    if tekst is None:
        return None
    try:
        return date.fromisoformat(tekst)
    except ValueError:
        raise UserError(
            f"‘{_kort(tekst)}’ bij ‘{waar}{naam}’ is geen datum.", "Schrijf hem als JJJJ-MM-DD."
        ) from None


def _keuze(gegevens: Mapping[str, Any], naam: str, soort: type[T], waar: str = "") -> T | None:
    tekst = _tekst(gegevens, naam, waar)
    if tekst is None:
        return None
    try:
        return soort(tekst)  # type: ignore[call-arg]  # an enumeration of texts
    except ValueError:
        waarden = ", ".join(map(str, soort))  # type: ignore[call-overload]  # see above
        raise UserError(
            f"‘{_kort(tekst)}’ bij ‘{waar}{naam}’ ken ik niet.", f"Kies uit: {waarden}."
        ) from None


def _wet(gegevens: Mapping[str, Any]) -> Wet | None:
    return _keuze(gegevens, "wet", Wet)


def _object(gegevens: Mapping[str, Any], naam: str, waar: str = "") -> Mapping[str, Any]:
    waarde = gegevens.get(naam)
    if waarde is None:
        return {}
    if not isinstance(waarde, dict):
        raise UserError(f"Bij ‘{waar}{naam}’ hoort een object.", "Kijk het bestand na.")
    return waarde


def _lijst(gegevens: Mapping[str, Any], naam: str) -> list[Mapping[str, Any]]:
    waarde = gegevens.get(naam)
    if waarde is None:
        return []
    if not isinstance(waarde, list) or not all(isinstance(een, dict) for een in waarde):
        raise UserError(f"Bij ‘{naam}’ hoort een lijst van objecten.", "Kijk het bestand na.")
    return waarde
