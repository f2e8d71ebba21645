"""Asking the gemeente by mail or phone, and letting the task rest after that."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.deadlines.termijnen import Actie, Termijn
from app.gui.vandaag.mail import MailPagina, bel
from app.services import gemeentecontact, uitstellen, werklijst
from app.store.instellingen import Gemeentecontact
from tests.bouw import NIJMEGEN
from tests.deadlines.feiten import besluit, te_betalen
from tests.gui.bureau import teksten
from tests.gui.open_venster import Scherm, export, open_werk, scherm
from tests.gui.test_vandaag import DAG, MAIL, termijn
from tests.gui.test_vandaag_declareren import termijn as uit_feit
from tests.gui.test_walk_start import ingediend
from tests.walks.conftest import sjabloon, snelle_sleutel

__all__ = ["export", "open_werk", "scherm", "sjabloon", "snelle_sleutel"]  # fixtures

KEY = Qt.Key
TOT = DAG + timedelta(days=4)
START = "Start melden (305)"
CONTACT = Gemeentecontact("backoffice@nijmegen.example", "000 123 45 67", "vraag naar Jo")


def open_mail(scherm: Scherm, export: Path) -> MailPagina:
    ingediend(scherm, export)
    scherm.doe("Antwoord verwacht (306)")
    pagina = scherm.geopend.venster.over
    assert isinstance(pagina, MailPagina)
    scherm.geopend.venster.activateWindow()  # a popup of the form took that away
    scherm.qtbot.waitUntil(scherm.geopend.venster.isActiveWindow)
    return pagina


def test_zonder_contactgegevens_staat_dat_er_en_vul_je_ze_daar_in(
    scherm: Scherm, export: Path
) -> None:
    pagina = open_mail(scherm, export)
    assert "Nog geen mailadres of telefoonnummer bekend." in teksten(pagina)
    scherm.klik(scherm.knop("Vul in"))
    form = pagina.contact.form if pagina.contact else None
    assert form is not None
    assert QApplication.focusWidget() is form.email
    scherm.typ("backoffice")
    scherm.toets(KEY.Key_Return)
    assert "‘backoffice’ is geen mailadres." in teksten(pagina)
    scherm.typ("@nijmegen.example")
    form.telefoon.setFocus()
    scherm.typ("000 123 45 67")
    scherm.klik(scherm.knop("Bewaar"))
    assert gemeentecontact.contact(scherm.workspace, NIJMEGEN).telefoon == "000 123 45 67"
    assert "backoffice@nijmegen.example · 000 123 45 67" in teksten(pagina)
    assert scherm.gezegd == "De contactgegevens van Nijmegen zijn bewaard."
    scherm.klik(scherm.knop("Ongedaan maken"))
    assert "Nog geen mailadres" in teksten(pagina)


def test_escape_stopt_eerst_met_invullen(scherm: Scherm, export: Path) -> None:
    pagina = open_mail(scherm, export)
    scherm.klik(scherm.knop("Vul in"))
    scherm.toets(KEY.Key_Escape)
    assert scherm.geopend.venster.over is pagina
    scherm.klik(scherm.knop("Stel uit…"))
    scherm.toets(KEY.Key_Escape)
    assert scherm.geopend.venster.over is pagina
    scherm.toets(KEY.Key_Escape)
    assert scherm.geopend.venster.over is None


def test_het_mailprogramma_krijgt_adres_onderwerp_en_tekst(
    scherm: Scherm, export: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gemeentecontact.zet_contact(scherm.workspace, NIJMEGEN, CONTACT)
    geopend: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", geopend.append)
    pagina = open_mail(scherm, export)
    assert "000 123 45 67 · vraag naar Jo" in teksten(pagina)
    pagina.tekst.setPlainText("a & b\n100% = ?")
    scherm.klik(pagina.mail)
    (adres,) = geopend
    assert adres.toString(QUrl.ComponentFormattingOption.FullyEncoded) == (
        "mailto:backoffice@nijmegen.example"
        "?subject=Geen%20JW306%20ontvangen%20op%20JW305&body=a%20%26%20b%0A100%25%20%3D%20?"
    )


def test_na_het_mailen_kan_de_taak_vijf_werkdagen_rusten(scherm: Scherm, export: Path) -> None:
    pagina = open_mail(scherm, export)
    assert not pagina.strook.isVisible()
    scherm.klik(pagina.kopieer)
    assert pagina.strook.isVisible()
    assert pagina.uitstel.tot.value == date(2026, 4, 17)
    assert pagina.uitstel.notitie.text() == "Gemaild op vr 10 apr 2026"
    scherm.klik(scherm.knop("Stel uit"))
    assert scherm.geopend.venster.over is None
    assert scherm.gezegd == "De taak van T. de Wit is uitgesteld tot vr 17 apr 2026."
    (wacht,) = [t for t in werklijst.termijnen(scherm.workspace) if t.soort == "306"]
    assert wacht.notitie == "Gemaild op vr 10 apr 2026"
    assert "Antwoord verwacht (306)" not in [r.titel for r in scherm.regels()]


def test_bellen_heeft_een_eigen_briefje_en_notitie(scherm: Scherm, export: Path) -> None:
    pagina = open_mail(scherm, export)
    QTest.mouseClick(pagina.wijze, Qt.MouseButton.LeftButton, pos=pagina.wijze.tabRect(1).center())
    assert pagina.belt
    assert pagina.bellen.isVisible()
    assert not pagina.tekst.isVisible()
    assert not pagina.mail.isVisible()
    scherm.klik(pagina.kopieer)
    assert "Houd bij de hand" in QApplication.clipboard().text()
    assert pagina.uitstel.notitie.text() == "Gebeld op vr 10 apr 2026"


@pytest.mark.parametrize(
    ("eerste", "woorden"),
    [
        (termijn(1, MAIL), ("Is dit bericht bij jullie aangekomen?", "identificatie ID1")),
        (uit_feit(te_betalen("2026-04-20")), ("Wanneer betalen jullie", "Declaratienummer")),
        (uit_feit(besluit("2026-03-20")), ("Wanneer krijgen wij het besluit", "referentie")),
    ],
)
def test_het_briefje_voor_de_telefoon_vraagt_het_goede_zonder_naam(
    eerste: Termijn, woorden: tuple[str, ...]
) -> None:
    assert eerste.actie is Actie.MAIL_GEMEENTE
    gezegd = bel([eerste])
    assert all(woord in gezegd for woord in woorden)
    assert eerste.lengte in gezegd
    assert not eerste.client or eerste.client not in gezegd
    assert "9999" not in gezegd


def test_het_onderwerp_staat_erbij_en_mag_anders(
    scherm: Scherm, export: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    geopend: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", geopend.append)
    pagina = open_mail(scherm, export)
    assert pagina.onderwerp.text() == "Geen JW306 ontvangen op JW305"
    pagina.onderwerp.setFocus()
    pagina.onderwerp.selectAll()
    scherm.typ("Tweede keer")
    scherm.klik(pagina.mail)
    assert "subject=Tweede%20keer" in geopend[0].toString(
        QUrl.ComponentFormattingOption.FullyEncoded
    )
    pagina.wijze.setCurrentIndex(1)
    assert not pagina.onderwerp.isVisible()


def test_wie_na_het_mailen_toch_belt_krijgt_dat_in_de_notitie(scherm: Scherm, export: Path) -> None:
    pagina = open_mail(scherm, export)
    scherm.klik(pagina.kopieer)
    pagina.wijze.setCurrentIndex(1)
    assert pagina.uitstel.notitie.text() == "Gebeld op vr 10 apr 2026"
    pagina.uitstel.notitie.setFocus()
    scherm.typ(": Jo zoekt het uit")
    pagina.wijze.setCurrentIndex(0)
    assert pagina.uitstel.notitie.text() == "Gebeld op vr 10 apr 2026: Jo zoekt het uit"


@pytest.mark.parametrize(
    ("eerder", "voorstel"),
    [
        ("Gemaild op do 2 apr 2026.", "Gemaild op do 2 apr 2026. Gemaild op vr 10 apr 2026"),
        ("x" * 190, "Gemaild op vr 10 apr 2026"),  # both do not fit
    ],
)
def test_wat_eerder_is_genoteerd_blijft_staan(
    scherm: Scherm, export: Path, eerder: str, voorstel: str
) -> None:
    ingediend(scherm, export)
    wachten = [t for t in werklijst.termijnen(scherm.workspace) if t.soort == "306"]
    uitstellen.stel_uit(scherm.workspace, wachten, date(2026, 4, 13), eerder)
    (wacht,) = [t for t in werklijst.termijnen(scherm.workspace) if t.soort == "306"]
    pagina = MailPagina(scherm.geopend.kantoor, [wacht])
    scherm.qtbot.addWidget(pagina)
    pagina.later.click()
    assert pagina.uitstel.notitie.text() == voorstel
