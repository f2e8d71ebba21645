"""The strip under the list of Vandaag: what else is known of the chosen row, and what else to do.

The button in a row does the one act; here stand the others, and *nog niet gestart* asks its date.
"""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.deadlines.termijnen import Actie, Termijn
from app.domain.openstaand import (
    BesluitOpen,
    DeclaratieOpen,
    StartOpen,
    StopOpen,
    VerlengingOpen,
    VerzoekAfgewezen,
)
from app.gui import theme
from app.gui.format import aantal, datum
from app.gui.vandaag.rijen import hoeveel
from app.gui.widgets.date_field import DateField
from app.gui.widgets.elided import ElidedLabel
from app.services.taakwoorden import declaratie_nummer

_HOOG = 48
_LEEG = "Nog niet bekend? Laat leeg. De termijn telt dan op zijn vroegst vanaf morgen."
_GEEN = "Kies een regel in de lijst."


class Voet(QFrame):
    """``nog_niet`` gives the Termijn and the date that was typed, or None for no date.

    ``niet_nodig`` gives the Termijn of the extension that need not be asked.
    """

    nog_niet = Signal(object, object)
    niet_nodig = Signal(object)
    open_client = Signal(int)
    open_bericht = Signal(int)
    gesloten = Signal()

    def __init__(self, vandaag: date) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setMinimumHeight(_HOOG)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._termijn: Termijn | None = None
        self._rust = self._maak_rust()
        self._vraag = _Vraag(vandaag)
        self._vraag.bewaard.connect(self._bewaar)
        self._vraag.gestopt.connect(self._stop)
        self._vraag.hide()
        rij = QHBoxLayout(self)
        rij.setContentsMargins(0, 0, 0, 0)
        rij.addWidget(self._rust)
        rij.addWidget(self._vraag)
        self.toon(())

    def _maak_rust(self) -> QWidget:
        rust = QWidget()
        self._tekst = ElidedLabel("", "quiet")
        self._nog_niet = _knop("&Nog niet gestart…")
        self._niet_nodig = _knop("Niet &nodig")
        self._niet_nodig.setToolTip("Deze toewijzing hoeft niet te worden verlengd.")
        self._client = _knop("&Cliënt")
        self._bericht = _knop("&Bericht")
        self._nog_niet.clicked.connect(self.vraag_datum)
        self._niet_nodig.clicked.connect(self._hoeft_niet)
        self._client.clicked.connect(self._naar_client)
        self._bericht.clicked.connect(self._naar_bericht)
        rij = QHBoxLayout(rust)
        rij.setContentsMargins(theme.tokens().size.group, 0, 6, 0)
        rij.addWidget(self._tekst, 1)
        for knop in (self._nog_niet, self._niet_nodig, self._bericht, self._client):
            rij.addWidget(knop)
        return rust

    def toon(self, termijnen: tuple[Termijn, ...], *, staat_voor_anderen: bool = False) -> None:
        """Show what belongs to the chosen row, which stands for these; the first tells most."""
        eerste = termijnen[0] if termijnen else None
        if eerste is not None and eerste == self._termijn:
            return
        self._stop_vraag()
        self._termijn = eerste
        geen = "Enter klapt deze regel open en weer dicht." if staat_voor_anderen else _GEEN
        self._tekst.set_text(_wat(termijnen) if termijnen else geen)
        een = eerste if len(termijnen) == 1 else None
        self._nog_niet.setVisible(een is not None and mag_nog_niet(een))
        self._niet_nodig.setVisible(een is not None and hoeft_misschien_niet(een))
        self._client.setVisible(een is not None and een.client_id is not None)
        self._bericht.setVisible(een is not None and een.bericht_id is not None)

    def vraag_datum(self) -> None:
        """Ask, in the strip itself, when the care is expected to begin."""
        if self._termijn is not None and mag_nog_niet(self._termijn):
            self._rust.hide()
            self._vraag.show()
            self._vraag.begin(self._termijn.client)

    @property
    def vraagt(self) -> bool:
        """Whether the date is being asked."""
        return not self._vraag.isHidden()

    def _bewaar(self, verwacht: date | None) -> None:
        if self._termijn is not None:
            self.nog_niet.emit(self._termijn, verwacht)

    def klaar(self) -> None:
        """Ask no more: what was asked is kept."""
        self._stop()

    def _stop(self) -> None:
        self._stop_vraag()
        self.gesloten.emit()

    def _stop_vraag(self) -> None:
        self._vraag.hide()
        self._rust.show()

    def _hoeft_niet(self) -> None:
        if self._termijn is not None:
            self.niet_nodig.emit(self._termijn)

    def _naar_client(self) -> None:
        if self._termijn and self._termijn.client_id is not None:
            self.open_client.emit(self._termijn.client_id)

    def _naar_bericht(self) -> None:
        if self._termijn and self._termijn.bericht_id is not None:
            self.open_bericht.emit(self._termijn.bericht_id)


class _Vraag(QWidget):
    """The one question: on which day, which may stay empty."""

    bewaard = Signal(object)
    gestopt = Signal()

    def __init__(self, vandaag: date) -> None:
        super().__init__()
        self._label = QLabel("&Verwachte start")
        self._veld = DateField(vandaag)
        self._veld.setAccessibleName("Verwachte start")
        self._veld.setAccessibleDescription(_LEEG)
        self._veld.refused.connect(self._weiger)
        self._label.setBuddy(self._veld)
        self._client = ElidedLabel("", "strong")
        self._hulp = QLabel(_LEEG)
        self._hulp.setProperty("role", "quiet")
        self._reden = QLabel()
        self._reden.setProperty("role", "error")
        self._reden.setWordWrap(True)
        self.bewaar = QPushButton("Be&waar")
        self.bewaar.setProperty("role", "primary")
        self.bewaar.clicked.connect(self._bewaar)
        annuleer = QPushButton("Annuleren")
        annuleer.clicked.connect(self.gestopt)
        size = theme.tokens().size
        rij = QHBoxLayout()
        rij.setSpacing(size.within)
        rij.addWidget(self._client)
        rij.addSpacing(size.within)
        rij.addWidget(self._label)
        rij.addWidget(self._veld)
        rij.addStretch(1)
        rij.addWidget(annuleer)
        rij.addWidget(self.bewaar)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(size.group, 7, 7, 7)
        kolom.setSpacing(6)
        kolom.addLayout(rij)
        kolom.addWidget(self._hulp)
        kolom.addWidget(self._reden)

    def begin(self, client: str) -> None:
        """Ask about this client."""
        self._client.set_text(client)
        self._veld.set_value(None)
        self._weiger("")
        self._veld.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep the date on Enter, think better of it on Escape."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._bewaar()
        elif event.key() == Qt.Key.Key_Escape:
            self.gestopt.emit()
        else:
            super().keyPressEvent(event)

    def _bewaar(self) -> None:
        if self._veld.commit():
            self.bewaard.emit(self._veld.value)
        else:
            self._veld.setFocus()

    def _weiger(self, reden: str) -> None:
        self._reden.setText(reden)
        self._reden.setVisible(bool(reden))
        self._hulp.setVisible(not reden)


def mag_nog_niet(termijn: Termijn) -> bool:
    """Tell whether *nog niet gestart* can be said of this: its start was never reported."""
    return (
        termijn.actie is Actie.MELD_START
        and isinstance(termijn.feit, StartOpen)
        and termijn.toewijzing_id is not None
    )


def hoeft_misschien_niet(termijn: Termijn) -> bool:
    """Tell whether *niet nodig* can be said of this: nobody asked for an extension yet."""
    return isinstance(termijn.feit, VerlengingOpen)


def _wat(termijnen: tuple[Termijn, ...]) -> str:
    eerste = termijnen[0]
    delen = [f"Uiterlijk {datum(eerste.vervaldatum)}"]
    if len(termijnen) > 1:
        delen.append(hoeveel(termijnen))
    elif eerste.toewijzing_nummer is not None:
        delen.append(f"Toewijzing {eerste.toewijzing_nummer}")
    elif nummer := declaratie_nummer(eerste.feit):
        delen.append(f"Declaratie {nummer}")
    elif isinstance(eerste.feit, BesluitOpen):
        delen.append(f"Verzoek {', '.join(eerste.feit.referenties)}")
    elif isinstance(eerste.feit, VerzoekAfgewezen):
        delen.append(f"Verzoek {eerste.feit.referentie_aanbieder}")
    elif eerste.identificatie:
        delen.append(f"Bericht {eerste.identificatie}")
    if isinstance(eerste.feit, StartOpen | StopOpen | VerlengingOpen) and len(termijnen) == 1:
        delen.append(eerste.feit.product)
    elif isinstance(eerste.feit, DeclaratieOpen) and len(termijnen) == 1:
        delen.append(aantal(eerste.feit.prestaties, "prestatie", "prestaties"))
    return " · ".join(deel for deel in delen if deel)


def _knop(tekst: str) -> QPushButton:
    knop = QPushButton(tekst)
    knop.setProperty("role", "link")
    return knop
