"""The result of a check on paper: made off the GUI thread."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from app.gui.controleren.beeld import Uitslag, oordeel, telling
from app.gui.format import aantal
from app.gui.task import Progress
from app.reports.controlerapport import Bestand, Bevinding, controlerapport
from app.services import instellen
from app.services.controleren import (
    Controle,
    inzage,
    te_doen_zonder_waarden,
    zonder_waarden,
)
from app.services.workspace import Workspace
from app.standard.leesbaar import datum_voluit, label
from app.standard.leesfout import Berichtfout
from app.standard.xmlplaats import sleutel

_DEEL = re.compile(r"(\w+)(?:\[(\d+)\])?")


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
                _reden(controle),
                te_doen_zonder_waarden(controle),
                tuple(_bevindingen(controle)),
            )
        )
    return controlerapport(
        bestanden,
        f"{aantal(totaal, 'bestand', 'bestanden')}: {telling(uitslag).replace(' ·', ',')}",
        instellen.naam(workspace),
        datum_voluit(workspace.vandaag()),
        lambda gedaan, van: voortgang.step("Rapport maken", gedaan, van),
    )


def _bevindingen(controle: Controle) -> Iterator[Bevinding]:
    if not controle.bevindingen:
        return
    gezien = inzage(controle)
    labels = {sleutel(regel.pad): regel.label for regel in gezien.leesbaar}
    rijen = zip(controle.bevindingen, zonder_waarden(controle), gezien.gevonden, strict=False)
    for bevinding, (melding, advies), (_, regel) in rijen:
        yield Bevinding(
            melding,
            advies,
            bevinding.regel,
            bevinding.retourcode,
            _plaats(bevinding.pad, labels),
            regel if gezien.zoals_het_is else None,
        )


def _reden(controle: Controle) -> str:
    if not controle.onleesbaar:
        return ""
    fout = controle.fout
    return fout.zonder_waarden if isinstance(fout, Berichtfout) else controle.reden


def _plaats(pad: str, labels: Mapping[str, str]) -> str:
    """Say where an element is with the labels of the screen, the outermost first."""
    delen, hier = [], "/Bericht"
    for deel in pad.split("/")[2:]:
        hier = f"{hier}/{deel}"
        gelezen = _DEEL.fullmatch(deel)
        naam, nummer = (gelezen[1], gelezen[2]) if gelezen else (deel, None)
        zelf = f"{label(naam)} {nummer}" if nummer else label(naam)
        delen.append(labels.get(sleutel(hier), zelf))
    return " \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK} ".join(delen) or "Bericht"
