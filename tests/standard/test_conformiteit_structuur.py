"""Our generated schemas and the official ones, element by element."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from app.standard.berichtsoort import Berichtsoort
from app.standard.element import Vorm
from app.standard.release import Wet
from app.standard.schema import schrijf_basis, schrijf_bericht
from tests.standard import officieel

XS = "{http://www.w3.org/2001/XMLSchema}"
Regel = tuple[str, str, str, tuple[tuple[str, str], ...], frozenset[str]]


def uitgeklapt(bericht: Any, basis: Any) -> list[Regel]:
    """Every element below Bericht: path with namespaces, cardinality, base type, facets, codes."""
    typen = {}
    for schema in (basis, bericht):
        namespace = schema.get("targetNamespace")
        for node in schema.iter(f"{XS}complexType", f"{XS}simpleType"):
            if node.get("name"):
                typen[namespace, node.get("name")] = (node, schema)
    regels: list[Regel] = []

    def zoek(qname: str, schema: Any) -> Any:
        prefix, _, naam = qname.partition(":")
        return typen.get((schema.nsmap[prefix], naam))

    def simpel(node: Any, schema: Any) -> Any:
        beperking = node.find(f"{XS}restriction")
        facetten = [
            (kind.tag.removeprefix(XS), kind.get("value"))
            for kind in beperking
            if kind.tag not in (f"{XS}annotation", f"{XS}enumeration")
        ]
        codes = {kind.get("value") for kind in beperking.iterfind(f"{XS}enumeration")}
        boven = zoek(beperking.get("base"), schema)
        if boven is None:
            return beperking.get("base").partition(":")[2], facetten, codes
        basis_type, meer, meer_codes = simpel(*boven)
        return basis_type, facetten + meer, codes | meer_codes

    def loop(node: Any, schema: Any, pad: str) -> None:
        for element in node.iterfind(f"{XS}sequence/{XS}element"):
            kind_pad = f"{pad}/{{{schema.get('targetNamespace')}}}{element.get('name')}"
            aantal = f"{element.get('minOccurs', '1')}..{element.get('maxOccurs', '1')}"
            soort = element.find(f"{XS}simpleType")
            eigen = (soort, schema) if soort is not None else zoek(element.get("type"), schema)
            if eigen[0].tag == f"{XS}simpleType":
                basis_type, facetten, codes = simpel(*eigen)
                regels.append(
                    (kind_pad, aantal, basis_type, tuple(sorted(set(facetten))), frozenset(codes))
                )
            else:
                regels.append((kind_pad, aantal, "complex", (), frozenset()))
                loop(eigen[0], eigen[1], kind_pad)

    wortel = bericht.find(f"{XS}element")
    start = zoek(wortel.get("type"), bericht)
    regels.append((wortel.get("name"), "", "root", (), frozenset()))
    loop(start[0], start[1], wortel.get("name"))
    return regels


def ons(vorm: Vorm) -> list[Regel]:
    return uitgeklapt(
        etree.fromstring(schrijf_bericht(vorm)), etree.fromstring(schrijf_basis(vorm.wet))
    )


def officiele(pad: Path) -> list[Regel]:
    return uitgeklapt(
        etree.parse(pad).getroot(), etree.parse(pad.with_name("Basisschema.xsd")).getroot()
    )


@officieel.nodig
def test_er_zijn_21_officiele_schemas() -> None:
    assert len(officieel.vormen()) == 21


@officieel.nodig
@pytest.mark.parametrize("vorm", officieel.vormen(), ids=officieel.naam)
def test_ieder_element_is_gelijk_aan_het_officiele_schema(vorm: Vorm) -> None:
    verschil = [
        paar for paar in zip(ons(vorm), officiele(officieel.xsd(vorm)), strict=True)
        if paar[0] != paar[1]
    ]  # fmt: skip
    assert verschil == []


@officieel.nodig
def test_de_vergelijking_ziet_een_verschil() -> None:
    anders: Any = etree.fromstring(schrijf_bericht(Vorm(Wet.JW, Berichtsoort.START)))
    element = anders.find(f".//{XS}element[@name='Product']")
    element.set("minOccurs", "1")
    basis = etree.fromstring(schrijf_basis(Wet.JW))
    assert uitgeklapt(anders, basis) != officiele(officieel.xsd(Vorm(Wet.JW, Berichtsoort.START)))


@pytest.mark.parametrize(
    "soort", [s for s in Berichtsoort if s.is_retour or s is Berichtsoort.TOEWIJZING], ids=str
)
def test_wmo_en_jw_verschillen_alleen_waar_de_standaard_dat_zegt(soort: Berichtsoort) -> None:
    """The seven iWmo messages without an official schema follow from their iJw twins."""

    def kaal(wet: Wet) -> list[Any]:
        ruis = (wet.standaard, f"{wet.value}{soort.value}")
        regels = [
            (
                pad.replace(ruis[0], "std").replace(ruis[1], "bericht"),
                aantal,
                basis,
                facetten,
                codes,
            )
            for pad, aantal, basis, facetten, codes in ons(Vorm(wet, soort))
        ]
        wet_eigen = ("BerichtCode", "Categorie", "RedenBeeindiging", "GezagsdragerBekend")
        return [
            regel for regel in regels
            if not regel[0].endswith(wet_eigen) and "Woonplaatsbeginsel" not in regel[0]
        ]  # fmt: skip

    assert kaal(Wet.JW) == kaal(Wet.WMO)
