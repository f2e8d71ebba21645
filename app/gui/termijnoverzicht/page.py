"""Afdrukken en bewaren: what is due to the printer, to a PDF, to Excel, to a calendar."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.deadlines.termijnen import Termijn
from app.domain.termijnoverzicht import Namen, Termijnoverzicht
from app.gui import icons, papier, theme
from app.gui.bewaren import kies_bestand
from app.gui.context import Kantoor
from app.gui.format import aantal
from app.gui.papier import AGENDA, EXCEL, PDF, Bestandsoort
from app.gui.task import Progress, while_there
from app.gui.venster import Overpagina
from app.gui.widgets.date_field import DateField
from app.gui.widgets.form_field import FormField
from app.gui.widgets.keuze import Keuze
from app.gui.widgets.section import Section
from app.gui.widgets.tab_order import walk_in_order
from app.services import termijnoverzicht, werklijst
from app.services.taakwoorden import samenvatting
from app.standard.codelijsten import gemeentenaam

_TITEL = "Termijnoverzicht"
_UITLEG = """\
Zet op papier, in Excel of in je agenda wat er moet gebeuren, en wanneer. Wat jij moet doen en wat
je van gemeenten verwacht staan apart.

**Cliënten** staan er met hun voorletters en geboortejaar in. Kies je voor namen of voor BSN, geef
het dan alleen aan wie ze mag zien. Wat je opschreef toen je iets uitstelde, staat er alleen bij als
er ook namen in staan.

**In je agenda.** Heenweer maakt een bestand (.ics). Zo haal je het binnen:

- *Outlook*: Bestand, Openen en exporteren, Importeren, *Een iCalendar-bestand importeren*.
- *Google Agenda*: Instellingen, *Importeren en exporteren*.
- *Agenda van Apple*: Archief, *Importeer*.

Maak er eerst een aparte agenda voor, bijvoorbeeld *Heenweer*, en kies die bij het importeren. Lees
je later een nieuw bestand in, dan worden de afspraken bijgewerkt en niet dubbel. Wat al gedaan is,
staat niet in het nieuwe bestand, maar blijft in je agenda staan: een bestand kan niets weghalen.
Wil je daarvan af, leeg die agenda dan voor je opnieuw importeert.

Per dag, gemeente en soort werk is er één afspraak, met het aantal erin. De herinnering komt op de
werkdag ervoor, om negen uur. Wat vandaag moet of te laat is, heeft geen herinnering.
"""
_NAMEN = {
    Namen.INITIALEN: "&Voorletters en geboortejaar",
    Namen.NAAM: "&Naam",
    Namen.BSN: "Naam en &BSN",
}


@dataclass(frozen=True)
class _Keuze:
    """What was chosen when a button was pressed."""

    gemeente: str | None
    tot: date | None
    namen: Namen
    per_gemeente: bool
    initialen: bool


class TermijnoverzichtPagina(Overpagina):
    """Asks what is to be on it, and prints or saves it; ``gemeente`` is chosen to begin with."""

    titel = "Afdrukken en bewaren"
    help_text = _UITLEG

    def __init__(
        self, kantoor: Kantoor, gemeente: str | None = None, kies: papier.Kies = kies_bestand
    ) -> None:
        super().__init__()
        self._kantoor = kantoor
        self._kies_bestand = kies
        self._termijnen: list[Termijn] = []
        self.gemeente = Keuze("Gemeente", "Alle gemeenten", 240)
        if gemeente is not None:
            self.gemeente.vul([(gemeentenaam(gemeente), gemeente)])
            self.gemeente.setCurrentIndex(1)
        self.tot = DateField(kantoor.workspace.vandaag())
        self.namen = {namen: QRadioButton(woorden) for namen, woorden in _NAMEN.items()}
        self.eigen_blad = QCheckBox("Iedere gemeente op een &eigen blad")
        self.initialen = QCheckBox("Zet de voor&letters van cliënten erbij")
        self.druk_af = icons.TextButton("afdrukken", "&Afdrukken…", "primary")
        self.pdf = icons.TextButton("opslaan", "Opslaan als &PDF…")
        self.excel = icons.TextButton("opslaan", "Opslaan als E&xcel…")
        self.agenda = icons.TextButton("kalender", "Opslaan voor je a&genda…")
        self.terug = QPushButton("&Terug")
        self.setFocusProxy(self.gemeente)
        self._bouw()
        self._verbind()

    def _bouw(self) -> None:
        size = theme.tokens().size
        wat = Section("Wat erop komt")
        wat.add(FormField("Gemeente", self.gemeente))
        wat.add(FormField("Tot en met", self.tot, "Laat leeg voor alle termijnen."))
        op_papier = Section("Op papier en in Excel")
        op_papier.add(FormField("Cliënten", self._keuze_namen()))
        op_papier.add(FormField("Papier", _rij(self.eigen_blad)))
        op_papier.add(_rij(self.druk_af, self.pdf, self.excel))
        in_agenda = Section(
            "In je agenda",
            "Per dag, gemeente en soort werk één afspraak, met een herinnering op de werkdag "
            "ervoor. Zonder namen. Hoe je het bestand in je agenda krijgt, lees je met F1.",
        )
        in_agenda.add(self.initialen)
        in_agenda.add(_rij(self.agenda))

        inhoud = QWidget()
        binnen = QVBoxLayout(inhoud)
        binnen.setContentsMargins(0, 0, size.group, 0)
        binnen.setSpacing(size.group)
        for deel in (wat, op_papier, in_agenda):
            binnen.addWidget(deel)
        binnen.addStretch(1)
        gebied = QScrollArea()
        gebied.setWidgetResizable(True)
        gebied.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        gebied.setWidget(inhoud)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(size.page, 0, size.page, size.group)
        kolom.setSpacing(size.group)
        kolom.addWidget(gebied, 1)
        kolom.addWidget(_rij(self.terug))
        walk_in_order(inhoud, self.terug)

    def _keuze_namen(self) -> QWidget:
        groep = QButtonGroup(self)
        for namen, knop in self.namen.items():
            groep.addButton(knop)
            knop.ensurePolished()
            knop.setMinimumWidth(knop.sizeHint().width() + 4)  # Qt cuts off the last letter
            if namen is Namen.INITIALEN:
                knop.setChecked(True)
            else:  # Tab stops at the chosen one; Qt itself sees to that only from then on
                knop.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        return _rij(*self.namen.values(), tussen=theme.tokens().size.page)

    def _verbind(self) -> None:
        self.gemeente.activated.connect(self._toon)
        self.tot.changed.connect(self._toon)
        self.druk_af.clicked.connect(self._druk_af)
        for knop, soort, maak in (
            (self.pdf, PDF, self._maak_pdf),
            (self.excel, EXCEL, self._maak_excel),
            (self.agenda, AGENDA, self._maak_agenda),
        ):
            knop.clicked.connect(lambda _, soort=soort, maak=maak: self._sla_op(soort, maak))
        self.terug.clicked.connect(self.gesloten)

    def appear(self) -> None:
        """Find out what is due, and of which gemeenten."""
        workspace = self._kantoor.workspace

        def werk(_: Progress) -> list[Termijn]:
            return werklijst.termijnen(workspace)

        self._kantoor.tasks.run(werk, while_there(self, self._ontvang))

    def _ontvang(self, termijnen: list[Termijn]) -> None:
        self._termijnen = termijnen
        codes = {t.gemeente for t in termijnen}
        if (gekozen := self.gemeente.currentData()) is not None:
            codes.add(gekozen)
        self.gemeente.vul([(gemeentenaam(c), c) for c in sorted(codes, key=gemeentenaam)])
        self._toon()

    def _toon(self) -> None:
        """Say how much will be on it."""
        keuze = self._gekozen()
        self.eigen_blad.setEnabled(keuze.gemeente is None)
        op = [
            t
            for t in self._termijnen
            if keuze.gemeente in (None, t.gemeente)
            and (keuze.tot is None or t.vervaldatum <= keuze.tot)
        ]
        delen = (aantal(len(op), "termijn", "termijnen"), samenvatting(op))
        self.summary_changed.emit(" · ".join(deel for deel in delen if deel))

    def _gekozen(self) -> _Keuze:
        gemeente = self.gemeente.currentData()
        return _Keuze(
            gemeente,
            self.tot.value,
            next(namen for namen, knop in self.namen.items() if knop.isChecked()),
            self.eigen_blad.isChecked() and gemeente is None,
            self.initialen.isChecked(),
        )

    def _naam(self) -> str:
        """Give the name of a file or a job for the printer: nobody is named in it."""
        code = self.gemeente.currentData()
        dag = self._kantoor.workspace.vandaag()
        return " ".join(deel for deel in (_TITEL, code, f"{dag:%Y-%m-%d}") if deel)

    def _kan(self) -> bool:
        """Whether what was typed is a date; else go there."""
        goed = self.tot.commit()
        if not goed:
            self.tot.setFocus()
        return goed

    def _druk_af(self) -> None:
        if self._kan():
            papier.druk_af(self, self._kantoor, self._maak_pdf(), self._naam())

    def _sla_op(self, soort: Bestandsoort, maak: Callable[[], papier.Maak]) -> None:
        if self._kan():
            papier.sla_op(self, self._kantoor, maak(), self._naam(), self._kies_bestand, soort)

    def _maak_pdf(self) -> papier.Maak:
        keuze, werk = self._gekozen(), self._kantoor.workspace

        def maak(voortgang: Progress) -> bytes:
            from app.reports.termijnoverzicht import termijnoverzicht as op_papier

            return op_papier(
                werk.engine,
                self._overzicht(keuze, voortgang),
                keuze.namen,
                per_gemeente=keuze.per_gemeente,
                stap=lambda gedaan, totaal: voortgang.step("Overzicht maken", gedaan, totaal),
            )

        return maak

    def _maak_excel(self) -> papier.Maak:
        keuze, werk = self._gekozen(), self._kantoor.workspace

        def maak(voortgang: Progress) -> bytes:
            from app.reports.termijnblad import termijnblad  # brings openpyxl along

            return termijnblad(
                werk.engine,
                self._overzicht(keuze, voortgang),
                keuze.namen,
                lambda _, gedaan, totaal: voortgang.step("Excel maken", gedaan, totaal),
            )

        return maak

    def _maak_agenda(self) -> papier.Maak:
        keuze, werk = self._gekozen(), self._kantoor.workspace

        def maak(voortgang: Progress) -> bytes:
            from app.reports.termijnkalender import termijnkalender  # brings icalendar along

            overzicht = self._overzicht(keuze, voortgang)
            return termijnkalender(werk.engine, overzicht, werk.nu(), initialen=keuze.initialen)

        return maak

    def _overzicht(self, keuze: _Keuze, voortgang: Progress) -> Termijnoverzicht:
        voortgang.step("Termijnen uitrekenen")
        return termijnoverzicht.overzicht(
            self._kantoor.workspace, tot=keuze.tot, gemeente=keuze.gemeente
        )


def _rij(*widgets: QWidget, tussen: int | None = None) -> QWidget:
    """Put widgets beside each other, at the left."""
    rij = QWidget()
    rij.setMinimumHeight(theme.tokens().size.control)
    layout = QHBoxLayout(rij)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(theme.tokens().size.within if tussen is None else tussen)
    for widget in widgets:
        layout.addWidget(widget)
    layout.addStretch(1)
    return rij
