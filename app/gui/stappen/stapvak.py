"""One step of a form: its groups, the button for one more, and what the caller adds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.forms.form import Veldsoort
from app.forms.stappen import Groep, Stapfout, Stappenform
from app.gui import icons, theme
from app.gui.messages import ONGEDAAN
from app.gui.stappen.groepkaart import Groepkaart
from app.gui.velden.vraag import Vraag
from app.gui.widgets.elided import ElidedLabel
from app.gui.widgets.finding_line import FindingLine
from app.gui.widgets.label import link

_RAND = 40  # pixels kept in sight around a question that the keyboard goes to


class Bestandsvak(QFrame):
    """What stands beneath the questions and takes files, while ``drop_hint`` has words."""

    @property
    def drop_hint(self) -> str:
        """What letting files go does; empty while it takes none."""
        raise NotImplementedError

    @property
    def files_hint(self) -> str:
        """What the lowest line of the window says of it."""
        raise NotImplementedError

    def take_files(self, paths: Sequence[Path]) -> None:
        """Do what ``drop_hint`` says with files that were dropped or picked."""
        raise NotImplementedError


class Stapvak(QScrollArea):
    """Shows the groups of a step, and follows them.

    ``gezet`` gives group, question and answer; ``weg`` a group; ``erbij`` asks for one more and
    ``terug`` takes back what was taken out.
    """

    gezet = Signal(str, str, object)
    weg = Signal(str)
    erbij = Signal()
    terug = Signal()

    def __init__(self, naam: str, vandaag: date, extra: QWidget | None) -> None:
        super().__init__()
        self.naam = naam
        self.extra = extra
        self._vandaag = vandaag
        self.kaarten: dict[str, Groepkaart] = {}
        self._nieuw: set[Vraag] = set()  # came with an answer, and was not looked at yet
        size = theme.tokens().size
        self.erbij_knop = icons.TextButton("erbij", "")
        self.erbij_knop.clicked.connect(self.erbij)
        self.terug_knop = link(ONGEDAAN)
        self.terug_knop.clicked.connect(self.terug)
        self._weggehaald = ElidedLabel(role="quiet")
        self._fout = FindingLine()
        self._onder = QWidget()
        rij = QHBoxLayout(self._onder)
        rij.setContentsMargins(0, 0, 0, 0)
        rij.setSpacing(size.within)
        rij.addWidget(self.erbij_knop)
        rij.addWidget(self._weggehaald)
        rij.addWidget(self.terug_knop)
        rij.addStretch()
        self._groepen = QVBoxLayout()
        self._groepen.setSpacing(size.group)
        inhoud = QWidget()
        kolom = QVBoxLayout(inhoud)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(size.group)
        kolom.addWidget(self._fout)
        kolom.addLayout(self._groepen)
        kolom.addWidget(self._onder)
        if extra is not None:
            kolom.addWidget(extra)
        kolom.addStretch(1)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inhoud)

    def neem_over(self, form: Stappenform, weggehaald: str = "") -> bool:
        """Follow the form; True when questions came or went.

        ``weggehaald`` names what was just taken out, which can be taken back.
        """
        eerder = {vraag for _, _, vraag in self.vragen()}
        veranderd = self._volg(form.groepen(self.naam))
        nu = {vraag for _, _, vraag in self.vragen()}
        self._nieuw = (self._nieuw | (nu - eerder if eerder else set())) & nu
        erbij = form.erbij(self.naam)
        self.erbij_knop.setText(erbij.replace("&", "&&"))
        self.erbij_knop.setVisible(bool(erbij))
        self._weggehaald.set_text(f"{weggehaald} is weggehaald." if weggehaald else "")
        self._weggehaald.setVisible(bool(weggehaald))
        self.terug_knop.setVisible(bool(weggehaald))
        self._onder.setVisible(bool(erbij or weggehaald))
        return veranderd

    def _volg(self, groepen: Sequence[Groep]) -> bool:
        veranderd = False
        namen = {groep.naam for groep in groepen}
        for naam in tuple(self.kaarten):
            if naam not in namen:
                kaart = self.kaarten.pop(naam)
                self._groepen.removeWidget(kaart)
                kaart.hide()
                kaart.deleteLater()
                veranderd = True
        for plaats, groep in enumerate(groepen):
            if groep.naam in self.kaarten:
                kaart = self.kaarten[groep.naam]
                veranderd |= kaart.neem_over(groep)
            else:
                kaart = self.kaarten[groep.naam] = Groepkaart(groep, self._vandaag)
                kaart.gezet.connect(self.gezet)
                kaart.weg.connect(self.weg)
                veranderd = True
            if self._groepen.indexOf(kaart) != plaats:
                self._groepen.removeWidget(kaart)
                self._groepen.insertWidget(plaats, kaart)
                kaart.show()
        self.kaarten = {groep.naam: self.kaarten[groep.naam] for groep in groepen}
        return veranderd

    def toon_fouten(self, fouten: Sequence[Stapfout]) -> None:
        """Show what is wrong at its question; what is of no group stands above them all."""
        for naam, kaart in self.kaarten.items():
            kaart.toon_fouten(fout.fout for fout in fouten if fout.groep == naam)
        los = next((fout.fout for fout in fouten if fout.groep not in self.kaarten), None)
        if los is None:
            self._fout.clear()
        else:
            self._fout.show_finding(los.melding, los.advies, los.regel)

    @property
    def fout(self) -> str:
        """What is wrong with the step as a whole."""
        return self._fout.text

    def vragen(self) -> Iterator[tuple[str, str, Vraag]]:
        """Give every question with its group and its name, in order."""
        for groep, kaart in self.kaarten.items():
            for veld, vraag in kaart.vragen.items():
                yield groep, veld, vraag

    def vraag(self, groep: str, veld: str) -> Vraag | None:
        """Give one question."""
        kaart = self.kaarten.get(groep)
        return None if kaart is None else kaart.vragen.get(veld)

    def eerste(self) -> QWidget | None:
        """Give where the keyboard begins: the first that was not answered, else the first.

        Who comes back to a step that was begun has to do first what it cannot do without.
        """
        vragen = [vraag for _, _, vraag in self.vragen()]
        lege = [vraag for vraag in vragen if vraag.leeg]
        nodig = [vraag for vraag in lege if vraag.veld.verplicht]
        if len(lege) < len(vragen):
            lege = nodig or [v for v in lege if v.veld.soort is not Veldsoort.MEER]
        if vragen:
            return (lege or vragen)[0].editor
        return self.erbij_knop if self.erbij_knop.isVisibleTo(self) else None

    def volgende_lege(self) -> QWidget | None:
        """Give what was not answered after the question that has the keyboard.

        What an answer just brought along is looked at too, though something is filled in already.
        """
        vragen = [vraag for _, _, vraag in self.vragen()]
        hier = next((nr for nr, vraag in enumerate(vragen) if vraag.heeft_focus), -1)
        self._nieuw -= set(vragen[: hier + 1])
        verder = vragen[hier + 1 :]
        return next((v.editor for v in verder if v.leeg or v in self._nieuw), None)

    @property
    def heeft_focus(self) -> bool:
        """Whether the keyboard is at one of its questions."""
        return any(vraag.heeft_focus for _, _, vraag in self.vragen())

    def ga_naar(self, doel: QWidget) -> None:
        """Let the keyboard go there, in sight."""
        doel.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ensureWidgetVisible(doel, 0, _RAND)
        # What has just come has no place yet; once it has, it is not called for any more.
        QTimer.singleShot(0, self, self._toon_focus)

    def _toon_focus(self) -> None:
        doel = QApplication.focusWidget()
        if doel is not None and self.isAncestorOf(doel):
            self.ensureWidgetVisible(doel, 0, _RAND)
