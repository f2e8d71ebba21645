"""Importing many files: how many queries it takes, and what a crash halfway leaves."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from app.services import ontvangen, verwerken, werklijst
from app.services.bestanden import Bestand
from app.services.ontvangen import Uitkomst, ontvang_bestanden
from app.services.workspace import Workspace
from app.standard.codec import encode
from tests.bouw import bericht301, toegewezen
from tests.walks.conftest import sjabloon, snelle_sleutel, workspace

__all__ = ["sjabloon", "snelle_sleutel", "workspace"]  # fixtures

BSNS = [str(n) for n in range(999900000, 999999999)]


def geldig(bsn: str) -> bool:
    gewichten = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(int(c) * g for c, g in zip(bsn, gewichten, strict=True)) % 11 == 0


def bestanden(aantal: int) -> list[Bestand]:
    bsns = (bsn for bsn in BSNS if geldig(bsn))
    return [
        Bestand(
            f"{i}.xml",
            encode(bericht301(toegewezen(1000 + i), bsn=next(bsns), identificatie=f"G{i}")),
        )
        for i in range(aantal)
    ]


@contextmanager
def geteld(ws: Workspace) -> Iterator[list[str]]:
    opdrachten: list[str] = []

    def tel(_conn: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        opdrachten.append(statement)

    event.listen(ws.engine, "before_cursor_execute", tel)
    yield opdrachten
    event.remove(ws.engine, "before_cursor_execute", tel)


def test_het_aantal_queries_groeit_niet_met_het_aantal_berichten(workspace: Workspace) -> None:
    alle = bestanden(140)
    with geteld(workspace) as weinig:
        ontvang_bestanden(workspace, alle[:20])
    with geteld(workspace) as veel:
        ontvang_bestanden(workspace, alle[20:])
    assert len(veel) == len(weinig)


def test_vandaag_kost_een_vast_aantal_queries(workspace: Workspace) -> None:
    alle = bestanden(60)
    ontvang_bestanden(workspace, alle[:5])
    with geteld(workspace) as weinig:
        assert len(werklijst.termijnen(workspace)) == 10
    ontvang_bestanden(workspace, alle[5:])
    with geteld(workspace) as veel:
        assert len(werklijst.termijnen(workspace)) == 120
    assert len(veel) == len(weinig) <= 23


def test_na_afbreken_gaat_de_volgende_import_verder(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The bytes are kept before anything else: what was not judged is judged the next time."""
    alle = bestanden(3)

    class Stroomuitval(BaseException):
        pass

    def valt_uit(*_args: object) -> None:
        raise Stroomuitval

    with monkeypatch.context() as even:
        even.setattr(verwerken.Verwerking, "verwerk", valt_uit)
        with pytest.raises(Stroomuitval):
            ontvang_bestanden(workspace, alle)
    assert werklijst.termijnen(workspace) == []
    regels = ontvang_bestanden(workspace, alle)
    assert [regel.uitkomst for regel in regels] == [Uitkomst.VERWERKT] * 3
    assert len(werklijst.termijnen(workspace)) == 6


def test_een_fout_in_heenweer_zelf_raakt_alleen_dat_bestand(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    from app.rules.check import check as echt

    def kapot(bericht: Any, *rest: Any) -> Any:
        if bericht.identificatie == "G1":
            raise RuntimeError("kapot")
        return echt(bericht, *rest)

    monkeypatch.setattr(verwerken, "check", kapot)
    regels = ontvang_bestanden(workspace, bestanden(3))
    assert [regel.uitkomst for regel in regels] == [
        Uitkomst.VERWERKT, Uitkomst.GEWEIGERD, Uitkomst.VERWERKT,
    ]  # fmt: skip
    assert "iets mis in Heenweer" in regels[1].reden
    assert "kapot" in caplog.text


def test_annuleren_houdt_wat_gedaan_is(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ontvangen, "PER_KEER", 2)
    gezien: list[int] = []

    def stop_na_vier(gedaan: int, _naam: str) -> bool:
        gezien.append(gedaan)
        return gedaan < 4

    assert len(ontvang_bestanden(workspace, bestanden(9), stop_na_vier)) == 4
    assert gezien == [2, 4]
    assert len(werklijst.termijnen(workspace)) == 8


def test_import_uit_een_map(workspace: Workspace, tmp_path: Path) -> None:
    map_ = tmp_path / "in"
    map_.mkdir()
    for bestand in bestanden(2):
        (map_ / bestand.naam).write_bytes(bestand.inhoud)
    assert len(ontvangen.ontvang(workspace, [map_])) == 2


def test_ontvangen_op_is_vandaag(workspace: Workspace) -> None:
    ontvang_bestanden(workspace, bestanden(1))
    retour = next(t for t in werklijst.termijnen(workspace) if t.soort == "302")
    assert retour.telt_vanaf == date(2026, 4, 10)
