"""The key of the database, and connections that have been given it.

The key follows from the password as SQLCipher itself does it, so that any tool that reads
SQLCipher opens the database with that password: nobody is locked in. It is derived once; a
connection that gets the raw key opens in a millisecond instead of in two hundred.
"""

from __future__ import annotations

import hashlib
import secrets
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

from sqlcipher3 import dbapi2

from app.errors import UserError

_ZOUT_LENGTE = 16  # bytes at the start of the file, the only ones that are not encrypted
_SLEUTEL_LENGTE = 32
_RONDEN = 256_000  # of PBKDF2-HMAC-SHA512: the default of SQLCipher 4
_PLATTE_KOP = b"SQLite format 3\0"
_WACHTTIJD = 10  # seconds that a connection waits for another one that writes


class VerkeerdWachtwoord(UserError):
    """The password does not open this database."""


class GeenAdministratie(UserError):
    """There is no database of ours in this file, or no file at all."""


@dataclass(frozen=True, slots=True)
class Sleutel:
    """A derived key and the salt with which it was made; neither shows in a traceback."""

    waarde: bytes = field(repr=False)
    zout: bytes = field(repr=False)

    @property
    def literal(self) -> str:
        """The raw key as SQLCipher takes it."""
        return f"\"x'{self.waarde.hex()}{self.zout.hex()}'\""


def nieuwe_sleutel(wachtwoord: str) -> Sleutel:
    """Derive the key of a new database. Raises UserError for an empty password."""
    return _leid_af(wachtwoord, secrets.token_bytes(_ZOUT_LENGTE))


def sleutel_van(pad: Path, wachtwoord: str) -> Sleutel:
    """Derive the key of an existing database; takes a sixth of a second.

    Whether it fits shows when the database is first read. Raises GeenAdministratie when there is
    no encrypted file.
    """
    return _leid_af(wachtwoord, _lees_zout(pad))


def andere_sleutel(oud: Sleutel, wachtwoord: str) -> Sleutel:
    """Derive the key of a new password with the salt that the file already has.

    While a change of the key stands in the WAL, the file still begins with the old salt: a
    machine that stops at that moment must find a key that fits both.
    """
    return _leid_af(wachtwoord, oud.zout)


def verbind(pad: Path, sleutel: Sleutel, *, foreign_keys: bool = True) -> dbapi2.Connection:
    """Open a connection with its key and settings; transactions are begun by hand.

    Raises VerkeerdWachtwoord when the key does not fit, and GeenAdministratie when the file is
    gone.
    """
    if not pad.is_file():
        raise _geen_administratie(pad)
    return _verbind(pad, sleutel, foreign_keys=foreign_keys)


def verbind_nieuw(pad: Path, sleutel: Sleutel) -> dbapi2.Connection:
    """Open a connection to a file that need not exist yet."""
    return _verbind(pad, sleutel, foreign_keys=True)


def _verbind(pad: Path, sleutel: Sleutel, *, foreign_keys: bool) -> dbapi2.Connection:
    # The pool hands a connection from thread to thread, never to two at once.
    verbinding = dbapi2.connect(
        str(pad), timeout=_WACHTTIJD, isolation_level=None, check_same_thread=False
    )
    try:
        verbinding.execute("PRAGMA cipher_log_level = NONE")  # else it writes to stderr
        verbinding.execute(f"PRAGMA key = {sleutel.literal}")
        verbinding.execute("PRAGMA temp_store = MEMORY")  # temporary files are not encrypted
        verbinding.execute(f"PRAGMA foreign_keys = {'ON' if foreign_keys else 'OFF'}")
        verbinding.execute("PRAGMA journal_mode = WAL")  # the first that needs the right key
        verbinding.execute("PRAGMA synchronous = NORMAL")
        verbinding.execute("PRAGMA cache_size = -32768")  # KiB; a page read again is not decrypted
    except dbapi2.DatabaseError as fout:
        verbinding.close()
        if "not a database" in str(fout):
            raise VerkeerdWachtwoord(
                "Dit wachtwoord past niet.", "Probeer het opnieuw, en let op hoofdletters."
            ) from fout
        raise
    return verbinding


def _leid_af(wachtwoord: str, zout: bytes) -> Sleutel:
    if not wachtwoord:
        raise UserError("Er is nog geen wachtwoord ingevuld.", "Vul een wachtwoord in.")
    # One and the same é, however the keyboard of this machine composes it.
    tekens = unicodedata.normalize("NFC", wachtwoord).encode()
    waarde = hashlib.pbkdf2_hmac("sha512", tekens, zout, _RONDEN, _SLEUTEL_LENGTE)
    return Sleutel(waarde, zout)


def _lees_zout(pad: Path) -> bytes:
    try:
        with pad.open("rb") as bestand:
            zout = bestand.read(_ZOUT_LENGTE)
    except FileNotFoundError as fout:
        raise _geen_administratie(pad) from fout
    if len(zout) < _ZOUT_LENGTE or zout == _PLATTE_KOP:
        raise _geen_administratie(pad)
    return zout


def _geen_administratie(pad: Path) -> GeenAdministratie:
    return GeenAdministratie(
        f"In ‘{pad.parent}’ staat geen administratie van Heenweer.",
        "Kies een andere map, of begin een nieuwe administratie.",
    )
