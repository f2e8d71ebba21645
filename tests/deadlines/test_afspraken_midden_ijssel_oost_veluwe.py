"""The agreements on requests of Midden-IJssel/Oost-Veluwe 2024, and those that hold nationally."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from app.deadlines.afspraken import mag_317
from app.deadlines.protocol import LANDELIJK, protocol
from app.domain.aanvraag import Productopgave, Wijzigingopgave, Zorgvorm
from app.standard.basis import Product
from app.standard.release import Wet
from tests.deadlines.feiten import d
from tests.deadlines.test_protocol import MIJOV, RVN
from tests.deadlines.verzoeken import (
    BASIS,
    CRISIS,
    DIAGNOSTIEK,
    MINUUT,
    NUMMER,
    PER_MAAND,
    SGGZ,
    STUKS,
    TOTAAL,
    VANDAAG,
    aanvraag,
    anders,
    ervoor,
    ggz,
    ggz_ervoor,
    omvang,
    product,
    sleutels,
    tegen,
    wijziging,
    wmo,
)

APELDOORN = "0200"


def test_midden_ijssel_2024_an_ordinary_request_has_nothing_against_it() -> None:
    assert tegen(MIJOV, aanvraag(gemeente=APELDOORN)) == []


# The 315


@pytest.mark.parametrize("categorie", ["02", "15", "16", "17", "18"])
def test_midden_ijssel_2024_hoofdstuk_4_geen_wmo_315(categorie: str) -> None:
    een = aanvraag(wmo(categorie), wet=Wet.WMO, gemeente=APELDOORN)
    (bezwaar,) = tegen(MIJOV, een)
    assert (bezwaar.sleutel, bezwaar.blokkeert) == ("wmo-315", True)
    assert bezwaar.bron == "Midden-IJssel/Oost-Veluwe 2024, hoofdstuk 4"
    assert tegen(LANDELIJK, een) == []


def test_midden_ijssel_2024_hoofdstuk_4_niet_na_een_bepaling_van_een_gi() -> None:
    (bezwaar,) = tegen(MIJOV, aanvraag(product("04"), product("04")))
    assert (bezwaar.sleutel, bezwaar.blokkeert) == ("bepaling-gi", True)
    assert "verwijzing" in bezwaar.advies
    assert "bepaling" in bezwaar.advies
    assert bezwaar.bron == "Midden-IJssel/Oost-Veluwe 2024, hoofdstuk 4"
    for naam in (LANDELIJK, RVN):
        assert tegen(naam, aanvraag(product("04"))) == []


@pytest.mark.parametrize("verwijzer", ["01", "02", "03", "05", "06", "08", None])
def test_midden_ijssel_2024_hoofdstuk_4_andere_verwijzers_mogen(verwijzer: str | None) -> None:
    assert tegen(MIJOV, aanvraag(product(verwijzer))) == []


def test_midden_ijssel_2024_hoofdstuk_4_de_einddatum_wordt_gevuld() -> None:
    een = aanvraag(product(einddatum=None))
    (bezwaar,) = tegen(MIJOV, een)
    assert (bezwaar.sleutel, bezwaar.blokkeert) == ("einddatum-1", False)
    assert bezwaar.bron == "Midden-IJssel/Oost-Veluwe 2024, hoofdstuk 4"
    assert tegen(LANDELIJK, een) == []


@pytest.mark.parametrize(
    ("een", "contact", "laatste", "sleutel", "bron"),
    [
        # Over Goede Vrijdag and Tweede paasdag, over a weekend, over Koningsdag.
        (product(), "2026-04-02", "2026-04-13", "te-laat-1?", "hoofdstuk 4, voetnoot 1"),
        (product(), "2026-04-17", "2026-04-24", "te-laat-1?", "hoofdstuk 4, voetnoot 1"),
        (ggz(BASIS), "2026-04-20", "2026-04-28", "te-laat-1?", "hoofdstuk 4, voetnoot 1"),
        # Three months end on Eerste paasdag; from there five working days.
        (ggz(SGGZ), "2026-01-05", "2026-04-13", "te-laat-ggz-1?", "hoofdstuk 4"),
        (ggz(DIAGNOSTIEK), "2026-01-05", "2026-04-13", "te-laat-ggz-1?", "hoofdstuk 4"),
        (ggz(SGGZ), "2025-11-30", "2026-03-06", "te-laat-ggz-1?", "hoofdstuk 4"),  # 28 Feb
        (product(zorgvorm=CRISIS), "2026-04-02", "2026-04-13", "te-laat-crisis-1?", "hoofdstuk 5"),
    ],
)
def test_midden_ijssel_2024_hoofdstuk_4_en_5_op_tijd(
    een: Productopgave, contact: str, laatste: str, sleutel: str, bron: str
) -> None:
    verzoek = aanvraag(een, eerste_contact=d(contact))
    assert tegen(MIJOV, verzoek, vandaag=laatste) == []
    erna = (d(laatste) + timedelta(days=1)).isoformat()
    assert sleutels(MIJOV, verzoek, vandaag=erna) == [sleutel]
    (bezwaar,) = tegen(MIJOV, verzoek, vandaag=erna)
    maand = {3: "maart", 4: "april"}[d(laatste).month]
    assert f"{d(laatste).day} {maand} 2026" in bezwaar.melding
    assert bezwaar.bron == f"Midden-IJssel/Oost-Veluwe 2024, {bron}"
    assert tegen(LANDELIJK, verzoek, vandaag=erna) == []


def test_midden_ijssel_2024_hoofdstuk_4_spoed_is_no_exception_here() -> None:
    assert sleutels(MIJOV, aanvraag(spoed=True), vandaag="2026-06-01") == ["te-laat-1?"]


@pytest.mark.parametrize("vorm", [SGGZ, BASIS])
def test_midden_ijssel_2024_hoofdstuk_4_a_verlenging_has_no_intake(vorm: Zorgvorm) -> None:
    een = aanvraag(ggz(vorm, verlenging_van=NUMMER), eerste_contact=date(2025, 1, 6))
    assert tegen(MIJOV, een, ggz_ervoor(vorm)) == []


# Extension


def test_midden_ijssel_2024_4_1_een_verlenging_op_dezelfde_verwijzing() -> None:
    def gevonden(verlengingen: int, naam: str = MIJOV, **meer: Any) -> list[str]:
        een = aanvraag(product(verlenging_van=NUMMER), **meer)
        return sleutels(naam, een, ervoor(verlengingen=verlengingen, verwijzing_id=5))

    assert gevonden(0) == []
    assert gevonden(1) == ["verlenging-eenmaal-1"]
    assert gevonden(2, verwijzing_id=5) == ["verlenging-eenmaal-1"]
    assert gevonden(1, verwezen_op=date(2025, 10, 13)) == ["verlenging-eenmaal-1"]
    assert gevonden(1, verwijzing_id=6) == []
    assert gevonden(1, verwezen_op=date(2026, 4, 1)) == []  # new, and not on file yet
    assert gevonden(1, RVN) == gevonden(1, LANDELIJK) == []


def test_midden_ijssel_2024_4_1_a_referral_on_file_is_known_by_itself() -> None:
    """In a crisis it may be dated after the care began: it is the same one all the same."""
    was = ervoor(verlengingen=1, verwijzing_id=5)
    later = aanvraag(
        product(verlenging_van=NUMMER), verwijzing_id=5, verwezen_op=date(2025, 10, 20)
    )
    assert sleutels(MIJOV, later, was) == ["verlenging-eenmaal-1"]


@pytest.mark.parametrize(
    ("verwijzer", "mag"),
    [("01", False), ("02", True), ("03", True), ("05", True), ("06", False), ("08", False)],
)
def test_midden_ijssel_2024_8_2_verlenging_alleen_na_een_medische_verwijzing(
    verwijzer: str, mag: bool
) -> None:
    een = aanvraag(product(verwijzer, verlenging_van=NUMMER))
    assert sleutels(MIJOV, een, ervoor()) == ([] if mag else ["verlenging-verwijzer-1?"])
    assert tegen(LANDELIJK, een, ervoor()) == []
    assert tegen(MIJOV, aanvraag(product(verwijzer)), ervoor()) == []  # not an extension


def test_midden_ijssel_2024_4_1_a_new_request_is_no_verlenging() -> None:
    assert tegen(MIJOV, aanvraag(), ervoor(verlengingen=1)) == []


def test_midden_ijssel_2024_4_1_verlenging_voor_dezelfde_vorm() -> None:
    was = ervoor()
    zelfde = aanvraag(product(verlenging_van=NUMMER, code="45A48"))
    assert tegen(MIJOV, zelfde, was) == []
    ander = aanvraag(product(verlenging_van=NUMMER, categorie="50", code="50A01"))
    assert sleutels(MIJOV, ander, was) == ["verlenging-vorm-1"]
    assert tegen(LANDELIJK, ander, was) == tegen(RVN, ander, was) == []
    nog_leeg = aanvraag(product(verlenging_van=NUMMER, categorie=None, code=None))
    assert tegen(MIJOV, nog_leeg, was) == []


@pytest.mark.parametrize(
    ("volume", "eenheid", "frequentie", "mag"),
    [
        (1, "04", "2", True),
        (2, "04", "2", True),
        (3, "04", "2", False),
        (120, MINUUT, "2", True),
        (121, MINUUT, "2", False),
        (3, STUKS, "2", True),  # cannot be compared
        (9, "04", PER_MAAND, True),  # idem
    ],
)
def test_midden_ijssel_2024_4_1_verlenging_niet_zwaarder(
    volume: int, eenheid: str, frequentie: str, mag: bool
) -> None:
    een = product(verlenging_van=NUMMER, volume=volume, eenheid=eenheid, frequentie=frequentie)
    assert sleutels(MIJOV, aanvraag(een), ervoor()) == ([] if mag else ["verlenging-zwaarder-1?"])
    assert tegen(LANDELIJK, aanvraag(een), ervoor()) == []


@pytest.mark.parametrize(("budget", "mag"), [(500_00, True), (500_01, False), (None, True)])
def test_midden_ijssel_2024_4_1_verlenging_niet_meer_budget(budget: int | None, mag: bool) -> None:
    een = product(
        verlenging_van=NUMMER, code=None, volume=None, eenheid=None, frequentie=None, budget=budget
    )
    was = ervoor(omvang=None, budget=500_00)
    assert sleutels(MIJOV, aanvraag(een), was) == ([] if mag else ["verlenging-zwaarder-1?"])


@pytest.mark.parametrize("vorm", [CRISIS, DIAGNOSTIEK])
def test_midden_ijssel_2024_4_1_crisis_en_diagnostiek_worden_niet_verlengd(
    vorm: Zorgvorm,
) -> None:
    een = aanvraag(ggz(vorm, verlenging_van=NUMMER))
    (bezwaar,) = tegen(MIJOV, een, ggz_ervoor(vorm))
    assert (bezwaar.sleutel, bezwaar.blokkeert) == ("verlenging-crisis-diagnostiek-1", True)
    assert bezwaar.bron == "Midden-IJssel/Oost-Veluwe 2024, §4.1"
    assert tegen(MIJOV, aanvraag(ggz(vorm))) == []  # not an extension
    assert tegen(LANDELIJK, een, ggz_ervoor(vorm)) == []


@pytest.mark.parametrize("vorm", [CRISIS, DIAGNOSTIEK])
def test_midden_ijssel_2024_4_1_behandeling_erna_is_geen_verlenging(vorm: Zorgvorm) -> None:
    een = aanvraag(ggz(SGGZ, verlenging_van=NUMMER))
    (bezwaar,) = tegen(MIJOV, een, ggz_ervoor(vorm))
    assert bezwaar.sleutel == "verlenging-na-crisis-diagnostiek-1"
    assert bezwaar.blokkeert
    assert tegen(LANDELIJK, een, ggz_ervoor(vorm)) == []


def test_midden_ijssel_2024_4_1_that_it_was_crisis_the_category_tells() -> None:
    crisis = Product(categorie="46", code="46A01")
    een = aanvraag(product(categorie="46", code="46A01", verlenging_van=NUMMER))
    gevonden = sleutels(MIJOV, een, ervoor(product=crisis, zorgvorm=None))
    assert gevonden == ["verlenging-crisis-diagnostiek-1"]


# The 317


def test_midden_ijssel_2024_8_1_alleen_jw317() -> None:
    assert mag_317(protocol(MIJOV), Wet.JW) is None
    bezwaar = mag_317(protocol(MIJOV), Wet.WMO)
    assert bezwaar is not None
    assert bezwaar.blokkeert
    assert "toegang" in bezwaar.advies
    assert bezwaar.bron == "Midden-IJssel/Oost-Veluwe 2024, §8.1"
    een = wijziging(wijzigen=(anders("2026-09-01"),), wet=Wet.WMO)
    assert tegen(MIJOV, een, ervoor()) == [bezwaar]


def test_midden_ijssel_2024_8_1_onderbouwing_gaat_mee_behalve_bij_sggz() -> None:
    later = (anders("2026-09-01"),)
    een = wijziging(wijzigen=later)
    (bezwaar,) = tegen(MIJOV, een, ervoor())
    assert (bezwaar.sleutel, bezwaar.blokkeert) == ("onderbouwing", False)
    assert bezwaar.bron == "Midden-IJssel/Oost-Veluwe 2024, §8.1"
    was_sggz = ggz_ervoor(omvang=omvang(2))
    assert tegen(MIJOV, een, was_sggz) == []
    categorie_52 = ervoor(product=Product(categorie="52", code="52A01"))
    assert tegen(MIJOV, een, categorie_52) == []
    nieuw = product(ingangsdatum=d("2026-09-01"))
    assert sleutels(MIJOV, wijziging(nieuw, wijzigen=later), was_sggz) == ["onderbouwing?"]
    nieuw_sggz = ggz(ingangsdatum=d("2026-09-01"))
    assert tegen(MIJOV, wijziging(nieuw_sggz)) == []
    assert tegen(LANDELIJK, een, ervoor()) == []


@pytest.mark.parametrize(
    ("dag", "mag"), [("2026-04-09", False), (VANDAAG, False), ("2026-06-06", True)]
)
def test_midden_ijssel_2024_8_1_gewenste_ingangsdatum_in_de_toekomst(dag: str, mag: bool) -> None:
    was = ggz_ervoor(omvang=omvang(2))
    verwacht = [] if mag else ["toekomst?"]
    assert sleutels(MIJOV, wijziging(wijzigen=(anders(dag),)), was) == verwacht
    assert sleutels(MIJOV, wijziging(ggz(ingangsdatum=d(dag)))) == verwacht
    assert tegen(LANDELIJK, wijziging(wijzigen=(anders(dag),)), was) == []


@pytest.mark.parametrize("gevraagd", [19, 21])
def test_iv092_a_total_changes_over_the_whole_period(gevraagd: int) -> None:
    een = anders("2025-10-13", gevraagd, frequentie=TOTAAL)
    assert tegen(MIJOV, wijziging(wijzigen=(een,)), ggz_ervoor()) == []


def test_iv092_a_budget_changes_over_the_whole_period() -> None:
    was = ggz_ervoor(omvang=None, budget=500_00)
    leeg = {"volume": None, "eenheid": None, "frequentie": None}
    meer = anders("2026-04-01", budget=600_00, **leeg)
    assert sleutels(MIJOV, wijziging(wijzigen=(meer,)), was) == []
    zelfde = anders("2026-04-01", budget=500_00, **leeg)
    assert tegen(MIJOV, wijziging(wijzigen=(zelfde,)), was) == []


def test_midden_ijssel_2024_8_1_a_longer_toewijzing_keeps_its_beginning() -> None:
    """IV092: of another Einddatum alone, GewensteIngangsdatum is the original one."""
    langer = anders("2025-10-13", volume=2)
    assert tegen(MIJOV, wijziging(wijzigen=(langer,)), ggz_ervoor(omvang=omvang(2))) == []


# Within eight weeks: nationally OP343 with OP346, regionally §8.1


@pytest.mark.parametrize(
    ("naam", "bron"),
    [(LANDELIJK, "OP343, OP346"), (MIJOV, "Midden-IJssel/Oost-Veluwe 2024, §8.1; OP346")],
)
@pytest.mark.parametrize(
    ("dag", "bel"),
    [
        ("2026-04-10", False),  # today is in retrospect
        ("2026-04-11", True),
        ("2026-06-05", True),  # eight weeks
        ("2026-06-06", False),
    ],
)
def test_op343_en_midden_ijssel_2024_8_1_binnen_acht_weken_bel_de_gemeente(
    naam: str, bron: str, dag: str, bel: bool
) -> None:
    was = ggz_ervoor(omvang=omvang(2))
    for een in (wijziging(wijzigen=(anders(dag),)), wijziging(ggz(ingangsdatum=d(dag)))):
        gevonden = [b for b in tegen(naam, een, was) if b.afspraak == "ruim-317"]
        assert bool(gevonden) is bel
        for bezwaar in gevonden:
            assert not bezwaar.blokkeert
            assert "5 juni 2026" in bezwaar.melding
            assert "Bel" in bezwaar.advies
            assert bezwaar.bron == bron


def test_op343_more_that_begins_soon_is_told_once() -> None:
    twee = wijziging(product(ingangsdatum=d("2026-05-01")), wijzigen=(anders("2026-05-01"),))
    assert sleutels(LANDELIJK, twee, ervoor()) == ["ruim-317?"]


@pytest.mark.parametrize("wet", Wet)
def test_op343_nationally_a_317_may_be_sent(wet: Wet) -> None:
    assert mag_317(protocol(LANDELIJK), wet) is None


def test_of_a_toewijzing_that_is_not_known_little_is_said() -> None:
    onbekend = Wijzigingopgave(toewijzing_nummer=1, gewenste_ingangsdatum=d("2026-04-01"))
    assert sleutels(MIJOV, wijziging(wijzigen=(onbekend,))) == ["onderbouwing?"]
