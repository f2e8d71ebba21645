"""Thousands of damaged messages through our schema and the official one: one verdict."""

from __future__ import annotations

import copy
from collections.abc import Iterator

import pytest
from lxml import etree

from app.standard.codec import naar_boom
from app.standard.element import Vorm
from app.standard.schema import bericht_schema
from tests.standard import genereer, officieel

MINSTENS = 200
WAARDEN = (
    "", " ", "x" * 300, "31-02-2026", "2026-02-31", "2026-04-01Z", "2026-04-01+01:00", "12:34:56Z",
    "24:00:00", "-1", "007", "99999999999999", "1.5", "ë", "\u1ef3", "0", "9999", "13", "ZZ", "1,2",
)  # fmt: skip


def mutanten(origineel: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    """Every element dropped, doubled, moved, renamed, emptied, refilled, and so on."""
    aantal = len(list(origineel.iter()))
    for index in range(aantal):
        for naam in ("weg", "dubbel", "naar_voren", "hernoemd", "andere_namespace",
                     "extra_kind", "attribuut", "losse_tekst"):  # fmt: skip
            kopie, node = _kopie(origineel, index)
            if _pas_toe(naam, node):
                yield f"{naam} {index}", kopie
        if not len(list(origineel.iter())[index]):
            for waarde in WAARDEN:
                kopie, node = _kopie(origineel, index)
                node.text = waarde
                yield f"waarde {waarde[:12]!r} {index}", kopie


def _kopie(origineel: etree._Element, index: int) -> tuple[etree._Element, etree._Element]:
    kopie = copy.deepcopy(origineel)
    return kopie, list(kopie.iter())[index]


def _pas_toe(naam: str, node: etree._Element) -> bool:
    ouder = node.getparent()
    match naam:
        case "weg" if ouder is not None:
            ouder.remove(node)
        case "dubbel" if ouder is not None:
            ouder.insert(ouder.index(node), copy.deepcopy(node))
        case "naar_voren" if ouder is not None and ouder.index(node):
            ouder.insert(0, node)
        case "hernoemd":
            node.tag += "X"
        case "andere_namespace":
            node.tag = f"{{urn:iets-anders}}{etree.QName(node).localname}"
        case "extra_kind":
            etree.SubElement(node, "{urn:extra}Extra").text = "1"
        case "attribuut":
            node.set("onbekend", "1")
        case "losse_tekst" if len(node):
            node.text = "tekst"
        case _:
            return False
    return True


@officieel.nodig
@pytest.mark.parametrize("vorm", officieel.vormen(), ids=officieel.naam)
def test_ons_schema_en_het_officiele_oordelen_gelijk(vorm: Vorm) -> None:
    officieel_schema = etree.XMLSchema(etree.parse(officieel.xsd(vorm)))
    ons_schema = bericht_schema(vorm)
    geteld = geldig = 0
    for maat in (genereer.VOL, genereer.MINIMAAL):
        boom = naar_boom(genereer.bericht(vorm, maat))
        assert officieel_schema.validate(boom), officieel_schema.error_log
        for naam, mutant in mutanten(boom):
            oordeel = ons_schema.validate(mutant)
            assert oordeel == officieel_schema.validate(mutant), (naam, ons_schema.error_log)
            geteld += 1
            geldig += oordeel
    assert geteld >= MINSTENS
    assert 0 < geldig < geteld / 2  # both verdicts occur, most damage is seen
