"""The main job in the window, with real widgets: 301 in, 302 and 305 out, 306 back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from app.gui.afkeur.page import AfkeurPage
from app.gui.codekaart import Codekaart
from app.gui.importeren.page import ImportPagina
from app.gui.klaar.geweigerd import GeweigerdPagina
from app.gui.klaar.groepen import Groep
from app.gui.vandaag.mail import MailPagina
from app.standard.codec import decode
from app.standard.regie import Startbericht
from tests.bouw import bericht301
from tests.gui.open_venster import Scherm, export, laatste, open_werk, scherm
from tests.walks.conftest import afkeuring, antwoord, sjabloon, snelle_sleutel

__all__ = ["export", "open_werk", "scherm", "sjabloon", "snelle_sleutel"]  # fixtures

RETOUR, START = "Retour sturen (302)", "Start melden (305)"
START_PRODUCT = "/Bericht/Client/StartProducten/StartProduct[1]"
KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def meld_start(scherm: Scherm, datum: str = "03-04-2026") -> None:
    scherm.doe(START)
    scherm.vul_datum(datum)
    scherm.klik(scherm.start.zet_klaar)


def de_305(export: Path) -> Path:
    """The 305 that was exported last."""
    return laatste(export, "JW305")


def ingediend(scherm: Scherm, export: Path) -> Path:
    """Walk to a 305 that lies at the gemeente."""
    scherm.importeer(bericht301())
    scherm.doe(RETOUR)
    meld_start(scherm)
    scherm.dien_in()
    scherm.ga_naar("vandaag")
    return de_305(export)


def test_van_301_tot_306(scherm: Scherm, export: Path) -> None:
    assert scherm.taken() == []
    scherm.importeer(bericht301())
    assert scherm.gezegd == "1 verwerkt."
    assert scherm.taken() == [
        f"DEZE WEEK: {RETOUR}, T. de Wit",
        f"LATER: {START}, T. de Wit",
    ]
    assert scherm.geopend.venster.header.summary == "1 deze week"

    scherm.doe(RETOUR)
    assert scherm.gezegd == "1 retourbericht staat klaar."
    assert scherm.taken()[0] == "DEZE WEEK: Retour exporteren (302), T. de Wit"

    scherm.doe(START)
    vraag = scherm.datumvraag
    assert scherm.datumvraag.datum.text() == "01-04-2026"  # the Ingangsdatum is proposed
    scherm.vul_datum("31-03-2026")
    assert "voor de ingangsdatum van de toewijzing (1 april 2026)" in vraag.finding
    assert vraag.finding.endswith("Rijk van Nijmegen 1.17.1, §5.6")
    assert not scherm.start.voorbeeld.getoond
    scherm.klik(scherm.start.zet_klaar)
    assert scherm.geopend.venster.over is scherm.start  # nothing leaves
    scherm.vul_datum("11-04-2026")
    assert "is nog niet geweest" in vraag.finding
    scherm.vul_datum("03-04-2026")
    assert vraag.finding == ""
    assert scherm.start.voorbeeld.getoond
    assert "<jw305:Begindatum>2026-04-03" in scherm.start.voorbeeld.bericht.xml.toPlainText()
    scherm.klik(scherm.start.zet_klaar)
    assert scherm.gezegd == "Het startbericht (305) voor T. de Wit staat bij Klaar voor VECOZO."
    assert scherm.geopend.venster.over is None
    assert scherm.geopend.venster.sidebar.button("klaar").accessibleName().endswith("(2)")

    scherm.doe("Start exporteren (305)")
    assert scherm.geopend.venster.screen_key == "klaar"
    (gekozen,) = scherm.klaar.vakken[Groep.KLAAR].keuze()
    assert gekozen.titel == "Start (JW305)"
    assert scherm.klaar.exporteer.text() == "&Exporteer alle 2"
    scherm.klik(scherm.klaar.exporteer)
    assert scherm.gezegd == f"2 bestanden staan in {export}."
    assert len(list(export.glob("*.xml"))) == 2
    assert not scherm.klaar.vakken[Groep.KLAAR].isVisible()
    scherm.klik(scherm.klaar.ingediend)
    assert scherm.gezegd == "2 berichten ingediend bij VECOZO."
    (wacht,) = scherm.klaar.vakken[Groep.WACHT].rijen()
    assert wacht.stand.words == "Over 3 werkdagen"

    scherm.ga_naar("vandaag")
    assert scherm.taken() == ["DEZE WEEK: Antwoord verwacht (306), T. de Wit"]
    scherm.importeer(antwoord(de_305(export)))
    assert scherm.taken() == []
    scherm.ga_naar("klaar")
    klaar = scherm.klaar.vakken[Groep.AFGEROND].rijen()
    assert [rij.stand.words for rij in klaar] == ["Goedgekeurd", "Ingediend"]


def test_een_start_die_klaarstaat_kan_ongedaan(scherm: Scherm) -> None:
    scherm.importeer(bericht301())
    meld_start(scherm)
    scherm.klik(scherm.knop("Ongedaan maken"))
    assert scherm.gezegd.endswith("is teruggetrokken.")
    assert f"LATER: {START}, T. de Wit" in scherm.taken()


def test_de_gemeente_keurt_de_start_af(scherm: Scherm, export: Path) -> None:
    pad = ingediend(scherm, export)
    scherm.importeer(antwoord(pad, afkeuring("TR326", "9326", START_PRODUCT)))
    scherm.doe("Start afgekeurd (305)")
    assert scherm.geopend.venster.screen_key == "afkeur"
    pagina = scherm.geopend.venster.page("afkeur")
    assert isinstance(pagina, AfkeurPage)
    (kaart,) = pagina.kaart.findChildren(Codekaart)
    assert kaart.accessibleName() == "Code 9326. Voor deze toewijzing loopt al een start."
    scherm.klik(scherm.knop("Verbeter en stuur opnieuw"))
    assert scherm.datumvraag.datum.text() == "03-04-2026"  # what was refused
    scherm.vul_datum("06-04-2026")
    scherm.klik(scherm.start.zet_klaar)
    assert scherm.geopend.venster.screen_key == "afkeur"  # where it began
    scherm.ga_naar("vandaag")
    assert scherm.taken() == ["LATER: Start exporteren (305), T. de Wit"]
    scherm.dien_in()
    nieuw = decode(de_305(export).read_bytes())
    assert nieuw.identificatie != decode(pad.read_bytes()).identificatie


def test_vecozo_keurt_de_start_af(scherm: Scherm, export: Path) -> None:
    ingediend(scherm, export)
    scherm.ga_naar("klaar")
    vak = scherm.klaar.vakken[Groep.WACHT]
    vak.tabel.selectRow(0)
    scherm.klik(scherm.knop("Afgekeurd…"))
    pagina = scherm.geopend.venster.over
    assert isinstance(pagina, GeweigerdPagina)
    scherm.klik(pagina.leg_vast)  # without a code
    assert scherm.geopend.venster.over is pagina
    pagina.code.setCurrentText("brs13")
    scherm.klik(pagina.leg_vast)
    assert scherm.gezegd.startswith("Start zorg (JW305) is afgekeurd door VECOZO.")
    (rij,) = scherm.klaar.vakken[Groep.AFGEKEURD].rijen()
    assert rij.stand
    assert rij.stand.words == "Door VECOZO"
    scherm.klik(scherm.knop("Naar Vandaag"))
    assert scherm.taken() == ["VANDAAG: Start afgekeurd (305), T. de Wit"]


def test_een_gemelde_start_corrigeren_en_intrekken(scherm: Scherm, export: Path) -> None:
    pad = ingediend(scherm, export)
    scherm.importeer(antwoord(pad))
    toewijzing = 1
    scherm.geopend.kantoor.open_start(toewijzing, corrigeer=True)
    scherm.rust()
    assert scherm.geopend.venster.header.title == "Start corrigeren (305)"
    assert scherm.datumvraag.finding == ""  # nobody has answered yet
    scherm.klik(scherm.start.zet_klaar)
    assert "Dit is de datum die al gemeld is." in scherm.datumvraag.finding
    scherm.vul_datum("07-04-2026")
    scherm.klik(scherm.start.zet_klaar)
    scherm.dien_in()
    bericht = decode(de_305(export).read_bytes())
    assert isinstance(bericht, Startbericht)
    assert bericht.client is not None
    assert [p.status_aanlevering for p in bericht.client.start_producten] == ["3", "1"]

    scherm.geopend.kantoor.open_start(toewijzing, corrigeer=True)
    scherm.rust()
    scherm.klik(scherm.start.trek_in)
    scherm.wacht_op_voorbeeld()
    assert not scherm.datumvraag.isVisible()
    assert "niet is doorgegaan" in scherm.start.voorbeeld.zin
    scherm.klik(scherm.start.zet_klaar)
    assert scherm.gezegd.startswith("Het intrekken van de start")


def test_een_afgekeurde_correctie_leidt_naar_de_correctie(scherm: Scherm, export: Path) -> None:
    scherm.importeer(antwoord(ingediend(scherm, export)))
    scherm.geopend.kantoor.open_start(1, corrigeer=True)
    scherm.rust()
    scherm.vul_datum("07-04-2026")
    scherm.klik(scherm.start.zet_klaar)
    scherm.dien_in()
    pad = de_305(export)
    scherm.importeer(antwoord(pad, afkeuring("TR326", "9326", START_PRODUCT)))
    scherm.ga_naar("vandaag")
    scherm.doe("Start afgekeurd (305)")
    scherm.klik(scherm.knop("Verbeter en stuur opnieuw"))
    assert scherm.geopend.venster.header.title == "Start corrigeren (305)"


def test_wie_niet_antwoordt_krijgt_een_tekst_zonder_naam(scherm: Scherm, export: Path) -> None:
    pad = ingediend(scherm, export)
    scherm.doe("Antwoord verwacht (306)")
    pagina = scherm.geopend.venster.over
    assert isinstance(pagina, MailPagina)
    scherm.klik(pagina.kopieer)
    tekst = QApplication.clipboard().text()
    assert decode(pad.read_bytes()).identificatie in tekst
    assert "10 april 2026" in tekst
    assert "Wit" not in tekst
    assert "9999" not in tekst


def test_geweigerde_bestanden_staan_met_hun_reden_bovenaan(scherm: Scherm) -> None:
    scherm.importeer(bericht301(), b"<dit is geen bericht", bericht301(agb="87654321"))
    assert scherm.gezegd == "1 verwerkt, 2 geweigerd."
    scherm.klik(scherm.knop("Bekijk"))
    pagina = scherm.geopend.venster.over
    assert isinstance(pagina, ImportPagina)
    assert pagina.tabel.model().rowCount() == 3
    assert "Identificatie" in pagina.toelichting or len(pagina.toelichting) > 20
    scherm.toets(KEY.Key_Escape)
    assert scherm.geopend.venster.over is None


def test_alles_met_het_toetsenbord(
    scherm: Scherm, export: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pad = scherm.bestand("a.xml", bericht301())
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(pad)], ""))
    scherm.toets(KEY.Key_O, CTRL)
    assert len(scherm.taken()) == 2
    scherm.toets(KEY.Key_1, CTRL)
    scherm.toets(KEY.Key_Return)  # the first row: the 302
    assert scherm.gezegd == "1 retourbericht staat klaar."
    scherm.toets(KEY.Key_Down)
    scherm.toets(KEY.Key_Return)  # the 305
    assert QApplication.focusWidget() is scherm.datumvraag.datum
    QTest.keyClick(scherm.datumvraag.datum, KEY.Key_A, CTRL)
    scherm.typ("3-4")
    scherm.toets(KEY.Key_Return)  # reads the date and goes to the button
    assert scherm.datumvraag.datum.text() == "03-04-2026"
    scherm.toets(KEY.Key_Return)
    assert scherm.geopend.venster.over is None
    scherm.toets(KEY.Key_6, CTRL)
    assert QApplication.focusWidget() is scherm.klaar.exporteer
    scherm.toets(KEY.Key_Return)
    assert len(list(export.glob("*.xml"))) == 2
    assert QApplication.focusWidget() is scherm.klaar.ingediend  # the next step
    scherm.toets(KEY.Key_Return)
    assert scherm.gezegd == "2 berichten ingediend bij VECOZO."
    scherm.toets(KEY.Key_1, CTRL)
    assert scherm.taken() == ["DEZE WEEK: Antwoord verwacht (306), T. de Wit"]
