"""Which column of a file is which."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app import bootstrap
from app.errors import UserError
from app.services import kolommen
from app.services.kolommen import Doel, Doelkolom
from app.services.tabel import Tabel
from app.services.workspace import Workspace
from tests.walks.conftest import VRIJDAG

DOEL = Doel(
    "zorg",
    (
        Doelkolom("datum", "datum", synoniemen=("dag",)),
        Doelkolom("bsn", "bsn", synoniemen=("burgerservicenummer", "datum")),
        Doelkolom("aantal", "aantal"),
        Doelkolom("opmerking", "opmerking", verplicht=False, synoniemen=("notitie",)),
    ),
)


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    made = bootstrap.open_workspace(tmp_path / "gegevens", "wachtwoord", lambda: VRIJDAG)
    yield made
    made.engine.dispose()


def tabel(*kop: str) -> Tabel:
    return Tabel("uren.csv", "", kop, ())


def test_columns_are_found_by_name_capitals_and_accents_aside() -> None:
    assert kolommen.stel_voor(("Notitie", "AANTAL", " Dág ", "BSN"), DOEL) == {
        "opmerking": 0,
        "aantal": 1,
        "datum": 2,
        "bsn": 3,
    }


def test_our_own_name_goes_before_what_others_call_it() -> None:
    assert kolommen.stel_voor(("dag", "datum"), DOEL) == {"datum": 1}


def test_a_column_is_used_once() -> None:
    assert kolommen.stel_voor(("datum", "aantal", "aantal"), DOEL) == {"datum": 0, "aantal": 1}


def test_a_file_with_all_columns_asks_nothing(ws: Workspace) -> None:
    with ws.lezen() as uow:
        voorstel = kolommen.kies(uow, DOEL, tabel("datum", "bsn", "aantal", "opmerking", "extra"))
    assert voorstel.duidelijk
    assert voorstel.ontbreekt == ()


def test_a_column_left_over_may_be_the_one_that_is_missed(ws: Workspace) -> None:
    with ws.lezen() as uow:
        assert not kolommen.kies(uow, DOEL, tabel("datum", "bsn", "aantal", "bijz")).duidelijk
        assert kolommen.kies(uow, DOEL, tabel("datum", "bsn", "aantal")).duidelijk


def test_what_is_needed_and_not_found_is_named(ws: Workspace) -> None:
    leeg = tabel("datum", "x", "y")
    with ws.lezen() as uow:
        voorstel = kolommen.kies(uow, DOEL, leeg)
    assert [kolom.sleutel for kolom in voorstel.ontbreekt] == ["bsn", "aantal"]
    assert not voorstel.duidelijk
    with pytest.raises(UserError, match="niet gevonden: ‘bsn’, ‘aantal’"):
        kolommen.eis(voorstel, leeg)


def test_the_same_layout_needs_no_question_the_next_time(ws: Workspace) -> None:
    kop = ("Wanneer", "Wie", "Hoeveel", "Waarom")
    keuze = {"datum": 0, "bsn": 1, "aantal": 2}
    with ws.schrijven() as uow:
        assert kolommen.onthouden(uow, DOEL, kop) is None
        kolommen.onthoud(uow, DOEL, kop, keuze)
        uow.commit()
    with ws.lezen() as uow:
        voorstel = kolommen.kies(uow, DOEL, tabel(*(naam.upper() for naam in kop)))
        assert voorstel.keuze == keuze
        assert voorstel.duidelijk
        assert kolommen.onthouden(uow, DOEL, kop[::-1]) is None
        assert kolommen.onthouden(uow, Doel("contract", DOEL.kolommen), kop) is None


def test_one_column_cannot_be_two_things(ws: Workspace) -> None:
    with (
        ws.lezen() as uow,
        pytest.raises(UserError, match="‘a’ is gekozen voor datum en voor bsn"),
    ):
        kolommen.kies(uow, DOEL, tabel("a", "b"), {"datum": 0, "bsn": 0})
