"""What holds for the keyboard and the screen reader on every screen of the whole window."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QRadioButton, QWidget

from app.domain.verzending import Status
from app.gui.afkeur.page import AfkeurPage
from app.gui.klaar.groepen import Groep
from app.gui.velden.keuze import Vinkje
from app.gui.widgets.choice_field import ChoiceField
from app.services import instellen, melden, retouren, starten, verzenden
from app.standard.basis import Product
from tests.bouw import ANDER_BSN, bericht301, toegewezen
from tests.gui.open_venster import Scherm, open_werk, scherm
from tests.gui.test_accessibility import nameless
from tests.services.afkeuringen import meld_start
from tests.walks.conftest import sjabloon, snelle_sleutel

__all__ = ["open_werk", "scherm", "sjabloon", "snelle_sleutel"]  # fixtures


@pytest.fixture
def gevuld(scherm: Scherm) -> Scherm:
    scherm.importeer(
        bericht301(),
        bericht301(toegewezen(300202), bsn=ANDER_BSN, identificatie="G0002"),
        b"geen bericht",
    )
    return scherm


def meld(scherm: Scherm, toewijzing: int = 1) -> None:
    form = starten.formulier(scherm.workspace, toewijzing)
    gemaakt = melden.zet_klaar(scherm.workspace, form, form.toewijzing.actueel.ingangsdatum)
    assert gemaakt.gelukt


def ronde(scherm: Scherm) -> list[QWidget]:
    """Give what Tab visits, once round."""
    bezocht: list[QWidget] = []
    while (hier := QApplication.focusWidget()) not in bezocht:
        assert hier is not None
        bezocht.append(hier)
        QTest.keyClick(hier, Qt.Key.Key_Tab)
    return bezocht


@pytest.mark.parametrize(
    "key",
    [
        "vandaag",
        "klaar",
        "afkeur",
        "overzichten",
        "clienten",
        "berichten",
        "declareren",
        "controleren",
        "instellingen",
    ],
)
def test_alles_op_een_scherm_heeft_een_naam(gevuld: Scherm, key: str) -> None:
    retouren.zet_klaar(gevuld.workspace, "302", "G0001")
    fout = toegewezen(300203, einddatum=date(2026, 3, 1))  # CS003
    gevuld.importeer(bericht301(fout, bsn="999996770", identificatie="G0003"))
    gevuld.ga_naar(key)
    assert nameless(gevuld.geopend.venster) == []


def test_alles_op_de_pagina_s_eroverheen_heeft_een_naam(gevuld: Scherm) -> None:
    venster = gevuld.geopend.venster
    gevuld.geopend.bekijk_import()
    gevuld.rust()
    assert nameless(venster) == []
    gevuld.geopend.kantoor.open_start(1)
    gevuld.rust()
    assert nameless(venster) == []
    meld(gevuld)
    gevuld.geopend.kantoor.open_start(1, corrigeer=True)
    gevuld.rust()
    assert nameless(venster) == []
    gevuld.geopend.kantoor.open_stop(1)
    gevuld.rust()
    assert nameless(venster) == []
    gevuld.geopend.kantoor.open_klaar(None)
    gevuld.rust()
    gevuld.klaar.vakken[Groep.KLAAR].tabel.selectRow(0)
    assert nameless(venster) == []


def test_alles_bij_de_vraag_waarom_een_afkeur_niet_meer_hoeft_heeft_een_naam(
    gevuld: Scherm,
) -> None:
    meld_start(gevuld.workspace, date(2026, 4, 2))
    (start,) = verzenden.uitgaand(gevuld.workspace, [Status.INGEDIEND])
    verzenden.meld_afgekeurd(gevuld.workspace, start.identificatie, "BRS13")
    gevuld.ga_naar("afkeur")
    gevuld.qtbot.wait(90)  # the pause after a row is chosen
    gevuld.rust()
    page = gevuld.geopend.venster.page("afkeur")
    assert isinstance(page, AfkeurPage)
    page.kaart.vraag_reden()
    assert nameless(gevuld.geopend.venster) == []
    bezocht = ronde(gevuld)
    assert {page.kaart.vraag.reden, page.kaart.vraag.bewaar} <= set(bezocht)
    assert page.kaart.vraag.reden.accessibleDescription().startswith("Kort, voor jezelf")


def test_alles_bij_gecontroleerde_bestanden_heeft_een_naam(gevuld: Scherm) -> None:
    gevuld.ga_naar("controleren")
    gevuld.importeer(bericht301(bsn="999900007"), b"geen bericht")  # is checked, on this screen
    gevuld.qtbot.wait(90)  # the pause after a row is chosen
    gevuld.rust()
    assert nameless(gevuld.geopend.venster) == []


def test_tab_loopt_door_het_formulier_van_boven_naar_beneden(gevuld: Scherm) -> None:
    meld(gevuld)
    gevuld.geopend.kantoor.open_start(1, corrigeer=True)
    gevuld.rust()
    pagina = gevuld.start
    pagina.verbeter.setFocus()
    bezocht = ronde(gevuld)
    van_pagina = [w for w in bezocht if pagina.isAncestorOf(w)]
    hoogten = [w.mapTo(pagina, w.rect().topLeft()).y() for w in van_pagina]
    assert hoogten == sorted(hoogten)
    assert gevuld.datumvraag.datum in van_pagina
    assert pagina.zet_klaar in van_pagina
    assert any(isinstance(w, QRadioButton) for w in van_pagina)


def test_tab_loopt_door_de_stop_van_boven_naar_beneden(gevuld: Scherm) -> None:
    gevuld.importeer(
        bericht301(
            toegewezen(300203, product=Product(categorie="45", code="45A48")),
            identificatie="G0003",
        )
    )
    eerste, tweede = (melden.vind(gevuld.workspace, nummer) for nummer in (300201, 300203))
    meld(gevuld, eerste)
    meld(gevuld, tweede)
    gevuld.geopend.kantoor.open_stop(eerste)
    gevuld.rust()
    pagina = gevuld.stop
    bezocht = [w for w in ronde(gevuld) if pagina.isAncestorOf(w)]
    hoogten = [w.mapTo(pagina, w.rect().topLeft()).y() for w in bezocht]
    assert hoogten == sorted(hoogten)
    assert bezocht[0] is gevuld.datumvraag.datum
    assert [type(w) for w in bezocht[1:3]] == [ChoiceField, Vinkje]
    assert bezocht[-1] is pagina.zet_klaar


@pytest.mark.parametrize("key", ["vandaag", "klaar", "afkeur"])
def test_tab_komt_bij_elke_knop(gevuld: Scherm, key: str) -> None:
    instellen.zet_waarde(gevuld.workspace, instellen.EXPORTMAP, str(gevuld.werk / "uit"))
    retouren.zet_klaar(gevuld.workspace, "302", "G0001")
    fout = toegewezen(300203, einddatum=date(2026, 3, 1))  # CS003
    gevuld.importeer(bericht301(fout, bsn="999996770", identificatie="G0003"))
    gevuld.ga_naar(key)
    if key == "klaar":
        gevuld.klaar.vakken[Groep.KLAAR].tabel.selectRow(0)
    page = gevuld.geopend.venster.page(key)
    page.setFocus()
    bezocht = ronde(gevuld)
    gemist = [
        knop.text()
        for knop in page.findChildren(QAbstractButton)
        if knop.isVisible()
        and knop.isEnabled()
        and knop.focusPolicy() & Qt.FocusPolicy.TabFocus
        and knop not in bezocht
    ]
    assert gemist == []


def test_wat_een_rij_zegt_aan_een_schermlezer(gevuld: Scherm) -> None:
    model = gevuld.vandaag.lijst.model()
    gezegd = model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert gezegd.startswith("Over 3 werkdagen. Retour sturen (302). 2 toewijzingen. Nijmegen. Jw.")
    assert gezegd.endswith("Enter: Zet klaar.")
