"""Which class is the root of which message."""

from __future__ import annotations

from app.standard.basis import DeclaratieAntwoordHeader, Header, RetourHeader
from app.standard.bericht import Bericht
from app.standard.berichtsoort import Berichtsoort
from app.standard.declaratie import DeclaratieAntwoordbericht, Declaratiebericht
from app.standard.element import Element, Vorm, elementen
from app.standard.regie import Startbericht, Stopbericht
from app.standard.toewijzing import Toewijzingbericht
from app.standard.verzoek import (
    Antwoordbericht,
    VerzoekToewijzingbericht,
    VerzoekWijzigingbericht,
)

_WORTELS: dict[Berichtsoort, type[Bericht]] = {
    Berichtsoort.TOEWIJZING: Toewijzingbericht,
    Berichtsoort.START: Startbericht,
    Berichtsoort.STOP: Stopbericht,
    Berichtsoort.VERZOEK_TOEWIJZING: VerzoekToewijzingbericht,
    Berichtsoort.VERZOEK_WIJZIGING: VerzoekWijzigingbericht,
    Berichtsoort.ANTWOORD: Antwoordbericht,
    Berichtsoort.DECLARATIE: Declaratiebericht,
    Berichtsoort.DECLARATIE_ANTWOORD: DeclaratieAntwoordbericht,
}


def wortel(soort: Berichtsoort) -> type[Bericht]:
    """Root class of a message; a retourbericht has that of its heenbericht."""
    return _WORTELS.get(soort) or _WORTELS[soort.heen]


def header_klasse(soort: Berichtsoort) -> type[Header]:
    """Header class of a message."""
    if soort is Berichtsoort.DECLARATIE_ANTWOORD:
        return DeclaratieAntwoordHeader
    return RetourHeader if soort.is_retour else Header


def wortel_elementen(vorm: Vorm) -> tuple[Element, ...]:
    """The header and the body of a message."""
    header = Element(attribuut="header", naam="Header", minimum=1, klasse=header_klasse(vorm.soort))
    return (header, *elementen(wortel(vorm.soort), vorm))
