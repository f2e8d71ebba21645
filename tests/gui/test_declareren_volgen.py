"""The tabs Declaraties and Afgekeurde regels, with real widgets."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from app.domain.afkeur import Afhandeling
from app.gui.context import TAB_AFGEKEURD, TAB_DECLARATIES
from app.gui.declareren import declaraties as scherm_declaraties
from app.gui.declareren.afgekeurd import stand
from app.rules.finding import Finding
from app.services import declaraties as dienst
from app.services import declareren, verzenden
from app.standard.codec import decode
from app.standard.declaratie import DeclaratieAntwoordbericht, Declaratiebericht
from tests.gui.declareerscherm import (
    APRIL,
    Agenda,
    afgekeurd,
    agenda,
    declarant,
    declaraties,
    gelezen,
    kaal,
    open_tab,
    pagina,
    rust,
    voorstel,
)
from tests.gui.open_venster import Scherm, open_werk
from tests.gui.test_accessibility import nameless
from tests.walks.conftest import afkeuring, sjabloon, snelle_sleutel
from tests.walks.declareren import antwoord325, regelpad

__all__ = ["agenda", "declarant", "kaal", "open_werk", "sjabloon", "snelle_sleutel"]  # fixtures
MEI_20 = date(2026, 5, 20)
KEY = Qt.Key


def verstuur(scherm: Scherm) -> Declaratiebericht:
    """Declare April and hand it in."""
    (verzending,) = declareren.maak(scherm.workspace, APRIL).verzendingen
    verzenden.meld_ingediend(scherm.workspace, [verzending.identificatie])
    heen = decode(verzending.inhoud)
    assert isinstance(heen, Declaratiebericht)
    return heen


def antwoord(scherm: Scherm, agenda: Agenda, *bevindingen: Finding) -> None:
    heen = verstuur(scherm)
    agenda.dag = MEI_20
    scherm.importeer(antwoord325(heen, *bevindingen, dag=MEI_20))


@pytest.fixture
def toegekend(declarant: Scherm, agenda: Agenda) -> Scherm:
    antwoord(declarant, agenda)
    open_tab(declarant, TAB_DECLARATIES)
    return declarant


@pytest.fixture
def geweigerd(declarant: Scherm, agenda: Agenda) -> Scherm:
    antwoord(declarant, agenda, afkeuring("TR321", "9321", regelpad()))
    open_tab(declarant, TAB_AFGEKEURD)
    return declarant


def teksten(deel: QWidget) -> str:
    woorden = "\n".join(label.text() for label in deel.findChildren(QLabel) if label.isVisible())
    return woorden.replace("\N{NO-BREAK SPACE}", " ")


def test_leeg_zegt_waar_het_begint(kaal: Scherm) -> None:
    open_tab(kaal, TAB_DECLARATIES)
    assert "onder Voorstel" in declaraties(kaal).tabel.accessibleDescription()
    open_tab(kaal, TAB_AFGEKEURD)
    assert afgekeurd(kaal).tabel.accessibleDescription().startswith("Geen afgekeurde regels")


def test_een_declaratie_met_haar_regels_en_waar_ze_van_komen(toegekend: Scherm) -> None:
    page = declaraties(toegekend)
    (rij,) = gelezen(page.tabel)
    assert rij[0].startswith("April 2026")
    assert rij[2] == "€ 360,00\n€ 360,00 toegekend"
    assert rij[-1] == "Toegekend"
    (regel,) = gelezen(page.regels)
    assert regel[0].split("\n")[1] == "apr 2026 · 300201 · 45A04 Jeugdhulp ambulant"
    assert regel[2] == "€ 360,00\n6 uur"
    assert "380 minuten" in teksten(page.paneel)
    assert toegekend.geopend.venster.header.summary == "€ 360,00 nog te ontvangen"
    assert nameless(toegekend.geopend.venster) == []


def test_iv085_zonder_antwoord_kan_crediteren_niet_en_dat_staat_erbij(declarant: Scherm) -> None:
    verstuur(declarant)
    open_tab(declarant, TAB_DECLARATIES)
    page = declaraties(declarant)
    assert not page.paneel.crediteer.isVisible()
    assert "nog geen antwoord" in teksten(page.paneel)


def test_iv091_crediteren_zegt_eerst_precies_wat_er_uitgaat(toegekend: Scherm) -> None:
    page = declaraties(toegekend)
    toegekend.klik(page.paneel.crediteer)
    toegekend.wacht_op_voorbeeld()
    assert page.creditvraag.gevolg.text().replace("\N{NO-BREAK SPACE}", " ") == (
        "Er gaat een declaratie over april 2026 naar Nijmegen: 6 uur (€ 360,00) terug. "
        "Samen € -360,00."
    )
    toegekend.typ("6", page.creditvraag.volume)
    toegekend.wacht_op_voorbeeld()
    assert not page.creditvraag.bewaar.isEnabled()  # that is what it is already
    page.creditvraag.volume.setText("x")
    toegekend.wacht_op_voorbeeld()
    page.creditvraag.volume.setText("5")
    toegekend.wacht_op_voorbeeld()
    assert page.creditvraag.gevolg.text().endswith("Samen €\N{NO-BREAK SPACE}-60,00.")
    toegekend.klik(page.creditvraag.bewaar)
    rust(toegekend)
    assert gelezen(page.tabel)[0][-1] == "Klaar"
    toegekend.klik(toegekend.knop("Ongedaan maken"))
    rust(toegekend)
    assert len(gelezen(page.tabel)) == 1
    toegekend.ga_naar("declareren")
    pagina(toegekend).toon("voorstel")
    rust(toegekend)
    assert voorstel(toegekend).tabel.model().rowCount() == 0  # nothing was decided any more


def test_betaald(toegekend: Scherm) -> None:
    page = declaraties(toegekend)
    toegekend.klik(page.kop.betaald)
    assert page.betaalvraag.bedrag.text() == "360,00"
    toegekend.klik(page.betaalvraag.bewaar)
    rust(toegekend)
    assert gelezen(page.tabel)[0][-1] == "Betaald"
    (bij_de_betaling,) = page.kop.betalingen.knoppen
    toegekend.klik(bij_de_betaling)
    rust(toegekend)
    assert gelezen(page.tabel)[0][-1] == "Toegekend"
    assert not page.kop.betalingen.isVisible()
    toegekend.klik(toegekend.knop("Ongedaan maken"))  # of the message line
    rust(toegekend)
    assert gelezen(page.tabel)[0][-1] == "Betaald"


def test_een_betaalvraag_gaat_weg_bij_een_andere_declaratie(toegekend: Scherm) -> None:
    page = declaraties(toegekend)
    (regel,) = dienst.regels(toegekend.workspace, page.tabel.chosen_row().van.bericht_id)
    referentie = regel.regel.prestatie.product_referentie.referentie_nummer
    declareren.crediteer(toegekend.workspace, referentie)
    toegekend.geopend.changes.gewijzigd.emit()
    rust(toegekend)
    toegekend.klik(page.kop.betaald)
    assert not page.regels.isVisible()
    page.tabel.selectRow(0)
    rust(toegekend)
    assert not page.betaalvraag.isVisible()
    assert page.regels.isVisible()


def test_een_vreemde_betaling_vraagt_eerst(toegekend: Scherm) -> None:
    page = declaraties(toegekend)
    toegekend.klik(page.kop.betaald)
    page.betaalvraag.bedrag.setText("400")
    toegekend.klik(page.betaalvraag.bewaar)
    assert "past daar niet op" in toegekend.gezegd
    toegekend.klik(toegekend.knop("Toch vastleggen"))
    rust(toegekend)
    assert gelezen(page.tabel)[0][3] == "€ 400,00"


def test_wat_niet_klopt_staat_er_groot_bij(declarant: Scherm, agenda: Agenda) -> None:
    bericht = antwoord325(verstuur(declarant), dag=MEI_20)
    agenda.dag = MEI_20
    declarant.importeer(_minder(bericht, 2500))
    open_tab(declarant, TAB_DECLARATIES)
    page = declaraties(declarant)
    assert gelezen(page.tabel)[0][-1] == "Klopt niet"
    assert "€ 25,00 minder dan dat" in teksten(page.kop)


def _minder(bericht: DeclaratieAntwoordbericht, eurocent: int) -> DeclaratieAntwoordbericht:
    antwoord_ = bericht.declaratie_antwoord
    assert antwoord_ is not None
    totaal = antwoord_.totaal_toegekend_bedrag
    minder = replace(totaal, totaal_bedrag=totaal.totaal_bedrag - eurocent)
    return replace(bericht, declaratie_antwoord=replace(antwoord_, totaal_toegekend_bedrag=minder))


def test_de_specificatie_wordt_een_pdf(
    toegekend: Scherm, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pad = tmp_path / "spec.pdf"
    monkeypatch.setattr(scherm_declaraties, "kies_bestand", lambda *_: pad)
    toegekend.klik(declaraties(toegekend).kop.specificatie)
    assert toegekend.gezegd == f"De specificatie staat in {pad}."
    assert pad.read_bytes().startswith(b"%PDF")


def test_afgekeurd_staat_op_tab_en_zijbalk(geweigerd: Scherm) -> None:
    tabs = pagina(geweigerd).tabs
    assert tabs.tabText(tabs.currentIndex()) == "Afgekeurde regels (1)"
    knop = geweigerd.geopend.venster.sidebar.button("declareren")
    assert knop.accessibleName() == "Declareren (1)"
    gezien = teksten(afgekeurd(geweigerd).kaart)
    assert "Code 9321" in gezien
    assert "Wat je nu doet" in gezien
    assert "Afgekeurd op wo 20 mei 2026" in gezien
    assert nameless(geweigerd.geopend.venster) == []


def test_hoeft_niet_meer_met_reden_en_ongedaan(geweigerd: Scherm) -> None:
    page = afgekeurd(geweigerd)
    geweigerd.klik(page.kaart.hoeft_niet)
    geweigerd.toets(KEY.Key_Return)
    assert "Schrijf op waarom" in page.kaart.redenvraag.bezwaar
    geweigerd.typ("valt onder de Wlz")
    geweigerd.toets(KEY.Key_Return)
    rust(geweigerd)
    assert gelezen(page.tabel) == []
    page.wat.setCurrentIndex(1)
    page.wat.activated.emit(1)
    rust(geweigerd)
    (rij,) = gelezen(page.tabel)
    assert rij[-1] == "Hoeft niet meer"
    assert "valt onder de Wlz" in rij[2]
    geweigerd.klik(page.kaart.oppakken)
    rust(geweigerd)
    assert gelezen(page.tabel)[0][-1] == "Open"


def test_ander_volume_en_dan_opnieuw(geweigerd: Scherm) -> None:
    page = afgekeurd(geweigerd)
    geweigerd.klik(page.kaart.volume)
    page.kaart.volumevraag.volume.setText("5")
    geweigerd.typ("een uur te veel", page.kaart.volumevraag.reden)
    geweigerd.klik(page.kaart.volumevraag.bewaar)
    assert geweigerd.gezegd.endswith("Declareer de regel nu opnieuw.")
    geweigerd.klik(page.kaart.opnieuw)
    rust(geweigerd)
    assert voorstel(geweigerd).voet.zin == "1 declaratie, samen € 300,00"


def test_een_opgeloste_regel_is_te_vinden_onder_alles(geweigerd: Scherm) -> None:
    (rij,) = dienst.afgekeurd(geweigerd.workspace)
    declareren.maak(geweigerd.workspace, APRIL)
    geweigerd.geopend.changes.gewijzigd.emit()
    rust(geweigerd)
    page = afgekeurd(geweigerd)
    assert gelezen(page.tabel) == []
    pagina(geweigerd).toon(TAB_AFGEKEURD, prestatie_id=rij.regel.id)
    rust(geweigerd)
    assert "Opnieuw gedeclareerd." in gelezen(page.tabel)[0][2]
    assert not page.kaart.opnieuw.isVisible()


def test_van_een_regel_naar_zijn_declaratie_en_terug(geweigerd: Scherm) -> None:
    geweigerd.klik(afgekeurd(geweigerd).kaart.declaratie)
    rust(geweigerd)
    assert pagina(geweigerd).tab == TAB_DECLARATIES
    geweigerd.klik(declaraties(geweigerd).paneel.afgekeurd)
    rust(geweigerd)
    assert pagina(geweigerd).tab == TAB_AFGEKEURD


def test_stand_van_een_afgekeurde_regel(geweigerd: Scherm) -> None:
    (rij,) = dienst.afgekeurd(geweigerd.workspace)
    assert stand(rij).words == "Open"
    assert stand(replace(rij, opgelost=True, opnieuw=True)).words == "Opgelost"
    weg = Afhandeling(MEI_20, "dubbel")
    assert stand(replace(rij, opgelost=True, afhandeling=weg)).words == "Hoeft niet meer"
