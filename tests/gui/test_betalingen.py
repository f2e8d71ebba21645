"""Money in the window: a bank statement, what is open and how old, payments taken back."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.domain.betaling import Ouderdom
from app.gui.afschrift.kaart import Boekingkaart, Stillekaart
from app.gui.afschrift.page import Afschriftpagina
from app.gui.application import Application
from app.gui.context import TAB_DECLARATIES
from app.gui.widgets.elided import ElidedLabel
from app.services import afschriften, betalingen
from app.services.workspace import Workspace
from app.standard.codec import decode
from app.standard.declaratie import Declaratiebericht
from app.standard.release import Wet
from tests.afschrift import afschrift, betaald
from tests.bouw import bericht301, toegewezen
from tests.declareren_bouw import declareer, euros, toegekend
from tests.gui.declareerscherm import declaraties, gelezen, open_tab, rust
from tests.gui.open_venster import Scherm, open_scherm, open_werk
from tests.gui.test_accessibility import nameless
from tests.store.opslag import ontvang_en_bewaar
from tests.walks.conftest import sjabloon, snelle_sleutel
from tests.walks.declareren import antwoord325

__all__ = ["open_werk", "sjabloon", "snelle_sleutel"]  # fixtures
WIJCHEN = "0296"
JUNI_20, JUNI_9 = date(2026, 6, 20), date(2026, 6, 9)
HAND = [("D1A0001", 50000), ("D1A0002", -10000), ("D1A0003", 30000), ("D1A0004", 12000)]
VIJF = (
    betaald(12000, "Declaratie D1A0004"),  # sure
    betaald(40000, "Uw factuur D1A0001"),  # settled with the credit
    betaald(35000, "zorg juni"),  # collective, of the gemeente by its name
    betaald(9900, "subsidie"),  # of the gemeente, of nothing that we know
    betaald(-900, "huur", "Verhuurder"),  # not of a declaration
)


@pytest.fixture
def geld(qtbot: QtBot, qapp: Application, open_werk: Workspace, tmp_path: Path) -> Iterator[Scherm]:
    """The window on 20 June, with declarations of which one is settled with another."""
    ws = replace(open_werk, vandaag=lambda: JUNI_20)
    ontvang_en_bewaar(ws.engine, bericht301())
    ontvang_en_bewaar(
        ws.engine, bericht301(toegewezen(wet=Wet.WMO), wet=Wet.WMO, identificatie="G0002")
    )
    with ws.schrijven() as uow:
        for nummer, bedrag in HAND:
            toegekend(uow, nummer, bedrag)
        toegekend(uow, "W1A0001", 5000, Wet.WMO)
        uow.commit()
    made = open_scherm(qtbot, qapp, ws, tmp_path / "downloads")
    open_tab(made, TAB_DECLARATIES)
    yield made
    made.geopend.venster.close()
    assert made.fouten == []


def pagina(scherm: Scherm) -> Afschriftpagina:
    page = scherm.geopend.venster.over
    assert isinstance(page, Afschriftpagina)
    return page


def sleep_afschrift(scherm: Scherm, *boekingen: str) -> Afschriftpagina:
    scherm.sleep(scherm.bestand("bank.xml", afschrift(*boekingen)))
    scherm.rust()
    return pagina(scherm)


def kaart(page: Afschriftpagina, tekst: str) -> Boekingkaart:
    (gevonden,) = [een for een in page.kaarten if tekst in een.keuze.boeking.tekst]
    return gevonden


def teksten(deel: QWidget) -> str:
    """What a part shows, amounts with a common space."""
    woorden = [
        label.whole if isinstance(label, ElidedLabel) else label.text()
        for label in deel.findChildren(QLabel)
        if not label.isHidden()
    ]
    return "\n".join(woorden).replace("\N{NO-BREAK SPACE}", " ")


def kies(scherm: Scherm, kaart_: Boekingkaart, begin: str, plaats: int = -1) -> None:
    veld = kaart_.velden[plaats]
    (at,) = [n for n in range(veld.count()) if veld.itemText(n).startswith(begin)]
    veld.setCurrentIndex(at)
    scherm.rust()


def open_bedragen(scherm: Scherm) -> dict[str, int]:
    return {post.nummer: post.open for post in betalingen.openstaand(scherm.workspace)}


class TestAfschrift:
    def test_vijf_boekingen_staan_er_met_hun_voorstel(self, geld: Scherm) -> None:
        page = sleep_afschrift(geld, *VIJF)
        assert {een.keuze.boeking.tekst: (een.chip.accessibleName(), een.vink.isChecked())
                for een in page.kaarten} == {
            "Declaratie D1A0004": ("Zeker", True),
            "Uw factuur D1A0001": ("Zeker", True),
            "zorg juni": ("Waarschijnlijk", False),
            "subsidie": ("Onbekend", False),
        }  # fmt: skip
        assert geld.geopend.venster.header.summary == (
            "4 boekingen gaan misschien over declaraties · 1 andere boeking niet"
        )
        assert page.totaal.text() == "2 boekingen aangevinkt, samen € 520,00"
        assert not kaart(page, "subsidie").vink.isEnabled()
        assert nameless(geld.geopend.venster) == []

    def test_een_verrekend_saldo_staat_er_in_delen_bij(self, geld: Scherm) -> None:
        gezien = teksten(kaart(sleep_afschrift(geld, *VIJF), "D1A0001"))
        assert "D1A0001 · Nijmegen · Jeugdwet · april 2026\n€ 500,00" in gezien
        assert "D1A0002 · Nijmegen · Jeugdwet · april 2026 · verrekend\n€ -100,00" in gezien
        assert "hield een negatief saldo in" in gezien

    def test_boek_en_ongedaan(self, geld: Scherm) -> None:
        page = sleep_afschrift(geld, *VIJF)
        geld.klik(kaart(page, "zorg juni").vink)
        geld.klik(page.boek)
        rust(geld)
        assert geld.geopend.venster.over is None
        assert "3 boekingen van het afschrift geboekt, samen € 870,00." in geld.gezegd
        assert open_bedragen(geld) == {}
        geld.klik(geld.geopend.venster.messages._button)
        rust(geld)
        assert len(open_bedragen(geld)) == 5

    def test_zelf_een_declaratie_kiezen_en_nog_een_voor_de_rest(self, geld: Scherm) -> None:
        page = sleep_afschrift(geld, betaald(35000, "subsidie", "Bank"), betaald(99, "gemeente"))
        het = kaart(page, "gemeente")
        kies(geld, het, "D1A0003")
        assert "blijft dan € 299,01 open" in teksten(het)
        assert len(het.velden) == 2
        kies(geld, het, "Hoort niet", 0)
        assert (het.chip.accessibleName(), het.vink.isEnabled()) == ("Hoort er niet bij", False)
        assert len(het.velden) == 1
        page = sleep_afschrift(geld, betaald(42001, "zorg mei"))
        (het,) = page.kaarten
        kies(geld, het, "D1A0003")
        kies(geld, het, "D1A0004")
        assert het.vink.isChecked()
        assert [(d.declaratie.nummer, d.bedrag) for d in het.keuze.delen] == [
            ("D1A0003", 30000), ("D1A0004", 12001),
        ]  # fmt: skip

    def test_wat_vreemd_is_vraagt_in_de_rij(self, geld: Scherm) -> None:
        page = sleep_afschrift(geld, betaald(12100, "te veel"), VIJF[0])
        het = kaart(page, "te veel")
        kies(geld, het, "D1A0003")  # too little of it, which is no question
        kies(geld, het, "D1A0004", 0)
        geld.klik(page.boek)
        assert open_bedragen(geld)["D1A0004"] == 12000  # nothing is kept yet
        assert "past daar niet op" in teksten(het)
        assert not page.boek.isEnabled()
        assert "vraag" in page.totaal.text()
        geld.toets(Qt.Key.Key_Return)  # the keyboard stands on it: Toch boeken
        assert "past daar niet op" not in teksten(het)
        geld.klik(kaart(page, "D1A0004")._bezwaar.niet)  # it would be paid twice
        geld.klik(page.boek)
        rust(geld)
        assert open_bedragen(geld)["D1A0004"] == -100

    def test_niet_boeken_laat_de_rij_weg(self, geld: Scherm) -> None:
        page = sleep_afschrift(geld, betaald(12100, "te veel"))
        (het,) = page.kaarten
        kies(geld, het, "D1A0004")
        geld.klik(page.boek)
        geld.klik(het._bezwaar.niet)
        assert (het.vink.isChecked(), page.boek.isEnabled()) == (False, False)

    def test_wat_al_geboekt_is_staat_er_stil_bij(self, geld: Scherm) -> None:
        geld.klik(sleep_afschrift(geld, VIJF[1]).boek)
        rust(geld)
        betalingen.meld_betaald(geld.workspace, "D1A0004", JUNI_9, 12000)
        page = sleep_afschrift(geld, VIJF[0], VIJF[1])
        assert page.kaarten == []
        stil = [teksten(een) for een in page.findChildren(Stillekaart)]
        assert "had je zelf al vastgelegd" in stil[0]
        assert "D1A0001, D1A0002 · Deze boeking had je al ingelezen." in stil[1]
        assert not page.boek.isVisible() or not page.boek.isEnabled()

    def test_fouten_van_een_bestand_staan_er_in_het_nederlands(self, geld: Scherm) -> None:
        geld.klik(declaraties(geld).balk.afschrift)
        page = pagina(geld)
        oud = geld.bestand("oud.sta", b":20:P\n:25:NL\n")
        page.take_files([oud])
        geld.rust()
        assert "oud.sta: Dit is een afschrift in het oude formaat MT940." in teksten(page)
        page.take_files([oud, geld.bestand("bank.xml", afschrift(*VIJF))])
        geld.rust()
        assert "MT940" in teksten(page)
        assert len(page.kaarten) == 4

    def test_niets_over_declaraties(self, geld: Scherm) -> None:
        page = sleep_afschrift(geld, VIJF[4])
        assert geld.geopend.venster.header.summary.startswith("Hierop staat niets dat over")
        assert not page.boek.isVisible()

    def test_ook_een_lang_afschrift_komt_er_helemaal(self, geld: Scherm) -> None:
        page = sleep_afschrift(geld, *(betaald(100 + n, f"zorg {n}") for n in range(50)))
        geld.qtbot.waitUntil(lambda: len(page.kaarten) == 50)

    def test_een_325_op_dit_tabblad_wordt_gewoon_ingelezen(self, geld: Scherm) -> None:
        with geld.workspace.schrijven() as uow:
            id_ = declareer(uow, "D1A0009", euros(2500))
            inhoud = uow.berichten.verzending(id_).inhoud
            uow.commit()
        heen = decode(inhoud)
        assert isinstance(heen, Declaratiebericht)
        geld.sleep(
            geld.bestand("antwoord.xml", antwoord325(heen)),
            geld.bestand("bank.xml", afschrift(VIJF[0])),
        )
        geld.rust()
        assert len(pagina(geld).kaarten) == 1
        (post,) = [p for p in betalingen.openstaand(geld.workspace) if p.nummer == "D1A0009"]
        assert post.toegekend == 2500

    def test_een_zip_van_de_bank(self, geld: Scherm, tmp_path: Path) -> None:
        with zipfile.ZipFile(tmp_path / "bank.zip", "w") as archief:
            archief.writestr("a.xml", afschrift(VIJF[0]))
            archief.writestr("b.xml", afschrift(VIJF[1], nummer="S2"))
        geld.sleep(tmp_path / "bank.zip")
        geld.rust()
        assert len(pagina(geld).kaarten) == 2


class TestNogTeOntvangen:
    def test_hoe_oud_en_wat_er_verrekend_wordt(self, geld: Scherm) -> None:
        balk = declaraties(geld).balk
        assert [stap.geld for stap in balk.stappen.values()] == ["", "€ 970,00", "", ""]
        assert geld.geopend.venster.header.summary == (
            "€ 970,00 nog te ontvangen · € -100,00 te verrekenen"
        )
        assert not balk.zin.isVisible()  # of one gemeente that is all

    def test_van_meer_gemeenten_staat_het_er_apart(self, geld: Scherm) -> None:
        ontvang_en_bewaar(
            geld.workspace.engine,
            bericht301(toegewezen(), gemeente=WIJCHEN, identificatie="G0003"),
        )
        with geld.workspace.schrijven() as uow:
            toegekend(uow, "D2A0001", 900, gemeente=WIJCHEN, dagtekening=date(2026, 6, 15))
            uow.commit()
        page = declaraties(geld)
        page.ververs()
        rust(geld)
        assert page.balk.zin.isVisible()
        assert page.balk.zin.whole.split("   ·   ") == [
            "Nijmegen: € 970,00 open, alles te laat, € -100,00 te verrekenen",
            "Wijchen: € 9,00 open",
        ]

    def test_een_stap_kiezen_filtert_de_lijst(self, geld: Scherm) -> None:
        with geld.workspace.schrijven() as uow:
            declareer(uow, "D1A0008", euros(700), dagtekening=date(2026, 6, 15))
            uow.commit()
        page = declaraties(geld)
        page.ververs()
        rust(geld)
        alle = len(gelezen(page.tabel))
        geld.klik(page.balk.stappen[Ouderdom.OP_TIJD])
        (rij,) = gelezen(page.tabel)
        assert rij[0].endswith("D1A0008")
        assert rij[4] == "€ 7,00\nnog geen antwoord"
        geld.klik(page.balk.stappen[Ouderdom.TOT_30])
        assert len(gelezen(page.tabel)) == 4
        geld.klik(page.balk.stappen[Ouderdom.TOT_30])
        assert len(gelezen(page.tabel)) == alle

    def test_wie_naar_een_declaratie_gaat_ziet_hem_ook(self, geld: Scherm) -> None:
        page = declaraties(geld)
        geld.klik(page.balk.stappen[Ouderdom.TOT_30])
        with geld.workspace.lezen() as uow:
            (stand,) = uow.betalingen.met_nummer("D1A0002")
        page.toon(bericht_id=stand.bericht_id)
        rust(geld)
        assert page.tabel.chosen_row().van.nummer == "D1A0002"

    def test_betalingen_met_de_weg_terug(self, geld: Scherm) -> None:
        pad = geld.bestand("bank.xml", afschrift(VIJF[1]))
        afschriften.boek(
            geld.workspace, afschriften.lees_afschrift(geld.workspace, [pad]).voorstellen
        )
        with geld.workspace.lezen() as uow:
            (stand,) = uow.betalingen.met_nummer("D1A0001")
        page = declaraties(geld)
        page.toon(bericht_id=stand.bericht_id)
        rust(geld)
        gezien = teksten(page.kop)
        assert "Betaald di 9 jun 2026\n€ 500,00\nGemeente Nijmegen Uw factuur D1A0001" in gezien
        (knop,) = page.kop.betalingen.knoppen
        geld.klik(knop)
        rust(geld)
        assert "ook bij 1 andere declaratie" in geld.gezegd
        assert open_bedragen(geld)["D1A0002"] == -10000
        assert "betaling verwacht 9 jun 2026, 11 dagen te laat" in teksten(page.kop)
        geld.klik(geld.knop("Ongedaan maken"))
        rust(geld)
        assert "D1A0001" not in open_bedragen(geld)
