"""The strip under Klaar voor VECOZO: what may be done with the rows that are selected."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton

from app.gui import theme
from app.gui.berichtstatus import regel_titel
from app.gui.format import aantal
from app.gui.klaar.groepen import Groep, Rij
from app.gui.widgets.elided import ElidedLabel
from app.gui.widgets.label import link

_HOOG = 48


@dataclass(frozen=True)
class Handeling:
    """Something to do with selected rows of some groups; ``een`` asks for exactly one row."""

    tekst: str
    groepen: frozenset[Groep]
    doe: Callable[[Sequence[Rij]], object]
    een: bool = False

    def kan(self, groep: Groep, rijen: Sequence[Rij]) -> bool:
        """Tell whether it can be done with these."""
        return groep in self.groepen and bool(rijen) and (len(rijen) == 1 or not self.een)


class Voet(QFrame):
    """Shows what is selected, and a button for each thing that can be done with it."""

    def __init__(self, handelingen: Sequence[Handeling]) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setFixedHeight(_HOOG)
        self._handelingen = handelingen
        self._groep = Groep.KLAAR
        self._rijen: Sequence[Rij] = ()
        self._tekst = ElidedLabel("", "quiet")
        self.knoppen: list[QPushButton] = []
        rij = QHBoxLayout(self)
        rij.setContentsMargins(theme.tokens().size.group, 0, 6, 0)
        rij.setSpacing(4)
        rij.addWidget(self._tekst, 1)
        for handeling in handelingen:
            knop = link(handeling.tekst)
            knop.clicked.connect(lambda _=False, h=handeling: h.doe(self._rijen))
            rij.addWidget(knop)
            self.knoppen.append(knop)
        self.toon(Groep.KLAAR, ())

    def toon(self, groep: Groep, rijen: Sequence[Rij]) -> None:
        """Show what may be done with these rows of one group."""
        self._groep, self._rijen = groep, rijen
        self._tekst.set_text(_wat(rijen))
        for knop, handeling in zip(self.knoppen, self._handelingen, strict=True):
            knop.setVisible(handeling.kan(groep, rijen))

    def handeling(self, tekst: str) -> QPushButton:
        """Give the button with this text, with or without its mnemonic."""
        return next(knop for knop in self.knoppen if knop.text().replace("&", "") == tekst)

    def vul_menu(self, menu: QMenu) -> None:
        """Put the same acts in the menu of the rows."""
        for handeling in self._handelingen:
            if handeling.kan(self._groep, self._rijen):
                doe = partial(handeling.doe, self._rijen)
                menu.addAction(handeling.tekst.replace("&", ""), doe)


def _wat(rijen: Sequence[Rij]) -> str:
    if not rijen:
        return "Kies een of meer berichten om er iets mee te doen."
    if len(rijen) > 1:
        return f"{aantal(len(rijen), 'bericht', 'berichten')} gekozen"
    regel = rijen[0].regel
    # The name first: it is what still tells them apart where there is no room for more.
    return " · ".join(filter(None, (rijen[0].waarover, regel_titel(regel))))
