"""Which protocol each gemeente follows: a proposal, and the user's choice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.deadlines.protocol import protocol, voorstel_voor
from app.gui import messages
from app.gui.context import Kantoor
from app.gui.format import maandnaam
from app.gui.gemeentecontact import Contactpagina, bereik
from app.gui.instellingen.kalenderpagina import Kalenderpagina
from app.gui.instellingen.rijen import Rijen, link, vast
from app.gui.instellingen.stand import keuzes
from app.gui.messages import ONGEDAAN, Action
from app.gui.vastleggen import bewaar
from app.gui.widgets.gemeente_field import GemeenteField
from app.gui.widgets.section import Section
from app.gui.woorden import gemeente_en_code
from app.services import instellen
from app.services.gemeentecontact import GEEN_CONTACT
from app.services.instellen import GemeenteProtocol
from app.services.protocollen import Protocolregel
from app.store.instellingen import Gemeentecontact

_LEEG = "Nog geen gemeenten. Ze komen hier vanzelf bij het eerste bericht."
# Rijk van Nijmegen 1.17.1, §6.7: Nijmegen does this for the whole region.
_REGIO_NIJMEGEN, _NIJMEGEN = "rijk-van-nijmegen", "0268"
_VIA_NIJMEGEN = "Beschermd Wonen loopt via Nijmegen: die berichten hebben code 0268"
_ANDERE = "Beschermd Wonen van andere gemeenten in de regio heeft ook deze code"
_NAAM = 208
_KEUZE = 344


class Gemeenten(Section):
    """Shows each gemeente with its protocol; a choice is kept at once and can be undone."""

    def __init__(self, kantoor: Kantoor) -> None:
        super().__init__(
            "Gemeenten",
            "Het protocol van de regio bepaalt de termijnen die je op Vandaag ziet. Heenweer stelt "
            "er een voor; geldt er een ander, kies dat dan. Noemt een gemeente zelf tot wanneer "
            "je een maand mag declareren, zet dat in haar declaratiekalender.",
        )
        self._kantoor = kantoor
        self._bekend: frozenset[str] = frozenset()
        self._contacten: Mapping[str, Gemeentecontact] = {}
        self._protocollen: Sequence[Protocolregel] = ()
        self._kalender_tot: Mapping[str, date] = {}
        self.rijen = Rijen("Gemeenten", _LEEG)
        self.ander = GemeenteField("Andere gemeente", _KEUZE)
        self.ander.activated.connect(self._voeg_toe)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        label = QLabel("&Andere gemeente")
        label.setBuddy(self.ander)
        row.addWidget(label)
        row.addWidget(self.ander)
        row.addStretch()
        onder = QWidget()
        onder.setLayout(row)
        self.add(self.rijen)
        self.add(onder)

    def toon(
        self,
        gemeenten: Sequence[GemeenteProtocol],
        protocollen: Sequence[Protocolregel],
        kalender_tot: Mapping[str, date],
        contacten: Mapping[str, Gemeentecontact] = MappingProxyType({}),
    ) -> None:
        """Show the gemeenten, and how each is reached.

        Of those in ``kalender_tot`` it is the last month of their calendar.
        """
        self._protocollen, self._kalender_tot = protocollen, kalender_tot
        self._contacten = contacten
        self._bekend = frozenset(gemeente.code for gemeente in gemeenten)
        self.rijen.vul([self._rij(gemeente) for gemeente in gemeenten])

    def _rij(self, gemeente: GemeenteProtocol) -> QWidget:
        keuze = _Protocolkeuze()
        keuze.setAccessibleName(f"Protocol van {gemeente_en_code(gemeente.code)}")
        keuze.setFixedWidth(_KEUZE)
        for titel, naam in keuzes(gemeente.code, self._protocollen):
            keuze.addItem(titel, naam)
        keuze.setCurrentIndex(keuze.findData(gemeente.protocol))
        keuze.activated.connect(lambda _: self._kies(gemeente, keuze.currentData()))
        bron = QLabel(self._bijzonderheden(gemeente))
        bron.setProperty("role", "small")
        bron.setWordWrap(True)
        bekend = self._contacten.get(gemeente.code, GEEN_CONTACT)
        contact = link("Contact…", f"Contactgegevens van {gemeente_en_code(gemeente.code)}")
        contact.setToolTip(bereik(bekend) or "Hoe je de backoffice bereikt")
        contact.clicked.connect(
            lambda: self._kantoor.open_over(Contactpagina(self._kantoor, gemeente.code, bekend))
        )
        rij = QWidget()
        boven = QHBoxLayout()
        boven.setSpacing(12)
        boven.addWidget(vast(gemeente_en_code(gemeente.code), _NAAM, "strong"))
        boven.addWidget(keuze)
        boven.addStretch(1)
        column = QVBoxLayout(rij)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(2)
        column.addLayout(boven)
        onder = QHBoxLayout()
        onder.setContentsMargins(_NAAM + 12, 0, 0, 0)
        onder.addWidget(bron, 1)
        onder.addWidget(contact, 0, Qt.AlignmentFlag.AlignTop)
        onder.addWidget(self._kalenderknop(gemeente.code), 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(onder)
        return rij

    def _kalenderknop(self, code: str) -> QWidget:
        knop = link("Kalender", f"Declaratiekalender van {gemeente_en_code(code)}")
        knop.setToolTip("Tot wanneer de gemeente een maand laat declareren")
        knop.clicked.connect(lambda: self._kantoor.open_over(Kalenderpagina(self._kantoor, code)))
        return knop

    def _bijzonderheden(self, gemeente: GemeenteProtocol) -> str:
        """Say where the terms stand, and what is special about a gemeente."""
        regels = [een.document for een in self._protocollen if een.naam == gemeente.protocol]
        if (tot := self._kalender_tot.get(gemeente.code)) is not None:
            regels.append(f"Eigen declaratiekalender tot en met {maandnaam(tot)}")
        if protocol(voorstel_voor(gemeente.code)).regio == _REGIO_NIJMEGEN:
            regels.append(_ANDERE if gemeente.code == _NIJMEGEN else _VIA_NIJMEGEN)
        return "\n".join(regels)

    def _kies(self, gemeente: GemeenteProtocol, naam: str) -> None:
        if naam != gemeente.protocol:
            self._zet(gemeente.code, naam, gemeente.protocol)

    def _zet(self, code: str, naam: str, vorige: str | None) -> None:
        workspace = self._kantoor.workspace

        def gelukt(_: GemeenteProtocol) -> None:
            terug = None
            if vorige is not None:
                terug = Action(ONGEDAAN, lambda: self._zet(code, vorige, None))
            wie = gemeente_en_code(code)
            titel = next((een.titel for een in self._protocollen if een.naam == naam), naam)
            messages.done(self._kantoor.messages, f"{wie} volgt {titel}.", terug)

        bewaar(self._kantoor, lambda: instellen.zet_protocol(workspace, code, naam), gelukt)

    def _voeg_toe(self) -> None:
        code = self.ander.currentData()
        self.ander.leeg()
        if code is None:
            return
        if code in self._bekend:
            messages.info(self._kantoor.messages, f"{gemeente_en_code(code)} staat al in de lijst.")
        else:
            self._zet(code, voorstel_voor(code), None)


class _Protocolkeuze(QComboBox):
    """The protocols; a wheel that scrolls the page does not change what terms are counted by."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()
