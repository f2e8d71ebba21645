"""A declared line in a list: where it is, the same on every screen."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.declaratie import Regelstand
from app.gui.format import Status, StatusText

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
