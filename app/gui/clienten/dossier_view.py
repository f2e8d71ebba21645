"""The dossier of one client at the right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.gui import icons, theme
from app.gui.clienten.beeld import Clientbeeld
from app.gui.clienten.declaraties import Declaratielijst
from app.gui.clienten.draden import Draad
from app.gui.clienten.geld import Declaratieregel
from app.gui.clienten.kaart import (
    MARGE,
    Contacten,
    Draadblok,
    Opmerkingen,
    Toewijzingblok,
    tekst,
)
from app.gui.clienten.levering import Daad
from app.gui.clienten.medewerker import Medewerker
from app.gui.clienten.notitie import Notitie
from app.gui.clienten.notitieboek import Notitieboek
from app.gui.clienten.tijdlijn_view import Legenda, Tijdas
from app.gui.clienten.verzoeken import Verzoekenvak
from app.gui.clienten.woonplaats_view import woonplaatsvak
from app.gui.context import TAB_DECLARATIES, Kantoor
from app.gui.verwijzing.vak import Verwijzingenvak
from app.gui.widgets.elided import ElidedLabel
from app.gui.widgets.section import Section
from app.gui.widgets.tab_order import walk_in_order
from app.services import dossiers

_RUIMTE = 24  # between the parts of a dossier


class DossierView(QScrollArea):
    """Shows one client; empty until there is one."""

    def __init__(self, kantoor: Kantoor) -> None:
        super().__init__()
        self._kantoor = kantoor
        self._client: int | None = None
        self.setAccessibleName("Dossier")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        workspace = kantoor.workspace
        boek = Notitieboek(lambda id_, notitie: dossiers.zet_notitie(workspace, id_, notitie))
        self.notitie = Notitie(kantoor.tasks, boek)
        self.medewerker = Medewerker(kantoor)
        self.declaraties = Declaratielijst(kantoor.state, self._open_declaratie)
        self._boven = _Vak(_RUIMTE)
        self._onder = _Vak(0)
        self._notities = Section("Notitie", "", self.notitie.stand)
        self._notities.add(self.medewerker)
        self._notities.add(self.notitie)
        self._gedeclareerd = Section("Declaraties")
        self._gedeclareerd.add(self.declaraties)
        self._blad = QWidget()
        column = QVBoxLayout(self._blad)
        size = theme.tokens().size
        column.setContentsMargins(size.page, 0, 12, size.group)
        column.setSpacing(_RUIMTE)
        column.addWidget(self._boven)
        column.addWidget(self._notities)
        column.addWidget(self._gedeclareerd)
        column.addWidget(self._onder)
        column.addStretch()
        self.setWidget(self._blad)
        self._blad.hide()

    @property
    def client(self) -> int | None:
        """The id of the client that is shown."""
        return self._client

    def toon(self, beeld: Clientbeeld) -> None:
        """Show a client, from the top unless it is the same one."""
        zelfde, hoogte = beeld.id == self._client, self.verticalScrollBar().value()
        self._client = beeld.id
        self._boven.vul(self._delen(beeld))
        self.notitie.toon(beeld.id, beeld.notitie)
        self.medewerker.toon(beeld.id, beeld.medewerker, beeld.medewerkers)
        self.declaraties.toon(beeld.declaraties, zelfde=zelfde)
        self._gedeclareerd.setVisible(bool(beeld.declaraties))
        if not zelfde:
            self._onder.vul(())
        self._blad.show()
        walk_in_order(self)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.verticalScrollBar().setValue(hoogte if zelfde else 0)

    def toon_berichten(self, draden: Sequence[Draad]) -> None:
        """Show the messages of the client that is shown."""
        section = Section("Berichten")
        lijst = QWidget()
        column = QVBoxLayout(lijst)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for draad in draden:
            column.addWidget(Draadblok(draad, self._kantoor.open_bericht))
        section.add(lijst if draden else tekst("Nog geen berichten.", "quiet"))
        self._onder.vul([section])
        walk_in_order(self)

    def leeg(self) -> None:
        """Show nothing."""
        self.notitie.bewaar()
        self.medewerker.bewaar()
        self._client = None
        self._blad.hide()
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _delen(self, beeld: Clientbeeld) -> Iterable[QWidget]:
        yield self._kop(beeld)
        if beeld.opmerkingen:
            yield Opmerkingen(beeld.opmerkingen)
        yield self._toewijzingen(beeld)
        yield Verzoekenvak(self._kantoor, beeld.id, beeld.verzoeken)
        yield Verwijzingenvak(
            self._kantoor, beeld.id, beeld.naam, beeld.verwijzingen, beeld.geldigheid
        )
        if beeld.woonplaatsen is not None:
            yield woonplaatsvak(beeld.woonplaatsen, lambda: self._kantoor.open_woonplaats(beeld.id))
        if beeld.contacten:
            contact = Section("Contact")
            contact.add(Contacten(beeld.contacten))
            yield contact

    def _kop(self, beeld: Clientbeeld) -> QWidget:
        kop = QWidget()
        naam = tekst(beeld.naam, "title", kopieer=True)
        bsn = QLabel(f"BSN {beeld.bsn}")
        bsn.setProperty("role", "quiet")
        bsn.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        kopieer = icons.IconButton("kopieren", "Kopieer het BSN")
        kopieer.clicked.connect(lambda: QGuiApplication.clipboard().setText(beeld.bsn))
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(ElidedLabel(beeld.persoon))
        row.addSpacing(12)
        row.addWidget(bsn)
        row.addWidget(kopieer)
        row.addStretch(1)
        column = QVBoxLayout(kop)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(naam)
        column.addLayout(row)
        if beeld.plek:
            column.addWidget(tekst(beeld.plek, kopieer=True))
        if beeld.bereik:
            column.addWidget(tekst(beeld.bereik, "quiet", kopieer=True))
        for bijzonderheid in beeld.bijzonderheden:
            column.addWidget(tekst(bijzonderheid, "warning"))
        return kop

    def _toewijzingen(self, beeld: Clientbeeld) -> QWidget:
        section = Section("Toewijzingen")
        if not beeld.toewijzingen:
            section.add(tekst("Nog geen toewijzingen.", "quiet"))
            return section
        lijst = QWidget()
        column = QVBoxLayout(lijst)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Tijdas(beeld.as_, MARGE + 1))  # the edge of a card is one pixel
        for kaart in beeld.toewijzingen:
            column.addWidget(Toewijzingblok(kaart, beeld.as_, self._doe))
        column.addWidget(Legenda(kaart.baan for kaart in beeld.toewijzingen))
        section.add(lijst)
        return section

    def _open_declaratie(self, regel: Declaratieregel) -> None:
        self._kantoor.open_declareren(
            TAB_DECLARATIES, bericht_id=regel.bericht_id, prestatie_id=regel.prestatie_id
        )

    def _doe(self, toewijzing_id: int, daad: Daad) -> None:
        match daad:
            case Daad.MELD_START | Daad.HERVAT | Daad.CORRIGEER_START:
                self._kantoor.open_start(toewijzing_id, corrigeer=daad.corrigeert)
            case Daad.MELD_STOP | Daad.STOP_HELEMAAL | Daad.CORRIGEER_STOP:
                self._kantoor.open_stop(toewijzing_id, corrigeer=daad.corrigeert)
            case Daad.TREK_IN:
                self._kantoor.open_intrekking(toewijzing_id)


class _Vak(QWidget):
    """A part of the page of which all is replaced at once."""

    def __init__(self, ruimte: int) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(ruimte)

    def vul(self, delen: Iterable[QWidget]) -> None:
        """Show other parts."""
        while (item := self._column.takeAt(0)) is not None:
            if (oud := item.widget()) is not None:
                oud.hide()
                oud.deleteLater()
        for deel in delen:
            self._column.addWidget(deel)
