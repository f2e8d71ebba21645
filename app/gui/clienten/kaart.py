"""The parts of a dossier on screen: a Toewijzing, what the gemeente wrote, contacts, a thread."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.gui import icons, theme
from app.gui.clienten.beeld import Opmerking, Toewijzingkaart
from app.gui.clienten.contact import Contactkaart
from app.gui.clienten.draden import Draad, Post
from app.gui.clienten.levering import Daad, Knop
from app.gui.clienten.tijdlijn import As
from app.gui.clienten.tijdlijn_view import Tijdbaan
from app.gui.clienten.volume_view import Verbruikblok
from app.gui.widgets.elided import ElidedLabel, ElidedLink
from app.gui.widgets.label import wrapped
from app.gui.widgets.status import StatusChip

MARGE = 16  # inside a card; the axis of time above the cards keeps it too
_INSPRING = 24
_LINKRAND = 7  # what a link leaves at the left of its text


def tekst(woorden: str, role: str = "", *, kopieer: bool = False) -> QLabel:
    """Give a label that wraps, and of which the text can be copied when asked."""
    label = wrapped(woorden, role)
    if kopieer:
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


class Opmerkingen(QFrame):
    """What the gemeente wrote, in a box that cannot be missed."""

    def __init__(self, opmerkingen: tuple[Opmerking, ...]) -> None:
        super().__init__()
        self.setObjectName("gemeenteBox")
        self.setAccessibleName("De gemeente schrijft")
        self._sign = QLabel()
        self._sign.setAlignment(Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(tekst("De gemeente schrijft", "strong"))
        for opmerking in opmerkingen:
            label = QLabel(f"<b>{escape(opmerking.kop)}:</b> {escape(opmerking.tekst)}")
            label.setTextFormat(Qt.TextFormat.RichText)
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(label)
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGE, 12, MARGE, 12)
        row.setSpacing(12)
        row.addWidget(self._sign)
        row.addLayout(column, 1)
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._dress()

    def _dress(self) -> None:
        scheme = theme.colours()
        rand = f"border: 1px solid {scheme.today}; border-left-width: 4px; border-radius: 8px;"
        stijl = f"#gemeenteBox {{ background: {scheme.today_soft}; {rand} }}"
        if self.styleSheet() != stijl:  # setting it sends a change of palette again
            self.setStyleSheet(stijl)
        size = theme.tokens().size.icon
        ratio = self.devicePixelRatioF()
        self._sign.setPixmap(icons.pixmap("waarschuwing", scheme.today, size, ratio))


class Toewijzingblok(QFrame):
    """One Toewijzing: what it is, its lane, how it stands and what may be done with it."""

    def __init__(self, kaart: Toewijzingkaart, as_: As, doe: Callable[[int, Daad], object]) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setAccessibleName(f"{kaart.kenmerk}, {kaart.product}, {kaart.stand.words}")
        self.baan = Tijdbaan(kaart.baan, as_)
        kop = QHBoxLayout()
        kop.setSpacing(12)
        kop.addWidget(tekst(kaart.product, "strong"), 1)
        kop.addWidget(StatusChip(kaart.stand), 0, Qt.AlignmentFlag.AlignTop)
        inhoud = " · ".join(filter(None, (kaart.omvang, kaart.periode)))
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGE, 12, MARGE, 12)
        column.setSpacing(4)
        column.addLayout(kop)
        column.addWidget(ElidedLabel(kaart.kenmerk, "quiet"))
        if inhoud:
            column.addWidget(tekst(inhoud, kopieer=True))
        column.addWidget(self.baan)
        if kaart.verbruik is not None:
            column.addWidget(Verbruikblok(kaart.verbruik))
            column.addSpacing(4)
        if kaart.levering or kaart.knoppen:
            column.addLayout(self._onder(kaart, doe))
        if kaart.historie:
            column.addSpacing(4)
            column.addWidget(tekst("\n".join(kaart.historie), "small", kopieer=True))

    def _onder(self, kaart: Toewijzingkaart, doe: Callable[[int, Daad], object]) -> QLayout:
        """What was reported; one button beside it, several beneath it."""
        naast = len(kaart.knoppen) <= 1
        rij = QHBoxLayout() if naast else QVBoxLayout()
        rij.setSpacing(12 if naast else 4)
        rij.addWidget(tekst(kaart.levering), 1)
        knoppen = QHBoxLayout()
        knoppen.setSpacing(8)
        knoppen.addStretch()
        for knop in kaart.knoppen:
            knoppen.addWidget(_knop(kaart, knop, doe), 0, Qt.AlignmentFlag.AlignTop)
        rij.addLayout(knoppen)
        return rij


def _knop(kaart: Toewijzingkaart, knop: Knop, doe: Callable[[int, Daad], object]) -> QPushButton:
    woord, uitleg = knop.daad.value
    button = QPushButton(woord)
    button.setToolTip(uitleg)
    button.setAccessibleName(f"{woord}, {kaart.kenmerk}")
    button.setAccessibleDescription(uitleg)
    if knop.nu:
        button.setProperty("role", "primary")
    elif knop.daad.corrigeert:
        button.setProperty("role", "link")
    button.clicked.connect(lambda: doe(kaart.id, knop.daad))
    return button


class Contacten(QWidget):
    """Addresses and phones of the client and of those around, two beside each other."""

    def __init__(self, kaarten: tuple[Contactkaart, ...]) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(MARGE)
        for at, kaart in enumerate(kaarten):
            grid.addWidget(_contact(kaart), at // 2, at % 2, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)


def _contact(kaart: Contactkaart) -> QWidget:
    block = QWidget()
    block.setAccessibleName(f"{kaart.kop} {kaart.wie}".strip())
    column = QVBoxLayout(block)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addWidget(tekst(kaart.kop, "small"))
    if kaart.wie:
        column.addWidget(tekst(kaart.wie, "strong", kopieer=True))
    for regel in kaart.regels:
        column.addWidget(tekst(regel, kopieer=True))
    if kaart.email:
        adres = ElidedLabel(kaart.email)
        adres.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(adres)
    return block


class Draadblok(QWidget):
    """A message with its answers beneath it; each opens on Berichten."""

    def __init__(self, draad: Draad, open_bericht: Callable[[int], object]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(4)
        column.addWidget(_post(draad.heen, open_bericht, 0))
        for antwoord in draad.antwoorden:
            column.addWidget(_post(antwoord, open_bericht, _INSPRING))


def _post(post: Post, open_bericht: Callable[[int], object], inspring: int) -> QWidget:
    row = QWidget()
    richting = "Uit" if post.naar_gemeente else "In"
    link = ElidedLink(post.titel)
    link.setAccessibleName(f"{richting}: {post.titel}, {post.dag}, {post.status.words}")
    link.setAccessibleDescription(post.uitleg)
    link.clicked.connect(lambda: open_bericht(post.id))
    onder = QLabel(f"{richting} · {post.dag}")
    onder.setProperty("role", "small")
    onder.setContentsMargins(_LINKRAND, 0, 0, 0)
    grid = QGridLayout(row)
    grid.setContentsMargins(inspring, 0, 0, 0)
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(0)
    grid.setColumnStretch(1, 1)
    grid.addWidget(link, 0, 0)
    grid.addWidget(onder, 1, 0)
    grid.addWidget(StatusChip(post.status), 0, 2, 2, 1, Qt.AlignmentFlag.AlignVCenter)
    if post.uitleg:
        waarom = QLabel(post.uitleg)
        waarom.setTextFormat(Qt.TextFormat.PlainText)
        waarom.setProperty("role", "small")
        waarom.setWordWrap(True)
        waarom.setContentsMargins(_LINKRAND, 0, 0, 0)
        grid.addWidget(waarom, 2, 0, 1, 3)
    return row
