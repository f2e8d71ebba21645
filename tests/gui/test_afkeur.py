"""The screen Afkeur, with real widgets: finding what was refused, and mending it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from app.domain.afkeur import Door
from app.gui.afkeur import brief, handelen
from app.gui.afkeur.brief import NieuwBerichtPagina
from app.gui.berichten import beeld
from app.gui.clienten import draden
from app.gui.codekaart import Codekaart
from app.gui.importeren.page import ImportPagina
from app.gui.melden.start import StartPagina
from app.gui.stappen.page import Stappenpagina
from app.services import afkeuren, berichten, retouren, verzenden
from app.services.afkeurherstel import Herstel, Stand
from app.services.demo_gemeente import foutbericht
from app.standard.berichtsoort import Berichtsoort
from app.standard.codec import decode
from app.standard.release import Wet
from tests.bouw import BSN, bericht301, toegewezen
from tests.gui.afkeurscherm import (
    BSN_DRIE,
    PRODUCT,
    cellen,
    gevuld,
    kies,
    pagina,
    rust,
    teksten,
    toon_alles,
)
from tests.gui.open_venster import Scherm, open_werk, scherm
from tests.rules.bouw import geldig
from tests.services.afkeuringen import bewaar, meld_start
from tests.walks.conftest import afkeuring, antwoord, sjabloon, snelle_sleutel

__all__ = ["gevuld", "open_werk", "scherm", "sjabloon", "snelle_sleutel"]  # fixtures

KEY = Qt.Key


def zoek(scherm: Scherm, tekst: str) -> None:
    veld = scherm.geopend.venster.header.search
    veld.setText(tekst)
    veld.search_now()
    rust(scherm)


def test_leeg_zegt_wat_hier_komt(scherm: Scherm) -> None:
    scherm.ga_naar("afkeur")
    rust(scherm)
    assert pagina(scherm).table.accessibleDescription().startswith("Niets afgekeurd")
    assert not pagina(scherm).kaart.isVisible()
    assert scherm.geopend.venster.sidebar.button("afkeur").accessibleName() == "Afkeur"


def test_alles_wat_is_afgekeurd_staat_erin(gevuld: Scherm) -> None:
    assert sorted(cellen(gevuld)) == ["A. Bakker", "A. Çelik", "T. de Wit"]
    assert set(cellen(gevuld, 2)) == {"9326", "BRS13", "0001"}
    assert gevuld.geopend.venster.header.summary == "3 open"
    knop = gevuld.geopend.venster.sidebar.button("afkeur")
    assert knop.accessibleName() == "Afkeur (3)"


def test_de_kaart_legt_de_code_uit_en_toont_wat_is_afgekeurd(gevuld: Scherm) -> None:
    kies(gevuld, "T. de Wit")
    (kaart,) = pagina(gevuld).kaart.findChildren(Codekaart)
    assert kaart.accessibleName() == "Code 9326. Voor deze toewijzing loopt al een start."
    gezien = teksten(gevuld)
    assert "Officieel: De actuele levering is nog niet gestopt met een Stopbericht." in gezien
    assert "Regel TR326" in gezien
    assert "✕ Begindatum: 2 april 2026" in gezien
    assert BSN not in gezien


@pytest.mark.parametrize(
    ("getypt", "gevonden"),
    [
        ("wit", ["T. de Wit"]),
        ("celik", ["A. Çelik"]),
        ("300202", ["A. Bakker"]),
        ("brs13", ["A. Bakker"]),
        ("G0003", ["A. Çelik"]),
        ("niemand", []),
    ],
)
def test_zoeken(gevuld: Scherm, getypt: str, gevonden: list[str]) -> None:
    zoek(gevuld, getypt)
    assert cellen(gevuld) == gevonden
    assert pagina(gevuld).kaart.isVisible() == bool(gevonden)


def test_filters(gevuld: Scherm) -> None:
    filters = pagina(gevuld).filters
    for keuze, waarde, gevonden in (
        (filters.wet, Wet.WMO, ["A. Bakker"]),
        (filters.gemeente, "1945", ["A. Bakker"]),
        (filters.door, Door.GEMEENTE, ["T. de Wit"]),
        (filters.door, Door.WIJ, ["A. Çelik"]),
    ):
        keuze.setCurrentIndex(keuze.findData(waarde))
        keuze.activated.emit(keuze.currentIndex())
        assert cellen(gevuld) == gevonden
        keuze.setCurrentIndex(0)
        keuze.activated.emit(0)
    assert len(cellen(gevuld)) == 3


def test_opgelost_staat_onder_alles(gevuld: Scherm) -> None:
    gevuld.importeer(bericht301(toegewezen(300203), bsn=BSN_DRIE, identificatie="G0009"))
    rust(gevuld)
    assert "A. Çelik" not in cellen(gevuld)
    toon_alles(gevuld)
    kies(gevuld, "A. Çelik")
    assert "Opgelost" in cellen(gevuld, 5)
    assert not pagina(gevuld).kaart.herstel.isVisible()


def test_sorteren_op_tot(gevuld: Scherm) -> None:
    pagina(gevuld).table.sortByColumn(4, Qt.SortOrder.DescendingOrder)
    assert cellen(gevuld)[0] == "A. Çelik"  # the 302 is due last


def test_met_het_toetsenbord_tot_in_het_gevulde_formulier(gevuld: Scherm) -> None:
    tabel = pagina(gevuld).table
    assert tabel.hasFocus()
    while tabel.chosen_row().client != "T. de Wit":
        QTest.keyClick(tabel, KEY.Key_Down)
    rust(gevuld)
    gevuld.toets(KEY.Key_Return)
    assert pagina(gevuld).kaart.herstel.hasFocus()
    gevuld.toets(KEY.Key_Return)
    assert isinstance(gevuld.geopend.venster.over, StartPagina)
    assert gevuld.datumvraag.datum.text() == "02-04-2026"  # what was refused


def test_na_het_verbeteren_is_het_onderweg(gevuld: Scherm) -> None:
    kies(gevuld, "T. de Wit")
    gevuld.klik(gevuld.knop("Verbeter en stuur opnieuw"))
    gevuld.vul_datum("03-04-2026")
    gevuld.klik(gevuld.start.zet_klaar)
    rust(gevuld)
    assert gevuld.geopend.venster.header.summary == "2 open · 1 onderweg"
    kies(gevuld, "T. de Wit")
    gevuld.klik(gevuld.knop("Naar Klaar voor VECOZO"))
    assert gevuld.geopend.venster.screen_key == "klaar"


def test_een_fout_van_de_gemeente_eerst_melden_dan_vragen(gevuld: Scherm) -> None:
    kies(gevuld, "A. Çelik")
    gevuld.klik(gevuld.knop("Zet de 302 klaar"))
    rust(gevuld)
    assert gevuld.gezegd == "Het retourbericht staat bij Klaar voor VECOZO."
    (retour,) = [v for v in verzenden.uitgaand(gevuld.workspace) if v.status == "klaar"]
    verzenden.meld_ingediend(gevuld.workspace, [retour.identificatie])
    gevuld.geopend.changes.gewijzigd.emit()
    rust(gevuld)
    gevuld.klik(gevuld.knop("Vraag om een nieuw bericht"))
    over = gevuld.geopend.venster.over
    assert isinstance(over, NieuwBerichtPagina)
    gevuld.klik(over.kopieer)
    tekst = QGuiApplication.clipboard().text()
    assert "G0003" in tekst
    assert "retourcode 0001, regel CS003" in tekst
    assert "elik" not in tekst
    assert BSN_DRIE not in tekst


def test_de_tekst_bij_een_325_noemt_geen_retourbericht(gevuld: Scherm) -> None:
    (rij,) = [r for r in afkeuren.lijst(gevuld.workspace) if r.door is Door.WIJ]
    assert "afgekeurd met een JW302:" in brief.tekst([rij])
    assert "Daarin klopt iets niet:" in brief.tekst(
        [replace(rij, soort=Berichtsoort.DECLARATIE_ANTWOORD)]
    )


def test_naar_het_bericht_en_naar_de_client(gevuld: Scherm) -> None:
    kies(gevuld, "T. de Wit")
    gevuld.klik(pagina(gevuld).kaart.client)
    assert gevuld.geopend.venster.screen_key == "clienten"
    gevuld.ga_naar("afkeur")
    rust(gevuld)
    gevuld.klik(pagina(gevuld).kaart.bekijk)
    assert gevuld.geopend.venster.screen_key == "berichten"


def test_vandaag_en_klaar_leiden_hierheen(gevuld: Scherm) -> None:
    kies(gevuld, "A. Çelik")
    gevuld.ga_naar("vandaag")
    (regel,) = [r for r in gevuld.regels() if r.titel.startswith("Start afgekeurd") and
                r.client == "T. de Wit"]  # fmt: skip
    assert regel.uitleg.startswith("Voor deze toewijzing loopt al een start. Afgekeurd")
    gevuld.vandaag.lijst.acted.emit(regel)
    rust(gevuld)
    assert gevuld.geopend.venster.screen_key == "afkeur"
    assert pagina(gevuld).table.chosen_row().client == "T. de Wit"


def test_wie_naar_iets_gaat_dat_is_opgelost_ziet_het(gevuld: Scherm) -> None:
    opgelost = next(r for r in afkeuren.lijst(gevuld.workspace) if r.client == "A. Çelik")
    gevuld.importeer(bericht301(toegewezen(300203), bsn=BSN_DRIE, identificatie="G0009"))
    gevuld.geopend.kantoor.open_afkeur(opgelost.bericht_id)
    rust(gevuld)
    assert pagina(gevuld).table.chosen_row().bericht_id == opgelost.bericht_id


def test_een_verzoek_leidt_naar_zijn_formulier(scherm: Scherm) -> None:
    bewaar(scherm.workspace, [geldig(Berichtsoort.VERZOEK_TOEWIJZING, Wet.JW)])
    scherm.ga_naar("afkeur")
    rust(scherm)
    scherm.klik(scherm.knop("Verbeter en vraag opnieuw"))
    rust(scherm)
    assert isinstance(scherm.geopend.venster.over, Stappenpagina)


def test_ieder_herstel_heeft_een_knop_of_niets_te_doen() -> None:
    for herstel in Herstel:
        if herstel is not Herstel.ZET_RETOUR_KLAAR:
            assert bool(handelen._KNOPPEN[herstel]) is (herstel is not Herstel.NIETS)


def test_een_stop_leidt_naar_zijn_formulier(scherm: Scherm) -> None:
    scherm.importeer(bericht301())
    bewaar(scherm.workspace, [geldig(Berichtsoort.STOP, Wet.JW)], client_id=1)
    scherm.ga_naar("afkeur")
    rust(scherm)
    scherm.klik(scherm.knop("Verbeter en stuur opnieuw"))
    assert scherm.geopend.venster.header.title == "Stop melden (307)"


def test_een_302_die_vecozo_afkeurde(scherm: Scherm) -> None:
    scherm.importeer(bericht301())
    (retour,) = retouren.zet_klaar(scherm.workspace, "302")
    verzenden.meld_ingediend(scherm.workspace, [retour.identificatie])
    verzenden.meld_afgekeurd(scherm.workspace, retour.identificatie, "IB014")
    scherm.geopend.kantoor.open_afkeur(retour.bewaard_id)
    rust(scherm)
    scherm.klik(scherm.knop("Zet de 302 klaar"))
    rust(scherm)
    scherm.klik(pagina(scherm).kaart.herstel)
    rust(scherm)
    assert scherm.geopend.venster.screen_key == "klaar"


# Codes elsewhere: never without what they mean


def test_een_ingelezen_306_zegt_waarom_je_bericht_is_afgekeurd(scherm: Scherm) -> None:
    scherm.importeer(bericht301())
    heen = meld_start(scherm.workspace)
    scherm.importeer(antwoord(decode(heen.inhoud), afkeuring("TR326", "9326", PRODUCT)))
    assert "Bij 1 bericht is iets gevonden." in scherm.gezegd
    scherm.klik(scherm.knop("Bekijk"))
    over = scherm.geopend.venster.over
    assert isinstance(over, ImportPagina)
    assert "9326: Voor deze toewijzing loopt al een start." in over.toelichting
    assert "niets op aan te merken" not in over.toelichting


def test_de_draad_van_een_client_zegt_het_bij_het_antwoord(gevuld: Scherm) -> None:
    alle = [post for rij in afkeuren.lijst(gevuld.workspace) if rij.client == "T. de Wit"
            for draad in draden.laad(gevuld.workspace, rij.client_id or 0)
            for post in (draad.heen, *draad.antwoorden) if post.uitleg]  # fmt: skip
    assert [post.titel for post in alle] == ["Antwoord (JW306)"]
    assert alle[0].uitleg == "9326: Voor deze toewijzing loopt al een start."


def test_de_draad_van_een_client_toont_wat_vecozo_zei(gevuld: Scherm) -> None:
    kies(gevuld, "A. Bakker")
    gevuld.klik(pagina(gevuld).kaart.client)
    rust(gevuld)
    page = gevuld.geopend.venster.page("clienten")
    gezien = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    assert "BRS13: De opbouw van het bericht klopt niet (XSD)." in gezien


def test_een_foutbericht_wordt_uitgelegd(scherm: Scherm) -> None:
    scherm.importeer(bericht301())
    heen = meld_start(scherm.workspace)
    scherm.importeer(foutbericht(heen, "IB014", "Niet goed.").inhoud)
    (regel,) = [r for r in berichten.zoek(scherm.workspace) if r.soort is None]
    gelezen = beeld.laad(scherm.workspace, regel.id)
    assert gelezen.codes_kop == "VECOZO keurde je bericht af"
    assert [code.code for code in gelezen.codes] == ["IB014"]


def test_een_bevinding_noemt_wat_haar_code_betekent(gevuld: Scherm) -> None:
    (rij,) = [r for r in afkeuren.lijst(gevuld.workspace) if r.door is Door.WIJ]
    (vondst,) = beeld.laad(gevuld.workspace, rij.bericht_id).vondsten
    assert vondst.herkomst.startswith("regel CS003 · retourcode 0001: Het hele bericht")


def test_wat_het_eerst_moet_staat_bovenaan(gevuld: Scherm) -> None:
    rijen = [r for r in afkeuren.lijst(gevuld.workspace) if r.stand is Stand.OPEN]
    uiterlijk = [r.tot for r in rijen if r.tot]
    assert len(set(uiterlijk)) > 1
    assert uiterlijk == sorted(uiterlijk)
    assert cellen(gevuld)[0] == rijen[0].client
