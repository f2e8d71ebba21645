"""The tab Afgekeurde regels: what the gemeente refused, until each line is solved."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSplitter, QVBoxLayout

from app.gui import theme
from app.gui.context import TAB_DECLARATIES, TAB_VOORSTEL, TAB_ZORG, Kantoor
from app.gui.declareren import afgekeurdhandelen as handelen
from app.gui.declareren import woorden
from app.gui.declareren.afgekeurdkaart import Afgekeurdkaart
from app.gui.declareren.regelpaneel import hoe_opgelost
from app.gui.declareren.tabblad import Tabblad, Wegwijzer
from app.gui.format import Status, StatusText, bedrag, maandnaam
from app.gui.state import State
from app.gui.task import Progress
from app.gui.widgets.elided import ElidedLabel
from app.gui.widgets.keuze import Keuze
from app.gui.widgets.keyed_table import KeyedTable
from app.gui.widgets.rows import Column
from app.gui.widgets.tab_order import walk_in_order
from app.services import declaraties
from app.standard.codelijsten import gemeentenaam
from app.standard.release import Wet
from app.standard.uitleg import uitleg
from app.store.declaratieregels import Regelrij
from app.store.mapping import vergelijkbaar

_LOOP_MS = 60  # who walks through the list with the arrow keys does not wait for every card
_VERDELING = [232, 360]
_HOOGST = 16_777_215  # QWIDGETSIZE_MAX, which PySide6 does not give
_LEEG = (
    "Geen afgekeurde regels",
    "Keurt de gemeente een regel van een declaratie af, dan staat hier wat je ermee doet.",
    "gedaan",
)
_NIETS = ("Niets gevonden", "Zoek op iets anders, of wis de filters.", "zoeken")


def stand(rij: Regelrij) -> StatusText:
    """Give whether a refused line asks something still."""
    if not rij.opgelost:
        return StatusText(Status.REFUSED, "Open")
    if rij.afhandeling is not None:
        return StatusText(Status.SOON, "Hoeft niet meer")
    return StatusText(Status.DONE, "Opgelost")


def _waarom(rij: Regelrij) -> str:
    """Give the meaning of the code, below it what was done or is to be done."""
    eerste = uitleg(rij.codes[0]).betekenis if rij.codes else "De hele declaratie is afgekeurd."
    return f"{eerste}\n{hoe_opgelost(rij) or 'Verbeter en declareer opnieuw'}"


def _sinds(rij: Regelrij) -> str:
    return woorden.dag(rij.afgekeurd_op) if rij.afgekeurd_op else ""


KOLOMMEN: tuple[Column[Regelrij], ...] = (
    Column(
        "client", "Cliënt, product", lambda r: f"{r.client}\n{woorden.product_van(r)}", 190,
        wide=True,
    ),
    Column("code", "Code", lambda r: ", ".join(r.codes), 84),
    Column("waarom", "Wat er mis is, wat te doen", _waarom, 260, wide=True),
    Column(
        "bedrag",
        "Bedrag, maand",
        lambda r: f"{bedrag(woorden.eurocent(r.regel.prestatie))}\n"
        f"{maandnaam(r.regel.prestatie.product_periode.begindatum)}",
        148,
        sort=lambda r: woorden.eurocent(r.regel.prestatie),
        number=True,
    ),
    Column("sinds", "Sinds", _sinds, 116, sort=lambda r: str(r.afgekeurd_op or ""), spare=True),
    Column("stand", "Stand", lambda r: stand(r).words, 150, status=stand),
)  # fmt: skip


class AfgekeurdPage(Tabblad):
    """Lets go through the refused lines one by one."""

    search_hint = "Cliënt, product of nummer"

    def __init__(self, kantoor: Kantoor, wijs: Wegwijzer) -> None:
        super().__init__(kantoor, wijs)
        self._zoek = ""
        self._rijen: list[Regelrij] = []
        self._te_tonen: int | None = None
        # What was asked for without naming a line: a declaration, a wet, a gemeente.
        self._voorkeur: tuple[int | None, Wet | None, str | None] = (None, None, None)
        self.wat = QComboBox()
        self.wat.setAccessibleName("Wat je ziet")
        self.wat.setFixedWidth(124)
        self.wat.addItem("Nog open", False)
        self.wat.addItem("Alles", True)
        self.gemeente = Keuze("Gemeente", "Elke gemeente", 164)
        self.zin = ElidedLabel("")
        self.tabel = Afgekeurdtabel(kantoor.state)
        self.kaart = Afgekeurdkaart()
        self.kaart.hide()
        self._loop = QTimer(self, singleShot=True, interval=_LOOP_MS)
        self._loop.timeout.connect(self._toon_kaart)
        size = theme.tokens().size
        boven = QHBoxLayout()
        boven.setSpacing(size.within)
        boven.addWidget(self.wat)
        boven.addWidget(self.gemeente)
        boven.addSpacing(size.within)
        boven.addWidget(self.zin, 1)
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.addWidget(self.tabel)
        splitter.addWidget(self.kaart)
        splitter.setChildrenCollapsible(False)
        splitter.setStyleSheet("QSplitter::handle { background: transparent; }")
        splitter.setSizes(_VERDELING)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(size.page, 0, size.page, size.group)
        kolom.setSpacing(size.within)
        kolom.addLayout(boven)
        kolom.addWidget(splitter, 1)
        walk_in_order(self)
        self._verbind()

    def _verbind(self) -> None:
        self.wat.activated.connect(lambda _: self.ververs())
        self.gemeente.activated.connect(lambda _: self._toon())
        self.tabel.selectionModel().currentRowChanged.connect(lambda *_: self._loop.start())
        self.tabel.chosen.connect(
            lambda _: self.kaart.eerste_knop.setFocus(Qt.FocusReason.OtherFocusReason)
        )
        kaart = self.kaart
        kaart.opnieuw_gevraagd.connect(self._declareer_opnieuw)
        kaart.zorg_gevraagd.connect(self._naar_zorg)
        kaart.declaratie_gevraagd.connect(self._naar_declaratie)
        kaart.client_gevraagd.connect(self._naar_client)
        kaart.volume_gegeven.connect(self._ander_volume)
        kaart.opgegeven.connect(self._geef_op)
        kaart.oppakken_gevraagd.connect(self._pak_op)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin in the list."""
        super().focusInEvent(event)
        self.tabel.setFocus(event.reason())

    def toon(
        self,
        *,
        prestatie_id: int | None = None,
        bericht_id: int | None = None,
        wet: Wet | None = None,
        gemeente: str | None = None,
    ) -> None:
        """Show a refused line, solved or not; else the first of a declaration, or of a gemeente."""
        self._te_tonen = prestatie_id
        self._voorkeur = (bericht_id, wet, gemeente)
        self.gemeente.setCurrentIndex(0)
        if self.isVisible():
            self.ververs()

    def search(self, text: str) -> None:
        """Show only the lines that fit."""
        self._zoek = text
        self._toon()

    def ververs(self) -> None:
        """Fetch the refused lines."""
        ronde, workspace = self._nieuwe_ronde(), self._kantoor.workspace
        alles = bool(self.wat.currentData())

        def werk(_: Progress) -> list[Regelrij]:
            return declaraties.afgekeurd(workspace, alles=alles)

        self._kantoor.tasks.run(werk, lambda rijen: self._ontvang(ronde, rijen))

    def _ontvang(self, ronde: int, rijen: list[Regelrij]) -> None:
        if ronde != self._ronde:
            return
        self._rijen = rijen
        codes = sorted({rij.regel.gemeente for rij in rijen}, key=gemeentenaam)
        self.gemeente.vul([(gemeentenaam(code), code) for code in codes])
        self.gemeente.setVisible(len(codes) > 1)
        self._toon()

    def _toon(self) -> None:
        gemeente = self.gemeente.currentData()
        rijen = [
            rij
            for rij in self._rijen
            if gemeente in (None, rij.regel.gemeente) and _bevat(rij, self._zoek)
        ]
        self.kaart.setVisible(bool(rijen))
        self.tabel.toon(rijen, _NIETS if self._zoek or gemeente else _LEEG)
        # A few lines leave their room to what is said of the chosen one.
        self.tabel.setMaximumHeight(self.tabel.rows_height if rijen else _HOOGST)
        if self._te_tonen is not None:
            self._kies_gevraagde(self._te_tonen)
        elif any(self._voorkeur):
            self.tabel.kies(next((r.regel.id for r in rijen if _past(r, *self._voorkeur)), None))
            self._voorkeur = (None, None, None)
        open_ = [rij for rij in self._rijen if not rij.opgelost]
        som = sum(woorden.eurocent(rij.regel.prestatie) for rij in open_)
        self.zin.set_text(
            "Declareer iedere regel opnieuw, of zeg dat het niet meer hoeft." if open_ else ""
        )
        self.summary_changed.emit(f"{len(open_)} open, {bedrag(som)}" if open_ else "")
        self._toon_kaart()

    def _kies_gevraagde(self, prestatie_id: int) -> None:
        if self.tabel.kies(prestatie_id) or self.wat.currentData():
            self._te_tonen = None
        else:  # it may be solved by now
            self.wat.setCurrentIndex(1)
            self.ververs()

    def _toon_kaart(self) -> None:
        self._loop.stop()
        rij: Regelrij | None = self.tabel.chosen_row()
        if rij is not None and self.kaart.toon(rij):
            walk_in_order(self)

    def _declareer_opnieuw(self, rij: Regelrij) -> None:
        sleutel = woorden.sleutel(rij)
        self._wijs(TAB_VOORSTEL, maand=sleutel.maand, toewijzing_id=sleutel.toewijzing_id)

    def _naar_zorg(self, rij: Regelrij) -> None:
        self._wijs(TAB_ZORG, maand=woorden.sleutel(rij).maand, client=rij.client)

    def _naar_declaratie(self, rij: Regelrij) -> None:
        self._wijs(TAB_DECLARATIES, bericht_id=rij.regel.bericht_id, prestatie_id=rij.regel.id)

    def _naar_client(self, rij: Regelrij) -> None:
        self._kantoor.open_client(rij.client_id)

    def _ander_volume(self, rij: Regelrij, volume: int, reden: str) -> None:
        handelen.ander_volume(
            self._kantoor, rij, volume, reden, lambda: self._declareer_opnieuw(rij),
            self._klaar_met_vragen, self.kaart.geef_vrij,
        )  # fmt: skip

    def _geef_op(self, rij: Regelrij, reden: str) -> None:
        handelen.geef_op(self._kantoor, rij, reden, self._klaar_met_vragen, self.kaart.geef_vrij)

    def _pak_op(self, rij: Regelrij) -> None:
        self.tabel.setFocus(Qt.FocusReason.OtherFocusReason)
        handelen.pak_op(self._kantoor, rij)

    def _klaar_met_vragen(self) -> None:
        self.kaart.stop_vraag()
        self.tabel.setFocus(Qt.FocusReason.OtherFocusReason)


class Afgekeurdtabel(KeyedTable[Regelrij]):
    """The refused lines, oldest first, by their id."""

    def __init__(self, state: State) -> None:
        super().__init__(KOLOMMEN, lambda rij: rij.regel.id, "Afgekeurde regels", _LEEG, state)


def _past(rij: Regelrij, bericht_id: int | None, wet: Wet | None, gemeente: str | None) -> bool:
    regel = rij.regel
    return (
        bericht_id in (None, regel.bericht_id)
        and wet in (None, regel.wet)
        and gemeente in (None, regel.gemeente)
    )


def _bevat(rij: Regelrij, zoek: str) -> bool:
    prestatie = rij.regel.prestatie
    velden = (
        rij.client,
        woorden.product_van(rij),
        str(prestatie.toewijzing_nummer),
        prestatie.product_referentie.referentie_nummer,
        rij.regel.declaratie_nummer,
        *rij.codes,
    )
    tekst = vergelijkbaar(" ".join(velden))
    return all(woord in tekst for woord in vergelijkbaar(zoek).split())
