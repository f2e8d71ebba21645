"""The provider's own AGB codes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QRegularExpression, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.domain.contract import Aanbieder
from app.errors import UserError
from app.gui import messages, theme
from app.gui.context import Kantoor
from app.gui.instellingen.rijen import Rijen, rij_van, vast
from app.gui.instellingen.stand import geldigheid
from app.gui.vastleggen import bewaar
from app.gui.widgets.date_field import DateField
from app.gui.widgets.elided import ElidedLabel
from app.gui.widgets.form_field import FormField
from app.gui.widgets.label import link
from app.gui.widgets.section import Section
from app.services import instellen

_LEEG = "Nog geen AGB-code. Zonder weet Heenweer niet welke berichten voor jou zijn."


def veld_van(agb: str, naam: str, vanaf: date | None, tot: date | None) -> str:
    """Tell which field a refusal is about; empty when it is none of them."""
    if not re.fullmatch(r"\d{8}", agb.strip()):
        return "agb"
    if not naam.strip():
        return "naam"
    return "tot" if vanaf and tot and tot < vanaf else ""


class Aanbieders(Section):
    """Shows the codes; a form beneath them adds or changes one."""

    def __init__(self, kantoor: Kantoor) -> None:
        self.nieuw = QPushButton("&Voeg AGB-code toe")
        super().__init__(
            "Je organisatie",
            "De AGB-codes waarmee je bij VECOZO bekend bent. Berichten voor een andere code "
            "worden niet verwerkt.",
            self.nieuw,
        )
        self._kantoor = kantoor
        self.rijen = Rijen("AGB-codes", _LEEG)
        self.form = _Formulier(kantoor)
        self.form.gereed.connect(self._sluit)
        self.add(self.rijen)
        self.add(self.form)
        self.form.hide()
        self.nieuw.clicked.connect(lambda: self._open(None))

    def toon(self, aanbieders: Sequence[Aanbieder]) -> None:
        """Show the codes; while there are none, the form stands open."""
        self.rijen.vul([self._rij(aanbieder) for aanbieder in aanbieders])
        if not aanbieders and self.form.isHidden():
            self._open(None)

    def _rij(self, aanbieder: Aanbieder) -> QWidget:
        wijzig = link("Wijzig", f"Wijzig AGB-code {aanbieder.agb}, {aanbieder.naam}")
        wijzig.clicked.connect(lambda: self._open(aanbieder))
        return rij_van(
            vast(aanbieder.agb, 96, "strong"),
            ElidedLabel(aanbieder.naam),
            vast(geldigheid(aanbieder), 200, "quiet"),
            wijzig,
        )

    def _open(self, aanbieder: Aanbieder | None) -> None:
        self.form.begin(aanbieder)
        self.form.show()
        self.nieuw.setEnabled(False)
        (self.form.naam if aanbieder else self.form.agb).setFocus()

    def _sluit(self) -> None:
        self.form.hide()
        self.nieuw.setEnabled(True)
        self.nieuw.setFocus()


class _Formulier(QWidget):
    """Asks for one code; keeps it, or says beside a field why not. `gereed` when it is over."""

    gereed = Signal()

    def __init__(self, kantoor: Kantoor) -> None:
        super().__init__()
        self._kantoor = kantoor
        vandaag = kantoor.workspace.vandaag()
        self.agb, self.naam = QLineEdit(), QLineEdit()
        self.agb.setMaxLength(8)
        self.agb.setValidator(QRegularExpressionValidator(QRegularExpression(r"\d*"), self.agb))
        self.naam.setMaxLength(100)
        self.vanaf, self.tot = DateField(vandaag), DateField(vandaag)
        self.velden = {
            "agb": FormField("&AGB-code", self.agb, "8 cijfers, zoals 42420001."),
            "naam": FormField("&Naam", self.naam, "De naam van je organisatie bij deze code."),
            "vanaf": FormField("Geldig v&anaf", self.vanaf, "Leeg: al die tijd."),
            "tot": FormField("Geldig &tot en met", self.tot, "Leeg: geen einde."),
        }
        for editor in (self.agb, self.naam):
            editor.setFixedWidth(theme.tokens().size.editor)
            editor.returnPressed.connect(self._bewaar)
        self.bewaar = QPushButton("&Bewaar")
        self.bewaar.setProperty("role", "primary")
        self.bewaar.clicked.connect(self._bewaar)
        annuleer = QPushButton("Annuleren")
        annuleer.clicked.connect(self.gereed)
        size = theme.tokens().size
        knoppen = QHBoxLayout()
        knoppen.setContentsMargins(size.label + size.group, 0, 0, 0)
        knoppen.setSpacing(size.within)
        knoppen.addWidget(self.bewaar)
        knoppen.addWidget(annuleer)
        knoppen.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, size.within, 0, 0)
        column.setSpacing(12)
        for veld in self.velden.values():
            column.addWidget(veld)
        column.addLayout(knoppen)

    def begin(self, aanbieder: Aanbieder | None) -> None:
        """Begin with a code that is to be changed, or with nothing."""
        self.agb.setText(aanbieder.agb if aanbieder else "")
        self.agb.setReadOnly(aanbieder is not None)
        self.naam.setText(aanbieder.naam if aanbieder else "")
        self.vanaf.set_value(aanbieder.vanaf if aanbieder else None)
        self.tot.set_value(aanbieder.tot if aanbieder else None)
        for veld in self.velden.values():
            veld.clear_finding()

    def _bewaar(self) -> None:
        goed = [self.vanaf.commit(), self.tot.commit()]
        if not all(goed):  # the field itself says what is wrong with it
            return
        for veld in self.velden.values():
            veld.clear_finding()
        agb, naam = self.agb.text(), self.naam.text()
        vanaf, tot = self.vanaf.value, self.tot.value
        workspace = self._kantoor.workspace

        def naast_veld(fout: UserError) -> bool:
            welk = veld_van(agb, naam, vanaf, tot)
            if not welk:
                return False
            self.velden[welk].set_finding(fout.message, fout.advice or "")
            self.velden[welk].editor.setFocus()
            return True

        bewaar(
            self._kantoor,
            lambda: instellen.zet_aanbieder(workspace, agb, naam, vanaf, tot),
            self._bewaard,
            naast_veld,
        )

    def _bewaard(self, aanbieder: Aanbieder) -> None:
        messages.done(self._kantoor.messages, f"AGB-code {aanbieder.agb} is bewaard.")
        self.gereed.emit()
