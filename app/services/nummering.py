"""Identifications of our own messages."""

from __future__ import annotations

import secrets
from datetime import date

_TEKENS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # nothing that is misread over the phone


def nieuwe_identificatie(dagtekening: date) -> str:
    """Make an Identificatie of 12 characters: the date and six random ones (TR056).

    Random, so that it stays unique when the data folder is lost or a second computer joins;
    the database refuses the one in a billion that comes twice.
    """
    return f"{dagtekening:%y%m%d}" + "".join(secrets.choice(_TEKENS) for _ in range(6))
