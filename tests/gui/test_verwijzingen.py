"""Referrals in the dossier of a client: their cards."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from app.domain.verwijzing import Verwijzing
from app.gui import bewaren
from app.gui.clienten.page import ClientenPage, scherm
from app.gui.format import Status
from app.gui.verwijzing.beeld import kaarten
from app.gui.verwijzing.mail import Verwijzingmail
from app.gui.verwijzing.page import Verwijzingpagina
from app.gui.verwijzing.vak import Verwijzingenvak
from app.gui.widgets import drop_zone
from app.services import verwijzingen
from tests.bouw import BSN, bericht301
from tests.gui.bureau import VANDAAG, Bureau, knop, teksten, toets_toetsenbord
from tests.gui.verwijzingen import brief, een, geopend

__all__ = ["brief"]  # fixtures


def open_dossier(hier: Bureau, *bewaard: Verwijzing) -> tuple[ClientenPage, Verwijzingenvak]:
    hier.importeer(bericht301())
    for verwijzing in bewaard:
        verwijzingen.bewaar(hier.workspace, verwijzing)
    page = ClientenPage(hier.kantoor)
    hier.toon(page, (1000, 700))
    return page, vak(page)


def vak(page: ClientenPage) -> Verwijzingenvak:
    return next(v for v in page.dossier.findChildren(Verwijzingenvak) if v.isVisibleTo(page))


def test_without_a_referral_the_dossier_says_what_to_do(hier: Bureau) -> None:
    _, leeg = open_dossier(hier)
    assert "Nog geen verwijzing" in teksten(leeg)
    leeg.toevoegen.click()
    assert isinstance(geopend(hier), Verwijzingpagina)


def test_a_card_tells_who_when_and_until_when(hier: Bureau) -> None:
    _, gevuld = open_dossier(
        hier, een(aanmelding=date(2026, 3, 20), geldig_tot=date(2026, 4, 20), opmerking="belt")
    )
    (blok,) = gevuld.kaarten
    woorden = teksten(blok)
    assert "Huisarts · AGB 01234567" in woorden
    assert "Verwezen 12 mrt 2026 · aangemeld 20 mrt 2026" in woorden
    assert "belt" in woorden
    assert "Nog geen scan" in woorden
    assert "Verloopt over 11 dagen" in blok.accessibleName()


@pytest.mark.parametrize(
    ("tot", "status", "woorden"),
    [
        (date(2026, 6, 5), Status.DONE, "Geldig t/m 5 jun 2026"),
        (date(2026, 6, 4), Status.TODAY, "Verloopt over 56 dagen"),
        (date(2026, 4, 10), Status.TODAY, "Verloopt over 1 dag"),
        (date(2026, 4, 9), Status.TODAY, "Verloopt vandaag"),
        (date(2026, 4, 8), Status.LATE, "Verlopen sinds 8 apr 2026"),
    ],
)
def test_the_status_follows_the_last_day(
    hier: Bureau, tot: date, status: Status, woorden: str
) -> None:
    hier.importeer(bericht301())
    verwijzingen.bewaar(hier.workspace, een(datum=date(2025, 1, 1), geldig_tot=date(2025, 2, 1)))
    verwijzingen.bewaar(hier.workspace, een(geldig_tot=tot))
    nu, eerder = kaarten(verwijzingen.dossier(hier.workspace, 1), VANDAAG)
    assert nu.stand is not None
    assert (nu.stand.status, nu.stand.words) == (status, woorden)
    assert eerder.stand is not None
    assert eerder.stand.status is Status.SOON  # a later one took its place


def test_taking_away_can_be_undone_from_the_message(hier: Bureau) -> None:
    page, gevuld = open_dossier(hier, een())
    gevuld.kaarten[0].verwijder.click()
    hier.wacht()
    assert vak(page).kaarten == []
    _, woorden, actie = hier.recorder.said[-1]
    assert woorden == "Verwijzing verwijderd."
    assert actie is not None
    actie.act()
    hier.wacht()
    assert len(vak(page).kaarten) == 1


def test_a_scan_is_added_from_the_card_and_its_file_stays(
    hier: Bureau, brief: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, gevuld = open_dossier(hier, een())
    monkeypatch.setattr(drop_zone, "pick_files", lambda *_: [brief])
    gevuld.kaarten[0].voeg_toe.click()
    hier.wacht()
    assert "brief.pdf" in teksten(vak(page))
    assert "staat nog waar het stond" in hier.recorder.said[-1][1]
    assert brief.exists()
    actie = hier.recorder.said[-1][2]
    assert actie is not None
    actie.act()
    hier.wacht()
    assert "Nog geen scan" in teksten(vak(page))


def test_a_copy_is_saved_where_the_user_says_and_nothing_is_overwritten(
    hier: Bureau, brief: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, _ = open_dossier(hier, een())
    verwijzingen.voeg_bijlage_toe(hier.workspace, 1, brief)
    page.appear()
    hier.wacht()
    monkeypatch.setattr(bewaren, "kies_bestand", lambda *_: tmp_path / "kopie.pdf")
    for woorden in ("niet versleuteld", "bestaat al"):
        knop(vak(page), "Bewaren als…").click()
        hier.wacht()
        assert woorden in hier.recorder.said[-1][1]
    assert (tmp_path / "kopie.pdf").read_bytes() == brief.read_bytes()


def test_the_text_for_the_gemeente_names_nobody(hier: Bureau) -> None:
    _, gevuld = open_dossier(hier, een(zorgverlener_code=None, naam="A. Zonneberg"))
    gevuld.kaarten[0].mail.click()
    hier.wacht()
    page = geopend(hier)
    assert isinstance(page, Verwijzingmail)
    page.kopieer.click()
    woorden = QGuiApplication.clipboard().text()
    assert "verwijzing" in woorden
    assert not any(naam in woorden for naam in ("Zonneberg", "Wit", BSN))
    assert "onleesbaar" in page.help_text
    assert "beveiligde mail" in page.help_text


def test_the_requests_that_rest_on_it_are_named(hier: Bureau) -> None:
    page = Verwijzingmail("Huisarts", ["A1", "A2"])
    hier.qtbot.addWidget(page)
    assert "ons verzoek (referenties A1, A2)" in page.tekst.toPlainText()


def test_the_keyboard_reaches_all_of_it(hier: Bureau, brief: Path) -> None:
    open_dossier(hier, een())
    verwijzingen.voeg_bijlage_toe(hier.workspace, 1, brief)
    verwijzingen.bewaar(hier.workspace, een(datum=date(2025, 1, 1)))
    toets_toetsenbord(hier, scherm(hier.kantoor))
