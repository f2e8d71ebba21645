"""What was refused, from the command line: which code, what it means, and how it stands."""

from __future__ import annotations

from typing import Any

import pytest

from app import cli
from tests.bouw import BSN, bericht301, toegewezen
from tests.walks.conftest import Kantoor, afkeuring, antwoord
from tests.walks.test_start import gestart

PRODUCT = "/Bericht/Client/StartProducten/StartProduct[1]"
SLEUTELS = {
    "soort", "bericht", "identificatie", "gemeente", "wet", "client_id", "client",
    "toewijzingnummer", "product", "veld", "code", "betekenis", "actie", "door", "sinds", "tot",
    "status", "reden",
}  # fmt: skip


def tekst(kantoor: Kantoor, *argumenten: str) -> str:
    kantoor.capsys.readouterr()
    vast = ["--gegevens", str(kantoor.map), "--vandaag", kantoor.vandaag.isoformat()]
    cli.main([*argumenten, *vast])
    return kantoor.capsys.readouterr().out


def afgekeurd(kantoor: Kantoor) -> Any:
    """A 305 that the gemeente refused; gives what the import of its 306 printed."""
    pad = gestart(kantoor)
    return kantoor.importeer(antwoord(pad, afkeuring("TR326", "9326", PRODUCT)))


def test_niets_afgekeurd(kantoor: Kantoor) -> None:
    assert kantoor.heenweer("afkeur") == []
    assert tekst(kantoor, "afkeur").strip() == "Niets afgekeurd."


def test_van_afkeur_tot_opgelost(kantoor: Kantoor) -> None:
    (gelezen,) = afgekeurd(kantoor)
    assert [code["code"] for code in gelezen["codes"]] == ["9326"]
    assert gelezen["codes"][0]["betekenis"] == "Voor deze toewijzing loopt al een start."

    (rij,) = kantoor.heenweer("afkeur")
    assert kantoor.code == 0
    assert set(rij) == SLEUTELS
    assert (rij["soort"], rij["bericht"], rij["code"]) == ("305", "JW305", "9326")
    assert (rij["toewijzingnummer"], rij["product"]) == (300201, "Jeugdhulp ambulant 45A04")
    assert (rij["veld"], rij["door"]) == ("Startproduct, begindatum", "gemeente")
    assert (rij["sinds"], rij["tot"], rij["status"]) == ("2026-04-10", "2026-04-10", "open")

    kantoor.heenweer("maak", "305", "--toewijzing", 300201, "--begindatum", "2026-04-07")
    (rij,) = kantoor.heenweer("afkeur")
    assert rij["status"] == "onderweg"
    (nieuw,) = kantoor.exporteer()
    kantoor.heenweer("ingediend", nieuw.stem.rpartition("_")[2])
    kantoor.morgen(4)
    kantoor.importeer(antwoord(nieuw))
    assert kantoor.heenweer("afkeur") == []
    (rij,) = kantoor.heenweer("afkeur", "--alles")
    assert (rij["status"], rij["tot"]) == ("opgelost", "2026-04-14")


def test_wat_niet_meer_hoeft_gaat_van_de_lijst_en_kan_terug(kantoor: Kantoor) -> None:
    afgekeurd(kantoor)
    (rij,) = kantoor.heenweer("afkeur")
    assert rij["reden"] is None
    kantoor.morgen(3)
    opdracht = ("afgehandeld", rij["identificatie"])
    (weg,) = kantoor.heenweer(*opdracht, "--reden", "gebeld: loopt al")
    assert kantoor.code == 0
    assert (weg["status"], weg["reden"], weg["tot"]) == (
        "afgehandeld", "gebeld: loopt al", "2026-04-13",
    )  # fmt: skip
    assert kantoor.heenweer("afkeur") == []
    assert kantoor.heenweer("afkeur", "--alles") == [weg]
    assert [t["soort"] for t in kantoor.heenweer("termijnen")] == ["302", "305"]  # no start
    gezien = tekst(kantoor, "afkeur", "--alles")
    assert "afgehandeld JW305" in gezien
    assert "Hoeft niet meer sinds 13-04-2026: gebeld: loopt al" in gezien

    (terug,) = kantoor.heenweer(*opdracht, "--heropen")
    assert (terug["status"], terug["reden"]) == ("open", None)
    assert [t["soort"] for t in kantoor.heenweer("termijnen")] == ["afkeur", "302"]
    kantoor.heenweer("maak", "305", "--toewijzing", 300201, "--begindatum", "2026-04-07")
    fout = kantoor.heenweer(*opdracht, "--reden", "toch niet")
    assert kantoor.code == 1
    assert "is al een nieuw bericht gemaakt" in fout["fout"]


@pytest.mark.parametrize(
    "hoe", [(), ("--reden",), ("--reden", "gebeld", "--heropen")], ids=["niets", "leeg", "beide"]
)
def test_afgehandeld_vraagt_een_reden_of_heropen(kantoor: Kantoor, hoe: tuple[str, ...]) -> None:
    with pytest.raises(SystemExit) as fout:
        kantoor.heenweer("afgehandeld", "U1", *hoe)
    assert fout.value.code == 2


def test_afgehandeld_kent_alleen_wat_je_zelf_verstuurde(kantoor: Kantoor) -> None:
    afgekeurd(kantoor)
    (rij,) = kantoor.heenweer("afkeur")
    for identificatie, reden, gezegd in (
        ("G0001", "gebeld", "geen verzonden bericht met identificatie G0001"),
        (rij["identificatie"], " ", "Schrijf op waarom het niet meer hoeft."),
    ):
        assert gezegd in kantoor.heenweer("afgehandeld", identificatie, "--reden", reden)["fout"]
        assert kantoor.code == 1


def test_een_fout_van_de_gemeente_staat_er_ook_in(kantoor: Kantoor) -> None:
    fout = toegewezen(einddatum=toegewezen().toewijzingsdatum)  # CS003
    kantoor.importeer(bericht301(fout))
    (rij,) = kantoor.heenweer("afkeur")
    assert (rij["bericht"], rij["door"], rij["client_id"]) == ("JW301", "wij", None)
    assert "maar begint pas op" in rij["betekenis"]
    assert BSN not in str(rij)


@pytest.mark.parametrize("opdracht", ["afkeur", "uitgaand", "termijnen"])
def test_geen_code_zonder_uitleg_in_wat_mensen_lezen(kantoor: Kantoor, opdracht: str) -> None:
    afgekeurd(kantoor)
    gezien = tekst(kantoor, opdracht)
    assert "9326" in gezien
    assert "Voor deze toewijzing loopt al een start." in gezien
    assert BSN not in gezien


def test_wat_vecozo_afkeurde_wordt_meteen_uitgelegd(kantoor: Kantoor) -> None:
    pad = gestart(kantoor)
    identificatie = pad.stem.rpartition("_")[2]
    gezien = tekst(kantoor, "afgekeurd", identificatie, "--code", "brs13")
    assert "De opbouw van het bericht klopt niet (XSD)." in gezien
    verstuurd = kantoor.heenweer("uitgaand")
    (rij,) = [v for v in verstuurd if v["identificatie"] == identificatie]
    assert [code["code"] for code in rij["codes"]] == ["BRS13"]


def test_de_hulp_noemt_de_opdracht(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        cli.main(["afkeur", "--help"])
    gezien = capsys.readouterr().out
    assert "Wat is afgekeurd" in gezien
    assert "--alles" in gezien
