"""The tab Geleverde zorg: a month of care, typed, pasted or taken in, and kept by itself."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QLabel, QVBoxLayout, QWidget

from app.domain.productperiode import laatste_dag
from app.gui import theme
from app.gui.context import Kantoor
from app.gui.format import maandnaam
from app.gui.page import Page
from app.gui.tabelimport.page import KiesPad, bewaar_sjabloon, kies_sjabloonpad
from app.gui.widgets.restyle import restyle
from app.gui.widgets.tab_order import walk_in_order
from app.gui.zorg import woorden
from app.gui.zorg.balk import Balk
from app.gui.zorg.boek import Boek
from app.gui.zorg.importeren import Zorgimportpagina, zorgsoort
from app.gui.zorg.model import ZorgModel
from app.gui.zorg.opslag import Opslag
from app.gui.zorg.rij import Kolom, Rij
from app.gui.zorg.rooster import Rooster
from app.gui.zorg.vergelijken import Vergelijkpagina
from app.services import zorg
from app.services.zorg import Zorgmaand
from app.services.zorgcontrole import Omgeving, controleer
from app.standard.codelijsten import gemeentenaam

UITLEG = """\
Wie wat deed, voor wie en wanneer. Hieruit stelt Heenweer je declaraties voor.

Typ in de onderste regel, of plak uit Excel met **Ctrl+V**. Alles wordt vanzelf bewaard als je naar
een andere regel gaat.

- **Cliënt**: typ een deel van de naam, en kies met de pijltjes.
- **Toewijzing**: vult zichzelf in als er die dag maar één is. **Alt+pijl omlaag** laat alle zien.
- **Aantal**: *90*, *1,5* of, voor uren, *1:30*.
- **Tab** gaat naar rechts, **Enter** naar de volgende regel, **F2** verandert wat er staat.
- **Ctrl+D** voert door naar beneden, **Ctrl+Z** maakt ongedaan, **Ctrl+-** haalt regels weg.
- **F6** gaat het rooster uit.

Hoort er nog geen 301 bij een regel, dan wacht hij. Komt de 301, dan krijgt hij zijn toewijzing.

Wijzig je iets wat al is gedeclareerd, dan stelt Heenweer bij het voorstel een correctie voor. Wat
er stond, blijft in je administratie te vinden.
"""
_LEEG = (
    "Nog geen zorg in {}",
    "Typ in de regel hierboven, plak uit Excel met Ctrl+V, of importeer je urenregistratie.",
)
_ZONDER_CLIENTEN = (
    "Nog geen cliënten",
    "Lees eerst de toewijzingen (301) in. Daarna leg je hier vast wat je deed.",
)
_NIETS = ("Niets gevonden", "Geen regel past bij wat je bovenaan koos.")
_REGELS = 2  # lines of text below the grid, so that it does not jump


class ZorgPage(Page):
    """Shows a month in the grid and keeps what is typed."""

    drop_hint = "Laat los om deze urenregistratie te bekijken"
    files_hint = "Sleep een Excel- of CSV-bestand met je uren hierheen"

    def __init__(self, kantoor: Kantoor, kies_pad: KiesPad = kies_sjabloonpad) -> None:
        super().__init__()
        self._kantoor = kantoor
        self._kies_pad = kies_pad
        self._verzoek = 0  # only the answer to the newest question is shown
        self._getoond: date | None = None
        self._gemeenten: Sequence[str] = ()
        self._leeg = _ZONDER_CLIENTEN
        self._onaf: dict[date, list[Rij]] = {}  # what could not be kept, of months left behind
        self._straks_lezen: date | None = None
        self._venster: QWidget | None = None
        self.model = ZorgModel(self)
        self.opslag = Opslag(kantoor, self.model)
        self.balk = Balk(kantoor.workspace.vandaag())
        self.rooster = Rooster(self.model)
        self.uitleg = QLabel()
        self.uitleg.setWordWrap(True)
        self.uitleg.setAccessibleName("Bij deze regel")
        self.uitleg.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.uitleg.setMinimumHeight(_REGELS * self.uitleg.fontMetrics().lineSpacing())
        size = theme.tokens().size
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(size.page, 0, size.page, size.group)
        kolom.setSpacing(size.within)
        kolom.addWidget(self.balk)
        kolom.addWidget(self.rooster, 1)
        kolom.addWidget(self.uitleg)
        walk_in_order(self.balk, self.rooster)
        self.setFocusProxy(self.rooster)
        self._straks = QTimer(self, singleShot=True, interval=0)
        self._straks.timeout.connect(self._bewaar_rest)
        self._verbind()

    def _verbind(self) -> None:
        balk, rooster = self.balk, self.rooster
        balk.maand_gekozen.connect(self._lees)
        balk.gefilterd.connect(self._filter)
        balk.importeer.clicked.connect(lambda: self.take_files(()))
        balk.sjabloon.triggered.connect(self._sjabloon)
        balk.vergelijking.triggered.connect(self._vergelijk)
        balk.ongedaan.triggered.connect(self.model.ongedaan.undo)
        balk.opnieuw.triggered.connect(self.model.ongedaan.redo)
        balk.doorvoeren.triggered.connect(rooster.vul_omlaag)
        balk.weghalen.triggered.connect(rooster.verwijder_regels)
        self.model.ongedaan.canUndoChanged.connect(balk.ongedaan.setEnabled)
        self.model.ongedaan.canRedoChanged.connect(balk.opnieuw.setEnabled)
        for knop in (balk.ongedaan, balk.opnieuw):
            knop.setEnabled(False)
        self.model.veranderd.connect(self._veranderd)
        rooster.regel_verlaten.connect(self._bewaar_rest)
        rooster.cel_gekozen.connect(self._leg_uit)
        self.opslag.bewaard.connect(self._bewaard)
        self.opslag.achterhaald.connect(lambda: self._lees(self.balk.maanden.maand, opnieuw=True))
        self._kantoor.changes.gewijzigd.connect(self._elders_gewijzigd)

    # Showing

    def appear(self) -> None:
        """Show what is recorded now, unless something is being typed."""
        self.balk.bied_aan(self._kantoor.workspace.vandaag())
        self._lees(self.balk.maanden.maand)

    def toon(self, *, maand: date | None = None, client: str = "", **_: object) -> None:
        """Show a month, of one client when a name is given."""
        self.balk.zonder_filter()
        if maand is not None:
            self.toon_maand(maand)
        self.balk.client.setText(client)

    def toon_maand(self, eerste: date) -> None:
        """Show a month, such as that of a proposal."""
        self.balk.maanden.kies(eerste)

    def take_files(self, paths: Sequence[Path]) -> None:
        """Look at a time registration in a file."""
        self.opslag.bewaar()
        page = Zorgimportpagina(self._kantoor, self._kies_pad)
        self._kantoor.open_over(page)
        page.take_files(paths)

    def _elders_gewijzigd(self) -> None:
        if self.isVisible() and not self.opslag.meldt:
            self._lees(self.balk.maanden.maand)

    def _lees(self, eerste: date, *, opnieuw: bool = False) -> None:
        """Read a month, once nothing is being kept or typed; with ``opnieuw`` come what may."""
        self._straks_lezen = None
        if self._getoond not in (None, eerste):
            self.rooster.leg_vast()
            self.opslag.bewaar()
        typt = self.rooster.state() is QAbstractItemView.State.EditingState
        if self.opslag.bezig or (typt and not opnieuw):
            self._straks_lezen = eerste
            return
        self._verzoek += 1
        verzoek, workspace = self._verzoek, self._kantoor.workspace

        def werk(_: object) -> tuple[Boek, list[Rij], Zorgmaand]:
            gelezen = zorg.maand(workspace, eerste)
            boek = Boek(gelezen, eerste, workspace.vandaag())
            return boek, rijen_van(gelezen, boek, workspace.vandaag()), gelezen

        def toon(uitkomst: tuple[Boek, list[Rij], Zorgmaand]) -> None:
            if verzoek == self._verzoek:
                self._toon(eerste, *uitkomst, opnieuw=opnieuw)

        self._kantoor.tasks.run(werk, toon)

    def _toon(
        self, eerste: date, boek: Boek, rijen: list[Rij], gelezen: Zorgmaand, *, opnieuw: bool
    ) -> None:
        typt = self.rooster.state() is QAbstractItemView.State.EditingState
        if (self.opslag.bezig or typt) and not opnieuw:
            self._straks_lezen = eerste  # typing began while it was being read
            return
        if self._getoond is not None:
            self._onaf[self._getoond] = [] if opnieuw else self.model.onaf
        zelfde = eerste == self._getoond
        nu = self.rooster.currentIndex()
        plek = (nu.row(), nu.column()) if zelfde and nu.isValid() else None
        self._getoond = eerste
        self._gemeenten = sorted(
            {sleutel.gemeente for d in gelezen.dossiers.values() for sleutel in d.toewijzingen},
            key=gemeentenaam,
        )
        self.balk.vul_medewerkers(gelezen.medewerkers)
        self.model.toon(boek, samen(rijen, self._onaf.pop(eerste, [])))
        leeg = (_LEEG[0].format(maandnaam(eerste)), _LEEG[1])
        self._leeg = leeg if gelezen.dossiers else _ZONDER_CLIENTEN
        self._filter()
        laatste = self.model.rowCount() - 1
        rij, kolom = plek or (laatste, Kolom.DATUM)
        self.rooster.setCurrentIndex(self.model.index(min(rij, laatste), kolom))

    def _filter(self) -> None:
        client = self.balk.client.text().strip()
        medewerker = self.balk.medewerker.currentData() or ""
        if client or medewerker or len(self.model.rijen) < self.model.aantal:
            self.model.laat_zien(client, medewerker)
        gefilterd = bool(client or medewerker)
        self.rooster.leeg.say(*(_NIETS if gefilterd and self.model.iets else self._leeg))
        self._tel()
        self._leg_uit()

    def _leg_uit(self) -> None:
        """Say below the grid what there is to say of the cell that the keyboard is in."""
        nu = self.rooster.currentIndex()
        rij = self.model.rij(nu.row()) if nu.isValid() else Rij()
        kolom = Kolom(nu.column()) if nu.isValid() else Kolom.DATUM
        zin = woorden.bij_rij(rij, kolom)
        hier = rij.bezwaren_bij(kolom) or rij.bezwaren
        rol = "quiet"
        if hier:
            rol = "warning" if hier[0].waarschuwing else "error"
        self.uitleg.setText(zin)
        if self.uitleg.property("role") != rol:
            self.uitleg.setProperty("role", rol)
            restyle(self.uitleg)

    def _tel(self) -> None:
        rijen = [rij for rij in self.model.rijen if not rij.leeg]
        bewaard = [rij.bewaard for rij in rijen if rij.bewaard is not None]
        wacht = sum(regel.toewijzing_id is None for regel in bewaard)
        fout = sum(rij.fout for rij in rijen)
        self.summary_changed.emit(woorden.totaal(bewaard, wacht, fout) if rijen else "")

    # Keeping

    def _veranderd(self) -> None:
        self._leg_uit()
        self._straks.start()

    def _bewaar_rest(self) -> None:
        """Keep everything but the row that the keyboard is in."""
        self.opslag.bewaar(self._in_bewerking())

    def _in_bewerking(self) -> Collection[Rij]:
        nu = self.rooster.currentIndex()
        return (self.model.rij(nu.row()),) if nu.isValid() else ()

    def _bewaard(self) -> None:
        self._tel()
        self._leg_uit()
        boek = self.model.boek
        if boek is not None:
            self.balk.vul_medewerkers(boek.medewerkers)
        if self._straks_lezen is not None:
            self._lees(self._straks_lezen)

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep all that was typed when another tab or screen is opened."""
        super().hideEvent(event)
        self.rooster.leg_vast()
        self.opslag.bewaar()
        self.opslag.meld()

    def showEvent(self, event: QShowEvent) -> None:
        """Follow the window, so that closing it loses nothing."""
        super().showEvent(event)
        if self._venster is None:
            self._venster = self.window()
            self._venster.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep what was typed before the window closes, here and now."""
        if event.type() is QEvent.Type.Close and watched is self._venster:
            self.rooster.leg_vast()
            self.opslag.bewaar_meteen()
        return super().eventFilter(watched, event)

    # What else

    def _sjabloon(self) -> None:
        bewaar_sjabloon(self._kantoor, zorgsoort(lambda: None), self, self._kies_pad)

    def _vergelijk(self) -> None:
        eerste = self.balk.maanden.maand
        page = Vergelijkpagina(self._kantoor, self._gemeenten, eerste, laatste_dag(eerste))
        self._kantoor.open_over(page)


def samen(rijen: Sequence[Rij], onaf: Sequence[Rij]) -> list[Rij]:
    """Put what could not be kept among the rows that were read: in place of what it changes."""
    gewijzigd = {rij.bewaard.id: rij for rij in onaf if rij.gewijzigd and rij.bewaard is not None}
    nieuw = [rij for rij in onaf if rij.gewijzigd and rij.bewaard is None]
    return [
        *(gewijzigd.get(rij.bewaard.id, rij) if rij.bewaard else rij for rij in rijen),
        *nieuw,
    ]


def rijen_van(gelezen: Zorgmaand, boek: Boek, vandaag: date) -> list[Rij]:
    """Rows of what is kept, each with how it reads and what is odd about it."""
    rijen = []
    waarin = Omgeving(vandaag, gelezen.dossiers, {})
    for regel in gelezen.regels:
        teksten = boek.teksten(regel)
        rijen.append(
            Rij(
                teksten,
                regel,
                teksten,
                gelezen.gedeclareerd.get(regel.id or 0),
                tuple(een for een in controleer(regel, waarin) if een.waarschuwing),
                boek.waarom_los(regel) if regel.toewijzing_id is None else "",
            )
        )
    return rijen
