"""One row of the grid: what was typed in its cells, and what is kept of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from app.domain.zorg import Zorgregel
from app.services.zorgcontrole import Bezwaar
from app.store.zorg import Gedeclareerd


class Kolom(IntEnum):
    """The columns, in the order of the screen and of what is copied to Excel."""

    DATUM = 0
    CLIENT = 1
    TOEWIJZING = 2
    AANTAL = 3
    EENHEID = 4
    MEDEWERKER = 5
    OPMERKING = 6
    STAND = 7


Teksten = tuple[str, str, str, str, str, str, str]
LEEG: Teksten = ("", "", "", "", "", "", "")
BEWERKBAAR = tuple(kolom for kolom in Kolom if kolom is not Kolom.STAND)
NAMEN = {
    Kolom.DATUM: "Datum",
    Kolom.CLIENT: "Cliënt",
    Kolom.TOEWIJZING: "Toewijzing",
    Kolom.AANTAL: "Aantal",
    Kolom.EENHEID: "Eenheid",
    Kolom.MEDEWERKER: "Medewerker",
    Kolom.OPMERKING: "Opmerking",
    Kolom.STAND: "Stand",
}
# Which column shows what is wrong with a column of the record.
PLEK = {
    "datum": Kolom.DATUM,
    "bsn": Kolom.CLIENT,
    "toewijzingnummer": Kolom.TOEWIJZING,
    "product": Kolom.TOEWIJZING,
    "aantal": Kolom.AANTAL,
    "eenheid": Kolom.EENHEID,
    "medewerker": Kolom.MEDEWERKER,
    "opmerking": Kolom.OPMERKING,
}


@dataclass(slots=True, eq=False)
class Rij:
    """A row; two rows are the same only when they are one.

    ``bewaard`` is the line that is kept, and ``bewaarde_teksten`` how that reads; what was typed
    since is not kept yet. ``bezwaren`` and ``los`` are what was last said of it.
    """

    teksten: Teksten = LEEG
    bewaard: Zorgregel | None = None
    bewaarde_teksten: Teksten = LEEG
    gedeclareerd: Gedeclareerd | None = None
    bezwaren: tuple[Bezwaar, ...] = ()
    los: str = ""

    @property
    def leeg(self) -> bool:
        """Whether nothing was typed."""
        return not any(self.teksten)

    @property
    def gewijzigd(self) -> bool:
        """Whether it reads otherwise than what is kept."""
        return self.teksten != self.bewaarde_teksten

    @property
    def fout(self) -> bool:
        """Whether it cannot be kept as it stands."""
        return any(not bezwaar.waarschuwing for bezwaar in self.bezwaren)

    def bezwaren_bij(self, kolom: Kolom) -> list[Bezwaar]:
        """What is wrong with a cell, errors first."""
        van = [bezwaar for bezwaar in self.bezwaren if PLEK[bezwaar.kolom] is kolom]
        return sorted(van, key=lambda bezwaar: bezwaar.waarschuwing)

    def met(self, kolom: Kolom, tekst: str) -> Teksten:
        """What it would read with another text in a cell."""
        teksten = list(self.teksten)
        teksten[kolom] = tekst
        return tuple(teksten)  # type: ignore[return-value]  # as many as before
