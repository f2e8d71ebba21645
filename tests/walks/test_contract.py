"""The contract on the command line: a template, filled in, taken over, looked at."""

from __future__ import annotations

from pathlib import Path

import openpyxl

from tests.walks.conftest import Kantoor

KOP = "wet;gemeente;categorie;product;omschrijving;eenheid;tarief;variant;vanaf;tot\n"


def test_a_template_is_filled_in_and_taken_over(kantoor: Kantoor) -> None:
    pad = kantoor.werk / "contract.xlsx"
    assert kantoor.heenweer("contract", "sjabloon", pad) == {"bestand": str(pad)}
    boek = openpyxl.load_workbook(pad)
    boek["Invullen"].append(
        ["wmo", "Nijmegen", 2, "02A03", "Begeleiding", 1, 1.05, "inspanning", "01-07-2026", None]
    )
    boek.save(pad)
    gedaan = kantoor.heenweer("contract", "importeer", pad)
    assert kantoor.code == 0
    assert (gedaan["nieuw"], gedaan["gewijzigd"], gedaan["ongewijzigd"]) == (1, 0, 0)
    assert gedaan["fouten"] == gedaan["waarschuwingen"] == []
    assert gedaan["regels"][0] == {
        "wet": "wmo",
        "gemeente": "0268",
        "categorie": "02",
        "product": "02A03",
        "omschrijving": "Begeleiding",
        "eenheid": "01",
        "tarief": 105,
        "uurtarief": 6300,
        "variant": "inspanning",
        "vanaf": "2026-07-01",
        "tot": None,
    }
    assert kantoor.heenweer("contract", "lijst") == gedaan["regels"]


def test_a_later_tariff_closes_the_earlier_one(kantoor: Kantoor) -> None:
    rij = "jw;0268;45;45A04;Ambulant;04;93,60;inspanning;2026-01-01;\n"
    kantoor.heenweer("contract", "importeer", kantoor.bestand("a.csv", (KOP + rij).encode()))
    later = rij.replace("93,60", "1,57").replace("2026", "2027")
    gedaan = kantoor.heenweer(
        "contract", "importeer", kantoor.bestand("b.csv", (KOP + later).encode())
    )
    assert kantoor.code == 0
    assert (gedaan["nieuw"], gedaan["afgesloten"]) == (1, 1)
    assert [(w["rij"], w["kolom"]) for w in gedaan["waarschuwingen"]] == [(2, "tarief")]
    assert "tarief per minuut" in gedaan["waarschuwingen"][0]["advies"]
    assert [p["tot"] for p in kantoor.heenweer("contract", "lijst")] == ["2026-12-31", None]


def test_with_an_error_nothing_is_kept(kantoor: Kantoor) -> None:
    rijen = (
        "jw;0268;45;45A04;Ambulant;04;93,60;inspanning;2026-01-01;\n"
        "jw;0268;45;45A05;Ambulant;04;veel;inspanning;2026-01-01;\n"
    )
    gedaan = kantoor.heenweer(
        "contract", "importeer", kantoor.bestand("a.csv", (KOP + rijen).encode())
    )
    assert kantoor.code == 1
    assert gedaan["nieuw"] == 0
    assert gedaan["fouten"] == [
        {
            "rij": 3,
            "kolom": "tarief",
            "waarde": "veel",
            "melding": "‘veel’ is geen getal.",
            "advies": "Typ bijvoorbeeld 45,5 of 1.234,56.",
        }
    ]
    assert "rij 3, tarief: ‘veel’ is geen getal." in kantoor.gezegd
    assert kantoor.heenweer("contract", "lijst") == []


def test_what_is_no_table_is_refused(kantoor: Kantoor) -> None:
    kantoor.heenweer("contract", "importeer", Path(__file__).with_name("bestaat-niet.csv"))
    assert kantoor.code == 1
    kantoor.heenweer("contract", "importeer", kantoor.bestand("a.csv", b"wet;gemeente\njw;0268\n"))
    assert kantoor.code == 1
    assert "‘tarief’" in kantoor.gezegd
