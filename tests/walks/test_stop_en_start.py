"""A start and a stop of one Toewijzing beside each other, on the command line."""

from __future__ import annotations

from tests.walks.conftest import Kantoor, afkeuring, antwoord
from tests.walks.stoppen import (
    DAG,
    STOP_PRODUCT,
    TWEEDE,
    akkoord,
    corrigeer,
    dien_in,
    lopend,
    producten,
    stop,
)
from tests.walks.test_stop_samen import overlappend

START_PRODUCT = "/Bericht/Client/StartProducten/StartProduct[1]"


def corrigeer_start(kantoor: Kantoor, begindatum: str) -> None:
    kantoor.heenweer("corrigeer", "305", "--toewijzing", 300201, "--begindatum", begindatum)
    assert kantoor.code == 0


def test_een_andere_start_lost_een_afgekeurde_stop_niet_op_op286(kantoor: Kantoor) -> None:
    lopend(kantoor)
    stop(kantoor, "2026-05-04", "31")
    pad = dien_in(kantoor)
    kantoor.importeer(antwoord(pad, afkeuring("TR382", "9069", STOP_PRODUCT), dag=DAG))
    corrigeer_start(kantoor, "2026-04-04")
    akkoord(kantoor)
    (afkeur,) = kantoor.termijnen("afkeur")
    assert "9069" in afkeur["uitleg"]
    stop(kantoor, "2026-05-04", "31")
    assert kantoor.termijnen("afkeur") == []


def test_een_stop_lost_een_afgekeurde_start_niet_op_op286(kantoor: Kantoor) -> None:
    lopend(kantoor)
    corrigeer_start(kantoor, "2026-04-04")
    pad = dien_in(kantoor)
    kantoor.importeer(antwoord(pad, afkeuring("TR326", "9326", START_PRODUCT), dag=DAG))
    stop(kantoor, "2026-05-04", "31")
    akkoord(kantoor)
    assert len(kantoor.termijnen("afkeur")) == 1


def test_dezelfde_stop_met_een_andere_erbij_meldt_alleen_die_andere_tr101(
    kantoor: Kantoor,
) -> None:
    overlappend(kantoor)
    stop(kantoor, "2026-05-04", "02")
    akkoord(kantoor)
    corrigeer(kantoor, "--intrekken")
    stop(kantoor, "2026-05-04", "02", "--ook", TWEEDE)
    assert kantoor.code == 0
    (pad,) = kantoor.exporteer()
    assert producten(pad) == [("1", TWEEDE, "2026-05-04", "02")]
