"""From an answered declaration to money received, on the command line. Amounts in eurocent."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app import bootstrap, cli
from app.cli_geld import bedrag
from app.standard.codec import decode
from tests.afschrift import afschrift, betaald
from tests.bouw import NIJMEGEN, bericht301, toegewezen
from tests.declareren_bouw import toegekend
from tests.walks.conftest import WACHTWOORD, Kantoor
from tests.walks.declareren import afspraak, antwoord325, leg_vast, zorg


@pytest.fixture
def beantwoord(kantoor: Kantoor) -> tuple[Kantoor, str]:
    """Six hours of April that were declared and granted, and the DeclaratieNummer."""
    kantoor.importeer(bericht301(toegewezen()))
    ws = bootstrap.open_workspace(kantoor.map, WACHTWOORD, lambda: kantoor.vandaag)
    leg_vast(ws, zorg(date(2026, 4, 7), 360), contract=[afspraak()])
    ws.engine.dispose()
    kantoor.vandaag = date(2026, 5, 4)
    (declaratie,) = kantoor.heenweer("declareer", "--maand", "2026-04")["declaraties"]
    (xml,) = kantoor.exporteer()
    kantoor.heenweer("ingediend", decode(xml.read_bytes()).identificatie)
    kantoor.vandaag = date(2026, 6, 20)
    kantoor.importeer(antwoord325(xml))
    return kantoor, declaratie["declaratienummer"]


def bank(kantoor: Kantoor, *boekingen: str) -> Path:
    return kantoor.bestand("bank.xml", afschrift(*boekingen))


def regelstanden(kantoor: Kantoor) -> list[str]:
    return [
        regel["status"]
        for declaratie in kantoor.heenweer("declaraties")
        for regel in declaratie["regels"]
    ]


def test_een_betaling_met_de_hand(beantwoord: tuple[Kantoor, str]) -> None:
    kantoor, nummer = beantwoord
    deel = kantoor.heenweer("betaald", nummer, "--datum", "2026-06-01", "--bedrag", "100.50")
    assert (kantoor.code, deel["open"]) == (0, 25950)
    uit = kantoor.heenweer("betaald", nummer, "--datum", "2026-06-09", "--bedrag", "259,50")
    assert uit == {
        "declaratienummer": nummer,
        "wet": "jw",
        "gemeente": NIJMEGEN,
        "toegekend": 36000,
        "betaald": 36000,
        "open": 0,
        "betalingen": [
            {"datum": "2026-06-01", "bedrag": 10050},
            {"datum": "2026-06-09", "bedrag": 25950},
        ],
    }
    assert regelstanden(kantoor) == ["betaald"]


def test_te_veel_vraagt_om_bevestiging(beantwoord: tuple[Kantoor, str]) -> None:
    kantoor, nummer = beantwoord
    te_veel = ("betaald", nummer, "--datum", "2026-06-09", "--bedrag", "1.000,00")
    assert "€ 360,00 open" in kantoor.heenweer(*te_veel)["fout"]
    assert kantoor.code == 1
    assert kantoor.heenweer(*te_veel, "--toch")["open"] == -64000
    terug = kantoor.heenweer(
        "betaald", nummer, "--datum", "2026-06-10", "--bedrag=-640,00", "--wet", "jw"
    )
    assert (kantoor.code, terug["open"]) == (0, 0)


def test_een_onbekend_nummer(beantwoord: tuple[Kantoor, str]) -> None:
    kantoor, _ = beantwoord
    uit = kantoor.heenweer("betaald", "ZOMAAR", "--datum", "2026-06-09", "--bedrag", "1")
    assert (kantoor.code, "geen declaratie" in uit["fout"]) == (1, True)


def test_een_afschrift_wordt_getoond_en_daarna_geboekt(beantwoord: tuple[Kantoor, str]) -> None:
    kantoor, nummer = beantwoord
    pad = bank(kantoor, betaald(36000, f"inzake {nummer}"), betaald(-9900, "huur", "De Verhuurder"))
    uit = kantoor.heenweer("afschrift", pad)
    (voorstel,) = uit["voorstellen"]
    assert (voorstel["zekerheid"], voorstel["geboekt"], uit["geboekt"]) == ("zeker", False, 0)
    assert voorstel["delen"] == [{"declaratienummer": nummer, "wet": "jw", "bedrag": 36000}]
    assert regelstanden(kantoor) == ["toegekend"]
    assert kantoor.heenweer("afschrift", pad, "--boek")["geboekt"] == 1
    assert regelstanden(kantoor) == ["betaald"]
    opnieuw = kantoor.heenweer("afschrift", pad, "--boek")
    assert (opnieuw["geboekt"], opnieuw["eerder_geboekt"], opnieuw["voorstellen"]) == (0, 1, [])


def test_wat_niet_zeker_is_wordt_niet_geboekt(beantwoord: tuple[Kantoor, str]) -> None:
    kantoor, nummer = beantwoord
    uit = kantoor.heenweer("afschrift", bank(kantoor, betaald(30000, nummer)), "--boek")
    assert (uit["geboekt"], uit["voorstellen"][0]["zekerheid"]) == (0, "waarschijnlijk")
    assert regelstanden(kantoor) == ["toegekend"]


def test_een_negatief_saldo_sluit_beide_declaraties(beantwoord: tuple[Kantoor, str]) -> None:
    kantoor, nummer = beantwoord
    ws = bootstrap.open_workspace(kantoor.map, WACHTWOORD, lambda: kantoor.vandaag)
    with ws.schrijven() as uow:
        toegekend(uow, "CREDIT01", -6000)
        uow.commit()
    ws.engine.dispose()
    uit = kantoor.heenweer("afschrift", bank(kantoor, betaald(30000, nummer)), "--boek")
    assert uit["geboekt"] == 1
    delen = {deel["declaratienummer"]: deel["bedrag"] for deel in uit["voorstellen"][0]["delen"]}
    assert delen == {nummer: 36000, "CREDIT01": -6000}
    assert regelstanden(kantoor) == ["betaald", "betaald"]


def test_wat_geen_afschrift_is_wordt_gezegd(beantwoord: tuple[Kantoor, str]) -> None:
    kantoor, nummer = beantwoord
    oud = kantoor.bestand("oud.txt", b":20:P\n:25:NL\n")
    uit = kantoor.heenweer("afschrift", oud, bank(kantoor, betaald(36000, nummer)))
    assert (kantoor.code, len(uit["voorstellen"])) == (1, 1)
    ((naam, fout),) = [(een["bestand"], een["fout"]) for een in uit["fouten"]]
    assert (naam, "MT940" in fout) == ("oud.txt", True)
    assert "oud.txt" in kantoor.gezegd


def test_de_tekst_voor_mensen(beantwoord: tuple[Kantoor, str]) -> None:
    kantoor, nummer = beantwoord
    globaal = ["--gegevens", str(kantoor.map), "--vandaag", "2026-06-20"]
    kantoor.capsys.readouterr()
    assert cli.main(["afschrift", str(bank(kantoor, betaald(36000, nummer))), *globaal]) == 0
    uit = kantoor.capsys.readouterr().out
    assert "zeker" in uit
    assert "€ 360,00" in uit
    args = ["betaald", nummer, "--datum", "2026-06-09", "--bedrag", "300", *globaal]
    assert cli.main(args) == 0
    assert "nog € 60,00 open" in kantoor.capsys.readouterr().out


@pytest.mark.parametrize(
    ("tekst", "eurocent"),
    [("1234,56", 123456), ("1234.56", 123456), ("1.234,56", 123456), ("12.5", 1250),
     ("-12,50", -1250), ("1.234", 123400)],
)  # fmt: skip
def test_een_bedrag_met_komma_of_punt(tekst: str, eurocent: int) -> None:
    assert bedrag(tekst) == eurocent


@pytest.mark.parametrize("tekst", ["", "12,345", "1,234.56", "--5", "tien", "1e3"])
def test_wat_geen_bedrag_is(tekst: Any) -> None:
    with pytest.raises(argparse.ArgumentTypeError):
        bedrag(tekst)
