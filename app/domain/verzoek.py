"""What was asked of a gemeente (315, 317), until it is answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.standard.berichtsoort import Berichtsoort
from app.standard.release import Wet


class Verzoekstatus(StrEnum):
    """How far the gemeente is with a request (TR374)."""

    IN_BEHANDELING = "in_behandeling"  # nothing was heard yet
    IN_ONDERZOEK = "in_onderzoek"  # a 319 said so (VerzoekAntwoord 2)
    AFGEWEZEN = "afgewezen"  # by a 319 (VerzoekAntwoord 1)
    TOEGEWEZEN = "toegewezen"  # a 301 has its ReferentieAanbieder


@dataclass(slots=True, kw_only=True)
class IngediendVerzoek:
    """One request under one ReferentieAanbieder: an AangevraagdProduct of a 315, or a whole 317.

    ``gedaan_op`` is the Dagtekening of its message.
    """

    wet: Wet
    gemeente: str
    aanbieder: str
    bsn: str
    soort: Berichtsoort
    referentie_aanbieder: str
    gedaan_op: date
    status: Verzoekstatus = Verzoekstatus.IN_BEHANDELING

    @property
    def loopt(self) -> bool:
        """Whether the gemeente still has to decide on it."""
        return self.status in (Verzoekstatus.IN_BEHANDELING, Verzoekstatus.IN_ONDERZOEK)
