"""Declaring from the command line with what people really type: every refusal is a sentence."""

from __future__ import annotations

import stat
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from app import cli
from app.standard.basis import Omvang, Product
from tests.bouw import ANDER_BSN, BSN, bericht301, toegewezen
from tests.walks.conftest import Kantoor
from tests.walks.declareren import antwoord325

CONTRACT = "wet;gemeente;categorie;product;omschrijving;eenheid;tarief;variant;vanaf;tot"
ZORG = "datum;bsn;toewijzingnummer;product;aantal;eenheid;medewerker;opmerking"
UREN = "jw;0268;45;45A04;Begeleiding;04;62,43;inspanning;2026-01-01;"
MINUTEN = "jw;0268;45;45A05;Behandeling;01;1,07;inspanning;2026-01-01;"


@pytest.fixture
def praktijk(kantoor: Kantoor) -> Kantoor:
    """Two clients, a contract in hours and in minutes, and the month of April behind."""
    per_maand = Omvang(volume=600, eenheid="01", frequentie="4")
    minuten = toegewezen(300202, product=Product(categorie="45", code="45A05"), omvang=per_maand)
    kantoor.importeer(
        bericht301(toegewezen(300201), minuten),
        bericht301(toegewezen(500201), bsn=ANDER_BSN, identificatie="G0002"),
    )
    neem_in(kantoor, "contract", CONTRACT, UREN, MINUTEN)
    kantoor.vandaag = date(2026, 5, 4)
    return kantoor


def neem_in(kantoor: Kantoor, wat: str, kop: str, *regels: str) -> Any:
    pad = kantoor.bestand(f"{wat}{len(kantoor.codes)}.csv", "\n".join((kop, *regels)).encode())
    return kantoor.heenweer(wat, "importeer", pad)


def leg_april_vast(kantoor: Kantoor) -> None:
    neem_in(
        kantoor, "zorg", ZORG,
        *(f"{dag:02}-04-2026;{BSN};300201;;95;01;Kim;" for dag in (7, 14, 21, 28)),
        f"08-04-2026;{BSN};300202;;100,4;01;Kim;",
        f"09-04-2026;{BSN};300202;;100,1;01;Kim;",
        f"09-04-2026;{ANDER_BSN};500201;;3;04;Kim;",
    )  # fmt: skip
    assert kantoor.code == 0


def gebruik(argv: Sequence[str], capsys: pytest.CaptureFixture[str]) -> str:
    """What is said of a command that was typed wrong."""
    with pytest.raises(SystemExit) as einde:
        cli.main(argv)
    assert einde.value.code == 2
    return capsys.readouterr().err


def test_bedragen_zijn_tot_op_de_cent_na_te_rekenen(praktijk: Kantoor) -> None:
    leg_april_vast(praktijk)
    (declaratie,) = praktijk.heenweer("declareer", "--maand", "2026-04")["declaraties"]
    assert [
        (regel["toewijzingnummer"], regel["volume"], regel["tarief"], regel["bedrag"])
        for regel in declaratie["regels"]
    ] == [
        (300201, 6, 6243, 37458),  # 380 minutes: 6,33 hours
        (300202, 201, 107, 21507),  # 200,5 minutes
        (500201, 3, 6243, 18729),
    ]
    assert declaratie["totaal"] == 77694
    xml = next(pad for pad in praktijk.exporteer() if "323" in pad.name)
    (oordeel,) = praktijk.heenweer("controleer", xml)
    assert (oordeel["geldig"], oordeel["bevindingen"]) == (True, [])


def test_na_crediteren_met_een_volume_blijft_het_verschil(praktijk: Kantoor) -> None:
    leg_april_vast(praktijk)
    (eerste,) = praktijk.heenweer("declareer", "--maand", "2026-04")["declaraties"]
    xml = next(pad for pad in praktijk.exporteer() if "323" in pad.name)
    praktijk.heenweer("ingediend", eerste["identificatie"])
    praktijk.importeer(antwoord325(xml, dag=praktijk.vandaag))
    nummer, referentie = eerste["declaratienummer"], eerste["regels"][0]["referentienummer"]
    opties = ("--datum", "2026-05-04", "--bedrag")
    assert praktijk.heenweer("betaald", nummer, *opties, "100,01")["open"] == 67693
    assert praktijk.heenweer("betaald", nummer, *opties, "676,93")["open"] == 0
    terug = praktijk.heenweer("crediteer", referentie, "--volume", "5")
    assert terug["totaal"] == -6243
    assert [(r["debet_credit"], r["volume"], r["bedrag"]) for r in terug["regels"]] == [
        ("C", 6, 37458), ("D", 5, 31215),
    ]  # fmt: skip


@pytest.mark.parametrize("volume", ["99999999999999999999", "100000000"])
def test_een_volume_dat_nergens_past_wordt_geweigerd(praktijk: Kantoor, volume: str) -> None:
    leg_april_vast(praktijk)
    (eerste,) = praktijk.heenweer("declareer", "--maand", "2026-04")["declaraties"]
    xml = next(pad for pad in praktijk.exporteer() if "323" in pad.name)
    praktijk.heenweer("ingediend", eerste["identificatie"])
    praktijk.importeer(antwoord325(xml, dag=praktijk.vandaag))
    referentie = eerste["regels"][0]["referentienummer"]
    geweigerd = praktijk.heenweer("crediteer", referentie, "--volume", volume)
    assert praktijk.code == 1
    assert geweigerd["fout"] == "Zo veel past niet in een declaratie."
    assert len(praktijk.heenweer("declaraties")) == 1


@pytest.mark.parametrize("aantal", ["9" * 13, "9" * 5000, "1e9", "NaN", "-1", "1.234.567.890,1"])
def test_een_onmogelijk_aantal_houdt_alles_tegen(praktijk: Kantoor, aantal: str) -> None:
    goed = f"07-04-2026;{BSN};300201;;60;01;Kim;"
    gedaan = neem_in(praktijk, "zorg", ZORG, goed, f"08-04-2026;{BSN};300201;;{aantal};01;Kim;")
    assert praktijk.code == 1
    assert [(fout["rij"], fout["kolom"]) for fout in gedaan["fouten"]] == [(3, "aantal")]
    assert praktijk.heenweer("zorg", "lijst", "--maand", "2026-04") == []


@pytest.mark.parametrize("tarief", ["9" * 400, "1.234.567.890.123,00", "-5", "12,345"])
def test_een_onmogelijk_tarief_houdt_alles_tegen(kantoor: Kantoor, tarief: str) -> None:
    gedaan = neem_in(kantoor, "contract", CONTRACT, UREN, MINUTEN.replace("1,07", tarief))
    assert kantoor.code == 1
    assert [(fout["rij"], fout["kolom"]) for fout in gedaan["fouten"]] == [(3, "tarief")]
    assert kantoor.heenweer("contract", "lijst") == []


def test_een_sjabloon_dat_niet_is_ingevuld_verandert_geen_tarief(praktijk: Kantoor) -> None:
    voor = praktijk.heenweer("contract", "lijst")
    for naam in ("sjabloon.xlsx", "sjabloon.csv"):
        pad = praktijk.werk / naam
        praktijk.heenweer("contract", "sjabloon", pad)
        praktijk.heenweer("contract", "importeer", pad)
        assert praktijk.code == 1
        assert "staan geen regels" in praktijk.gezegd
    assert praktijk.heenweer("contract", "lijst") == voor


def test_wat_iemand_typte_is_in_excel_nooit_een_formule(praktijk: Kantoor) -> None:
    neem_in(
        praktijk, "zorg", ZORG,
        f"07-04-2026;{BSN};300201;;60;01;=cmd|'/c calc'!A1;@SOM(A1)",
        f"08-04-2026;{BSN};300201;;60;01;Bo\x07b;te\x01st",
    )  # fmt: skip
    periode = ("--van", "2026-04-01", "--tot", "2026-04-30")
    zorg, alles = praktijk.werk / "zorg.xlsx", praktijk.werk / "alles.xlsx"
    praktijk.heenweer("zorg", "vergelijking", "--gemeente", "0268", *periode, zorg)
    assert praktijk.code == 0
    praktijk.heenweer("exporteer-excel", "--met-bsn", alles)
    assert praktijk.code == 0
    for pad in (zorg, alles):
        cellen = [
            cel for blad in openpyxl.load_workbook(pad) for rij in blad.iter_rows() for cel in rij
        ]
        assert {cel.data_type for cel in cellen} <= {"s", "n", "d"}
        assert "Bob" in {cel.value for cel in cellen}


def test_een_excel_bestand_heet_ook_zo(praktijk: Kantoor) -> None:
    pad = praktijk.werk / "alles.csv"
    praktijk.heenweer("exporteer-excel", pad)
    assert praktijk.code == 1
    assert "eindigen op .xlsx" in praktijk.gezegd
    assert not pad.exists()


def test_een_gemeente_die_niet_bestaat_wordt_genoemd(praktijk: Kantoor) -> None:
    for opties in (("--voorstel",), ()):
        praktijk.heenweer("declareer", "--maand", "2026-04", "--gemeente", "0000", *opties)
        assert praktijk.code == 1
        assert "Gemeentecode 0000 bestaat niet." in praktijk.gezegd


def test_bij_twee_passende_toewijzingen_zegt_het_advies_wat_te_doen(praktijk: Kantoor) -> None:
    aspecifiek = toegewezen(
        300203, product=Product(categorie="46", code=None), omvang=None, budget=10_000
    )
    praktijk.importeer(bericht301(aspecifiek, identificatie="G0003"))
    neem_in(praktijk, "zorg", ZORG, f"07-04-2026;{BSN};;45A04;60;01;Kim;")
    uit = praktijk.heenweer("declareer", "--maand", "2026-04", "--voorstel")
    (weg,) = uit["weggelaten"]
    assert "300201, 300203" in weg["reden"]
    assert weg["advies"] == "Vul bij deze zorg in voor welke toewijzing zij is."


def test_wat_niet_is_afgekeurd_wordt_niet_opgegeven(praktijk: Kantoor) -> None:
    leg_april_vast(praktijk)
    (een,) = praktijk.heenweer("declareer", "--maand", "2026-04")["declaraties"]
    praktijk.heenweer("afgehandeld", een["regels"][0]["referentienummer"], "--reden", "te laat")
    assert praktijk.code == 1
    assert praktijk.gezegd.startswith("Deze regel is niet afgekeurd.")


@pytest.mark.parametrize(
    ("argv", "zin"),
    [
        (["declareer"], "Er ontbreekt nog iets: --maand."),
        (["declareer", "--maand", "2026-13"], "--maand: ‘2026-13’ is geen maand (JJJJ-MM)."),
        (["zorg", "lijst", "--maand", "april"], "--maand: ‘april’ is geen maand (JJJJ-MM)."),
        (["declareer", "--maand", "2026-04", "--wet", "x"], "--wet: 'x' kan niet."),
        (["crediteer", "X", "--volume", "veel"], "--volume: 'veel' is geen heel getal."),
        (["crediteer", "X", "--volume"], "Achter --volume hoort een waarde."),
        (["overzicht", "--per", "x"], "--per: 'x' kan niet. Kies uit 'maand', 'gemeente'"),
        (["afgehandeld", "X"], "Kies een van deze: --reden --heropen."),
        (["afgehandeld", "X", "--reden", "x", "--heropen"], "--heropen en --reden gaan niet samen"),
        (["declaraties", "--onzin"], "Dit hoort er niet bij: --onzin."),
        (["declaraties", "--json=ja"], "Achter --json hoort geen waarde."),
        (["betaald", "X", "--datum", "31-04-2026", "--bedrag", "1"], "‘31-04-2026’ is geen datum"),
        (["betaald", "X", "--datum", "2026-04-01", "--bedrag", "1e5"], "‘1e5’ is geen bedrag"),
    ],
)
def test_verkeerd_getypt_is_een_nederlandse_zin(
    argv: list[str], zin: str, capsys: pytest.CaptureFixture[str]
) -> None:
    gezegd = gebruik(argv, capsys)
    assert zin in gezegd
    assert gezegd.endswith("--help\n")
    assert "argument" not in gezegd
    assert len(gezegd.splitlines()) == 1


@pytest.mark.parametrize(
    ("naam", "inhoud"),
    [
        ("leeg.csv", b""),
        ("wit.csv", b" \n\n"),
        ("nul.csv", b"datum;bsn\0\n1;2\n"),
        ("factuur.csv", b"%PDF-1.7 tekst"),
        ("foto.xlsx", b"\x89PNG\r\n\x1a\n\0"),
        ("kapot.xlsx", b"PK\x03\x04kapot"),
        ("open.csv", b'datum;bsn\n"08-04-2026;1\n'),
        ("xml.csv", b"<?xml version='1.0'?><a/>"),
    ],
)
def test_een_vreemd_bestand_is_een_zin(kantoor: Kantoor, naam: str, inhoud: bytes) -> None:
    pad = kantoor.bestand(naam, inhoud)
    for opdracht in (("zorg", "importeer"), ("contract", "importeer"), ("afschrift",)):
        kantoor.heenweer(*opdracht, pad)
        assert kantoor.code == 1
        assert naam in kantoor.gezegd
        assert "\n" not in kantoor.gezegd.strip()


def test_een_map_of_een_bestand_dat_niet_mag_is_een_zin(
    kantoor: Kantoor, monkeypatch: pytest.MonkeyPatch
) -> None:
    dicht = kantoor.bestand("dicht.csv", b"datum;bsn\n")
    dicht.chmod(stat.S_IWUSR)

    def weiger(_pad: Path) -> bytes:
        raise PermissionError  # who runs the tests may be allowed to read anything

    monkeypatch.setattr(Path, "read_bytes", weiger)
    for pad in (kantoor.werk, dicht):
        kantoor.heenweer("zorg", "importeer", pad)
        assert kantoor.code == 1
        assert pad.name in kantoor.gezegd


@pytest.mark.parametrize(
    ("dag", "tarief"), [("15-04-2026", 6243), ("16-04-2026", 6500), ("30-04-2026", 6500)]
)
def test_een_tarief_dat_halverwege_verandert_geldt_vanaf_zijn_dag(
    kantoor: Kantoor, dag: str, tarief: int
) -> None:
    kantoor.importeer(bericht301(toegewezen(300201)))
    oud = UREN.replace("2026-01-01;", "2026-01-01;2026-04-15")
    nieuw = UREN.replace("62,43", "65,00").replace("2026-01-01", "2026-04-16")
    neem_in(kantoor, "contract", CONTRACT, oud, nieuw)
    kantoor.vandaag = date(2026, 5, 4)
    neem_in(kantoor, "zorg", ZORG, f"{dag};{BSN};300201;;2;04;Kim;")
    (declaratie,) = kantoor.heenweer("declareer", "--maand", "2026-04")["declaraties"]
    assert [(r["tarief"], r["bedrag"]) for r in declaratie["regels"]] == [(tarief, 2 * tarief)]
    xml = next(pad for pad in kantoor.exporteer() if "323" in pad.name)
    assert kantoor.heenweer("controleer", xml)[0]["bevindingen"] == []


@pytest.mark.parametrize("dagen", [("20",), ("10", "20")])
def test_zorg_na_het_einde_van_het_contract_wordt_niet_gedeclareerd(
    kantoor: Kantoor, dagen: Sequence[str]
) -> None:
    kantoor.importeer(bericht301(toegewezen(300201)))
    neem_in(kantoor, "contract", CONTRACT, UREN.replace("2026-01-01;", "2026-01-01;2026-04-15"))
    kantoor.vandaag = date(2026, 5, 4)
    neem_in(kantoor, "zorg", ZORG, *(f"{d}-04-2026;{BSN};300201;;2;04;Kim;" for d in dagen))
    uit = kantoor.heenweer("declareer", "--maand", "2026-04")
    assert uit["declaraties"] == []
    (weg,) = uit["weggelaten"]
    assert weg["regel"] == "IV081"
    assert "dat geldt op de dagen van deze zorg" in weg["reden"]


def test_iv076_een_week_output_krijgt_het_tarief_van_de_maand_van_haar_zondag(
    kantoor: Kantoor,
) -> None:
    kantoor.importeer(bericht301(toegewezen(300201)))
    oud = UREN.replace("inspanning;2026-01-01;", "output;2026-01-01;2026-04-30")
    nieuw = UREN.replace("62,43;inspanning;2026-01-01", "65,00;output;2026-05-01")
    neem_in(kantoor, "contract", CONTRACT, oud, nieuw)
    kantoor.vandaag = date(2026, 6, 1)
    neem_in(kantoor, "zorg", ZORG, f"30-04-2026;{BSN};300201;;2;04;Kim;")
    (declaratie,) = kantoor.heenweer("declareer", "--maand", "2026-05")["declaraties"]
    (regel,) = declaratie["regels"]
    assert (regel["begindatum"], regel["tarief"], regel["bedrag"]) == ("2026-05-01", 6500, 13000)


def test_een_regel_over_twee_tarieven_zegt_welk_zij_krijgt(kantoor: Kantoor) -> None:
    kantoor.importeer(bericht301(toegewezen(300201)))
    nieuw = UREN.replace("62,43", "65,00").replace("2026-01-01", "2026-04-16")
    neem_in(kantoor, "contract", CONTRACT, UREN, nieuw)
    kantoor.vandaag = date(2026, 5, 4)
    dagen = ("10-04-2026", "15-04-2026", "20-04-2026")
    neem_in(kantoor, "zorg", ZORG, *(f"{dag};{BSN};300201;;1;04;Kim;" for dag in dagen[:2]))
    uit = kantoor.heenweer("declareer", "--maand", "2026-04", "--voorstel")
    assert uit["declaraties"][0]["regels"][0]["let_op"] is None
    neem_in(kantoor, "zorg", ZORG, f"{dagen[2]};{BSN};300201;;1;04;Kim;")
    uit = kantoor.heenweer("declareer", "--maand", "2026-04", "--voorstel")
    (regel,) = uit["declaraties"][0]["regels"]
    assert (regel["tarief"], regel["bedrag"]) == (6243, 18729)
    assert "verandert op 16 april 2026" in regel["let_op"]
    assert "dat van 10 april 2026" in regel["let_op"]


def test_cs325_een_regel_van_niets_waarschuwt_dat_zij_niet_terug_kan(kantoor: Kantoor) -> None:
    kantoor.importeer(bericht301(toegewezen(300201)))
    neem_in(kantoor, "contract", CONTRACT, UREN.replace("62,43", "0"))
    kantoor.vandaag = date(2026, 5, 4)
    neem_in(kantoor, "zorg", ZORG, f"07-04-2026;{BSN};300201;;2;04;Kim;")
    uit = kantoor.heenweer("declareer", "--maand", "2026-04", "--voorstel")
    (regel,) = uit["declaraties"][0]["regels"]
    assert regel["bedrag"] == 0
    assert "niet terug te nemen (CS325)" in regel["let_op"]


def test_waar_de_start_een_voorwaarde_is_staat_dat_ook_bij_wat_is_gemaakt(
    praktijk: Kantoor,
) -> None:
    praktijk.heenweer(
        "instellen", "gemeente", "--code", "0268", "--protocol", "midden-ijssel-oost-veluwe-2024"
    )
    leg_april_vast(praktijk)
    for opties in (("--voorstel",), ()):
        uit = praktijk.heenweer("declareer", "--maand", "2026-04", *opties)
        (declaratie,) = uit["declaraties"]
        assert all("(305)" in regel["let_op"] for regel in declaratie["regels"])


def test_een_betaling_die_niet_past_zegt_hoe_je_haar_toch_vastlegt(praktijk: Kantoor) -> None:
    leg_april_vast(praktijk)
    (een,) = praktijk.heenweer("declareer", "--maand", "2026-04")["declaraties"]
    xml = next(pad for pad in praktijk.exporteer() if "323" in pad.name)
    praktijk.heenweer("ingediend", een["identificatie"])
    praktijk.importeer(antwoord325(xml, dag=praktijk.vandaag))
    betaling = (een["declaratienummer"], "--datum", "2026-05-04", "--bedrag", "776,95")
    geweigerd = praktijk.heenweer("betaald", *betaling)
    assert praktijk.code == 1
    assert "776,94" in geweigerd["fout"]
    assert geweigerd["advies"] == "Klopt het toch, geef dan --toch mee."
    assert praktijk.heenweer("betaald", *betaling, "--toch")["open"] == -1
