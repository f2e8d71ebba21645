"""Clients and what we know of them."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.dossier import Dossier
from app.domain.toewijzing import Toewijzing
from app.services.workspace import Workspace
from app.store.dossiers import Clientregel
from app.store.unit_of_work import UnitOfWork


def toewijzingen(workspace: Workspace) -> list[Toewijzing]:
    """Every Toewijzing, by wet, gemeente and number."""
    with workspace.lezen() as uow:
        alle = uow.dossiers.alle()
    return sorted(
        (toewijzing for dossier in alle for toewijzing in dossier.toewijzingen.values()),
        key=lambda toewijzing: toewijzing.sleutel,
    )


def clienten(
    workspace: Workspace, zoek: str = "", offset: int = 0, limit: int = 100
) -> Sequence[Clientregel]:
    """One page of the clients that match by name, BSN or Toewijzingnummer."""
    with workspace.lezen() as uow:
        return uow.dossiers.clienten(zoek, offset, limit)


def aantal_clienten(workspace: Workspace, zoek: str = "") -> int:
    """How many clients match."""
    with workspace.lezen() as uow:
        return uow.dossiers.aantal_clienten(zoek)


def dossier(workspace: Workspace, client_id: int) -> Dossier:
    """Everything of one client."""
    with workspace.lezen() as uow:
        return uow.dossiers.van_client(client_id)


def namen(workspace: Workspace) -> set[str]:
    """Every name of every client, for whoever must hide them."""
    with workspace.lezen() as uow:
        return uow.dossiers.namen()


def zet_notitie(workspace: Workspace, client_id: int, notitie: str) -> None:
    """Keep the user's own note on a client."""
    with workspace.schrijven() as uow:
        uow.dossiers.zet_notitie(client_id, notitie)
        uow.commit()


def medewerkers(workspace: Workspace) -> list[str]:
    """Everyone who gave care that was recorded, or who follows a client, by name."""
    with workspace.lezen() as uow:
        return _bekend(uow)


def zet_medewerker(workspace: Workspace, client_id: int, naam: str) -> str:
    """Keep who follows a client, or with an empty name that nobody does; give the name as kept.

    A name that is known is spelled as it was before, so that nobody is in the list twice.
    """
    naam = " ".join(naam.split())
    with workspace.schrijven() as uow:
        bekend = {een.casefold(): een for een in _bekend(uow)}
        naam = bekend.get(naam.casefold(), naam)
        uow.dossiers.zet_medewerker(client_id, naam)
        uow.commit()
    return naam


def _bekend(uow: UnitOfWork) -> list[str]:
    namen = {*uow.zorg.medewerkers(), *uow.openstaand.medewerkers().values()}
    return sorted(namen, key=lambda naam: (naam.casefold(), naam))
