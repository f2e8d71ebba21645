"""One Toewijzing that came in, what was sent on it, and what is then open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TypeVar

import pytest
from sqlalchemy import Engine

from app.domain.contract import Aanbieder
from app.domain.openstaand import CorrectieOpen, DeclaratieOpen, Feit, Waarom
from app.domain.verzending import Status
from app.standard.berichtsoort import Berichtsoort
from app.store.unit_of_work import UnitOfWork
from tests.bouw import AGB, bericht301
from tests.store.opslag import ontvang, verzending

F = TypeVar("F", bound=Feit)
EEN_APRIL, TWEE_APRIL, DRIE_APRIL = (date(2026, 4, dag) for dag in (1, 2, 3))
NUMMER = 300201
VANDAAG = date(2026, 4, 10)
EIND_MEI = date(2026, 5, 31)


@pytest.fixture
def uow(engine: Engine) -> Iterator[UnitOfWork]:
    """A transaction with one 301 (id 1) of one Toewijzing (id 1)."""
    with UnitOfWork(engine) as uow:
        uow.instellingen.zet_aanbieder(Aanbieder(AGB, "Zorg & Zo"))
        ontvang(uow, bericht301())
        yield uow


def feiten(uow: UnitOfWork, soort: type[F]) -> list[F]:
    """What is open, of one kind."""
    return [feit for feit in uow.openstaand.feiten(VANDAAG) if isinstance(feit, soort)]


def retour(uow: UnitOfWork, status: Status, heenbericht_id: int = 1) -> int:
    """Send a 302 with this status."""
    een = verzending(Berichtsoort.TOEWIJZING_RETOUR, status, heenbericht_id=heenbericht_id)
    uow.berichten.bewaar_uit([een])
    return een.bewaard_id


def open_(uow: UnitOfWork, vandaag: date = EIND_MEI) -> list[DeclaratieOpen]:
    """Care of a month that is to be declared, and is in no 323 yet."""
    return [
        feit
        for feit in uow.openstaand.feiten(vandaag)
        if isinstance(feit, DeclaratieOpen) and feit.waarom is Waarom.MAAND and not feit.status
    ]


def correcties(uow: UnitOfWork) -> list[CorrectieOpen]:
    """What was granted and is another now, at the end of May."""
    return [f for f in uow.openstaand.feiten(EIND_MEI) if isinstance(f, CorrectieOpen)]


def maanden(feiten: Sequence[DeclaratieOpen]) -> list[date]:
    """First days of the months of which there is care."""
    return [feit.vanaf for feit in feiten]
