"""Making a database, and bringing an older one up to date, by the Alembic migrations.

Alembic takes a third of a second to import, so it is imported only where a migration runs.
"""

from __future__ import annotations

import logging
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import URL, NullPool, create_engine, event
from sqlcipher3 import dbapi2

from app import paths
from app.errors import UserError
from app.store.sleutel import GeenAdministratie, Sleutel, verbind, verbind_nieuw

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

# Every migration, oldest first; a test holds this to the folder.
REVISIES = ("0001", "0002", "0003", "0004", "0005")

log = logging.getLogger(__name__)


class NieuwereDatabase(UserError):
    """The database was made by a newer version of the program."""


class UpgradeMislukt(UserError):
    """A migration failed; the database is as it was."""


def maak(pad: Path, sleutel: Sleutel) -> None:
    """Make a database by running all migrations; the file may not exist yet."""
    verbind_nieuw(pad, sleutel).close()
    engine = _engine(pad, sleutel)
    with engine.begin() as verbinding:
        _migreer(verbinding)


def werk_bij(pad: Path, sleutel: Sleutel) -> Path | None:
    """Bring an older database up to date and give the copy made before; None when it was.

    Raises NieuwereDatabase for a revision that this version does not know, GeenAdministratie for
    a database that is not ours, and UpgradeMislukt, after which the database is as it was.
    """
    if _stand(pad, sleutel) == REVISIES[-1]:
        return None
    kopie: Path | None = None
    try:
        with _engine(pad, sleutel).begin() as verbinding:
            # From here nobody else writes, so that the copy is what the migrations begin with.
            stand = _stand(pad, sleutel)
            if stand == REVISIES[-1]:
                return None  # another process was first
            kopie = _kopieer(pad, sleutel, stand)
            log.info("database goes from revision %s to %s", stand, REVISIES[-1])
            _migreer(verbinding)
    except UserError:
        raise
    except Exception as fout:
        raise UpgradeMislukt(
            "Het bijwerken van je administratie voor deze versie is niet gelukt. Je gegevens "
            "zijn niet veranderd.",
            "Gebruik zolang je vorige versie van Heenweer, en meld wat er misging."
            + (f" De kopie van vooraf is ‘{kopie.name}’." if kopie else ""),
        ) from fout
    return kopie


def _stand(pad: Path, sleutel: Sleutel) -> str:
    with closing(verbind(pad, sleutel)) as verbinding:
        try:
            rij = verbinding.execute("SELECT version_num FROM alembic_version").fetchone()
        except dbapi2.OperationalError as fout:
            if "no such table" not in str(fout):
                raise OSError(str(fout)) from fout  # the disk or its rights, not the data
            rij = None
    if rij is None:
        raise GeenAdministratie(
            f"‘{pad.name}’ is geen administratie van Heenweer.", "Kies een andere map."
        )
    stand: str = rij[0]
    if stand not in REVISIES:
        raise NieuwereDatabase(
            "Deze administratie is gemaakt met een nieuwere versie van Heenweer.",
            "Installeer de nieuwste versie. Er is niets veranderd.",
        )
    return stand


def _kopieer(pad: Path, sleutel: Sleutel, stand: str) -> Path:
    """Copy the database next to itself, with the same key, whatever is in its WAL included."""
    nu = datetime.now(UTC).astimezone()
    kopie = pad.with_name(f"{pad.stem}-{nu:%Y%m%d-%H%M%S}-{stand}{pad.suffix}")
    try:
        with closing(verbind(pad, sleutel)) as bron, closing(verbind_nieuw(kopie, sleutel)) as doel:
            bron.backup(doel)
    except BaseException:
        kopie.unlink(missing_ok=True)  # half a copy is none
        raise
    return kopie


def _engine(pad: Path, sleutel: Sleutel) -> Engine:
    """Engine for migrations only: foreign keys off, as batch mode rebuilds tables."""
    engine = create_engine(
        URL.create("sqlite", database=str(pad)),
        module=dbapi2,
        creator=lambda: verbind(pad, sleutel, foreign_keys=False),
        poolclass=NullPool,
        hide_parameters=True,
    )

    @event.listens_for(engine, "begin")
    def _begin(verbinding: Connection) -> None:
        verbinding.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def _migreer(verbinding: Connection) -> None:
    """Run the migrations that are missing, inside the transaction of the caller."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(paths.migrations()).replace("%", "%%"))
    config.attributes["connection"] = verbinding
    command.upgrade(config, REVISIES[-1])
    wezen = verbinding.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    if wezen:
        raise RuntimeError(f"rows without parent in: {sorted({rij[0] for rij in wezen})}")
