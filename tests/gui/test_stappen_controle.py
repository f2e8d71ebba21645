"""The last step of a form in steps: what stands in the way, why it goes although, and sending."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from threading import Event

import pytest
from PySide6.QtWidgets import QApplication

from app.domain.verzending import Status, Verzending
from app.errors import UserError
from app.gui.messages import Kind
from app.gui.stappen.rail import Stand
from app.gui.velden.getypt import Tekstvraag
from app.services.verzoekuitslag import Verzoekresultaat
from app.standard.berichtsoort import Berichtsoort
from app.standard.release import Wet
from tests.gui.bureau import knop, teksten
from tests.gui.proefform import (
    BEVINDING,
    BLOKKEERT,
    CLIENT,
    CONTROLE,
    LET_OP,
    PRODUCTEN,
)
from tests.gui.stappenscherm import KEY, VOL, Stappenscherm, stappen

__all__ = ["stappen"]  # fixtures

VERZENDING = Verzending(
    id=1,
    wet=Wet.JW,
    soort=Berichtsoort.VERZOEK_TOEWIJZING,
    gemeente="0268",
    aanbieder="12345678",
    identificatie="A1",
    dagtekening=date(2026, 4, 9),
    inhoud=b"",
    status=Status.KLAAR,
    gemaakt_op=datetime(2026, 4, 9, tzinfo=UTC),
)


def test_wat_kan_weg_wordt_gezegd_getoond_en_verstuurd(stappen: Stappenscherm) -> None:
    stappen.dienst.uitslag = Verzoekresultaat(verzending=VERZENDING)
    stappen.open(VOL, CONTROLE)
    controle = stappen.page.controle
    assert controle.zin == (
        "Je vraagt gemeente Nijmegen om 1 toewijzing voor Wit. "
        "Alles is ingevuld en niets houdt het verzoek tegen."
    )
    assert controle.stand.accessibleName() == "Kan weg"
    assert "<jw315:Client>" in controle.voorbeeld.bericht.xml.toPlainText()
    assert QApplication.focusWidget() is stappen.page.indeling.zet_klaar
    stappen.toets(KEY.Key_Return)
    assert stappen.uitslagen == [stappen.dienst.uitslag]
    assert stappen.venster.over is None
    assert stappen.dienst.gedaan == ["controleer", "zet_klaar"]  # no concept of what is sent


def test_bij_meer_producten_staat_er_van_welk_iets_ontbreekt(stappen: Stappenscherm) -> None:
    form = VOL.zet("product1", "volume", None)
    alleen = form.groepen(PRODUCTEN)[0].titel
    stappen.open(form.voeg_toe(PRODUCTEN), CONTROLE)
    woorden = stappen.page.controle.delen["fouten"].woorden
    assert f"•  {alleen}: Volume is nog leeg." in woorden
    assert f"•  {form.voeg_toe(PRODUCTEN).groepen(PRODUCTEN)[1].titel}: " in woorden


def test_wat_nog_leeg_is_staat_per_stap_met_een_weg_erheen(stappen: Stappenscherm) -> None:
    stappen.open(VOL.zet(CLIENT, "achternaam", None).zet("product1", "volume", None), CONTROLE)
    controle = stappen.page.controle
    assert controle.delen["fouten"].woorden == (
        "Cliënt\n•  Achternaam is nog leeg. Vul het in. TR056\n"
        "Producten\n•  Volume is nog leeg. Vul het in. TR056"
    )
    assert not stappen.page.indeling.zet_klaar.isEnabled()
    assert not controle.voorbeeld.getoond
    assert "2 dingen houden dit verzoek nog tegen." in controle.zin
    assert stappen.page.indeling.rail.knoppen[CLIENT].stand is Stand.OPEN
    assert QApplication.focusWidget() is knop(controle, "Naar Cliënt")
    stappen.toets(KEY.Key_Return)
    assert stappen.page.stap == CLIENT
    naam = stappen.vraag(CLIENT, "achternaam", Tekstvraag)
    assert naam.heeft_focus
    assert naam.finding.startswith("Achternaam is nog leeg.")


def test_wat_een_regel_weigert_kan_niet_weg(stappen: Stappenscherm) -> None:
    stappen.dienst.bevindingen = (BEVINDING,)
    stappen.open(VOL, CONTROLE)
    controle = stappen.page.controle
    assert controle.delen["regels"].woorden == (
        "Voor dit product loopt al een toewijzing.\nVraag een wijziging aan (317).\nRegel TR386"
    )
    assert not stappen.page.indeling.zet_klaar.isEnabled()
    assert controle.voorbeeld.getoond  # to look at


def test_een_advies_houdt_niets_tegen(stappen: Stappenscherm) -> None:
    stappen.dienst.bezwaren = (LET_OP,)
    stappen.open(VOL, CONTROLE)
    assert stappen.page.controle.delen["advies"].woorden == (
        "Let op. De hulp begint al binnen acht weken.\n"
        "Bel de gemeente, dan kijken ze er eerder naar.\nProtocol Rijk van Nijmegen §5.2"
    )
    assert stappen.page.indeling.zet_klaar.isEnabled()


def test_wat_tegenhoudt_gaat_alleen_met_een_reden(stappen: Stappenscherm) -> None:
    stappen.dienst.bezwaren = (BLOKKEERT, LET_OP)
    stappen.dienst.uitslag = Verzoekresultaat(verzending=VERZENDING)
    stappen.open(VOL, CONTROLE)
    page = stappen.page
    kaart = page.controle.kaarten["uren-1"]
    assert "Product 1 · Protocol Rijk van Nijmegen §4.3" in teksten(kaart)
    assert kaart.stand.accessibleName() == "Houdt tegen"
    assert not kaart.veld.isVisible()
    assert QApplication.focusWidget() is kaart.toch
    stappen.toets(KEY.Key_Return)
    assert QApplication.focusWidget() is kaart.invoer
    stappen.typ("spoed")
    assert not page.indeling.zet_klaar.isEnabled()  # one word is no reason
    stappen.toets(KEY.Key_Tab)
    assert kaart.veld.finding.startswith("Dit zegt te weinig.")
    kaart.invoer.setFocus()
    kaart.invoer.end(False)
    stappen.typ(" volgens de huisarts")
    assert kaart.veld.finding == ""
    assert kaart.stand.accessibleName() == "Gaat toch, met je reden"
    assert page.indeling.zet_klaar.isEnabled()
    stappen.toets(KEY.Key_Return)
    assert QApplication.focusWidget() is page.indeling.zet_klaar
    stappen.toets(KEY.Key_Return)
    assert stappen.dienst.redenen == {"uren-1": "spoed volgens de huisarts"}
    assert len(stappen.uitslagen) == 1


def test_toch_niet_versturen_neemt_de_reden_terug(stappen: Stappenscherm) -> None:
    stappen.dienst.bezwaren = (BLOKKEERT,)
    stappen.open(VOL, CONTROLE)
    kaart = stappen.page.controle.kaarten["uren-1"]
    stappen.klik(kaart.toch)
    stappen.typ("spoed volgens de huisarts")
    assert stappen.page.indeling.zet_klaar.isEnabled()
    stappen.klik(knop(kaart, "Toch niet versturen"))
    assert not stappen.page.indeling.zet_klaar.isEnabled()
    assert stappen.page.controle.redenen == {}


def test_een_reden_blijft_staan_na_een_blik_op_een_andere_stap(stappen: Stappenscherm) -> None:
    stappen.dienst.bezwaren = (BLOKKEERT,)
    stappen.open(VOL, CONTROLE)
    stappen.klik(stappen.page.controle.kaarten["uren-1"].toch)
    stappen.typ("spoed volgens de huisarts")
    stappen.page.ga_naar(PRODUCTEN)
    stappen.klik(stappen.page.indeling.volgende)
    assert stappen.page.controle.redenen == {"uren-1": "spoed volgens de huisarts"}
    stappen.dienst.bezwaren = (replace(BLOKKEERT, melding="Nu vraag je 40 uur."),)
    stappen.page.zet_form(stappen.page.form.zet("product1", "volume", 40))
    stappen.rust()
    assert stappen.page.controle.redenen == {}  # it was about something else


def test_een_nieuwe_ronde_haalt_de_oude_in(stappen: Stappenscherm) -> None:
    eerste, verder = Event(), Event()

    def wacht() -> None:
        if not eerste.is_set():
            eerste.set()
            assert verder.wait(10)

    stappen.dienst.bij["controleer"] = wacht
    page = stappen.open(VOL)
    page.ga_naar(CONTROLE)
    stappen.hier.qtbot.waitUntil(eerste.is_set)
    assert page.controle.stand.accessibleName() == "Wordt nagekeken"
    assert not page.indeling.zet_klaar.isEnabled()
    page.zet_form(page.form.zet(CLIENT, "achternaam", "Bakker"))  # judged at once, and done first
    stappen.hier.qtbot.waitUntil(lambda: page.controle.stand.accessibleName() == "Kan weg")
    stappen.dienst.bezwaren = (BLOKKEERT,)  # what the older round will find
    verder.set()
    stappen.rust()
    assert "voor Bakker" in page.controle.zin
    assert page.controle.stand.accessibleName() == "Kan weg"


def test_wat_het_nakijken_tegenhoudt_wordt_gezegd_en_kan_opnieuw(stappen: Stappenscherm) -> None:
    def weiger() -> None:
        raise UserError("De map is weg.")

    stappen.dienst.bij["controleer"] = weiger
    stappen.open(VOL, CONTROLE)
    controle = stappen.page.controle
    assert controle.stand.accessibleName() == "Niet nagekeken"
    assert stappen.hier.recorder.said[-1][0] is Kind.ERROR
    del stappen.dienst.bij["controleer"]
    stappen.klik(controle.probeer)
    assert controle.stand.accessibleName() == "Kan weg"
    assert not controle.probeer.isVisible()


def test_wat_bij_het_klaarzetten_in_de_weg_staat_komt_erbij(stappen: Stappenscherm) -> None:
    stappen.dienst.bezwaren = (LET_OP,)
    stappen.dienst.uitslag = Verzoekresultaat(bezwaren=(BLOKKEERT,))
    stappen.open(VOL, CONTROLE)
    stappen.klik(stappen.page.indeling.zet_klaar)
    assert stappen.uitslagen == []
    page = stappen.page
    assert list(page.controle.kaarten) == ["uren-1"]
    assert "acht weken" in page.controle.delen["advies"].woorden
    assert not page.indeling.zet_klaar.isEnabled()
    assert QApplication.focusWidget() is page.controle.kaarten["uren-1"].toch


def test_wie_twee_keer_klikt_verstuurt_een_keer(stappen: Stappenscherm) -> None:
    verder = Event()
    stappen.dienst.bij["zet_klaar"] = lambda: verder.wait(10)
    stappen.dienst.uitslag = Verzoekresultaat(verzending=VERZENDING)
    page = stappen.open(VOL, CONTROLE)
    page.indeling.zet_klaar.click()
    page.indeling.zet_klaar.click()
    page.ga_naar(CLIENT)  # not while it is being sent
    assert page.stap == CONTROLE
    assert not page.indeling.vorige.isEnabled()
    verder.set()
    stappen.rust()
    assert stappen.dienst.gedaan == ["controleer", "zet_klaar"]


def test_wie_weggaat_tijdens_het_klaarzetten_hoort_toch_dat_het_lukte(
    stappen: Stappenscherm,
) -> None:
    verder = Event()
    stappen.dienst.bij["zet_klaar"] = lambda: verder.wait(10)
    stappen.dienst.uitslag = Verzoekresultaat(verzending=VERZENDING)
    page = stappen.open(VOL, CONTROLE)
    page.zet_form(page.form.zet(CLIENT, "achternaam", "Bakker"))
    stappen.rust()
    page.indeling.zet_klaar.click()
    stappen.venster.close_over()
    verder.set()
    stappen.rust()
    assert len(stappen.uitslagen) == 1
    assert stappen.dienst.bewaard == []


@pytest.mark.parametrize("woorden", ["", "ja", "spoed", "ok ok", "!! ??"])
def test_een_reden_is_een_paar_woorden(stappen: Stappenscherm, woorden: str) -> None:
    stappen.dienst.bezwaren = (BLOKKEERT,)
    stappen.open(VOL, CONTROLE)
    stappen.klik(stappen.page.controle.kaarten["uren-1"].toch)
    stappen.typ(woorden)
    assert not stappen.page.indeling.zet_klaar.isEnabled()
