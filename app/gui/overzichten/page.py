"""The screen Overzichten: what a year brought, whether the budget lasts, and who was in time."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from app.gui import icons, messages, papier, theme
from app.gui.bewaren import kies_bestand
from app.gui.context import OVERZICHTEN, Kantoor
from app.gui.format import bedrag
from app.gui.messages import ONGEDAAN, Action
from app.gui.overzichten import exporteren
from app.gui.overzichten.beeld import samenvatting, waarschuwingen
from app.gui.overzichten.codes import Codeblad
from app.gui.overzichten.omzet import Omzetblad
from app.gui.overzichten.optijd import Optijdblad
from app.gui.overzichten.optijdexport import Optijdexport
from app.gui.overzichten.plafonds import Plafondblad
from app.gui.page import Page, Screen
from app.gui.task import Progress
from app.gui.widgets.tab_order import walk_in_order
from app.reports.omzet import Maandsoort, Per
from app.reports.queries import Overzicht, overzicht
from app.services.plafonds import zet_plafond
from app.standard.codelijsten import gemeentenaam

_UITLEG = """\
Hier zie je wat je declareerde, wat daarvan is toegekend en wat er nog komt.

- **Gedeclareerd**: alle regels die meetellen, ook die nog klaarstaan. Wat is afgekeurd of
  vervallen telt niet mee, en een creditregel gaat eraf.
- **Toegekend**: wat de gemeente goedkeurde (325). Wat nog op antwoord wacht, zie je in de grafiek.
- **Afgekeurd**: alles wat ooit is afgekeurd. **Op te lossen** is het deel dat je niet opnieuw
  declareerde en ook niet afsloot.
- **Betaald** wordt verdeeld over de regels van de declaratie waarvoor het binnenkwam.
- **Te ontvangen**: gedeclareerd en nog niet betaald.

Kies bovenaan het jaar, waarover je optelt, en of de maand telt waarin de zorg is gegeven
(*Zorgmaand*) of die waarover je declareert (*Declaratiemaand*). Zorg van december die je in januari
declareert, hoort zo bij het ene of bij het andere jaar.

Op het blad **Budgetplafonds** vul je in wat een gemeente je in een jaar hoogstens betaalt.
**Enter** bewaart. Heenweer waarschuwt vanaf 80 %, en eerder als je er in dit tempo overheen gaat.

**Op tijd?** kijkt terug op je termijnen, per soort, maand en gemeente. Klik op een getal om te zien
wat erachter zit.

- Iets is op tijd als het op de laatste dag van zijn termijn gebeurd was, of eerder, gerekend met
  het protocol van de gemeente: dezelfde termijnen als op *Vandaag*. Wat nog open is en niet te
  laat, telt niet mee.
- Het telt in de maand waarin dat vaststond: de maand waarin het gebeurde, of die van de laatste dag
  als die eerder kwam. Wat te laat is, blijft dus staan in de maand waarin het te laat werd.
- Je bericht is gedaan als je het indiende; de gemeente heeft het een nacht later. Van haar antwoord
  telt de dagtekening. Een correctie telt als gemeld toen de eerste melding er was, en wat is
  afgekeurd telt als niet verstuurd.
- **Terugwerkende kracht**: een verzoek (315) dat je later indiende dan de termijn na het eerste
  contact. **Eerder gestopt**: een stop (307) voor de einddatum die de toewijzing toen had. Welke
  redenen daarvan als uitval tellen, staat in je contract.
- *Afdrukken*, *PDF* en *Excel* staan bovenaan. Op papier staan alleen cijfers; in Excel staat
  iedere handeling, met voorletters en geboortejaar.

**Exporteer naar Excel**, op de andere bladen, maakt een bestand met alles van alle jaren: omzet,
declaraties, prestaties, geleverde zorg, contract, betalingen, afgekeurde regels en plafonds.
Cliënten staan er met hun voorletters en geboortejaar in. Vink *Met BSN* aan als je ook BSN en
opmerkingen nodig hebt, en bewaar dat bestand dan veilig.
"""
_PER = {
    Per.MAAND: "Per maand",
    Per.GEMEENTE: "Per gemeente",
    Per.WET: "Per wet",
    Per.PRODUCT: "Per product",
}
_MAANDEN = {
    Maandsoort.ZORG: "Zorgmaand",
    Maandsoort.DECLARATIE: "Declaratiemaand",
}


def scherm(kantoor: Kantoor) -> Screen:
    """Give the screen for the sidebar."""
    return Screen(
        OVERZICHTEN, "Overzichten", "overzichten", lambda: OverzichtenPage(kantoor), _UITLEG
    )


class OverzichtenPage(Page):
    """Shows a year in three tabs, and in a fourth how often we were in time."""

    def __init__(self, kantoor: Kantoor, kies: papier.Kies = kies_bestand) -> None:
        super().__init__()
        self._kantoor = kantoor
        self._kies = kies
        self._ronde = 0  # an answer of an earlier round is passed by
        self._gelezen: Overzicht | None = None
        self.jaar = _keuze("Jaar", 88)
        self.jaar.addItem(str(kantoor.workspace.vandaag().year), kantoor.workspace.vandaag().year)
        self.per = _keuze("Waarover je optelt", 136)
        for per, woorden in _PER.items():
            self.per.addItem(woorden, per)
        self.maandsoort = _keuze("Welke maand telt", 164)
        for soort, woorden in _MAANDEN.items():
            self.maandsoort.addItem(woorden, soort)
        self.met_bsn = QCheckBox("Met &BSN")
        self.met_bsn.setToolTip("Zet ook BSN en opmerkingen in het Excel-bestand")
        self.met_bsn.setAccessibleDescription(self.met_bsn.toolTip())
        self.excel = icons.TextButton("opslaan", "&Exporteer naar Excel…")
        self.omzet = Omzetblad(kantoor.state)
        self.codes = Codeblad(kantoor.state)
        self.plafonds = Plafondblad()
        self.optijd = Optijdblad(kantoor)
        self.export = Optijdexport(self, kantoor, self.optijd, kies)
        self.bladen = QTabWidget()
        self.bladen.setAccessibleName("Overzichten")
        self.bladen.setDocumentMode(True)
        self.bladen.addTab(self.omzet, "Omzet")
        self.bladen.addTab(self.codes, "Afgekeurd per code")
        self.bladen.addTab(self.plafonds, "Budgetplafonds")
        self.bladen.addTab(self.optijd, "Op tijd?")
        self._bouw()
        self._verbind()

    def _bouw(self) -> None:
        size = theme.tokens().size
        rij = QHBoxLayout()
        rij.setSpacing(size.within)
        for keuze in (self.jaar, self.per, self.maandsoort):
            rij.addWidget(keuze)
        rij.addStretch(1)
        rij.addWidget(self.met_bsn)
        rij.addWidget(self.excel)
        self._balk = QWidget()
        self._balk.setLayout(rij)
        rij.setContentsMargins(0, 0, 0, 0)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(size.page, 0, size.page, size.group)
        kolom.setSpacing(size.within)
        kolom.addWidget(self._balk)
        kolom.addWidget(self.bladen, 1)
        self.setFocusProxy(self.jaar)
        walk_in_order(self._balk, self.bladen)

    def _verbind(self) -> None:
        self.jaar.activated.connect(lambda _: self._laad())
        self.maandsoort.activated.connect(lambda _: self._laad())
        self.per.activated.connect(lambda _: self._toon_omzet())
        self.excel.clicked.connect(self._exporteer)
        self.plafonds.gezet.connect(self._zet)
        self.bladen.currentChanged.connect(lambda _: self._wissel_blad())
        self.optijd.samengevat.connect(lambda _: self._vat_samen())
        self._kantoor.changes.gewijzigd.connect(self._ververs_als_zichtbaar)

    def header_actions(self) -> list[QWidget]:
        """Give what can be done with the tab that looks back."""
        return self.export.knoppen if self._kijkt_terug else []

    def appear(self) -> None:
        """Show what is known and find out what has changed."""
        self._vat_samen()
        self._pas_keuzes_aan()
        self._laad_blad()

    def _ververs_als_zichtbaar(self) -> None:
        if self.isVisible():
            self._laad_blad()

    def _wissel_blad(self) -> None:
        self._pas_keuzes_aan()
        self.header_changed.emit()
        self._vat_samen()
        if self._kijkt_terug:
            self.optijd.laad()
        elif self._gelezen is None:
            self._laad()

    def _laad_blad(self) -> None:
        """Read what the tab in sight shows; the others are read when they are opened."""
        if self._kijkt_terug:
            self._gelezen = None
            self.optijd.laad()
        else:
            self._laad()

    @property
    def _kijkt_terug(self) -> bool:
        return self.bladen.currentWidget() is self.optijd

    def _laad(self) -> None:
        self._ronde += 1
        ronde, werk = self._ronde, self._kantoor.workspace
        # Qt keeps a text enumeration as a text.
        jaar, soort = self.jaar.currentData(), Maandsoort(self.maandsoort.currentData())

        def lees(_: Progress) -> Overzicht:
            return overzicht(werk.engine, jaar, werk.vandaag(), soort)

        self._kantoor.tasks.run(lees, lambda gelezen: self._ontvang(ronde, gelezen))

    def _ontvang(self, ronde: int, gelezen: Overzicht) -> None:
        if ronde != self._ronde:
            return
        self._gelezen = gelezen
        self._zet_jaren(gelezen)
        self._toon_omzet()
        self.codes.toon(gelezen)
        self.plafonds.toon(gelezen.plafonds)
        aantal = waarschuwingen(gelezen.plafonds)
        self.bladen.setTabText(2, f"Budgetplafonds ({aantal})" if aantal else "Budgetplafonds")
        self._vat_samen()

    def _zet_jaren(self, gelezen: Overzicht) -> None:
        bekend = [self.jaar.itemData(at) for at in range(self.jaar.count())]
        jaren = sorted({*gelezen.jaren, gelezen.jaar}, reverse=True)
        if bekend != jaren:
            self.jaar.clear()
            for jaar in jaren:
                self.jaar.addItem(str(jaar), jaar)
            self.jaar.setCurrentIndex(self.jaar.findData(gelezen.jaar))

    def _toon_omzet(self) -> None:
        if self._gelezen is not None:
            self.omzet.toon(self._gelezen, Per(self.per.currentData()))

    def _pas_keuzes_aan(self) -> None:
        """Offer only what makes a difference to the tab in sight."""
        blad = self.bladen.currentWidget()
        self.per.setVisible(blad is self.omzet)
        self.maandsoort.setVisible(blad is not self.plafonds)
        self._balk.setVisible(not self._kijkt_terug)

    def _vat_samen(self) -> None:
        if self._kijkt_terug:
            self.summary_changed.emit(self.optijd.samenvatting())
        else:
            self.summary_changed.emit(samenvatting(self._gelezen) if self._gelezen else "")

    def _exporteer(self) -> None:
        self.excel.setEnabled(False)

        def klaar() -> None:
            self.excel.setEnabled(True)
            self.met_bsn.setChecked(False)  # what asks for care is chosen each time

        exporteren.exporteer(
            self, self._kantoor, self._kies, met_bsn=self.met_bsn.isChecked(), klaar=klaar
        )

    def _zet(self, gemeente: str, eurocent: int | None) -> None:
        """Keep the ceiling of a gemeente in the year that is shown."""
        if self._gelezen is None:
            return
        jaar = self._gelezen.jaar
        vorige = next(p.plafond for p in self._gelezen.plafonds if p.gemeente == gemeente)
        self._bewaar(gemeente, jaar, eurocent, vorige)

    def _bewaar(
        self, gemeente: str, jaar: int, eurocent: int | None, vorige: int | None, terug: bool = True
    ) -> None:
        werk = self._kantoor.workspace

        def gelukt(_: None) -> None:
            naam = gemeentenaam(gemeente)
            wat = "geen plafond" if eurocent is None else f"een plafond van {bedrag(eurocent)}"
            weer = Action(
                ONGEDAAN, lambda: self._bewaar(gemeente, jaar, vorige, eurocent, terug=False)
            )
            messages.done(
                self._kantoor.messages, f"{naam} heeft in {jaar} {wat}.", weer if terug else None
            )
            self._kantoor.changes.gewijzigd.emit()

        self._kantoor.tasks.run(lambda _: zet_plafond(werk, gemeente, jaar, eurocent), gelukt)


def _keuze(naam: str, breed: int) -> QComboBox:
    keuze = QComboBox()
    keuze.setAccessibleName(naam)
    keuze.setToolTip(naam)
    keuze.setFixedWidth(breed)
    return keuze
