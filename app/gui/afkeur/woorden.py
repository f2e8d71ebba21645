"""How a refusal reads in the table and on its card."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from app.domain.afkeur import Door
from app.gui.format import Status, StatusText, datum
from app.services.afkeuren import Afkeur
from app.services.afkeurherstel import Herstel, Stand

_STANDEN: Mapping[Stand, StatusText] = {
    Stand.OPEN: StatusText(Status.REFUSED, "Open"),
    Stand.ONDERWEG: StatusText(Status.TODAY, "Verbetering onderweg"),
    Stand.VERVANGEN: StatusText(Status.SOON, "Opnieuw afgekeurd"),
    Stand.OPGELOST: StatusText(Status.DONE, "Opgelost"),
    Stand.AFGEHANDELD: StatusText(Status.SOON, "Afgehandeld"),
}
_KORT: Mapping[Stand, str] = {Stand.ONDERWEG: "Onderweg", Stand.VERVANGEN: "Vervangen"}
DOOR: Mapping[Door, str] = {
    Door.GEMEENTE: "de gemeente",
    Door.VECOZO: "VECOZO",
    Door.WIJ: "ons",
}
DOOR_KORT: Mapping[Door, str] = {**DOOR, Door.GEMEENTE: "gemeente"}
_DOEN: Mapping[Herstel, str] = {
    Herstel.MELD_START: "Verbeter de start",
    Herstel.MELD_STOP: "Verbeter de stop",
    Herstel.MAAK_VERZOEK: "Verbeter het verzoek",
    Herstel.NAAR_CLIENT: "Kijk bij de cliënt",
    Herstel.NAAR_KLAAR: "Verstuur de verbetering",
    Herstel.WACHT_OP_ANTWOORD: "Wacht op antwoord",
    Herstel.BEKIJK: "Lees het bericht",
    Herstel.VRAAG_GEMEENTE: "Wacht op een nieuw bericht",
    Herstel.NIETS: "",
}


def stand(afkeur: Afkeur) -> StatusText:
    """Give how it stands, as a chip."""
    return _STANDEN[afkeur.stand]


def doen(afkeur: Afkeur) -> str:
    """Give in a few words what is to be done, or why nothing is."""
    if afkeur.reden:
        return f"Hoeft niet meer: {afkeur.reden}"
    if afkeur.herstel is Herstel.ZET_RETOUR_KLAAR:
        return f"Zet de {_retour(afkeur)} klaar"
    if afkeur.herstel is Herstel.NAAR_KLAAR and afkeur.door is Door.WIJ:
        return f"Verstuur de {_retour(afkeur)}"
    return _DOEN[afkeur.herstel]


def stand_kort(afkeur: Afkeur) -> StatusText:
    """Give how it stands where there is little room."""
    voluit = stand(afkeur)
    return StatusText(voluit.status, _KORT.get(afkeur.stand, voluit.words))


def bericht(afkeur: Afkeur) -> str:
    """Give what the message is called where there is little room: ``JW305 Start``."""
    return f"{afkeur.naam} {afkeur.soort.woord}"


def tot_en_sinds(afkeur: Afkeur) -> str:
    """Give by when, or when it was solved, and since when."""
    sinds = f"sinds {kort(afkeur.sinds)}"
    return f"{kort(afkeur.tot)}\n{sinds}" if afkeur.tot else sinds


def kort(dag: date | None) -> str:
    """Give a date without its weekday, or nothing."""
    return datum(dag).partition(" ")[2] if dag else ""


def _retour(afkeur: Afkeur) -> str:
    """The retourbericht that mends it: a new one, or the one that says what we found."""
    return (afkeur.soort if afkeur.soort.is_retour else afkeur.soort.retour).value
