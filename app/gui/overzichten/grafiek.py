"""Omzet per month as bars: granted, waiting for an answer, and refused on top of each other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFontMetricsF,
    QHelpEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.forms.datum import MAANDEN
from app.gui import theme
from app.gui.format import bedrag, getal
from app.gui.theme import Colours
from app.reports.omzet import Bedragen, Omzetgroep

_HOOG = 232
_BOVEN = 40  # the legend, and room for a number above the highest bar
_ONDER = 24  # the names of the months
_RAND = 8
_BREEDSTE = 44  # of a bar
_KORT = tuple("mrt" if naam == "maart" else naam[:3] for naam in MAANDEN)
_LIJNEN = 4  # at most, above zero


@dataclass(frozen=True, slots=True)
class Deel:
    """A part of a bar; each has its own pattern, so that colour is never alone."""

    naam: str
    waarde: Callable[[Bedragen], int]


DELEN = (
    Deel("Toegekend", lambda b: b.toegekend),
    Deel("Wacht op antwoord", lambda b: b.wacht),
    Deel("Afgekeurd, op te lossen", lambda b: b.onopgelost),
)


class Grafiek(QWidget):
    """Twelve bars; a tooltip tells the sums of the month under the mouse."""

    def __init__(self) -> None:
        super().__init__()
        self._groepen: Sequence[Omzetgroep] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Grafiek van de omzet per maand")

    def toon(self, groepen: Sequence[Omzetgroep]) -> None:
        """Show the twelve months of a year."""
        self._groepen = groepen
        self.setAccessibleDescription(" ".join(map(_woorden, _gevuld(groepen))))
        self.update()

    def sizeHint(self) -> QSize:
        """Give the room that it likes; its height is set by who shows it."""
        return QSize(640, _HOOG)

    def event(self, event: QEvent) -> bool:
        """Tell the sums of the month under the mouse."""
        if isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.uitleg(event.pos().x()), self)
            return True
        return super().event(event)

    def uitleg(self, x: float) -> str:
        """Say what is at a place; empty outside the bars."""
        veld = self._veld()
        if not self._groepen or not veld.left() <= x < veld.right():
            return ""
        return _woorden(self._groepen[int((x - veld.left()) * 12 / veld.width())])

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the legend, the lines and the bars."""
        scheme = theme.colours()
        painter = QPainter(self)
        painter.setClipRect(event.rect())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(theme.tokens().text.small, tabular=True))
        self._teken_legenda(painter, scheme)
        veld, stap = self._veld(), self._stap()
        laag, hoog = self._bereik()

        def plek(eurocent: float) -> float:
            return veld.bottom() - (eurocent - laag) * veld.height() / (hoog - laag)

        streep = laag
        while streep <= hoog:
            self._teken_lijn(painter, scheme, streep, plek(streep))
            streep += stap
        for nummer, groep in enumerate(self._groepen):
            vak = QRectF(
                veld.left() + nummer * veld.width() / 12, veld.top(), veld.width() / 12,
                veld.height(),
            )  # fmt: skip
            self._teken_maand(painter, scheme, vak, groep.bedragen, plek)
            painter.setPen(QColor(scheme.quiet))
            onder = QRectF(vak.left(), self.height() - _ONDER + 4, vak.width(), _ONDER - 4)
            painter.drawText(onder, Qt.AlignmentFlag.AlignHCenter, _KORT[nummer])
        painter.end()

    def _teken_legenda(self, painter: QPainter, scheme: Colours) -> None:
        metrics = QFontMetricsF(painter.font())
        x = self._veld().left()
        for deel in DELEN:
            _teken_deel(painter, QRectF(x, 5, 18, 12), deel, scheme)
            painter.setPen(QColor(scheme.quiet))
            painter.drawText(QPointF(x + 26, 11 + metrics.ascent() / 2 - 1), deel.naam)
            x += 26 + metrics.horizontalAdvance(deel.naam) + 20

    def _teken_lijn(self, painter: QPainter, scheme: Colours, eurocent: float, y: float) -> None:
        veld = self._veld()
        painter.setPen(QPen(QColor(scheme.border if eurocent == 0 else scheme.line), 1))
        y = round(y) + 0.5
        painter.drawLine(QPointF(veld.left(), y), QPointF(veld.right(), y))
        painter.setPen(QColor(scheme.quiet))
        naast = QRectF(0, y - 10, veld.left() - 8, 20)
        rechts = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(naast, rechts, _euros(round(eurocent)))

    def _teken_maand(
        self,
        painter: QPainter,
        scheme: Colours,
        vak: QRectF,
        bedragen: Bedragen,
        plek: Callable[[float], float],
    ) -> None:
        breed = min(_BREEDSTE, vak.width() * 0.6)
        links = vak.center().x() - breed / 2
        op, neer = 0, 0
        for deel in DELEN:
            waarde = deel.waarde(bedragen)
            begin = op if waarde > 0 else neer
            boven, onder = sorted((plek(begin), plek(begin + waarde)))
            if waarde:
                # Never so low that it cannot be seen.
                _teken_deel(
                    painter, QRectF(links, boven, breed, max(onder - boven, 2)), deel, scheme
                )
            op, neer = (op + waarde, neer) if waarde > 0 else (op, neer + waarde)
        if op or neer:
            self._teken_som(painter, scheme, vak, op + neer, plek(op))

    def _teken_som(
        self, painter: QPainter, scheme: Colours, vak: QRectF, som: int, top: float
    ) -> None:
        metrics = QFontMetricsF(painter.font())
        woorden = _euros(som)
        if metrics.horizontalAdvance(woorden) > vak.width() - 4:
            woorden = f"{getal(round(som / 100_000))}k"
        boven = metrics.boundingRect(woorden)
        boven.moveCenter(QPointF(vak.center().x(), top - boven.height() / 2 - 3))
        painter.fillRect(boven.adjusted(-2, 1, 2, 1), QColor(scheme.ground))  # no line through it
        painter.setPen(QColor(scheme.text))
        painter.drawText(
            boven.adjusted(-8, 0, 8, 0),
            Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip,
            woorden,
        )

    def _veld(self) -> QRectF:
        """Give where the bars are: right of the numbers."""
        metrics = QFontMetricsF(theme.font(theme.tokens().text.small, tabular=True))
        laag, hoog = self._bereik()
        links = max(metrics.horizontalAdvance(_euros(round(n))) for n in (laag, hoog)) + 12
        hoogte = self.height() - _BOVEN - _ONDER
        return QRectF(links, _BOVEN, max(self.width() - links - _RAND, 12), hoogte)

    def _bereik(self) -> tuple[float, float]:
        """Give the lowest and the highest of the scale, in eurocent."""
        op, neer = self._uitersten()
        stap = self._stap()
        return floor(neer / stap) * stap, max(ceil(op / stap), 1) * stap

    def _uitersten(self) -> tuple[int, int]:
        hoogste, laagste = 0, 0
        for groep in self._groepen:
            waarden = [deel.waarde(groep.bedragen) for deel in DELEN]
            hoogste = max(hoogste, sum(w for w in waarden if w > 0))
            laagste = min(laagste, sum(w for w in waarden if w < 0))
        return hoogste, laagste

    def _stap(self) -> int:
        """Give the distance between two lines: 1, 2 or 5 euro times a power of ten."""
        op, neer = self._uitersten()
        ruw = max((op - neer) / _LIJNEN, 100)
        macht = 10 ** floor(log10(ruw))
        return int(next(keer for keer in (1, 2, 5, 10) if keer * macht >= ruw) * macht)


def _teken_deel(painter: QPainter, place: QRectF, deel: Deel, scheme: Colours) -> None:
    accent, rood = QColor(scheme.accent), QColor(scheme.late)
    vlak = place.adjusted(0.5, 0.5, -0.5, -0.5)
    if deel is DELEN[0]:
        painter.setPen(QPen(accent, 1))
        painter.setBrush(accent)
        painter.drawRect(vlak)
        return
    inkt, grond, patroon = (
        (accent, scheme.accent_soft, Qt.BrushStyle.BDiagPattern)
        if deel is DELEN[1]
        else (rood, scheme.late_soft, Qt.BrushStyle.DiagCrossPattern)
    )
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(grond))
    painter.drawRect(vlak)
    painter.setPen(QPen(inkt, 1))
    painter.setBrush(QBrush(inkt, patroon))
    painter.drawRect(vlak)


def _gevuld(groepen: Sequence[Omzetgroep]) -> list[Omzetgroep]:
    return [g for g in groepen if any(deel.waarde(g.bedragen) for deel in DELEN)]


def _woorden(groep: Omzetgroep) -> str:
    maand = MAANDEN[int(groep.sleutel[-2:]) - 1]
    waarden = ((deel.naam.lower(), deel.waarde(groep.bedragen)) for deel in DELEN)
    delen = [f"{bedrag(waarde)} {naam}" for naam, waarde in waarden if waarde]
    return f"{maand.capitalize()}: {', '.join(delen) or 'niets'}."


def _euros(eurocent: int) -> str:
    euro = round(eurocent / 100)
    return f"{'-' if euro < 0 else ''}{getal(abs(euro))}"
