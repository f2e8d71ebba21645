"""The tab Op tijd?: how often we were in time, and the gemeente; what was asked late; who left."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from app.domain.terugblik import Gehaald, Stand, Terugblik
from app.gui import theme
from app.gui.context import Kantoor
from app.gui.format import getal, maandnaam
from app.gui.overzichten import terugblikbeeld as beeld
from app.gui.overzichten.handelingen import Handelingenpagina, eindenpagina
from app.gui.overzichten.periode import Periodekeuze
from app.gui.overzichten.terugblikbeeld import LAAT, Deelrij, Per, Soortrij, Uitvalrij, Verzoekrij
from app.gui.state import State
from app.gui.task import Progress
from app.gui.widgets.keuze import Keuze
from app.gui.widgets.rows import Column, RowsModel
from app.gui.widgets.scroll import scrolling
from app.gui.widgets.section import Section
from app.gui.widgets.share import ShareBar
from app.gui.widgets.tab_order import walk_in_order
from app.gui.widgets.table import Table
from app.services import instellen
from app.services.terugblik import terugblik
from app.standard.codelijsten import gemeentenaam

T = TypeVar("T")

_NAAST_ELKAAR = 880  # pixels; in less room the blocks stand beneath one another
_LEEG_HOOG = 320
_LEEG = (
    "Niets om op terug te kijken",
    "In deze maanden was er niets met een termijn. Kies bovenaan een andere periode of gemeente.",
    "overzichten",
)
_NIEUW = (
    "Nog niets om op terug te kijken",
    "Sleep eerst bestanden van VECOZO hierheen. Daarna zie je wie op tijd was, en wie niet.",
    "overzichten",
)
_VERZOEKEN = (
    "Een verzoek (315) dat je later indiende dan de termijn na het eerste contact. Rijk van "
    "Nijmegen telt dat elke maand (1.17.1, §2.1.2)."
)
_GEEN_VERZOEKEN = ("Geen verzoeken", "In deze maanden vroeg je niets aan.", "verzoeken")
_GEEN_UITVAL = ("Niets eerder gestopt", "Geen enkele stop kwam voor de einddatum.", "gedaan")


class Cijfertabel(Table):
    """A table as high as its rows; a click gives ``gekozen``: the row and the key of the column."""

    gekozen = Signal(object, str)

    def __init__(
        self,
        columns: Sequence[Column[Any]],
        naam: str,
        leeg: tuple[str, str, str],
        state: State,
        lines: int = 1,
    ) -> None:
        self.rijen: RowsModel[Any] = RowsModel(columns)
        super().__init__(self.rijen, naam, leeg, state, lines=lines)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._kies)
        self.chosen.connect(lambda rij: self.gekozen.emit(rij, ""))

    def toon(self, rijen: Sequence[Any], leeg: int = 160) -> None:
        """Show other rows; without any it is ``leeg`` pixels high, for the words."""
        self.rijen.set_rows(rijen)
        self.setFixedHeight(self.rows_height if rijen else leeg)

    def _kies(self, index: QModelIndex) -> None:
        self.gekozen.emit(self.rijen.row(index.row()), self.rijen.columns[index.column()].key)


class Partij(QWidget):
    """How often one of the two was in time: the number, its bar, and the kinds of acts."""

    def __init__(self, naam: str, tabelnaam: str, state: State) -> None:
        super().__init__()
        self.setAccessibleName(naam)
        self.naam, self.getal, self.regel = QLabel(naam), QLabel(), QLabel()
        self.naam.setProperty("role", "group")
        self.getal.setProperty("role", "title")
        self.regel.setProperty("role", "quiet")
        self.regel.setWordWrap(True)
        self.balk = ShareBar()
        self.table = Cijfertabel(beeld.SOORTKOLOMMEN, tabelnaam, _LEEG, state, lines=2)
        size = theme.tokens().size
        boven = QHBoxLayout()
        boven.addWidget(self.naam, 1, Qt.AlignmentFlag.AlignBottom)
        boven.addWidget(self.getal, 0, Qt.AlignmentFlag.AlignBottom)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(size.within)
        kolom.addLayout(boven)
        for deel in (self.balk, self.regel, self.table):
            kolom.addWidget(deel)
        kolom.addStretch(1)

    def toon(self, stand: Stand, rijen: Sequence[Soortrij]) -> None:
        """Show other figures."""
        self.getal.setText(stand.op_tijd_tekst or "–")
        self.regel.setText(beeld.onder_het_getal(stand) if stand.aantal else "Niets te doen.")
        self.balk.set_share(stand.deel or 0, f"{self.naam.text()}: {self.getal.text()} op tijd")
        self.table.toon(rijen)
        self.table.setVisible(bool(rijen))


class Optijdblad(QWidget):
    """The whole tab; ``samengevat`` gives one line about the period when it has been read."""

    samengevat = Signal(str)

    def __init__(self, kantoor: Kantoor) -> None:
        super().__init__()
        self._kantoor = kantoor
        self._ronde = 0
        self.terug: Terugblik | None = None
        self.periode = Periodekeuze(kantoor.workspace.vandaag())
        self.gemeente = Keuze("Gemeente", "Alle gemeenten", 168)
        self.wij = Partij("Wij", "op tijd, wij", kantoor.state)
        self.zij = Partij("De gemeente", "op tijd, de gemeente", kantoor.state)
        self.per = QComboBox()
        self.per.setAccessibleName("Waarover je optelt")
        for per in Per:
            self.per.addItem(per.value, per)
        self.delen = _tabel(_deelkolommen(), "op tijd, per maand", _LEEG, kantoor)
        self.verzoeken = _tabel(
            _VERZOEKKOLOMMEN, "verzoeken met terugwerkende kracht", _GEEN_VERZOEKEN, kantoor
        )
        self.uitval = _tabel(_UITVALKOLOMMEN, "uitval", _GEEN_UITVAL, kantoor, lines=2)
        self.uitval_regel = QLabel()
        self.uitval_regel.setProperty("role", "quiet")
        self.uitval_regel.setWordWrap(True)
        self._bouw()
        self._verbind()

    # How it is laid out

    def _bouw(self) -> None:
        size = theme.tokens().size
        self._delen_vak = Section("Wij en de gemeente", "", self.per)
        self._delen_vak.add(self.delen)
        self._verzoeken_vak = Section("Verzoeken met terugwerkende kracht", _VERZOEKEN)
        self._verzoeken_vak.add(self.verzoeken)
        self._uitval_vak = Section("Eerder gestopt (uitval)")
        self._uitval_vak.add(self.uitval_regel)
        self._uitval_vak.add(self.uitval)
        self._boven, self._onder = QBoxLayout(_OMLAAG), QBoxLayout(_OMLAAG)
        for rij, delen in (
            (self._boven, (self.wij, self.zij)),
            (self._onder, (self._verzoeken_vak, self._uitval_vak)),
        ):
            rij.setSpacing(2 * size.group)
            for deel in delen:
                rij.addWidget(deel, 1, Qt.AlignmentFlag.AlignTop)
        blad = QWidget()
        kolom = QVBoxLayout(blad)
        kolom.setContentsMargins(0, size.within, size.within, size.group)
        kolom.setSpacing(2 * size.group)
        kolom.addLayout(self._boven)
        kolom.addWidget(self._delen_vak)
        kolom.addLayout(self._onder)
        kolom.addStretch(1)
        self.gebied = scrolling(blad, "Op tijd?")
        balk = QHBoxLayout()
        balk.setSpacing(size.within)
        balk.addWidget(self.periode)
        balk.addWidget(self.gemeente)
        balk.addStretch(1)
        heel = QVBoxLayout(self)
        heel.setContentsMargins(0, size.group, 0, 0)
        heel.setSpacing(size.within)
        heel.addLayout(balk)
        heel.addWidget(self.gebied, 1)
        self.setFocusProxy(self.periode.periode)
        walk_in_order(self.periode, self.gemeente, self.gebied)
        self._zet_zichtbaar(gevuld=False)

    def _verbind(self) -> None:
        self.periode.gewijzigd.connect(self.laad)
        self.gemeente.activated.connect(lambda _: self.laad())
        self.per.activated.connect(lambda _: self._toon_delen())
        self.wij.table.gekozen.connect(self._open_soort)
        self.zij.table.gekozen.connect(self._open_soort)
        self.delen.gekozen.connect(self._open_deel)
        self.verzoeken.gekozen.connect(self._open_verzoeken)
        self.uitval.gekozen.connect(self._open_uitval)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the blocks side by side where there is room."""
        super().resizeEvent(event)
        richting = _NAAR_RECHTS if self.width() >= _NAAST_ELKAAR else _OMLAAG
        for rij in (self._boven, self._onder):
            rij.setDirection(richting)

    # What is shown

    def laad(self) -> None:
        """Read the period anew."""
        self._ronde += 1
        ronde, werk = self._ronde, self._kantoor.workspace
        van, tot, gemeente = self.periode.van, self.periode.tot, self.gemeente.currentData()

        def lees(_: Progress) -> tuple[Terugblik, list[str]]:
            codes = [een.code for een in instellen.gemeenten(werk)]
            return terugblik(werk, van, tot, gemeente), codes

        self._kantoor.tasks.run(lees, lambda gelezen: self._ontvang(ronde, *gelezen))

    def _ontvang(self, ronde: int, terug: Terugblik, gemeenten: Sequence[str]) -> None:
        if ronde != self._ronde:
            return
        self.terug = terug
        self.gemeente.vul([(gemeentenaam(code), code) for code in gemeenten])
        self.wij.toon(terug.wij, beeld.soortrijen(terug, wij=True))
        self.zij.toon(terug.zij, beeld.soortrijen(terug, wij=False))
        self.delen.empty.say(*(_LEEG if gemeenten else _NIEUW))
        self._toon_delen()
        self.verzoeken.toon(beeld.verzoekrijen(terug))
        self.uitval.toon(beeld.uitvalrijen(terug))
        self.uitval_regel.setText(terug.uitval_tekst)
        self.uitval_regel.setVisible(bool(terug.einden))
        self._zet_zichtbaar(gevuld=not terug.leeg)
        self.samengevat.emit(self.samenvatting())

    def samenvatting(self) -> str:
        """One line about the period, empty while it is not known."""
        return beeld.samenvatting(self.terug) if self.terug is not None else ""

    def _toon_delen(self) -> None:
        if self.terug is not None:
            per = Per(self.per.currentData())
            self.delen.rijen.rename(0, "Maand" if per is Per.MAAND else "Gemeente")
            self.delen.toon(beeld.deelrijen(self.terug, per), _LEEG_HOOG)

    def _zet_zichtbaar(self, *, gevuld: bool) -> None:
        for deel in (self.wij, self.zij, self._verzoeken_vak, self._uitval_vak, self.per):
            deel.setVisible(gevuld)

    # What is behind a figure

    def _open_soort(self, rij: Soortrij, kolom: str) -> None:
        self._open(rij.naam, lambda g: g.soort == rij.soort, kolom == LAAT)

    def _open_deel(self, rij: Deelrij, kolom: str) -> None:
        wie = kolom[:3]
        partij = _PARTIJEN.get(wie)  # none in the first column, which is about both

        def hoort(een: Gehaald) -> bool:
            if partij is not None and een.wij is not (wie == "wij"):
                return False
            return rij.sleutel in (een.maand, een.gemeente)

        titel = f"{rij.naam}, {partij}" if partij else rij.naam
        self._open(titel, hoort, kolom.endswith(LAAT))

    def _open(self, titel: str, hoort: Callable[[Gehaald], bool], alleen_laat: bool) -> None:
        if self.terug is not None:
            self._toon(titel, [g for g in self.terug.gehaald if hoort(g)], alleen_laat)

    def _open_verzoeken(self, rij: Verzoekrij, kolom: str) -> None:
        if self.terug is not None:
            gedaan = [
                g
                for g in self.terug.aanvragen
                if g.gedaan_op is not None and g.gedaan_op.replace(day=1) == rij.maand
            ]
            titel = f"Verzoeken in {maandnaam(rij.maand)}"
            self._toon(titel, gedaan, kolom == LAAT)

    def _toon(self, titel: str, gehaald: Sequence[Gehaald], alleen_laat: bool) -> None:
        pagina = Handelingenpagina(self._kantoor, titel, gehaald, alleen_laat=alleen_laat)
        self._kantoor.open_over(pagina)

    def _open_uitval(self, rij: Uitvalrij, _kolom: str) -> None:
        if self.terug is not None:
            einden = [
                een
                for een in self.terug.einden
                if een.vroegtijdig and (een.wet.naam, een.reden) == (rij.wet, rij.code)
            ]
            self._kantoor.open_over(eindenpagina(self._kantoor, rij.naam, einden))


_PARTIJEN = {"wij": "wij", "zij": "de gemeente"}  # by how the key of a column begins
_OMLAAG, _NAAR_RECHTS = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight


def _tabel(
    columns: Sequence[Column[Any]],
    naam: str,
    leeg: tuple[str, str, str],
    kantoor: Kantoor,
    lines: int = 1,
) -> Cijfertabel:
    return Cijfertabel(columns, naam, leeg, kantoor.state, lines)


def _deelkolommen() -> tuple[Column[Deelrij], ...]:
    naam: Column[Deelrij] = Column(
        "naam", "Maand", lambda r: r.naam, 140, wide=True, sort=lambda r: r.sleutel
    )
    return (
        naam,
        *_van_partij("wij", "Wij", lambda r: r.wij),
        *_van_partij("zij", "Gemeente", lambda r: r.zij),
    )


def _van_partij(
    sleutel: str, kop: str, van: Callable[[Deelrij], Stand]
) -> tuple[Column[Deelrij], ...]:
    return (
        Column(f"{sleutel}_op_tijd", f"{kop} op tijd", lambda r: van(r).op_tijd_tekst, 168,
               number=True, sort=lambda r: van(r).deel or 0, share=lambda r: van(r).deel),
        Column(f"{sleutel}_te_laat", "Te laat",
               lambda r: getal(van(r).te_laat) if van(r).te_laat else "", 80, number=True,
               sort=lambda r: van(r).te_laat),
        Column(f"{sleutel}_gemiddeld", "Gem. werkdagen", lambda r: van(r).gemiddeld_tekst, 148,
               number=True, sort=lambda r: van(r).gemiddeld or 0, spare=True),
    )  # fmt: skip


_VERZOEKKOLOMMEN: tuple[Column[Verzoekrij], ...] = (
    Column("maand", "Maand", lambda r: maandnaam(r.maand).capitalize(), 120, wide=True,
           sort=lambda r: r.maand),
    Column("aantal", "Verzoeken", lambda r: getal(r.aantal), 104, number=True,
           sort=lambda r: r.aantal),
    Column(LAAT, "Terugwerkend", lambda r: getal(r.achteraf) if r.achteraf else "", 128,
           number=True, sort=lambda r: r.achteraf),
)  # fmt: skip
_UITVALKOLOMMEN: tuple[Column[Uitvalrij], ...] = (
    Column("reden", "Reden van beëindiging", lambda r: f"{r.naam}\n{r.wet}, code {r.code}", 200,
           wide=True),
    Column("aantal", "Aantal", lambda r: getal(r.aantal), 80, number=True,
           sort=lambda r: r.aantal),
)  # fmt: skip
