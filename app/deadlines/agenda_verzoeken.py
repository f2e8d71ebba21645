"""What is due of requests: the 315, the decision on a 315 or 317, a refusal, an extension.

The term of a 316, 318 or 320 is with those of the other answers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import assert_never

from app.deadlines.dag import NACHT, ONDERWEG, Dag, datum, maak, meteen, plus
from app.deadlines.protocol import Vanaf
from app.deadlines.termijnen import (
    AANVRAAG_CRISIS,
    AANVRAAG_GGZ,
    BESLUIT_315,
    BESLUIT_317,
    ONDERZOEK_315,
    ONDERZOEK_317,
    VERLENGING,
    VERZOEK_AFGEWEZEN,
    WOONPLAATSBEGINSEL,
    Actie,
    Termijn,
)
from app.domain.aanvraag import Zorgvorm
from app.domain.openstaand import (
    AanvraagOpen,
    BesluitOpen,
    VerlengingOpen,
    VerzoekAfgewezen,
    Verzoekfeit,
)
from app.standard.afwijzing import WOONPLAATSBEGINSEL as REDEN_WOONPLAATS
from app.standard.afwijzing import afwijzing
from app.standard.berichtsoort import Berichtsoort
from app.standard.codelijsten import gemeentenaam
from app.standard.release import Wet

_315 = Berichtsoort.VERZOEK_TOEWIJZING
_PER_VORM = {
    Zorgvorm.SPECIALISTISCHE_GGZ: AANVRAAG_GGZ,
    Zorgvorm.CRISIS: AANVRAAG_CRISIS,
}
# What the one day that the user fills in is called by the protocol that counts from it.
_EERSTE_DAG = {
    Vanaf.EERSTE_CONTACT: "Eerste contact of intake",
    Vanaf.DIAGNOSTIEK: "Start diagnostiek",
    Vanaf.CLIENTTIJD: "Eerste cliënttijd",
    Vanaf.AANVANG: "Begin van de zorg",
}
_BESLUIT = {
    Berichtsoort.VERZOEK_TOEWIJZING: BESLUIT_315,
    Berichtsoort.VERZOEK_WIJZIGING: BESLUIT_317,
}
_ONDERZOEK = {
    Berichtsoort.VERZOEK_TOEWIJZING: ONDERZOEK_315,
    Berichtsoort.VERZOEK_WIJZIGING: ONDERZOEK_317,
}
# OP344: a request ends in a 301 or in a refusal; OP359: who refuses on the woonplaatsbeginsel
# names the other gemeente.
_REGEL_AFGEWEZEN = "OP344"
_REGEL_WOONPLAATS = "OP359"


def termijnen(feit: Verzoekfeit, dag: Dag) -> Sequence[Termijn]:
    """Give what is due; of a request that is being looked into that may be two things."""
    match feit:
        case AanvraagOpen():
            return (_aanvraag(feit, dag),)
        case BesluitOpen(in_onderzoek=True):
            return _onderzoek(feit, dag)
        case BesluitOpen():
            return (_besluit(feit, dag),)
        case VerzoekAfgewezen():
            return (_afgewezen(feit, dag),)
        case VerlengingOpen():
            return (_verlenging(feit, dag),)
        case _:
            assert_never(feit)


def _aanvraag(feit: AanvraagOpen, dag: Dag) -> Termijn:
    """315 within five working days after the first contact or intake, or what a region agreed.

    While the gemeente is not known the national term counts, which no region makes shorter. What
    extends a Toewijzing is due by its end; with new care in one 315, what is due first.
    """
    eerste = feit.eerste_contact
    term = dag.term(feit.gemeente, eerste, _PER_VORM.get(feit.zorgvorm, _315))
    actie = Actie.MAAK_VERZOEK
    if feit.status is not None:
        actie = ONDERWEG.get(feit.status, Actie.EXPORTEER)
    wat = _EERSTE_DAG[term.vanaf]
    onbekend = "" if feit.gemeente else ", de gemeente is nog niet bekend"
    gemaakt = maak(
        feit,
        term,
        eerste,
        dag,
        actie,
        f"{wat} {datum(eerste)}{onbekend}",
        f"{wat} {dag.kort(eerste)}",
    )
    if (tot := feit.verlengt_tot) is not None:
        verlenging = maak(
            feit,
            dag.term(feit.gemeente, tot, VERLENGING),
            tot,
            dag,
            actie,
            f"Verlenging van een toewijzing tot en met {datum(tot)}",
            f"Toewijzing t/m {dag.kort(tot)}",
        )
        gemaakt = min(gemaakt, verlenging, key=lambda termijn: termijn.vervaldatum)
    # Whatever the kind of care, a 315 is what is owed.
    return replace(gemaakt, soort=_315.value)


def _besluit(feit: BesluitOpen, dag: Dag) -> Termijn:
    """OP274, OP346: a 301 or 319 within five working days after receipt of the 315 or 317.

    The gemeente receives it the day after we handed it in, also in a weekend.
    """
    ontvangen = plus(feit.ingediend_op, NACHT)
    return maak(
        feit,
        dag.term(feit.gemeente, ontvangen, _BESLUIT[feit.soort]),
        ontvangen,
        dag,
        Actie.MAIL_GEMEENTE,
        f"Ingediend {datum(feit.ingediend_op)}, een nacht later bij de gemeente",
        f"Ingediend {dag.kort(feit.ingediend_op)}",
    )


def _onderzoek(feit: BesluitOpen, dag: Dag) -> Sequence[Termijn]:
    """OP274, OP346: a decision within eight weeks after the Dagtekening of the request.

    OP359: until two weeks after receipt a 315 of the Jeugdwet may be refused on the
    woonplaatsbeginsel. That is a line of its own as long as it may come; nothing is owed after it.
    """
    woonplaats = _woonplaats(feit, dag)
    grond = f"In onderzoek, verzoek van {datum(feit.dagtekening)}"
    voorbij = woonplaats is not None and woonplaats.vervaldatum < dag.vandaag
    if woonplaats is not None and voorbij:
        grond += (
            f", afwijzen op het woonplaatsbeginsel kon tot en met {datum(woonplaats.vervaldatum)}"
        )
    besluit = maak(
        feit,
        dag.term(feit.gemeente, feit.dagtekening, _ONDERZOEK[feit.soort]),
        feit.dagtekening,
        dag,
        Actie.MAIL_GEMEENTE,
        grond,
        f"In onderzoek, verzoek van {dag.kort(feit.dagtekening)}",
    )
    return (besluit,) if woonplaats is None or voorbij else (woonplaats, besluit)


def _woonplaats(feit: BesluitOpen, dag: Dag) -> Termijn | None:
    if feit.soort is not _315 or feit.wet is not Wet.JW:
        return None
    ontvangen = plus(feit.ingediend_op, NACHT)
    return maak(
        feit,
        dag.term(feit.gemeente, ontvangen, WOONPLAATSBEGINSEL),
        ontvangen,
        dag,
        Actie.MAIL_GEMEENTE,
        f"In onderzoek, ingediend {datum(feit.ingediend_op)}, een nacht later bij de gemeente: "
        "zo lang kan zij nog naar een andere gemeente verwijzen",
        f"Ingediend {dag.kort(feit.ingediend_op)}",
    )


def _afgewezen(feit: VerzoekAfgewezen, dag: Dag) -> Termijn:
    """A refused request asks for something at once: care may be given that nobody pays for.

    No document gives a term for it, so it is due on the day on which the refusal became known.
    """
    waarom = afwijzing(feit.reden)
    regel = _REGEL_WOONPLAATS if feit.reden == REDEN_WOONPLAATS else _REGEL_AFGEWEZEN
    code = f" ({waarom.code})" if waarom.code else ""
    ander = gemeentenaam(feit.andere_gemeente) if feit.andere_gemeente else ""
    noemt = f" De gemeente noemt {ander}." if ander else ""
    return meteen(
        feit,
        dag,
        soort=VERZOEK_AFGEWEZEN,
        regel=regel,
        sinds=feit.sinds,
        actie=Actie.BEKIJK_VERZOEK,
        uitleg=f"Afgewezen {datum(feit.sinds)}: {waarom.label}{code}. {waarom.betekenis}{noemt} "
        f"{waarom.doen} ({regel})",
        kort=f"Afgewezen {dag.kort(feit.sinds)}: {waarom.label}{f', {ander}' if ander else ''}",
    )


def _verlenging(feit: VerlengingOpen, dag: Dag) -> Termijn:
    """Ask eight weeks before the Einddatum (Rijk van Nijmegen 1.17.1, §2.1.2; elsewhere OP274)."""
    einde = feit.einddatum
    return maak(
        feit,
        dag.term(feit.gemeente, einde, VERLENGING),
        einde,
        dag,
        Actie.VRAAG_VERLENGING,
        f"Toewijzing tot en met {datum(einde)}, voor daarna is niets gevraagd",
        f"Toewijzing t/m {dag.kort(einde)}",
    )
