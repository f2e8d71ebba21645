"""What a rule found in a message."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from app.standard.element import snake

_INDEX = re.compile(r"\[\d+\]$")


@dataclass(frozen=True, slots=True)
class Finding:
    """One breach of one rule, in words for the user.

    ``niveau`` is the level of control (2, 3 or 4; IV032). ``pad`` is an XPath without
    namespaces, such as ``/Bericht/Client/ToegewezenProducten/ToegewezenProduct[2]/Einddatum``,
    with an index, from 1, for an element that can repeat. Neither ``waarde`` nor the texts ever
    hold a BSN. ``hoogstens`` is the most that the element may be, of a rule that knows: a volume
    in the Eenheid of its line.
    """

    regel: str
    niveau: int
    retourcode: str
    pad: str
    waarde: str
    melding: str
    advies: str
    hoogstens: int | None = field(default=None, compare=False)

    @property
    def veld(self) -> str:
        """Attribute of the element, by which a form finds the field to show this at."""
        return snake(_INDEX.sub("", self.pad.rpartition("/")[2]))
