"""A scan that can be shown or saved, wherever its bytes are; and the saving."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.domain.verwijzing import Bijlage
from app.gui import bewaren, messages
from app.gui.context import Kantoor
from app.gui.format import getal
from app.services import scans
from app.services.scans import SOORTEN, Scan
from app.services.workspace import Workspace

_KB = 1024
_ALLE = "Alle bestanden (*)"


@dataclass(frozen=True, slots=True)
class Scanbron:
    """A scan by name; ``haal`` gives it, and is called off the GUI thread."""

    naam: str
    soort: str
    grootte: int
    haal: Callable[[], Scan]

    @property
    def in_het_kort(self) -> str:
        """What it is and how large: ``PDF, 1,4 MB``."""
        kb = max(round(self.grootte / _KB), 1)
        if kb < _KB:
            return f"{SOORTEN[self.soort]}, {kb} kB"
        mb, tiende = divmod(round(10 * self.grootte / _KB**2), 10)
        return f"{SOORTEN[self.soort]}, {getal(mb)},{tiende} MB"


def bewaarde(workspace: Workspace, bijlage: Bijlage) -> Scanbron:
    """Give a scan in the store."""
    haal = partial(scans.haal, workspace, bijlage)
    return Scanbron(bijlage.naam, bijlage.soort, bijlage.grootte, haal)


def nieuwe(scan: Scan) -> Scanbron:
    """Give a scan that is kept when its form is."""
    return Scanbron(scan.naam, scan.soort, len(scan.inhoud), lambda: scan)


def bewaar_als(parent: QWidget, kantoor: Kantoor, bron: Scanbron) -> None:
    """Ask where, write it there, and say so."""
    pad = bewaren.kies_bestand(parent, bron.naam, "Scan bewaren als", _ALLE)
    if pad is None:
        return

    def bewaard(waar: Path) -> None:
        messages.done(kantoor.messages, f"Bewaard als ‘{waar}’. Daar is de scan niet versleuteld.")

    kantoor.tasks.run(lambda _: scans.schrijf_als(bron.haal(), pad), bewaard)
