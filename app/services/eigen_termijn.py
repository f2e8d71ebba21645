"""Reading what the user changes of a term: told beside the field when it cannot be."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from app.deadlines.protocol import Eenheid, Term, Vanaf
from app.deadlines.woorden import EENHEID
from app.domain.eigen_protocol import Termwaarde
from app.errors import FieldError, UserError
from app.forms.datum import lees_datum

# What may be changed: how long, and what is said of it.
LENGTE = ("lengte", "eenheid", "datum", "plus_werkdagen")
WOORDEN = ("bron", "gevolg", "let_op")
LANGST = 500  # signs of one of the words
# Ten years of each: what is longer was mistyped.
_HOOGSTENS = {
    Eenheid.WERKDAGEN: 2500,
    Eenheid.DAGEN: 3650,
    Eenheid.WEKEN: 520,
    Eenheid.MAANDEN: 120,
    Eenheid.EINDE_MAAND: 120,
    Eenheid.VASTE_DATUM: 10,
}
_GEWOON_JAAR = date(2001, 1, 1)  # not a leap year: the day is there in every year
_NODIG = {"bron": "Vul in waar dit is afgesproken.", "gevolg": "Vul in wat er anders gebeurt."}
# In all others the words would not say the working days that come after, nor can one count back.
_MET_WERKDAGEN = (Eenheid.DAGEN, Eenheid.WEKEN, Eenheid.MAANDEN)


def eenheden(term: Term) -> tuple[Eenheid, ...]:
    """What the length of a term can be counted in, given what it counts from."""
    if term.vooraf:
        return _MET_WERKDAGEN
    gewoon = (Eenheid.WERKDAGEN, *_MET_WERKDAGEN, Eenheid.EINDE_MAAND)
    jaar = term.vanaf is Vanaf.JAAR or term.eenheid is Eenheid.VASTE_DATUM
    return (*gewoon, Eenheid.VASTE_DATUM) if jaar else gewoon


def lees(
    origineel: Term, huidig: Term, wijziging: Mapping[str, str], *, geleend: bool = False
) -> Term:
    """Give a term as it is when the user changes this; ``origineel`` is what it was copied from.

    ``geleend`` tells that the original is of a protocol that the user did not copy, so that its
    source does not hold. Working days that came after a length that is changed go, unless they are
    said again. Raises FieldError with the reason for what cannot be.
    """
    for veld in wijziging:
        if veld not in (*LENGTE, *WOORDEN):
            raise FieldError(veld, f"‘{veld}’ van een termijn kun je niet wijzigen.")
    eenheid = _eenheid(origineel, wijziging.get("eenheid", huidig.eenheid))
    anders = {"lengte", "eenheid"} & wijziging.keys()
    plus = wijziging.get("plus_werkdagen", "0" if anders else str(huidig.plus_werkdagen))
    datum = ""
    if eenheid is Eenheid.VASTE_DATUM:
        datum = _datum(wijziging.get("datum", huidig.datum))
    woorden: dict[str, Any] = {v: _woorden(v, wijziging[v]) for v in WOORDEN if v in wijziging}
    gelezen = replace(
        huidig,
        lengte=_lengte(wijziging.get("lengte", str(huidig.lengte)), eenheid),
        eenheid=eenheid,
        datum=datum,
        plus_werkdagen=_plus(plus, eenheid, huidig),
        per_gemeente={} if anders else huidig.per_gemeente,
        **woorden,
    )
    anders_lang = any(getattr(gelezen, veld) != getattr(origineel, veld) for veld in LENGTE)
    if gelezen.bron == origineel.bron and (geleend or anders_lang):
        raise FieldError(
            "bron",
            "Deze bron gaat over een andere termijn. Waar is jouw termijn afgesproken?",
            "Vul bijvoorbeeld in: contract 2026, artikel 4. Dat zie je terug bij de termijn.",
        )
    return gelezen


def verschil(origineel: Term, gelezen: Term) -> dict[str, Termwaarde]:
    """What is other than in the original, as a protocol states it."""
    return {
        veld: str(waarde) if isinstance(waarde, str) else waarde
        for veld in (*LENGTE, *WOORDEN)
        if (waarde := getattr(gelezen, veld)) != getattr(origineel, veld)
    }


def volledig(term: Term) -> dict[str, Termwaarde]:
    """Everything of a term, for a protocol whose original has none such."""
    velden = ("lengte", "eenheid", "vanaf", "wie", "regel", "bron", "gevolg")
    erbij = [
        veld for veld in ("let_op", "datum", "plus_werkdagen", "vooraf") if getattr(term, veld)
    ]
    return {
        veld: str(waarde) if isinstance(waarde := getattr(term, veld), str) else waarde
        for veld in (*velden, *erbij)
    }


def _eenheid(origineel: Term, tekst: str) -> Eenheid:
    kan = eenheden(origineel)
    woord = tekst.strip().casefold().replace(" ", "_")
    for eenheid in kan:
        if woord in (eenheid.value, eenheid.value.removesuffix("en")):
            return eenheid
    gewoon = ", ".join(eenheid.value for eenheid in kan)
    if woord in set(Eenheid):
        raise FieldError("eenheid", f"In ‘{tekst}’ kan deze termijn niet.", f"Kies uit: {gewoon}.")
    raise FieldError("eenheid", f"‘{tekst}’ is geen eenheid.", f"Kies uit: {gewoon}.")


def _lengte(tekst: str, eenheid: Eenheid) -> int:
    if not re.fullmatch(r"[0-9]{1,6}", tekst.strip()):
        raise FieldError("lengte", f"‘{tekst}’ is geen aantal.", "Vul een heel getal in, zoals 5.")
    lengte = int(tekst)
    if lengte < 1:
        raise FieldError("lengte", "Een termijn is minstens 1.", "Vul een heel getal in, zoals 5.")
    if lengte > _HOOGSTENS[eenheid]:
        raise FieldError(
            "lengte",
            f"{lengte} {EENHEID[eenheid]} is langer dan tien jaar.",
            "Kijk het getal na.",
        )
    return lengte


def _plus(tekst: str, eenheid: Eenheid, term: Term) -> int:
    if not re.fullmatch(r"[0-9]{0,3}", tekst.strip()):
        raise FieldError(
            "plus_werkdagen", f"‘{tekst}’ is geen aantal.", "Vul een heel getal in, of niets."
        )
    plus = int(tekst or 0)
    if plus and term.vooraf:
        raise FieldError("plus_werkdagen", "Deze termijn telt terug: er komt niets achteraan.")
    if plus and eenheid not in _MET_WERKDAGEN:
        raise FieldError(
            "plus_werkdagen",
            f"Na {EENHEID[eenheid]} kunnen geen werkdagen komen.",
            "Dat kan na dagen, weken of maanden.",
        )
    return plus


def _datum(tekst: str) -> str:
    """Read a day without a year, as ``dd-mm``."""
    weiger = FieldError(
        "datum", f"‘{tekst}’ is geen dag die er elk jaar is.", "Vul dag en maand in, zoals 30-06."
    )
    if not tekst.strip():
        raise FieldError("datum", "Vul de vaste dag in.", "Dag en maand, zoals 30-06.")
    if not tekst.strip()[0].isdecimal():
        raise weiger
    try:
        dag = lees_datum(tekst, _GEWOON_JAAR)
    except UserError:
        raise weiger from None
    if dag.year != _GEWOON_JAAR.year:
        raise weiger
    return f"{dag:%d-%m}"


def _woorden(veld: str, tekst: str) -> str:
    schoon = " ".join(tekst.split())
    if not schoon and veld in _NODIG:
        raise FieldError(veld, _NODIG[veld], "Dat zie je terug bij de termijn.")
    if len(schoon) > LANGST:
        raise FieldError(veld, f"Dit is te lang: {len(schoon)} tekens.", f"Maak er {LANGST} van.")
    return schoon
