"""Checking files from the command line, as for a program of somebody else."""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path

from app import cli
from app.standard.berichtsoort import Berichtsoort
from app.standard.codec import encode
from app.standard.element import Vorm
from app.standard.release import Wet
from tests.bouw import bericht301
from tests.standard import genereer
from tests.walks.conftest import Kantoor

GOED = encode(bericht301())
ONGELDIG = GOED.replace(b"<jw301:Geslacht>1<", b"<jw301:Geslacht>man<").replace(
    b"<ijw:Huisnummer>9<", b"<ijw:Huisnummer>9a<"
)


def test_een_map_een_zip_en_losse_bestanden_in_een_keer(kantoor: Kantoor, tmp_path: Path) -> None:
    map_ = tmp_path / "map"
    map_.mkdir()
    (map_ / "a.xml").write_bytes(GOED)
    (map_ / "b.xml").write_bytes(ONGELDIG)
    with zipfile.ZipFile(tmp_path / "c.zip", "w") as archief:
        archief.writestr("d.xml", encode(bericht301(bsn="999900007")))
    gevonden = kantoor.heenweer(
        "controleer", map_, tmp_path / "c.zip", tmp_path / "weg.xml", kantoor.bestand("e", GOED)
    )
    assert kantoor.code == 1
    assert [(rij["bestand"], rij["bericht"], rij["geldig"]) for rij in gevonden] == [
        ("a.xml", "JW301", True), ("b.xml", "JW301", False), ("d.xml", "JW301", True),
        ("weg.xml", None, False), ("e", "JW301", True),
    ]  # fmt: skip
    assert [rij["reden"] is None for rij in gevonden] == [True, False, True, False, True]
    assert set(gevonden[1]) == {"bestand", "bericht", "geldig", "reden", "bevindingen"}
    assert [set(b) for b in gevonden[1]["bevindingen"]] == [
        {"regel", "niveau", "retourcode", "pad", "waarde", "melding", "advies"}
    ] * 2
    assert kantoor.heenweer("toewijzingen") == []


def test_schemafouten_van_de_gemeente_zeggen_wat_er_hoort(kantoor: Kantoor) -> None:
    (rij,) = kantoor.heenweer("controleer", kantoor.bestand("a.xml", ONGELDIG))
    geslacht, huisnummer = rij["bevindingen"]
    assert (geslacht["pad"], geslacht["waarde"]) == ("/Bericht/Client/Geslacht", "man")
    assert geslacht["melding"] == "‘man’ is geen code voor Geslacht."
    assert geslacht["advies"].startswith("De standaard kent: 0 (Onbekend), 1 (Mannelijk)")
    assert huisnummer["advies"] == "Er horen alleen cijfers te staan."


def test_schemafouten_in_een_eigen_bericht_zeggen_wat_je_doet(kantoor: Kantoor) -> None:
    inhoud = encode(genereer.bericht(Vorm(Wet.JW, Berichtsoort.START), genereer.MINIMAAL))
    mis = re.sub(rb"(<ijw:Dagtekening>)[^<]*", rb"\1morgen", inhoud)
    assert mis != inhoud
    (rij,) = kantoor.heenweer("controleer", kantoor.bestand("a.xml", mis))
    (datum,) = rij["bevindingen"]
    assert datum["advies"].startswith("Schrijf jaar, maand en dag")


def test_alles_in_orde_geeft_0(kantoor: Kantoor) -> None:
    paden = []
    for wet in Wet:
        for soort in (Berichtsoort.START, Berichtsoort.TOEWIJZING_RETOUR):
            vorm = Vorm(wet, soort)
            inhoud = encode(genereer.bericht(vorm, genereer.MINIMAAL))
            paden.append(kantoor.bestand(f"{vorm.naam}.xml", inhoud))
    gevonden = kantoor.heenweer("controleer", *paden)
    assert [rij["bericht"] for rij in gevonden] == ["JW305", "JW302", "WMO305", "WMO302"]
    assert all(rij["geldig"] for rij in gevonden)
    kantoor.heenweer("controleer", kantoor.bestand("goed.xml", GOED))
    assert kantoor.code == 0


def test_voor_mensen_staat_er_per_bestand_wat_er_is(kantoor: Kantoor) -> None:
    paden = [
        kantoor.bestand("goed.xml", GOED),
        kantoor.bestand("ongeldig.xml", ONGELDIG),
        kantoor.bestand("kapot.xml", GOED[:500]),
    ]
    kantoor.capsys.readouterr()
    code = cli.main(["controleer", *map(str, paden), "--gegevens", str(kantoor.map)])
    tekst = kantoor.capsys.readouterr().out
    assert code == 1
    assert "goed.xml: JW301, in orde" in tekst
    assert "  ‘man’ is geen code voor Geslacht. De standaard kent" in tekst
    assert tekst.count("Dit bericht komt van de gemeente. Vraag de gemeente om het") == 1
    assert tekst.count("‘man’") == 1
    assert "breekt af op regel" in tekst
    assert not re.search(r"\b(the|value|expected|facet)\b", tekst)


def test_een_declaratie_over_veel_clienten(kantoor: Kantoor) -> None:
    inhoud = encode(genereer.bericht(Vorm(Wet.JW, Berichtsoort.DECLARATIE)))
    (rij,) = kantoor.heenweer("controleer", kantoor.bestand("JW323.xml", inhoud))
    assert (rij["bericht"], rij["geldig"]) == ("JW323", True)
    assert json.dumps(rij["bevindingen"]).count("999900006") == 0
