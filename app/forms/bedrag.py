"""An amount as a person types it: in euro, with a decimal comma."""

from __future__ import annotations

import re

# Dots only where they part thousands: 1.5 is no amount that we can be sure of.
_BEDRAG = re.compile(r"€?\s*(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d{1,2}|-))?")
_MEESTE_CIJFERS = 11  # of eurocent; more is a mistake


def lees_bedrag(tekst: str) -> int | None:
    """Give eurocent for ``1.234,56``, ``€ 1234`` or ``12,5``; None for what is no amount."""
    gelezen = _BEDRAG.fullmatch(tekst.strip())
    if gelezen is None:
        return None
    euro = gelezen[1].replace(".", "")
    centen = (gelezen[2] or "").replace("-", "").ljust(2, "0")
    return int(euro + centen) if len(euro) + 2 <= _MEESTE_CIJFERS else None
