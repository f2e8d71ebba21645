"""Saying that a Toewijzing that ends soon need not be extended, and taking that back."""

from __future__ import annotations

from datetime import date

from app.services.melden import toewijzing_van
from app.services.workspace import Workspace


def niet_nodig(workspace: Workspace, toewijzing_id: int) -> None:
    """Record that it need not be extended, so that nothing asks for it any more."""
    _zet(workspace, toewijzing_id, workspace.vandaag())


def toch_wel(workspace: Workspace, toewijzing_id: int) -> None:
    """Take that back."""
    _zet(workspace, toewijzing_id, None)


def _zet(workspace: Workspace, toewijzing_id: int, op: date | None) -> None:
    with workspace.schrijven() as uow:
        dossier = uow.dossiers.van_toewijzing(toewijzing_id)
        toewijzing_van(dossier, toewijzing_id).geen_verlenging_op = op
        uow.dossiers.bewaar([dossier])
        uow.commit()
