"""A client of whom care was declared in all sorts of ways. Test BSNs only."""

from __future__ import annotations

from datetime import date
from typing import Any

from app.domain.verzending import Status
from app.services.workspace import Workspace
from app.standard.basis import Omvang
from app.standard.toewijzing import ToegewezenProduct
from app.store.unit_of_work import UnitOfWork
from tests.bouw import BSN, bericht301, toegewezen
from tests.declareren_bouw import beantwoord, declareer, referentie
from tests.rules.declareren import maand, regel
from tests.store.opslag import ontvang_en_bewaar
from tests.walks.declareren import afspraak, leg_vast, zorg

BEGIN, EINDE = date(2026, 1, 1), date(2026, 12, 31)
FEBRUARI, MAART = date(2026, 2, 1), date(2026, 3, 1)
HALF, TE_VEEL, BUDGET, ZONDER, LOOPT, DAGDELEN = range(300201, 300207)


def toewijzingen() -> list[ToegewezenProduct]:
    """One half granted, one overrun, a budget, one with nothing, one without end, one in parts."""

    def een(nummer: int, volume: int = 64, eenheid: str = "04", **anders: Any) -> ToegewezenProduct:
        velden: dict[str, Any] = {
            "ingangsdatum": BEGIN,
            "einddatum": EINDE,
            "omvang": Omvang(volume=volume, eenheid=eenheid, frequentie="6"),
        }
        return toegewezen(nummer, **velden | anders)

    return [
        een(HALF),
        een(TE_VEEL, einddatum=date(2026, 6, 30)),
        een(BUDGET, omvang=None, budget=500000),
        een(ZONDER, omvang=None),
        een(LOOPT, einddatum=None, omvang=Omvang(volume=2, eenheid="04", frequentie="2")),
        een(DAGDELEN, 1200, "16", ingangsdatum=MAART),
    ]


def declareer_maand(
    uow: UnitOfWork,
    nummer: int,
    wanneer: date,
    volume: int,
    eenheid: str = "04",
    *,
    toegekend: bool = True,
    afgekeurd: bool = False,
    naam: str = "",
) -> int:
    """Declare a month of a Toewijzing of this client, and let the gemeente answer."""
    tarief = 0 if eenheid == "83" else 6000
    een = regel(
        referentie(), volume, eenheid, tarief, nummer=nummer,
        product_periode=maand(wanneer.year, wanneer.month),
    )  # fmt: skip
    status = Status.INGEDIEND if toegekend or afgekeurd else Status.KLAAR
    id_ = declareer(uow, naam or referentie(), een, status=status)
    if toegekend or afgekeurd:
        beantwoord(uow, id_, afgekeurd=[0] if afgekeurd else ())
    return id_


def vul(workspace: Workspace, **van_client: Any) -> None:
    """Take the Toewijzingen in, declare of them, and record care that is not declared."""
    ontvang_en_bewaar(workspace.engine, bericht301(*toewijzingen(), **van_client))
    with workspace.schrijven() as uow:
        declareer_maand(uow, HALF, FEBRUARI, 20)
        declareer_maand(uow, HALF, MAART, 6, toegekend=False, naam="HALF2")
        declareer_maand(uow, TE_VEEL, FEBRUARI, 40)
        declareer_maand(uow, TE_VEEL, MAART, 28, toegekend=False)
        declareer_maand(uow, BUDGET, FEBRUARI, 400000, "83")
        declareer_maand(uow, ZONDER, FEBRUARI, 125050, "83")
        declareer_maand(uow, LOOPT, FEBRUARI, 8)
        declareer_maand(uow, LOOPT, MAART, 9, afgekeurd=True)
        ids = {
            toewijzing.sleutel.nummer: toewijzing.id
            for toewijzing in uow.dossiers.laad([BSN])[BSN].toewijzingen.values()
        }
        uow.commit()
    leg_vast(
        workspace,
        zorg(date(2026, 4, 2), 300, HALF, toewijzing_id=ids[HALF]),
        zorg(date(2026, 4, 7), 60, HALF, toewijzing_id=ids[HALF]),
        zorg(date(2026, 3, 4), 2, DAGDELEN, eenheid="16", toewijzing_id=ids[DAGDELEN]),
        zorg(date(2026, 4, 8), 1, DAGDELEN, eenheid="16", toewijzing_id=ids[DAGDELEN]),
        contract=[afspraak()],
    )
