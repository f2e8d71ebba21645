"""What the question list shows: an answer to choose, a line that was answered, the outcome."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QVBoxLayout,
)

from app.forms.form import Keuze
from app.forms.woonplaatsbeginsel import DAARNA, Gegeven, Uitkomst, Vraag
from app.gui import icons, theme
from app.gui.widgets.label import link, wrapped
from app.gui.widgets.restyle import restyle
from app.standard.codelijsten import gemeentenaam

_PIJLEN = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right})
_NAAST_RONDJE = 26  # where the words of a radio button begin
_HOOG = 48


class Antwoordkaart(QFrame):
    """An answer on a card: a click anywhere on it chooses the answer."""

    def __init__(self, vraag: Vraag, keuze: Keuze) -> None:
        super().__init__()
        self.setObjectName("answer")
        self.setMinimumHeight(_HOOG)
        self.code = keuze.code
        self.knop = _Rondje(keuze.label)
        self.knop.setAccessibleDescription(f"{vraag.woorden} {keuze.uitleg}".strip())
        self.knop.toggled.connect(lambda gekozen: self._toon("chosen", gekozen))
        self.knop.bereikt.connect(lambda bereikt: self._toon("focused", bereikt))
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(theme.tokens().size.group, 10, theme.tokens().size.group, 10)
        kolom.setSpacing(2)
        kolom.addWidget(self.knop)
        if keuze.uitleg:
            uitleg = wrapped(keuze.uitleg, "quiet")
            uitleg.setContentsMargins(_NAAST_RONDJE, 0, 0, 0)
            kolom.addWidget(uitleg)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose this answer."""
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            self.knop.setFocus(Qt.FocusReason.MouseFocusReason)
            self.knop.setChecked(True)

    def _toon(self, hoe: str, waar: bool) -> None:
        self.setProperty(hoe, waar)
        restyle(self)


class _Rondje(QRadioButton):
    """A radio button of a group in which nothing is chosen yet: the first arrow chooses it.

    ``bereikt`` tells whether the keyboard is at it.
    """

    bereikt = Signal(bool)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell it."""
        super().focusInEvent(event)
        self.bereikt.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell it."""
        super().focusOutEvent(event)
        self.bereikt.emit(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the answer that has the focus, before an arrow goes on from it."""
        if event.key() in _PIJLEN and self.group().checkedId() == -1:  # none
            self.setChecked(True)
        else:
            super().keyPressEvent(event)


class Gegevenregel(QFrame):
    """A question with the answer that was given; a click asks it anew."""

    gevraagd = Signal()

    def __init__(self, gegeven: Gegeven) -> None:
        super().__init__()
        self.setObjectName("answered")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.wijzig = link("Wijzig")
        self.wijzig.setAccessibleName(f"Wijzig: {gegeven.vraag.woorden} {gegeven.in_woorden}")
        self.wijzig.clicked.connect(self.gevraagd)
        kolom = QVBoxLayout()
        kolom.setSpacing(0)
        kolom.addWidget(wrapped(gegeven.vraag.woorden, "small"))
        kolom.addWidget(wrapped(gegeven.in_woorden))
        self._vink = QLabel()
        rij = QHBoxLayout(self)
        rij.setContentsMargins(theme.tokens().size.group, 6, theme.tokens().size.within, 6)
        rij.setSpacing(12)
        rij.addWidget(self._vink)
        rij.addLayout(kolom, 1)
        rij.addWidget(self.wijzig)
        self._dress()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ask it anew."""
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            self.gevraagd.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._dress()

    def _dress(self) -> None:
        ratio = self.devicePixelRatioF()
        self._vink.setPixmap(icons.pixmap("gedaan", theme.colours().done, 16, ratio))


class Uitkomstkaart(QFrame):
    """The gemeente that is responsible, and the rule that says so."""

    def __init__(self, uitkomst: Uitkomst) -> None:
        super().__init__()
        self.setObjectName("card")
        naam = gemeentenaam(uitkomst.gemeente)
        self.setAccessibleName(f"Verantwoordelijk is {naam}. {uitkomst.regel}")
        lijn = QFrame()
        lijn.setObjectName("hairline")
        size = theme.tokens().size
        grid = QGridLayout(self)
        grid.setContentsMargins(20, size.group, 20, size.group)
        grid.setVerticalSpacing(size.within)
        wie = QHBoxLayout()
        wie.setSpacing(12)
        wie.addWidget(wrapped(naam, "title"))
        wie.addWidget(
            wrapped(f"gemeentecode {uitkomst.gemeente}", "quiet"), 1, Qt.AlignmentFlag.AlignBottom
        )
        grid.addWidget(wrapped("Verantwoordelijk is", "quiet"), 0, 0)
        grid.addLayout(wie, 1, 0)
        grid.addWidget(wrapped(uitkomst.regel), 2, 0)
        grid.addWidget(wrapped(uitkomst.bron, "small"), 3, 0)
        grid.addWidget(lijn, 4, 0)
        grid.addWidget(wrapped(DAARNA, "quiet"), 5, 0)
