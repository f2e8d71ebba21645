"""What is due: the open items of the database against the protocol of each gemeente."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from app.deadlines.agenda import agenda
from app.deadlines.termijnen import Termijn
from app.domain.openstaand import AfkeurOpen, Feit, StartOpen, StopOpen
from app.domain.uitstel import Uitstel
from app.services import instellen
from app.services.workspace import Workspace
from app.standard.berichtsoort import Berichtsoort
from app.standard.uitleg import uitleg


def termijnen(workspace: Workspace, tot: date | None = None) -> list[Termijn]:
    """Everything that is due, soonest first; ``tot`` leaves out what is due after that day.

    What was put off is in it too, with ``uitgesteld_tot``.
    """
    vandaag = workspace.vandaag()
    with workspace.lezen() as uow:
        feiten = uow.openstaand.feiten(vandaag)
        boek = instellen.protocolboek(uow)
        kalender = instellen.kalender(uow)
        medewerkers = uow.openstaand.medewerkers()
        uitgesteld = uow.uitstellen.alle()
    lijst = agenda(
        _een_per_taak(feiten),
        vandaag,
        boek.op,
        kalender,
        boek.declaratiedatum,
    )
    if medewerkers or uitgesteld:
        lijst = [_van_gebruiker(t, medewerkers, uitgesteld, vandaag) for t in lijst]
    return [t for t in lijst if tot is None or t.vervaldatum <= tot]


def _van_gebruiker(
    t: Termijn,
    medewerkers: Mapping[int, str],
    uitgesteld: Mapping[str, Uitstel],
    vandaag: date,
) -> Termijn:
    """Say who follows the client, and until when it was put off and why."""
    medewerker = medewerkers.get(t.client_id, "") if t.client_id is not None else ""
    uitstel = uitgesteld.get(t.sleutel) if uitgesteld else None
    if uitstel is None:
        return replace(t, medewerker=medewerker) if medewerker else t
    return replace(
        t,
        medewerker=medewerker,
        uitgesteld_tot=uitstel.tot if uitstel.tot > vandaag else None,
        notitie=uitstel.notitie,
    )


def in_woorden(termijn: Termijn) -> str:
    """One line for the user; of a refusal it begins with what the codes mean."""
    return " ".join((*_betekenissen(termijn), termijn.uitleg))


def in_het_kort(termijn: Termijn) -> str:
    """What a row has room for: the fact and the term, or what the codes of a refusal mean."""
    return " ".join(_betekenissen(termijn)) or termijn.kort


def _betekenissen(termijn: Termijn) -> list[str]:
    feit = termijn.feit
    codes = feit.codes if isinstance(feit, AfkeurOpen) else ()
    return [uitleg(code).betekenis for code in codes]


def _een_per_taak(feiten: list[Feit]) -> list[Feit]:
    """Leave out what is owed where its refused report is shown: one job, one line."""
    afgekeurd = {
        (feit.soort, feit.toewijzing_id) for feit in feiten if isinstance(feit, AfkeurOpen)
    }

    def is_getoond(feit: Feit) -> bool:
        match feit:
            case StartOpen(status=None):
                return (Berichtsoort.START, feit.toewijzing_id) in afgekeurd
            case StopOpen(status=None, verwijderd=False):
                return (Berichtsoort.STOP, feit.toewijzing_id) in afgekeurd
        return False

    return [feit for feit in feiten if not is_getoond(feit)]
