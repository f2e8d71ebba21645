"""What every test of the window uses: the application, the recorder, an open office."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pytestqt.qtbot import QtBot

from app.gui.application import Application
from app.gui.messages import Action, Kind
from app.gui.theme import Choice

if TYPE_CHECKING:
    from tests.gui.bureau import Bureau


@dataclass
class Recorder:
    """Takes the place of the message line: keeps what was said, answers what was asked."""

    said: list[tuple[Kind, str, Action | None]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    answer: bool = True

    def show_message(self, kind: Kind, text: str, action: Action | None = None) -> None:
        self.said.append((kind, text, action))

    def ask(self, title: str, text: str, yes: str, no: str) -> bool:
        self.asked.append(title)
        return self.answer


@pytest.fixture(scope="session")
def qapp_cls() -> type[Application]:
    return Application


@pytest.fixture(autouse=True)
def light(qapp: Application) -> Iterator[None]:
    """Begin and end every test in light colours."""
    qapp.theme.choose(Choice.LIGHT)
    yield
    qapp.theme.choose(Choice.LIGHT)


@pytest.fixture
def recorder() -> Recorder:
    return Recorder()


@pytest.fixture
def vandaag() -> date:
    return date(2026, 4, 9)


@pytest.fixture
def hier(tmp_path: Path, qtbot: QtBot, qapp: Application) -> Iterator[Bureau]:
    """Give an open office with one AGB code, and nobody in it yet."""
    from tests.gui.bureau import bureau  # it takes the Recorder from here

    with bureau(tmp_path, qtbot, qapp) as made:
        yield made
