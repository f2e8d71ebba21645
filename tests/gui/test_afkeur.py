"""The screen Afkeur, with real widgets: finding what was refused, and mending it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from app.domain.afkeur import Door
from app.gui.afkeur import brief, handelen
from app.gui.afkeur.afhandelen import Redenvraag
from app.gui.afkeur.brief import NieuwBerichtPagina
from app.gui.afkeur.page import AfkeurPage
from app.gui.berichten import beeld
from app.gui.clienten import draden
from app.gui.codekaart import Codekaart
from app.gui.importeren.page import ImportPagina
from app.gui.melden.start import StartPagina
from app.services import afkeuren, berichten, retouren, verzenden
from app.services.afkeuren import Herstel
from app.services.demo_gemeente import foutbericht
from app.standard.basis import Achternaam, VolledigeNaam
from app.standard.berichtsoort import Berichtsoort
from app.standard.codec import decode
from app.standard.release import Wet
from tests.bouw import ANDER_BSN, BSN, bericht301, toegewezen
from tests.gui.open_venster import Scherm, open_werk, scherm
from tests.rules.bouw import geldig
from tests.services.afkeuringen import bewaar, maak_start, meld_start
from tests.walks.conftest import afkeuring, antwoord, sjabloon, snelle_sleutel

__all__ = ["open_werk", "scherm", "sjabloon", "snelle_sleutel"]  # fixtures

KEY = Qt.Key
PRODUCT = "/Bericht/Client/StartProducten/StartProduct[1]"
BSN_DRIE = "999996770"


def pagina(scherm: Scherm) -> AfkeurPage:
    page = scherm.geopend.venster.page("afkeur")
    assert isinstance(page, AfkeurPage)
    return page


def rust(scherm: Scherm) -> None:
    scherm.qtbot.wait(80)  # the pause after a key in the list
    scherm.rust()


def cellen(scherm: Scherm, kolom: int = 0) -> list[str]:
    """The first line of each row in a column."""
    model = pagina(scherm).table.model()
    return [model.index(rij, kolom).data().split("\n")[0] for rij in range(model.rowCount())]


def teksten(scherm: Scherm) -> str:
    kaart = pagina(scherm).kaart
    return "\n".join(label.text() for label in kaart.findChildren(QLabel) if label.isVisible())


def kies(scherm: Scherm, client: str) -> None:
    pagina(scherm).table.selectRow(cellen(scherm).index(client))
    rust(scherm)


def zoek(scherm: Scherm, tekst: str) -> None:
    veld = scherm.geopend.venster.header.search
    veld.setText(tekst)
    veld.search_now()
    rust(scherm)


@pytest.fixture
def gevuld(scherm: Scherm) -> Scherm:
    """One refused by the gemeente, one by VECOZO, one by us."""
    scherm.importeer(
        bericht301(),
        bericht301(
            toegewezen(300202, Wet.WMO), wet=Wet.WMO, bsn=ANDER_BSN, gemeente="1945",
            identificatie="G0002", naam=_naam("Bakker"),
        ),
        bericht301(
            toegewezen(300203, einddatum=date(2026, 3, 1)), bsn=BSN_DRIE, identificatie="G0003",
            naam=_naam("Çelik"),
        ),
    )  # fmt: skip
    werk = scherm.workspace
    eerste = meld_start(werk, date(2026, 4, 2))
    scherm.importeer(antwoord(decode(eerste.inhoud), afkeuring("TR326", "9326", PRODUCT)))
    tweede = meld_start_van(scherm, 300202)
    verzenden.meld_afgekeurd(werk, tweede, "BRS13")
    scherm.geopend.changes.gewijzigd.emit()
    scherm.ga_naar("afkeur")
    rust(scherm)
    return scherm


def meld_start_van(scherm: Scherm, nummer: int) -> str:
    gemaakt = maak_start(scherm.workspace, date(2026, 4, 2), nummer)
    verzenden.meld_ingediend(scherm.workspace, [gemaakt.identificatie])
    return gemaakt.identificatie


def _naam(achternaam: str) -> VolledigeNaam:
    return VolledigeNaam(
        geslachtsnaam=Achternaam(achternaam=achternaam), voorletters="A", naam_gebruik="1"
    )


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


def reden_vragen(scherm: Scherm, client: str = "T. de Wit") -> Redenvraag:
    kies(scherm, client)
    scherm.klik(scherm.knop("Hoeft niet meer…"))
    return pagina(scherm).kaart.vraag


def toon_alles(scherm: Scherm) -> None:
    stand = pagina(scherm).filters.stand
    stand.setCurrentIndex(1)
    stand.activated.emit(1)
    rust(scherm)


def test_wat_niet_meer_hoeft_gaat_met_het_toetsenbord_van_de_lijst(gevuld: Scherm) -> None:
    kies(gevuld, "T. de Wit")
    gevuld.toets(KEY.Key_Return)
    assert pagina(gevuld).kaart.herstel.hasFocus()
    gevuld.toets(KEY.Key_Backtab)
    assert pagina(gevuld).kaart.hoeft_niet.hasFocus()
    gevuld.toets(KEY.Key_Return)
    vraag = pagina(gevuld).kaart.vraag
    assert vraag.reden.hasFocus()
    gevuld.typ("de start loopt al")
    gevuld.toets(KEY.Key_Return)
    rust(gevuld)
    assert "T. de Wit" not in cellen(gevuld)
    assert not vraag.isVisible()
    assert pagina(gevuld).table.hasFocus()
    assert (
        gevuld.gezegd == "JW305 Start · T. de Wit hoeft niet meer. Je vindt hem terug onder Alles."
    )
    assert gevuld.geopend.venster.header.summary == "2 open"
    assert gevuld.geopend.venster.sidebar.button("afkeur").accessibleName() == "Afkeur (2)"
    gevuld.ga_naar("vandaag")
    assert not [r for r in gevuld.regels() if r.client == "T. de Wit" and "afgekeurd" in r.titel]


def test_de_meldingregel_maakt_het_ongedaan(gevuld: Scherm) -> None:
    vraag = reden_vragen(gevuld)
    gevuld.typ("gebeld", vraag.reden)
    gevuld.klik(vraag.bewaar)
    rust(gevuld)
    gevuld.klik(gevuld.knop("Ongedaan maken"))
    rust(gevuld)
    assert "T. de Wit" in cellen(gevuld)
    assert gevuld.gezegd == "JW305 Start · T. de Wit staat weer open."


def test_escape_laat_het_zoals_het_was(gevuld: Scherm) -> None:
    vraag = reden_vragen(gevuld)
    assert not pagina(gevuld).kaart.herstel.isVisible()
    gevuld.typ("toch niet", vraag.reden)
    gevuld.toets(KEY.Key_Escape)
    assert not vraag.isVisible()
    assert pagina(gevuld).kaart.hoeft_niet.hasFocus()
    assert len(afkeuren.lijst(gevuld.workspace)) == 3
    gevuld.toets(KEY.Key_Return)
    assert vraag.reden.text() == ""


def test_zonder_reden_gaat_niets_weg(gevuld: Scherm) -> None:
    vraag = reden_vragen(gevuld)
    gevuld.typ("  ", vraag.reden)
    gevuld.toets(KEY.Key_Return)
    assert vraag.bezwaar.startswith("Schrijf op waarom het niet meer hoeft.")
    assert vraag.reden.hasFocus()
    gevuld.typ("x", vraag.reden)
    assert vraag.bezwaar == ""
    assert len(afkeuren.lijst(gevuld.workspace)) == 3


def test_wat_intussen_is_vervangen_wordt_geweigerd_en_gezegd(gevuld: Scherm) -> None:
    vraag = reden_vragen(gevuld)
    maak_start(gevuld.workspace, date(2026, 4, 3))
    gevuld.typ("gebeld", vraag.reden)
    gevuld.toets(KEY.Key_Return)
    assert "is al een nieuw bericht gemaakt" in gevuld.gezegd
    assert vraag.bewaar.isEnabled()


def test_onder_alles_staat_waarom_en_kan_het_terug(gevuld: Scherm) -> None:
    (wit,) = [r for r in afkeuren.lijst(gevuld.workspace) if r.client == "T. de Wit"]
    afkeuren.handel_af(gevuld.workspace, wit.bericht_id, "de start loopt al")
    toon_alles(gevuld)
    kies(gevuld, "T. de Wit")
    gezien = teksten(gevuld)
    assert "Afgehandeld" in cellen(gevuld, 5)
    assert "afgehandeld op vr 10 apr 2026" in gezien
    assert "Waarom het niet meer hoeft\nde start loopt al" in gezien
    assert not pagina(gevuld).kaart.herstel.isVisible()
    assert not pagina(gevuld).kaart.hoeft_niet.isVisible()
    gevuld.toets(KEY.Key_Return)
    assert pagina(gevuld).kaart.oppakken.hasFocus()
    gevuld.toets(KEY.Key_Return)
    rust(gevuld)
    kies(gevuld, "T. de Wit")
    assert gevuld.knop("Verbeter en stuur opnieuw").isVisible()
    assert not pagina(gevuld).kaart.oppakken.isVisible()
    gevuld.klik(gevuld.knop("Ongedaan maken"))
    (terug,) = [r for r in afkeuren.lijst(gevuld.workspace, alles=True) if r.client == "T. de Wit"]
    assert terug.reden == "de start loopt al"


def test_wat_van_de_gemeente_komt_kan_niet_weg(gevuld: Scherm) -> None:
    kies(gevuld, "A. Bakker")
    assert pagina(gevuld).kaart.hoeft_niet.isVisible()
    kies(gevuld, "A. Çelik")
    assert not pagina(gevuld).kaart.hoeft_niet.isVisible()


def test_wie_een_andere_regel_kiest_wordt_niets_meer_gevraagd(gevuld: Scherm) -> None:
    vraag = reden_vragen(gevuld)
    kies(gevuld, "A. Bakker")
    assert not vraag.isVisible()
    assert pagina(gevuld).kaart.herstel.isVisible()


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


def test_een_verzoek_leidt_naar_het_bericht_zonder_dode_knop(scherm: Scherm) -> None:
    bewaar(scherm.workspace, [geldig(Berichtsoort.VERZOEK_TOEWIJZING, Wet.JW)])
    scherm.ga_naar("afkeur")
    rust(scherm)
    assert not pagina(scherm).kaart.bekijk.isVisible()  # the main button does it
    scherm.klik(scherm.knop("Bekijk bericht"))
    assert scherm.geopend.venster.screen_key == "berichten"


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
    rijen = [r for r in afkeuren.lijst(gevuld.workspace) if r.stand is afkeuren.Stand.OPEN]
    uiterlijk = [r.tot for r in rijen if r.tot]
    assert len(set(uiterlijk)) > 1
    assert uiterlijk == sorted(uiterlijk)
    assert cellen(gevuld)[0] == rijen[0].client
