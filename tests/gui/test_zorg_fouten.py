"""Lines of delivered care that are wrong, unfinished or wait: told at their cell."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt

from app.gui.zorg.rij import Kolom
from tests.bouw import toegewezen
from tests.gui.zorgscherm import DERDE_BSN, ENTER, TAB, Zorgscherm, hier, leeg, scherm, wijs_toe

__all__ = ["hier", "leeg", "scherm"]  # fixtures


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
