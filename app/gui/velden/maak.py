"""The widget for each kind of question."""

from __future__ import annotations

from datetime import date
from typing import assert_never

from app.forms.form import Veld, Veldsoort
from app.gui.velden.getypt import Bedragvraag, Getalvraag, Tekstvraag
from app.gui.velden.keuze import (
    Keuzevraag,
    Meervraag,
    Vinkvraag,
    Zoekvraag,
    gemeenteveld,
    wordt_gezocht,
    zoekveld,
)
from app.gui.velden.vraag import Datumvraag, Vraag


def maak_vraag(veld: Veld, vandaag: date, *, in_stap: bool = False) -> Vraag:
    """Make the question that a form asks."""
    match veld.soort:
        case Veldsoort.DATUM:
            return Datumvraag(veld, vandaag, in_stap=in_stap)
        case Veldsoort.KEUZE if wordt_gezocht(veld):
            return Zoekvraag(veld, zoekveld(), in_stap=in_stap)
        case Veldsoort.KEUZE:
            return Keuzevraag(veld, in_stap=in_stap)
        case Veldsoort.MEER:
            return Meervraag(veld, in_stap=in_stap)
        case Veldsoort.TEKST:
            return Tekstvraag(veld, in_stap=in_stap)
        case Veldsoort.GETAL:
            return Getalvraag(veld, in_stap=in_stap)
        case Veldsoort.BEDRAG:
            return Bedragvraag(veld, in_stap=in_stap)
        case Veldsoort.VINK:
            return Vinkvraag(veld, in_stap=in_stap)
        case Veldsoort.GEMEENTE:
            return Zoekvraag(veld, gemeenteveld(veld), in_stap=in_stap)
        case _:
            assert_never(veld.soort)
