"""The form for a referral on file: add it, or change it, with its scans."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.verwijzing import MET_AGB, Dossierverwijzing, Verwijzing
from app.gui import messages, theme
from app.gui.context import Kantoor
from app.gui.vastleggen import bewaar
from app.gui.venster import Overpagina
from app.gui.verwijzing.bijlagevak import HIERHEEN, LOSLATEN, Bijlagevak
from app.gui.widgets.choice_field import Choice, ChoiceField
from app.gui.widgets.date_field import DateField
from app.gui.widgets.form_field import FormField
from app.gui.widgets.scroll import scrolling
from app.gui.widgets.section import Section
from app.services import verwijzingen
from app.services.verwijzingen import LANGSTE_NAAM, LANGSTE_OPMERKING
from app.standard.codelijsten import codelijst

Voorstel = Callable[[date], date | None]

_BREED = 832  # pixels; longer lines read badly
_TOT_HULP = "De laatste dag. Leeg: er is geen einde afgesproken."
_VOORGESTELD = "Voorgesteld, gerekend vanaf de aanmelding. Pas het aan als het anders is."
_NAAM_HULP = "Zoals op de verwijzing. Alleen als je de AGB-code niet kent."
_NAAM_ANDERS = "Zoals op de verwijzing. Mag leeg blijven."
_GEEN_NAAM = "Niet nodig: de AGB-code is genoeg (CD066)."
_UITLEG = """\
Leg vast op welke verwijzing de hulp rust, met een scan of foto ervan. Na een huisarts, jeugdarts,
medisch specialist of gecertificeerde instelling moet je die per verzoek hebben (Rijk van Nijmegen
1.17.1, §2.1.2; Midden-IJssel/Oost-Veluwe 2024, hoofdstuk 4). De gemeente kan ernaar vragen.

- **AGB-code of naam**: van een arts of instelling een van de twee (CD066, CD067).
- **Aangemeld op**: hoe lang een verwijzing geldt, telt vaak vanaf die dag. Voor jeugd-ggz in Rijk
  van Nijmegen is dat negen maanden (1.17.1, §6.3).
- **Scan**: een PDF of foto. Heenweer bewaart een versleutelde kopie in je administratie. Het
  bestand zelf blijft staan waar het staat: verwijder het daar als je het niet meer nodig hebt.

Vraagt de gemeente om de verwijzing, kies dan **Stuur naar gemeente…** bij de cliënt.
"""


def geen_voorstel(_: date) -> date | None:
    """Propose no last day."""
    return None


class Verwijzingpagina(Overpagina):
    """Asks for one referral; keeps it, or says beside a field why not.

    ``stel_voor`` gives the last day of validity by the day of registration, or None.
    """

    help_text = _UITLEG
    drop_hint = LOSLATEN
    files_hint = HIERHEEN

    def __init__(
        self,
        kantoor: Kantoor,
        client_id: int,
        wie: str,
        stuk: Dossierverwijzing | None = None,
        stel_voor: Voorstel = geen_voorstel,
    ) -> None:
        super().__init__()
        self.titel = "Verwijzing toevoegen" if stuk is None else "Verwijzing wijzigen"
        self._kantoor = kantoor
        self._wie = wie
        self._stel_voor = stel_voor
        self._voorgesteld: date | None = None
        self._begin = stuk.verwijzing if stuk else Verwijzing(type="", client_id=client_id)
        self._maak_velden()
        self.scans = Bijlagevak(kantoor)
        self.bewaar = QPushButton("&Bewaar")
        self.bewaar.setProperty("role", "primary")
        self.bewaar.clicked.connect(self._bewaar)
        self._schik()
        self._vul()
        self.scans.toon(stuk.bijlagen if stuk else ())
        self.type.currentIndexChanged.connect(self._wissel)
        self.agb.textChanged.connect(self._wissel)
        self.naam.textEdited.connect(self.velden["naam"].clear_finding)
        self.aanmelding.changed.connect(self._stel_einde_voor)
        for dag in (self.datum, self.aanmelding, self.eerste_contact):
            dag.changed.connect(self._let_op)
        self.setFocusProxy(self.type)

    def appear(self) -> None:
        """Tell whose referral it is."""
        self.summary_changed.emit(self._wie)

    def take_files(self, paths: Sequence[Path]) -> None:
        """Lay these with the referral as scans."""
        self.scans.neem(paths)

    # How it is laid out

    def _maak_velden(self) -> None:
        breed, vandaag = theme.tokens().size.editor, self._kantoor.workspace.vandaag()
        self.type = ChoiceField(
            [Choice(code.code, code.omschrijving) for code in codelijst("COD327").codes],
            "Kies wie verwees",
        )
        self.agb, self.naam, self.opmerking = QLineEdit(), QLineEdit(), QLineEdit()
        self.agb.setMaxLength(12)  # people type spaces
        self.naam.setMaxLength(LANGSTE_NAAM)
        self.opmerking.setMaxLength(LANGSTE_OPMERKING)
        for regel in (self.agb, self.naam, self.opmerking):
            regel.setFixedWidth(breed)
            regel.returnPressed.connect(self._bewaar)
        self.type.setFixedWidth(breed)
        self.datum, self.aanmelding = DateField(vandaag), DateField(vandaag)
        self.eerste_contact, self.geldig_tot = DateField(vandaag), DateField(vandaag)
        self.velden = {
            "type": FormField("Wie &verwees?", self.type, "Zoals op de verwijzing staat."),
            "zorgverlener_code": FormField(
                "&AGB-code", self.agb, "Acht cijfers, van de verwijzer."
            ),
            "naam": FormField("&Naam", self.naam, _NAAM_HULP),
            "datum": FormField("&Datum verwijzing", self.datum, "Die op de brief staat."),
            "aanmelding": FormField(
                "Aan&gemeld op", self.aanmelding, "De dag waarop de cliënt zich bij jou meldde."
            ),
            "eerste_contact": FormField(
                "&Eerste contact", self.eerste_contact,
                "Het eerste zorgcontact of de intake. Vanaf die dag telt de termijn van de 315.",
            ),
            "geldig_tot": FormField("Geldig tot en &met", self.geldig_tot, _TOT_HULP),
            "opmerking": FormField("&Opmerking", self.opmerking, "Voor jezelf. Mag leeg blijven."),
        }  # fmt: skip
        self.let_op = QLabel()
        self.let_op.setProperty("role", "warning")
        self.let_op.setWordWrap(True)
        self.let_op.setAccessibleName("Let op")

    def _schik(self) -> None:
        size = theme.tokens().size
        let_op = QHBoxLayout()
        let_op.setContentsMargins(size.label + size.group, 0, 0, 0)
        let_op.addWidget(self.let_op)
        velden = QVBoxLayout()
        velden.setSpacing(size.within)
        for sleutel, veld in self.velden.items():
            velden.addWidget(veld)
            if sleutel == "eerste_contact":
                velden.addLayout(let_op)
        scans = Section("Scan")
        scans.add(self.scans)
        self._blad = QWidget()
        self._blad.setMaximumWidth(_BREED)
        kolom = QVBoxLayout(self._blad)
        kolom.setContentsMargins(0, 0, size.page, size.group)
        kolom.setSpacing(size.group)
        kolom.addLayout(velden)
        kolom.addWidget(scans)
        kolom.addStretch()
        self.gebied = scrolling(self._blad, self.titel)
        annuleer = QPushButton("Annu&leren")
        annuleer.clicked.connect(self.gesloten)
        knoppen = QHBoxLayout()
        knoppen.addWidget(annuleer)
        knoppen.addStretch()
        knoppen.addWidget(self.bewaar)
        geheel = QVBoxLayout(self)
        geheel.setContentsMargins(size.page, 0, size.page, size.group)
        geheel.setSpacing(size.group)
        geheel.addWidget(self.gebied, 1)
        geheel.addLayout(knoppen)

    def _vul(self) -> None:
        een = self._begin
        if een.type:
            self.type.set_value(een.type)
        self.agb.setText(een.zorgverlener_code or "")
        self.naam.setText(een.naam or "")
        for sleutel, veld in self._datums.items():
            veld.set_value(getattr(een, sleutel))
        self.opmerking.setText(een.opmerking)
        self._wissel()
        self._let_op()

    @property
    def _datums(self) -> dict[str, DateField]:
        return {
            "datum": self.datum,
            "aanmelding": self.aanmelding,
            "eerste_contact": self.eerste_contact,
            "geldig_tot": self.geldig_tot,
        }

    # What follows from an answer

    def _wissel(self) -> None:
        """Ask for an AGB code or a name where the rules have one of the two."""
        met_agb = self.type.value in MET_AGB
        self.velden["zorgverlener_code"].setVisible(met_agb)
        genoeg = met_agb and bool(self.agb.text().strip()) and not self.naam.text().strip()
        self.naam.setEnabled(not genoeg)
        hulp = _NAAM_HULP if met_agb else _NAAM_ANDERS
        self.velden["naam"].set_help(_GEEN_NAAM if genoeg else hulp)
        self.velden["type"].clear_finding()
        self.velden["zorgverlener_code"].clear_finding()
        self.velden["naam"].clear_finding()

    def _stel_einde_voor(self, aanmelding: date | None) -> None:
        """Fill the last day in, unless the user gave another."""
        if self.geldig_tot.value not in (None, self._voorgesteld):
            return
        self._voorgesteld = self._stel_voor(aanmelding) if aanmelding else None
        self.geldig_tot.set_value(self._voorgesteld)
        self.velden["geldig_tot"].set_help(_VOORGESTELD if self._voorgesteld else _TOT_HULP)

    def _let_op(self) -> None:
        woorden = verwijzingen.let_op(self.antwoord)
        self.let_op.setText(woorden)
        self.let_op.setVisible(bool(woorden))

    @property
    def antwoord(self) -> Verwijzing:
        """The referral as it is filled in."""
        type_ = self.type.value or ""
        return verwijzingen.schoon(
            replace(
                self._begin,
                type=type_,
                zorgverlener_code=self.agb.text() if type_ in MET_AGB else None,
                naam=self.naam.text(),
                opmerking=self.opmerking.text(),
                datum=self.datum.value,
                aanmelding=self.aanmelding.value,
                eerste_contact=self.eerste_contact.value,
                geldig_tot=self.geldig_tot.value,
            )
        )

    # Keeping

    def _bewaar(self) -> None:
        for veld in self.velden.values():
            veld.clear_finding()
        for sleutel, datumveld in self._datums.items():
            if not datumveld.commit():
                self.velden[sleutel].set_finding(str(datumveld.refusal))
        antwoord, workspace = self.antwoord, self._kantoor.workspace
        for fout in verwijzingen.fouten(antwoord, workspace.vandaag()):
            if not self.velden[fout.veld].finding:
                self.velden[fout.veld].set_finding(fout.melding, fout.advies, fout.regel)
        fout_bij = next((veld for veld in self.velden.values() if veld.finding), None)
        if fout_bij is not None:
            fout_bij.editor.setFocus()
            self.gebied.ensureWidgetVisible(fout_bij)
            return
        if not self.bewaar.isEnabled():  # Enter twice is one answer
            return
        self.bewaar.setEnabled(False)
        erbij, eraf = self.scans.nieuwe, self.scans.weg
        bewaar(
            self._kantoor,
            lambda: verwijzingen.bewaar(workspace, antwoord, erbij, eraf),
            lambda _: self._bewaard(len(erbij)),
            self._niet_bewaard,
        )

    def _niet_bewaard(self, _: Exception) -> bool:
        self.bewaar.setEnabled(True)
        return False

    def _bewaard(self, scans: int) -> None:
        self.sluit()
        waar = "Het bestand zelf staat" if scans == 1 else "De bestanden zelf staan"
        woorden = f" {waar} nog waar het stond." if scans == 1 else f" {waar} nog waar ze stonden."
        messages.done(self._kantoor.messages, f"Verwijzing bewaard.{woorden if scans else ''}")
