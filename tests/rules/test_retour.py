"""Retourberichten by IV028 and IV032, and reading those that come in."""

from __future__ import annotations

from datetime import date

import pytest
from lxml import etree

from app.rules.finding import Finding
from app.rules.pad import objecten
from app.rules.retour import afgekeurde_codes, maak_retour
from app.standard.basis import RetourHeader
from app.standard.bericht import Bericht
from app.standard.berichtsoort import Berichtsoort
from app.standard.codec import decode, encode, naar_boom, valideer
from app.standard.element import Berichtklasse, Vorm
from app.standard.regelregister import regelnummer
from app.standard.release import Wet
from tests.rules.bouw import HEEN, alles, bericht305, bron_bij, geldig, met, start_product, vind
from tests.rules.bron import APRIL_6, VANDAAG, Proefbron, dossier, start
from tests.standard import officieel

MET_RETOUR = [soort for soort in HEEN if soort is not Berichtsoort.DECLARATIE]
HEADER = "/Bericht/Header"
CLIENT = "/Bericht/Client"
START = f"{CLIENT}/StartProducten/StartProduct"

alle_retouren = pytest.mark.parametrize(
    ("soort", "wet"), [(soort, wet) for soort in MET_RETOUR for wet in Wet]
)


def finding(nummer: str, pad: str) -> Finding:
    regel = regelnummer(nummer)
    return Finding(nummer, int(regel.niveau), regel.retourcode, pad, "", "Fout.", "Doe iets.")


def codes(bericht: Bericht) -> dict[str, tuple[str, ...]]:
    """Return codes of every class by its path."""
    return {pad: klasse.retour_codes for pad, klasse in objecten(bericht, Berichtklasse)}


def maak(heen: Bericht, *findings: Finding) -> Bericht:
    """The retourbericht, once it has proved to be valid and to survive the wire."""
    retour = maak_retour(heen, findings, "R0001", VANDAAG)
    assert valideer(retour) == ()
    assert decode(encode(retour)) == retour
    vorm = Vorm(retour.wet, retour.soort)
    if officieel.AANWEZIG and officieel.xsd(vorm).exists():
        schema = etree.XMLSchema(etree.parse(officieel.xsd(vorm)))
        assert schema.validate(etree.fromstring(encode(retour))), schema.error_log
    return retour


@alle_retouren
def test_iv028_zonder_bevindingen_alleen_een_header_zonder_codes(
    soort: Berichtsoort, wet: Wet
) -> None:
    heen = geldig(soort, wet)
    retour = maak(heen)
    assert (retour.soort, retour.wet) == (soort.retour, wet)
    assert codes(retour) == {HEADER: ()}
    assert b"RetourCodes" not in encode(retour)
    assert retour.identificatie == "R0001"
    assert retour.heen_identificatie == heen.identificatie
    assert (retour.gemeente, retour.aanbieder) == (heen.gemeente, heen.aanbieder)


def test_iv028_de_header_gaat_verder_ongewijzigd_mee() -> None:
    heen = geldig(Berichtsoort.TOEWIJZING, Wet.JW)
    header = maak(heen).header
    assert isinstance(header, RetourHeader)
    assert header.bericht_code == "437"
    assert header.dagtekening_retour == VANDAAG
    assert header.xslt_versie is None  # the XSLTs of the standard are not used
    for veld in ("afzender", "ontvanger", "bericht_identificatie", "xsd_versie"):
        assert getattr(header, veld) == getattr(heen.header, veld)


@alle_retouren
def test_iv032_niveau_2_alleen_een_header_met_0001(soort: Berichtsoort, wet: Wet) -> None:
    heen = geldig(soort, wet)
    # Findings of other levels never come along, but would not change it.
    fouten = [finding("TR101", CLIENT), finding("CS002", f"{CLIENT}/Bsn")]
    assert codes(maak(heen, *fouten)) == {HEADER: ("0001",)}
    assert codes(maak(heen, *fouten, finding("TR056", HEADER))) == {HEADER: ("0001",)}


@alle_retouren
def test_iv028_fout_in_de_header_alleen_een_header_met_die_code(
    soort: Berichtsoort, wet: Wet
) -> None:
    heen = geldig(soort, wet)
    bron = Proefbron(
        vandaag=date(2026, 1, 1), gemeenten=frozenset(), identificaties=frozenset({"B0001"})
    )
    findings = [f for nr in ("TR056", "TR135", "TR378") for f in vind(nr, heen, bron=bron)]
    assert codes(maak(heen, findings[1])) == {HEADER: ("8848",)}
    assert codes(maak(heen, *findings)) == {HEADER: ("9056", "8848", "S300")}


def test_iv028_voorbeeld_9063_bij_het_startproduct() -> None:
    """The worked example: a withdrawal of a start that was never reported."""
    heen = bericht305(Wet.JW, start_product(Wet.JW, APRIL_6, "3"))
    retour = maak(heen, *alles(heen, dossier(Wet.JW)))
    assert retour.naam == "JW306"
    assert codes(retour) == {HEADER: ("0200",), CLIENT: ("0200",), f"{START}[1]": ("9063",)}
    assert afgekeurde_codes(retour) == [(f"{START}[1]", "9063")]


def test_iv028_alle_klassen_gaan_ongewijzigd_mee() -> None:
    heen = geldig(Berichtsoort.TOEWIJZING, Wet.WMO)
    pad = f"{CLIENT}/ToegewezenProducten/ToegewezenProduct"
    retour = maak(heen, finding("TR332", f"{pad}[2]/ToewijzingNummer"))
    assert codes(retour) == {
        HEADER: ("0200",),
        CLIENT: ("0200",),
        f"{CLIENT}/Contactgegevens/Contact[1]": ("0200",),
        f"{pad}[1]": ("0200",),
        f"{pad}[2]": ("9332",),
    }
    assert inhoud(retour) == inhoud(heen)


def inhoud(bericht: Bericht) -> list[tuple[str, str | None]]:
    """Names and values of the body, return codes left out."""
    _, client = naar_boom(bericht)
    namen = [(etree.QName(node).localname, node.text) for node in client.iter()]
    return [(naam, tekst) for naam, tekst in namen if not naam.startswith("RetourCode")]


def test_iv028_meer_codes_bij_een_klasse_elk_een_keer() -> None:
    heen = bericht305(Wet.WMO)
    findings = alles(heen, dossier(Wet.WMO, start(Wet.WMO, APRIL_6)))
    dubbel = (*findings, *findings)
    assert codes(maak(heen, *dubbel))[f"{START}[1]"] == ("9326", "9074")


def test_iv028_wat_in_een_afgekeurde_klasse_ligt_is_niet_beoordeeld() -> None:
    heen = geldig(Berichtsoort.ANTWOORD, Wet.JW)
    retour = maak(heen, finding("TR355", "/Bericht/Antwoord/ReferentieAanbieder"))
    assert codes(retour) == {
        HEADER: ("0200",),
        "/Bericht/Antwoord": ("9355",),
        "/Bericht/Antwoord/Woonplaatsbeginsel": ("0233",),
    }
    assert afgekeurde_codes(retour) == [("/Bericht/Antwoord", "9355")]


def test_iv028_code_in_een_klasse_binnen_een_klasse() -> None:
    heen = met(
        geldig(Berichtsoort.ANTWOORD, Wet.JW), "antwoord/woonplaatsbeginsel/gemeente", "9999"
    )
    (fout,) = alles(heen, bron=bron_bij(Berichtsoort.ANTWOORD, Wet.JW))
    assert codes(maak(heen, fout)) == {
        HEADER: ("0200",),
        "/Bericht/Antwoord": ("0200",),
        "/Bericht/Antwoord/Woonplaatsbeginsel": ("S300",),
    }


@alle_retouren
def test_een_retour_met_inhoud_is_geldig_in_ieder_bericht(soort: Berichtsoort, wet: Wet) -> None:
    heen = geldig(soort, wet)
    for pad in codes(heen):
        if pad != HEADER:
            nummer = {"315": "TR347", "317": "TR347", "319": "TR355"}.get(soort.value, "TR332")
            retour = maak(heen, finding(nummer, pad))
            assert [p for p, _ in afgekeurde_codes(retour)] == [pad]


@pytest.mark.parametrize(
    "soort",
    [Berichtsoort.DECLARATIE, Berichtsoort.DECLARATIE_ANTWOORD],
)
def test_een_declaratie_krijgt_geen_retourbericht_iv087(soort: Berichtsoort) -> None:
    with pytest.raises(ValueError, match="not answered"):
        maak_retour(geldig(soort, Wet.JW), [], "R0001", VANDAAG)


def test_een_retourbericht_krijgt_er_zelf_geen() -> None:
    retour = maak(bericht305(Wet.JW))
    with pytest.raises(ValueError, match="JW306"):
        maak_retour(retour, [], "R0002", VANDAAG)


def test_afgekeurde_codes_van_een_325() -> None:
    antwoord = geldig(Berichtsoort.DECLARATIE_ANTWOORD, Wet.JW)
    stam = "/Bericht/DeclaratieAntwoord/Clienten"
    assert afgekeurde_codes(antwoord) == [
        (f"{stam}/Client[1]/Prestaties/Prestatie[1]", "9321"),
        (f"{stam}/Client[1]/Prestaties/Prestatie[2]", "9321"),
        (f"{stam}/Client[2]/Prestaties/Prestatie[1]", "9321"),
    ]
    goed = met(
        met(antwoord, "declaratie_antwoord/clienten", ()),
        "declaratie_antwoord/retour_codes",
        ("8001",),
    )
    assert afgekeurde_codes(goed) == []


@officieel.nodig
def test_afgekeurde_codes_van_het_voorbeeld_jw306() -> None:
    voorbeeld = officieel.voorbeeld(Vorm(Wet.JW, Berichtsoort.START_RETOUR))
    assert afgekeurde_codes(decode(voorbeeld.read_bytes())) == [(HEADER, "8848")]
