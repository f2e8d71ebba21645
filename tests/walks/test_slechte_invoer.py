"""Bad input: a clear Dutch reason, the bytes kept, the rest of the batch done."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date

import pytest

from app import bootstrap
from app.domain.ontvangst import Ontvangststatus
from app.standard.codec import encode
from tests.bouw import ANDER_BSN, bericht301, toegewezen
from tests.walks.conftest import VRIJDAG, WACHTWOORD, Kantoor, antwoord
from tests.walks.test_start import gestart

GOED = encode(bericht301(toegewezen(400001), bsn=ANDER_BSN, identificatie="GOED"))
SLECHT = {
    "afgebroken": (GOED[:700], "niet heel"),
    "andere codering": (GOED.replace(b"UTF-8", b"ISO-8859-1"), "ISO-8859-1"),
    "utf-16": (GOED.decode().replace("UTF-8", "UTF-16").encode("utf-16"), "UTF-16"),
    "bom": (b"\xef\xbb\xbf" + GOED, "BOM"),
    "wlz": (GOED.replace(b"ijw/3_2/jw301", b"iwlz/2_3/iwlz301"), "iWlz"),
    "factuur": (b"<Invoice xmlns='urn:oasis'/>", "geen iWmo- of iJw-bericht"),
    "release 3.1": (GOED.replace(b"/3_2/", b"/3_1/"), "release 3.1"),
    "release 3.0": (GOED.replace(b"/3_2/", b"/3_0/"), "release 3.0"),
    "release 2.4": (GOED.replace(b"/3_2/", b"/2_4/"), "release 2.4"),
    "andere agb": (encode(bericht301(agb="11111111")), "AGB-code 11111111"),
    "geen xml": (b"%PDF-1.7", "geen XML"),
    "leeg": (b"", "leeg"),
    "schema": (GOED.replace(b"<jw301:Geslacht>1<", b"<jw301:Geslacht>9<"), "Geslacht"),
}  # fmt: skip


@pytest.mark.parametrize("naam", SLECHT)
def test_een_duidelijke_reden_en_de_rest_gaat_door(kantoor: Kantoor, naam: str) -> None:
    inhoud, reden = SLECHT[naam]
    slecht, goed = kantoor.importeer(inhoud, GOED)
    assert slecht["status"] == "geweigerd"
    assert reden in slecht["reden"]
    assert "Traceback" not in slecht["reden"]
    assert slecht["bericht"] == ("JW301" if naam in ("schema", "andere agb") else None)
    assert kantoor.code == 1
    assert goed["status"] == "verwerkt"


def test_de_bytes_worden_bewaard(kantoor: Kantoor) -> None:
    kantoor.importeer(*[inhoud for inhoud, _reden in SLECHT.values()])
    workspace = bootstrap.open_workspace(kantoor.map, WACHTWOORD, lambda: VRIJDAG)
    with workspace.lezen() as uow:
        bewaard = uow.berichten.ontvangsten([Ontvangststatus.GEWEIGERD])
    workspace.engine.dispose()
    assert {o.sha256 for o in bewaard} == {
        hashlib.sha256(inhoud).hexdigest() for inhoud, _reden in SLECHT.values()
    }
    assert all(o.reden for o in bewaard)


def test_een_geweigerd_bestand_nog_een_keer_is_bekend_met_dezelfde_reden(kantoor: Kantoor) -> None:
    (eerste,) = kantoor.importeer(SLECHT["release 3.1"][0])
    (tweede,) = kantoor.importeer(SLECHT["release 3.1"][0])
    assert (eerste["status"], tweede["status"]) == ("geweigerd", "bekend")
    assert tweede["reden"] == eerste["reden"]


def test_een_geweigerd_bestand_wordt_opnieuw_beoordeeld_als_de_reden_weg_is(
    kantoor: Kantoor,
) -> None:
    ander = bericht301(agb="11111111")
    assert kantoor.importeer(ander)[0]["status"] == "geweigerd"
    kantoor.heenweer("instellen", "aanbieder", "--agb", "11111111", "--naam", "De Linde Zuid")
    (regel,) = kantoor.importeer(ander)
    assert (regel["status"], regel["reden"]) == ("verwerkt", None)
    assert len(kantoor.termijnen("302")) == 1


def test_een_kapotte_zip_houdt_zijn_eigen_reden(kantoor: Kantoor) -> None:
    pad = kantoor.werk / "kapot.zip"
    pad.write_bytes(b"PK\x03\x04" + b"x" * 500)
    regel, goed = kantoor.heenweer("importeer", pad, kantoor.bestand("goed.xml", GOED))
    assert regel["status"] == "geweigerd"
    assert "ZIP-bestand" in regel["reden"]
    assert goed["status"] == "verwerkt"


def test_veel_antwoorden_in_een_keer(kantoor: Kantoor) -> None:
    kantoor.importeer(bericht301(toegewezen(1)))
    kantoor.importeer(GOED)
    for nummer in (1, 400001):
        kantoor.heenweer("maak", "305", "--toewijzing", nummer, "--begindatum", "2026-04-03")
    paden = kantoor.exporteer()
    kantoor.heenweer("ingediend", *[pad.stem.rpartition("_")[2] for pad in paden])
    antwoorden = [antwoord(pad) for pad in paden]
    regels = kantoor.importeer(*antwoorden, replace(antwoorden[0], soort=antwoorden[0].soort))
    assert [regel["status"] for regel in regels] == ["verwerkt", "verwerkt", "bekend"]
    assert kantoor.termijnen("306") == []


def test_een_onbekende_gemeentecode_krijgt_s300_tr378(kantoor: Kantoor) -> None:
    (regel,) = kantoor.importeer(bericht301(gemeente="9999"))
    assert [(b["regel"], b["retourcode"]) for b in regel["bevindingen"]] == [("TR378", "S300")]
    assert "9999" in regel["reden"]


def test_een_306_op_een_bericht_dat_we_nooit_stuurden(kantoor: Kantoor) -> None:
    pad = gestart(kantoor)
    goed = antwoord(pad)
    vreemd = replace(
        goed.header,
        bericht_identificatie=replace(goed.header.bericht_identificatie, identificatie="NOOIT"),
    )
    (regel,) = kantoor.importeer(replace(goed, header=vreemd))
    assert regel["status"] == "geweigerd"
    assert "niet met Heenweer verstuurd" in regel["reden"]
    assert len(kantoor.termijnen("306")) == 1  # our own message still waits


def test_een_tweede_antwoord_wordt_geweigerd_iv028(kantoor: Kantoor) -> None:
    pad = gestart(kantoor)
    kantoor.importeer(antwoord(pad))
    (regel,) = kantoor.importeer(antwoord(pad, dag=date(2026, 4, 13)))
    assert regel["status"] == "geweigerd"
    assert "al antwoord" in regel["reden"]


def test_een_eigen_bericht_is_geen_ontvangen_bericht(kantoor: Kantoor) -> None:
    pad = gestart(kantoor)
    (regel,) = kantoor.heenweer("importeer", pad)
    assert regel["status"] == "geweigerd"
    assert "stuur je zelf" in regel["reden"]


def test_een_foutbericht_van_vecozo_keurt_ons_bericht_af(kantoor: Kantoor) -> None:
    pad = gestart(kantoor)
    fout = f"""<Fo01Bericht xmlns="http://www.egem.nl/StUF/StUF0301"><stuurgegevens>
        <crossRefnummer>{pad.name}</crossRefnummer></stuurgegevens>
        <body><code>IB014</code><omschrijving>XSD</omschrijving></body></Fo01Bericht>"""
    (regel,) = kantoor.importeer(fout.encode())
    assert regel["status"] == "verwerkt"
    standen = {b["bericht"]: (b["status"], b["code"]) for b in kantoor.heenweer("uitgaand")}
    assert standen["JW305"] == ("afgekeurd_vecozo", "IB014")


def test_een_foutbericht_zonder_kenmerk_wordt_uitgelegd(kantoor: Kantoor) -> None:
    (regel,) = kantoor.importeer(b"<Fo01Bericht><body><code>IB014</code></body></Fo01Bericht>")
    assert regel["status"] == "geweigerd"
    assert "IB014" in regel["reden"]


def test_de_eerste_import_leert_de_eigen_agb_code(
    kantoor: Kantoor, monkeypatch: pytest.MonkeyPatch
) -> None:
    kantoor.map = kantoor.map.with_name("nieuw")
    (regel,) = kantoor.importeer(bericht301())
    assert regel["status"] == "verwerkt"
    (regel,) = kantoor.importeer(bericht301(agb="11111111"))
    assert regel["status"] == "geweigerd"


def test_een_verkeerd_wachtwoord_wordt_gemeld(
    kantoor: Kantoor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HEENWEER_WACHTWOORD", "verkeerd")
    antwoord_ = kantoor.heenweer("termijnen")
    assert kantoor.code == 1
    assert "wachtwoord" in antwoord_["fout"].lower()


def test_een_ander_bestand_in_de_gegevensmap_geeft_geen_traceback(kantoor: Kantoor) -> None:
    (kantoor.map / "heenweer.db").write_bytes(b"geen database" * 1000)
    kantoor.heenweer("termijnen")
    assert kantoor.code == 1
