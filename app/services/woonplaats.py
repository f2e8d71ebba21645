"""Keeping which gemeente was found to be responsible for a jeugdige, and why."""

from __future__ import annotations

from dataclasses import replace

from app.domain.verzoek import Woonplaatsbepaling
from app.errors import UserError
from app.services.instellen import eis_gemeente
from app.services.workspace import Workspace


def bewaar(workspace: Workspace, bepaling: Woonplaatsbepaling) -> Woonplaatsbepaling:
    """Keep a new determination, of a client or of nobody yet, and give it with its id.

    Raises UserError for a gemeente that does not exist.
    """
    eis_gemeente(bepaling.gemeente)
    with workspace.schrijven() as uow:
        id_ = uow.woonplaatsen.bewaar(bepaling)
        uow.commit()
    return replace(bepaling, id=id_)


def koppel(workspace: Workspace, bepaling_id: int, client_id: int) -> None:
    """Record whom a determination is about, once that client is known. Raises LookupError."""
    with workspace.schrijven() as uow:
        uow.woonplaatsen.koppel(bepaling_id, client_id)
        uow.commit()


def van_client(workspace: Workspace, client_id: int) -> list[Woonplaatsbepaling]:
    """Give what was found for a client, newest first."""
    with workspace.lezen() as uow:
        return uow.woonplaatsen.van_client(client_id)


def client_met_bsn(workspace: Workspace, bsn: str) -> int:
    """Find the client to keep a determination for. Raises UserError when there is none."""
    with workspace.lezen() as uow:
        client = uow.dossiers.laad([bsn])[bsn].client
    if client is None or client.id is None:
        raise UserError(
            "Er is geen cliënt met dit BSN.",
            "Kijk het BSN na. Is de cliënt nieuw, laat --client dan weg.",
        )
    return client.id
