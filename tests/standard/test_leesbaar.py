"""A message as a person reads it."""

from __future__ import annotations

from datetime import date

import pytest
from lxml import etree

from app.standard.berichtsoort import Berichtsoort
from app.standard.codec import naar_boom
from app.standard.element import Vorm
from app.standard.leesbaar import bedrag, datum_voluit, label, leesbaar
from app.standard.release import Wet
from tests.bouw import bericht301
from tests.standard import genereer, officieel

VORMEN = [Vorm(wet, soort) for wet in Wet for soort in Berichtsoort]


def test_codes_staan_er_in_woorden() -> None:
    regels = {regel.label: regel.waarde for regel in leesbaar(bericht301())}
    assert regels["Afzender"] == "Nijmegen (0268)"
    assert regels["Geslacht"] == "Mannelijk (1)"
    assert regels["Categorie"] == "Jeugdhulp ambulant (45)"
    assert regels["Eenheid"] == "Uur (04)"
    assert regels["Ingangsdatum"] == "1 april 2026"
    assert regels["BSN"] == "999900006"


@pytest.mark.parametrize("vorm", VORMEN, ids=officieel.naam)
def test_ieder_pad_wijst_een_element_aan_en_niets_ontbreekt(vorm: Vorm) -> None:
    bericht = genereer.bericht(vorm)
    boom = naar_boom(bericht)
    for node in boom.iter():
        node.tag = etree.QName(node).localname
    regels = leesbaar(bericht)
    for regel in regels:
        assert boom.getroottree().xpath(regel.pad), regel.pad
    bladeren = [node for node in boom.iter() if not len(node)]
    assert len([regel for regel in regels if not regel.is_kop]) == len(bladeren)


@pytest.mark.parametrize(
    ("naam", "tekst"),
    [
        ("ToewijzingIngangsdatum", "Toewijzing ingangsdatum"),
        ("Bsn", "BSN"),
        ("ReferentieAanbieder", "Referentie aanbieder"),
        ("Einddatum", "Einddatum"),
    ],
)
def test_labels(naam: str, tekst: str) -> None:
    assert label(naam) == tekst


@pytest.mark.parametrize(
    ("centen", "tekst"),
    [
        (0, "€ 0,00"),
        (5, "€ 0,05"),
        (123456, "€ 1.234,56"),
        (-100, "-€ 1,00"),
        (10**8, "€ 1.000.000,00"),
    ],
)
def test_bedragen(centen: int, tekst: str) -> None:
    assert bedrag(centen) == tekst


def test_datum_voluit() -> None:
    assert datum_voluit(date(2026, 3, 1)) == "1 maart 2026"
