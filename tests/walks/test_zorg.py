"""Delivered care on the command line: a file in, once, and out again for the gemeente."""

from __future__ import annotations

from pathlib import Path

from tests.bouw import ANDER_BSN, BSN, bericht301
from tests.walks.conftest import Kantoor

KOP = "datum;bsn;toewijzingnummer;product;aantal;eenheid;medewerker;opmerking"


def uren(kantoor: Kantoor, *regels: str, naam: str = "uren.csv") -> Path:
    pad = kantoor.werk.parent / naam
    pad.write_text("\n".join((KOP, *regels)), encoding="utf-8")
    return pad


def test_a_file_is_taken_in_listed_and_written_for_the_gemeente(kantoor: Kantoor) -> None:
    kantoor.importeer(bericht301())
    pad = uren(
        kantoor,
        f"08-04-2026;{BSN};300201;;1,5;04;Anna;thuis",
        f"09-04-2026;{ANDER_BSN};;;30;01;Bram;",
    )
    gedaan = kantoor.heenweer("zorg", "importeer", pad)
    assert kantoor.code == 0
    assert (gedaan["bestand"], gedaan["ingelezen"]) == ("uren.csv", 2)
    assert gedaan["zonder_toewijzing"] == 1
    assert gedaan["fouten"] == gedaan["waarschuwingen"] == []
    assert gedaan["regels"][0] == {
        "rij": 2, "datum": "2026-04-08", "bsn": BSN, "toewijzingnummer": 300201, "product": None,
        "aantal": 1.5, "eenheid": "04", "medewerker": "Anna", "opmerking": "thuis",
        "wacht_op_301": False, "declaratienummer": None, "referentienummer": None,
    }  # fmt: skip
    eerste, tweede = kantoor.heenweer("zorg", "lijst", "--maand", "2026-04")
    assert (eerste["aantal"], tweede["wacht_op_301"]) == (1.5, True)
    assert kantoor.heenweer("zorg", "lijst", "--maand", "2026-03") == []
    doel = kantoor.werk.parent / "nijmegen.xlsx"
    dagen = ("--van", "2026-04-01", "--tot", "2026-04-30")
    uit = kantoor.heenweer("zorg", "vergelijking", "--gemeente", "0268", *dagen, doel)
    assert (uit["regels"], uit["zonder_toewijzing"]) == (1, 1)
    assert doel.exists()


def test_what_is_wrong_keeps_the_whole_file_back(kantoor: Kantoor) -> None:
    pad = uren(kantoor, f"08-04-2026;{BSN};;;60;01;Anna;", f"09-04-2026;{BSN};;;veel;01;Anna;")
    gedaan = kantoor.heenweer("zorg", "importeer", pad)
    assert kantoor.code == 1
    assert gedaan["ingelezen"] == 0
    assert gedaan["fouten"] == [
        {"rij": 3, "kolom": "aantal", "waarde": "veel", "melding": "‘veel’ is geen getal.",
         "advies": "Typ bijvoorbeeld 45,5 of 1.234,56."}
    ]  # fmt: skip
    assert "rij 3, aantal" in kantoor.gezegd
    assert kantoor.heenweer("zorg", "lijst") == []


def test_the_same_file_is_refused_the_second_time(kantoor: Kantoor) -> None:
    pad = uren(kantoor, f"08-04-2026;{BSN};;;60;01;Anna;")
    assert kantoor.heenweer("zorg", "importeer", pad)["ingelezen"] == 1
    nog_eens = kantoor.heenweer("zorg", "importeer", pad)
    assert kantoor.code == 1
    assert nog_eens["eerder"].startswith("Dit bestand is op 10-04-2026 al ingelezen. ")
    assert nog_eens["ingelezen"] == 0
    assert len(kantoor.heenweer("zorg", "lijst")) == 1


def test_a_file_that_does_not_say_the_eenheid_is_told_it(kantoor: Kantoor) -> None:
    pad = kantoor.werk.parent / "los.csv"
    pad.write_text(f"datum;bsn;aantal\n08-04-2026;{BSN};2\n")
    assert "Kies de eenheid" in kantoor.heenweer("zorg", "importeer", pad)["reden"]
    assert kantoor.code == 1
    assert kantoor.heenweer("zorg", "importeer", pad, "--eenheid", "16")["ingelezen"] == 1


def test_a_template_is_written(kantoor: Kantoor) -> None:
    pad = kantoor.werk.parent / "leeg.csv"
    assert kantoor.heenweer("zorg", "sjabloon", pad) == {"bestand": str(pad)}
    assert pad.read_text("utf-8-sig").splitlines()[0] == KOP
