"""Files, folders and ZIPs as the user drops them, friendly and hostile."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest

from app.services import bestanden
from app.services.bestanden import Bestand, lees
from app.standard.codec import MAX_BYTES


def maak_zip(pad: Path, **leden: bytes) -> Path:
    with zipfile.ZipFile(pad, "w", zipfile.ZIP_DEFLATED) as archief:
        for naam, inhoud in leden.items():
            archief.writestr(naam, inhoud)
    return pad


def een(pad: Path) -> Bestand:
    (bestand,) = lees([pad])
    return bestand


def test_een_map_geeft_xml_en_zip_op_naam(tmp_path: Path) -> None:
    (tmp_path / "b.xml").write_bytes(b"<b/>")
    (tmp_path / "a.XML").write_bytes(b"<a/>")
    (tmp_path / "brief.pdf").write_bytes(b"%PDF")
    maak_zip(tmp_path / "c.zip", **{"in.xml": b"<c/>"})
    assert [(b.naam, b.inhoud) for b in lees([tmp_path])] == [
        ("a.XML", b"<a/>"), ("b.xml", b"<b/>"), ("in.xml", b"<c/>"),
    ]  # fmt: skip


def test_een_zip_wordt_aan_zijn_inhoud_herkend(tmp_path: Path) -> None:
    pad = maak_zip(tmp_path / "download", **{"x.xml": b"<x/>"})
    assert een(pad).inhoud == b"<x/>"


@pytest.mark.parametrize("naam", ["map/x.xml", "..\\x.xml", "../../etc/x.xml", "map/"])
def test_mappen_in_een_zip_worden_geweigerd(tmp_path: Path, naam: str) -> None:
    bestand = een(maak_zip(tmp_path / "a.zip", **{naam: b"<x/>"}))
    assert "mappen" in str(bestand.fout)
    assert bestand.inhoud  # the bytes of the ZIP itself are kept


def test_een_zipbom_wordt_niet_uitgepakt(tmp_path: Path) -> None:
    nullen = b"\0" * (MAX_BYTES - 1)
    bom = maak_zip(tmp_path / "bom.zip", **{f"{i}.xml": nullen for i in range(11)})
    assert bom.stat().st_size < 1_000_000
    assert "te groot" in str(een(bom).fout)


def test_een_lid_van_meer_dan_25_mb_wordt_geweigerd(tmp_path: Path) -> None:
    pad = maak_zip(tmp_path / "a.zip", groot=b" " * (MAX_BYTES + 1), klein=b"<x/>")
    groot, klein = lees([pad])
    assert "25 MB" in str(groot.fout)
    assert klein.fout is None


def test_een_lid_dat_over_zijn_grootte_liegt_leest_niet_door(tmp_path: Path) -> None:
    pad = maak_zip(tmp_path / "a.zip", x=b"y" * 5000)
    kapot = pad.read_bytes().replace((5000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    pad.write_bytes(kapot)
    assert een(pad).fout is not None


def test_te_veel_leden(tmp_path: Path) -> None:
    pad = maak_zip(tmp_path / "a.zip", **{f"{i}": b"" for i in range(bestanden.MAX_IN_ZIP + 1)})
    assert "meer dan" in str(een(pad).fout)


def test_zip_in_zip_en_lege_zip(tmp_path: Path) -> None:
    binnen = io.BytesIO()
    with zipfile.ZipFile(binnen, "w") as archief:
        archief.writestr("x.xml", "<x/>")
    assert "ZIP in een ZIP" in str(een(maak_zip(tmp_path / "a.zip", b=binnen.getvalue())).fout)
    assert "leeg" in str(een(maak_zip(tmp_path / "leeg.zip")).fout)


def test_een_wachtwoord_wordt_gemeld(tmp_path: Path) -> None:
    pad = maak_zip(tmp_path / "a.zip", x=b"<x/>")
    inhoud = bytearray(pad.read_bytes())
    inhoud[6] |= 1  # local header: encrypted
    centraal = inhoud.index(b"PK\x01\x02")
    inhoud[centraal + 8] |= 1
    pad.write_bytes(inhoud)
    assert "wachtwoord" in str(een(pad).fout)


def test_een_afgebroken_zip(tmp_path: Path) -> None:
    pad = maak_zip(tmp_path / "a.zip", x=os.urandom(2000))
    pad.write_bytes(pad.read_bytes()[:1000])
    bestand = een(pad)
    assert "niet heel" in str(bestand.fout)
    assert bestand.inhoud


def test_een_bestand_dat_er_niet_is(tmp_path: Path) -> None:
    assert "kan niet worden gelezen" in str(een(tmp_path / "weg.xml").fout)
