"""What every service works on: the data folder, the open database, the clock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from app.store.engine import Engine
from app.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Workspace:
    """An opened data folder; ``vandaag`` gives the day for which everything is computed."""

    map: Path
    engine: Engine
    vandaag: Callable[[], date]

    def lezen(self) -> UnitOfWork:
        """Open a unit of work that only reads."""
        return UnitOfWork(self.engine, alleen_lezen=True)

    def schrijven(self) -> UnitOfWork:
        """Open a unit of work that writes; nothing is kept without ``commit``."""
        return UnitOfWork(self.engine)

    def nu(self) -> datetime:
        """Moment for the records: the time of this computer on the day of ``vandaag``."""
        return datetime.combine(self.vandaag(), datetime.now(UTC).time(), UTC)
