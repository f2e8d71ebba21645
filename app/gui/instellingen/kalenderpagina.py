"""The declaration calendar of a gemeente: the twelve months of a year, each with its last day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.domain.productperiode import volgende_maand
from app.errors import FieldError, UserError
from app.gui import icons, messages, theme
from app.gui.context import Kantoor
from app.gui.format import datum, maandnaam
from app.gui.instellingen.kalenderimport import importsoort
from app.gui.instellingen.rijen import stil
from app.gui.messages import ONGEDAAN, Action
from app.gui.tabelimport.page import KiesPad, Tabelimportpagina, kies_sjabloonpad
from app.gui.task import while_there
from app.gui.vastleggen import bewaar
from app.gui.venster import Overpagina
from app.gui.widgets.date_field import DateField
from app.gui.widgets.form_field import FormField
from app.gui.widgets.scroll import scrolling
from app.gui.widgets.tab_order import walk_in_order
from app.services import declaratiekalender
from app.services.declaratiekalender import Kalendermaand
from app.standard.codelijsten import gemeentenaam

_UITLEG = """\
Sommige gemeenten noemen per maand zelf de laatste dag waarop ze je declaratie willen hebben. Zo’n
dag gaat voor de termijn van het protocol: op *Vandaag* zie je hem terug met *declaratiekalender van
de gemeente* als bron.

- Laat een maand **leeg** als de gemeente er geen dag voor noemt. Dan telt het protocol.
- Je hoeft geen jaar te typen: bij december hoort vanzelf een dag in januari.
- **Importeer** haalt de maanden uit een Excel- of CSV-bestand.
"""
_BREED = 832  # pixels; longer lines read badly


class Kalenderpagina(Overpagina):
    """Shows one year at a time; another year keeps what was filled in first."""

    help_text = _UITLEG
    drop_hint = "Laat los om deze kalender te bekijken"
    files_hint = "Sleep een Excel- of CSV-bestand met de kalender hierheen"

    def __init__(
        self, kantoor: Kantoor, gemeente: str, kies_pad: KiesPad = kies_sjabloonpad
    ) -> None:
        super().__init__()
        self._kantoor = kantoor
        self._gemeente = gemeente
        self._kies_pad = kies_pad
        self._jaar = kantoor.workspace.vandaag().year
        self._verzoek = 0  # only the answer to the newest question is shown
        self._gelezen: Sequence[Kalendermaand] = ()
        self.titel = f"Declaratiekalender van {gemeentenaam(gemeente)}"
        self.velden: dict[int, FormField] = {}
        self.dagen: dict[int, DateField] = {}
        self._maanden = QVBoxLayout()
        self._maanden.setSpacing(theme.tokens().size.within)
        self._schik()
        self.setFocusProxy(self.vorig)
        self._maak_velden()

    def _schik(self) -> None:
        size = theme.tokens().size
        self.vorig = icons.IconButton("links", "Vorig jaar")
        self.vorig.clicked.connect(lambda: self._naar(self._jaar - 1))
        self.volgend = icons.IconButton("rechts", "Volgend jaar")
        self.volgend.clicked.connect(lambda: self._naar(self._jaar + 1))
        self.jaar = QLabel()
        self.jaar.setProperty("role", "group")
        self.importeer = icons.TextButton("importeren", "&Importeer…")
        self.importeer.clicked.connect(lambda: self.take_files(()))
        boven = QHBoxLayout()
        boven.setSpacing(size.within)
        for deel in (self.vorig, self.jaar, self.volgend):
            boven.addWidget(deel)
        boven.addStretch()
        boven.addWidget(self.importeer)
        blad = QWidget()
        blad.setMaximumWidth(_BREED)
        column = QVBoxLayout(blad)
        column.setContentsMargins(0, 0, size.page, 0)
        column.setSpacing(size.group)
        column.addWidget(
            stil(
                "De laatste dag waarop de gemeente je declaratie van die maand wil hebben. Die "
                "gaat voor het protocol; een lege maand telt volgens het protocol."
            )
        )
        column.addLayout(self._maanden)
        column.addStretch()
        scroll = scrolling(blad, self.titel)
        annuleer = QPushButton("&Annuleren")
        annuleer.clicked.connect(self.gesloten)
        self.bewaar = QPushButton("&Bewaar")
        self.bewaar.setProperty("role", "primary")
        self.bewaar.clicked.connect(self._bewaar_en_sluit)
        knoppen = QHBoxLayout()
        knoppen.addWidget(annuleer)
        knoppen.addStretch()
        knoppen.addWidget(self.bewaar)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(size.page, 0, size.page, size.group)
        whole.setSpacing(size.group)
        whole.addLayout(boven)
        whole.addWidget(scroll, 1)
        whole.addLayout(knoppen)

    def _maak_velden(self) -> None:
        """Make the fields of the year: a day without a year is one in the month that follows."""
        while (item := self._maanden.takeAt(0)) is not None:
            if (oud := item.widget()) is not None:
                oud.hide()
                oud.deleteLater()
        self.jaar.setText(str(self._jaar))
        for nummer in range(1, 13):
            maand = date(self._jaar, nummer, 1)
            dag = DateField(volgende_maand(maand))
            veld = FormField(maandnaam(maand).capitalize(), dag, " ")
            self.dagen[nummer], self.velden[nummer] = dag, veld
            self._maanden.addWidget(veld)

    def appear(self) -> None:
        """Show what is kept now."""
        self._lees()

    def take_files(self, paths: Sequence[Path]) -> None:
        """Look at a calendar in a file."""
        page = Tabelimportpagina(self._kantoor, importsoort(self._gemeente), self._kies_pad)
        self._kantoor.open_over(page)
        page.take_files(paths)

    def _lees(self) -> None:
        self._verzoek += 1
        verzoek, jaar, workspace = self._verzoek, self._jaar, self._kantoor.workspace

        def toon(gelezen: Sequence[Kalendermaand]) -> None:
            if verzoek == self._verzoek:
                self._toon(gelezen)

        self._kantoor.tasks.run(
            lambda _: declaratiekalender.jaar(workspace, self._gemeente, jaar),
            while_there(self, toon),
        )

    def _toon(self, gelezen: Sequence[Kalendermaand]) -> None:
        self._gelezen = gelezen
        for nummer, maand in enumerate(gelezen, 1):
            self.dagen[nummer].set_value(maand.uiterlijk)
            if maand.volgens_protocol is not None:
                self.velden[nummer].set_help(
                    f"volgens het protocol {datum(maand.volgens_protocol)}"
                )

    def _naar(self, jaar: int) -> None:
        def daarna() -> None:
            self._jaar = jaar
            self._maak_velden()
            walk_in_order(self)
            self._lees()

        self._bewaar(daarna)

    def _bewaar_en_sluit(self) -> None:
        self._bewaar(self.gesloten.emit)

    def _bewaar(self, daarna: Callable[[], object]) -> None:
        """Keep the year that is shown and go on, unless a field says what is wrong with it."""
        goed = [dag.commit() for dag in self.dagen.values()]
        for nummer, veld in self.velden.items():
            if self.dagen[nummer].refusal is None:
                veld.clear_finding()
        if not all(goed):
            self.dagen[goed.index(False) + 1].setFocus()
            return
        data = {
            date(self._jaar, nummer, 1): dag.value
            for nummer, dag in self.dagen.items()
            if dag.value is not None
        }
        if data == {m.maand: m.uiterlijk for m in self._gelezen if m.uiterlijk is not None}:
            daarna()
            return
        workspace, gemeente, jaar = self._kantoor.workspace, self._gemeente, self._jaar

        def gelukt(oud: dict[date, date]) -> None:
            daarna()
            terug = Action(ONGEDAAN, lambda: self._zet_terug(oud))
            messages.done(
                self._kantoor.messages,
                f"De declaratiekalender van {gemeentenaam(gemeente)} voor {jaar} is bewaard.",
                terug,
            )

        def naast_veld(fout: UserError) -> bool:
            if not isinstance(fout, FieldError):
                return False
            nummer = date.fromisoformat(fout.veld).month
            self.velden[nummer].set_finding(fout.message, fout.advice or "")
            self.dagen[nummer].setFocus()
            return True

        bewaar(
            self._kantoor,
            lambda: declaratiekalender.zet_jaar(workspace, gemeente, jaar, data),
            gelukt,
            naast_veld,
        )

    def _zet_terug(self, oud: dict[date, date]) -> None:
        kantoor, gemeente = self._kantoor, self._gemeente
        naam = gemeentenaam(gemeente)
        bewaar(
            kantoor,
            lambda: declaratiekalender.zet(kantoor.workspace, gemeente, oud),
            lambda _: messages.done(
                kantoor.messages, f"De declaratiekalender van {naam} is weer zoals hij was."
            ),
        )
