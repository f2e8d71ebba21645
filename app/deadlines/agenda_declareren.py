"""What is due of declaring: the 323, its correction, its payment, and the year that is closed.

The term of a 325 that is awaited is with those of the other answers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import assert_never

from app.deadlines.dag import NACHT, ONDERWEG, Dag, datum, maak, plus
from app.deadlines.protocol import Term, Vanaf
from app.deadlines.termijnen import (
    AGB_EINDE,
    BETALING,
    CORRECTIE_AFGEKEURD,
    CORRECTIE_TOEGEKEND,
    DECLARATIE_GGZ,
    JAAREINDE,
    JAAREINDE_MELDEN,
    Actie,
    Termijn,
    Urgentie,
)
from app.domain.openstaand import (
    BetalingOpen,
    CorrectieOpen,
    DeclaratieOpen,
    Declareerfeit,
    RegelsAfgekeurd,
    Waarom,
)
from app.standard.berichtsoort import Berichtsoort
from app.standard.leesbaar import bedrag, maand_voluit

DECLARATIEKALENDER = "declaratiekalender van de gemeente"

_SOORTEN = {
    Waarom.MAAND: Berichtsoort.DECLARATIE.value,
    Waarom.JAAR: JAAREINDE,
    Waarom.AGB: AGB_EINDE,
}


def termijnen(feit: Declareerfeit, dag: Dag) -> Sequence[Termijn]:
    """Give what is due: nothing where the protocol of the gemeente has no term for it."""
    match feit:
        case DeclaratieOpen():
            mogelijk = (_jaareinde_melden(feit, dag), _eerste(feit, dag))
            return [een for een in mogelijk if een is not None]
        case BetalingOpen():
            return (_betaling(feit, dag),)
        case RegelsAfgekeurd():
            return (_afgekeurd(feit, dag),)
        case CorrectieOpen():
            return (_correctie(feit, dag),)
        case _:
            assert_never(feit)


def _jaareinde_melden(feit: DeclaratieOpen, dag: Dag) -> Termijn | None:
    """Warn the gemeente by 28 February when 30 June cannot be met (Rijk van Nijmegen 2020).

    It is for whoever waits for Toewijzingen, which only the user knows; once the day has passed
    nothing is owed any more.
    """
    if feit.waarom is not Waarom.JAAR or feit.status is not None:
        return None
    term = dag.mogelijke_term(feit.gemeente, feit.tot, JAAREINDE_MELDEN)
    if term is None:
        return None
    gemaakt = maak(feit, term, feit.tot, dag, Actie.NEEM_CONTACT_OP, *_grond(feit, dag))
    voorbij = gemaakt.vervaldatum < dag.vandaag
    return None if voorbij or not dag.in_zicht(gemaakt.vervaldatum) else gemaakt


def _eerste(feit: DeclaratieOpen, dag: Dag) -> Termijn | None:
    """What is due first: to declare, or to correct what a 323 that has not left takes back."""
    declareren, sinds = _declaratie(feit, dag), feit.corrigeert_sinds
    if declareren is None or sinds is None:
        return declareren
    term = dag.term(feit.gemeente, sinds, CORRECTIE_TOEGEKEND)
    grond = f"Hierin staat een correctie van wat is toegekend {datum(sinds)}"
    kort = f"Correctie van {dag.kort(sinds)}"
    corrigeren = maak(feit, term, sinds, dag, _actie(feit), grond, kort)
    eerste = min(declareren, corrigeren, key=lambda termijn: termijn.vervaldatum)
    return replace(eerste, soort=declareren.soort)


def _declaratie(feit: DeclaratieOpen, dag: Dag) -> Termijn | None:
    """OP354: care is declared in the month after the one in which it was given.

    A region may ask for a whole year before a fixed day (Rijk van Nijmegen 1.17.1, §2.3), and
    under an AGB code that ended one can declare for six months (Handreiking AGB-code, note 7).
    The last day of a month that the gemeente itself named goes before the term of its protocol.
    """
    if (later_toegewezen := _sggz(feit, dag)) is not None:
        return later_toegewezen
    term = dag.mogelijke_term(feit.gemeente, feit.tot, _SOORTEN[feit.waarom])
    if term is None:
        return None
    uiterlijk = None
    if feit.waarom is Waarom.MAAND:
        uiterlijk = dag.declaratiedatum(feit.gemeente, feit.tot)
    if uiterlijk is not None:
        # What the protocol says of its own term does not hold for another day.
        term = replace(term, regel="", bron=DECLARATIEKALENDER, let_op="")
    return maak(feit, term, feit.tot, dag, _actie(feit), *_grond(feit, dag), uiterlijk)


def _sggz(feit: DeclaratieOpen, dag: Dag) -> Termijn | None:
    """Specialistische ggz within 30 days after the 301 (Midden-IJssel/Oost-Veluwe 2024, §7).

    That is for care of a month that had passed when the 301 came; before it nobody can declare, so
    that it goes before a day that the gemeente named for the month.
    """
    op = feit.sggz_toegewezen_op
    if op is None or feit.waarom is not Waarom.MAAND:
        return None
    term = dag.mogelijke_term(feit.gemeente, op, DECLARATIE_GGZ)
    if term is None:
        return None
    grond, _ = _grond(feit, dag)
    grond += f", toewijzing pas ontvangen {datum(op)}"
    kort = f"Toewijzing ontvangen {dag.kort(op)}"
    gemaakt = maak(feit, term, op, dag, _actie(feit), grond, kort)
    # Whatever the kind of care, a 323 is what is owed.
    return replace(gemaakt, soort=Berichtsoort.DECLARATIE.value)


def _actie(feit: DeclaratieOpen) -> Actie:
    if feit.status is None:
        return Actie.DECLAREER
    return ONDERWEG.get(feit.status, Actie.DECLAREER)


def _grond(feit: DeclaratieOpen, dag: Dag) -> tuple[str, str]:
    """What it rests on, and the one fact for a row."""
    omvang = (
        f"{_tel(feit.prestaties, 'prestatie', 'prestaties')} van "
        f"{_tel(feit.clienten, 'cliënt', 'cliënten')}"
    )
    match feit.waarom:
        case Waarom.MAAND:
            return f"Zorg van {maand_voluit(feit.tot)}, {omvang}", f"Zorg van {dag.maand(feit.tot)}"
        case Waarom.JAAR:
            zorg = f"Zorg van {feit.tot.year}"
            return f"{zorg}, {omvang}", zorg
        case Waarom.AGB:
            code = f"AGB-code {feit.aanbieder} eindigde"
            grond = f"{code} {datum(feit.tot)}, nog te declareren: {omvang}"
            return grond, f"{code} {dag.kort(feit.tot)}"


def betaling_telt_vanaf(term: Term, dagtekening: date, ingediend_op: date) -> date:
    """Day 0 of a payment: receipt of the 323, or its Dagtekening where that was agreed.

    The gemeente receives it the day after we handed it in, also in a weekend.
    """
    return dagtekening if term.vanaf is Vanaf.DAGTEKENING else plus(ingediend_op, NACHT)


def _betaling(feit: BetalingOpen, dag: Dag) -> Termijn:
    """30 days after receipt of the 323, or after its Dagtekening where that was agreed."""
    term = _term(feit, BETALING, dag)
    telt_vanaf = betaling_telt_vanaf(term, feit.dagtekening, feit.ingediend_op)
    if term.vanaf is Vanaf.DAGTEKENING:
        sinds = f"dagtekening {datum(feit.dagtekening)}"
    else:
        sinds = f"ingediend {datum(feit.ingediend_op)}, een nacht later bij de gemeente"
    open_ = bedrag(feit.bedrag)
    laat = dag.urgentie(dag.vervaldatum(term, telt_vanaf))[0] is Urgentie.TE_LAAT
    return maak(
        feit,
        term,
        telt_vanaf,
        dag,
        Actie.MAIL_GEMEENTE if laat else Actie.BEKIJK_DECLARATIE,
        f"Declaratie {feit.declaratie_nummer}, {sinds}: van wat is toegekend is {open_} niet "
        "als betaald geboekt",
        f"Declaratie {feit.declaratie_nummer}",
    )


def _afgekeurd(feit: RegelsAfgekeurd, dag: Dag) -> Termijn:
    """Rejected lines are declared again in the same or the next month (RvN 1.17.1, §5.9).

    The month is that in which one declares (OP354), so it counts from the 325. A rejected line is
    never credited (IV085).
    """
    regels = _tel(feit.regels, "regel", "regels")
    return maak(
        feit,
        _term(feit, CORRECTIE_AFGEKEURD, dag),
        feit.sinds,
        dag,
        Actie.BEKIJK_REGELS,
        f"{regels} van declaratie {feit.declaratie_nummer} afgekeurd {datum(feit.sinds)}",
        f"{regels} afgekeurd {dag.kort(feit.sinds)}",
    )


def _correctie(feit: CorrectieOpen, dag: Dag) -> Termijn:
    """Granted lines are corrected within two months after granting (RvN 1.17.1, §5.9)."""
    regels = _tel(feit.regels, "regel", "regels")
    anders = "klopt niet meer met de zorg" if feit.regels == 1 else "kloppen niet meer met de zorg"
    return maak(
        feit,
        _term(feit, CORRECTIE_TOEGEKEND, dag),
        feit.sinds,
        dag,
        Actie.BEKIJK_DECLARATIE,
        f"{regels} van declaratie {feit.declaratie_nummer} {anders}, toegekend {datum(feit.sinds)}",
        f"{regels} toegekend {dag.kort(feit.sinds)}",
    )


def _term(feit: BetalingOpen | RegelsAfgekeurd | CorrectieOpen, soort: str, dag: Dag) -> Term:
    """Term by the protocol of the day on which it began to count."""
    sinds = feit.dagtekening if isinstance(feit, BetalingOpen) else feit.sinds
    return dag.term(feit.gemeente, sinds, soort)


def _tel(aantal: int, een: str, meer: str) -> str:
    return f"{aantal} {een if aantal == 1 else meer}"
