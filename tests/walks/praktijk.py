"""A provider that declares through the services, on a day that can pass; no command line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from app.domain.verzending import Status, Verzending
from app.rules.finding import Finding
from app.services import declaraties, declareren, exporteren, ontvangen, verzenden, voorstellen
from app.services.bestanden import Bestand
from app.services.declaraties import Declaratierij, Regelrij
from app.services.declareren import Gemaakt
from app.services.voorstellen import Voorstel
from app.services.workspace import Workspace
from app.standard.bericht import Bericht
from app.standard.codec import decode, encode
from app.standard.declaratie import DeclaratieAntwoordbericht, Declaratiebericht, Prestatie
from tests.walks.declareren import antwoord325


@dataclass
class Praktijk:
    """What the user does with declarations."""

    ws: Workspace
    map: Path
    dag: date
    _nummer: Iterator[int] = field(default_factory=lambda: iter(range(10**6)))

    def __post_init__(self) -> None:
        self.ws = replace(self.ws, vandaag=lambda: self.dag)

    def ontvang(self, *berichten: Bericht | bytes) -> list[ontvangen.Importregel]:
        """Import messages, each from a file of its own."""
        bestanden = [
            Bestand(
                f"download{next(self._nummer)}.xml",
                bericht if isinstance(bericht, bytes) else encode(bericht),
            )
            for bericht in berichten
        ]
        return ontvangen.ontvang_bestanden(self.ws, bestanden)

    def stel(self, maand: date) -> Voorstel:
        return voorstellen.stel(self.ws, maand)

    def maak(self, maand: date, **anders: Any) -> Gemaakt:
        return declareren.maak(self.ws, maand, **anders)

    def exporteer(self, ids: Sequence[int] | None = None) -> list[Declaratiebericht]:
        """Export what is ready; gives the declarations as they stand in the files."""
        uit = exporteren.exporteer(self.ws, self.map / f"export{next(self._nummer)}", ids=ids)
        berichten = [decode(pad.read_bytes()) for pad in uit.paden]
        return [een for een in berichten if isinstance(een, Declaratiebericht)]

    def dien_in(self) -> list[Declaratiebericht]:
        """Export what is ready and tell that VECOZO has it."""
        berichten = self.exporteer()
        verzenden.meld_ingediend(self.ws, [een.identificatie for een in berichten])
        return berichten

    def antwoord(
        self, heen: Declaratiebericht, *bevindingen: Finding
    ) -> tuple[DeclaratieAntwoordbericht, ontvangen.Importregel]:
        """Let the gemeente answer, and import that."""
        antwoord = antwoord325(heen, *bevindingen, dag=self.dag)
        (regel,) = self.ontvang(antwoord)
        return antwoord, regel

    def declareer(self, maand: date, *bevindingen: Finding) -> Declaratiebericht:
        """Make, submit and answer the only declaration of a month."""
        self.maak(maand)
        (bericht,) = self.dien_in()
        _, regel = self.antwoord(bericht, *bevindingen)
        assert regel.uitkomst is ontvangen.Uitkomst.VERWERKT
        return bericht

    def rijen(self) -> list[tuple[Declaratierij, list[Regelrij]]]:
        """All declarations with their lines, oldest first."""
        return declaraties.met_regels(self.ws)[::-1]

    def verzendingen(self, *statussen: Status) -> list[Verzending]:
        return verzenden.uitgaand(self.ws, statussen or tuple(Status))


def prestaties(bericht: Declaratiebericht) -> list[Prestatie]:
    """The lines of a 323, in document order."""
    return [een for client in bericht.declaratie.clienten for een in client.prestaties]


def kort(bericht: Declaratiebericht) -> list[tuple[str, int, int]]:
    """The lines of a 323 as D or C, volume and amount."""
    return [
        (een.ingediend_bedrag.debet_credit, een.geleverd_volume, een.ingediend_bedrag.bedrag)
        for een in prestaties(bericht)
    ]


def referentie(bericht: Declaratiebericht, plaats: int = 0) -> str:
    """ReferentieNummer of a line."""
    return prestaties(bericht)[plaats].product_referentie.referentie_nummer
