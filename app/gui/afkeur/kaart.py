"""The card of one refused code: what it means, what was refused, and the act that mends it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.afkeur import Door
from app.gui import theme
from app.gui.afkeur import handelen, woorden
from app.gui.afkeur.afhandelen import redenvraag
from app.gui.berichtstatus import bericht_titel
from app.gui.codekaart import Codekaart, tekst
from app.gui.format import datum
from app.gui.kaartlijst import Kaartblad, kaart
from app.gui.widgets.elided import ElidedLabel
from app.gui.widgets.status import StatusChip
from app.services.afkeuren import Afkeur
from app.services.afkeurherstel import Herstel, Stand
from app.standard.codelijsten import gemeentenaam
from app.standard.leesbaar import Regel

_NAAST_ELKAAR = 900  # pixels; from here on the refused class has room beside its code


class Afkeurkaart(Kaartblad):
    """Shows one refused code; asks by its signals for what can be done with it."""

    handeling_gevraagd = Signal()
    bericht_gevraagd = Signal()
    client_gevraagd = Signal()
    afhandelen_gevraagd = Signal(str)  # with the reason
    heropenen_gevraagd = Signal()

    def __init__(self) -> None:
        super().__init__("Over deze afkeur", "Wat de code betekent", redenvraag())
        self.herstel = QPushButton()
        self.herstel.setProperty("role", "primary")
        self.herstel.clicked.connect(self.handeling_gevraagd)
        self.bekijk = QPushButton("&Bekijk bericht")
        self.bekijk.clicked.connect(self.bericht_gevraagd)
        self.client = QPushButton("&Cliënt")
        self.client.clicked.connect(self.client_gevraagd)
        self.hoeft_niet = QPushButton("&Hoeft niet meer…")
        self.oppakken = QPushButton("&Toch oppakken")
        self.oppakken.clicked.connect(self.heropenen_gevraagd)
        self.vraag.bewaard.connect(self.afhandelen_gevraagd)
        self._zet_knoppen(
            (self.bekijk, self.client),
            (self.hoeft_niet, self.oppakken, self.herstel),
            stop=self.hoeft_niet,
        )
        self._delen: QBoxLayout | None = None

    def toon(self, afkeur: Afkeur, in_woorden: Sequence[Regel]) -> None:
        """Show a code, with the lines of the class that it refuses."""
        self._vul(_kop(afkeur), self._inhoud(afkeur, in_woorden))
        self._richt()
        woord = handelen.knoptekst(afkeur)
        self.herstel.setText(woord)
        self.herstel.setVisible(bool(woord))
        act = afkeur.herstel
        self.bekijk.setVisible(act is not Herstel.BEKIJK)
        self.client.setVisible(afkeur.client_id is not None and act is not Herstel.NAAR_CLIENT)
        self.hoeft_niet.setVisible(afkeur.kan_weg)
        self.oppakken.setVisible(afkeur.stand is Stand.AFGEHANDELD)
        self._orden()

    @property
    def eerste_knop(self) -> QPushButton:
        """The button of the first thing to do here."""
        return next(
            (k for k in (self.herstel, self.oppakken) if not k.isHidden()),
            self.bekijk,
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the refused class beside its code where there is room for both."""
        super().resizeEvent(event)
        self._richt()

    def _richt(self) -> None:
        if self._delen is not None:
            naast = self.width() >= _NAAST_ELKAAR
            richting = QBoxLayout.Direction
            self._delen.setDirection(richting.LeftToRight if naast else richting.TopToBottom)

    def _inhoud(self, afkeur: Afkeur, in_woorden: Sequence[Regel]) -> QWidget:
        size = theme.tokens().size
        binnen = QWidget()
        self._delen = QBoxLayout(QBoxLayout.Direction.TopToBottom, binnen)
        self._delen.setContentsMargins(0, 0, size.within, 0)
        self._delen.setSpacing(size.group)
        links = QVBoxLayout()
        links.setSpacing(size.group)
        if afkeur.reden:
            links.addWidget(_reden(afkeur))
        if afkeur.door is Door.WIJ:
            links.addWidget(_gevonden(afkeur))
        links.addWidget(Codekaart(afkeur.uitleg, afkeur.regels))
        if afkeur.door is Door.VECOZO and afkeur.melding not in ("", afkeur.uitleg.betekenis):
            links.addWidget(_erbij(afkeur))
        links.addStretch()
        self._delen.addLayout(links, 3)
        if in_woorden:
            rechts = QVBoxLayout()
            rechts.addWidget(_klasse(afkeur, in_woorden))
            rechts.addStretch()
            self._delen.addLayout(rechts, 2)
        return binnen


def _kop(afkeur: Afkeur) -> QWidget:
    blok = QWidget()
    kolom = QVBoxLayout(blok)
    kolom.setContentsMargins(0, 0, 0, 0)
    kolom.setSpacing(4)
    boven = QHBoxLayout()
    boven.setSpacing(12)
    titel = bericht_titel(afkeur.wet, afkeur.soort)
    boven.addWidget(ElidedLabel(" · ".join(filter(None, (titel, afkeur.client))), "group"))
    boven.addWidget(StatusChip(woorden.stand(afkeur)))
    boven.addStretch(1)
    kolom.addLayout(boven)
    nummer = afkeur.toewijzing_nummer
    wanneer = (
        f"Afgekeurd door {woorden.DOOR[afkeur.door]} op {datum(afkeur.sinds)}",
        _tot(afkeur),
    )
    waarover = (
        f"gemeente {gemeentenaam(afkeur.gemeente)}",
        f"toewijzing {nummer}" if nummer is not None else "",
        afkeur.product,
        f"identificatie {afkeur.identificatie}",
    )
    for delen in (wanneer, waarover):
        kolom.addWidget(ElidedLabel(" · ".join(filter(None, delen)), "quiet"))
    return blok


def _tot(afkeur: Afkeur) -> str:
    if afkeur.tot is None:
        return ""
    vooraf = {
        Stand.OPEN: "uiterlijk",
        Stand.ONDERWEG: "uiterlijk",
        Stand.VERVANGEN: "vervangen op",
        Stand.OPGELOST: "opgelost op",
        Stand.AFGEHANDELD: "afgehandeld op",
    }[afkeur.stand]
    return f"{vooraf} {datum(afkeur.tot)}"


def _reden(afkeur: Afkeur) -> QFrame:
    """Why the user put it aside."""
    blok, kolom = kaart()
    kolom.addWidget(tekst("Waarom het niet meer hoeft", "section"))
    kolom.addWidget(tekst(afkeur.reden))
    return blok


def _gevonden(afkeur: Afkeur) -> QFrame:
    """What our own rules found in a message of the gemeente."""
    blok, kolom = kaart()
    kolom.addWidget(tekst(afkeur.melding, "strong"))
    kolom.addWidget(tekst(afkeur.advies))
    return blok


def _erbij(afkeur: Afkeur) -> QFrame:
    """What VECOZO wrote beside its code."""
    blok, kolom = kaart()
    kolom.addWidget(tekst("VECOZO schreef erbij", "section"))
    kolom.addWidget(tekst(afkeur.melding))
    return blok


def _klasse(afkeur: Afkeur, in_woorden: Sequence[Regel]) -> QFrame:
    """The refused class, line by line; the line that was wrong is marked."""
    blok, kolom = kaart()
    kolom.addWidget(tekst(f"Wat is afgekeurd: {afkeur.veld}", "section"))
    basis = in_woorden[0].diepte
    veld = afkeur.veld.rpartition(", ")[2].casefold()
    for regel in in_woorden:
        if regel.is_kop:
            label = tekst(regel.label, "strong")
        elif regel.pad == afkeur.pad or regel.label.casefold() == veld:
            label = tekst(f"✕ {regel.label}: {regel.waarde}", "error")
        else:
            label = tekst(f"{regel.label}: {regel.waarde}")
        label.setContentsMargins(16 * (regel.diepte - basis), 0, 0, 0)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        kolom.addWidget(label)
    return blok
