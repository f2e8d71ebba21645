"""The days of a week or month as a table: walked with the arrow keys, opened with Enter."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from app.gui import theme
from app.gui.format import aantal
from app.gui.kalender.dagen import WEEKDAGEN, WEEKEND, Dag, Dagregel
from app.gui.theme import Colours
from app.gui.widgets.keys import ENTER
from app.gui.widgets.status import SHAPE, paint_shape, status_colours

Index = QModelIndex | QPersistentModelIndex
DAG_ROLE = Qt.ItemDataRole.UserRole
_PAD = 10
_REGEL = 20  # a line within a day
_KOP = 26  # the day itself
_NAAST = 168  # width of the day before its lines, where each day has a row of its own
_RIJ = 52  # such a row with one line
_MEESTE = 12  # lines of such a day; the rest is counted
_OP, _NEER, _LINKS, _RECHTS = (
    Qt.Key.Key_Up.value,
    Qt.Key.Key_Down.value,
    Qt.Key.Key_Left.value,
    Qt.Key.Key_Right.value,
)
# How many days an arrow key goes on: in a month, and where each day has a row of its own.
_PER_DAG = {_OP: -7, _NEER: 7, _LINKS: -1, _RECHTS: 1}
_PER_RIJ = {_OP: -1, _NEER: 1, _LINKS: -7, _RECHTS: 7}


class Kalendermodel(QAbstractTableModel):
    """Rows of days: seven beside each other, or each in a row of its own."""

    def __init__(self) -> None:
        super().__init__()
        self._rijen: Sequence[Sequence[Dag]] = ()

    def zet(self, rijen: Sequence[Sequence[Dag]]) -> None:
        """Show other days."""
        self.beginResetModel()
        self._rijen = rijen
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Give the number of rows."""
        return 0 if parent is not None and parent.isValid() else len(self._rijen)

    def columnCount(self, parent: Index | None = None) -> int:
        """Give the number of columns."""
        if (parent is not None and parent.isValid()) or not self._rijen:
            return 0
        return len(self._rijen[0])

    def dag(self, index: Index) -> Dag:
        """Give the day of a cell."""
        return self._rijen[index.row()][index.column()]

    def plek(self, gezocht: object) -> QModelIndex:
        """Give the cell of a date; invalid when it is not shown."""
        for rij, dagen in enumerate(self._rijen):
            for kolom, een in enumerate(dagen):
                if een.dag == gezocht:
                    return self.index(rij, kolom)
        return QModelIndex()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give a day to who paints it, and its words to who hears it or points at it."""
        if not index.isValid():
            return None
        if role == DAG_ROLE:
            return self.dag(index)
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return self.dag(index).in_woorden
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Name the days of the week."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return WEEKDAGEN[section][:2]
        return None


class Dagschilder(QStyledItemDelegate):
    """Paints a day: its number, and beneath or beside that what falls on it."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self.naast = False  # each day has a row of its own
        text = theme.tokens().text
        self._nummer = theme.font(text.body, semibold=True, tabular=True)
        self._klein = theme.font(text.small)
        self._sterk = theme.font(text.small, semibold=True)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give a row of its own the height of its lines; the others share the height there is."""
        if not self.naast:
            return super().sizeHint(option, index)
        regels = min(len(index.data(DAG_ROLE).elk), _MEESTE + 1)
        return QSize(0, max(_RIJ, regels * _REGEL + 2 * _PAD))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one day."""
        dag: Dag = index.data(DAG_ROLE)
        rect: QRect = option.rect
        gekozen = bool(option.state & QStyle.StateFlag.State_Selected)
        scheme = theme.colours()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        grond = scheme.ground if dag.vrij or not dag.binnen else scheme.surface
        painter.fillRect(rect, QColor(grond))
        vak = QRectF(rect).adjusted(_PAD, 4, -_PAD, -4)
        if self.naast:
            self._kop(painter, QRectF(vak.left(), vak.top() + 4, _NAAST, _KOP), dag, scheme)
            self._regels(painter, vak.adjusted(_NAAST, 4, 0, 0), dag.elk, scheme)
        else:
            kop = QRectF(vak.topLeft(), QSize(int(vak.width()), _KOP))
            onder = self._kop(painter, kop, dag, scheme)
            self._regels(painter, vak.adjusted(0, onder, 0, 0), dag.per_soort, scheme)
        painter.setPen(QPen(QColor(scheme.line), 1))
        painter.drawLine(QPointF(rect.left(), rect.bottom()), QPointF(rect.right(), rect.bottom()))
        if not self.naast and index.column() < 6:
            painter.drawLine(
                QPointF(rect.right(), rect.top()), QPointF(rect.right(), rect.bottom())
            )
        if gekozen:
            painter.setPen(QPen(QColor(scheme.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -2, -2), 4, 4)
        painter.restore()

    def _kop(self, painter: QPainter, plaats: QRectF, dag: Dag, scheme: Colours) -> int:
        """Draw the day and why it is free, and give the height that they take."""
        woord = str(dag.dag.day)
        if self.naast:
            woord = f"{WEEKDAGEN[dag.dag.weekday()]} {woord}"
        painter.setFont(self._nummer)
        breed = QFontMetricsF(self._nummer).horizontalAdvance(woord)
        midden = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        tekst = QRectF(plaats.left() + (7 if dag.vandaag else 0), plaats.top(), breed, 22)
        if dag.vandaag:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(scheme.accent))
            painter.drawRoundedRect(tekst.adjusted(-7, 0, 7, 0), 11, 11)
            painter.setPen(QColor(scheme.on_accent))
        else:
            painter.setPen(QColor(scheme.text if dag.binnen and not dag.vrij else scheme.quiet))
        painter.drawText(tekst, midden, woord)
        if not dag.vrij or dag.vrij == WEEKEND:
            return _KOP
        erna = QRectF(tekst.right() + 10, plaats.top(), plaats.right() - tekst.right() - 10, 22)
        past = QFontMetricsF(self._klein).horizontalAdvance(dag.vrij) <= erna.width()
        if self.naast or not past:
            erna = QRectF(plaats.left(), plaats.top() + 20, plaats.width(), _REGEL)
        self._tekst(painter, erna, dag.vrij, scheme.quiet)
        return _KOP if past else _KOP + _REGEL - 4

    def _regels(
        self,
        painter: QPainter,
        plaats: QRectF,
        regels: Sequence[Dagregel],
        scheme: Colours,
    ) -> None:
        """Draw as many lines as there is room for, and how many more there are."""
        ruimte = max(0, int(plaats.height() // _REGEL))
        getoond = len(regels) if len(regels) <= ruimte else max(0, ruimte - 1)
        for nummer, regel in enumerate(regels[:getoond]):
            lijn = QRectF(plaats.left(), plaats.top() + nummer * _REGEL, plaats.width(), _REGEL)
            self._regel(painter, lijn, regel, scheme)
        meer = sum(regel.aantal for regel in regels[getoond:])
        if meer and ruimte:
            lijn = QRectF(plaats.left(), plaats.top() + getoond * _REGEL, plaats.width(), _REGEL)
            naast = lijn.adjusted(SHAPE + 8, 0, 0, 0)
            voluit = f"nog {aantal(meer, 'taak', 'taken')}"
            past = QFontMetricsF(self._klein).horizontalAdvance(voluit) <= naast.width()
            self._tekst(painter, naast, voluit if past else f"nog {meer}", scheme.quiet)

    def _regel(self, painter: QPainter, plaats: QRectF, regel: Dagregel, scheme: Colours) -> None:
        kleur = status_colours(scheme, regel.status)[0]
        painter.save()
        paint_shape(
            painter,
            QPointF(plaats.left() + SHAPE / 2 + 1, plaats.center().y()),
            regel.status,
            QColor(kleur),
        )
        painter.restore()
        naast = QRectF(plaats).adjusted(SHAPE + 8, 0, 0, 0)
        if not self.naast:
            self._tekst(painter, naast, regel.kort, scheme.text)
            return
        breed = QFontMetricsF(self._sterk).horizontalAdvance(regel.wat)
        self._tekst(painter, naast, regel.wat, scheme.text, sterk=True)
        self._tekst(painter, naast.adjusted(breed + 10, 0, 0, 0), regel.wie, scheme.quiet)

    def _tekst(
        self, painter: QPainter, plaats: QRectF, woorden: str, kleur: str, *, sterk: bool = False
    ) -> None:
        painter.setFont(self._sterk if sterk else self._klein)
        painter.setPen(QColor(kleur))
        past = QFontMetricsF(painter.font()).elidedText(
            woorden, Qt.TextElideMode.ElideRight, max(0.0, plaats.width())
        )
        painter.drawText(plaats, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, past)


class Kalendertabel(QTableView):
    """``geopend`` gives the date of the day that was clicked, or on which Enter was pressed.

    ``gelopen`` gives the date to which the user walked with the arrow keys.
    """

    geopend = Signal(object)
    gelopen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("kalender")
        self.setAccessibleName("Kalender")
        self.dagen = Kalendermodel()
        self._schilder = Dagschilder(self)
        self.setModel(self.dagen)
        self.setItemDelegate(self._schilder)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        breedte = self.horizontalHeader()
        breedte.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        breedte.setSectionsClickable(False)
        breedte.setHighlightSections(False)
        breedte.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.clicked.connect(lambda index: self.geopend.emit(self.dagen.dag(index).dag))

    def toon(self, rijen: Sequence[Sequence[Dag]], gekozen: object) -> None:
        """Show these days, the chosen one among them."""
        naast = bool(rijen) and len(rijen[0]) == 1
        self._schilder.naast = naast
        self.dagen.zet(rijen)
        self.horizontalHeader().setVisible(not naast)
        modus = QHeaderView.ResizeMode
        self.verticalHeader().setSectionResizeMode(
            modus.ResizeToContents if naast else modus.Stretch
        )
        plek = self.dagen.plek(gekozen)
        self.setCurrentIndex(plek if plek.isValid() else self.dagen.index(0, 0))

    @property
    def gekozen(self) -> Dag | None:
        """The day that the keyboard is at."""
        index = self.currentIndex()
        return self.dagen.dag(index) if index.isValid() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the chosen day with Enter; walk on with the arrows, also past the edge."""
        gekozen, toets = self.gekozen, event.key()
        stap = (_PER_RIJ if self._schilder.naast else _PER_DAG).get(toets)
        if gekozen is None:
            super().keyPressEvent(event)
        elif toets in ENTER:
            self.geopend.emit(gekozen.dag)
        elif stap is not None:
            dag = gekozen.dag + timedelta(days=stap)
            if (plek := self.dagen.plek(dag)).isValid():
                self.setCurrentIndex(plek)
            self.gelopen.emit(dag)
        else:
            super().keyPressEvent(event)
