"""What was refused: a message, by whom, with which codes, and what took its place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.verzending import Status
from app.standard.berichtsoort import Berichtsoort
from app.standard.release import Wet


class Door(StrEnum):
    """Who refused it; VECOZO stands for the municipal hub too."""

    GEMEENTE = "gemeente"
    VECOZO = "vecozo"
    WIJ = "wij"


@dataclass(frozen=True, slots=True, kw_only=True)
class Afkeuring:
    """One code with which something was refused.

    ``code`` is empty when none was recorded. ``pad`` is the place in the refused message, empty
    for the whole. ``regel``, ``melding`` and ``advies`` are those of our own finding.
    """

    door: Door
    code: str
    sinds: date
    pad: str = ""
    regel: str = ""
    melding: str = ""
    advies: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opvolger:
    """The message that was made in place of a refused one, and did not lapse.

    ``afgerond_op`` is the day on which the gemeente accepted it, or on which a retourbericht,
    that gets no answer, was submitted.
    """

    bericht_id: int
    soort: Berichtsoort
    status: Status
    gemaakt_op: date
    afgerond_op: date | None

    @property
    def afgerond(self) -> bool:
        """Whether nothing more is to come of it."""
        if self.soort.is_retour:
            return self.status is Status.INGEDIEND
        return self.status is Status.GOEDGEKEURD


@dataclass(frozen=True, slots=True)
class Afhandeling:
    """That a refusal asks nothing more: since when, and why, in the words of the user."""

    op: date
    reden: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GeweigerdBericht:
    """A message of which something was refused, with its exact bytes.

    What has a default is of our own message only; ``beantwoord_op`` is the day on which the
    gemeente answered it.
    """

    bericht_id: int
    wet: Wet
    soort: Berichtsoort
    gemeente: str
    aanbieder: str
    identificatie: str
    client_id: int | None
    client: str
    inhoud: bytes
    afkeuringen: tuple[Afkeuring, ...]
    status: Status | None = None
    opvolger: Opvolger | None = None
    beantwoord_op: date | None = None
    afhandeling: Afhandeling | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BekendeToewijzing:
    """A Toewijzing by its number: what it is called, and since when the gemeente took it back."""

    id: int
    wet: Wet
    gemeente: str
    nummer: int
    client_id: int
    product: str
    verwijderd_op: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoedBericht:
    """A received message in which nothing was wrong; ``bsn`` is of a 301 only."""

    bericht_id: int
    wet: Wet
    gemeente: str
    aanbieder: str
    ontvangen_op: date
    bsn: str = ""
    inhoud: bytes = b""
