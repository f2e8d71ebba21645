"""How a cell is drawn, and typed in the way that Excel does it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    Qt,
)
from PySide6.QtGui import QColor, QFontMetricsF, QHelpEvent, QKeyEvent, QPainter, QPolygonF
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from app.gui import theme
from app.gui.widgets.keys import ENTER
from app.gui.widgets.rows import STATUS_ROLE
from app.gui.widgets.status import paint_chip
from app.gui.zorg.celveld import Celveld
from app.gui.zorg.rij import Kolom

if TYPE_CHECKING:
    from app.gui.zorg.rooster import Rooster

Index = QModelIndex | QPersistentModelIndex
_RAND = 8
_HOEK = 8  # pixels; the mark in the corner of a cell with something wrong
_UITNODIGING = "Typ hier…"
_NIETS = QAbstractItemDelegate.EndEditHint.NoHint


class Cellen(QStyledItemDelegate):
    """Draws the cells of the grid and makes the field in which one is typed."""

    def __init__(self, rooster: Rooster) -> None:
        super().__init__(rooster)
        self._rooster = rooster
        self._veld: Celveld | None = None

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        scheme = theme.colours()
        vak: QRect = option.rect
        staat: QStyle.StateFlag = option.state
        rij, kolom = self._rooster.model_.rij(index.row()), Kolom(index.column())
        bezwaren = rij.bezwaren_bij(kolom)
        fout = any(not bezwaar.waarschuwing for bezwaar in bezwaren)
        gekozen = bool(staat & QStyle.StateFlag.State_Selected)
        if gekozen:
            painter.fillRect(vak, QColor(scheme.accent_soft))
        elif bezwaren:
            painter.fillRect(vak, QColor(scheme.late_soft if fout else scheme.today_soft))
        painter.fillRect(vak.left(), vak.bottom(), vak.width(), 1, QColor(scheme.line))
        painter.fillRect(vak.right(), vak.top(), 1, vak.height(), QColor(scheme.line))
        if bezwaren:
            self._hoek(painter, vak, scheme.late if fout else scheme.today)
        self._inhoud(painter, vak, index)
        if index == self._rooster.currentIndex() and self._rooster.hasFocus():
            painter.setPen(QColor(scheme.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for binnen in (0, 1):
                painter.drawRect(vak.adjusted(binnen, binnen, -binnen - 1, -binnen - 1))

    def _inhoud(self, painter: QPainter, vak: QRect, index: Index) -> None:
        scheme = theme.colours()
        plek = QRectF(vak).adjusted(_RAND, 0, -_RAND, -1)
        if index.column() == Kolom.STAND:
            stand = index.data(STATUS_ROLE)
            if stand is not None:
                paint_chip(painter, plek.adjusted(-3, 0, 3, 0), stand, scheme)
            return
        tekst, inkt = str(index.data() or ""), scheme.text
        getal = index.column() == Kolom.AANTAL
        painter.setFont(theme.font(theme.tokens().text.body, tabular=True))
        if not tekst and index.column() == Kolom.DATUM and self._is_nieuw(index):
            tekst, inkt = _UITNODIGING, scheme.quiet
        painter.setPen(QColor(inkt))
        kort = QFontMetricsF(painter.font()).elidedText(
            tekst, Qt.TextElideMode.ElideRight, plek.width()
        )
        hoe = Qt.AlignmentFlag.AlignRight if getal else Qt.AlignmentFlag.AlignLeft
        painter.drawText(plek, int(hoe | Qt.AlignmentFlag.AlignVCenter), kort)

    def _is_nieuw(self, index: Index) -> bool:
        return index.row() == self._rooster.model_.rowCount() - 1

    @staticmethod
    def _hoek(painter: QPainter, vak: QRect, kleur: str) -> None:
        """A mark in the corner, so that colour is not alone."""
        rechts, boven = float(vak.right()), float(vak.top())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(kleur))
        painter.drawPolygon(
            QPolygonF(
                [
                    QPointF(rechts - _HOEK, boven),
                    QPointF(rechts, boven),
                    QPointF(rechts, boven + _HOEK),
                ]
            )
        )
        painter.restore()

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Say what is wrong with a cell, or show all of a text that is shortened."""
        if event.type() is not QEvent.Type.ToolTip:
            return super().helpEvent(event, view, option, index)
        zin = str(index.data(Qt.ItemDataRole.ToolTipRole) or "") if index.isValid() else ""
        tekst = str(index.data() or "") if index.isValid() else ""
        ruimte = self._rooster.columnWidth(index.column()) - 2 * _RAND
        if not zin and QFontMetricsF(self._rooster.font()).horizontalAdvance(tekst) > ruimte:
            zin = tekst
        if zin:
            QToolTip.showText(event.globalPos(), zin, view)
        else:
            QToolTip.hideText()
        return True

    # Typing

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Make the field."""
        model = self._rooster.model_
        rij, kolom = model.rij(index.row()), Kolom(index.column())

        def suggesties(tekst: str) -> list[str]:
            boek = model.boek
            return boek.suggesties(kolom, tekst, rij.teksten) if boek is not None else []

        veld = Celveld(parent, self._rooster.voorstellen, suggesties)
        veld.setAccessibleName(str(model.headerData(kolom, Qt.Orientation.Horizontal)))
        if kolom is Kolom.AANTAL:
            veld.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._veld = veld
        return veld

    def neem_over(self) -> None:
        """Take over what was clicked in the list."""
        self.leg_vast()
        self._rooster.setFocus(Qt.FocusReason.OtherFocusReason)

    def leg_vast(self) -> None:
        """Take over what is being typed."""
        if self._veld is not None:
            self._sluit(self._veld)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Put in the field what stands in the cell, without taking away what is being typed."""
        assert isinstance(editor, Celveld)
        if not editor.isModified():
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole) or ""))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Take over what was typed or chosen."""
        assert isinstance(editor, Celveld)
        if editor.waarde != index.data(Qt.ItemDataRole.EditRole):
            model.setData(index, editor.waarde)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: Index
    ) -> None:
        """Lay the field over its cell."""
        editor.setGeometry(option.rect)

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        """Take the list away with the field."""
        self._rooster.voorstellen.hide()
        self._veld = None
        super().destroyEditor(editor, index)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go on as in Excel: Enter down, Tab to the right, an arrow to the next cell."""
        if not isinstance(watched, Celveld):
            return super().eventFilter(watched, event)
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._toets(watched, event) or super().eventFilter(watched, event)
        if event.type() is QEvent.Type.FocusOut:
            watched.voorstellen.hide()
        return super().eventFilter(watched, event)

    def _toets(self, veld: Celveld, event: QKeyEvent) -> bool:
        toets, terug = event.key(), event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if toets in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            richting = 1 if toets == Qt.Key.Key_Down else -1
            if veld.voorstellen.isVisible():
                veld.voorstellen.stap(richting)
            elif richting > 0 and event.modifiers() & Qt.KeyboardModifier.AltModifier:
                veld.stel_voor(alles=True)
            else:
                self._sluit(veld)
                self._rooster.ga(richting, 0)
            return True
        if toets in ENTER:
            self._sluit(veld)
            self._rooster.enter(-1 if terug else 1)
            return True
        if toets in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._sluit(veld)
            self._rooster.tab(-1 if terug or toets == Qt.Key.Key_Backtab else 1)
            return True
        if toets == Qt.Key.Key_Escape and veld.voorstellen.isVisible():
            veld.voorstellen.hide()
            return True
        return False

    def _sluit(self, veld: Celveld) -> None:
        self.commitData.emit(veld)
        self.closeEditor.emit(veld, _NIETS)
