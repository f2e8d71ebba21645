"""Clients and what we know of them."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.dossier import Dossier
from app.domain.toewijzing import Toewijzing
from app.services.workspace import Workspace
from app.store.dossiers import Clientregel


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


def zet_notitie(workspace: Workspace, client_id: int, notitie: str) -> None:
    """Keep the user's own note on a client."""
    with workspace.schrijven() as uow:
        uow.dossiers.zet_notitie(client_id, notitie)
        uow.commit()
