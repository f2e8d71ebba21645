"""Everything that is set, read at once off the GUI thread."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.deadlines.protocol import protocol, voorstel_voor
from app.domain.contract import Aanbieder
from app.gui.format import periode
from app.services import gemeentecontact, herinneren, instellen
from app.services.instellen import GemeenteProtocol
from app.services.workspace import Workspace
from app.store.instellingen import Gemeentecontact


@dataclass(frozen=True, slots=True)
class Stand:
    """What is set now."""

    aanbieders: Sequence[Aanbieder]
    gemeenten: Sequence[GemeenteProtocol]
    contacten: Mapping[str, Gemeentecontact]
    downloadmap: str
    exportmap: str
    vrije_dagen: Mapping[date, str]
    herinneringen: bool


def lees(workspace: Workspace) -> Stand:
    """Read what is set."""
    return Stand(
        aanbieders=instellen.aanbieders(workspace),
        gemeenten=instellen.gemeenten(workspace),
        contacten=gemeentecontact.contacten(workspace),
        downloadmap=instellen.waarde(workspace, instellen.DOWNLOADMAP),
        exportmap=instellen.waarde(workspace, instellen.EXPORTMAP),
        vrije_dagen=instellen.vrije_dagen(workspace),
        herinneringen=herinneren.is_aan(workspace),
    )


def geldigheid(aanbieder: Aanbieder) -> str:
    """Give from when until when an AGB code is used; empty when it always is."""
    if aanbieder.vanaf is not None:
        return periode(aanbieder.vanaf, aanbieder.tot)
    if aanbieder.tot is not None:
        return f"tot en met {periode(aanbieder.tot, None).removeprefix('vanaf ')}"
    return ""


def keuzes(gemeentecode: str) -> list[tuple[str, str]]:
    """Give the protocols to choose from for a gemeente, title and name; the proposal is told."""
    voorstel = voorstel_voor(gemeentecode)
    return [
        (f"{protocol(naam).titel} (voorstel)" if naam == voorstel else protocol(naam).titel, naam)
        for naam in instellen.protocolnamen()
    ]
