"""A gemeente is told ahead that our AGB code becomes another: worked examples by document."""

from __future__ import annotations

import pytest

from app.deadlines.agenda import agenda
from app.deadlines.protocol import LANDELIJK, Wie, protocol
from app.deadlines.termijnen import AGB_WIJZIGING, Actie, Urgentie
from tests.deadlines.feiten import DAG, KALENDER, VIER_WEKEN, agb_wissel, alle, d, een
from tests.deadlines.test_protocol import MIJOV, RVN, RVN_2020

# A change of AGB code: Handreiking §2.2.1 note 6, MIJOV §2.2, RvN 2020 "AGB code wijziging"


@pytest.mark.parametrize(
    ("naam", "tot", "uiterlijk", "lengte"),
    [
        (LANDELIJK, "2026-06-30", "2026-05-06", "8 weken voor de nieuwe AGB-code"),
        (LANDELIJK, "2026-12-31", "2026-11-06", "8 weken voor de nieuwe AGB-code"),
        (LANDELIJK, "2026-01-31", "2025-12-07", "8 weken voor de nieuwe AGB-code"),  # a Sunday
        (RVN, "2026-06-30", "2026-05-06", "8 weken voor de nieuwe AGB-code"),
        (MIJOV, "2026-06-30", "2026-05-20", "6 weken voor de nieuwe AGB-code"),
        (MIJOV, "2026-12-31", "2026-11-20", "6 weken voor de nieuwe AGB-code"),
        (MIJOV, "2026-06-07", "2026-04-27", "6 weken voor de nieuwe AGB-code"),  # Koningsdag
        (RVN_2020, "2021-06-30", "2021-06-01", "1 maand voor de nieuwe AGB-code"),
        (RVN_2020, "2020-12-31", "2020-12-01", "1 maand voor de nieuwe AGB-code"),
        (RVN_2020, "2021-03-30", "2021-02-28", "1 maand voor de nieuwe AGB-code"),  # of 31 March
        (RVN_2020, "2020-03-30", "2020-02-29", "1 maand voor de nieuwe AGB-code"),
        (RVN_2020, "2021-12-31", "2021-12-01", "1 maand voor de nieuwe AGB-code"),
    ],
)
def test_agb_change_is_told_ahead(naam: str, tot: str, uiterlijk: str, lengte: str) -> None:
    for dag in (d(uiterlijk) - VIER_WEKEN, d(uiterlijk), d(tot)):
        termijn = een(agb_wissel(tot), dag.isoformat(), naam)
        assert (termijn.telt_vanaf, termijn.vervaldatum) == (d(tot) + DAG, d(uiterlijk))
        assert (termijn.soort, termijn.lengte) == (AGB_WIJZIGING, lengte)
        assert (termijn.wie, termijn.actie) == (Wie.AANBIEDER, Actie.NEEM_CONTACT_OP)


@pytest.mark.parametrize(
    ("vandaag", "status"),
    [
        ("2026-04-21", None),  # four weeks and a day before 20 May
        ("2026-04-22", Urgentie.LATER),
        ("2026-05-19", Urgentie.DEZE_WEEK),
        ("2026-05-20", Urgentie.VANDAAG),
        ("2026-05-21", Urgentie.TE_LAAT),
    ],
)
def test_agb_change_is_shown_four_weeks_before(vandaag: str, status: Urgentie | None) -> None:
    termijnen = alle(agb_wissel(), vandaag, MIJOV)
    assert [t.status for t in termijnen] == ([] if status is None else [status])


@pytest.mark.parametrize(
    ("tot", "uiterlijk"),
    [
        ("2019-12-30", "2019-11-05"),  # national: eight weeks
        ("2019-12-31", "2019-12-01"),  # of 1 January 2020: a month
        ("2022-04-24", "2022-03-25"),
        ("2022-04-25", "2022-03-01"),  # of 26 April 2022: 1.17.1, eight weeks
    ],
)
def test_agb_change_counts_by_the_protocol_of_its_first_day(tot: str, uiterlijk: str) -> None:
    (termijn,) = alle(agb_wissel(tot), tot, RVN)
    assert termijn.vervaldatum == d(uiterlijk)


def test_agb_change_what_the_line_says() -> None:
    termijn = een(agb_wissel(), "2026-05-06", LANDELIJK)
    assert termijn.uitleg == (
        "AGB-code 42420001 eindigt 30 jun 2026, en 3 toewijzingen lopen daarna door; 8 weken voor "
        "de nieuwe AGB-code (Handreiking proces aanvragen/wijzigen AGB-code 1.0, §2.2.1 en "
        "voetnoot 6). Spreek de ingangsdatum af, en vraag of je contract opnieuw moet."
    )
    assert termijn.kort == ("AGB-code 42420001 eindigt 30 jun; 8 weken voor de nieuwe AGB-code")
    assert (
        "en 1 toewijzing loopt daarna door"
        in een(agb_wissel(toewijzingen=1), "2026-05-06", LANDELIJK).uitleg
    )


def test_agb_changes_of_two_codes_are_told_apart() -> None:
    feiten = [agb_wissel(), agb_wissel(aanbieder="42420002")]
    termijnen = agenda(feiten, d("2026-05-06"), lambda _, __: protocol(RVN), KALENDER)
    assert len({t.sleutel for t in termijnen}) == 2
