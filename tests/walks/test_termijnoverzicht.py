"""What is due to a file from the command line: PDF, Excel and calendar, and nothing over another.

The calendar is the user's own: what comes in it names nobody, unless they ask.
"""

from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from openpyxl import load_workbook

from app import cli
from app.standard.release import Wet
from tests.bouw import AGB, ANDER_BSN, BSN, NIJMEGEN, bericht301, toegewezen
from tests.reports.lezen import paginas
from tests.walks.conftest import Kantoor

WIJCHEN = "0296"


@pytest.fixture
def druk(kantoor: Kantoor) -> Kantoor:
    """A 302 and a 305 due in Nijmegen and in Wijchen, and a 306 that stays away."""
    ander = bericht301(
        toegewezen(300202, Wet.WMO), bsn=ANDER_BSN, wet=Wet.WMO, gemeente=WIJCHEN,
        identificatie="G0002",
    )  # fmt: skip
    kantoor.importeer(bericht301())
    kantoor.importeer(ander)
    kantoor.heenweer("maak", "305", "--toewijzing", 300202, "--begindatum", "2026-04-07")
    ids = [v["identificatie"] for v in kantoor.heenweer("uitgaand") if v["bericht"] == "WMO305"]
    kantoor.exporteer()
    kantoor.heenweer("ingediend", *ids)
    return kantoor


def papier(pad: Path) -> str:
    return " ".join(paginas(pad.read_bytes()))


def afspraken(pad: Path) -> list[Any]:
    return list(Calendar.from_ical(pad.read_bytes()).walk("VEVENT"))


def test_kiezen_per_gemeente_en_wie_aan_zet_is(druk: Kantoor) -> None:
    alles = druk.heenweer("termijnen")
    assert {t["gemeente"] for t in alles} == {NIJMEGEN, WIJCHEN}
    wijchen = druk.heenweer("termijnen", "--gemeente", WIJCHEN)
    assert [t for t in alles if t["gemeente"] == WIJCHEN] == wijchen
    (zij,) = druk.heenweer("termijnen", "--wie", "gemeente")
    assert (zij["soort"], zij["wie"]) == ("306", "gemeente")
    wij = druk.heenweer("termijnen", "--wie", "aanbieder", "--tot", "2026-04-15")
    assert {t["wie"] for t in wij} == {"aanbieder"}
    assert max(t["vervaldatum"] for t in wij) <= "2026-04-15"


def test_op_papier_in_excel_en_in_de_agenda_in_een_keer(druk: Kantoor, tmp_path: Path) -> None:
    pdf, xlsx, ics = (tmp_path / f"termijnen.{soort}" for soort in ("pdf", "xlsx", "ics"))
    aantal = len(druk.heenweer("termijnen"))
    gezegd = druk.heenweer("termijnen", "--pdf", pdf, "--xlsx", xlsx, "--ics", ics)
    assert gezegd == {
        "termijnen": aantal, "pdf": str(pdf), "xlsx": str(xlsx), "ics": str(ics)
    }  # fmt: skip
    assert "Wat we van gemeenten verwachten" in papier(pdf)
    blad = load_workbook(xlsx)["Termijnen"]
    assert blad.max_row == aantal + 1
    uiterlijk: list[Any] = [rij[9] for rij in blad.iter_rows(min_row=2, values_only=True)]
    verwacht = [t["vervaldatum"] for t in druk.heenweer("termijnen")]
    assert sorted(uiterlijk) == sorted(
        datetime.combine(date.fromisoformat(dag), time()) for dag in verwacht
    )
    titels = {str(een["summary"]) for een in afspraken(ics)}
    assert "Start melden, Nijmegen" in titels
    assert "Antwoord verwacht, Wijchen" in titels


def test_niemand_staat_erop_met_naam_of_bsn_tenzij_erom_is_gevraagd(
    druk: Kantoor, tmp_path: Path
) -> None:
    def erop(naam: str, *opties: str) -> tuple[str, str, str]:
        paden = [tmp_path / f"{naam}.{soort}" for soort in ("pdf", "xlsx", "ics")]
        pdf, xlsx, ics = paden
        druk.heenweer("termijnen", "--pdf", pdf, "--xlsx", xlsx, "--ics", ics, *opties)
        rijen = load_workbook(xlsx)["Termijnen"].iter_rows(values_only=True)
        tekst = " ".join(str(waarde) for rij in rijen for waarde in rij)
        return papier(pdf), tekst, ics.read_text("utf-8")

    for tekst in erop("zonder"):
        assert "Wit" not in tekst
        assert BSN not in tekst
    op_papier, in_excel, in_agenda = erop("namen", "--met-namen")
    assert "T. de Wit" in op_papier
    assert "T. de Wit" in in_excel
    assert "T.d.W." in in_agenda
    assert not any(BSN in tekst for tekst in (op_papier, in_excel, in_agenda))
    op_papier, in_excel, in_agenda = erop("bsn", "--met-namen", "--met-bsn")
    assert BSN in op_papier
    assert BSN in in_excel
    assert BSN not in in_agenda
    assert "Wit" not in in_agenda


def test_een_gemeente_op_papier_en_alle_elk_op_een_eigen_blad(
    druk: Kantoor, tmp_path: Path
) -> None:
    druk.heenweer("termijnen", "--gemeente", WIJCHEN, "--pdf", tmp_path / "wijchen.pdf")
    een = papier(tmp_path / "wijchen.pdf")
    assert "Wijchen (0296)" in een
    assert "Nijmegen (0268)" not in een
    druk.heenweer("termijnen", "--per-gemeente", "--pdf", tmp_path / "per.pdf")
    assert len(paginas((tmp_path / "per.pdf").read_bytes())) == 3


def test_nooit_over_een_ander_bestand(druk: Kantoor, tmp_path: Path) -> None:
    pad = tmp_path / "termijnen.ics"
    pad.write_bytes(b"van de gebruiker")
    fout = druk.heenweer("termijnen", "--pdf", tmp_path / "nieuw.pdf", "--ics", pad)
    assert "bestaat al" in fout["fout"]
    assert druk.code == 1
    assert pad.read_bytes() == b"van de gebruiker"
    assert not (tmp_path / "nieuw.pdf").exists()  # nothing of it was made


def test_alles_of_niets(druk: Kantoor, tmp_path: Path) -> None:
    """A folder that is not there, and one that is a file: nothing of it stays behind."""
    pdf = tmp_path / "nieuw.pdf"
    (tmp_path / "bestand").write_bytes(b"")
    for map_ in ("nergens", "bestand"):
        fout = druk.heenweer("termijnen", "--pdf", pdf, "--xlsx", tmp_path / map_ / "a.xlsx")
        assert "‘a.xlsx’ kan daar niet worden bewaard" in fout["fout"]
        assert not pdf.exists()


@pytest.mark.parametrize(
    ("opties", "zegt"),
    [
        (("--pdf", "termijnen.txt"), "is geen PDF"),
        (("--ics", "termijnen"), "is geen agendabestand"),
        (("--met-namen",), "gaat over een bestand"),
        (("--met-bsn",), "gaat over een bestand"),
        (("--met-bsn", "--ics", "a.ics"), "komt geen BSN"),
        (("--per-gemeente", "--xlsx", "a.xlsx"), "gaat over papier"),
        (("--gemeente", "9999"), "bestaat niet"),
        (("--pdf", "weg/termijnen.pdf"), "kan daar niet worden bewaard"),
    ],
)
def test_wat_niet_kan_wordt_gezegd(
    druk: Kantoor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, opties: Any, zegt: str
) -> None:
    monkeypatch.chdir(tmp_path)
    voor = set(tmp_path.rglob("*.pdf"))
    assert zegt in druk.heenweer("termijnen", *opties)["fout"]
    assert druk.code == 1
    assert set(tmp_path.rglob("*.pdf")) == voor


def test_niets_te_doen(kantoor: Kantoor, tmp_path: Path) -> None:
    pad = tmp_path / "leeg.pdf"
    assert kantoor.heenweer("termijnen", "--pdf", pad)["termijnen"] == 0
    assert "Niets te doen." in papier(pad)


def test_om_te_lezen(druk: Kantoor, tmp_path: Path) -> None:
    pad = tmp_path / "a.xlsx"
    argv = ["termijnen", "--gegevens", str(druk.map), "--vandaag", "2026-04-10"]
    assert cli.main([*argv, "--wie", "gemeente", "--xlsx", str(pad)]) == 0
    assert druk.capsys.readouterr().out == f"1 termijn, opgeslagen als ‘{pad}’.\n"


def test_opnieuw_inlezen_werkt_bij(druk: Kantoor, tmp_path: Path) -> None:
    """A day later, one 302 done: what is still due is the same event in the calendar."""
    druk.heenweer("termijnen", "--ics", tmp_path / "een.ics")
    druk.heenweer("maak", "302", "--bericht", "G0001")
    druk.morgen()
    druk.heenweer("termijnen", "--ics", tmp_path / "twee.ics")
    eerst = {str(een["uid"]): een for een in afspraken(tmp_path / "een.ics")}
    daarna = {str(een["uid"]): een for een in afspraken(tmp_path / "twee.ics")}
    assert set(daarna) == set(eerst)
    assert all(daarna[uid]["sequence"] > eerst[uid]["sequence"] for uid in daarna)
    titels = {str(een["summary"]) for een in daarna.values()}
    assert "Retour exporteren, Nijmegen" in titels


def test_een_agb_code_die_eindigt_of_erbij_komt_verdubbelt_niets(
    druk: Kantoor, tmp_path: Path
) -> None:
    """The other code sorts first, and is the only one left: the events are the same ones."""

    def herkend(naam: str) -> set[str]:
        druk.heenweer("termijnen", "--gemeente", WIJCHEN, "--ics", tmp_path / naam)
        return {str(een["uid"]) for een in afspraken(tmp_path / naam)}

    eerst = herkend("een.ics")
    zet = ("instellen", "aanbieder", "--naam", "De Linde", "--agb")
    druk.heenweer(*zet, "11110001", "--vanaf", "2026-04-01")
    assert herkend("twee.ics") == eerst
    druk.heenweer(*zet, AGB, "--tot", "2026-03-31")
    assert herkend("drie.ics") == eerst
