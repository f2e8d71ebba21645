"""What can be wrong with the answers of a stop, before any message is made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.levering import TIJDELIJK, Levering, Melding
from app.domain.toewijzing import Toewijzing
from app.forms.form import Veldfout
from app.standard.codelijsten import codelijst
from app.standard.leesbaar import datum_voluit
from app.standard.redenen import Reden
from app.standard.release import REDEN_BEEINDIGING, Wet

EINDDATUM = "einddatum"
REDEN = "reden_beeindiging"
OOK = "ook"  # the other products that stop in the same message


@dataclass(frozen=True, slots=True)
class Stopantwoord:
    """The answers: the last day of care, why it ended, and which other Toewijzingen stop too."""

    einddatum: date | None
    reden: str | None
    ook: frozenset[int] = frozenset()


def stop_voluit(wet: Wet, stop: Melding) -> str:
    """A stop in words: its day, and the label of its reason."""
    assert stop.einddatum is not None  # every stop has one
    assert stop.reden_beeindiging is not None
    reden = codelijst(REDEN_BEEINDIGING.voor(wet)).label(stop.reden_beeindiging)
    return f"{datum_voluit(stop.einddatum)} ({reden.lower()})"


def fouten_op(
    een: Toewijzing,
    stand: Levering,
    antwoord: Stopantwoord,
    *,
    bron_einddatum: str,
    is_ander: bool,
) -> Iterator[Veldfout]:
    """What stands in the way of a stop on one Toewijzing.

    ``stand`` is how care stands before it; ``is_ander`` tells that it stops along with another.
    """
    wat = f"toewijzing {een.sleutel.nummer}"
    start = stand.te_stoppen
    if een.verwijderd:
        yield Veldfout(
            EINDDATUM,
            f"De gemeente heeft {wat} verwijderd. Je kunt er geen stop op melden.",
            "Trek de gemelde start in.",
            "OP033x1",
        )
    elif start is None:
        gestopt = stand.laatste_stop
        yield Veldfout(
            EINDDATUM,
            f"Op {wat} is al een stop gemeld ({stop_voluit(een.sleutel.wet, gestopt)})."
            if gestopt
            else f"Op {wat} is nog geen start gemeld.",
            "Klopt die niet? Corrigeer de stop." if gestopt else "Meld eerst de start (305).",
            "TR415" if gestopt else "TR382",
        )
    elif antwoord.einddatum is not None:
        van = f" van {wat}" if is_ander else ""
        yield from _datumfouten(een, stand, start, antwoord.einddatum, van, bron_einddatum)


def _datumfouten(
    een: Toewijzing, stand: Levering, start: Melding, einddatum: date, van: str, bron: str
) -> Iterator[Veldfout]:
    einde = een.actueel.einddatum
    onderbroken = stand.tijdelijke_stop.einddatum if stand.tijdelijke_stop else None
    if einde is not None and einddatum > einde:
        yield Veldfout(
            EINDDATUM,
            f"Deze dag ligt na de einddatum{van or ' van de toewijzing'} ({datum_voluit(einde)}).",
            _bij_te_laat(start, einde),
            bron,
        )
    elif einddatum < start.begindatum:
        yield Veldfout(
            EINDDATUM,
            f"Deze dag ligt voor de start{van} ({datum_voluit(start.begindatum)}).",
            f"Kies {datum_voluit(start.begindatum)} of later. Is de hulp nooit begonnen? "
            "Trek dan de start in.",
            "TR018",
        )
    elif onderbroken is not None and einddatum < onderbroken:
        dag = datum_voluit(onderbroken)
        yield Veldfout(
            EINDDATUM,
            f"De hulp{van} is tijdelijk gestopt na {dag}, en tot die dag gegeven.",
            f"Kies {dag} of later, of corrigeer eerst de tijdelijke stop.",
            "TR414",
        )


def _bij_te_laat(start: Melding, einde: date) -> str:
    if einde < start.begindatum:
        return (
            "De toewijzing eindigt voor de gemelde start. Trek die start in, "
            "of vraag de gemeente om de toewijzing aan te passen."
        )
    return (
        f"Kies {datum_voluit(einde)} of eerder. Ging de hulp langer door? "
        "Vraag de gemeente dan om verlenging."
    )


def past_niet_bij(ander: Toewijzing, code: str, stand: Levering) -> Veldfout:
    """Why a reason does not fit another Toewijzing that stops too."""
    wat, wet = f"toewijzing {ander.sleutel.nummer}", ander.sleutel.wet
    if code != TIJDELIJK:
        label = codelijst(REDEN_BEEINDIGING.voor(wet)).label(code)
        return Veldfout(
            OOK,
            f"‘{label}’ past niet bij {wat}: de gemeente wijzigde die niet daarom.",
            "Laat die toewijzing weg en meld de stop apart, met een andere reden.",
            REDEN_BEEINDIGING.voor(wet),
        )
    al_gestopt = stand.tijdelijke_stop is not None
    return Veldfout(
        OOK,
        f"De hulp van {wat} is al tijdelijk gestopt."
        if al_gestopt
        else f"De hulp van {wat} kan niet verdergaan: die toewijzing is afgelopen.",
        "Laat die toewijzing weg, of kies waarom de hulp helemaal stopt.",
        "TR413" if al_gestopt else "OP378",
    )


def verkeerde_reden(wet: Wet, code: str, passend: Sequence[Reden], onderbroken: bool) -> Veldfout:
    """Why a reason does not fit; ``onderbroken`` tells that care was stopped for a time."""
    lijst = codelijst(REDEN_BEEINDIGING.voor(wet))
    if code not in lijst:
        return Veldfout(
            REDEN,
            f"Reden {code} bestaat niet.",
            f"Kies uit {', '.join(reden.code for reden in passend)}.",
            REDEN_BEEINDIGING.voor(wet),
        )
    if code != TIJDELIJK:
        return Veldfout(
            REDEN,
            f"‘{lijst.label(code)}’ past alleen als de gemeente de toewijzing daarom wijzigde.",
            "Kies een andere reden, of wacht op de gewijzigde toewijzing (301).",
            REDEN_BEEINDIGING.voor(wet),
        )
    if onderbroken:
        return Veldfout(
            REDEN,
            "De hulp is al tijdelijk gestopt.",
            "Gaat de hulp weer verder, meld dan de start. Komt hij niet terug, "
            "kies dan waarom de hulp helemaal stopt.",
            "TR413",
        )
    return Veldfout(
        REDEN,
        "De toewijzing is afgelopen: de hulp kan er niet op verdergaan.",
        "Kies waarom de hulp helemaal stopt.",
        "OP378",
    )
