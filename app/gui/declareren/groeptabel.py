"""The table of Voorstel: lines under the heading of their group, each with a box to tick."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Any

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from app.domain.voorstelregel import Regelsleutel
from app.gui import theme
from app.gui.declareren import voorstelrijen as vr
from app.gui.declareren.voorstelrijen import Kop, Lijnrij, Rij
from app.gui.state import State
from app.gui.theme import Colours
from app.gui.widgets.rows import Column, RowsModel
from app.gui.widgets.table import Index, RowDelegate, Table

_VINKJE, _NAAM, _BEDRAG = 0, 1, 3  # columns
_HOOG = 40  # pixels; the heading of a group
_VAK = 16
_SMAL = 40  # the column of the boxes
_RAND = 12
_KRAP = 200  # pixels; in a narrower column the name of a group does not fit
_MEE = {True: "gaat mee", False: "gaat nu niet mee", None: ""}


class Groepmodel(RowsModel[Rij]):
    """Rows in groups; sorting keeps every line beneath its heading."""

    def __init__(self, behalve: Collection[Regelsleutel]) -> None:
        super().__init__(
            (
                Column("mee", "✓", lambda rij: _MEE[self.mee(rij)], _SMAL),
                Column("client", "Cliënt, product", _naam, 200, wide=True),
                Column("periode", "Periode", vr.dagen, 176, sort=vr.sorteer_dagen, spare=True),
                Column("bedrag", "Bedrag", vr.geld, 118, sort=vr.sorteer_geld, number=True),
                Column(
                    "stand",
                    "Stand",
                    lambda rij: stand.words if (stand := vr.stand(rij, behalve)) else "",
                    121,
                    status=lambda rij: vr.stand(rij, behalve),
                ),
            )
        )
        self._behalve = behalve
        self._groepen: Sequence[Sequence[Rij]] = ()

    def set_groups(self, groepen: Sequence[Sequence[Rij]]) -> None:
        """Show other groups, the heading of each first."""
        self._groepen = groepen
        self.set_rows([rij for groep in groepen for rij in groep])

    def mee(self, rij: Rij) -> bool | None:
        """Tell whether a row would be sent; None for what has no box."""
        if isinstance(rij, Lijnrij):
            return None if rij.is_rood else rij.sleutel not in self._behalve
        if isinstance(rij, Kop) and rij.declaratie is not None:
            goed = () if rij.declaratie.bezwaar else rij.declaratie.goed
            if goed:
                return all(lijn.regel.sleutel not in self._behalve for lijn in goed)
        return None

    def _in_order(self, rows: Sequence[Rij]) -> Sequence[Rij]:
        if self._order is None:
            return [rij for groep in self._groepen for rij in groep] or rows
        geordend: list[Rij] = []
        for kop, *regels in self._groepen:
            geordend += [kop, *super()._in_order(regels)]
        return geordend

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Tell a screen reader in words what the box says."""
        if role == Qt.ItemDataRole.DisplayRole and index.column() == _VINKJE:
            return ""  # it is drawn
        if role == Qt.ItemDataRole.AccessibleTextRole and index.isValid():
            return self.columns[index.column()].text(self.row(index.row())).replace("\n", ", ")
        return super().data(index, role)


class Groeptabel(Table):
    """`wissel` gives a row whose box was ticked: by the mouse, or with the space bar."""

    wissel = Signal(object)

    def __init__(self, behalve: Collection[Regelsleutel], state: State) -> None:
        self.groepen = Groepmodel(behalve)
        leeg = ("Even rekenen…", "Zo staat hier wat er te declareren valt.", "declareren")
        super().__init__(self.groepen, "Voorstel", leeg, state, lines=2)
        self._delegate = _Groepdelegate(self, self.groepen.mee)
        self.setItemDelegate(self._delegate)
        self.horizontalHeader().setMinimumSectionSize(_SMAL)
        self._fitting = True  # not a width that the user chose
        self.setColumnWidth(_VINKJE, _SMAL)
        self._fitting = False
        self.groepen.modelReset.connect(self._richt_in)
        self.groepen.layoutChanged.connect(self._richt_in)

    def toon(self, groepen: Sequence[Sequence[Rij]]) -> None:
        """Show other groups, and keep the place in the list."""
        hier = self.chosen_row()
        plaats = self.verticalScrollBar().value()
        self.groepen.set_groups(groepen)
        self.verticalScrollBar().setValue(plaats)
        self._kies_zelfde(hier)

    def kies(self, past: Callable[[Rij], bool]) -> bool:
        """Choose the first row that fits; False when there is none."""
        for plaats in range(self.groepen.rowCount()):
            if past(self.groepen.row(plaats)):
                self._zet(plaats)
                return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick with the space bar."""
        rij = self.chosen_row()
        if event.key() == Qt.Key.Key_Space and rij is not None:
            self.wissel.emit(rij)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick with the mouse."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.column() == _VINKJE:
            self.wissel.emit(self.groepen.row(index.row()))

    def _kies_zelfde(self, rij: Rij | None) -> None:
        """Choose the same line again, else the first that can be read."""
        if isinstance(rij, Lijnrij) and self.kies(
            lambda ander: isinstance(ander, Lijnrij) and ander.sleutel == rij.sleutel
        ):
            return
        if isinstance(rij, vr.Wegrij) and self.kies(
            lambda ander: isinstance(ander, vr.Wegrij) and ander.weg == rij.weg
        ):
            return
        if isinstance(rij, Kop) and self.kies(
            lambda ander: isinstance(ander, Kop) and ander.titel == rij.titel
        ):
            return
        self.kies(lambda ander: not isinstance(ander, Kop))

    def _zet(self, plaats: int) -> None:
        index = self.groepen.index(plaats, _NAAM)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def _richt_in(self) -> None:
        """Let each heading lie over all columns, lower than a line."""
        self.clearSpans()
        breed = self.groepen.columnCount() - _NAAM
        hoog = self.verticalHeader().defaultSectionSize()
        for plaats in range(self.groepen.rowCount()):
            if isinstance(self.groepen.row(plaats), Kop):
                self.setSpan(plaats, _NAAM, 1, breed)
                self.setRowHeight(plaats, _HOOG)
            elif self.rowHeight(plaats) != hoog:
                self.setRowHeight(plaats, hoog)


class _Groepdelegate(RowDelegate):
    """Paints the boxes and the headings; the rest as in every table."""

    def __init__(self, table: Groeptabel, mee: Callable[[Rij], bool | None]) -> None:
        super().__init__(table)
        self._groepen = table.groepen
        self._mee = mee

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        rij = self._groepen.row(index.row())
        scheme = theme.colours()
        if isinstance(rij, Kop):
            gekozen = bool(option.state & QStyle.StateFlag.State_Selected)
            _grond(painter, option.rect, gekozen, index.column() == _VINKJE, scheme)
            if index.column() == _NAAM:
                _kop(painter, QRectF(option.rect), self._einde(option.rect, rij), rij, scheme)
        else:
            super().paint(painter, option, index)
        if index.column() == _VINKJE and (aan := self._mee(rij)) is not None:
            _vinkje(painter, QRectF(option.rect), aan, scheme)

    def _einde(self, plaats: QRect, kop: Kop) -> float:
        """Where a total ends: it stands below the amounts of the lines, if the name has room."""
        if kop.declaratie is None or self._table.columnWidth(_NAAM) < _KRAP:
            return plaats.right() + 1
        return self._table.columnViewportPosition(_BEDRAG) + self._table.columnWidth(_BEDRAG)


def _grond(painter: QPainter, plaats: QRect, gekozen: bool, eerste: bool, scheme: Colours) -> None:
    painter.fillRect(plaats, QColor(scheme.accent_soft if gekozen else scheme.ground))
    painter.fillRect(plaats.left(), plaats.bottom(), plaats.width(), 1, QColor(scheme.line))
    if gekozen and eerste:
        painter.fillRect(
            QRect(plaats.left(), plaats.top(), 3, plaats.height()), QColor(scheme.accent)
        )


def _kop(painter: QPainter, plaats: QRectF, einde: float, kop: Kop, scheme: Colours) -> None:
    """Draw the title, what stands beside it, and the total that ends at ``einde``."""
    binnen = plaats.adjusted(_RAND, 0, 0, 0)
    binnen.setRight(einde - _RAND)
    midden = Qt.AlignmentFlag.AlignVCenter
    dik = theme.font(theme.tokens().text.body, semibold=True, tabular=True)
    painter.setFont(dik)
    painter.setPen(QColor(scheme.text))
    painter.drawText(binnen, midden | Qt.AlignmentFlag.AlignRight, kop.rechts)
    maten = QFontMetricsF(dik)
    ruimte = binnen.width() - maten.horizontalAdvance(kop.rechts) - 2 * _RAND
    titel = maten.elidedText(kop.titel, Qt.TextElideMode.ElideRight, ruimte)
    painter.drawText(binnen, midden, titel)
    van = maten.horizontalAdvance(titel) + _RAND
    klein = theme.font(theme.tokens().text.small)
    painter.setFont(klein)
    painter.setPen(QColor(scheme.quiet))
    bij = QFontMetricsF(klein).elidedText(
        kop.bij, Qt.TextElideMode.ElideRight, max(0.0, ruimte - van)
    )
    painter.drawText(binnen.adjusted(van, 0, 0, 0), midden, bij)


def _vinkje(painter: QPainter, plaats: QRectF, aan: bool, scheme: Colours) -> None:
    """Draw a box, ticked or not, as those of a form look."""
    midden = plaats.center()
    vak = QRectF(midden.x() - _VAK / 2, midden.y() - _VAK / 2, _VAK, _VAK)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(scheme.accent if aan else scheme.border), 1))
    painter.setBrush(QColor(scheme.accent if aan else scheme.surface))
    painter.drawRoundedRect(vak.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    if aan:
        painter.setPen(QPen(QColor(scheme.on_accent), 1.8))
        x, y = midden.x(), midden.y()
        painter.drawPolyline(
            QPolygonF([QPointF(x - 4, y), QPointF(x - 1.2, y + 3), QPointF(x + 4.2, y - 3.4)])
        )
    painter.restore()


def _naam(rij: Rij) -> str:
    return "\n".join(filter(None, (vr.client(rij), vr.product(rij))))
