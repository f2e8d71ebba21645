"""Keeping what was found of the woonplaats of a jeugdige."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.domain.verzoek import Woonplaatsbepaling
from app.errors import UserError
from app.services import ontvangen, woonplaats
from app.services.workspace import Workspace
from app.standard.codec import encode
from tests.bouw import ANDER_BSN, BSN, bericht301
from tests.walks.conftest import sjabloon, snelle_sleutel, workspace

__all__ = ["sjabloon", "snelle_sleutel", "workspace"]  # fixtures

APRIL = date(2026, 4, 9)


@pytest.fixture
def client_id(workspace: Workspace) -> int:
    pad = workspace.map / "301.xml"
    pad.write_bytes(encode(bericht301()))
    ontvangen.ontvang(workspace, [pad])
    return woonplaats.client_met_bsn(workspace, BSN)


def bepaling(
    gemeente: str = "0268", op: date = APRIL, client_id: int | None = None
) -> Woonplaatsbepaling:
    return Woonplaatsbepaling(
        gemeente=gemeente, redenering="Vraag? Antwoord.\nRegel.", op=op, client_id=client_id
    )


def test_what_was_found_for_a_client_comes_back_newest_first(
    workspace: Workspace, client_id: int
) -> None:
    oud = woonplaats.bewaar(workspace, bepaling(op=APRIL - timedelta(30), client_id=client_id))
    nieuw = woonplaats.bewaar(workspace, bepaling("0225", client_id=client_id))
    zelfde_dag = woonplaats.bewaar(workspace, bepaling(client_id=client_id))
    gevonden = woonplaats.van_client(workspace, client_id)
    assert gevonden == [zelfde_dag, nieuw, oud]
    assert [een.id for een in gevonden] == [zelfde_dag.id, nieuw.id, oud.id]


def test_what_was_found_before_there_was_a_client_is_joined_to_it(
    workspace: Workspace, client_id: int
) -> None:
    bewaard = woonplaats.bewaar(workspace, bepaling())
    assert woonplaats.van_client(workspace, client_id) == []
    assert bewaard.id is not None
    woonplaats.koppel(workspace, bewaard.id, client_id)
    (een,) = woonplaats.van_client(workspace, client_id)
    assert (een.id, een.client_id) == (bewaard.id, client_id)


def test_what_was_found_for_somebody_else_stays_with_them(
    workspace: Workspace, client_id: int
) -> None:
    bewaard = woonplaats.bewaar(workspace, bepaling(client_id=client_id))
    assert bewaard.id is not None
    with pytest.raises(LookupError):
        woonplaats.koppel(workspace, bewaard.id, client_id + 1)
    assert woonplaats.van_client(workspace, client_id) == [bewaard]


def test_a_gemeente_that_does_not_exist_is_not_kept(workspace: Workspace, client_id: int) -> None:
    with pytest.raises(UserError, match="9999"):
        woonplaats.bewaar(workspace, bepaling("9999", client_id=client_id))
    assert woonplaats.van_client(workspace, client_id) == []


def test_a_bsn_of_nobody_is_told_without_the_bsn(workspace: Workspace) -> None:
    with pytest.raises(UserError, match="geen cliënt met dit BSN") as geweigerd:
        woonplaats.client_met_bsn(workspace, ANDER_BSN)
    assert ANDER_BSN not in str(geweigerd.value)
