"""What a line follows from, as cards beside the list: the sum, the amount, the care by day."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.domain.zorg import Zorgregel
from app.gui import theme
from app.gui.codekaart import tekst
from app.gui.format import aantal, datum, heel
from app.gui.widgets.elided import ElidedLabel
from app.services.herleiding import Herleiding
from app.services.rekensom import hoeveel

_MEESTE = 31  # lines of care; a month has no more days, and more nobody reads


class Kolom(QScrollArea):
    """A column of cards that scrolls; `toon` puts other cards in it."""

    def __init__(self, naam: str) -> None:
        super().__init__()
        self.setAccessibleName(naam)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def toon(self, kaarten: Sequence[QWidget]) -> None:
        """Show these cards beneath each other."""
        size = theme.tokens().size
        binnen = QWidget()
        kolom = QVBoxLayout(binnen)
        kolom.setContentsMargins(0, 0, size.within, 0)
        kolom.setSpacing(size.within)
        for kaart in kaarten:
            kolom.addWidget(kaart)
        kolom.addStretch()
        self.setWidget(binnen)


def kaart(titel: str = "", *regels: str, rol: str = "") -> QFrame:
    """Give a card with a heading and lines of text, the first in another role when asked."""
    size = theme.tokens().size
    gemaakt = QFrame()
    gemaakt.setObjectName("card")
    kolom = QVBoxLayout(gemaakt)
    kolom.setContentsMargins(size.group, 12, size.group, 12)
    if titel:
        kolom.addWidget(tekst(titel, "section"))
    for plaats, regel in enumerate(filter(None, regels)):
        kolom.addWidget(tekst(heel(regel), rol if plaats == 0 else ""))
    kolom.setSpacing(size.within // 2)
    return gemaakt


def herkomstkaarten(herleiding: Herleiding) -> list[QWidget]:
    """Give the cards of a line: how it was reckoned, what was given, and the care behind it."""
    kaarten: list[QWidget] = [kaart("Hoe het is berekend", herleiding.som, herleiding.bedrag)]
    if herleiding.ruimte:
        kaarten.append(kaart("Wat er mag", *herleiding.ruimte))
    if herleiding.zorg:
        kaarten.append(zorgkaart(herleiding.zorg))
    return kaarten


def zorgkaart(zorg: Sequence[Zorgregel]) -> QFrame:
    """Give the card that says who did what when."""
    gemaakt = kaart("Wie wat wanneer deed")
    rooster = QGridLayout()
    rooster.setHorizontalSpacing(12)
    rooster.setVerticalSpacing(2)
    rooster.setColumnStretch(1, 1)
    for rij, een in enumerate(zorg[:_MEESTE]):
        gedaan = QLabel(hoeveel(een.aantal, een.eenheid))
        gedaan.setFont(theme.font(theme.tokens().text.body, tabular=True))
        gedaan.setAlignment(Qt.AlignmentFlag.AlignRight)
        rooster.addWidget(QLabel(datum(een.datum).rpartition(" ")[0]), rij, 0)
        rooster.addWidget(ElidedLabel(een.medewerker or "—", "quiet"), rij, 1)
        rooster.addWidget(gedaan, rij, 2)
    kolom = gemaakt.layout()
    assert isinstance(kolom, QVBoxLayout)  # so made above
    kolom.addLayout(rooster)
    over = len(zorg) - _MEESTE
    if over > 0:
        kolom.addWidget(tekst(f"En nog {aantal(over, 'regel', 'regels')}.", "small"))
    return gemaakt
