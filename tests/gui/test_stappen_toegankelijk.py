"""A form in steps for who uses the keyboard or a screen reader."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.gui.velden.keuze import Meervraag
from tests.gui.proefform import BLOKKEERT, CLIENT, CONTROLE, GEMEENTE, LET_OP, PRODUCTEN, VERWIJZING
from tests.gui.stappenscherm import KEY, VOL, Stappenscherm, stappen
from tests.gui.test_accessibility import nameless, stops

__all__ = ["stappen"]  # fixtures

STAPPEN = (CLIENT, GEMEENTE, VERWIJZING, PRODUCTEN, CONTROLE)


def loop(stappen: Stappenscherm) -> list[QWidget]:
    """Give what Tab visits on the page, from the rail on."""
    bezocht = [w for w in stops(stappen.venster) if stappen.page.isAncestorOf(w)]
    begin = bezocht.index(stappen.page.indeling.rail.knoppen[CLIENT])
    return bezocht[begin:] + bezocht[:begin]


def open_stap(stappen: Stappenscherm, stap: str) -> None:
    stappen.dienst.bezwaren = (BLOKKEERT, LET_OP)
    form = VOL if stap == CONTROLE else VOL.voeg_toe(PRODUCTEN).zet("product1", "categorie", "54")
    stappen.open(form, stap)


@pytest.mark.parametrize("stap", STAPPEN)
def test_alles_op_een_stap_heeft_een_naam(stappen: Stappenscherm, stap: str) -> None:
    open_stap(stappen, stap)
    assert nameless(stappen.venster) == []


@pytest.mark.parametrize("stap", STAPPEN)
def test_tab_loopt_van_boven_naar_beneden_langs_alles(stappen: Stappenscherm, stap: str) -> None:
    open_stap(stappen, stap)
    page = stappen.page
    bezocht = loop(stappen)
    deel = page.indeling
    vak = page.controle if stap == CONTROLE else page.vakken[stap]
    inhoud = vak.widget()
    assert inhoud is not None
    binnen = [w for w in bezocht if vak.isAncestorOf(w)]
    hoogten = [w.mapTo(inhoud, w.rect().topLeft()).y() for w in binnen]
    assert hoogten == sorted(hoogten)
    rail = [w for w in bezocht if deel.rail.isAncestorOf(w)]
    knoppen = [w for w in bezocht if w not in rail and w not in binnen]
    assert bezocht == rail + binnen + knoppen
    assert {deel.annuleer, deel.rail.knoppen[stap]} <= set(bezocht)
    if stap == CONTROLE:
        assert page.controle.kaarten["uren-1"].toch in bezocht
        assert page.controle.voorbeeld.bericht.tree in bezocht
        return
    assert deel.volgende in bezocht
    for _, _, vraag in page.vakken[stap].vragen():
        delen = [vraag.editor]
        if isinstance(vraag, Meervraag):
            delen = list(vraag.vinkjes.per_code.values())
        assert set(delen) <= set(bezocht), vraag.veld.naam


def test_terug_met_de_tab_komt_langs_hetzelfde(stappen: Stappenscherm) -> None:
    open_stap(stappen, PRODUCTEN)
    heen = stops(stappen.venster)
    terug: list[QWidget] = []
    while (hier := QApplication.focusWidget()) not in terug:
        assert hier is not None
        terug.append(hier)
        QTest.keyClick(hier, KEY.Key_Backtab)
    assert set(terug) == set(heen)


def test_na_een_nieuwe_vraag_loopt_tab_er_ook_langs(stappen: Stappenscherm) -> None:
    stappen.open(VOL, PRODUCTEN)
    stappen.page.zet_form(VOL.zet("product1", "categorie", "54"))
    product = stappen.page.vakken[PRODUCTEN].vraag("product1", "code")
    assert product is not None
    bezocht = loop(stappen)
    categorie = stappen.page.vakken[PRODUCTEN].vraag("product1", "categorie")
    assert categorie is not None
    assert bezocht.index(product.editor) == bezocht.index(categorie.editor) + 1
