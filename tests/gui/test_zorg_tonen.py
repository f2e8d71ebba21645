"""Which delivered care the grid shows: of a month, a client, a medewerker."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt

from app.gui.zorg.rij import Kolom
from app.services import zorg
from tests.bouw import ANDER_BSN
from tests.gui.bureau import Bureau, teksten
from tests.gui.zorgscherm import TAB, Zorgscherm, hier, leeg, open_zorg, scherm, wijs_toe
from tests.services.zorgregels import regel

__all__ = ["hier", "leeg", "scherm"]  # fixtures


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


def test_een_maand_van_lang_geleden(scherm: Zorgscherm) -> None:
    zorg.bewaar(scherm.hier.workspace, [regel(60), regel(30, datum=date(2021, 3, 9))])
    scherm.page.toon(maand=date(2021, 3, 1))
    scherm.wacht()
    assert scherm.page.balk.maanden.currentText() == "Maart 2021"
    assert [rij.teksten[Kolom.AANTAL] for rij in scherm.rijen] == ["30"]
    assert not scherm.page.balk.vorige.isEnabled()  # it is the oldest that is offered
    scherm.page.balk.volgende.click()
    assert scherm.page.balk.maanden.currentText() == "April 2021"


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
