"""How a refusal stands, and which act mends it."""

from __future__ import annotations

from enum import StrEnum

from app.domain.afkeur import Door, GeweigerdBericht, Opvolger
from app.domain.openstaand import RetourOpen
from app.domain.verzending import Status
from app.standard.berichtsoort import Berichtsoort


class Stand(StrEnum):
    """How it stands with something that was refused."""

    OPEN = "open"
    ONDERWEG = "onderweg"  # a replacement was made that is not answered yet
    VERVANGEN = "vervangen"  # the replacement was refused too, and stands in the list itself
    OPGELOST = "opgelost"
    AFGEHANDELD = "afgehandeld"  # the user said that nothing needs to be done

    @property
    def nog_open(self) -> bool:
        """Whether something is still to come."""
        return self in (Stand.OPEN, Stand.ONDERWEG)


class Herstel(StrEnum):
    """The act that mends a refusal."""

    MELD_START = "meld_start"  # the form of the 305, filled with what was refused
    MELD_STOP = "meld_stop"  # the same of the 307
    MAAK_VERZOEK = "maak_verzoek"  # the form of the 315 or 317, filled with what was refused
    NAAR_CLIENT = "naar_client"  # a 305 or 307 on several Toewijzingen: choose there
    ZET_RETOUR_KLAAR = "zet_retour_klaar"  # a new 302 or 320 stands prepared
    NAAR_KLAAR = "naar_klaar"  # what mends it stands in Klaar voor VECOZO
    WACHT_OP_ANTWOORD = "wacht_op_antwoord"  # it was submitted
    BEKIJK = "bekijk"  # read the message: there is no form for it
    VRAAG_GEMEENTE = "vraag_gemeente"  # wait for a new message, or ask for it
    NIETS = "niets"  # it is solved or put aside


def herstel(
    geweigerd: GeweigerdBericht,
    door: Door,
    stand: Stand,
    *,
    toewijzing_id: int | None,
    nieuw: Opvolger | RetourOpen | None,
) -> Herstel:
    """Tell which act mends a refusal.

    ``nieuw`` is what was made in its place, or of a message of a gemeente the retourbericht that
    is still owed to it.
    """
    if not stand.nog_open:
        return Herstel.NIETS
    if nieuw is not None:
        return _verstuur(nieuw.status)
    if door is Door.WIJ:
        return Herstel.VRAAG_GEMEENTE
    soort = geweigerd.soort
    if soort in (Berichtsoort.START, Berichtsoort.STOP):
        if toewijzing_id is None:
            return Herstel.NAAR_CLIENT if geweigerd.client_id is not None else Herstel.BEKIJK
        return Herstel.MELD_START if soort is Berichtsoort.START else Herstel.MELD_STOP
    if soort in (Berichtsoort.VERZOEK_TOEWIJZING, Berichtsoort.VERZOEK_WIJZIGING):
        return Herstel.MAAK_VERZOEK
    return Herstel.BEKIJK


def _verstuur(status: Status | None) -> Herstel:
    if status is Status.VOORBEREID:
        return Herstel.ZET_RETOUR_KLAAR
    return Herstel.WACHT_OP_ANTWOORD if status is Status.INGEDIEND else Herstel.NAAR_KLAAR
