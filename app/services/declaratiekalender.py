"""The declaration calendar of a gemeente: the last day that it named for a month of care."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.productperiode import eerste_dag, laatste_dag
from app.errors import FieldError
from app.services.instellen import eis_gemeente, protocolboek
from app.services.instellen import kalender as werkkalender
from app.services.workspace import Workspace
from app.standard.berichtsoort import Berichtsoort
from app.standard.leesbaar import datum_voluit, maand_voluit

Kalender = Mapping[date, date]  # by first day of the month of care its last day for declaring
_LANGST = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Kalendermaand:
    """A month of care, the last day that the gemeente named, and the last by its protocol."""

    maand: date
    uiterlijk: date | None
    volgens_protocol: date | None


def kalender(workspace: Workspace, gemeente: str) -> dict[date, date]:
    """Give the calendar of a gemeente, the first month first; empty when it has none."""
    eis_gemeente(gemeente)
    with workspace.lezen() as uow:
        return van(uow.protocollen.declaratiedata(), gemeente)


def van(alle: Mapping[tuple[str, date], date], gemeente: str) -> dict[date, date]:
    """Take the calendar of one gemeente from those of all."""
    return {maand: dag for (code, maand), dag in sorted(alle.items()) if code == gemeente}


def laatste_maanden(workspace: Workspace) -> dict[str, date]:
    """Give by gemeente the last month for which its calendar has a day."""
    with workspace.lezen() as uow:
        # In the order of the months, so that the last one stays.
        return dict(sorted(uow.protocollen.declaratiedata(), key=lambda plek: plek[1]))


def jaar(workspace: Workspace, gemeente: str, jaar_: int) -> list[Kalendermaand]:
    """Give the months of a year as the gemeente named them, and as its protocol says."""
    eis_gemeente(gemeente)
    with workspace.lezen() as uow:
        boek, dagen = protocolboek(uow), werkkalender(uow)
    maanden = []
    for nummer in range(1, 13):
        maand = date(jaar_, nummer, 1)
        einde = laatste_dag(maand)
        term = boek.op(gemeente, einde).termijnen.get(Berichtsoort.DECLARATIE.value)
        maanden.append(
            Kalendermaand(
                maand,
                boek.declaratiedatum(gemeente, maand),
                term.vervaldatum(einde, dagen) if term is not None else None,
            )
        )
    return maanden


def zet_jaar(workspace: Workspace, gemeente: str, jaar: int, data: Kalender) -> dict[date, date]:
    """Replace the days of the twelve months of a year, and give the calendar as it was.

    A month without a day counts by the protocol. Raises FieldError, with the first day of the month
    as its field, for a day that cannot be.
    """
    eis_gemeente(gemeente)
    for maand, dag in data.items():
        eis_dag(maand, dag)
    with workspace.schrijven() as uow:
        oud = van(uow.protocollen.declaratiedata(), gemeente)
        ander = {maand: dag for maand, dag in oud.items() if maand.year != jaar}
        uow.protocollen.zet_declaratiedata(gemeente, {**ander, **data})
        uow.commit()
    return oud


def zet(workspace: Workspace, gemeente: str, data: Kalender) -> None:
    """Replace the whole calendar of a gemeente, as to undo a change."""
    with workspace.schrijven() as uow:
        uow.protocollen.zet_declaratiedata(gemeente, data)
        uow.commit()


def eis_dag(maand: date, dag: date) -> None:
    """Raise FieldError for a last day that cannot be: before the month is over, or far after it."""
    einde = laatste_dag(maand)
    if dag <= einde:
        raise FieldError(
            eerste_dag(maand).isoformat(),
            f"{datum_voluit(dag)} is voor het eind van {maand_voluit(maand)}.",
            "Hulp declareer je na afloop van de maand. Kijk de datum en het jaar na.",
        )
    if dag > einde + _LANGST:
        raise FieldError(
            eerste_dag(maand).isoformat(),
            f"{datum_voluit(dag)} is meer dan een jaar na {maand_voluit(maand)}.",
            "Kijk het jaar na.",
        )
