"""Schema errors and unreadable XML in Dutch: of every kind, for every message."""

from __future__ import annotations

import re

import pytest
from lxml import etree

from app.standard.berichtsoort import Berichtsoort
from app.standard.codec import decode, encode, naar_boom
from app.standard.element import Vorm
from app.standard.leesfout import Berichtfout
from app.standard.release import Wet
from app.standard.schema import schemafouten
from app.standard.schemafout import MEESTE, Schemafout, noem_naam
from tests.bouw import bericht301
from tests.standard import genereer, officieel
from tests.standard.test_conformiteit_mutanten import mutanten

ALLE = [Vorm(wet, soort) for wet in Wet for soort in Berichtsoort]
# Words of libxml that are no Dutch, and what its messages are made of.
ENGELS = re.compile(
    r"\b(the|value|is not|expected|allowed|facet|content|not|of type|atomic|child|No|line)\b"
    r"|\{http|\[facet|None|SCHEMAV|XML_",
)
OPDRACHT = re.compile(
    r"(^|\. |: |, of )"
    r"(Kies|Zoek|Zet|Vul|Haal|Laat|Schrijf|Kort|Pas|Vraag|Gebruik|Begin|Vergeet|zet)\b"
)
GOED = encode(bericht301()).decode()


def fouten(xml: str) -> tuple[Schemafout, ...]:
    with pytest.raises(Berichtfout) as fout:
        decode(xml.encode())
    return fout.value.fouten


def fout(oud: str, nieuw: str) -> Schemafout:
    """The one error after a change of a good 301."""
    assert GOED.count(oud) >= 1, oud
    (gevonden,) = fouten(GOED.replace(oud, nieuw, 1))
    return gevonden


@pytest.mark.parametrize("vorm", ALLE, ids=officieel.naam)
def test_van_libxml_komt_geen_engels_bij_de_gebruiker(vorm: Vorm) -> None:
    """IV032: every schema error of every message is told in Dutch, with what to do."""
    gezien = 0
    for _, mutant in mutanten(naar_boom(genereer.bericht(vorm, genereer.MINIMAAL))):
        for een in schemafouten(etree.fromstring(etree.tostring(mutant)), vorm):
            gezien += 1
            zelf = re.sub(r"‘[^’]*’|namespace \S+", "", f"{een.melding} {een.advies}")
            assert not ENGELS.search(zelf), zelf
            assert een.melding.endswith("."), een
            assert een.advies.endswith("."), een
            assert not een.hoort or een.hoort.endswith("."), een
            assert not OPDRACHT.search(een.hoort), een  # who reads it cannot change the message
            assert een.pad.startswith("/Bericht"), een
            assert "voorschrijft" not in een.melding, een  # the sentence for what we do not know
    assert gezien > 100


@pytest.mark.parametrize(
    ("oud", "nieuw", "melding", "advies"),
    [
        ("<jw301:Geslacht>1", "<jw301:Geslacht>7", "‘7’ is geen code voor Geslacht", "Mannelijk"),
        ("<jw301:Geslacht>1", "<jw301:Geslacht>", "Geslacht is leeg", "verplicht"),
        ("<ijw:Huisnummer>9<", "<ijw:Huisnummer>9a<", "‘9a’ is geen heel getal", "alleen cijfers"),
        ("<ijw:Volume>2<", "<ijw:Volume>-2<", "minstens 0", "getal"),
        ("2026-07-14", "2026-02-30", "bestaat niet op de kalender", "dag die bestaat"),
        ("2026-07-14", "14-07-2026", "‘14-07-2026’ is geen datum", "2026-04-01"),
        ("12:34:56", "half een", "geen tijd", "14:30:00"),
        ("<ijw:Voorletters>T<", "<ijw:Voorletters>T.J.<", "alleen letters", "JPM"),
        (">42420001<", ">2420001<", "Ontvanger moet uit 8 cijfers bestaan", "nullen vooraan"),
        (">9999XX<", f">{'9' * 20}<", "te lang: 20 tekens; het mogen er hoogstens 8 zijn.", "Kort"),
        (">NL<", ">Nederland<", "‘Nederland’ is geen code voor Land (LandCode)", "COD032"),
        ("<jw301:BerichtVersie>3<", "<jw301:BerichtVersie>2<", "moet 3 zijn", "3"),
        ("<jw301:BerichtCode>436<", "<jw301:BerichtCode>414<", "moet in dit bericht 436", "436"),
        ("<jw301:Bsn>999900006</jw301:Bsn>", "", "In Cliënt ontbreekt BSN", "voor Geboortedatum"),
        ("<jw301:Geslacht>1", "<jw301:Sekse/><jw301:Geslacht>1", "‘Sekse’ bestaat niet", "weg"),
        ("<jw301:Client>", '<jw301:Client soort="x">', "attribuut ‘soort’", "attribuut weg"),
        ("<jw301:Client>", "<jw301:Client>hallo", "losse tekst", "Haal die tekst weg"),
        ("<ijw:Volume>2<", "<ijw:Volume><ijw:X/><", "staan elementen", "alleen de waarde"),
    ],
)  # fmt: skip
def test_iedere_soort_fout_in_woorden(oud: str, nieuw: str, melding: str, advies: str) -> None:
    een = fout(oud, nieuw)
    assert melding in een.melding
    assert advies in een.advies


def test_een_gegeven_dat_er_twee_keer_staat() -> None:
    een = fout("<jw301:Geslacht>1</jw301:Geslacht>", "<jw301:Geslacht>1</jw301:Geslacht>" * 2)
    assert een.melding == "Geslacht staat er twee keer in Cliënt."
    assert een.pad == "/Bericht/Client/Geslacht[2]"


def test_een_gegeven_op_de_verkeerde_plaats_zegt_waar_het_hoort() -> None:
    geslacht = "    <jw301:Geslacht>1</jw301:Geslacht>\n"
    zonder = GOED.replace(geslacht, "", 1)
    (een,) = fouten(zonder.replace("    <jw301:Bsn>", f"{geslacht}    <jw301:Bsn>", 1))
    assert een.melding == "Geslacht staat niet op de goede plaats in Cliënt."
    assert een.advies == "De volgorde ligt vast: zet het na Geboortedatum."


def test_een_onderdeel_zonder_zijn_omhulsel() -> None:
    los = GOED.replace("<jw301:ToegewezenProducten>", "").replace(
        "</jw301:ToegewezenProducten>", ""
    )
    (een,) = fouten(los)
    assert een.melding == "‘ToegewezenProduct’ staat los in Cliënt."
    assert een.advies == "Zet het in ‘ToegewezenProducten’."


def test_de_verkeerde_namespace() -> None:
    een = fout("<jw301:Bsn>999900006</jw301:Bsn>", "<ijw:Bsn>999900006</ijw:Bsn>")
    assert een.melding == "BSN staat in de verkeerde namespace."
    assert "http://www.istandaarden.nl/ijw/3_2/jw301/schema" in een.advies


@pytest.mark.parametrize("attribuut", ['xsi:nil="true"', 'xsi:type="iets"'])
def test_attributen_van_xml_schema_zelf(attribuut: str) -> None:
    xsi = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    een = fout("<jw301:Geslacht>", f"<jw301:Geslacht {xsi} {attribuut}>")
    assert "Geslacht" in een.melding
    assert not ENGELS.search(f"{een.melding} {een.advies}")


def test_een_bsn_staat_nooit_in_een_fout() -> None:
    for oud, nieuw in (
        ("<jw301:Bsn>999900006<", "<jw301:Bsn>99990000<"),
        ("<jw301:Bsn>999900006<", "<jw301:Bsn>9999.00.006<"),
        ("<jw301:Geslacht>1<", "<jw301:Geslacht>999900006<"),
        ("2026-07-14", "999900006"),
    ):
        een = fout(oud, nieuw)
        assert "9999" not in f"{een.melding} {een.advies} {een.waarde}"


def test_een_naam_die_te_lang_is_wordt_niet_herhaald() -> None:
    een = fout("<ijw:Achternaam>Wit<", f"<ijw:Achternaam>{'Wit' * 100}<")
    assert "WitWit" not in een.melding
    assert "te lang" in een.melding


def test_een_waarde_die_op_een_melding_van_libxml_lijkt() -> None:
    een = fout("<jw301:Geslacht>1", "<jw301:Geslacht>x' is not an element of the set {'1'}.")
    assert een.melding.startswith("‘x' is not an element")
    assert een.melding.endswith("is geen code voor Geslacht.")


def test_de_plaats_telt_gelijke_elementen_ook_zonder_voorvoegsel() -> None:
    xml = GOED.replace("jw301:", "").replace("xmlns:jw301", "xmlns")
    dubbel = re.search(r"<ToegewezenProduct>.*</ToegewezenProduct>", xml, re.DOTALL)
    assert dubbel is not None
    tweede = dubbel[0].replace("2026-07-14", "morgen")
    (een,) = fouten(xml.replace(dubbel[0], dubbel[0] + tweede))
    assert een.pad.endswith("/ToegewezenProducten/ToegewezenProduct[2]/Einddatum")


def test_veel_fouten_houden_op() -> None:
    xml = GOED.replace("jw301:", "").replace("xmlns:jw301", "xmlns")
    product = re.compile(r"<ToegewezenProduct>.*</ToegewezenProduct>", re.DOTALL)
    alles = product.sub(lambda gevonden: gevonden[0] * 60, xml)
    assert len(fouten(alles.replace("2026-07-14", "morgen"))) == MEESTE


def test_een_tijd_die_wel_mag_maar_niet_bestaat_zegt_waar() -> None:
    (een,) = fouten(GOED.replace("12:34:56", "24:00:00"))
    assert een.pad.endswith("/Toewijzingstijd")
    assert "24:00:00" in een.melding


@pytest.mark.parametrize(
    ("oud", "nieuw", "hoort"),
    [
        ("<jw301:Geslacht>1", "<jw301:Geslacht>7",
         "De standaard kent: 0 (Onbekend), 1 (Mannelijk), 2 (Vrouwelijk)."),
        ("2026-07-14", "14-07-2026",
         "Een datum hoort er zo te staan, zonder tijd of tijdzone: 2026-04-01."),
        (">9999XX<", f">{'9' * 20}<", ""),
        ("<jw301:Bsn>999900006</jw301:Bsn>", "", "Dat hoort voor Geboortedatum te staan."),
        ("12:34:56", "24:00:00",
         "Een datum hoort er te staan als 2026-04-01 en een tijd als 14:30:00."),
    ],
)  # fmt: skip
def test_wie_het_ontvangt_leest_wat_er_had_moeten_staan(oud: str, nieuw: str, hoort: str) -> None:
    assert fout(oud, nieuw).hoort == hoort


@pytest.mark.parametrize(
    ("oud", "nieuw", "melding"),
    [
        ("<jw301:Geslacht>1", "<jw301:Geslacht>Jan", "Wat hier staat is geen code voor Geslacht."),
        ("2026-07-14", "14-07-2026", "Wat hier staat is geen datum voor Einddatum."),
        ("2026-07-14", "2026-02-30", "Wat hier staat bestaat niet op de kalender (Einddatum)."),
        ("12:34:56", "24:00:00",
         "Wat hier staat is geen datum of tijd die Heenweer kan lezen (Toewijzingstijd)."),
        ("<ijw:Volume>2<", "<ijw:Volume>-2<", "Wat hier staat kan niet: Volume is minstens 0."),
    ],
)  # fmt: skip
def test_wat_er_mis_is_zonder_de_waarde(oud: str, nieuw: str, melding: str) -> None:
    assert fout(oud, nieuw).zonder_waarde == melding


@pytest.mark.parametrize(
    ("naam", "woorden"),
    [
        ("Geslacht", "Geslacht"),
        ("ToewijzingNummer", "Toewijzingnummer"),
        ("ToewijzingIngangsdatum", "Toewijzing ingangsdatum"),
        ("Client", "Cliënt"),
        ("Telefoon02", "Tweede telefoon (Telefoon02)"),
    ],
)
def test_een_element_heet_zoals_een_mens_het_kent(naam: str, woorden: str) -> None:
    assert noem_naam(naam) == woorden


# What is not XML at all


@pytest.mark.parametrize(
    ("xml", "reden", "regel"),
    [
        (GOED[:700], "breekt af op regel", None),
        (GOED.replace("</jw301:Geslacht>", "</jw301:Sekse>"), "gesloten met ‘Sekse’", 23),
        (GOED.replace(">Wit<", ">Wit & Zn<"), "losse ‘<’ of ‘&’", None),
        (GOED.replace(">Wit<", ">Wit &eacute;<"), "een naam die XML niet kent", None),
        (GOED.replace(">Wit<", ">W < t<"), "losse ‘<’ of ‘&’", None),
        (GOED.replace(">Wit<", ">W\x01t<"), "teken dat in XML niet mag", None),
        (GOED + "<nog/>", "Na het einde", None),
        (f"\n{GOED}", "Voor het begin", 2),
        (GOED.replace("<jw301:Client>", "<jw301:Client a=1>"), "aanhalingstekens", None),
        (GOED.replace("<jw301:Client>", "<x:Client>"), "voorvoegsel", None),
        (GOED.replace("<jw301:Client>", '<jw301:Client a="1" a="1">'), "twee keer", None),
        (GOED.replace("<jw301:Client>", '<jw301:Client a="<">'), "losse ‘<’", None),
        (GOED.replace(">Wit<", "><!-- -- --><"), "klopt niet op regel", None),
        ("<!DOCTYPE Bericht [<!ENTITY a 'b'>]><Bericht>&c;", "DTD", None),
        ("<a>" * 300, "genest", None),
        ("%PDF-1.7", "geen XML", None),
        ("\x00\x01\x02\x03", "geen XML", None),
    ],
)  # fmt: skip
def test_xml_die_niet_klopt_wordt_in_het_nederlands_verteld(
    xml: str, reden: str, regel: int | None
) -> None:
    with pytest.raises(Berichtfout) as fout:
        decode(xml.encode())
    gezegd = re.sub(r"‘[^’]*’", "", str(fout.value))
    assert reden in str(fout.value)
    assert not ENGELS.search(gezegd), gezegd
    assert fout.value.advice
    if regel is not None:
        assert fout.value.regel == regel
    if fout.value.regel is not None:
        assert f"regel {fout.value.regel}" in str(fout.value)


@pytest.mark.parametrize("inhoud", [">Wit <Jansen<", "><Jansen></ijw:Achternaam>", "><Jansen"])
def test_een_naam_die_op_een_tag_lijkt_staat_niet_in_de_tekst_voor_papier(inhoud: str) -> None:
    voor, _, na = GOED.partition("<ijw:Achternaam>Wit<")
    for rest in (na, ""):
        with pytest.raises(Berichtfout) as fout:
            decode(f"{voor}<ijw:Achternaam{inhoud}{rest}".encode())
        assert "Jansen" not in fout.value.zonder_waarden
        assert "regel" in fout.value.zonder_waarden
