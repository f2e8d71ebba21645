"""The terms of declaring in each protocol, and how they count; named after where they stand."""

from __future__ import annotations

from typing import Any

import pytest

from app.deadlines.protocol import LANDELIJK, Eenheid, Term, Vanaf, Wie, protocol
from app.deadlines.termijnen import (
    AGB_EINDE,
    BETALING,
    CORRECTIE_AFGEKEURD,
    CORRECTIE_TOEGEKEND,
    JAAREINDE,
)
from app.deadlines.werkdagen import Werkkalender
from tests.deadlines.feiten import KALENDER, d
from tests.deadlines.test_protocol import BRONNEN, MIJOV, RVN, RVN_2020

ALLE = [LANDELIJK, RVN, RVN_2020, MIJOV]

# The table


@pytest.mark.parametrize("naam", ALLE)
@pytest.mark.parametrize(
    ("soort", "lengte", "eenheid", "vanaf", "wie"),
    [
        ("323", 1, Eenheid.EINDE_MAAND, Vanaf.MAAND, Wie.AANBIEDER),
        (CORRECTIE_AFGEKEURD, 1, Eenheid.EINDE_MAAND, Vanaf.ANTWOORD, Wie.AANBIEDER),
        (CORRECTIE_TOEGEKEND, 2, Eenheid.MAANDEN, Vanaf.ANTWOORD, Wie.AANBIEDER),
        (AGB_EINDE, 6, Eenheid.MAANDEN, Vanaf.AGB, Wie.AANBIEDER),
    ],
)
def test_the_terms_that_are_the_same_everywhere(
    naam: str, soort: str, lengte: int, eenheid: Eenheid, vanaf: Vanaf, wie: Wie
) -> None:
    term = protocol(naam).term(soort)
    assert (term.lengte, term.eenheid, term.vanaf, term.wie) == (lengte, eenheid, vanaf, wie)


@pytest.mark.parametrize(
    ("naam", "lengte", "bron"),
    [
        (LANDELIJK, 10, "OP090x4"),
        (MIJOV, 10, "§2.3 en §7.1"),
        (RVN, 20, "§2.3.1, §5.10 en bijlage 2"),
        (RVN_2020, 20, "Berichtenparen en werking retourberichten"),
    ],
)
def test_op090x4_within_how_many_working_days_a_325_comes(
    naam: str, lengte: int, bron: str
) -> None:
    term = protocol(naam).term("325")
    assert (term.lengte, term.eenheid, term.wie) == (lengte, Eenheid.WERKDAGEN, Wie.GEMEENTE)
    assert (term.regel, term.vanaf) == ("OP090x4", Vanaf.ONTVANGST)
    assert term.bron.endswith(bron)


@pytest.mark.parametrize(
    ("naam", "vanaf", "bron"),
    [
        (LANDELIJK, Vanaf.ONTVANGST, "artikel 119b; de standaard noemt geen termijn"),
        (MIJOV, Vanaf.ONTVANGST, "§7.1"),
        (RVN, Vanaf.DAGTEKENING, "§5.10"),
        (RVN_2020, Vanaf.ONTVANGST, "WMO/JW303 Declaratiebericht"),
    ],
)
def test_a_gemeente_pays_within_30_days(naam: str, vanaf: Vanaf, bron: str) -> None:
    term = protocol(naam).term(BETALING)
    assert (term.lengte, term.eenheid, term.wie) == (30, Eenheid.DAGEN, Wie.GEMEENTE)
    assert (term.vanaf, term.regel) == (vanaf, "")
    assert term.bron.endswith(bron)
    assert not term.verwijzing.startswith(";")


def test_where_one_document_says_two_things_both_are_told() -> None:
    assert "één maand na ontvangst" in protocol(RVN).term(BETALING).let_op
    assert "één maand na ontvangst" in protocol(RVN_2020).term(BETALING).let_op
    assert "30 dagen" in protocol(RVN).term("323").let_op  # bijlage 2
    assert "niet vanaf welke dag" in protocol(MIJOV).term(BETALING).let_op


def test_mijov_7_an_exception_for_sggz_is_told() -> None:
    let_op = protocol(MIJOV).term("323").let_op
    assert "sGGZ" in let_op
    assert "30 dagen na ontvangst van de 301" in let_op


@pytest.mark.parametrize("naam", [RVN, RVN_2020])
def test_rvn_2_3_a_year_is_declared_before_1_july(naam: str) -> None:
    term = protocol(naam).term(JAAREINDE)
    assert (term.eenheid, term.datum, term.vanaf) == (Eenheid.VASTE_DATUM, "30-06", Vanaf.JAAR)
    assert term.lengte_tekst == "uiterlijk 30 juni van het jaar erna"


@pytest.mark.parametrize("naam", [LANDELIJK, MIJOV])
def test_elsewhere_no_document_closes_a_year(naam: str) -> None:
    assert JAAREINDE not in protocol(naam).termijnen


def test_what_no_document_fixes_says_so() -> None:
    for soort in (BETALING, CORRECTIE_AFGEKEURD, CORRECTIE_TOEGEKEND):
        assert "de standaard noemt geen termijn" in protocol(LANDELIJK).term(soort).bron


@pytest.mark.parametrize(
    ("document", "tekst"),
    [
        ("002", "325\tDeclaratie-antwoord bericht\t20 werkdagen na ontvangst 323 bericht"),
        ("002", "binnen 30 dagen na dagtekening van het Declaratiebericht"),
        ("002", "Uitbetaling declaratie\tBinnen 1 maand na ontvangst declaratiebericht"),
        ("002", "uiterlijk op de laatste dag van de opvolgende maand"),
        ("002", "maar uiterlijk 2 maanden na goedkeuring"),
        ("004", "325  Declaratie-antwoord bericht  10 werkdagen"),
        ("004", "binnen 30 dagen na ontvangst"),
        ("004", "doch uiterlijk 2 maanden na goedkeuring"),
        ("000", "zes maanden zorg declareren met terugwerkende kracht"),
        ("001", "20 werkdagen na ontvangst te versturen"),
    ],
)
def test_the_documents_say_so(document: str, tekst: str) -> None:
    bestanden = list(BRONNEN.glob(f"{document}_*.txt"))
    if not bestanden:
        pytest.skip("the source documents are not here")
    assert " ".join(tekst.split()) in " ".join(bestanden[0].read_text(encoding="utf-8").split())


# Counting


def term(**anders: Any) -> Term:
    velden: dict[str, Any] = {
        "soort": "x", "vanaf": Vanaf.MAAND, "wie": Wie.AANBIEDER, "regel": "", "bron": "b",
        "gevolg": "g.",
    }  # fmt: skip
    return Term(**velden | anders)


@pytest.mark.parametrize(
    ("vanaf", "uiterlijk"),
    [
        ("2026-04-30", "2026-05-31"),  # a Sunday: it stays
        ("2026-01-31", "2026-02-28"),
        ("2027-12-31", "2028-01-31"),
        ("2028-01-31", "2028-02-29"),
        ("2026-11-30", "2026-12-31"),
        ("2026-12-31", "2027-01-31"),
        ("2026-05-20", "2026-06-30"),  # not from the end of a month only
        ("9999-12-31", "9999-12-31"),
    ],
)
def test_the_last_day_of_the_next_month(vanaf: str, uiterlijk: str) -> None:
    een = term(lengte=1, eenheid=Eenheid.EINDE_MAAND)
    assert een.vervaldatum(d(vanaf), KALENDER) == d(uiterlijk)
    assert een.lengte_tekst == "uiterlijk eind van de maand erna"


@pytest.mark.parametrize(
    ("vanaf", "lengte", "uiterlijk"),
    [
        ("2026-05-20", 2, "2026-07-20"),
        ("2026-12-31", 2, "2027-02-28"),
        ("2026-07-31", 2, "2026-09-30"),
        ("2025-08-31", 6, "2026-02-28"),
        ("2026-06-30", 6, "2026-12-30"),  # the same day, not the last one
        ("9999-11-30", 2, "9999-12-31"),
    ],
)
def test_months_end_on_the_same_day_or_the_last_one(
    vanaf: str, lengte: int, uiterlijk: str
) -> None:
    een = term(lengte=lengte, eenheid=Eenheid.MAANDEN)
    assert een.vervaldatum(d(vanaf), KALENDER) == d(uiterlijk)


@pytest.mark.parametrize(
    ("vanaf", "uiterlijk"),
    [
        ("2026-05-01", "2026-05-31"),  # a Sunday
        ("2026-12-02", "2027-01-01"),  # Nieuwjaarsdag
        ("2028-02-01", "2028-03-02"),  # over 29 February
        ("9999-12-30", "9999-12-31"),
    ],
)
def test_days_of_the_calendar_step_over_nothing(vanaf: str, uiterlijk: str) -> None:
    een = term(lengte=30, eenheid=Eenheid.DAGEN)
    assert een.vervaldatum(d(vanaf), Werkkalender([d(uiterlijk)])) == d(uiterlijk)
    assert een.lengte_tekst == "30 dagen"


@pytest.mark.parametrize(
    ("vanaf", "uiterlijk"),
    [
        ("2025-12-31", "2026-06-30"),
        ("2023-12-31", "2024-06-30"),  # a Sunday
        ("9999-12-31", "9999-12-31"),
    ],
)
def test_a_fixed_day_of_the_next_year(vanaf: str, uiterlijk: str) -> None:
    een = term(lengte=1, eenheid=Eenheid.VASTE_DATUM, datum="30-06")
    assert een.vervaldatum(d(vanaf), KALENDER) == d(uiterlijk)


@pytest.mark.parametrize(
    ("lengte", "eenheid", "tekst"),
    [
        (1, Eenheid.DAGEN, "1 dag"),
        (1, Eenheid.MAANDEN, "1 maand"),
        (2, Eenheid.MAANDEN, "2 maanden"),
        (2, Eenheid.EINDE_MAAND, "uiterlijk eind van de 2e maand erna"),
    ],
)
def test_a_length_in_words(lengte: int, eenheid: Eenheid, tekst: str) -> None:
    assert term(lengte=lengte, eenheid=eenheid).lengte_tekst == tekst


def test_rule_and_source_are_named_once_each() -> None:
    velden = {"lengte": 1, "eenheid": Eenheid.DAGEN}
    assert term(**velden, regel="OP354", bron="OP354").verwijzing == "OP354"
    assert term(**velden, regel="OP354", bron="§1").verwijzing == "OP354; §1"
    assert term(**velden, regel="", bron="§1").verwijzing == "§1"
