"""The fourteen messages: who sends which, and which answers which."""

from __future__ import annotations

from enum import StrEnum


class Berichtsoort(StrEnum):
    """Number of a message, the same in both wetten."""

    TOEWIJZING = "301"
    TOEWIJZING_RETOUR = "302"
    START = "305"
    START_RETOUR = "306"
    STOP = "307"
    STOP_RETOUR = "308"
    VERZOEK_TOEWIJZING = "315"
    VERZOEK_TOEWIJZING_RETOUR = "316"
    VERZOEK_WIJZIGING = "317"
    VERZOEK_WIJZIGING_RETOUR = "318"
    ANTWOORD = "319"
    ANTWOORD_RETOUR = "320"
    DECLARATIE = "323"
    DECLARATIE_ANTWOORD = "325"

    @property
    def is_retour(self) -> bool:
        """Whether it repeats a heenbericht with return codes (IV028); a 325 does so too (IV087)."""
        return self in _HEEN

    @property
    def heen(self) -> Berichtsoort:
        """The message that this one answers. Raises KeyError for a heenbericht."""
        return _HEEN[self]

    @property
    def retour(self) -> Berichtsoort:
        """The message that answers this one. Raises KeyError for a retourbericht."""
        return _RETOUR[self]

    @property
    def van_gemeente(self) -> bool:
        """Whether the Afzender in the header is a gemeente.

        A retourbericht keeps Afzender and Ontvanger of its heenbericht (IV028); a 325 does not.
        """
        if self is Berichtsoort.DECLARATIE_ANTWOORD:
            return True
        heen = _HEEN.get(self, self)
        return heen in (Berichtsoort.TOEWIJZING, Berichtsoort.ANTWOORD)

    @property
    def ontvangt_aanbieder(self) -> bool:
        """Whether it travels from gemeente to aanbieder."""
        if self is Berichtsoort.DECLARATIE_ANTWOORD:
            return True
        return self.van_gemeente != self.is_retour

    @property
    def titel(self) -> str:
        """Name for the user, without the number."""
        return _TITELS[self]

    @property
    def woord(self) -> str:
        """One word for the user; whatever answers another is a retour."""
        return _WOORDEN.get(self, "Retour")


_HEEN = {
    Berichtsoort.TOEWIJZING_RETOUR: Berichtsoort.TOEWIJZING,
    Berichtsoort.START_RETOUR: Berichtsoort.START,
    Berichtsoort.STOP_RETOUR: Berichtsoort.STOP,
    Berichtsoort.VERZOEK_TOEWIJZING_RETOUR: Berichtsoort.VERZOEK_TOEWIJZING,
    Berichtsoort.VERZOEK_WIJZIGING_RETOUR: Berichtsoort.VERZOEK_WIJZIGING,
    Berichtsoort.ANTWOORD_RETOUR: Berichtsoort.ANTWOORD,
    Berichtsoort.DECLARATIE_ANTWOORD: Berichtsoort.DECLARATIE,
}
_RETOUR = {heen: retour for retour, heen in _HEEN.items()}
_TITELS = {
    Berichtsoort.TOEWIJZING: "Toewijzing",
    Berichtsoort.TOEWIJZING_RETOUR: "Retour op toewijzing",
    Berichtsoort.START: "Start zorg",
    Berichtsoort.START_RETOUR: "Retour op start zorg",
    Berichtsoort.STOP: "Stop zorg",
    Berichtsoort.STOP_RETOUR: "Retour op stop zorg",
    Berichtsoort.VERZOEK_TOEWIJZING: "Verzoek om toewijzing",
    Berichtsoort.VERZOEK_TOEWIJZING_RETOUR: "Retour op verzoek om toewijzing",
    Berichtsoort.VERZOEK_WIJZIGING: "Verzoek om wijziging",
    Berichtsoort.VERZOEK_WIJZIGING_RETOUR: "Retour op verzoek om wijziging",
    Berichtsoort.ANTWOORD: "Antwoord op verzoek",
    Berichtsoort.ANTWOORD_RETOUR: "Retour op antwoord",
    Berichtsoort.DECLARATIE: "Declaratie",
    Berichtsoort.DECLARATIE_ANTWOORD: "Antwoord op declaratie",
}
_WOORDEN = {
    Berichtsoort.TOEWIJZING: "Toewijzing",
    Berichtsoort.START: "Start",
    Berichtsoort.STOP: "Stop",
    Berichtsoort.VERZOEK_TOEWIJZING: "Verzoek",
    Berichtsoort.VERZOEK_WIJZIGING: "Verzoek",
    Berichtsoort.ANTWOORD: "Antwoord",
    Berichtsoort.DECLARATIE: "Declaratie",
}
