"""The tab Budgetplafonds: of each gemeente what was declared of its ceiling, and what is ahead."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.domain.plafond import Plafond, Plafondstand
from app.forms.bedrag import lees_bedrag
from app.gui import theme
from app.gui.format import bedrag
from app.gui.overzichten.beeld import plafondadvies, plafondregel, plafondstatus
from app.gui.widgets.elided import ElidedLabel
from app.gui.widgets.restyle import restyle
from app.gui.widgets.scroll import scrolling
from app.gui.widgets.status import StatusChip
from app.gui.widgets.tab_order import walk_in_order
from app.standard.codelijsten import gemeentenaam

_BALK = 16
_VELD = 148
_UITLEG = (
    "Een gemeente kan een plafond stellen aan wat zij je in een jaar betaalt. Vul het bedrag in "
    "dat je met haar afsprak; leeg betekent geen plafond. Wmo en Jeugdwet tellen samen, in de "
    "maand waarin de zorg is gegeven. Het streepje op de balk is het plafond. Gearceerd is wat er "
    "naar verwachting nog bij komt: elke maand het gemiddelde van de maanden die je declareerde."
)
_GEEN = "Nog geen gemeenten. Ze komen hier vanzelf bij je eerste toewijzing of contract."
_ONLEESBAAR = "Dit is geen bedrag. Schrijf bijvoorbeeld 250.000 of 1.234,56."


class Plafondbalk(QWidget):
    """A bar as long as the ceiling or what is expected: solid what was declared, hatched the rest.

    An upright line with a small flag marks the ceiling.
    """

    def __init__(self) -> None:
        super().__init__()
        self._plafond: Plafond | None = None
        self.setFixedHeight(_BALK + 8)
        self.setMinimumWidth(160)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def toon(self, plafond: Plafond) -> None:
        """Show another ceiling."""
        self._plafond = plafond
        self.setVisible(plafond.plafond is not None)
        self.setAccessibleName(plafondregel(plafond))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bar."""
        if self._plafond is None or self._plafond.plafond is None:
            return
        scheme = theme.colours()
        een = self._plafond
        grens = self._plafond.plafond
        heel = max(grens, een.verwacht, een.gedeclareerd, 1)
        painter = QPainter(self)
        painter.setClipRect(event.rect())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veld = QRectF(0.5, 6.5, self.width() - 3, _BALK - 1)
        painter.setPen(QPen(QColor(scheme.line), 1))
        painter.setBrush(QColor(scheme.surface))
        painter.drawRoundedRect(veld, 3, 3)
        inkt = QColor(scheme.late if een.stand is Plafondstand.OVER else scheme.accent)

        def tot(eurocent: int) -> QRectF:
            breed = max(eurocent, 0) * veld.width() / heel
            return QRectF(veld.left(), veld.top(), breed, veld.height())

        if een.verwacht > een.gedeclareerd:
            painter.setPen(QPen(inkt, 1))
            painter.setBrush(QBrush(inkt, Qt.BrushStyle.BDiagPattern))
            painter.drawRoundedRect(tot(een.verwacht), 3, 3)
        if een.gedeclareerd > 0:
            painter.setPen(QPen(inkt, 1))
            painter.setBrush(inkt)
            painter.drawRoundedRect(tot(een.gedeclareerd), 3, 3)
        x = tot(grens).right()
        painter.setPen(QPen(QColor(scheme.text), 2))
        painter.drawLine(round(x), 1, round(x), self.height() - 1)
        painter.setBrush(QColor(scheme.text))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRect(QRectF(x - 6, 0, 6, 4))
        painter.end()


class Plafondrij(QWidget):
    """One gemeente; ``gezet`` gives the ceiling that the user wants, in eurocent or None."""

    gezet = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._plafond: Plafond | None = None
        self.naam = ElidedLabel(role="strong")
        self.veld = QLineEdit()
        self.veld.setFixedWidth(_VELD)
        self.veld.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.veld.setPlaceholderText("geen plafond")
        self.veld.setAcceptDrops(False)
        self.veld.setMaxLength(20)
        self.label = QLabel("Plafond")
        self.label.setProperty("role", "quiet")
        self.label.setBuddy(self.veld)
        self.balk = Plafondbalk()
        self.regel = QLabel()
        self.regel.setProperty("role", "quiet")
        self.regel.setWordWrap(True)
        self.advies = QLabel()
        self.advies.setWordWrap(True)
        self.fout = QLabel(_ONLEESBAAR)
        self.fout.setProperty("role", "error")
        self.fout.setWordWrap(True)
        self._status: StatusChip | None = None
        self._boven = QHBoxLayout()
        self._boven.setSpacing(12)
        self._boven.addWidget(self.naam)
        self._boven.addStretch(1)
        self._boven.addWidget(self.label)
        self._boven.addWidget(self.veld)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 12, 0, 12)
        grid.setVerticalSpacing(4)
        grid.addLayout(self._boven, 0, 0)
        for at, deel in enumerate((self.fout, self.balk, self.regel, self.advies), 1):
            grid.addWidget(deel, at, 0)
        self._toon_fout(False)
        self.veld.editingFinished.connect(self._lees)

    def toon(self, plafond: Plafond) -> None:
        """Show how it stands; what is being typed stays."""
        bezig = self.veld.hasFocus() and self.veld.isModified()
        self._plafond = plafond
        self.naam.set_text(f"{gemeentenaam(plafond.gemeente)} ({plafond.gemeente})")
        wat = f"Plafond van {gemeentenaam(plafond.gemeente)} in {plafond.jaar}"
        self.veld.setAccessibleName(wat)
        self.regel.setText(plafondregel(plafond))
        self.balk.toon(plafond)
        advies = plafondadvies(plafond)
        self.advies.setText(advies)
        self.advies.setVisible(bool(advies))
        if not bezig:
            self._zet_veld()
        self._toon_status()

    def _zet_veld(self) -> None:
        bekend = self._plafond.plafond if self._plafond else None
        self.veld.setText("" if bekend is None else bedrag(bekend).removeprefix("€ "))
        self.veld.setModified(False)
        self._toon_fout(False)

    def _toon_status(self) -> None:
        assert self._plafond is not None  # it is shown
        status = plafondstatus(self._plafond)
        if status is None:
            if self._status is not None:
                self._status.hide()
            return
        if self._status is None:
            self._status = StatusChip(status)
            self._boven.insertWidget(1, self._status)
        self._status.set_status(status)
        self._status.show()

    def _lees(self) -> None:
        if not self.veld.isModified() or self._plafond is None:
            return
        tekst = self.veld.text().strip()
        waarde = lees_bedrag(tekst) if tekst else None
        onleesbaar = bool(tekst) and waarde is None
        self._toon_fout(onleesbaar)
        if onleesbaar:
            return
        if waarde == self._plafond.plafond:
            self._zet_veld()
            return
        self.veld.setModified(False)
        self.gezet.emit(waarde)

    def _toon_fout(self, fout: bool) -> None:
        self.fout.setVisible(fout)
        self.veld.setProperty("finding", fout)
        uitleg = "In euro. Leeg betekent geen plafond."
        self.veld.setAccessibleDescription(f"{_ONLEESBAAR} {uitleg}" if fout else uitleg)
        restyle(self.veld)


class Plafondblad(QWidget):
    """The gemeenten of a year; ``gezet`` gives a gemeente and the ceiling that it should have."""

    gezet = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self.rijen: dict[str, Plafondrij] = {}
        uitleg = QLabel(_UITLEG)
        uitleg.setProperty("role", "quiet")
        uitleg.setWordWrap(True)
        self.geen = QLabel(_GEEN)
        self.geen.setProperty("role", "quiet")
        self.geen.setWordWrap(True)
        self._kaart = QFrame()
        self._kaart.setObjectName("card")
        self._lijst = QVBoxLayout(self._kaart)
        self._lijst.setContentsMargins(16, 4, 16, 4)
        self._lijst.setSpacing(0)
        self._lijst.addWidget(self.geen)
        size = theme.tokens().size
        blad = QWidget()
        kolom = QVBoxLayout(blad)
        kolom.setContentsMargins(0, size.group, size.within, size.group)
        kolom.setSpacing(size.group)
        kolom.addWidget(uitleg)
        kolom.addWidget(self._kaart)
        kolom.addStretch()
        self._gebied = scrolling(blad, "Budgetplafonds")
        heel = QVBoxLayout(self)
        heel.setContentsMargins(0, 0, 0, 0)
        heel.addWidget(self._gebied)

    def toon(self, plafonds: Sequence[Plafond]) -> None:
        """Show ceilings, those of gemeenten by name; rows that were there stay where they are."""
        op_naam = sorted(plafonds, key=lambda een: gemeentenaam(een.gemeente))
        if [een.gemeente for een in op_naam] != list(self.rijen):
            self._maak([een.gemeente for een in op_naam])
        for een in op_naam:
            self.rijen[een.gemeente].toon(een)
        self.geen.setVisible(not op_naam)

    def _maak(self, gemeenten: Sequence[str]) -> None:
        while self._lijst.count() > 1:
            item = self._lijst.takeAt(1)
            oud = item.widget() if item else None
            if oud is not None:
                oud.hide()
                oud.deleteLater()
        self.rijen = {}
        for gemeente in gemeenten:
            if self.rijen:
                lijn = QFrame()
                lijn.setObjectName("hairline")
                self._lijst.addWidget(lijn)
            rij = Plafondrij()
            rij.gezet.connect(lambda waarde, welke=gemeente: self.gezet.emit(welke, waarde))
            self._lijst.addWidget(rij)
            self.rijen[gemeente] = rij
        walk_in_order(self._gebied)
