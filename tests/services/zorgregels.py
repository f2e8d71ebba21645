"""Care of invented clients, for the tests of what is recorded and declared of it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from app.domain.zorg import Zorgregel
from app.services import zorg
from app.services.workspace import Workspace
from app.standard.basis import Product
from app.standard.toewijzing import ToegewezenProduct
from tests.bouw import ANDER_BSN, BSN, bericht301, toegewezen
from tests.services.afkeuringen import importeer

DAG = date(2026, 4, 8)
APRIL = date(2026, 4, 1)
ANDER_PRODUCT = Product(categorie="45", code="45A05")


def regel(aantal: object = 60, **anders: Any) -> Zorgregel:
    """A line of care: an hour in minutes by Anna on 8 April, of the client of the tests."""
    velden: dict[str, Any] = {
        "datum": DAG,
        "bsn": BSN,
        "toewijzing_nummer": None,
        "product": "",
        "aantal": Decimal(str(aantal)),
        "eenheid": "01",
        "medewerker": "Anna",
    }
    return Zorgregel(**velden | anders)


def wijs_toe(
    ws: Workspace, *producten: ToegewezenProduct, bsn: str = BSN, bericht: str = "G0001"
) -> None:
    """Receive a 301; without products the Toewijzing 300201 of the tests."""
    importeer(ws, bericht301(*(producten or (toegewezen(),)), bsn=bsn, identificatie=bericht))


def wijs_ander_toe(ws: Workspace, nummer: int = 300301) -> None:
    """Receive the 301 of another client."""
    wijs_toe(ws, toegewezen(nummer), bsn=ANDER_BSN, bericht="G0002")


def april(ws: Workspace) -> list[Zorgregel]:
    """What stands over April."""
    return list(zorg.maand(ws, APRIL).regels)
