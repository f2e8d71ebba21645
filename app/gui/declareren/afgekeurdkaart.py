"""The card of one refused line: what its codes mean, what it was, and the acts that solve it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.gui import theme
from app.gui.codekaart import Codekaart
from app.gui.declareren import woorden
from app.gui.declareren.herkomst import kaart
from app.gui.declareren.regelpaneel import hoe_opgelost, regelkop
from app.gui.declareren.vragen import Volumevraag, hoeft_niet
from app.gui.format import bedrag, datum, maandnaam
from app.gui.widgets.label import link
from app.gui.widgets.vraagkaart import Vraagkaart
from app.standard.codelijsten import gemeentenaam
from app.standard.uitleg import uitleg
from app.store.declaratieregels import Regelrij

_NAAST_ELKAAR = 900  # pixels; from here on the line has room beside its code


class Afgekeurdkaart(QWidget):
    """Shows one refused line; every signal gives that line, and what was answered."""

    opnieuw_gevraagd = Signal(object)
    zorg_gevraagd = Signal(object)
    declaratie_gevraagd = Signal(object)
    client_gevraagd = Signal(object)
    volume_gegeven = Signal(object, int, str)
    opgegeven = Signal(object, str)
    oppakken_gevraagd = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Over deze regel")
        self._rij: Regelrij | None = None
        size = theme.tokens().size
        self._kop = QVBoxLayout()
        self._kopdeel = QWidget()
        self._kop.addWidget(self._kopdeel)
        boven = QHBoxLayout()
        boven.setSpacing(size.within)
        boven.addLayout(self._kop, 1)
        self._gebied = QScrollArea()
        self._gebied.setAccessibleName("Wat de code betekent")
        self._gebied.setWidgetResizable(True)
        self._delen: QBoxLayout | None = None
        self.opnieuw = self._knop("&Opnieuw declareren", self.opnieuw_gevraagd)
        self.opnieuw.setProperty("role", "primary")
        self.volume = QPushButton("Ander &volume…")
        self.volume.clicked.connect(self._vraag_volume)
        self.zorg = self._knop("Verbeter de &zorg", self.zorg_gevraagd)
        self.declaratie = self._knop("Naar de &declaratie", self.declaratie_gevraagd)
        self.client = self._knop("&Cliënt", self.client_gevraagd)
        self.hoeft_niet = link("&Hoeft niet meer…")
        self.hoeft_niet.clicked.connect(self._vraag_reden)
        self.oppakken = self._knop("&Toch oppakken", self.oppakken_gevraagd)
        self._knoppen = QWidget()
        knoppen = QHBoxLayout(self._knoppen)
        knoppen.setContentsMargins(0, 0, 0, 0)
        knoppen.setSpacing(size.within)
        knoppen.addStretch()
        for knop in (self.hoeft_niet, self.oppakken, self.volume, self.zorg, self.opnieuw):
            knoppen.addWidget(knop)
        self.volumevraag = Volumevraag()
        self.redenvraag = hoeft_niet()
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, size.within, 0, 0)
        kolom.setSpacing(size.within)
        for knop in (self.declaratie, self.client):
            boven.addWidget(knop, 0, Qt.AlignmentFlag.AlignTop)
        kolom.addLayout(boven)
        kolom.addWidget(self._gebied, 1)
        kolom.addWidget(self._knoppen)
        for vraag in (self.volumevraag, self.redenvraag):
            vraag.hide()
            vraag.gestopt.connect(self._stop)
            kolom.addWidget(vraag)
        self.volumevraag.beantwoord.connect(
            lambda: self.volume_gegeven.emit(self._rij, *self.volumevraag.antwoord)
        )
        self.redenvraag.bewaard.connect(lambda reden: self.opgegeven.emit(self._rij, reden))

    def toon(self, rij: Regelrij) -> bool:
        """Show a line; False when it is shown already, so that who reads keeps the place."""
        if rij == self._rij:
            return False
        self._rij = rij
        nieuw = regelkop(rij)
        self._kop.replaceWidget(self._kopdeel, nieuw)
        self._kopdeel.hide()
        self._kopdeel.deleteLater()
        self._kopdeel = nieuw
        self._gebied.setWidget(self._inhoud(rij))
        self._richt()
        for knop in (self.opnieuw, self.zorg, self.hoeft_niet):
            knop.setVisible(not rij.opgelost)
        self.volume.setVisible(not rij.opgelost and not rij.regel.is_credit)
        self.oppakken.setVisible(rij.afhandeling is not None)
        self.stop_vraag()
        return True

    @property
    def eerste_knop(self) -> QPushButton:
        """The button of the first thing to do here."""
        knoppen = (self.opnieuw, self.oppakken)
        return next((knop for knop in knoppen if not knop.isHidden()), self.declaratie)

    def stop_vraag(self) -> None:
        """Ask no more."""
        self.volumevraag.hide()
        self.redenvraag.hide()
        self._knoppen.show()

    def geef_vrij(self) -> None:
        """Let a question be answered again: what was answered could not be kept."""
        self.volumevraag.geef_vrij()
        self.redenvraag.geef_vrij()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the line beside its code where there is room for both."""
        super().resizeEvent(event)
        self._richt()

    def _richt(self) -> None:
        if self._delen is not None:
            naast = self.width() >= _NAAST_ELKAAR
            richting = QBoxLayout.Direction
            self._delen.setDirection(richting.LeftToRight if naast else richting.TopToBottom)

    def _knop(self, woord: str, signaal: SignalInstance) -> QPushButton:
        knop = QPushButton(woord)
        knop.clicked.connect(lambda: signaal.emit(self._rij))
        return knop

    def _vraag(self, vraag: Vraagkaart) -> None:
        self._knoppen.hide()
        vraag.begin()

    def _vraag_reden(self) -> None:
        self._vraag(self.redenvraag)

    def _vraag_volume(self) -> None:
        if self._rij is not None:
            prestatie = self._rij.regel.prestatie
            self._vraag(self.volumevraag)
            self.volumevraag.vraag(prestatie.eenheid, prestatie.geleverd_volume, None)

    def _stop(self) -> None:
        was = self.volume if self.volumevraag.isVisible() else self.hoeft_niet
        self.stop_vraag()
        was.setFocus(Qt.FocusReason.OtherFocusReason)

    def _inhoud(self, rij: Regelrij) -> QWidget:
        size = theme.tokens().size
        binnen = QWidget()
        self._delen = QBoxLayout(QBoxLayout.Direction.TopToBottom, binnen)
        self._delen.setContentsMargins(0, 0, size.within, 0)
        self._delen.setSpacing(size.group)
        links, rechts = QVBoxLayout(), QVBoxLayout()
        links.setSpacing(size.within)
        opgelost = hoe_opgelost(rij)
        if opgelost:
            links.addWidget(kaart("Opgelost", opgelost))
        for code in rij.codes:
            links.addWidget(Codekaart(uitleg(code)))
        if not rij.codes:
            links.addWidget(
                kaart(
                    "De hele declaratie is afgekeurd",
                    "Er zijn geen codes bij deze regel. Bij het bericht staat waarom het is "
                    "afgekeurd. Is dat verholpen, declareer dan opnieuw.",
                )
            )
        rechts.addWidget(_regel(rij))
        for kant in (links, rechts):
            kant.addStretch()
        self._delen.addLayout(links, 3)
        self._delen.addLayout(rechts, 2)
        return binnen


def _regel(rij: Regelrij) -> QWidget:
    """What was refused, in a few lines."""
    een = rij.regel.prestatie
    sinds = f"Afgekeurd op {datum(rij.afgekeurd_op)}" if rij.afgekeurd_op else ""
    return kaart(
        "Wat er is afgekeurd",
        f"{woorden.volume(een)}, {bedrag(woorden.eurocent(een))}",
        f"Over {maandnaam(een.product_periode.begindatum)}",
        f"Gemeente {gemeentenaam(rij.regel.gemeente)}, {rij.regel.wet.naam}",
        f"Declaratie {rij.regel.declaratie_nummer}",
        sinds,
        rol="strong",
    )
