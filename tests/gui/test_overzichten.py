"""The screen Overzichten: a year in three tabs, ceilings that are kept, and the Excel file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from app.gui.application import Application
from app.gui.messages import Kind
from app.gui.overzichten.grafiek import Grafiek
from app.gui.overzichten.page import OverzichtenPage, scherm
from app.gui.theme import Choice
from app.reports.omzet import Bedragen, Omzetgroep
from app.services.plafonds import zet_plafond
from app.standard.release import Wet
from tests.bouw import ANDER_BSN, BSN, NIJMEGEN
from tests.gui.bureau import Bureau, toets_toetsenbord
from tests.reports.boekhouding import WIJCHEN, Boekhouding, Regel


@pytest.fixture
def boek(hier: Bureau) -> Boekhouding:
    made = Boekhouding(hier.workspace.engine)
    made.wijs_toe()
    made.wijs_toe(300202, WIJCHEN, Wet.WMO, ANDER_BSN)
    id_ = made.declareer(Regel(4800000), Regel(200000, maand=3), Regel(10000, maand=2))
    made.antwoord(id_, {1: ["9321"], 2: ["9321", "0233"]})
    made.betaal(id_, 100000)
    made.declareer(Regel(250000, nummer=300202))
    return made


def open_(hier: Bureau, size: tuple[int, int] = (1000, 700)) -> OverzichtenPage:
    page = OverzichtenPage(hier.kantoor)
    hier.toon(page, size)
    return page


def kies(hier: Bureau, keuze: QComboBox, woorden: str) -> None:
    keuze.setCurrentIndex(keuze.findText(woorden))
    keuze.activated.emit(keuze.currentIndex())
    hier.wacht()


def rijen(page: OverzichtenPage) -> list[tuple[str, int]]:
    return [(rij.naam, rij.bedragen.gedeclareerd) for rij in page.omzet.rijen()]


def cellen(page: OverzichtenPage, rij: int) -> list[str]:
    model = page.omzet.table.model()
    return [model.index(rij, kolom).data() for kolom in range(model.columnCount())]


# Omzet


def test_een_jaar_per_maand_met_totaal(hier: Bureau, boek: Boekhouding) -> None:
    page = open_(hier)
    assert rijen(page) == [("februari 2026", 0), ("maart 2026", 0), ("april 2026", 5050000)]
    assert cellen(page, 2) == [
        "april 2026", "€ 50.500,00", "€ 48.000,00", "", "", "€ 1.000,00", "€ 49.500,00",
    ]  # fmt: skip
    assert page.omzet.totaal.teksten() == [
        "Totaal", "€ 50.500,00", "€ 48.000,00", "€ 2.100,00", "€ 2.100,00", "€ 1.000,00",
        "€ 49.500,00",
    ]  # fmt: skip
    assert "Totaal: Gedeclareerd € 50.500,00" in page.omzet.totaal.accessibleName()


def test_anders_optellen_vraagt_niets_opnieuw(hier: Bureau, boek: Boekhouding) -> None:
    page = open_(hier)
    kop = page.omzet.table.model()
    kies(hier, page.per, "Per gemeente")
    assert rijen(page) == [("Nijmegen", 4800000), ("Wijchen", 250000)]
    assert kop.headerData(0, Qt.Orientation.Horizontal) == "Gemeente"
    kies(hier, page.per, "Per wet")
    assert rijen(page) == [("Jeugdwet", 4800000), ("Wmo", 250000)]
    kies(hier, page.per, "Per product")
    assert rijen(page) == [("02A03", 250000), ("45A04", 4800000)]


def test_een_maand_is_die_van_de_zorg_of_van_de_declaratie(hier: Bureau, boek: Boekhouding) -> None:
    page = open_(hier)
    kies(hier, page.maandsoort, "Declaratiemaand")
    assert rijen(page) == [("april 2026", 5050000)]


def test_een_ander_jaar(hier: Bureau, boek: Boekhouding) -> None:
    boek.declareer(Regel(100, maand=12, jaar=2024), maand=date(2024, 12, 1))
    page = open_(hier)
    assert [page.jaar.itemText(at) for at in range(page.jaar.count())] == ["2026", "2024"]
    kies(hier, page.jaar, "2024")
    assert rijen(page) == [("december 2024", 100)]
    assert page.jaar.currentText() == "2024"


def test_sorteren_laat_maanden_in_de_tijd_en_bedragen_naar_grootte(
    hier: Bureau, boek: Boekhouding
) -> None:
    page = open_(hier)
    page.omzet.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    assert [naam for naam, _ in rijen(page)] == ["april 2026", "maart 2026", "februari 2026"]
    page.omzet.table.sortByColumn(3, Qt.SortOrder.DescendingOrder)
    assert [naam for naam, _ in rijen(page)] == ["maart 2026", "februari 2026", "april 2026"]


def test_zonder_declaraties_staat_er_wat_je_eerst_doet(hier: Bureau) -> None:
    page = open_(hier)
    assert "Nog niets gedeclareerd" in page.omzet.table.accessibleDescription()
    assert not page.omzet.grafiek.isVisible()
    assert not page.omzet.totaal.isVisible()


def test_een_leeg_jaar_wijst_naar_een_ander(hier: Bureau) -> None:
    boek = Boekhouding(hier.workspace.engine)
    boek.wijs_toe()
    boek.declareer(Regel(100, maand=12, jaar=2024), maand=date(2024, 12, 1))
    page = open_(hier)
    assert "Over 2026 is niets gedeclareerd" in page.omzet.table.accessibleDescription()


def test_wat_er_verandert_staat_er_meteen(hier: Bureau, boek: Boekhouding) -> None:
    page = open_(hier)
    boek.declareer(Regel(100, maand=5), maand=date(2026, 5, 1))
    hier.kantoor.changes.gewijzigd.emit()
    hier.wacht()
    assert rijen(page)[-1] == ("mei 2026", 100)


def test_de_samenvatting(hier: Bureau, boek: Boekhouding) -> None:
    page = OverzichtenPage(hier.kantoor)
    gezegd: list[str] = []
    page.summary_changed.connect(gezegd.append)
    hier.toon(page)
    assert gezegd[-1] == (
        "2026: € 50.500,00 gedeclareerd · € 49.500,00 te ontvangen · "
        "€ 2.100,00 afgekeurd en op te lossen"
    )


# The chart


def test_de_grafiek_zegt_in_woorden_wat_zij_toont(hier: Bureau, boek: Boekhouding) -> None:
    grafiek = open_(hier).omzet.grafiek
    assert grafiek.accessibleDescription() == (
        "Februari: € 100,00 afgekeurd, op te lossen. "
        "Maart: € 2.000,00 afgekeurd, op te lossen. "
        "April: € 48.000,00 toegekend, € 2.500,00 wacht op antwoord."
    )


def test_onder_de_muis_staan_de_bedragen_van_die_maand(hier: Bureau, boek: Boekhouding) -> None:
    grafiek = open_(hier).omzet.grafiek
    veld = grafiek._veld()
    april = veld.left() + veld.width() * 3.5 / 12
    assert grafiek.uitleg(april).startswith("April: € 48.000,00 toegekend")
    assert grafiek.uitleg(veld.right() - 1) == "December: niets."
    assert grafiek.uitleg(2) == ""


@pytest.mark.parametrize(
    ("bedragen", "laag", "hoog"),
    [
        (Bedragen(), 0, 100),
        (Bedragen(gedeclareerd=1), 0, 100),
        (Bedragen(gedeclareerd=5050000, toegekend=4800000), 0, 6000000),
        (Bedragen(gedeclareerd=-30000, toegekend=-30000), -30000, 10000),
    ],
)
def test_de_schaal_is_rond_en_heeft_nul(
    qtbot: QtBot, bedragen: Bedragen, laag: int, hoog: int
) -> None:
    grafiek = Grafiek()
    qtbot.addWidget(grafiek)
    grafiek.toon([Omzetgroep(sleutel=f"2026-{m:02}", bedragen=bedragen) for m in range(1, 13)])
    assert grafiek._bereik() == (laag, hoog)


def test_de_grafiek_tekent_ook_wat_onder_nul_is(qtbot: QtBot, qapp: Application) -> None:
    grafiek = Grafiek()
    qtbot.addWidget(grafiek)
    som = Bedragen(gedeclareerd=-5000, toegekend=-9000, onopgelost=3000)
    grafiek.toon([Omzetgroep(sleutel=f"2026-{m:02}", bedragen=som) for m in range(1, 13)])
    grafiek.resize(640, 200)
    licht = grafiek.grab().toImage()
    qapp.theme.choose(Choice.DARK)
    donker = grafiek.grab().toImage()
    kleuren = {licht.pixelColor(x, 120).name() for x in range(640)}
    assert len(kleuren) > 2
    assert kleuren != {donker.pixelColor(x, 120).name() for x in range(640)}


# Refusals by code


def test_afgekeurd_per_code(hier: Bureau, boek: Boekhouding) -> None:
    page = open_(hier)
    model = page.codes.table.model()
    eerste = [model.index(0, kolom).data() for kolom in range(model.columnCount())]
    assert eerste[0] == "9321"
    assert "volume" in eerste[1]
    assert eerste[2:] == ["2", "€ 2.100,00", "Nog 2 regels", "€ 2.100,00"]
    boek.declareer(Regel(200000, maand=3), Regel(10000, maand=2), maand=date(2026, 5, 1))
    hier.kantoor.changes.gewijzigd.emit()
    hier.wacht()
    assert [model.index(rij, 4).data() for rij in range(2)] == ["Opgelost", "Opgelost"]


def test_alleen_wat_ertoe_doet_is_te_kiezen(hier: Bureau, boek: Boekhouding) -> None:
    page = open_(hier)
    keuzes = (page.jaar, page.per, page.maandsoort)
    zichtbaar = []
    for at in range(3):
        page.bladen.setCurrentIndex(at)
        zichtbaar.append([keuze.isVisible() for keuze in keuzes])
    assert zichtbaar == [[True, True, True], [True, False, True], [True, False, False]]


# Ceilings


def typ(hier: Bureau, page: OverzichtenPage, tekst: str, gemeente: str = NIJMEGEN) -> None:
    page.bladen.setCurrentIndex(2)
    veld = page.plafonds.rijen[gemeente].veld
    veld.setFocus()
    veld.selectAll()
    QTest.keyClick(veld, Qt.Key.Key_Delete)
    QTest.keyClicks(veld, tekst)
    QTest.keyClick(veld, Qt.Key.Key_Return)
    hier.wacht()


def plafond(hier: Bureau, gemeente: str = NIJMEGEN) -> int | None:
    with hier.workspace.lezen() as uow:
        return uow.contracten.plafonds().get((gemeente, 2026))


def test_een_plafond_zetten_en_weer_terug(hier: Bureau, boek: Boekhouding) -> None:
    page = open_(hier)
    assert page.bladen.tabText(2) == "Budgetplafonds"
    typ(hier, page, "55.000")
    assert plafond(hier) == 5500000
    rij = page.plafonds.rijen[NIJMEGEN]
    assert rij.veld.text() == "55.000,00"
    assert rij.regel.text().startswith("€ 48.000,00 van € 55.000,00 (87 %) · naar verwachting")
    assert "in mei 2026 over het plafond" in rij.advies.text()
    assert page.bladen.tabText(2) == "Budgetplafonds (1)"
    kind, tekst, actie = hier.recorder.said[-1]
    assert (kind, tekst) == (
        Kind.DONE, "Nijmegen heeft in 2026 een plafond van € 55.000,00."
    )  # fmt: skip
    assert actie
    actie.act()
    hier.wacht()
    assert plafond(hier) is None
    assert rij.veld.text() == ""
    assert not rij.balk.isVisible()


def test_een_plafond_leegmaken_haalt_het_weg(hier: Bureau, boek: Boekhouding) -> None:
    zet_plafond(hier.workspace, NIJMEGEN, 2026, 100)
    page = open_(hier)
    assert "boven het plafond" in page.plafonds.rijen[NIJMEGEN].advies.text()
    typ(hier, page, "")
    assert plafond(hier) is None


def test_geen_bedrag_staat_bij_zijn_veld_en_bewaart_niets(hier: Bureau, boek: Boekhouding) -> None:
    page = open_(hier)
    typ(hier, page, "veel")
    rij = page.plafonds.rijen[NIJMEGEN]
    assert rij.fout.isVisible()
    assert "Dit is geen bedrag" in rij.veld.accessibleDescription()
    assert plafond(hier) is None
    typ(hier, page, "10")
    assert not rij.fout.isVisible()
    assert plafond(hier) == 1000


def test_hetzelfde_bedrag_wordt_niet_opnieuw_bewaard(hier: Bureau, boek: Boekhouding) -> None:
    zet_plafond(hier.workspace, NIJMEGEN, 2026, 100)
    page = open_(hier)
    typ(hier, page, "1,0")
    assert hier.recorder.said == []
    assert page.plafonds.rijen[NIJMEGEN].veld.text() == "1,00"


def test_wat_je_typt_blijft_staan_als_er_iets_verandert(hier: Bureau, boek: Boekhouding) -> None:
    page = open_(hier)
    page.bladen.setCurrentIndex(2)
    page.window().activateWindow()
    veld = page.plafonds.rijen[NIJMEGEN].veld
    veld.setFocus()
    hier.qtbot.waitUntil(veld.hasFocus)
    QTest.keyClicks(veld, "12")
    hier.kantoor.changes.gewijzigd.emit()
    hier.wacht()
    assert veld.text() == "12"


# Excel


def test_alles_naar_excel_zonder_bsn_tenzij_aangevinkt(
    hier: Bureau, boek: Boekhouding, tmp_path: Path
) -> None:
    namen: list[str] = []
    paden = iter([tmp_path / "een", tmp_path / "twee.xlsx", tmp_path / "twee.xlsx", None])

    def kies_pad(_: object, naam: str, *__: str) -> Path | None:
        namen.append(naam)
        return next(paden)

    page = OverzichtenPage(hier.kantoor, kies_pad)
    hier.toon(page)
    page.excel.click()
    assert not page.excel.isEnabled()
    hier.wacht()
    assert page.excel.isEnabled()
    assert namen == ["Overzicht 2026-04-09.xlsx"]
    assert BSN not in _waarden(tmp_path / "een.xlsx")
    page.met_bsn.setChecked(True)
    page.excel.click()
    hier.wacht()
    assert BSN in _waarden(tmp_path / "twee.xlsx")
    assert not page.met_bsn.isChecked()  # asked anew each time
    page.excel.click()
    hier.wacht()
    assert "bestaat al en is niet overschreven" in hier.recorder.said[-1][1]
    page.excel.click()  # and thinks better of it
    assert page.excel.isEnabled()


def _waarden(pad: Path) -> set[object]:
    blad = load_workbook(pad)["Prestaties"]
    return {waarde for rij in blad.iter_rows(values_only=True) for waarde in rij}


# Keyboard


def test_het_toetsenbord_komt_overal(hier: Bureau, boek: Boekhouding) -> None:
    toets_toetsenbord(hier, scherm(hier.kantoor))


def test_op_elk_blad_heeft_alles_een_naam_en_komt_tab_er(hier: Bureau, boek: Boekhouding) -> None:
    page = open_(hier)
    page.bladen.setCurrentIndex(2)
    page.window().activateWindow()
    page.bladen.tabBar().setFocus()
    bezocht = []
    for _ in range(12):
        bezocht.append(page.focusWidget())
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
    velden = [rij.veld for rij in page.plafonds.rijen.values()]
    assert all(veld in bezocht for veld in velden)
    assert velden[0].accessibleName() == "Plafond van Nijmegen in 2026"
