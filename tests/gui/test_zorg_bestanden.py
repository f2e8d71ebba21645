"""Care from files and to files, in the window; and what happens when months come and go."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from time import perf_counter

import openpyxl

from app.gui.main_window import MainWindow
from app.gui.page import Page, Screen
from app.gui.state import State
from app.gui.zorg.importeren import Zorgimportpagina
from app.gui.zorg.page import UITLEG, ZorgPage
from app.gui.zorg.rij import Kolom
from app.gui.zorg.vergelijken import Vergelijkpagina
from app.services import zorg
from tests.bouw import BSN
from tests.gui.bureau import VANDAAG, Bureau, knop
from tests.gui.test_accessibility import nameless
from tests.gui.zorgscherm import (
    APRIL,
    DERDE_BSN,
    ENTER,
    TAB,
    Zorgscherm,
    hier,
    leeg,
    open_zorg,
    scherm,
    wijs_toe,
)
from tests.rules.declareren import regel as prestatie
from tests.services.test_zorgherkomst import declareer
from tests.services.zorgregels import regel

__all__ = ["hier", "leeg", "scherm"]  # fixtures


def csv(hier: Bureau, *regels: str) -> Path:
    pad = hier.map / "uren.csv"
    pad.write_text("\n".join(regels), encoding="utf-8")
    return pad


def importpagina(hier: Bureau, pad: Path) -> Zorgimportpagina:
    page = Zorgimportpagina(hier.kantoor, lambda _, naam: hier.map / naam)
    hier.toon(page)
    page.take_files([pad])
    hier.wacht()
    return page


def test_een_bestand_wordt_bekeken_en_overgenomen(hier: Bureau) -> None:
    pad = csv(
        hier,
        "dag;bsn;minuten;begeleider",
        f"7-4-2026;{BSN};60;Anna",
        f"8-4-2026;{DERDE_BSN};30;Bram",
    )
    page = importpagina(hier, pad)
    assert page.samenvatting.text() == "2 regels kloppen. 1 regel heeft nog geen toewijzing (301)."
    assert not page.eenheid.isVisibleTo(page) or page.eenheid.currentData() == "01"
    knop(page, "Neem over").click()
    hier.wacht()
    assert "2 regels overgenomen uit ‘uren.csv’." in hier.recorder.said[-1][1]
    assert len(zorg.maand(hier.workspace, APRIL).regels) == 2


def test_zonder_eenheid_kies_je_die_voor_het_hele_bestand(hier: Bureau) -> None:
    page = importpagina(hier, csv(hier, "dag;bsn;aantal", f"7-4-2026;{BSN};2"))
    assert page.eenheid.isVisibleTo(page)
    assert not page.neem_over.isEnabled()
    assert "Kies de eenheid" in page.samenvatting.text()
    page.eenheid.setCurrentIndex(page.eenheid.findData("04"))
    page.eenheid.activated.emit(page.eenheid.currentIndex())
    hier.wacht()
    assert page.neem_over.isEnabled()
    page.neem_over.click()
    hier.wacht()
    (bewaard,) = zorg.maand(hier.workspace, APRIL).regels
    assert bewaard.eenheid == "04"


def test_hetzelfde_bestand_kan_niet_nog_een_keer(hier: Bureau) -> None:
    pad = csv(hier, "dag;bsn;minuten", f"7-4-2026;{BSN};60")
    importpagina(hier, pad).neem_over.click()
    hier.wacht()
    page = importpagina(hier, pad)
    assert "al ingelezen" in page.samenvatting.text()
    assert page.rijen.model().index(0, 1).data() == "Staat er al"
    assert not page.neem_over.isEnabled()


def test_het_scherm_opent_de_import_en_bewaart_het_sjabloon(scherm: Zorgscherm) -> None:
    knop(scherm.page, "Importeer…").click()
    ((wat, page),) = scherm.hier.geopend
    assert wat == "open_over"
    assert isinstance(page, Zorgimportpagina)
    scherm.page.balk.sjabloon.trigger()
    scherm.wacht()
    assert openpyxl.load_workbook(scherm.hier.map / "geleverde zorg.xlsx")["Invullen"]["A1"].value


def test_een_bestandsvergelijking_voor_de_gemeente(scherm: Zorgscherm) -> None:
    zorg.bewaar(scherm.hier.workspace, [regel(60), regel(30, bsn="999996770")])
    scherm.page.balk.vergelijking.trigger()
    ((_, page),) = scherm.hier.geopend
    assert isinstance(page, Vergelijkpagina)
    scherm.hier.toon(page)
    page._kies = lambda _, naam: scherm.hier.map / naam
    assert page.gemeente.value == "0268"
    knop(page, "Opslaan…").click()
    scherm.wacht()
    assert (scherm.hier.map / "vergelijking 0268 20260401-20260430.xlsx").exists()
    gezegd = scherm.hier.recorder.said[-1][1]
    assert "1 regel staat in" in gezegd
    assert "1 regel zonder toewijzing" in gezegd
    page.van.set_value(None)
    knop(page, "Opslaan…").click()
    assert page.velden["van"].finding == "Vul een datum in."


def test_wat_is_gedeclareerd_zegt_wat_wijzigen_doet(leeg: Bureau) -> None:
    wijs_toe(leeg)
    uit = zorg.bewaar(leeg.workspace, [regel(180)])
    declareer(leeg.workspace, [prestatie(volume=3)], [uit.toegevoegd[0].regel.id or 0])
    scherm = open_zorg(leeg)
    assert scherm.stand(0) == "Gedeclareerd"
    scherm.ga(0, Kolom.AANTAL)
    assert "Gedeclareerd in D202604, regel P1." in scherm.page.uitleg.text()
    assert "stelt Heenweer bij het voorstel een correctie voor" in scherm.page.uitleg.text()
    scherm.typ("120")
    scherm.toets(ENTER)
    assert [r.aantal for r in scherm.bewaard()] == [120]
    assert scherm.stand(0) == ""


# What is not kept stays


def test_een_foute_regel_blijft_staan_als_elders_iets_wijzigt(scherm: Zorgscherm) -> None:
    scherm.plak("7-4\tniemand\t\t60\tminuten\tAnna\n")
    scherm.page.rooster.ga_naar_nieuw()
    scherm.wacht()
    zorg.bewaar(scherm.hier.workspace, [regel(30)])
    scherm.hier.kantoor.changes.gewijzigd.emit()
    scherm.wacht()
    assert [rij.teksten[Kolom.AANTAL] for rij in scherm.rijen] == ["30", "60"]
    assert scherm.stand(1) == "Fout"


def test_een_foute_regel_staat_er_nog_als_je_terugkomt_in_de_maand(scherm: Zorgscherm) -> None:
    scherm.plak("7-4\tniemand\t\t60\tminuten\tAnna\n8-4\twit\t\t30\tminuten\tAnna\n")
    scherm.page.balk.vorige.click()
    scherm.wacht()
    assert scherm.rijen == []
    scherm.page.balk.volgende.click()
    scherm.wacht()
    assert [rij.teksten[Kolom.AANTAL] for rij in scherm.rijen] == ["30", "60"]
    assert [r.aantal for r in scherm.bewaard()] == [30]


def test_wie_typt_wordt_niet_gestoord(scherm: Zorgscherm) -> None:
    scherm.typ("7")
    zorg.bewaar(scherm.hier.workspace, [regel(30)])
    scherm.hier.kantoor.changes.gewijzigd.emit()
    scherm.wacht()
    scherm.typ("-4")
    scherm.toets(TAB)
    assert scherm.tekst(0, Kolom.DATUM) == "07-04-2026"


# The whole


def test_alles_heeft_een_naam(hier: Bureau) -> None:
    window = MainWindow(
        [
            Screen("zorg", "Geleverde zorg", "klaar", lambda: ZorgPage(hier.kantoor), UITLEG),
            Screen("x", "X", "vandaag", Page, ""),
        ],
        VANDAAG,
        State(),
    )
    hier.qtbot.addWidget(window)
    window.show()
    hier.wacht()
    assert nameless(window) == []


def test_twintigduizend_regels_zijn_snel_te_zien(hier: Bureau) -> None:
    dagen = [date(2026, 4, 1) + timedelta(n % 9) for n in range(20_000)]
    with hier.workspace.schrijven() as uow:
        uow.zorg.voeg_toe(
            [regel(1 + n % 90, datum=dag, toewijzing_nummer=300201) for n, dag in enumerate(dagen)],
            hier.workspace.nu(),
        )
        uow.commit()
    scherm = open_zorg(hier)
    scherm.hier.qtbot.waitUntil(lambda: len(scherm.rijen) == 20_000, timeout=20_000)
    begin = perf_counter()
    scherm.ga(10_000, Kolom.AANTAL)
    scherm.typ("45")
    scherm.toets(ENTER)
    assert perf_counter() - begin < 1.0


def test_wie_geen_plek_kiest_schrijft_niets(scherm: Zorgscherm) -> None:
    scherm.page.balk.vergelijking.trigger()
    ((_, page),) = scherm.hier.geopend
    scherm.hier.toon(page)
    page._kies = lambda *_: None
    knop(page, "Opslaan…").click()
    scherm.wacht()
    assert scherm.hier.recorder.said == []
