"""What the tests of the screen Verzoeken share: somebody who is there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.domain.aanvraag import Aanvraag, Clientopgave
from app.domain.verzending import Status
from app.gui.application import Application
from app.gui.messages import ONGEDAAN
from app.gui.verzoeken.page import VerzoekenPage
from app.services import aanvragen, concepten
from app.standard.bericht import Bericht
from app.standard.release import Wet
from tests.bouw import NIJMEGEN
from tests.gui.bureau import Bureau, bureau, knop, teksten
from tests.verzoeken_bouw import doe

NIEUW_BSN = "999996770"  # of somebody without a dossier


@dataclass
class Bezoek:
    """Somebody at the screen Verzoeken.

    ``gevraagd`` is what ``open_aanvraag`` was called with, ``naar_klaar`` what ``open_klaar`` was,
    and ``over`` the pages that came over the screen.
    """

    hier: Bureau
    gevraagd: list[dict[str, Any]] = field(default_factory=list)
    naar_klaar: list[int | None] = field(default_factory=list)
    over: list[QWidget] = field(default_factory=list)
    _page: VerzoekenPage | None = None

    @property
    def page(self) -> VerzoekenPage:
        assert self._page is not None
        return self._page

    def doe(self, bericht: Any, status: Status = Status.INGEDIEND) -> int:
        """Ask something, and give the id of its message."""
        bericht_id = doe(self.hier.workspace, bericht, status)[0].bericht_id
        assert bericht_id is not None
        return bericht_id

    def begin_concept(
        self, achternaam: str = "Terpstra", stap: str = "verwijzing", **client: Any
    ) -> int:
        wie = Clientopgave(bsn=NIEUW_BSN, achternaam=achternaam, **client)
        aanvraag = Aanvraag(wet=Wet.JW, gemeente=NIJMEGEN, client=wie)
        werk = self.hier.workspace
        return concepten.bewaar(werk, aanvragen.formulier_met(werk, aanvraag), stap)

    def importeer(self, *berichten: Bericht) -> None:
        self.hier.importeer(*berichten)

    def open(self, vandaag: date | None = None) -> VerzoekenPage:
        werk = self.hier.workspace
        kantoor = replace(
            self.hier.kantoor,
            workspace=replace(werk, vandaag=lambda: vandaag) if vandaag else werk,
            open_aanvraag=lambda **wat: self.gevraagd.append(wat),
            open_klaar=self.naar_klaar.append,
            open_over=self.over.append,
        )
        self._page = VerzoekenPage(kantoor)
        self.hier.toon(self._page, (952, 660))
        return self._page

    def rust(self) -> None:
        self.hier.wacht()

    def rijen(self) -> list[tuple[str, str]]:
        """What is in sight: who, and how far it is."""
        return [(rij.client, rij.stand.words) for rij in self.page.table.rijen]

    def kies(self, referentie: str) -> None:
        (rij,) = [
            rij
            for rij in self.page.table.rijen
            if rij.verzoek and rij.verzoek.verzoek.referentie_aanbieder == referentie
        ]
        assert self.page.table.kies(rij.sleutel)
        self.rust()

    def toon_alles(self, alles: bool = True) -> None:
        self.page.stand.setCurrentIndex(int(alles))
        self.page.stand.activated.emit(int(alles))
        self.rust()

    def zoek(self, tekst: str) -> None:
        self.page.search(tekst)
        self.rust()

    @property
    def kaart(self) -> str:
        return teksten(self.page.kaart)

    def knoppen(self) -> list[str]:
        """The buttons of the card, from left to right."""
        return [
            button.text().replace("&", "")
            for button in self.page.kaart.findChildren(QPushButton)
            if button.isVisibleTo(self.page.kaart) and button.text()
        ]

    def klik(self, woorden: str) -> None:
        knop(self.page.kaart, woorden).click()
        self.rust()

    def doe_melding(self) -> None:
        """Press the button in the message line."""
        _, _, actie = self.hier.recorder.said[-1]
        assert actie is not None
        assert actie.text == ONGEDAAN
        actie.act()
        self.rust()

    @property
    def gezegd(self) -> str:
        return self.hier.recorder.said[-1][1]


@pytest.fixture
def bezoek(tmp_path: Path, qtbot: QtBot, qapp: Application) -> Iterator[Bezoek]:
    with bureau(tmp_path, qtbot, qapp) as hier:
        yield Bezoek(hier)
