"""The terms of requests in each protocol, and how they count; named after where they stand."""

from __future__ import annotations

import re
from typing import Any

import pytest

from app.deadlines.protocol import LANDELIJK, Eenheid, Term, Vanaf, Wie, protocol
from app.deadlines.termijnen import (
    AANVRAAG_CRISIS,
    AANVRAAG_GGZ,
    BESLUIT_315,
    BESLUIT_317,
    ONDERZOEK_315,
    ONDERZOEK_317,
    VERLENGING,
    VERWIJZING,
    WOONPLAATSBEGINSEL,
)
from app.deadlines.verwijzing import geldigheid_verwijzing
from app.domain.aanvraag import Zorgvorm
from tests.deadlines.feiten import KALENDER, d
from tests.deadlines.test_protocol import BRONNEN, MIJOV, RVN, RVN_2020

ALLE = [LANDELIJK, RVN, RVN_2020, MIJOV]
WIJCHEN, NIJMEGEN = "0296", "0268"

# The 315


@pytest.mark.parametrize(
    ("naam", "soort", "lengte", "vanaf", "plaats"),
    [
        (LANDELIJK, "315", "5 werkdagen", Vanaf.EERSTE_CONTACT, "de standaard noemt geen termijn"),
        (LANDELIJK, AANVRAAG_GGZ, "5 werkdagen", Vanaf.EERSTE_CONTACT, "de standaard noemt geen"),
        (LANDELIJK, AANVRAAG_CRISIS, "5 werkdagen", Vanaf.EERSTE_CONTACT, "wat de regio’s"),
        (RVN, "315", "5 werkdagen", Vanaf.EERSTE_CONTACT, "§2.1.2 en bijlage 2"),
        (RVN, AANVRAAG_GGZ, "5 werkdagen", Vanaf.EERSTE_CONTACT, "§2.1.2 en bijlage 2"),
        (RVN, AANVRAAG_CRISIS, "5 werkdagen", Vanaf.EERSTE_CONTACT, "§2.1.2 en bijlage 2"),
        (RVN_2020, "315", "20 werkdagen", Vanaf.AANVANG, "JW315 Verzoek om toewijzing"),
        (RVN_2020, AANVRAAG_GGZ, "20 werkdagen", Vanaf.AANVANG, "JW315 Verzoek om toewijzing"),
        (RVN_2020, AANVRAAG_CRISIS, "20 werkdagen", Vanaf.AANVANG, "JW315 Verzoek om toewijzing"),
        (MIJOV, "315", "5 werkdagen", Vanaf.EERSTE_CONTACT, "§2.3 en hoofdstuk 4"),
        (MIJOV, AANVRAAG_GGZ, "3 maanden en 5 werkdagen", Vanaf.DIAGNOSTIEK, "hoofdstuk 4"),
        (MIJOV, AANVRAAG_CRISIS, "5 werkdagen", Vanaf.CLIENTTIJD, "hoofdstuk 5"),
    ],
)
def test_when_a_315_must_be_there(
    naam: str, soort: str, lengte: str, vanaf: Vanaf, plaats: str
) -> None:
    term = protocol(naam).term(soort)
    assert (term.lengte_tekst, term.vanaf, term.wie) == (lengte, vanaf, Wie.AANBIEDER)
    assert plaats in term.bron
    assert term.regel == ""


def test_rvn_2_1_2_later_is_for_urgent_and_crisis_cases() -> None:
    for soort in ("315", AANVRAAG_GGZ, AANVRAAG_CRISIS):
        assert "crisis" in protocol(RVN).term(soort).let_op


# The reaction tables of the documents: 301 and 319 after a 315 or 317


@pytest.mark.parametrize(
    ("naam", "soort", "gemeente", "lengte", "regel", "plaats"),
    [
        (LANDELIJK, BESLUIT_315, WIJCHEN, 5, "OP274", "OP274"),
        (LANDELIJK, BESLUIT_317, WIJCHEN, 5, "OP346", "OP346"),
        (RVN, BESLUIT_315, NIJMEGEN, 5, "OP274", "§2.1.2 en bijlage 2"),
        (RVN, BESLUIT_315, WIJCHEN, 10, "OP274", "§2.1.2 en bijlage 2"),
        (RVN, BESLUIT_315, "", 5, "OP274", "§2.1.2 en bijlage 2"),
        (RVN, BESLUIT_317, WIJCHEN, 5, "OP346", "OP346"),
        (RVN_2020, BESLUIT_315, WIJCHEN, 5, "OP274", "JW315 Verzoek om toewijzing"),
        (MIJOV, BESLUIT_315, "0200", 5, "OP274", "§2.3 en hoofdstuk 5"),
        (MIJOV, BESLUIT_317, "0200", 5, "OP346", "§2.3 en §8.1"),
    ],
)
def test_a_decision_in_working_days(
    naam: str, soort: str, gemeente: str, lengte: int, regel: str, plaats: str
) -> None:
    term = protocol(naam).term(soort, gemeente)
    assert (term.lengte, term.eenheid, term.vanaf) == (
        lengte,
        Eenheid.WERKDAGEN,
        Vanaf.ONTVANGST,
    )
    assert (term.regel, term.wie) == (regel, Wie.GEMEENTE)
    assert plaats in term.bron


@pytest.mark.parametrize("naam", ALLE)
@pytest.mark.parametrize(
    ("soort", "tekst", "vanaf", "regel"),
    [
        (ONDERZOEK_315, "8 weken", Vanaf.DAGTEKENING, "OP274"),
        (ONDERZOEK_317, "8 weken", Vanaf.DAGTEKENING, "OP346"),
        (WOONPLAATSBEGINSEL, "2 weken", Vanaf.ONTVANGST, "OP359"),
    ],
)
def test_a_decision_in_weeks(naam: str, soort: str, tekst: str, vanaf: Vanaf, regel: str) -> None:
    term = protocol(naam).term(soort)
    assert (term.lengte_tekst, term.vanaf, term.regel) == (tekst, vanaf, regel)
    assert term.wie is Wie.GEMEENTE


@pytest.mark.parametrize(
    ("naam", "plaats"),
    [
        (LANDELIJK, "de standaard noemt geen termijn"),
        (RVN, "§2.1.2"),
        (RVN_2020, "de standaard noemt geen termijn"),
        (MIJOV, "§8.1"),
    ],
)
def test_an_extension_eight_weeks_before_the_end(naam: str, plaats: str) -> None:
    term = protocol(naam).term(VERLENGING)
    assert (term.lengte_tekst, term.wie) == ("8 weken voor het einde", Wie.AANBIEDER)
    assert plaats in term.bron


def test_where_a_document_has_two_figures_both_are_told() -> None:
    assert "5 werkdagen" in protocol(MIJOV).term(WOONPLAATSBEGINSEL).let_op  # bijlage 1.2
    assert "hoofdstuk 5" in protocol(MIJOV).term("315").let_op


@pytest.mark.parametrize(
    ("document", "tekst"),
    [
        ("001", "binnen 20 werkdagen na start zorg een JW315"),
        ("001", "binnen 5 werkdagen na ontvangst van de JW315 te versturen"),
        ("002", "301\tToewijzingsbericht\t5 werkdagen na ontvangst 315 bericht (Wijchen 10"),
        ("002", "319\tAntwoordbericht\t5 werkdagen na ontvangst 315 bericht"),
        ("002", "5 werkdagen na eerste zorgcontact of intakegesprek met cliënt"),
        ("002", "binnen 8 weken na dagtekening van het verzoek"),
        ("002", "minimaal 8 weken van te voren aangevraagd"),
        ("002", "De verwijzing is 9 maanden geldig en begint te lopen vanaf de aanmelding"),
        ("004", "315 Verzoek om toewijzing 5 werkdagen na de beoordeling/intake"),
        ("004", "uiterlijk drie maanden + 5 werkdagen na start diagnostiek"),
        ("004", "binnen 5 werkdagen na de eerste direct- cliëntgebonden tijd een 315-bericht"),
        ("004", "319 Antwoordbericht 5 werkdagen"),
        ("004", "binnen 8 weken na dagtekening van het verzoek"),
        ("004", "binnen 2 weken afwijzen als zij niet verantwoordelijk zijn"),
        ("004", "binnen vijf werkdagen na ontvangst van het 317 bericht een 319-bericht"),
    ],
)
def test_the_documents_say_so(document: str, tekst: str) -> None:
    bestanden = list(BRONNEN.glob(f"{document}_*.txt"))
    if not bestanden:
        pytest.skip("the source documents are not here")
    geschreven = re.sub(r"<[^>]+>", "", bestanden[0].read_text(encoding="utf-8"))
    assert " ".join(tekst.split()) in " ".join(geschreven.split())


# Counting


def term(**anders: Any) -> Term:
    velden: dict[str, Any] = {
        "soort": "x", "vanaf": Vanaf.ONTVANGST, "wie": Wie.AANBIEDER, "regel": "", "bron": "b",
        "gevolg": "g.",
    }  # fmt: skip
    return Term(**velden | anders)


@pytest.mark.parametrize(
    ("vanaf", "uiterlijk"),
    [
        ("2026-04-07", "2026-04-21"),
        ("2026-04-13", "2026-04-27"),  # Koningsdag: it stays
        ("2026-12-20", "2027-01-03"),  # a Sunday
        ("2028-02-20", "2028-03-05"),  # over 29 February
        ("9999-12-25", "9999-12-31"),
    ],
)
def test_weeks_end_on_the_same_day_of_the_week(vanaf: str, uiterlijk: str) -> None:
    een = term(lengte=2, eenheid=Eenheid.WEKEN)
    assert een.vervaldatum(d(vanaf), KALENDER) == d(uiterlijk)
    assert een.lengte_tekst == "2 weken"
    assert term(lengte=1, eenheid=Eenheid.WEKEN).lengte_tekst == "1 week"


@pytest.mark.parametrize(
    ("einde", "uiterlijk"),
    [
        ("2026-06-30", "2026-05-05"),  # 5 May, a holiday: it stays
        ("2027-01-31", "2026-12-06"),  # over the year's end, a Sunday
        ("0001-01-15", "0001-01-01"),
    ],
)
def test_weeks_before_the_end(einde: str, uiterlijk: str) -> None:
    een = term(lengte=8, eenheid=Eenheid.WEKEN, vanaf=Vanaf.EINDDATUM, vooraf=True)
    assert een.vervaldatum(d(einde), KALENDER) == d(uiterlijk)
    assert een.lengte_tekst == "8 weken voor het einde"


@pytest.mark.parametrize(
    ("vanaf", "uiterlijk"),
    [
        ("2026-01-05", "2026-04-13"),  # 5 April is Easter, and the day after it is free
        ("2026-11-30", "2027-03-05"),  # until 28 February, a Sunday
        ("2026-09-25", "2027-01-04"),  # until Eerste kerstdag, then over Nieuwjaarsdag
        ("2026-02-10", "2026-05-18"),  # over Hemelvaartsdag
        ("9999-11-30", "9999-12-31"),
    ],
)
def test_mijov_4_three_months_and_then_five_working_days(vanaf: str, uiterlijk: str) -> None:
    een = protocol(MIJOV).term(AANVRAAG_GGZ)
    assert een.vervaldatum(d(vanaf), KALENDER) == d(uiterlijk)


def test_one_working_day_more_in_words() -> None:
    een = term(lengte=1, eenheid=Eenheid.MAANDEN, plus_werkdagen=1)
    assert een.lengte_tekst == "1 maand en 1 werkdag"


# A referral: Rijk van Nijmegen 1.17.1, §6.3


@pytest.mark.parametrize(
    ("zorgvorm", "categorie"),
    [
        (Zorgvorm.BASIS_GGZ, None),
        (Zorgvorm.SPECIALISTISCHE_GGZ, None),
        (None, "51"),
        (None, "52"),
        (Zorgvorm.DIAGNOSTIEK, "54"),
    ],
)
def test_rvn_6_3_a_referral_for_jeugd_ggz_is_valid_for_nine_months(
    zorgvorm: Zorgvorm | None, categorie: str | None
) -> None:
    tot = geldigheid_verwijzing(protocol(RVN), zorgvorm, categorie, d("2026-05-31"))
    assert tot == d("2027-02-28")


@pytest.mark.parametrize("naam", [LANDELIJK, RVN_2020, MIJOV])
def test_elsewhere_nothing_was_agreed_on_a_referral(naam: str) -> None:
    assert VERWIJZING not in protocol(naam).termijnen
    assert geldigheid_verwijzing(protocol(naam), Zorgvorm.BASIS_GGZ, "51", d("2026-05-31")) is None


def test_rvn_6_3_is_about_jeugd_ggz_that_registered() -> None:
    assert geldigheid_verwijzing(protocol(RVN), Zorgvorm.ANDERS, "45", d("2026-05-31")) is None
    assert geldigheid_verwijzing(protocol(RVN), Zorgvorm.BASIS_GGZ, "51", None) is None
