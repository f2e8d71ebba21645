"""Saying that a Toewijzing that ends soon need not be extended, and taking that back."""

from __future__ import annotations

from datetime import date

from app.errors import UserError
from app.services.workspace import Workspace


def niet_nodig(workspace: Workspace, toewijzing_id: int) -> None:
    """Record that it need not be extended, so that nothing asks for it any more."""
    _zet(workspace, toewijzing_id, workspace.vandaag())


def toch_wel(workspace: Workspace, toewijzing_id: int) -> None:
    """Take that back."""
    _zet(workspace, toewijzing_id, None)


def _zet(workspace: Workspace, toewijzing_id: int, op: date | None) -> None:
    with workspace.schrijven() as uow:
        if not uow.openstaand.zet_geen_verlenging(toewijzing_id, op):
            raise UserError("Deze toewijzing staat niet (meer) in je administratie.")
        uow.commit()
