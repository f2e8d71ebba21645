"""The life of a file that came in."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from app.standard.berichtsoort import Berichtsoort
from app.standard.element import Vorm
from app.standard.release import Wet

# Findings about requests that may have been made elsewhere: in another program, in a web form,
# before Heenweer. What an administration does not know refuses no message of a gemeente.
ALLEEN_MELDEN = frozenset({"TR355", "TR379"})


def weigert(regel: str) -> bool:
    """Whether a finding of this rule refuses a received message; of the others is only told."""
    return regel not in ALLEEN_MELDEN


def alleen_gemeld(regels: Collection[str]) -> bool:
    """Whether rules found something in a message that was taken over all the same."""
    return bool(regels) and not any(weigert(regel) for regel in regels)


class Ontvangststatus(StrEnum):
    """What came of a file after its bytes were kept."""

    ONTVANGEN = "ontvangen"  # kept, not judged yet
    VERWERKT = "verwerkt"  # read and judged; its findings, if any, are kept beside it
    GEWEIGERD = "geweigerd"  # not readable or not for us: under Niet verwerkt, with the reason


@dataclass(slots=True)
class Ontvangst:
    """A received file: its exact bytes, and once it was read which message it is.

    ``heenbericht_id`` is the sent message that it answers; ``id`` is None until stored.
    """

    bestandsnaam: str
    inhoud: bytes
    sha256: str
    ontvangen_op: datetime
    status: Ontvangststatus = Ontvangststatus.ONTVANGEN
    wet: Wet | None = None
    soort: Berichtsoort | None = None
    gemeente: str | None = None
    aanbieder: str | None = None
    identificatie: str | None = None
    heen_identificatie: str | None = None
    dagtekening: date | None = None
    reden: str = ""
    advies: str = ""
    heenbericht_id: int | None = None
    client_id: int | None = None
    id: int | None = None

    @property
    def bewaard_id(self) -> int:
        """Id in the store. Raises ValueError when it was never kept."""
        if self.id is None:
            raise ValueError("not stored yet")
        return self.id

    @property
    def naam(self) -> str | None:
        """Name such as ``JW301``, or None when the file could not be read."""
        if self.wet is None or self.soort is None:
            return None
        return Vorm(self.wet, self.soort).naam
