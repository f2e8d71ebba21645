"""The watched download folder."""

from __future__ import annotations

from pathlib import Path

from app.services.volgmap import Volgmap


def test_een_bestand_komt_een_keer_en_pas_als_het_heel_is(tmp_path: Path) -> None:
    volgmap = Volgmap(tmp_path)
    bestand = tmp_path / "a.xml"
    bestand.write_bytes(b"<a")
    assert volgmap.nieuw() == []  # just arrived: perhaps still being written
    bestand.write_bytes(b"<a/>  ")
    assert volgmap.nieuw() == []  # it grew
    assert volgmap.nieuw() == [bestand]
    assert volgmap.nieuw() == []


def test_andere_bestanden_tellen_niet(tmp_path: Path) -> None:
    volgmap = Volgmap(tmp_path)
    for naam in ("brief.pdf", "a.xml.part", "b.ZIP"):
        (tmp_path / naam).write_bytes(b"x")
    volgmap.nieuw()
    assert [pad.name for pad in volgmap.nieuw()] == ["b.ZIP"]


def test_een_nieuwe_versie_van_een_bestand_komt_opnieuw(tmp_path: Path) -> None:
    volgmap = Volgmap(tmp_path)
    bestand = tmp_path / "a.xml"
    bestand.write_bytes(b"<a/>")
    volgmap.nieuw()
    assert volgmap.nieuw()
    bestand.write_bytes(b"<anders/>")
    volgmap.nieuw()
    assert volgmap.nieuw() == [bestand]


def test_een_map_die_weg_is_geeft_niets(tmp_path: Path) -> None:
    assert Volgmap(tmp_path / "weg").nieuw() == []
