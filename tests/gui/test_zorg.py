"""Delivered care in the grid: typed, pasted, filled down, mended and undone by keyboard."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QApplication

from app.gui.zorg.rij import Kolom
from app.services import zorg
from tests.bouw import ANDER_BSN, BSN, toegewezen
from tests.gui.bureau import Bureau, teksten
from tests.gui.zorgscherm import (
    APRIL,
    CTRL,
    DERDE_BSN,
    Zorgscherm,
    hier,
    leeg,
    open_zorg,
    scherm,
    wijs_toe,
)
from tests.services.zorgregels import regel

__all__ = ["hier", "leeg", "scherm"]  # fixtures

TAB, ENTER, F2, DELETE = Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_F2, Qt.Key.Key_Delete


# Typing


def test_drie_regels_met_alleen_het_toetsenbord(scherm: Zorgscherm) -> None:
    scherm.typ("7")
    scherm.toets(TAB)
    scherm.typ("wit")
    scherm.toets(TAB)
    assert scherm.tekst(0, Kolom.TOEWIJZING).startswith("300201 · ")
    assert scherm.tekst(0, Kolom.EENHEID) == "uur"
    scherm.toets(TAB)
    scherm.typ("1,5")
    scherm.toets(TAB, TAB)
    scherm.typ("Anna")
    scherm.toets(TAB)
    scherm.typ("thuis")
    scherm.toets(ENTER)
    scherm.typ("8")
    scherm.toets(TAB)
    scherm.typ("berg")
    scherm.toets(TAB)
    scherm.typ("300302")
    scherm.toets(TAB)
    scherm.typ("1:30")
    scherm.toets(ENTER)
    scherm.toets(TAB)
    scherm.typ("wit")
    scherm.toets(TAB, TAB)
    scherm.typ("2")
    scherm.toets(ENTER)
    bewaard = scherm.bewaard()
    assert [
        (r.datum.day, r.bsn, r.toewijzing_nummer, r.aantal, r.eenheid, r.medewerker, r.opmerking)
        for r in bewaard
    ] == [
        (7, BSN, 300201, Decimal("1.5"), "04", "Anna", "thuis"),
        (8, ANDER_BSN, 300302, Decimal(90), "01", "Anna", ""),
        (8, BSN, 300201, Decimal(2), "04", "Anna", ""),
    ]
    assert [scherm.stand(nummer) for nummer in range(3)] == ["", "", ""]
    assert scherm.totaal == "3 regels · 5 uur"


def test_enter_gaat_naar_waar_tab_begon(scherm: Zorgscherm) -> None:
    scherm.typ("7")
    scherm.toets(TAB)
    scherm.typ("wit")
    scherm.toets(TAB, TAB, ENTER)
    nu = scherm.page.rooster.currentIndex()
    assert (nu.row(), nu.column()) == (1, Kolom.DATUM)
    scherm.toets(TAB, TAB, Qt.Key.Key_Right, ENTER)
    nu = scherm.page.rooster.currentIndex()
    assert nu.column() == Kolom.AANTAL


def test_een_nieuwe_regel_komt_er_meteen_bij(scherm: Zorgscherm) -> None:
    assert scherm.page.model.rowCount() == 1
    scherm.typ("7")
    scherm.toets(TAB)
    assert scherm.page.model.rowCount() == 2


def test_de_lijst_kiest_met_de_pijltjes(hier: Bureau) -> None:
    wijs_toe(hier, toegewezen(300401), bsn=DERDE_BSN, achternaam="Witteveen")
    scherm = open_zorg(hier)
    scherm.ga(0, Kolom.CLIENT)
    scherm.typ("wit")
    lijst = scherm.page.rooster.voorstellen
    assert [lijst.item(nummer).text() for nummer in range(lijst.count())] == [
        "W. Wit",
        "W. Witteveen",
    ]
    scherm.toets(Qt.Key.Key_Down, Qt.Key.Key_Down, TAB)
    assert scherm.tekst(0, Kolom.CLIENT) == "W. Witteveen"
    assert not lijst.isVisible()


def test_wie_op_meer_clienten_lijkt_wordt_niet_geraden(hier: Bureau) -> None:
    wijs_toe(hier, toegewezen(300401), bsn=DERDE_BSN, achternaam="Witteveen")
    scherm = open_zorg(hier)
    scherm.typ("7")
    scherm.toets(TAB)
    scherm.typ("wi")
    scherm.toets(ENTER)
    scherm.wacht()
    assert scherm.tekst(0, Kolom.CLIENT) == "wi"
    scherm.ga(0, Kolom.CLIENT)
    assert "2 cliënten met ‘wi’" in scherm.page.uitleg.text()
    assert scherm.bewaard() == []


def test_naamgenoten_zijn_te_onderscheiden(hier: Bureau) -> None:
    wijs_toe(hier, toegewezen(300401), bsn=DERDE_BSN, achternaam="Wit")
    scherm = open_zorg(hier)
    boek = scherm.page.model.boek
    assert boek is not None
    assert boek.naam(BSN) != boek.naam(DERDE_BSN)
    assert boek.lees_client(boek.naam(DERDE_BSN)) == DERDE_BSN


def test_een_toewijzing_kies_je_uit_die_van_de_client(scherm: Zorgscherm) -> None:
    scherm.typ("7")
    scherm.toets(TAB)
    scherm.typ("berg")
    scherm.toets(TAB)
    assert scherm.tekst(0, Kolom.TOEWIJZING) == ""
    scherm.toets(F2)
    scherm.toets(Qt.Key.Key_Down, met=Qt.KeyboardModifier.AltModifier)
    lijst = scherm.page.rooster.voorstellen
    gezien = [lijst.item(nummer).text() for nummer in range(lijst.count())]
    assert [tekst.partition(" ")[0] for tekst in gezien] == ["300301", "300302"]
    scherm.toets(Qt.Key.Key_Down, ENTER)
    assert scherm.tekst(0, Kolom.TOEWIJZING) == gezien[0]


def test_een_andere_client_krijgt_een_andere_toewijzing(scherm: Zorgscherm) -> None:
    scherm.typ("7")
    scherm.toets(TAB)
    scherm.typ("wit")
    scherm.toets(ENTER)
    scherm.ga(0, Kolom.CLIENT)
    scherm.typ("berg")
    scherm.toets(ENTER)
    assert scherm.tekst(0, Kolom.TOEWIJZING) == ""


# Errors


def test_een_fout_staat_bij_zijn_cel_en_gaat_weg_als_hij_is_verbeterd(scherm: Zorgscherm) -> None:
    scherm.typ("10")  # tomorrow
    scherm.toets(TAB)
    scherm.typ("wit")
    scherm.toets(TAB, TAB)
    scherm.typ("60")
    scherm.toets(ENTER)
    assert scherm.bewaard() == []
    assert scherm.stand(0) == "Fout"
    scherm.ga(0, Kolom.DATUM)
    assert "10-04-2026 moet nog komen" in scherm.page.uitleg.text()
    assert scherm.page.uitleg.property("role") == "error"
    tip = scherm.page.model.index(0, Kolom.DATUM).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == scherm.page.uitleg.text()
    scherm.typ("9")
    scherm.toets(ENTER)
    (bewaard,) = scherm.bewaard()
    assert bewaard.datum == date(2026, 4, 9)
    assert scherm.stand(0) == "Let op"  # nobody is named, and 60 hours do not fit in a day
    scherm.ga(0, Kolom.AANTAL)
    assert "meer dan er in een dag gaat" in scherm.page.uitleg.text()


def test_een_regel_die_niet_af_is_zegt_wat_er_mist(scherm: Zorgscherm) -> None:
    scherm.typ("7")
    scherm.toets(ENTER)
    scherm.wacht()
    assert scherm.stand(0) == "Fout"
    scherm.ga(0, Kolom.AANTAL)
    assert scherm.page.uitleg.text().startswith("Er staat geen aantal.")
    assert scherm.totaal.endswith("1 met een fout")


def test_een_foute_regel_houdt_de_andere_niet_tegen(scherm: Zorgscherm) -> None:
    scherm.plak("7-4\twit\t\t60\tminuten\tAnna\n7-4\twit\t300301\t30\tminuten\tAnna\n")
    scherm.page.rooster.ga_naar_nieuw()
    assert [r.aantal for r in scherm.bewaard()] == [60]
    assert [scherm.stand(0), scherm.stand(1)] == ["", "Fout"]
    scherm.ga(1, Kolom.TOEWIJZING)
    assert "is van een andere cliënt" in scherm.page.uitleg.text()


def test_zorg_voor_de_301_wacht(scherm: Zorgscherm) -> None:
    scherm.typ("7")
    scherm.toets(TAB)
    scherm.typ(DERDE_BSN)
    scherm.toets(TAB, TAB)
    scherm.typ("60")
    scherm.toets(TAB)
    scherm.typ("minuten")
    scherm.toets(TAB)
    scherm.typ("Anna")
    scherm.toets(ENTER)
    assert len(scherm.bewaard()) == 1
    assert scherm.stand(0) == "Wacht op 301"
    scherm.ga(0, Kolom.CLIENT)
    assert "nog geen toewijzing (301)" in scherm.page.uitleg.text()
    assert "1 zonder toewijzing" in scherm.totaal
    wijs_toe(scherm.hier, toegewezen(300401), bsn=DERDE_BSN, achternaam="Zee")
    scherm.hier.kantoor.changes.gewijzigd.emit()
    scherm.wacht()
    assert scherm.stand(0) == ""
    assert scherm.tekst(0, Kolom.CLIENT) == "Z. Zee"


# Blocks


def test_vijftig_regels_uit_excel(scherm: Zorgscherm) -> None:
    rijen = [f"{1 + n % 9}-4-2026\twit\t\t{n + 1}\tminuten\tAnna\t" for n in range(50)]
    scherm.plak("\r\n".join(rijen) + "\r\n")
    assert scherm.page.model.rowCount() == 51
    scherm.page.rooster.ga_naar_nieuw()
    bewaard = scherm.bewaard()
    assert len(bewaard) == 50
    assert sum(r.aantal for r in bewaard) == 1275
    assert all(r.toewijzing_id is not None for r in bewaard)


def test_de_namen_boven_de_kolommen_worden_niet_meegeplakt(scherm: Zorgscherm) -> None:
    scherm.plak(
        "Datum\tCliënt\tToewijzing\tAantal\tEenheid\tMedewerker\tOpmerking\r\n"
        f'7-4-2026\t{BSN}\t300201\t60\tminuten\tAnna\t"twee\nregels"\r\n'
    )
    scherm.page.rooster.ga_naar_nieuw()
    (bewaard,) = scherm.bewaard()
    assert bewaard.opmerking == "twee regels"


def test_wat_je_kopieert_kun_je_weer_plakken(scherm: Zorgscherm) -> None:
    zorg.bewaar(scherm.hier.workspace, [regel(60), regel(30, medewerker="Bram")])
    scherm.page.appear()
    scherm.wacht()
    scherm.kies_blok((0, Kolom.DATUM), (1, Kolom.OPMERKING))
    scherm.toets(Qt.Key.Key_C, met=CTRL)
    gekopieerd = QGuiApplication.clipboard().text()
    assert gekopieerd.splitlines()[1].split("\t")[3:] == ["30", "minuten", "Bram", ""]
    scherm.page.rooster.ga_naar_nieuw()
    scherm.plak(gekopieerd)
    scherm.page.rooster.ga_naar_nieuw()
    assert [r.aantal for r in scherm.bewaard()] == [60, 30, 60, 30]
    assert "lijkt dubbel" in scherm.page.model.rij(2).bezwaren[0].melding


def test_doorvoeren_naar_beneden(scherm: Zorgscherm) -> None:
    scherm.plak("".join(f"{dag}-4\twit\t\t60\tminuten\t\n" for dag in range(1, 5)))
    scherm.ga(0, Kolom.MEDEWERKER)
    scherm.typ("Anna")
    scherm.toets(ENTER)
    scherm.kies_blok((0, Kolom.MEDEWERKER), (3, Kolom.MEDEWERKER))
    scherm.toets(Qt.Key.Key_D, met=CTRL)
    scherm.page.rooster.ga_naar_nieuw()
    assert [r.medewerker for r in scherm.bewaard()] == ["Anna"] * 4


def test_doorvoeren_op_een_regel_neemt_die_erboven_over(scherm: Zorgscherm) -> None:
    scherm.plak("1-4\twit\t\t60\tminuten\tAnna\tthuis\n2-4\twit\t\t60\tminuten\tBram\t\n")
    scherm.ga(1, Kolom.OPMERKING)
    scherm.toets(Qt.Key.Key_D, met=CTRL)
    assert scherm.tekst(1, Kolom.OPMERKING) == "thuis"


def test_een_waarde_vult_alles_wat_is_gekozen(scherm: Zorgscherm) -> None:
    scherm.plak("1-4\twit\t\t60\tminuten\tAnna\n2-4\twit\t\t60\tminuten\tBram\n")
    scherm.kies_blok((0, Kolom.AANTAL), (1, Kolom.AANTAL))
    scherm.plak("45")
    assert [scherm.tekst(0, Kolom.AANTAL), scherm.tekst(1, Kolom.AANTAL)] == ["45", "45"]


# Undoing


def test_ongedaan_maken_ook_van_wat_is_bewaard(scherm: Zorgscherm) -> None:
    scherm.plak("7-4\twit\t\t60\tminuten\tAnna\n")
    scherm.page.rooster.ga_naar_nieuw()
    assert [r.aantal for r in scherm.bewaard()] == [60]
    scherm.ga(0, Kolom.AANTAL)
    scherm.typ("90")
    scherm.toets(ENTER)
    assert [r.aantal for r in scherm.bewaard()] == [90]
    scherm.toets(Qt.Key.Key_Z, met=CTRL)
    assert [r.aantal for r in scherm.bewaard()] == [60]
    scherm.toets(Qt.Key.Key_Z, met=CTRL)
    assert scherm.bewaard() == []
    assert scherm.page.model.rowCount() == 1
    scherm.toets(Qt.Key.Key_Y, met=CTRL)
    scherm.toets(Qt.Key.Key_Y, met=CTRL)
    scherm.page.rooster.ga_naar_nieuw()
    assert [r.aantal for r in scherm.bewaard()] == [90]


def test_regels_weghalen_en_terugzetten(scherm: Zorgscherm) -> None:
    scherm.plak("".join(f"{n}-4\twit\t\t{n}\tminuten\tAnna\n" for n in range(1, 5)))
    scherm.page.rooster.ga_naar_nieuw()
    assert len(scherm.bewaard()) == 4
    scherm.kies_blok((1, Kolom.AANTAL), (2, Kolom.AANTAL))
    scherm.toets(Qt.Key.Key_Minus, met=CTRL)
    assert [r.aantal for r in scherm.bewaard()] == [1, 4]
    scherm.toets(Qt.Key.Key_Z, met=CTRL)
    scherm.page.rooster.ga_naar_nieuw()
    assert [r.aantal for r in scherm.bewaard()] == [1, 2, 3, 4]
    assert [rij.teksten[Kolom.AANTAL] for rij in scherm.rijen] == ["1", "2", "3", "4"]


def test_een_regel_wissen_haalt_hem_weg(scherm: Zorgscherm) -> None:
    scherm.plak("7-4\twit\t\t60\tminuten\tAnna\n")
    scherm.page.rooster.ga_naar_nieuw()
    assert len(scherm.bewaard()) == 1
    scherm.kies_blok((0, Kolom.DATUM), (0, Kolom.OPMERKING))
    scherm.toets(DELETE)
    scherm.page.rooster.ga_naar_nieuw()
    assert scherm.bewaard() == []


# Keeping


def test_de_regel_waarin_je_typt_wordt_bewaard_als_je_weggaat(scherm: Zorgscherm) -> None:
    scherm.plak("7-4\twit\t\t60\tminuten\tAnna\n")
    scherm.ga(0, Kolom.AANTAL)
    assert scherm.bewaard() == []
    assert scherm.stand(0) == "Niet bewaard"
    scherm.page.hide()
    assert len(scherm.bewaard()) == 1


def test_sluiten_verliest_niets(scherm: Zorgscherm) -> None:
    scherm.plak("7-4\twit\t\t60\tminuten\tAnna\n")
    scherm.ga(0, Kolom.AANTAL)
    scherm.typ("45")
    QApplication.sendEvent(scherm.page, QCloseEvent())
    assert [r.aantal for r in zorg.maand(scherm.hier.workspace, APRIL).regels] == [45]


def test_andere_schermen_horen_dat_er_iets_is_gewijzigd(scherm: Zorgscherm) -> None:
    with scherm.hier.qtbot.waitSignal(scherm.hier.kantoor.changes.gewijzigd, timeout=5_000):
        scherm.plak("7-4\twit\t\t60\tminuten\tAnna\n")
        scherm.page.rooster.ga_naar_nieuw()
        scherm.wacht()


def test_wie_te_laat_wijzigt_ziet_wat_er_nu_staat(scherm: Zorgscherm) -> None:
    uit = zorg.bewaar(scherm.hier.workspace, [regel(60)])
    scherm.page.appear()
    scherm.wacht()
    zorg.bewaar(scherm.hier.workspace, [], [replace(uit.toegevoegd[0].regel, aantal=Decimal(45))])
    scherm.ga(0, Kolom.AANTAL)
    scherm.typ("90")
    scherm.toets(ENTER)
    scherm.wacht()
    assert "intussen gewijzigd" in scherm.hier.recorder.said[-1][1]
    assert scherm.tekst(0, Kolom.AANTAL) == "45"


# Showing


def test_een_andere_maand(scherm: Zorgscherm) -> None:
    zorg.bewaar(scherm.hier.workspace, [regel(60), regel(30, datum=date(2026, 3, 9))])
    scherm.page.appear()
    scherm.wacht()
    assert [rij.teksten[Kolom.AANTAL] for rij in scherm.rijen] == ["60"]
    scherm.page.balk.vorige.click()
    scherm.wacht()
    assert [rij.teksten[Kolom.AANTAL] for rij in scherm.rijen] == ["30"]
    assert not scherm.page.balk.volgende.isHidden()
    scherm.typ("9")
    scherm.toets(TAB)
    assert scherm.tekst(1, Kolom.DATUM) == "09-03-2026"


def test_alleen_een_client_of_een_medewerker(scherm: Zorgscherm) -> None:
    zorg.bewaar(
        scherm.hier.workspace,
        [regel(60), regel(30, bsn=ANDER_BSN), regel(20, medewerker="Bram")],
    )
    scherm.page.appear()
    scherm.wacht()
    scherm.page.balk.client.setText("wit")
    scherm.hier.qtbot.waitUntil(lambda: len(scherm.rijen) == 2)
    assert scherm.totaal == "2 regels · 1 uur en 20 minuten"
    scherm.page.balk.medewerker.setCurrentIndex(2)
    scherm.page.balk.medewerker.activated.emit(2)
    assert [rij.teksten[Kolom.AANTAL] for rij in scherm.rijen] == ["20"]
    scherm.page.balk.zonder_filter()
    scherm.page.balk.gefilterd.emit()
    assert len(scherm.rijen) == 3


@pytest.mark.parametrize("met_client", [True, False])
def test_een_lege_maand_zegt_wat_je_eerst_doet(leeg: Bureau, met_client: bool) -> None:
    if met_client:
        wijs_toe(leeg)
    scherm = open_zorg(leeg)
    assert scherm.page.rooster.leeg.isVisible()
    gezegd = teksten(scherm.page)
    assert ("Nog geen zorg in april 2026" if met_client else "Nog geen cliënten") in gezegd
    scherm.typ("7")
    scherm.toets(TAB)
    assert not scherm.page.rooster.leeg.isVisible()


def test_f6_gaat_het_rooster_uit(scherm: Zorgscherm) -> None:
    assert scherm.page.rooster.hasFocus()
    scherm.toets(TAB)
    assert scherm.page.rooster.hasFocus()
    scherm.toets(Qt.Key.Key_F6)
    assert not scherm.page.rooster.hasFocus()
