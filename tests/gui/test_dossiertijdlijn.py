"""The timeline of a dossier, without a window: its bars, marks, words and months."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.toewijzing import Startverwachting, Toewijzing
from app.gui.clienten.tijdlijn import As, Baan, Merk, Merksoort, Stuk, Stuksoort, as_voor, baan
from tests.gui.bureau import VANDAAG
from tests.gui.toewijzingen import (
    APRIL,
    DECEMBER,
    JULI,
    onderbroken_hulp,
    start,
    stop,
    toewijzing,
    versie,
)


def stukken(een: Toewijzing) -> dict[Stuksoort, tuple[date, date | None]]:
    return {stuk.soort: (stuk.van, stuk.tot) for stuk in baan(een, VANDAAG).stukken}


def test_a_toewijzing_that_never_changed_is_one_bar() -> None:
    assert stukken(toewijzing()) == {Stuksoort.GEGEVEN: (APRIL, JULI)}


def test_what_came_later_and_what_was_taken_off_are_bars_of_their_own() -> None:
    verlengd = toewijzing(versie(1, JULI), versie(2, DECEMBER))
    assert stukken(verlengd) == {
        Stuksoort.GEGEVEN: (APRIL, JULI),
        Stuksoort.VERLENGD: (date(2026, 7, 15), DECEMBER),
    }
    verkort = toewijzing(versie(1, DECEMBER), versie(2, JULI))
    assert stukken(verkort) == {
        Stuksoort.GEGEVEN: (APRIL, JULI),
        Stuksoort.VERVALLEN: (date(2026, 7, 15), DECEMBER),
    }
    heen_en_weer = toewijzing(versie(1, JULI), versie(2, DECEMBER), versie(3, date(2026, 9, 1)))
    assert stukken(heen_en_weer) == {
        Stuksoort.GEGEVEN: (APRIL, JULI),
        Stuksoort.VERLENGD: (date(2026, 7, 15), date(2026, 9, 1)),
        Stuksoort.VERVALLEN: (date(2026, 9, 2), DECEMBER),
    }


def test_an_end_that_was_added_to_an_open_one_cuts_it_off() -> None:
    assert stukken(toewijzing(versie(1, None), versie(2, JULI))) == {
        Stuksoort.GEGEVEN: (APRIL, JULI),
        Stuksoort.VERVALLEN: (date(2026, 7, 15), None),
    }


def test_what_the_gemeente_took_back_shows_what_it_was() -> None:
    weg = toewijzing(versie(1, JULI), versie(2, APRIL, reden_wijziging="13"))
    assert stukken(weg) == {Stuksoort.VERVALLEN: (APRIL, JULI)}
    assert "verwijderd" in baan(weg, VANDAAG).woorden


def test_care_counts_from_its_start_until_its_stop_or_today() -> None:
    loopt = toewijzing(meldingen=[start(date(2026, 4, 6))])
    assert stukken(loopt)[Stuksoort.GELEVERD] == (date(2026, 4, 6), VANDAAG)
    meldingen = [start(date(2026, 4, 2)), stop(date(2026, 4, 2), date(2026, 4, 7))]
    gestopt = toewijzing(meldingen=meldingen)
    assert stukken(gestopt)[Stuksoort.GELEVERD] == (date(2026, 4, 2), date(2026, 4, 7))
    assert baan(gestopt, VANDAAG).merken == (
        Merk(Merksoort.START, date(2026, 4, 2)),
        Merk(Merksoort.STOP, date(2026, 4, 7)),
    )


def test_an_interruption_is_a_gap_with_a_mark_on_either_side() -> None:
    een = toewijzing(meldingen=onderbroken_hulp(start(date(2026, 4, 7))))
    lijn = baan(een, VANDAAG)
    assert [stuk for stuk in lijn.stukken if stuk.soort is Stuksoort.GELEVERD] == [
        Stuk(Stuksoort.GELEVERD, date(2026, 4, 2), date(2026, 4, 3)),
        Stuk(Stuksoort.GELEVERD, date(2026, 4, 7), VANDAAG),
    ]
    assert lijn.merken == (
        Merk(Merksoort.START, date(2026, 4, 2)),
        Merk(Merksoort.TIJDELIJK, date(2026, 4, 3)),
        Merk(Merksoort.HERVAT, date(2026, 4, 7)),
    )
    assert lijn.woorden.endswith(
        "tijdelijk gestopt op vr 3 apr 2026; verdergegaan op di 7 apr 2026"
    )


@pytest.mark.parametrize("einde", [date(2026, 4, 3), date(2026, 4, 8)])
def test_a_stop_that_became_definitive_has_one_bar(einde: date) -> None:
    een = toewijzing(meldingen=onderbroken_hulp(stop(date(2026, 4, 2), einde, "32")))
    lijn = baan(een, VANDAAG)
    assert stukken(een)[Stuksoort.GELEVERD] == (date(2026, 4, 2), einde)
    assert [merk.soort for merk in lijn.merken if merk.dag == einde] == [Merksoort.STOP]


def test_an_expected_start_is_marked_until_there_is_one() -> None:
    hoop = Startverwachting(VANDAAG, date(2026, 4, 20))
    verwacht = toewijzing(verwachting=hoop)
    assert baan(verwacht, VANDAAG).merken == (Merk(Merksoort.VERWACHT, date(2026, 4, 20)),)
    begonnen = toewijzing(verwachting=hoop, meldingen=[start(date(2026, 4, 6))])
    assert [merk.soort for merk in baan(begonnen, VANDAAG).merken] == [Merksoort.START]


def test_the_axis_holds_every_lane_and_today_and_cuts_off_what_lies_far() -> None:
    as_ = as_voor([baan(toewijzing(), VANDAAG)], VANDAAG)
    assert (as_.van, as_.tot) == (date(2026, 4, 1), date(2026, 8, 1))
    assert as_.plaats(as_.van) == 0
    assert as_.plaats(as_.tot) == 1
    lang = Baan((Stuk(Stuksoort.GEGEVEN, date(2010, 1, 1), date(2099, 12, 31)),), (), "")
    ver = as_voor([lang], VANDAAG)
    assert (ver.van, ver.tot) == (date(2024, 4, 1), date(2028, 11, 1))
    voorbij = Baan((Stuk(Stuksoort.GEGEVEN, date(2019, 3, 5), date(2020, 3, 4)),), (), "")
    assert as_voor([voorbij], VANDAAG).van == date(2019, 3, 1)
    zonder_einde = Baan((Stuk(Stuksoort.GEGEVEN, APRIL, None),), (), "")
    assert as_voor([zonder_einde], VANDAAG).tot == date(2026, 11, 1)


@pytest.mark.parametrize(
    ("breedte", "namen"),
    [
        (800, ["feb ’26", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec",
               "jan ’27"]),
        (400, ["feb ’26", "apr", "jun", "aug", "okt", "dec"]),
        (120, ["feb ’26", "aug"]),
    ],
)  # fmt: skip
def test_as_many_months_are_named_as_fit(breedte: int, namen: list[str]) -> None:
    as_ = As(date(2026, 2, 1), date(2027, 2, 1), VANDAAG)
    maanden = as_.maanden(breedte, 60)
    assert [maand.naam for maand in maanden if maand.naam] == namen
    assert len(maanden) == 12  # every month has its line
