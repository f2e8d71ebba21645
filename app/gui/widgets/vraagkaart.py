"""A card on a page that asks what an act needs to know, in place of a box to click away."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.gui import theme
from app.gui.widgets.form_field import FormField

_MEESTE_TEKENS = 200


class Vraagkaart(QFrame):
    """Some questions, what follows from the answers, and the button that does it.

    Enter goes on and Escape leaves. A kind of card puts its questions in ``velden``, and says in
    ``controleer`` what is wrong with the answers.
    """

    beantwoord = Signal()
    gestopt = Signal()

    def __init__(self, doe: str, gevolg: str = "") -> None:
        super().__init__()
        self.setObjectName("card")
        size = theme.tokens().size
        self.gevolg = QLabel(gevolg)
        self.gevolg.setProperty("role", "quiet")
        self.gevolg.setTextFormat(Qt.TextFormat.PlainText)
        self.gevolg.setWordWrap(True)
        annuleer = QPushButton("&Annuleren")
        annuleer.clicked.connect(self.gestopt)
        self.bewaar = QPushButton(doe)
        self.bewaar.setProperty("role", "primary")
        self.bewaar.clicked.connect(self.ga_door)
        self._velden = QVBoxLayout()
        self._velden.setSpacing(size.within)
        knoppen = QHBoxLayout()
        knoppen.setSpacing(size.within)
        knoppen.addWidget(self.gevolg, 1)
        knoppen.addWidget(annuleer, 0, Qt.AlignmentFlag.AlignBottom)
        knoppen.addWidget(self.bewaar, 0, Qt.AlignmentFlag.AlignBottom)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(size.group, 12, size.group, 12)
        kolom.setSpacing(size.within)
        kolom.addLayout(self._velden)
        kolom.addLayout(knoppen)
        self._eerste: QWidget | None = None

    def voeg_toe(self, label: str, editor: QWidget, hulp: str) -> FormField:
        """Put a question beneath the others."""
        veld = FormField(label, editor, hulp)
        if isinstance(editor, QLineEdit):
            editor.textEdited.connect(veld.clear_finding)
            editor.returnPressed.connect(self.ga_door)
        self._eerste = self._eerste or editor
        self._velden.addWidget(veld)
        return veld

    def begin(self) -> None:
        """Ask anew, and let the keyboard begin at the first question."""
        for at in range(self._velden.count()):
            item = self._velden.itemAt(at)
            veld = item.widget() if item is not None else None
            if isinstance(veld, FormField):
                veld.clear_finding()
        self.geef_vrij()
        self.show()
        if self._eerste is not None:
            self._eerste.setFocus(Qt.FocusReason.OtherFocusReason)

    def geef_vrij(self) -> None:
        """Let it be answered again: what was answered could not be kept."""
        self.bewaar.setEnabled(True)

    def controleer(self) -> QWidget | None:
        """Say at its field what is wrong with an answer, and give that field; None when right."""
        return None

    def ga_door(self) -> None:
        """Do it, once, when the answers are right."""
        fout = self.controleer()
        if fout is not None:
            fout.setFocus()
        elif self.bewaar.isEnabled():  # Enter twice is one answer
            self.bewaar.setEnabled(False)
            self.beantwoord.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Think better of it on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.gestopt.emit()
        else:
            super().keyPressEvent(event)


def redenveld() -> QLineEdit:
    """Give a field for a short reason."""
    veld = QLineEdit()
    veld.setMaxLength(_MEESTE_TEKENS)
    veld.setFixedWidth(theme.tokens().size.editor)
    return veld


class Redenvraag(Vraagkaart):
    """Asks only why; ``bewaard`` gives the reason."""

    bewaard = Signal(str)

    def __init__(self, doe: str, gevolg: str, hulp: str, leeg: str) -> None:
        super().__init__(doe, gevolg)
        self._leeg = leeg
        self.reden = redenveld()
        self._veld = self.voeg_toe("&Reden", self.reden, hulp)
        self.beantwoord.connect(lambda: self.bewaard.emit(self.reden.text().strip()))

    @property
    def bezwaar(self) -> str:
        """What is wrong with the answer; empty when nothing is."""
        return self._veld.finding

    def begin(self) -> None:
        """Ask anew, with nothing filled in."""
        self.reden.clear()
        super().begin()

    def controleer(self) -> QWidget | None:
        """Ask for a few words at least."""
        if self.reden.text().strip():
            return None
        self._veld.set_finding(self._leeg, "Een paar woorden zijn genoeg.")
        return self.reden
