"""CS058 and TR101 at their edges."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.standard.basis import Product, ProductReferentie
from app.standard.berichtsoort import Berichtsoort
from app.standard.release import Wet
from app.standard.toewijzing import Relatie
from tests.bouw import client
from tests.rules.bouw import (
    bericht305,
    bericht307,
    dubbel,
    geldig,
    met,
    start_product,
    stop_product,
    vind,
)
from tests.rules.bron import APRIL_6, MEI_4

WMO_ANDERS = Product(categorie="02")


@pytest.mark.parametrize(("status", "goed"), [("1", True), ("2", False), ("3", True), ("9", False)])
@pytest.mark.parametrize("wet", Wet)
def test_cs058_melden_of_intrekken(wet: Wet, status: str, goed: bool) -> None:
    start = bericht305(wet, start_product(wet, aanlevering=status))
    stop = bericht307(wet, stop_product(wet, aanlevering=status))
    assert (vind("CS058", start) == []) is goed
    assert (vind("CS058", stop) == []) is goed


@pytest.mark.parametrize("wet", Wet)
def test_tr101_elk_deel_van_de_sleutel_van_een_start_telt(wet: Wet) -> None:
    een = start_product(wet)
    anders = [
        replace(een, toewijzing_nummer=2),
        replace(een, product=WMO_ANDERS),
        replace(een, begindatum=date(2026, 4, 7)),
    ]
    assert vind("TR101", bericht305(wet, een, *anders)) == []
    geen_sleutel = replace(een, toewijzing_ingangsdatum=date(2026, 4, 1))
    assert len(vind("TR101", bericht305(wet, een, geen_sleutel))) == 1


@pytest.mark.parametrize("wet", Wet)
def test_tr101_reden_en_einddatum_horen_bij_de_sleutel_van_een_stop(wet: Wet) -> None:
    een = stop_product(wet)
    anders = [
        replace(een, reden_beeindiging="20"),
        replace(een, einddatum=date(2026, 5, 5)),
    ]
    assert vind("TR101", bericht307(wet, een, *anders)) == []


def test_tr101_intrekken_en_melden_met_dezelfde_sleutel_vraagt_twee_berichten_iv008() -> None:
    bericht = bericht305(
        Wet.JW, start_product(Wet.JW, APRIL_6, "3"), start_product(Wet.JW, APRIL_6, "1")
    )
    (finding,) = vind("TR101", bericht)
    assert "in een eigen bericht" in finding.advies
    gewoon = bericht305(Wet.JW, start_product(Wet.JW), start_product(Wet.JW))
    assert vind("TR101", gewoon)[0].advies == "Laat een van de twee weg."


def test_tr101_correctie_in_een_bericht_mag_iv008() -> None:
    bericht = bericht305(
        Wet.JW, start_product(Wet.JW, APRIL_6, "3"), start_product(Wet.JW, MEI_4, "1")
    )
    assert vind("TR101", bericht) == []


def test_tr101_relaties_en_adressen() -> None:
    bericht = geldig(Berichtsoort.TOEWIJZING, Wet.JW)
    van = client()
    relatie = Relatie(nummer="R1", soort="01", naam=van.naam, contact=van.contactgegevens[0])
    ander = replace(relatie, nummer="R2")
    twee = met(bericht, "client/relaties", (relatie, ander))
    assert vind("TR101", twee) == []  # the same kind of address, each of another relation
    (finding,) = vind("TR101", dubbel(twee, "client/relaties"))
    assert finding.pad == "/Bericht/Client/Relaties/Relatie[3]"
    assert finding.waarde == ""  # a number of a person
    (finding,) = vind("TR101", dubbel(bericht, "client/contactgegevens"))
    assert (finding.pad, finding.waarde) == ("/Bericht/Client/Contactgegevens/Contact[2]", "01")


def test_tr101_prestaties_verschillen_ook_in_wat_ze_crediteren() -> None:
    bericht = dubbel(geldig(Berichtsoort.DECLARATIE, Wet.WMO), "declaratie/clienten/0/prestaties")
    referentie = ProductReferentie(referentie_nummer="P2", vorig_referentie_nummer="P0")
    anders = met(bericht, "declaratie/clienten/0/prestaties/2/product_referentie", referentie)
    assert len(vind("TR101", bericht)) == 1
    assert vind("TR101", anders) == []


@pytest.mark.parametrize("soort", ["ongewijzigde_producten", "te_wijzigen_producten"])
@pytest.mark.parametrize("wet", Wet)
def test_tr101_toewijzingen_in_een_317(wet: Wet, soort: str) -> None:
    bericht = geldig(Berichtsoort.VERZOEK_WIJZIGING, wet)
    (finding,) = vind("TR101", dubbel(bericht, f"client/verzoek/{soort}"))
    assert finding.pad.endswith("[2]")


def test_tr101_noemt_iedere_herhaling() -> None:
    bericht = geldig(Berichtsoort.TOEWIJZING, Wet.JW)
    drie = dubbel(dubbel(bericht, "client/toegewezen_producten"), "client/toegewezen_producten")
    assert len(vind("TR101", drie)) == 2
