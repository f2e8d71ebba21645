"""Overviews from the command line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from app import bootstrap, cli
from tests.bouw import BSN, NIJMEGEN
from tests.reports.boekhouding import Boekhouding, Regel
from tests.walks.conftest import WACHTWOORD, Kantoor


@pytest.fixture
def gedeclareerd(kantoor: Kantoor) -> Kantoor:
    werk = bootstrap.open_workspace(kantoor.map, WACHTWOORD, lambda: date(2026, 4, 10))
    boek = Boekhouding(werk.engine)
    boek.wijs_toe()
    id_ = boek.declareer(Regel(48000), Regel(2000, maand=3))
    boek.antwoord(id_, {1: ["9321"]})
    boek.betaal(id_, 40000)
    boek.declareer(Regel(100, maand=12, jaar=2025), maand=date(2025, 12, 1))
    werk.engine.dispose()
    return kantoor


def test_overzicht_van_dit_jaar_per_maand(gedeclareerd: Kantoor) -> None:
    maart, april = gedeclareerd.heenweer("overzicht")
    assert (maart["maand"], maart["afgekeurd"], maart["onopgelost"]) == ("2026-03", 2000, 2000)
    assert april == {
        "maand": "2026-04", "gedeclareerd": 48000, "toegekend": 48000, "wacht_op_antwoord": 0,
        "afgekeurd": 0, "onopgelost": 0, "betaald": 40000, "open": 8000,
    }  # fmt: skip


def test_overzicht_per_gemeente_wet_en_product(gedeclareerd: Kantoor) -> None:
    for per, sleutel in (("gemeente", NIJMEGEN), ("wet", "jw"), ("product", "45 45A04")):
        (rij,) = gedeclareerd.heenweer("overzicht", "--per", per)
        assert (rij[per], rij["gedeclareerd"]) == (sleutel, 48000)


def test_overzicht_van_een_ander_jaar(gedeclareerd: Kantoor) -> None:
    assert [r["gedeclareerd"] for r in gedeclareerd.heenweer("overzicht", "--jaar", 2025)] == [100]
    assert gedeclareerd.heenweer("overzicht", "--jaar", 2024) == []


def test_overzicht_om_te_lezen(gedeclareerd: Kantoor) -> None:
    argv = ["overzicht", "--gegevens", str(gedeclareerd.map), "--vandaag", "2026-04-10"]
    assert cli.main([*argv, "--per", "gemeente"]) == 0
    tekst = gedeclareerd.capsys.readouterr().out
    assert "Nijmegen" in tekst
    assert "totaal" in tekst
    assert "€ 480,00" in tekst
    cli.main([*argv, "--jaar", "2020"])
    assert "niets gedeclareerd" in gedeclareerd.capsys.readouterr().out


def test_alles_naar_excel_en_nooit_eroverheen(gedeclareerd: Kantoor, tmp_path: Path) -> None:
    pad = tmp_path / "alles.xlsx"
    assert gedeclareerd.heenweer("exporteer-excel", pad) == {"bestand": str(pad)}
    assert load_workbook(pad)["Prestaties"].max_row == 4
    was = pad.read_bytes()
    assert "bestaat al" in gedeclareerd.heenweer("exporteer-excel", pad)["fout"]
    assert gedeclareerd.code == 1
    assert pad.read_bytes() == was


def test_bsn_in_excel_alleen_als_erom_is_gevraagd(gedeclareerd: Kantoor, tmp_path: Path) -> None:
    def waarden(naam: str, *opties: str) -> set[object]:
        gedeclareerd.heenweer("exporteer-excel", tmp_path / naam, *opties)
        blad = load_workbook(tmp_path / naam)["Prestaties"]
        return {waarde for rij in blad.iter_rows(values_only=True) for waarde in rij}

    assert BSN not in waarden("zonder.xlsx")
    assert BSN in waarden("met.xlsx", "--met-bsn")


def test_naar_een_map_die_er_niet_is(gedeclareerd: Kantoor, tmp_path: Path) -> None:
    fout = gedeclareerd.heenweer("exporteer-excel", tmp_path / "weg" / "a.xlsx")
    assert "kan daar niet worden bewaard" in fout["fout"]


def test_een_plafond_met_wat_er_van_over_is(gedeclareerd: Kantoor) -> None:
    zet = ["plafond", "--gemeente", NIJMEGEN, "--jaar", 2026, "--bedrag"]
    assert gedeclareerd.heenweer(*zet, "1.000,50") == {
        "gemeente": NIJMEGEN, "jaar": 2026, "plafond": 100050, "gedeclareerd": 48000,
        "verwacht": 48000 * 9, "bereikt": "2026-06-01", "stand": "verwacht",
    }  # fmt: skip
    assert gedeclareerd.heenweer(*zet, "geen")["plafond"] is None


@pytest.mark.parametrize(
    ("gemeente", "jaar", "bedrag", "wat"),
    [
        (NIJMEGEN, 2026, "veel", "geen bedrag"),
        (NIJMEGEN, 1999, "1", "kan niet het jaar"),
        ("9999", 2026, "1", "bestaat niet"),
    ],
)
def test_een_plafond_dat_niet_kan(
    gedeclareerd: Kantoor, gemeente: str, jaar: int, bedrag: str, wat: str
) -> None:
    antwoord = gedeclareerd.heenweer(
        "plafond", "--gemeente", gemeente, "--jaar", jaar, "--bedrag", bedrag
    )
    assert gedeclareerd.code == 1
    assert wat in antwoord["fout"]
