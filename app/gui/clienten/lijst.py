"""The list of clients at the left: two lines each, fetched a page at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QHelpEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from app.gui import theme
from app.gui.format import aantal, getal
from app.gui.widgets.empty import EmptyState
from app.gui.widgets.rows import Column, Order, Pages, RowsModel
from app.services import dossiers
from app.services.workspace import Workspace
from app.standard.codelijsten import gemeentenaam
from app.store.dossiers import Clientregel

Index = QModelIndex | QPersistentModelIndex

_RIJ = 56
_RAND = 14
_BALK = 3

LEEG = ("Nog geen cliënten", "Lees de toewijzingen (301) in die je bij VECOZO hebt opgehaald.")
NIETS = (
    "Niemand gevonden",
    "Zoek op een deel van de naam, of op het begin van een nummer.",
    "zoeken",
)


@dataclass(frozen=True, slots=True)
class Clientrij:
    """A client in the list: the name, and beneath it what tells two of them apart."""

    id: int
    naam: str
    onder: str


def bladzijden(workspace: Workspace, zoek: str) -> Pages[Clientrij]:
    """Count the clients that match and fetch the first page of them."""

    def haal(offset: int, limit: int, _order: Order | None) -> Sequence[Clientrij]:
        return [
            Clientrij(
                regel.id,
                regel.naam,
                " · ".join(
                    filter(
                        None,
                        (
                            str(regel.geboortedatum.datum.year),
                            ", ".join(map(gemeentenaam, regel.gemeenten)),
                            _hoeveel(regel),
                        ),
                    )
                ),
            )
            for regel in dossiers.clienten(workspace, zoek, offset, limit)
        ]

    pages = Pages(dossiers.aantal_clienten(workspace, zoek), haal)
    if pages:
        pages[0]  # fetched here, off the GUI thread
    return pages


def _hoeveel(regel: Clientregel) -> str:
    """Say how many Toewijzingen there are, that all were taken back, or that there is none yet."""
    if regel.verwijderd and not regel.toewijzingen:
        return f"{getal(regel.verwijderd)} verwijderd"
    if not regel.toewijzingen:
        return "nog geen toewijzing"
    return aantal(regel.toewijzingen, "toewijzing", "toewijzingen")


def plaats_van(rijen: Sequence[Clientrij], client_id: int) -> int | None:
    """Find the place of a client among rows, fetching them until it is found."""
    return next((at for at, rij in enumerate(rijen) if rij.id == client_id), None)


class ClientList(QListView):
    """Shows the clients; `client_chosen` tells whose dossier is wanted."""

    client_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._rows: RowsModel[Clientrij] = RowsModel([Column("client", "Cliënt", _voorgelezen)])
        self.setModel(self._rows)
        self.setAccessibleName("Cliënten")
        self.setItemDelegate(_Rij(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMinimumWidth(200)
        self.empty = _Leeg(self, *LEEG, "clienten")
        self.empty.watch()
        self.selectionModel().currentChanged.connect(self._changed)

    def set_rows(self, rijen: Sequence[Clientrij], chosen: int | None, *, zoekt: bool) -> None:
        """Show other clients with one of them chosen; without a place the first one is."""
        self.empty.say(*(NIETS if zoekt else LEEG))
        self._rows.set_rows(rijen)
        if rijen:
            self.setCurrentIndex(self._rows.index(chosen or 0, 0))

    def chosen(self) -> int | None:
        """Give the id of the client that is chosen."""
        index = self.currentIndex()
        return self._rows.row(index.row()).id if index.isValid() else None

    def _changed(self, index: Index) -> None:
        if index.isValid():
            self.client_chosen.emit(self._rows.row(index.row()).id)


class _Leeg(EmptyState):
    """The words of an empty list, as narrow as the list is."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the words wrap anew."""
        super().resizeEvent(event)
        self._fit()

    def say(self, title: str, what_to_do: str, icon: str = "") -> None:
        """Say something else."""
        super().say(title, what_to_do, icon)
        self._fit()

    def _fit(self) -> None:
        room = max(self.width() - 2 * _RAND, 120)
        self._what.setFixedWidth(room)
        self._what.setMinimumHeight(0)  # else the height that it needs is never less than it was
        self._what.setMinimumHeight(self._what.heightForWidth(room))


def _voorgelezen(rij: Clientrij) -> str:
    return f"{rij.naam}, {rij.onder}"


class _Rij(QStyledItemDelegate):
    """Paints a client: the name, and quieter beneath it the rest."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Give the height of a row."""
        return QSize(0, _RIJ)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one client."""
        scheme = theme.colours()
        rij = self._rij(index)
        place = QRectF(option.rect)
        state: QStyle.StateFlag = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(place, QColor(scheme.accent_soft))
            painter.fillRect(QRectF(place.left(), place.top(), _BALK, _RIJ), QColor(scheme.accent))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(place, QColor(scheme.hover))
        painter.fillRect(
            QRectF(place.left(), place.bottom() - 1, place.width(), 1), QColor(scheme.line)
        )
        tekst = place.adjusted(_RAND, 8, -_RAND, -8)
        sizes = theme.tokens().text
        painter.setFont(theme.font(sizes.body, semibold=True))
        painter.setPen(QColor(scheme.text))
        painter.drawText(tekst, Qt.AlignmentFlag.AlignTop, self._kort(painter, rij.naam, tekst))
        painter.setFont(theme.font(sizes.small))
        painter.setPen(QColor(scheme.quiet))
        painter.drawText(tekst, Qt.AlignmentFlag.AlignBottom, self._kort(painter, rij.onder, tekst))

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Show the whole of what is shortened, and nothing else."""
        if event.type() is not QEvent.Type.ToolTip:
            return super().helpEvent(event, view, option, index)
        if index.isValid() and self.is_shortened(index, view.viewport().width()):
            rij = self._rij(index)
            QToolTip.showText(event.globalPos(), f"{rij.naam}\n{rij.onder}", view)
        else:
            QToolTip.hideText()
        return True

    def is_shortened(self, index: Index, width: int) -> bool:
        """Tell whether a row has more to say than fits."""
        sizes, rij = theme.tokens().text, self._rij(index)
        lines = (
            (theme.font(sizes.body, semibold=True), rij.naam),
            (theme.font(sizes.small), rij.onder),
        )
        return any(
            QFontMetricsF(font).horizontalAdvance(text) > width - 2 * _RAND for font, text in lines
        )

    @staticmethod
    def _kort(painter: QPainter, text: str, place: QRectF) -> str:
        metrics = QFontMetricsF(painter.font())
        return metrics.elidedText(text, Qt.TextElideMode.ElideRight, place.width())

    @staticmethod
    def _rij(index: Index) -> Clientrij:
        model = index.model()
        assert isinstance(model, RowsModel)  # the only model of this list
        rij = model.row(index.row())
        assert isinstance(rij, Clientrij)
        return rij
