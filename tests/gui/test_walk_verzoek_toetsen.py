"""A request from the doctor's referral to the Toewijzing, with the keyboard alone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from app.domain.verzoek import IN_ONDERZOEK
from app.standard.codec import decode
from app.standard.verzoek import VerzoekWijzigingbericht
from tests.bouw import BSN
from tests.gui.open_venster import Scherm, export, laatste, open_werk, scherm
from tests.gui.test_walk_verzoek import VRIJDAG
from tests.gui.verzoekscherm import Verzoekscherm
from tests.walks.conftest import antwoord, sjabloon, snelle_sleutel
from tests.walks.verzoeken import APELDOORN, antwoord_319, kent_toe, lopend_bericht, uren

__all__ = ["export", "open_werk", "scherm", "sjabloon", "snelle_sleutel"]  # fixtures

KEY, MET = Qt.Key, Qt.KeyboardModifier
_KLIK_MS = 200  # a button that is pressed with Alt shows so before it acts


def sneltoets(scherm: Scherm, toets: Qt.Key, met: Qt.KeyboardModifier) -> None:
    scherm.toets(toets, met)
    scherm.qtbot.wait(_KLIK_MS)
    scherm.rust()


def waar() -> str:
    """Name of what has the keyboard."""
    hier = QApplication.focusWidget()
    assert hier is not None
    return hier.text().replace("&", "") if isinstance(hier, QPushButton) else hier.accessibleName()


def antwoord_op(scherm: Scherm, *antwoorden: tuple[str, str]) -> None:
    """Type in the question that has the keyboard, and let Enter go to the next; empty skips."""
    for vraag, tekst in antwoorden:
        assert waar() == vraag
        scherm.typ(tekst)
        scherm.rust()
        scherm.toets(KEY.Key_Return)


def verder(scherm: Scherm) -> None:
    """Press the button that the last answer led to."""
    assert waar() == "Volgende"
    scherm.toets(KEY.Key_Return)


def kaart(hier: Verzoekscherm) -> str:
    """What the card of the chosen request says."""
    sneltoets(hier.scherm, KEY.Key_4, MET.ControlModifier)
    return " ".join(label.text() for label in hier.lijst.kaart.findChildren(QLabel))


def test_van_verwijzing_tot_toewijzing_zonder_muis(scherm: Scherm, export: Path) -> None:
    hier = Verzoekscherm(scherm)
    sneltoets(scherm, KEY.Key_4, MET.ControlModifier)
    sneltoets(scherm, KEY.Key_N, MET.AltModifier)
    antwoord_op(
        scherm, ("Onder welke wet?", "Jeugd"), ("Burgerservicenummer", BSN),
        ("Achternaam", "Wit"), ("Voorvoegsel", "de"), ("Voornamen", ""), ("Voorletters", "T"),
        ("Geboortedatum", "14-02-2010"), ("Geslacht", "Man"), ("Weet je wie het gezag heeft?", ""),
    )  # fmt: skip
    verder(scherm)
    veld: QWidget | None = QApplication.focusWidget()
    assert veld is not None
    hier.typ("Nijmegen", veld)
    antwoord_op(scherm, ("Gemeente", ""))
    verder(scherm)
    antwoord_op(
        scherm, ("Wie verwees?", "Huisarts"), ("AGB-code van de verwijzer", ""),
        ("Naam van de verwijzer", "Huisartsenpraktijk Het Veer"),
        ("Datum van de verwijzing", "02-04-2026"), ("Aangemeld op", "07-04-2026"),
        ("Eerste contact of intake", "10-04-2026"),
    )  # fmt: skip
    verder(scherm)
    antwoord_op(
        scherm, ("Wat vraag je aan?", "Een ander"), ("Productcategorie", "45"),
        ("Productcode", "45a04"), ("Vanaf wanneer?", "10-04-2026"), ("Einddatum", "09-10-2026"),
        ("Hoeveel?", "2"), ("Eenheid", "uur"), ("Hoe vaak?", "per week"),
    )  # fmt: skip
    verder(scherm)
    assert waar() == "Zet klaar voor VECOZO"
    scherm.toets(KEY.Key_Return)
    assert scherm.gezegd == "Het verzoek (315) voor T. de Wit staat bij Klaar voor VECOZO."

    assert "nog niet bij de gemeente" in kaart(hier)
    scherm.toets(KEY.Key_Return)  # to what there is to do with it
    assert waar() == "Naar Klaar voor VECOZO"
    scherm.toets(KEY.Key_Return)
    assert scherm.geopend.venster.screen_key == "klaar"
    sneltoets(scherm, KEY.Key_E, MET.AltModifier)
    assert waar() == "Ik heb het ingediend"
    scherm.toets(KEY.Key_Return)
    assert scherm.gezegd == "1 bericht ingediend bij VECOZO."
    pad = laatste(export, "JW315")

    scherm.importeer(antwoord(pad, dag=VRIJDAG))
    assert "Nijmegen heeft nog niet besloten" in kaart(hier)
    scherm.importeer(antwoord_319(pad, IN_ONDERZOEK, dag=VRIJDAG))
    assert "Nijmegen onderzoekt het verzoek nog" in kaart(hier)
    scherm.importeer(kent_toe(pad, dag=VRIJDAG))
    sneltoets(scherm, KEY.Key_4, MET.ControlModifier)
    assert hier.lijst.table.rijen == []
    assert hier.lijst.table.empty.isVisible()
    sneltoets(scherm, KEY.Key_1, MET.ControlModifier)
    assert "LATER: Start melden (305), T. de Wit" in scherm.taken()


def test_een_317_uit_het_dossier_zonder_muis(scherm: Scherm, export: Path) -> None:
    hier = Verzoekscherm(scherm)
    scherm.importeer(lopend_bericht(APELDOORN))
    sneltoets(scherm, KEY.Key_2, MET.ControlModifier)
    while waar() != "Vraag wijziging (317)":
        scherm.toets(KEY.Key_Tab)
    scherm.toets(KEY.Key_Return)
    scherm.typ("Verandering")
    scherm.toets(KEY.Key_Tab)
    antwoord_op(
        scherm, ("Wat vraag je?", "Dit moet"), ("Vanaf wanneer?", "01-07-2026"),
        ("Tot en met", ""), ("Hoeveel?", "5"), ("Eenheid", ""), ("Hoe vaak?", ""),
    )  # fmt: skip
    verder(scherm)
    assert hier.page.stap == "nieuw"
    verder(scherm)  # nothing new
    assert waar() == "Zet klaar voor VECOZO"
    scherm.toets(KEY.Key_Return)
    assert scherm.gezegd == "Het verzoek (317) voor T. de Wit staat bij Klaar voor VECOZO."
    sneltoets(scherm, KEY.Key_6, MET.ControlModifier)
    sneltoets(scherm, KEY.Key_E, MET.AltModifier)
    bericht = decode(laatste(export, "JW317").read_bytes())
    assert isinstance(bericht, VerzoekWijzigingbericht)
    assert bericht.client is not None
    (anders,) = bericht.client.verzoek.te_wijzigen_producten
    assert (anders.gewenste_ingangsdatum, anders.omvang) == (date(2026, 7, 1), uren(5))
