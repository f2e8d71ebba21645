"""The timeline on screen: the axis above, a lane in each Toewijzing, and what the colours mean."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFontMetricsF,
    QHelpEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.gui import theme
from app.gui.clienten.tijdlijn import As, Baan, Maand, Merk, Merksoort, Stuk, Stuksoort
from app.gui.format import datum, periode
from app.gui.theme import Colours

_BAAN = 44  # height of a lane
_STAAF = 14  # height of a bar
_STREEP, _STREEP_OP = 4, 36  # height and place of what is declared, beneath the bar
_VLAG = 8
_MAST = 24
_LABEL = 54  # room that a month's name takes
_AS = 36
_LEGENDA = 28


class Tijdas(QWidget):
    """The names of the months and where today is; as wide as the lanes beneath it."""

    def __init__(self, as_: As, marge: int) -> None:
        super().__init__()
        self._as = as_
        self._marge = marge
        self.setFixedHeight(_AS)
        self.setAccessibleName(f"Tijdlijn van {datum(as_.van)} tot {datum(as_.tot)}")

    def namen(self) -> list[tuple[float, Maand]]:
        """Give the months that are named in the width of now, with their place in pixels."""
        metrics = QFontMetricsF(theme.font(theme.tokens().text.small))
        breed = self.width() - 2 * self._marge
        gezet: list[tuple[float, Maand]] = []
        vrij = 0.0  # from here on there is room again: a name with its year takes more than one
        for maand in self._as.maanden(breed, _LABEL):
            x = self._marge + self._as.plaats(maand.dag) * breed + 3
            einde = x + metrics.horizontalAdvance(maand.naam)
            if maand.naam and x >= vrij and einde <= self.width():
                gezet.append((x, maand))
                vrij = einde + 8
        return gezet

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the axis."""
        scheme = theme.colours()
        painter = QPainter(self)
        painter.setClipRect(event.rect())
        painter.setFont(theme.font(theme.tokens().text.small))
        painter.setPen(QColor(scheme.quiet))
        for x, maand in self.namen():
            painter.drawText(QPointF(x, 13), maand.naam)
        breed = self.width() - 2 * self._marge
        x = self._marge + self._as.plaats(self._as.vandaag) * breed
        painter.setFont(theme.font(theme.tokens().text.small, semibold=True))
        painter.setPen(QColor(scheme.today))
        woord = QFontMetricsF(painter.font()).horizontalAdvance("vandaag")
        links = min(max(x - woord / 2, self._marge), self._marge + breed - woord)
        painter.drawText(QPointF(links, _AS - 6), "vandaag")
        painter.end()


class Tijdbaan(QWidget):
    """The lane of one Toewijzing; a tooltip names what is under the mouse."""

    def __init__(self, baan: Baan, as_: As) -> None:
        super().__init__()
        self._baan = baan
        self._as = as_
        self.setFixedHeight(_BAAN)
        self.setMinimumWidth(160)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"Tijdlijn. {baan.woorden}")

    @property
    def baan(self) -> Baan:
        """What is drawn."""
        return self._baan

    def event(self, event: QEvent) -> bool:
        """Name the piece or the mark under the mouse."""
        if isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.uitleg(event.pos().x()), self)
            return True
        return super().event(event)

    def uitleg(self, x: float) -> str:
        """Say what is at a place: a mark, a piece, or else the whole lane in words."""
        for merk in self._baan.merken:
            if abs(self._plek(merk) - x) <= _VLAG:
                return f"{merk.soort.value}: {datum(merk.dag)}"
        # Of the bar the last is drawn on top; what is declared lies beneath it.
        gevonden = (
            self._onder(x, reversed(self._baan.stukken)),
            self._onder(x, self._baan.gedeclareerd),
        )
        return "\n".join(filter(None, gevonden)) or self._baan.woorden

    def _onder(self, x: float, stukken: Iterable[Stuk]) -> str:
        for stuk in stukken:
            links, rechts = self._grenzen(stuk)
            if links <= x <= rechts:
                return f"{stuk.soort.value}: {periode(stuk.van, stuk.tot)}"
        return ""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the months, the bars, today and the marks."""
        scheme = theme.colours()
        painter = QPainter(self)
        painter.setClipRect(event.rect())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(scheme.line), 1))
        for maand in self._as.maanden(self.width(), _LABEL):
            x = round(self.width() * self._as.plaats(maand.dag)) + 0.5
            painter.drawLine(QPointF(x, 0), QPointF(x, _BAAN))
        for stuk in self._baan.stukken:
            links, rechts = self._grenzen(stuk)
            place = QRectF(links, (_BAAN - _STAAF) / 2 + 4, max(rechts - links, 3), _STAAF)
            teken_stuk(painter, place, stuk.soort, scheme)
        for stuk in self._baan.gedeclareerd:
            links, rechts = self._grenzen(stuk)
            place = QRectF(links, _STREEP_OP, max(rechts - links, 3), _STREEP)
            teken_stuk(painter, place, stuk.soort, scheme)
        x = self.width() * self._as.plaats(self._as.vandaag)
        painter.setPen(QPen(QColor(scheme.today), 1.5, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(x, 0), QPointF(x, _BAAN))
        for merk in self._baan.merken:
            teken_merk(painter, QPointF(self._plek(merk), _BAAN / 2 + 11), merk.soort, scheme)
        painter.end()

    def _plek(self, merk: Merk) -> float:
        # A stop is at the end of its day, and the mark of it stays in sight at the very edge.
        dag = self._as.plaats(merk.dag)
        return min(max(dag * self.width(), 1.0), self.width() - 1.0)

    def _grenzen(self, stuk: Stuk) -> tuple[float, float]:
        """Give the left and the right of a piece; what goes on reaches past the edge."""
        links = self._as.plaats(stuk.van) * self.width()
        if stuk.tot is None:
            return max(links, -8), self.width() + 8
        dagbreedte = self.width() / (self._as.tot - self._as.van).days
        rechts = self._as.plaats(stuk.tot) * self.width() + dagbreedte
        return max(links, -8), min(rechts, self.width() + 8)


class Legenda(QWidget):
    """What the colours and the marks mean, as far as they occur."""

    def __init__(self, banen: Iterable[Baan]) -> None:
        super().__init__()
        gebruikt = {soort for baan in banen for soort in baan.soorten}
        self._soorten = [s for s in (*Stuksoort, *Merksoort) if s in gebruikt]
        self.setFixedHeight(_LEGENDA)
        self.setAccessibleName("Legenda: " + ", ".join(s.value.lower() for s in self._soorten))

    def sizeHint(self) -> QSize:
        """Give the room that all words need."""
        metrics = QFontMetricsF(theme.font(theme.tokens().text.small))
        breed = sum(metrics.horizontalAdvance(s.value) + 44 for s in self._soorten)
        return QSize(round(breed), _LEGENDA)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a small one of each with its word."""
        scheme = theme.colours()
        painter = QPainter(self)
        painter.setClipRect(event.rect())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(theme.tokens().text.small))
        metrics = QFontMetricsF(painter.font())
        x, midden = 1.0, _LEGENDA / 2
        for soort in self._soorten:
            if isinstance(soort, Stuksoort):
                teken_stuk(painter, QRectF(x, midden - 5, 20, 10), soort, scheme)
                x += 26
            else:
                teken_merk(painter, QPointF(x + 2, midden + _MAST / 2 - 2), soort, scheme)
                x += 16
            painter.setPen(QColor(scheme.quiet))
            painter.drawText(QPointF(x, midden + metrics.ascent() / 2 - 1), soort.value)
            x += metrics.horizontalAdvance(soort.value) + 18
        painter.end()


def teken_stuk(painter: QPainter, place: QRectF, soort: Stuksoort, scheme: Colours) -> None:
    """Draw a piece of a bar; pattern and edge differ too, so that colour is never alone."""
    accent = QColor(scheme.accent)
    if soort is Stuksoort.GEDECLAREERD:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(scheme.done))
        painter.drawRect(
            QRectF(place.left(), place.center().y() - _STREEP / 2, place.width(), _STREEP)
        )
        return
    painter.setPen(QPen(accent, 1))
    if soort is Stuksoort.GELEVERD:
        painter.setBrush(accent)
    elif soort is Stuksoort.VERVALLEN:
        painter.setPen(QPen(QColor(scheme.border), 1, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
    else:
        painter.setBrush(QColor(scheme.accent_soft))
    round_ = place.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(round_, 3, 3)
    if soort is Stuksoort.VERLENGD:
        painter.setBrush(QBrush(accent, Qt.BrushStyle.BDiagPattern))
        painter.drawRoundedRect(round_, 3, 3)


def teken_merk(painter: QPainter, voet: QPointF, soort: Merksoort, scheme: Colours) -> None:
    """Draw a flag on a pole whose foot is here: open for what is to follow."""
    inkt = QColor(scheme.text)
    painter.setPen(QPen(inkt, 1.5))
    top = voet.y() - _MAST
    painter.drawLine(QPointF(voet.x(), top), voet)
    open_ = soort in (Merksoort.VERWACHT, Merksoort.TIJDELIJK)
    painter.setBrush(QBrush() if open_ else QBrush(inkt))
    if soort in (Merksoort.STOP, Merksoort.TIJDELIJK):
        painter.drawRect(QRectF(voet.x() - _VLAG + 1, top, _VLAG - 1, _VLAG - 1))
    else:
        punten = [(0.0, 0.0), (_VLAG, _VLAG / 2), (0.0, _VLAG)]
        if soort is Merksoort.HERVAT:  # a flag with a notch
            punten = [
                (0.0, 0.0),
                (_VLAG, 0.0),
                (_VLAG / 2, _VLAG / 2),
                (_VLAG, _VLAG),
                (0.0, _VLAG),
            ]
        vlag = QPolygonF([QPointF(voet.x() + dx, top + dy) for dx, dy in punten])
        painter.drawPolygon(vlag)
