"""Requests on their way to VECOZO: judged again when they leave."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.verzending import Status
from app.services import exporteren, verzenden
from app.services.workspace import Workspace
from app.standard.basis import Product
from app.standard.release import Wet
from tests.bouw import bericht301, toegewezen
from tests.rules.bron import TWEEDE, tweede_product
from tests.services.afkeuringen import importeer
from tests.services.test_ontvangen import geteld
from tests.services.verzoekstand import een
from tests.store.opslag import verzonnen_bsns
from tests.verzoeken_bouw import (
    bericht315,
    bericht317,
    doe,
)
from tests.walks.conftest import sjabloon, snelle_sleutel, workspace

__all__ = ["sjabloon", "snelle_sleutel", "workspace"]  # fixtures


class TestExporteren:
    """A 315 and a 317 are judged again when they leave."""

    def exporteer(
        self, ws: Workspace, map_: Path, ids: list[int] | None = None
    ) -> tuple[list[str], list[str]]:
        """What left, and by which rule the rest stayed."""
        uit = exporteren.exporteer(ws, map_, ids=ids)
        return (
            [pad.name.partition("_")[0] for pad in uit.paden],
            [een.bevinding.regel for een in uit.achtergebleven],
        )

    def test_een_verzoek_staat_zichzelf_niet_in_de_weg(
        self, workspace: Workspace, tmp_path: Path
    ) -> None:
        doe(workspace, bericht315("A1", "A2"), Status.KLAAR)
        assert self.exporteer(workspace, tmp_path) == (["JW315"], [])

    @pytest.mark.parametrize("ingehaald", [False, True])
    def test_een_ingehaald_317_blijft_achter_tr349(
        self, workspace: Workspace, tmp_path: Path, ingehaald: bool
    ) -> None:
        bekend = (toegewezen(), toegewezen(TWEEDE, product=tweede_product(Wet.JW)))
        importeer(workspace, bericht301(*bekend))
        doe(workspace, bericht317("V1"), Status.KLAAR)
        if not ingehaald:
            assert self.exporteer(workspace, tmp_path) == (["JW317"], [])
            return
        derde = toegewezen(300209, product=Product(categorie="45", code="45A09"))
        importeer(workspace, bericht301(*bekend, derde, identificatie="G2"))
        assert self.exporteer(workspace, tmp_path) == ([], ["TR349"])
        (blijft,) = exporteren.exporteer(workspace, tmp_path).achtergebleven
        assert (blijft.client, blijft.verzending.status) == ("T. de Wit", Status.KLAAR)
        assert "Toewijzing 300209" in blijft.bevinding.melding

    def test_een_tweede_verzoek_wacht_op_het_eerste_tr374(
        self, workspace: Workspace, tmp_path: Path
    ) -> None:
        doe(workspace, bericht315("A1"), Status.KLAAR)
        doe(workspace, bericht315("B1"), Status.KLAAR)
        assert self.exporteer(workspace, tmp_path) == (["JW315"], ["TR374"])

    def test_wat_niet_mee_gaat_houdt_niets_tegen(
        self, workspace: Workspace, tmp_path: Path
    ) -> None:
        doe(workspace, bericht315("A1"), Status.KLAAR)
        (tweede,) = doe(workspace, bericht315("B1"), Status.KLAAR)
        ids = [tweede.bericht_id or 0]
        assert self.exporteer(workspace, tmp_path, ids) == (["JW315"], [])

    def test_wat_al_weg_is_houdt_een_tweede_tegen_tr374(
        self, workspace: Workspace, tmp_path: Path
    ) -> None:
        doe(workspace, bericht315("A1"), Status.GEEXPORTEERD)
        doe(workspace, bericht315("B1"), Status.KLAAR)
        assert self.exporteer(workspace, tmp_path) == ([], ["TR374"])

    def test_wat_je_terugtrok_is_niet_gevraagd(self, workspace: Workspace, tmp_path: Path) -> None:
        (eerste,) = doe(workspace, bericht315("A1"), Status.KLAAR)
        verzenden.trek_terug(workspace, eerste.bericht_id or 0)
        assert een(workspace).berichtstatus is Status.VERVALLEN
        doe(workspace, bericht315("B1"), Status.KLAAR)
        assert self.exporteer(workspace, tmp_path) == (["JW315"], [])

    def test_een_vast_aantal_queries(self, workspace: Workspace, tmp_path: Path) -> None:
        bsns = verzonnen_bsns(33)
        for i, bsn in enumerate(bsns):
            doe(workspace, bericht315(f"A{i}", bsn=bsn), Status.KLAAR)
        ids = [v.bewaard_id for v in verzenden.uitgaand(workspace, [Status.KLAAR])]
        with geteld(workspace) as weinig:
            self.exporteer(workspace, tmp_path / "a", ids[:3])
        with geteld(workspace) as veel:
            weg, _ = self.exporteer(workspace, tmp_path / "b", ids[3:])
        assert len(weg) == 30
        assert len(veel) == len(weinig)
