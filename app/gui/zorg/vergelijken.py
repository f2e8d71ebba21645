"""The file with which a gemeente compares: for whom, over which days, saved where."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.gui import icons, messages, theme
from app.gui.bewaren import kies_bestand
from app.gui.context import Kantoor
from app.gui.format import aantal
from app.gui.task import Progress
from app.gui.venster import Overpagina
from app.gui.widgets.choice_field import Choice, ChoiceField
from app.gui.widgets.date_field import DateField
from app.gui.widgets.form_field import FormField
from app.gui.widgets.section import Section
from app.services import zorgherkomst
from app.services.zorgherkomst import Vergelijking
from app.standard.codelijsten import gemeentenaam

_SOORTEN = "Excel-werkmap (*.xlsx);;CSV (*.csv)"
_UITLEG = """\
Een gemeente mag vragen om je registratie, om die met haar eigen gegevens te vergelijken. Dit
bestand zegt per regel wie wat wanneer deed, en in welke declaratie en onder welk referentienummer
je het declareerde.

Er staat alleen in wat nu geldt: wat je wijzigde of weghaalde niet. Regels zonder toewijzing staan
er ook niet in, want van welke gemeente die zijn is nog niet bekend.

**Let op:** er staan BSN's in. Stuur het alleen beveiligd naar de gemeente.
"""
KiesPad = Callable[[QWidget, str], Path | None]


def kies_pad(parent: QWidget, naam: str) -> Path | None:
    """Let the user choose where it goes; a name without an end becomes Excel."""
    pad = kies_bestand(parent, naam, "Bestandsvergelijking opslaan", _SOORTEN)
    return pad if pad is None or pad.suffix else pad.with_suffix(".xlsx")


class Vergelijkpagina(Overpagina):
    """Asks for the gemeente and the days; nothing else is needed."""

    titel = "Bestandsvergelijking"
    help_text = _UITLEG

    def __init__(
        self,
        kantoor: Kantoor,
        gemeenten: Sequence[str],
        van: date,
        tot: date,
        kies: KiesPad = kies_pad,
    ) -> None:
        super().__init__()
        self._kantoor = kantoor
        self._kies = kies
        vandaag = kantoor.workspace.vandaag()
        keuzes = [Choice(code, gemeentenaam(code)) for code in gemeenten]
        self.gemeente = ChoiceField(keuzes, "Kies een gemeente")
        if len(keuzes) == 1:
            self.gemeente.setCurrentIndex(0)
        self.van, self.tot = DateField(vandaag), DateField(vandaag)
        self.van.set_value(van)
        self.tot.set_value(tot)
        self.velden = {
            "gemeente": FormField("&Gemeente", self.gemeente, "Voor wie het bestand is."),
            "van": FormField("&Eerste dag", self.van, "De eerste dag met zorg."),
            "tot": FormField("&Laatste dag", self.tot, "De laatste dag, die telt mee."),
        }
        vak = Section(
            "Wat erin komt",
            "Per regel: toewijzing, BSN, product, datum, medewerker, aantal, eenheid en waar je "
            "het declareerde. Er staan BSN’s in: stuur het alleen beveiligd naar de gemeente.",
        )
        for veld in self.velden.values():
            vak.add(veld)
        self.annuleer = QPushButton("&Annuleren")
        self.annuleer.clicked.connect(self.gesloten)
        self.opslaan = icons.TextButton("opslaan", "&Opslaan…", "primary")
        self.opslaan.clicked.connect(self._opslaan)
        knoppen = QHBoxLayout()
        knoppen.addWidget(self.annuleer)
        knoppen.addStretch()
        knoppen.addWidget(self.opslaan)
        size = theme.tokens().size
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(size.page, 0, size.page, size.group)
        kolom.setSpacing(size.group)
        kolom.addWidget(vak)
        kolom.addStretch()
        kolom.addLayout(knoppen)
        self.setFocusProxy(self.gemeente)

    def _opslaan(self) -> None:
        gemeente, van, tot = self.gemeente.value, self._dag("van"), self._dag("tot")
        if gemeente:
            self.velden["gemeente"].clear_finding()
        else:
            self.velden["gemeente"].set_finding("Kies een gemeente.")
        if not gemeente or van is None or tot is None:
            return
        pad = self._kies(self, f"vergelijking {gemeente} {van:%Y%m%d}-{tot:%Y%m%d}.xlsx")
        if pad is None:
            return
        workspace = self._kantoor.workspace

        def werk(_: Progress) -> Vergelijking:
            return zorgherkomst.exporteer_vergelijking(workspace, gemeente, van, tot, pad)

        self._kantoor.tasks.run(werk, self._klaar)

    def _dag(self, naam: str) -> date | None:
        veld = {"van": self.van, "tot": self.tot}[naam]
        if veld.commit() and veld.value is None:  # what is no date, the field says itself
            self.velden[naam].set_finding("Vul een datum in.")
        return veld.value

    def _klaar(self, gemaakt: Vergelijking) -> None:
        self.sluit()
        zin = f"{aantal(gemaakt.regels, 'regel staat', 'regels staan')} in ‘{gemaakt.pad.name}’."
        if gemaakt.zonder_toewijzing:
            zonder = aantal(gemaakt.zonder_toewijzing, "regel zonder", "regels zonder")
            zin += f" {zonder} toewijzing staan er niet in."
        messages.done(self._kantoor.messages, zin)
