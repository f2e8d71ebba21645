"""The screen Verzoeken: how far each request is, and what can be done about it."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.verzending import Status
from app.domain.verzoek import IN_ONDERZOEK, Overruling
from app.gui.context import VERZOEKEN
from app.gui.vandaag.mail import MailPagina
from app.gui.verzoeken.page import VerzoekenPage, scherm
from app.services import verzoeken
from app.standard.afwijzing import WOONPLAATSBEGINSEL
from tests.bouw import ANDER_BSN, bericht301, toegewezen
from tests.gui.bureau import teksten, toets_toetsenbord
from tests.gui.clientscherm import typ
from tests.gui.verzoekbezoek import Bezoek, bezoek
from tests.verzoeken_bouw import bericht301_op, bericht315, bericht317, bericht319
from tests.walks.conftest import sjabloon, snelle_sleutel

__all__ = ["bezoek", "sjabloon", "snelle_sleutel"]  # fixtures

KEY = Qt.Key
ARNHEM = "0202"


# The list


def test_zonder_verzoeken_staat_er_hoe_je_begint(bezoek: Bezoek) -> None:
    page = bezoek.open()
    assert "Nog geen verzoeken" in teksten(page.table)
    assert "Kies Nieuw verzoek" in teksten(page.table)
    assert not page.kaart.isVisible()
    page.nieuw.click()
    assert bezoek.gevraagd == [{}]


def test_concepten_bovenaan_dan_het_nieuwste(bezoek: Bezoek) -> None:
    bezoek.doe(bericht315("A1"))
    bezoek.doe(bericht317("V1", bsn=ANDER_BSN), Status.KLAAR)
    bezoek.begin_concept()
    page = bezoek.open()
    assert bezoek.rijen() == [
        ("Terpstra", "Concept"),
        ("T. de Wit", "Klaar"),
        ("T. de Wit", "Wacht op besluit"),
    ]
    assert [rij.kort for rij in page.table.rijen] == [
        "Toewijzing (JW315)",
        "Wijziging (JW317)",
        "Toewijzing (JW315)",
    ]


def test_een_nieuwe_client_heet_zoals_in_het_dossier_straks(bezoek: Bezoek) -> None:
    bezoek.begin_concept("Wit", voorvoegsel="de", voorletters="JP")
    bezoek.open()
    assert bezoek.rijen() == [("J.P. de Wit", "Concept")]


def test_wat_beantwoord_is_staat_alleen_onder_alles(bezoek: Bezoek) -> None:
    bezoek.doe(bericht315("A1"))
    bezoek.doe(bericht315("A2", bsn=ANDER_BSN))
    bezoek.importeer(bericht301_op("A1"))
    bezoek.open()
    assert bezoek.rijen() == [("T. de Wit", "Wacht op besluit")]
    bezoek.toon_alles()
    assert [stand for _, stand in bezoek.rijen()] == ["Wacht op besluit", "Anders toegewezen"]
    bezoek.toon_alles(False)
    assert len(bezoek.rijen()) == 1


def test_is_alles_beantwoord_dan_zegt_de_lijst_dat(bezoek: Bezoek) -> None:
    bezoek.doe(bericht315("A1"))
    bezoek.importeer(bericht301_op("A1"))
    page = bezoek.open()
    assert "Niets open" in teksten(page.table)
    assert "Kies Alles" in teksten(page.table)


@pytest.mark.parametrize("tekst", ["wit", "WIT nijmegen", "A1", "jeugd", "jw315"])
def test_zoeken_op_client_gemeente_referentie_product_en_bericht(
    bezoek: Bezoek, tekst: str
) -> None:
    bezoek.doe(bericht315("A1"))
    bezoek.begin_concept("Öztürk")
    bezoek.open()
    bezoek.zoek(tekst)
    assert ("T. de Wit", "Wacht op besluit") in bezoek.rijen()


def test_zoeken_laat_weg_wat_niet_past_en_zegt_als_er_niets_is(bezoek: Bezoek) -> None:
    bezoek.doe(bericht315("A1"))
    bezoek.begin_concept("Öztürk")
    page = bezoek.open()
    bezoek.zoek("ozturk")
    assert bezoek.rijen() == [("Öztürk", "Concept")]
    bezoek.zoek("niemand")
    assert "Niets gevonden" in teksten(page.table)
    assert "of kies Alles" in teksten(page.table)
    assert not page.kaart.isVisible()
    bezoek.toon_alles()
    assert "of kies Alles" not in teksten(page.table)
    bezoek.zoek("")
    assert len(bezoek.rijen()) == 2
    assert page.kaart.isVisible()


def test_vanuit_vandaag_komt_een_afgehandeld_verzoek_in_beeld(bezoek: Bezoek) -> None:
    bezoek.doe(bericht315("A1"))
    bezoek.doe(bericht315("A2", bsn=ANDER_BSN))
    bezoek.importeer(bericht301_op("A1"))
    page = bezoek.open()
    page.toon(1)
    bezoek.rust()
    assert bezoek.rijen()[-1] == ("T. de Wit", "Anders toegewezen")
    assert "referentie A1" in bezoek.kaart


def test_pijltjes_lopen_door_de_lijst_en_enter_gaat_naar_de_knop(bezoek: Bezoek) -> None:
    bezoek.doe(bericht315("A1"))
    bezoek.importeer(bericht319("A1"))
    bezoek.begin_concept()
    page = bezoek.open()
    page.activateWindow()
    page.table.setFocus()
    bezoek.hier.qtbot.waitUntil(page.table.hasFocus)
    assert "Nog niet af" in bezoek.kaart
    QTest.keyClick(page.table, KEY.Key_Down)
    bezoek.rust()
    assert "Nijmegen wees dit af" in bezoek.kaart
    QTest.keyClick(page.table, KEY.Key_Return)
    bezoek.rust()
    assert page.kaart.verbeter.hasFocus()
    page.table.setFocus()
    QTest.keyClick(page.table, KEY.Key_Up)
    bezoek.rust()
    QTest.keyClick(page.table, KEY.Key_Return)
    assert page.kaart.verder.hasFocus()
    QTest.keyClick(page.kaart.verder, KEY.Key_Space)
    assert bezoek.gevraagd == [{"concept_id": 1}]


def test_alles_is_met_het_toetsenbord_te_bereiken(bezoek: Bezoek) -> None:
    bezoek.doe(bericht315("A1"))
    bezoek.importeer(bericht319("A1", reden=WOONPLAATSBEGINSEL, andere_gemeente=ARNHEM))
    toets_toetsenbord(bezoek.hier, scherm(bezoek.hier.kantoor))


# The card


def test_een_concept_gaat_verder_waar_het_bleef(bezoek: Bezoek) -> None:
    id_ = bezoek.begin_concept()
    bezoek.open()
    assert "Je was bij de stap ‘Verwijzing’." in bezoek.kaart
    assert bezoek.knoppen() == ["Weggooien", "Verder invullen"]
    bezoek.klik("Verder invullen")
    assert bezoek.gevraagd == [{"concept_id": id_}]


@pytest.mark.parametrize(
    ("status", "gezegd"),
    [
        (Status.KLAAR, "Dit verzoek is nog niet bij de gemeente"),
        (Status.INGEDIEND, "Nijmegen heeft nog niet besloten"),
        (Status.AFGEKEURD_VECOZO, "Dit bericht is niet aangenomen of teruggetrokken"),
    ],
)
def test_wat_wacht_zegt_waarop(bezoek: Bezoek, status: Status, gezegd: str) -> None:
    bezoek.doe(bericht315("A1"), status)
    bezoek.open()
    assert gezegd in bezoek.kaart
    assert "Gevraagd: vanaf" in bezoek.kaart


@pytest.mark.parametrize("status", [Status.KLAAR, Status.GEEXPORTEERD])
def test_wat_nog_weg_moet_wijst_de_weg_naar_klaar(bezoek: Bezoek, status: Status) -> None:
    bericht_id = bezoek.doe(bericht315("A1"), status)
    page = bezoek.open()
    assert page.kaart.eerste_knop is page.kaart.verstuur
    bezoek.klik("Naar Klaar voor VECOZO")
    assert bezoek.naar_klaar == [bericht_id]


def test_wat_bij_de_gemeente_is_hoeft_niet_meer_naar_klaar(bezoek: Bezoek) -> None:
    bezoek.doe(bericht315("A1"))
    bezoek.open()
    assert "Naar Klaar voor VECOZO" not in bezoek.knoppen()


def test_een_geweigerd_bericht_is_te_verbeteren(bezoek: Bezoek) -> None:
    bericht_id = bezoek.doe(bericht315("A1"), Status.AFGEKEURD_VECOZO)
    bezoek.open()
    assert bezoek.knoppen() == ["Bekijk bericht", "Cliënt", "Verbeter en vraag opnieuw"]
    bezoek.klik("Verbeter en vraag opnieuw")
    assert bezoek.gevraagd == [{"opnieuw_van": bericht_id}]


def test_in_onderzoek_zegt_tot_wanneer_dat_duurt(bezoek: Bezoek) -> None:
    bezoek.doe(bericht315("A1"))
    bezoek.importeer(bericht319("A1", IN_ONDERZOEK))
    bezoek.open()
    assert "Nijmegen onderzoekt het verzoek nog" in bezoek.kaart
    assert "Uiterlijk 4 juni 2026 hoort er een besluit te zijn" in bezoek.kaart
    assert "8 weken" in bezoek.kaart
    assert "OP274" in bezoek.kaart


@pytest.mark.parametrize(
    ("dag", "stand", "tekst"),
    [
        (17, "Wacht op besluit", "Uiterlijk 17 april 2026 hoort er een besluit te zijn"),
        (20, "Besluit te laat", "had er op 17 april 2026 moeten zijn, 1 werkdag geleden"),
    ],
)
def test_zonder_besluit_staat_er_tot_wanneer_de_gemeente_heeft(
    bezoek: Bezoek, dag: int, stand: str, tekst: str
) -> None:
    bezoek.doe(bericht315("A1"))
    bezoek.open(date(2026, 4, dag))
    assert bezoek.rijen() == [("T. de Wit", stand)]
    assert tekst in bezoek.kaart
    assert "5 werkdagen (OP274" in bezoek.kaart
    assert ("Vraag het na" in bezoek.knoppen()) is (dag == 20)


def test_een_besluit_dat_uitblijft_vraag_je_na(bezoek: Bezoek) -> None:
    bezoek.doe(bericht315("A1"))
    bezoek.open(date(2026, 4, 20))
    bezoek.klik("Vraag het na")
    (mail,) = bezoek.over
    assert isinstance(mail, MailPagina)
    assert "A1" in mail.tekst.toPlainText()


def test_een_afwijzing_zegt_waarom_en_wat_je_kunt_doen(bezoek: Bezoek) -> None:
    bericht_id = bezoek.doe(bericht315("A1"))
    bezoek.importeer(bericht319("A1", reden="4"))
    bezoek.open()
    assert "Nijmegen wees dit af: past niet binnen contract" in bezoek.kaart
    assert "Vergelijk product, omvang en periode met je contract" in bezoek.kaart
    assert bezoek.knoppen() == [
        "Bekijk bericht", "Cliënt", "Sluit af…", "Verbeter en vraag opnieuw",
    ]  # fmt: skip
    bezoek.klik("Verbeter en vraag opnieuw")
    assert bezoek.gevraagd == [{"opnieuw_van": bericht_id}]


def test_iv095_een_andere_gemeente_staat_op_de_knop(bezoek: Bezoek) -> None:
    bezoek.doe(bericht315("A1"))
    bezoek.importeer(bericht319("A1", reden=WOONPLAATSBEGINSEL, andere_gemeente=ARNHEM))
    bezoek.open()
    assert "Volgens Nijmegen is Arnhem verantwoordelijk." in bezoek.kaart
    assert "Verbeter en vraag opnieuw" not in bezoek.knoppen()
    bezoek.klik("Vraag aan bij Arnhem")
    assert bezoek.gevraagd == [{"elders_van": 1}]


def test_wat_anders_is_toegewezen_staat_er_punt_voor_punt(bezoek: Bezoek) -> None:
    bezoek.doe(bericht315("A1"))
    bezoek.importeer(bericht301_op("A1"))
    bezoek.open()
    bezoek.toon_alles()
    assert "Nijmegen heeft het anders toegewezen dan je vroeg" in bezoek.kaart
    assert "Anders toegewezen, toewijzing 300201:" in bezoek.kaart
    assert "• Vanaf: 1 april 2026 in plaats van" in bezoek.kaart
    assert bezoek.knoppen() == ["Bekijk bericht", "Cliënt"]


def test_wat_toch_is_gevraagd_staat_er_met_de_reden(bezoek: Bezoek) -> None:
    bericht_id = bezoek.doe(bericht315("A1"))
    toch = Overruling(
        afspraak="contract",
        product=0,
        melding="Dit staat niet in je contract.",
        bron="OP296",
        reden="Met de gemeente afgesproken.",
    )
    with bezoek.hier.workspace.schrijven() as uow:
        uow.verzoeken.bewaar_overrulingen(bericht_id, [toch])
        uow.commit()
    bezoek.open()
    assert "Toch gevraagd" in bezoek.kaart
    assert "Reden: Met de gemeente afgesproken. (OP296)" in bezoek.kaart


def test_wat_een_301_op_een_317_weglaat_is_niet_toegewezen(bezoek: Bezoek) -> None:
    bezoek.importeer(bericht301(toegewezen(300201), toegewezen(300203)))
    bezoek.doe(bericht317("V1"))
    bezoek.importeer(bericht301_op("V1"))
    bezoek.open()
    bezoek.toon_alles()
    assert bezoek.rijen() == [("T. de Wit", "Anders toegewezen")]
    assert "Niet toegewezen" in bezoek.kaart


def test_een_317_staat_er_per_toewijzing(bezoek: Bezoek) -> None:
    bezoek.importeer(bericht301(toegewezen(300201), toegewezen(300203)))
    bezoek.doe(bericht317("V1"))
    bezoek.open()
    assert "Verzoek om wijziging (JW317) · T. de Wit" in bezoek.kaart
    assert "Gevraagd: vanaf" in bezoek.kaart  # what changes goes before what does not
    assert "Gevraagd: vanaf" not in bezoek.kaart.partition("Blijft zo")[2]


def test_naar_het_bericht_en_de_client(bezoek: Bezoek) -> None:
    bericht_id = bezoek.doe(bericht315("A1"))
    bezoek.open()
    bezoek.klik("Bekijk bericht")
    bezoek.klik("Cliënt")
    assert bezoek.hier.geopend == [("open_bericht", bericht_id), ("open_client", 1)]


# Settling it


def test_afsluiten_met_een_reden_en_ongedaan_maken(bezoek: Bezoek) -> None:
    bezoek.doe(bericht315("A1"))
    page = bezoek.open()
    bezoek.klik("Sluit af…")
    typ(page.kaart.vraag.reden, "telefonisch geregeld")
    page.kaart.vraag.bewaar.click()
    bezoek.rust()
    assert bezoek.gezegd == "Het verzoek is afgehandeld. Je vindt het terug onder Alles."
    assert bezoek.rijen() == []
    bezoek.toon_alles()
    assert bezoek.rijen() == [("T. de Wit", "Afgehandeld")]
    assert "telefonisch geregeld" in bezoek.kaart
    bezoek.doe_melding()
    assert bezoek.rijen() == [("T. de Wit", "Wacht op besluit")]


def test_zonder_reden_gaat_het_niet_dicht(bezoek: Bezoek) -> None:
    bezoek.doe(bericht315("A1"))
    page = bezoek.open()
    bezoek.klik("Sluit af…")
    page.kaart.vraag.bewaar.click()
    assert page.kaart.vraag.bezwaar.startswith("Schrijf op wat er is afgesproken.")
    QTest.keyClick(page.kaart.vraag.reden, KEY.Key_Escape)
    bezoek.rust()
    assert not page.kaart.vraag.isVisible()
    assert bezoek.rijen() == [("T. de Wit", "Wacht op besluit")]


def test_wat_is_afgesloten_kan_weer_open(bezoek: Bezoek) -> None:
    bezoek.doe(bericht315("A1"))
    verzoeken.sluit_af(bezoek.hier.workspace, 1, "gebeld")
    bezoek.open()
    bezoek.toon_alles()
    bezoek.klik("Toch open")
    assert bezoek.rijen() == [("T. de Wit", "Wacht op besluit")]


def test_een_concept_weggooien_en_ongedaan_maken(bezoek: Bezoek) -> None:
    bezoek.begin_concept()
    page = bezoek.open()
    bezoek.klik("Weggooien")
    assert bezoek.gezegd == "Concept weggegooid."
    assert bezoek.rijen() == []
    assert "Nog geen verzoeken" in teksten(page.table)
    bezoek.doe_melding()
    assert bezoek.rijen() == [("Terpstra", "Concept")]


def test_de_kop_telt_wat_open_is(bezoek: Bezoek) -> None:
    bezoek.doe(bericht315("A1"))
    bezoek.begin_concept()
    page = VerzoekenPage(bezoek.hier.kantoor)
    gezegd: list[str] = []
    page.summary_changed.connect(gezegd.append)
    bezoek.hier.toon(page)
    assert gezegd[-1] == "2 open"
    assert scherm(bezoek.hier.kantoor).key == VERZOEKEN
