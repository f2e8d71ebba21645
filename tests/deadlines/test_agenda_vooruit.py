"""A client who becomes 18 and a referral that expires: worked examples, named after the paragraph.

Midden-IJssel/Oost-Veluwe 2024 (MIJOV) and Rijk van Nijmegen 1.17.1 (RvN); with what the files say
of all that must be done ahead.
"""

from __future__ import annotations

import re

import pytest

from app.deadlines.agenda import agenda
from app.deadlines.protocol import LANDELIJK, Vanaf, Wie, protocol
from app.deadlines.termijnen import (
    ACHTTIEN,
    AGB_WIJZIGING,
    JAAREINDE_MELDEN,
    START_GGZ,
    VERVAL,
    VERWIJZING,
    Actie,
    Urgentie,
)
from app.domain.openstaand import Feit
from tests.deadlines.feiten import (
    DAG,
    KALENDER,
    VIER_WEKEN,
    achttien,
    alle,
    d,
    een,
    verwijzing,
)
from tests.deadlines.test_protocol import BRONNEN, MIJOV, RVN, RVN_2020

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
    """Not the birthday itself: the line may leave the office, where initials and a year stand."""
    termijn = een(achttien(), "2026-05-20", MIJOV)
    assert termijn.uitleg == (
        "Cliënt wordt 18 in 2026, toewijzing (Jeugdwet) tot en met 31 aug 2026; 3 maanden "
        "voor het einde (Midden-IJssel/Oost-Veluwe 2024, hoofdstuk 12). Gaat de hulp verder onder "
        "de Wmo? Bespreek met de toegang en de cliënt wat er doorgaat en bij wie (hoofdstuk 12)."
    )
    assert termijn.kort == "Wordt 18 in 2026, toewijzing t/m 31 aug; 3 maanden voor het einde"


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
