"""Putting off from Vandaag, with a note, and showing it again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QMenu

from app.deadlines.termijnen import Termijn
from app.gui.vandaag.rijen import UITGESTELD, Keuze, kies, maak_lijst
from app.gui.vandaag.uitstellen import volgende_dag
from app.services import uitstellen, werklijst
from app.services.taakwoorden import samenvatting
from app.store.instellingen import Gemeentecontact
from tests.bouw import ANDER_BSN, bericht301, toegewezen
from tests.gui.bureau import teksten
from tests.gui.open_venster import Scherm, export, open_werk, scherm
from tests.gui.test_vandaag import DAG, MAIL, ZET_KLAAR, termijn
from tests.walks.conftest import VRIJDAG, sjabloon, snelle_sleutel

__all__ = ["export", "open_werk", "scherm", "sjabloon", "snelle_sleutel"]  # fixtures

KEY = Qt.Key
TOT = DAG + timedelta(days=4)
START = "Start melden (305)"
CONTACT = Gemeentecontact("backoffice@nijmegen.example", "000 123 45 67", "vraag naar Jo")

# The rows


def test_wat_is_uitgesteld_staat_er_alleen_voor_wie_ernaar_vraagt() -> None:
    alle = [termijn(1), replace(termijn(2), uitgesteld_tot=TOT, notitie="belt maandag terug")]
    assert [t.client_id for t in kies(alle, Keuze())] == [1]
    assert [t.client_id for t in kies(alle, Keuze(soort="305"))] == [1]
    assert [t.client_id for t in kies(alle, Keuze(soort=UITGESTELD))] == [2]
    assert [t.client_id for t in kies(alle, Keuze(zoek="lient"))] == [1, 2]
    assert [t.client_id for t in kies(alle, Keuze(zoek="maandag"))] == [2]
    assert [t.client_id for t in kies(alle, Keuze(soort=UITGESTELD, zoek="lient 1"))] == []


def test_de_samenvatting_zegt_hoeveel_er_is_uitgesteld() -> None:
    weg = replace(termijn(2), uitgesteld_tot=TOT)
    assert samenvatting([termijn(1), weg]) == "1 vandaag · 1 uitgesteld"
    assert samenvatting([termijn(3, over=20), weg, weg]) == "1 later · 2 uitgesteld"
    assert samenvatting([weg]) == "1 uitgesteld"


def test_de_tweede_regel_zegt_tot_wanneer_en_waarom() -> None:
    weg = replace(termijn(1), uitgesteld_tot=TOT, notitie="belt terug.")
    terug = replace(termijn(2), notitie="belt terug")
    gewoon, uitgesteld = maak_lijst([weg, terug], vouw_later=True).regels
    assert (gewoon.groep, gewoon.kort) == ("VANDAAG", "Notitie: belt terug · Kort 2")
    assert uitgesteld.groep == "UITGESTELD"
    assert uitgesteld.kort == "Uitgesteld tot ma 13 apr 2026: belt terug. · Kort 1"
    assert uitgesteld.uitleg == "Uitgesteld tot ma 13 apr 2026: belt terug. Uitleg 1"


def test_uitgesteld_staat_onderaan_wat_het_eerst_terugkomt_bovenaan() -> None:
    lijst = maak_lijst(
        [
            replace(termijn(1, over=-3), uitgesteld_tot=TOT + timedelta(days=7)),
            replace(termijn(2, over=20), uitgesteld_tot=TOT),
            termijn(3, over=2),
        ],
        vouw_later=True,
    )
    assert [(r.groep, r.client) for r in lijst.regels] == [
        ("DEZE WEEK", "C. Lient 3"),
        ("UITGESTELD", "C. Lient 2"),
        ("UITGESTELD", "C. Lient 1"),
    ]


def test_wat_tot_dezelfde_dag_is_uitgesteld_vouwt_samen_met_een_andere_dag_niet() -> None:
    weg = [replace(termijn(nr, MAIL), uitgesteld_tot=TOT, notitie="gemaild") for nr in (1, 2)]
    anders = replace(termijn(3, MAIL), uitgesteld_tot=TOT + timedelta(days=1), notitie="gemaild")
    lijst = maak_lijst([*weg, anders, termijn(4, MAIL)], vouw_later=True)
    assert [len(r.kinderen) for r in lijst.regels] == [0, 2, 0]
    assert "gemaild" in lijst.regels[1].kort


def test_een_notitie_bij_een_van_meer_staat_alleen_daar() -> None:
    een = replace(termijn(1, ZET_KLAAR), notitie="let op")
    (samen,) = maak_lijst([een, termijn(2, ZET_KLAAR)], vouw_later=True).regels
    assert samen.kort == "Eerste: Kort 1"
    assert [kind.kort for kind in samen.kinderen] == ["Notitie: let op · Kort 1", "Kort 2"]


@pytest.mark.parametrize(
    ("vandaag", "dag"),
    [
        (date(2026, 4, 9), date(2026, 4, 10)),
        (date(2026, 4, 10), date(2026, 4, 13)),
        (date(2026, 4, 11), date(2026, 4, 13)),
        (date(2026, 4, 12), date(2026, 4, 13)),
    ],
)
def test_morgen_is_in_het_weekend_maandag(vandaag: date, dag: date) -> None:
    assert volgende_dag(vandaag) == dag


# Putting off in the window; today is a Friday


def start(scherm: Scherm) -> Termijn:
    (gevonden,) = [t for t in werklijst.termijnen(scherm.workspace) if t.soort == "305"]
    return gevonden


def kies_in(combo: QComboBox, tekst: str) -> None:
    combo.setCurrentIndex(combo.findText(tekst))
    combo.activated.emit(combo.currentIndex())


def test_uitstellen_met_het_toetsenbord_en_ongedaan_maken(scherm: Scherm) -> None:
    scherm.importeer(bericht301())
    scherm.vandaag.lijst.choose(scherm.regel(START).id)
    scherm.klik(scherm.knop("Uitstellen…"))
    vraag = scherm.vandaag.voet.uitstel
    assert QApplication.focusWidget() is vraag.tot
    assert vraag.tot.value == date(2026, 4, 13)  # Monday
    scherm.typ("15-4")  # in place of what was selected
    scherm.toets(KEY.Key_Tab)
    vraag.notitie.setFocus()
    scherm.typ("wacht op ouder")
    scherm.toets(KEY.Key_Return)
    assert scherm.gezegd == "De taak van T. de Wit is uitgesteld tot wo 15 apr 2026."
    assert [r.titel for r in scherm.regels()] == ["Retour sturen (302)"]
    assert scherm.geopend.venster.header.summary.endswith("1 uitgesteld")
    assert QApplication.focusWidget() is scherm.vandaag.lijst
    scherm.klik(scherm.knop("Ongedaan maken"))
    assert scherm.gezegd == "De taak van T. de Wit staat weer in de lijst."
    assert len(scherm.regels()) == 2
    scherm.klik(scherm.knop("Ongedaan maken"))  # of the undoing
    assert (start(scherm).uitgesteld_tot, start(scherm).notitie) == (
        date(2026, 4, 15),
        "wacht op ouder",
    )


def test_snelle_keuzes_vullen_de_dag(scherm: Scherm) -> None:
    scherm.importeer(bericht301())
    scherm.vandaag.lijst.choose(scherm.regel(START).id)
    scherm.vandaag.voet.vraag_uitstel()
    vraag = scherm.vandaag.voet.uitstel
    scherm.klik(scherm.knop("Volgende week"))
    assert vraag.tot.value == VRIJDAG + timedelta(days=7)
    assert QApplication.focusWidget() is vraag.notitie
    scherm.klik(scherm.knop("Maandag"))
    assert vraag.tot.value == date(2026, 4, 13)
    scherm.klik(scherm.knop("Stel uit"))
    assert start(scherm).uitgesteld_tot == date(2026, 4, 13)


def test_na_de_uiterste_dag_mag_maar_het_staat_erbij(scherm: Scherm) -> None:
    scherm.importeer(bericht301())
    scherm.vandaag.lijst.choose(scherm.regel(START).id)
    scherm.vandaag.voet.vraag_uitstel()
    vraag = scherm.vandaag.voet.uitstel
    uiterlijk = start(scherm).vervaldatum
    vraag.tot.set_value(uiterlijk)
    assert "Let op" not in teksten(vraag)
    vraag.tot.set_value(uiterlijk + timedelta(days=1))
    assert "valt daarvoor. De termijn schuift niet op." in teksten(vraag)
    scherm.klik(scherm.knop("Stel uit"))
    assert start(scherm).vervaldatum == uiterlijk


@pytest.mark.parametrize(
    ("getypt", "reden"),
    [
        ("10-4-2026", "Uitstellen kan alleen tot een dag na vandaag. Kies een latere dag."),
        ("31-4-2026", "31-04-2026 bestaat niet."),
        ("1-5-2062", "Uitstellen kan tot een jaar vooruit."),
        ("", "Tot wanneer wil je dit uitstellen?"),
    ],
)
def test_wat_niet_kan_blijft_staan_met_de_reden(scherm: Scherm, getypt: str, reden: str) -> None:
    scherm.importeer(bericht301())
    scherm.vandaag.lijst.choose(scherm.regel(START).id)
    scherm.vandaag.voet.vraag_uitstel()
    vraag = scherm.vandaag.voet.uitstel
    vraag.tot.clear()
    scherm.typ(getypt, vraag.tot)
    vraag.tot.setFocus()
    scherm.toets(KEY.Key_Return)
    assert scherm.vandaag.voet.vraagt
    assert reden in teksten(vraag)
    assert start(scherm).uitgesteld_tot is None
    scherm.toets(KEY.Key_Escape)
    assert not scherm.vandaag.voet.vraagt


def test_enter_op_annuleren_stelt_niets_uit(scherm: Scherm) -> None:
    scherm.importeer(bericht301())
    scherm.vandaag.lijst.choose(scherm.regel(START).id)
    for vraag in (scherm.vandaag.voet.vraag_uitstel, scherm.vandaag.voet.vraag_datum):
        voor = start(scherm)
        vraag()
        scherm.knop("Annuleren").setFocus()
        scherm.toets(KEY.Key_Return)
        assert not scherm.vandaag.voet.vraagt
        assert start(scherm) == voor


def test_een_rij_voor_meer_stelt_alles_ineens_uit(scherm: Scherm) -> None:
    scherm.importeer(
        bericht301(),
        bericht301(toegewezen(300202), bsn=ANDER_BSN, identificatie="G0002"),
    )
    scherm.vandaag.lijst.choose(scherm.regel("Retour sturen (302)").id)
    scherm.klik(scherm.knop("Uitstellen…"))
    scherm.toets(KEY.Key_Return)
    assert scherm.gezegd == "2 taken zijn uitgesteld tot ma 13 apr 2026."
    assert {r.titel for r in scherm.regels()} == {START}
    scherm.klik(scherm.knop("Ongedaan maken"))
    assert scherm.gezegd == "2 taken staan weer in de lijst."


def test_uitgesteld_kiezen_en_weer_tonen_uit_het_menu(scherm: Scherm) -> None:
    scherm.importeer(bericht301())
    uitstellen.stel_uit(scherm.workspace, [start(scherm)], date(2026, 4, 20), "vakantie")
    scherm.geopend.changes.gewijzigd.emit()
    scherm.rust()
    page = scherm.vandaag
    kies_in(page.filters.soorten, "Uitgesteld")
    (regel,) = scherm.regels()
    assert regel.kort.startswith("Uitgesteld tot ma 20 apr 2026: vakantie")
    page.lijst.choose(regel.id)
    scherm.klik(scherm.knop("Uitstellen…"))
    assert page.voet.uitstel.tot.value == date(2026, 4, 20)  # as it was put off
    assert page.voet.uitstel.notitie.text() == "vakantie"
    scherm.toets(KEY.Key_Escape)
    page.lijst.menu_gevraagd.emit(QPoint(10, 10))
    (menu,) = page.findChildren(QMenu)
    (weer,) = [a for a in menu.actions() if a.text() == "Weer tonen"]
    weer.trigger()
    menu.close()
    scherm.rust()
    assert start(scherm).uitgesteld_tot is None
    assert page.filters.soorten.currentText() == "Alle taken"  # nothing else is put off


def test_is_alles_uitgesteld_dan_zegt_de_lege_lijst_waar_het_is(scherm: Scherm) -> None:
    scherm.importeer(bericht301())
    alle = werklijst.termijnen(scherm.workspace)
    uitstellen.stel_uit(scherm.workspace, alle, date(2026, 4, 20))
    scherm.geopend.changes.gewijzigd.emit()
    scherm.rust()
    assert scherm.regels() == ()
    zegt = scherm.vandaag.lijst.accessibleDescription()
    assert "2 taken zijn uitgesteld. Kies Uitgesteld" in zegt
