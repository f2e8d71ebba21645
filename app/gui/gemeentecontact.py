"""How to reach the backoffice of a gemeente: shown where it is needed, and typed there too."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.errors import UserError
from app.gui import messages, theme
from app.gui.context import Kantoor
from app.gui.messages import ONGEDAAN, Action
from app.gui.task import while_there
from app.gui.vastleggen import bewaar
from app.gui.venster import Overpagina
from app.gui.widgets.keys import ENTER
from app.gui.widgets.label import link
from app.gui.widgets.restyle import restyle
from app.services import gemeentecontact
from app.services.gemeentecontact import GEEN_CONTACT
from app.standard.codelijsten import gemeentenaam
from app.store.instellingen import Gemeentecontact

_HOOG = 48
_BREED = 560  # pixels; a mail address needs no more
_LANG = 120  # characters that a field takes
_UITLEG = """\
Leg hier vast hoe je de backoffice van deze gemeente bereikt. Je ziet het terug als je de gemeente
ergens om moet vragen, en de mail gaat dan vanzelf naar dit adres.

Het mailadres en het nummer vind je meestal in het protocol van de regio of in je contract.
"""


def bereik(contact: Gemeentecontact) -> str:
    """Everything that is known, in one line; empty when nothing is."""
    return " · ".join(filter(None, (contact.email, contact.telefoon, contact.notitie)))


def zet(kantoor: Kantoor, gemeente: str, nieuw: Gemeentecontact) -> None:
    """Keep it without a form: what *Ongedaan maken* does."""
    _bewaar(kantoor, gemeente, nieuw, None)


def _bewaar(
    kantoor: Kantoor, gemeente: str, nieuw: Gemeentecontact, formulier: Contactform | None
) -> None:
    workspace = kantoor.workspace

    def klaar(was: Gemeentecontact) -> None:
        if formulier is not None:
            formulier.bewaard.emit()
        messages.done(
            kantoor.messages,
            f"De contactgegevens van {gemeentenaam(gemeente)} zijn bewaard.",
            Action(ONGEDAAN, partial(zet, kantoor, gemeente, was)),
        )

    def naast_veld(fout: UserError) -> bool:
        if formulier is not None:
            formulier.weiger(str(fout))
        return formulier is not None

    bewaar(
        kantoor, lambda: gemeentecontact.zet_contact(workspace, gemeente, nieuw), klaar, naast_veld
    )


class Contactform(QWidget):
    """Three fields, kept with Enter or the button; ``gestopt`` when it is left as it was."""

    bewaard = Signal()
    gestopt = Signal()

    def __init__(self, kantoor: Kantoor, gemeente: str) -> None:
        super().__init__()
        self._kantoor = kantoor
        self._gemeente = gemeente
        self.email = _veld("Mailadres", "backoffice@gemeente.nl")
        self.telefoon = _veld("Telefoon", "Rechtstreeks, als het kan")
        self.notitie = _veld("Notitie", "Bij wie je moet zijn, of wanneer")
        self._reden = QLabel()
        self._reden.setProperty("role", "error")
        self._reden.setWordWrap(True)
        annuleer = QPushButton("Annuleren")
        annuleer.clicked.connect(self.gestopt)
        klaar = QPushButton("Be&waar")
        klaar.setProperty("role", "primary")
        klaar.clicked.connect(self._bewaar)
        self.setFocusProxy(self.email)
        size = theme.tokens().size
        rooster = QGridLayout()
        rooster.setHorizontalSpacing(size.within)
        rooster.setVerticalSpacing(6)
        for at, (tekst, veld) in enumerate(
            (("M&ailadres", self.email), ("Tele&foon", self.telefoon), ("&Notitie", self.notitie))
        ):
            label = QLabel(tekst)
            label.setBuddy(veld)
            rooster.addWidget(label, at, 0)
            rooster.addWidget(veld, at, 1)
        rooster.setColumnStretch(1, 1)
        knoppen = QHBoxLayout()
        knoppen.setSpacing(size.within)
        knoppen.addWidget(self._reden, 1)
        knoppen.addStretch()
        knoppen.addWidget(annuleer)
        knoppen.addWidget(klaar)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(size.within)
        kolom.addLayout(rooster)
        kolom.addLayout(knoppen)

    def begin(self, contact: Gemeentecontact) -> None:
        """Show what is known, to change."""
        self.email.setText(contact.email)
        self.telefoon.setText(contact.telefoon)
        self.notitie.setText(contact.notitie)
        self.weiger("")
        self.email.setFocus(Qt.FocusReason.OtherFocusReason)

    def weiger(self, reden: str) -> None:
        """Say why it cannot be kept."""
        self._reden.setText(reden)
        self._reden.setVisible(bool(reden))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep it on Enter in a field."""
        enter = event.key() in ENTER
        if enter and not isinstance(self.focusWidget(), QPushButton):
            self._bewaar()
        else:
            super().keyPressEvent(event)

    def _bewaar(self) -> None:
        self.weiger("")
        nieuw = Gemeentecontact(self.email.text(), self.telefoon.text(), self.notitie.text())
        _bewaar(self._kantoor, self._gemeente, nieuw, self)


class Contactvak(QFrame):
    """A card with how to reach a gemeente; what is not known yet can be typed in it."""

    def __init__(self, kantoor: Kantoor, gemeente: str) -> None:
        super().__init__()
        self.setObjectName("card")
        self._kantoor = kantoor
        self._gemeente = gemeente
        self.contact = GEEN_CONTACT
        self._wie = QLabel(f"Backoffice {gemeentenaam(gemeente)}")
        self._wie.setProperty("role", "strong")
        self._hoe = QLabel()
        self._hoe.setWordWrap(True)
        self._hoe.setTextFormat(Qt.TextFormat.PlainText)
        self._hoe.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.wijzig = link()
        self.wijzig.clicked.connect(self._wijzig)
        self.form = Contactform(kantoor, gemeente)
        self.form.hide()
        self.form.bewaard.connect(self.stop)
        self.form.gestopt.connect(self.stop)
        size = theme.tokens().size
        rij = QHBoxLayout()
        rij.setSpacing(size.group)
        rij.addWidget(self._wie)
        rij.addWidget(self._hoe, 1)
        rij.addWidget(self.wijzig)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(size.group, 6, size.within, 6)
        kolom.setSpacing(size.within)
        kolom.addLayout(rij)
        kolom.addWidget(self.form)
        self.setMinimumHeight(_HOOG)
        self._toon(GEEN_CONTACT)
        kantoor.changes.gewijzigd.connect(self.lees)

    def lees(self) -> None:
        """Read what is known, and show it."""
        workspace, gemeente = self._kantoor.workspace, self._gemeente

        self._kantoor.tasks.run(
            lambda _: gemeentecontact.contact(workspace, gemeente), while_there(self, self._toon)
        )

    @property
    def typt(self) -> bool:
        """Whether it is being changed."""
        return not self.form.isHidden()

    def stop(self) -> None:
        """Change it no more."""
        self.form.hide()
        self.wijzig.show()
        self.wijzig.setFocus()

    def _toon(self, contact: Gemeentecontact) -> None:
        self.contact = contact
        bekend = bereik(contact)
        self._hoe.setText(bekend or "Nog geen mailadres of telefoonnummer bekend.")
        self._hoe.setProperty("role", "" if bekend else "quiet")
        restyle(self._hoe)
        self.wijzig.setText("Wi&jzig" if bekend else "&Vul in")
        wat = f"contactgegevens van {gemeentenaam(self._gemeente)}"
        self.wijzig.setAccessibleName(f"{'Wijzig' if bekend else 'Vul in'}: {wat}")

    def _wijzig(self) -> None:
        self.wijzig.hide()
        self.form.show()
        self.form.begin(self.contact)


class Contactpagina(Overpagina):
    """The same form on a page of its own, for where a list leaves no room."""

    def __init__(self, kantoor: Kantoor, gemeente: str, contact: Gemeentecontact) -> None:
        super().__init__()
        self.titel = f"Contactgegevens van {gemeentenaam(gemeente)}"
        self.help_text = _UITLEG
        self.form = Contactform(kantoor, gemeente)
        self.form.begin(contact)
        self.form.bewaard.connect(self.gesloten)
        self.form.gestopt.connect(self.gesloten)
        self.setFocusProxy(self.form)
        size = theme.tokens().size
        vooraf = QLabel("Zo bereik je de backoffice, als je om een antwoord of besluit vraagt.")
        vooraf.setProperty("role", "quiet")
        self.form.setMaximumWidth(_BREED)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(size.page, 0, size.page, size.group)
        kolom.setSpacing(size.group)
        kolom.addWidget(vooraf)
        kolom.addWidget(self.form)
        kolom.addStretch()


def _veld(naam: str, voorbeeld: str) -> QLineEdit:
    veld = QLineEdit()
    veld.setAccessibleName(naam)
    veld.setPlaceholderText(voorbeeld)
    veld.setMaxLength(_LANG)
    veld.setAcceptDrops(False)
    return veld
