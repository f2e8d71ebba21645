"""Which protocol each gemeente follows: a proposal, and the user's choice."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.deadlines.protocol import protocol, voorstel_voor
from app.gui import messages
from app.gui.context import Kantoor
from app.gui.format import maandnaam
from app.gui.gemeentecontact import Contactpagina, bereik
from app.gui.instellingen.kalenderpagina import Kalenderpagina
from app.gui.instellingen.rijen import Rijen, vast
from app.gui.instellingen.stand import Stand, keuzes
from app.gui.messages import ONGEDAAN, Action
from app.gui.vastleggen import bewaar
from app.gui.widgets.gemeente_field import GemeenteField
from app.gui.widgets.label import link
from app.gui.widgets.section import Section
from app.gui.woorden import gemeente_en_code
from app.services import instellen
from app.services.gemeentecontact import GEEN_CONTACT
from app.services.instellen import GemeenteProtocol

_LEEG = "Nog geen gemeenten. Ze komen hier vanzelf bij het eerste bericht."
# Rijk van Nijmegen 1.17.1, §6.7: Nijmegen does this for the whole region.
_REGIO_NIJMEGEN, _NIJMEGEN = "rijk-van-nijmegen", "0268"
_VIA_NIJMEGEN = "Beschermd Wonen loopt via Nijmegen: die berichten hebben code 0268"
_ANDERE = "Beschermd Wonen van andere gemeenten in de regio heeft ook deze code"
_NAAM = 208
_KEUZE = 440


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
        self._titels: Mapping[str, str] = {}
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

    def toon(self, stand: Stand) -> None:
        """Show the gemeenten, with what is set of each."""
        self._titels = {een.naam: een.titel for een in stand.protocollen}
        self._bekend = frozenset(gemeente.code for gemeente in stand.gemeenten)
        self.rijen.vul([self._rij(gemeente, stand) for gemeente in stand.gemeenten])

    def _rij(self, gemeente: GemeenteProtocol, stand: Stand) -> QWidget:
        keuze = _Protocolkeuze()
        keuze.setAccessibleName(f"Protocol van {gemeente_en_code(gemeente.code)}")
        keuze.setFixedWidth(_KEUZE)
        for titel, naam in keuzes(gemeente.code, stand.protocollen):
            keuze.addItem(titel, naam)
        keuze.setCurrentIndex(keuze.findData(gemeente.protocol))
        keuze.setToolTip(keuze.currentText())  # the longest title is not seen whole
        keuze.activated.connect(lambda _: self._kies(gemeente, keuze.currentData()))
        bron = QLabel(_bijzonderheden(gemeente, stand))
        bron.setProperty("role", "small")
        bron.setWordWrap(True)
        rij = QWidget()
        links = QVBoxLayout()
        links.setSpacing(2)
        links.addWidget(vast(gemeente_en_code(gemeente.code), _NAAM, "strong"))
        links.addWidget(self._knoppen(gemeente.code, stand))
        links.addStretch()
        rechts = QVBoxLayout()
        rechts.setSpacing(2)
        rechts.addWidget(keuze)
        rechts.addWidget(bron)
        rechts.addStretch()
        row = QHBoxLayout(rij)
        row.setContentsMargins(0, 8, 0, 8)
        row.setSpacing(12)
        row.addLayout(links)
        row.addLayout(rechts, 1)
        return rij

    def _knoppen(self, code: str, stand: Stand) -> QWidget:
        """Lead to what else is set of a gemeente."""
        bekend = stand.contacten.get(code, GEEN_CONTACT)
        contact = link("Contact…", f"Contactgegevens van {gemeente_en_code(code)}")
        contact.setToolTip("Hoe je de backoffice bereikt")
        contact.clicked.connect(
            lambda: self._kantoor.open_over(Contactpagina(self._kantoor, code, bekend))
        )
        kalender = link("Kalender…", f"Declaratiekalender van {gemeente_en_code(code)}")
        kalender.setToolTip("Tot wanneer de gemeente een maand laat declareren")
        kalender.clicked.connect(
            lambda: self._kantoor.open_over(Kalenderpagina(self._kantoor, code))
        )
        knoppen = QWidget()
        knoppen.setObjectName("beginlinks")
        row = QHBoxLayout(knoppen)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(contact)
        row.addWidget(kalender)
        row.addStretch()
        return knoppen

    def _kies(self, gemeente: GemeenteProtocol, naam: str) -> None:
        if naam != gemeente.protocol:
            self._zet(gemeente.code, naam, gemeente.protocol)

    def _zet(self, code: str, naam: str, vorige: str | None, *, nieuw: bool = False) -> None:
        workspace = self._kantoor.workspace

        def gelukt(_: GemeenteProtocol) -> None:
            terug = None
            if nieuw:
                terug = Action(ONGEDAAN, lambda: self._haal_weg(code))
            elif vorige is not None:
                terug = Action(ONGEDAAN, lambda: self._zet(code, vorige, None))
            wie = gemeente_en_code(code)
            messages.done(
                self._kantoor.messages, f"{wie} volgt {self._titels.get(naam, naam)}.", terug
            )

        bewaar(self._kantoor, lambda: instellen.zet_protocol(workspace, code, naam), gelukt)

    def _haal_weg(self, code: str) -> None:
        """Take away a gemeente that was only just added."""
        workspace, kantoor = self._kantoor.workspace, self._kantoor
        bewaar(
            kantoor,
            lambda: instellen.vergeet_protocol(workspace, code),
            lambda _: messages.done(kantoor.messages, f"{gemeente_en_code(code)} is weer weg."),
        )

    def _voeg_toe(self) -> None:
        code = self.ander.currentData()
        self.ander.leeg()
        if code is None:
            return
        if code in self._bekend:
            messages.info(self._kantoor.messages, f"{gemeente_en_code(code)} staat al in de lijst.")
        else:
            self._zet(code, voorstel_voor(code), None, nieuw=True)


def _bijzonderheden(gemeente: GemeenteProtocol, stand: Stand) -> str:
    """Say where the terms stand, and what is special about a gemeente."""
    regels = [een.document for een in stand.protocollen if een.naam == gemeente.protocol]
    if contact := bereik(stand.contacten.get(gemeente.code, GEEN_CONTACT)):
        regels.append(f"Backoffice: {contact}")
    if (tot := stand.kalender_tot.get(gemeente.code)) is not None:
        regels.append(f"Eigen declaratiekalender tot en met {maandnaam(tot)}")
    if protocol(voorstel_voor(gemeente.code)).regio == _REGIO_NIJMEGEN:
        regels.append(_ANDERE if gemeente.code == _NIJMEGEN else _VIA_NIJMEGEN)
    return "\n".join(regels)


class _Protocolkeuze(QComboBox):
    """The protocols; a wheel that scrolls the page does not change what terms are counted by."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()
