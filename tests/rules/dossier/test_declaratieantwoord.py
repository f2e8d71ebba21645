"""A 325 beside the declaration that it answers: TR337, TR366, TR367, TR371, TR376."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.standard.basis import BedragMetDC
from app.standard.berichtsoort import Berichtsoort
from app.standard.declaratie import DeclaratieAntwoordbericht
from app.standard.release import Wet
from tests.bouw import ANDER_BSN, BSN
from tests.rules.bouw import bron_bij, geldig, met, nummers, vind
from tests.rules.bron import Proefbron
from tests.rules.declareren import MEI

NUMMERS = ("TR337", "TR366", "TR367", "TR371", "TR376")
EERSTE = "declaratie_antwoord/clienten/0/prestaties/0"


def antwoord() -> DeclaratieAntwoordbericht:
    bericht = geldig(Berichtsoort.DECLARATIE_ANTWOORD, Wet.JW)
    assert isinstance(bericht, DeclaratieAntwoordbericht)
    return bericht


def bron() -> Proefbron:
    return bron_bij(Berichtsoort.DECLARATIE_ANTWOORD, Wet.JW)


def alle(bericht: DeclaratieAntwoordbericht, van: Proefbron) -> list[str]:
    return [n for nummer in NUMMERS for n in nummers(vind(nummer, bericht, bron=van))]


def anders(pad: str, waarde: object) -> DeclaratieAntwoordbericht:
    bericht = met(antwoord(), pad, waarde)
    assert isinstance(bericht, DeclaratieAntwoordbericht)
    return bericht


@pytest.mark.parametrize(
    "heen",
    [
        ("header/bericht_identificatie/identificatie", "B0002"),
        ("header/afzender", "42420002"),
        ("header/ontvanger", "0296"),
        ("wet", Wet.WMO),
    ],
)
def test_tr337_een_antwoord_op_iets_anders_zwijgt_verder(heen: tuple[str, object]) -> None:
    van = bron()
    van.declaraties = [met(van.declaraties[0], *heen)]
    stuk = met(anders(f"{EERSTE}/geleverd_volume", 1), "declaratie_antwoord/declaratie_nummer", "X")
    assert alle(stuk, van) == ["TR337"]


def test_tr337_gaat_niet_over_de_dagtekening() -> None:
    pad = "header/declaratie_identificatie/dagtekening"
    assert alle(anders(pad, date(2026, 5, 1)), bron()) == []


def test_een_antwoord_met_alleen_een_header_is_goed() -> None:
    assert alle(anders("declaratie_antwoord", None), bron()) == []


@pytest.mark.parametrize(
    ("veld", "waarde", "pad"),
    [
        ("toewijzing_nummer", 1, "ToewijzingNummer"),
        ("product_categorie", "43", "ProductCategorie"),
        ("product_code", "45X99", "ProductCode"),
        ("product_periode", replace(MEI, einddatum=date(2026, 4, 30)), "ProductPeriode/Begindatum"),
        ("geleverd_volume", 9, "GeleverdVolume"),
        ("eenheid", "01", "Eenheid"),
        ("product_tarief", None, "ProductTarief"),
        (
            "ingediend_bedrag",
            BedragMetDC(bedrag=48000, debet_credit="C"),
            "IngediendBedrag/DebetCredit",
        ),
        (
            "product_referentie/vorig_referentie_nummer",
            "R1",
            "ProductReferentie/VorigReferentieNummer",
        ),
    ],
)
def test_tr367_ieder_element_is_dat_van_de_declaratie(veld: str, waarde: Any, pad: str) -> None:
    fouten = [
        f for nr in NUMMERS for f in vind(nr, anders(f"{EERSTE}/{veld}", waarde), bron=bron())
    ]
    assert [(fout.regel, fout.pad) for fout in fouten] == [
        (
            "TR367",
            f"/Bericht/DeclaratieAntwoord/Clienten/Client[1]/Prestaties/Prestatie[1]/{pad}",
        )
    ]


def test_tr367_een_prestatie_onder_een_andere_client_noemt_geen_bsn() -> None:
    (fout,) = vind("TR367", anders("declaratie_antwoord/clienten/1/bsn", BSN), bron=bron())
    assert fout.pad == "/Bericht/DeclaratieAntwoord/Clienten/Client[2]/Bsn"
    for tekst in (fout.waarde, fout.melding, fout.advies):
        assert BSN not in tekst
        assert ANDER_BSN not in tekst


def test_tr366_een_onbekende_prestatie_wordt_niet_ook_vergeleken() -> None:
    pad = f"{EERSTE}/product_referentie/referentie_nummer"
    assert alle(anders(pad, "P9"), bron()) == ["TR366"]


def test_wie_geen_retourcode_heeft_krijgt_er_geen() -> None:
    for nummer in ("TR337", "TR371", "TR376"):
        stuk = met(
            anders("declaratie_antwoord/declaratie_nummer", "X"),
            "header/xsd_versie_declaratie/basisschema_xsd_versie",
            "0.1.0",
        )
        van = replace(bron(), declaraties=()) if nummer == "TR337" else bron()
        assert [fout.retourcode for fout in vind(nummer, stuk, bron=van)] == [""]
