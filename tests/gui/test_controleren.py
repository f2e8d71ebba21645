"""The screen Controleer een bestand: read what is wrong and where, in files small and large."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QTreeWidgetItem

from app.gui.controleren import beeld
from app.gui.controleren.beeld import oordeel, telling
from app.gui.controleren.deel import MEESTE_REGELS
from app.gui.controleren.page import ControlerenPage
from app.gui.controleren.page import scherm as maak_scherm
from app.gui.format import Status
from app.gui.task import Progress
from app.services.controleren import Controle, controleer
from app.services.ontvangen import Voortgang
from app.services.workspace import Workspace
from app.standard.berichtsoort import Berichtsoort
from app.standard.codec import encode
from app.standard.declaratie import Declaratiebericht
from app.standard.element import Vorm
from app.standard.release import Wet
from tests.bouw import bericht301, toegewezen
from tests.gui.bureau import Bureau, teksten, toets_toetsenbord
from tests.gui.controleerscherm import BSN, GOED, SCHEMA, open_page, rijen, schrijf, wacht_lang
from tests.standard import genereer

DOWN, UP, ENTER = Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return


def gekozen(page: ControlerenPage) -> QTreeWidgetItem:
    item: QTreeWidgetItem | None = page.detail.view.tree.currentItem()
    assert item is not None
    return item


def gemarkeerd(page: ControlerenPage) -> tuple[str, str]:
    """What is marked in the readable message, and in the XML."""
    item = gekozen(page)
    xml = page.detail.view.xml
    regel = xml.marked
    assert regel is not None
    return item.text(0), xml.toPlainText().splitlines()[regel - xml.first_line].strip()


def test_wat_aandacht_vraagt_staat_bovenaan_en_is_gekozen(hier: Bureau) -> None:
    page = open_page(hier, goed=GOED, kapot=GOED[:900], bsn=BSN)
    assert [oordeel_ for oordeel_, _ in rijen(page)] == ["Niet te lezen", "1 fout", "In orde"]
    assert page.table.chosen_row().bestand == "kapot.xml"
    vormen = [oordeel(c).status for c in page.uitslag.controles] if page.uitslag else []
    assert vormen == [Status.LATE, Status.LATE, Status.DONE]
    assert str(oordeel(page.table.chosen_row())) == "● Niet te lezen"


def test_een_bevinding_kiezen_markeert_de_plaats_in_het_bericht(hier: Bureau) -> None:
    page = open_page(hier, slecht=SCHEMA)
    lijst = page.detail.vondsten
    assert lijst.model().rowCount() == 2
    assert gemarkeerd(page) == ("Geslacht", "<jw301:Geslacht>9</jw301:Geslacht>")
    lijst.setFocus()
    QTest.keyClick(lijst, DOWN)
    naam, xml = gemarkeerd(page)
    assert naam == "Einddatum"
    assert "14-07-2026" in xml
    item = gekozen(page)
    tree = page.detail.view.tree
    assert tree.viewport().rect().intersects(tree.visualItemRect(item))  # scrolled to
    assert item.text(1) == "14-07-2026"
    assert "geen datum" in item.toolTip(1)
    QTest.keyClick(lijst, UP)
    assert gemarkeerd(page)[0] == "Geslacht"
    vondst = lijst.vondst()
    assert vondst is not None
    assert vondst.herkomst == "schema van JW301 · op regel 23 van het bestand"


def test_enter_leest_verder_in_het_bericht(hier: Bureau) -> None:
    page = open_page(hier, slecht=BSN)
    page.activateWindow()
    hier.qtbot.waitUntil(page.isActiveWindow)
    page.table.setFocus()
    QTest.keyClick(page.table, ENTER)
    assert page.detail.vondsten.hasFocus()
    QTest.keyClick(page.detail.vondsten, ENTER)
    assert page.detail.view.tree.hasFocus()
    QTest.keyClick(page.detail.view.tree, ENTER)  # and on to its XML
    assert page.detail.view.currentWidget() is page.detail.view.xml


def test_een_bevinding_zegt_wat_waarom_en_welke_regel(hier: Bureau) -> None:
    page = open_page(hier, slecht=BSN)
    vondst = page.detail.vondsten.vondst()
    assert vondst is not None
    assert "elfproef" in vondst.melding
    assert vondst.advies.startswith("Vraag de gemeente")
    assert vondst.herkomst == "regel CS002 · retourcode 0001"
    assert vondst.antwoord.startswith("0001 betekent: Het hele bericht is afgekeurd")
    gezegd = page.detail.vondsten.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert gezegd.startswith("1 van 1. Dit burgerservicenummer")
    assert "CS002" in gezegd


def test_de_gekozen_bevinding_is_hoger_en_legt_de_code_uit(hier: Bureau) -> None:
    page = open_page(hier, slecht=encode(bericht301(toegewezen(1), toegewezen(2), bsn="999900007")))
    lijst = page.detail.vondsten
    eerste, tweede = (lijst.model().index(nr, 0) for nr in range(2))
    hoog = lijst.visualRect(eerste).height()
    lijst.setCurrentIndex(tweede)
    QTest.qWait(20)
    assert lijst.visualRect(eerste).height() < hoog


def test_een_bestand_in_orde_zegt_dat_en_toont_het_bericht(hier: Bureau) -> None:
    page = open_page(hier, goed=GOED)
    assert page.detail.uitleg.startswith("Het bericht past in het schema")
    assert not page.detail.vondsten.isVisible()
    assert page.detail.view.tree.isVisible()
    assert "Toewijzing (JW301)" in teksten(page.detail)


def test_een_bericht_van_de_gemeente_zegt_een_keer_wat_je_doet(hier: Bureau) -> None:
    page = open_page(hier, slecht=SCHEMA)
    assert page.detail.uitleg.startswith("Dit bericht komt van de gemeente. Vraag de gemeente om")
    vondst = page.detail.vondsten.vondst()
    assert vondst is not None
    assert vondst.advies.startswith("De standaard kent: 0")
    page.take_files(schrijf(hier, ander=BSN))
    wacht_lang(hier)
    assert page.detail.uitleg == ""  # the finding says it


def test_een_lange_bestandsnaam_is_helemaal_te_lezen(hier: Bureau) -> None:
    naam = "JW301_0000000000_9999_van_de_gemeente_met_een_heel_lange_naam-(3)"
    page = open_page(hier, None, **{naam: SCHEMA})
    (kop,) = (d for d in page.detail.findChildren(QLabel) if d.accessibleName() == f"{naam}.xml")
    assert kop.text().replace("\u200b", "") == f"{naam}.xml"
    lijn = kop.fontMetrics().lineSpacing()
    assert kop.height() >= 2 * lijn
    getoond = page.detail._beeld
    assert getoond is not None
    page.detail.toon(replace(getoond, naam=f"{'x' * 250}.xml"))
    hier.wacht()
    assert kop.toolTip() == kop.accessibleName() == f"{'x' * 250}.xml"
    assert kop.text().endswith("x.\u200bxml")
    assert kop.height() < 4 * lijn


def test_het_oordeel_krijgt_wat_het_nodig_heeft_en_het_bestand_de_rest(hier: Bureau) -> None:
    page = open_page(hier, goed=GOED)
    smal = page.table.columnWidth(0)
    page.take_files(schrijf(hier, goed=GOED, kapot=GOED[:900]))
    wacht_lang(hier)
    breed = page.table.columnWidth(0)
    assert smal < breed
    assert not any(
        page.table._delegate.is_shortened(page.table.model().index(rij, 0)) for rij in range(2)
    )
    assert breed + page.table.columnWidth(1) == page.table.viewport().width()
    page.table.setColumnWidth(0, 200)  # as the user wants it
    page.take_files(schrijf(hier, goed=GOED))
    wacht_lang(hier)
    assert page.table.columnWidth(0) == 200


def test_een_afgebroken_bestand_toont_waar_het_ophoudt(hier: Bureau) -> None:
    page = open_page(hier, kapot=GOED[:900])
    view = page.detail.view
    assert view.currentWidget() is view.xml
    assert view.xml.marked == len(GOED[:900].splitlines())
    assert not view.isTabVisible(view.indexOf(view.tree))


def test_wie_xml_leest_blijft_bij_de_xml(hier: Bureau) -> None:
    page = open_page(hier, een=BSN, twee=SCHEMA)
    view = page.detail.view
    view.setCurrentWidget(view.xml)
    page.table.selectRow(1)
    hier.wacht()
    assert view.currentWidget() is view.xml


def test_veel_bestanden_kunnen_worden_afgebroken(
    hier: Bureau, monkeypatch: pytest.MonkeyPatch
) -> None:
    begonnen, verder = threading.Event(), threading.Event()

    def traag(ws: Workspace, paden: Sequence[Path], stap: Voortgang) -> list[Controle]:
        def tel(gedaan: int, naam: str) -> bool:
            begonnen.set()
            verder.wait(5)
            return stap(gedaan, naam)

        return controleer(ws, paden, tel)

    monkeypatch.setattr(beeld, "controleer", traag)
    page = ControlerenPage(hier.kantoor)
    hier.toon(page, (952, 620))
    page.take_files(schrijf(hier, a=GOED, b=GOED, c=GOED))
    assert begonnen.wait(5)
    assert page._bezig is not None
    page._bezig.cancel()
    verder.set()
    wacht_lang(hier)
    assert len(rijen(page)) == 1
    assert hier.recorder.said[-1][1] == "Gestopt. 1 bestand is gecontroleerd."
    assert page.uitslag is not None
    assert telling(page.uitslag) == "Gestopt · 1 in orde"


def test_gestopt_voor_het_eerste_bestand(hier: Bureau) -> None:
    voortgang = Progress(lambda *_: None)
    voortgang.cancel()
    uitslag = beeld.controleer_bestanden(hier.workspace, schrijf(hier, a=GOED), voortgang)
    assert uitslag == beeld.Uitslag((), gestopt=True)


def test_alleen_de_laatste_controle_telt(hier: Bureau) -> None:
    page = ControlerenPage(hier.kantoor)
    hier.toon(page, (952, 620))
    een, twee = schrijf(hier, een=BSN, twee=GOED)
    page.take_files([een])
    page.take_files([twee])
    wacht_lang(hier)
    assert [bestand for _, bestand in rijen(page)] == ["twee.xml"]


def test_een_lege_greep_verandert_niets(hier: Bureau) -> None:
    page = open_page(hier, een=BSN)
    page.take_files([])
    hier.wacht()
    assert len(rijen(page)) == 1


def groot(aantal: int) -> bytes:
    """A declaration of many clients; the last has an amount that is no number."""
    bericht = genereer.bericht(Vorm(Wet.JW, Berichtsoort.DECLARATIE))
    assert isinstance(bericht, Declaratiebericht)
    clienten = tuple(bericht.declaratie.clienten) * aantal
    veel = encode(replace(bericht, declaratie=replace(bericht.declaratie, clienten=clienten)))
    voor, bedrag, na = veel.rpartition(b"<ijw:Bedrag>7<")
    assert bedrag
    return voor + b"<ijw:Bedrag>zeven<" + na


def test_van_een_groot_bericht_zie_je_de_client_waar_het_om_gaat(hier: Bureau) -> None:
    page = open_page(hier, groot=groot(100))
    view = page.detail.view
    naam, xml = gemarkeerd(page)
    assert (naam, xml) == ("Bedrag", "<ijw:Bedrag>zeven</ijw:Bedrag>")
    assert view.xml.first_line > 5_000
    assert view.xml.blockCount() < 200
    boom = [view.tree.topLevelItem(nr) for nr in range(view.tree.topLevelItemCount())]
    assert [item.text(0) for item in boom if item is not None] == ["Cliënt 200"]
    assert "het deel waar" in teksten(page.detail)


def test_van_een_groot_bericht_zonder_deel_zie_je_het_begin(hier: Bureau) -> None:
    inhoud = groot(100).replace(b"zeven", b"7").replace(b">490<", b">999<")
    page = open_page(hier, groot=inhoud)
    assert gemarkeerd(page)[1] == "<jw323:BerichtCode>999</jw323:BerichtCode>"
    assert page.detail.view.xml.first_line == 1
    assert page.detail.view.xml.blockCount() < MEESTE_REGELS


# Keyboard and screen reader


def test_het_toetsenbord_komt_overal(hier: Bureau, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[ControlerenPage] = []
    screen = maak_scherm(hier.kantoor)

    def maak() -> ControlerenPage:
        page = ControlerenPage(hier.kantoor)
        page.take_files(schrijf(hier, een=SCHEMA, twee=GOED))
        made.append(page)
        return page

    toets_toetsenbord(hier, replace(screen, make=maak))
    assert len(rijen(made[0])) == 2
