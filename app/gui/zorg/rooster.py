"""The grid itself: keys, copy and paste, fill down, the way that people know from Excel."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from app.gui import theme
from app.gui.widgets.empty import EmptyState
from app.gui.widgets.keys import ENTER
from app.gui.zorg.boek import kop
from app.gui.zorg.cellen import Cellen
from app.gui.zorg.celveld import Voorstellen
from app.gui.zorg.model import ZorgModel
from app.gui.zorg.rij import BEWERKBAAR, Kolom

Index = QModelIndex | QPersistentModelIndex
_PIJLEN = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right})
# Width of a column when there is room and when there is little, and its part of what is left.
_BREED = {
    Kolom.DATUM: (108, 98, 0),
    Kolom.CLIENT: (132, 100, 3),
    Kolom.TOEWIJZING: (150, 112, 3),
    Kolom.AANTAL: (72, 66, 0),
    Kolom.EENHEID: (88, 88, 0),
    Kolom.MEDEWERKER: (116, 108, 2),
    Kolom.OPMERKING: (104, 100, 3),
    Kolom.STAND: (138, 40, 0),
}
_KRAP = 908  # pixels; in less the words of how a row stands make room
_SMALST = 40
_LAATSTE = BEWERKBAAR[-1]


BEGIN = ("Even geduld", "De maand wordt gelezen.")


class Rooster(QTableView):
    """Shows a ZorgModel; ``regel_verlaten`` tells that another row was gone to."""

    regel_verlaten = Signal()
    cel_gekozen = Signal()

    def __init__(self, model: ZorgModel) -> None:
        super().__init__()
        self.model_ = model
        self._tab_begin: int | None = None
        self.setModel(model)
        self.setObjectName("rooster")
        self.setAccessibleName("Geleverde zorg")
        self.voorstellen = Voorstellen(self)
        self.voorstellen.itemPressed.connect(self._klik_voorstel)
        self._cellen = Cellen(self)
        self.setItemDelegate(self._cellen)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)  # Tab is ours
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        zij = self.verticalHeader()
        zij.setVisible(False)
        zij.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        zij.setDefaultSectionSize(theme.tokens().size.row)
        boven = self.horizontalHeader()
        boven.setHighlightSections(False)
        boven.setFixedHeight(theme.tokens().size.row)
        boven.setMinimumSectionSize(_SMALST)
        self.selectionModel().currentChanged.connect(self._ander)
        self.leeg = Uitnodiging(self)

    # Going about

    def ga(self, rijen: int, kolommen: int) -> None:
        """Go some cells further, as far as there are any."""
        nu = self.currentIndex()
        rij = min(max(nu.row() + rijen, 0), self.model_.rowCount() - 1)
        kolom = min(max(nu.column() + kolommen, 0), _LAATSTE)
        self.setCurrentIndex(self.model_.index(rij, kolom))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def enter(self, richting: int) -> None:
        """Go to the next row: where Tab began, or else straight down."""
        begin, self._tab_begin = self._tab_begin, None
        nu = self.currentIndex()
        self.ga(richting, 0 if begin is None else begin - nu.column())

    def tab(self, richting: int) -> None:
        """Go to the next cell; after the last one to the next row."""
        nu = self.currentIndex()
        if self._tab_begin is None:
            self._tab_begin = nu.column()
        kolom = nu.column() + richting
        if kolom > _LAATSTE:
            begin, self._tab_begin = self._tab_begin, None
            self.ga(1, begin - nu.column())
        elif kolom < 0:
            if nu.row():
                self.ga(-1, _LAATSTE)
        else:
            self.ga(0, richting)

    def ga_naar_nieuw(self) -> None:
        """Go to the empty row at the end."""
        self.setCurrentIndex(self.model_.index(self.model_.rowCount() - 1, Kolom.DATUM))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the key does in Excel; F6 leaves the grid."""
        toets, terug = event.key(), event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if self._hele_blok(event):
            return
        if toets in ENTER:
            self.enter(-1 if terug else 1)
        elif toets in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self.tab(-1 if terug or toets == Qt.Key.Key_Backtab else 1)
        elif toets == Qt.Key.Key_F6:
            self.focusNextPrevChild(not terug)
        elif toets in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.wis()
        elif toets in _PIJLEN and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.edit(self.currentIndex())
        else:
            if toets in _PIJLEN:
                self._tab_begin = None
            super().keyPressEvent(event)

    def _hele_blok(self, event: QKeyEvent) -> bool:
        """Do what goes over all that is selected."""
        ctrl = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.matches(QKeySequence.StandardKey.Copy):
            self.kopieer()
        elif event.matches(QKeySequence.StandardKey.Cut):
            self.kopieer()
            self.wis()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.plak()
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.model_.ongedaan.undo()
        elif event.matches(QKeySequence.StandardKey.Redo) or (ctrl and event.key() == Qt.Key.Key_Y):
            self.model_.ongedaan.redo()
        elif ctrl and event.key() == Qt.Key.Key_D:
            self.vul_omlaag()
        elif ctrl and event.key() == Qt.Key.Key_Minus:
            self.verwijder_regels()
        else:
            return False
        return True

    def event(self, event: QEvent) -> bool:
        """Keep Tab in the grid: Qt would leave with it before any key event."""
        tab = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
        is_toets = event.type() is QEvent.Type.KeyPress
        if is_toets and isinstance(event, QKeyEvent) and event.key() in tab:
            self.keyPressEvent(event)
            return True
        return super().event(event)

    # Blocks

    def blok(self) -> tuple[list[int], list[Kolom]]:
        """Rows and columns of what is selected, or of the cell that the keyboard is in."""
        gekozen = self.selectionModel().selectedIndexes() or [self.currentIndex()]
        rijen = sorted({index.row() for index in gekozen if index.isValid()})
        kolommen = sorted({index.column() for index in gekozen if index.isValid()})
        return rijen, [Kolom(kolom) for kolom in kolommen if kolom in BEWERKBAAR]

    def kopieer(self) -> None:
        """Put what is selected on the clipboard, as Excel reads it."""
        rijen, kolommen = self.blok()
        uit = io.StringIO(newline="")
        schrijver = csv.writer(uit, delimiter="\t", lineterminator="\r\n")
        for rij in rijen:
            schrijver.writerow([self.model_.rij(rij).teksten[kolom] for kolom in kolommen])
        QGuiApplication.clipboard().setText(uit.getvalue())

    def plak(self) -> None:
        """Put what was copied in Excel here, from the chosen cell on; new rows come by themselves.

        One value fills all that is selected. The names of our columns above it are left out.
        """
        blok = _uit_klembord(QGuiApplication.clipboard().text())
        rijen, kolommen = self.blok()
        if not blok or not rijen or not kolommen:
            return
        if len(blok) == 1 and len(blok[0]) == 1:
            cellen = {(rij, kolom): blok[0][0] for rij in rijen for kolom in kolommen}
        else:
            eerste, links = rijen[0], kolommen[0]
            cellen = {
                (eerste + neer, Kolom(links + opzij)): tekst
                for neer, regel in enumerate(blok)
                for opzij, tekst in enumerate(regel)
                if links + opzij <= _LAATSTE
            }
        self.model_.typ("Plakken", cellen)

    def vul_omlaag(self) -> None:
        """Let what is selected read as its first row; a single row reads as the one above."""
        rijen, kolommen = self.blok()
        if not rijen:
            return
        bron = rijen[0] if len(rijen) > 1 else rijen[0] - 1
        if bron < 0:
            return
        van = self.model_.rij(bron).teksten
        doel = [rij for rij in rijen if rij != bron]
        self.model_.typ(
            "Doorvoeren", {(rij, kolom): van[kolom] for rij in doel for kolom in kolommen}
        )

    def wis(self) -> None:
        """Empty what is selected."""
        rijen, kolommen = self.blok()
        leeg = {
            (rij, kolom): "" for rij in rijen for kolom in kolommen if not self.model_.rij(rij).leeg
        }
        if leeg:
            self.model_.typ("Wissen", leeg)

    def verwijder_regels(self) -> None:
        """Take the selected rows away."""
        rijen, _ = self.blok()
        kolom = max(self.currentIndex().column(), 0)
        self.model_.verwijder(rijen)
        if rijen:
            rij = min(rijen[0], self.model_.rowCount() - 1)
            self.setCurrentIndex(self.model_.index(rij, kolom))

    def leg_vast(self) -> None:
        """Take over what is being typed."""
        self._cellen.leg_vast()

    # Looks

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among the columns."""
        super().resizeEvent(event)
        ruimte = self.viewport().width()
        krap = ruimte < _KRAP
        self.model_.zeg_stand(met_woorden=not krap)
        breed = {kolom: maten[krap] for kolom, maten in _BREED.items()}
        over = max(ruimte - sum(breed.values()), 0)
        delen = sum(maten[2] for maten in _BREED.values())
        for kolom, (_, _, deel) in _BREED.items():
            self.setColumnWidth(kolom, breed[kolom] + over * deel // delen)
        self.scrollTo(self.currentIndex())

    def _ander(self, nu: Index, eerder: Index) -> None:
        self.cel_gekozen.emit()
        if nu.row() != eerder.row() and eerder.isValid():
            self.regel_verlaten.emit()

    def _klik_voorstel(self) -> None:
        self._cellen.neem_over()


class Uitnodiging(EmptyState):
    """What to do first, beneath the empty row of a month in which nothing was recorded."""

    def __init__(self, rooster: Rooster) -> None:
        super().__init__(rooster, *BEGIN, "kalender")
        self._rooster = rooster
        self.watch()

    def _appear(self) -> None:
        self.setGeometry(self._rooster.viewport().rect())
        self._dress()
        self.setVisible(self._rooster.model_.rowCount() <= 1)


def _uit_klembord(tekst: str) -> list[list[str]]:
    """The cells that Excel puts on the clipboard; the names of our own columns are left out."""
    blok = [rij for rij in csv.reader(io.StringIO(tekst, newline=""), delimiter="\t") if rij]
    namen: Sequence[str] = [naam.casefold() for naam in kop()]
    if len(blok) > 1 and [cel.strip().casefold() for cel in blok[0]] == namen[: len(blok[0])]:
        return blok[1:]
    return blok
