"""Given, declared, granted and left, for every Toewijzing of a client."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import event

from app.domain.verzending import Status
from app.services.verbruik import overzicht, van_client
from app.services.workspace import Workspace
from app.standard.basis import Omvang
from app.standard.release import Wet
from app.store.unit_of_work import UnitOfWork
from tests.bouw import ANDER_BSN, BSN, bericht301, toegewezen
from tests.declareren_bouw import beantwoord, declareer, referentie
from tests.rules.declareren import credit, regel
from tests.services.afkeuringen import op
from tests.store.opslag import ontvang_en_bewaar, verzonnen_bsns
from tests.walks.conftest import sjabloon, snelle_sleutel, workspace
from tests.walks.declareren import zorg

__all__ = ["sjabloon", "snelle_sleutel", "workspace"]  # fixtures

MEI_6 = date(2026, 5, 6)
NU = datetime(2026, 5, 6, 9, 0, tzinfo=UTC)
TOTAAL = toegewezen(omvang=Omvang(volume=100, eenheid="04", frequentie="6"))


@pytest.fixture
def ws(workspace: Workspace) -> Workspace:
    """An office on 6 May with a client who has a hundred hours until 14 July."""
    ontvang_en_bewaar(workspace.engine, bericht301(TOTAAL))
    return op(workspace, MEI_6)


def test_wat_gedeclareerd_en_toegekend_is(ws: Workspace) -> None:
    eerste = regel(referentie(), 8)
    with ws.schrijven() as uow:
        toegekend = declareer(uow, "D1", eerste, regel(referentie(), 6))
        beantwoord(uow, toegekend, afgekeurd=[1])
        declareer(uow, "D2", credit(eerste, referentie()), regel(referentie(), 10))
        declareer(uow, "D3", regel(referentie(), 60, "01"), status=Status.KLAAR)
        for status in (Status.AFGEKEURD, Status.AFGEKEURD_VECOZO, Status.VERVALLEN):
            declareer(uow, referentie(), regel(referentie(), 50), status=status)
        uow.commit()
    (een,) = overzicht(ws)
    assert een.client == "T. de Wit"
    assert een.toewijzing.sleutel.nummer == 300201
    assert een.verbruik.gegeven == 100 * 60
    assert een.verbruik.gedeclareerd == (8 - 8 + 10 + 1) * 60  # refused lines do not count
    assert een.verbruik.toegekend == 8 * 60
    assert een.vooruit.startswith("Er blijft naar verwachting")


def test_wat_is_geregistreerd_telt_tot_er_gedeclareerd_is(ws: Workspace) -> None:
    with ws.schrijven() as uow:
        toewijzing = next(iter(uow.dossiers.laad([BSN])[BSN].toewijzingen.values()))
        assert toewijzing.id
        uow.zorg.voeg_toe(
            [
                zorg(date(2026, 4, 7), 30, eenheid="04", toewijzing_id=toewijzing.id),
                zorg(date(2026, 4, 8), 90, toewijzing_id=toewijzing.id),
                zorg(date(2026, 4, 9), 999),  # whose Toewijzing is not known
            ],
            NU,
        )
        uow.commit()
    (een,) = overzicht(ws)
    assert een.verbruik.gedeclareerd == 0
    # 31,5 hours in April: 68,5 are left on 1 May, at 1,05 hours a day.
    assert een.vooruit == "Rond 5 juli is het volume op."


def test_wat_de_gemeente_terugnam_staat_er_niet_bij(ws: Workspace) -> None:
    terug = toegewezen(
        300202, einddatum=date(2026, 4, 1), reden_wijziging="13", omvang=TOTAAL.omvang
    )
    ontvang_en_bewaar(ws.engine, bericht301(TOTAAL, terug, identificatie="G0005"))
    assert [een.toewijzing.sleutel.nummer for een in overzicht(ws)] == [300201]


def test_een_client_of_enkele(ws: Workspace) -> None:
    ontvang_en_bewaar(
        ws.engine,
        bericht301(toegewezen(300207, Wet.WMO), bsn=ANDER_BSN, wet=Wet.WMO, identificatie="G7"),
    )
    assert {een.toewijzing.bsn for een in overzicht(ws)} == {BSN, ANDER_BSN}
    (een,) = overzicht(ws, [ANDER_BSN])
    assert een.toewijzing.bsn == ANDER_BSN
    assert van_client(ws, een.client_id) == [een]


def test_evenveel_vragen_voor_hoeveel_clienten_ook(ws: Workspace) -> None:
    def vragen() -> int:
        gezien: list[str] = []

        def noteer(_v: object, _c: object, statement: str, *_: object) -> None:
            if not statement.startswith("BEGIN"):
                gezien.append(statement)

        event.listen(ws.engine, "before_cursor_execute", noteer)
        overzicht(ws)
        event.remove(ws.engine, "before_cursor_execute", noteer)
        return len(gezien)

    een = vragen()
    for plaats, bsn in enumerate(verzonnen_bsns(20)):
        if bsn != BSN:
            bericht = bericht301(toegewezen(400000 + plaats), bsn=bsn, identificatie=f"H{plaats}")
            ontvang_en_bewaar(ws.engine, bericht)
    with UnitOfWork(ws.engine) as uow:
        declareer(uow, "D1", regel(referentie(), 8))
        uow.commit()
    assert len(overzicht(ws)) > 15
    assert vragen() == een
