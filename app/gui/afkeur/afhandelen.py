"""Putting a refusal aside, with a reason, and taking it up again."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout

from app.gui import messages, theme
from app.gui.afkeur import woorden
from app.gui.context import Kantoor
from app.gui.messages import ONGEDAAN, Action
from app.gui.task import Progress
from app.gui.widgets.elided import ElidedLabel
from app.gui.widgets.form_field import FormField
from app.services import afkeuren
from app.services.afkeuren import Afkeur

_HULP = "Kort, voor jezelf, zoals ‘de start loopt al’."
_GEVOLG = "Het hele bericht gaat van de lijst. Alleen jij ziet dit."
_MEESTE_TEKENS = 200
_BREED = 320  # pixels; a short sentence


class Redenvraag(QFrame):
    """Asks in a line on the page why nothing needs to be done; Enter keeps, Escape leaves."""

    bewaard = Signal(str)
    gestopt = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.reden = QLineEdit()
        self.reden.setMaxLength(_MEESTE_TEKENS)
        self.reden.setMinimumWidth(_BREED)
        self.reden.returnPressed.connect(self._bewaar)
        self._veld = FormField("&Reden", self.reden, _HULP)
        self.reden.textEdited.connect(self._veld.clear_finding)
        annuleer = QPushButton("&Annuleren")
        annuleer.clicked.connect(self.gestopt)
        self.bewaar = QPushButton("&Haal van de lijst")
        self.bewaar.setProperty("role", "primary")
        self.bewaar.clicked.connect(self._bewaar)
        size = theme.tokens().size
        knoppen = QHBoxLayout()
        knoppen.setSpacing(size.within)
        knoppen.addWidget(ElidedLabel(_GEVOLG, "quiet"), 1)
        knoppen.addWidget(annuleer)
        knoppen.addWidget(self.bewaar)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(size.group, size.within, size.within, size.within)
        kolom.setSpacing(size.within)
        kolom.addWidget(self._veld)
        kolom.addLayout(knoppen)

    def begin(self) -> None:
        """Ask anew."""
        self.reden.clear()
        self._veld.clear_finding()
        self.geef_vrij()
        self.show()
        self.reden.setFocus(Qt.FocusReason.OtherFocusReason)

    def geef_vrij(self) -> None:
        """Let it be answered again: what was answered could not be kept."""
        self.bewaar.setEnabled(True)

    @property
    def bezwaar(self) -> str:
        """What is wrong with the answer; empty when nothing is."""
        return self._veld.finding

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Think better of it on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.gestopt.emit()
        else:
            super().keyPressEvent(event)

    def _bewaar(self) -> None:
        reden = self.reden.text().strip()
        if not reden:
            self._veld.set_finding(
                "Schrijf op waarom het niet meer hoeft.", "Een paar woorden zijn genoeg."
            )
            self.reden.setFocus()
        elif self.bewaar.isEnabled():  # Enter twice is one answer
            self.bewaar.setEnabled(False)
            self.bewaard.emit(reden)


def handel_af(
    kantoor: Kantoor,
    afkeur: Afkeur,
    reden: str,
    gedaan: Callable[[], None] = lambda: None,
    mislukt: Callable[[], None] = lambda: None,
) -> None:
    """Put the refusal of a message aside, and offer to undo that."""

    def werk(_: Progress) -> None:
        afkeuren.handel_af(kantoor.workspace, afkeur.bericht_id, reden)

    def klaar(_: None) -> None:
        gedaan()
        messages.done(
            kantoor.messages,
            f"{_welk(afkeur)} hoeft niet meer. Je vindt hem terug onder Alles.",
            Action(ONGEDAAN, lambda: heropen(kantoor, afkeur)),
        )
        kantoor.changes.gewijzigd.emit()

    kantoor.tasks.run(werk, klaar, lambda _: mislukt())


def heropen(kantoor: Kantoor, afkeur: Afkeur) -> None:
    """Take a refusal up again that was put aside; it can be put back as it was."""

    def werk(_: Progress) -> None:
        afkeuren.heropen(kantoor.workspace, afkeur.bericht_id)

    def klaar(_: None) -> None:
        terug = Action(ONGEDAAN, lambda: handel_af(kantoor, afkeur, afkeur.reden))
        messages.info(
            kantoor.messages,
            f"{_welk(afkeur)} staat weer open.",
            terug if afkeur.reden else None,
        )
        kantoor.changes.gewijzigd.emit()

    kantoor.tasks.run(werk, klaar)


def _welk(afkeur: Afkeur) -> str:
    return " · ".join(filter(None, (woorden.bericht(afkeur), afkeur.client)))
