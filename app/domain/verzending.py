"""The life of a message that goes to VECOZO."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from app.standard.berichtsoort import Berichtsoort
from app.standard.element import Vorm
from app.standard.release import Wet


class Status(StrEnum):
    """Where an outgoing message is."""

    VOORBEREID = "voorbereid"  # made by the app, the user has not looked yet
    KLAAR = "klaar"  # in Klaar voor VECOZO
    GEEXPORTEERD = "geexporteerd"  # written to a folder
    INGEDIEND = "ingediend"  # the user confirmed that VECOZO has it
    GOEDGEKEURD = "goedgekeurd"  # the answer came without return codes
    AFGEKEURD = "afgekeurd"  # the answer came with return codes
    AFGEKEURD_VECOZO = "afgekeurd_vecozo"  # VECOZO or the municipal hub refused it
    VERVALLEN = "vervallen"  # withdrawn before it left, or replaced

    @property
    def label(self) -> str:
        """Name for the user."""
        return _LABELS[self]

    @property
    def onderweg(self) -> bool:
        """Whether it still has to leave."""
        return self in (Status.VOORBEREID, Status.KLAAR, Status.GEEXPORTEERD)

    @property
    def telt(self) -> bool:
        """Whether what it reports counts: it was not refused and not withdrawn."""
        return self not in (Status.AFGEKEURD, Status.AFGEKEURD_VECOZO, Status.VERVALLEN)

    @property
    def verstuurd(self) -> bool:
        """Whether VECOZO has it, as far as we know."""
        return self in (Status.INGEDIEND, Status.GOEDGEKEURD, Status.AFGEKEURD)


_LABELS = {
    Status.VOORBEREID: "Voorbereid",
    Status.KLAAR: "Klaar",
    Status.GEEXPORTEERD: "Geëxporteerd",
    Status.INGEDIEND: "Ingediend",
    Status.GOEDGEKEURD: "Goedgekeurd",
    Status.AFGEKEURD: "Afgekeurd door gemeente",
    Status.AFGEKEURD_VECOZO: "Afgekeurd door VECOZO",
    Status.VERVALLEN: "Vervallen",
}


@dataclass(slots=True)
class Verzending:
    """An outgoing message with what happened to it; ``inhoud`` are its exact bytes.

    ``id`` is None until stored.
    """

    id: int | None
    wet: Wet
    soort: Berichtsoort
    gemeente: str
    aanbieder: str
    identificatie: str
    dagtekening: date
    inhoud: bytes
    status: Status
    gemaakt_op: datetime
    heenbericht_id: int | None = None
    vervangt_id: int | None = None
    client_id: int | None = None
    geexporteerd_op: datetime | None = None
    ingediend_op: date | None = None
    vecozo_code: str | None = None
    vecozo_toelichting: str | None = None

    @property
    def bewaard_id(self) -> int:
        """Id in the store. Raises ValueError when it was never kept."""
        if self.id is None:
            raise ValueError("not stored yet")
        return self.id

    @property
    def naam(self) -> str:
        """Name such as ``JW305``."""
        return Vorm(self.wet, self.soort).naam

    @property
    def bestandsnaam(self) -> str:
        """File name on export; never a name or BSN in it."""
        return f"{self.naam}_{self.gemeente}_{self.dagtekening:%Y%m%d}_{self.identificatie}.xml"
