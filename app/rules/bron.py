"""What rules must know that is in neither the message nor the Dossier."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from app.domain.contract import Contractproduct
from app.domain.dossier import Dossier
from app.domain.toewijzing import Toewijzingsleutel
from app.domain.verzoek import IngediendVerzoek
from app.standard.bericht import Bericht
from app.standard.declaratie import Declaratiebericht
from app.standard.release import Wet


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

    def dossier(self, bsn: str) -> Dossier:
        """Dossier of a client in a message about many; an empty one when unknown (TR304)."""
        ...

    def verzoek(
        self, wet: Wet, aanbieder: str, referentie_aanbieder: str
    ) -> IngediendVerzoek | None:
        """What we asked under this ReferentieAanbieder, of whichever gemeente (TR347, TR355).

        A request that was refused or lapsed was not made; but a gemeente that answers has what
        VECOZO refused. What the message that is judged asks or answers itself does not count
        either: a message is not a second one beside itself.
        """
        ...

    def referentienummer_gebruikt(self, wet: Wet, aanbieder: str, nummer: str) -> bool:
        """Whether an earlier 323 has a Prestatie with this ReferentieNummer (TR314)."""
        ...

    def declaratienummer_gebruikt(self, wet: Wet, aanbieder: str, nummer: str) -> bool:
        """Whether an earlier 323 has this DeclaratieNummer (TR333)."""
        ...

    def laatste_declaratieperiode(self, wet: Wet, gemeente: str, aanbieder: str) -> date | None:
        """First day of the newest DeclaratiePeriode that was declared, or None (TR318)."""
        ...

    def declaratie(self, wet: Wet, aanbieder: str, identificatie: str) -> Declaratiebericht | None:
        """Our 323 with this Identificatie, or None when there is none (TR337)."""
        ...

    def contract(self, wet: Wet, gemeente: str) -> Sequence[Contractproduct]:
        """What was agreed with a gemeente; empty when it was not recorded (TR341, TR418)."""
        ...
