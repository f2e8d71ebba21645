"""The form for one agreement: add it, or change it."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.contract import Contractproduct, Uitvoeringsvariant
from app.errors import FieldError, UserError
from app.gui import messages, theme
from app.gui.context import Kantoor
from app.gui.contract.beeld import wie
from app.gui.format import aantal
from app.gui.vastleggen import bewaar
from app.gui.venster import Overpagina
from app.gui.widgets.choice_field import Choice, ChoiceField
from app.gui.widgets.date_field import DateField
from app.gui.widgets.form_field import FormField
from app.gui.widgets.gemeente_field import GemeenteField
from app.gui.widgets.scroll import scrolling
from app.services import contracten
from app.services.contracten import LANGSTE_CODE, Bewaard
from app.services.tarieven import heeft_tarief, omgerekend, per, verdacht
from app.services.waarden import lees_eurocent
from app.standard.basis import Product
from app.standard.codelijsten import Codelijst, codelijst
from app.standard.release import PRODUCT_CATEGORIE, Wet

_UITLEG = """\
Neem over wat er in je contract of tarievenlijst staat.

- **Eenheid**: waarvoor je betaald krijgt. Een tarief per uur en een tarief per minuut zijn twee
  verschillende afspraken; declareren in minuten onder een uurtarief mag (IV081).
- **Uitvoering**: bij *inspanning* word je betaald voor wat je doet, bij *output* voor het
  resultaat. Dit bepaalt hoeveel je in een maand mag declareren (IV077).
- Begint een nieuw tarief, voeg dan een afspraak toe met een latere begindatum. De vorige eindigt
  vanzelf op de dag ervoor.
"""
_BREED = 832  # pixels; longer lines read badly
_VARIANTEN = (
    Choice("inspanning", "Inspanning", "Je wordt betaald voor wat je doet.", shows_code=False),
    Choice("output", "Output", "Je wordt betaald voor het resultaat.", shows_code=False),
)
_TARIEFHULP = "In euro’s, zoals 93,60."
_VARIANTHULP = "Word je betaald voor wat je doet, of voor het resultaat? (IV077)"


def _keuzes(lijst: Codelijst) -> list[Choice]:
    return [Choice(code.code, code.omschrijving) for code in lijst.codes]


class Contractformulier(Overpagina):
    """Asks for one agreement; keeps it, or says beside a field why not."""

    help_text = _UITLEG

    def __init__(self, kantoor: Kantoor, product: Contractproduct | None = None) -> None:
        super().__init__()
        self.titel = "Product toevoegen" if product is None else "Product wijzigen"
        self._kantoor = kantoor
        self._id = product.id if product is not None else None
        self._maak_velden()
        self._maak_vragen()
        self.bewaar = QPushButton("&Bewaar")
        self.bewaar.setProperty("role", "primary")
        self.bewaar.clicked.connect(self._bewaar)
        self._schik()
        self.wet.currentIndexChanged.connect(self._wet_gekozen)
        self.tarief.textChanged.connect(self._toon_tarief)
        self.eenheid.currentIndexChanged.connect(self._toon_tarief)
        self._vul(product)
        self.setFocusProxy(self.gemeente if product is None else self.tarief)

    def _maak_velden(self) -> None:
        breed = theme.tokens().size.editor
        vandaag = self._kantoor.workspace.vandaag()
        self.gemeente = GemeenteField("Gemeente", breed)
        wetten = [Choice(wet.value, wet.naam, shows_code=False) for wet in Wet]
        self.wet = ChoiceField(wetten, "Kies de wet")
        self.categorie = ChoiceField((), "Kies eerst de wet")
        self.product, self.naam, self.tarief = QLineEdit(), QLineEdit(), QLineEdit()
        self.product.setMaxLength(LANGSTE_CODE)
        self.naam.setMaxLength(100)
        self.tarief.setMaxLength(16)
        self.eenheid = ChoiceField(_keuzes(codelijst("WJ756")), "Kies de eenheid")
        self.variant = ChoiceField(_VARIANTEN, "Kies de uitvoering")
        self.vanaf, self.tot = DateField(vandaag), DateField(vandaag)
        for veld in (self.wet, self.categorie, self.eenheid, self.variant):
            veld.setFixedWidth(breed)
        for regel in (self.product, self.naam, self.tarief):
            regel.setFixedWidth(breed)
            regel.returnPressed.connect(self._bewaar)
        self.let_op = QLabel()
        self.let_op.setProperty("role", "warning")
        self.let_op.setWordWrap(True)
        self.let_op.setAccessibleName("Let op")

    def _maak_vragen(self) -> None:
        self.velden = {
            "gemeente": FormField("&Gemeente", self.gemeente, "Met wie je dit afsprak."),
            "wet": FormField("&Wet", self.wet, "Waaronder deze hulp valt."),
            "categorie": FormField(
                "&Categorie", self.categorie, "Staat bij de code in je contract."
            ),
            "product": FormField("&Productcode", self.product, "Zoals 45A04, uit je contract."),
            "omschrijving": FormField("&Naam", self.naam, "Hoe jij het noemt. Mag leeg blijven."),
            "eenheid": FormField("&Eenheid", self.eenheid, "Waarvoor je betaald krijgt."),
            "tarief": FormField("&Tarief", self.tarief, _TARIEFHULP),
            "variant": FormField(
                "&Uitvoering",
                self.variant,
                _VARIANTHULP,
            ),
            "vanaf": FormField("Geldig v&anaf", self.vanaf, "De eerste dag."),
            "tot": FormField("Geldig tot en &met", self.tot, "De laatste dag. Leeg: geen einde."),
        }

    def _schik(self) -> None:
        size = theme.tokens().size
        blad = QWidget()
        blad.setMaximumWidth(_BREED)
        column = QVBoxLayout(blad)
        column.setContentsMargins(0, 0, size.page, size.group)
        column.setSpacing(12)
        for sleutel, veld in self.velden.items():
            column.addWidget(veld)
            if sleutel == "tarief":
                regel = QHBoxLayout()
                regel.setContentsMargins(size.label + size.group, 0, 0, 0)
                regel.addWidget(self.let_op)
                column.addLayout(regel)
        column.addStretch()
        scroll = scrolling(blad, self.titel)
        annuleer = QPushButton("Annu&leren")
        annuleer.clicked.connect(self.gesloten)
        knoppen = QHBoxLayout()
        knoppen.addWidget(annuleer)
        knoppen.addStretch()
        knoppen.addWidget(self.bewaar)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(size.page, 0, size.page, size.group)
        whole.setSpacing(size.group)
        whole.addWidget(scroll, 1)
        whole.addLayout(knoppen)

    def _vul(self, product: Contractproduct | None) -> None:
        if product is not None:
            self.gemeente.set_value(product.gemeente)
            self.wet.set_value(product.wet.value)
            self._wet_gekozen()
            self.categorie.set_value(product.product.categorie)
            self.product.setText(product.product.code or "")
            self.naam.setText(product.naam)
            self.eenheid.set_value(product.eenheid)
            if heeft_tarief(product.eenheid):
                self.tarief.setText(f"{product.tarief // 100},{product.tarief % 100:02}")
            self.variant.set_value(product.uitvoering.value)
            self.vanaf.set_value(product.vanaf)
            self.tot.set_value(product.tot)
        self._toon_tarief()

    def _wet_gekozen(self) -> None:
        """Offer the categories of the wet."""
        if self.wet.value is not None:
            self.categorie.setPlaceholderText("Kies de categorie")
            self.categorie.set_choices(
                _keuzes(codelijst(PRODUCT_CATEGORIE.voor(Wet(self.wet.value))))
            )

    def _toon_tarief(self) -> None:
        """Tell while typing what a tariff comes to, and whether it looks like another unit."""
        eenheid = self.eenheid.value
        zonder = eenheid is not None and not heeft_tarief(eenheid)
        self.tarief.setEnabled(not zonder)
        hulp, let_op = _TARIEFHULP, ""
        if zonder:
            hulp = "Niet nodig: je declareert het bedrag zelf (CS339)."
        elif eenheid is not None:
            hulp = f"In euro’s {per(eenheid)}."
            try:
                tarief = lees_eurocent(self.tarief.text())
            except UserError:
                tarief = 0
            if tarief:
                anders = omgerekend(eenheid, tarief)
                hulp = f"In euro’s {per(eenheid)}. Dat is {anders}." if anders else hulp
                let_op = " ".join(verdacht(eenheid, tarief) or ())
        self.velden["tarief"].set_help(hulp)
        self.let_op.setText(let_op)
        self.let_op.setVisible(bool(let_op))

    def _antwoord(self) -> Contractproduct | None:
        """Read what was filled in; None when a field says what is wrong with it."""
        for veld in self.velden.values():
            veld.clear_finding()
        datums_goed = [self.vanaf.commit(), self.tot.commit()]
        for sleutel, datumveld in (("vanaf", self.vanaf), ("tot", self.tot)):
            if datumveld.refusal is not None:
                self.velden[sleutel].set_finding(str(datumveld.refusal))
        eenheid, vanaf = self.eenheid.value, self.vanaf.value
        tarief: int | None = 0
        if eenheid is None or heeft_tarief(eenheid):
            tarief = self._lees_tarief()
        leeg = {
            "gemeente": (self.gemeente.value, "Kies een gemeente uit de lijst."),
            "wet": (self.wet.value, "Kies de wet."),
            "categorie": (self.categorie.value, "Kies de categorie."),
            "product": (self.product.text().strip(), "Vul de productcode in."),
            "eenheid": (eenheid, "Kies de eenheid."),
            "variant": (self.variant.value, "Kies de uitvoering."),
        }
        for sleutel, (waarde, woorden) in leeg.items():
            if not waarde:
                self.velden[sleutel].set_finding(woorden)
        if vanaf is None and self.vanaf.refusal is None:
            self.velden["vanaf"].set_finding("Vul de eerste dag in.", "Typ bijvoorbeeld 1-1-2026.")
        fout = next((veld for veld in self.velden.values() if veld.finding), None)
        if fout is not None or not all(datums_goed) or vanaf is None or tarief is None:
            if fout is not None:
                fout.editor.setFocus()
            return None
        return Contractproduct(
            wet=Wet(self.wet.value or ""),
            gemeente=self.gemeente.value or "",
            product=Product(categorie=self.categorie.value or "", code=self.product.text().strip()),
            naam=" ".join(self.naam.text().split()),
            eenheid=eenheid or "",
            tarief=tarief,
            uitvoering=Uitvoeringsvariant(self.variant.value or ""),
            vanaf=vanaf,
            tot=self.tot.value,
            id=self._id,
        )

    def _lees_tarief(self) -> int | None:
        if not self.tarief.text().strip():
            self.velden["tarief"].set_finding("Vul het tarief in.")
            return None
        try:
            return lees_eurocent(self.tarief.text())
        except UserError as fout:
            self.velden["tarief"].set_finding(fout.message, fout.advice or "")
            return None

    def _bewaar(self) -> None:
        product = self._antwoord()
        if product is None:
            return
        workspace = self._kantoor.workspace

        def naast_veld(fout: UserError) -> bool:
            if not isinstance(fout, FieldError):
                return False
            self.velden[fout.veld].set_finding(fout.message, fout.advice or "")
            self.velden[fout.veld].editor.setFocus()
            return True

        bewaar(
            self._kantoor,
            lambda: contracten.bewaar(workspace, product),
            self._bewaard,
            naast_veld,
        )

    def _bewaard(self, bewaard: Bewaard) -> None:
        woorden = f"{wie(bewaard.product)} is bewaard."
        anderen = [p for p in bewaard.afgesloten if p.vanaf != bewaard.product.vanaf]
        if bewaard.product.tot and len(anderen) < len(bewaard.afgesloten):
            woorden += f" Hij eindigt op {bewaard.product.tot:%d-%m-%Y}: dan begint er een latere."
        if anderen:
            wat = aantal(len(anderen), "eerdere afspraak eindigt", "eerdere afspraken eindigen")
            woorden += f" {wat} nu op {anderen[-1].tot:%d-%m-%Y}."
        self.sluit()
        messages.done(self._kantoor.messages, woorden)
