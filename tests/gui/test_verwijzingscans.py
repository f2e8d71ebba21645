"""Looking at the scan of a referral."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QColor, QImage, QImageWriter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from app.gui.page import Page, Screen
from app.gui.state import State
from app.gui.venster import Venster
from app.gui.verwijzing import bladen
from app.gui.verwijzing.page import Verwijzingpagina
from app.gui.verwijzing.scanbeeld import Scanbeeld
from app.gui.verwijzing.scanbron import Scanbron, nieuwe
from app.gui.verwijzing.scanpagina import Scanlaag, Scanpagina
from app.services import scans
from app.services.scans import JPEG, PDF, PNG, Scan
from tests.bouw import bericht301
from tests.gui.bureau import VANDAAG, Bureau, knop, teksten
from tests.gui.verwijzingen import brief, pdf

__all__ = ["brief"]  # fixtures


def plaatje(vorm: str, maat: tuple[int, int] = (60, 90)) -> bytes:
    beeld = QImage(*maat, QImage.Format.Format_RGB32)
    beeld.fill(QColor("red"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert QImageWriter(buffer, QByteArray(vorm.encode())).write(beeld)
    return bytes(buffer.data().data())


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
