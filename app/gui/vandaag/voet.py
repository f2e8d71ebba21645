"""The strip under the list of Vandaag: what else is known of the chosen row, and what else to do.

The button in a row does the one act; here stand the others. *Nog niet gestart* and *uitstellen* ask
what they need in the strip itself.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from app.deadlines.termijnen import Actie, Termijn
from app.domain.openstaand import (
    AchttienOpen,
    BesluitOpen,
    DeclaratieOpen,
    Leveringfeit,
    StartOpen,
    VerlengingOpen,
    VerzoekAfgewezen,
)
from app.gui import theme
from app.gui.format import aantal, datum
from app.gui.vandaag.rijen import hoeveel
from app.gui.widgets.elided import ElidedLabel
from app.gui.widgets.label import link
from app.services.taakwoorden import declaratie_nummer

if TYPE_CHECKING:
    from app.gui.vandaag.startvraag import Startvraag
    from app.gui.vandaag.uitstellen import Uitstelvraag

_HOOG = 48
_GEEN = "Kies een regel in de lijst."


class Voet(QFrame):
    """``nog_niet`` gives the Termijn and the date that was typed, or None for no date.

    ``niet_nodig`` gives the Termijn of the extension that need not be asked. ``uitstellen`` gives
    the Termijnen, the day or None, and the note; ``toon_weer`` those that were put off.
    """

    nog_niet = Signal(object, object)
    niet_nodig = Signal(object)
    uitstellen = Signal(object, object, str)
    toon_weer = Signal(object)
    open_client = Signal(int)
    open_bericht = Signal(int)
    gesloten = Signal()

    def __init__(self, vandaag: date) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setMinimumHeight(_HOOG)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._termijnen: tuple[Termijn, ...] = ()
        self._rust = self._maak_rust()
        self._vandaag = vandaag
        self._start: Startvraag | None = None  # both are made when first asked
        self._uitstel: Uitstelvraag | None = None
        self._rij = QHBoxLayout(self)
        self._rij.setContentsMargins(0, 0, 0, 0)
        self._rij.addWidget(self._rust)
        self.toon(())

    @property
    def _vragen(self) -> list[QWidget]:
        return [vraag for vraag in (self._start, self._uitstel) if vraag is not None]

    @property
    def _termijn(self) -> Termijn | None:
        """The one that tells most."""
        return self._termijnen[0] if self._termijnen else None

    def _maak_rust(self) -> QWidget:
        rust = QWidget()
        self._tekst = ElidedLabel("", "quiet")
        self._nog_niet = link("&Nog niet gestart…")
        self._niet_nodig = link("Niet &nodig")
        self._niet_nodig.setToolTip("Deze toewijzing hoeft niet te worden verlengd.")
        self._uitstellen = link("&Uitstellen…")
        self._toon_weer = link("Weer &tonen")
        self._client = link("&Cliënt")
        self._bericht = link("&Bericht")
        self._nog_niet.clicked.connect(self.vraag_datum)
        self._niet_nodig.clicked.connect(self._hoeft_niet)
        self._uitstellen.clicked.connect(self.vraag_uitstel)
        self._toon_weer.clicked.connect(lambda: self.toon_weer.emit(self._termijnen))
        self._client.clicked.connect(self._naar_client)
        self._bericht.clicked.connect(self._naar_bericht)
        rij = QHBoxLayout(rust)
        rij.setContentsMargins(theme.tokens().size.group, 0, 6, 0)
        rij.addWidget(self._tekst, 1)
        for knop in (
            self._nog_niet,
            self._niet_nodig,
            self._uitstellen,
            self._toon_weer,
            self._bericht,
            self._client,
        ):
            rij.addWidget(knop)
        return rust

    def toon(self, termijnen: tuple[Termijn, ...], *, staat_voor_anderen: bool = False) -> None:
        """Show what belongs to the chosen row, which stands for these; the first tells most."""
        if termijnen and termijnen == self._termijnen:
            return
        self._stop_vraag()
        self._termijnen = termijnen
        eerste = self._termijn
        geen = "Enter klapt deze regel open en weer dicht." if staat_voor_anderen else _GEEN
        self._tekst.set_text(_wat(termijnen) if termijnen else geen)
        een = eerste if len(termijnen) == 1 else None
        self._nog_niet.setVisible(een is not None and mag_nog_niet(een))
        self._niet_nodig.setVisible(een is not None and hoeft_misschien_niet(een))
        self._uitstellen.setVisible(eerste is not None)
        self._toon_weer.setVisible(eerste is not None and eerste.uitgesteld_tot is not None)
        self._client.setVisible(een is not None and een.client_id is not None)
        self._bericht.setVisible(een is not None and een.bericht_id is not None)

    def vraag_datum(self) -> None:
        """Ask, in the strip itself, when the care is expected to begin."""
        if self._termijn is None or not mag_nog_niet(self._termijn):
            return
        if self._start is None:
            from app.gui.vandaag.startvraag import Startvraag

            self._start = Startvraag(self._vandaag)
            self._start.bewaard.connect(self._bewaar)
            self._start.gestopt.connect(self._stop)
            self._rij.addWidget(self._start)
        self._rust.hide()
        self._start.show()
        self._start.begin(self._termijn.client)

    @property
    def uitstel(self) -> Uitstelvraag:
        """The question until when, and why."""
        if self._uitstel is None:
            from app.gui.vandaag.uitstellen import Uitstelvraag

            self._uitstel = Uitstelvraag(self._vandaag)
            self._uitstel.bewaard.connect(self._stel_uit)
            self._uitstel.gestopt.connect(self._stop)
            self._uitstel.hide()
            self._rij.addWidget(self._uitstel)
        return self._uitstel

    def vraag_uitstel(self) -> None:
        """Ask, in the strip itself, until when the chosen row is put off."""
        if self._termijnen:
            self._rust.hide()
            self.uitstel.show()
            self.uitstel.begin(self._termijnen)
            self.uitstel.naar_begin()

    @property
    def vraagt(self) -> bool:
        """Whether anything is being asked."""
        return any(not vraag.isHidden() for vraag in self._vragen)

    def _bewaar(self, verwacht: date | None) -> None:
        if self._termijn is not None:
            self.nog_niet.emit(self._termijn, verwacht)

    def _stel_uit(self, tot: date | None, notitie: str) -> None:
        self.uitstellen.emit(self._termijnen, tot, notitie)

    def klaar(self) -> None:
        """Ask no more: what was asked is kept."""
        self._stop()

    def _stop(self) -> None:
        self._stop_vraag()
        self.gesloten.emit()

    def _stop_vraag(self) -> None:
        for vraag in self._vragen:
            vraag.hide()
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
    """Tell whether *niet nodig* can be said of this: nothing goes on after the Toewijzing yet."""
    return isinstance(termijn.feit, VerlengingOpen | AchttienOpen)


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
    if isinstance(eerste.feit, Leveringfeit) and len(termijnen) == 1:
        delen.append(eerste.feit.product)
    elif isinstance(eerste.feit, DeclaratieOpen) and len(termijnen) == 1:
        delen.append(aantal(eerste.feit.prestaties, "prestatie", "prestaties"))
    return " · ".join(deel for deel in delen if deel)
