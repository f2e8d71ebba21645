"""What a reminder tells: how much is late or due today, and nothing about anyone."""

from __future__ import annotations

from dataclasses import dataclass

from app.deadlines.termijnen import Urgentie
from app.services import instellen, werklijst
from app.services.workspace import Workspace
from app.standard.kort import aantal

_UIT = "uit"


@dataclass(frozen=True, slots=True)
class Herinnering:
    """How many Termijnen are late, and how many are due today; what was put off does not count."""

    te_laat: int = 0
    vandaag: int = 0

    def __bool__(self) -> bool:
        """Whether there is anything to remind of."""
        return bool(self.te_laat or self.vandaag)

    @property
    def zin(self) -> str:
        """Give it in words, such as ``2 taken zijn te laat en 1 taak moet vandaag.``."""
        delen = []
        if self.te_laat:
            delen.append(aantal(self.te_laat, "taak is te laat", "taken zijn te laat"))
        if self.vandaag:
            delen.append(aantal(self.vandaag, "taak moet vandaag", "taken moeten vandaag"))
        zin = " en ".join(delen)
        return f"{zin}." if zin else ""


def herinnering(workspace: Workspace) -> Herinnering:
    """Count what a reminder is for; nothing when the user wants none."""
    if not is_aan(workspace):
        return Herinnering()
    vandaag = workspace.vandaag()
    status = [
        termijn.status
        for termijn in werklijst.termijnen(workspace, tot=vandaag)
        if termijn.uitgesteld_tot is None or termijn.uitgesteld_tot <= vandaag
    ]
    return Herinnering(status.count(Urgentie.TE_LAAT), status.count(Urgentie.VANDAAG))


def is_aan(workspace: Workspace) -> bool:
    """Whether the user wants reminders; yes until told otherwise."""
    return instellen.waarde(workspace, instellen.HERINNERINGEN) != _UIT


def zet(workspace: Workspace, *, aan: bool) -> None:
    """Turn reminders on or off."""
    instellen.zet_waarde(workspace, instellen.HERINNERINGEN, "" if aan else _UIT)
