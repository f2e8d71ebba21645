"""The tab Omzet: the chart, the table beneath it, and the row with the totals."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.gui import theme
from app.gui.format import bedrag
from app.gui.overzichten.beeld import Groeprij, groeprijen
from app.gui.overzichten.grafiek import Grafiek
from app.gui.state import State
from app.gui.widgets.rows import Column, RowsModel
from app.gui.widgets.table import Table
from app.reports.omzet import Bedragen, Per, per_maand, totaal
from app.reports.queries import Overzicht

_KOPPEN = {
    Per.MAAND: "Maand",
    Per.GEMEENTE: "Gemeente",
    Per.WET: "Wet",
    Per.PRODUCT: "Product",
}
_LEEG = (
    "Nog niets gedeclareerd",
    "Zodra je een declaratie klaarzet, zie je hier wat is toegekend, afgekeurd en betaald.",
    "overzichten",
)
_ELDERS = "Kies bovenaan een ander jaar, of declareer de zorg van dit jaar."
_PADDING = 12  # of a cell, as in the table


def _geld(
    key: str, kop: str, waarde: Callable[[Bedragen], int], breed: int = 112, *, spare: bool = False
) -> Column[Groeprij]:
    """A column of amounts; where there is nothing, nothing stands."""

    def tekst(rij: Groeprij) -> str:
        eurocent = waarde(rij.bedragen)
        return bedrag(eurocent) if eurocent else ""

    return Column(
        key,
        kop,
        tekst,
        breed,
        sort=lambda rij: waarde(rij.bedragen),
        number=True,
        spare=spare,
    )


_BEDRAGEN: tuple[tuple[str, str, Callable[[Bedragen], int], int, bool], ...] = (
    ("gedeclareerd", "Gedeclareerd", lambda b: b.gedeclareerd, 124, False),
    ("toegekend", "Toegekend", lambda b: b.toegekend, 120, False),
    # The next tab tells more of these; in a small window the name needs the room.
    ("afgekeurd", "Afgekeurd", lambda b: b.afgekeurd, 112, True),
    ("onopgelost", "Op te lossen", lambda b: b.onopgelost, 120, True),
    ("betaald", "Betaald", lambda b: b.betaald, 120, False),
    ("open", "Te ontvangen", lambda b: b.open, 124, False),
)


class Omzettabel(Table):
    """The groups with their sums; ``model`` is its rows."""

    def __init__(self, state: State) -> None:
        naam: Column[Groeprij] = Column(
            "naam", "Maand", lambda rij: rij.naam, 140, wide=True, sort=lambda rij: rij.sleutel
        )
        bedragen = [
            _geld(key, kop, waarde, breed, spare=spare)
            for key, kop, waarde, breed, spare in _BEDRAGEN
        ]
        self.rijen = RowsModel((naam, *bedragen))
        super().__init__(self.rijen, "omzet", _LEEG, state)


class Totaalrij(QWidget):
    """The sums of a table, beneath its columns."""

    def __init__(self, table: Omzettabel) -> None:
        super().__init__()
        self._table = table
        self.som = Bedragen()
        self.setFixedHeight(theme.tokens().size.row)
        kop = table.horizontalHeader()
        kop.sectionResized.connect(lambda *_: self.update())
        kop.geometriesChanged.connect(self.update)
        table.horizontalScrollBar().valueChanged.connect(lambda _: self.update())

    def toon(self, som: Bedragen) -> None:
        """Show other sums."""
        self.som = som
        delen = [f"{kop} {bedrag(waarde(som))}" for _, kop, waarde, *_ in _BEDRAGEN]
        self.setAccessibleName("Totaal: " + ", ".join(delen))
        self.update()

    def teksten(self) -> list[str]:
        """Give what stands in each column."""
        return ["Totaal", *(bedrag(waarde(self.som)) for _, _, waarde, *_ in _BEDRAGEN)]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Write each sum at the right of its column."""
        scheme = theme.colours()
        painter = QPainter(self)
        painter.setClipRect(event.rect())
        painter.setPen(QColor(scheme.text))
        painter.setFont(theme.font(theme.tokens().text.body, semibold=True, tabular=True))
        begin = self._table.viewport().x()
        for at, tekst in enumerate(self.teksten()):
            if self._table.isColumnHidden(at):
                continue
            links = begin + self._table.columnViewportPosition(at)
            place = QRectF(links, 0, self._table.columnWidth(at), self.height())
            kant = Qt.AlignmentFlag.AlignRight if at else Qt.AlignmentFlag.AlignLeft
            painter.drawText(
                place.adjusted(_PADDING, 0, -_PADDING, 0),
                kant | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip,
                tekst,
            )
        painter.end()


class Omzetblad(QWidget):
    """The chart with the table and its totals."""

    def __init__(self, state: State) -> None:
        super().__init__()
        self.grafiek = Grafiek()
        self.table = Omzettabel(state)
        self.totaal = Totaalrij(self.table)
        self.setFocusProxy(self.table)
        size = theme.tokens().size
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, size.group, 0, 0)
        kolom.setSpacing(0)
        kolom.addWidget(self.grafiek)
        kolom.addSpacing(size.within)
        kolom.addWidget(self.table, 1)
        kolom.addWidget(self.totaal)
        self._zet_zichtbaar(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave most of the height to the table."""
        super().resizeEvent(event)
        self.grafiek.setFixedHeight(round(min(max(self.height() * 0.38, 152), 232)))

    def toon(self, gelezen: Overzicht, per: Per) -> None:
        """Show a year, added up by this."""
        rijen = groeprijen(gelezen.cellen, per, gelezen.namen)
        self._noem(per)
        self.table.rijen.set_rows(rijen)
        self.totaal.toon(totaal(gelezen.cellen))
        self.grafiek.toon(per_maand(gelezen.cellen, gelezen.jaar))
        self._zet_zichtbaar(bool(rijen))
        self._noem_leegte(gelezen)

    def rijen(self) -> Sequence[Groeprij]:
        """Give the rows in the order in which they stand."""
        return [self.table.rijen.row(at) for at in range(self.table.rijen.rowCount())]

    def _noem(self, per: Per) -> None:
        self.table.rijen.rename(0, _KOPPEN[per])

    def _noem_leegte(self, gelezen: Overzicht) -> None:
        titel, wat, icoon = _LEEG
        if len(gelezen.jaren) > 1:  # of another year there is something
            titel, wat = f"Over {gelezen.jaar} is niets gedeclareerd", _ELDERS
        self.table.empty.say(titel, wat, icoon)

    def _zet_zichtbaar(self, gevuld: bool) -> None:
        self.grafiek.setVisible(gevuld)
        self.totaal.setVisible(gevuld)
