"""Checking files of anyone: a reason for each, a place for each finding, and nothing kept."""

from __future__ import annotations

import hashlib
import os
import re
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from sqlalchemy import text

from app.rules.check import check
from app.services.controleren import (
    Controle,
    controleer,
    inzage,
    te_doen_zonder_waarden,
    zonder_waarden,
)
from app.services.ontvangen import ontvang
from app.services.workspace import Workspace
from app.standard.berichtsoort import Berichtsoort
from app.standard.codec import MAX_BYTES, encode, naar_boom
from app.standard.element import Vorm
from app.standard.release import Wet
from tests.bouw import bericht301, toegewezen
from tests.standard import genereer, officieel
from tests.standard.test_conformiteit_mutanten import mutanten
from tests.walks.conftest import sjabloon, snelle_sleutel, workspace

__all__ = ["sjabloon", "snelle_sleutel", "workspace"]  # fixtures

ALLE = [Vorm(wet, soort) for wet in Wet for soort in Berichtsoort]
MET_VOORBEELD = [vorm for vorm in ALLE if officieel.voorbeeld(vorm).exists()]  # iWmo has none
GOED = encode(bericht301())
ONGELDIG = GOED.replace(b"<jw301:Geslacht>1<", b"<jw301:Geslacht>9<")
SLECHT = {
    "leeg.xml": (b"", "leeg"),
    "spaties.xml": (b" \n ", "leeg"),
    "afgebroken.xml": (GOED[:700], "breekt af"),
    "utf16.xml": (GOED.decode().replace("UTF-8", "UTF-16").encode("utf-16"), "UTF-16"),
    "latin.xml": (GOED.replace(b">Wit<", b">W\xefit<"), "UTF-8"),
    "bom.xml": (b"\xef\xbb\xbf" + GOED, "BOM"),
    "wlz.xml": (GOED.replace(b"ijw/3_2/jw301", b"iwlz/2_3/iwlz301"), "iWlz"),
    "factuur.xml": (b"<Invoice xmlns='urn:oasis'/>", "geen iWmo- of iJw-bericht"),
    "oud.xml": (GOED.replace(b"/3_2/", b"/3_0/"), "release 3.0"),
    "nieuw.xml": (GOED.replace(b"/3_2/", b"/3_3/"), "nieuwe versie van Heenweer"),
    "onbekend.xml": (GOED.replace(b"jw301/schema", b"jw999/schema"), "bestaat niet"),
    "pdf.xml": (b"%PDF-1.7\n\xe2\xe3\xcf\xd3", "geen XML"),
    "plaatje.xml": (b"\x89PNG\r\n\x1a\n\x00\x00", "geen XML"),
    "binair.xml": (bytes(range(256)) * 40, "geen XML"),
    "dtd.xml": (b"<!DOCTYPE Bericht><Bericht/>", "DTD"),
    "bom.zip": (
        b'<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><a q="&b;">&b;</a>', "DTD"
    ),
    "extern.xml": (b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>', "DTD"),
    "diep.xml": (b"<a>" * 20 + b"</a>" * 20, "genest"),
    "kapot.zip": (b"PK\x03\x04" + b"x" * 400, "ZIP-bestand"),
}  # fmt: skip


def schrijf(map_: Path, naam: str, inhoud: bytes) -> Path:
    pad = map_ / naam
    pad.write_bytes(inhoud)
    return pad


def een(workspace: Workspace, map_: Path, inhoud: bytes) -> Controle:
    (gevonden,) = controleer(workspace, [schrijf(map_, "een.xml", inhoud)])
    return gevonden


def inhoud_van_de_database(workspace: Workspace) -> dict[str, Any]:
    with workspace.engine.connect() as verbinding:
        namen = verbinding.execute(
            text("select name from sqlite_master where type = 'table'")
        ).scalars()
        geteld = {
            naam: verbinding.execute(text(f'select count(*) from "{naam}"')).scalar_one()
            for naam in namen.all()
        }
    assert len(geteld) > 5
    bestanden = {
        str(pad.relative_to(workspace.map)): hashlib.sha256(pad.read_bytes()).hexdigest()
        for pad in sorted(workspace.map.rglob("*"))
        if pad.is_file() and not pad.name.endswith(("-shm", "-wal", ".log"))
    }
    return geteld | bestanden


def test_er_wordt_niets_bewaard(workspace: Workspace, tmp_path: Path) -> None:
    map_ = tmp_path / "uit"
    map_.mkdir()
    schrijf(map_, "goed.xml", GOED)
    schrijf(map_, "ongeldig.xml", ONGELDIG)
    for naam, (inhoud, _) in SLECHT.items():
        schrijf(map_, naam, inhoud)
    voor = inhoud_van_de_database(workspace)
    gevonden = controleer(workspace, [map_])
    for controle in gevonden:
        inzage(controle)
    assert len(gevonden) == len(SLECHT) + 2
    assert inhoud_van_de_database(workspace) == voor
    assert sorted(map_.iterdir()) == sorted(map_ / n for n in ("goed.xml", "ongeldig.xml", *SLECHT))


def test_een_slecht_bestand_houdt_de_rest_niet_op(workspace: Workspace, tmp_path: Path) -> None:
    paden = [schrijf(tmp_path, naam, inhoud) for naam, (inhoud, _) in SLECHT.items()]
    goed = schrijf(tmp_path, "goed.xml", GOED)
    gevonden = controleer(workspace, [*paden, goed])
    assert [c.bestand for c in gevonden] == [*SLECHT, "goed.xml"]
    assert gevonden[-1].in_orde
    for controle, (_, reden) in zip(gevonden, SLECHT.values(), strict=False):
        assert controle.onleesbaar, controle
        assert reden in controle.reden
        assert controle.fout is not None
        assert controle.fout.advice
        gezien = inzage(controle)
        assert gezien.leesbaar == ()
        assert "\x00" not in gezien.xml


def test_wat_geen_bestand_is_heeft_een_reden(workspace: Workspace, tmp_path: Path) -> None:
    leeg = tmp_path / "lege map"
    leeg.mkdir()
    pijp = tmp_path / "pijp.xml"
    os.mkfifo(pijp)
    groot = tmp_path / "groot.xml"
    with groot.open("wb") as stroom:
        stroom.truncate(MAX_BYTES + 1)
    gevonden = controleer(workspace, [leeg, tmp_path / "weg.xml", pijp, groot])
    redenen = [c.reden for c in gevonden]
    assert "geen XML- of ZIP-bestanden" in redenen[0]
    assert "Bestaat het nog" in redenen[1]
    assert "geen bestand" in redenen[2]
    assert "25 MB" in redenen[3]
    assert all(c.onleesbaar and inzage(c).xml == "" for c in gevonden)


def test_een_fout_van_onszelf_blijft_bij_dat_bestand(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    echt = check

    def kapot(bericht: Any, *rest: Any) -> Any:
        if bericht.identificatie == "STUK":
            raise ValueError("odd")
        return echt(bericht, *rest)

    monkeypatch.setattr("app.services.controleren.check", kapot)
    stuk = schrijf(tmp_path, "a.xml", encode(bericht301(identificatie="STUK")))
    eerste, tweede = controleer(workspace, [stuk, schrijf(tmp_path, "b.xml", GOED)])
    assert "iets mis in Heenweer" in eerste.reden
    assert eerste.onleesbaar
    assert inzage(eerste).xml
    assert tweede.in_orde


def test_een_zip_geeft_zijn_leden(workspace: Workspace, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "van vecozo.zip", "w") as archief:
        archief.writestr("een.xml", GOED)
        archief.writestr("twee.xml", ONGELDIG)
    gevonden = controleer(workspace, [tmp_path / "van vecozo.zip"])
    assert [(c.bestand, c.in_orde) for c in gevonden] == [("een.xml", True), ("twee.xml", False)]


def test_stoppen_houdt_wat_gedaan_is(workspace: Workspace, tmp_path: Path) -> None:
    paden = [schrijf(tmp_path, f"{nr}.xml", GOED) for nr in range(5)]
    gehoord: list[tuple[int, str]] = []

    def stap(gedaan: int, naam: str) -> bool:
        gehoord.append((gedaan, naam))
        return gedaan < 2

    assert len(controleer(workspace, paden, stap)) == 2
    assert gehoord == [(1, "0.xml"), (2, "1.xml")]


# All 28 messages


@pytest.mark.parametrize("vorm", ALLE, ids=officieel.naam)
def test_elk_bericht_kan_worden_gecontroleerd(
    workspace: Workspace, tmp_path: Path, vorm: Vorm
) -> None:
    controle = een(workspace, tmp_path, encode(genereer.bericht(vorm)))
    assert controle.bericht == vorm.naam
    assert controle.geldig
    gezien = inzage(controle)
    assert gezien.leesbaar[0].label == "Kop van het bericht"
    regels = gezien.xml.splitlines()
    assert len(gezien.gevonden) == len(controle.bevindingen)
    for bevinding, (pad, regel) in zip(controle.bevindingen, gezien.gevonden, strict=True):
        naam = re.sub(r"\[\d+\]", "", pad.rpartition("/")[2])
        assert regel is not None, bevinding
        assert re.search(rf":{naam}[ >]", regels[regel - 1]), (bevinding, regels[regel - 1])


@pytest.mark.parametrize("vorm", ALLE[::5], ids=officieel.naam)
def test_elke_schemafout_heeft_een_plaats_in_het_bericht(
    workspace: Workspace, tmp_path: Path, vorm: Vorm
) -> None:
    boom = naar_boom(genereer.bericht(vorm, genereer.MINIMAAL))
    geteld = 0
    for nummer, (naam, mutant) in enumerate(mutanten(boom)):
        if nummer % 7:  # enough of each kind
            continue
        inhoud = etree.tostring(mutant, xml_declaration=True, encoding="UTF-8")
        controle = een(workspace, tmp_path, inhoud)
        gezien = inzage(controle)
        if controle.onleesbaar:  # the root itself was changed
            continue
        geteld += 1
        assert gezien.leesbaar, naam
        paden = {regel.pad.replace("[1]", "") for regel in gezien.leesbaar} | {"/Bericht"}
        for bevinding, (pad, regel) in zip(controle.bevindingen, gezien.gevonden, strict=True):
            assert regel is not None, (naam, bevinding)
            assert bevinding.regel != "schema" or pad in paden, (naam, bevinding)
    assert geteld > 20


@officieel.nodig
@pytest.mark.parametrize("vorm", MET_VOORBEELD, ids=officieel.naam)
def test_elk_officieel_voorbeeld_kan_worden_gecontroleerd(workspace: Workspace, vorm: Vorm) -> None:
    (controle,) = controleer(workspace, [officieel.voorbeeld(vorm)])
    assert controle.bericht == vorm.naam
    # JW315 has 31 June, JW318 a RetourCode without its wrapper.
    assert controle.geldig == (vorm.naam not in ("JW315", "JW318"))
    gezien = inzage(controle)
    assert gezien.leesbaar
    assert gezien.zoals_het_is
    assert all(regel is not None for _, regel in gezien.gevonden)


@officieel.nodig
def test_de_twee_voorbeelden_die_niet_kloppen_zeggen_waarom(workspace: Workspace) -> None:
    gevonden = controleer(
        workspace,
        [
            officieel.voorbeeld(Vorm(Wet.JW, soort))
            for soort in (Berichtsoort.VERZOEK_TOEWIJZING, Berichtsoort.VERZOEK_WIJZIGING_RETOUR)
        ],
    )
    (datum, _), (code,) = (c.bevindingen for c in gevonden)
    assert "06-31’ bestaat niet op de kalender" in datum.melding
    assert code.melding == "‘RetourCode’ staat los in Verzoek."


# Where it is


def test_een_bevinding_wijst_de_regel_in_de_xml_aan(workspace: Workspace, tmp_path: Path) -> None:
    controle = een(workspace, tmp_path, encode(bericht301(bsn="999900007")))
    gezien = inzage(controle)
    ((pad, regel),) = gezien.gevonden
    assert pad == "/Bericht/Client/Bsn"
    assert regel is not None
    assert "Bsn>999900007<" in gezien.xml.splitlines()[regel - 1]
    assert all("999900007" not in f"{b.melding}{b.advies}{b.waarde}" for b in controle.bevindingen)


def test_wat_ontbreekt_wijst_naar_waar_het_had_moeten_staan(
    workspace: Workspace, tmp_path: Path
) -> None:
    zonder = GOED.replace(b"<jw301:Bsn>999900006</jw301:Bsn>", b"")
    zonder = re.sub(rb"<jw301:ToegewezenProducten>.*</jw301:ToegewezenProducten>", b"", zonder,
                    flags=re.DOTALL)  # fmt: skip
    controle = een(workspace, tmp_path, zonder)
    paden = [pad for pad, _ in inzage(controle).gevonden]
    assert "/Bericht/Client/Geboortedatum" in paden


def test_xml_op_een_regel_wordt_om_te_lezen_op_regels_gezet(
    workspace: Workspace, tmp_path: Path
) -> None:
    plat = re.sub(rb">\s+<", b"><", ONGELDIG)
    gezien = inzage(een(workspace, tmp_path, plat))
    ((_, regel),) = gezien.gevonden
    assert regel is not None
    assert "<jw301:Geslacht>9<" in gezien.xml.splitlines()[regel - 1]
    assert not gezien.zoals_het_is


def test_een_bestand_dat_afbreekt_wijst_naar_die_regel(
    workspace: Workspace, tmp_path: Path
) -> None:
    gezien = inzage(een(workspace, tmp_path, GOED[:900]))
    assert gezien.gevonden == (("", len(GOED[:900].splitlines())),)


def test_een_ongeldig_bericht_is_toch_te_lezen(workspace: Workspace, tmp_path: Path) -> None:
    gezien = inzage(een(workspace, tmp_path, ONGELDIG))
    regels = {regel.pad: (regel.label, regel.waarde) for regel in gezien.leesbaar}
    assert regels["/Bericht/Client/Geslacht"] == ("Geslacht", "9")
    assert regels["/Bericht/Client/Bsn"] == ("BSN", "999900006")


def test_gelijke_onderdelen_van_een_ongeldig_bericht_worden_geteld(
    workspace: Workspace, tmp_path: Path
) -> None:
    twee = encode(bericht301(toegewezen(1), toegewezen(2)))
    kapot = twee.replace(b"<jw301:Geslacht>1<", b"<jw301:Geslacht>9<")
    labels = [regel.label for regel in inzage(een(workspace, tmp_path, kapot)).leesbaar]
    assert "Toegewezen product 1" in labels
    assert "Toegewezen product 2" in labels


def test_een_bericht_met_een_ander_voorvoegsel_van_een_ander_programma(
    workspace: Workspace, tmp_path: Path
) -> None:
    anders = ONGELDIG.replace(b"jw301:", b"ns1:").replace(b":jw301=", b":ns1=")
    anders = anders.replace(b"ijw:", b"b:").replace(b":ijw=", b":b=")
    controle = een(workspace, tmp_path, anders)
    assert controle.bericht == "JW301"
    ((pad, regel),) = inzage(controle).gevonden
    assert (pad, regel is not None) == ("/Bericht/Client/Geslacht", True)


# What to do


def met_schemafout(vorm: Vorm) -> bytes:
    inhoud = encode(genereer.bericht(vorm, genereer.MINIMAAL))
    mis = re.sub(rb"(:Dagtekening>)\d[^<]*", rb"\g<1>1-4-2026", inhoud)
    assert mis != inhoud
    return mis


@pytest.mark.parametrize("vorm", ALLE, ids=officieel.naam)
def test_wat_de_gemeente_maakte_verbetert_de_gemeente(
    workspace: Workspace, tmp_path: Path, vorm: Vorm
) -> None:
    controle = een(workspace, tmp_path, met_schemafout(vorm))
    adviezen = {b.advies.partition(",")[0] for b in controle.bevindingen}
    if vorm.soort.value in ("301", "306", "308", "316", "318", "319", "325"):
        assert controle.te_doen.startswith("Dit bericht komt van de gemeente. Vraag de gemeente")
        assert adviezen == {"Een datum hoort er zo te staan"}
    else:
        assert controle.te_doen == ""
        assert adviezen == {"Schrijf jaar"}


def test_een_regel_zegt_zelf_al_wat_je_de_gemeente_vraagt(
    workspace: Workspace, tmp_path: Path
) -> None:
    controle = een(workspace, tmp_path, encode(bericht301(bsn="999900007")))
    assert controle.te_doen == ""
    assert controle.bevindingen[0].advies.startswith("Vraag de gemeente")
    assert te_doen_zonder_waarden(controle).startswith("Dit bericht komt van de gemeente.")


def test_wat_niet_past_bij_eerdere_berichten_hoeft_niet_aan_dit_bericht_te_liggen(
    workspace: Workspace, tmp_path: Path
) -> None:
    ontvang(workspace, [schrijf(tmp_path, "goed.xml", GOED)])
    controle = een(workspace, tmp_path, encode(bericht301(toegewezen(9))))
    assert "TR056" in {b.regel for b in controle.bevindingen}
    assert te_doen_zonder_waarden(controle) == ""


def test_wat_er_mis_is_zonder_wat_er_in_het_bericht_staat(
    workspace: Workspace, tmp_path: Path
) -> None:
    schema = een(workspace, tmp_path, ONGELDIG.replace(b">9<", b">Jansen<"))
    regel = een(workspace, tmp_path, encode(bericht301(bsn="999900007")))
    assert zonder_waarden(schema)[0] == (
        "Wat hier staat is geen code voor Geslacht.",
        "De standaard kent: 0 (Onbekend), 1 (Mannelijk), 2 (Vrouwelijk).",
    )
    assert zonder_waarden(regel) == (
        ("Het bericht voldoet hier niet aan: Burgerservicenummer klopt volgens de elfproef.", ""),
    )


def test_een_eigen_bericht_naast_een_ander_met_hetzelfde_nummer(
    workspace: Workspace, tmp_path: Path
) -> None:
    """TR056 looks at what is known, and checking makes nothing known."""
    een(workspace, tmp_path, GOED)
    ander = encode(replace(bericht301(), client=bericht301(toegewezen(9)).client))
    assert een(workspace, tmp_path, ander).in_orde
