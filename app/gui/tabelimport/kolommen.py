"""Which column of the file is which: a drop-down for each column that is wanted."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from app.gui import theme
from app.gui.widgets.restyle import restyle
from app.services.kolommen import Doel, Doelkolom, Kolomvoorstel
from app.services.tabel import Tabel, als_tekst

_NAAST_ELKAAR = 2
_RIJEN = 200  # in which to look for a first value
_VOORBEELD = 24  # characters of the first value behind the name of its column
_LETTERS = frozenset({"bsn"})  # written in capitals
_UITLEG = (
    "Wijs aan in welke kolom van het bestand iets staat. Heenweer onthoudt het voor het volgende "
    "bestand met deze kolommen."
)


class Kolomkeuzes(QWidget):
    """``gekozen`` gives the choice when the user changed it: by key the place in the file."""

    gekozen = Signal(dict)

    def __init__(self, doel: Doel) -> None:
        super().__init__()
        self._doel = doel
        self.velden = {kolom.sleutel: _Veld() for kolom in doel.kolommen}
        size = theme.tokens().size
        uitleg = QLabel(_UITLEG)
        uitleg.setProperty("role", "quiet")
        uitleg.setWordWrap(True)
        grid = QGridLayout()
        grid.setHorizontalSpacing(size.within)
        grid.setVerticalSpacing(size.within)
        onder = -(-len(doel.kolommen) // _NAAST_ELKAAR)
        for at, kolom in enumerate(doel.kolommen):
            veld = self.velden[kolom.sleutel]
            label = QLabel(kolomkop(kolom))
            label.setBuddy(veld)
            veld.setAccessibleName(f"Kolom voor {kolom.naam}")
            veld.activated.connect(lambda _, sleutel=kolom.sleutel: self._kies(sleutel))
            grid.addWidget(label, at % onder, at // onder * 3)
            grid.addWidget(veld, at % onder, at // onder * 3 + 1)
        for naast in range(_NAAST_ELKAAR):
            grid.setColumnStretch(naast * 3 + 1, 1)
            if naast:
                grid.setColumnMinimumWidth(naast * 3 - 1, size.group)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(size.within)
        column.addWidget(uitleg)
        column.addLayout(grid)

    def toon(self, tabel: Tabel, voorstel: Kolomvoorstel) -> None:
        """Offer the columns of a file, with what is chosen; what is needed and missing is marked.

        Behind a name stands the first value of that column, for names that say little.
        """
        namen = [_met_voorbeeld(tabel, plek) for plek in range(len(tabel.kop))]
        ontbreekt = {kolom.sleutel for kolom in voorstel.ontbreekt}
        for kolom in self._doel.kolommen:
            geen = "Kies een kolom" if kolom.verplicht else "Staat niet in het bestand"
            veld = self.velden[kolom.sleutel]
            veld.vul(geen, namen, voorstel.keuze.get(kolom.sleutel))
            veld.merk(kolom.sleutel in ontbreekt)

    def _kies(self, sleutel: str) -> None:
        """Tell the choice; a column that was in use elsewhere leaves there."""
        plek = self.velden[sleutel].plek
        for ander, veld in self.velden.items():
            if ander != sleutel and plek is not None and veld.plek == plek:
                veld.setCurrentIndex(0)
        self.gekozen.emit(
            {naam: veld.plek for naam, veld in self.velden.items() if veld.plek is not None}
        )


def kolomkop(kolom: Doelkolom) -> str:
    """Give what a column is called where it begins a line: ``Datum``, ``BSN``."""
    return kolom.naam.upper() if kolom.naam in _LETTERS else kolom.naam.capitalize()


class _Veld(QComboBox):
    """The columns of the file; its first entry is none of them."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumContentsLength(12)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.view().setTextElideMode(Qt.TextElideMode.ElideRight)

    @property
    def plek(self) -> int | None:
        """Which column is chosen, from 0."""
        at = self.currentIndex()
        return at - 1 if at > 0 else None

    def vul(self, geen: str, namen: list[str], plek: int | None) -> None:
        """Offer these columns."""
        self.clear()
        self.addItem(geen)
        self.addItems(namen)
        self.setCurrentIndex(0 if plek is None else plek + 1)

    def merk(self, ontbreekt: bool) -> None:
        """Show whether something must be chosen."""
        self.setProperty("finding", ontbreekt)
        self.setAccessibleDescription("Kies nog een kolom." if ontbreekt else "")
        restyle(self)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()


def _met_voorbeeld(tabel: Tabel, plek: int) -> str:
    waarden = (als_tekst(rij.waarden[plek]) for rij in tabel.rijen[:_RIJEN])
    eerste = next((waarde for waarde in waarden if waarde), "")
    if len(eerste) > _VOORBEELD:
        eerste = f"{eerste[: _VOORBEELD - 1]}…"
    return f"{tabel.kop[plek]}  ({eerste})" if eerste else tabel.kop[plek]
