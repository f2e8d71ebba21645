"""Everything that is set, read at once off the GUI thread."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.deadlines.protocol import voorstel_voor
from app.domain.contract import Aanbieder
from app.gui.format import periode
from app.services import declaratiekalender, gemeentecontact, herinneren, instellen, protocollen
from app.services.instellen import GemeenteProtocol
from app.services.protocollen import LANGSTE_TITEL, Protocolregel
from app.services.workspace import Workspace
from app.store.instellingen import Gemeentecontact


@dataclass(frozen=True, slots=True)
class Stand:
    """What is set now."""

    aanbieders: Sequence[Aanbieder]
    gemeenten: Sequence[GemeenteProtocol]
    contacten: Mapping[str, Gemeentecontact]
    protocollen: Sequence[Protocolregel]
    kalender_tot: Mapping[str, date]  # by gemeente the last month of its declaration calendar
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
        protocollen=protocollen.lijst(workspace),
        kalender_tot=declaratiekalender.laatste_maanden(workspace),
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


def keuzes(gemeentecode: str, alle: Sequence[Protocolregel]) -> list[tuple[str, str]]:
    """Give the protocols to choose from for a gemeente, title and name; the proposal is told."""
    voorstel = voorstel_voor(gemeentecode)
    return [
        (f"{een.titel} (voorstel)" if een.naam == voorstel else een.titel, een.naam) for een in alle
    ]


def titel_voor_kopie(van: Protocolregel, alle: Sequence[Protocolregel]) -> str:
    """Give a title that a copy can have until the user gives it one."""
    bezet = {een.titel.casefold() for een in alle}
    nummer = 1
    while True:
        staart = " (eigen)" if nummer == 1 else f" (eigen {nummer})"
        titel = van.titel.partition(" (eigen")[0][: LANGSTE_TITEL - len(staart)] + staart
        if titel.casefold() not in bezet:
            return titel
        nummer += 1
