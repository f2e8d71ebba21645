"""The page that finds which gemeente is responsible for a jeugdige, and keeps it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.domain.verzoek import Woonplaatsbepaling
from app.forms.woonplaatsbeginsel import DAARNA, WMO, Uitkomst
from app.gui import theme
from app.gui.context import Kantoor
from app.gui.task import Progress
from app.gui.venster import Overpagina
from app.gui.widgets.scroll import scrolling
from app.gui.widgets.tab_order import walk_in_order
from app.gui.woonplaats.vragen import Woonplaatsvragen
from app.services import woonplaats

_UITLEG = f"""\
Bij welke gemeente je voor een jeugdige een toewijzing aanvraagt (315), volgt uit het
**woonplaatsbeginsel** van de Jeugdwet, zoals dat geldt sinds 1 januari 2022. Een paar vragen zijn
genoeg:

- **Ambulante hulp**: de gemeente waar de jeugdige nu staat ingeschreven in de BRP.
- **Hulp met verblijf**: de gemeente waar de jeugdige stond ingeschreven direct voordat het traject
  met verblijf begon. Die blijft verantwoordelijk.
- **Staat dat niet vast, of staat er een aantekening in de BRP**: de gemeente waar de moeder stond
  ingeschreven bij de geboorte. Is ook die niet bekend, dan de gemeente waar de jeugdige echt
  verblijft op het moment van de hulpvraag.
- **Woonplaats buiten Nederland**: de gemeente waar de jeugdige echt verblijft op het moment van de
  hulpvraag.

Zo staat het in het protocol van Rijk van Nijmegen (1.17.1, §5.4). {DAARNA}

**Verhuist het gezin terwijl de hulp loopt**, dan neemt de nieuwe gemeente die hulp over als het
gezin dat wil, bij dezelfde hulpverlener. Duurt de toewijzing langer dan een jaar, dan kan zij na
een jaar nieuwe afspraken maken (convenant J42, in dezelfde §5.4). Verandert het adres of het gezag,
meld je dan op tijd bij de gemeente (Rijk van Nijmegen 2020).

**Wmo.** {WMO} De oude gemeente kan haar toewijzing dan korter maken (301).

Met de **pijltjes** kies je, met **Enter** ga je verder, met **Esc** ga je terug. Klik op een eerder
antwoord om het te wijzigen; wat je ervoor koos blijft staan.
"""


class WoonplaatsPagina(Overpagina):
    """Asks, keeps the outcome for a client or for nobody yet, leaves, and then calls ``klaar``.

    ``wie`` is whom it is about, ``knop`` what the last button says.
    """

    titel = "Woonplaats bepalen"
    help_text = _UITLEG

    def __init__(
        self,
        kantoor: Kantoor,
        klaar: Callable[[Woonplaatsbepaling], None],
        *,
        client_id: int | None = None,
        wie: str = "",
        knop: str = "&Bewaar in het dossier",
    ) -> None:
        super().__init__()
        self._kantoor = kantoor
        self._klaar = klaar
        self._client_id = client_id
        self._wie = wie
        self.vragen = Woonplaatsvragen(knop)
        self.vragen.bepaald.connect(self._bewaar)
        self.vragen.getoond.connect(self._getoond)
        self.annuleer = QPushButton("&Annuleren")
        self.annuleer.clicked.connect(self.gesloten)
        self._deel_in()
        self.setFocusProxy(self.vragen.eerste)

    def appear(self) -> None:
        """Tell whom it is about."""
        self.summary_changed.emit(" · ".join(filter(None, (self._wie, "Jeugdwet"))))

    def ga_terug(self) -> None:
        """Go back a question on Escape, and leave from the first."""
        if not self.vragen.terug():
            super().ga_terug()

    def _deel_in(self) -> None:
        size = theme.tokens().size
        blad = QWidget()
        binnen = QVBoxLayout(blad)
        binnen.setContentsMargins(0, 0, 12, 0)
        binnen.addWidget(self.vragen)
        binnen.addStretch()
        self._gebied = scrolling(blad)
        rij = QHBoxLayout()
        rij.setSpacing(size.within)
        rij.addWidget(self.annuleer)
        rij.addStretch()
        rij.addWidget(self.vragen.knoppen)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(size.page, 0, size.page, size.group)
        kolom.setSpacing(size.group)
        kolom.addWidget(self._gebied, 1)
        kolom.addLayout(rij)

    def _getoond(self) -> None:
        # Tab enters a page at its proxy, and would pass by the answered lines above the question.
        regels = self.vragen.regels
        self.setFocusProxy(regels[0].wijzig if regels else self.vragen.eerste)
        walk_in_order(self)
        self._gebied.verticalScrollBar().setValue(0)

    def _bewaar(self, uitkomst: Uitkomst) -> None:
        self.vragen.volgende.setEnabled(False)  # Enter twice keeps it once
        workspace = self._kantoor.workspace
        bepaling = uitkomst.bepaling(workspace.vandaag(), self._client_id)

        def werk(_: Progress) -> Woonplaatsbepaling:
            return woonplaats.bewaar(workspace, bepaling)

        self._kantoor.tasks.run(
            werk, self._bewaard, lambda _: self.vragen.volgende.setEnabled(True)
        )

    def _bewaard(self, bepaling: Woonplaatsbepaling) -> None:
        self.sluit()
        self._klaar(bepaling)
