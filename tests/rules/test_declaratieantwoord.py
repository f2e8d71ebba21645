"""The 325 that a gemeente makes of findings, by IV087 and IV088."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from app.domain.declaratie import totaal_bedrag
from app.rules.declaratieantwoord import maak_declaratie_antwoord
from app.rules.finding import Finding
from app.rules.pad import objecten
from app.rules.retour import afgekeurde_codes
from app.standard.basis import (
    BerichtIdentificatie,
    DeclaratieAntwoordHeader,
    TotaalBedragMetDC,
    XsdVersie,
)
from app.standard.berichtsoort import Berichtsoort
from app.standard.codec import decode, encode, valideer
from app.standard.declaratie import (
    DeclaratieAntwoord,
    DeclaratieAntwoordbericht,
    Declaratiebericht,
    DeclaratieClient,
)
from app.standard.element import Berichtklasse, Vorm
from app.standard.regelregister import regelnummer
from app.standard.release import Wet
from tests.bouw import ANDER_BSN, BSN
from tests.rules.bouw import alles, bron_bij, geldig, met, vind
from tests.rules.bron import VANDAAG, Proefbron
from tests.rules.declareren import credit, declaratie, regel
from tests.standard import officieel

HEADER = "/Bericht/Header"
DECLARATIE = "/Bericht/Declaratie"
CLIENT = f"{DECLARATIE}/Clienten/Client"
ANTWOORD = "/Bericht/DeclaratieAntwoord"
BEOORDEELD = f"{ANTWOORD}/Clienten/Client"

beide_wetten = pytest.mark.parametrize("wet", Wet)


def heen(wet: Wet = Wet.JW) -> Declaratiebericht:
    """Two clients, with two lines and one line of 480 euro each."""
    bericht = geldig(Berichtsoort.DECLARATIE, wet)
    assert isinstance(bericht, Declaratiebericht)
    return bericht


def finding(nummer: str, pad: str) -> Finding:
    gevonden = regelnummer(nummer)
    return Finding(nummer, int(gevonden.niveau), gevonden.retourcode, pad, "", "Fout.", "Doe iets.")


def codes(bericht: DeclaratieAntwoordbericht) -> dict[str, tuple[str, ...]]:
    return {pad: klasse.retour_codes for pad, klasse in objecten(bericht, Berichtklasse)}


def maak(van: Declaratiebericht, *findings: Finding) -> DeclaratieAntwoordbericht:
    """The 325, once it has proved to be valid, to survive the wire, and to break no rule."""
    antwoord = maak_declaratie_antwoord(van, findings, "R0001", VANDAAG)
    assert valideer(antwoord) == ()
    assert decode(encode(antwoord)) == antwoord
    vorm = Vorm(antwoord.wet, antwoord.soort)
    if officieel.AANWEZIG and officieel.xsd(vorm).exists():
        schema = etree.XMLSchema(etree.parse(officieel.xsd(vorm)))
        assert schema.validate(etree.fromstring(encode(antwoord))), schema.error_log
    assert alles(antwoord, bron=Proefbron(declaraties=[van])) == ()
    return antwoord


def inhoud(antwoord: DeclaratieAntwoordbericht) -> DeclaratieAntwoord:
    assert antwoord.declaratie_antwoord is not None
    return antwoord.declaratie_antwoord


def toegekend(antwoord: DeclaratieAntwoordbericht) -> tuple[int, str]:
    totaal = inhoud(antwoord).totaal_toegekend_bedrag
    return totaal.totaal_bedrag, totaal.debet_credit


@beide_wetten
def test_iv087_alles_goed_geeft_8001_en_gelijke_totalen(wet: Wet) -> None:
    antwoord = maak(heen(wet))
    assert codes(antwoord) == {HEADER: ("0200",), ANTWOORD: ("8001",)}
    assert toegekend(antwoord) == (144000, "D")
    assert inhoud(antwoord).totaal_ingediend_bedrag == TotaalBedragMetDC(
        totaal_bedrag=144000, debet_credit="D"
    )
    assert inhoud(antwoord).clienten == ()
    assert afgekeurde_codes(antwoord) == []


@beide_wetten
def test_iv087_de_header_noemt_de_declaratie(wet: Wet) -> None:
    van = met(heen(wet), "header/xsd_versie", XsdVersie(bericht_xsd_versie="1.1.0"))
    header = maak(van).header
    assert isinstance(header, DeclaratieAntwoordHeader)
    assert header.bericht_code == ("491" if wet is Wet.JW else "485")
    assert (header.afzender, header.ontvanger) == (van.header.ontvanger, van.header.afzender)
    assert header.bericht_identificatie == BerichtIdentificatie(
        identificatie="R0001", dagtekening=VANDAAG
    )
    assert header.declaratie_identificatie == van.header.bericht_identificatie
    assert header.xsd_versie_declaratie == van.header.xsd_versie
    assert header.xsd_versie == XsdVersie()
    assert header.xslt_versie is None


@beide_wetten
def test_iv088_niveau_2_alleen_een_header_met_0001(wet: Wet) -> None:
    fouten = [finding("TR101", f"{CLIENT}[1]"), finding("CS002", f"{CLIENT}[1]/Bsn")]
    assert codes(maak(heen(wet), *fouten)) == {HEADER: ("0001",)}


def test_iv087_fout_in_de_header_alleen_een_header_met_die_code() -> None:
    bron = Proefbron(
        vandaag=date(2026, 1, 1), gemeenten=frozenset(), identificaties=frozenset({"B0001"})
    )
    fouten = [f for nr in ("TR056", "TR135", "TR378") for f in vind(nr, heen(), bron=bron)]
    under = finding("TR321", f"{CLIENT}[1]/Prestaties/Prestatie[1]/GeleverdVolume")
    assert codes(maak(heen(), *fouten, under)) == {HEADER: ("9056", "8848", "S300")}


def test_iv087_voorbeeld_declaratienummer_niet_uniek() -> None:
    bron = replace(
        bron_bij(Berichtsoort.DECLARATIE, Wet.JW), declaratienummers=frozenset({"D202604"})
    )
    antwoord = maak(heen(), *alles(heen(), bron=bron))
    assert codes(antwoord) == {HEADER: ("0200",), ANTWOORD: ("9333",)}
    assert toegekend(antwoord) == (0, "D")


def test_iv087_fout_in_de_periode_hoort_bij_de_declaratie() -> None:
    antwoord = maak(heen(), finding("TR318", f"{DECLARATIE}/DeclaratiePeriode"))
    assert codes(antwoord)[ANTWOORD] == ("8214",)


def test_iv087_een_client_met_een_fout_is_verder_niet_beoordeeld() -> None:
    antwoord = maak(
        heen(),
        finding("TR304", f"{CLIENT}[1]/Bsn"),
        finding("TR338", f"{CLIENT}[1]/Prestaties/Prestatie[2]/ToewijzingNummer"),
    )
    assert codes(antwoord) == {
        HEADER: ("0200",),
        ANTWOORD: ("0200",),
        f"{BEOORDEELD}[1]": ("8187",),
        f"{BEOORDEELD}[1]/Prestaties/Prestatie[1]": ("0233",),
        f"{BEOORDEELD}[1]/Prestaties/Prestatie[2]": ("0233",),
    }
    assert toegekend(antwoord) == (48000, "D")


def test_iv087_alleen_de_afgewezen_prestaties_gaan_terug_met_al_hun_codes() -> None:
    pad = f"{CLIENT}[1]/Prestaties/Prestatie[2]"
    antwoord = maak(
        heen(),
        finding("TR339", f"{pad}/ProductCategorie"),
        finding("TR340", f"{pad}/ProductCode"),
        finding("TR307", f"{pad}/ProductPeriode/Begindatum"),
        finding("TR340", f"{pad}/ProductCode"),
    )
    assert codes(antwoord) == {
        HEADER: ("0200",),
        ANTWOORD: ("0200",),
        f"{BEOORDEELD}[1]": ("0200",),
        f"{BEOORDEELD}[1]/Prestaties/Prestatie[1]": ("9339", "9340", "9307"),
    }
    (client,) = inhoud(antwoord).clienten
    assert (
        replace(client.prestaties[0], retour_codes=())
        == (heen().declaratie.clienten[0].prestaties[1])
    )
    assert toegekend(antwoord) == (96000, "D")


def test_iv087_een_fout_op_de_prestatie_zelf() -> None:
    antwoord = maak(heen(), finding("TR389", f"{CLIENT}[2]/Prestaties/Prestatie[1]"))
    assert codes(antwoord)[f"{BEOORDEELD}[1]/Prestaties/Prestatie[1]"] == ("9389",)


def test_alles_afgewezen_kent_niets_toe() -> None:
    van = declaratie(regel("P1"))
    antwoord = maak(van, finding("TR322", f"{CLIENT}[1]/Prestaties/Prestatie[1]/GeleverdVolume"))
    assert codes(antwoord)[ANTWOORD] == ("0200",)
    assert toegekend(antwoord) == (0, "D")


def test_iv086_credit_gaat_van_het_totaal_af() -> None:
    van = declaratie(credit(regel("E1", 10)), regel("P2", 4))
    antwoord = maak(van)
    assert toegekend(antwoord) == (36000, "C")
    zonder = maak(van, finding("TR389", f"{CLIENT}[1]/Prestaties/Prestatie[2]"))
    assert toegekend(zonder) == (60000, "C")


def test_cs325_nul_is_debet() -> None:
    assert toegekend(maak(declaratie(credit(regel("E1")), regel("P2")))) == (0, "D")


REGELS = st.lists(
    st.tuples(st.integers(0, 3000), st.booleans(), st.booleans()), min_size=1, max_size=4
)


@given(st.lists(REGELS, min_size=1, max_size=2), st.data())
def test_iv087_iedere_declaratie_met_iedere_afwijzing(
    clienten: list[list[tuple[int, bool, bool]]], data: st.DataObject
) -> None:
    """For each line: volume, whether it is credit, whether it is refused."""
    groepen, findings, over = [], [], 0
    for c, (bsn, regels) in enumerate(zip((BSN, ANDER_BSN), clienten, strict=False), 1):
        prestaties = []
        client_fout = data.draw(st.booleans())
        if client_fout:
            findings.append(finding("TR304", f"{CLIENT}[{c}]/Bsn"))
        for r, (volume, wil_terug, afgewezen) in enumerate(regels, 1):
            een = regel(f"P{c}{r}", volume)
            terug = wil_terug and volume > 0  # an amount of nothing is debet (CS325)
            prestaties.append(credit(een, f"C{c}{r}") if terug else een)
            if afgewezen:
                findings.append(finding("TR338", f"{CLIENT}[{c}]/Prestaties/Prestatie[{r}]/X"))
            elif not client_fout:
                over += (-1 if terug else 1) * volume * 6000
        groepen.append(DeclaratieClient(bsn=bsn, prestaties=tuple(prestaties)))
    van = declaratie(
        clienten=tuple(groepen),
        totaal_ingediend_bedrag=totaal_bedrag(p for g in groepen for p in g.prestaties),
    )
    antwoord = maak(van, *findings)
    assert toegekend(antwoord) == (abs(over), "C" if over < 0 else "D")
    assert codes(antwoord)[ANTWOORD] == (("0200",) if findings else ("8001",))
    verschil = _som(inhoud(antwoord).totaal_ingediend_bedrag) - over
    afgewezen_ = totaal_bedrag(p for g in inhoud(antwoord).clienten for p in g.prestaties)
    assert verschil == _som(afgewezen_)  # TR342


def _som(totaal: TotaalBedragMetDC) -> int:
    return totaal.totaal_bedrag if totaal.debet_credit == "D" else -totaal.totaal_bedrag
