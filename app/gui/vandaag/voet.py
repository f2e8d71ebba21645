"""The strip under the list of Vandaag: what else is known of the chosen row, and what else to do.

The button in a row does the one act; here stand the others, and *nog niet gestart* asks its date.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

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
from app.gui.vandaag.declareren import declaratie_nummer
from app.gui.vandaag.rijen import hoeveel
from app.gui.widgets.elided import ElidedLabel

if TYPE_CHECKING:
    from app.gui.vandaag.startvraag import Startvraag

_HOOG = 48
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
        self._vandaag = vandaag
        self._vraag: Startvraag | None = None  # made when it is first asked
        self._rij = QHBoxLayout(self)
        self._rij.setContentsMargins(0, 0, 0, 0)
        self._rij.addWidget(self._rust)
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
        if self._termijn is None or not mag_nog_niet(self._termijn):
            return
        if self._vraag is None:
            self._vraag = self._maak_vraag()
        self._rust.hide()
        self._vraag.show()
        self._vraag.begin(self._termijn.client)

    def _maak_vraag(self) -> Startvraag:
        from app.gui.vandaag.startvraag import Startvraag

        vraag = Startvraag(self._vandaag)
        vraag.bewaard.connect(self._bewaar)
        vraag.gestopt.connect(self._stop)
        self._rij.addWidget(vraag)
        return vraag

    @property
    def vraagt(self) -> bool:
        """Whether the date is being asked."""
        return self._vraag is not None and not self._vraag.isHidden()

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
        if self._vraag is not None:
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
