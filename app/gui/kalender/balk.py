"""The bar above Vandaag: list, week or month, and the way through time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from enum import Enum
from itertools import chain
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from app.deadlines.termijnen import Termijn
from app.domain.productperiode import eerste_dag, volgende_maand, vorige_maand
from app.gui import icons, theme
from app.gui.format import aantal, datum, maandnaam
from app.gui.kalender import dagen
from app.gui.widgets.label import link

if TYPE_CHECKING:
    from app.gui.kalender.tabel import Kalendertabel

_DAG = timedelta(days=1)
_WEEK = timedelta(days=7)


class Weergave(Enum):
    """How what is due is shown."""

    LIJST = "Lijst"
    WEEK = "Week"
    MAAND = "Maand"


_LETTERS = {Weergave.LIJST: "L&ijst", Weergave.WEEK: "&Week", Weergave.MAAND: "&Maand"}


class Kalenderbalk(QWidget):
    """Chooses between list, week and month, and walks through time.

    ``rechts`` stands at its end. ``veranderd`` tells that something else must be shown. ``dag`` is
    the day on which the list is narrowed, or None for all.
    """

    veranderd = Signal()

    def __init__(self, vandaag: date, rechts: QWidget) -> None:
        super().__init__()
        self.setAccessibleName("Lijst, week of maand")
        self._tabel: Kalendertabel | None = None
        self.weergave = Weergave.LIJST
        self.dag: date | None = None
        self._vandaag = vandaag
        self._anker = vandaag
        self.keuzes = {een: QPushButton(_LETTERS[een]) for een in Weergave}
        rij = QHBoxLayout(self)
        rij.setContentsMargins(0, 0, 0, 0)
        rij.setSpacing(0)
        for een, knop in self.keuzes.items():
            knop.setCheckable(True)
            knop.setProperty("role", "segment")
            knop.setProperty("eerste", een is Weergave.LIJST)
            knop.setProperty("laatste", een is Weergave.MAAND)
            knop.clicked.connect(lambda _=False, een=een: self._kies(een))
            rij.addWidget(knop)
        self.terug = icons.IconButton("links", "Eerder")
        self.verder = icons.IconButton("rechts", "Later")
        self.nu = link("&Vandaag")
        self.titel = QLabel()
        self.titel.setProperty("role", "group")
        self.telling = QLabel()
        self.telling.setProperty("role", "quiet")
        self.alles = link("All&es")
        self.alles.setToolTip("Laat weer alle dagen zien")
        self.terug.clicked.connect(lambda: self._stap(-1))
        self.verder.clicked.connect(lambda: self._stap(1))
        self.nu.clicked.connect(self._naar_vandaag)
        self.alles.clicked.connect(self._toon_alles)
        rij.addSpacing(theme.tokens().size.group)
        self._loop = QHBoxLayout()
        self._loop.setSpacing(theme.tokens().size.within)
        for deel in (self.terug, self.verder, self.titel, self.telling, self.nu, self.alles):
            self._loop.addWidget(deel)
        rij.addLayout(self._loop)
        rij.addSpacing(theme.tokens().size.within)
        rij.addStretch()
        rij.addWidget(rechts)
        self._benoem()

    @property
    def is_lijst(self) -> bool:
        """Whether the list is shown, of one day or of all."""
        return self.weergave is Weergave.LIJST

    @property
    def tabel(self) -> Kalendertabel:
        """The week or month; made when it is first asked for, so that Vandaag does not wait."""
        if self._tabel is None:
            from app.gui.kalender.tabel import Kalendertabel

            self._tabel = Kalendertabel()
            self._tabel.geopend.connect(self._open)
            self._tabel.gelopen.connect(self._onthoud)
        return self._tabel

    @property
    def heeft_tabel(self) -> bool:
        """Whether a week or month was asked for yet."""
        return self._tabel is not None

    def zet_vandaag(self, vandaag: date) -> None:
        """Follow the day: a window may stay open past midnight."""
        self._vandaag = vandaag

    def vul(self, termijnen: Iterable[Termijn], extra_vrij: Mapping[date, str]) -> None:
        """Show what falls in the week or month that is chosen."""
        if self.is_lijst:
            return
        op = dagen.per_dag(termijnen)

        def van(dag: date) -> dagen.Dag:
            return dagen.vul(dag, op.get(dag, ()), self._vandaag, extra_vrij)

        if self.weergave is Weergave.WEEK:
            rijen = [[van(dag)] for dag in dagen.week(self._anker)]
        else:
            rijen = [
                dagen.van_maand(map(van, week), self._anker) for week in dagen.weken(self._anker)
            ]
        self.tabel.toon(rijen, self._anker)
        som = sum(een.aantal for rij in rijen for een in rij if een.binnen)
        self.telling.setText(aantal(som, "taak", "taken") if som else "niets te doen")
        self._pas_in()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what has no room."""
        super().resizeEvent(event)
        self._pas_in()

    def _pas_in(self) -> None:
        """Leave out the count, which the days show too, and then shorten the title."""
        self.titel.setText(self._titel)
        self.telling.setVisible(not self.is_lijst)
        if not self._past():
            self.telling.hide()
        if not self._past():
            self.titel.setText(self._korte_titel)

    def _past(self) -> bool:
        self._loop.invalidate()  # Qt measures a layout within a layout anew only when it is shown
        return self.sizeHint().width() <= self.width()

    def _kies(self, weergave: Weergave) -> None:
        if self.dag is not None:
            self._anker = self.dag
        self.weergave, self.dag = weergave, None
        self._meld()
        if not self.is_lijst:
            self.tabel.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self, dag: date) -> None:
        self._anker = self.dag = dag
        self.weergave = Weergave.LIJST
        self._meld()

    def _toon_alles(self) -> None:
        self.dag = None
        self._meld()

    def _naar_vandaag(self) -> None:
        self._ga_naar(self._vandaag)

    def _stap(self, richting: int) -> None:
        if self.weergave is Weergave.MAAND:
            verder = volgende_maand if richting > 0 else vorige_maand
            self._ga_naar(verder(eerste_dag(self._anker)))
        else:
            self._ga_naar(self._anker + richting * (_WEEK if self.dag is None else _DAG))

    def _ga_naar(self, dag: date) -> None:
        self._anker = dag
        if self.dag is not None:
            self.dag = dag
        self._meld()

    def _onthoud(self, dag: date) -> None:
        """Go on from the day that the keyboard is at; beyond the month another one is shown."""
        elders = dag not in self._in_beeld()
        self._anker = dag
        if elders:
            self._meld()

    def _meld(self) -> None:
        self._benoem()
        self.veranderd.emit()

    def _benoem(self) -> None:
        """Name what is shown, and offer what can be done from here."""
        kort = ""
        for een, knop in self.keuzes.items():
            knop.setChecked(een is self.weergave)
        match self.weergave:
            case Weergave.MAAND:
                titel = maandnaam(self._anker).capitalize()
            case Weergave.WEEK:
                nummer = self._anker.isocalendar().week
                begin, *_, einde = dagen.week(self._anker)
                titel, kort = (
                    f"Week {nummer} · {_tot_en_met(begin, einde)}",
                    _tot_en_met(begin, einde),
                )
                if not begin.year == einde.year == self._vandaag.year:
                    titel, kort = f"{titel} {einde.year}", f"{kort} ’{einde.year % 100:02}"
            case Weergave.LIJST if self.dag is not None:
                weekdag, *rest, jaar = datum(self.dag).split()
                dit_jaar = self.dag.year == self._vandaag.year
                titel = " ".join((weekdag.capitalize(), *rest) if dit_jaar else (*rest, jaar))
            case _:
                titel = ""
        self._titel, self._korte_titel = titel, kort or titel
        loopt = bool(titel)
        for deel in (self.terug, self.verder, self.titel):
            deel.setVisible(loopt)
        self.nu.setVisible(loopt and self._vandaag not in self._in_beeld())
        self.alles.setVisible(self.dag is not None)
        self._pas_in()

    def _in_beeld(self) -> list[date]:
        if self.weergave is Weergave.WEEK:
            return dagen.week(self._anker)
        if self.weergave is Weergave.MAAND:
            maand = self._anker.month
            return [dag for dag in chain(*dagen.weken(self._anker)) if dag.month == maand]
        return [self._anker]


def _tot_en_met(begin: date, einde: date) -> str:
    """Give the days of a week, such as ``6 – 12 apr`` or ``28 dec – 3 jan``."""
    (_, *van, _), (_, *tot, _) = datum(begin).split(), datum(einde).split()
    if begin.month == einde.month:
        van.pop()
    return f"{' '.join(van)} – {' '.join(tot)}"
