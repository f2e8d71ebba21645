"""The tab Voorstel, with real widgets."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel

from app.domain.verzending import Status
from app.gui.context import TAB_CONTRACT, TAB_VOORSTEL, TAB_ZORG
from app.gui.declareren.page import TABS
from app.gui.declareren.voorbeeld import VoorbeeldPagina
from app.gui.declareren.voorstelrijen import Kop, Lijnrij, Rij
from app.gui.zorg.page import ZorgPage
from app.services import declareren, verzenden
from app.standard.codec import decode
from app.standard.declaratie import Declaratiebericht
from tests.bouw import ANDER_BSN, BSN, bericht301, toegewezen
from tests.gui.declareerscherm import (
    APRIL,
    DAGEN,
    Agenda,
    agenda,
    declarant,
    gelezen,
    is_kop,
    is_rood,
    is_weg,
    kaal,
    kies,
    open_tab,
    pagina,
    rust,
    voorstel,
)
from tests.gui.open_venster import Scherm, open_werk
from tests.gui.test_accessibility import nameless
from tests.gui.test_toegankelijk import ronde
from tests.walks.conftest import sjabloon, snelle_sleutel
from tests.walks.declareren import afspraak, antwoord325, leg_vast, zorg

__all__ = ["agenda", "declarant", "kaal", "open_werk", "sjabloon", "snelle_sleutel"]  # fixtures
KEY = Qt.Key


@pytest.fixture
def twee(declarant: Scherm) -> Scherm:
    """Two clients: one of six hours, one with twelve where ten may be."""
    declarant.importeer(bericht301(toegewezen(300202), bsn=ANDER_BSN, identificatie="G0002"))
    leg_vast(declarant.workspace, *(zorg(dag, 180, 300202, bsn=ANDER_BSN) for dag in DAGEN))
    open_tab(declarant, TAB_VOORSTEL)
    return declarant


def teksten(scherm: Scherm) -> str:
    labels = voorstel(scherm).paneel.findChildren(QLabel)
    woorden = "\n".join(label.text() for label in labels if label.isVisible())
    return woorden.replace("\N{NO-BREAK SPACE}", " ")


def is_lijn(rij: Rij) -> bool:
    return isinstance(rij, Lijnrij) and not rij.is_rood


def test_zonder_contract_begint_het_daar(kaal: Scherm) -> None:
    open_tab(kaal, TAB_VOORSTEL)
    begin = voorstel(kaal).begin
    assert begin.isVisible()
    assert begin.knop.text() == "&Vul het contract in"
    leg_vast(kaal.workspace, contract=[afspraak()])
    kaal.geopend.changes.gewijzigd.emit()
    rust(kaal)
    assert begin.knop.text() == "&Leg geleverde zorg vast"


def test_een_regel_zegt_waar_hij_van_komt(twee: Scherm) -> None:
    kies(twee, is_lijn)
    gezien = teksten(twee)
    assert "380 minuten = 6 uur en 20 minuten, afgerond 6 uur (IV079)." in gezien
    assert "6 × € 60,00 = € 360,00." in gezien
    assert "Deze periode: 6 van 10 uur." in gezien
    assert "di 7 apr" in gezien
    assert BSN not in gezien


def test_tr321_een_rode_regel_zegt_hoeveel_te_veel_en_gaat_niet_mee(twee: Scherm) -> None:
    kies(twee, is_rood)
    gezien = teksten(twee)
    assert "2 uur te veel" in gezien
    assert "Regel TR321" in gezien
    assert voorstel(twee).voet.zin == "1 declaratie, samen € 360,00"
    standen = [r[-1] for r in gelezen(voorstel(twee).tabel)]
    assert sorted(standen) == ["", "In orde", "Klopt niet"]
    assert twee.geopend.venster.header.summary == "1 regel gaat mee · 1 klopt niet"


def test_spatie_laat_een_regel_nu_weg_en_de_volgende_keer_staat_hij_er_weer(
    declarant: Scherm,
) -> None:
    declarant.importeer(bericht301(toegewezen(300202), bsn=ANDER_BSN, identificatie="G0002"))
    leg_vast(declarant.workspace, zorg(DAGEN[0], 60, 300202, bsn=ANDER_BSN))
    open_tab(declarant, TAB_VOORSTEL)
    page = voorstel(declarant)
    assert page.voet.zin == "1 declaratie, samen € 420,00"
    kies(declarant, lambda rij: isinstance(rij, Lijnrij) and rij.lijn.regel.volume == 6)
    page.tabel.setFocus()
    declarant.toets(KEY.Key_Space)
    assert page.voet.zin == "1 declaratie, samen € 60,00"
    declarant.klik(page.voet.zet_klaar)
    (verzending,) = verzenden.uitgaand(declarant.workspace, [Status.KLAAR])
    bericht = decode(verzending.inhoud)
    assert isinstance(bericht, Declaratiebericht)
    assert bericht.declaratie.totaal_ingediend_bedrag.totaal_bedrag == 6000
    (_, over) = gelezen(page.tabel)
    assert (over[-1], over[3]) == ("Nu niet", "€ 360,00\n6 uur")


def test_het_vinkje_van_de_kop_is_dat_van_alle_regels(twee: Scherm) -> None:
    page = voorstel(twee)
    kies(twee, is_kop)
    assert "1 regel · 1 klopt niet" in teksten(twee)
    page.tabel.setFocus()
    twee.toets(KEY.Key_Space)
    assert page.voet.zin == "Er gaat nu niets mee."
    assert not page.voet.zet_klaar.isEnabled()
    twee.toets(KEY.Key_Space)
    assert page.voet.zet_klaar.isEnabled()


def test_de_muis_zet_een_vinkje_uit(declarant: Scherm) -> None:
    open_tab(declarant, TAB_VOORSTEL)
    page = voorstel(declarant)
    kies(declarant, is_lijn)
    index = page.tabel.currentIndex().siblingAtColumn(0)
    QTest.mouseClick(
        page.tabel.viewport(), Qt.MouseButton.LeftButton,
        pos=page.tabel.visualRect(index).center(),
    )  # fmt: skip
    rust(declarant)
    assert page.voet.zin == "Er gaat nu niets mee."


def test_niet_declareren_en_toch_declareren(declarant: Scherm) -> None:
    open_tab(declarant, TAB_VOORSTEL)
    page = voorstel(declarant)
    declarant.klik(page.paneel.niet)
    declarant.typ("valt onder de Wlz", page.nietvraag.reden)
    declarant.toets(KEY.Key_Return)
    rust(declarant)
    kies(declarant, is_weg)
    assert gelezen(page.tabel)[0][1].startswith("Niet mee: dat besloot jij")
    assert "valt onder de Wlz" in teksten(declarant)
    declarant.klik(page.paneel.toch)
    rust(declarant)
    assert page.voet.zin == "1 declaratie, samen € 360,00"


def test_escape_laat_een_vraag_zoals_het_was(declarant: Scherm) -> None:
    open_tab(declarant, TAB_VOORSTEL)
    page = voorstel(declarant)
    declarant.klik(page.paneel.volume)
    assert not page.voet.isVisible()
    declarant.toets(KEY.Key_Escape)
    assert page.voet.isVisible()
    assert page.tabel.hasFocus()


def test_een_vraag_gaat_weg_als_er_een_andere_regel_gekozen_wordt(twee: Scherm) -> None:
    kies(twee, is_rood)
    page = voorstel(twee)
    twee.klik(page.paneel.volume)
    twee.typ("te veel", page.volumevraag.reden)
    kies(twee, is_lijn)
    assert not page.volumevraag.isVisible()
    assert page.voet.isVisible()
    page.volumevraag.bewaar.click()  # too late: it is about no line any more
    rust(twee)
    assert page.voet.zin == "1 declaratie, samen € 360,00"


def test_een_correctie_niet_declareren_zegt_dat_alles_teruggaat(
    declarant: Scherm, agenda: Agenda
) -> None:
    (verzending,) = declareren.maak(declarant.workspace, APRIL).verzendingen
    verzenden.meld_ingediend(declarant.workspace, [verzending.identificatie])
    heen = decode(verzending.inhoud)
    assert isinstance(heen, Declaratiebericht)
    declarant.importeer(antwoord325(heen, dag=agenda.dag))
    leg_vast(declarant.workspace, zorg(date(2026, 4, 30), 120))
    open_tab(declarant, TAB_VOORSTEL)
    page = voorstel(declarant)
    declarant.klik(page.paneel.niet)
    assert "gecrediteerd" in page.nietvraag.gevolg.text()


def test_zorg_zonder_301_staat_onderaan_met_de_reden(declarant: Scherm) -> None:
    leg_vast(declarant.workspace, zorg(DAGEN[0], 60, None, bsn="999996770"))
    open_tab(declarant, TAB_VOORSTEL)
    kies(declarant, is_weg)
    assert "301" in teksten(declarant)
    assert gelezen(voorstel(declarant).tabel)[-1][1] == "Onbekende cliënt\napr 2026"


def test_een_correctie_zegt_wat_er_teruggaat(declarant: Scherm, agenda: Agenda) -> None:
    (verzending,) = declareren.maak(declarant.workspace, APRIL).verzendingen
    verzenden.meld_ingediend(declarant.workspace, [verzending.identificatie])
    heen = decode(verzending.inhoud)
    assert isinstance(heen, Declaratiebericht)
    declarant.importeer(antwoord325(heen, dag=agenda.dag))
    leg_vast(declarant.workspace, zorg(date(2026, 4, 30), 120))
    open_tab(declarant, TAB_VOORSTEL)
    kies(declarant, is_lijn)
    gezien = teksten(declarant)
    assert "6 uur → 8 uur" in gezien
    assert "crediteert prestatie" in gezien
    assert gelezen(voorstel(declarant).tabel)[1][3] == "€ 120,00\n6 → 8 uur"


def test_tr137_een_lopende_maand_zegt_vanaf_welke_dag(declarant: Scherm, agenda: Agenda) -> None:
    agenda.dag = date(2026, 4, 29)
    open_tab(declarant, TAB_VOORSTEL)
    page = voorstel(declarant)
    pagina(declarant).toon(TAB_VOORSTEL, maand=APRIL)
    rust(declarant)
    assert page.voet.zin == "Kan vanaf 30 april 2026, de laatste dag van de maand (TR137)."
    assert page.voet.voorbeeld.isEnabled()  # looking is allowed
    assert not page.voet.zet_klaar.isEnabled()
    assert gelezen(page.tabel)[1][-1] == "In orde"


def test_een_maand_die_begint_terwijl_het_venster_openstaat(
    declarant: Scherm, agenda: Agenda
) -> None:
    open_tab(declarant, TAB_VOORSTEL)
    agenda.dag = date(2026, 6, 2)
    pagina(declarant).appear()
    rust(declarant)
    kiezer = voorstel(declarant).kiezer
    pagina(declarant).appear()
    rust(declarant)
    maanden = [kiezer.maanden.itemText(plaats) for plaats in range(kiezer.maanden.count())]
    assert maanden[:3] == ["Juni 2026", "Mei 2026", "April 2026"]
    pagina(declarant).toon(TAB_VOORSTEL, maand=APRIL)
    rust(declarant)
    assert kiezer.maanden.count() == len(set(maanden))  # none is offered twice
    assert kiezer.maanden.maand == APRIL  # what was chosen stays


def test_geleverde_zorg_van_een_maand_die_net_begon(declarant: Scherm, agenda: Agenda) -> None:
    open_tab(declarant, TAB_ZORG)
    rust(declarant)
    tab = pagina(declarant).page(TAB_ZORG)
    assert isinstance(tab, ZorgPage)
    assert not tab.balk.volgende.isEnabled()
    agenda.dag = date(2026, 6, 2)
    pagina(declarant).appear()
    rust(declarant)
    assert tab.balk.maanden.currentText() == "Mei 2026"
    declarant.klik(tab.balk.volgende)
    rust(declarant)
    assert tab.balk.maanden.currentText() == "Juni 2026"


def test_het_bericht_is_vooraf_te_lezen(declarant: Scherm) -> None:
    open_tab(declarant, TAB_VOORSTEL)
    declarant.klik(voorstel(declarant).voet.voorbeeld)
    over = declarant.geopend.venster.over
    assert isinstance(over, VoorbeeldPagina)
    assert "<jw323:GeleverdVolume>6<" in over.bericht.xml.toPlainText()
    declarant.toets(KEY.Key_Escape)
    assert declarant.geopend.venster.over is None


def test_een_toewijzing_waar_om_gevraagd_wordt_is_gekozen(twee: Scherm) -> None:
    pagina(twee).toon(TAB_VOORSTEL, maand=APRIL, toewijzing_id=2)
    rust(twee)
    rij = voorstel(twee).tabel.chosen_row()
    assert isinstance(rij, Lijnrij)
    assert rij.sleutel.toewijzing_id == 2


def test_zoeken(twee: Scherm) -> None:
    veld = twee.geopend.venster.header.search
    veld.setText("300202")
    veld.search_now()
    rust(twee)
    assert len(gelezen(voorstel(twee).tabel)) == 2  # with its heading
    veld.setText("niemand")
    veld.search_now()
    rust(twee)
    assert voorstel(twee).tabel.accessibleDescription().startswith("Niets gevonden")


def test_sorteren_laat_regels_onder_hun_kop(twee: Scherm) -> None:
    page = voorstel(twee)
    page.tabel.sortByColumn(3, Qt.SortOrder.DescendingOrder)
    eerste, *regels = gelezen(page.tabel)
    assert eerste[1].startswith("Nijmegen")
    assert [r[3].partition("\n")[0] for r in regels] == ["€ 720,00", "€ 360,00"]
    page.tabel.sortByColumn(3, Qt.SortOrder.AscendingOrder)
    assert isinstance(page.tabel.groepen.row(0), Kop)


def test_tab_komt_bij_elke_knop_en_alles_heeft_een_naam(twee: Scherm) -> None:
    kies(twee, is_rood)
    assert nameless(twee.geopend.venster) == []
    page = pagina(twee)
    page.setFocus()
    bezocht = ronde(twee)
    assert page.tabs in bezocht
    gemist = [
        knop.text()
        for knop in page.findChildren(QAbstractButton)
        if knop.isVisible() and knop.isEnabled()
        and knop.focusPolicy() & Qt.FocusPolicy.TabFocus and knop not in bezocht
    ]  # fmt: skip
    assert gemist == []
    voorstel(twee).paneel.volume.click()
    rust(twee)
    assert nameless(twee.geopend.venster) == []


def test_in_een_klein_venster_blijft_elke_knop_leesbaar(twee: Scherm) -> None:
    twee.geopend.venster.resize(1024, 700)
    kies(twee, is_rood)
    page = voorstel(twee)
    for knop in page.paneel.knoppen.findChildren(QAbstractButton):
        if knop.isVisible():
            assert knop.width() >= knop.sizeHint().width()
    assert page.tabel.columnWidth(1) > 120  # a name of some sixteen letters


def test_ctrl_tab_gaat_langs_alle_tabbladen(declarant: Scherm) -> None:
    open_tab(declarant, TAB_VOORSTEL)
    bezocht = []
    for _ in TABS:
        declarant.toets(KEY.Key_Tab, Qt.KeyboardModifier.ControlModifier)
        rust(declarant)
        bezocht.append(pagina(declarant).tab)
    assert bezocht == [*[tab.key for tab in TABS[1:]], TAB_VOORSTEL]


def test_kop_en_onderste_regel_zijn_die_van_het_tabblad(declarant: Scherm) -> None:
    venster = declarant.geopend.venster
    open_tab(declarant, TAB_VOORSTEL)
    assert venster.header.search.isVisible()
    assert pagina(declarant).drop_hint == ""
    pagina(declarant).toon(TAB_CONTRACT)
    rust(declarant)
    assert not venster.header.search.isVisible()
    assert pagina(declarant).drop_hint == "Laat los om dit contract te bekijken"
    declarant.toets(KEY.Key_F1)
    uitleg = "\n".join(label.text() for label in venster.help.findChildren(QLabel))
    assert "tarieven" in uitleg


def test_naar_de_zorg_van_deze_client(twee: Scherm) -> None:
    kies(twee, is_rood)
    twee.klik(voorstel(twee).paneel.zorg)
    rust(twee)
    tab = pagina(twee).page(TAB_ZORG)
    assert isinstance(tab, ZorgPage)
    assert tab.isVisible()
    assert tab.balk.maanden.maand == APRIL
    assert tab.balk.client.text() == "T. de Wit"


def test_zonder_contract_naar_het_contract(kaal: Scherm) -> None:
    open_tab(kaal, TAB_VOORSTEL)
    kaal.klik(voorstel(kaal).begin.knop)
    rust(kaal)
    assert pagina(kaal).tab == TAB_CONTRACT
