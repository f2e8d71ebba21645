"""A form in steps that is half done: when it is kept, what is said, and how it is thrown away."""

from __future__ import annotations

from threading import Event

from app.errors import UserError
from app.gui.messages import Kind
from app.gui.stappen.page import Stappenpagina
from app.gui.velden.getypt import Tekstvraag
from tests.gui.proefform import CLIENT, GEMEENTE, PRODUCTEN
from tests.gui.stappenscherm import KEY, VOL, Stappenscherm, stappen

__all__ = ["stappen"]  # fixtures


def vul_naam(stappen: Stappenscherm, naam: str = "Bakker") -> None:
    veld = stappen.vraag(CLIENT, "achternaam", Tekstvraag).tekst
    veld.setFocus()
    veld.selectAll()
    stappen.typ(naam)


def test_wie_niets_invult_laat_niets_achter(stappen: Stappenscherm) -> None:
    stappen.open()
    stappen.toets(KEY.Key_Escape)
    assert stappen.venster.over is None
    assert stappen.dienst.gedaan == []
    assert stappen.hier.recorder.said == []


def test_een_stap_verlaten_bewaart_het_concept(stappen: Stappenscherm) -> None:
    page = stappen.open(VOL)
    vul_naam(stappen)
    stappen.klik(page.indeling.volgende)
    assert [stap for _, stap in stappen.dienst.bewaard] == [GEMEENTE]
    assert stappen.dienst.bewaard[0][0].antwoorden["client.achternaam"] == "Bakker"
    assert page.indeling.concept.whole.startswith("Concept bewaard om ")
    page.ga_naar(CLIENT)
    stappen.rust()
    assert len(stappen.dienst.bewaard) == 1  # nothing has changed since


def test_even_na_de_laatste_toets_is_het_bewaard(stappen: Stappenscherm) -> None:
    page = stappen.open(VOL)
    page._rust.setInterval(50)
    vul_naam(stappen)
    stappen.hier.qtbot.waitUntil(lambda: bool(stappen.dienst.bewaard), timeout=4_000)
    stappen.rust()
    assert stappen.vraag(CLIENT, "achternaam", Tekstvraag).heeft_focus
    assert stappen.dienst.bewaard[0][1] == CLIENT


def test_weggaan_bewaart_en_kan_worden_weggegooid(stappen: Stappenscherm) -> None:
    page = stappen.open(VOL)
    assert page.indeling.annuleer.text() == "&Annuleren"  # there is nothing to keep yet
    page._rust.setInterval(50)
    vul_naam(stappen)
    stappen.hier.qtbot.waitUntil(
        lambda: page.indeling.annuleer.text() == "Lat&er verder", timeout=4_000
    )
    stappen.klik(page.indeling.annuleer)
    assert stappen.venster.over is None
    form, stap = stappen.dienst.bewaard[0]
    assert (form.antwoorden["client.achternaam"], stap) == ("Bakker", CLIENT)
    soort, tekst, actie = stappen.hier.recorder.said[-1]
    assert soort is Kind.INFO
    assert tekst == (
        "Toewijzing aanvragen (315) is bewaard als concept. Je kunt er later mee verder."
    )
    assert actie is not None
    assert actie.text == "Weggooien"
    actie.act()
    stappen.rust()
    assert stappen.dienst.gedaan == ["bewaar", "gooi_weg"]
    _, tekst, actie = stappen.hier.recorder.said[-1]
    assert tekst == "Het concept is weggegooid."
    assert actie is not None
    assert actie.undoes
    actie.act()
    stappen.rust()
    assert stappen.dienst.gedaan == ["bewaar", "gooi_weg", "bewaar"]
    assert stappen.dienst.bewaard[-1] == (form, stap)


def test_een_ander_scherm_openen_bewaart_ook(stappen: Stappenscherm) -> None:
    stappen.open(VOL)
    vul_naam(stappen)
    stappen.venster.open_screen("vandaag")
    stappen.rust()
    assert stappen.dienst.bewaard[0][0].antwoorden["client.achternaam"] == "Bakker"


def test_het_venster_sluiten_bewaart_wat_net_getypt_is(stappen: Stappenscherm) -> None:
    stappen.open(VOL)
    vul_naam(stappen)
    stappen.venster.closing.connect(stappen.hier.kantoor.tasks.close)  # as the program does
    stappen.venster.close()
    assert [form.antwoorden["client.achternaam"] for form, _ in stappen.dienst.bewaard] == [
        "Bakker"
    ]


def test_wie_verdergaat_met_een_concept_en_stopt_kan_het_weggooien(stappen: Stappenscherm) -> None:
    page = Stappenpagina(
        stappen.hier.kantoor, VOL, stappen.dienst, stappen.uitslagen.append,
        stap=PRODUCTEN, bewaard_op=stappen.hier.workspace.nu(),
    )  # fmt: skip
    stappen.venster.open_over(page)
    stappen.rust()
    assert page.stap == PRODUCTEN
    assert page.indeling.concept.whole.startswith("Concept bewaard")
    stappen.klik(page.indeling.annuleer)
    assert stappen.dienst.gedaan == []  # it was kept already
    actie = stappen.hier.recorder.said[-1][2]
    assert actie is not None
    assert actie.text == "Weggooien"


def test_wat_niet_bewaard_kon_worden_wordt_later_nog_eens_geprobeerd(
    stappen: Stappenscherm,
) -> None:
    def weiger() -> None:
        raise UserError("De schijf is vol.")

    stappen.dienst.bij["bewaar"] = weiger
    page = stappen.open(VOL)
    vul_naam(stappen)
    stappen.klik(page.indeling.volgende)
    assert stappen.hier.recorder.said[-1][:2] == (Kind.ERROR, "De schijf is vol.")
    assert page.indeling.concept.whole == ""
    del stappen.dienst.bij["bewaar"]
    stappen.klik(page.indeling.annuleer)
    assert len(stappen.dienst.bewaard) == 1


def test_wat_later_bewaard_is_wordt_niet_overschreven(stappen: Stappenscherm) -> None:
    begonnen, verder = Event(), Event()

    def wacht() -> None:
        if not begonnen.is_set():
            begonnen.set()
            assert verder.wait(10)

    stappen.dienst.bij["bewaar"] = wacht
    page = stappen.open(VOL)
    for naam in ("Een", "Twee", "Drie"):
        page.zet_form(page.form.zet(CLIENT, "achternaam", naam))
        page.ga_naar(GEMEENTE if page.stap == CLIENT else CLIENT)
        stappen.hier.qtbot.waitUntil(begonnen.is_set)
    verder.set()
    stappen.rust()
    namen = [form.antwoorden["client.achternaam"] for form, _ in stappen.dienst.bewaard]
    assert namen[0] == "Een"
    assert namen[-1] == "Drie"
    assert namen == sorted(namen, key=lambda naam: ["Een", "Twee", "Drie"].index(str(naam)))
