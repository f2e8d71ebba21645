"""One group on the page Klaar voor VECOZO: a heading, its button, and its rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QItemSelectionModel, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.gui import theme
from app.gui.format import getal
from app.gui.klaar.groepen import Rij
from app.gui.state import State
from app.gui.widgets.rows import Column, RowsModel
from app.gui.widgets.table import Table
from app.standard.codelijsten import gemeentenaam

_LEEG = ("Geen berichten", "Hier staat nu niets.", "bestand")


def _woorden(rij: Rij) -> str:
    return rij.stand.words if rij.stand else ""


_KOLOMMEN: tuple[Column[Rij], ...] = (
    Column("bericht", "Bericht", lambda r: r.titel, 178),
    Column("client", "Cliënt of maand", lambda r: r.waarover, 140, wide=True),
    Column("gemeente", "Gemeente", lambda r: gemeentenaam(r.regel.gemeente or ""), 112, wide=True),
    Column(
        "identificatie", "Identificatie", lambda r: r.regel.identificatie or "", 142, spare=True
    ),
    Column(
        "stand",
        "Stand",
        _woorden,
        172,
        sort=lambda r: (r.vervaldatum, _woorden(r)),
        status=lambda r: r.stand,
    ),
)


class Berichtentabel(Table):
    """A table as high as its rows, in which several may be selected."""

    def __init__(self, model: RowsModel[Any], naam: str, state: State) -> None:
        super().__init__(model, naam, _LEEG, state)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        model.modelReset.connect(self.updateGeometry)

    def toon_kop(self, zichtbaar: bool) -> None:
        """Show the titles of the columns: only the first group has them."""
        self.horizontalHeader().setVisible(zichtbaar)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Give the height of all rows: the page scrolls, not the table."""
        return QSize(super().sizeHint().width(), self.rows_height)

    def minimumSizeHint(self) -> QSize:
        """Never be squeezed."""
        return QSize(0, self.sizeHint().height())


class Groepvak(QWidget):
    """Shows the messages of a group; is not there while it has none.

    ``geopend`` gives the row that was double-clicked, ``gekozen`` comes when the selection changes.
    """

    geopend = Signal(object)
    gekozen = Signal()

    def __init__(self, titel: str, state: State, *knoppen: QWidget) -> None:
        super().__init__()
        self._titel = titel
        self._rijen: Sequence[Rij] = ()
        self._kop = QLabel()
        self._kop.setProperty("role", "group")
        self._kop.setMinimumHeight(theme.tokens().size.control)
        self._model = RowsModel(_KOLOMMEN)
        # One name for all groups: their columns stand below each other.
        self.tabel = Berichtentabel(self._model, "klaar", state)
        self.tabel.setAccessibleName(titel)
        self.tabel.chosen.connect(self.geopend)
        self.tabel.selectionModel().selectionChanged.connect(lambda *_: self.gekozen.emit())
        boven = QHBoxLayout()
        boven.setSpacing(theme.tokens().size.within)
        boven.addWidget(self._kop, 1)
        for knop in knoppen:
            boven.addWidget(knop)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(4)
        kolom.addLayout(boven)
        kolom.addWidget(self.tabel)

    def toon(self, rijen: Sequence[Rij]) -> None:
        """Show these, keeping those selected that were."""
        if list(rijen) != list(self._rijen):
            eerder = {rij.id for rij in self.keuze()}
            self._rijen = rijen
            self._model.set_rows(rijen)
            for rij in rijen:
                if rij.id in eerder:
                    self.kies(rij.id)
        self._kop.setText(f"{self._titel} ({getal(len(rijen))})")
        self.setVisible(bool(rijen))
        self.gekozen.emit()

    def rijen(self) -> Sequence[Rij]:
        """Give all messages of the group."""
        return self._rijen

    def keuze(self) -> list[Rij]:
        """Give the messages that are selected."""
        rijen = self.tabel.selectionModel().selectedRows()
        return [self._model.row(index.row()) for index in rijen]

    def kies(self, id_: int) -> bool:
        """Select a message besides those that are; False when it is not in this group."""
        for nummer in range(self._model.rowCount()):
            if self._model.row(nummer).id == id_:
                vlag = QItemSelectionModel.SelectionFlag
                index = self._model.index(nummer, 0)
                self.tabel.selectionModel().setCurrentIndex(index, vlag.Select | vlag.Rows)
                self.tabel.scrollTo(index)
                return True
        return False


def pas_stand_in(vakken: Sequence[Groepvak]) -> None:
    """Make the column Stand as wide, in all groups, as the longest words in any."""
    woorden = {_woorden(rij) for vak in vakken for rij in vak.rijen()}
    for vak in vakken:
        vak.tabel.fit("stand", woorden)


def lijn_uit(vakken: Sequence[Groepvak]) -> None:
    """Let the groups be sorted and widened together: one of them shows the titles for all."""
    for vak in vakken:
        kop = vak.tabel.horizontalHeader()
        anderen = [ander.tabel for ander in vakken if ander is not vak]

        def sorteer(kolom: int, hoe: Qt.SortOrder, anderen: list[Berichtentabel] = anderen) -> None:
            for ander in anderen:
                if ander.horizontalHeader().isHidden():
                    ander.sortByColumn(kolom, hoe)

        def maak_breed(
            kolom: int,
            _: int,
            breed: int,
            eigen: Berichtentabel = vak.tabel,
            anderen: list[Berichtentabel] = anderen,
        ) -> None:
            if eigen.horizontalHeader().isHidden():
                return  # it follows, or has no one to lead
            for ander in anderen:
                if ander.horizontalHeader().isHidden():
                    ander.follow(eigen, kolom, breed)

        kop.sortIndicatorChanged.connect(sorteer)
        kop.sectionResized.connect(maak_breed)
