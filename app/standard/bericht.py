"""The root of every message."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from app.standard.basis import DeclaratieAntwoordHeader, Header, RetourHeader
from app.standard.berichtsoort import Berichtsoort
from app.standard.element import Vorm
from app.standard.release import Wet


@dataclass(frozen=True, slots=True, kw_only=True)
class Bericht:
    """A message as data: which one it is, its header, and in the subclass its body."""

    xml_naam: ClassVar[str] = "Bericht"
    wet: Wet
    soort: Berichtsoort
    header: Header

    @property
    def naam(self) -> str:
        """Name as on the wire and in file names, such as ``JW301``."""
        return Vorm(self.wet, self.soort).naam

    @property
    def gemeente(self) -> str:
        """Code of the gemeente, whichever side it is on."""
        return self.header.afzender if self.soort.van_gemeente else self.header.ontvanger

    @property
    def aanbieder(self) -> str:
        """AGB code of the aanbieder, whichever side it is on."""
        return self.header.ontvanger if self.soort.van_gemeente else self.header.afzender

    @property
    def identificatie(self) -> str:
        """What its sender calls this message: of a retourbericht the IdentificatieRetour."""
        if isinstance(self.header, RetourHeader):
            return self.header.identificatie_retour
        return self.header.bericht_identificatie.identificatie

    @property
    def heen_identificatie(self) -> str | None:
        """Identificatie of the message that this one answers, or None for a heenbericht."""
        if isinstance(self.header, RetourHeader):
            return self.header.bericht_identificatie.identificatie
        if isinstance(self.header, DeclaratieAntwoordHeader):
            return self.header.declaratie_identificatie.identificatie
        return None
