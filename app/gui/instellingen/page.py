"""The screen Instellingen: one column of groups, each kept by itself."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from app.gui import theme
from app.gui.context import INSTELLINGEN, Kantoor
from app.gui.instellingen import stand
from app.gui.instellingen.aanbieders import Aanbieders
from app.gui.instellingen.gemeenten import Gemeenten
from app.gui.instellingen.herinneringen import Herinneringen
from app.gui.instellingen.mappen import Kies, Mappen, kies_map
from app.gui.instellingen.over import Over
from app.gui.instellingen.protocollen import Protocollen
from app.gui.instellingen.sleutelring import Sleutelring
from app.gui.instellingen.vrije_dagen import VrijeDagen
from app.gui.instellingen.weergave import Weergave
from app.gui.page import Page, Screen
from app.gui.widgets.tab_order import walk_in_order

_UITLEG = """\
Wat je hier kiest, geldt meteen. Er is geen knop om alles te bewaren.

- **Je organisatie**: de AGB-codes waarmee je bij VECOZO bekend bent. Houd een oude code in de
  lijst zolang er nog berichten voor kunnen komen.
- **Gemeenten**: van elke gemeente het protocol dat je termijnen bepaalt. *Voorstel* is wat volgens
  de lijst van gemeenten in dat protocol geldt. Met *Contact* leg je vast hoe je de backoffice
  bereikt, onder *Kalender* tot wanneer de gemeente een maand laat declareren; dat gaat voor het
  protocol.
- **Protocollen**: welke er zijn, met alle termijnen. Sprak je iets anders af, maak dan een kopie.
- **Mappen**: waar nieuwe berichten vandaan komen en waar ze heen gaan.
- **Extra vrije dagen**: dagen die niet als werkdag tellen.
- **Herinneringen**: een melding van je computer als er iets te laat is of vandaag moet.
"""
_BREED = 832  # pixels; longer lines read badly


def scherm(kantoor: Kantoor) -> Screen:
    """Give the screen for the sidebar."""
    return Screen(
        INSTELLINGEN,
        "Instellingen",
        "instellingen",
        lambda: InstellingenPage(kantoor),
        _UITLEG,
        at_bottom=True,
    )


class InstellingenPage(Page):
    """Everything that can be set."""

    def __init__(self, kantoor: Kantoor, kies: Kies = kies_map) -> None:
        super().__init__()
        self._kantoor = kantoor
        self._verzoek = 0  # only the answer to the newest question is shown
        self.aanbieders = Aanbieders(kantoor)
        self.gemeenten = Gemeenten(kantoor)
        self.protocollen = Protocollen(kantoor)
        self.mappen = Mappen(kantoor, kies)
        self.vrije_dagen = VrijeDagen(kantoor)
        self.herinneringen = Herinneringen(kantoor)
        self.weergave = Weergave(kantoor)
        self.sleutelring = Sleutelring(kantoor)
        self.over = Over(kantoor.workspace.map)
        size = theme.tokens().size
        blad = QWidget()
        blad.setMaximumWidth(_BREED + size.page)
        column = QVBoxLayout(blad)
        column.setContentsMargins(0, 0, size.page, size.page)
        column.setSpacing(40)
        for deel in (
            self.aanbieders,
            self.gemeenten,
            self.protocollen,
            self.mappen,
            self.vrije_dagen,
            self.herinneringen,
            self.weergave,
            self.sleutelring,
            self.over,
        ):
            column.addWidget(deel)
        column.addStretch()
        scroll = QScrollArea()
        scroll.setAccessibleName("Instellingen")
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(blad)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(size.page, 0, 4, size.within)
        whole.addWidget(scroll)
        self.setFocusProxy(self.aanbieders.nieuw)
        kantoor.changes.gewijzigd.connect(self._gewijzigd)

    def appear(self) -> None:
        """Show what is set now."""
        self._lees()
        self.sleutelring.lees()

    def _gewijzigd(self) -> None:
        if self.isVisible():
            self._lees()

    def _lees(self) -> None:
        self._verzoek += 1
        verzoek, workspace = self._verzoek, self._kantoor.workspace

        def toon(gelezen: stand.Stand) -> None:
            if verzoek == self._verzoek:
                self._toon(gelezen)

        self._kantoor.tasks.run(lambda _: stand.lees(workspace), toon)

    def _toon(self, gelezen: stand.Stand) -> None:
        self.aanbieders.toon(gelezen.aanbieders)
        self.gemeenten.toon(gelezen)
        self.protocollen.toon(gelezen.protocollen)
        self.mappen.toon(gelezen)
        self.vrije_dagen.toon(gelezen.vrije_dagen)
        self.herinneringen.toon(aan=gelezen.herinneringen)
        walk_in_order(self)
