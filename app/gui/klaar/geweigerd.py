"""Telling that VECOZO refused a message: with which code, and what it means."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.domain.verzending import Verzending
from app.gui import messages, theme
from app.gui.berichtstatus import bericht_titel, regel_titel
from app.gui.codekaart import Codekaart, tekst
from app.gui.context import VANDAAG, Kantoor
from app.gui.messages import Action
from app.gui.task import Progress
from app.gui.venster import Overpagina
from app.gui.widgets.form_field import FormField
from app.services import verzenden
from app.standard.uitleg import vecozocode, vecozocodes
from app.store.berichtrijen import Berichtregel

_UITLEG = """\
VECOZO controleert elk bericht. Klopt er iets niet, dan krijg je een code en gaat het bericht niet
naar de gemeente.

Neem de code over uit het portaal. Heenweer legt uit wat hij betekent en zet op *Vandaag* wat je
moet doen. Een retourbericht wordt meteen opnieuw voor je voorbereid, met een nieuwe identificatie.
"""
_BREED = 528  # pixels; a code with its meaning


class GeweigerdPagina(Overpagina):
    """Asks the code, explains it at once, and records the refusal."""

    help_text = _UITLEG
    titel = "Afgekeurd door VECOZO"

    def __init__(self, kantoor: Kantoor, regel: Berichtregel) -> None:
        super().__init__()
        self._kantoor = kantoor
        self._regel = regel
        self._maak_velden()
        self._uitleg = QWidget()
        self._kaarten = QVBoxLayout(self._uitleg)
        self._kaarten.setContentsMargins(0, 0, 0, 0)
        self._leg_uit()
        gebied = QScrollArea()
        gebied.setWidgetResizable(True)
        gebied.setWidget(self._uitleg)
        annuleer = QPushButton("&Annuleren")
        annuleer.clicked.connect(self.gesloten)
        self.leg_vast = QPushButton("&Leg de afkeuring vast")
        self.leg_vast.setProperty("role", "primary")
        self.leg_vast.clicked.connect(self._leg_vast)
        size = theme.tokens().size
        knoppen = QHBoxLayout()
        knoppen.setSpacing(size.within)
        knoppen.addStretch()
        knoppen.addWidget(annuleer)
        knoppen.addWidget(self.leg_vast)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(size.page, 0, size.page, size.group)
        kolom.setSpacing(size.group)
        kolom.addWidget(self._veld_code)
        kolom.addWidget(self._veld_toelichting)
        kolom.addWidget(gebied, 1)
        kolom.addLayout(knoppen)

    def _maak_velden(self) -> None:
        self.code = QComboBox()
        self.code.setEditable(True)
        self.code.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        for uitleg in sorted(vecozocodes(), key=lambda u: u.code.casefold()):
            self.code.addItem(f"{uitleg.code}  {uitleg.betekenis}", uitleg.code)
        self.code.setCurrentIndex(-1)
        self.code.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.code.setMinimumWidth(_BREED)
        vuller = QCompleter(self.code.model(), self)
        vuller.setFilterMode(Qt.MatchFlag.MatchContains)
        vuller.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.code.setCompleter(vuller)
        lijn = self.code.lineEdit()
        assert lijn is not None  # it is editable
        lijn.setAcceptDrops(False)  # a file dropped here must reach the window
        lijn.setPlaceholderText("Typ de code of een woord uit de uitleg")
        self.code.currentTextChanged.connect(self._leg_uit)
        self._veld_code = FormField("&Code van VECOZO", self.code)
        self.toelichting = QLineEdit()
        self.toelichting.setMaxLength(500)
        self.toelichting.setMinimumWidth(_BREED)
        self.toelichting.setPlaceholderText("Wat VECOZO erbij schrijft; mag leeg")
        self._veld_toelichting = FormField("&Toelichting", self.toelichting)
        self.toelichting.returnPressed.connect(self._leg_vast)
        self.setFocusProxy(self.code)

    def appear(self) -> None:
        """Tell which message it is about."""
        regel = self._regel
        wie = f" · {regel.client}" if regel.client else ""
        self.summary_changed.emit(
            f"{regel_titel(regel)}{wie} · identificatie {regel.identificatie}"
        )

    def gekozen_code(self) -> str:
        """Give the code that was chosen or typed; empty when there is none."""
        typed = self.code.currentText().strip()
        at = self.code.findText(typed)
        return str(self.code.itemData(at)) if at >= 0 else typed.partition(" ")[0]

    def _leg_uit(self) -> None:
        while (deel := self._kaarten.takeAt(0)) is not None:
            if (oud := deel.widget()) is not None:
                oud.deleteLater()
        if code := self.gekozen_code():
            self._veld_code.clear_finding()
            self._kaarten.addWidget(Codekaart(vecozocode(code)))
        else:
            self._kaarten.addWidget(
                tekst("Vul de code in. Dan staat hier wat hij betekent.", "quiet")
            )
        self._kaarten.addStretch()

    def _leg_vast(self) -> None:
        code, identificatie = self.gekozen_code(), self._regel.identificatie
        if not code or identificatie is None:
            self._veld_code.set_finding(
                "Vul de code in die VECOZO geeft.", "Je vindt hem in het portaal bij het bericht."
            )
            self.code.setFocus()
            return
        self.leg_vast.setEnabled(False)
        workspace, toelichting = self._kantoor.workspace, self.toelichting.text()

        def werk(_: Progress) -> Verzending:
            return verzenden.meld_afgekeurd(workspace, identificatie, code, toelichting)

        self._kantoor.tasks.run(werk, self._gedaan, lambda _: self.leg_vast.setEnabled(True))

    def _gedaan(self, verzending: Verzending) -> None:
        wat_nu = (
            "Een nieuw bericht staat voor je klaar op Vandaag."
            if verzending.soort.is_retour
            else "Op Vandaag staat wat je moet verbeteren."
        )
        messages.warning(
            self._kantoor.messages,
            f"{bericht_titel(verzending.wet, verzending.soort)} is afgekeurd door VECOZO. {wat_nu}",
            Action("Naar Vandaag", self._kantoor.open_vandaag, VANDAAG),
        )
        self.sluit()
        self._kantoor.changes.gewijzigd.emit()
