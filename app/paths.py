"""Where data, resources and migrations are, whether run from source, from a wheel or frozen."""

from __future__ import annotations

import sys
from pathlib import Path

import platformdirs

_PACKAGE = Path(__file__).resolve().parent


def resources() -> Path:
    """Give the folder with code lists, protocols, help, icons and demo data.

    Raises FileNotFoundError when the installation is incomplete.
    """
    return _shipped("resources")


def migrations() -> Path:
    """Give the folder with the Alembic migrations.

    Raises FileNotFoundError when the installation is incomplete.
    """
    return _shipped("migrations")


def default_data_folder() -> Path:
    """Give the folder for this user's data when no other is named; it need not exist yet."""
    return platformdirs.user_data_path("Heenweer", appauthor=False)


def _shipped(name: str) -> Path:
    frozen: str | None = getattr(sys, "_MEIPASS", None)  # where PyInstaller puts data files
    if frozen is not None:
        places = [Path(frozen) / name]
    else:
        places = [_PACKAGE / "_bundled" / name, _PACKAGE.parent / name]
    for place in places:
        if place.is_dir():
            return place
    raise FileNotFoundError(f"{name} not found, looked in: {', '.join(map(str, places))}")
