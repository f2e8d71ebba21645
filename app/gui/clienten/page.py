"""The screen Cliënten: the list at the left, the dossier of the chosen one at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QSplitter

from app.gui import theme
from app.gui.clienten import beeld, draden
from app.gui.clienten.dossier_view import DossierView
from app.gui.clienten.lijst import ClientList, Clientrij, bladzijden, plaats_van
from app.gui.context import CLIENTEN, Kantoor, Toonpagina
from app.gui.format import aantal
from app.gui.page import Screen
from app.gui.task import Progress
from app.gui.widgets.rows import Pages

_UITLEG = """\
Links staan al je cliënten. Zoek op (een deel van) de naam, of op het begin van het BSN of van een
toewijzingnummer; hoofdletters en accenten maken niet uit.

Rechts staat het dossier:

- **De gemeente schrijft**: wat de gemeente bij de cliënt of de toewijzing heeft gezet. Lees dit
  altijd.
- **Toewijzingen**: de balk is de periode die de gemeente heeft toegewezen. Gevuld is wat je hebt
  geleverd, gestreept wat erbij kwam, gestippeld wat verviel. De vlag is de gemelde start. De groene
  streep eronder zijn de maanden die je hebt gedeclareerd.
  De tweede balk is het volume of budget: gevuld is wat de gemeente heeft toegekend, gestreept wat
  je hebt gedeclareerd en nog niet is toegekend, rood geruit wat te veel is gedeclareerd. Eronder
  staat of het volume in dit tempo te vroeg opraakt of overblijft.
- **Verzoeken**: wat je de gemeente hebt gevraagd en hoe ver dat is. **Vraag aan** is
  voor nieuwe hulp of een verlenging, **Vraag wijziging** voor wat er al loopt.
- **Verwijzingen**: wie de cliënt verwees, tot wanneer dat geldt, en de scan. **Stuur naar
  gemeente…** geeft een tekst om mee te sturen als de gemeente de verwijzing vraagt.
- **Woonplaats**: voor de Jeugdwet, welke gemeente verantwoordelijk is en waarom. *Woonplaats
  bepalen* vraagt het in een paar stappen na.
- **Notitie**: voor jezelf. Wordt vanzelf bewaard en gaat nooit de deur uit. Bij *Gevolgd door* vul
  je in wie de cliënt volgt; op *Vandaag* kies je dan wiens cliënten je ziet.
- **Declaraties**: de gedeclareerde regels, de nieuwste bovenaan. Klik om de declaratie te openen.
- **Berichten**: ieder bericht met het antwoord eronder. Klik om het te lezen.

Sneltoetsen: **Ctrl+F** zoekt, **pijl omhoog** en **omlaag** lopen door de lijst.
"""
_LOOP_MS = 60  # who walks through the list with the arrow keys does not wait for every dossier


def scherm(kantoor: Kantoor) -> Screen:
    """Give the screen for the sidebar."""
    return Screen(CLIENTEN, "Cliënten", "clienten", lambda: ClientenPage(kantoor), _UITLEG)


class ClientenPage(Toonpagina):
    """Lets find a client and shows the dossier."""

    search_hint = "Naam, BSN of toewijzing"

    def __init__(self, kantoor: Kantoor) -> None:
        super().__init__()
        self._kantoor = kantoor
        self._zoek = ""
        self._verzoek = 0  # only the answer to the newest question is shown
        self.list = ClientList()
        self.dossier = DossierView(kantoor)
        self._loop = QTimer(self, singleShot=True, interval=_LOOP_MS)
        self._loop.timeout.connect(self._laad_dossier)
        self.list.client_chosen.connect(self._kies)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self.list)
        splitter.addWidget(self.dossier)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([264, 736])
        splitter.setChildrenCollapsible(False)
        splitter.setStyleSheet("QSplitter::handle { background: transparent; }")
        size = theme.tokens().size
        row = QHBoxLayout(self)
        row.setContentsMargins(size.page, 0, size.within, size.group)
        row.addWidget(splitter)
        self.setFocusProxy(self.list)
        kantoor.changes.gewijzigd.connect(self._gewijzigd)

    def search(self, text: str) -> None:
        """Show the clients that match."""
        self._zoek = text
        self._laad_lijst(self.dossier.client)

    def appear(self) -> None:
        """Show what is true now."""
        self._laad_lijst(self.dossier.client)

    def toon(self, id_: int) -> None:
        """Show a client, whatever was searched for before."""
        self._zoek = ""
        self._laad_lijst(id_)

    def _gewijzigd(self) -> None:
        if self.isVisible():
            self.appear()

    def _laad_lijst(self, gekozen: int | None) -> None:
        self._verzoek += 1
        verzoek, zoek, workspace = self._verzoek, self._zoek, self._kantoor.workspace

        def lees(_: Progress) -> tuple[Pages[Clientrij], int | None]:
            rijen = bladzijden(workspace, zoek)
            return rijen, None if gekozen is None else plaats_van(rijen, gekozen)

        def toon(gelezen: tuple[Pages[Clientrij], int | None]) -> None:
            if verzoek == self._verzoek:
                self._toon_lijst(*gelezen)

        self._kantoor.tasks.run(lees, toon)

    def _toon_lijst(self, rijen: Pages[Clientrij], plaats: int | None) -> None:
        self.list.set_rows(rijen, plaats, zoekt=bool(self._zoek))
        gevonden = " gevonden" if self._zoek else ""
        self.summary_changed.emit(f"{aantal(len(rijen), 'cliënt', 'cliënten')}{gevonden}")
        if rijen:
            self._laad_dossier()
        else:
            self.dossier.leeg()

    def _kies(self, _client_id: int) -> None:
        self._loop.start()

    def _laad_dossier(self) -> None:
        self._loop.stop()
        client_id = self.list.chosen()
        if client_id is None:
            return
        workspace = self._kantoor.workspace

        def toon(gelezen: beeld.Clientbeeld) -> None:
            if self.list.chosen() == client_id:
                self.dossier.toon(gelezen)
                self._laad_berichten(client_id)

        self._kantoor.tasks.run(lambda _: beeld.laad(workspace, client_id), toon)

    def _laad_berichten(self, client_id: int) -> None:
        workspace = self._kantoor.workspace

        def toon(gelezen: list[draden.Draad]) -> None:
            if self.dossier.client == client_id:
                self.dossier.toon_berichten(gelezen)

        self._kantoor.tasks.run(lambda _: draden.laad(workspace, client_id), toon)
