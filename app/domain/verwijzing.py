"""The referral that a request rests on, and the scan of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(slots=True, kw_only=True)
class Verwijzing:
    """A referral on file; ``id`` is None until stored.

    ``type`` is of COD327, ``datum`` the day of the referral and ``aanmelding`` that on which the
    client registered with us. ``client_id`` is None while the client has no dossier yet.
    """

    type: str
    naam: str | None = None
    zorgverlener_code: str | None = None
    datum: date | None = None
    aanmelding: date | None = None
    eerste_contact: date | None = None
    geldig_tot: date | None = None
    opmerking: str = ""
    client_id: int | None = None
    vastgelegd_op: datetime | None = None
    id: int | None = field(default=None, compare=False)

    @property
    def bewaard_id(self) -> int:
        """Id in the store. Raises ValueError when it was never kept."""
        if self.id is None:
            raise ValueError("not stored yet")
        return self.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Bijlage:
    """A scan with a referral, without its bytes; ``soort`` is its media type."""

    id: int
    verwijzing_id: int
    naam: str
    soort: str
    grootte: int
    toegevoegd_op: datetime
