"""The referrals in the dossier of a client: a card for each, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from app.domain.verwijzing import Bijlage, Dossierverwijzing
from app.gui import icons, messages
from app.gui.context import Kantoor
from app.gui.format import Status
from app.gui.messages import ONGEDAAN, Action
from app.gui.vastleggen import bewaar
from app.gui.verwijzing.beeld import Verwijzingkaart, door
from app.gui.verwijzing.bijlagevak import SOORTEN, Scanrij
from app.gui.verwijzing.mail import Verwijzingmail
from app.gui.verwijzing.page import Verwijzingpagina, Voorstel, geen_voorstel
from app.gui.verwijzing.scanbron import bewaarde
from app.gui.widgets import drop_zone
from app.gui.widgets.section import Section
from app.gui.widgets.status import StatusChip
from app.services import verwijzingen

_MARGE = 16
_LEEG = (
    "Nog geen verwijzing. Kwam de cliënt via een arts of gecertificeerde instelling, leg die dan "
    "hier vast met een scan: de gemeente kan ernaar vragen."
)
_ZONDER = "Nog geen scan. De gemeente kan om de verwijzing vragen."
_BLIJFT = "Het bestand zelf staat nog waar het stond."


class Verwijzingenvak(Section):
    """The heading, the way to add one, and the cards."""

    def __init__(
        self,
        kantoor: Kantoor,
        client_id: int,
        wie: str,
        kaarten: Sequence[Verwijzingkaart],
        stel_voor: Voorstel = geen_voorstel,
    ) -> None:
        self.toevoegen = icons.TextButton("bestand", "Verwijzing toevoegen", "link")
        super().__init__("Verwijzingen", "", self.toevoegen)
        self._kantoor = kantoor
        self.toevoegen.clicked.connect(
            lambda: kantoor.open_over(
                Verwijzingpagina(kantoor, client_id, wie, stel_voor=stel_voor)
            )
        )
        self.kaarten = [Verwijzingblok(kantoor, wie, kaart, stel_voor) for kaart in kaarten]
        for blok in self.kaarten:
            self.add(blok)
        if not kaarten:
            self.add(_tekst(_LEEG, "quiet"))


class Verwijzingblok(QFrame):
    """One referral."""

    def __init__(
        self,
        kantoor: Kantoor,
        wie: str,
        kaart: Verwijzingkaart,
        stel_voor: Voorstel = geen_voorstel,
    ) -> None:
        super().__init__()
        self._kantoor = kantoor
        self._wie = wie
        self._kaart = kaart
        self._stel_voor = stel_voor
        een = kaart.stuk.verwijzing
        self.setObjectName("card")
        stand = kaart.stand.words if kaart.stand else ""
        self.setAccessibleName(", ".join(filter(None, (kaart.noem, stand))))
        kop = QHBoxLayout()
        kop.setSpacing(12)
        kop.addWidget(_tekst(kaart.door, "strong"), 1)
        if kaart.stand is not None:
            kop.addWidget(StatusChip(kaart.stand), 0, Qt.AlignmentFlag.AlignTop)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(_MARGE, 12, _MARGE, 12)
        kolom.setSpacing(4)
        kolom.addLayout(kop)
        for woorden, rol in ((kaart.wanneer.capitalize(), "quiet"), (een.opmerking, "")):
            if woorden:
                kolom.addWidget(_tekst(woorden, rol))
        kolom.addSpacing(4)
        self.scans = [
            Scanrij(kantoor, bewaarde(kantoor.workspace, bijlage))
            for bijlage in kaart.stuk.bijlagen
        ]
        for rij in self.scans:
            kolom.addWidget(rij)
        if not self.scans:
            kolom.addLayout(self._zonder_scan())
        kolom.addSpacing(4)
        kolom.addLayout(self._knoppen())

    def _zonder_scan(self) -> QHBoxLayout:
        self.voeg_toe = self._knop("Scan toevoegen…", self._voeg_scan_toe, "link")
        rij = QHBoxLayout()
        rij.setSpacing(12)
        voorbij = self._kaart.stand is not None and self._kaart.stand.status is Status.SOON
        rij.addWidget(_tekst(_ZONDER, "quiet" if voorbij else "warning"), 1)
        rij.addWidget(self.voeg_toe)
        return rij

    def _knoppen(self) -> QHBoxLayout:
        self.wijzig = self._knop("Wijzigen", self._wijzig)
        self.verwijder = self._knop("Verwijderen", self._verwijder, "link")
        self.mail = self._knop("Stuur naar gemeente…", self._mail, "link")
        self.mail.setToolTip("Een tekst om mee te sturen als de gemeente de verwijzing vraagt.")
        rij = QHBoxLayout()
        rij.setSpacing(8)
        rij.addStretch()
        for knop in (self.mail, self.verwijder, self.wijzig):
            rij.addWidget(knop)
        return rij

    def _knop(self, woord: str, doe: Callable[[], object], rol: str = "") -> QPushButton:
        knop = QPushButton(woord)
        knop.setProperty("role", rol)
        knop.setAccessibleName(f"{woord.removesuffix('…')}, {self._kaart.noem}")
        knop.clicked.connect(doe)
        return knop

    # What can be done

    @property
    def _id(self) -> int:
        return self._kaart.stuk.verwijzing.bewaard_id

    def _wijzig(self) -> None:
        client_id = self._kaart.stuk.verwijzing.client_id
        assert client_id is not None  # it stands in a dossier
        self._kantoor.open_over(
            Verwijzingpagina(self._kantoor, client_id, self._wie, self._kaart.stuk, self._stel_voor)
        )

    def _mail(self) -> None:
        kantoor, id_, wie = self._kantoor, self._id, door(self._kaart.stuk.verwijzing)
        kantoor.tasks.run(
            lambda _: verwijzingen.referenties(kantoor.workspace, id_),
            lambda gevonden: kantoor.open_over(Verwijzingmail(wie, gevonden)),
        )

    def _verwijder(self) -> None:
        verwijder(self._kantoor, self._kaart.stuk)

    def _voeg_scan_toe(self) -> None:
        gekozen = drop_zone.pick_files(self, SOORTEN)
        if gekozen:
            kantoor, id_ = self._kantoor, self._id
            bewaar(
                kantoor,
                lambda: [
                    verwijzingen.voeg_bijlage_toe(kantoor.workspace, id_, pad) for pad in gekozen
                ],
                lambda bijlagen: _meld_scans(kantoor, bijlagen),
            )


def verwijder(kantoor: Kantoor, stuk: Dossierverwijzing) -> None:
    """Take a referral away, say so, and offer to put it back."""
    workspace, id_ = kantoor.workspace, stuk.verwijzing.bewaard_id

    def terug() -> None:
        bewaar(
            kantoor,
            lambda: verwijzingen.herstel(workspace, id_),
            lambda _: messages.info(kantoor.messages, "De verwijzing staat er weer."),
        )

    bewaar(
        kantoor,
        lambda: verwijzingen.verwijder(workspace, id_),
        lambda _: messages.done(
            kantoor.messages, "Verwijzing verwijderd.", Action(ONGEDAAN, terug)
        ),
    )


def _meld_scans(kantoor: Kantoor, bijlagen: Sequence[Bijlage]) -> None:
    workspace = kantoor.workspace

    def haal_weg() -> None:
        for bijlage in bijlagen:
            verwijzingen.verwijder_bijlage(workspace, bijlage.id)

    def terug() -> None:
        bewaar(
            kantoor,
            haal_weg,
            lambda _: messages.info(kantoor.messages, "De scan is weer weggehaald."),
        )

    messages.done(
        kantoor.messages, f"De scan is versleuteld bewaard. {_BLIJFT}", Action(ONGEDAAN, terug)
    )


def _tekst(woorden: str, rol: str) -> QLabel:
    label = QLabel(woorden)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("role", rol)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
