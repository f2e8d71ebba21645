"""The password of the data folder: from the keyring, the environment, or the user.

The keyring is a comfort, never a need: where it is absent, slow or broken the user types.
"""

from __future__ import annotations

import logging
import os
import threading
from pathlib import Path

log = logging.getLogger(__name__)

DIENST = "Heenweer"
OMGEVING = "HEENWEER_WACHTWOORD"
DATABASE = "heenweer.db"
_WACHT_SECONDEN = 3.0  # a keyring that cannot start may hang


def database_pad(map_: Path) -> Path:
    """Where the database of a data folder is."""
    return map_ / DATABASE


def bestaat(map_: Path) -> bool:
    """Whether a data folder was made before."""
    return database_pad(map_).exists()


def wijzig_wachtwoord(map_: Path, oud: str, nieuw: str) -> None:
    """Encrypt the database anew; the open one must be closed first and opened again after.

    A password in the keyring is replaced there too. Raises UserError when the old one is wrong.
    """
    from app.store import engine

    engine.wijzig_wachtwoord(database_pad(map_), oud, nieuw)
    if wachtwoord_uit_sleutelring(map_) is not None:
        bewaar_in_sleutelring(map_, nieuw)


def wachtwoord_uit_omgeving() -> str | None:
    """Password that was given to the process, if any."""
    return os.environ.get(OMGEVING) or None


def wachtwoord_uit_sleutelring(map_: Path) -> str | None:
    """Password that the user let the system keep, or None."""
    return _begrensd("get_password", DIENST, str(map_.resolve()))


def bewaar_in_sleutelring(map_: Path, wachtwoord: str) -> bool:
    """Let the system keep the password; whether it did."""
    _begrensd("set_password", DIENST, str(map_.resolve()), wachtwoord)
    return wachtwoord_uit_sleutelring(map_) == wachtwoord


def vergeet_in_sleutelring(map_: Path) -> None:
    """Remove the password from the system's keyring."""
    _begrensd("delete_password", DIENST, str(map_.resolve()))


def _begrensd(functie: str, *argumenten: str) -> str | None:
    """Call the keyring with a time limit; None when it fails or does not answer."""
    antwoord: list[str | None] = []

    def roep() -> None:
        try:
            import keyring

            antwoord.append(getattr(keyring, functie)(*argumenten))
        except Exception as fout:  # noqa: BLE001 - backends raise anything
            log.info("keyring: %s", type(fout).__name__)

    draad = threading.Thread(target=roep, daemon=True, name="keyring")
    draad.start()
    draad.join(_WACHT_SECONDEN)
    return antwoord[0] if antwoord else None
