"""The main job end to end, on the command line: 301 in, 302 and 305 out, 306 back."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

import pytest
from lxml import etree

from app.standard.codec import decode
from app.standard.element import Vorm
from app.standard.release import Wet
from tests.bouw import ANDER_BSN, NIJMEGEN, bericht301, toegewezen
from tests.standard import officieel
from tests.walks.conftest import Kantoor, afkeuring, antwoord

START_PRODUCT = "/Bericht/Client/StartProducten/StartProduct[1]"


def keur(pad: Path) -> None:
    """Every exported file must satisfy the official schema, where it is here."""
    bericht = decode(pad.read_bytes())
    xsd = officieel.xsd(Vorm(bericht.wet, bericht.soort))
    if xsd.exists():
        etree.XMLSchema(etree.parse(xsd)).assertValid(etree.parse(pad))


def gestart(kantoor: Kantoor, begindatum: str = "2026-04-03") -> Path:
    """Walk to a 305 that was submitted."""
    kantoor.importeer(bericht301())
    kantoor.heenweer("maak", "305", "--toewijzing", 300201, "--begindatum", begindatum)
    (pad,) = kantoor.exporteer()
    (bericht,) = kantoor.heenweer("ingediend", pad.stem.rpartition("_")[2])
    assert bericht["status"] == "ingediend"
    return pad


@pytest.mark.parametrize("wet", Wet)
def test_van_301_tot_306(kantoor: Kantoor, wet: Wet) -> None:
    naam = wet.value.upper()
    (regel,) = kantoor.importeer(bericht301(wet=wet))
    assert (regel["status"], regel["bericht"], regel["bevindingen"]) == (
        "verwerkt",
        f"{naam}301",
        [],
    )
    assert kantoor.code == 0

    (toewijzing,) = kantoor.heenweer("toewijzingen")
    assert toewijzing["status"] == "nieuw"
    assert toewijzing["bsn"] == "999900006"

    (retour,) = kantoor.termijnen("302")
    assert (retour["vervaldatum"], retour["regel"]) == ("2026-04-15", "OP090")
    (start,) = kantoor.termijnen("305")
    # Care began on 1 April, before the 301 came in on Friday 10 April (OP271).
    assert (start["vervaldatum"], start["verwacht"]) == ("2026-04-17", True)
    assert start["actie"] == "meld_start"

    (klaar,) = kantoor.heenweer("maak", "302")
    assert klaar["status"] == "klaar"
    gemaakt = kantoor.heenweer("maak", "305", "--toewijzing", 300201, "--begindatum", "2026-04-03")
    assert gemaakt["bericht"] == f"{naam}305"
    assert [t["actie"] for t in kantoor.termijnen("305")] == ["exporteer"]

    paden = kantoor.exporteer()
    assert sorted(pad.name for pad in paden) == [
        f"{naam}302_0268_20260410_{klaar['identificatie']}.xml",
        f"{naam}305_0268_20260410_{gemaakt['identificatie']}.xml",
    ]
    for pad in paden:
        keur(pad)
    assert [t["actie"] for t in kantoor.termijnen("305")] == ["meld_ingediend"]

    kantoor.heenweer("ingediend", klaar["identificatie"], gemaakt["identificatie"])
    assert kantoor.termijnen("302") == kantoor.termijnen("305") == []
    (wachten,) = kantoor.termijnen("306")
    # Friday plus a night is Saturday; three working days later is Wednesday (OP090).
    assert (wachten["vervaldatum"], wachten["wie"]) == ("2026-04-15", "gemeente")

    heen = next(pad for pad in paden if "305" in pad.name)
    (regel,) = kantoor.importeer(antwoord(heen))
    assert (regel["status"], regel["bericht"]) == ("verwerkt", f"{naam}306")
    assert kantoor.heenweer("termijnen") == []
    standen = {b["bericht"]: b["status"] for b in kantoor.heenweer("uitgaand")}
    assert standen == {f"{naam}302": "ingediend", f"{naam}305": "goedgekeurd"}
    assert kantoor.heenweer("toewijzingen")[0]["status"] == "gestart"


def test_het_302_is_alleen_een_header_iv028(kantoor: Kantoor) -> None:
    kantoor.importeer(bericht301())
    kantoor.heenweer("maak", "302", "--bericht", "G0001")
    (pad,) = kantoor.exporteer()
    retour = decode(pad.read_bytes())
    assert retour.heen_identificatie == "G0001"
    assert retour.header.retour_codes == ()
    assert getattr(retour, "client", None) is None


def test_een_fout_op_niveau_2_keurt_het_hele_301_af_iv032(kantoor: Kantoor) -> None:
    (regel,) = kantoor.importeer(bericht301(bsn="999900007"))
    assert [b["regel"] for b in regel["bevindingen"]] == ["CS002"]
    assert kantoor.code == 1
    assert kantoor.heenweer("toewijzingen") == []  # refused as a whole: nothing is taken over
    kantoor.heenweer("maak", "302")
    (pad,) = kantoor.exporteer()
    assert decode(pad.read_bytes()).header.retour_codes == ("0001",)


def test_een_nummer_van_een_ander_geeft_9332_bij_het_product_tr332(kantoor: Kantoor) -> None:
    kantoor.importeer(bericht301())
    (regel,) = kantoor.importeer(bericht301(bsn=ANDER_BSN, identificatie="G0002"))
    assert [b["regel"] for b in regel["bevindingen"]] == ["TR332"]
    kantoor.heenweer("maak", "302", "--bericht", "G0002")
    (pad,) = kantoor.exporteer()
    retour = decode(pad.read_bytes())
    assert retour.header.retour_codes == ("0200",)
    client = retour.client  # type: ignore[attr-defined]  # a 302 with a body
    assert client.toegewezen_producten[0].retour_codes == ("9332",)
    assert client.contactgegevens[0].retour_codes == ("0200",)
    keur(pad)


def test_twee_nummers_in_een_import_tr332(kantoor: Kantoor) -> None:
    regels = kantoor.importeer(bericht301(), bericht301(bsn=ANDER_BSN, identificatie="G0002"))
    assert [len(regel["bevindingen"]) for regel in regels] == [0, 1]


def test_dezelfde_identificatie_in_een_import_tr056(kantoor: Kantoor) -> None:
    regels = kantoor.importeer(bericht301(), bericht301(toegewezen(300202), bsn=ANDER_BSN))
    assert [b["regel"] for b in regels[1]["bevindingen"]] == ["TR056"]


@pytest.mark.parametrize(
    ("begindatum", "regel"),
    [
        ("2026-03-31", "Rijk van Nijmegen 1.17.1, §5.6"),
        ("2026-04-11", "OP011"),
        ("2026-07-15", "OP011"),
    ],
)
def test_een_start_die_niet_kan_wordt_uitgelegd(
    kantoor: Kantoor, begindatum: str, regel: str
) -> None:
    kantoor.importeer(bericht301())
    antwoord_ = kantoor.heenweer("maak", "305", "--toewijzing", 300201, "--begindatum", begindatum)
    assert kantoor.code == 1
    assert regel in antwoord_["bevindingen"][0]["regel"]
    assert kantoor.heenweer("uitgaand")[0]["bericht"] == "JW302"  # nothing else was made


def test_een_tweede_start_wordt_geweigerd_tr326(kantoor: Kantoor) -> None:
    gestart(kantoor)
    tweede = kantoor.heenweer("maak", "305", "--toewijzing", 300201, "--begindatum", "2026-04-07")
    assert [b["regel"] for b in tweede["bevindingen"]] == ["TR326"]


def test_op_een_verwijderde_toewijzing_kan_geen_start(kantoor: Kantoor) -> None:
    kantoor.importeer(bericht301())
    weg = toegewezen(
        toewijzingsdatum=date(2026, 4, 2), reden_wijziging="13", einddatum=date(2026, 4, 1)
    )
    kantoor.importeer(bericht301(weg, identificatie="G0002"))
    assert kantoor.termijnen("305") == []
    assert kantoor.heenweer("toewijzingen")[0]["status"] == "verwijderd"
    poging = kantoor.heenweer("maak", "305", "--toewijzing", 300201, "--begindatum", "2026-04-01")
    assert kantoor.code == 1
    assert "verwijderd" in poging["bevindingen"][0]["melding"]


def test_corrigeren_na_indienen_is_3_en_1_in_een_bericht_iv008(kantoor: Kantoor) -> None:
    gestart(kantoor)
    kantoor.heenweer("corrigeer", "305", "--toewijzing", 300201, "--begindatum", "2026-04-07")
    (pad,) = kantoor.exporteer()
    producten = decode(pad.read_bytes()).client.start_producten  # type: ignore[attr-defined]  # a 305
    assert [(p.status_aanlevering, p.begindatum.isoformat()) for p in producten] == [
        ("3", "2026-04-03"), ("1", "2026-04-07"),
    ]  # fmt: skip
    keur(pad)
    assert kantoor.heenweer("toewijzingen")[0]["begindatum"] == "2026-04-07"


def test_intrekken_maakt_de_start_weer_open_iv008(kantoor: Kantoor) -> None:
    gestart(kantoor)
    kantoor.heenweer("corrigeer", "305", "--toewijzing", 300201, "--intrekken")
    (pad,) = kantoor.exporteer()
    producten = decode(pad.read_bytes()).client.start_producten  # type: ignore[attr-defined]  # a 305
    assert [p.status_aanlevering for p in producten] == ["3"]
    kantoor.heenweer("ingediend", pad.stem.rpartition("_")[2])
    assert len(kantoor.termijnen("305")) == 1
    assert kantoor.heenweer("toewijzingen")[0]["status"] == "nieuw"


def test_corrigeren_voor_vertrek_vervangt_het_bericht(kantoor: Kantoor) -> None:
    kantoor.importeer(bericht301())
    kantoor.heenweer("maak", "305", "--toewijzing", 300201, "--begindatum", "2026-04-03")
    kantoor.heenweer("corrigeer", "305", "--toewijzing", 300201, "--begindatum", "2026-04-07")
    (pad,) = kantoor.exporteer()
    producten = decode(pad.read_bytes()).client.start_producten  # type: ignore[attr-defined]  # a 305
    assert [(p.status_aanlevering, p.begindatum.isoformat()) for p in producten] == [
        ("1", "2026-04-07")
    ]


def test_een_afgekeurd_306_toont_de_code_en_vraagt_om_een_nieuw_305(kantoor: Kantoor) -> None:
    pad = gestart(kantoor)
    (regel,) = kantoor.importeer(antwoord(pad, afkeuring("TR019", "9019", START_PRODUCT)))
    assert regel["status"] == "verwerkt"
    (afkeur,) = kantoor.termijnen("afkeur")
    assert afkeur["actie"] == "bekijk_afkeur"
    assert "9019" in afkeur["uitleg"]
    assert afkeur["toewijzingnummer"] == 300201
    nieuw = kantoor.heenweer("maak", "305", "--toewijzing", 300201, "--begindatum", "2026-04-07")
    assert nieuw["status"] == "klaar"
    assert kantoor.termijnen("afkeur") == []


def test_afgekeurd_door_vecozo_geeft_een_nieuwe_identificatie(kantoor: Kantoor) -> None:
    pad = gestart(kantoor)
    oud = pad.stem.rpartition("_")[2]
    (bericht,) = kantoor.heenweer("afgekeurd", oud, "--code", "IB014", "--toelichting", "regel 3")
    assert (bericht["status"], bericht["code"]) == ("afgekeurd_vecozo", "IB014")
    nieuw = kantoor.heenweer("maak", "305", "--toewijzing", 300201, "--begindatum", "2026-04-03")
    assert nieuw["identificatie"] != oud
    assert kantoor.code == 0


def test_een_302_dat_vecozo_afkeurt_is_opnieuw_verschuldigd(kantoor: Kantoor) -> None:
    kantoor.importeer(bericht301())
    (oud,) = kantoor.heenweer("maak", "302")
    kantoor.exporteer()
    kantoor.heenweer("afgekeurd", oud["identificatie"], "--code", "BRS33")
    assert len(kantoor.termijnen("302")) == 1
    (nieuw,) = kantoor.heenweer("maak", "302")
    assert nieuw["identificatie"] != oud["identificatie"]


def test_nog_niet_gestart_verschuift_de_verwachte_start(kantoor: Kantoor) -> None:
    kantoor.importeer(bericht301())
    kantoor.heenweer("nog-niet-gestart", "--toewijzing", 300201, "--verwacht", "2026-04-20")
    (start,) = kantoor.termijnen("305")
    # Five working days after Monday 20 April; the 27th is Koningsdag.
    assert (start["vervaldatum"], start["verwacht"]) == ("2026-04-28", True)


def test_op363_hulp_die_nooit_begon_vraagt_na_de_einddatum_geen_305_meer(kantoor: Kantoor) -> None:
    kantoor.importeer(bericht301())  # until 14 July
    kantoor.heenweer("nog-niet-gestart", "--toewijzing", 300201, "--verwacht", "2026-07-15")
    assert kantoor.code == 1
    kantoor.heenweer("nog-niet-gestart", "--toewijzing", 300201, "--verwacht", "2026-07-14")
    assert kantoor.termijnen("305")[0]["vervaldatum"] == "2026-07-21"
    kantoor.vandaag = date(2026, 7, 22)
    assert kantoor.termijnen("305")[0]["status"] == "te_laat"
    kantoor.heenweer("nog-niet-gestart", "--toewijzing", 300201)
    assert kantoor.termijnen("305") == []


def test_hetzelfde_bestand_twee_keer_is_een_gebeurtenis(kantoor: Kantoor) -> None:
    kantoor.importeer(bericht301())
    (regel,) = kantoor.importeer(bericht301())
    assert regel["status"] == "bekend"
    assert kantoor.code == 0
    assert len(kantoor.termijnen("302")) == 1
    regels = kantoor.importeer(bericht301(identificatie="G2"), bericht301(identificatie="G2"))
    assert [regel["status"] for regel in regels] == ["verwerkt", "bekend"]


def test_exporteren_overschrijft_nooit(kantoor: Kantoor, tmp_path: Path) -> None:
    kantoor.importeer(bericht301())
    (klaar,) = kantoor.heenweer("maak", "302")
    doel = tmp_path / "map"
    doel.mkdir()
    naam = f"JW302_0268_20260410_{klaar['identificatie']}"
    (doel / f"{naam}.xml").write_text("van iemand anders")
    assert kantoor.heenweer("exporteer", doel) == [str(doel / f"{naam}_2.xml")]
    assert (doel / f"{naam}.xml").read_text() == "van iemand anders"
    assert kantoor.heenweer("exporteer", doel) == []  # nothing is ready any more


def test_zip_scheidt_wmo_en_jeugdwet(kantoor: Kantoor) -> None:
    kantoor.importeer(bericht301(), bericht301(wet=Wet.WMO, identificatie="G2"))
    kantoor.heenweer("maak", "302")
    paden = kantoor.exporteer("--zip")
    assert [pad.name for pad in paden] == [
        "JW_berichten_20260410_1.zip",
        "WMO_berichten_20260410_1.zip",
    ]
    for pad in paden:
        with zipfile.ZipFile(pad) as archief:
            (naam,) = archief.namelist()
            assert naam.startswith(pad.name.partition("_")[0] + "302_" + NIJMEGEN)


@officieel.nodig
def test_het_officiele_voorbeeld_jw301_en_zijn_306(kantoor: Kantoor) -> None:
    """The walk of the official example: two products, so two starts."""
    voorbeeld = officieel.MAP / "ijw-3.2" / "voorbeelden" / "JW301.xml"
    (regel,) = kantoor.heenweer("importeer", voorbeeld)
    assert (regel["status"], regel["reden"]) == ("verwerkt", None)
    # It honours requests that Heenweer does not know: told, and not refused.
    assert {b["regel"] for b in regel["bevindingen"]} == {"TR379"}
    kantoor.heenweer("maak", "302")
    for nummer in (300201, 300202):
        kantoor.heenweer("maak", "305", "--toewijzing", nummer, "--begindatum", "2026-04-03")
        assert kantoor.code == 0
    paden = kantoor.exporteer()
    assert len(paden) == 3
    for pad in paden:
        keur(pad)
    kantoor.heenweer("ingediend", *[pad.stem.rpartition("_")[2] for pad in paden])
    kantoor.importeer(*[antwoord(pad) for pad in paden if "305" in pad.name])
    assert kantoor.heenweer("termijnen") == []
