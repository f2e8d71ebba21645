"""A message in words as the tree that the message view shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.gui.widgets.message_view import Gegeven
from app.rules.pad import voorvader
from app.standard.leesbaar import Regel
from app.standard.xmlplaats import sleutel

_GEEN: Mapping[str, str] = {}
_NERGENS: Mapping[str, int] = {}


def gegevens(
    regels: Sequence[Regel],
    bevindingen: Mapping[str, str] = _GEEN,
    plaatsen: Mapping[str, int] = _NERGENS,
) -> tuple[Gegeven, ...]:
    """Put each line under the heading that it belongs to.

    Findings come by their path, and stand at the nearest line; ``plaatsen`` gives the line in the
    XML of a path.
    """
    paden = {sleutel(regel.pad) for regel in regels}
    mis: dict[str, str] = {}
    for pad, melding in bevindingen.items():
        hier = voorvader(sleutel(pad), paden.__contains__)
        mis[hier] = f"{mis[hier]} {melding}" if hier in mis else melding
    boom, _ = _laag(regels, 0, 0, mis, plaatsen)
    return boom


def _laag(
    regels: Sequence[Regel],
    vanaf: int,
    diepte: int,
    mis: Mapping[str, str],
    plaatsen: Mapping[str, int],
) -> tuple[tuple[Gegeven, ...], int]:
    """Give what stands at this depth from a line on, and the line after it."""
    laag: list[Gegeven] = []
    at = vanaf
    while at < len(regels) and regels[at].diepte >= diepte:
        regel, pad = regels[at], sleutel(regels[at].pad)
        kinderen, at = _laag(regels, at + 1, diepte + 1, mis, plaatsen)
        laag.append(
            Gegeven(regel.label, regel.waarde, kinderen, plaatsen.get(pad), mis.get(pad, ""), pad)
        )
    return tuple(laag), at
