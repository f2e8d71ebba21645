"""The tab Contract: all agreements, and the ways to add, change, take in and remove them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout

from app.domain.contract import Contractproduct
from app.gui import icons, messages, theme
from app.gui.context import Kantoor
from app.gui.contract import beeld
from app.gui.contract.formulier import Contractformulier
from app.gui.contract.importeren import CONTRACT
from app.gui.format import aantal
from app.gui.messages import ONGEDAAN, Action
from app.gui.page import Page
from app.gui.tabelimport.page import (
    KiesPad,
    Tabelimportpagina,
    bewaar_sjabloon,
    kies_sjabloonpad,
)
from app.gui.vastleggen import bewaar
from app.gui.widgets.keuze import Keuze
from app.gui.widgets.rows import RowsModel
from app.gui.widgets.table import Table
from app.services import contracten
from app.standard.codelijsten import gemeentenaam

UITLEG = """\
Wat je met gemeenten afsprak: producten, eenheden en tarieven. Heenweer gebruikt dit om te
declareren en om te controleren of een tarief klopt (TR418).

- **Importeer** haalt alles uit een Excel- of CSV-bestand. Je ziet eerst wat er verandert.
- **Enter** op een regel opent hem, **Delete** verwijdert hem.
- Begint er een nieuw tarief, voeg dan een afspraak toe met een latere begindatum. De vorige eindigt
  vanzelf op de dag ervoor.
- *Klopt dit?* staat bij een tarief dat bij een andere eenheid lijkt te horen.
"""
_LEEG = (
    "Nog geen contract",
    "Importeer je producten en tarieven uit Excel of CSV, of voeg er zelf een toe.",
    "bestand",
)
_NIETS = ("Niets gevonden", "Kies een andere gemeente, of toon ook wat nu niet geldt.", "zoeken")


class _Tabel(Table):
    """The agreements; Delete gives ``verwijder``."""

    verwijder = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the row away with Delete."""
        if event.key() == Qt.Key.Key_Delete:
            self.verwijder.emit()
        else:
            super().keyPressEvent(event)


class ContractPage(Page):
    """Shows the agreements; a row opens its form."""

    drop_hint = "Laat los om dit contract te bekijken"
    files_hint = "Sleep een Excel- of CSV-bestand met je contract hierheen"

    def __init__(self, kantoor: Kantoor, kies_pad: KiesPad = kies_sjabloonpad) -> None:
        super().__init__()
        self._kantoor = kantoor
        self._kies_pad = kies_pad
        self._vandaag = kantoor.workspace.vandaag()
        self._alle: Sequence[Contractproduct] = ()
        self._verzoek = 0  # only the answer to the newest question is shown
        self._rijen: RowsModel[Contractproduct] = RowsModel(beeld.kolommen(self._vandaag))
        self.tabel = _Tabel(self._rijen, "Contract", _LEEG, kantoor.state, lines=2)
        self.tabel.chosen.connect(self._open)
        self.tabel.verwijder.connect(self._verwijder)
        self.tabel.selectionModel().currentRowChanged.connect(lambda *_: self._kan())
        size = theme.tokens().size
        column = QVBoxLayout(self)
        column.setContentsMargins(size.page, 0, size.page, size.group)
        column.setSpacing(size.within)
        column.addWidget(self.tabel, 1)
        column.addLayout(self._maak_onder())
        # Last, so that Tab goes on here from the table, where the keyboard begins.
        column.insertLayout(0, self._maak_boven())
        self.setFocusProxy(self.tabel)
        self._kan()
        kantoor.changes.gewijzigd.connect(self._gewijzigd)

    def _maak_boven(self) -> QHBoxLayout:
        self.gemeente = Keuze("Gemeente", "Elke gemeente", 176)
        self.gemeente.activated.connect(lambda _: self._filter())
        self.nu = QCheckBox("&Alleen wat nu geldt")
        self.nu.toggled.connect(lambda _: self._filter())
        self.importeer = icons.TextButton("importeren", "&Importeer…")
        self.importeer.clicked.connect(lambda: self._importeer(()))
        self.nieuw = QPushButton("&Voeg product toe")
        self.nieuw.setProperty("role", "primary")
        self.nieuw.clicked.connect(lambda: self._open(None))
        row = QHBoxLayout()
        row.setSpacing(theme.tokens().size.within)
        row.addWidget(self.gemeente)
        row.addSpacing(theme.tokens().size.within)
        row.addWidget(self.nu)
        row.addStretch()
        row.addWidget(self.importeer)
        row.addWidget(self.nieuw)
        return row

    def _maak_onder(self) -> QHBoxLayout:
        self.sjabloon = icons.TextButton("opslaan", "&Sjabloon opslaan…", "link")
        self.sjabloon.clicked.connect(
            lambda: bewaar_sjabloon(self._kantoor, CONTRACT, self, self._kies_pad)
        )
        self.wijzig = QPushButton("Wij&zig…")
        self.wijzig.clicked.connect(lambda: self._open(self.tabel.chosen_row()))
        self.weg = QPushButton("Ve&rwijder")
        self.weg.clicked.connect(self._verwijder)
        row = QHBoxLayout()
        row.setSpacing(theme.tokens().size.within)
        row.addWidget(self.sjabloon)
        row.addStretch()
        row.addWidget(self.wijzig)
        row.addWidget(self.weg)
        return row

    def appear(self) -> None:
        """Show what is agreed now."""
        self._lees()

    def take_files(self, paths: Sequence[Path]) -> None:
        """Look at a contract in a file."""
        self._importeer(paths)

    def _gewijzigd(self) -> None:
        if self.isVisible():
            self._lees()

    def _lees(self) -> None:
        self._verzoek += 1
        verzoek, workspace = self._verzoek, self._kantoor.workspace

        def toon(alle: Sequence[Contractproduct]) -> None:
            if verzoek == self._verzoek:
                self._toon(alle)

        self._kantoor.tasks.run(lambda _: contracten.lijst(workspace), toon)

    def _toon(self, alle: Sequence[Contractproduct]) -> None:
        self._alle = alle
        codes = sorted({product.gemeente for product in alle}, key=gemeentenaam)
        self.gemeente.vul([(gemeentenaam(code), code) for code in codes])
        self._filter()

    def _filter(self) -> None:
        gemeente, nu = self.gemeente.currentData(), self.nu.isChecked()
        gekozen = self.tabel.chosen_row()
        rijen = [
            product
            for product in self._alle
            if gemeente in (None, product.gemeente) and (not nu or product.geldt_op(self._vandaag))
        ]
        self.tabel.empty.say(*(_NIETS if self._alle else _LEEG))
        self._rijen.set_rows(rijen)
        for plek in range(len(rijen)):
            if gekozen is not None and self._rijen.row(plek).id == gekozen.id:
                self.tabel.selectRow(plek)
        if rijen and not self.tabel.currentIndex().isValid():
            self.tabel.selectRow(0)
        self.summary_changed.emit(_geteld(len(rijen), len(self._alle)))
        self._kan()

    def _kan(self) -> None:
        for knop in (self.wijzig, self.weg):
            knop.setEnabled(self.tabel.chosen_row() is not None)

    def _open(self, product: Contractproduct | None) -> None:
        self._kantoor.open_over(Contractformulier(self._kantoor, product))

    def _importeer(self, paden: Sequence[Path]) -> None:
        page = Tabelimportpagina(self._kantoor, CONTRACT, self._kies_pad)
        self._kantoor.open_over(page)
        page.take_files(paden)

    def _verwijder(self) -> None:
        product = self.tabel.chosen_row()
        if product is None:
            return
        workspace = self._kantoor.workspace

        def gelukt(weg: Contractproduct) -> None:
            terug = Action(ONGEDAAN, lambda: self._zet_terug(weg))
            messages.done(self._kantoor.messages, f"{beeld.wie(weg)} is verwijderd.", terug)

        bewaar(self._kantoor, lambda: contracten.verwijder(workspace, product.id), gelukt)

    def _zet_terug(self, weg: Contractproduct) -> None:
        workspace = self._kantoor.workspace
        bewaar(
            self._kantoor,
            lambda: contracten.bewaar(workspace, weg),
            lambda _: messages.info(self._kantoor.messages, f"{beeld.wie(weg)} staat er weer."),
        )


def _geteld(getoond: int, alle: int) -> str:
    if not alle:
        return ""
    if getoond == alle:
        return aantal(alle, "afspraak", "afspraken")
    return f"{getoond} van {aantal(alle, 'afspraak', 'afspraken')}"
