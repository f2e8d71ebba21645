"""A message in words as the tree that the message view shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.gui.widgets.message_view import Gegeven
from app.standard.leesbaar import Regel

_GEEN: Mapping[str, str] = {}


def gegevens(regels: Sequence[Regel], bevindingen: Mapping[str, str] = _GEEN) -> list[Gegeven]:
    """Put each line under the heading that it belongs to; findings come by the path of a line."""
    boom, _ = _laag(regels, 0, 0, bevindingen)
    return boom


def _laag(
    regels: Sequence[Regel], vanaf: int, diepte: int, bevindingen: Mapping[str, str]
) -> tuple[list[Gegeven], int]:
    """Give what stands at this depth from a line on, and the line after it."""
    laag: list[Gegeven] = []
    at = vanaf
    while at < len(regels) and regels[at].diepte >= diepte:
        regel = regels[at]
        kinderen, at = _laag(regels, at + 1, diepte + 1, bevindingen)
        laag.append(
            Gegeven(
                regel.label,
                regel.waarde,
                tuple(kinderen),
                bevinding=bevindingen.get(regel.pad, ""),
            )
        )
    return laag, at
