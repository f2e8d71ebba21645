"""Judging many messages again before they leave takes a fixed number of queries."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from app.domain.verzending import Status
from app.services import exporteren, melden, starten, verzenden
from app.services.ontvangen import ontvang_bestanden
from app.services.workspace import Workspace
from tests.services.test_ontvangen import bestanden, geteld
from tests.walks.conftest import sjabloon, snelle_sleutel, workspace

__all__ = ["sjabloon", "snelle_sleutel", "workspace"]  # fixtures


def zet_klaar(ws: Workspace, eerste: int, laatste: int) -> None:
    for nummer in range(eerste, laatste):
        form = starten.formulier(ws, melden.vind(ws, 1000 + nummer))
        assert melden.zet_klaar(ws, form, date(2026, 4, 3)).gelukt


def test_exporteren_kost_een_vast_aantal_queries(workspace: Workspace, tmp_path: Path) -> None:
    ontvang_bestanden(workspace, bestanden(43))
    zet_klaar(workspace, 0, 3)
    with geteld(workspace) as weinig:
        assert len(exporteren.exporteer(workspace, tmp_path / "a").paden) == 3
    zet_klaar(workspace, 3, 43)
    ids = [v.bewaard_id for v in verzenden.uitgaand(workspace, [Status.KLAAR])]
    with geteld(workspace) as veel:
        assert len(exporteren.exporteer(workspace, tmp_path / "b", ids=ids).paden) == 40
    assert len(veel) == len(weinig) <= 10
