"""The tab Declaraties: every declaration until it is paid, and its lines."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from app.gui import theme
from app.gui.bewaren import kies_bestand
from app.gui.context import TAB_AFGEKEURD, Kantoor
from app.gui.declareren import declaratiehandelen as handelen
from app.gui.declareren import woorden
from app.gui.declareren.declaratietabel import Declaratietabel, Regeltabel, Rij
from app.gui.declareren.herkomst import waarschuwing
from app.gui.declareren.regelpaneel import Regelpaneel
from app.gui.declareren.tabblad import Tabblad, Wegwijzer
from app.gui.declareren.vragen import Betaalvraag, Creditvraag
from app.gui.format import bedrag, maandnaam
from app.gui.task import Progress
from app.gui.widgets.elided import ElidedLabel
from app.gui.widgets.status import StatusChip
from app.gui.widgets.tab_order import walk_in_order
from app.gui.widgets.vraagkaart import Vraagkaart
from app.services import betalingen, declaraties, herleiding
from app.services.herleiding import Herleiding
from app.standard.codelijsten import gemeentenaam
from app.standard.release import Wet
from app.store.declaratieregels import Regelrij

_LOOP_MS = 60  # who walks through a list with the arrow keys does not wait for every row
_HOOGTEN = [220, 360]
_BREEDTEN = [600, 320]


class DeclaratiesPage(Tabblad):
    """Lets follow what was declared, credit a line, and record what was paid."""

    search_hint = "Nummer, gemeente of maand"

    def __init__(self, kantoor: Kantoor, wijs: Wegwijzer) -> None:
        super().__init__(kantoor, wijs)
        self._zoek = ""
        self._rijen: list[Rij] = []
        self._voorkeur: tuple[Wet | None, str | None] = (None, None)  # asked for without more
        self._gevraagd: int | None = None  # the line or declaration that a question is about
        self._te_tonen: tuple[int, int | None] | None = None  # a declaration and a line of it
        self.tabel = Declaratietabel(kantoor.state)
        self.kop = Declaratiekop()
        self.regels = Regeltabel(kantoor.state)
        self.paneel = Regelpaneel()
        self.creditvraag = Creditvraag()
        self.betaalvraag = Betaalvraag(kantoor.workspace.vandaag())
        self._loop = QTimer(self, singleShot=True, interval=_LOOP_MS)
        self._loop.timeout.connect(self._laad_regels)
        self._loop_regel = QTimer(self, singleShot=True, interval=_LOOP_MS)
        self._loop_regel.timeout.connect(self._laad_paneel)
        size = theme.tokens().size
        naast = self._naast = _splitter(Qt.Orientation.Horizontal, self.regels, self.paneel)
        naast.setStretchFactor(0, 2)
        naast.setStretchFactor(1, 1)
        naast.setSizes(_BREEDTEN)
        self.onder = QWidget()
        onder = QVBoxLayout(self.onder)
        onder.setContentsMargins(0, size.within, 0, 0)
        onder.setSpacing(size.within)
        onder.addWidget(self.kop)
        onder.addWidget(naast, 1000)
        for vraag in (self.creditvraag, self.betaalvraag):
            vraag.hide()
            onder.addWidget(vraag)
        onder.addStretch(1)  # takes the room while the lines are away
        self.onder.hide()
        splitter = _splitter(Qt.Orientation.Vertical, self.tabel, self.onder)
        splitter.setSizes(_HOOGTEN)
        splitter.setStretchFactor(1, 1)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(size.page, 0, size.page, size.group)
        kolom.addWidget(splitter)
        walk_in_order(self.tabel, self.onder)
        self._verbind()

    def _verbind(self) -> None:
        self.tabel.selectionModel().currentRowChanged.connect(lambda *_: self._loop.start())
        self.tabel.chosen.connect(lambda _: self.regels.setFocus())
        self.regels.selectionModel().currentRowChanged.connect(lambda *_: self._loop_regel.start())
        self.regels.chosen.connect(lambda _: self.paneel.crediteer.setFocus())
        self.kop.betaald.clicked.connect(self._vraag_betaald)
        self.kop.specificatie.clicked.connect(self._bewaar_specificatie)
        self.kop.bericht.clicked.connect(self._open_bericht)
        self.paneel.crediteer_gevraagd.connect(self._vraag_credit)
        self.paneel.afgekeurd_gevraagd.connect(self._naar_afgekeurd)
        self.paneel.client_gevraagd.connect(self._open_client)
        self.creditvraag.veranderd.connect(self._bekijk_credit)
        self.creditvraag.beantwoord.connect(self._crediteer)
        self.betaalvraag.beantwoord.connect(self._meld_betaald)
        for vraag in (self.creditvraag, self.betaalvraag):
            vraag.gestopt.connect(self._stop_vraag)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin in the list."""
        super().focusInEvent(event)
        self.tabel.setFocus(event.reason())

    def toon(
        self,
        *,
        bericht_id: int | None = None,
        prestatie_id: int | None = None,
        wet: Wet | None = None,
        gemeente: str | None = None,
    ) -> None:
        """Show a declaration, at a line of it when that is given; else the first of a gemeente."""
        self._te_tonen = (bericht_id, prestatie_id) if bericht_id is not None else None
        self._voorkeur = (wet, gemeente)
        if self.isVisible():
            self.ververs()

    def search(self, text: str) -> None:
        """Show only the declarations that fit."""
        self._zoek = text
        self._toon()

    def ververs(self) -> None:
        """Fetch all declarations."""
        ronde, workspace = self._nieuwe_ronde(), self._kantoor.workspace

        def werk(_: Progress) -> list[Rij]:
            posten = {post.bericht_id: post for post in betalingen.openstaand(workspace)}
            return [Rij(een, posten.get(een.bericht_id)) for een in declaraties.lijst(workspace)]

        self._kantoor.tasks.run(werk, lambda rijen: self._ontvang(ronde, rijen))

    def _ontvang(self, ronde: int, rijen: list[Rij]) -> None:
        if ronde == self._ronde:
            self._rijen = rijen
            self._toon()

    def _toon(self) -> None:
        rijen = [rij for rij in self._rijen if rij.bevat(self._zoek)]
        self.onder.setVisible(bool(rijen))
        self.tabel.toon(rijen, zoekt=bool(self._zoek))
        if self._te_tonen is not None:
            self.tabel.kies(self._te_tonen[0])
        elif any(self._voorkeur):
            wet, gemeente = self._voorkeur
            past = (
                rij.van.bericht_id
                for rij in rijen
                if wet in (None, rij.van.wet) and gemeente in (None, rij.van.gemeente)
            )
            self.tabel.kies(next(past, -1))
            self._voorkeur = (None, None)
        open_ = sum(max(0, rij.van.te_ontvangen) for rij in self._rijen)
        self.summary_changed.emit(f"{bedrag(open_)} nog te ontvangen" if open_ else "")
        self._laad_regels()

    def _laad_regels(self) -> None:
        self._loop.stop()
        rij: Rij | None = self.tabel.chosen_row()
        if self.betaalvraag.isVisible() and (rij is None or rij.van.bericht_id != self._gevraagd):
            self._stop_vraag()  # it was about another declaration
        if rij is None:
            return
        self.kop.toon(rij)
        walk_in_order(self.tabel, self.onder)
        workspace, bericht_id = self._kantoor.workspace, rij.van.bericht_id

        def werk(_: Progress) -> list[Regelrij]:
            return declaraties.regels(workspace, bericht_id)

        def klaar(regels: list[Regelrij]) -> None:
            nu = self.tabel.chosen_row()
            if nu is None or nu.van.bericht_id != bericht_id:
                return
            self.regels.toon(regels)
            if self._te_tonen is not None and self._te_tonen[0] == bericht_id:
                self.regels.kies(self._te_tonen[1])
                self._te_tonen = None
            self._laad_paneel()

        self._kantoor.tasks.run(werk, klaar)

    def _laad_paneel(self) -> None:
        self._loop_regel.stop()
        rij: Regelrij | None = self.regels.chosen_row()
        if self.creditvraag.isVisible() and (rij is None or rij.regel.id != self._gevraagd):
            self._stop_vraag()  # it was about another line
        if rij is None or rij.regel.id is None:
            return
        self.paneel.toon(rij, None)
        workspace, id_ = self._kantoor.workspace, rij.regel.id

        def werk(_: Progress) -> Herleiding:
            return herleiding.van_prestatie(workspace, id_)

        def klaar(van: Herleiding) -> None:
            if self.regels.chosen_row() is rij:
                self.paneel.toon(rij, van)
                walk_in_order(self.tabel, self.onder)

        self._kantoor.tasks.run(werk, klaar)

    # Asking

    def _vraag(self, vraag: Vraagkaart, waarover: int | None) -> None:
        self._gevraagd = waarover
        for ander in (self.creditvraag, self.betaalvraag):
            ander.setVisible(ander is vraag)
        # What is not asked about leaves its room to the question.
        self.tabel.setVisible(vraag is not self.creditvraag)
        self._naast.setVisible(vraag is not self.betaalvraag)

    def _stop_vraag(self) -> None:
        was = self.creditvraag.isVisible()
        for vraag in (self.creditvraag, self.betaalvraag):
            vraag.hide()
        for deel in (self.tabel, self._naast):
            deel.show()
        (self.regels if was else self.tabel).setFocus(Qt.FocusReason.OtherFocusReason)

    def _vraag_credit(self) -> None:
        rij = self.regels.chosen_row()
        if rij is not None:
            self._vraag(self.creditvraag, rij.regel.id)
            self.creditvraag.vraag(rij.regel.prestatie.eenheid)

    def _bekijk_credit(self) -> None:
        rij, vraag = self.regels.chosen_row(), self.creditvraag
        if rij is None or not vraag.isVisible() or vraag.controleer() is not None:
            return
        volume = vraag.nieuw

        def zeg(gevolg: str, bezwaar: str) -> None:
            if vraag.nieuw == volume:
                vraag.zeg(gevolg, bezwaar)

        handelen.bekijk_credit(self._kantoor, rij, volume, zeg)

    def _crediteer(self) -> None:
        rij, vraag = self.regels.chosen_row(), self.creditvraag
        if rij is not None and rij.regel.id == self._gevraagd:
            handelen.crediteer(
                self._kantoor, rij, vraag.nieuw, vraag.reden.text().strip(), self._stop_vraag,
                vraag.geef_vrij,
            )  # fmt: skip

    def _vraag_betaald(self) -> None:
        rij: Rij | None = self.tabel.chosen_row()
        if rij is not None:
            self._vraag(self.betaalvraag, rij.van.bericht_id)
            open_ = rij.post.open if rij.post is not None else 0
            self.betaalvraag.vraag(open_, self._kantoor.workspace.vandaag())

    def _meld_betaald(self) -> None:
        rij, vraag = self.tabel.chosen_row(), self.betaalvraag
        if rij is not None and rij.van.bericht_id == self._gevraagd:
            handelen.meld_betaald(
                self._kantoor, rij.van, *vraag.antwoord, self._stop_vraag, vraag.geef_vrij
            )

    # Ways to elsewhere

    def _bewaar_specificatie(self) -> None:
        rij = self.tabel.chosen_row()
        if rij is None:
            return
        naam = f"Declaratie {rij.van.nummer}.pdf"
        pad = kies_bestand(self, naam, "Specificatie opslaan", "PDF (*.pdf)")
        if pad is not None:
            handelen.bewaar_specificatie(self._kantoor, rij.van, pad)

    def _open_bericht(self) -> None:
        rij = self.tabel.chosen_row()
        if rij is not None:
            self._kantoor.open_bericht(rij.van.bericht_id)

    def _open_client(self) -> None:
        rij = self.regels.chosen_row()
        if rij is not None:
            self._kantoor.open_client(rij.client_id)

    def _naar_afgekeurd(self) -> None:
        rij = self.regels.chosen_row()
        if rij is not None:
            self._wijs(TAB_AFGEKEURD, prestatie_id=rij.regel.id)


class Declaratiekop(QWidget):
    """Above the lines: of which declaration they are, and what can be done with it."""

    def __init__(self) -> None:
        super().__init__()
        size = theme.tokens().size
        self.betaald = QPushButton("&Betaald…")
        self.specificatie = QPushButton("&Specificatie…")
        self.bericht = QPushButton("B&ericht")
        self._titel = ElidedLabel("", "group")
        self._feiten = ElidedLabel("", "quiet")
        self._stand: StatusChip | None = None
        self._titelrij = QHBoxLayout()
        self._titelrij.setSpacing(size.within)
        self._titelrij.addWidget(self._titel)
        rij = QHBoxLayout()
        rij.setSpacing(size.within)
        rij.addLayout(self._titelrij, 1)
        for knop in (self.bericht, self.specificatie, self.betaald):
            rij.addWidget(knop)
        self._klopt_niet = QVBoxLayout()
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(4)
        kolom.addLayout(rij)
        kolom.addWidget(self._feiten)
        kolom.addLayout(self._klopt_niet)

    def toon(self, rij: Rij) -> None:
        """Show another declaration; what does not add up is said in full."""
        van = rij.van
        self._titel.set_text(
            f"{gemeentenaam(van.gemeente)} · {van.wet.naam} · {maandnaam(van.maand)}"
        )
        if self._stand is None:
            self._stand = StatusChip(woorden.stand(van))
            self._titelrij.addWidget(self._stand)
            self._titelrij.addStretch(1)
        self._stand.set_status(woorden.stand(van))
        verwacht = rij.post.verwacht_op if rij.post is not None else None
        self._feiten.set_text(handelen.feiten(van, verwacht))
        self.betaald.setVisible(rij.post is not None)
        while (item := self._klopt_niet.takeAt(0)) is not None:
            weg = item.widget()
            if weg is not None:
                weg.hide()
                weg.deleteLater()
        bezwaar = handelen.klopt_niet(van)
        if bezwaar:
            self._klopt_niet.addWidget(waarschuwing(bezwaar))


def _splitter(richting: Qt.Orientation, *delen: QWidget) -> QSplitter:
    splitter = QSplitter(richting)
    for deel in delen:
        splitter.addWidget(deel)
    splitter.setChildrenCollapsible(False)
    splitter.setStyleSheet("QSplitter::handle { background: transparent; }")
    return splitter
