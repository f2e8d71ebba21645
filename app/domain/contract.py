"""Who the aanbieder is, and what was agreed with whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Aanbieder:
    """An AGB code of the provider, and from when until when it is used."""

    agb: str
    naam: str
    vanaf: date | None = None
    tot: date | None = None
