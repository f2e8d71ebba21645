"""What is due ahead of a day that is known long before, each shown four weeks before it is due.

A start before the Toewijzing lapses, word to the gemeente before a client becomes 18 or our AGB
code becomes another, and a request while its referral is valid.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import assert_never

from app.deadlines.dag import ONDERWEG, Dag, datum, maak, meteen, plus
from app.deadlines.termijnen import ACHTTIEN, AGB_WIJZIGING, VERVAL, VERWIJZING, Actie, Termijn
from app.domain.openstaand import (
    AchttienOpen,
    AgbWisselOpen,
    StartOpen,
    VerwijzingOpen,
    Vooruitfeit,
)

_DAG = timedelta(days=1)
_ZELF_VASTGELEGD = "zoals je bij de verwijzing hebt vastgelegd"


def termijn(feit: Vooruitfeit, dag: Dag) -> Termijn | None:
    """Give what is due, or None where the gemeente agreed on nothing, or it is early yet."""
    match feit:
        case AchttienOpen():
            gemaakt = _achttien(feit, dag)
        case AgbWisselOpen():
            gemaakt = _agb_wissel(feit, dag)
        case VerwijzingOpen():
            gemaakt = _verwijzing(feit, dag)
        case _:
            assert_never(feit)
    in_zicht = gemaakt is not None and dag.in_zicht(gemaakt.vervaldatum)
    return gemaakt if in_zicht else None


def verval(feit: StartOpen, dag: Dag) -> Termijn | None:
    """A Toewijzing lapses without a 305 in three months (Midden-IJssel/Oost-Veluwe, chapter 5).

    The chapter does not say from when; the 301 that lapses is there from its receipt. Where
    care goes on after a stop, a 305 was sent before.
    """
    ontvangen = feit.ontvangen_op
    term = dag.mogelijke_term(feit.gemeente, ontvangen, VERVAL)
    if term is None or feit.hervat:
        return None
    uiterlijk = dag.vervaldatum(term, ontvangen)
    if not dag.in_zicht(uiterlijk):
        return None
    laat = uiterlijk < dag.vandaag
    actie = Actie.NEEM_CONTACT_OP if laat else Actie.MELD_START
    if feit.status is not None:
        actie = ONDERWEG.get(feit.status, actie)
    return maak(
        feit,
        term,
        ontvangen,
        dag,
        actie,
        f"Toewijzing ontvangen {datum(ontvangen)} en nog geen start (305) gestuurd: zonder start "
        f"{'is hij vervallen' if laat else 'vervalt hij'}",
        f"Toewijzing ontvangen {dag.kort(ontvangen)}, geen start gestuurd",
    )


def _achttien(feit: AchttienOpen, dag: Dag) -> Termijn | None:
    """Contact three months before the end (Midden-IJssel/Oost-Veluwe 2024, chapter 12).

    The line names no more than the year of the birthday: it also stands on what leaves the office.
    """
    term = dag.mogelijke_term(feit.gemeente, feit.einde, ACHTTIEN)
    if term is None:
        return None
    jaar = feit.achttien_op.year
    return maak(
        feit,
        term,
        feit.einde,
        dag,
        Actie.NEEM_CONTACT_OP,
        f"Cliënt wordt 18 in {jaar}, toewijzing (Jeugdwet) tot en met {datum(feit.einde)}",
        f"Wordt 18 in {jaar}, toewijzing t/m {dag.kort(feit.einde)}",
    )


def _agb_wissel(feit: AgbWisselOpen, dag: Dag) -> Termijn | None:
    """Tell a gemeente ahead that our AGB code becomes another (Handreiking AGB-code, §2.2.1).

    The new code begins on the day after the old one ends.
    """
    nieuw = plus(feit.tot, _DAG)
    term = dag.mogelijke_term(feit.gemeente, nieuw, AGB_WIJZIGING)
    if term is None:
        return None
    aantal = feit.toewijzingen
    lopen = "1 toewijzing loopt" if aantal == 1 else f"{aantal} toewijzingen lopen"
    code = f"AGB-code {feit.aanbieder} eindigt"
    return maak(
        feit,
        term,
        nieuw,
        dag,
        Actie.NEEM_CONTACT_OP,
        f"{code} {datum(feit.tot)}, en {lopen} daarna door",
        f"{code} {dag.kort(feit.tot)}",
    )


def _verwijzing(feit: VerwijzingOpen, dag: Dag) -> Termijn | None:
    """A referral for jeugd-ggz is valid for nine months after registration (RvN 1.17.1, §6.3).

    What the user recorded as its last day goes before that, whatever the care.
    """
    begin, tot = feit.aanmelding or feit.datum, feit.geldig_tot
    aangemeld = feit.aanmelding is not None
    wat = "Cliënt aangemeld" if aangemeld else "Verwijzing van"
    grond, kort = "Verwijzing", "Verwijzing"
    if begin is not None:
        grond, kort = f"{wat} {datum(begin)}", f"{wat} {dag.kort(begin)}"
    if aangemeld and begin is not None:
        term = dag.mogelijke_term(feit.gemeente, begin, VERWIJZING)
        volgens = None if term is None else dag.vervaldatum(term, begin)
        if term is not None and (tot == volgens or (tot is None and feit.ggz)):
            grond += ", nog niets aangevraagd op de verwijzing"
            return maak(feit, term, begin, dag, Actie.MAAK_VERZOEK, grond, kort)
    if tot is None:
        return None
    geldig = f"geldig tot en met {datum(tot)}"
    gegeven = meteen(
        feit,
        dag,
        soort=VERWIJZING,
        regel="",
        sinds=tot,
        actie=Actie.MAAK_VERZOEK,
        uitleg=f"{grond}, nog niets aangevraagd op de verwijzing; {geldig} ({_ZELF_VASTGELEGD})",
        kort=f"{kort}; geldig t/m {dag.kort(tot)}",
    )
    status, over = dag.urgentie(tot)
    return replace(
        gegeven,
        bron=_ZELF_VASTGELEGD,
        telt_vanaf=min(begin or tot, tot),
        lengte=geldig,
        status=status,
        werkdagen_over=over,
    )
