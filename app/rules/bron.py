"""What rules must know that is in neither the message nor the Dossier."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from app.domain.toewijzing import Toewijzingsleutel
from app.standard.bericht import Bericht


class Bron(Protocol):
    """Answers about today, the gemeenten and all messages and clients that we know."""

    @property
    def vandaag(self) -> date:
        """The day on which a message is judged."""
        ...

    def bestaat_gemeente(self, code: str) -> bool:
        """Whether the CBS knows this gemeentecode (TR378)."""
        ...

    def identificatie_gebruikt(self, bericht: Bericht) -> bool:
        """Whether another message of this soort, wet and sender has its Identificatie (TR056).

        The same bytes once more are the same message, and never reach the rules.
        """
        ...

    def bsn_van_toewijzing(self, sleutel: Toewijzingsleutel) -> str | None:
        """BSN of the client to whom a Toewijzing was given, or None when unknown (TR332)."""
        ...
