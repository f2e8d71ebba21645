"""The screen Berichten: everything in and out, and beneath or beside it the chosen message."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from app.gui import messages, theme
from app.gui.berichten import beeld
from app.gui.berichten.bewaren import bewaar, kies_bestand
from app.gui.berichten.detail import Berichtdetail
from app.gui.berichten.filters import NIET_VERWERKT, Filters
from app.gui.berichten.lijst import Berichtentabel, Vraag, bladzijden, plaats_van
from app.gui.context import BERICHTEN, Kantoor, Toonpagina
from app.gui.format import aantal
from app.gui.page import Screen
from app.gui.task import Progress
from app.gui.widgets.label import link
from app.gui.widgets.rows import Pages
from app.gui.widgets.tab_order import walk_in_order
from app.services import berichten, instellen
from app.services.workspace import Workspace
from app.store.berichtfilter import ALLES
from app.store.berichtrijen import Berichtregel

_UITLEG = """\
Alles wat binnenkwam en alles wat je verstuurt, het nieuwste bovenaan.

Zoek op (een deel van) de naam van de cliënt of van het bestand, of op het begin van een
identificatie, BSN of toewijzingnummer.

**Niet verwerkt** zijn bestanden die Heenweer niet kon gebruiken. Bij elk staat waarom en wat je
kunt doen. Het bestand zelf is bewaard.

Onder de lijst staat het gekozen bericht:

- **Wat er mis is**: wat de regels vonden of waarom het is afgekeurd, met wat je nu doet. Is het
  bericht toch verwerkt, dan staat hier **Wat opvalt**.
- **Leesbaar**: het bericht in woorden. **Enter** op een regel laat zien waar die in de XML staat.
- **XML**: het bericht zoals het is.

**Bewaar bestand** schrijft precies dat bestand weg, byte voor byte.
"""
_LOOP_MS = 60  # who walks through the list with the arrow keys does not wait for every message
_ONDER_ELKAAR = [208, 352]  # how list and message share the height
_NAAST_ELKAAR = 1180  # pixels; from here on the message has room beside the list

Kies = Callable[[QWidget, str], Path | None]


def scherm(kantoor: Kantoor) -> Screen:
    """Give the screen for the sidebar."""
    return Screen(BERICHTEN, "Berichten", "berichten", lambda: BerichtenPage(kantoor), _UITLEG)


@dataclass(frozen=True, slots=True)
class _Gelezen:
    """What a search gives: the rows, where the chosen one is, and what the filters show."""

    rijen: Pages[Berichtregel]
    plaats: int | None
    niet_verwerkt: int
    gemeenten: list[str]


def _lees(workspace: Workspace, vraag: Vraag, gekozen: int | None) -> _Gelezen:
    rijen = bladzijden(workspace, vraag)
    return _Gelezen(
        rijen,
        None if gekozen is None else plaats_van(rijen, gekozen),
        berichten.aantal(workspace, "", NIET_VERWERKT),
        [gemeente.code for gemeente in instellen.gemeenten(workspace)],
    )


class BerichtenPage(Toonpagina):
    """Lets find a message and shows it."""

    search_hint = "Zoek in alle berichten"

    def __init__(self, kantoor: Kantoor, kies: Kies = kies_bestand) -> None:
        super().__init__()
        self._kantoor = kantoor
        self._kies_bestand = kies
        self._tekst = ""
        self._verzoek = 0  # only the answer to the newest question is shown
        self._gevraagd: int | None = None
        self.filters = Filters()
        self.table = Berichtentabel(kantoor.state)
        self.detail = Berichtdetail()
        self.wis = link("Wis filters")
        self.wis.clicked.connect(self._wis_filters)
        self._loop = QTimer(self, singleShot=True, interval=_LOOP_MS)
        self._loop.timeout.connect(self._laad_bericht)
        self._bouw()
        self._verbind()

    def _bouw(self) -> None:
        self._splitter = QSplitter(Qt.Orientation.Vertical)
        self._splitter.addWidget(self.table)
        self._splitter.addWidget(self.detail)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setStyleSheet("QSplitter::handle { background: transparent; }")
        self._splitter.setSizes(_ONDER_ELKAAR)
        size = theme.tokens().size
        upper = QHBoxLayout()
        upper.addWidget(self.filters.groepen, 1)
        upper.addWidget(self.wis)
        column = QVBoxLayout(self)
        column.setContentsMargins(size.page, 0, size.page, size.within)
        column.setSpacing(size.within)
        column.addLayout(upper)
        column.addWidget(self._splitter, 1)
        walk_in_order(self.filters.groepen, self.wis, self.table)

    def _verbind(self) -> None:
        self.filters.groepen.gekozen.connect(self._kies_groep)
        for keuze in (self.filters.wet, self.filters.soort, self.filters.gemeente):
            keuze.activated.connect(self._zoek_opnieuw)
        self.filters.status.activated.connect(self._zoek_opnieuw)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._loop.start())
        self.table.chosen.connect(lambda _: self.detail.view.setFocus())
        self.detail.bericht_gevraagd.connect(self.toon)
        self.detail.client_gevraagd.connect(self._kantoor.open_client)
        self.detail.bewaren_gevraagd.connect(self._bewaar)
        self._kantoor.changes.gewijzigd.connect(self._gewijzigd)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin in the list; as its focus proxy it would hide the tabs above it from Tab."""
        super().focusInEvent(event)
        self.table.setFocus(event.reason())

    def header_actions(self) -> list[QWidget]:
        """Give the filters."""
        return self.filters.keuzes

    def search(self, text: str) -> None:
        """Show the messages that match."""
        self._tekst = text
        self._laad(self.detail.bericht)

    def appear(self) -> None:
        """Show what is true now."""
        self._laad(self.detail.bericht)

    def toon(self, id_: int) -> None:
        """Show a message, whatever was searched for before."""
        self._tekst = ""
        self.filters.wis()
        self.detail.show()
        self._open(id_)  # its place in the list may take longer to find
        self._laad(id_)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the message beside the list where there is room for both."""
        super().resizeEvent(event)
        naast = self.width() >= _NAAST_ELKAAR
        wanted = Qt.Orientation.Horizontal if naast else Qt.Orientation.Vertical
        if self._splitter.orientation() is not wanted:
            self._splitter.setOrientation(wanted)
            links = self.width() * 58 // 100
            self._splitter.setSizes([links, self.width() - links] if naast else _ONDER_ELKAAR)
            self.detail.zet_naast(naast)

    def _gewijzigd(self) -> None:
        if self.isVisible():
            self.appear()

    def _kies_groep(self) -> None:
        self.filters.pas_aan()
        self._laad(self.detail.bericht)

    def _zoek_opnieuw(self) -> None:
        self._laad(self.detail.bericht)

    def _wis_filters(self) -> None:
        self.filters.wis()
        self._laad(self.detail.bericht)

    def _laad(self, gekozen: int | None) -> None:
        self._verzoek += 1
        verzoek, workspace = self._verzoek, self._kantoor.workspace
        vraag = Vraag(self._tekst, self.filters.filter())

        def lees(_: Progress) -> _Gelezen:
            return _lees(workspace, vraag, gekozen)

        def toon(gelezen: _Gelezen) -> None:
            if verzoek == self._verzoek:
                self._toon(vraag, gelezen)

        self._kantoor.tasks.run(lees, toon)

    def _toon(self, vraag: Vraag, gelezen: _Gelezen) -> None:
        self.filters.groepen.zet_niet_verwerkt(gelezen.niet_verwerkt)
        self.filters.zet_gemeenten(gelezen.gemeenten)
        self.wis.setVisible(vraag.filter != ALLES)
        self.table.toon(gelezen.rijen, gelezen.plaats, alles=vraag.is_alles)
        hoeveel = aantal(len(gelezen.rijen), "bericht", "berichten")
        self.summary_changed.emit(hoeveel if vraag.is_alles else f"{hoeveel} gevonden")
        self.detail.setVisible(bool(gelezen.rijen))  # else the list may have all the room
        if gelezen.rijen:
            self._laad_bericht()
        else:
            self._gevraagd = None
            self.detail.leeg()

    def _laad_bericht(self) -> None:
        self._loop.stop()
        bericht_id = self.table.gekozen()
        if bericht_id is not None:
            self._open(bericht_id)

    def _open(self, bericht_id: int) -> None:
        self._gevraagd = bericht_id
        workspace = self._kantoor.workspace

        def toon(gelezen: beeld.Berichtbeeld) -> None:
            if self._gevraagd == bericht_id:
                self.detail.toon(gelezen)
                walk_in_order(self.table, self.detail)

        self._kantoor.tasks.run(lambda _: beeld.laad(workspace, bericht_id), toon)

    def _bewaar(self, gekozen: beeld.Berichtbeeld) -> None:
        pad = self._kies_bestand(self, gekozen.bestandsnaam)
        if pad is None:
            return
        workspace = self._kantoor.workspace
        self._kantoor.tasks.run(
            lambda _: bewaar(workspace, gekozen.id, pad, binnen=gekozen.binnen),
            lambda bewaard: messages.done(self._kantoor.messages, f"Bewaard als ‘{bewaard}’."),
        )
