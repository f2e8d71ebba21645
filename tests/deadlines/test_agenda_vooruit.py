"""What must be done ahead: worked examples, named after the paragraph that they show.

Midden-IJssel/Oost-Veluwe 2024 (MIJOV), Rijk van Nijmegen 1.17.1 and 2020 (RvN), and the Handreiking
on AGB codes.
"""

from __future__ import annotations

import re

import pytest

from app.deadlines.agenda import agenda
from app.deadlines.protocol import LANDELIJK, Vanaf, Wie, geldend, protocol
from app.deadlines.termijnen import (
    ACHTTIEN,
    AGB_WIJZIGING,
    JAAREINDE_MELDEN,
    START_GGZ,
    VERVAL,
    VERWIJZING,
    Actie,
    Termijn,
    Urgentie,
)
from app.domain.aanvraag import Zorgvorm
from app.domain.openstaand import Feit, Waarom
from app.domain.toewijzing import Startverwachting
from app.domain.verzending import Status
from tests.deadlines.feiten import (
    DAG,
    KALENDER,
    achttien,
    agb_wissel,
    d,
    een,
    start,
    te_declareren,
    verwijzing,
)
from tests.deadlines.test_protocol import BRONNEN, MIJOV, RVN, RVN_2020

SGGZ = Zorgvorm.SPECIALISTISCHE_GGZ
VIER_WEKEN = 28 * DAG


def alle(feit: Feit, vandaag: str, naam: str) -> list[Termijn]:
    """All lines that a fact gives, by the version of the protocol that was valid."""
    return agenda([feit], d(vandaag), lambda _, dag: geldend(naam, dag), KALENDER)


def van(soort: str, feit: Feit, vandaag: str, naam: str) -> Termijn:
    """The line of one kind, counted by this very protocol."""
    (termijn,) = [
        t
        for t in agenda([feit], d(vandaag), lambda _, __: protocol(naam), KALENDER)
        if t.soort == soort
    ]
    return termijn


# MIJOV §6.1, note 10: the 305 of specialistische ggz


@pytest.mark.parametrize(
    ("begin", "ontvangen", "telt_vanaf", "uiterlijk"),
    [
        ("2026-03-02", "2026-04-07", "2026-04-07", "2026-04-14"),  # diagnostics had begun
        ("2026-04-07", "2026-04-07", "2026-04-07", "2026-04-14"),
        ("2026-04-10", "2026-04-07", "2026-04-07", "2026-04-14"),  # begins later, counts all same
        ("2026-04-14", "2026-04-07", "2026-04-07", "2026-04-14"),  # begins on its last day
        ("2026-04-15", "2026-04-07", "2026-04-15", "2026-04-22"),  # OP011: not before it began
        ("2026-03-02", "2026-04-11", "2026-04-11", "2026-04-17"),  # on a Saturday
        ("2026-03-02", "2026-04-01", "2026-04-01", "2026-04-10"),  # over Goede Vrijdag and Pasen
        ("2026-11-02", "2026-12-24", "2026-12-24", "2027-01-04"),  # over Kerst and new year
    ],
)
def test_mijov_6_1_sggz_within_five_working_days_after_receipt(
    begin: str, ontvangen: str, telt_vanaf: str, uiterlijk: str
) -> None:
    termijn = een(start(begin, ontvangen, zorgvorm=SGGZ), ontvangen, MIJOV)
    assert (termijn.telt_vanaf, termijn.vervaldatum) == (d(telt_vanaf), d(uiterlijk))
    assert (termijn.soort, termijn.actie) == ("305", Actie.MELD_START)


@pytest.mark.parametrize(
    ("zorgvorm", "naam", "uiterlijk"),
    [
        (SGGZ, MIJOV, "2026-04-14"),
        (Zorgvorm.BASIS_GGZ, MIJOV, "2026-04-17"),
        (Zorgvorm.ANDERS, MIJOV, "2026-04-17"),  # Jeugd-ggz of which the kind is unknown
        (SGGZ, RVN, "2026-04-17"),
        (SGGZ, LANDELIJK, "2026-04-17"),
    ],
)
def test_mijov_6_1_is_for_sggz_of_that_region(
    zorgvorm: Zorgvorm, naam: str, uiterlijk: str
) -> None:
    termijn = een(start("2026-04-10", "2026-04-07", zorgvorm=zorgvorm), "2026-04-08", naam)
    assert termijn.vervaldatum == d(uiterlijk)


def test_mijov_6_1_what_the_line_says() -> None:
    termijn = een(start("2026-04-10", "2026-04-07", zorgvorm=SGGZ), "2026-04-08", MIJOV)
    assert termijn.uitleg == (
        "Toewijzing ontvangen 7 apr 2026; 5 werkdagen "
        "(OP271; Midden-IJssel/Oost-Veluwe 2024, §6.1, voetnoot 10)"
    )
    assert termijn.kort == "Toewijzing ontvangen 7 apr; 5 werkdagen"


def test_mijov_6_1_care_that_will_begin_later_counts_from_its_start() -> None:
    later = Startverwachting(d("2026-04-08"), d("2026-05-11"))
    termijn = een(
        start("2026-04-10", "2026-04-07", zorgvorm=SGGZ, verwachting=later), "2026-04-08", MIJOV
    )
    assert (termijn.telt_vanaf, termijn.vervaldatum) == (d("2026-05-11"), d("2026-05-19"))


@pytest.mark.parametrize(
    ("ontvangen", "telt_vanaf"), [("2023-12-31", "2024-01-03"), ("2024-01-01", "2024-01-01")]
)
def test_mijov_6_1_counts_since_the_protocol(ontvangen: str, telt_vanaf: str) -> None:
    (termijn,) = alle(start("2024-01-03", ontvangen, zorgvorm=SGGZ), "2024-01-03", MIJOV)
    assert termijn.telt_vanaf == d(telt_vanaf)


# MIJOV, chapter 5: a Toewijzing lapses without a 305


@pytest.mark.parametrize(
    ("ontvangen", "uiterlijk"),
    [
        ("2026-01-15", "2026-04-15"),
        ("2026-01-25", "2026-04-25"),  # a Saturday, which does not move it
        ("2026-01-27", "2026-04-27"),  # Koningsdag
        ("2025-11-30", "2026-02-28"),
        ("2027-11-30", "2028-02-29"),
        ("2025-10-15", "2026-01-15"),  # over new year
        ("2026-01-31", "2026-04-30"),
    ],
)
def test_mijov_5_a_toewijzing_lapses_three_months_after_receipt(
    ontvangen: str, uiterlijk: str
) -> None:
    feit = start(ontvangen, ontvangen)
    for dag in (d(uiterlijk) - VIER_WEKEN, d(uiterlijk)):
        termijn = van(VERVAL, feit, dag.isoformat(), MIJOV)
        assert (termijn.telt_vanaf, termijn.vervaldatum) == (d(ontvangen), d(uiterlijk))
        assert (termijn.wie, termijn.actie) == (Wie.AANBIEDER, Actie.MELD_START)
        assert termijn.toewijzing_id == 3


@pytest.mark.parametrize(
    ("vandaag", "status"),
    [
        ("2026-03-17", None),  # four weeks and a day before
        ("2026-03-18", Urgentie.LATER),
        ("2026-04-14", Urgentie.DEZE_WEEK),
        ("2026-04-15", Urgentie.VANDAAG),
        ("2026-04-16", Urgentie.TE_LAAT),
    ],
)
def test_mijov_5_is_shown_four_weeks_before(vandaag: str, status: Urgentie | None) -> None:
    termijnen = alle(start("2026-01-15", "2026-01-15"), vandaag, MIJOV)
    gevonden = [t.status for t in termijnen if t.soort == VERVAL]
    assert gevonden == ([] if status is None else [status])
    assert len([t for t in termijnen if t.soort == "305"]) == 1


def test_mijov_5_what_the_line_says() -> None:
    feit = start("2026-01-15", "2026-01-15")
    termijn = van(VERVAL, feit, "2026-04-01", MIJOV)
    assert termijn.uitleg.startswith(
        "Toewijzing ontvangen 15 jan 2026 en nog geen start (305) gestuurd: zonder start vervalt "
        "hij; 3 maanden (Midden-IJssel/Oost-Veluwe 2024, hoofdstuk 5). Red je dat niet"
    )
    assert termijn.kort == "Toewijzing ontvangen 15 jan, geen start gestuurd; 3 maanden"
    voorbij = van(VERVAL, feit, "2026-04-16", MIJOV)
    assert "zonder start is hij vervallen" in voorbij.uitleg
    assert voorbij.actie is Actie.NEEM_CONTACT_OP


@pytest.mark.parametrize("status", [Status.KLAAR, Status.GEEXPORTEERD])
def test_mijov_5_a_305_that_has_to_leave_has_its_own_line(status: Status) -> None:
    feit = start("2026-01-15", "2026-01-15", gemelde_start=d("2026-01-20"), status=status)
    assert [t.soort for t in alle(feit, "2026-04-01", MIJOV)] == ["305"]


@pytest.mark.parametrize("naam", [LANDELIJK, RVN, RVN_2020])
def test_elsewhere_no_document_lets_a_toewijzing_lapse(naam: str) -> None:
    assert not {VERVAL, START_GGZ, ACHTTIEN} & set(protocol(naam).termijnen)
    assert een(start("2025-01-15", "2025-01-15"), "2026-04-16", naam).soort == "305"


# RvN 2020, Declaratiebericht: word by 28 February when 30 June cannot be met


@pytest.mark.parametrize(
    ("vandaag", "status"),
    [
        ("2021-01-30", None),  # more than four weeks before
        ("2021-01-31", Urgentie.LATER),
        ("2021-02-26", Urgentie.DEZE_WEEK),  # a Friday
        ("2021-02-28", Urgentie.VANDAAG),  # a Sunday, which does not move it
        ("2021-03-01", None),  # nothing is owed any more
    ],
)
def test_rvn_2020_28_february_before_30_june(vandaag: str, status: Urgentie | None) -> None:
    feit = te_declareren("2020-12-31", waarom=Waarom.JAAR)
    termijnen = alle(feit, vandaag, RVN_2020)
    gevonden = [t for t in termijnen if t.soort == JAAREINDE_MELDEN]
    assert [t.status for t in gevonden] == ([] if status is None else [status])
    for termijn in gevonden:
        assert termijn.vervaldatum == d("2021-02-28")
        assert (termijn.wie, termijn.actie) == (Wie.AANBIEDER, Actie.NEEM_CONTACT_OP)
    assert [t.vervaldatum for t in termijnen if t.soort == "jaareinde"] == [d("2021-06-30")]


@pytest.mark.parametrize(
    ("jaar", "hoort"),
    [
        ("2019-12-31", False),  # the national protocol
        ("2020-12-31", True),
        ("2021-12-31", True),
        ("2022-12-31", False),  # 1.17.1 processes what comes later
    ],
)
@pytest.mark.parametrize("naam", [RVN, RVN_2020])
def test_rvn_28_february_only_by_the_protocol_of_2020(naam: str, jaar: str, hoort: bool) -> None:
    vandaag = f"{d(jaar).year + 1}-02-15"
    soorten = [t.soort for t in alle(te_declareren(jaar, waarom=Waarom.JAAR), vandaag, naam)]
    assert (JAAREINDE_MELDEN in soorten) is hoort


@pytest.mark.parametrize("waarom", [Waarom.MAAND, Waarom.AGB])
def test_rvn_2020_28_february_is_about_a_whole_year(waarom: Waarom) -> None:
    soorten = [
        t.soort for t in alle(te_declareren("2020-12-31", waarom=waarom), "2021-02-15", RVN_2020)
    ]
    assert len(soorten) == 1
    assert JAAREINDE_MELDEN not in soorten


def test_rvn_2020_28_february_is_not_for_what_stands_in_a_323() -> None:
    feit = te_declareren(
        "2020-12-31", waarom=Waarom.JAAR, bericht_id=9, identificatie="D1", status=Status.KLAAR
    )
    assert [t.soort for t in alle(feit, "2021-02-15", RVN_2020)] == ["jaareinde"]


def test_rvn_2020_28_february_what_the_line_says() -> None:
    termijn = van(
        JAAREINDE_MELDEN, te_declareren("2020-12-31", waarom=Waarom.JAAR), "2021-02-15", RVN_2020
    )
    assert termijn.uitleg == (
        "Zorg van 2020, 3 prestaties van 2 cliënten; uiterlijk 28 februari van het jaar erna "
        "(Rijk van Nijmegen 2020, Declaratiebericht (WMO/JW 303)). Alleen als je 30 juni niet "
        "haalt doordat de gemeente toewijzingen laat verwerkte: maak dan een afspraak."
    )


# MIJOV, chapter 12: who becomes 18


@pytest.mark.parametrize(
    ("einde", "uiterlijk"),
    [
        ("2026-08-31", "2026-05-31"),  # a Sunday, which does not move it
        ("2026-07-27", "2026-04-27"),  # Koningsdag
        ("2026-05-31", "2026-02-28"),
        ("2028-05-31", "2028-02-29"),
        ("2027-01-31", "2026-10-31"),  # over new year
        ("2026-09-15", "2026-06-15"),
    ],
)
def test_mijov_12_contact_three_months_before_the_end(einde: str, uiterlijk: str) -> None:
    feit = achttien(einde, (d(einde) + DAG).isoformat())
    for dag in (d(uiterlijk) - VIER_WEKEN, d(uiterlijk), d(einde)):
        termijn = een(feit, dag.isoformat(), MIJOV)
        assert (termijn.telt_vanaf, termijn.vervaldatum) == (d(einde), d(uiterlijk))
        assert (termijn.soort, termijn.wie) == (ACHTTIEN, Wie.AANBIEDER)
        assert (termijn.actie, termijn.toewijzing_id) == (Actie.NEEM_CONTACT_OP, 3)


@pytest.mark.parametrize(
    ("vandaag", "status"),
    [
        ("2026-05-17", None),  # four weeks and a day before 15 June
        ("2026-05-18", Urgentie.LATER),
        ("2026-06-12", Urgentie.DEZE_WEEK),
        ("2026-06-15", Urgentie.VANDAAG),
        ("2026-06-16", Urgentie.TE_LAAT),
    ],
)
def test_mijov_12_is_shown_four_weeks_before(vandaag: str, status: Urgentie | None) -> None:
    termijnen = alle(achttien("2026-09-15", "2026-09-16"), vandaag, MIJOV)
    assert [t.status for t in termijnen] == ([] if status is None else [status])


@pytest.mark.parametrize(
    ("einde", "aantal"), [("2023-12-31", 0), ("2024-01-01", 1), ("2024-03-31", 1)]
)
def test_mijov_12_counts_since_the_protocol(einde: str, aantal: int) -> None:
    assert len(alle(achttien(einde, einde), einde, MIJOV)) == aantal


@pytest.mark.parametrize("naam", [LANDELIJK, RVN, RVN_2020])
def test_elsewhere_no_document_names_the_18th_birthday(naam: str) -> None:
    assert not agenda([achttien()], d("2026-06-15"), lambda _, __: protocol(naam), KALENDER)


def test_mijov_12_what_the_line_says() -> None:
    termijn = een(achttien(), "2026-05-20", MIJOV)
    assert termijn.uitleg == (
        "Cliënt wordt 18 op 1 sep 2026, toewijzing (Jeugdwet) tot en met 31 aug 2026; 3 maanden "
        "voor het einde (Midden-IJssel/Oost-Veluwe 2024, hoofdstuk 12). Gaat de hulp verder onder "
        "de Wmo? Bespreek met de toegang en de cliënt wat er doorgaat en bij wie (hoofdstuk 12)."
    )
    assert termijn.kort == "Wordt 18 op 1 sep, toewijzing t/m 31 aug; 3 maanden voor het einde"


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


# RvN 1.17.1, §6.3: a referral for jeugd-ggz is valid for nine months


@pytest.mark.parametrize(
    ("aanmelding", "uiterlijk"),
    [
        ("2026-01-15", "2026-10-15"),
        ("2026-02-15", "2026-11-15"),  # a Sunday, which does not move it
        ("2025-07-27", "2026-04-27"),  # Koningsdag
        ("2025-05-31", "2026-02-28"),
        ("2027-05-31", "2028-02-29"),
        ("2026-03-25", "2026-12-25"),  # Kerst
        ("2026-04-30", "2027-01-30"),  # over new year
    ],
)
def test_rvn_6_3_nine_months_after_registration(aanmelding: str, uiterlijk: str) -> None:
    for dag in (d(uiterlijk) - VIER_WEKEN, d(uiterlijk), d(uiterlijk) + DAG):
        termijn = een(verwijzing(aanmelding), dag.isoformat(), RVN)
        assert (termijn.telt_vanaf, termijn.vervaldatum) == (d(aanmelding), d(uiterlijk))
        assert (termijn.soort, termijn.actie) == (VERWIJZING, Actie.MAAK_VERZOEK)


@pytest.mark.parametrize(
    ("vandaag", "status"),
    [
        ("2026-09-16", None),  # four weeks and a day before
        ("2026-09-17", Urgentie.LATER),
        ("2026-10-14", Urgentie.DEZE_WEEK),
        ("2026-10-15", Urgentie.VANDAAG),
        ("2026-10-16", Urgentie.TE_LAAT),
    ],
)
def test_rvn_6_3_is_shown_four_weeks_before(vandaag: str, status: Urgentie | None) -> None:
    termijnen = alle(verwijzing(), vandaag, RVN)
    assert [t.status for t in termijnen] == ([] if status is None else [status])


@pytest.mark.parametrize(("aanmelding", "aantal"), [("2022-04-25", 0), ("2022-04-26", 1)])
def test_rvn_6_3_counts_since_1_17_1(aanmelding: str, aantal: int) -> None:
    assert len(alle(verwijzing(aanmelding), "2023-01-20", RVN)) == aantal


@pytest.mark.parametrize(
    ("feit", "naam"),
    [
        (verwijzing(ggz=False), RVN),  # it was agreed for jeugd-ggz alone
        (verwijzing(None), RVN),
        (verwijzing(), LANDELIJK),
        (verwijzing(), MIJOV),
    ],
)
def test_rvn_6_3_without_its_facts_nothing_is_due(feit: Feit, naam: str) -> None:
    assert alle(feit, "2026-10-15", naam) == []


@pytest.mark.parametrize("naam", [LANDELIJK, RVN, MIJOV])
@pytest.mark.parametrize("ggz", [True, False])
def test_a_last_day_that_the_user_recorded_goes_before_it(naam: str, ggz: bool) -> None:
    feit = verwijzing("2026-01-15", "2026-05-01", ggz=ggz)
    assert alle(feit, "2026-04-02", naam) == []
    termijn = een(feit, "2026-04-03", naam)
    assert (termijn.telt_vanaf, termijn.vervaldatum) == (d("2026-01-15"), d("2026-05-01"))
    assert (termijn.status, termijn.lengte) == (Urgentie.LATER, "geldig tot en met 1 mei 2026")
    assert termijn.uitleg == (
        "Cliënt aangemeld 15 jan 2026, nog niets aangevraagd op de verwijzing; geldig tot en met "
        "1 mei 2026 (zoals je bij de verwijzing hebt vastgelegd)"
    )
    assert termijn.kort == "Cliënt aangemeld 15 jan; geldig t/m 1 mei"
    assert een(feit, "2026-05-04", naam).status is Urgentie.TE_LAAT


def test_rvn_6_3_a_last_day_as_it_was_proposed_names_the_paragraph() -> None:
    termijn = een(verwijzing("2026-01-15", "2026-10-15", ggz=False), "2026-10-01", RVN)
    assert termijn.uitleg == (
        "Cliënt aangemeld 15 jan 2026, nog niets aangevraagd op de verwijzing; 9 maanden "
        "(Rijk van Nijmegen 1.17.1, §6.3)"
    )
    assert termijn.kort == "Cliënt aangemeld 15 jan; 9 maanden"


def test_a_referral_without_a_registration_counts_from_its_own_day() -> None:
    termijn = een(verwijzing(None, "2026-05-01"), "2026-04-20", RVN)
    assert termijn.telt_vanaf == d("2026-01-05")
    assert termijn.kort == "Verwijzing van 5 jan; geldig t/m 1 mei"
    zonder = een(verwijzing(None, "2026-05-01", datum=None), "2026-04-20", RVN)
    assert zonder.telt_vanaf == d("2026-05-01")
    assert zonder.kort == "Verwijzing; geldig t/m 1 mei"


# The protocol files


@pytest.mark.parametrize(
    ("naam", "soort", "vanaf", "plaats"),
    [
        (MIJOV, START_GGZ, Vanaf.ONTVANGST, "§6.1, voetnoot 10"),
        (MIJOV, VERVAL, Vanaf.ONTVANGST, "hoofdstuk 5"),
        (MIJOV, ACHTTIEN, Vanaf.EINDDATUM, "hoofdstuk 12"),
        (MIJOV, AGB_WIJZIGING, Vanaf.AGB_NIEUW, "§2.2"),
        (LANDELIJK, AGB_WIJZIGING, Vanaf.AGB_NIEUW, "§2.2.1 en voetnoot 6"),
        (RVN, AGB_WIJZIGING, Vanaf.AGB_NIEUW, "§1.1 en bijlage 1"),
        (RVN_2020, AGB_WIJZIGING, Vanaf.AGB_NIEUW, "AGB code wijziging"),
        (RVN_2020, JAAREINDE_MELDEN, Vanaf.JAAR, "Declaratiebericht"),
    ],
)
def test_the_source_of_what_is_done_ahead(naam: str, soort: str, vanaf: Vanaf, plaats: str) -> None:
    term = protocol(naam).term(soort)
    assert (term.vanaf, term.wie) == (vanaf, Wie.AANBIEDER)
    assert plaats in term.bron


@pytest.mark.parametrize(
    ("document", "tekst"),
    [
        ("000_99502e3c24be3adf.txt", "8 weken van te voren"),
        ("001_10adafd408a3ff0f.txt", "minimaal één maand voorafgaand aan een wijziging AGB code"),
        ("001_10adafd408a3ff0f.txt", "uiterlijk 28 februari contact op"),
        ("004_25faa998f1f68696.txt", "AGB codes minimaal 6 weken"),
        ("004_25faa998f1f68696.txt", "vervalt als niet binnen drie maanden een startbericht"),
        ("004_25faa998f1f68696.txt", "minimaal drie maanden voor afloop van de iJW-toewijzing"),
        ("004_25faa998f1f68696.txt", "Voor sGGZ geldt binnen vijf werkdagen na ontvangst"),
        ("002_5f6840eb0d40a710.txt", "tot 9 maanden na aanmelding geldig"),
    ],
)
def test_the_documents_say_so(document: str, tekst: str) -> None:
    bestand = BRONNEN / document
    if not bestand.is_file():
        pytest.skip("the source documents are not here")
    assert tekst in re.sub(r"\s+", " ", bestand.read_text(encoding="utf-8"))
