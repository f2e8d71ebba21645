"""Above the lines of a declaration: which one it is, and what came in on it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.domain.betaling import Betaling
from app.gui import theme
from app.gui.codekaart import waarschuwing
from app.gui.declareren import declaratiehandelen as handelen
from app.gui.declareren import woorden
from app.gui.declareren.declaratietabel import Rij
from app.gui.format import bedrag, datum, maandnaam
from app.gui.widgets.elided import ElidedLabel
from app.gui.widgets.label import link
from app.gui.widgets.status import StatusChip
from app.standard.codelijsten import gemeentenaam

_RIJ = 32  # pixels; a payment
_IN_BEELD = 3  # payments; more of them scroll


class Declaratiekop(QWidget):
    """Above the lines: of which declaration they are, what came in, and what can be done.

    ``ongedaan_gevraagd`` gives the id of a payment.
    """

    ongedaan_gevraagd = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        size = theme.tokens().size
        self.betaald = QPushButton("&Betaald…")
        self.specificatie = QPushButton("&Specificatie…")
        self.bericht = QPushButton("B&ericht")
        self._titel = ElidedLabel("", "group")
        self._feiten = ElidedLabel("", "quiet")
        self._stand: StatusChip | None = None
        self._titelrij = QHBoxLayout()
        self._titelrij.setSpacing(size.within)
        self._titelrij.addWidget(self._titel)
        rij = QHBoxLayout()
        rij.setSpacing(size.within)
        rij.addLayout(self._titelrij, 1)
        for knop in (self.bericht, self.specificatie, self.betaald):
            rij.addWidget(knop)
        self._klopt_niet = QVBoxLayout()
        self.betalingen = Betalingenlijst(self.ongedaan_gevraagd)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(4)
        kolom.addLayout(rij)
        kolom.addWidget(self._feiten)
        kolom.addWidget(self.betalingen)
        kolom.addLayout(self._klopt_niet)

    def toon(self, rij: Rij) -> None:
        """Show another declaration; what does not add up is said in full."""
        van = rij.van
        self._titel.set_text(
            f"{gemeentenaam(van.gemeente)} · {van.wet.naam} · {maandnaam(van.maand)}"
        )
        if self._stand is None:
            self._stand = StatusChip(woorden.stand(van))
            self._titelrij.addWidget(self._stand)
            self._titelrij.addStretch(1)
        self._stand.set_status(woorden.stand(van))
        verwacht = rij.post.verwacht_op if rij.post is not None else None
        laat = rij.dagen_te_laat
        self._feiten.set_text(handelen.feiten(van, verwacht, laat))
        self.betaald.setVisible(rij.post is not None)
        while (item := self._klopt_niet.takeAt(0)) is not None:
            weg = item.widget()
            if weg is not None:
                weg.hide()
                weg.deleteLater()
        bezwaar = handelen.klopt_niet(van)
        if bezwaar:
            self._klopt_niet.addWidget(waarschuwing(bezwaar))
        self._neem_ruimte()

    def toon_betalingen(self, betalingen: Sequence[Betaling]) -> None:
        """Show what came in on it."""
        self.betalingen.toon(betalingen)
        self._neem_ruimte()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Reckon anew how many lines the texts take."""
        super().resizeEvent(event)
        self._neem_ruimte()

    def _neem_ruimte(self) -> None:
        """Ask for the height of wrapped texts: a splitter does not reckon with their width."""
        kolom = self.layout()
        assert kolom is not None  # made above
        self.setMinimumHeight(max(0, kolom.totalHeightForWidth(self.width())))


class Betalingenlijst(QScrollArea):
    """What came in on a declaration, each payment with the way to take it back."""

    def __init__(self, ongedaan: SignalInstance) -> None:
        super().__init__()
        self._ongedaan = ongedaan
        self.knoppen: list[QPushButton] = []
        self.setAccessibleName("Betalingen")
        self.setWidgetResizable(True)
        self.hide()

    def toon(self, betalingen: Sequence[Betaling]) -> None:
        """Show these payments, the newest first."""
        self.knoppen = []
        binnen = QWidget()
        rooster = QGridLayout(binnen)
        rooster.setContentsMargins(0, 0, 0, 0)
        rooster.setHorizontalSpacing(theme.tokens().size.group)
        rooster.setVerticalSpacing(0)
        rooster.setColumnStretch(2, 1)
        for rij, een in enumerate(reversed(betalingen)):
            rooster.setRowMinimumHeight(rij, _RIJ)
            wat = "Verrekend" if een.bedrag < 0 else "Betaald"
            geld = ElidedLabel(bedrag(een.bedrag), "strong")
            geld.setFont(theme.font(theme.tokens().text.body, semibold=True, tabular=True))
            bron = een.omschrijving or "zelf vastgelegd"
            rooster.addWidget(ElidedLabel(f"{wat} {datum(een.datum)}"), rij, 0)
            rooster.addWidget(geld, rij, 1)
            rooster.addWidget(ElidedLabel(bron, "quiet"), rij, 2)
            rooster.addWidget(self._knop(een), rij, 3)
        self.setWidget(binnen)
        self.setFixedHeight(_RIJ * min(_IN_BEELD, len(betalingen)))
        self.setVisible(bool(betalingen))

    def _knop(self, een: Betaling) -> QPushButton:
        knop = link("Ongedaan maken")
        knop.setAccessibleName(f"Betaling van {bedrag(een.bedrag)} ongedaan maken")
        knop.clicked.connect(lambda: self._ongedaan.emit(een.id))
        self.knoppen.append(knop)
        return knop
