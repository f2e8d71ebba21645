"""What was declared before: TR314, TR323, TR333, TR385, TR389, TR390."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from app.domain.declaratie import GedeclareerdePrestatie
from app.standard.basis import BedragMetDC
from app.standard.berichtsoort import Berichtsoort
from app.standard.declaratie import DeclaratieClient
from app.standard.release import Wet
from tests.bouw import ANDER_BSN, BSN, bericht301, toegewezen
from tests.rules.bouw import bron_bij, met, nummers, vind
from tests.rules.bron import TWEEDE, Proefbron
from tests.rules.declareren import (
    AFGEKEURD,
    INGEDIEND,
    MEI,
    TOEGEKEND,
    administratie,
    credit,
    declaratie,
    gedeclareerd,
    gevonden,
    maand,
    paden,
    regel,
)

EERDER = regel("E1")


# TR314, TR333


def test_tr314_uniek_in_het_bericht_ook_over_clienten() -> None:
    bericht = declaratie(regel("P1"), regel("P2"), regel("P1"))
    ander = DeclaratieClient(bsn=ANDER_BSN, prestaties=(regel("P2"),))
    bericht = met(bericht, "declaratie/clienten", (*bericht.declaratie.clienten, ander))
    assert [fout.waarde for fout in vind("TR314", bericht)] == ["P1", "P2"]


def test_tr314_uniek_tegenover_eerdere_declaraties_ook_voor_een_creditregel() -> None:
    bron = Proefbron(referentienummers=frozenset({"P1", "C1"}))
    fouten = gevonden("TR314", bron, regel("P1"), regel("P2"), credit(EERDER))
    assert [fout.waarde for fout in fouten] == ["P1", "C1"]


def test_tr333_een_nieuw_nummer_is_goed() -> None:
    bron = Proefbron(declaratienummers=frozenset({"D202603"}))
    assert gevonden("TR333", bron, regel()) == []


# TR323


def test_tr323_een_toegekende_prestatie_kan_worden_gecrediteerd() -> None:
    bron = administratie(*gedeclareerd(EERDER))
    assert gevonden("TR323", bron, credit(EERDER)) == []


@pytest.mark.parametrize(
    ("status", "tekst"), [(INGEDIEND, "nog niet geantwoord"), (AFGEKEURD, "afgekeurd")]
)
def test_tr323_iv085_niet_voor_het_antwoord_en_niet_na_afkeur(status: Any, tekst: str) -> None:
    bron = administratie(*gedeclareerd(EERDER, status=status))
    (fout,) = gevonden("TR323", bron, credit(EERDER))
    assert tekst in fout.melding
    assert paden([fout]) == ["[1]/ProductReferentie/VorigReferentieNummer"]


def test_tr323_iv086_niet_wat_in_hetzelfde_bericht_staat() -> None:
    assert paden(gevonden("TR323", administratie(), EERDER, credit(EERDER))) == [
        "[2]/ProductReferentie/VorigReferentieNummer"
    ]


def test_tr323_niet_de_prestatie_van_een_andere_client() -> None:
    bron = replace(bron_bij(Berichtsoort.DECLARATIE, Wet.JW), referentienummers=frozenset({"E1"}))
    bron.dossiers[ANDER_BSN].prestaties = gedeclareerd(EERDER)
    assert nummers(gevonden("TR323", bron, credit(EERDER))) == ["TR323"]


def test_tr323_wat_met_een_ander_programma_is_gedeclareerd() -> None:
    """An unknown line may be from before the first that we know of this client, not from after."""
    van_april = credit(EERDER, "C1")
    assert gevonden("TR323", administratie(), van_april) == []
    vanaf_mei = gedeclareerd(regel("P5", product_periode=MEI))
    assert gevonden("TR323", administratie(*vanaf_mei), van_april) == []
    vanaf_april = gedeclareerd(regel("P4"), status=AFGEKEURD)
    assert nummers(gevonden("TR323", administratie(*vanaf_april), van_april)) == ["TR323"]


@pytest.mark.parametrize("anders", [{"gemeente": "0296"}, {"aanbieder": "1"}, {"wet": Wet.WMO}])
def test_tr323_niet_wat_elders_is_gedeclareerd(anders: dict[str, Any]) -> None:
    (eerder,) = gedeclareerd(EERDER)
    elders: GedeclareerdePrestatie = replace(eerder, **anders)
    bron = administratie(elders, *gedeclareerd(regel("P3", product_periode=maand(2026, 3))))
    assert nummers(gevonden("TR323", bron, credit(EERDER))) == ["TR323"]


def test_tr323_niet_een_creditregel() -> None:
    bron = administratie(*gedeclareerd(EERDER, credit(EERDER)))
    assert nummers(gevonden("TR323", bron, credit(EERDER, "C2"))) == []
    assert nummers(gevonden("TR323", bron, credit(credit(EERDER), "C2"))) == ["TR323"]


@pytest.mark.parametrize(
    ("pad", "anders"),
    [
        ("ToewijzingNummer", {"toewijzing_nummer": TWEEDE}),
        ("ProductCategorie", {"product_categorie": "43"}),
        ("ProductCode", {"product_code": "45A05"}),
        ("ProductPeriode/Begindatum", {"product_periode": replace(MEI, begindatum=MEI.einddatum)}),
        ("GeleverdVolume", {"geleverd_volume": 7}),
        ("Eenheid", {"eenheid": "01"}),
        ("ProductTarief", {"product_tarief": None}),
        (
            "IngediendBedrag/Bedrag",
            {"ingediend_bedrag": BedragMetDC(bedrag=1, debet_credit="C")},
        ),
    ],
)
def test_tr323_iv091_een_creditregel_is_verder_gelijk(pad: str, anders: dict[str, Any]) -> None:
    bron = administratie(*gedeclareerd(EERDER))
    fouten = gevonden("TR323", bron, replace(credit(EERDER), **anders))
    assert paden(fouten)[0] == f"[1]/{pad}"


def test_tr323_zegt_beide_waarden() -> None:
    bron = administratie(*gedeclareerd(EERDER))
    anders = BedragMetDC(bedrag=1, debet_credit="C")
    (fout,) = gevonden("TR323", bron, replace(credit(EERDER), ingediend_bedrag=anders))
    assert "€ 0,01" in fout.melding
    assert "€ 480,00" in fout.melding
    (fout,) = gevonden("TR323", bron, replace(credit(EERDER), product_tarief=None))
    assert "is hier leeg" in fout.melding


def test_tr323_een_opnieuw_gebruikt_nummer_na_afkeur_hoort_bij_wat_is_toegekend() -> None:
    afgekeurd = gedeclareerd(replace(EERDER, geleverd_volume=99), status=AFGEKEURD)
    for eerder in ([*afgekeurd, *gedeclareerd(EERDER)], [*gedeclareerd(EERDER), *afgekeurd]):
        assert gevonden("TR323", administratie(*eerder), credit(EERDER)) == []


# TR389


@pytest.mark.parametrize(
    ("status", "telt"), [(TOEGEKEND, True), (INGEDIEND, True), (AFGEKEURD, False)]
)
def test_tr389_een_afgekeurde_prestatie_mag_opnieuw(status: Any, telt: bool) -> None:
    bron = administratie(*gedeclareerd(EERDER, status=status))
    assert paden(gevonden("TR389", bron, regel())) == (["[1]"] if telt else [])


def test_tr389_na_creditering_mag_het_opnieuw() -> None:
    bron = administratie(*gedeclareerd(EERDER, credit(EERDER)))
    assert gevonden("TR389", bron, regel()) == []


def test_tr389_een_afgekeurde_creditering_telt_niet() -> None:
    geweigerd = gedeclareerd(credit(EERDER), status=AFGEKEURD)
    bron = administratie(*gedeclareerd(EERDER), *geweigerd)
    assert len(gevonden("TR389", bron, regel())) == 1


def test_tr389_iv086_credit_en_tweede_debet_in_een_bericht_in_iedere_volgorde() -> None:
    bron = administratie(*gedeclareerd(EERDER))
    assert gevonden("TR389", bron, credit(EERDER), regel("P2")) == []
    assert gevonden("TR389", bron, regel("P2"), credit(EERDER)) == []
    assert paden(gevonden("TR389", bron, regel("P2"), credit(EERDER), regel("P3"))) == ["[3]"]


def test_tr389_een_credit_van_een_andere_prestatie_geeft_geen_ruimte() -> None:
    ander = regel("E2", product_periode=MEI)
    bron = administratie(*gedeclareerd(EERDER, ander))
    assert paden(gevonden("TR389", bron, credit(ander), regel("P2"))) == ["[2]"]


def test_tr389_na_credit_en_nieuwe_debet_staat_de_nieuwe() -> None:
    bron = administratie(*gedeclareerd(EERDER, credit(EERDER), regel("E2")))
    (fout,) = gevonden("TR389", bron, regel())
    assert "(prestatie E2)" in fout.melding


@pytest.mark.parametrize(
    "anders",
    [
        {"product_periode": MEI},
        {"product_code": "45A05"},
        {"product_categorie": "43"},
        {"toewijzing_nummer": TWEEDE},
    ],
)
def test_tr389_een_ander_product_of_een_andere_maand_mag(anders: dict[str, Any]) -> None:
    bron = administratie(*gedeclareerd(EERDER))
    assert gevonden("TR389", bron, replace(regel(), **anders)) == []


# TR390


def test_tr390_eenmaal_crediteren() -> None:
    bron = administratie(*gedeclareerd(EERDER))
    assert gevonden("TR390", bron, credit(EERDER)) == []
    assert paden(gevonden("TR390", bron, credit(EERDER), credit(EERDER, "C2"))) == [
        "[2]/ProductReferentie/VorigReferentieNummer"
    ]


@pytest.mark.parametrize(
    ("status", "telt"), [(TOEGEKEND, True), (INGEDIEND, True), (AFGEKEURD, False)]
)
def test_tr390_een_eerdere_creditering_telt_tenzij_afgekeurd(status: Any, telt: bool) -> None:
    eerder = [*gedeclareerd(EERDER), *gedeclareerd(credit(EERDER), status=status)]
    assert bool(gevonden("TR390", administratie(*eerder), credit(EERDER, "C2"))) == telt


def test_tr390_is_voor_creditregels() -> None:
    bron = administratie(*gedeclareerd(EERDER, credit(EERDER)))
    assert gevonden("TR390", bron, regel("P2")) == []


# TR385


def verwijdering(*eerder: GedeclareerdePrestatie, nummer: int = 300201) -> list[str]:
    bericht = bericht301(toegewezen(nummer, reden_wijziging="13"))
    dossier = administratie(*eerder).dossiers[BSN]
    return nummers(vind("TR385", bericht, dossier))


def test_tr385_alleen_wat_is_toegekend_en_niet_gecrediteerd_houdt_een_toewijzing_vast() -> None:
    assert verwijdering(*gedeclareerd(EERDER)) == ["TR385"]
    assert verwijdering(*gedeclareerd(EERDER), nummer=TWEEDE) == []
    assert verwijdering() == []
    for status in (INGEDIEND, AFGEKEURD):
        assert verwijdering(*gedeclareerd(EERDER, status=status)) == []


@pytest.mark.parametrize("status", [TOEGEKEND, INGEDIEND])
def test_tr385_een_creditering_geeft_de_toewijzing_vrij(status: Any) -> None:
    terug = gedeclareerd(credit(EERDER), status=status)
    assert verwijdering(*gedeclareerd(EERDER), *terug) == []


def test_tr385_een_andere_wijziging_mag() -> None:
    bericht = bericht301(toegewezen(reden_wijziging="01"))
    assert vind("TR385", bericht, administratie(*gedeclareerd(EERDER)).dossiers[BSN]) == []
