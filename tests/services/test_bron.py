"""What the rules may know of our requests, for the messages that are judged."""

from __future__ import annotations

import pytest

from app.domain.verzending import Status
from app.domain.verzoek import IN_ONDERZOEK, Verzoekstatus
from app.services import controleren
from app.services.bron import bron_voor, verzoekreferenties
from app.services.workspace import Workspace
from app.standard.bericht import Bericht
from app.standard.codec import encode
from app.standard.release import Wet
from tests.bouw import AGB, bericht301
from tests.rules.bouw import HEEN, geldig
from tests.services.afkeuringen import importeer
from tests.services.test_ontvangen import geteld
from tests.store.opslag import verzonnen_bsns
from tests.verzoeken_bouw import (
    APRIL_9,
    APRIL_10,
    bericht301_op,
    bericht315,
    bericht317,
    bericht319,
    doe,
)
from tests.walks.conftest import antwoord, sjabloon, snelle_sleutel, workspace

__all__ = ["sjabloon", "snelle_sleutel", "workspace"]  # fixtures


def controleer(ws: Workspace, bericht: Bericht) -> list[str]:
    """Rules that find something in a message when its file is checked."""
    pad = ws.map.with_name("a.xml")
    pad.write_bytes(encode(bericht))
    (gevonden,) = controleren.controleer(ws, [pad])
    return [bevinding.regel for bevinding in gevonden.bevindingen]


@pytest.mark.parametrize(
    ("bericht", "verwacht"),
    [
        (bericht315("A1", "A2"), ["A1", "A2"]),
        (bericht317("V1"), ["V1"]),
        (bericht319("A1"), ["A1"]),
        (bericht301_op("V1", "V1", "A2"), ["V1", "A2"]),
        (bericht301(), []),
        (antwoord(bericht315("A1")), []),
        *[(geldig(soort, Wet.JW), []) for soort in HEEN if soort.value in ("305", "307", "323")],
    ],
)
def test_welke_referenties_een_bericht_noemt(bericht: Bericht, verwacht: list[str]) -> None:
    assert verzoekreferenties(bericht) == verwacht


@pytest.mark.parametrize(
    "bericht", [bericht315("A1"), bericht317("A1"), bericht319("A1"), bericht301_op("A1")]
)
def test_de_bron_kent_wat_een_bericht_noemt(workspace: Workspace, bericht: Bericht) -> None:
    doe(workspace, bericht315("A1"))
    with workspace.lezen() as uow:
        bron = bron_voor(uow, [bericht], APRIL_10)
    gevonden = bron.verzoek(Wet.JW, AGB, "A1")
    assert gevonden is not None
    assert (gevonden.gedaan_op, gevonden.status) == (APRIL_9, Verzoekstatus.IN_BEHANDELING)
    assert bron.verzoek(Wet.JW, "42420002", "A1") is None
    assert bron.verzoek(Wet.WMO, AGB, "A1") is None
    assert bron.verzoek(Wet.JW, AGB, "A2") is None


def test_wat_vecozo_afkeurde_kent_alleen_wie_antwoord_krijgt(workspace: Workspace) -> None:
    doe(workspace, bericht315("A1"), Status.AFGEKEURD_VECOZO)
    with workspace.lezen() as uow:
        opnieuw = bron_voor(uow, [bericht315("A1")], APRIL_10)
        beantwoord = bron_voor(uow, [bericht319("A1")], APRIL_10)
    assert opnieuw.verzoek(Wet.JW, AGB, "A1") is None
    assert beantwoord.verzoek(Wet.JW, AGB, "A1") is not None


def test_wat_beoordeeld_wordt_telt_zelf_niet_mee(workspace: Workspace) -> None:
    bericht = bericht315("A1")
    id_ = doe(workspace, bericht)[0].bericht_id
    assert id_ is not None
    with workspace.lezen() as uow:
        assert bron_voor(uow, [bericht], APRIL_10, [id_]).verzoek(Wet.JW, AGB, "A1") is None


def test_een_eigen_315_controleren_vindt_zichzelf_niet_tr347_tr374(workspace: Workspace) -> None:
    bericht = bericht315("A1", "A2")
    doe(workspace, bericht)
    assert controleer(workspace, bericht) == []
    assert controleer(workspace, bericht315("A1", "A2", identificatie="X")) == ["TR347", "TR347"]
    assert controleer(workspace, bericht315("B1")) == ["TR374"]


@pytest.mark.parametrize(
    "bericht", [bericht319("A1", IN_ONDERZOEK), bericht319("A1"), bericht301_op("A1")]
)
def test_een_ontvangen_antwoord_controleren_vindt_zichzelf_niet(
    workspace: Workspace, bericht: Bericht
) -> None:
    doe(workspace, bericht315("A1"))
    importeer(workspace, bericht)
    assert controleer(workspace, bericht) == []


def test_een_vast_aantal_queries(workspace: Workspace) -> None:
    def berichten(van: int, tot: int) -> list[Bericht]:
        return [
            bericht
            for i in range(van, tot)
            for bericht in (
                bericht315(f"A{i}"),
                bericht317(f"V{i}"),
                bericht319(f"A{i}"),
                bericht301_op(f"V{i}"),
            )
        ]

    for i, bsn in enumerate(verzonnen_bsns(20)):
        doe(workspace, bericht315(f"A{i}", bsn=bsn))
        doe(workspace, bericht317(f"V{i}", bsn=bsn))
    geteld_ = []
    for lijst in (berichten(0, 1), berichten(1, 20)):
        with workspace.lezen() as uow, geteld(workspace) as gezien:
            bron = bron_voor(uow, lijst, APRIL_10)
        assert len(bron.verzoeken) == len(lijst) // 2
        geteld_.append(len(gezien))
    assert geteld_[0] == geteld_[1]
