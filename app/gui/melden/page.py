"""What the forms for start and stop share: the questions, what is wrong, and what will be sent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.client import Client
from app.domain.levering import Melding
from app.forms.form import Veld, Veldfout
from app.gui import theme
from app.gui.context import Kantoor
from app.gui.melden.gezet import meld_gezet
from app.gui.melden.voorbeeld import Voorbeeldvak
from app.gui.task import Progress, while_there
from app.gui.velden.maak import maak_vraag
from app.gui.velden.vraag import Vraag
from app.gui.venster import Overpagina
from app.gui.widgets.keys import ENTER
from app.gui.widgets.scroll import scrolling
from app.rules.finding import Finding
from app.services import melden
from app.services.melden import Meldform, Voorbeeld
from app.services.verzenden import Resultaat

_WACHT_MS = 200  # after the last key: rules and preview need the database
_HALF = "Zodra de datum compleet is, staat hier wat er verstuurd wordt."
_GEMELD = "Zo is het al gemeld. Hiervoor wordt niets verstuurd; wat nog klaarstond vervalt."
_NIET_WEG = (
    "De {soort} staat nog klaar en is niet weg. Als je hem intrekt, vervalt hij: de gemeente "
    "hoort er niets van."
)
_NIET = "Dit kan niet meer zo worden verstuurd."
Antwoord = TypeVar("Antwoord")
AntwoordIn = TypeVar("AntwoordIn", contravariant=True)  # noqa: PLC0105 - see above


class Formulier(Meldform[AntwoordIn], Protocol[AntwoordIn]):
    """A form as its page shows it."""

    @property
    def client(self) -> Client:
        """Who it is about."""
        ...

    @property
    def vandaag(self) -> date:
        """The day on which it is filled in."""
        ...

    @property
    def bekend(self) -> tuple[str, ...]:
        """Lines that tell what is known and not asked."""
        ...

    @property
    def velden(self) -> tuple[Veld, ...]:
        """The questions."""
        ...

    @property
    def let_op(self) -> str:
        """What may go wrong although nothing is wrong."""
        ...


class Meldpagina(Overpagina, Generic[Antwoord]):
    """The form for a report, or for mending or withdrawing the one that stands.

    A subclass has the words, reads the answer from the questions and tells it in one sentence.
    """

    soort = ""  # what is reported, and its number: ``start (305)``
    uitleg = ""
    uitleg_corrigeer = ""
    verbeteren = ""  # the choice to report something else
    leeg = ""  # in place of a preview: not everything was answered
    gelijk = ""  # a correction that corrects nothing yet
    fout = ""  # an answer is wrong

    def __init__(self, kantoor: Kantoor, form: Formulier[Antwoord]) -> None:
        super().__init__()
        self._kantoor = kantoor
        self._form = form
        self._ronde = 0
        corrigeert = form.te_corrigeren is not None
        naam, _, nummer = self.soort.partition(" ")
        # On a removed Toewijzing nothing can be mended: what was reported must go (OP033x1).
        self._alleen_intrekken = corrigeert and form.toewijzing.verwijderd
        doel = ("corrigeren" if corrigeert else "melden", "intrekken")[self._alleen_intrekken]
        self.titel = f"{naam.capitalize()} {doel} {nummer}"
        self.help_text = self.uitleg_corrigeer if corrigeert else self.uitleg
        self._wacht = QTimer(self, singleShot=True, interval=_WACHT_MS)
        self._wacht.timeout.connect(self._haal_voorbeeld)
        self.vragen = {veld.naam: maak_vraag(veld, form.vandaag) for veld in form.velden}
        self.voorbeeld = Voorbeeldvak()
        self._vak = QWidget()
        self._deel_in(corrigeert=corrigeert)
        for vraag in self.vragen.values():
            vraag.gewijzigd.connect(self._werk_bij)
            vraag.half.connect(self._wacht_op_de_rest)
        if self._alleen_intrekken:
            self.trek_in.setChecked(True)
        self.setFocusProxy(self.zet_klaar if self.trekt_in else self._eerste.editor)
        self._werk_bij()

    # What the form at hand says

    def antwoord(self) -> Antwoord | None:
        """Give the answer as it stands."""
        raise NotImplementedError

    def zin(self, antwoord: Antwoord | None, oud: Melding | None) -> str:
        """Say what the message tells the gemeente, and what it takes back; None withdraws."""
        raise NotImplementedError

    def intrekken(self) -> str:
        """Name the choice to withdraw what stands, with its mnemonic."""
        raise NotImplementedError

    # How it is laid out

    def _deel_in(self, *, corrigeert: bool) -> None:
        size = theme.tokens().size
        vak = QVBoxLayout(self._vak)
        vak.setContentsMargins(0, 0, 0, 0)
        vak.setSpacing(size.group)
        vak.addWidget(self._bekend())
        if self._form.let_op:
            vak.addWidget(_waarschuwing(self._form.let_op))
        if corrigeert:
            keuze = self._maak_keuze()
            vak.addWidget(keuze)
            if self._alleen_intrekken:
                keuze.hide()
        for vraag in self.vragen.values():
            vak.addWidget(vraag)
        vak.addWidget(self.voorbeeld, 1)
        self._gebied = scrolling(self._vak)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(size.page, 0, size.page, size.group)
        kolom.setSpacing(size.group)
        kolom.addWidget(self._gebied, 1)
        kolom.addLayout(self._knoppen())

    def _bekend(self) -> QFrame:
        kaart = QFrame()
        kaart.setObjectName("card")
        size = theme.tokens().size
        kolom = QVBoxLayout(kaart)
        kolom.setContentsMargins(size.group, 12, size.group, 12)
        kolom.setSpacing(4)
        regels = self._form.bekend
        for nummer, regel in enumerate(regels):
            label = QLabel(regel)
            label.setWordWrap(True)
            label.setProperty("role", "quiet" if nummer else "strong")
            kolom.addWidget(label)
        kaart.setAccessibleName(". ".join(regels))
        return kaart

    def _maak_keuze(self) -> QWidget:
        vak = QWidget()
        self.verbeter = QRadioButton(self.verbeteren)
        self.trek_in = QRadioButton(self.intrekken())
        self.verbeter.setChecked(True)
        self.verbeter.toggled.connect(self._wissel)
        size = theme.tokens().size
        rij = QHBoxLayout(vak)
        rij.setContentsMargins(0, 0, 0, 0)
        rij.setSpacing(size.group)
        label = QLabel("Wat wil je doen?")
        label.setFixedWidth(size.label)
        rij.addWidget(label)
        rij.addWidget(self.verbeter)
        rij.addSpacing(size.within)
        rij.addWidget(self.trek_in)
        rij.addStretch()
        return vak

    def _knoppen(self) -> QHBoxLayout:
        annuleer = QPushButton("&Annuleren")
        annuleer.clicked.connect(self.gesloten)
        self.zet_klaar = QPushButton("&Zet klaar voor VECOZO")
        self.zet_klaar.setProperty("role", "primary")
        self.zet_klaar.clicked.connect(self._zet_klaar)
        rij = QHBoxLayout()
        rij.setSpacing(theme.tokens().size.within)
        rij.addStretch()
        rij.addWidget(annuleer)
        rij.addWidget(self.zet_klaar)
        return rij

    # How it is used

    def appear(self) -> None:
        """Tell which Toewijzing it is about."""
        een = self._form.toewijzing
        self.summary_changed.emit(f"Toewijzing {een.sleutel.nummer} · {een.productnaam}")

    @property
    def trekt_in(self) -> bool:
        """Whether what stands is to be withdrawn."""
        return self._form.te_corrigeren is not None and self.trek_in.isChecked()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter in a question go to what is still open, else to the button."""
        enter = event.key() in ENTER
        if enter and any(vraag.heeft_focus for vraag in self._gevraagd):
            open_ = next((vraag for vraag in self._gevraagd if vraag.waarde is None), None)
            self._ga_naar(self.zet_klaar if open_ is None else open_.editor)
        else:
            super().keyPressEvent(event)

    @property
    def _eerste(self) -> Vraag:
        return next(iter(self.vragen.values()))

    @property
    def _gevraagd(self) -> Sequence[Vraag]:
        return () if self.trekt_in else tuple(self.vragen.values())

    def _ga_naar(self, doel: QWidget) -> None:
        doel.setFocus()
        if self._vak.isAncestorOf(doel):
            self._gebied.ensureWidgetVisible(doel)

    def _wissel(self) -> None:
        for vraag in self.vragen.values():
            vraag.setVisible(not self.trekt_in)
        self._werk_bij()

    # What is wrong, and what would be sent

    def _wacht_op_de_rest(self) -> None:
        """Say nothing of what is still being typed."""
        vraag = self.sender()
        assert isinstance(vraag, Vraag)  # only these tell of it
        vraag.clear_finding()
        self._toon_geen(_HALF)

    def _werk_bij(self) -> None:
        """Show what is wrong with the answers, and what would be sent."""
        if self.trekt_in:
            self._wacht.start()
            return
        form, antwoord = self._form, self.antwoord()
        leeg = {naam for naam, vraag in self.vragen.items() if vraag.waarde is None}
        if form.te_corrigeren is not None and form.is_gemeld(antwoord):
            self._toon_fouten(())  # not yet an answer, so not wrong
            self._toon_geen(self.gelijk)
            return
        # Of what was not answered yet nothing is said until the button is pressed.
        fouten = [fout for fout in form.controleer(antwoord) if fout.veld not in leeg]
        self._toon_fouten(fouten)
        if fouten or any(vraag.geweigerd for vraag in self.vragen.values()):
            self._toon_geen(self.fout)
        elif leeg:
            self._toon_geen(self.leeg)
        else:
            self._wacht.start()

    def _toon_fouten(self, fouten: Iterable[Veldfout]) -> None:
        """Show of each field the first: the next one shows when that is mended."""
        per_veld: dict[str, Veldfout] = {}
        for fout in fouten:
            per_veld.setdefault(fout.veld, fout)
        for naam, vraag in self.vragen.items():
            if naam in per_veld:
                fout = per_veld[naam]
                vraag.set_finding(fout.melding, fout.advies, fout.regel)
            elif not vraag.geweigerd:
                vraag.clear_finding()

    def _toon_geen(self, reden: str) -> None:
        self._ronde += 1  # what is still on its way is about another answer
        self._wacht.stop()
        self.voorbeeld.toon_geen(reden)

    def _haal_voorbeeld(self) -> None:
        antwoord = None if self.trekt_in else self.antwoord()
        self._ronde += 1
        ronde, form, workspace = self._ronde, self._form, self._kantoor.workspace

        def werk(_: Progress) -> Voorbeeld:
            return melden.voorbeeld(workspace, form, antwoord)

        def klaar(voorbeeld: Voorbeeld) -> None:
            if ronde != self._ronde:
                return
            if voorbeeld.gemeld:
                self.voorbeeld.toon_geen(
                    _NIET_WEG.format(soort=form.soort) if antwoord is None else _GEMELD
                )
                return
            self.voorbeeld.toon(voorbeeld, self.zin(antwoord, voorbeeld.vervangt))
            self._toon_bevindingen(voorbeeld.bevindingen)

        def mislukt(_: BaseException) -> None:
            if ronde == self._ronde:
                self._toon_geen(_NIET)

        self._kantoor.tasks.run(werk, while_there(self, klaar), while_there(self, mislukt))

    def _toon_bevindingen(self, bevindingen: Iterable[Finding]) -> None:
        """Show what the rules say: of an answer under its field, of anything else below."""
        overig = []
        for finding in bevindingen:
            vraag = None if self.trekt_in else self.vragen.get(finding.veld)
            if vraag is None:
                overig.append(finding)
            elif not vraag.finding:
                vraag.set_finding(finding.melding, finding.advies, f"regel {finding.regel}")
        self.voorbeeld.toon_bevindingen(overig)

    # Making it ready

    def _zet_klaar(self) -> None:
        for vraag in self._gevraagd:
            if not vraag.leg_vast():
                self._ga_naar(vraag.editor)
                return
        trekt_in = self.trekt_in
        antwoord = None if trekt_in else self.antwoord()
        fouten = () if trekt_in else self._form.controleer(antwoord)
        if fouten:
            self._wijs_aan(fouten)
            return
        self.zet_klaar.setEnabled(False)
        form, kantoor = self._form, self._kantoor
        geweigerd = while_there(self, self._geweigerd)

        def werk(_: Progress) -> Resultaat:
            return melden.zet_klaar(kantoor.workspace, form, antwoord)

        def klaar(resultaat: Resultaat) -> None:
            if not resultaat.gelukt:
                geweigerd(resultaat)
                return
            meld_gezet(kantoor, form, form.client, resultaat, trekt_in=trekt_in)
            self.sluit()
            kantoor.changes.gewijzigd.emit()

        weer_vrij = while_there(self, lambda _: self.zet_klaar.setEnabled(True))
        kantoor.tasks.run(werk, klaar, weer_vrij)

    def _wijs_aan(self, fouten: Sequence[Veldfout]) -> None:
        """Show what is wrong and go to the first field with a fault."""
        self._toon_fouten(fouten)
        velden = {fout.veld for fout in fouten}
        eerste = next((v for naam, v in self.vragen.items() if naam in velden), self._eerste)
        self._ga_naar(eerste.editor)

    def _geweigerd(self, resultaat: Resultaat) -> None:
        self.zet_klaar.setEnabled(True)
        self._toon_bevindingen(resultaat.bevindingen)
        if resultaat.veldfouten:
            self._wijs_aan(resultaat.veldfouten)


def _waarschuwing(tekst: str) -> QFrame:
    vak = QFrame()
    vak.setObjectName("warning")
    label = QLabel(f"Let op. {tekst}")
    label.setProperty("role", "warning")
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    kolom = QVBoxLayout(vak)
    kolom.setContentsMargins(theme.tokens().size.group, 10, theme.tokens().size.group, 10)
    kolom.addWidget(label)
    return vak
