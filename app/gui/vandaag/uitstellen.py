"""Putting a row of Vandaag off: the question in the strip under the list, and what it does."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.deadlines.termijnen import Termijn
from app.domain.uitstel import Uitstel
from app.errors import UserError
from app.gui import messages, theme
from app.gui.context import Kantoor
from app.gui.format import aantal, datum
from app.gui.messages import ONGEDAAN, Action
from app.gui.vastleggen import bewaar
from app.gui.widgets.date_field import DateField
from app.gui.widgets.keys import ENTER
from app.gui.widgets.label import link
from app.gui.widgets.restyle import restyle
from app.services import uitstellen

_NOTITIE = "Mag leeg blijven. Voor jezelf: gaat nooit naar de gemeente."
_VRIJDAG = 4
_LABEL = 96


class Uitstelvraag(QWidget):
    """Asks until which day, and what to remember; the day of tomorrow stands there already.

    ``bewaard`` gives the day, or None for an empty field, and the note.
    """

    bewaard = Signal(object, str)
    gestopt = Signal()

    def __init__(self, vandaag: date) -> None:
        super().__init__()
        self._morgen = volgende_dag(vandaag)
        self._vervaldatum = vandaag
        self._vandaag = vandaag
        self.tot = DateField(vandaag)
        self.tot.setAccessibleName("Uitstellen tot")
        self.tot.refused.connect(self.weiger)
        self.tot.changed.connect(self._zeg_wat_er_gebeurt)
        self.notitie = QLineEdit()
        self.notitie.setAccessibleName("Notitie")
        self.notitie.setAccessibleDescription(_NOTITIE)
        self.notitie.setPlaceholderText(_NOTITIE)
        self.notitie.setMaxLength(uitstellen.NOTITIE_LANG)
        self.notitie.setAcceptDrops(False)
        self._hulp = QLabel()
        self._hulp.setWordWrap(True)
        self._maak(self._knoppen())

    def _knoppen(self) -> tuple[QPushButton, ...]:
        week = self._vandaag + timedelta(days=7)
        snel = []
        naam = "Mo&rgen" if self._morgen - self._vandaag == timedelta(days=1) else "Maan&dag"
        for tekst, dag in ((naam, self._morgen), ("Vo&lgende week", week)):
            knop = link(tekst)
            knop.setToolTip(datum(dag))
            knop.clicked.connect(lambda _=False, dag=dag: self._kies(dag))
            snel.append(knop)
        annuleer = QPushButton("Annuleren")
        annuleer.clicked.connect(self.gestopt)
        stel_uit = QPushButton("&Stel uit")
        stel_uit.setProperty("role", "primary")
        stel_uit.clicked.connect(self._bewaar)
        return (*snel, annuleer, stel_uit)

    def _maak(self, knoppen: tuple[QPushButton, ...]) -> None:
        size = theme.tokens().size
        morgen, week, annuleer, stel_uit = knoppen
        boven, onder = QHBoxLayout(), QHBoxLayout()
        for rij, delen in (
            (boven, (self.tot, morgen, week)),
            (onder, (self.notitie, annuleer, stel_uit)),
        ):
            rij.setSpacing(size.within)
            for deel in delen:
                rij.addWidget(deel)
        boven.addStretch(1)
        rooster = QGridLayout()
        rooster.setHorizontalSpacing(size.within)
        rooster.setVerticalSpacing(6)
        for at, (tekst, veld, rij) in enumerate(
            (("&Uitstellen tot", self.tot, boven), ("N&otitie", self.notitie, onder))
        ):
            label = QLabel(tekst)
            label.setBuddy(veld)
            label.setMinimumWidth(_LABEL)
            rooster.addWidget(label, at, 0)
            rooster.addLayout(rij, at, 1)
        rooster.setColumnStretch(1, 1)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(size.group, 7, 7, 7)
        kolom.setSpacing(6)
        kolom.addLayout(rooster)
        kolom.addWidget(self._hulp)

    def begin(
        self, termijnen: Sequence[Termijn], tot: date | None = None, notitie: str = ""
    ) -> None:
        """Ask about these, with another day or note than what was said of the first one before."""
        eerste = termijnen[0]
        self._vervaldatum = min(t.vervaldatum for t in termijnen)
        self.notitie.setText(notitie or eerste.notitie)
        self.tot.set_value(tot or eerste.uitgesteld_tot or self._morgen)
        self._zeg_wat_er_gebeurt()

    def naar_begin(self) -> None:
        """Put the keyboard in the first field, where typing replaces the day."""
        self.tot.selectAll()
        self.tot.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Put off on Enter, think better of it on Escape; a button does its own with Enter."""
        enter = event.key() in ENTER
        if enter and not isinstance(self.focusWidget(), QPushButton):
            self._bewaar()
        elif event.key() == Qt.Key.Key_Escape:
            self.gestopt.emit()
        else:
            super().keyPressEvent(event)

    def weiger(self, reden: str) -> None:
        """Say why it cannot be; with an empty reason what will happen."""
        if reden:
            self._zeg(reden, "error")
        else:
            self._zeg_wat_er_gebeurt()

    def _kies(self, dag: date) -> None:
        self.tot.set_value(dag)
        self.notitie.setFocus(Qt.FocusReason.OtherFocusReason)

    def _bewaar(self) -> None:
        if self.tot.commit():
            self.bewaard.emit(self.tot.value, self.notitie.text())
        else:
            self.tot.setFocus()

    def _zeg_wat_er_gebeurt(self) -> None:
        uiterlijk = datum(self._vervaldatum)
        tot = self.tot.value
        if self.tot.refusal is not None:
            self._zeg(str(self.tot.refusal), "error")
        elif self._vervaldatum < self._vandaag:
            self._zeg(f"De termijn schuift niet op: uiterlijk {uiterlijk} is al voorbij.", "quiet")
        elif tot is not None and tot > self._vervaldatum:
            self._zeg(
                f"Let op: de uiterste dag, {uiterlijk}, valt daarvoor. De termijn schuift niet op.",
                "warning",
            )
        else:
            self._zeg(f"De termijn schuift niet op: uiterlijk {uiterlijk}.", "quiet")

    def _zeg(self, tekst: str, rol: str) -> None:
        self._hulp.setProperty("role", rol)
        restyle(self._hulp)
        self._hulp.setText(tekst)


def volgende_dag(vandaag: date) -> date:
    """Tomorrow, or Monday when that falls in the weekend."""
    weekdag = vandaag.weekday()
    return vandaag + timedelta(days=7 - weekdag if weekdag >= _VRIJDAG else 1)


def stel_uit(
    kantoor: Kantoor,
    termijnen: Sequence[Termijn],
    tot: date | None,
    notitie: str,
    gelukt: Callable[[], object],
    weiger: Callable[[str], object],
) -> None:
    """Put these off, and offer to undo that; ``weiger`` is told why it cannot be."""
    workspace = kantoor.workspace

    def werk() -> Mapping[str, Uitstel]:
        return uitstellen.stel_uit(workspace, termijnen, tot, notitie)

    def klaar(vorige: Mapping[str, Uitstel]) -> None:
        gelukt()
        assert tot is not None  # else it had been refused
        messages.done(
            kantoor.messages,
            f"{_wat(termijnen)} {_is(termijnen)} uitgesteld tot {datum(tot)}.",
            Action(ONGEDAAN, lambda: _neem_terug(kantoor, termijnen, vorige)),
        )

    def naast_veld(fout: UserError) -> bool:
        weiger(str(fout))
        return True

    bewaar(kantoor, werk, klaar, naast_veld)


def toon_weer(kantoor: Kantoor, termijnen: Sequence[Termijn]) -> None:
    """Show these again before their day has come, and offer to undo that."""
    _neem_terug(kantoor, termijnen, {})


def _neem_terug(
    kantoor: Kantoor, termijnen: Sequence[Termijn], vorige: Mapping[str, Uitstel]
) -> None:
    workspace = kantoor.workspace

    def werk() -> Mapping[str, Uitstel]:
        return uitstellen.neem_terug(workspace, termijnen, vorige)

    def klaar(was: Mapping[str, Uitstel]) -> None:
        zegt = "is weer uitgesteld zoals het was" if vorige else "staat weer in de lijst"
        if len(termijnen) > 1:
            zegt = zegt.replace("is ", "zijn ", 1).replace("staat ", "staan ", 1)
        messages.done(
            kantoor.messages,
            f"{_wat(termijnen)} {zegt}.",
            Action(ONGEDAAN, lambda: _neem_terug(kantoor, termijnen, was)),
        )

    bewaar(kantoor, werk, klaar)


def _wat(termijnen: Sequence[Termijn]) -> str:
    if len(termijnen) > 1:
        return aantal(len(termijnen), "taak", "taken")
    return f"De taak van {termijnen[0].client}" if termijnen[0].client else "De taak"


def _is(termijnen: Sequence[Termijn]) -> str:
    return "is" if len(termijnen) == 1 else "zijn"
