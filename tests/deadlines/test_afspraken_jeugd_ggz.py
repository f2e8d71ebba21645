"""How much jeugd-ggz is asked in Rijk van Nijmegen, and how it is extended."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from app.deadlines.protocol import LANDELIJK
from app.domain.aanvraag import Zorgvorm
from tests.deadlines.feiten import d
from tests.deadlines.test_protocol import MIJOV, RVN, RVN_2020
from tests.deadlines.verzoeken import (
    BASIS,
    MINUUT,
    NUMMER,
    PER_MAAND,
    PER_WEEK,
    SGGZ,
    STUKS,
    UUR,
    aanvraag,
    ervoor,
    ggz,
    ggz_ervoor,
    product,
    sleutels,
    tegen,
)

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
