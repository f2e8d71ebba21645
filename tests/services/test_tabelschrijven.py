"""Tables that the app gives: what is a date or a number in it is one in Excel too."""

from __future__ import annotations

import tempfile
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell import Cell

from app.errors import UserError
from app.services import tabel
from app.services.tabel import Waarde
from app.services.tabelschrijven import schrijf

KOP = ("bsn", "datum", "aantal", "opmerking")
RIJEN: list[list[Waarde]] = [
    ["012345672", date(2026, 4, 8), Decimal("1.5"), "=SOM(A1)"],
    [None, None, 2, "Zoë; thuis"],
]


def test_in_excel_zijn_datums_en_getallen_echt(tmp_path: Path) -> None:
    pad = schrijf(tmp_path / "a.xlsx", "Zorg", KOP, RIJEN)
    blad = openpyxl.load_workbook(pad)["Zorg"]
    bsn, dag, aantal, opmerking = next(blad.iter_rows(min_row=2, max_row=2))
    assert bsn.value == "012345672"
    assert isinstance(dag, Cell)
    assert dag.is_date
    assert dag.number_format == "dd-mm-yyyy"
    assert aantal.value == 1.5
    assert (opmerking.value, opmerking.data_type) == ("=SOM(A1)", "s")


@pytest.mark.parametrize("naam", ["a.csv", "a.XLSX"])
def test_wat_wordt_geschreven_kan_weer_worden_gelezen(tmp_path: Path, naam: str) -> None:
    gelezen = tabel.lees(schrijf(tmp_path / naam, "Zorg", KOP, RIJEN))
    assert gelezen.kop == KOP
    assert [[tabel.als_tekst(waarde) for waarde in rij.waarden] for rij in gelezen.rijen] == [
        ["012345672", "08-04-2026", "1,5", "=SOM(A1)"],
        ["", "", "2", "Zoë; thuis"],
    ]


@pytest.mark.parametrize("naam", ["a.csv", "a.xlsx"])
def test_wat_iemand_typte_wordt_nooit_een_formule(tmp_path: Path, naam: str) -> None:
    getypt = ["=cmd|'/c calc'!A1", "+31 6", "-2+3", "@SOM(A1)", "gewoon", "'s ochtends"]
    pad = schrijf(tmp_path / naam, "Zorg", ("tekst", "dag"), [[tekst, "x"] for tekst in getypt])
    if naam == "a.csv":
        regels = pad.read_text("utf-8-sig").splitlines()[1:]
        assert [regel[0] for regel in regels] == ["'", "'", "'", "'", "g", "'"]
    else:
        blad = openpyxl.load_workbook(pad)["Zorg"]
        assert {cel.data_type for rij in blad.iter_rows() for cel in rij} == {"s"}
    assert [rij.waarden[0] for rij in tabel.lees(pad).rijen] == getypt


def test_een_getal_onder_nul_blijft_een_getal(tmp_path: Path) -> None:
    pad = schrijf(tmp_path / "a.csv", "Zorg", ("x", "y"), [[Decimal("-1.5"), "a"]])
    assert "'" not in pad.read_text("utf-8-sig")


def test_tekens_die_excel_niet_kent_vallen_weg(tmp_path: Path) -> None:
    pad = schrijf(tmp_path / "a.xlsx", "Zorg", ("x", "y"), [["Bo\x07b", "a\x00"]])
    assert [rij.waarden for rij in tabel.lees(pad).rijen] == [("Bob", "a")]


def test_niets_komt_in_een_tijdelijk_bestand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def weiger(*_: object, **__: object) -> None:
        raise AssertionError("a temporary file was asked for")

    monkeypatch.setattr(tempfile, "NamedTemporaryFile", weiger)
    monkeypatch.setattr("openpyxl.worksheet._writer.NamedTemporaryFile", weiger)
    schrijf(tmp_path / "a.xlsx", "Zorg", KOP, RIJEN)


def test_een_bestand_wordt_nooit_overschreven(tmp_path: Path) -> None:
    pad = tmp_path / "a.csv"
    pad.write_text("van mij")
    with pytest.raises(UserError, match="bestaat al"):
        schrijf(pad, "Zorg", KOP, RIJEN)
    assert pad.read_text() == "van mij"


def test_een_andere_soort_wordt_geweigerd(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="geen CSV- of Excel-bestand"):
        schrijf(tmp_path / "a.pdf", "Zorg", KOP, RIJEN)
    assert list(tmp_path.iterdir()) == []
