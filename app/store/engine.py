"""The one engine factory, and the acts on a database as a whole: make, open, change password."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlcipher3 import dbapi2

from app.errors import UserError
from app.store import upgrade
from app.store.sleutel import Sleutel, andere_sleutel, nieuwe_sleutel, sleutel_van, verbind

__all__ = [
    "BestaatAl",
    "Engine",  # for those who hand it on without knowing SQLAlchemy
    "maak_database",
    "open_database",
    "open_engine",
    "open_met_sleutel",
    "wijzig_wachtwoord",
]
SCHRIJVEN = "schrijven"  # execution option of a connection: its transaction is going to write


class BestaatAl(UserError):
    """There is a database here already."""


def open_engine(pad: Path, sleutel: Sleutel) -> Engine:
    """Make the engine of a database that is up to date.

    Messages of its errors never hold a BSN or a name: parameters are hidden.
    """
    engine = create_engine(
        URL.create("sqlite", database=str(pad)),
        module=dbapi2,
        creator=lambda: verbind(pad, sleutel),
        hide_parameters=True,
    )

    @event.listens_for(engine, "begin")
    def _begin(verbinding: Connection) -> None:
        # Who writes takes its turn at once: a lock that is asked halfway can be refused.
        schrijft = verbinding.get_execution_options().get(SCHRIJVEN, False)
        verbinding.exec_driver_sql("BEGIN IMMEDIATE" if schrijft else "BEGIN")

    return engine


def maak_database(pad: Path, wachtwoord: str) -> Engine:
    """Make a new database, in a folder that may not exist yet, and open it.

    Raises BestaatAl, and UserError for an empty password.
    """
    if pad.exists():
        raise BestaatAl(
            f"In ‘{pad.parent}’ staat al een administratie.", "Open die, of kies een andere map."
        )
    sleutel = nieuwe_sleutel(wachtwoord)
    pad.parent.mkdir(parents=True, exist_ok=True)
    # Under its own name only when it is whole: a start that breaks off leaves nothing behind.
    in_aanbouw = pad.with_name(f"{pad.name}.nieuw")
    for rest in ("", "-wal", "-shm"):
        pad.with_name(f"{in_aanbouw.name}{rest}").unlink(missing_ok=True)
    upgrade.maak(in_aanbouw, sleutel)
    in_aanbouw.replace(pad)
    return open_engine(pad, sleutel)


def open_database(pad: Path, wachtwoord: str) -> Engine:
    """Open a database; an older one is copied and brought up to date first.

    Raises VerkeerdWachtwoord, GeenAdministratie, NieuwereDatabase and UpgradeMislukt.
    """
    return open_met_sleutel(pad, sleutel_van(pad, wachtwoord))


def open_met_sleutel(pad: Path, sleutel: Sleutel) -> Engine:
    """Open a database whose key was derived before; see ``open_database``."""
    upgrade.werk_bij(pad, sleutel)
    return open_engine(pad, sleutel)


def wijzig_wachtwoord(pad: Path, oud: str, nieuw: str) -> None:
    """Encrypt a database anew. Dispose of its engine first, and open it again afterwards.

    Copies that were made before keep the old password. Raises VerkeerdWachtwoord, and UserError
    for an empty new password and for a database that somebody is writing to.
    """
    sleutel = sleutel_van(pad, oud)
    with closing(verbind(pad, sleutel)) as verbinding:
        nieuwe = andere_sleutel(sleutel, nieuw)
        try:
            verbinding.execute(f"PRAGMA rekey = {nieuwe.literal}")
        except dbapi2.OperationalError as fout:
            raise UserError(
                "Het wachtwoord is niet gewijzigd: er wordt iets anders weggeschreven.",
                "Wacht tot dat klaar is en probeer het opnieuw.",
            ) from fout
        verbinding.execute("PRAGMA wal_checkpoint(TRUNCATE)")
