"""What this program is: its version, licence, standard and where it keeps the data."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from app import __version__
from app.gui import icons, theme
from app.gui.widgets.elided import ElidedLabel
from app.gui.widgets.section import Section
from app.standard.codelijsten import codelijst
from app.standard.release import RELEASE, SINDS


class Over(Section):
    """Tells what one needs when asking for help."""

    def __init__(self, map_: Path) -> None:
        super().__init__("Over Heenweer")
        self.map = ElidedLabel(str(map_))
        self.kopieer = icons.TextButton("kopieren", "Kopieer")
        self.kopieer.setAccessibleName("Kopieer waar de gegevens staan")
        self.kopieer.clicked.connect(lambda: QGuiApplication.clipboard().setText(str(map_)))
        blok = QWidget()
        grid = QGridLayout(blok)
        size = theme.tokens().size
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(size.group)
        grid.setVerticalSpacing(size.within)
        grid.setColumnMinimumWidth(0, size.label)
        grid.setColumnStretch(1, 1)
        gegevens = (
            ("Versie", _tekst(__version__)),
            ("Standaard", _tekst(f"iWmo en iJw, release {RELEASE} (sinds {SINDS})")),
            ("Gemeentecodes", _tekst(codelijst("gemeenten").titel)),
            ("Licentie", _tekst("EUPL-1.2, vrije software")),
            ("Gegevens", self.map),
        )
        for at, (naam, waarde) in enumerate(gegevens):
            label = QLabel(naam)
            label.setProperty("role", "quiet")
            grid.addWidget(label, at, 0)
            grid.addWidget(waarde, at, 1)
        grid.addWidget(self.kopieer, len(gegevens) - 1, 2)
        self.add(blok)


def _tekst(woorden: str) -> QLabel:
    label = QLabel(woorden)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
