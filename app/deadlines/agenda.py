"""The agenda: what is due, computed from facts, the day and the protocol of each gemeente."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import assert_never

from app.deadlines import agenda_declareren, agenda_verzoeken, agenda_vooruit
from app.deadlines.dag import (
    NACHT,
    ONDERWEG,
    Dag,
    DeclaratiedatumVan,
    ProtocolVan,
    datum,
    geen_kalender,
    maak,
    meteen,
    plus,
)
from app.deadlines.protocol import Term, Vanaf
from app.deadlines.termijnen import AFKEUR, START_GGZ, Actie, Termijn
from app.deadlines.werkdagen import Werkkalender
from app.domain.aanvraag import Zorgvorm
from app.domain.openstaand import (
    AanvraagOpen,
    AchttienOpen,
    AfkeurOpen,
    AgbWisselOpen,
    AntwoordOpen,
    BesluitOpen,
    BetalingOpen,
    CorrectieOpen,
    DeclaratieOpen,
    Feit,
    RegelsAfgekeurd,
    RetourOpen,
    StartOpen,
    StopOpen,
    VerlengingOpen,
    VerwijzingOpen,
    VerzoekAfgewezen,
)
from app.standard.berichtsoort import Berichtsoort

_DAG = timedelta(days=1)
# OP286: a message that was rejected counts as not sent.
_REGEL_AFKEUR = "OP286"
# OP033x1: a Toewijzing that was removed is to be seen as never sent.
_REGEL_VERWIJDERD = "OP033x1"


def agenda(
    feiten: Iterable[Feit],
    vandaag: date,
    protocol_van: ProtocolVan,
    kalender: Werkkalender,
    declaratiedatum: DeclaratiedatumVan = geen_kalender,
) -> list[Termijn]:
    """Give what is due, the earliest due date first.

    ``protocol_van`` gives the protocol of a gemeente for an event on a day: day 0 of the term.
    ``declaratiedatum`` gives the last day that a gemeente itself named for declaring a month.
    Raises KeyError when that protocol has no term for what is owed; of declaring a region may have
    terms that another has not.
    """
    dag = Dag(vandaag, protocol_van, kalender, declaratiedatum)
    termijnen = [t for feit in feiten for t in termijnen_van(feit, dag)]
    termijnen.sort(key=_volgorde)
    return termijnen


def verwachte_start(feit: StartOpen) -> date:
    """Day on which care begins, as far as we know: reported, recorded as expected, or assumed.

    Without word from the user that is the Ingangsdatum. *Nog niet gestart* with a date moves it to
    that date, without a date to the day after it was said; never before the Ingangsdatum.
    """
    if feit.gemelde_start is not None:
        return feit.gemelde_start
    if feit.verwachting is None:
        return feit.ingangsdatum
    verwacht = feit.verwachting.verwacht_op or plus(feit.verwachting.vastgelegd_op, _DAG)
    return max(verwacht, feit.ingangsdatum)


def termijnen_van(feit: Feit, dag: Dag) -> Iterable[Termijn]:
    """Give what one fact makes due. Raises KeyError as ``agenda`` does."""
    match feit:
        case StartOpen():
            return _starten(feit, dag)
        case RetourOpen():
            return (_retour(feit, dag),)
        case StopOpen(verwijderd=True):
            return (_intrekking(feit, dag),)
        case StopOpen():
            return (_stop(feit, dag),)
        case AntwoordOpen():
            return (_antwoord(feit, dag),)
        case AfkeurOpen():
            return (_afkeur(feit, dag),)
        case DeclaratieOpen() | BetalingOpen() | RegelsAfgekeurd() | CorrectieOpen():
            return agenda_declareren.termijnen(feit, dag)
        case AanvraagOpen() | BesluitOpen() | VerzoekAfgewezen() | VerlengingOpen():
            return agenda_verzoeken.termijnen(feit, dag)
        case AchttienOpen() | AgbWisselOpen() | VerwijzingOpen():
            vooruit = agenda_vooruit.termijn(feit, dag)
            return () if vooruit is None else (vooruit,)
        case _:
            assert_never(feit)


def _starten(feit: StartOpen, dag: Dag) -> Iterable[Termijn]:
    """A 305, and the end of a Toewijzing on which it is not sent in time.

    Care that the user expects after the Einddatum did not start on this Toewijzing (OP363): no 305
    is owed. One that has to leave is one job: the line of the end is there when that comes first.
    """
    tot = feit.einddatum
    verwacht = feit.gemelde_start is None and feit.verwachting is not None
    if verwacht and tot is not None and verwachte_start(feit) > tot:
        return ()
    start, vervalt = _start(feit, dag), agenda_vooruit.verval(feit, dag)
    if vervalt is None or (feit.status is not None and vervalt.vervaldatum >= start.vervaldatum):
        return (start,)
    return (start, vervalt)


def _start(feit: StartOpen, dag: Dag) -> Termijn:
    """OP271: 305 within five working days after the start of care.

    Where care had begun before the 301 arrived, five working days after its receipt. The later of
    the two days is therefore day 0; care that begins on the day of receipt gives the same day 0
    either way.
    """
    start = verwachte_start(feit)
    telt_vanaf = max(start, feit.ontvangen_op)
    term = _term_ggz(feit, start, dag)
    if term is not None:
        telt_vanaf = feit.ontvangen_op
    else:
        term = dag.term(feit.gemeente, telt_vanaf, Berichtsoort.START)
        if term.vanaf is Vanaf.ONTVANGST:
            telt_vanaf = feit.ontvangen_op
    feitelijk = _feit_start(feit, start, telt_vanaf, dag)
    gemaakt = _maak(feit, term, telt_vanaf, dag, Actie.MELD_START, _grond(feit, start), feitelijk)
    # Whatever the kind of care, a 305 is what is owed.
    if term.soort == START_GGZ:
        return replace(
            gemaakt,
            soort=Berichtsoort.START.value,
            uitleg=f"Toewijzing ontvangen {datum(feit.ontvangen_op)}; {term.lengte_tekst} "
            f"({term.verwijzing})",
        )
    return gemaakt


def _term_ggz(feit: StartOpen, start: date, dag: Dag) -> Term | None:
    """Of specialistische ggz five working days after receipt of the 301, however late care began.

    So says Midden-IJssel/Oost-Veluwe 2024, §6.1, note 10. Care that begins after that last day
    cannot be reported by then (OP011), so for that the common term counts.
    """
    if feit.zorgvorm is not Zorgvorm.SPECIALISTISCHE_GGZ:
        return None
    term = dag.mogelijke_term(feit.gemeente, feit.ontvangen_op, START_GGZ)
    if term is None or start > dag.vervaldatum(term, feit.ontvangen_op):
        return None
    return term


def _stop(feit: StopOpen, dag: Dag) -> Termijn:
    """OP272: 307 within five working days after the day on which care ended.

    Without word from the user that is the Einddatum of the Toewijzing, or the later day on which
    the gemeente told of it. When a definitive stop follows a temporary one the term begins on the
    day on which it became known that care will not go on.
    """
    einde, bekend = feit.gemelde_stop, None
    if feit.gemelde_stop is None:
        assert feit.einddatum is not None  # only an end that is past makes a stop owed
        einde, bekend = feit.einddatum, feit.bekend_op
    elif feit.onderbroken_sinds is not None:
        bekend = feit.gemeld_op
    assert einde is not None
    telt_vanaf = max(einde, bekend or einde)
    term = dag.term(feit.gemeente, telt_vanaf, Berichtsoort.STOP)
    grond = _grond_stop(feit, einde, bekend)
    return _maak(
        feit, term, telt_vanaf, dag, Actie.MELD_STOP, grond, _feit_stop(feit, einde, bekend, dag)
    )


def _intrekking(feit: StopOpen, dag: Dag) -> Termijn:
    """OP033x1: what was reported on a Toewijzing that the gemeente removed must be withdrawn.

    No document gives a term for it: it is due on the day on which the removal became known.
    """
    actie = ONDERWEG.get(feit.status, Actie.TREK_IN) if feit.status else Actie.TREK_IN
    return meteen(
        feit,
        dag,
        soort=Berichtsoort.START.value,
        regel=_REGEL_VERWIJDERD,
        sinds=feit.bekend_op,
        actie=actie,
        uitleg=f"De gemeente heeft deze toewijzing verwijderd (bericht van "
        f"{datum(feit.bekend_op)}); trek meteen in wat je erop meldde ({_REGEL_VERWIJDERD})",
        kort=f"Toewijzing verwijderd {dag.kort(feit.bekend_op)}; meteen",
    )


def _retour(feit: RetourOpen, dag: Dag) -> Termijn:
    """OP090: 302 and 320 within three working days after receipt of the 301 or 319."""
    ontvangen = feit.ontvangen_op
    term = dag.term(feit.gemeente, ontvangen, feit.soort)
    return _maak(
        feit,
        term,
        ontvangen,
        dag,
        Actie.ZET_KLAAR,
        f"Ontvangen {datum(ontvangen)}",
        f"Ontvangen {dag.kort(ontvangen)}",
    )


def _antwoord(feit: AntwoordOpen, dag: Dag) -> Termijn:
    """OP090: 306, 308, 316 and 318 within three working days after the gemeente received ours.

    OP090x4: a 325 within ten, or what the region agreed.
    It receives a message the day after we handed it in, also in a weekend.
    """
    ontvangen = plus(feit.ingediend_op, NACHT)
    term = dag.term(feit.gemeente, ontvangen, feit.soort)
    grond = f"Ingediend {datum(feit.ingediend_op)}, een nacht later bij de gemeente"
    ingediend = f"Ingediend {dag.kort(feit.ingediend_op)}"
    return _maak(feit, term, ontvangen, dag, Actie.MAIL_GEMEENTE, grond, ingediend)


def _maak(
    feit: RetourOpen | StartOpen | StopOpen | AntwoordOpen,
    term: Term,
    telt_vanaf: date,
    dag: Dag,
    actie: Actie,
    grond: str,
    feitelijk: str,
) -> Termijn:
    """Give the Termijn; ``actie`` is what to do while our message is not on its way.

    ``grond`` is what it rests on and ``feitelijk`` the one fact that it counts from.
    """
    if not isinstance(feit, AntwoordOpen) and feit.status is not None:
        actie = ONDERWEG.get(feit.status, actie)
    return maak(feit, term, telt_vanaf, dag, actie, grond, feitelijk)


def _afkeur(feit: AfkeurOpen, dag: Dag) -> Termijn:
    """OP286: a rejected message counts as not sent, so the term of its own act still runs.

    No document gives a term of its own for the correction and the fact does not tell when the
    first one began. So it is due on the day on which the rejection became known: from then on it
    is never for later.
    """
    return meteen(
        feit,
        dag,
        soort=AFKEUR,
        regel=_REGEL_AFKEUR,
        sinds=feit.sinds,
        actie=Actie.BEKIJK_REGELS
        if feit.soort is Berichtsoort.DECLARATIE  # it is followed line by line
        else Actie.BEKIJK_AFKEUR,
        uitleg=f"Afgekeurd {datum(feit.sinds)}{_codes(feit)}; verbeter de {feit.soort} meteen, "
        f"tot dan telt hij als niet verstuurd ({_REGEL_AFKEUR})",
        kort=f"Afgekeurd {dag.kort(feit.sinds)}; meteen",
    )


def _codes(feit: AfkeurOpen) -> str:
    return f" ({', '.join(feit.codes)})" if feit.codes else ""


def _begin(feit: StartOpen) -> str:
    """What is known of the day on which care begins; the day itself follows."""
    if feit.gemelde_start is not None:
        return "Zorg begon"
    return "Startdatum onbekend, op zijn vroegst" if _is_onbekend(feit) else "Verwachte start"


def _is_onbekend(feit: StartOpen) -> bool:
    """Whether the user said that care has not begun, and not when it will."""
    verwachting = feit.verwachting
    return (
        feit.gemelde_start is None and verwachting is not None and verwachting.verwacht_op is None
    )


def _grond(feit: StartOpen, start: date) -> str:
    """What day 0 of a 305 rests on, for the user."""
    begin = f"{_begin(feit)} {datum(start)}"
    if start < feit.ontvangen_op:
        return f"{begin}, toewijzing pas ontvangen {datum(feit.ontvangen_op)}"
    return begin


def _grond_stop(feit: StopOpen, einde: date, bekend: date | None) -> str:
    """What day 0 of a 307 rests on, for the user."""
    if feit.gemelde_stop is not None:
        gestopt = f"Zorg eindigde {datum(einde)}"
        return f"{gestopt}, definitief sinds {datum(bekend)}" if bekend else gestopt
    begin = f"Toewijzing tot en met {datum(einde)}"
    if feit.onderbroken_sinds is not None:
        begin += f", tijdelijk gestopt sinds {datum(feit.onderbroken_sinds)}"
    if bekend is not None and bekend > einde:
        begin += f", bericht van de gemeente kwam {datum(bekend)}"
    return begin


def _feit_start(feit: StartOpen, start: date, telt_vanaf: date, dag: Dag) -> str:
    """The one fact that the term of a 305 counts from, for a row."""
    if telt_vanaf != start:
        return f"Toewijzing ontvangen {dag.kort(telt_vanaf)}"
    begin = "Op zijn vroegst" if _is_onbekend(feit) else _begin(feit)
    return f"{begin} {dag.kort(start)}"


def _feit_stop(feit: StopOpen, einde: date, bekend: date | None, dag: Dag) -> str:
    """The one fact that the term of a 307 counts from, for a row."""
    if feit.gemelde_stop is not None:
        return f"Definitief sinds {dag.kort(bekend)}" if bekend else f"Gestopt {dag.kort(einde)}"
    if bekend is not None and bekend > einde:
        return f"Bericht van de gemeente {dag.kort(bekend)}"
    return f"Toewijzing t/m {dag.kort(einde)}"


def _volgorde(termijn: Termijn) -> tuple[object, ...]:
    return (
        termijn.vervaldatum,
        termijn.soort,
        termijn.gemeente,
        termijn.client,
        termijn.toewijzing_nummer or 0,
        termijn.bericht_id or 0,
    )
