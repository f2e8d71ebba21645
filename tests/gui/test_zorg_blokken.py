"""Blocks of delivered care: pasted, copied, filled down, and undone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from app.gui.zorg.rij import Kolom
from app.services import zorg
from tests.bouw import BSN
from tests.gui.zorgscherm import CTRL, ENTER, Zorgscherm, hier, leeg, scherm
from tests.services.zorgregels import regel

__all__ = ["hier", "leeg", "scherm"]  # fixtures

DELETE = Qt.Key.Key_Delete


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
