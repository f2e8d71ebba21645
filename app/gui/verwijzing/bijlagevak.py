"""The scans of a referral: those that are kept and those that will be, for any form."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.domain.verwijzing import Bijlage
from app.errors import UserError
from app.gui import icons, messages, theme
from app.gui.context import Kantoor
from app.gui.messages import ONGEDAAN, Action
from app.gui.task import Progress
from app.gui.verwijzing.scanbron import Scanbron, bewaar_als, bewaarde, nieuwe
from app.gui.verwijzing.scanpagina import bekijk
from app.gui.widgets import drop_zone
from app.gui.widgets.elided import ElidedLabel
from app.gui.widgets.label import link
from app.gui.widgets.tab_order import walk_in_order
from app.services import scans
from app.services.scans import Scan

SOORTEN = "Scans (*.pdf *.png *.jpg *.jpeg *.tif *.tiff);;Alle bestanden (*)"
LOSLATEN = "Laat los om dit als scan bij de verwijzing te bewaren"
HIERHEEN = "Sleep een scan of foto van de verwijzing hierheen"
_UITLEG = (
    "Of sleep een PDF of foto (PNG, JPEG, TIFF) hierheen, hoogstens 25 MB. Heenweer bewaart een "
    "versleutelde kopie; het bestand zelf blijft staan waar het staat."
)


class Scanrij(QWidget):
    """One scan by name, with what can be done with it; ``weg`` takes it away."""

    def __init__(
        self, kantoor: Kantoor, bron: Scanbron, weg: Callable[[], object] | None = None
    ) -> None:
        super().__init__()
        self.naam = ElidedLabel(bron.naam)
        wat = QLabel(bron.in_het_kort)
        wat.setProperty("role", "small")
        rij = QHBoxLayout(self)
        rij.setContentsMargins(0, 0, 0, 0)
        rij.setSpacing(theme.tokens().size.within)
        wie = QVBoxLayout()
        wie.setSpacing(0)
        wie.addWidget(self.naam)
        wie.addWidget(wat)
        rij.addLayout(wie, 1)
        self.bekijk = _link("Bekijken", bron.naam)
        self.bekijk.clicked.connect(lambda: bekijk(self, kantoor, bron))
        self.bewaar = _link("Bewaren als…", bron.naam)
        self.bewaar.clicked.connect(lambda: bewaar_als(self, kantoor, bron))
        for knop in (self.bekijk, self.bewaar):
            rij.addWidget(knop)
        if weg is not None:
            self.weg = _link("Weghalen", bron.naam)
            self.weg.clicked.connect(weg)
            rij.addWidget(self.weg)


class Bijlagevak(QWidget):
    """Lets scans be added, viewed, saved and taken away; the form that has it keeps the result.

    ``nieuwe`` came and ``weg`` (ids) went since ``toon``: hand both to ``verwijzingen.bewaar`` or
    ``leg_scans_vast``. A page that has this lets files that are dropped go to ``neem``.
    """

    gewijzigd = Signal()

    def __init__(self, kantoor: Kantoor) -> None:
        super().__init__()
        self._kantoor = kantoor
        self._bewaard: tuple[Bijlage, ...] = ()
        self._nieuw: list[Scan] = []
        self._weg: set[int] = set()
        self._verzoek = 0  # only the scans of the referral that was asked last are shown
        self.kies = icons.TextButton("bestand", "Scan &kiezen…")
        self.kies.clicked.connect(self._kies)
        uitleg = QLabel(_UITLEG)
        uitleg.setProperty("role", "small")
        uitleg.setWordWrap(True)
        self.fout = QLabel()
        self.fout.setProperty("role", "error")
        self.fout.setTextFormat(Qt.TextFormat.PlainText)
        self.fout.setWordWrap(True)
        self.fout.hide()
        size = theme.tokens().size
        self._lijst = QVBoxLayout()
        self._lijst.setSpacing(4)
        onder = QHBoxLayout()
        onder.setSpacing(size.group)
        onder.addWidget(self.kies, 0, Qt.AlignmentFlag.AlignTop)
        onder.addWidget(uitleg, 1)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(size.within)
        kolom.addLayout(self._lijst)
        kolom.addWidget(self.fout)
        kolom.addLayout(onder)
        self.setFocusProxy(self.kies)

    @property
    def nieuwe(self) -> tuple[Scan, ...]:
        """The scans that came and are not kept yet."""
        return tuple(self._nieuw)

    @property
    def weg(self) -> frozenset[int]:
        """Ids of the scans that were taken away and are still kept."""
        return frozenset(self._weg)

    @property
    def aantal(self) -> int:
        """How many scans there will be."""
        return len(self._bewaard) - len(self._weg) + len(self._nieuw)

    def toon(self, bijlagen: Sequence[Bijlage]) -> None:
        """Begin anew with the scans that are kept."""
        self._verzoek += 1
        self._bewaard, self._nieuw, self._weg = tuple(bijlagen), [], set()
        self._toon()

    def neem(self, paden: Sequence[Path]) -> None:
        """Read files off the GUI thread, and say beneath the list which cannot be taken."""
        verzoek = self._verzoek

        def werk(voortgang: Progress) -> tuple[list[Scan], list[str]]:
            gelezen, fouten = [], []
            for nr, pad in enumerate(paden):
                voortgang.step("Scan lezen", nr, len(paden))
                try:
                    gelezen.append(scans.lees_scan(pad))
                except UserError as fout:
                    fouten.append(str(fout))
            return gelezen, fouten

        def klaar(uitkomst: tuple[list[Scan], list[str]]) -> None:
            if not isValid(self) or verzoek != self._verzoek:
                return
            gelezen, fouten = uitkomst
            self._nieuw = list(dict.fromkeys((*self._nieuw, *gelezen)))  # each once
            self._toon(fouten)
            self.gewijzigd.emit()

        self._kantoor.tasks.run(werk, klaar)

    def _kies(self) -> None:
        if gekozen := drop_zone.pick_files(self, SOORTEN):
            self.neem(gekozen)

    def _toon(self, fouten: Sequence[str] = ()) -> None:
        while (item := self._lijst.takeAt(0)) is not None:
            if (oud := item.widget()) is not None:
                oud.hide()
                oud.deleteLater()
        workspace = self._kantoor.workspace
        for bijlage in self._bewaard:
            if bijlage.id not in self._weg:
                self._zet(bewaarde(workspace, bijlage), partial(self._haal_weg, bijlage))
        for scan in self._nieuw:
            self._zet(nieuwe(scan), partial(self._haal_weg, scan))
        self.fout.setText("\n".join(fouten))
        self.fout.setVisible(bool(fouten))
        walk_in_order(self)

    def _zet(self, bron: Scanbron, weg: Callable[[], object]) -> None:
        self._lijst.addWidget(Scanrij(self._kantoor, bron, weg))

    def _haal_weg(self, een: Bijlage | Scan) -> None:
        verzoek = self._verzoek
        if isinstance(een, Scan):
            self._nieuw.remove(een)
        else:
            self._weg.add(een.id)
        self._toon()
        self.kies.setFocus()
        self.gewijzigd.emit()

        def terug() -> None:
            if not isValid(self) or verzoek != self._verzoek:
                return
            if isinstance(een, Scan):
                self._nieuw.append(een)
            else:
                self._weg.discard(een.id)
            self._toon()
            self.gewijzigd.emit()

        messages.done(self._kantoor.messages, "Scan weggehaald.", Action(ONGEDAAN, terug))


def _link(woord: str, waarvan: str) -> QPushButton:
    return link(woord, f"{woord}, {waarvan}")
