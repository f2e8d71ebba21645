"""The part of a dossier about the woonplaats."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.gui.clienten.kaart import tekst
from app.gui.clienten.woonplaats import Woonplaatsbeeld, Woonplaatsregel
from app.gui.widgets.label import link
from app.gui.widgets.section import Section

_NOG_NIET = "Nog niet bepaald. Doe dit voordat je bij een gemeente een toewijzing aanvraagt (315)."
_WAAROM, _INKLAPPEN = "Waarom", "Inklappen"
_INSPRING = 12


def woonplaatsvak(beeld: Woonplaatsbeeld, bepaal: Callable[[], object]) -> Section:
    """Give the section with what was found, newest first, and the button that finds it anew."""
    knop = link("Woonplaats bepalen")
    knop.setToolTip("Zoek met een paar vragen welke gemeente verantwoordelijk is (Jeugdwet).")
    knop.clicked.connect(bepaal)
    vak = Section("Woonplaats", "", knop)
    if not beeld.regels:
        vak.add(tekst(_NOG_NIET, "quiet"))
    for nummer, regel in enumerate(beeld.regels):
        vak.add(Bepaling(regel, geldt=nummer == 0))
    return vak


class Bepaling(QWidget):
    """A line with the gemeente and the day, of which the reasoning folds open."""

    def __init__(self, regel: Woonplaatsregel, *, geldt: bool) -> None:
        super().__init__()
        self.setAccessibleName(f"{regel.gemeente}, bepaald op {regel.dag}")
        self._regel = regel
        self.waarom = link(_WAAROM)
        self.waarom.clicked.connect(self._vouw)
        self.redenering = QWidget()
        regels = QVBoxLayout(self.redenering)
        regels.setContentsMargins(_INSPRING, 0, 0, 4)
        regels.setSpacing(4)
        for een in regel.redenering:
            regels.addWidget(tekst(een, "quiet", kopieer=True))
        self.redenering.hide()
        rij = QHBoxLayout()
        rij.setSpacing(12)
        wie, wanneer = QLabel(regel.gemeente), QLabel(f"bepaald op {regel.dag}")
        wie.setProperty("role", "strong" if geldt else "")
        wanneer.setProperty("role", "quiet")
        rij.addWidget(wie)
        rij.addWidget(wanneer)
        rij.addWidget(self.waarom)
        rij.addStretch(1)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(4)
        kolom.addLayout(rij)
        kolom.addWidget(self.redenering)
        self._noem()

    def _vouw(self) -> None:
        self.redenering.setVisible(self.redenering.isHidden())
        self._noem()

    def _noem(self) -> None:
        dicht = self.redenering.isHidden()
        self.waarom.setText(_WAAROM if dicht else _INKLAPPEN)
        self.waarom.setAccessibleName(
            f"{self.waarom.text()}: {self._regel.gemeente}, {self._regel.dag}"
        )
