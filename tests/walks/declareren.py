"""Building blocks of walks in which care is declared: a contract, care, a gemeente that answers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from app.domain.contract import Contractproduct, Uitvoeringsvariant
from app.domain.zorg import Zorgregel
from app.rules.declaratieantwoord import maak_declaratie_antwoord
from app.rules.finding import Finding
from app.services.workspace import Workspace
from app.standard.codec import decode
from app.standard.declaratie import DeclaratieAntwoordbericht, Declaratiebericht
from app.standard.release import Wet
from tests.bouw import BSN, NIJMEGEN, PRODUCTEN

MEI_29 = date(2026, 5, 29)


def afspraak(wet: Wet = Wet.JW, **anders: Any) -> Contractproduct:
    """60 euro an hour, inspanning, from 2026 on."""
    velden: dict[str, Any] = {
        "gemeente": NIJMEGEN,
        "product": PRODUCTEN[wet],
        "naam": "Begeleiding",
        "eenheid": "04",
        "tarief": 6000,
        "uitvoering": Uitvoeringsvariant.INSPANNING,
        "vanaf": date(2026, 1, 1),
    }
    return Contractproduct(wet=wet, **velden | anders)


def zorg(
    dag: date, aantal: str | int = 60, nummer: int | None = 300201, **anders: Any
) -> Zorgregel:
    """Minutes on a day."""
    velden: dict[str, Any] = {
        "bsn": BSN,
        "product": "",
        "eenheid": "01",
        "medewerker": "Kim",
    }
    return Zorgregel(datum=dag, toewijzing_nummer=nummer, aantal=Decimal(aantal), **velden | anders)


def leg_vast(
    workspace: Workspace, *regels: Zorgregel, contract: Sequence[Contractproduct] = ()
) -> None:
    """Keep care, and products of a contract."""
    with workspace.schrijven() as uow:
        uow.contracten.voeg_toe(contract)
        uow.zorg.voeg_toe(regels, workspace.nu())
        uow.commit()


def antwoord325(
    heen: Declaratiebericht | Path, *bevindingen: Finding, dag: date = MEI_29
) -> DeclaratieAntwoordbericht:
    """What a gemeente answers to a declaration of ours."""
    bericht = decode(heen.read_bytes()) if isinstance(heen, Path) else heen
    assert isinstance(bericht, Declaratiebericht)
    return maak_declaratie_antwoord(bericht, bevindingen, f"R{bericht.identificatie[-6:]}", dag)


def regelpad(client: int = 1, prestatie: int = 1) -> str:
    """Path of a line of a 323."""
    return f"/Bericht/Declaratie/Clienten/Client[{client}]/Prestaties/Prestatie[{prestatie}]"
