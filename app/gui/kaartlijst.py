"""A screen with a list, and beneath it the card of the row that is chosen."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from app.gui import theme
from app.gui.context import Kantoor, Toonpagina
from app.gui.widgets.tab_order import walk_in_order
from app.gui.widgets.table import Table
from app.gui.widgets.vraagkaart import Redenvraag

_ANDERS = Qt.FocusReason.OtherFocusReason
_LOOP_MS = 60  # who walks through the list with the arrow keys does not wait for every card


class Kaartblad(QWidget):
    """Head, what may be long, and buttons; in place of those a question for a reason.

    ``knoppen`` stand at the left and ``daden`` at the right. ``stop`` is the one among them that
    asks for the reason.
    """

    def __init__(self, naam: str, gebied: str, vraag: Redenvraag) -> None:
        super().__init__()
        self.setAccessibleName(naam)
        size = theme.tokens().size
        self._kop = QVBoxLayout()
        self._kop.setSpacing(4)
        self._kopregels = QWidget()
        self._kop.addWidget(self._kopregels)
        self._gebied = QScrollArea()
        self._gebied.setAccessibleName(gebied)
        self._gebied.setWidgetResizable(True)
        self._knoppen = QWidget()
        self._rij = QHBoxLayout(self._knoppen)
        self._rij.setContentsMargins(0, 0, 0, 0)
        self._rij.setSpacing(size.within)
        self.vraag = vraag
        self.vraag.hide()
        self.vraag.gestopt.connect(self._stop)
        self._stopknop = QPushButton()
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, size.within, 0, 0)
        kolom.setSpacing(size.within)
        kolom.addLayout(self._kop)
        kolom.addWidget(self._gebied, 1)
        kolom.addWidget(self._knoppen)
        kolom.addWidget(self.vraag)

    def _zet_knoppen(
        self, knoppen: Sequence[QPushButton], daden: Sequence[QPushButton], stop: QPushButton
    ) -> None:
        for knop in knoppen:
            self._rij.addWidget(knop)
        self._rij.addStretch()
        for knop in daden:
            self._rij.addWidget(knop)
        self._stopknop = stop
        stop.setProperty("role", "link")
        stop.clicked.connect(self.vraag_reden)

    def _vul(self, kop: QWidget, inhoud: QWidget) -> None:
        """Show another thing."""
        self._kop.replaceWidget(self._kopregels, kop)
        self._kopregels.hide()
        self._kopregels.deleteLater()
        self._kopregels = kop
        self._gebied.setWidget(inhoud)

    def _orden(self) -> None:
        """Show the buttons, once they are as they must be."""
        self.toon_knoppen()
        walk_in_order(self._gebied, self._knoppen, self.vraag)

    @property
    @abstractmethod
    def eerste_knop(self) -> QPushButton:
        """The button of the first thing to do here."""

    def vraag_reden(self) -> None:
        """Ask for the reason, in place of the buttons."""
        self._knoppen.hide()
        self.vraag.begin()

    def toon_knoppen(self) -> None:
        """Ask no more."""
        self.vraag.hide()
        self._knoppen.show()

    def _stop(self) -> None:
        self.toon_knoppen()
        self._stopknop.setFocus(Qt.FocusReason.OtherFocusReason)


class Kaartlijst(Toonpagina):
    """Loads the rows off the GUI thread, and the card of the chosen one when the user rests there.

    ``verdeling`` is how table and card share the height.
    """

    def __init__(
        self, kantoor: Kantoor, table: Table, kaart: Kaartblad, verdeling: Sequence[int]
    ) -> None:
        super().__init__()
        self._kantoor = kantoor
        self._zoek = ""
        self._ronde = 0  # an answer of an earlier round is passed by
        self._te_tonen: int | None = None
        self._delen = (table, kaart)
        kaart.hide()
        self._loop = QTimer(self, singleShot=True, interval=_LOOP_MS)
        self._loop.timeout.connect(self._laad_kaart)
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.addWidget(table)
        splitter.addWidget(kaart)
        splitter.setChildrenCollapsible(False)
        splitter.setStyleSheet("QSplitter::handle { background: transparent; }")
        splitter.setSizes(list(verdeling))
        size = theme.tokens().size
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(size.page, 0, size.page, size.group)
        kolom.addWidget(splitter)
        walk_in_order(*self._delen)
        table.selectionModel().currentRowChanged.connect(lambda *_: self._loop.start())
        table.chosen.connect(lambda _: kaart.eerste_knop.setFocus(_ANDERS))
        kantoor.changes.gewijzigd.connect(self._ververs_als_zichtbaar)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin in the list."""
        super().focusInEvent(event)
        self._delen[0].setFocus(event.reason())

    def search(self, text: str) -> None:
        """Show only what matches."""
        self._zoek = text
        self._toon()

    def appear(self) -> None:
        """Show what is known and find out what has changed."""
        self._vat_samen()
        self._laad()

    def toon(self, id_: int) -> None:
        """Show one thing, whatever was chosen before."""
        self._zoek = ""
        self._te_tonen = id_
        self._laad()

    def _ververs_als_zichtbaar(self) -> None:
        if self.isVisible():
            self._laad()

    @abstractmethod
    def _laad(self) -> None:
        """Read the rows, and show them."""

    @abstractmethod
    def _toon(self) -> None:
        """Show those of the rows that are wanted."""

    @abstractmethod
    def _vat_samen(self) -> None:
        """Say in the header how many there are."""

    @abstractmethod
    def _laad_kaart(self) -> None:
        """Show the card of the chosen row."""


def kaart() -> tuple[QFrame, QVBoxLayout]:
    """Give a card with the column in it."""
    rand = theme.tokens().size.group
    blok = QFrame()
    blok.setObjectName("card")
    kolom = QVBoxLayout(blok)
    kolom.setContentsMargins(rand, 12, rand, 12)
    kolom.setSpacing(4)
    return blok, kolom
