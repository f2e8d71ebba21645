"""One protocol with all its terms; one of the user can be changed in place."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.deadlines.woorden import wat
from app.domain.eigen_protocol import EigenProtocol
from app.errors import FieldError, UserError
from app.gui import messages, theme
from app.gui.context import Kantoor
from app.gui.format import aantal, periode
from app.gui.instellingen.rijen import stil
from app.gui.instellingen.termkaart import Termkaart
from app.gui.messages import ONGEDAAN, Action
from app.gui.task import Progress, while_there
from app.gui.vastleggen import bewaar
from app.gui.venster import Overpagina
from app.gui.widgets.date_field import DateField
from app.gui.widgets.form_field import FormField
from app.gui.widgets.tab_order import walk_in_order
from app.services import protocollen
from app.services.protocollen import LANGSTE_TITEL, Protocolbeeld, Termregel
from app.standard.codelijsten import gemeentenaam

_UITLEG = """\
Alle termijnen van een protocol: wat er moet gebeuren, door wie, hoe lang dat mag duren, vanaf
wanneer dat telt, en waar het is afgesproken.

In een **eigen kopie** kun je een termijn wijzigen. Wat anders is, is gemarkeerd, met het origineel
erbij; *Terug naar origineel* draait het terug.

- Een termijn telt volgens het protocol van de dag waarop hij begint. Wat voor *Geldig vanaf*
  gebeurde, telt volgens het origineel.
- Noem bij een andere lengte ook de **bron**: zo kun je de gemeente laten zien wat is afgesproken.
- De kopie telt pas voor een gemeente als je hem daar kiest, bij *Instellingen*.
"""
_BREED = 832  # pixels; longer lines read badly


class Protocolpagina(Overpagina):
    """Shows a protocol; what is changed is kept at once and can be undone."""

    help_text = _UITLEG
    titel = "Protocol"

    def __init__(self, kantoor: Kantoor, naam: str) -> None:
        super().__init__()
        self._kantoor = kantoor
        self._naam = naam
        self._verzoek = 0  # only the answer to the newest question is shown
        self._beeld: Protocolbeeld | None = None
        self._was: EigenProtocol | None = None  # what the head was filled with
        self.kaarten: dict[str, Termkaart] = {}
        self.wie = stil("")
        self.form = _Kop(kantoor)
        self.form.bewaar.clicked.connect(self._bewaar_kop)
        self.alleen_anders = QCheckBox("&Alleen wat anders is")
        self.alleen_anders.toggled.connect(lambda _: self._filter())
        self.niets = stil("Nog niets is anders dan in het origineel.")
        self._lijst = QVBoxLayout()
        self._lijst.setSpacing(theme.tokens().size.within)
        self.erbij_kop = QLabel("Termijnen die dit protocol niet heeft")
        self.erbij_kop.setProperty("role", "group")
        self._schik()
        self.setFocusProxy(self.form.titel)
        kantoor.changes.gewijzigd.connect(self._gewijzigd)

    def _schik(self) -> None:
        size = theme.tokens().size
        blad = QWidget()
        blad.setMaximumWidth(_BREED)
        column = QVBoxLayout(blad)
        column.setContentsMargins(0, 0, size.page, size.group)
        column.setSpacing(size.group)
        for deel in (self.wie, self.form, self.alleen_anders, self.niets):
            column.addWidget(deel)
        column.addLayout(self._lijst)
        column.addStretch()
        self._scroll = QScrollArea()
        self._scroll.setAccessibleName("Termijnen van dit protocol")
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(blad)
        self.terug = QPushButton("&Terug")
        self.terug.clicked.connect(self.gesloten)
        knoppen = QHBoxLayout()
        knoppen.addWidget(self.terug)
        knoppen.addStretch()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(size.page, 0, 4, size.group)
        whole.setSpacing(size.group)
        whole.addWidget(self._scroll, 1)
        whole.addLayout(knoppen)

    def appear(self) -> None:
        """Show the protocol as it is now."""
        self._lees()

    def ga_terug(self) -> None:
        """Leave a form that is open, or else the page."""
        for kaart in self.kaarten.values():
            if kaart.form is not None:
                kaart.sluit()
                return
        super().ga_terug()

    def _gewijzigd(self) -> None:
        if self.isVisible():
            self._lees()

    def _lees(self) -> None:
        self._verzoek += 1
        verzoek, workspace = self._verzoek, self._kantoor.workspace

        def werk(_: Progress) -> Protocolbeeld | None:
            try:
                return protocollen.beeld(workspace, self._naam)
            except UserError:
                return None  # it was taken away elsewhere

        def toon(beeld: Protocolbeeld | None) -> None:
            if beeld is None:
                self.gesloten.emit()
            elif verzoek == self._verzoek:
                self._toon(beeld)

        self._kantoor.tasks.run(werk, while_there(self, toon))

    def _toon(self, beeld: Protocolbeeld) -> None:
        eerste, self._beeld = self._beeld is None, beeld
        regel = beeld.regel
        if self.titel != regel.titel:
            self.titel = regel.titel
            self.header_changed.emit()
        volgers = ", ".join(map(gemeentenaam, regel.gevolgd_door))
        van = f"Kopie van {regel.origineel}. " if regel.eigen else f"{regel.document}. "
        geldig = "" if regel.eigen else f"Geldig {periode(regel.geldig_vanaf, regel.geldig_tot)}. "
        wie = f"Gevolgd door {volgers}." if volgers else "Geen van je gemeenten volgt dit."
        self.wie.setText(f"{van}{geldig}{wie}")
        self.form.setVisible(regel.eigen)
        if beeld.eigen is not None and (self._was is None or not self.form.is_anders(self._was)):
            self.form.begin(beeld.eigen)
            self._was = beeld.eigen
        self.alleen_anders.setVisible(regel.eigen)
        self._toon_termen(beeld)
        self._filter()
        if eerste:
            walk_in_order(self)
            if beeld.eigen is not None:
                self.form.titel.selectAll()
                self.form.titel.setFocus()
            else:
                self.terug.setFocus()

    def _toon_termen(self, beeld: Protocolbeeld) -> None:
        if [een.soort for een in beeld.termen] != list(self.kaarten):
            self._maak_kaarten(beeld)
        for regel in beeld.termen:
            self.kaarten[regel.soort].toon(regel)

    def _maak_kaarten(self, beeld: Protocolbeeld) -> None:
        """Put the terms in their order; a card that is there already stays."""
        oud = self.kaarten
        self.kaarten = {}
        while self._lijst.takeAt(0) is not None:
            pass
        erbij = False
        for regel in beeld.termen:
            if regel.voorbeeld and not erbij:
                erbij = True
                self._lijst.addSpacing(theme.tokens().size.group)
                self._lijst.addWidget(self.erbij_kop)
            kaart = oud.get(regel.soort) or self._kaart(regel, eigen=beeld.eigen is not None)
            self.kaarten[regel.soort] = kaart
            self._lijst.addWidget(kaart)
        self.erbij_kop.setVisible(erbij)

    def _kaart(self, regel: Termregel, *, eigen: bool) -> Termkaart:
        kaart = Termkaart(regel, eigen=eigen)
        kaart.gewijzigd.connect(self._bewaar_term)
        kaart.hersteld.connect(self._herstel)
        return kaart

    def _filter(self) -> None:
        beeld = self._beeld
        if beeld is None:
            return
        alleen = self.alleen_anders.isChecked() and beeld.eigen is not None
        anders = [
            kaart
            for kaart in self.kaarten.values()
            if kaart.is_anders and not kaart.regel.voorbeeld
        ]
        for kaart in self.kaarten.values():
            kaart.setVisible(not alleen or kaart in anders or kaart.form is not None)
        self.erbij_kop.setVisible(
            not alleen and any(kaart.regel.voorbeeld for kaart in self.kaarten.values())
        )
        self.niets.setVisible(alleen and not anders)
        termen = len([een for een in beeld.termen if not een.voorbeeld])
        zin = aantal(termen, "termijn", "termijnen")
        if beeld.eigen is not None:
            zin += (
                f", {len(anders)} anders dan het origineel"
                if anders
                else ", gelijk aan het origineel"
            )
        self.summary_changed.emit(zin)

    def _bewaar_term(self, soort: str, velden: dict[str, str]) -> None:
        workspace, naam, voor = self._kantoor.workspace, self._naam, self._beeld
        kaart = self.kaarten[soort]

        def gelukt(regel: Termregel) -> None:
            kaart.sluit()
            terug = None
            if voor is not None and voor.eigen is not None:
                eerst = voor.eigen
                terug = Action(ONGEDAAN, lambda: self._zet(eerst, f"{wat(soort)} is weer terug."))
            woorden = f"{wat(soort)}: {regel.term.lengte_tekst}."
            messages.done(self._kantoor.messages, woorden, terug)

        def naast_veld(fout: UserError) -> bool:
            if isinstance(fout, FieldError):
                kaart.toon_fout(fout)
            return isinstance(fout, FieldError)

        bewaar(
            self._kantoor,
            lambda: protocollen.zet_termijn(workspace, naam, soort, velden),
            gelukt,
            naast_veld,
        )

    def _herstel(self, soort: str) -> None:
        workspace, naam = self._kantoor.workspace, self._naam

        def gelukt(eerst: EigenProtocol) -> None:
            self.kaarten[soort].sluit()
            terug = Action(ONGEDAAN, lambda: self._zet(eerst, f"{wat(soort)} is weer aangepast."))
            messages.done(
                self._kantoor.messages, f"{wat(soort)} is weer als in het origineel.", terug
            )

        bewaar(self._kantoor, lambda: protocollen.herstel_termijn(workspace, naam, soort), gelukt)

    def _zet(self, eigen: EigenProtocol, gezegd: str) -> None:
        workspace, kantoor = self._kantoor.workspace, self._kantoor
        bewaar(
            kantoor,
            lambda: protocollen.zet(workspace, eigen),
            lambda _: messages.done(kantoor.messages, gezegd),
        )

    def _bewaar_kop(self) -> None:
        antwoord = self.form.antwoord()
        if antwoord is None:
            return
        titel, vanaf, tot = antwoord
        workspace, naam = self._kantoor.workspace, self._naam

        def gelukt(nieuw: EigenProtocol) -> None:
            self._was = nieuw
            self.form.begin(nieuw)
            messages.done(self._kantoor.messages, f"{nieuw.titel} is bewaard.")

        def naast_veld(fout: UserError) -> bool:
            if isinstance(fout, FieldError):
                self.form.velden[fout.veld].set_finding(fout.message, fout.advice or "")
                self.form.velden[fout.veld].editor.setFocus()
            return isinstance(fout, FieldError)

        bewaar(
            self._kantoor,
            lambda: protocollen.wijzig(workspace, naam, titel, vanaf, tot),
            gelukt,
            naast_veld,
        )


class _Kop(QFrame):
    """Asks for the title of a protocol and when it is valid."""

    def __init__(self, kantoor: Kantoor) -> None:
        super().__init__()
        self.setObjectName("card")
        vandaag = kantoor.workspace.vandaag()
        size = theme.tokens().size
        self.titel = QLineEdit()
        self.titel.setMaxLength(LANGSTE_TITEL)
        self.vanaf, self.tot = DateField(vandaag), DateField(vandaag)
        self.velden = {
            "titel": FormField(
                "&Naam", self.titel, "Zo kies je hem bij een gemeente.", help_below=True
            ),
            "vanaf": FormField(
                "Geldig &vanaf", self.vanaf, "Wat eerder begon, telt volgens het origineel."
            ),
            "tot": FormField("Geldig tot en &met", self.tot, "Leeg: geen einde."),
        }
        self.bewaar = QPushButton("&Bewaar")
        self.titel.returnPressed.connect(self.bewaar.click)
        knop = QHBoxLayout()
        knop.setContentsMargins(size.label + size.group, 0, 0, 0)
        knop.addWidget(self.bewaar)
        knop.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(size.group, 12, size.group, 12)
        column.setSpacing(size.within)
        for veld in self.velden.values():
            column.addWidget(veld)
        column.addLayout(knop)

    def begin(self, eigen: EigenProtocol) -> None:
        """Show what is kept."""
        self.titel.setText(eigen.titel)
        self.vanaf.set_value(eigen.geldig_vanaf)
        self.tot.set_value(eigen.geldig_tot)
        for veld in self.velden.values():
            veld.clear_finding()

    def is_anders(self, eigen: EigenProtocol) -> bool:
        """Whether something was filled in that is not kept."""
        return (self.titel.text(), self.vanaf.value, self.tot.value) != (
            eigen.titel, eigen.geldig_vanaf, eigen.geldig_tot,
        )  # fmt: skip

    def antwoord(self) -> tuple[str, date, date | None] | None:
        """Read what was filled in; None when a field says what is wrong with it."""
        goed = [self.vanaf.commit(), self.tot.commit()]
        if not all(goed):
            return None
        for veld in self.velden.values():
            veld.clear_finding()
        if self.vanaf.value is None:
            self.velden["vanaf"].set_finding("Vul de eerste dag in.", "Typ bijvoorbeeld 1-1-2026.")
            self.vanaf.setFocus()
            return None
        return self.titel.text(), self.vanaf.value, self.tot.value
