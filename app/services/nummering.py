"""Identifications of our own messages."""

from __future__ import annotations

import secrets
from datetime import date

from app.standard.release import Wet
from app.store.unit_of_work import UnitOfWork

_TEKENS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # nothing that is misread over the phone


def nieuwe_identificatie(dagtekening: date) -> str:
    """Make an Identificatie of 12 characters: the date and six random ones (TR056).

    Random, so that it stays unique when the data folder is lost or a second computer joins;
    the database refuses the one in a billion that comes twice.
    """
    return f"{dagtekening:%y%m%d}{_willekeurig(6)}"


def nieuw_declaratienummer(uow: UnitOfWork, wet: Wet, gemeente: str, maand: date) -> str:
    """Make a DeclaratieNummer that was not used in this wet (TR333, CS319).

    Twelve characters: year and month of the DeclaratiePeriode, the gemeente, four random ones.
    """
    while True:
        nummer = f"{maand:%y%m}{gemeente}{_willekeurig(4)}"
        if not uow.declaraties.nummers_gebruikt([(wet, nummer)]):
            return nummer


def _willekeurig(aantal: int) -> str:
    return "".join(secrets.choice(_TEKENS) for _ in range(aantal))
