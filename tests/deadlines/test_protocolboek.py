"""By which terms a gemeente counts: protocols of the user, their validity, calendars."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.deadlines.agenda import agenda
from app.deadlines.protocol import LANDELIJK, Eenheid, protocol, protocollen
from app.deadlines.protocolboek import Protocolboek, van_eigen
from app.deadlines.termijnen import BESLUIT_315, JAAREINDE, Termijn, Urgentie
from app.deadlines.woorden import EENHEID, VANAF, WAT, WIE, telt_vanaf, wat
from app.domain.eigen_protocol import EigenProtocol, Termwaarde
from app.domain.openstaand import Feit, Waarom
from tests.deadlines.feiten import KALENDER, antwoord, d, start, te_declareren
from tests.deadlines.test_protocol import MIJOV, RVN, RVN_2020

NIJMEGEN, WIJCHEN, APELDOORN = "0268", "0296", "0200"
BRON = "contract 2026, artikel 4"


def eigen(
    verschillen: dict[str, dict[str, Termwaarde]],
    erft_van: str = RVN,
    vanaf: str = "2026-01-01",
    tot: str | None = None,
) -> EigenProtocol:
    return EigenProtocol(
        naam="eigen-ons",
        titel="Onze afspraken",
        erft_van=erft_van,
        geldig_vanaf=d(vanaf),
        geldig_tot=d(tot) if tot else None,
        verschillen=verschillen,
        vastgelegd_op=d("2026-01-01"),
    )


def boek(een: EigenProtocol | None = None, *gemeenten: str, **anders: object) -> Protocolboek:
    volgers = dict.fromkeys(gemeenten or (NIJMEGEN,), een.naam) if een else {}
    velden = {"keuzes": volgers, "eigen": {een.naam: een} if een else {}}
    return Protocolboek(**velden | anders)  # type: ignore[arg-type]  # fields by name


def een_termijn(feit: Feit, van: Protocolboek, vandaag: str = "2026-04-09") -> Termijn:
    (termijn,) = agenda([feit], d(vandaag), van.op, KALENDER, van.declaratiedatum)
    return termijn


# A protocol of the user


def test_it_states_only_what_differs_and_the_rest_is_of_the_original() -> None:
    ons = van_eigen(eigen({"305": {"lengte": 10, "bron": BRON}}))
    origineel = protocol(RVN)
    assert ons.term("305") == replace(origineel.term("305"), lengte=10, bron=BRON)
    anders = [s for s in origineel.termijnen if ons.termijnen[s] != origineel.termijnen[s]]
    assert anders == ["305"]
    assert ons.afspraken == origineel.afspraken
    assert (ons.naam, ons.titel, ons.regio) == ("eigen-ons", "Onze afspraken", origineel.regio)
    assert ons.document == "Je eigen aanpassing van Rijk van Nijmegen 1.17.1"


@pytest.mark.parametrize("naam", protocollen())
def test_every_protocol_can_be_copied_and_is_the_same_then(naam: str) -> None:
    kopie, origineel = van_eigen(eigen({}, naam)), protocol(naam)
    assert kopie.termijnen == origineel.termijnen
    assert kopie.bron_einddatum == origineel.bron_einddatum
    assert kopie.uren_in_minuten == origineel.uren_in_minuten


def test_a_gemeente_that_chose_nothing_follows_the_proposal() -> None:
    van = boek(eigen({"305": {"lengte": 10, "bron": BRON}}), WIJCHEN)
    assert van.gevolgd_door(WIJCHEN) == "eigen-ons"
    assert van.gevolgd_door(NIJMEGEN) == RVN
    assert van.gevolgd_door("0363") == LANDELIJK
    assert van.op(NIJMEGEN, d("2026-04-01")) == protocol(RVN)
    assert van.namen() == (*protocollen(), "eigen-ons")


def test_a_length_that_was_changed_holds_for_every_gemeente_that_follows_it() -> None:
    assert protocol(RVN).term(BESLUIT_315, WIJCHEN).lengte == 10  # annex 2
    ons = van_eigen(eigen({BESLUIT_315: {"lengte": 7, "bron": BRON}}))
    assert ons.term(BESLUIT_315, WIJCHEN).lengte == 7
    alleen_woorden = van_eigen(eigen({BESLUIT_315: {"bron": BRON}}))
    assert alleen_woorden.term(BESLUIT_315, WIJCHEN).lengte == 10


def test_a_term_that_the_original_does_not_have_is_there_when_it_is_whole() -> None:
    heel: dict[str, Termwaarde] = {
        "lengte": 1, "eenheid": "vaste_datum", "datum": "31-05", "vanaf": "jaar",
        "wie": "aanbieder", "regel": "OP354", "bron": BRON, "gevolg": "Later gaat niet.",
    }  # fmt: skip
    ons = van_eigen(eigen({JAAREINDE: heel}, LANDELIJK))
    assert ons.term(JAAREINDE).vervaldatum(d("2025-12-31"), KALENDER) == d("2026-05-31")
    # What a newer version of the program no longer knows does not stop the rest.
    assert JAAREINDE not in van_eigen(eigen({JAAREINDE: {"lengte": 2}}, LANDELIJK)).termijnen


@pytest.mark.parametrize(
    "fout", [{"lengte": 0}, {"eenheid": "uren"}, {"datum": "30-06"}, {"soort": "306"}]
)
def test_what_does_not_go_together_is_no_protocol(fout: dict[str, Termwaarde]) -> None:
    with pytest.raises(ValueError, match="eigen-ons"):
        van_eigen(eigen({"305": fout}))


# Validity: a term counts by the protocol of its event's date


@pytest.mark.parametrize(
    ("begin", "uiterlijk", "bron"),
    [
        ("2025-12-31", "2026-01-08", "Rijk van Nijmegen 1.17.1, §2.2.1 en bijlage 2"),  # 1 January
        ("2026-01-01", "2026-01-15", BRON),
        ("2026-06-30", "2026-07-14", BRON),
        ("2026-07-01", "2026-07-08", "Rijk van Nijmegen 1.17.1, §2.2.1 en bijlage 2"),
    ],
)
def test_around_its_first_and_last_day(begin: str, uiterlijk: str, bron: str) -> None:
    ons = eigen({"305": {"lengte": 10, "bron": BRON}}, tot="2026-06-30")
    termijn = een_termijn(start(begin, "2025-12-01"), boek(ons))
    assert (termijn.vervaldatum, termijn.bron) == (d(uiterlijk), bron)


def test_a_term_that_ends_after_the_last_day_still_counts_by_the_day_it_began() -> None:
    ons = eigen({"305": {"lengte": 10, "bron": BRON}}, tot="2026-04-30")
    termijn = een_termijn(start("2026-04-30", "2026-04-01"), boek(ons))
    assert termijn.vervaldatum == d("2026-05-18")  # 5 May and Ascension Day, the 14th, are free


def test_before_it_the_version_of_the_original_of_that_day_counts() -> None:
    ons = eigen({"305": {"lengte": 10, "bron": BRON}})
    van = boek(ons)
    assert van.op(NIJMEGEN, d("2022-04-25")).naam == RVN_2020
    assert van.op(NIJMEGEN, d("2022-04-26")).naam == RVN
    assert van.op(NIJMEGEN, d("2019-12-31")).naam == LANDELIJK
    assert van.op(NIJMEGEN, d("2026-01-01")).naam == "eigen-ons"
    van_mijov = boek(eigen({}, MIJOV), APELDOORN)
    assert van_mijov.op(APELDOORN, d("2025-12-31")).naam == MIJOV
    assert van_mijov.op(APELDOORN, d("2023-12-31")).naam == LANDELIJK


def test_the_answer_of_the_gemeente_counts_by_the_day_it_received_it() -> None:
    ons = eigen({"306": {"lengte": 1, "bron": BRON}}, vanaf="2026-04-08")
    # Handed in on the 7th the gemeente has it on the 8th, the first day.
    assert een_termijn(antwoord("2026-04-07"), boek(ons)).vervaldatum == d("2026-04-09")
    assert een_termijn(antwoord("2026-04-06"), boek(ons)).vervaldatum == d("2026-04-10")


def test_working_days_over_the_end_of_the_year() -> None:
    ons = eigen({"305": {"lengte": 2, "eenheid": "werkdagen", "bron": BRON}}, tot="2026-12-31")
    termijn = een_termijn(start("2026-12-31", "2026-12-01"), boek(ons), "2026-12-31")
    assert termijn.vervaldatum == d("2027-01-05")  # New Year's Day is a Friday


# The declaration calendar of a gemeente


def met_kalender(**data: str) -> Protocolboek:
    return boek(
        declaratiedata={
            (NIJMEGEN, d(f"{maand.removeprefix('m').replace('_', '-')}-01")): d(dag)
            for maand, dag in data.items()
        }
    )


def test_the_day_that_the_gemeente_named_goes_before_the_term() -> None:
    termijn = een_termijn(te_declareren("2026-03-31"), met_kalender(m2026_03="2026-04-10"))
    assert termijn.vervaldatum == d("2026-04-10")
    assert termijn.telt_vanaf == d("2026-03-31")
    assert (termijn.regel, termijn.bron) == ("", "declaratiekalender van de gemeente")
    assert termijn.lengte == "uiterlijk 10 apr 2026"
    assert termijn.uitleg == (
        "Zorg van maart 2026, 3 prestaties van 2 cliënten; uiterlijk 10 apr 2026 "
        "(declaratiekalender van de gemeente)"
    )
    assert termijn.kort == "Zorg van maart; uiterlijk 10 apr"
    assert termijn.status is Urgentie.DEZE_WEEK


@pytest.mark.parametrize(
    ("vandaag", "status", "over"),
    [
        ("2026-04-09", Urgentie.DEZE_WEEK, 1),
        ("2026-04-10", Urgentie.VANDAAG, 0),
        ("2026-04-11", Urgentie.TE_LAAT, -1),  # a Saturday
    ],
)
def test_how_near_it_is(vandaag: str, status: Urgentie, over: int) -> None:
    van = met_kalender(m2026_03="2026-04-10")
    termijn = een_termijn(te_declareren("2026-03-31"), van, vandaag)
    assert (termijn.status, termijn.werkdagen_over) == (status, over)


def test_a_month_or_gemeente_without_a_day_counts_by_the_protocol() -> None:
    van = met_kalender(m2026_03="2026-04-10")
    assert een_termijn(te_declareren("2026-04-30"), van).vervaldatum == d("2026-05-31")
    ander = een_termijn(te_declareren("2026-03-31", gemeente=WIJCHEN), van)
    assert ander.vervaldatum == d("2026-04-30")
    assert "OP354" in ander.uitleg


def test_december_is_declared_in_the_next_year() -> None:
    van = met_kalender(m2025_12="2026-01-15")
    termijn = een_termijn(te_declareren("2025-12-31"), van, "2026-01-05")
    assert termijn.vervaldatum == d("2026-01-15")
    assert termijn.kort == "Zorg van december 2025; uiterlijk 15 jan"


def test_it_goes_before_a_term_that_the_user_changed_too() -> None:
    ons = eigen({"323": {"lengte": 2, "bron": BRON}})
    van = boek(ons, declaratiedata={(NIJMEGEN, d("2026-03-01")): d("2026-04-10")})
    assert een_termijn(te_declareren("2026-03-31"), van).vervaldatum == d("2026-04-10")
    assert een_termijn(te_declareren("2026-04-30"), van).vervaldatum == d("2026-06-30")


def test_mijov_7_the_calendar_goes_first_and_the_exceptions_to_the_term_are_not_told() -> None:
    van = boek(declaratiedata={(APELDOORN, d("2026-03-01")): d("2026-04-10")})
    termijn = een_termijn(te_declareren("2026-03-31", gemeente=APELDOORN), van)
    assert "sGGZ" not in termijn.uitleg


@pytest.mark.parametrize("waarom", [Waarom.JAAR, Waarom.AGB])
def test_the_year_and_an_ended_agb_code_have_no_calendar(waarom: Waarom) -> None:
    van = met_kalender(m2025_12="2026-01-15")
    feit = te_declareren("2025-12-31", waarom=waarom)
    assert een_termijn(feit, van).vervaldatum == d("2026-06-30")


# The words of a user


def test_every_term_and_everything_it_counts_from_has_words() -> None:
    soorten = {soort for naam in protocollen() for soort in protocol(naam).termijnen}
    assert soorten - WAT.keys() == set()
    assert len(set(WAT.values())) == len(WAT)
    termen = [term for naam in protocollen() for term in protocol(naam).termijnen.values()]
    assert {term.vanaf for term in termen} - VANAF.keys() == set()
    assert {term.wie for term in termen} - WIE.keys() == set()
    assert EENHEID.keys() == set(Eenheid)


def test_what_a_term_says() -> None:
    assert wat("305") == "Start melden (305)"
    verlenging = protocol(LANDELIJK).term("verlenging")
    assert telt_vanaf(verlenging) == "telt terug vanaf de einddatum van de toewijzing"
    assert telt_vanaf(protocol(LANDELIJK).term("315")).endswith("het eerste contact of de intake")


def test_the_last_day_of_the_calendar_is_taken() -> None:
    laatste = date.max
    assert boek(eigen({})).op(NIJMEGEN, laatste).naam == "eigen-ons"
    assert boek().declaratiedatum(NIJMEGEN, laatste - timedelta(days=1)) is None
