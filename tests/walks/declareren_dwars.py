"""Building blocks of declaring in an odd order: two hours of care, and what may change of it."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

import pytest

from app.domain.dossier import Dossier
from app.rules.check import check
from app.services.bron import bron_voor
from app.services.ontvangen import Uitkomst
from app.services.workspace import Workspace
from app.standard.codec import valideer
from app.standard.declaratie import Declaratiebericht
from tests.bouw import bericht301, toegewezen
from tests.walks.declareren import afspraak, leg_vast, zorg
from tests.walks.praktijk import Praktijk

APRIL, MEI = (date(2026, maand, 1) for maand in (4, 5))
CLIENT = "/Bericht/Declaratie/Clienten/Client[1]"


@pytest.fixture
def praktijk(workspace: Workspace, tmp_path: Path) -> Praktijk:
    """Two hours a week, 60 euro an hour; two hours of care in April."""
    gemaakt = Praktijk(workspace, tmp_path, date(2026, 6, 8))
    gemaakt.ontvang(bericht301())
    leg_vast(gemaakt.ws, zorg(date(2026, 4, 7), 120), contract=[afspraak()])
    return gemaakt


def zorg_ids(praktijk: Praktijk) -> list[int]:
    with praktijk.ws.lezen() as uow:
        return [een.id for een in uow.zorg.tussen(date(2021, 1, 1), date(2031, 1, 1)) if een.id]


def laat_vervallen(praktijk: Praktijk) -> None:
    """Let all care lapse."""
    with praktijk.ws.schrijven() as uow:
        for id_ in zorg_ids(praktijk):
            uow.zorg.vervang(id_, None, praktijk.ws.nu())
        uow.commit()


def nieuwe_301(praktijk: Praktijk, **anders: object) -> Uitkomst:
    product = toegewezen(
        **{"toewijzingsdatum": praktijk.dag, "toewijzingstijd": time(9)} | anders  # type: ignore[arg-type]
    )
    (regel,) = praktijk.ontvang(
        bericht301(product, identificatie="G0002", dagtekening=praktijk.dag)
    )
    return regel.uitkomst


def zonder_bevinding(praktijk: Praktijk, bericht: Declaratiebericht) -> None:
    """Hold a 323 that left to schema and rules."""
    (verzending,) = [
        een for een in praktijk.verzendingen() if een.identificatie == bericht.identificatie
    ]
    assert not valideer(bericht)
    with praktijk.ws.lezen() as uow:
        bron = bron_voor(uow, [bericht], praktijk.dag, [verzending.bewaard_id])
        bron.gebruikt.clear()
        assert check(bericht, Dossier(), bron) == ()
