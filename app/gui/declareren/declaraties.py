"""The tab Declaraties: every declaration until it is paid, and its lines."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from app.domain.betaling import Betaling
from app.gui import theme
from app.gui.afschrift.page import Afschriftpagina
from app.gui.bewaren import kies_bestand
from app.gui.context import TAB_AFGEKEURD, Kantoor
from app.gui.declareren import betalinghandelen
from app.gui.declareren import declaratiehandelen as handelen
from app.gui.declareren.declaratiekop import Declaratiekop
from app.gui.declareren.declaratietabel import LEEG, NIETS, Declaratietabel, Regeltabel, Rij
from app.gui.declareren.openbalk import Openbalk
from app.gui.declareren.regelpaneel import Regelpaneel
from app.gui.declareren.tabblad import Tabblad, Wegwijzer
from app.gui.declareren.vragen import Betaalvraag, Creditvraag
from app.gui.task import Progress
from app.gui.widgets.tab_order import walk_in_order
from app.gui.widgets.vraagkaart import Vraagkaart
from app.services import betalingen, declaraties, herleiding
from app.services.betalingen import Saldo
from app.services.herleiding import Herleiding
from app.standard.release import Wet
from app.store.declaratieregels import Regelrij

_LOOP_MS = 60  # who walks through a list with the arrow keys does not wait for every row
_HOOGTEN = [220, 360]
_BREEDTEN = [600, 320]
_LAAGST = 120  # pixels; a line of a declaration, and half of the next


class DeclaratiesPage(Tabblad):
    """Lets follow what was declared, credit a line, and record what was paid."""

    search_hint = "Nummer, gemeente of maand"
    drop_hint = "Laat los om dit afschrift of deze berichten in te lezen"
    files_hint = "Sleep een bankafschrift (CAMT.053) of berichten van VECOZO hierheen"

    def __init__(self, kantoor: Kantoor, wijs: Wegwijzer) -> None:
        super().__init__(kantoor, wijs)
        self._zoek = ""
        self._rijen: list[Rij] = []
        self._voorkeur: tuple[Wet | None, str | None] = (None, None)  # asked for without more
        self._gevraagd: int | None = None  # the line or declaration that a question is about
        self._te_tonen: tuple[int, int | None] | None = None  # a declaration and a line of it
        self.balk = Openbalk()
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
        naast.setMinimumHeight(_LAAGST)
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
        kolom.setSpacing(12)
        kolom.addWidget(self.balk)
        kolom.addWidget(splitter, 1)
        self._loop_langs()
        self._verbind()

    def _verbind(self) -> None:
        self.tabel.selectionModel().currentRowChanged.connect(lambda *_: self._loop.start())
        self.tabel.chosen.connect(lambda _: self.regels.setFocus())
        self.regels.selectionModel().currentRowChanged.connect(lambda *_: self._loop_regel.start())
        self.regels.chosen.connect(lambda _: self.paneel.crediteer.setFocus())
        self.balk.gefilterd.connect(self._toon)
        self.balk.afschrift.clicked.connect(lambda: self._open_afschrift(()))
        self.kop.ongedaan_gevraagd.connect(
            lambda id_: betalinghandelen.maak_ongedaan(self._kantoor, id_)
        )
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
        self.balk.laat_los()
        if self.isVisible():
            self.ververs()

    def take_files(self, paths: Sequence[Path]) -> None:
        """Look at bank statements; what comes from VECOZO is taken in as anywhere."""
        betalinghandelen.neem_bestanden(self._kantoor, paths, self._open_afschrift)

    def search(self, text: str) -> None:
        """Show only the declarations that fit."""
        self._zoek = text
        self._toon()

    def ververs(self) -> None:
        """Fetch all declarations."""
        ronde, workspace = self._nieuwe_ronde(), self._kantoor.workspace

        def werk(_: Progress) -> tuple[list[Rij], list[Saldo]]:
            posten = {post.bericht_id: post for post in betalingen.openstaand(workspace)}
            rijen = [Rij(een, posten.get(een.bericht_id)) for een in declaraties.lijst(workspace)]
            return rijen, betalingen.saldo(workspace)

        self._kantoor.tasks.run(werk, lambda gelezen: self._ontvang(ronde, *gelezen))

    def _ontvang(self, ronde: int, rijen: list[Rij], saldi: list[Saldo]) -> None:
        if ronde == self._ronde:
            self._rijen = rijen
            self.balk.toon([rij.post for rij in rijen if rij.post is not None], saldi)
            self.balk.setVisible(bool(rijen) and not self.creditvraag.isVisible())
            self._toon()

    def _toon(self) -> None:
        rijen = [
            rij for rij in self._rijen if rij.bevat(self._zoek) and self.balk.laat_zien(rij.post)
        ]
        self.onder.setVisible(bool(rijen))
        self.tabel.toon(rijen, NIETS if self._zoek else LEEG)
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
        self.summary_changed.emit(self.balk.samenvatting)
        self._laad_regels()

    def _laad_regels(self) -> None:
        self._loop.stop()
        rij: Rij | None = self.tabel.chosen_row()
        if self.betaalvraag.isVisible() and (rij is None or rij.van.bericht_id != self._gevraagd):
            self._stop_vraag()  # it was about another declaration
        if rij is None:
            return
        self.kop.toon(rij)
        self._loop_langs()
        workspace, bericht_id = self._kantoor.workspace, rij.van.bericht_id

        def werk(_: Progress) -> tuple[list[Regelrij], Sequence[Betaling]]:
            return (
                declaraties.regels(workspace, bericht_id),
                betalingen.ontvangen(workspace, bericht_id),
            )

        def klaar(gelezen: tuple[list[Regelrij], Sequence[Betaling]]) -> None:
            regels, ontvangen = gelezen
            nu = self.tabel.chosen_row()
            if nu is None or nu.van.bericht_id != bericht_id:
                return
            self.kop.toon_betalingen(ontvangen)
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
                self._loop_langs()

        self._kantoor.tasks.run(werk, klaar)

    def _loop_langs(self) -> None:
        walk_in_order(self.balk, self.tabel, self.onder)

    def _open_afschrift(self, paden: Sequence[Path]) -> None:
        page = Afschriftpagina(self._kantoor)
        self._kantoor.open_over(page)
        page.take_files(paden)

    # Asking

    def _vraag(self, vraag: Vraagkaart, waarover: int | None) -> None:
        self._gevraagd = waarover
        for ander in (self.creditvraag, self.betaalvraag):
            ander.setVisible(ander is vraag)
        # What is not asked about leaves its room to the question.
        for deel in (self.tabel, self.balk):
            deel.setVisible(vraag is not self.creditvraag)
        self._naast.setVisible(vraag is not self.betaalvraag)

    def _stop_vraag(self) -> None:
        was = self.creditvraag.isVisible()
        for vraag in (self.creditvraag, self.betaalvraag):
            vraag.hide()
        for deel in (self.tabel, self.balk, self._naast):
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
            betalinghandelen.meld_betaald(
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


def _splitter(richting: Qt.Orientation, *delen: QWidget) -> QSplitter:
    splitter = QSplitter(richting)
    for deel in delen:
        splitter.addWidget(deel)
    splitter.setChildrenCollapsible(False)
    splitter.setStyleSheet("QSplitter::handle { background: transparent; }")
    return splitter
