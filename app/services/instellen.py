"""What the user sets: own AGB codes, protocols of gemeenten, free days, the download folder."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.deadlines.protocolboek import Protocolboek
from app.deadlines.werkdagen import Werkkalender
from app.domain.contract import Aanbieder, in_gebruik
from app.errors import UserError
from app.services.workspace import Workspace
from app.standard.codelijsten import bestaat_gemeente, gemeentenaam
from app.store.unit_of_work import UnitOfWork

DOWNLOADMAP = "downloadmap"
EXPORTMAP = "exportmap"
THEMA = "thema"
HERINNERINGEN = "herinneringen"
INSTELLINGEN = (DOWNLOADMAP, EXPORTMAP, THEMA, HERINNERINGEN)


@dataclass(frozen=True, slots=True)
class GemeenteProtocol:
    """A gemeente with the protocol it follows, and whether the user chose it."""

    code: str
    protocol: str
    gekozen: bool


def aanbieders(workspace: Workspace) -> list[Aanbieder]:
    """AGB codes of the provider."""
    with workspace.lezen() as uow:
        return uow.instellingen.aanbieders()


def naam(workspace: Workspace) -> str:
    """Name of the provider today; empty when none is known."""
    nu = in_gebruik(aanbieders(workspace), workspace.vandaag())
    return nu[0].naam if nu else ""


def zet_aanbieder(
    workspace: Workspace, agb: str, naam: str, vanaf: date | None = None, tot: date | None = None
) -> Aanbieder:
    """Add or change an AGB code. Raises UserError when it is not one."""
    agb = agb.strip()
    if not re.fullmatch(r"\d{8}", agb):
        raise UserError(
            f"‘{agb}’ is geen AGB-code.", "Een AGB-code heeft 8 cijfers, zoals 42420001."
        )
    if not naam.strip():
        raise UserError("Vul de naam van je organisatie in.")
    if vanaf and tot and tot < vanaf:
        raise UserError("De code eindigt voordat hij begint.", "Kijk de twee datums na.")
    rij = Aanbieder(agb, naam.strip(), vanaf, tot)
    with workspace.schrijven() as uow:
        uow.instellingen.zet_aanbieder(rij)
        uow.commit()
    return rij


def eis_gemeente(code: str) -> None:
    """Raise UserError for the code of a gemeente that does not exist."""
    if not bestaat_gemeente(code):
        raise UserError(
            f"Gemeentecode {code} bestaat niet.", "Een gemeentecode heeft 4 cijfers, zoals 0268."
        )


def zet_protocol(workspace: Workspace, code: str, naam: str) -> GemeenteProtocol:
    """Choose the protocol of a gemeente. Raises UserError for an unknown gemeente or protocol."""
    eis_gemeente(code)
    with workspace.schrijven() as uow:
        eis_protocol(protocolboek(uow), naam)
        uow.instellingen.zet_protocol(code, naam)
        uow.commit()
    return GemeenteProtocol(code, naam, gekozen=True)


def vergeet_protocol(workspace: Workspace, code: str) -> None:
    """Let a gemeente follow the proposal again, as if none had been chosen."""
    with workspace.schrijven() as uow:
        uow.instellingen.zet_protocol(code, None)
        uow.commit()


def eis_protocol(boek: Protocolboek, naam: str) -> None:
    """Raise UserError for the name of a protocol that does not exist."""
    if naam not in boek.namen():
        raise UserError(f"Er is geen protocol ‘{naam}’.", f"Kies uit: {', '.join(boek.namen())}.")


def gemeenten(workspace: Workspace) -> list[GemeenteProtocol]:
    """Gemeenten with which messages were exchanged or that were set, by name."""
    with workspace.lezen() as uow:
        return gemeenten_in(uow, protocolboek(uow))


def gemeenten_in(uow: UnitOfWork, boek: Protocolboek) -> list[GemeenteProtocol]:
    """Give the same as ``gemeenten``, within an act that has the book already."""
    met_kalender = {code for code, _ in boek.declaratiedata}
    codes = {*boek.keuzes, *met_kalender, *uow.berichten.gemeenten()}
    return [
        GemeenteProtocol(code, boek.gevolgd_door(code), code in boek.keuzes)
        for code in sorted(codes, key=gemeentenaam)
    ]


def protocolboek(uow: UnitOfWork) -> Protocolboek:
    """By which terms each gemeente counts, in three queries; made once for an act."""
    return Protocolboek(
        keuzes=uow.instellingen.protocollen(),
        eigen=uow.protocollen.eigen(),
        declaratiedata=uow.protocollen.declaratiedata(),
    )


def kalender(uow: UnitOfWork) -> Werkkalender:
    """Working days, without the free days that the user added."""
    return Werkkalender(uow.instellingen.vrije_dagen())


def vrije_dagen(workspace: Workspace) -> Mapping[date, str]:
    """Extra free days with their reason."""
    with workspace.lezen() as uow:
        return uow.instellingen.vrije_dagen()


def zet_vrije_dagen(workspace: Workspace, dagen: Mapping[date, str]) -> None:
    """Replace the extra free days."""
    with workspace.schrijven() as uow:
        uow.instellingen.zet_vrije_dagen(dagen)
        uow.commit()


def waarde(workspace: Workspace, sleutel: str) -> str:
    """One of the INSTELLINGEN, empty when it was never set."""
    with workspace.lezen() as uow:
        return uow.instellingen.waarde(sleutel)


def zet_waarde(workspace: Workspace, sleutel: str, waarde_: str) -> None:
    """Set one of the INSTELLINGEN."""
    with workspace.schrijven() as uow:
        uow.instellingen.zet_waarde(sleutel, waarde_)
        uow.commit()


def zet_downloadmap(workspace: Workspace, map_: Path | None) -> None:
    """Choose the folder to watch, or none. Raises UserError when it is not a folder."""
    if map_ is not None and not map_.is_dir():
        raise UserError(f"‘{map_}’ is geen map.", "Kies de map waarin je downloads komen.")
    zet_waarde(workspace, DOWNLOADMAP, str(map_) if map_ else "")
