"""The requests in the dossier of a client, and the ways to make a new one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.domain.bezwaar import Bezwaar
from app.domain.dossier import Dossier
from app.gui import messages, verzoekrijen
from app.gui.context import Kantoor
from app.gui.verzoekrijen import Lijstrij
from app.gui.widgets.elided import ElidedLabel, ElidedLink
from app.gui.widgets.section import Section
from app.gui.widgets.status import StatusChip
from app.services import wijzigen
from app.services.workspace import Workspace
from app.standard.codelijsten import gemeentenaam
from app.standard.release import Wet

_MARGE = 16
_LEEG = (
    "Nog geen verzoeken. Heeft de cliënt een verwijzing van een arts, vraag dan de toewijzing aan."
)


@dataclass(frozen=True, slots=True)
class Wijzigbaar:
    """What a gemeente has assigned that may be asked to change; ``uitgesloten`` says why not."""

    toewijzing_id: int
    gemeente: str
    uitgesloten: Bezwaar | None


@dataclass(frozen=True, slots=True)
class Verzoekenbeeld:
    """The requests of a client, and the gemeenten of which something runs."""

    rijen: tuple[Lijstrij, ...] = ()
    wijzigbaar: tuple[Wijzigbaar, ...] = ()


GEEN_VERZOEKEN = Verzoekenbeeld()


def laad(workspace: Workspace, dossier: Dossier, client_id: int) -> Verzoekenbeeld:
    """Read the requests of a client."""
    return Verzoekenbeeld(
        tuple(verzoekrijen.lees(workspace, client_id)),
        tuple(_wijzigbaar(workspace, dossier, workspace.vandaag())),
    )


def _wijzigbaar(workspace: Workspace, dossier: Dossier, vandaag: date) -> list[Wijzigbaar]:
    per_gemeente: dict[tuple[Wet, str, str], int] = {}
    for sleutel, een in sorted(dossier.toewijzingen.items()):
        if een.is_actueel(vandaag) and een.id is not None:
            per_gemeente.setdefault((sleutel.wet, sleutel.gemeente, een.aanbieder), een.id)
    uitgesloten = wijzigen.uitgesloten(workspace, {plek[:2] for plek in per_gemeente})
    return [
        Wijzigbaar(id_, gemeentenaam(gemeente), uitgesloten.get((wet, gemeente)))
        for (wet, gemeente, _), id_ in per_gemeente.items()
    ]


class Verzoekenvak(Section):
    """The heading with the ways to ask something, and a row for each request."""

    def __init__(self, kantoor: Kantoor, client_id: int, beeld: Verzoekenbeeld) -> None:
        self.vraag_aan = ElidedLink("Vraag aan (315)")
        self.vraag_aan.clicked.connect(lambda: kantoor.open_aanvraag(client_id=client_id))
        self.wijzig = [_wijzigknop(kantoor, een, beeld) for een in beeld.wijzigbaar]
        super().__init__("Verzoeken", "", *self.wijzig, self.vraag_aan)
        self.rijen = [Verzoekrij(kantoor, rij) for rij in beeld.rijen]
        if self.rijen:
            self.add(_kaart(self.rijen))
        else:
            leeg = QLabel(_LEEG)
            leeg.setProperty("role", "quiet")
            leeg.setWordWrap(True)
            self.add(leeg)


def _wijzigknop(kantoor: Kantoor, een: Wijzigbaar, beeld: Verzoekenbeeld) -> ElidedLink:
    """A button for a 317; where the gemeente takes none it tells why, and what to do instead."""
    bij = f" bij {een.gemeente}" if len(beeld.wijzigbaar) > 1 else ""
    waarom = een.uitgesloten
    uitleg = f"{waarom.melding} {waarom.advies} ({waarom.bron})" if waarom else ""
    knop = ElidedLink(f"Vraag wijziging{bij} (317)", explanation=uitleg)
    if waarom is None:
        knop.clicked.connect(lambda: kantoor.open_aanvraag(wijziging_van=een.toewijzing_id))
        return knop
    knop.clicked.connect(lambda: messages.info(kantoor.messages, uitleg))
    return knop


class Verzoekrij(QWidget):
    """One request: what it asks, when, and how far it is."""

    def __init__(self, kantoor: Kantoor, rij: Lijstrij) -> None:
        super().__init__()
        self.setAccessibleName(f"{rij.wat}, {rij.stand.words}")
        self.open = ElidedLink(f"{rij.wat} ({rij.soort})")
        self.open.clicked.connect(lambda: _open(kantoor, rij))
        woorden = QVBoxLayout()
        woorden.setSpacing(0)
        woorden.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)
        onder = ElidedLabel(rij.waarover, "quiet")
        onder.setContentsMargins(7, 0, 0, 0)  # beneath the text of the link
        woorden.addWidget(onder)
        kolom = QHBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(12)
        kolom.addLayout(woorden, 1)
        kolom.addWidget(StatusChip(rij.stand))


def _open(kantoor: Kantoor, rij: Lijstrij) -> None:
    if rij.verzoek is not None and rij.verzoek.verzoek.id is not None:
        kantoor.open_verzoek(rij.verzoek.verzoek.id)
    elif rij.concept is not None:
        kantoor.open_aanvraag(concept_id=rij.concept.concept.id)


def _kaart(rijen: list[Verzoekrij]) -> QFrame:
    kaart = QFrame()
    kaart.setObjectName("card")
    kolom = QVBoxLayout(kaart)
    kolom.setContentsMargins(_MARGE - 7, 8, _MARGE, 8)
    kolom.setSpacing(8)
    for rij in rijen:
        kolom.addWidget(rij)
    return kaart
