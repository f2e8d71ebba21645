"""Paths of objects in a message, as they are in its XML."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from app.domain.dossier import Dossier
from app.rules.check import check
from app.rules.finding import Finding
from app.rules.pad import objecten, volgorde, voorvader, waarden
from app.rules.retour import maak_retour
from app.standard.basis import Header, Omvang
from app.standard.berichtsoort import Berichtsoort
from app.standard.codec import decode, encode, naar_boom
from app.standard.element import Berichtklasse, Vorm
from app.standard.leesbaar import leesbaar
from app.standard.release import Wet
from app.standard.toewijzing import ToegewezenProduct
from tests.rules.bouw import geldig
from tests.rules.bron import VANDAAG, Proefbron
from tests.standard import genereer
from tests.standard.officieel import naam

ALLE_VORMEN = [Vorm(wet, soort) for wet in Wet for soort in Berichtsoort]
_DEEL = re.compile(r"(?P<naam>\w+)(?:\[(?P<index>\d+)\])?")


def volg(root: etree._Element, pad: str) -> etree._Element | None:
    """Follow a path without namespaces through a tree."""
    leeg, wortel, *delen = pad.split("/")
    assert (leeg, wortel) == ("", "Bericht")
    node = root
    for deel in delen:
        gevonden = _DEEL.fullmatch(deel)
        assert gevonden
        kinderen = [k for k in node if etree.QName(k).localname == gevonden["naam"]]
        index = int(gevonden["index"] or 1)
        if len(kinderen) < index:
            return None
        node = kinderen[index - 1]
    return node


@pytest.mark.parametrize("vorm", ALLE_VORMEN, ids=naam)
def test_paden_staan_in_de_volgorde_van_de_xml(vorm: Vorm) -> None:
    bericht = genereer.bericht(vorm)
    root = naar_boom(bericht)
    plaats = {node: nummer for nummer, node in enumerate(root.iter())}
    plaatsen = volgorde(bericht)
    in_xml = [
        plaats[node]
        for pad in sorted(plaatsen, key=lambda pad: (plaatsen[pad], len(pad)))
        if (node := volg(root, pad)) is not None
    ]
    assert in_xml == list(range(len(plaats)))  # each element of the XML, once, in its order


@pytest.mark.parametrize("vorm", ALLE_VORMEN, ids=naam)
def test_paden_zijn_die_van_de_leesbare_weergave(vorm: Vorm) -> None:
    bericht = genereer.bericht(vorm)
    assert {regel.pad for regel in leesbaar(bericht)} <= set(volgorde(bericht))


def test_objecten_van_een_klasse_en_haar_ondersoorten() -> None:
    bericht = geldig(Berichtsoort.TOEWIJZING, Wet.JW)
    stam = "/Bericht/Client/ToegewezenProducten/ToegewezenProduct"
    assert [pad for pad, _ in objecten(bericht, ToegewezenProduct)] == [f"{stam}[1]", f"{stam}[2]"]
    assert [pad for pad, _ in objecten(bericht, Omvang)] == [
        f"{stam}[1]/Omvang",
        f"{stam}[2]/Omvang",
    ]
    assert objecten(bericht, Header) == [("/Bericht/Header", bericht.header)]
    assert [pad for pad, _ in objecten(bericht, Berichtklasse)] == [
        "/Bericht/Header",
        "/Bericht/Client",
        "/Bericht/Client/Contactgegevens/Contact[1]",
        f"{stam}[1]",
        f"{stam}[2]",
    ]


def test_waarden_van_een_datatype() -> None:
    bericht = geldig(Berichtsoort.ANTWOORD, Wet.JW)
    assert waarden(bericht, "LDT_Gemeente") == [
        ("/Bericht/Header/Afzender", "0268"),
        ("/Bericht/Antwoord/Woonplaatsbeginsel/Gemeente", "0268"),
    ]
    assert waarden(bericht, "LDT_BurgerServicenummer") == []


def test_voorvader_van_wat_ontbreekt() -> None:
    bekend = {"/Bericht/Client", "/Bericht/Header"}.__contains__
    assert voorvader("/Bericht/Client", bekend) == "/Bericht/Client"
    assert voorvader("/Bericht/Client/Contactgegevens", bekend) == "/Bericht/Client"
    assert voorvader("/Bericht/Antwoord", bekend) == "/Bericht"


@pytest.mark.parametrize(
    ("pad", "veld"),
    [
        ("/Bericht/Client/ToegewezenProducten/ToegewezenProduct[2]/ToewijzingNummer",
         "toewijzing_nummer"),
        ("/Bericht/Client/StartProducten/StartProduct[12]", "start_product"),
        ("/Bericht/Header", "header"),
    ],
)  # fmt: skip
def test_veld_van_een_finding(pad: str, veld: str) -> None:
    assert Finding("TR000", 2, "0001", pad, "", "", "").veld == veld


HEEN = [vorm for vorm in ALLE_VORMEN if not vorm.soort.is_retour]


@given(st.data())
def test_geen_geldig_bericht_brengt_de_regels_van_hun_stuk(data: st.DataObject) -> None:
    """Whatever the schema allows gets findings at places that exist, and a valid answer."""
    bericht = data.draw(genereer.berichten(data.draw(st.sampled_from(HEEN))))
    findings = check(bericht, Dossier(), Proefbron())
    root = naar_boom(bericht)
    for finding in findings:
        plek = finding.pad
        while volg(root, plek) is None:
            plek = plek.rpartition("/")[0]
        assert plek != "/Bericht"
    assert [f.niveau for f in findings] == sorted(f.niveau for f in findings)
    if bericht.soort is not Berichtsoort.DECLARATIE:
        retour = maak_retour(bericht, findings, "R1", VANDAAG)
        assert decode(encode(retour)) == retour
