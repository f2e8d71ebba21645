"""The result of a check on paper: made off the GUI thread."""

from __future__ import annotations

from collections.abc import Iterator

from app.gui.controleren.beeld import Uitslag, oordeel, telling
from app.gui.format import aantal
from app.gui.task import Progress
from app.reports.controlerapport import Bestand, Bevinding, controlerapport
from app.services import instellen
from app.services.controleren import Controle, inzage
from app.services.workspace import Workspace
from app.standard.leesbaar import datum_voluit

_SCHEMA = "schema"


def maak(workspace: Workspace, uitslag: Uitslag, voortgang: Progress) -> bytes:
    """Make the PDF. Raises Cancelled when the user stops it."""
    totaal = len(uitslag.controles)
    bestanden = []
    for nummer, controle in enumerate(uitslag.controles):
        voortgang.step("Rapport maken", nummer, totaal)
        bestanden.append(
            Bestand(
                controle.bestand,
                controle.bericht or "",
                oordeel(controle).words,
                controle.reden if controle.onleesbaar else "",
                tuple(_bevindingen(controle)),
            )
        )
    namen = dict.fromkeys(rij.naam for rij in instellen.aanbieders(workspace))
    return controlerapport(
        bestanden,
        f"{aantal(totaal, 'bestand', 'bestanden')}: {telling(uitslag).replace(' ·', ',')}",
        next(iter(namen), ""),
        datum_voluit(workspace.vandaag()),
        lambda gedaan, van: voortgang.step("Rapport maken", gedaan, van),
    )


def _bevindingen(controle: Controle) -> Iterator[Bevinding]:
    if not controle.bevindingen:
        return
    gezien = inzage(controle)
    for bevinding, (_, regel) in zip(controle.bevindingen, gezien.gevonden, strict=False):
        yield Bevinding(
            bevinding.melding,
            bevinding.advies,
            bevinding.regel,
            bevinding.retourcode,
            bevinding.pad,
            regel if gezien.zoals_het_is else None,
        )
