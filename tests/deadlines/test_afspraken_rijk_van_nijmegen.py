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
from tests.deadlines.test_protocol import MIJOV, RVN, RVN_2020
from tests.deadlines.verzoeken import (
    BASIS,
    CRISIS,
    DAGDEEL,
    MINUUT,
    NUMMER,
    PER_MAAND,
    PER_WEEK,
    SGGZ,
    STUKS,
    TOTAAL,
    UUR,
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


# How much jeugd-ggz


@pytest.mark.parametrize(
    ("vorm", "volume", "eenheid", "verwacht"),
    [
        (BASIS, 24, UUR, []),
        (BASIS, 25, UUR, ["basis-ggz-uren-1"]),
        (BASIS, 1440, MINUUT, []),
        (BASIS, 1441, MINUUT, ["basis-ggz-uren-1"]),
        (SGGZ, 500, UUR, []),
        (SGGZ, 501, UUR, ["sggz-uren-1"]),
        (SGGZ, 30000, MINUUT, []),
        (SGGZ, 30001, MINUUT, ["sggz-uren-1"]),
        (BASIS, 25, STUKS, []),
        (Zorgvorm.ANDERS, 501, UUR, []),
    ],
)
def test_rijk_van_nijmegen_1_17_1_6_3_uren_jeugd_ggz(
    vorm: Zorgvorm, volume: int, eenheid: str, verwacht: list[str]
) -> None:
    assert sleutels(RVN, aanvraag(ggz(vorm, volume, eenheid))) == verwacht


@pytest.mark.parametrize("naam", [RVN_2020, MIJOV, LANDELIJK])
@pytest.mark.parametrize("vorm", [BASIS, SGGZ])
def test_rijk_van_nijmegen_1_17_1_6_3_andere_protocollen_noemen_geen_uren(
    naam: str, vorm: Zorgvorm
) -> None:
    assert tegen(naam, aanvraag(ggz(vorm, 9999))) == []


@pytest.mark.parametrize(
    ("volume", "frequentie", "begin", "eind", "mag"),
    [
        (4, PER_MAAND, "2026-07-01", "2026-12-31", True),  # the longest half of a year
        (5, PER_MAAND, "2026-07-01", "2026-12-31", False),
        (2, PER_MAAND, "2026-04-13", "2027-04-12", True),  # a year, over 13 months
        (2, PER_MAAND, "2027-03-01", "2028-02-29", True),  # 366 days
        (24, PER_MAAND, "2027-01-31", "2027-02-27", True),
        (2, PER_WEEK, "2026-04-13", "2026-07-05", True),  # 12 weeks
        (2, PER_WEEK, "2026-04-13", "2026-07-06", False),
        (1, "1", "2026-04-13", "2026-05-06", True),  # 24 days
        (1, "1", "2026-04-13", "2026-05-07", False),
        (99, "9", "2026-04-13", "2026-05-07", True),  # not in WMO757: the schema refuses it
        (99, PER_WEEK, "2026-05-07", "2026-04-13", True),  # ends before it begins: TR-rules
    ],
)
def test_rijk_van_nijmegen_1_17_1_6_3_uren_per_week_of_maand_tellen_over_de_looptijd(
    volume: int, frequentie: str, begin: str, eind: str, mag: bool
) -> None:
    een = ggz(BASIS, volume, frequentie=frequentie, ingangsdatum=d(begin), einddatum=d(eind))
    assert sleutels(RVN, aanvraag(een)) == ([] if mag else ["basis-ggz-uren-1"])


def test_rijk_van_nijmegen_1_17_1_6_3_uren_zonder_ingangsdatum_tellen_ook() -> None:
    assert sleutels(RVN, aanvraag(ggz(BASIS, 25, ingangsdatum=None))) == ["basis-ggz-uren-1"]
    per_week = ggz(BASIS, 25, ingangsdatum=None, frequentie=PER_WEEK)
    assert tegen(RVN, aanvraag(per_week)) == []


@pytest.mark.parametrize(
    ("begin", "laatste", "erna"),
    [
        ("2026-04-13", "2027-04-12", "2027-04-13"),
        ("2028-02-29", "2029-02-28", "2029-03-01"),
        ("2027-03-01", "2028-02-29", "2028-03-01"),
    ],
)
@pytest.mark.parametrize(
    ("naam", "vorm", "sleutel"),
    [
        (RVN, BASIS, "basis-ggz-jaar-1"),
        (RVN, SGGZ, "sggz-jaar-1"),
        (RVN_2020, SGGZ, "sggz-jaar-1"),
    ],
)
def test_rijk_van_nijmegen_1_17_1_6_3_en_2020_verwijzing_jeugd_ggz_een_jaar(
    begin: str, laatste: str, erna: str, naam: str, vorm: Zorgvorm, sleutel: str
) -> None:
    tot = ggz(vorm, ingangsdatum=d(begin), einddatum=d(laatste))
    assert tegen(naam, aanvraag(tot)) == []
    langer = ggz(vorm, ingangsdatum=d(begin), einddatum=d(erna))
    (bezwaar,) = tegen(naam, aanvraag(langer))
    assert (bezwaar.sleutel, bezwaar.blokkeert) == (sleutel, True)
    assert d(laatste).strftime("%Y") in bezwaar.melding


def test_rijk_van_nijmegen_1_17_1_6_3_other_care_may_last_longer() -> None:
    assert tegen(RVN, aanvraag(product(einddatum=date(2028, 4, 12)))) == []
    lang = ggz(BASIS, einddatum=date(2028, 4, 12))
    assert tegen(RVN_2020, aanvraag(lang)) == []  # 2020 says it of sGGZ only
    for vorm in (BASIS, SGGZ):
        een = aanvraag(ggz(vorm, einddatum=date(2028, 4, 12)))
        assert tegen(LANDELIJK, een) == tegen(MIJOV, een) == []


@pytest.mark.parametrize(("categorie", "sleutel"), [("51", "basis-ggz"), ("52", "sggz")])
def test_rijk_van_nijmegen_1_17_1_6_3_the_category_tells_what_ggz_it_is(
    categorie: str, sleutel: str
) -> None:
    een = ggz(volume=501, zorgvorm=None, categorie=categorie, code=f"{categorie}001")
    assert sleutels(RVN, aanvraag(een)) == [f"{sleutel}-uren-1"]


# Extension of jeugd-ggz


@pytest.mark.parametrize(
    ("naam", "bron"),
    [(RVN, "§6.3"), (RVN_2020, "Rijk van Nijmegen 2020, Verwijzing Jeugd-GGZ")],
)
def test_rijk_van_nijmegen_2020_verwijzing_jeugd_ggz_verlenging_sggz_houdt_eerste_verwijzer(
    naam: str, bron: str
) -> None:
    def gevonden(verwijzer: str, eerste: str | None, **meer: Any) -> list[Any]:
        een = aanvraag(ggz(verwijzer=verwijzer, verlenging_van=NUMMER), **meer)
        was = ggz_ervoor(eerste_verwijzer=eerste, verwijzing_id=5)
        return tegen(naam, een, was)

    assert gevonden("02", "02") == []
    assert gevonden("02", None) == []  # unknown
    (bezwaar,) = gevonden("05", "02")
    assert (bezwaar.sleutel, bezwaar.blokkeert) == ("sggz-verlenging-verwijzer-1", False)
    assert bezwaar.bron.endswith(bron)
    assert gevonden("05", "02", verwijzing_id=5) == [bezwaar]  # still the old referral
    assert gevonden("05", "02", verwijzing_id=6) == []
    assert gevonden("05", "02", verwezen_op=date(2026, 4, 1)) == []
    assert gevonden("05", "02", verwezen_op=date(2025, 10, 13)) == [bezwaar]


def test_rijk_van_nijmegen_1_17_1_6_3_elsewhere_another_referrer_may_be_named() -> None:
    een = aanvraag(ggz(verwijzer="05", verlenging_van=NUMMER))
    for naam in (LANDELIJK, MIJOV):
        assert tegen(naam, een, ggz_ervoor()) == []
    anders_dan_ggz = aanvraag(product("05", verlenging_van=NUMMER))
    assert tegen(RVN, anders_dan_ggz, ervoor()) == []


@pytest.mark.parametrize(
    ("naam", "bron"),
    [(RVN, "§6.3"), (RVN_2020, "Rijk van Nijmegen 2020, Verwijzing Jeugd-GGZ")],
)
def test_rijk_van_nijmegen_2020_verwijzing_jeugd_ggz_verlenging_basis_ggz_nieuwe_verwijzing(
    naam: str, bron: str
) -> None:
    was = ggz_ervoor(BASIS, verwijzing_id=5)

    def gevonden(**meer: Any) -> list[Any]:
        return tegen(naam, aanvraag(ggz(BASIS, verlenging_van=NUMMER), **meer), was)

    (bezwaar,) = gevonden()
    assert (bezwaar.sleutel, bezwaar.blokkeert) == ("basis-ggz-verwijzing-1", False)
    assert bezwaar.bron.endswith(bron)
    assert gevonden(verwijzing_id=5) == [bezwaar]
    assert gevonden(verwezen_op=date(2025, 10, 13)) == [bezwaar]  # that of the time before
    assert gevonden(verwijzing_id=6) == []
    assert gevonden(verwezen_op=date(2026, 4, 1)) == []
    assert tegen(naam, aanvraag(ggz(BASIS)), was) == []  # not an extension
    sggz = aanvraag(ggz(SGGZ, verlenging_van=NUMMER))
    assert tegen(naam, sggz, ggz_ervoor(SGGZ, verwijzing_id=5)) == []
    assert tegen(LANDELIJK, aanvraag(ggz(BASIS, verlenging_van=NUMMER)), was) == []


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
    laat = {"vandaag": "2026-06-01"}
    spoed = aanvraag(spoed=True)
    crisis = aanvraag(product(zorgvorm=CRISIS))
    categorie = aanvraag(product(categorie="46", code="46A01"))
    for een in (spoed, crisis, categorie):
        assert tegen(RVN, een, **laat) == []  # type: ignore[arg-type]  # one str
    assert sleutels(RVN, aanvraag(), **laat) == ["te-laat-1?"]  # type: ignore[arg-type]  # idem


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
def test_rijk_van_nijmegen_2020_proces_toewijzing_geen_wmo_315(categorie: str) -> None:
    (bezwaar,) = tegen(RVN_2020, aanvraag(wmo(categorie), wet=Wet.WMO))
    assert (bezwaar.sleutel, bezwaar.blokkeert) == ("wmo-315-1", True)
    assert bezwaar.bron == "Rijk van Nijmegen 2020, Proces toewijzing"


def test_the_day_decides_which_protocol_of_rijk_van_nijmegen_counts() -> None:
    assert geldend(RVN, d("2022-04-25")) is protocol(RVN_2020)
    assert geldend(RVN, d("2022-04-26")) is protocol(RVN)
    assert "verwijzer-01" not in protocol(RVN_2020).afspraken
    assert "verwijzer-01" in protocol(RVN).afspraken
