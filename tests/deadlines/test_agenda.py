"""The agenda as a whole: how near each term is, in which order, and by which protocol."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.deadlines.agenda import agenda
from app.deadlines.protocol import LANDELIJK, Protocol, geldend, protocol
from app.deadlines.termijnen import Urgentie
from app.deadlines.werkdagen import Werkkalender
from app.domain.openstaand import Feit
from app.domain.toewijzing import Startverwachting
from tests.deadlines.feiten import DAG, KALENDER, afkeur, antwoord, d, een, landelijk, retour, start

# How near


@pytest.mark.parametrize(
    ("vandaag", "status", "over"),
    [
        ("2026-03-30", Urgentie.LATER, 7),
        ("2026-04-02", Urgentie.LATER, 4),  # Thursday before Pasen, due Friday a week later
        ("2026-04-06", Urgentie.DEZE_WEEK, 4),  # Tweede paasdag
        ("2026-04-07", Urgentie.DEZE_WEEK, 3),
        ("2026-04-09", Urgentie.DEZE_WEEK, 1),
        ("2026-04-10", Urgentie.VANDAAG, 0),
        ("2026-04-11", Urgentie.TE_LAAT, -1),  # Saturday: late, though no working day passed
        ("2026-04-12", Urgentie.TE_LAAT, -1),
        ("2026-04-13", Urgentie.TE_LAAT, -1),
        ("2026-04-14", Urgentie.TE_LAAT, -2),
    ],
)
def test_days_left_around_the_due_date(vandaag: str, status: Urgentie, over: int) -> None:
    termijn = een(retour("2026-04-07"), vandaag)
    assert termijn.vervaldatum == d("2026-04-10")  # a Friday
    assert (termijn.status, termijn.werkdagen_over) == (status, over)


# "This week" is until Sunday, and never less than three working days ahead.
@pytest.mark.parametrize(
    ("vandaag", "laatste"),
    [
        ("2026-04-13", "2026-04-17"),  # Monday: Friday
        ("2026-04-14", "2026-04-17"),
        ("2026-04-15", "2026-04-20"),  # Wednesday: Monday
        ("2026-04-16", "2026-04-21"),
        ("2026-04-17", "2026-04-22"),  # Friday: Wednesday
        ("2026-04-18", "2026-04-22"),
        ("2026-04-19", "2026-04-22"),
        ("2026-04-02", "2026-04-09"),  # over Goede Vrijdag and Pasen
    ],
)
def test_what_counts_as_this_week(vandaag: str, laatste: str) -> None:
    def status(vervaldatum: date) -> Urgentie:
        dag = vervaldatum
        while KALENDER.tel_op(dag, 3) != vervaldatum:
            dag -= DAG
        return een(retour(dag.isoformat()), vandaag).status

    assert status(d(laatste)) is Urgentie.DEZE_WEEK
    assert status(KALENDER.tel_op(d(laatste), 1)) is Urgentie.LATER


# The whole


def test_the_earliest_comes_first() -> None:
    feiten: list[Feit] = [start("2026-06-01"), antwoord(), retour(), afkeur(), start("2026-04-01")]
    termijnen = agenda(feiten, d("2026-04-09"), landelijk, KALENDER)
    assert [(t.vervaldatum.isoformat(), t.soort) for t in termijnen] == [
        ("2026-04-09", "afkeur"),
        ("2026-04-10", "302"),
        ("2026-04-10", "305"),
        ("2026-04-13", "306"),
        ("2026-06-08", "305"),
    ]


def test_one_day_is_ordered_by_message_gemeente_and_client() -> None:
    feiten = [
        start(gemeente="0296", client="A. Bos"),
        start(gemeente="0268", client="Z. Vos", toewijzing_nummer=2),
        start(gemeente="0268", client="Z. Vos", toewijzing_nummer=1),
        start(gemeente="0268", client="A. Bos"),
    ]
    termijnen = agenda(feiten, d("2026-04-09"), landelijk, KALENDER)
    assert [(t.gemeente, t.client, t.toewijzing_nummer) for t in termijnen] == [
        ("0268", "A. Bos", 300201),
        ("0268", "Z. Vos", 1),
        ("0268", "Z. Vos", 2),
        ("0296", "A. Bos", 300201),
    ]


def test_nothing_open_is_an_empty_agenda() -> None:
    assert agenda([], d("2026-04-09"), landelijk, KALENDER) == []


def test_a_free_day_of_the_user_moves_the_due_date() -> None:
    kalender = Werkkalender([d("2026-05-15")])
    (termijn,) = agenda([retour("2026-05-12")], d("2026-05-12"), landelijk, kalender)
    assert termijn.vervaldatum == d("2026-05-19")


def test_the_protocol_of_the_gemeente_on_day_zero_is_asked_for_once_each() -> None:
    gevraagd: Counter[tuple[str, str]] = Counter()

    def protocol_van(gemeente: str, dag: date) -> Protocol:
        gevraagd[gemeente, dag.isoformat()] += 1
        return protocol(LANDELIJK)

    feiten: list[Feit] = [
        start("2026-04-01", "2026-04-07", gemeente="0268"),
        start("2026-04-09", "2026-04-07", gemeente="0268"),
        retour("2026-04-07", gemeente="0296"),
        antwoord("2026-04-06", gemeente="0296"),
    ]
    agenda([*feiten, *feiten], d("2026-04-09"), protocol_van, KALENDER)
    assert gevraagd == {
        ("0268", "2026-04-07"): 1,
        ("0268", "2026-04-09"): 1,
        ("0296", "2026-04-07"): 1,
    }


@pytest.mark.parametrize(
    ("begin", "bron"),
    [
        ("2019-12-31", "OP271"),
        ("2020-01-02", "Rijk van Nijmegen 2020"),
        ("2022-04-25", "Rijk van Nijmegen 2020"),
        ("2022-04-26", "Rijk van Nijmegen 1.17.1"),
    ],
)
def test_a_term_counts_by_the_protocol_of_its_day(begin: str, bron: str) -> None:
    feit = start(begin, "2019-01-01")
    (termijn,) = agenda(
        [feit], d("2026-04-09"), lambda _, dag: geldend("rijk-van-nijmegen-1.17.1", dag), KALENDER
    )
    assert termijn.bron.startswith(bron)


def test_a_line_names_the_region_and_what_to_mind() -> None:
    (termijn,) = agenda(
        [start("2026-04-01")],
        d("2026-04-09"),
        lambda _, dag: geldend("midden-ijssel-oost-veluwe-2024", dag),
        KALENDER,
    )
    assert termijn.uitleg == (
        "Verwachte start 1 apr 2026; 5 werkdagen (OP271; Midden-IJssel/Oost-Veluwe 2024, §2.3 en "
        "§6.1). Bij sGGZ tellen de werkdagen vanaf de ontvangst van de toewijzing "
        "(§6.1, voetnoot 10)."
    )


@pytest.mark.parametrize("dag", [date.min, date.max - DAG, date.max])
def test_the_ends_of_the_calendar_are_taken(dag: date) -> None:
    tekst = dag.isoformat()
    feiten: list[Feit] = [
        start(tekst, verwachting=Startverwachting(dag)),
        start(tekst, tekst, verwachting=Startverwachting(dag, dag)),
        retour(tekst),
        antwoord(tekst),
        afkeur(tekst),
    ]
    for vandaag in (tekst, "2026-04-09"):
        assert len(agenda(feiten, d(vandaag), landelijk, KALENDER)) == len(feiten)


datums = st.dates()


@given(ingang=datums, ontvangen=datums, gezegd=datums, later=st.none() | datums, vandaag=datums)
def test_any_date_that_a_message_can_hold_is_taken(
    ingang: date, ontvangen: date, gezegd: date, later: date | None, vandaag: date
) -> None:
    feiten: list[Feit] = [
        start(
            ingang.isoformat(), ontvangen.isoformat(), verwachting=Startverwachting(gezegd, later)
        ),
        retour(ontvangen.isoformat()),
        antwoord(gezegd.isoformat()),
        afkeur(gezegd.isoformat()),
    ]
    for termijn in agenda(feiten, vandaag, landelijk, KALENDER):
        assert termijn.vervaldatum >= termijn.telt_vanaf
        assert (termijn.status is Urgentie.TE_LAAT) == (termijn.vervaldatum < vandaag)
        assert (termijn.werkdagen_over < 0) == (termijn.vervaldatum < vandaag)


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.dates(date(2020, 1, 1), date(2030, 1, 1)))
def test_op271_is_never_earlier_than_either_case(begin: date, ontvangen: date) -> None:
    termijn = een(start(begin.isoformat(), ontvangen.isoformat()))
    na_start, na_ontvangst = KALENDER.tel_op(begin, 5), KALENDER.tel_op(ontvangen, 5)
    assert termijn.vervaldatum == (na_ontvangst if begin < ontvangen else na_start)
