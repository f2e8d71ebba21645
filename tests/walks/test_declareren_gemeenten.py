"""Declaring for more than one gemeente, and for more than one client."""

from __future__ import annotations

from datetime import date

from tests.bouw import ANDER_BSN, bericht301, toegewezen
from tests.walks.declareren import afspraak, leg_vast, zorg
from tests.walks.declareren_dwars import APRIL, praktijk, zonder_bevinding
from tests.walks.praktijk import Praktijk, kort

__all__ = ["praktijk"]  # fixtures


def test_een_client_in_twee_gemeenten(praktijk: Praktijk) -> None:
    praktijk.ontvang(bericht301(gemeente="0200", identificatie="A0001"))
    with praktijk.ws.lezen() as uow:
        per_gemeente = {
            t.sleutel.gemeente: t.id
            for t in uow.dossiers.laad(["999900006"])["999900006"].toewijzingen.values()
        }
    leg_vast(
        praktijk.ws,
        zorg(date(2026, 4, 8), 95, toewijzing_id=per_gemeente["0200"]),
        contract=[afspraak(gemeente="0200", tarief=8730)],
    )
    # Both gemeenten gave number 300201: the care of before names it without saying whose.
    assert [weg.regel for _, weg in praktijk.stel(APRIL).weggelaten] == ["TR338"]
    praktijk.maak(APRIL)
    (bericht,) = praktijk.dien_in()
    assert bericht.gemeente == "0200"
    assert kort(bericht) == [("D", 95, 13823)]  # TR341: minutes, by the protocol
    zonder_bevinding(praktijk, bericht)


def test_ander_bsn_heeft_een_eigen_client(praktijk: Praktijk) -> None:
    praktijk.ontvang(bericht301(toegewezen(300301), bsn=ANDER_BSN, identificatie="G0009"))
    leg_vast(praktijk.ws, zorg(date(2026, 4, 8), 60, 300301, bsn=ANDER_BSN))
    praktijk.maak(APRIL)
    (bericht,) = praktijk.dien_in()
    assert {client.bsn for client in bericht.declaratie.clienten} == {"999900006", ANDER_BSN}
    zonder_bevinding(praktijk, bericht)
