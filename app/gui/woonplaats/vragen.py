"""The question list: one question at a time, what was answered above it, the outcome at the end."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.forms.woonplaatsbeginsel import WMO, Vraag, Woonplaatsbeginsel
from app.gui import theme
from app.gui.widgets.finding_line import FindingLine
from app.gui.widgets.gemeente_field import GemeenteField
from app.gui.widgets.keys import ENTER
from app.gui.widgets.label import wrapped
from app.gui.widgets.tab_order import walk_in_order
from app.gui.woonplaats.kaarten import Antwoordkaart, Gegevenregel, Uitkomstkaart

_BREED = 720
_VELD = 360
# The page around it may have a Vorige and a Volgende of its own, with their letters.
_VORIGE, _VOLGENDE = "Vor&ige vraag", "V&olgende vraag"
_KIES = ("Kies een antwoord.",)
_GEMEENTE = ("Kies een gemeente uit de lijst.", "Typ een deel van de naam.")


class Woonplaatsvragen(QWidget):
    """Asks until the gemeente is known; ``bepaald`` gives the Uitkomst when its button is pressed.

    ``knoppen`` are the buttons to go back and on, for whoever shows the list to put beneath it.
    With ``stop``, the words of a button, the first question can be left: ``gestopt`` tells it.
    """

    bepaald = Signal(object)
    gestopt = Signal()
    getoond = Signal()  # another question, or the outcome

    def __init__(self, klaar: str, stop: str = "") -> None:
        super().__init__()
        self.setMaximumWidth(_BREED)
        self.form = Woonplaatsbeginsel()
        self._klaar = klaar
        self._stop = stop
        self._groep = QButtonGroup(self)
        self.kaarten: tuple[Antwoordkaart, ...] = ()
        self.regels: tuple[Gegevenregel, ...] = ()
        self.gemeente: GemeenteField | None = None
        self.fout = FindingLine()
        self.vorige = QPushButton()
        self.vorige.clicked.connect(self.terug)
        self.volgende = QPushButton()
        self.volgende.setProperty("role", "primary")
        self.volgende.clicked.connect(self.verder)
        self.knoppen = QWidget()
        rij = QHBoxLayout(self.knoppen)
        rij.setContentsMargins(0, 0, 0, 0)
        rij.setSpacing(theme.tokens().size.within)
        rij.addWidget(self.vorige)
        rij.addWidget(self.volgende)
        self._kolom = QVBoxLayout(self)
        self._kolom.setContentsMargins(0, 0, 0, 0)
        self._inhoud: QWidget | None = None
        self._toon()

    @property
    def eerste(self) -> QWidget:
        """Where the keyboard begins: the answer, or at the end the button."""
        gekozen = next((kaart.knop for kaart in self.kaarten if kaart.knop.isChecked()), None)
        if gekozen is not None:
            return gekozen
        return self.kaarten[0].knop if self.kaarten else self.gemeente or self.volgende

    def verder(self) -> None:
        """Take the answer, or say that there is none; at the end, tell the outcome."""
        uitkomst = self.form.uitkomst
        if uitkomst is not None:
            if self.volgende.isEnabled():  # who takes it over may need a moment
                self.bepaald.emit(uitkomst)
            return
        antwoord = self._antwoord()
        if antwoord is None:
            self.fout.show_finding(*(_GEMEENTE if self.gemeente else _KIES))
            self.eerste.setFocus()
            self.eerste.setAccessibleDescription(self.fout.text)
            return
        self._vervang(self.form.antwoord(antwoord))

    def terug(self) -> bool:
        """Ask the question before this one anew, or stop; whether either can be."""
        if not self.form.gegeven:
            if self._stop:
                self.gestopt.emit()
            return bool(self._stop)
        self._vervang(self.form.terug())
        return True

    def event(self, event: QEvent) -> bool:
        """Keep Escape from the page below while there is something to go back to."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and (self.form.gegeven or self._stop)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter in an answer go on, and Escape go back."""
        enter = event.key() in ENTER
        if enter and not isinstance(self.focusWidget(), QPushButton):
            self.verder()
        elif event.key() != Qt.Key.Key_Escape or not self.terug():
            super().keyPressEvent(event)

    def _antwoord(self) -> str | None:
        if self.gemeente is not None:
            # Leaving the field chooses the only gemeente that what was typed can mean.
            self.volgende.setFocus()
            return self.gemeente.value
        return next((kaart.code for kaart in self.kaarten if kaart.knop.isChecked()), None)

    def _vervang(self, form: Woonplaatsbeginsel) -> None:
        self.form = form
        self._toon()
        self.eerste.setFocus(Qt.FocusReason.OtherFocusReason)

    def _toon(self) -> None:
        """Lay out what the form asks now, in place of what was there."""
        size = theme.tokens().size
        oud, self._inhoud = self._inhoud, QWidget()
        kolom = QVBoxLayout(self._inhoud)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(size.group)
        self.kaarten, self.gemeente = (), None
        self._groep = QButtonGroup(self._inhoud)
        self.fout = FindingLine()
        self._toon_gegeven(kolom)
        vraag, uitkomst = self.form.vraag, self.form.uitkomst
        if uitkomst is not None:
            kolom.addWidget(Uitkomstkaart(uitkomst))
        elif vraag is not None:
            kolom.addWidget(self._vraag(vraag))
        if not self.form.gegeven:
            kolom.addWidget(wrapped(WMO, "small"))
        self.vorige.setVisible(bool(self.form.gegeven or self._stop))
        self.vorige.setText(_VORIGE if self.form.gegeven else self._stop)
        self.volgende.setText(_VOLGENDE if uitkomst is None else self._klaar)
        self._kolom.addWidget(self._inhoud)
        self._inhoud.show()  # a layout would do so later, and the keyboard goes there now
        if oud is not None:
            oud.hide()
            self._kolom.removeWidget(oud)
            oud.deleteLater()
        if self.window() is self.knoppen.window():  # else they were not put anywhere yet
            walk_in_order(self, self.knoppen)
        self.getoond.emit()

    def _toon_gegeven(self, kolom: QVBoxLayout) -> None:
        self.regels = tuple(Gegevenregel(een) for een in self.form.gegeven)
        if not self.regels:
            return
        vak = QFrame()
        vak.setObjectName("card")
        rijen = QVBoxLayout(vak)
        rijen.setContentsMargins(4, 4, 4, 4)
        rijen.setSpacing(0)
        for aantal, regel in enumerate(self.regels):
            regel.gevraagd.connect(lambda tot=aantal: self._vervang(self.form.terug(tot)))
            rijen.addWidget(regel)
        kolom.addWidget(vak)
        kolom.addSpacing(theme.tokens().size.within)

    def _vraag(self, vraag: Vraag) -> QWidget:
        vak = QWidget()
        vak.setAccessibleName(vraag.woorden)
        kolom = QVBoxLayout(vak)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(theme.tokens().size.within)
        kolom.addWidget(wrapped(vraag.woorden, "question"))
        kolom.addWidget(wrapped(vraag.uitleg, "quiet"))
        kolom.addSpacing(4)
        if vraag.vraagt_gemeente:
            kolom.addWidget(self._gemeenteveld(vraag))
        else:
            self.kaarten = tuple(Antwoordkaart(vraag, keuze) for keuze in vraag.antwoorden)
            for kaart in self.kaarten:
                self._groep.addButton(kaart.knop)
                kaart.knop.toggled.connect(self.fout.clear)
                kaart.knop.setChecked(kaart.code == self.form.voorstel)
                kolom.addWidget(kaart)
        kolom.addWidget(self.fout)
        return vak

    def _gemeenteveld(self, vraag: Vraag) -> GemeenteField:
        veld = GemeenteField(vraag.woorden, _VELD)
        veld.set_value(self.form.voorstel)
        veld.currentTextChanged.connect(self.fout.clear)
        regel = veld.lineEdit()
        assert isinstance(regel, QLineEdit)  # it is editable
        # Not at once: the list of what fits first takes over the one that was pointed at.
        regel.returnPressed.connect(self.verder, Qt.ConnectionType.QueuedConnection)
        self.gemeente = veld
        return veld
