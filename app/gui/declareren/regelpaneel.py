"""Beside the lines of a declaration: where the chosen one is, its codes, what it follows from."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.domain.declaratie import Regelstand
from app.domain.productperiode import laatste_dag
from app.gui import theme
from app.gui.codekaart import Codekaart
from app.gui.declareren import woorden
from app.gui.declareren.declaratiehandelen import waarom_niet_terug
from app.gui.declareren.herkomst import Kolom, herkomstkaarten, kaart
from app.gui.format import datum, maand_kort, periode
from app.gui.regelstand import regelstand
from app.gui.widgets.elided import ElidedLabel
from app.gui.widgets.status import StatusChip
from app.services.herleiding import Herleiding
from app.standard.uitleg import uitleg
from app.store.declaratieregels import Regelrij

_SMALST = 312


class Regelpaneel(QWidget):
    """Tells of one declared line, and asks by its signals for what can be done with it."""

    crediteer_gevraagd = Signal()
    afgekeurd_gevraagd = Signal()
    client_gevraagd = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Over deze regel")
        self.setMinimumWidth(_SMALST)
        size = theme.tokens().size
        self.kolom = Kolom("Waar deze regel van komt")
        self.crediteer = QPushButton("C&rediteer…")
        self.crediteer.clicked.connect(self.crediteer_gevraagd)
        self.afgekeurd = QPushButton("Naar &afgekeurde regels")
        self.afgekeurd.clicked.connect(self.afgekeurd_gevraagd)
        self.client = QPushButton("Naar de cl&iënt")
        self.client.clicked.connect(self.client_gevraagd)
        knoppen = QHBoxLayout()
        knoppen.setContentsMargins(0, 0, 0, 0)
        knoppen.setSpacing(size.within)
        for knop in (self.crediteer, self.afgekeurd, self.client):
            knoppen.addWidget(knop, 1)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(size.within, 0, 0, 0)
        kolom.setSpacing(size.within)
        kolom.addWidget(self.kolom, 1)
        kolom.addLayout(knoppen)

    def toon(self, rij: Regelrij, herleiding: Herleiding | None) -> None:
        """Show a line; what it follows from when that is known."""
        kaarten = [regelkop(rij), *_kaarten(rij)]
        if herleiding is not None:
            kaarten += herkomstkaarten(herleiding)
        bezwaar = waarom_niet_terug(rij)
        if bezwaar:
            kaarten.append(kaart("Waarom crediteren niet kan", bezwaar))
        self.kolom.toon(kaarten)
        self.crediteer.setVisible(not bezwaar)
        is_afgekeurd = rij.stand is Regelstand.AFGEKEURD
        self.afgekeurd.setVisible(is_afgekeurd and not rij.opgelost)


def regelkop(rij: Regelrij) -> QWidget:
    """Give the heading of a declared line: whose, which product, where it is."""
    prestatie = rij.regel.prestatie
    van = prestatie.product_periode
    nummer = prestatie.product_referentie.referentie_nummer
    blok = QWidget()
    kolom = QVBoxLayout(blok)
    kolom.setContentsMargins(0, 0, 0, 0)
    kolom.setSpacing(4)
    boven = QHBoxLayout()
    boven.setSpacing(theme.tokens().size.within)
    boven.addWidget(ElidedLabel(rij.client, "group"))
    boven.addWidget(StatusChip(regelstand(rij.stand)), 0, Qt.AlignmentFlag.AlignTop)
    boven.addStretch(1)
    kolom.addLayout(boven)
    kolom.addWidget(
        ElidedLabel(f"{woorden.product_van(rij)} · {prestatie.toewijzing_nummer}", "quiet")
    )
    kolom.addWidget(
        ElidedLabel(f"{_wanneer(van.begindatum, van.einddatum)} · prestatie {nummer}", "quiet")
    )
    return blok


def _wanneer(eerste: date, laatste: date | None) -> str:
    """Give a ProductPeriode; a whole month is called by its name."""
    heel = eerste.day == 1 and laatste == laatste_dag(eerste)
    return maand_kort(eerste) if heel else periode(eerste, laatste)


def hoe_opgelost(rij: Regelrij) -> str:
    """Say how a refused line was solved; empty while it is not."""
    if not rij.opgelost:
        return ""
    if rij.afhandeling is not None:
        return f"Hoeft niet meer sinds {datum(rij.afhandeling.op)}: {rij.afhandeling.reden}"
    if rij.opnieuw:
        return "Opnieuw gedeclareerd."
    return "De zorg van deze regel is vervallen, of bij een andere regel gedeclareerd."


def _kaarten(rij: Regelrij) -> list[QWidget]:
    kaarten: list[QWidget] = []
    opgelost = hoe_opgelost(rij)
    if opgelost:
        kaarten.append(kaart("Opgelost", opgelost))
    kaarten += [Codekaart(uitleg(code)) for code in rij.codes]
    return kaarten
