"""The card of one entry of a bank statement: what it is, what it pays, and what the user says."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.afletteren import Deel
from app.gui import theme
from app.gui.afschrift.keuze import Keuze, noem
from app.gui.codekaart import tekst
from app.gui.format import bedrag, datum
from app.gui.widgets.choice_field import Choice, ChoiceField
from app.gui.widgets.elided import ElidedLabel
from app.gui.widgets.status import StatusChip
from app.gui.widgets.tab_order import walk_in_order

_GELD = 112  # pixels; the column of amounts
_CHIP = 148
_VOORSTEL, _GEEN, _ALLES = "voorstel", "geen", "alles"
_SMAL = 240  # pixels; the number and the gemeente
_BREED = 560  # pixels; a declaration with its gemeente, month and amount


class Boekingkaart(QFrame):
    """Shows an entry and keeps in its ``keuze`` what the user says; ``veranderd`` tells of that."""

    veranderd = Signal()

    def __init__(self, keuze: Keuze) -> None:
        super().__init__()
        self.setObjectName("card")
        self.keuze = keuze
        boeking, size = keuze.boeking, theme.tokens().size
        wie = boeking.naam or boeking.iban or "Onbekend"
        self.vink = QCheckBox()
        self.vink.setAccessibleName(f"Boek {bedrag(boeking.bedrag)} van {wie}")
        self.vink.clicked.connect(self._gevinkt)
        kop = QHBoxLayout()
        kop.setSpacing(size.within)
        kop.addWidget(ElidedLabel(wie, "strong"))
        kop.addWidget(ElidedLabel(datum(boeking.datum), "quiet"))
        kop.addStretch(1)
        self.chip = StatusChip(keuze.stand)
        self._rooster = rooster = QGridLayout(self)
        rooster.setContentsMargins(size.group, 10, size.group, 10)
        rooster.setHorizontalSpacing(size.within)
        rooster.setVerticalSpacing(3)
        rooster.setColumnStretch(1, 1)
        rooster.setColumnMinimumWidth(2, _CHIP)
        rooster.setColumnMinimumWidth(3, _GELD)
        rooster.addWidget(self.vink, 0, 0)
        rooster.addLayout(kop, 0, 1)
        rooster.addWidget(self.chip, 0, 2)
        rooster.addWidget(_geld(boeking.bedrag, semibold=True), 0, 3)
        if boeking.tekst:
            rooster.addWidget(ElidedLabel(boeking.tekst, "small"), 1, 1, 1, 2)
        self._delen = QVBoxLayout()
        self._delen.setContentsMargins(0, 2, 0, 0)
        self._delen.setSpacing(2)
        rooster.addLayout(self._delen, 2, 1, 1, 3)
        self.uitleg = tekst("", "quiet")
        rooster.addWidget(self.uitleg, 3, 1, 1, 2)
        self.velden: list[ChoiceField] = []
        self._vragen = QVBoxLayout()
        self._vragen.setSpacing(4)
        rooster.addLayout(self._vragen, 4, 1, 1, 3)
        self._bezwaar = Bezwaar()
        self._bezwaar.toch.clicked.connect(self._bevestig)
        self._bezwaar.niet.clicked.connect(self._laat_weg)
        rooster.addWidget(self._bezwaar, 5, 1, 1, 3)
        if keuze.te_kiezen:
            self._voeg_veld_toe()
        self.toon()

    def toon(self) -> None:
        """Show what is chosen now, and what is odd about it."""
        keuze = self.keuze
        self.vink.setEnabled(keuze.kan)
        self.vink.setChecked(keuze.aan and keuze.kan)
        self.chip.set_status(keuze.stand)
        self.uitleg.setText(keuze.uitleg.replace("€ ", "€\N{NO-BREAK SPACE}"))
        toon_delen(self._delen, keuze.delen)
        self._bezwaar.toon(keuze.vraag if keuze.aan and not keuze.bevestigd else "")

    def ga_naar_vraag(self) -> None:
        """Bring the keyboard to what is asked."""
        self._bezwaar.toch.setFocus(Qt.FocusReason.OtherFocusReason)

    # Choosing

    def _voeg_veld_toe(self) -> None:
        """Ask for a declaration; after the first, for the one that the rest belongs to."""
        plaats = len(self.velden)
        veld = ChoiceField(self._mogelijk(plaats), "Kies een declaratie…")
        veld.setMaximumWidth(_BREED)
        veld.setMinimumWidth(_SMAL)
        rest = bedrag(self.keuze.over(plaats)).replace("€ ", "€\N{NO-BREAK SPACE}")
        label = QLabel("&Hoort bij" if plaats == 0 else f"De rest ({rest}) bij")
        label.setBuddy(veld)
        naam = label.text().replace("&", "")
        veld.setAccessibleName(f"{naam}: {bedrag(self.keuze.boeking.bedrag)}")
        veld.set_value(_ALLES if plaats else _VOORSTEL if self.keuze.voorstel.delen else None)
        veld.currentIndexChanged.connect(lambda _: self._gekozen(plaats))
        rij = QWidget()
        vak = QHBoxLayout(rij)
        vak.setContentsMargins(0, 2, 0, 0)
        vak.setSpacing(theme.tokens().size.within)
        vak.addWidget(label)
        vak.addWidget(veld, 1)
        vak.addStretch(0)
        self.velden.append(veld)
        self._vragen.addWidget(rij)

    def _mogelijk(self, plaats: int) -> list[Choice]:
        keuze = self.keuze
        gewoon = [
            Choice(str(een.bericht_id), f"{noem(een)} · {bedrag(een.open)} open", shows_code=False)
            for een in keuze.kandidaten(plaats)
        ]
        if plaats:
            naam = f"Dezelfde declaratie ({(keuze.gekozen or ())[plaats - 1].nummer})"
            return [Choice(_ALLES, naam, shows_code=False), *gewoon]
        voorstel = [Choice(_VOORSTEL, "Zoals voorgesteld", shows_code=False)]
        geen = Choice(_GEEN, "Hoort niet bij een declaratie", shows_code=False)
        return [*(voorstel if keuze.voorstel.delen else ()), *gewoon, geen]

    def _gekozen(self, plaats: int) -> None:
        keuze = self.keuze
        for weg in self.velden[plaats + 1 :]:
            rij = weg.parentWidget()
            assert rij is not None  # each stands in a row of its own
            self._vragen.removeWidget(rij)
            rij.hide()
            rij.deleteLater()
        del self.velden[plaats + 1 :]
        waarden = [veld.value for veld in self.velden]
        if waarden[0] in (None, _VOORSTEL):
            keuze.kies(None)
            keuze.aan = False  # what is only proposed is ticked by the user
        elif waarden[0] == _GEEN:
            keuze.kies([])
        else:
            van = {str(een.bericht_id): een for een in keuze.openstaand}
            keuze.kies([van[waarde] for waarde in waarden if waarde in van])
            if (
                waarden[-1] != _ALLES
                and keuze.over(len(waarden))
                and keuze.kandidaten(len(waarden))
            ):
                self._voeg_veld_toe()
                walk_in_order(self)
        self.toon()
        self.veranderd.emit()

    def _gevinkt(self, aan: bool) -> None:
        self.keuze.aan = aan
        self.toon()
        self.veranderd.emit()

    def _bevestig(self) -> None:
        self.keuze.bevestigd = True
        self.toon()
        self.vink.setFocus(Qt.FocusReason.OtherFocusReason)
        self.veranderd.emit()

    def _laat_weg(self) -> None:
        self.keuze.aan = False
        self.toon()
        self.vink.setFocus(Qt.FocusReason.OtherFocusReason)
        self.veranderd.emit()


class Bezwaar(QFrame):
    """Says in the row what is odd about keeping it, and asks whether that is meant."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("warning")
        self.woorden = tekst("")
        self.toch = QPushButton("&Toch boeken")
        self.niet = QPushButton("&Niet boeken")
        rij = QHBoxLayout(self)
        rij.setContentsMargins(12, 6, 6, 6)
        rij.setSpacing(theme.tokens().size.within)
        rij.addWidget(self.woorden, 1)
        rij.addWidget(self.niet)
        rij.addWidget(self.toch)
        self.hide()

    def toon(self, vraag: str) -> None:
        """Ask this, or nothing."""
        self.woorden.setText(vraag.replace("€ ", "€\N{NO-BREAK SPACE}"))
        self.setVisible(bool(vraag))


class Stillekaart(QFrame):
    """An entry that was kept before: to be seen, with nothing to do."""

    def __init__(self, keuze: Keuze) -> None:
        super().__init__()
        boeking, size = keuze.boeking, theme.tokens().size
        rooster = QGridLayout(self)
        rooster.setContentsMargins(size.group, 2, size.group, 2)
        rooster.setHorizontalSpacing(size.within)
        rooster.setColumnStretch(1, 1)
        rooster.setColumnMinimumWidth(2, _CHIP)
        rooster.setColumnMinimumWidth(3, _GELD)
        wie = f"{datum(boeking.datum)} · {boeking.naam or boeking.iban}"
        waarvan = ", ".join(dict.fromkeys(deel.declaratie.nummer for deel in keuze.delen))
        regel = " · ".join(filter(None, (wie, waarvan, keuze.uitleg)))
        rooster.addWidget(ElidedLabel(regel, "quiet"), 0, 1)
        rooster.addWidget(StatusChip(keuze.stand), 0, 2)
        geld = _geld(boeking.bedrag)
        geld.setProperty("role", "quiet")
        rooster.addWidget(geld, 0, 3)


def toon_delen(kolom: QVBoxLayout, delen: tuple[Deel, ...]) -> None:
    """Put what goes where beneath each other, each with its amount at the right."""
    while (item := kolom.takeAt(0)) is not None:
        weg = item.widget()
        if weg is not None:
            weg.hide()
            weg.deleteLater()
    for deel in delen:
        rij = QWidget()
        vak = QHBoxLayout(rij)
        vak.setContentsMargins(0, 0, 0, 0)
        verrekend = " · verrekend" if deel.bedrag < 0 else ""
        vak.addWidget(ElidedLabel(f"{noem(deel.declaratie)}{verrekend}"), 1)
        geld = _geld(deel.bedrag)
        geld.setFixedWidth(_GELD)
        vak.addWidget(geld)
        kolom.addWidget(rij)


def _geld(eurocent: int, *, semibold: bool = False) -> QLabel:
    label = QLabel(bedrag(eurocent))
    label.setFont(theme.font(theme.tokens().text.body, semibold=semibold, tabular=True))
    label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return label
