"""Putting off what is due: out of sight until a day, with a note; the term itself does not move."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from types import MappingProxyType

from app.deadlines.termijnen import Termijn
from app.domain.uitstel import Uitstel
from app.errors import UserError
from app.services import instellen
from app.services.workspace import Workspace

NOTITIE_LANG = 200  # characters; a row of Vandaag has room for about half
_VERST = 366  # days; a year that was mistyped would hide it for good
_NIETS: Mapping[str, Uitstel] = MappingProxyType({})


def stel_uit(
    workspace: Workspace, termijnen: Sequence[Termijn], tot: date | None, notitie: str = ""
) -> Mapping[str, Uitstel]:
    """Put these off until a day, all with one note, or further when they were put off already.

    That day may lie past the day on which it is due, for that one does not move. Gives how they
    were put off before, for :func:`neem_terug`. Raises UserError for a day that is not ahead or too
    far, and for a note that is too long.
    """
    vandaag = workspace.vandaag()
    if tot is None:
        raise UserError(
            "Tot wanneer wil je dit uitstellen?",
            "Vul de dag in waarop het weer in de lijst moet staan.",
        )
    if tot <= vandaag:
        raise UserError("Uitstellen kan alleen tot een dag na vandaag.", "Kies een latere dag.")
    if tot > vandaag + timedelta(days=_VERST):
        raise UserError("Uitstellen kan tot een jaar vooruit.", "Kijk het jaartal na.")
    notitie = " ".join(notitie.split())
    if len(notitie) > NOTITIE_LANG:
        raise UserError(
            f"De notitie is {len(notitie)} tekens lang; {NOTITIE_LANG} past.",
            "Maak hem korter.",
        )
    sleutels = [t.sleutel for t in termijnen]
    with workspace.schrijven() as uow:
        alle = uow.uitstellen.alle()
        uow.uitstellen.zet([Uitstel(sleutel, tot, notitie, vandaag) for sleutel in sleutels])
        uow.commit()
    return {sleutel: alle[sleutel] for sleutel in sleutels if sleutel in alle}


def neem_terug(
    workspace: Workspace, termijnen: Sequence[Termijn], vorige: Mapping[str, Uitstel] = _NIETS
) -> Mapping[str, Uitstel]:
    """Show these again, or as they were put off before; gives how they were put off until now."""
    sleutels = [t.sleutel for t in termijnen]
    with workspace.schrijven() as uow:
        alle = uow.uitstellen.alle()
        uow.uitstellen.neem_terug([sleutel for sleutel in sleutels if sleutel not in vorige])
        uow.uitstellen.zet(list(vorige.values()))
        uow.commit()
    return {sleutel: alle[sleutel] for sleutel in sleutels if sleutel in alle}


def over_werkdagen(workspace: Workspace, aantal: int) -> date:
    """Give the day that is this many working days ahead."""
    with workspace.lezen() as uow:
        return instellen.kalender(uow).tel_op(workspace.vandaag(), aantal)
