"""A card that explains one code of VECOZO or of a gemeente."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from app.gui import theme
from app.gui.format import heel
from app.standard.regelregister import Regelnummer
from app.standard.uitleg import Uitleg

_BREED = 720  # pixels; longer lines read badly


class Codekaart(QFrame):
    """Says what a code means, what usually causes it, and what to do now.

    ``regels`` are the rules of the standard behind it, where those are known.
    """

    def __init__(self, uitleg: Uitleg, regels: Sequence[Regelnummer] = ()) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setAccessibleName(f"Code {uitleg.code}. {uitleg.betekenis}")
        size = theme.tokens().size
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(size.group, size.group, size.group, size.group)
        kolom.setSpacing(4)
        kolom.addWidget(tekst(uitleg.betekenis, "strong"))
        if uitleg.code:
            van = f" van {uitleg.afzender}" if uitleg.afzender else ""
            kolom.addWidget(tekst(f"Code {uitleg.code}{van}", "small"))
        if uitleg.oorzaken:
            kolom.addSpacing(size.within)
            kolom.addWidget(tekst("Meestal komt dit hierdoor", "section"))
            for oorzaak in uitleg.oorzaken:
                kolom.addWidget(tekst(f"•  {oorzaak}"))
        kolom.addSpacing(size.within)
        kolom.addWidget(tekst("Wat je nu doet", "section"))
        kolom.addWidget(tekst(uitleg.actie))
        herkomst = [f"Officieel: {uitleg.officieel}"] if uitleg.officieel else []
        herkomst += [f"Regel {regel.nummer}: {regel.titel}" for regel in regels]
        if herkomst:
            kolom.addSpacing(size.within)
            kolom.addWidget(tekst("\n".join(herkomst), "small"))


class _Alinea(QLabel):
    """A label that asks the height of the width it will get: no more than its widest."""

    def heightForWidth(self, width: int) -> int:
        """Give the height; the layout asks it for all the width that there is."""
        return super().heightForWidth(min(width, self.maximumWidth()))


def tekst(woorden: str, rol: str = "") -> QLabel:
    """Give a text that wraps before its lines get too long, and can be selected."""
    label = _Alinea(woorden)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setMaximumWidth(_BREED)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if rol:
        label.setProperty("role", rol)
    return label


def waarschuwing(woorden: str) -> QFrame:
    """Give a card that asks for attention and stops nothing."""
    gemaakt = QFrame()
    gemaakt.setObjectName("warning")
    kolom = QVBoxLayout(gemaakt)
    kolom.setContentsMargins(16, 8, 16, 8)
    kolom.addWidget(tekst(heel(woorden)))
    return gemaakt
