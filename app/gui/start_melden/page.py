"""Start melden (305): one question, what is wrong with the answer, and what will be sent."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QTimer
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
from app.domain.verzending import Verzending
from app.errors import UserError
from app.forms.datum import lees_datum
from app.forms.form import Veldfout
from app.forms.start_form import StartForm
from app.gui import messages, theme
from app.gui.context import Kantoor
from app.gui.messages import Action
from app.gui.start_melden.voorbeeld import Voorbeeldvak
from app.gui.task import Progress
from app.gui.venster import Overpagina
from app.gui.widgets.date_field import DateField
from app.gui.widgets.form_field import FormField
from app.rules.finding import Finding
from app.services import melden, starten, verzenden
from app.services.melden import Voorbeeld
from app.services.verzenden import Resultaat
from app.standard.codelijsten import gemeentenaam
from app.standard.leesbaar import datum_voluit

_UITLEG = """\
Met een startbericht (305) laat je de gemeente weten op welke dag de hulp is begonnen. Dat moet
binnen 5 werkdagen na de start (OP271).

- Je hoeft alleen de **begindatum** in te vullen. De rest komt uit de toewijzing.
- Vul de eerste dag in waarop de hulp volgens plan is gegeven. Een kennismaking of intake telt
  niet mee.
- Typ de datum zoals je wilt: 1-4, 010426, gisteren. Of kies hem met **Alt+pijl omlaag**.
- Onderaan zie je wat er verstuurd wordt, leesbaar en als XML.

**Zet klaar voor VECOZO** verstuurt nog niets. Het bericht staat daarna bij *Klaar voor VECOZO*, en
je kunt het daar nog terugtrekken.
"""
_UITLEG_CORRIGEER = """\
Een start die al gemeld is, verbeter je met een nieuw bericht. Heenweer meldt de oude start af en de
nieuwe aan, in één bericht (IV008).

Is de hulp toch niet begonnen, kies dan **De start intrekken**. De gemeente vergeet de start dan.

Stond de start nog klaar en is hij nog niet weg, dan vervalt dat bericht en hoeft er niets te worden
ingetrokken.
"""
_WACHT_MS = 200  # after the last key: rules and preview need the database
# As far as a date can be read while it is being typed: with a year of four figures.
_HEEL = re.compile(r"\s*\d{1,2}[-/. ]\d{1,2}[-/. ]\d{4}\s*|\s*\d{8}\s*|\s*\d{4}-\d{2}-\d{2}\s*")


class StartPagina(Overpagina):
    """The form for a start, or for mending or withdrawing the start that stands."""

    def __init__(self, kantoor: Kantoor, form: StartForm) -> None:
        super().__init__()
        self._kantoor = kantoor
        self._form = form
        self._ronde = 0
        corrigeert = form.te_corrigeren is not None
        self.titel = "Start corrigeren (305)" if corrigeert else "Start melden (305)"
        self.help_text = _UITLEG_CORRIGEER if corrigeert else _UITLEG
        self._wacht = QTimer(self, singleShot=True, interval=_WACHT_MS)
        self._wacht.timeout.connect(self._haal_voorbeeld)
        self._maak_vraag()
        self.voorbeeld = Voorbeeldvak()
        size = theme.tokens().size
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(size.page, 0, size.page, size.group)
        kolom.setSpacing(size.group)
        kolom.addWidget(self._bekend())
        if corrigeert:
            kolom.addWidget(self._maak_keuze())
        kolom.addWidget(self.vraag)
        kolom.addWidget(self.voorbeeld, 1)
        kolom.addLayout(self._knoppen())
        self._werk_bij()

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
        self.verbeter = QRadioButton("De &datum verbeteren")
        self.trek_in = QRadioButton("De start &intrekken: de hulp is niet begonnen")
        self.verbeter.setChecked(True)
        self.verbeter.toggled.connect(self._wissel)
        size = theme.tokens().size
        rij = QHBoxLayout(vak)
        rij.setContentsMargins(0, 0, 0, 0)
        rij.setSpacing(size.page)
        label = QLabel("Wat wil je doen?")
        label.setFixedWidth(size.label)
        rij.addWidget(label)
        rij.addWidget(self.verbeter)
        rij.addWidget(self.trek_in)
        rij.addStretch()
        return vak

    def _maak_vraag(self) -> None:
        (veld,) = self._form.velden
        self.datum = DateField(self._form.vandaag)
        self.vraag = FormField(f"&{veld.label}", self.datum, veld.uitleg)
        assert veld.waarde is None or isinstance(veld.waarde, date)  # it asks for one
        self.datum.set_value(veld.waarde)
        self.datum.textChanged.connect(self._getypt)
        self.datum.changed.connect(self._werk_bij)
        self.datum.refused.connect(self._werk_bij)
        self.datum.returnPressed.connect(self._naar_knop)
        self.setFocusProxy(self.datum)

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

    def appear(self) -> None:
        """Tell which Toewijzing it is about."""
        nummer = self._form.toewijzing.sleutel.nummer
        self.summary_changed.emit(f"Toewijzing {nummer} · {self._form.product}")

    @property
    def trekt_in(self) -> bool:
        """Whether the start is to be withdrawn."""
        return self._form.te_corrigeren is not None and self.trek_in.isChecked()

    def _wissel(self) -> None:
        self.vraag.setVisible(not self.trekt_in)
        self._werk_bij()

    def _naar_knop(self) -> None:
        """Enter in the field goes to the button: a second Enter makes it ready."""
        # Once this Enter has run its course: it must not press the button too.
        QTimer.singleShot(0, self.zet_klaar.setFocus)

    def _getypt(self, typed: str) -> None:
        """Look while the date is typed, as soon as it is whole."""
        if _HEEL.fullmatch(typed):
            self._werk_bij()
        elif typed.strip() and self.datum.hasFocus():
            self.vraag.clear_finding()
            self._toon_geen("Zodra de datum compleet is, staat hier wat er verstuurd wordt.")

    def _gelezen(self) -> date | None:
        """Give the date that stands in the field, without writing it out."""
        try:
            return lees_datum(self.datum.text(), self._form.vandaag)
        except UserError:
            return None

    def _werk_bij(self) -> None:
        """Show what is wrong with the answer, and what would be sent."""
        if self.trekt_in:
            self._wacht.start()
            return
        begindatum = self._gelezen()
        if begindatum is None:
            if self.datum.refusal is None:
                self.vraag.clear_finding()
            self._toon_geen("Vul de begindatum in. Dan staat hier wat er verstuurd wordt.")
            return
        oud = self._form.te_corrigeren
        if oud is not None and begindatum == oud.begindatum:  # not yet an answer, so not wrong
            self.vraag.clear_finding()
            self._toon_geen("Vul in op welke dag de hulp echt is begonnen.")
            return
        fouten = self._form.controleer(begindatum)
        self._toon_fouten(_teksten(fouten))
        if fouten:
            self._toon_geen("Er wordt nog niets verstuurd. Verbeter eerst de begindatum.")
        else:
            self._wacht.start()

    def _toon_fouten(self, fouten: Sequence[tuple[str, str, str]]) -> None:
        """Show the first under the field: the next one shows when that is mended."""
        if fouten:
            self.vraag.set_finding(*fouten[0])
        else:
            self.vraag.clear_finding()

    def _toon_geen(self, reden: str) -> None:
        self._ronde += 1  # what is still on its way is about another date
        self._wacht.stop()
        self.voorbeeld.toon_geen(reden)

    def _haal_voorbeeld(self) -> None:
        begindatum = None if self.trekt_in else self._gelezen()
        if begindatum is None and not self.trekt_in:
            return
        self._ronde += 1
        ronde, form, workspace = self._ronde, self._form, self._kantoor.workspace

        def werk(_: Progress) -> Voorbeeld:
            return melden.voorbeeld(workspace, form, begindatum)

        def klaar(voorbeeld: Voorbeeld) -> None:
            if ronde == self._ronde:
                self.voorbeeld.toon(voorbeeld, _zin(form, begindatum))
                self._toon_bevindingen(voorbeeld.bevindingen)

        self._kantoor.tasks.run(werk, klaar)

    def _toon_bevindingen(self, bevindingen: Sequence[Finding]) -> None:
        """Show what the rules say: of the date under its field, of anything else below."""
        (veld,) = self._form.velden
        van_veld = [f for f in bevindingen if f.veld == veld.naam and not self.trekt_in]
        if van_veld and not self.vraag.finding:
            self._toon_fouten([(f.melding, f.advies, f"regel {f.regel}") for f in van_veld])
        self.voorbeeld.toon_bevindingen([f for f in bevindingen if f not in van_veld])

    def _zet_klaar(self) -> None:
        if not self.trekt_in and not self.datum.commit():
            self.datum.setFocus()
            return
        begindatum = None if self.trekt_in else self.datum.value
        fouten = () if self.trekt_in else self._form.controleer(begindatum)
        if fouten:
            self._toon_fouten(_teksten(fouten))
            self.datum.setFocus()
            return
        self.zet_klaar.setEnabled(False)
        form, workspace = self._form, self._kantoor.workspace

        def werk(_: Progress) -> Resultaat:
            return melden.zet_klaar(workspace, form, begindatum)

        self._kantoor.tasks.run(werk, self._gezet, lambda _: self.zet_klaar.setEnabled(True))

    def _gezet(self, resultaat: Resultaat) -> None:
        self.zet_klaar.setEnabled(True)
        if not resultaat.gelukt:
            self._toon_fouten(_teksten(resultaat.veldfouten))
            self._toon_bevindingen(resultaat.bevindingen)
            if resultaat.veldfouten:
                self.datum.setFocus()
            return
        meld_klaar(self._kantoor, self._form.client, resultaat.verzending, trekt_in=self.trekt_in)
        self.gesloten.emit()
        self._kantoor.changes.gewijzigd.emit()


def _zin(form: StartForm, begindatum: date | None) -> str:
    """Say in one sentence what the message tells the gemeente."""
    gemeente = gemeentenaam(form.toewijzing.sleutel.gemeente)
    oud, wie = form.te_corrigeren, form.client.korte_naam
    if begindatum is None:
        assert oud is not None  # only a start that stands can be withdrawn
        return (
            f"Je laat gemeente {gemeente} weten dat de start van {wie} op "
            f"{datum_voluit(oud.begindatum)} niet is doorgegaan."
        )
    in_plaats = f", en niet op {datum_voluit(oud.begindatum)}" if oud else ""
    return (
        f"Je laat gemeente {gemeente} weten dat de hulp aan {wie} op {datum_voluit(begindatum)} "
        f"is begonnen{in_plaats}."
    )


def _teksten(fouten: Sequence[Veldfout]) -> list[tuple[str, str, str]]:
    return [(fout.melding, fout.advies, fout.regel) for fout in fouten]


def meld_klaar(
    kantoor: Kantoor, client: Client, verzending: Verzending | None, *, trekt_in: bool
) -> None:
    """Say that the message is ready, and offer to take it back."""
    if verzending is None:  # the report had not left: it lapsed, and nothing needs to be sent
        gedaan = "is ingetrokken" if trekt_in else "staat weer zoals hij was"
        messages.done(
            kantoor.messages, f"De start van {client.korte_naam} {gedaan}. Er hoeft niets weg."
        )
        return
    wat = "Het intrekken van de start" if trekt_in else "Het startbericht (305)"
    bericht_id = verzending.bewaard_id

    def ongedaan() -> None:
        def werk(_: Progress) -> None:
            verzenden.trek_terug(kantoor.workspace, bericht_id)

        def klaar(_: None) -> None:
            messages.info(kantoor.messages, f"{wat} voor {client.korte_naam} is teruggetrokken.")
            kantoor.changes.gewijzigd.emit()

        kantoor.tasks.run(werk, klaar)

    messages.done(
        kantoor.messages,
        f"{wat} voor {client.korte_naam} staat bij Klaar voor VECOZO.",
        Action("Ongedaan maken", ongedaan),
    )


def open_start(kantoor: Kantoor, toewijzing_id: int, *, corrigeer: bool = False) -> None:
    """Open the form over the screen that is in sight.

    Where a start stands already only that can be mended: a refused correction leads here too.
    """
    workspace = kantoor.workspace

    def werk(_: Progress) -> StartForm:
        form = starten.formulier(workspace, toewijzing_id)
        if corrigeer or form.toewijzing.levering.actuele_start is not None:
            return starten.correctie(workspace, toewijzing_id)
        return form

    kantoor.tasks.run(werk, lambda form: kantoor.open_over(StartPagina(kantoor, form)))
