"""Data folders for the demo, and what is in one that was filled."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from app.deadlines.termijnen import Termijn, Urgentie
from app.domain.dossier import Dossier
from app.domain.ontvangst import Ontvangst, Ontvangststatus
from app.domain.toewijzing import Toewijzing
from app.domain.verzending import Status, Verzending
from app.services import demo, dossiers
from app.services.workspace import Workspace
from app.store.engine import maak_database, open_database

DONDERDAG = date(2026, 4, 9)  # Easter lies within the week before
DATABASE = "heenweer.db"
WACHTWOORD = "demo"
Maak = Callable[[date], Workspace]


@pytest.fixture(scope="module")
def maak(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Maak]:
    """Makes empty data folders, each a copy of one that was made once."""
    sjabloon = tmp_path_factory.mktemp("sjabloon") / DATABASE
    maak_database(sjabloon, WACHTWOORD).dispose()
    gemaakt: list[Workspace] = []

    def nieuw(vandaag: date) -> Workspace:
        map_ = tmp_path_factory.mktemp("demo")
        engine = open_database(Path(shutil.copy(sjabloon, map_ / DATABASE)), WACHTWOORD)
        gemaakt.append(Workspace(map_, engine, lambda: vandaag))
        return gemaakt[-1]

    yield nieuw
    for workspace in gemaakt:
        workspace.engine.dispose()


@pytest.fixture(scope="module")
def workspace(maak: Maak) -> Workspace:
    """One that was filled on a Thursday."""
    gevuld = maak(DONDERDAG)
    assert demo.vul(gevuld) == 68
    return gevuld


@pytest.fixture(scope="module")
def toewijzingen(workspace: Workspace) -> list[Toewijzing]:
    return list(dossiers.toewijzingen(workspace))


def alles(workspace: Workspace) -> list[Dossier]:
    """Everybody who has a dossier."""
    with workspace.lezen() as uow:
        return uow.dossiers.alle()


def buiten(workspace: Workspace) -> list[Verzending]:
    """Everything that we made to send."""
    with workspace.lezen() as uow:
        return uow.berichten.uitgaand(list(Status))


def binnen(workspace: Workspace, *statussen: Ontvangststatus) -> list[Ontvangst]:
    """Files that came in, of these statuses or of any."""
    with workspace.lezen() as uow:
        return uow.berichten.ontvangsten(statussen or list(Ontvangststatus))


def soorten(termijnen: list[Termijn]) -> Counter[tuple[str, Urgentie]]:
    """How many terms there are of each kind and urgency."""
    return Counter((t.soort, t.status) for t in termijnen)
