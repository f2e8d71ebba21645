"""What was declared can be followed to who did what when, and compared by the gemeente."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell import Cell

from app.domain.declaratie import Vaststelling
from app.domain.verzending import Status
from app.domain.zorg import Zorgregel
from app.errors import UserError
from app.services import tabel, zorg, zorgherkomst
from app.services.workspace import Workspace
from app.standard.berichtsoort import Berichtsoort
from app.standard.declaratie import Prestatie
from app.store.declaraties import Declaratieregel, Regelantwoord
from app.store.zorg import Gedeclareerd
from tests.bouw import ANDER_BSN, BSN
from tests.rules.declareren import credit, declaratie
from tests.rules.declareren import regel as prestatie
from tests.services.zorgregels import APRIL, april, regel, wijs_ander_toe, wijs_toe
from tests.store.opslag import verzending
from tests.walks.conftest import sjabloon, snelle_sleutel, workspace

__all__ = ["sjabloon", "snelle_sleutel", "workspace"]  # fixtures

NIJMEGEN = "0268"


def leg_vast(ws: Workspace, *regels: Zorgregel) -> list[int]:
    return [een.regel.id or 0 for een in zorg.bewaar(ws, regels).toegevoegd]


def declareer(
    ws: Workspace,
    prestaties: Sequence[Prestatie],
    zorg_ids: Sequence[int],
    nummer: str = "D202604",
    status: Status = Status.INGEDIEND,
) -> tuple[int, list[int]]:
    """Send a 323 with these lines, each of this care; gives its id and those of its lines."""
    with ws.schrijven() as uow:
        dossier = uow.dossiers.laad([BSN])[BSN]
        (toewijzing,) = dossier.toewijzingen.values()
        assert dossier.client is not None
        assert dossier.client.id is not None
        assert toewijzing.id is not None
        waar = Declaratieregel(dossier.client.id, toewijzing.id, tuple(zorg_ids))
        op = date(2026, 4, 9) if status.verstuurd else None
        bericht = verzending(Berichtsoort.DECLARATIE, status, ingediend_op=op)
        uow.berichten.bewaar_uit([bericht])
        assert bericht.id is not None
        heen = declaratie(*prestaties)
        heen = replace(heen, declaratie=replace(heen.declaratie, declaratie_nummer=nummer))
        uow.declaraties.bewaar(bericht.id, heen, [waar] * len(prestaties))
        regels = uow.declaraties.regels([bericht.id])[bericht.id]
        uow.commit()
    return bericht.id, [een.id or 0 for een in regels]


def uitleg(ws: Workspace, een: Prestatie, *zorgregels: Zorgregel) -> str:
    wijs_toe(ws)
    _, ids = declareer(ws, [een], leg_vast(ws, *zorgregels))
    (gevonden,) = zorgherkomst.herkomst(ws, ids)
    assert len(gevonden.zorg) == len(zorgregels)
    return gevonden.uitleg


def test_iv079_380_minuten_zijn_6_uur(workspace: Workspace) -> None:
    gezegd = uitleg(workspace, prestatie(volume=6), regel(200), regel(180, medewerker="Bram"))
    assert gezegd == "380 minuten = 6 uur en 20 minuten, afgerond 6 uur (IV079)."


def test_hele_uren_worden_niet_afgerond(workspace: Workspace) -> None:
    gezegd = uitleg(workspace, prestatie(volume=3), regel(120), regel(1, eenheid="04"))
    assert gezegd == "180 minuten = 3 uur."


def test_minuten_in_minuten_zijn_een_som(workspace: Workspace) -> None:
    gezegd = uitleg(workspace, prestatie(volume=90, eenheid="01", tarief=100), regel(60), regel(30))
    assert gezegd == "90 minuten."


def test_een_bedrag_is_de_som_in_euro(workspace: Workspace) -> None:
    gezegd = uitleg(
        workspace,
        prestatie(volume=20050, eenheid="83"),
        regel("200.50", eenheid="83"),
    )
    assert gezegd == "€ 200,50."


def test_een_ander_volume_wordt_genoemd_met_de_reden(workspace: Workspace) -> None:
    gezegd = uitleg(workspace, prestatie(volume=2), regel(180))
    assert gezegd == "180 minuten = 3 uur. Gedeclareerd is 2 uur."
    (toewijzing_id,) = {een.toewijzing_id for een in april(workspace)}
    assert toewijzing_id is not None
    eigen = prestatie(volume=2)
    with workspace.schrijven() as uow:
        uow.declaraties.stel_vast(
            [
                Vaststelling(
                    toewijzing_id=toewijzing_id, product_categorie=eigen.product_categorie,
                    product_code=eigen.product_code, maand=APRIL, geregistreerd=180_000, volume=2,
                    reden="Afgesproken met de gemeente.", op=date(2026, 4, 10),
                )
            ]
        )  # fmt: skip
        uow.commit()
    with workspace.lezen() as uow:
        ids = [een.prestatie_id for een in uow.zorg.gedeclareerd(APRIL, date(2026, 4, 30)).values()]
    (gevonden,) = zorgherkomst.herkomst(workspace, ids)
    assert gevonden.uitleg.endswith("Je hebt 2 uur vastgesteld: Afgesproken met de gemeente.")


def test_wat_later_is_gewijzigd_is_nog_te_zien(workspace: Workspace) -> None:
    wijs_toe(workspace)
    eerste, tweede = leg_vast(workspace, regel(60), regel(120))
    _, ids = declareer(workspace, [prestatie(volume=3)], [eerste, tweede])
    (oud,) = [een for een in april(workspace) if een.id == eerste]
    zorg.bewaar(workspace, [], [replace(oud, aantal=Decimal(90))])
    (gevonden,) = zorgherkomst.herkomst(workspace, ids)
    assert [(een.regel.aantal, een.vervallen_op) for een in gevonden.zorg] == [
        (Decimal(60), date(2026, 4, 10)),
        (Decimal(120), None),
    ]
    assert gevonden.uitleg == "180 minuten = 3 uur."


def test_een_creditregel_zegt_wat_hij_terughaalt(workspace: Workspace) -> None:
    wijs_toe(workspace)
    ids = leg_vast(workspace, regel(180))
    debet = prestatie(volume=3)
    declareer(workspace, [debet], ids)
    _, (credit_id,) = declareer(workspace, [credit(debet)], ids, "D202604C")
    (gevonden,) = zorgherkomst.herkomst(workspace, [credit_id])
    assert gevonden.uitleg == "Deze creditregel haalt 3 uur van regel P1 terug."


# Where care was declared


def gedeclareerd(ws: Workspace) -> dict[int, Gedeclareerd]:
    return dict(zorg.maand(ws, APRIL).gedeclareerd)


def test_gedeclareerde_zorg_is_te_herkennen(workspace: Workspace) -> None:
    wijs_toe(workspace)
    eerste, tweede = leg_vast(workspace, regel(180), regel(30))
    _, (id_,) = declareer(workspace, [prestatie(volume=3)], [eerste])
    assert gedeclareerd(workspace) == {eerste: Gedeclareerd(id_, "D202604", "P1")}
    assert tweede not in gedeclareerd(workspace)


@pytest.mark.parametrize("status", [Status.AFGEKEURD, Status.AFGEKEURD_VECOZO, Status.VERVALLEN])
def test_wat_niet_telt_is_niet_gedeclareerd(workspace: Workspace, status: Status) -> None:
    wijs_toe(workspace)
    declareer(workspace, [prestatie(volume=3)], leg_vast(workspace, regel(180)), status=status)
    assert gedeclareerd(workspace) == {}


def test_een_afgekeurde_regel_is_niet_gedeclareerd(workspace: Workspace) -> None:
    wijs_toe(workspace)
    ids = leg_vast(workspace, regel(180))
    bericht_id, (id_,) = declareer(workspace, [prestatie(volume=3)], ids)
    with workspace.schrijven() as uow:
        afgekeurd = Regelantwoord(prestatie_id=id_, codes=("9321",))
        uow.declaraties.beantwoord(bericht_id, bericht_id, APRIL, 0, [afgekeurd])
        uow.commit()
    assert gedeclareerd(workspace) == {}


def test_een_gecrediteerde_regel_is_niet_meer_gedeclareerd(workspace: Workspace) -> None:
    wijs_toe(workspace)
    ids = leg_vast(workspace, regel(180))
    debet = prestatie(volume=3)
    declareer(workspace, [debet], ids)
    declareer(workspace, [credit(debet)], ids, "D202604C")
    assert gedeclareerd(workspace) == {}


def test_een_afgekeurde_creditregel_haalt_niets_terug(workspace: Workspace) -> None:
    wijs_toe(workspace)
    ids = leg_vast(workspace, regel(180))
    debet = prestatie(volume=3)
    declareer(workspace, [debet], ids)
    declareer(workspace, [credit(debet)], ids, "D202604C", Status.AFGEKEURD)
    assert list(gedeclareerd(workspace)) == ids


# The file for a gemeente


def test_de_vergelijking_zegt_wie_wat_wanneer_deed(workspace: Workspace, tmp_path: Path) -> None:
    wijs_toe(workspace)
    eerste, _ = leg_vast(
        workspace, regel("1.5", eenheid="04"), regel(30, datum=date(2026, 4, 9), medewerker="Bram")
    )
    declareer(workspace, [prestatie(volume=2)], [eerste])
    uit = zorgherkomst.exporteer_vergelijking(
        workspace, NIJMEGEN, APRIL, date(2026, 4, 30), tmp_path / "v.xlsx"
    )
    assert (uit.regels, uit.zonder_toewijzing) == (2, 0)
    blad = openpyxl.load_workbook(uit.pad).worksheets[0]
    kop, rij, tweede = blad.iter_rows()
    assert tuple(cel.value for cel in kop) == zorgherkomst.VERGELIJKING
    dag = rij[3]
    assert isinstance(dag, Cell)
    assert dag.is_date
    assert [cel.value for cel in rij if cel is not dag] == [
        300201, BSN, "45A04", "Anna", 1.5, "uur", "D202604", "P1",
    ]  # fmt: skip
    assert [cel.value for cel in tweede][4:] == ["Bram", 30, "minuten", None, None]


def test_de_vergelijking_kan_als_csv(workspace: Workspace, tmp_path: Path) -> None:
    wijs_toe(workspace)
    leg_vast(workspace, regel("1.5", eenheid="04"))
    uit = zorgherkomst.exporteer_vergelijking(
        workspace, NIJMEGEN, APRIL, date(2026, 4, 30), tmp_path / "v.csv"
    )
    (rij,) = tabel.lees(uit.pad).rijen
    assert rij.waarden[3:7] == ("08-04-2026", "Anna", "1,5", "uur")


def test_in_de_vergelijking_staat_alleen_wat_geldt_voor_die_gemeente_en_die_dagen(
    workspace: Workspace, tmp_path: Path
) -> None:
    wijs_toe(workspace)
    wijs_ander_toe(workspace)
    ids = leg_vast(
        workspace,
        regel(10),
        regel(20),
        regel(30, datum=date(2026, 4, 1)),
        regel(40, bsn="999900031"),
        regel(50, bsn=ANDER_BSN),
    )
    zorg.bewaar(workspace, [], verwijderd=ids[:1])
    uit = zorgherkomst.exporteer_vergelijking(
        workspace, NIJMEGEN, date(2026, 4, 2), date(2026, 4, 30), tmp_path / "v.xlsx"
    )
    rijen = tabel.lees(uit.pad).rijen
    assert [(rij.waarden[0], rij.waarden[5]) for rij in rijen] == [(300201, 20), (300301, 50)]
    assert uit.zonder_toewijzing == 1
    with pytest.raises(UserError, match="geen zorg vastgelegd voor Arnhem"):
        zorgherkomst.exporteer_vergelijking(
            workspace, "0202", date(2026, 4, 2), date(2026, 4, 30), tmp_path / "w.xlsx"
        )
    assert not (tmp_path / "w.xlsx").exists()
