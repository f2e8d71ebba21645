from __future__ import annotations

import csv
import re

import pytest
from lxml import etree

from app.paths import resources
from app.standard.codelijsten import (
    Codelijst,
    bestaat_gemeente,
    codelijst,
    codelijsten,
    gemeenten,
    gemeentenaam,
)
from app.standard.release import Wet, bericht_code
from tests.standard import officieel

XS = "{http://www.w3.org/2001/XMLSchema}"
BRON = officieel.MAP / "codelijsten"
met_bron = pytest.mark.skipif(
    not BRON.is_dir(), reason="the official code lists are not here; set HEENWEER_XSD to compare"
)

# Our list: the published file and its columns for code and label.
ANDERS_GENOEMD = {
    "COD002": ("COD002-VEKT", "code", "bericht"),
    "gemeenten": ("CBS-gemeenten-2026", "gemeentecode", "gemeente"),
    "hulpmiddelen": ("hulpmiddelen-2022", "productcode", "omschrijving"),
    "foutcodes": ("foutcodes-vecozo-ggk", "code", "omschrijving"),
}


def gepubliceerd(bestand: str) -> list[dict[str, str]]:
    with (BRON / f"{bestand}.csv").open(encoding="utf-8-sig", newline="") as stroom:
        return list(csv.DictReader(stroom))


def losse_codes(tekst: str) -> list[str]:
    return re.findall(r"\d\d", tekst)


@pytest.mark.parametrize("naam", codelijsten())
def test_each_list_has_codes_with_labels_and_no_code_twice(naam: str) -> None:
    lijst = codelijst(naam)

    assert lijst.titel
    assert lijst.codes
    assert len(set(lijst.waarden)) == len(lijst.codes)
    assert all(code.code.strip() and code.omschrijving.strip() for code in lijst.codes)
    assert all(None not in code.extra for code in lijst.codes), "a row has too many columns"


def test_each_file_is_named_in_the_index_and_the_other_way_round() -> None:
    bestanden = {pad.stem for pad in (resources() / "codelijsten").glob("*.csv")}

    assert bestanden == {*codelijsten(), "index"}


def test_a_list_answers_what_it_has_and_what_it_lacks() -> None:
    geslacht = codelijst("COD046")

    assert geslacht.titel == "Geslacht"
    assert geslacht.waarden == ("0", "1", "2")
    assert "2" in geslacht
    assert "3" not in geslacht
    assert geslacht.label("2") == "Vrouwelijk"
    assert geslacht.label("3") == "3"
    assert geslacht["1"].omschrijving == "Mannelijk"


def test_a_list_is_read_once_and_an_unknown_one_is_refused() -> None:
    assert codelijst("WJ756") is codelijst("WJ756")
    with pytest.raises(KeyError):
        codelijst("WJ999")


def test_gemeenten_are_known_by_code() -> None:
    assert gemeentenaam("0268") == "Nijmegen"
    assert bestaat_gemeente("0268")
    assert len(gemeenten()) == 342


def test_a_gemeentecode_that_does_not_exist_stays_a_code() -> None:
    assert not bestaat_gemeente("9999")
    assert gemeentenaam("9999") == "9999"


def test_berichtcodes_are_those_of_the_message_classes() -> None:
    codes = {code.omschrijving: code.code for code in codelijst("COD002").codes}

    assert len(codes) == 28
    for bericht, code in codes.items():
        wet = Wet.JW if bericht.startswith("JW") else Wet.WMO
        assert bericht_code(wet, bericht[-3:]) == code


@pytest.mark.parametrize(("wijziging", "beeindiging"), [("JZ002", "JZ588"), ("WMO002", "WMO588")])
def test_reden_wijziging_and_reden_beeindiging_point_at_each_other(
    wijziging: str, beeindiging: str
) -> None:
    heen = {
        (code.code, reden)
        for code in codelijst(wijziging).codes
        for reden in code.extra["reden_beeindiging"].split()
    }
    terug = {
        (reden, code.code)
        for code in codelijst(beeindiging).codes
        for reden in code.extra["reden_wijziging"].split()
    }

    assert all(reden in codelijst(beeindiging) for _, reden in heen)
    assert all(reden in codelijst(wijziging) for reden, _ in terug)
    assert heen == terug


@met_bron
def test_every_published_list_is_here() -> None:
    onze = {ANDERS_GENOEMD.get(naam, (naam,))[0] for naam in codelijsten()}

    assert onze == {pad.stem for pad in BRON.glob("*.csv")}


@met_bron
@pytest.mark.parametrize("naam", codelijsten())
def test_codes_and_labels_are_the_published_ones(naam: str) -> None:
    bestand, *_ = ANDERS_GENOEMD.get(naam, (naam,))
    rijen = gepubliceerd(bestand)
    label = "betekenis" if "betekenis" in rijen[0] else "omschrijving"
    _, code_kolom, label_kolom = ANDERS_GENOEMD.get(naam, (naam, "code", label))

    officiele = [(rij[code_kolom], rij[label_kolom]) for rij in rijen]
    onze = [(c.code, c.omschrijving) for c in codelijst(naam).codes if not c.extra.get("opmerking")]
    assert onze == officiele


@met_bron
@pytest.mark.parametrize("naam", ["JZ002", "WMO002"])
def test_reden_beeindiging_with_a_reden_wijziging_is_the_published_one(naam: str) -> None:
    for rij in gepubliceerd(naam):
        onze = codelijst(naam)[rij["code"]].extra["reden_beeindiging"]
        assert onze.split() == losse_codes(rij["reden beëindiging"])


@met_bron
@pytest.mark.parametrize("naam", ["JZ588", "WMO588"])
def test_what_is_known_of_a_reden_beeindiging_is_as_published(naam: str) -> None:
    for rij in gepubliceerd(naam):
        onze = codelijst(naam)[rij["code"]].extra
        assert onze["reden_wijziging"].split() == losse_codes(rij["reden wijziging toewijzing"])
        assert onze["initiatief_aanbieder"] == rij["initiatief aanbieder"]


@met_bron
def test_rule_and_messages_of_a_return_code_are_as_published() -> None:
    for rij in gepubliceerd("WJ001"):
        onze = codelijst("WJ001")[rij["code"]].extra
        assert (onze["regel"], onze["berichten"]) == (rij["regel"], rij["berichten"])


@met_bron
def test_only_return_code_9355_is_an_addition_and_says_so() -> None:
    extra = [c for c in codelijst("WJ001").codes if c.extra["opmerking"]]

    assert [c.code for c in extra] == ["9355"]
    assert "9355" not in {rij["code"] for rij in gepubliceerd("WJ001")}


@met_bron
@pytest.mark.parametrize("naam", codelijsten())
def test_no_file_is_a_copy(naam: str) -> None:
    onze = (resources() / "codelijsten" / f"{naam}.csv").read_bytes()

    assert onze not in [pad.read_bytes() for pad in BRON.glob("*.csv")]


@officieel.nodig
@pytest.mark.parametrize("wet", Wet)
def test_each_enumeration_of_the_schema_is_one_of_our_lists(wet: Wet) -> None:
    schema = etree.parse(officieel.MAP / f"{wet.standaard}-3.2" / "xsd" / "Basisschema.xsd")
    officiele = {}
    for soort in schema.iter(f"{XS}simpleType"):
        codes = tuple(node.get("value", "") for node in soort.iter(f"{XS}enumeration"))
        if codes:
            officiele[soort.get("name")] = codes

    lijsten: list[Codelijst] = [codelijst(naam) for naam in codelijsten()]
    onze = {
        lijst.datatype: lijst.waarden
        for lijst in lijsten
        if lijst.datatype and lijst.wet in ("", wet.value)
    }
    assert onze == officiele
