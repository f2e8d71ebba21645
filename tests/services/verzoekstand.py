"""How requests of ours stand, and what importing said of an answer."""

from __future__ import annotations

from typing import Any

from app.domain.verzoek import IngediendVerzoek, Verzoekstatus
from app.services.ontvangen import Importregel
from app.services.workspace import Workspace


def stand(ws: Workspace) -> dict[str, Verzoekstatus]:
    """How far each request is, by its reference."""
    with ws.lezen() as uow:
        verzoeken = [rij.verzoek for rij in uow.verzoeken.rijen()]
    return {een.referentie_aanbieder: een.status for een in verzoeken}


def een(ws: Workspace, referentie: str = "A1") -> IngediendVerzoek:
    with ws.lezen() as uow:
        verzoeken = [rij.verzoek for rij in uow.verzoeken.rijen()]
    (gevonden,) = (een for een in verzoeken if een.referentie_aanbieder == referentie)
    return gevonden


def regels(importregel: Importregel) -> list[str]:
    return [bevinding.regel for bevinding in importregel.bevindingen]


def bericht_van(ws: Workspace, importregel: Importregel) -> Any:
    """The received message in the store."""
    with ws.lezen() as uow:
        (gevonden,) = uow.berichten.zoek(importregel.identificatie or "")[-1:]
    return gevonden
