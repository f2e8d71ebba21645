"""The screen Controleer een bestand in the whole window: what dropping does here and elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QFontMetricsF
from PySide6.QtWidgets import QApplication, QFileDialog

from app.gui import theme
from app.gui.controleren.page import ControlerenPage
from app.gui.importeren.page import ImportPagina
from tests.bouw import bericht301, toegewezen
from tests.gui.bureau import teksten
from tests.gui.controleerscherm import BSN, GOED, rijen
from tests.gui.open_venster import Scherm, open_werk, scherm
from tests.walks.conftest import sjabloon, snelle_sleutel

__all__ = ["open_werk", "scherm", "sjabloon", "snelle_sleutel"]  # fixtures


def pagina(scherm: Scherm) -> ControlerenPage:
    page = scherm.geopend.venster.page("controleren")
    assert isinstance(page, ControlerenPage)
    return page


def wacht(scherm: Scherm) -> None:
    scherm.rust()
    scherm.qtbot.wait(90)  # the pause after a row is chosen
    scherm.rust()


def test_een_bestand_op_dit_scherm_wordt_gecontroleerd_en_niet_ingelezen(scherm: Scherm) -> None:
    scherm.ga_naar("controleren")
    page = pagina(scherm)
    assert "Heenweer bewaart er niets van" in teksten(page)
    assert "op de andere schermen" in teksten(page).lower()
    scherm.sleep(scherm.bestand("slecht.xml", BSN), scherm.bestand("goed.xml", GOED))
    wacht(scherm)
    assert rijen(page) == [("1 fout", "slecht.xml"), ("In orde", "goed.xml")]
    assert scherm.geopend.venster.header.summary == "1 in orde · 1 met fouten"
    scherm.ga_naar("vandaag")
    assert scherm.taken() == []
    assert scherm.geopend.importeur.laatste is None


def test_elders_wordt_een_gesleept_bestand_ingelezen(scherm: Scherm) -> None:
    scherm.ga_naar("controleren")
    scherm.ga_naar("vandaag")
    scherm.importeer(bericht301())
    assert scherm.taken() != []
    scherm.ga_naar("controleren")
    scherm.geopend.bekijk_import()  # a page over this screen
    scherm.rust()
    assert isinstance(scherm.geopend.venster.over, ImportPagina)
    scherm.importeer(bericht301(toegewezen(300202), identificatie="G2"))
    assert pagina(scherm).uitslag is None
    assert len(scherm.taken()) > 0


def test_het_venster_zegt_wat_loslaten_doet(scherm: Scherm, tmp_path: Path) -> None:
    venster = scherm.geopend.venster
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.xml"))])

    def hang() -> str:
        QApplication.sendEvent(
            venster,
            QDragEnterEvent(
                QPoint(400, 300), Qt.DropAction.CopyAction, data,
                Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
            ),
        )  # fmt: skip
        venster.overlay.hide()
        return venster.overlay._hint

    assert "in te lezen" in hang()
    assert "VECOZO" in venster.status._hint.text()
    scherm.ga_naar("controleren")
    assert "te controleren" in hang()
    assert "niets bewaard" in venster.status._hint.text()
    scherm.ga_naar("berichten")
    assert "in te lezen" in hang()
    assert "VECOZO" in venster.status._hint.text()


def test_ctrl_o_kiest_hier_om_te_controleren(
    scherm: Scherm, monkeypatch: pytest.MonkeyPatch
) -> None:
    pad = scherm.bestand("a.xml", GOED)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(pad)], ""))
    scherm.ga_naar("controleren")
    scherm.toets(Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    wacht(scherm)
    assert rijen(pagina(scherm)) == [("In orde", "a.xml")]
    scherm.ga_naar("vandaag")
    assert scherm.taken() == []


def test_loslaten_op_het_vak_controleert_ook(scherm: Scherm) -> None:
    scherm.ga_naar("controleren")
    page = pagina(scherm)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(scherm.bestand("a.xml", GOED)))])
    kopie, links, geen = (
        Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )  # fmt: skip
    hang = QDragEnterEvent(QPoint(20, 20), kopie, data, links, geen)
    QApplication.sendEvent(page.leeg, hang)
    QApplication.sendEvent(page.leeg, QDropEvent(QPointF(20, 20), kopie, data, links, geen))
    wacht(scherm)
    assert rijen(page) == [("In orde", "a.xml")]


def test_de_naam_past_in_de_zijbalk(scherm: Scherm) -> None:
    knop = scherm.geopend.venster.sidebar.button("controleren")
    # As the sidebar paints it: the icon, its margins, and the room at the right.
    ruimte = knop.width() - 2 - 9 - theme.tokens().size.icon - 10 - 8
    assert QFontMetricsF(knop.font()).horizontalAdvance(knop.text()) <= ruimte


def test_het_kleinste_venster_wordt_niet_breder(scherm: Scherm) -> None:
    scherm.ga_naar("controleren")
    scherm.sleep(*(scherm.bestand(f"{nr}.xml", BSN if nr % 2 else GOED) for nr in range(30)))
    wacht(scherm)
    venster = scherm.geopend.venster
    assert venster.minimumSizeHint().width() <= 1024
    venster.resize(1024, 700)
    wacht(scherm)
    assert (venster.width(), venster.height()) == (1024, 700)
    detail = pagina(scherm).detail
    assert detail.isVisible()
    assert detail.view.height() >= 90


def test_de_werklijst_verandert_niet_en_een_nieuwe_controle_vervangt_de_vorige(
    scherm: Scherm,
) -> None:
    scherm.ga_naar("controleren")
    scherm.sleep(scherm.bestand("een.xml", BSN))
    wacht(scherm)
    scherm.sleep(scherm.bestand("twee.xml", b"%PDF-1.7"))
    wacht(scherm)
    page = pagina(scherm)
    assert rijen(page) == [("Niet te lezen", "twee.xml")]
    assert "geen XML" in page.detail.vondsten.model().index(0, 0).data()
    assert not page.detail.view.isVisible()  # there is no message to show
