"""The steps above a form: which are done, which one is open, which are to come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from app.gui import theme
from app.gui.format import Status
from app.gui.widgets.status import paint_shape

_ROND = 28  # pixels of the circle
_HOOG = 48
_LUCHT = 10  # between circle and words
_SMALST = 72


class Stand(Enum):
    """How a step stands; the value is the word."""

    KLAAR = "Klaar"
    HIER = "Hier ben je"
    OPEN = "Nog niet af"
    STRAKS = "Straks"


@dataclass(frozen=True, slots=True)
class Railstap:
    """A step as the rail shows it."""

    naam: str
    titel: str
    stand: Stand
    bereikbaar: bool


class Staprail(QWidget):
    """A row of buttons, one for each step."""

    gekozen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Stappen")
        self.knoppen: dict[str, Stapknop] = {}
        self._rij = QHBoxLayout(self)
        self._rij.setContentsMargins(0, 0, 0, 0)
        self._rij.setSpacing(theme.tokens().size.within)
        self.setFixedHeight(_HOOG)

    def zet(self, stappen: Sequence[Railstap]) -> None:
        """Show how the steps stand."""
        if [stap.naam for stap in stappen] != list(self.knoppen):
            self._maak(stappen)
        for nummer, stap in enumerate(stappen, 1):
            self.knoppen[stap.naam].zet(stap, nummer, len(stappen))

    def _maak(self, stappen: Sequence[Railstap]) -> None:
        for oud in self.knoppen.values():
            self._rij.removeWidget(oud)
            oud.hide()
            oud.deleteLater()
        self.knoppen = {}
        for stap in stappen:
            knop = Stapknop()
            knop.clicked.connect(lambda _=False, naam=stap.naam: self.gekozen.emit(naam))
            # The last one has no line to the next: it asks no more than its words.
            self._rij.addWidget(knop, 0 if stap is stappen[-1] else 1)
            self.knoppen[stap.naam] = knop


class Stapknop(QAbstractButton):
    """A circle with a number or a sign, the title, and the word for how it stands."""

    def __init__(self) -> None:
        super().__init__()
        self._stap = Railstap("", "", Stand.STRAKS, False)
        self._nummer, self._aantal = 1, 1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def zet(self, stap: Railstap, nummer: int, aantal: int) -> None:
        """Show another step, or the same as it stands now."""
        if (stap, nummer, aantal) == (self._stap, self._nummer, self._aantal):
            return
        self._stap, self._nummer, self._aantal = stap, nummer, aantal
        self.setEnabled(stap.bereikbaar)
        self.setAccessibleName(f"Stap {nummer} van {aantal}: {stap.titel}")
        self.setAccessibleDescription(stap.stand.value)
        self.setToolTip(f"Stap {nummer}: {stap.titel}\n{stap.stand.value}")
        kan = stap.bereikbaar and stap.stand is not Stand.HIER
        self.setCursor(Qt.CursorShape.PointingHandCursor if kan else Qt.CursorShape.ArrowCursor)
        self.updateGeometry()
        self.update()

    @property
    def stand(self) -> Stand:
        """How the step stands."""
        return self._stap.stand

    def sizeHint(self) -> QSize:
        """Give the room for the words, and for a line to the next step."""
        lijn = 0 if self._nummer == self._aantal else 40
        return QSize(round(_ROND + 8 + _LUCHT + self._woordbreedte() + lijn), _HOOG)

    def minimumSizeHint(self) -> QSize:
        """Give the room with which it can do."""
        return QSize(_SMALST, _HOOG)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self.update()

    def _woordbreedte(self) -> float:
        tekst = theme.tokens().text
        titel = QFontMetricsF(theme.font(tekst.body, semibold=True))
        klein = QFontMetricsF(theme.font(tekst.small))
        return max(
            titel.horizontalAdvance(self._stap.titel) + 1,
            klein.horizontalAdvance(self._stap.stand.value) + 1,
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the circle, the words and the line to the next step."""
        scheme, tekst = theme.colours(), theme.tokens().text
        painter = QPainter(self)
        painter.setClipRect(event.rect())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rond = QRectF(4, (_HOOG - _ROND) / 2, _ROND, _ROND)
        links = rond.right() + _LUCHT
        woorden = min(self._woordbreedte(), self.width() - links - 4)
        vlak = QRectF(1, 1, min(links + woorden + 8, self.width() - 1) - 1, _HOOG - 2)
        if self.underMouse() and self.isEnabled() and self.stand is not Stand.HIER:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(scheme.hover))
            painter.drawRoundedRect(vlak, 8, 8)
        if self.hasFocus():
            painter.setPen(QPen(QColor(scheme.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(vlak, 8, 8)
        self._teken_rond(painter, rond, scheme)
        hier = self.stand is Stand.HIER
        kleur = scheme.text if self.stand is not Stand.STRAKS else scheme.quiet
        self._schrijf(
            painter,
            QRectF(links, 5, woorden, 20),
            self._stap.titel,
            (theme.font(tekst.body, semibold=hier), kleur),
        )
        woord = {
            Stand.KLAAR: scheme.done, Stand.HIER: scheme.accent,
            Stand.OPEN: scheme.today, Stand.STRAKS: scheme.quiet,
        }[self.stand]  # fmt: skip
        self._schrijf(
            painter,
            QRectF(links, 24, woorden, 18),
            self.stand.value,
            (theme.font(tekst.small), woord),
        )
        begin = vlak.right() + 4
        if self._nummer < self._aantal and self.width() - begin > 6:
            painter.setPen(QPen(QColor(scheme.line), 1))
            painter.drawLine(QPointF(begin, _HOOG / 2), QPointF(self.width(), _HOOG / 2))
        painter.end()

    def _teken_rond(self, painter: QPainter, rond: QRectF, scheme: theme.Colours) -> None:
        rand, vulling, inkt = {
            Stand.KLAAR: (scheme.done_soft, scheme.done_soft, scheme.done),
            Stand.HIER: (scheme.accent, scheme.accent, scheme.on_accent),
            Stand.OPEN: (scheme.today, scheme.today_soft, scheme.today),
            Stand.STRAKS: (scheme.border, scheme.surface, scheme.quiet),
        }[self.stand]
        painter.setPen(QPen(QColor(rand), 1))
        painter.setBrush(QColor(vulling))
        painter.drawEllipse(rond.adjusted(0.5, 0.5, -0.5, -0.5))
        if self.stand is Stand.KLAAR:
            paint_shape(painter, rond.center(), Status.DONE, QColor(inkt))
            return
        teken = "!" if self.stand is Stand.OPEN else str(self._nummer)
        painter.setFont(theme.font(theme.tokens().text.body, semibold=True, tabular=True))
        painter.setPen(QColor(inkt))
        painter.drawText(rond, Qt.AlignmentFlag.AlignCenter, teken)

    @staticmethod
    def _schrijf(painter: QPainter, plaats: QRectF, woorden: str, hoe: tuple[QFont, str]) -> None:
        font, kleur = hoe
        painter.setFont(font)
        painter.setPen(QColor(kleur))
        kort = QFontMetricsF(painter.font()).elidedText(
            woorden, Qt.TextElideMode.ElideRight, plaats.width() + 1
        )
        painter.drawText(plaats, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, kort)
