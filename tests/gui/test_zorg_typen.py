"""Delivered care typed into the grid: completed, chosen from a list and never guessed."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Qt

from app.gui.zorg.rij import Kolom
from tests.bouw import ANDER_BSN, BSN, toegewezen
from tests.gui.bureau import Bureau
from tests.gui.zorgscherm import (
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

__all__ = ["hier", "leeg", "scherm"]  # fixtures

F2 = Qt.Key.Key_F2


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
