"""What the user puts off; the term itself does not move."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Uitstel:
    """Show the Termijn with this ``sleutel`` again on the day ``tot``, with the note."""

    sleutel: str
    tot: date
    notitie: str
    vastgelegd_op: date
