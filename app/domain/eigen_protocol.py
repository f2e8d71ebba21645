"""A protocol that the user made from another one, by what differs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

# What one may write in a term of a protocol file.
Termwaarde = str | int | bool


@dataclass(frozen=True, slots=True, kw_only=True)
class EigenProtocol:
    """``erft_van`` names the protocol that it copies; ``verschillen`` has by term what differs.

    ``geldig_tot`` is the last day, or None. Before and after it the protocol counts that it copies.
    """

    naam: str
    titel: str
    erft_van: str
    geldig_vanaf: date
    geldig_tot: date | None = None
    verschillen: Mapping[str, Mapping[str, Termwaarde]]
    vastgelegd_op: date

    def geldt_op(self, dag: date) -> bool:
        """Whether a day falls within its validity."""
        return self.geldig_vanaf <= dag and (self.geldig_tot is None or dag <= self.geldig_tot)
