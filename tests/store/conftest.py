"""A fresh encrypted database for every test: a copy of one that the migrations made."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from app.store.engine import maak_database, open_engine
from app.store.sleutel import Sleutel, sleutel_van

WACHTWOORD = "correct paard"
Teller = Callable[[], AbstractContextManager[list[str]]]


@pytest.fixture(scope="session")
def sjabloon(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Sleutel]:
    pad = tmp_path_factory.mktemp("sjabloon") / "heenweer.db"
    maak_database(pad, WACHTWOORD).dispose()
    return pad, sleutel_van(pad, WACHTWOORD)


@pytest.fixture
def pad(sjabloon: tuple[Path, Sleutel], tmp_path: Path) -> Path:
    return Path(shutil.copy(sjabloon[0], tmp_path / "heenweer.db"))


@pytest.fixture
def engine(pad: Path, sjabloon: tuple[Path, Sleutel]) -> Iterator[Engine]:
    engine = open_engine(pad, sjabloon[1])
    yield engine
    engine.dispose()


@pytest.fixture
def vragen(engine: Engine) -> Teller:
    """Gives the statements that are run within a with block, transactions apart."""

    @contextmanager
    def tel() -> Iterator[list[str]]:
        gezien: list[str] = []

        def noteer(_verbinding: object, _cursor: object, statement: str, *_: object) -> None:
            if not statement.startswith("BEGIN"):
                gezien.append(statement)

        event.listen(engine, "before_cursor_execute", noteer)
        yield gezien
        event.remove(engine, "before_cursor_execute", noteer)

    return tel
