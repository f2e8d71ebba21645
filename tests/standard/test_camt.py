"""Bank statements: what an entry is, the same one in two files, and files that are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.standard.camt import Afschriftfout, Boeking, lees
from app.standard.codec import encode
from tests.afschrift import (
    IBAN,
    JUNI_9,
    afschrift,
    betaald,
    boeking,
    document,
    stmt,
    transactie,
)
from tests.bouw import bericht301


def een(inhoud: bytes) -> Boeking:
    (boeking,) = lees(inhoud)
    return boeking


@pytest.mark.parametrize("versie", ["02", "06", "08", "13"])
def test_een_bijschrijving_in_elke_versie(versie: str) -> None:
    gelezen = een(
        afschrift(boeking(120050, transactie("D202604 zorg", versie=versie)), versie=versie)
    )
    assert (gelezen.datum, gelezen.bedrag, gelezen.naam, gelezen.iban) == (
        JUNI_9,
        120050,
        "Gemeente Nijmegen",
        IBAN,
    )
    assert gelezen.tekst == "D202604 zorg"


def test_zonder_namespace_of_met_een_envelop_eromheen() -> None:
    kaal = afschrift(betaald(100, "x")).replace(
        b' xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"', b""
    )
    assert een(kaal).bedrag == 100
    kop, _, rest = kaal.partition(b"?>")
    assert een(kop + b"?><Envelop><AppHdr/>" + rest + b"</Envelop>").bedrag == 100


def test_een_afschrijving_is_negatief_en_noemt_de_ontvanger() -> None:
    gelezen = een(afschrift(betaald(-2500, "terug", "Gemeente Druten")))
    assert (gelezen.bedrag, gelezen.naam) == (-2500, "Gemeente Druten")


def test_een_datum_met_tijd_en_een_status_met_code() -> None:
    gelezen = een(
        afschrift(
            boeking(
                1,
                transactie(),
                datum="<DtTm>2026-06-09T23:59:59+02:00</DtTm>",
                status="<Cd>BOOK</Cd>",
            )
        )
    )
    assert gelezen.datum == JUNI_9


def test_alle_tekst_telt_ook_die_van_een_betalingskenmerk() -> None:
    tx = transactie("eerste regel", einde="D202604").replace(
        "</RmtInf>",
        "<Ustrd>tweede regel</Ustrd><Strd><CdtrRefInf><Ref>RF18</Ref></CdtrRefInf>"
        "<AddtlRmtInf>derde</AddtlRmtInf></Strd></RmtInf>",
    )
    tekst = een(afschrift(boeking(1, tx))).tekst
    assert tekst.split() == ["eerste", "regel", "tweede", "regel", "RF18", "derde", "D202604"]


def test_wat_nog_niet_geboekt_is_of_geen_euro_is_telt_niet() -> None:
    assert lees(afschrift(boeking(1, status="PDNG"), boeking(2, munt="USD"))) == ()
    assert lees(document()) == ()


class TestEenVerzamelboeking:
    @pytest.mark.parametrize("versie", ["02", "08"])
    def test_geeft_haar_betalingen(self, versie: str) -> None:
        delen = [
            transactie("D1", "Gemeente Druten", bedrag=300, versie=versie),
            transactie("D2", "Gemeente Heumen", bedrag=200, versie=versie),
        ]
        gelezen = lees(afschrift(boeking(500, *delen, kenmerk="B7"), versie=versie))
        assert [(b.bedrag, b.tekst, b.naam) for b in gelezen] == [
            (300, "D1", "Gemeente Druten"),
            (200, "D2", "Gemeente Heumen"),
        ]
        assert gelezen[0].kenmerk != gelezen[1].kenmerk

    def test_die_niet_optelt_blijft_een_geheel(self) -> None:
        delen = [transactie("D1", bedrag=300), transactie("D2", bedrag=100)]
        gelezen = een(afschrift(boeking(500, *delen)))
        assert (gelezen.bedrag, gelezen.tekst) == (500, "D1 D2")

    def test_zonder_bedragen_blijft_een_geheel(self) -> None:
        gelezen = een(afschrift(boeking(500, transactie("D1"), transactie("D2"))))
        assert (gelezen.bedrag, gelezen.tekst) == (500, "D1 D2")


class TestHetKenmerk:
    def test_is_in_een_ander_bestand_hetzelfde(self) -> None:
        een_dag = afschrift(betaald(100, "x", kenmerk="R1"), betaald(100, "y"))
        hele_week = afschrift(
            betaald(5, "ander"), betaald(100, "x", kenmerk="R1"), betaald(100, "y"), nummer="S2"
        )
        assert [b.kenmerk for b in lees(een_dag)] == [b.kenmerk for b in lees(hele_week)][1:]

    def test_is_van_de_bank_als_die_het_geeft(self) -> None:
        zo = een(afschrift(betaald(100, "een lange tekst", kenmerk="R1")))
        anders = een(afschrift(betaald(100, "een lange", kenmerk="R1")))
        assert zo.kenmerk == anders.kenmerk

    def test_van_twee_gelijke_boekingen_is_anders(self) -> None:
        twee = lees(afschrift(betaald(100, "x"), betaald(100, "x")))
        assert len({b.kenmerk for b in twee}) == 2

    @pytest.mark.parametrize("kenmerk", ["NONREF", "NOTPROVIDED"])
    def test_onderscheidt_ook_zonder_kenmerk_van_de_bank(self, kenmerk: str) -> None:
        twee = lees(
            afschrift(betaald(100, "x", kenmerk=kenmerk), betaald(100, "y", kenmerk=kenmerk))
        )
        los = een(afschrift(betaald(100, "y", kenmerk=kenmerk)))
        assert twee[1].kenmerk == los.kenmerk != twee[0].kenmerk

    def test_is_van_een_andere_rekening_anders(self) -> None:
        zo = afschrift(betaald(100, "x", kenmerk="1"))
        assert een(zo).kenmerk != een(zo.replace(b"NL91ABNA", b"NL20INGB")).kenmerk


MT940 = b"{1:F01INGBNL2ABXXX0000000000}{2:I940}{4:\r\n:20:P1\r\n:25:NL20\r\n:61:2604300430C1,00"
ENTITEIT = (
    b'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><Document><BkToCstmrStmt>'
    b"<Stmt>&x;</Stmt></BkToCstmrStmt></Document>"
)


@pytest.mark.parametrize(
    ("inhoud", "woord"),
    [
        (b"", "leeg"),
        (b"%PDF-1.7 <<", "PDF"),
        (MT940, "MT940"),
        (b"ABNA\r\n:20:ABN AMRO BANK\r\n:25:0417164300", "MT940"),
        (b"Datum;Naam;Bedrag\n2026-04-30;Gemeente;1,00", "CSV"),
        (b"zomaar wat", "geen bankafschrift"),
        (b"<html><body/></html>", "geen bankafschrift"),
        (b"<Document><BkToCstmrAcctRpt/></Document>", "CAMT.052"),
        (b"<Document><BkToCstmrDbtCdtNtfctn/></Document>", "CAMT.054"),
        (encode(bericht301()), "geen bankafschrift"),
        (afschrift(betaald(1, "x"))[:-20], "niet heel"),
        (ENTITEIT, "DTD"),
        (afschrift("<Ntry/>"), "ontbreekt"),
        (afschrift(betaald(1, "x").replace("0.01", "0.001")), "bedrag"),
        (afschrift(betaald(1, "x").replace("0.01", "NaN")), "bedrag"),
        (afschrift(betaald(1, "x").replace("0.01", "Infinity")), "bedrag"),
        (afschrift(betaald(1, "x").replace("0.01", "-0.01")), "bedrag"),
        (afschrift(betaald(1, "x").replace("0.01", "1E99999999")), "bedrag"),
        (afschrift(betaald(1, "x").replace("2026-06-09", "2026-02-30")), "boekdatum"),
        (afschrift(betaald(1, "x").replace("CRDT", "")), "ontbreekt"),
        (b"<x/>" + b" " * (25 * 1024 * 1024), "25 MB"),
    ],
)
def test_wat_geen_goed_afschrift_is_wordt_uitgelegd(inhoud: bytes, woord: str) -> None:
    with pytest.raises(Afschriftfout) as fout:
        lees(inhoud)
    assert woord in fout.value.message
    assert fout.value.advice


def test_een_bom_en_utf_16_zijn_geen_bezwaar() -> None:
    inhoud = afschrift(betaald(100, "zorg"))
    assert een(b"\xef\xbb\xbf" + inhoud).bedrag == 100
    assert een(inhoud.decode().replace("UTF-8", "UTF-16").encode("utf-16")).bedrag == 100


def test_twee_rekeningen_in_een_bestand() -> None:
    inhoud = document(stmt([betaald(1, "a")]), stmt([betaald(2, "b")], "S2"))
    assert [b.bedrag for b in lees(inhoud)] == [1, 2]


def test_wat_een_bank_in_een_stuk_schrijft() -> None:
    los = boeking(100).replace(
        "<NtryDtls></NtryDtls>",
        "<AddtlNtryInf>/TRTP/SEPA OVERBOEKING/NAME/Gemeente Druten/REMI/D202604/</AddtlNtryInf>",
    )
    gelezen = een(afschrift(los))
    assert (gelezen.naam, "/REMI/D202604/" in gelezen.tekst) == ("Gemeente Druten", True)


def test_de_tekst_bij_een_verzamelboeking_is_niet_van_elk_deel() -> None:
    los = boeking(3, transactie("D1", bedrag=1), transactie("D2", bedrag=2)).replace(
        "</Ntry>", "<AddtlNtryInf>D1 en D2</AddtlNtryInf></Ntry>"
    )
    assert [b.tekst for b in lees(afschrift(los))] == ["D1", "D2"]


VOORBEELD = afschrift(
    boeking(300, transactie("D1", bedrag=100), transactie("D2", bedrag=200), kenmerk="R1"),
    betaald(-50, "x"),
)


@given(
    st.integers(0, len(VOORBEELD)),
    st.integers(0, 40),
    st.binary(max_size=6) | st.sampled_from([b"<", b"</Ntry>", b"1e999", b"&x;", b"\0", b"-"]),
)
def test_een_beschadigd_bestand_geeft_hooguit_een_afschriftfout(
    plaats: int, weg: int, erin: bytes
) -> None:
    beschadigd = VOORBEELD[:plaats] + erin + VOORBEELD[plaats + weg :]
    try:
        gelezen = lees(beschadigd)
    except Afschriftfout:
        return
    assert all(isinstance(b.bedrag, int) for b in gelezen)
