"""Referrals in the dossier of a client: the cards, the form, the scans, and looking at one."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QImageWriter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from app.domain.verwijzing import Verwijzing
from app.gui import bewaren
from app.gui.clienten.page import ClientenPage, scherm
from app.gui.format import Status
from app.gui.page import Page, Screen
from app.gui.state import State
from app.gui.venster import Venster
from app.gui.verwijzing import bladen
from app.gui.verwijzing.beeld import kaarten
from app.gui.verwijzing.mail import Verwijzingmail
from app.gui.verwijzing.page import Verwijzingpagina
from app.gui.verwijzing.scanbeeld import Scanbeeld
from app.gui.verwijzing.scanbron import Scanbron, nieuwe
from app.gui.verwijzing.scanpagina import Scanlaag, Scanpagina
from app.gui.verwijzing.vak import Verwijzingenvak
from app.gui.widgets import drop_zone
from app.reports.papier import Alinea, Briefhoofd, maak_pdf
from app.services import scans, verwijzingen
from app.services.scans import JPEG, PDF, PNG, Scan
from tests.bouw import BSN, bericht301
from tests.gui.bureau import VANDAAG, Bureau, knop, teksten, toets_toetsenbord
from tests.gui.clientscherm import hier

__all__ = ["hier"]  # fixtures


def een(**anders: Any) -> Verwijzing:
    gegeven: dict[str, Any] = {
        "type": "02",
        "zorgverlener_code": "01234567",
        "datum": date(2026, 3, 12),
        "client_id": 1,
    }
    return Verwijzing(**(gegeven | anders))


def pdf(regels: int = 3) -> bytes:
    tekst = [Alinea(f"{nr}. Verwijzing naar hulp.") for nr in range(regels)]
    return maak_pdf(Briefhoofd("Verwijzing", "De Linde", "12 maart 2026"), tekst)


def plaatje(vorm: str, maat: tuple[int, int] = (60, 90)) -> bytes:
    beeld = QImage(*maat, QImage.Format.Format_RGB32)
    beeld.fill(QColor("red"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert QImageWriter(buffer, QByteArray(vorm.encode())).write(beeld)
    return bytes(buffer.data().data())


@pytest.fixture
def brief(tmp_path: Path) -> Path:
    pad = tmp_path / "brief.pdf"
    pad.write_bytes(pdf())
    return pad


@pytest.fixture
def venster(hier: Bureau) -> Iterator[Venster]:
    """A window in which what an act opens comes over the screen."""
    made = Venster([Screen("x", "X", "vandaag", Page, "")], VANDAAG, State())
    hier.qtbot.addWidget(made)
    made.resize(1100, 760)
    made.show()
    made.activateWindow()
    hier.qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.close()


def open_dossier(hier: Bureau, *bewaard: Verwijzing) -> tuple[ClientenPage, Verwijzingenvak]:
    hier.importeer(bericht301())
    for verwijzing in bewaard:
        verwijzingen.bewaar(hier.workspace, verwijzing)
    page = ClientenPage(hier.kantoor)
    hier.toon(page, (1000, 700))
    return page, vak(page)


def vak(page: ClientenPage) -> Verwijzingenvak:
    return next(v for v in page.dossier.findChildren(Verwijzingenvak) if v.isVisibleTo(page))


def geopend(hier: Bureau) -> Any:
    wat, page = hier.geopend[-1]
    assert wat == "open_over"
    return page


def open_form(hier: Bureau, *, stel_voor: Any = None) -> Verwijzingpagina:
    hier.importeer(bericht301())
    extra = {"stel_voor": stel_voor} if stel_voor else {}
    page = Verwijzingpagina(hier.kantoor, 1, "T. de Wit", **extra)
    hier.toon(page)
    return page


# In the dossier


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


# The form


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


def test_another_form_shows_the_scans_of_the_referral_that_is_chosen(
    hier: Bureau, brief: Path
) -> None:
    hier.importeer(bericht301())
    id_ = verwijzingen.bewaar(hier.workspace, een(), [scans.lees_scan(brief)]).bewaard_id
    page = Verwijzingpagina(hier.kantoor, 1, "T. de Wit")
    hier.toon(page)
    page.scans.toon_van(id_)
    page.scans.toon_van(None)
    hier.wacht()
    assert page.scans.aantal == 0
    page.scans.toon_van(id_)
    hier.wacht()
    assert page.scans.aantal == 1


# Looking at a scan


def toon_scan(hier: Bureau, scan: Scan) -> Scanpagina:
    page = Scanpagina(hier.kantoor, nieuwe(scan))
    hier.toon(page, (900, 700))
    wacht_op(hier, page.beeld)
    return page


def wacht_op(hier: Bureau, made: Scanbeeld) -> None:
    """Wait until what is in sight is drawn."""

    def klaar() -> bool:
        return not made._wacht.isActive() and not hier.kantoor.tasks.running

    hier.wacht()
    hier.qtbot.waitUntil(klaar, timeout=10_000)
    hier.wacht()


def test_a_pdf_is_drawn_page_by_page_off_the_gui_thread(
    hier: Bureau, monkeypatch: pytest.MonkeyPatch
) -> None:
    inhoud = pdf(400)
    with pypdfium2.PdfDocument(inhoud) as document:
        aantal = len(document)
    assert aantal > 6
    getekend: list[int] = []
    draden: set[int] = set()
    echt = bladen.beeld

    def beeld(scan: Scan, nummer: int, breed: int) -> QImage:
        getekend.append(nummer)
        draden.add(threading.get_ident())
        return echt(scan, nummer, breed)

    monkeypatch.setattr(bladen, "beeld", beeld)
    pagina = toon_scan(hier, Scan("brief.pdf", PDF, inhoud))
    made = pagina.beeld
    assert len(made.bladen) == aantal
    assert "Pagina 1 van" in made.stand.text()
    assert set(getekend) <= {0, 1}  # what is in sight, and next to it
    assert threading.get_ident() not in draden
    eerste = made.bladen[0].beeld
    assert eerste is not None
    assert eerste.pixelColor(2, 2) == QColor("white")
    assert made.bladen[0].width() <= made.gebied.viewport().width()
    made.gebied.verticalScrollBar().setValue(made.gebied.verticalScrollBar().maximum())
    wacht_op(hier, made)
    assert f"Pagina {aantal} van {aantal}" in made.stand.text()
    assert made.bladen[-1].beeld is not None
    assert made.bladen[0].beeld is None  # far out of sight


def test_groter_and_kleiner_change_the_width(hier: Bureau) -> None:
    pagina = toon_scan(hier, Scan("brief.pdf", PDF, pdf()))
    made = pagina.beeld
    breed = made.bladen[0].width()
    made.groter.click()
    wacht_op(hier, made)
    assert made.bladen[0].width() == pytest.approx(1.5 * breed, abs=2)
    beeld = made.bladen[0].beeld
    assert beeld is not None
    assert beeld.width() == pytest.approx(1.5 * breed, abs=3)
    for _ in range(9):
        made.kleiner.click()
    assert made.zoom == 0.5
    assert not made.kleiner.isEnabled()


@pytest.mark.parametrize(("soort", "vorm"), [(PNG, "png"), (JPEG, "jpeg"), ("image/tiff", "tiff")])
def test_a_picture_is_shown(hier: Bureau, soort: str, vorm: str) -> None:
    pagina = toon_scan(hier, Scan(f"foto.{vorm}", soort, plaatje(vorm)))
    made = pagina.beeld
    (blad,) = made.bladen
    assert blad.beeld is not None
    kleur = blad.beeld.pixelColor(blad.beeld.rect().center())
    assert (kleur.red() > 240, kleur.green() < 20) == (True, True)
    assert blad.height() == pytest.approx(1.5 * blad.width(), abs=2)


@pytest.mark.qt_log_ignore("Unsupported marker type")  # what Qt says of a broken JPEG
@pytest.mark.parametrize(
    ("scan", "reden"),
    [
        (Scan("a.pdf", PDF, b"%PDF-1.4 kapot"), "beschadigd"),
        (Scan("a.png", PNG, plaatje("png")[:40]), "beschadigd"),
        (Scan("a.jpg", JPEG, b"\xff\xd8\xffkapot"), "beschadigd"),
    ],
)
def test_what_cannot_be_shown_can_still_be_saved(hier: Bureau, scan: Scan, reden: str) -> None:
    pagina = toon_scan(hier, scan)
    made = pagina.beeld
    assert reden in teksten(made)
    assert "Bewaren als" in teksten(made)
    assert made.bewaar.isEnabled()
    assert not made.groter.isEnabled()


def test_a_pdf_with_a_password_says_so(hier: Bureau) -> None:
    pad = hier.map / "slot.pdf"
    canvas = Canvas(str(pad), encrypt=StandardEncryption("geheim"))
    canvas.drawString(72, 720, "niets")
    canvas.save()
    assert "wachtwoord" in teksten(toon_scan(hier, scans.lees_scan(pad)))


def test_a_page_that_claims_to_be_huge_is_drawn_small() -> None:
    with pypdfium2.PdfDocument.new() as document:
        document.new_page(14_000, 14_000)
        uit = BytesIO()
        document.save(uit)
    scan = Scan("groot.pdf", PDF, uit.getvalue())
    beeld = bladen.beeld(scan, 0, 30_000)
    assert beeld.width() * beeld.height() <= 16_100_000


def test_looking_at_a_scan_leaves_the_form_as_it_was(
    hier: Bureau, brief: Path, venster: Venster
) -> None:
    hier.importeer(bericht301())
    page = Verwijzingpagina(hier.kantoor, 1, "T. de Wit")
    venster.open_over(page)
    page.naam.setText("A. Visser")
    page.take_files([brief])
    hier.wacht()
    bekijk = knop(page, "Bekijken")
    bekijk.setFocus()
    bekijk.click()
    hier.wacht()
    (laag,) = page.findChildren(Scanlaag)
    wacht_op(hier, laag.beeld)
    assert laag.geometry() == page.rect()
    assert laag.beeld.bladen[0].beeld is not None
    gezien: set[QWidget] = set()
    for _ in range(12):
        bij = venster.focusWidget()
        assert bij is not None
        assert laag.isAncestorOf(bij)
        gezien.add(bij)
        QTest.keyClick(bij, Qt.Key.Key_Tab)
    assert len(gezien) >= 4
    bij = venster.focusWidget()
    assert bij is not None
    QTest.keyClick(bij, Qt.Key.Key_Escape)
    assert venster.over is page
    assert not laag.isVisible()
    assert venster.focusWidget() is bekijk
    assert page.naam.text() == "A. Visser"
    QTest.keyClick(bekijk, Qt.Key.Key_Escape)  # and once more leaves the form
    assert venster.over is None


def test_leaving_while_a_scan_is_being_read_is_no_harm(
    hier: Bureau, brief: Path, venster: Venster
) -> None:
    gaat = threading.Event()

    def haal() -> Scan:
        gaat.wait(5)
        return scans.lees_scan(brief)

    page = Scanpagina(hier.kantoor, Scanbron("brief.pdf", PDF, 10, haal))
    venster.open_over(page)
    venster.close_over()
    QTest.qWait(50)
    gaat.set()
    hier.wacht()
    assert hier.recorder.said == []


def test_no_file_is_left_by_looking(hier: Bureau, brief: Path, tmp_path: Path) -> None:
    scan = scans.lees_scan(brief)
    voor = {pad.name for pad in tmp_path.rglob("*")}
    toon_scan(hier, scan)
    assert {pad.name for pad in tmp_path.rglob("*")} == voor
