"""Short names of our messages, for where a row has little room, and words that recur."""

from __future__ import annotations

from app.standard.berichtsoort import Berichtsoort
from app.standard.codelijsten import gemeentenaam
from app.standard.release import Wet

ALLEEN_GEMELD = "Dit bericht is verwerkt. Er valt wel iets op."

_WOORDEN = {
    Berichtsoort.TOEWIJZING: "Toewijzing",
    Berichtsoort.START: "Start",
    Berichtsoort.STOP: "Stop",
    Berichtsoort.VERZOEK_TOEWIJZING: "Verzoek",
    Berichtsoort.VERZOEK_WIJZIGING: "Verzoek",
    Berichtsoort.ANTWOORD: "Antwoord",
    Berichtsoort.DECLARATIE: "Declaratie",
}


def woord(soort: Berichtsoort) -> str:
    """Give one word for a message; whatever answers another is a retour."""
    return _WOORDEN.get(soort, "Retour")


def wet_kort(wet: Wet) -> str:
    """Give the wet in a few letters."""
    return "Jw" if wet is Wet.JW else "Wmo"


def gemeente_en_code(code: str) -> str:
    """Give a gemeente as people know it, and as messages do: `Nijmegen (0268)`."""
    return f"{gemeentenaam(code)} ({code})"
