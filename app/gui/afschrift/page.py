"""Takes bank statements in: choose the file, see what it pays, and keep that."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.afletteren import Zekerheid
from app.errors import UserError
from app.gui import messages, theme
from app.gui.afschrift.kaart import Boekingkaart, Stillekaart
from app.gui.afschrift.keuze import Keuze
from app.gui.codekaart import tekst, waarschuwing
from app.gui.context import Kantoor
from app.gui.format import aantal, bedrag
from app.gui.messages import ONGEDAAN, Action
from app.gui.task import Progress, while_there
from app.gui.venster import Overpagina
from app.gui.widgets.drop_zone import DropZone
from app.gui.widgets.elided import ElidedLabel
from app.gui.widgets.label import link
from app.gui.widgets.tab_order import walk_in_order
from app.services import afschriften
from app.services.afschriften import Afschrift
from app.services.betalingen import Bevestigen

_SOORTEN = "Bankafschriften (*.xml *.zip);;Alle bestanden (*)"
_PER_KEER = 10  # cards that are made before the window has its turn again

UITLEG = """\
Heenweer zoekt in een **bankafschrift** welke declaraties zijn betaald. Download het bij je bank als
**CAMT.053** (XML, of een ZIP daarvan).

- **Zeker**: het declaratienummer en het bedrag kloppen. Dit staat al aangevinkt.
- **Waarschijnlijk**: het past, maar kijk even mee en vink het zelf aan.
- **Onbekend**: het komt van een gemeente, of het bedrag klopt. Kies de declaratie, of kies
  *Hoort niet bij een declaratie*.

Houdt de gemeente een negatief saldo in, dan staan de delen onder elkaar: samen zijn ze wat er
binnenkwam.

Er wordt niets vastgelegd voor je op **Boek** klikt. Daarna kun je het ongedaan maken. Hetzelfde
afschrift twee keer inlezen kan geen kwaad.
"""


class Afschriftpagina(Overpagina):
    """The page over Declaraties; nothing is kept before *Boek*."""

    titel = "Afschrift inlezen"
    help_text = UITLEG
    drop_hint = "Laat los om dit afschrift te bekijken"
    files_hint = "Sleep een bankafschrift (CAMT.053) hierheen"

    def __init__(self, kantoor: Kantoor) -> None:
        super().__init__()
        self._kantoor = kantoor
        self._ronde = 0  # only the file that was chosen last is shown
        self.keuzes: list[Keuze] = []
        self.kaarten: list[Boekingkaart] = []
        self._te_maken: list[QWidget | Keuze] = []
        self._later = QTimer(self, interval=0)
        self._later.timeout.connect(self._maak_kaarten)
        self._in_beeld = QTimer(self, singleShot=True, interval=0)  # once the row has its height
        self._in_beeld.timeout.connect(self._toon_vraag)
        size = theme.tokens().size
        self.drop = DropZone(
            "Sleep je bankafschrift hierheen",
            "CAMT.053 van je bank: een XML-bestand, of een ZIP daarvan",
            _SOORTEN,
            "Afschrift &kiezen…",
        )
        self.drop.files_dropped.connect(self.take_files)
        self._delen = QStackedWidget()
        self._delen.addWidget(self._maak_begin())
        self._delen.addWidget(self._maak_blad())
        self.totaal = QLabel()
        self.totaal.setFont(theme.font(theme.tokens().text.body, semibold=True, tabular=True))
        self.annuleer = QPushButton("&Annuleren")
        self.annuleer.clicked.connect(self.gesloten)
        self.boek = QPushButton("&Boek")
        self.boek.setProperty("role", "primary")
        self.boek.clicked.connect(self._boek)
        voet = QHBoxLayout()
        voet.setSpacing(size.group)
        voet.addWidget(self.annuleer)
        voet.addStretch()
        voet.addWidget(self.totaal)
        voet.addWidget(self.boek)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(size.page, 0, size.page, size.group)
        kolom.setSpacing(size.group)
        kolom.addWidget(self._delen, 1)
        kolom.addLayout(voet)
        self.setFocusProxy(self.drop.button)
        self._toon_begin(())

    def take_files(self, paths: Sequence[Path]) -> None:
        """Read these files, all together."""
        if not paths:
            return
        self._ronde += 1
        ronde, workspace = self._ronde, self._kantoor.workspace

        def werk(voortgang: Progress) -> Afschrift:
            voortgang.step("Afschrift lezen")
            return afschriften.lees_afschrift(workspace, paths)

        def klaar(gelezen: Afschrift) -> None:
            if ronde == self._ronde:
                self._toon(gelezen, [pad.name for pad in paths])

        self._kantoor.tasks.run(werk, while_there(self, klaar))

    def _maak_begin(self) -> QWidget:
        begin = QWidget()
        kolom = QVBoxLayout(begin)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(theme.tokens().size.group)
        kolom.addWidget(self.drop)
        self._fouten_begin = QVBoxLayout()
        kolom.addLayout(self._fouten_begin)
        kolom.addStretch()
        return begin

    def _maak_blad(self) -> QWidget:
        size = theme.tokens().size
        self.naam = ElidedLabel("", "strong")
        self.ander = link("Ander a&fschrift…")
        self.ander.clicked.connect(self._ander_bestand)
        kop = QHBoxLayout()
        kop.addWidget(self.naam, 1)
        kop.addWidget(self.ander)
        self._fouten = QVBoxLayout()
        self._fouten.setSpacing(size.within)
        self.gebied = QScrollArea()
        self.gebied.setAccessibleName("Boekingen op het afschrift")
        self.gebied.setWidgetResizable(True)
        self.gebied.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        blad = QWidget()
        kolom = QVBoxLayout(blad)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(size.within)
        kolom.addLayout(kop)
        kolom.addLayout(self._fouten)
        kolom.addWidget(self.gebied, 1)
        return blad

    # Showing

    def _toon_begin(self, fouten: Sequence[tuple[str, UserError]]) -> None:
        self._later.stop()
        self.keuzes, self.kaarten = [], []
        self._delen.setCurrentIndex(0)
        _toon_fouten(self._fouten_begin, fouten)
        self.summary_changed.emit("")
        self._tel()

    def _ander_bestand(self) -> None:
        self._ronde += 1
        self._toon_begin(())
        self.drop.button.setFocus()

    def _toon(self, gelezen: Afschrift, namen: Sequence[str]) -> None:
        iets = gelezen.voorstellen or gelezen.geboekt or gelezen.overig
        if gelezen.fouten and not iets:
            self._toon_begin(gelezen.fouten)
            return
        self._delen.setCurrentIndex(1)
        self.naam.set_text(", ".join(namen))
        self.summary_changed.emit(_vat_samen(gelezen))
        _toon_fouten(self._fouten, gelezen.fouten)
        self.keuzes = [Keuze(een, gelezen.openstaand) for een in gelezen.voorstellen]
        self.kaarten = []
        binnen = QWidget()
        self._kolom = QVBoxLayout(binnen)
        self._kolom.setContentsMargins(0, 0, theme.tokens().size.within, 0)
        self._kolom.setSpacing(theme.tokens().size.within)
        self._kolom.addStretch()
        self.gebied.setWidget(binnen)
        self._te_maken = self._groepen([Keuze(een) for een in gelezen.geboekt])
        self._maak_kaarten()
        self._later.start()
        self._tel()
        if self.kaarten:
            self.kaarten[0].vink.setFocus()
        else:
            self.ander.setFocus()

    def _groepen(self, eerder: Sequence[Keuze]) -> list[QWidget | Keuze]:
        """Give the headings and what stands beneath them: first what asks for a look."""
        kijk = [een for een in self.keuzes if een.te_kiezen]
        zeker = [een for een in self.keuzes if een.voorstel.zekerheid is Zekerheid.ZEKER]
        zelf = [een for een in self.keuzes if een.voorstel.zekerheid is Zekerheid.GEBOEKT]
        groepen: list[QWidget | Keuze] = []
        for titel, deze in (
            ("Kijk hier nog naar", kijk),
            ("Zeker", zeker),
            ("Al geboekt", [*zelf, *eerder]),
        ):
            if deze:
                groepen += [tekst(f"{titel} ({len(deze)})", "section"), *deze]
        return groepen

    def _maak_kaarten(self) -> None:
        """Make some of the cards; a statement of a year has hundreds."""
        nu, self._te_maken = self._te_maken[:_PER_KEER], self._te_maken[_PER_KEER:]
        for een in nu:
            deel: QWidget
            if isinstance(een, QWidget):
                deel = een
            elif een.voorstel.zekerheid is Zekerheid.GEBOEKT:
                deel = Stillekaart(een)
            else:
                deel = kaart = Boekingkaart(een)
                kaart.veranderd.connect(self._tel)
                self.kaarten.append(kaart)
            self._kolom.insertWidget(self._kolom.count() - 1, deel)
        if not self._te_maken:
            self._later.stop()
            walk_in_order(self)

    def _tel(self) -> None:
        """Say how many are ticked and what they come to."""
        aan = [een for een in self.keuzes if een.aan and een.kan]
        open_vragen = [een for een in aan if een.vraag and not een.bevestigd]
        blad = self._delen.currentIndex() == 1
        self.boek.setVisible(blad and bool(self.keuzes))
        self.totaal.setVisible(blad and bool(self.keuzes))
        self.boek.setEnabled(bool(aan) and not open_vragen)
        if open_vragen:
            self.totaal.setText("Beantwoord eerst de vraag erboven.")
            return
        som = bedrag(sum(een.boeking.bedrag for een in aan))
        hoeveel = aantal(len(aan), "boeking", "boekingen")
        self.totaal.setText(f"{hoeveel} aangevinkt, samen {som}" if aan else "Niets aangevinkt")

    # Keeping

    def _boek(self) -> None:
        aan = [een for een in self.keuzes if een.aan and een.kan]
        gekozen = [een.te_boeken for een in aan]
        toch = {een.boeking.kenmerk for een in aan if een.bevestigd}
        samen = bedrag(sum(een.boeking.bedrag for een in gekozen))
        workspace = self._kantoor.workspace
        self.boek.setEnabled(False)

        def werk(_: Progress) -> list[str] | Bevestigen:
            try:
                return afschriften.boek(workspace, gekozen, toch=toch)
            except Bevestigen as vraag:  # asked in the rows that it is about
                return vraag

        def klaar(uitkomst: list[str] | Bevestigen) -> None:
            if isinstance(uitkomst, Bevestigen):
                self._vraag(uitkomst)
            else:
                self.sluit()
                _meld(self._kantoor, uitkomst, samen)

        self._kantoor.tasks.run(werk, klaar, lambda _: self._tel())

    def _vraag(self, bevestigen: Bevestigen) -> None:
        for kaart in self.kaarten:
            kaart.keuze.vraag = bevestigen.vragen.get(kaart.keuze.boeking.kenmerk, "")
            kaart.toon()
        self._tel()
        walk_in_order(self)
        self._in_beeld.start()

    def _toon_vraag(self) -> None:
        for kaart in self.kaarten:
            if kaart.keuze.vraag and not kaart.keuze.bevestigd:
                kaart.ga_naar_vraag()
                self.gebied.ensureWidgetVisible(kaart)
                return


def _meld(kantoor: Kantoor, kenmerken: Sequence[str], samen: str) -> None:
    """Tell that they were kept, with the way back."""

    def werk(_: Progress) -> None:
        afschriften.maak_boekingen_ongedaan(kantoor.workspace, kenmerken)

    def klaar(_: None) -> None:
        messages.info(kantoor.messages, "Wat je van het afschrift boekte, is weer weggehaald.")
        kantoor.changes.gewijzigd.emit()

    hoeveel = aantal(len(kenmerken), "boeking", "boekingen")
    messages.done(
        kantoor.messages,
        f"{hoeveel} van het afschrift geboekt, samen {samen}.",
        Action(ONGEDAAN, lambda: kantoor.tasks.run(werk, klaar)),
    )
    kantoor.changes.gewijzigd.emit()


def _vat_samen(gelezen: Afschrift) -> str:
    over = len(gelezen.voorstellen)
    if over:
        gaan = "gaat" if over == 1 else "gaan"
        zin = f"{aantal(over, 'boeking', 'boekingen')} {gaan} misschien over declaraties"
    elif gelezen.geboekt:
        zin = "Alles wat hierop over declaraties gaat, had je al geboekt"
    else:
        zin = "Hierop staat niets dat over een declaratie van je gaat"
    anders = aantal(gelezen.overig, "andere boeking", "andere boekingen")
    return f"{zin} · {anders} niet" if over and gelezen.overig else zin


def _toon_fouten(kolom: QVBoxLayout, fouten: Sequence[tuple[str, UserError]]) -> None:
    while (item := kolom.takeAt(0)) is not None:
        weg = item.widget()
        if weg is not None:
            weg.hide()
            weg.deleteLater()
    for naam, fout in fouten:
        kolom.addWidget(waarschuwing(f"{naam}: {fout}"))
