"""How care under a Toewijzing stands, in words, and what may be done about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from app.domain.levering import Levering, Melding, Meldingsoort
from app.domain.toewijzing import Stand, Toewijzing
from app.domain.verzending import Status as Verzendstatus
from app.gui.format import Status, StatusText, datum, periode
from app.services.melden import geweigerde
from app.standard.codelijsten import codelijst
from app.standard.release import REDEN_BEEINDIGING

_GEMELD = {
    Verzendstatus.VOORBEREID: "de melding is voorbereid",
    Verzendstatus.KLAAR: "de melding staat klaar voor VECOZO",
    Verzendstatus.GEEXPORTEERD: "de melding is geëxporteerd, nog niet ingediend",
    Verzendstatus.INGEDIEND: "gemeld, nog geen antwoord",
    Verzendstatus.GOEDGEKEURD: "gemeld en goedgekeurd",
}


class Daad(Enum):
    """What may be done with a Toewijzing: the word on its button, and what it does."""

    MELD_START = ("Meld start", "Meld dat de hulp is begonnen (305).")
    HERVAT = ("Meld start", "Meld dat de hulp weer verdergaat (305).")
    MELD_STOP = ("Meld stop", "Meld dat de hulp is gestopt, en waarom (307).")
    STOP_HELEMAAL = ("Meld stop", "Meld dat de hulp niet terugkomt, en waarom (307).")
    CORRIGEER_START = ("Corrigeer start", "Geef een andere datum, of trek de start in.")
    CORRIGEER_STOP = ("Corrigeer stop", "Geef een andere dag of reden, of trek de stop in.")
    TREK_IN = ("Trek in", "Trek in wat je op deze toewijzing hebt gemeld.")

    @property
    def corrigeert(self) -> bool:
        """Whether it mends what was reported; it stands there for when it is needed."""
        return self in (Daad.CORRIGEER_START, Daad.CORRIGEER_STOP)


@dataclass(frozen=True, slots=True)
class Knop:
    """A button of a Toewijzing; ``nu`` tells that the act is due."""

    daad: Daad
    nu: bool = False


def knoppen(een: Toewijzing, vandaag: date) -> tuple[Knop, ...]:
    """Give what fits now; at most one is due."""
    stand, stop_nu = een.stand(vandaag), _stop_is_nodig(een, vandaag)
    match stand:
        case Stand.NIEUW:
            return (Knop(Daad.MELD_START, nu=True),)
        case Stand.GESTART:
            return (Knop(Daad.CORRIGEER_START), Knop(Daad.MELD_STOP, stop_nu))
        case Stand.ONDERBROKEN:
            return (
                Knop(Daad.CORRIGEER_STOP),
                Knop(Daad.HERVAT),
                Knop(Daad.STOP_HELEMAAL, stop_nu),
            )
        case Stand.GESTOPT:
            return (Knop(Daad.CORRIGEER_STOP),)
        case Stand.VERWIJDERD if een.levering.starts:
            return (Knop(Daad.TREK_IN, nu=True),)
    return ()


def stand(een: Toewijzing, vandaag: date) -> StatusText:
    """Say in a few words how it stands."""
    match een.stand(vandaag):
        case Stand.TOEKOMSTIG:
            return StatusText(Status.SOON, f"Begint {dag(een.actueel.ingangsdatum)}")
        case Stand.NIEUW:
            return StatusText(Status.TODAY, "Start nog niet gemeld")
        case Stand.GESTART | Stand.ONDERBROKEN if _is_afgelopen(een, vandaag):
            return StatusText(Status.TODAY, "Stop nog niet gemeld")
        case Stand.GESTART:
            return StatusText(Status.DONE, "Gestart")
        case Stand.ONDERBROKEN:
            return StatusText(Status.SOON, f"Onderbroken sinds {_einde(een.levering)}")
        case Stand.GESTOPT:
            return StatusText(Status.SOON, "Gestopt")
        case Stand.VERWIJDERD:
            return StatusText(Status.REFUSED, "Verwijderd")


def levering(een: Toewijzing, vandaag: date) -> str:
    """Tell what was reported and what came of it."""
    hoe = een.stand(vandaag)
    if hoe is Stand.VERWIJDERD:
        weg = "De gemeente heeft deze toewijzing verwijderd."
        return f"{weg} Trek ook in wat je erop meldde." if een.levering.starts else weg
    delen = [_staat(een, hoe), _eerder(een.levering), _geweigerd(een)]
    return " ".join(filter(None, delen)) or _nog_niets(een, hoe)


_HOE_VERDER = "Gaat de hulp weer verder, meld dan de start. Komt er niets meer, meld dan de stop."


def dag(welke: date) -> str:
    """A date without its weekday: `9 apr 2026`."""
    return datum(welke).partition(" ")[2]


def _staat(een: Toewijzing, hoe: Stand) -> str:
    start, stop = een.levering.actuele_start, een.levering.laatste_stop
    if start is not None:
        begin = "Verdergegaan" if een.levering.stops else "Gestart"
        return f"{begin} op {dag(start.begindatum)}: {_GEMELD[start.status]}."
    if stop is None:
        return ""
    gemeld, einde = _GEMELD[stop.status], _einde(een.levering)
    if hoe is Stand.ONDERBROKEN:
        return f"Tijdelijk gestopt op {einde}: {gemeld}. {_HOE_VERDER}"
    return f"Gestopt op {einde}: {gemeld}. Reden: {_reden(een, stop)}."


def _eerder(stand: Levering) -> str:
    """Tell of the times before, when care went on after a stop."""
    einden = {stop.begindatum: stop.einddatum for stop in stand.stops}
    begin = max((start.begindatum for start in stand.starts), default=None)
    keren = [
        periode(start.begindatum, einden.get(start.begindatum))
        for start in sorted(stand.starts, key=lambda start: start.begindatum)
        if start.begindatum != begin
    ]
    return f"Eerder geleverd: {', '.join(keren)}." if keren else ""


def _geweigerd(een: Toewijzing) -> str:
    """Tell of what was refused and not reported anew."""
    return " ".join(
        _is_geweigerd(geweigerd[-1])
        for soort in Meldingsoort
        if (geweigerd := geweigerde(een, soort))
    )


def _is_geweigerd(laatste: Melding) -> str:
    wie = "VECOZO" if laatste.status is Verzendstatus.AFGEKEURD_VECOZO else "de gemeente"
    wanneer = laatste.begindatum
    if laatste.soort is Meldingsoort.STOP and laatste.einddatum is not None:
        wanneer = laatste.einddatum
    wat = "Het intrekken" if laatste.intrekking else "De melding"
    return f"{wat} van de {laatste.soort} op {dag(wanneer)} is afgekeurd door {wie}."


def _nog_niets(een: Toewijzing, hoe: Stand) -> str:
    if (verwachting := een.verwachting) is not None:
        wanneer = verwachting.verwacht_op
        hoop = f"; verwacht op {dag(wanneer)}" if wanneer else ""
        return f"Nog niet gestart, genoteerd op {dag(verwachting.vastgelegd_op)}{hoop}."
    if hoe is Stand.TOEKOMSTIG:
        return ""
    return "Is de hulp begonnen? Meld het dan aan de gemeente."


def _reden(een: Toewijzing, stop: Melding) -> str:
    """Why care stopped, as it stands within a sentence."""
    assert stop.reden_beeindiging is not None  # every stop has one
    lijst = codelijst(REDEN_BEEINDIGING.voor(een.sleutel.wet))
    return lijst.label(stop.reden_beeindiging).lower()


def _einde(stand: Levering) -> str:
    """The last day of care before the stop that stands."""
    stop = stand.laatste_stop
    assert stop is not None  # asked only of a stop
    return dag(stop.einddatum or stop.begindatum)


def _is_afgelopen(een: Toewijzing, vandaag: date) -> bool:
    return (een.actueel.einddatum or date.max) < vandaag


def _stop_is_nodig(een: Toewijzing, vandaag: date) -> bool:
    """Whether a stop is owed: the Toewijzing has ended, or the stop that was sent was refused."""
    return bool(geweigerde(een, Meldingsoort.STOP)) or _is_afgelopen(een, vandaag)
