"""What stands in the way of a request, as cards: what stops it, what only warns, what overrules."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from app.domain.bezwaar import Bezwaar, is_reden
from app.gui import theme
from app.gui.codekaart import tekst
from app.gui.format import Status, StatusText, heel
from app.gui.velden.vraag import BREED
from app.gui.widgets.form_field import FormField
from app.gui.widgets.label import link, wrapped
from app.gui.widgets.status import StatusChip
from app.rules.finding import Finding

_MEESTE_TEKENS = 200
_TOCH = "Toch versturen"
_HULP = "De reden wordt bij het verzoek bewaard en gaat niet naar de gemeente."
_KORT = ("Dit zegt te weinig.", "Schrijf in een paar woorden waarom het verzoek toch weg moet.")
_TEGEN = StatusText(Status.LATE, "Houdt tegen")
_GAAT = StatusText(Status.TODAY, "Gaat toch, met je reden")


def _kaart(naam: str) -> tuple[QFrame, QVBoxLayout]:
    kaart = QFrame()
    kaart.setObjectName(naam)
    return kaart, _kolom(kaart)


def _kolom(kaart: QWidget) -> QVBoxLayout:
    size = theme.tokens().size
    kolom = QVBoxLayout(kaart)
    kolom.setContentsMargins(size.group, 12, size.group, 12)
    kolom.setSpacing(4)
    return kolom


def advieskaart(bezwaar: Bezwaar) -> QFrame:
    """Give a card that asks for attention and stops nothing."""
    kaart, kolom = _kaart("warning")
    kaart.setAccessibleName(f"Let op. {bezwaar.melding}")
    kolom.addWidget(tekst(heel(f"Let op. {bezwaar.melding}"), "strong"))
    kolom.addWidget(tekst(heel(bezwaar.advies)))
    kolom.addWidget(tekst(_bron(bezwaar), "small"))
    return kaart


def regelkaart(finding: Finding) -> QFrame:
    """Give a card of what a rule would refuse the message for."""
    kaart, kolom = _kaart("card")
    kaart.setAccessibleName(finding.melding)
    kolom.addWidget(tekst(heel(finding.melding), "strong"))
    kolom.addWidget(tekst(heel(finding.advies)))
    kolom.addWidget(tekst(f"Regel {finding.regel}", "small"))
    return kaart


class Bezwaarkaart(QFrame):
    """An objection that stops the request, until the user says why it goes although."""

    veranderd = Signal()

    def __init__(self, bezwaar: Bezwaar) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setAccessibleName(bezwaar.melding)
        self.bezwaar = bezwaar
        self._gaat = False
        self.stand = StatusChip(_TEGEN)
        self.toch = link(_TOCH)
        self.toch.setAccessibleDescription(bezwaar.melding)
        self.toch.clicked.connect(self._klap)
        self.invoer = QLineEdit()
        self.invoer.setMaxLength(_MEESTE_TEKENS)
        self.invoer.setMaximumWidth(BREED)
        self.invoer.textEdited.connect(self._getypt)
        self.invoer.editingFinished.connect(self.leg_vast)
        self.veld = FormField("Waarom toch?", self.invoer, _HULP, help_below=True)
        size = theme.tokens().size
        kop = QHBoxLayout()
        kop.setSpacing(size.within)
        kop.addWidget(wrapped(heel(bezwaar.melding), "strong"), 1)
        kop.addWidget(self.stand, 0, Qt.AlignmentFlag.AlignTop)
        kolom = _kolom(self)
        kolom.addLayout(kop)
        kolom.addWidget(tekst(heel(bezwaar.advies)))
        voet = QHBoxLayout()
        voet.setSpacing(size.within)
        voet.addWidget(wrapped(heel(_bron(bezwaar)), "small"), 1)
        voet.addWidget(self.toch, 0, Qt.AlignmentFlag.AlignBottom)
        kolom.addLayout(voet)
        kolom.addWidget(self.veld)
        self.veld.hide()

    @property
    def reden(self) -> str:
        """Why it goes although; empty while that was not said."""
        woorden = " ".join(self.invoer.text().split())
        return woorden if not self.veld.isHidden() and is_reden(woorden) else ""

    @property
    def wordt_gevraagd(self) -> bool:
        """Whether a reason is asked and not given."""
        return not self.veld.isHidden() and not self.reden

    def leg_vast(self) -> None:
        """Say when the reason says too little."""
        if self.wordt_gevraagd and self.invoer.text().strip():
            self.veld.set_finding(*_KORT)

    def _klap(self) -> None:
        open_ = self.veld.isHidden()
        self.veld.setVisible(open_)
        self.toch.setText("Toch niet versturen" if open_ else _TOCH)
        self._getypt()
        if open_:
            self.invoer.setFocus(Qt.FocusReason.OtherFocusReason)

    def _getypt(self) -> None:
        if not self.wordt_gevraagd:
            self.veld.clear_finding()
        if bool(self.reden) != self._gaat:
            self._gaat = bool(self.reden)
            self.stand.set_status(_GAAT if self._gaat else _TEGEN)
            self.veranderd.emit()


def _bron(bezwaar: Bezwaar) -> str:
    if bezwaar.product is None:
        return bezwaar.bron
    return f"Product {bezwaar.product + 1} · {bezwaar.bron}"
