"""The command line itself: options, exit codes, and the commands beside the main walk."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest

from app import bootstrap, cli
from app.standard.codec import encode
from app.standard.regelregister import regelnummers
from app.standard.release import Wet
from tests.bouw import bericht301
from tests.walks.conftest import Kantoor


def test_globale_opties_mogen_voor_en_na_de_opdracht(kantoor: Kantoor) -> None:
    voor = ["--gegevens", str(kantoor.map), "--json", "--vandaag", "2026-04-10", "termijnen"]
    assert cli.main(voor) == 0
    assert kantoor.capsys.readouterr().out.strip() == "[]"


@pytest.mark.parametrize(
    "argv",
    [
        ["bestaatniet"],
        ["maak"],
        ["maak", "305"],
        ["termijnen", "--tot", "morgen"],
        ["termijnen", "--vandaag", "2026-13-01"],
        ["importeer"],
    ],
)
def test_verkeerd_gebruik_geeft_2(argv: list[str]) -> None:
    with pytest.raises(SystemExit) as einde:
        cli.main(argv)
    assert einde.value.code == 2


def test_een_onmogelijke_vandaag_in_de_omgeving_wordt_uitgelegd(
    kantoor: Kantoor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HEENWEER_VANDAAG", "gisteren")
    assert cli.main(["--gegevens", str(kantoor.map), "termijnen"]) == 1
    assert "geen datum" in kantoor.capsys.readouterr().err


def test_vandaag_uit_de_omgeving(kantoor: Kantoor, monkeypatch: pytest.MonkeyPatch) -> None:
    kantoor.importeer(bericht301())
    monkeypatch.setenv("HEENWEER_VANDAAG", "2026-04-16")
    kantoor.capsys.readouterr()
    assert cli.main(["termijnen", "--gegevens", str(kantoor.map), "--json"]) == 0
    retour = next(t for t in json.loads(kantoor.capsys.readouterr().out) if t["soort"] == "302")
    assert (retour["werkdagen_over"], retour["status"]) == (-1, "te_laat")


def test_termijnen_tot_een_dag(kantoor: Kantoor) -> None:
    kantoor.importeer(bericht301())
    assert [t["soort"] for t in kantoor.heenweer("termijnen", "--tot", "2026-04-15")] == ["302"]


def test_regels_noemt_iedere_regel_van_de_standaard(kantoor: Kantoor) -> None:
    regels = {rij["regel"]: rij for rij in kantoor.heenweer("regels")}
    assert set(regels) == {regel.nummer for regel in regelnummers()}
    eerste_set = (
        "CS002 CS003 CS058 CS335 TR002 TR018 TR019 TR056 TR061 TR063 TR071 TR074 TR101 TR134 "
        "TR135 TR302 TR326 TR332 TR378 TR382"
    )
    for nummer in eerste_set.split():
        assert regels[nummer]["aanwezig"], nummer
    assert all(rij["aanwezig"] or rij["reden"] for rij in regels.values())


def test_controleer_bewaart_niets(kantoor: Kantoor) -> None:
    goed = kantoor.bestand("goed.xml", bericht301())
    slecht = kantoor.bestand("slecht.xml", bericht301(bsn="999900007"))
    kapot = kantoor.bestand(
        "kapot.xml", encode(bericht301()).replace(b"<jw301:Geslacht>1", b"<jw301:Geslacht>7")
    )
    regels = kantoor.heenweer("controleer", goed, slecht, kapot)
    assert kantoor.code == 1
    assert [(r["geldig"], [b["regel"] for b in r["bevindingen"]]) for r in regels] == [
        (True, []), (True, ["CS002"]), (False, ["schema"]),
    ]  # fmt: skip
    assert [r["bericht"] for r in regels] == ["JW301"] * 3
    assert "Geslacht" in regels[2]["bevindingen"][0]["melding"]
    assert kantoor.heenweer("toewijzingen") == []
    assert kantoor.heenweer("uitgaand") == []


def test_een_ander_protocol_voor_een_gemeente(kantoor: Kantoor) -> None:
    rij = kantoor.heenweer("instellen", "gemeente", "--code", "0268", "--protocol", "landelijk-3.2")
    assert rij == {"code": "0268", "naam": "Nijmegen", "protocol": "landelijk-3.2"}
    kantoor.importeer(bericht301())
    start = kantoor.heenweer("maak", "305", "--toewijzing", 300201, "--begindatum", "2026-03-31")
    assert [b["regel"] for b in start["bevindingen"]] == ["OP363"]


@pytest.mark.parametrize(
    "argumenten",
    [
        ["aanbieder", "--agb", "123", "--naam", "X"],
        ["gemeente", "--code", "9999", "--protocol", "landelijk-3.2"],
        ["gemeente", "--code", "0268", "--protocol", "../../geheim"],
    ],
)
def test_een_instelling_die_niet_kan(kantoor: Kantoor, argumenten: list[str]) -> None:
    assert "fout" in kantoor.heenweer("instellen", *argumenten)
    assert kantoor.code == 1


def test_een_nummer_bij_twee_gemeenten_vraagt_welke(kantoor: Kantoor) -> None:
    kantoor.importeer(bericht301(), bericht301(gemeente="0296", identificatie="W1"))
    vraag = kantoor.heenweer("maak", "305", "--toewijzing", 300201, "--begindatum", "2026-04-03")
    assert "Nijmegen (0268, Jeugdwet), Wijchen (0296, Jeugdwet)" in vraag["fout"]
    gemaakt = kantoor.heenweer(
        "maak", "305", "--toewijzing", 300201, "--begindatum", "2026-04-03", "--gemeente", "0296"
    )
    assert gemaakt["gemeente"] == "0296"


def test_een_toewijzing_of_bericht_dat_er_niet_is(kantoor: Kantoor) -> None:
    for argumenten in (
        ["maak", "305", "--toewijzing", 1, "--begindatum", "2026-04-03"],
        ["maak", "302", "--bericht", "X"],
        ["ingediend", "X"],
        ["afgekeurd", "X", "--code", "IB014"],
    ):
        assert kantoor.heenweer(*argumenten)["fout"]
        assert kantoor.code == 1


def test_ingediend_kan_niet_voor_het_klaarstaat(kantoor: Kantoor) -> None:
    kantoor.importeer(bericht301())
    (voorbereid,) = kantoor.heenweer("uitgaand")
    antwoord = kantoor.heenweer("ingediend", voorbereid["identificatie"])
    assert "Voorbereid" in antwoord["fout"]


def test_zonder_wachtwoord_en_zonder_terminal(
    kantoor: Kantoor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("HEENWEER_WACHTWOORD")
    antwoord = kantoor.heenweer("termijnen")
    assert "HEENWEER_WACHTWOORD" in antwoord["advies"]


def test_als_programma_met_nederlandse_tekst(kantoor: Kantoor, tmp_path: Path) -> None:
    pad = kantoor.bestand("a.xml", bericht301(wet=Wet.WMO))
    nieuw = str(tmp_path / "nieuw")
    klaar = subprocess.run(
        [sys.executable, "-m", "app", "--gegevens", nieuw, "--vandaag", "2026-04-10",
         "importeer", str(pad)],
        capture_output=True, text=True, check=False, encoding="utf-8",
        cwd=Path(__file__).resolve().parents[2],
    )  # fmt: skip
    assert klaar.returncode == 0, klaar.stderr
    assert "1 verwerkt, 0 bekend, 0 geweigerd." in klaar.stdout


def test_geen_naam_van_een_client_komt_in_het_log(kantoor: Kantoor) -> None:
    kantoor.importeer(bericht301())
    with bootstrap.open_voor_opdracht(kantoor.map, lambda: kantoor.vandaag):
        logging.getLogger("app.proef").warning("iets van T. de Wit")
    regels = (kantoor.map / "heenweer.log").read_text(encoding="utf-8").splitlines()
    assert regels[-1].endswith("app.proef: iets van T. ***")


def test_naar_een_bestand_dat_niet_elk_teken_kent() -> None:
    klaar = subprocess.run(
        [sys.executable, "-m", "app", "regels", "--markdown"],
        capture_output=True, check=False, env={**os.environ, "PYTHONIOENCODING": "ascii"},
        cwd=Path(__file__).resolve().parents[2],
    )  # fmt: skip
    assert klaar.returncode == 0, klaar.stderr
    assert b"\\u" in klaar.stdout or b"\\x" in klaar.stdout
