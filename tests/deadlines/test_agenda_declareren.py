"""What is due of declaring: worked examples, named after the rule or paragraph that they show."""

from __future__ import annotations

from typing import Any

import pytest

from app.deadlines.agenda import agenda
from app.deadlines.protocol import LANDELIJK, geldend
from app.deadlines.termijnen import Actie, Termijn, Urgentie
from app.domain.openstaand import Feit, Waarom
from app.domain.verzending import Status
from app.standard.berichtsoort import Berichtsoort
from tests.deadlines.feiten import (
    KALENDER,
    afgekeurde_regels,
    antwoord,
    d,
    een,
    te_betalen,
    te_corrigeren,
    te_declareren,
)
from tests.deadlines.test_protocol import MIJOV, RVN, RVN_2020

# OP354: the 323 (Rijk van Nijmegen 1.17.1, §5.8; Midden-IJssel/Oost-Veluwe 2024, §7)


@pytest.mark.parametrize("naam", [LANDELIJK, RVN, RVN_2020, MIJOV])
@pytest.mark.parametrize(
    ("maand", "uiterlijk"),
    [
        ("2026-04-30", "2026-05-31"),  # a Sunday
        ("2026-05-31", "2026-06-30"),
        ("2026-01-31", "2026-02-28"),
        ("2028-01-31", "2028-02-29"),
        ("2026-12-31", "2027-01-31"),
        ("2026-03-31", "2026-04-30"),
    ],
)
def test_op354_declare_before_the_end_of_the_next_month(
    naam: str, maand: str, uiterlijk: str
) -> None:
    termijn = een(te_declareren(maand), maand, naam)
    assert (termijn.telt_vanaf, termijn.vervaldatum) == (d(maand), d(uiterlijk))
    assert (termijn.soort, termijn.regel) == ("323", "OP354")


@pytest.mark.parametrize(
    ("vandaag", "status"),
    [
        ("2026-05-01", Urgentie.LATER),
        ("2026-05-25", Urgentie.DEZE_WEEK),  # the Monday before
        ("2026-05-29", Urgentie.DEZE_WEEK),
        ("2026-05-30", Urgentie.DEZE_WEEK),
        ("2026-05-31", Urgentie.VANDAAG),  # a Sunday, which does not move it
        ("2026-06-01", Urgentie.TE_LAAT),
    ],
)
def test_op354_how_near_around_the_last_day(vandaag: str, status: Urgentie) -> None:
    assert een(te_declareren("2026-04-30"), vandaag).status is status


def test_op354_what_the_line_says() -> None:
    termijn = een(te_declareren(), "2026-05-04")
    assert termijn.uitleg == (
        "Zorg van april 2026, 3 prestaties van 2 cliënten; uiterlijk eind van de maand erna (OP354)"
    )
    assert termijn.kort == "Zorg van april; uiterlijk eind van de maand erna"
    assert termijn.actie is Actie.DECLAREER
    ander_jaar = een(te_declareren("2025-12-31", clienten=1, prestaties=1), "2026-05-04")
    assert ander_jaar.kort == "Zorg van december 2025; uiterlijk eind van de maand erna"
    assert "1 prestatie van 1 cliënt;" in ander_jaar.uitleg


def test_mijov_7_sggz_is_told() -> None:
    termijn = een(te_declareren(), "2026-05-04", MIJOV)
    assert "sGGZ" in termijn.uitleg


@pytest.mark.parametrize(
    ("naam", "toegewezen", "uiterlijk"),
    [
        (MIJOV, None, "2026-02-28"),
        (MIJOV, "2026-02-01", "2026-03-03"),
        (MIJOV, "2026-05-20", "2026-06-19"),
        (RVN, "2026-05-20", "2026-02-28"),  # only that region agreed on it
        (LANDELIJK, "2026-05-20", "2026-02-28"),
    ],
)
def test_mijov_7_sggz_that_was_assigned_after_the_month(
    naam: str, toegewezen: str | None, uiterlijk: str
) -> None:
    op = d(toegewezen) if toegewezen else None
    termijn = een(te_declareren("2026-01-31", sggz_toegewezen_op=op), "2026-05-25", naam)
    assert (termijn.soort, termijn.vervaldatum) == ("323", d(uiterlijk))
    assert termijn.actie is Actie.DECLAREER


def test_mijov_7_sggz_goes_before_a_day_that_was_named_before_the_301_came() -> None:
    feit = te_declareren("2026-01-31", sggz_toegewezen_op=d("2026-05-20"))
    (termijn,) = agenda(
        [feit], d("2026-05-25"), lambda _, dag: geldend(MIJOV, dag), KALENDER,
        lambda _, __: d("2026-02-10"),
    )  # fmt: skip
    assert termijn.vervaldatum == d("2026-06-19")
    assert termijn.uitleg == (
        "Zorg van januari 2026, 3 prestaties van 2 cliënten, toewijzing pas ontvangen 20 mei 2026; "
        "30 dagen (OP354; Midden-IJssel/Oost-Veluwe 2024, §7)"
    )
    assert termijn.kort == "Toewijzing ontvangen 20 mei; 30 dagen"


@pytest.mark.parametrize(
    ("status", "actie"),
    [
        (None, Actie.DECLAREER),
        (Status.VOORBEREID, Actie.DECLAREER),
        (Status.KLAAR, Actie.EXPORTEER),
        (Status.GEEXPORTEERD, Actie.MELD_INGEDIEND),
    ],
)
def test_a_323_that_has_to_leave_asks_for_its_next_step(
    status: Status | None, actie: Actie
) -> None:
    bericht: dict[str, Any] = {"bericht_id": 14, "identificatie": "24680"} if status else {}
    termijn = een(te_declareren(status=status, **bericht))
    assert termijn.actie is actie
    assert (termijn.bericht_id, termijn.identificatie) == (
        (14, "24680") if status else (None, None)
    )


@pytest.mark.parametrize(
    ("toegekend", "uiterlijk"),
    [
        (None, "2026-05-31"),
        ("2026-03-20", "2026-05-20"),  # two months after granting
        ("2026-03-30", "2026-05-30"),
        ("2026-04-02", "2026-05-31"),  # the month itself is due sooner
    ],
)
def test_rvn_5_9_a_323_with_a_correction_may_not_leave_too_late(
    toegekend: str | None, uiterlijk: str
) -> None:
    sinds = d(toegekend) if toegekend else None
    feit = te_declareren(
        corrigeert_sinds=sinds, status=Status.KLAAR, bericht_id=14, identificatie="24680"
    )
    termijn = een(feit, "2026-05-11", RVN)
    assert (termijn.soort, termijn.vervaldatum) == ("323", d(uiterlijk))
    assert termijn.actie is Actie.EXPORTEER
    if uiterlijk < "2026-05-31":
        assert termijn.uitleg.startswith("Hierin staat een correctie van wat is toegekend ")
        assert "§5.9" in termijn.uitleg


# Year-end: Rijk van Nijmegen 1.17.1, §2.3; 2020, Declaratiebericht


def jaar(tot: str = "2025-12-31") -> Feit:
    return te_declareren(tot, waarom=Waarom.JAAR, vanaf=d("2025-02-01"))


@pytest.mark.parametrize("naam", [RVN, RVN_2020])
@pytest.mark.parametrize(
    ("vandaag", "status"),
    [
        ("2026-06-29", Urgentie.DEZE_WEEK),
        ("2026-06-30", Urgentie.VANDAAG),
        ("2026-07-01", Urgentie.TE_LAAT),
    ],
)
def test_rvn_2_3_the_year_before_until_30_june(naam: str, vandaag: str, status: Urgentie) -> None:
    termijn = een(jaar(), vandaag, naam)
    assert (termijn.soort, termijn.vervaldatum) == ("jaareinde", d("2026-06-30"))
    assert termijn.status is status


def test_rvn_2_3_what_the_line_of_a_year_says() -> None:
    termijn = een(jaar(), "2026-05-04", RVN)
    assert termijn.kort == "Zorg van 2025; uiterlijk 30 juni van het jaar erna"
    assert termijn.actie is Actie.DECLAREER


@pytest.mark.parametrize("naam", [LANDELIJK, MIJOV])
def test_where_no_document_closes_a_year_nothing_is_due_for_it(naam: str) -> None:
    assert agenda([jaar()], d("2026-05-04"), lambda _, dag: geldend(naam, dag), KALENDER) == []


# After the end of an AGB code: Handreiking AGB-code 1.0, notes 7 and 10


@pytest.mark.parametrize(
    ("einde", "uiterlijk"),
    [
        ("2025-12-31", "2026-06-30"),
        ("2025-08-31", "2026-02-28"),
        ("2026-02-15", "2026-08-15"),  # a Saturday
    ],
)
def test_handreiking_agb_six_months_after_the_end_of_the_code(einde: str, uiterlijk: str) -> None:
    feit = te_declareren(einde, waarom=Waarom.AGB, vanaf=d("2025-07-01"))
    termijn = een(feit, einde)
    assert (termijn.soort, termijn.vervaldatum) == ("agb-einde", d(uiterlijk))
    assert termijn.uitleg.startswith("AGB-code 42420001 eindigde ")
    assert "voetnoot 7 en 10" in termijn.uitleg


# OP090x4: the 325, a night after we handed the 323 in


@pytest.mark.parametrize(
    ("naam", "ingediend", "uiterlijk"),
    [
        (LANDELIJK, "2026-05-31", "2026-06-15"),  # Sunday; the gemeente has it on Monday
        (LANDELIJK, "2026-05-29", "2026-06-12"),  # Friday; the gemeente has it on Saturday
        (LANDELIJK, "2026-05-08", "2026-05-26"),  # over Hemelvaartsdag and Tweede pinksterdag
        (LANDELIJK, "2026-12-18", "2027-01-05"),  # over Kerst (one day in a weekend) and new year
        (MIJOV, "2026-05-29", "2026-06-12"),
        (RVN, "2026-05-29", "2026-06-26"),
        (RVN_2020, "2026-05-29", "2026-06-26"),
        (RVN, "2026-12-18", "2027-01-19"),
    ],
)
def test_op090x4_the_325_after_the_night_to_the_gemeente(
    naam: str, ingediend: str, uiterlijk: str
) -> None:
    feit = antwoord(ingediend, soort=Berichtsoort.DECLARATIE_ANTWOORD)
    termijn = een(feit, ingediend, naam)
    assert termijn.vervaldatum == d(uiterlijk)
    assert (termijn.soort, termijn.regel) == ("325", "OP090x4")
    assert termijn.actie is Actie.MAIL_GEMEENTE


# Payment: Rijk van Nijmegen 1.17.1, §5.10; Midden-IJssel/Oost-Veluwe 2024, §7.1; 6:119b BW


@pytest.mark.parametrize(
    ("naam", "telt_vanaf", "uiterlijk"),
    [
        (RVN, "2026-05-07", "2026-06-06"),  # the Dagtekening; a Saturday
        (RVN_2020, "2026-05-09", "2026-06-08"),  # receipt: a night after the 8th
        (MIJOV, "2026-05-09", "2026-06-08"),
        (LANDELIJK, "2026-05-09", "2026-06-08"),
    ],
)
def test_payment_within_30_days(naam: str, telt_vanaf: str, uiterlijk: str) -> None:
    termijn = een(te_betalen("2026-05-08"), "2026-05-20", naam)
    assert (termijn.telt_vanaf, termijn.vervaldatum) == (d(telt_vanaf), d(uiterlijk))
    assert termijn.soort == "betaling"


@pytest.mark.parametrize(
    ("vandaag", "actie"),
    [
        ("2026-06-07", Actie.BEKIJK_DECLARATIE),
        ("2026-06-08", Actie.BEKIJK_DECLARATIE),
        ("2026-06-09", Actie.MAIL_GEMEENTE),
    ],
)
def test_only_a_late_payment_asks_for_a_mail(vandaag: str, actie: Actie) -> None:
    assert een(te_betalen("2026-05-08"), vandaag).actie is actie


def test_what_the_line_of_a_payment_says() -> None:
    termijn = een(te_betalen("2026-05-08"), "2026-05-20")
    assert termijn.kort == "Declaratie 202604; 30 dagen"
    assert termijn.uitleg.startswith(
        "Declaratie 202604, ingediend 8 mei 2026, een nacht later bij de gemeente: van wat is "
        "toegekend is € 1.234,56 niet als betaald geboekt; 30 dagen (Burgerlijk Wetboek"
    )
    assert "dagtekening 7 mei 2026" in een(te_betalen("2026-05-08"), protocol_=RVN).uitleg


# Corrections: Rijk van Nijmegen 1.17.1, §5.9; Midden-IJssel/Oost-Veluwe 2024, §7.2


@pytest.mark.parametrize("naam", [LANDELIJK, RVN, RVN_2020, MIJOV])
@pytest.mark.parametrize(
    ("sinds", "uiterlijk"),
    [
        ("2026-05-01", "2026-06-30"),
        ("2026-05-31", "2026-06-30"),
        ("2026-06-01", "2026-07-31"),
        ("2026-12-30", "2027-01-31"),  # a Sunday
    ],
)
def test_rvn_5_9_rejected_lines_in_the_same_or_the_next_month(
    naam: str, sinds: str, uiterlijk: str
) -> None:
    termijn = een(afgekeurde_regels(sinds), sinds, naam)
    assert (termijn.soort, termijn.vervaldatum) == ("correctie-afgekeurd", d(uiterlijk))
    assert termijn.actie is Actie.BEKIJK_REGELS


@pytest.mark.parametrize("naam", [LANDELIJK, RVN, RVN_2020, MIJOV])
@pytest.mark.parametrize(
    ("sinds", "uiterlijk"),
    [
        ("2026-05-20", "2026-07-20"),
        ("2026-06-05", "2026-08-05"),
        ("2026-12-31", "2027-02-28"),  # a Sunday
    ],
)
def test_rvn_5_9_granted_lines_within_two_months_after_granting(
    naam: str, sinds: str, uiterlijk: str
) -> None:
    termijn = een(te_corrigeren(sinds), sinds, naam)
    assert (termijn.soort, termijn.vervaldatum) == ("correctie-toegekend", d(uiterlijk))
    assert termijn.actie is Actie.BEKIJK_DECLARATIE


def test_what_the_lines_of_corrections_say() -> None:
    def uitleg(feit: Feit, naam: str) -> Termijn:
        return een(feit, "2026-05-25", naam)

    afgekeurd = uitleg(afgekeurde_regels(), RVN)
    assert afgekeurd.uitleg == (
        "2 regels van declaratie 202604 afgekeurd 20 mei 2026; uiterlijk eind van de maand erna "
        "(OP354; Rijk van Nijmegen 1.17.1, §5.9)"
    )
    assert afgekeurd.kort == "2 regels afgekeurd 20 mei; uiterlijk eind van de maand erna"
    toegekend = uitleg(te_corrigeren(), MIJOV)
    assert toegekend.uitleg == (
        "1 regel van declaratie 202604 klopt niet meer met de zorg, toegekend 20 mei 2026; "
        "2 maanden (OP366; Midden-IJssel/Oost-Veluwe 2024, §7.2)"
    )
    assert (toegekend.bericht_id, toegekend.identificatie) == (14, "24680")


def test_a_term_counts_by_the_protocol_of_its_first_day() -> None:
    def op(feit: Feit) -> str:
        (termijn,) = agenda([feit], d("2022-06-01"), lambda _, dag: geldend(RVN, dag), KALENDER)
        return termijn.bron

    assert "2020" in op(te_declareren("2022-03-31"))
    assert "1.17.1" in op(te_declareren("2022-04-30"))
    oud = te_betalen("2022-04-26")  # dated the day before the new version
    assert "2020" in op(oud)
    assert "1.17.1" in op(te_betalen("2022-04-27"))
    assert "1.17.1" in op(afgekeurde_regels("2022-04-26"))
