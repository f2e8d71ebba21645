"""The tab Voorstel: what there is to declare in a month, judged as it would be sent."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from app.domain.productperiode import laatste_dag
from app.domain.voorstelregel import Regelsleutel
from app.gui import theme
from app.gui.context import TAB_CONTRACT, TAB_ZORG, Kantoor
from app.gui.declareren import voorstelhandelen as handelen
from app.gui.declareren import voorstelrijen as vr
from app.gui.declareren.groeptabel import Groeptabel
from app.gui.declareren.tabblad import Tabblad, Wegwijzer
from app.gui.declareren.voorbeeld import VoorbeeldPagina
from app.gui.declareren.voorstelpaneel import Voorstelpaneel
from app.gui.declareren.voorstelrijen import Keuze, Kop, Lijnrij, Wegrij
from app.gui.declareren.voorstelvak import (
    Beginvak,
    Kiezer,
    Voet,
    leeg,
    nog_niet,
    tel_op,
    wat_te_doen,
)
from app.gui.declareren.vragen import NIET, NIET_TERUG, Volumevraag, niet_declareren
from app.gui.task import Progress
from app.gui.widgets.tab_order import walk_in_order
from app.gui.widgets.vraagkaart import Vraagkaart
from app.services import herleiding, voorstellen
from app.services.herleiding import Herleiding
from app.services.voorstellen import Begin, Voorbeeld, Voorstel
from app.standard.codelijsten import gemeentenaam
from app.standard.release import Wet

_LOOP_MS = 60  # who walks through the list with the arrow keys does not wait for every line
_VERDELING = [600, 320]  # how list and panel share the width


class VoorstelPage(Tabblad):
    """Lets look at every line of a month, mend what is wrong, and make the messages ready."""

    search_hint = "Cliënt, product of nummer"

    def __init__(self, kantoor: Kantoor, wijs: Wegwijzer) -> None:
        super().__init__(kantoor, wijs)
        vandaag = kantoor.workspace.vandaag()
        self._behalve: set[Regelsleutel] = set()
        self._zoek = ""
        self._voorstel: Voorstel | None = None
        self._te_kiezen: int | None = None  # a Toewijzing that was asked for
        self._gevraagd: Regelsleutel | None = None  # the line that a question is about
        self.kiezer = Kiezer(vandaag)
        self.tabel = Groeptabel(self._behalve, kantoor.state)
        self.paneel = Voorstelpaneel()
        self.voet = Voet()
        self.volumevraag = Volumevraag()
        self.nietvraag = niet_declareren()
        self.begin = Beginvak()
        self._loop = QTimer(self, singleShot=True, interval=_LOOP_MS)
        self._loop.timeout.connect(self._laad_paneel)
        size = theme.tokens().size
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.addWidget(self.tabel)
        self._splitter.addWidget(self.paneel)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setStyleSheet("QSplitter::handle { background: transparent; }")
        self._splitter.setStretchFactor(0, 2)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setSizes(_VERDELING)
        self._inhoud = QWidget()
        inhoud = QVBoxLayout(self._inhoud)
        inhoud.setContentsMargins(0, 0, 0, 0)
        inhoud.setSpacing(size.within)
        inhoud.addWidget(self._splitter, 1)
        for onder in (self.voet, self.volumevraag, self.nietvraag):
            inhoud.addWidget(onder)
        self.volumevraag.hide()
        self.nietvraag.hide()
        self._delen = QStackedWidget()
        self._delen.addWidget(self._inhoud)
        self._delen.addWidget(self.begin)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(size.page, 0, size.page, size.group)
        kolom.setSpacing(size.within)
        kolom.addWidget(self.kiezer)
        kolom.addWidget(self._delen, 1)
        walk_in_order(self.kiezer, self._delen)
        self._verbind()

    def _verbind(self) -> None:
        self.kiezer.maand_gekozen.connect(self._andere_maand)
        self.kiezer.filter_gekozen.connect(self._toon)
        self.tabel.selectionModel().currentRowChanged.connect(lambda *_: self._loop.start())
        self.tabel.wissel.connect(self._wissel)
        self.tabel.chosen.connect(lambda _: self._naar_knop())
        paneel = self.paneel
        paneel.volume_gevraagd.connect(self._vraag_volume)
        paneel.niet_gevraagd.connect(self._vraag_niet)
        paneel.toch_gevraagd.connect(self._toch)
        paneel.zorg_gevraagd.connect(self._naar_zorg)
        paneel.client_gevraagd.connect(self._naar_client)
        paneel.contract_gevraagd.connect(lambda: self._wijs(TAB_CONTRACT))
        self.voet.voorbeeld.clicked.connect(self._toon_voorbeeld)
        self.voet.zet_klaar.clicked.connect(self._zet_klaar)
        self.volumevraag.beantwoord.connect(self._leg_volume_vast)
        self.nietvraag.bewaard.connect(lambda reden: self._besluit(0, reden, self.nietvraag))
        for vraag in (self.volumevraag, self.nietvraag):
            vraag.gestopt.connect(self._stop_vraag)
        self.begin.naar_contract.connect(lambda: self._wijs(TAB_CONTRACT))
        self.begin.naar_zorg.connect(lambda: self._wijs(TAB_ZORG))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin in the list, or at what to do first."""
        super().focusInEvent(event)
        doel: QWidget = self.tabel if self._delen.currentIndex() == 0 else self.begin.knop
        doel.setFocus(event.reason())

    def toon(
        self,
        *,
        maand: date | None = None,
        wet: Wet | None = None,
        gemeente: str | None = None,
        toewijzing_id: int | None = None,
    ) -> None:
        """Show a month, of a wet and a gemeente when they are given, at a Toewijzing."""
        if maand is not None:
            self.kiezer.maanden.kies(maand)
        self._te_kiezen = toewijzing_id
        self.kiezer.zet_filter(wet, gemeente)
        if self.isVisible():
            self.ververs()

    def search(self, text: str) -> None:
        """Show only the lines that fit."""
        self._zoek = text
        self._toon()

    def ververs(self) -> None:
        """Propose anew."""
        ronde, workspace = self._nieuwe_ronde(), self._kantoor.workspace
        self.kiezer.maanden.bied_aan(workspace.vandaag())
        maand = self.kiezer.maanden.maand
        if self._voorstel is None or self._voorstel.maand != maand:
            self.kiezer.zeg("Even rekenen…")

        def werk(voortgang: Progress) -> tuple[Begin, Voorstel]:
            voortgang.step("Voorstel maken")
            return voorstellen.begin(workspace), voorstellen.stel(workspace, maand)

        self._kantoor.tasks.run(werk, lambda uit: self._ontvang(ronde, *uit))

    def _ontvang(self, ronde: int, begin: Begin, voorstel: Voorstel) -> None:
        if ronde != self._ronde:
            return
        self._voorstel = voorstel
        self.kiezer.bied_aan(voorstel)
        niets = not voorstel.declaraties and not voorstel.weggelaten
        if niets and not (begin.contract and begin.zorg):
            self.begin.toon(contract=begin.contract)
            self._delen.setCurrentWidget(self.begin)
        else:
            self._delen.setCurrentWidget(self._inhoud)
        self._toon()

    def _keuze(self) -> Keuze:
        return Keuze(self.kiezer.wet.currentData(), self.kiezer.gemeente.currentData(), self._zoek)

    def _toon(self) -> None:
        if self._voorstel is None:
            return
        keuze = self._keuze()
        groepen = vr.rijen(self._voorstel, keuze, self._behalve)
        self.paneel.setVisible(bool(groepen))
        self.voet.setVisible(bool(groepen) and not self._vraagt)
        self.tabel.empty.say(*leeg(self._voorstel.maand, zoekt=bool(self._zoek)))
        self.tabel.toon(groepen)
        if self._te_kiezen is not None:
            self._kies_toewijzing(self._te_kiezen)
            self._te_kiezen = None
        self._vat_samen()
        self._laad_paneel()
        walk_in_order(self.kiezer, self._inhoud)

    def _kies_toewijzing(self, toewijzing_id: int) -> None:
        def past(rij: vr.Rij) -> bool:
            if isinstance(rij, Wegrij):
                return rij.weg.toewijzing is not None and rij.weg.toewijzing.id == toewijzing_id
            return isinstance(rij, Lijnrij) and rij.sleutel.toewijzing_id == toewijzing_id

        self.tabel.kies(past)

    def _vat_samen(self) -> None:
        """Say in one line what there is, what to do, and the total of what would be sent."""
        voorstel = self._voorstel
        assert voorstel is not None  # there is something to tell of
        keuze = Keuze(self.kiezer.wet.currentData(), self.kiezer.gemeente.currentData())
        alle = [rij for groep in vr.rijen(voorstel, keuze, self._behalve) for rij in groep]
        lijnen = [rij for rij in alle if isinstance(rij, Lijnrij)]
        mee = vr.mee(lijnen, self._behalve)
        rood = sum(rij.is_rood for rij in lijnen)
        weg = sum(isinstance(rij, Wegrij) for rij in alle)
        totaal = sum(rij.lijn.regel.verschil for rij in mee)
        declaraties = len({id(rij.declaratie) for rij in mee})
        voorbij = self._vanaf() is None
        self.kiezer.zeg(wat_te_doen(len(mee), rood, voorbij=voorbij) if alle else "")
        self.summary_changed.emit(tel_op(len(mee), rood, weg))
        self.voet.toon(declaraties, totaal, "" if voorbij else nog_niet(voorstel.maand))

    def _vanaf(self) -> date | None:
        """Day from which the month can be declared, or None when it can be now (TR137)."""
        einde = laatste_dag(self.kiezer.maanden.maand)
        return einde if einde > self._kantoor.workspace.vandaag() else None

    def _laad_paneel(self) -> None:
        self._loop.stop()
        rij: vr.Rij | None = self.tabel.chosen_row()
        if not (isinstance(rij, Lijnrij) and rij.sleutel == self._gevraagd):
            self._sluit_vraag()  # it was about another line
        if rij is None:
            return
        self.paneel.toon(rij, self._behalve, None)
        workspace = self._kantoor.workspace

        def werk(_: Progress) -> Herleiding | None:
            if isinstance(rij, Lijnrij):
                return herleiding.van_regel(workspace, rij.lijn.regel)
            if isinstance(rij, Wegrij) and rij.weg.zorg_ids:
                zorg = herleiding.zorg_van(workspace, rij.weg.zorg_ids)
                return Herleiding(zorg, "", "", ())
            return None

        def klaar(van: Herleiding | None) -> None:
            if self.tabel.chosen_row() is rij:
                self.paneel.toon(rij, self._behalve, van)
                walk_in_order(self.kiezer, self._inhoud)

        if not isinstance(rij, Kop):
            self._kantoor.tasks.run(werk, klaar)

    def _naar_knop(self) -> None:
        knop = self.paneel.eerste_knop
        if knop is not None:
            knop.setFocus(Qt.FocusReason.OtherFocusReason)

    def _wissel(self, rij: vr.Rij) -> None:
        """Take lines along, or leave them out for now."""
        nu = self.tabel.groepen.mee(rij)
        if nu is None:
            return
        if isinstance(rij, Lijnrij):
            sleutels = {rij.sleutel}
        else:
            assert isinstance(rij, Kop)  # the other kind that has a box
            assert rij.declaratie is not None
            sleutels = {lijn.regel.sleutel for lijn in rij.declaratie.goed}
        if nu:
            self._behalve |= sleutels
        else:
            self._behalve -= sleutels
        self._toon()

    def _andere_maand(self) -> None:
        self._behalve.clear()
        self._stop_vraag()
        self.ververs()

    # Deciding on a line

    @property
    def _vraagt(self) -> bool:
        return not (self.volumevraag.isHidden() and self.nietvraag.isHidden())

    def _vraag(self, vraag: Vraagkaart, rij: Lijnrij) -> None:
        self._gevraagd = rij.sleutel
        self.voet.hide()
        for ander in (self.volumevraag, self.nietvraag):
            ander.setVisible(ander is vraag)
        vraag.begin()

    def _vraag_volume(self) -> None:
        rij = self.tabel.chosen_row()
        if isinstance(rij, Lijnrij):
            regel = rij.lijn.regel
            grenzen = [b.hoogstens for b in rij.lijn.bevindingen if b.hoogstens]
            self._vraag(self.volumevraag, rij)
            self.volumevraag.vraag(regel.eenheid, regel.volume, min(grenzen, default=None))

    def _vraag_niet(self) -> None:
        rij = self.tabel.chosen_row()
        if isinstance(rij, Lijnrij):
            self._vraag(self.nietvraag, rij)
            self.nietvraag.gevolg.setText(NIET_TERUG if rij.lijn.regel.crediteert else NIET)

    def _stop_vraag(self) -> None:
        if self._vraagt:
            self._sluit_vraag()
            self.tabel.setFocus(Qt.FocusReason.OtherFocusReason)

    def _sluit_vraag(self) -> None:
        if self._vraagt:
            self._gevraagd = None
            self.volumevraag.hide()
            self.nietvraag.hide()
            self.voet.show()

    def _leg_volume_vast(self) -> None:
        self._besluit(*self.volumevraag.antwoord, self.volumevraag)

    def _besluit(self, volume: int, reden: str, vraag: Vraagkaart) -> None:
        rij = self.tabel.chosen_row()
        if isinstance(rij, Lijnrij) and rij.sleutel == self._gevraagd:
            handelen.besluit(
                self._kantoor, rij.lijn.regel, volume, reden, self._stop_vraag, vraag.geef_vrij
            )

    def _toch(self) -> None:
        rij = self.tabel.chosen_row()
        sleutel = rij.sleutel if isinstance(rij, Lijnrij) else None
        if isinstance(rij, Wegrij):
            sleutel = rij.weg.sleutel
        if sleutel is not None:
            self.tabel.setFocus(Qt.FocusReason.OtherFocusReason)
            handelen.draai_terug(self._kantoor, sleutel)

    # Ways to elsewhere

    def _naar_zorg(self) -> None:
        rij = self.tabel.chosen_row()
        if isinstance(rij, Lijnrij):
            regel = rij.lijn.regel
            self._wijs(TAB_ZORG, maand=regel.sleutel.maand, client=rij.lijn.client)
        elif isinstance(rij, Wegrij):
            self._wijs(TAB_ZORG, maand=rij.weg.maand, client=rij.client)

    def _naar_client(self) -> None:
        rij = self.tabel.chosen_row()
        if isinstance(rij, (Lijnrij, Wegrij)):
            bsn = rij.lijn.bsn if isinstance(rij, Lijnrij) else rij.weg.bsn
            workspace = self._kantoor.workspace

            def klaar(client_id: int | None) -> None:
                if client_id is not None:
                    self._kantoor.open_client(client_id)

            self._kantoor.tasks.run(lambda _: voorstellen.client_id(workspace, bsn), klaar)

    # Making it ready

    def _toon_voorbeeld(self) -> None:
        """Show the message of the chosen line, else the first."""
        rij = self.tabel.chosen_row()
        voorstel = self._voorstel
        gekozen = rij.declaratie if isinstance(rij, (Lijnrij, Kop)) else None
        if voorstel is None or not voorstel.declaraties:
            return
        van = gekozen or voorstel.declaraties[0]
        workspace, behalve = self._kantoor.workspace, tuple(self._behalve)

        def werk(voortgang: Progress) -> Voorbeeld | None:
            voortgang.step("Bericht maken")
            return voorstellen.voorbeeld(workspace, van, voorstel.maand, behalve)

        def klaar(gezien: Voorbeeld | None) -> None:
            if gezien is None:
                self.kiezer.zeg("In dit bericht zou nu geen enkele regel meegaan.")
                return
            titel = f"Declaratie (323) {gemeentenaam(van.gemeente)}, {van.wet.naam}"
            self._kantoor.open_over(VoorbeeldPagina(titel, gezien))

        self._kantoor.tasks.run(werk, klaar)

    def _zet_klaar(self) -> None:
        keuze = self._keuze()
        opdracht = handelen.Opdracht(
            self.kiezer.maanden.maand, keuze.wet, keuze.gemeente, frozenset(self._behalve)
        )
        self.voet.zet_klaar.setEnabled(False)  # Enter twice is one act
        self.tabel.setFocus(Qt.FocusReason.OtherFocusReason)
        handelen.zet_klaar(self._kantoor, opdracht, self._vat_samen)
