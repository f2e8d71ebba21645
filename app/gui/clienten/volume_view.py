"""How much of a Toewijzing was used: a bar, and beside it the numbers in words."""

from __future__ import annotations

import re

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.gui import theme
from app.gui.clienten.geld import Verbruikbeeld
from app.gui.theme import Colours
from app.gui.widgets.status import StatusChip

_BREED, _SMAL, _HOOG = 168, 112, 22
_RUIM = 480  # pixels; in less the bar leaves more of the width to the words
_NA_CIJFER = re.compile(r"(?<=€) |(?<=\d)(?<!,\d\d) ")
_STAAF = 12  # height of the bar
_GRENS = 2  # of the line where the volume ends


class Verbruikblok(QWidget):
    """What was given, declared, granted and left of one Toewijzing, and the forecast."""

    def __init__(self, beeld: Verbruikbeeld) -> None:
        super().__init__()
        self.setAccessibleName("Wat is gedeclareerd")
        self.setAccessibleDescription(beeld.woorden)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 8, 0, 4)
        grid.setHorizontalSpacing(12)
        grid.setColumnStretch(1, 1)
        self._balk = Volumebalk(beeld) if beeld.gegeven is not None else None
        if self._balk is not None:
            grid.addWidget(self._balk, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addLayout(_woorden(beeld), 0, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make the bar fit."""
        super().resizeEvent(event)
        if self._balk is not None:
            self._balk.setFixedWidth(_BREED if self.width() >= _RUIM else _SMAL)


def _woorden(beeld: Verbruikbeeld) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(2)
    if beeld.regel:
        column.addWidget(_cijfers(beeld.regel))
    if beeld.te_veel is not None:
        chip = QHBoxLayout()
        chip.addWidget(StatusChip(beeld.te_veel))
        chip.addStretch()
        column.addLayout(chip)
    if beeld.toekenning:
        column.addWidget(_cijfers(beeld.toekenning, "small"))
    if beeld.afgekeurd:
        column.addWidget(_cijfers(beeld.afgekeurd, "warning"))
    if beeld.vooruit:
        column.addWidget(_cijfers(beeld.vooruit, "warning" if beeld.let_op else "small"))
    if beeld.nog:
        column.addWidget(_cijfers(beeld.nog, "small"))
    return column


def _cijfers(woorden: str, role: str = "") -> QLabel:
    """Give a label that wraps, with figures of one width."""
    label = QLabel(_NA_CIJFER.sub("\u00a0", woorden))  # a number stays with its unit
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setFont(theme.font(theme.tokens().text.body, tabular=True))
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if role:
        label.setProperty("role", role)
    return label


class Volumebalk(QWidget):
    """The bar: granted is filled, what waits is striped, what is too much is red and crossed."""

    def __init__(self, beeld: Verbruikbeeld) -> None:
        super().__init__()
        self._beeld = beeld
        self.setFixedSize(_BREED, _HOOG)
        self.setAccessibleName(beeld.woorden)
        self.setToolTip("\n".join(filter(None, (beeld.regel, beeld.toekenning))))

    def delen(self) -> tuple[float, float, float]:
        """Give where granted, declared and given end, as parts of the width."""
        gegeven = self._beeld.gegeven or 0
        gedaan = max(self._beeld.gedeclareerd, 0)
        toegekend = min(max(self._beeld.toegekend, 0), gedaan)
        heel = max(gegeven, gedaan, 1)
        return toegekend / heel, gedaan / heel, gegeven / heel

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bar."""
        scheme = theme.colours()
        painter = QPainter(self)
        painter.setClipRect(event.rect())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        staaf = QRectF(0.5, (_HOOG - _STAAF) / 2 + 0.5, self.width() - 1, _STAAF - 1)
        omtrek = QPainterPath()
        omtrek.addRoundedRect(staaf, 4, 4)
        painter.fillPath(omtrek, QColor(scheme.ground))
        painter.setClipPath(omtrek, Qt.ClipOperation.IntersectClip)
        toegekend, gedaan, gegeven = (staaf.left() + deel * staaf.width() for deel in self.delen())

        def stuk(links: float, rechts: float) -> QRectF:
            return QRectF(links, staaf.top(), max(rechts - links, 0), staaf.height())

        binnen = min(gedaan, gegeven)
        painter.fillRect(stuk(staaf.left(), min(toegekend, gegeven)), QColor(scheme.accent))
        _arceer(painter, stuk(toegekend, binnen), scheme.accent_soft, scheme.accent)
        painter.fillRect(stuk(gegeven, gedaan), QColor(scheme.late_soft))
        _arceer(
            painter, stuk(gegeven, gedaan), scheme.late_soft, scheme.late,
            Qt.BrushStyle.DiagCrossPattern,
        )  # fmt: skip
        painter.setClipRect(event.rect())
        self._teken_rand(painter, scheme, omtrek, gedaan > gegeven, gegeven)
        painter.end()

    def _teken_rand(
        self, painter: QPainter, scheme: Colours, omtrek: QPainterPath, te_veel: bool, x: float
    ) -> None:
        painter.setPen(QPen(QColor(scheme.late if te_veel else scheme.border), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(omtrek)
        if te_veel:
            painter.fillRect(QRectF(x - _GRENS / 2, 1, _GRENS, _HOOG - 2), QColor(scheme.text))


def _arceer(
    painter: QPainter,
    place: QRectF,
    grond: str,
    inkt: str,
    patroon: Qt.BrushStyle = Qt.BrushStyle.BDiagPattern,
) -> None:
    painter.fillRect(place, QColor(grond))
    painter.fillRect(place, QBrush(QColor(inkt), patroon))
