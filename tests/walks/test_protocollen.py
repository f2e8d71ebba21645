"""Own protocols and the declaration calendar of a gemeente, on the command line."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from app import cli
from tests.bouw import bericht301
from tests.walks.conftest import Kantoor
from tests.walks.test_termijnen_declareren import declarant, te_doen

__all__ = ["declarant"]

RVN = "rijk-van-nijmegen-1.17.1"
ONS = "eigen-onze-afspraken"
BRON = "contract 2026, artikel 4"


@pytest.fixture
def ons(kantoor: Kantoor) -> Any:
    """A copy of Rijk van Nijmegen that Nijmegen follows from April."""
    beeld = kantoor.heenweer(
        "instellen", "protocol", "--kopie-van", RVN, "--titel", "Onze afspraken",
        "--geldig-vanaf", "2026-04-01",
    )  # fmt: skip
    kantoor.heenweer("instellen", "gemeente", "--code", "0268", "--protocol", ONS)
    return beeld


def protocol(kantoor: Kantoor, *argumenten: str) -> Any:
    return kantoor.heenweer("instellen", "protocol", *argumenten)


def test_the_list_says_who_follows_what(kantoor: Kantoor, ons: Any) -> None:
    assert (ons["naam"], ons["termijnen_anders"], ons["origineel"]) == (
        ONS, 0, "Rijk van Nijmegen 1.17.1",
    )  # fmt: skip
    kantoor.heenweer("instellen", "gemeente", "--code", "0296", "--protocol", RVN)
    regels = protocol(kantoor)
    assert {r["naam"]: r["gemeenten"] for r in regels if r["gemeenten"]} == {
        RVN: ["0296"], ONS: ["0268"],
    }  # fmt: skip
    assert regels[0]["naam"] == "landelijk-3.2"
    assert [r["eigen"] for r in regels] == [False] * 4 + [True]
    assert regels[-1]["geldig_vanaf"] == "2026-04-01"


def test_a_changed_term_is_due_by_the_day_of_its_event(kantoor: Kantoor, ons: Any) -> None:
    kantoor.importeer(bericht301())  # received on Friday 10 April
    [voor] = kantoor.termijnen("302")
    beeld = protocol(
        kantoor, "--naam", ONS, "--term", "302", "--lengte", "1", "--eenheid", "weken",
        "--bron", BRON,
    )  # fmt: skip
    [term] = [t for t in beeld["termijnen"] if t["anders"]]
    assert (term["soort"], term["lengte"], term["bron"]) == ("302", "1 week", BRON)
    assert term["origineel"]["lengte"] == "3 werkdagen"
    [na] = kantoor.termijnen("302")
    assert (voor["vervaldatum"], na["vervaldatum"]) == ("2026-04-15", "2026-04-17")
    assert BRON in na["uitleg"]
    protocol(kantoor, "--naam", ONS, "--geldig-vanaf", "2026-04-11")
    assert kantoor.termijnen("302") == [voor]
    protocol(kantoor, "--naam", ONS, "--geldig-vanaf", "2026-04-01", "--titel", "Ons")
    assert kantoor.termijnen("302") == [na]
    protocol(kantoor, "--naam", ONS, "--term", "302", "--herstel")
    assert kantoor.termijnen("302") == [voor]


def test_a_gemeente_follows_the_original_again_when_it_goes(kantoor: Kantoor, ons: Any) -> None:
    assert protocol(kantoor, "--naam", ONS, "--verwijder") == {"naam": ONS, "gemeenten": ["0268"]}
    assert {r["naam"]: r["gemeenten"] for r in protocol(kantoor) if r["gemeenten"]} == {
        RVN: ["0268"]
    }


@pytest.mark.parametrize(
    ("argumenten", "gezegd"),
    [
        (["--kopie-van", RVN], "Hoe heet de kopie?"),
        (["--kopie-van", "x", "--titel", "Ander"], "Er is geen protocol ‘x’."),
        (["--kopie-van", RVN, "--titel", "Ander", "--term", "305"], "meer dingen tegelijk"),
        (["--kopie-van", RVN, "--titel", "Onze afspraken"], "Er is al een protocol"),
        (["--verwijder"], "Bij welk protocol?"),
        (["--titel", "Ander"], "Bij welk protocol?"),
        (["--naam", RVN, "--verwijder"], "hoort bij Heenweer"),
        (["--naam", ONS, "--lengte", "3"], "Bij welke termijn?"),
        (["--naam", ONS, "--herstel"], "Bij welke termijn?"),
        (["--naam", ONS, "--term", "305"], "Wat wordt er anders aan termijn 305?"),
        (["--naam", ONS, "--term", "305", "--herstel", "--lengte", "3"], "Wat wordt er anders"),
        (["--naam", ONS, "--term", "305", "--lengte", "0", "--bron", "x"], "minstens 1"),
        (["--naam", ONS, "--term", "305", "--lengte", "9"], "Waar is jouw termijn afgesproken?"),
        (["--naam", ONS, "--term", "999", "--lengte", "9"], "Er is geen termijn ‘999’."),
        (["--naam", ONS, "--geldig-tot", "2026-03-31"], "eindigt voordat het begint"),
    ],
)
def test_what_cannot_be_is_told(
    kantoor: Kantoor, ons: Any, argumenten: list[str], gezegd: str
) -> None:
    voor = protocol(kantoor)
    assert gezegd in protocol(kantoor, *argumenten)["fout"]
    assert kantoor.code == 1
    assert protocol(kantoor) == voor


def test_words_for_who_reads_it_on_the_screen(kantoor: Kantoor, ons: Any) -> None:
    protocol(kantoor, "--naam", ONS, "--term", "305", "--lengte", "10", "--bron", BRON)
    kantoor.capsys.readouterr()
    globaal = ["--gegevens", str(kantoor.map), "--vandaag", "2026-04-10"]
    assert cli.main(["instellen", "protocol", "--naam", ONS, *globaal]) == 0
    gezegd = kantoor.capsys.readouterr().out
    assert "Onze afspraken, eigen kopie van Rijk van Nijmegen 1.17.1, vanaf 01-04-2026" in gezegd
    assert "gevolgd door Nijmegen" in gezegd
    assert "Start melden (305): 10 werkdagen (OP271; contract 2026, artikel 4)" in gezegd
    assert "in het origineel 5 werkdagen (OP271; Rijk van Nijmegen 1.17.1, §2.2.1" in gezegd
    assert "(301 of 319): 5 werkdagen; Wijchen 10 werkdagen (OP274;" in gezegd


def test_words_that_differ_stand_beside_those_of_the_original(kantoor: Kantoor, ons: Any) -> None:
    protocol(kantoor, "--naam", ONS, "--term", "302", "--let-op", "Bel bij spoed.")
    kantoor.capsys.readouterr()
    globaal = ["--gegevens", str(kantoor.map), "--vandaag", "2026-04-10"]
    assert cli.main(["instellen", "protocol", "--naam", ONS, *globaal]) == 0
    gezegd = kantoor.capsys.readouterr().out
    assert "let op: Bel bij spoed. In het origineel: niets" in gezegd
    assert "in het origineel 3 werkdagen" not in gezegd  # that is the same


# The declaration calendar


def test_a_calendar_from_a_file_goes_before_the_term(declarant: Kantoor) -> None:
    declarant.vandaag = date(2026, 5, 4)
    [(*voor, uitleg)] = te_doen(declarant, "uitleg")
    assert voor == ["323", "2026-05-31", "declareer"]
    assert "(OP354; Rijk van Nijmegen 1.17.1, §5.8)" in uitleg
    pad = declarant.bestand(
        "kalender.csv", b"periode;deadline\napril 2026;12-05-2026\nmei 2026;volgt\n"
    )
    gedaan = declarant.heenweer(
        "instellen", "declaratiekalender", "--gemeente", "0268", "--bestand", pad
    )
    assert declarant.code == 1  # a row could not be read
    assert gedaan["maanden"] == [{"maand": "2026-04", "uiterlijk": "2026-05-12"}]
    assert [(fout["rij"], fout["kolom"]) for fout in gedaan["fouten"]] == [(3, "uiterlijk")]
    assert "rij 3" in declarant.gezegd
    kalender = declarant.heenweer("instellen", "declaratiekalender", "--gemeente", "0268")
    assert kalender == gedaan["maanden"]
    [(*na, uitleg)] = te_doen(declarant, "uitleg")
    assert na == ["323", "2026-05-12", "declareer"]
    assert uitleg.endswith("uiterlijk 12 mei 2026 (declaratiekalender van de gemeente)")


def test_a_gemeente_without_a_calendar(kantoor: Kantoor) -> None:
    vraag = ("instellen", "declaratiekalender", "--gemeente")
    assert kantoor.heenweer(*vraag, "0268") == []
    assert "bestaat niet" in kantoor.heenweer(*vraag, "9999")["fout"]
    assert "bestaat niet" in kantoor.heenweer(*vraag, "0268", "--bestand", "weg.csv")["fout"]
