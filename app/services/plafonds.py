"""Recording what a gemeente pays at most in a year."""

from __future__ import annotations

from app.errors import UserError
from app.services import instellen
from app.services.workspace import Workspace

_EERSTE_JAAR = 2015  # the Wmo and the Jeugdwet came to the gemeenten on 1 January of it
_LAATSTE_JAAR = 2099


def zet_plafond(workspace: Workspace, gemeente: str, jaar: int, bedrag: int | None) -> None:
    """Record a ceiling in eurocent, or that there is none.

    Raises UserError for a gemeente that does not exist, an odd year or an amount below zero.
    """
    instellen.eis_gemeente(gemeente)
    if not _EERSTE_JAAR <= jaar <= _LAATSTE_JAAR:
        raise UserError(
            f"{jaar} kan niet het jaar van een budgetplafond zijn.",
            f"Kies een jaar vanaf {_EERSTE_JAAR}.",
        )
    if bedrag is not None and bedrag < 0:
        raise UserError("Een budgetplafond kan niet minder dan nul zijn.")
    with workspace.schrijven() as uow:
        uow.contracten.zet_plafond(gemeente, jaar, bedrag)
        uow.commit()
