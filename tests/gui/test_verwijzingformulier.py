"""The form of a referral, and the scans that belong to it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from app.gui.verwijzing.page import Verwijzingpagina
from app.services import scans, verwijzingen
from tests.bouw import bericht301
from tests.gui.bureau import Bureau, knop, teksten
from tests.gui.verwijzingen import brief, een

__all__ = ["brief"]  # fixtures


def open_form(hier: Bureau, *, stel_voor: Any = None) -> Verwijzingpagina:
    hier.importeer(bericht301())
    extra = {"stel_voor": stel_voor} if stel_voor else {}
    page = Verwijzingpagina(hier.kantoor, 1, "T. de Wit", **extra)
    hier.toon(page)
    return page


def test_a_referral_is_filled_in_with_a_scan_that_was_dropped(hier: Bureau, brief: Path) -> None:
    page = open_form(hier)
    page.type.set_value("02")
    page.agb.setText("01234567")
    page.datum.set_value(date(2026, 3, 12))
    page.take_files([brief])
    hier.wacht()
    assert not page.naam.isEnabled()
    assert verwijzingen.dossier(hier.workspace, 1) == []  # nothing before the button
    with hier.qtbot.waitSignal(page.gesloten):
        page.bewaar.click()
    hier.wacht()
    (stuk,) = verwijzingen.dossier(hier.workspace, 1)
    assert stuk.verwijzing == een(vastgelegd_op=stuk.verwijzing.vastgelegd_op)
    assert [b.naam for b in stuk.bijlagen] == ["brief.pdf"]
    assert "nog waar het stond" in hier.recorder.said[-1][1]


def test_what_is_wrong_stands_beside_its_field(hier: Bureau) -> None:
    page = open_form(hier)
    page.bewaar.click()
    assert "Kies wie de cliënt verwees." in page.velden["type"].finding
    assert "staat op de brief" in page.velden["datum"].finding
    page.type.set_value("05")
    page.datum.setText("31-04-2026")
    page.geldig_tot.set_value(date(2026, 1, 1))
    page.bewaar.click()
    assert "ontbreken de AGB-code en de naam" in page.velden["naam"].finding
    assert "CD067" in page.velden["naam"].finding
    assert "April heeft 30 dagen" in page.velden["datum"].finding
    assert verwijzingen.dossier(hier.workspace, 1) == []


def test_only_doctors_and_instellingen_are_asked_for_an_agb_code(hier: Bureau) -> None:
    page = open_form(hier)
    gevraagd = page.velden["zorgverlener_code"]
    for type_, zichtbaar in (("02", True), ("08", False), ("04", True), ("01", False)):
        page.type.set_value(type_)
        assert gevraagd.isVisibleTo(page) is zichtbaar
    page.type.set_value("02")
    page.agb.setText("01234567")
    page.type.set_value("08")
    assert page.antwoord.zorgverlener_code is None


def test_the_last_day_is_proposed_and_never_against_the_user(hier: Bureau) -> None:
    page = open_form(hier, stel_voor=lambda dag: dag.replace(year=dag.year + 1))
    page.aanmelding.set_value(date(2026, 4, 1))
    assert page.geldig_tot.value == date(2027, 4, 1)
    page.aanmelding.set_value(date(2026, 4, 2))
    assert page.geldig_tot.value == date(2027, 4, 2)
    page.geldig_tot.set_value(date(2026, 12, 31))
    page.aanmelding.set_value(date(2026, 4, 3))
    assert page.geldig_tot.value == date(2026, 12, 31)


def test_a_warning_stops_nothing(hier: Bureau) -> None:
    page = open_form(hier)
    page.type.set_value("02")
    page.naam.setText("A. Visser")
    page.datum.set_value(date(2026, 3, 12))
    page.aanmelding.set_value(date(2026, 3, 1))
    assert "al aangemeld" in teksten(page)
    page.bewaar.click()
    hier.wacht()
    assert len(verwijzingen.dossier(hier.workspace, 1)) == 1


def test_what_is_no_scan_is_said_and_the_others_are_taken(
    hier: Bureau, brief: Path, tmp_path: Path
) -> None:
    page = open_form(hier)
    fout = tmp_path / "verslag.pdf"
    fout.write_bytes(b"PK\x03\x04")
    page.take_files([fout, brief, brief])
    hier.wacht()
    assert [scan.naam for scan in page.scans.nieuwe] == ["brief.pdf"]
    assert "‘verslag.pdf’ is geen PDF" in page.scans.fout.text()


def test_a_scan_that_goes_is_kept_until_the_form_is(hier: Bureau, brief: Path) -> None:
    hier.importeer(bericht301())
    verwijzingen.bewaar(hier.workspace, een(), [scans.lees_scan(brief)])
    (stuk,) = verwijzingen.dossier(hier.workspace, 1)
    page = Verwijzingpagina(hier.kantoor, 1, "T. de Wit", stuk)
    hier.toon(page)
    knop(page, "Weghalen").click()
    assert page.scans.aantal == 0
    actie = hier.recorder.said[-1][2]
    assert actie is not None
    actie.act()
    assert page.scans.aantal == 1
    hier.wacht()
    knop(page, "Weghalen").click()
    assert len(verwijzingen.dossier(hier.workspace, 1)[0].bijlagen) == 1
    page.bewaar.click()
    hier.wacht()
    assert verwijzingen.dossier(hier.workspace, 1)[0].bijlagen == ()
