"""The agreements on requests of Rijk van Nijmegen: each test names document and paragraph."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from app.deadlines.afspraken import mag_317
from app.deadlines.protocol import LANDELIJK, geldend, protocol
from app.domain.aanvraag import Productsoort, Zorgvorm
from app.domain.voorgeschiedenis import Voorgeschiedenis
from app.standard.codelijsten import codelijst
from app.standard.release import Wet
from tests.deadlines.feiten import d
from tests.deadlines.test_protocol import RVN, RVN_2020
from tests.deadlines.verzoeken import (
    CRISIS,
    DAGDEEL,
    NUMMER,
    PER_MAAND,
    PER_WEEK,
    SGGZ,
    STUKS,
    TOTAAL,
    aanvraag,
    anders,
    ervoor,
    ggz,
    ggz_ervoor,
    product,
    sleutels,
    tegen,
    wijziging,
    wmo,
)

WIJCHEN = "0296"
WONEN = Voorgeschiedenis(beschermd_wonen=True)


def test_rijk_van_nijmegen_1_17_1_an_ordinary_request_has_nothing_against_it() -> None:
    assert tegen(RVN, aanvraag()) == []
    assert tegen(RVN_2020, aanvraag()) == []


# The Wmo


@pytest.mark.parametrize("categorie", ["15", "16", "17", "18"])
def test_rijk_van_nijmegen_1_17_1_4_2_wonen_en_opvang_via_nijmegen(categorie: str) -> None:
    assert sleutels(RVN, aanvraag(wmo(categorie), wet=Wet.WMO)) == []
    elders = aanvraag(wmo(categorie), wet=Wet.WMO, gemeente=WIJCHEN)
    assert sleutels(RVN, elders) == ["wmo-315-1"]


@pytest.mark.parametrize("categorie", ["02", "07", "14"])
def test_rijk_van_nijmegen_1_17_1_2_1_2_andere_wmo_hulp_via_de_toegang(categorie: str) -> None:
    (bezwaar,) = tegen(RVN, aanvraag(wmo(categorie), wet=Wet.WMO))
    assert bezwaar.sleutel == "wmo-315-1"
    assert bezwaar.blokkeert
    assert "toegang" in bezwaar.advies
    assert bezwaar.bron == "Rijk van Nijmegen 1.17.1, §2.1.2 en §4.2"


def test_rijk_van_nijmegen_1_17_1_2_1_2_of_more_products_the_one_that_cannot_is_named() -> None:
    assert sleutels(RVN, aanvraag(wmo("15"), wmo("02"), wet=Wet.WMO)) == ["wmo-315-2"]


def test_rijk_van_nijmegen_1_17_1_2_1_2_what_is_generic_is_not_beschermd_wonen() -> None:
    generiek = product("01", soort=Productsoort.GENERIEK, categorie=None, code=None)
    assert sleutels(RVN, aanvraag(generiek, wet=Wet.WMO)) == ["wmo-315-1"]


@pytest.mark.parametrize(
    ("volume", "eenheid", "frequentie", "mag"),
    [
        (5, DAGDEEL, PER_WEEK, True),
        (6, DAGDEEL, PER_WEEK, False),
        (130, DAGDEEL, TOTAAL, True),  # 26 weeks
        (131, DAGDEEL, TOTAAL, False),
        (1, DAGDEEL, "1", False),
        (20, DAGDEEL, PER_MAAND, True),
        (25, DAGDEEL, PER_MAAND, False),
        (6, STUKS, PER_WEEK, True),  # cannot be compared
    ],
)
def test_rijk_van_nijmegen_1_17_1_6_7_hooguit_5_dagdelen_bij_beschermd_wonen(
    volume: int, eenheid: str, frequentie: str, mag: bool
) -> None:
    dagbesteding = wmo(
        "07", volume=volume, eenheid=eenheid, frequentie=frequentie,
        ingangsdatum=date(2026, 4, 13), einddatum=date(2026, 10, 11),
    )  # fmt: skip
    verwacht = [] if mag else ["dagbesteding-bij-wonen-1"]
    assert sleutels(RVN, aanvraag(dagbesteding, wet=Wet.WMO), WONEN) == verwacht


def test_rijk_van_nijmegen_1_17_1_6_7_dagbesteding_in_one_request_with_wonen() -> None:
    samen = aanvraag(wmo("15"), wmo("07", volume=6, eenheid=DAGDEEL), wet=Wet.WMO)
    assert sleutels(RVN, samen) == ["dagbesteding-bij-wonen-2"]


def test_rijk_van_nijmegen_1_17_1_6_7_dagbesteding_only_at_nijmegen() -> None:
    elders = aanvraag(wmo("07", eenheid=DAGDEEL), wet=Wet.WMO, gemeente=WIJCHEN)
    assert sleutels(RVN, elders, WONEN) == ["wmo-315-1"]


# Who referred


def test_rijk_van_nijmegen_1_17_1_5_1_verwijzer_06_wordt_niet_in_behandeling_genomen() -> None:
    (bezwaar,) = tegen(RVN, aanvraag(product("06"), product("06", code="45A48")))
    assert (bezwaar.sleutel, bezwaar.blokkeert) == ("verwijzer-06", True)
    assert "§5.1" in bezwaar.bron


def test_rijk_van_nijmegen_1_17_1_5_1_verwijzer_01_wordt_niet_in_behandeling_genomen() -> None:
    (bezwaar,) = tegen(RVN, aanvraag(product("01")))
    assert (bezwaar.sleutel, bezwaar.blokkeert) == ("verwijzer-01", True)
    assert "§5.1" in bezwaar.bron


@pytest.mark.parametrize("verwijzer", ["02", "03", "04", "05", "08", None])
def test_rijk_van_nijmegen_1_17_1_5_3_wettelijke_verwijzers_mogen(verwijzer: str | None) -> None:
    assert tegen(RVN, aanvraag(product(verwijzer))) == []


def test_rijk_van_nijmegen_1_17_1_5_1_van_de_wmo_is_de_verwijzer_vrij() -> None:
    assert tegen(RVN, aanvraag(wmo("15"), wet=Wet.WMO)) == []


@pytest.mark.parametrize(
    ("vorm", "van", "eerste", "mag"),
    [
        (SGGZ, NUMMER, "01", True),
        (SGGZ, NUMMER, "02", False),
        (SGGZ, NUMMER, None, False),  # nothing tells that the gemeente was the first
        (SGGZ, None, "01", False),  # not an extension
        (Zorgvorm.ANDERS, NUMMER, "01", False),
    ],
)
def test_rijk_van_nijmegen_1_17_1_5_1_verwijzer_01_mag_bij_verlenging_sggz(
    vorm: Zorgvorm, van: int | None, eerste: str | None, mag: bool
) -> None:
    verlenging = aanvraag(ggz(vorm, verwijzer="01", verlenging_van=van))
    gevonden = sleutels(RVN, verlenging, ggz_ervoor(vorm, eerste_verwijzer=eerste))
    assert ("verwijzer-01" not in gevonden) is mag


def test_rijk_van_nijmegen_1_17_1_5_1_of_an_extension_the_form_of_care_is_known() -> None:
    verlenging = aanvraag(ggz(verwijzer="01", verlenging_van=NUMMER, zorgvorm=None))
    assert tegen(RVN, verlenging, ggz_ervoor(eerste_verwijzer="01")) == []


# The Einddatum


@pytest.mark.parametrize("een", [product(einddatum=None), wmo("15", einddatum=None)])
def test_rijk_van_nijmegen_1_17_1_2_1_2_einddatum_altijd_gevuld(een: Any) -> None:
    wet = Wet.WMO if een.categorie == "15" else Wet.JW
    assert sleutels(RVN, aanvraag(een, wet=wet)) == ["einddatum-1"]
    for ander in (RVN_2020, LANDELIJK):
        assert "einddatum-1" not in sleutels(ander, aanvraag(een, wet=wet))


# In time


@pytest.mark.parametrize(
    ("contact", "vijfde", "zesde"),
    [
        ("2026-04-02", "2026-04-13", "2026-04-14"),  # over Goede Vrijdag and Tweede paasdag
        ("2026-04-17", "2026-04-24", "2026-04-25"),  # a Saturday is not a working day more
        ("2026-04-20", "2026-04-28", "2026-04-29"),  # over Koningsdag
    ],
)
def test_rijk_van_nijmegen_1_17_1_2_1_2_terugwerkend_na_vijf_werkdagen(
    contact: str, vijfde: str, zesde: str
) -> None:
    een = aanvraag(eerste_contact=d(contact))
    assert tegen(RVN, een, vandaag=vijfde) == []
    (bezwaar,) = tegen(RVN, een, vandaag=zesde)
    assert (bezwaar.sleutel, bezwaar.blokkeert) == ("te-laat-1", False)
    dag = d(vijfde)
    assert f"uiterlijk {dag.day} april 2026" in bezwaar.melding
    assert bezwaar.bron == "Rijk van Nijmegen 1.17.1, §2.1.2"
    assert sleutels(LANDELIJK, een, vandaag=zesde) == []


def test_rijk_van_nijmegen_1_17_1_5_2_without_a_first_contact_the_first_day_counts() -> None:
    een = aanvraag(product(ingangsdatum=date(2026, 4, 2)), eerste_contact=None)
    assert sleutels(RVN, een, vandaag="2026-04-14") == ["te-laat-1?"]
    assert tegen(RVN, een, vandaag="2026-04-13") == []


def test_rijk_van_nijmegen_1_17_1_2_1_2_terugwerkend_mag_bij_spoed_en_crisis() -> None:
    spoed = aanvraag(spoed=True)
    crisis = aanvraag(product(zorgvorm=CRISIS))
    categorie = aanvraag(product(categorie="46", code="46A01"))
    for een in (spoed, crisis, categorie):
        assert tegen(RVN, een, vandaag="2026-06-01") == []
    assert sleutels(RVN, aanvraag(), vandaag="2026-06-01") == ["te-laat-1?"]


def test_rijk_van_nijmegen_1_17_1_2_1_2_a_verlenging_has_no_first_contact() -> None:
    een = aanvraag(product(verlenging_van=NUMMER), eerste_contact=date(2025, 10, 1))
    assert tegen(RVN, een, ervoor()) == []


# The 317


@pytest.mark.parametrize("wet", Wet)
def test_rijk_van_nijmegen_1_17_1_4_2_nooit_een_317(wet: Wet) -> None:
    bezwaar = mag_317(protocol(RVN), wet)
    assert bezwaar is not None
    assert bezwaar.blokkeert
    assert "315" in bezwaar.advies
    assert "307" in bezwaar.advies
    assert "gemeente" in bezwaar.advies
    assert bezwaar.bron == "Rijk van Nijmegen 1.17.1, §3.4 en §4.2"
    assert bezwaar in tegen(RVN, wijziging(wijzigen=(anders("2026-09-01"),), wet=wet), ervoor())


def test_rijk_van_nijmegen_2020_berichtenparen_kent_geen_317() -> None:
    bezwaar = mag_317(protocol(RVN_2020), Wet.JW)
    assert bezwaar is not None
    assert bezwaar.bron.startswith("Rijk van Nijmegen 2020, Berichtenparen")


# 2020


@pytest.mark.parametrize("verwijzer", ["06", "07"])
def test_rijk_van_nijmegen_2020_jw315_verwijzer_06_en_07_niet_in_behandeling(
    verwijzer: str,
) -> None:
    (bezwaar,) = tegen(RVN_2020, aanvraag(product(verwijzer)))
    assert (bezwaar.sleutel, bezwaar.blokkeert) == ("verwijzer-06", True)
    assert bezwaar.bron == "Rijk van Nijmegen 2020, JW315 Verzoek om toewijzing"


def test_rijk_van_nijmegen_2020_jw315_verwijzer_07_is_gone_from_cod327() -> None:
    assert "07" not in codelijst("COD327")
    assert tegen(RVN, aanvraag(product("07"))) == []  # the schema refuses it


def test_rijk_van_nijmegen_2020_jw315_verwijzer_01_mocht() -> None:
    assert tegen(RVN_2020, aanvraag(product("01"))) == []


@pytest.mark.parametrize("categorie", ["02", "15"])
def test_rijk_van_nijmegen_2020_proces_toeleiding_geen_wmo_315(categorie: str) -> None:
    (bezwaar,) = tegen(RVN_2020, aanvraag(wmo(categorie), wet=Wet.WMO))
    assert (bezwaar.sleutel, bezwaar.blokkeert) == ("wmo-315", True)
    assert bezwaar.bron == "Rijk van Nijmegen 2020, Proces toeleiding"


def test_the_day_decides_which_protocol_of_rijk_van_nijmegen_counts() -> None:
    assert geldend(RVN, d("2022-04-25")) is protocol(RVN_2020)
    assert geldend(RVN, d("2022-04-26")) is protocol(RVN)
    assert "verwijzer-01" not in protocol(RVN_2020).afspraken
    assert "verwijzer-01" in protocol(RVN).afspraken
