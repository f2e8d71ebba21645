"""What is kept of delivered care, and when."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication

from app.gui.zorg.rij import Kolom
from app.services import zorg
from tests.gui.zorgscherm import APRIL, ENTER, Zorgscherm, hier, leeg, scherm
from tests.services.zorgregels import regel

__all__ = ["hier", "leeg", "scherm"]  # fixtures


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
