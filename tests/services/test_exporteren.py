"""Files for VECOZO: its limits, and never over another file."""

from __future__ import annotations

import zipfile
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from app.domain.verzending import Status, Verzending
from app.errors import UserError
from app.services import exporteren
from app.services.exporteren import schrijf
from app.standard.berichtsoort import Berichtsoort
from app.standard.codec import MAX_BYTES
from app.standard.release import Wet


def verzending(
    nummer: int, soort: Berichtsoort = Berichtsoort.START, wet: Wet = Wet.JW, grootte: int = 10
) -> Verzending:
    return Verzending(
        nummer, wet, soort, "0268", "42420001", f"ID{nummer:04}", date(2026, 4, 10),
        b"x" * grootte, Status.KLAAR, datetime.now(UTC),
    )  # fmt: skip


def namen(pad: Path) -> list[str]:
    with zipfile.ZipFile(pad) as archief:
        return archief.namelist()


def test_de_naam_van_een_bestand_zegt_niets_over_de_client(tmp_path: Path) -> None:
    (pad,) = schrijf([verzending(1)], tmp_path, als_zip=False)
    assert pad.name == "JW305_0268_20260410_ID0001.xml"
    assert pad.name.isascii()


def test_hoogstens_30_declaraties_in_een_zip(tmp_path: Path) -> None:
    lijst = [verzending(i, Berichtsoort.DECLARATIE) for i in range(61)]
    paden = schrijf(lijst, tmp_path, als_zip=True)
    assert [len(namen(pad)) for pad in paden] == [30, 30, 1]


def test_andere_berichten_kennen_die_grens_niet(tmp_path: Path) -> None:
    (pad,) = schrijf([verzending(i) for i in range(61)], tmp_path, als_zip=True)
    assert len(namen(pad)) == 61


def test_declaraties_en_berichten_en_wetten_apart(tmp_path: Path) -> None:
    lijst = [
        verzending(1),
        verzending(2, Berichtsoort.DECLARATIE),
        verzending(3, wet=Wet.WMO),
        verzending(4, Berichtsoort.TOEWIJZING_RETOUR),
    ]
    paden = schrijf(lijst, tmp_path, als_zip=True)
    assert {pad.name: len(namen(pad)) for pad in paden} == {
        "JW_berichten_20260410_1.zip": 2,
        "JW_declaraties_20260410_1.zip": 1,
        "WMO_berichten_20260410_1.zip": 1,
    }


def test_een_zip_bevat_uitgepakt_hoogstens_25_mb(tmp_path: Path) -> None:
    lijst = [verzending(i, grootte=MAX_BYTES // 2 + 1) for i in range(3)]
    paden = schrijf(lijst, tmp_path, als_zip=True)
    assert [len(namen(pad)) for pad in paden] == [1, 1, 1]
    assert all(pad.stat().st_size <= MAX_BYTES for pad in paden)


def test_geen_mappen_in_een_zip(tmp_path: Path) -> None:
    (pad,) = schrijf([verzending(1)], tmp_path, als_zip=True)
    assert all("/" not in naam for naam in namen(pad))


def test_nog_een_keer_schrijven_laat_het_eerste_bestand_staan(tmp_path: Path) -> None:
    eerste = schrijf([verzending(1)], tmp_path, als_zip=False)
    tweede = schrijf([verzending(1)], tmp_path, als_zip=False)
    assert eerste != tweede
    assert all(pad.exists() for pad in (*eerste, *tweede))


def test_een_map_waarin_niet_geschreven_kan_worden(tmp_path: Path) -> None:
    bestand = tmp_path / "bestand"
    bestand.write_text("geen map")
    with pytest.raises(UserError, match="niet worden geschreven"):
        schrijf([verzending(1)], bestand / "map", als_zip=False)


def test_niets_klaar_geeft_niets(tmp_path: Path) -> None:
    assert exporteren.schrijf([], tmp_path, als_zip=True) == []
