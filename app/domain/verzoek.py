"""What was asked of a gemeente (315, 317), until it is answered."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from app.domain.aanvraag import Zorgvorm
from app.domain.verzending import Status
from app.standard.basis import Omvang, Product
from app.standard.berichtsoort import Berichtsoort
from app.standard.release import Wet

AFGEWEZEN = "1"  # VerzoekAntwoord (WJ760)
IN_ONDERZOEK = "2"


class Verzoekstatus(StrEnum):
    """How far the gemeente is with a request (TR374)."""

    IN_BEHANDELING = "in_behandeling"  # nothing was heard yet
    IN_ONDERZOEK = "in_onderzoek"  # a 319 said so (VerzoekAntwoord 2)
    AFGEWEZEN = "afgewezen"  # by a 319 (VerzoekAntwoord 1)
    TOEGEWEZEN = "toegewezen"  # a 301 has its ReferentieAanbieder
    AFGESLOTEN = "afgesloten"  # the user says that it was settled outside the messages


@dataclass(frozen=True, slots=True, kw_only=True)
class GevraagdProduct:
    """What an AangevraagdProduct of a 315 asked; budget in eurocent.

    ``zorgvorm`` and ``verlenging_van`` (a ToewijzingNummer) were said by the user.
    """

    product: Product | None
    ingangsdatum: date
    einddatum: date | None
    omvang: Omvang | None
    budget: int | None
    verwijzer_type: str
    zorgvorm: Zorgvorm | None = None
    verlenging_van: int | None = None


@dataclass(slots=True, kw_only=True)
class IngediendVerzoek:
    """One request under one ReferentieAanbieder: an AangevraagdProduct of a 315, or a whole 317.

    ``gedaan_op`` is the Dagtekening of its message, ``bericht_id`` and ``berichtstatus`` are of
    that message. ``gevraagd`` is empty for a 317, whose message tells. The ids of answers are of
    received messages: the 319 that took it into research, the 319 that refused it, the first 301
    with its reference. ``andere_gemeente`` is who is responsible instead (IV095).
    """

    wet: Wet
    gemeente: str
    aanbieder: str
    bsn: str
    soort: Berichtsoort
    referentie_aanbieder: str
    gedaan_op: date
    status: Verzoekstatus = Verzoekstatus.IN_BEHANDELING
    gevraagd: GevraagdProduct | None = None
    eerste_contact: date | None = None
    spoed: bool = False
    verwijzing_id: int | None = None
    bericht_id: int | None = None
    berichtstatus: Status = Status.INGEDIEND
    onderzoek_id: int | None = None
    afwijzing_id: int | None = None
    reden_afwijzing: str | None = None
    andere_gemeente: str | None = None
    toegewezen_id: int | None = None
    afgesloten_op: date | None = None
    afsluiting: str | None = None
    client_id: int | None = field(default=None, compare=False)
    id: int | None = field(default=None, compare=False)

    def herzie_status(self) -> None:
        """Let the status follow from what came of it: a 301 leads over an earlier refusal."""
        if self.afgesloten_op is not None:
            self.status = Verzoekstatus.AFGESLOTEN
        elif self.toegewezen_id is not None:
            self.status = Verzoekstatus.TOEGEWEZEN
        elif self.afwijzing_id is not None:
            self.status = Verzoekstatus.AFGEWEZEN
        elif self.onderzoek_id is not None:
            self.status = Verzoekstatus.IN_ONDERZOEK
        else:
            self.status = Verzoekstatus.IN_BEHANDELING

    @property
    def loopt(self) -> bool:
        """Whether the gemeente still has to decide on it."""
        return self.status in (Verzoekstatus.IN_BEHANDELING, Verzoekstatus.IN_ONDERZOEK)


@dataclass(frozen=True, slots=True, kw_only=True)
class Overruling:
    """An agreement of the protocol that the user went past, and why.

    ``product`` is the place (from 0) of the product in the request, or None for the whole of it.
    """

    afspraak: str
    product: int | None
    melding: str
    bron: str
    reden: str


@dataclass(slots=True, kw_only=True)
class Concept:
    """A request that is half done; ``gegevens`` is what was filled in, as JSON.

    ``stap`` is the name of the step at which the user stopped. ``vervangt_id`` is the refused
    message that it takes the place of.
    """

    soort: Berichtsoort
    gegevens: str
    stap: str = ""
    client_id: int | None = None
    verwijzing_id: int | None = None
    vervangt_id: int | None = None
    gewijzigd_op: date | None = None
    id: int | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Woonplaatsbepaling:
    """Which gemeente is responsible for a jeugdige, and how that was found."""

    gemeente: str
    redenering: str
    op: date
    client_id: int | None = None
    id: int | None = field(default=None, compare=False)
