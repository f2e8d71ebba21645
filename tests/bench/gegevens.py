"""Data folders to measure on: an empty one, and the demo."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from app import bootstrap
from app.services import instellen
from app.services.workspace import Workspace
from tests.bench.berichten import VANDAAG
from tests.bouw import AGB

WACHTWOORD = "meten"


@contextmanager
def lege_werkruimte() -> Iterator[Workspace]:
    """Open a new data folder of a provider, and remove it afterwards."""
    with TemporaryDirectory() as map_:
        workspace = bootstrap.open_workspace(Path(map_) / "gegevens", WACHTWOORD, _vandaag)
        try:
            instellen.zet_aanbieder(workspace, AGB, "De Linde")
            yield workspace
        finally:
            workspace.engine.dispose()


@contextmanager
def demo_map() -> Iterator[Path]:
    """Make a data folder with the demo, as it is on the day of the measurements."""
    from app.services import demo

    with TemporaryDirectory() as map_:
        pad = Path(map_) / "demo"
        workspace = bootstrap.open_workspace(pad, WACHTWOORD, _vandaag)
        try:
            demo.vul(workspace)
        finally:
            workspace.engine.dispose()
        yield pad


def _vandaag() -> date:
    return VANDAAG
