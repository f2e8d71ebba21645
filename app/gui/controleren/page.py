"""The screen Controleer een bestand: judges files of anyone, and keeps nothing of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from app.gui import icons, messages, papier, theme
from app.gui.bewaren import kies_bestand
from app.gui.context import CONTROLEREN, Kantoor
from app.gui.controleren import beeld
from app.gui.controleren.beeld import Bestandbeeld, Uitslag, oordeel, telling
from app.gui.controleren.detail import Bestanddetail
from app.gui.format import aantal
from app.gui.page import Page, Screen
from app.gui.task import Progress, Task
from app.gui.widgets.drop_zone import DropZone
from app.gui.widgets.rows import Column, RowsModel
from app.gui.widgets.tab_order import walk_in_order
from app.gui.widgets.table import Table
from app.services.controleren import Controle

_UITLEG = """\
Kijk een bericht na zonder het in te lezen. Dat mag elk bericht zijn: van de gemeente, van jezelf,
of gemaakt door een ander programma. **Heenweer bewaart er niets van.**

Sleep een bestand, een map of een ZIP naar dit scherm, of kies ze met **Ctrl+O**. Op de andere
schermen worden bestanden die je sleept wél ingelezen.

Van elk bestand zie je het oordeel:

- **In orde**: het bericht past in het schema en de regels vonden niets.
- **Fouten**: rechts staat wat er mis is, wat je kunt doen en om welke regel het gaat. Kies een
  fout met de muis of de pijltjes, dan staat de plaats gemarkeerd in het bericht. **Enter** brengt
  je erheen. Een bericht van de gemeente verbeter je niet zelf: vraag het de gemeente.
- **Niet te lezen**: er is geen bericht van te maken. De reden staat erbij.

Past een bericht niet in het schema, dan staan alleen die fouten er. De regels komen aan de beurt
als het schema klopt.

Met **Opslaan als PDF** en **Afdrukken** zet je de uitslag op papier. Wat er in de berichten is
ingevuld, zoals namen, data en bedragen, komt daar niet op.

Heenweer vergelijkt met de dossiers die het kent. Een gemeente kan meer weten en toch iets
afkeuren.
"""
_LEEG = ("Geen bestanden", "Sleep ze hierheen, of kies ze met Ctrl+O.", "controleren")
_LOOP_MS = 60  # who walks through the list with the arrow keys does not wait for every file
_NAAST_ELKAAR = 900  # pixels; from here on the file has room beside the list
_LIJST = 340
_HOOG = 148  # of the list, when it stands above the file
_KOLOMMEN: tuple[Column[Controle], ...] = (
    Column("oordeel", "Oordeel", lambda c: oordeel(c).words, 96, status=oordeel),
    Column("bestand", "Bestand", lambda c: c.bestand, 130, wide=True),
)


def scherm(kantoor: Kantoor) -> Screen:
    """Give the screen for the sidebar."""
    return Screen(
        CONTROLEREN,
        "Controleer een bestand",
        "controleren",
        lambda: ControlerenPage(kantoor),
        _UITLEG,
        at_bottom=True,
    )


class ControlerenPage(Page):
    """Takes files, and shows of each what is wrong with it and where."""

    drop_hint = "Laat los om de bestanden te controleren"
    files_hint = "Sleep bestanden hierheen om ze te controleren. Er wordt niets bewaard."

    def __init__(self, kantoor: Kantoor, kies: papier.Kies = kies_bestand) -> None:
        super().__init__()
        self._kantoor = kantoor
        self._kies_bestand = kies
        self._verzoek = 0  # only the answer to the newest question is shown
        self._bezig: Task | None = None
        self.uitslag: Uitslag | None = None
        self._model = RowsModel(_KOLOMMEN)
        self.table = Table(self._model, "gecontroleerde bestanden", _LEEG, kantoor.state)
        self.detail = Bestanddetail()
        self.leeg = DropZone(
            "Sleep berichten hierheen om ze te controleren",
            "Een bestand, een map of een ZIP, ook van een ander programma.\n"
            "Heenweer bewaart er niets van.\n"
            "Op de andere schermen worden bestanden die je sleept wel ingelezen.",
        )
        self.pdf = icons.TextButton("opslaan", "&Opslaan als PDF…")
        self.print = icons.TextButton("afdrukken", "&Afdrukken…")
        self._loop = QTimer(self, singleShot=True, interval=_LOOP_MS)
        self._bouw()
        self._verbind()

    def _bouw(self) -> None:
        size = theme.tokens().size
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(size.group)
        self._splitter.setStyleSheet("QSplitter::handle { background: transparent; }")
        self._splitter.addWidget(self.table)
        self._splitter.addWidget(self.detail)
        leeg = QWidget()
        midden = QVBoxLayout(leeg)
        midden.setContentsMargins(0, 0, 0, 0)
        self.leeg.setMaximumWidth(640)
        self.leeg.setMinimumHeight(200)
        rij = QHBoxLayout()
        rij.addWidget(self.leeg)
        midden.addStretch(2)
        midden.addLayout(rij)
        midden.addStretch(3)
        self._stapel = QStackedWidget()
        self._stapel.addWidget(leeg)
        self._stapel.addWidget(self._splitter)
        column = QVBoxLayout(self)
        column.setContentsMargins(size.page, 0, size.page, size.group)
        column.addWidget(self._stapel)
        walk_in_order(self.table, self.detail)

    def _verbind(self) -> None:
        self.leeg.files_dropped.connect(self.take_files)
        self.pdf.clicked.connect(self._bewaar)
        self.print.clicked.connect(self._druk_af)
        self._loop.timeout.connect(self._laad)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._loop.start())
        self.table.chosen.connect(lambda _: self.detail.vondsten.setFocus())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin in the list; as its focus proxy it would hide the empty page from Tab."""
        super().focusInEvent(event)
        if self.uitslag is None:
            self.leeg.focusNextChild()
        else:
            self.table.setFocus(event.reason())

    def header_actions(self) -> list[QWidget]:
        """Give what can be done with the result."""
        return [self.print, self.pdf]

    def appear(self) -> None:
        """Say how the files did."""
        self.summary_changed.emit(telling(self.uitslag) if self.uitslag else "")
        self._toon_knoppen()

    def take_files(self, paths: Sequence[Path]) -> None:
        """Check these files, in place of what was checked before."""
        if not paths:
            return
        if self._bezig is not None:
            self._bezig.cancel()
        self._verzoek += 1
        verzoek, workspace, paden = self._verzoek, self._kantoor.workspace, list(paths)

        def werk(voortgang: Progress) -> Uitslag:
            return beeld.controleer_bestanden(workspace, paden, voortgang)

        self._bezig = self._kantoor.tasks.run(
            werk, lambda uitslag: self._klaar(verzoek, uitslag), lambda _: self._mislukt(verzoek)
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the file below the list where there is no room beside it."""
        super().resizeEvent(event)
        naast = self.width() >= _NAAST_ELKAAR
        wanted = Qt.Orientation.Horizontal if naast else Qt.Orientation.Vertical
        if self._splitter.orientation() is not wanted:
            self._splitter.setOrientation(wanted)
            self._deel_in()

    def _deel_in(self) -> None:
        naast = self._splitter.orientation() is Qt.Orientation.Horizontal
        heel = self._splitter.width() if naast else self._splitter.height()
        lijst = _LIJST if naast else _HOOG
        self._splitter.setSizes([lijst, max(1, heel - lijst)])

    def _klaar(self, verzoek: int, uitslag: Uitslag) -> None:
        if verzoek != self._verzoek:
            return
        self._bezig = None
        if not uitslag.controles:
            messages.info(self._kantoor.messages, "Gestopt. Er is niets gecontroleerd.")
            return
        self.uitslag = uitslag
        focus: QWidget | None = self.focusWidget()  # its stub knows of no None
        had_focus = focus is not None and self.leeg.isAncestorOf(focus)
        self._stapel.setCurrentWidget(self._splitter)
        self._deel_in()
        self._model.set_rows(uitslag.controles)
        self.table.fit("oordeel", {oordeel(c).words for c in uitslag.controles})
        self.table.selectRow(0)
        if had_focus or self.hasFocus():
            self.table.setFocus()
        self.appear()
        if uitslag.gestopt:
            hoeveel = aantal(len(uitslag.controles), "bestand is", "bestanden zijn")
            messages.info(self._kantoor.messages, f"Gestopt. {hoeveel} gecontroleerd.")

    def _mislukt(self, verzoek: int) -> None:
        if verzoek == self._verzoek:
            self._bezig = None

    def _toon_knoppen(self) -> None:
        for knop in (self.print, self.pdf):
            knop.setVisible(self.uitslag is not None)

    def _laad(self) -> None:
        self._loop.stop()
        gekozen: Controle | None = self.table.chosen_row()
        if gekozen is None:
            return

        def toon(gemaakt: Bestandbeeld) -> None:
            if self.table.chosen_row() is gekozen:
                self.detail.toon(gemaakt)

        self._kantoor.tasks.run(lambda _: beeld.beeld(gekozen), toon)

    def _maak_rapport(self, voortgang: Progress) -> bytes:
        from app.gui.controleren import rapport  # brings reportlab along

        assert self.uitslag is not None  # else there are no buttons
        return rapport.maak(self._kantoor.workspace, self.uitslag, voortgang)

    def _bewaar(self) -> None:
        naam = f"Controle {self._kantoor.workspace.vandaag():%Y-%m-%d}"
        papier.sla_op(self, self._kantoor, self._maak_rapport, naam, self._kies_bestand)

    def _druk_af(self) -> None:
        papier.druk_af(self, self._kantoor, self._maak_rapport, "Controle van berichten")
