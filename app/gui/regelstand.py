"""A declared line in a list: of what it is and where, the same on every screen."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from app.domain.declaratie import Regelstand
from app.gui.format import Status, StatusText, maand_kort

DEELS_TOEGEKEND = StatusText(Status.TODAY, "Deels toegekend")  # of a whole declaration
_STANDEN: Mapping[Regelstand, StatusText] = {
    Regelstand.KLAAR: StatusText(Status.TODAY, "Klaar"),
    Regelstand.INGEDIEND: StatusText(Status.SOON, "Ingediend"),
    Regelstand.TOEGEKEND: StatusText(Status.DONE, "Toegekend"),
    Regelstand.AFGEKEURD: StatusText(Status.REFUSED, "Afgekeurd"),
    Regelstand.GECREDITEERD: StatusText(Status.SOON, "Gecrediteerd"),
    Regelstand.BETAALD: StatusText(Status.DONE, "Betaald"),
    Regelstand.VERVALLEN: StatusText(Status.SOON, "Vervallen"),
}


def regelstand(stand: Regelstand) -> StatusText:
    """Give where a declared line is as a chip."""
    return _STANDEN[stand]


def waarvan(maand: date | None, toewijzing: int | None, product: str) -> str:
    """Give of what a line is, for below a name: what tells lines apart comes first.

    Such as ``feb 2026 · 300201 · 45A04 Jeugdhulp ambulant``.
    """
    delen = [maand_kort(maand)] if maand is not None else []
    delen += [str(toewijzing)] if toewijzing is not None else []
    return " · ".join([*delen, product] if product else delen)
