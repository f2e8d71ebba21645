"""What is half done, and which gemeente was found to be responsible."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import Engine

from app.domain.verzoek import Concept, Woonplaatsbepaling
from app.standard.berichtsoort import Berichtsoort
from app.store.unit_of_work import UnitOfWork
from tests.verzoeken_bouw import APRIL_8, APRIL_9, APRIL_10, bericht315, vraag


@pytest.fixture
def uow(engine: Engine) -> Iterator[UnitOfWork]:
    with UnitOfWork(engine) as geopend:
        yield geopend


def concept(**anders: Any) -> Concept:
    velden: dict[str, Any] = {
        "soort": Berichtsoort.VERZOEK_TOEWIJZING,
        "gegevens": '{"wet": "jw"}',
        "stap": "client",
        "gewijzigd_op": APRIL_9,
    }
    return Concept(**velden | anders)


class TestConcepten:
    def test_a_concept_is_kept_and_read(self, uow: UnitOfWork) -> None:
        (verzoek,) = vraag(uow, bericht315())
        een = concept(client_id=verzoek.client_id, vervangt_id=verzoek.bericht_id)
        id_ = uow.concepten.bewaar(een)
        assert een.id == id_
        assert uow.concepten.lees(id_) == een

    def test_kept_once_more_it_takes_the_place_of_itself(self, uow: UnitOfWork) -> None:
        een = concept()
        id_ = uow.concepten.bewaar(een)
        een.stap, een.gewijzigd_op = "producten", APRIL_10
        assert uow.concepten.bewaar(een) == id_
        assert [rij.concept for rij in uow.concepten.alle()] == [een]

    def test_the_one_that_was_changed_last_comes_first_with_the_name(self, uow: UnitOfWork) -> None:
        (verzoek,) = vraag(uow, bericht315())
        dagen = (APRIL_9, APRIL_10, APRIL_8, APRIL_10)
        for dag in dagen:
            uow.concepten.bewaar(concept(gewijzigd_op=dag))
        uow.concepten.bewaar(concept(client_id=verzoek.client_id, gewijzigd_op=APRIL_8))
        rijen = uow.concepten.alle()
        assert [rij.concept.id for rij in rijen] == [4, 2, 1, 5, 3]
        assert [rij.client for rij in rijen] == ["", "", "", "T. de Wit", ""]

    def test_deleted_and_put_back(self, uow: UnitOfWork) -> None:
        een = concept()
        id_ = uow.concepten.bewaar(een)
        uow.concepten.verwijder(id_)
        uow.concepten.verwijder(id_)  # gone already
        assert uow.concepten.alle() == []
        with pytest.raises(LookupError):
            uow.concepten.lees(id_)
        with pytest.raises(LookupError):
            uow.concepten.bewaar(een)
        assert uow.concepten.herstel(een) == id_
        assert uow.concepten.lees(id_) == een

    def test_put_back_while_another_one_got_its_number(self, uow: UnitOfWork) -> None:
        een = concept()
        uow.concepten.verwijder(uow.concepten.bewaar(een))
        ander = concept(stap="gemeente")
        assert uow.concepten.bewaar(ander) == 1
        assert uow.concepten.herstel(een) == 2
        assert uow.concepten.lees(1) == ander
        assert uow.concepten.lees(2) == een


class TestWoonplaatsen:
    def bepaling(self, **anders: Any) -> Woonplaatsbepaling:
        velden: dict[str, Any] = {"gemeente": "0268", "redenering": "BRP", "op": APRIL_9}
        return Woonplaatsbepaling(**velden | anders)

    def test_of_a_client_newest_first(self, uow: UnitOfWork) -> None:
        (verzoek,) = vraag(uow, bericht315())
        client_id = verzoek.client_id
        assert client_id is not None
        een, later, eerder = (
            self.bepaling(client_id=client_id, op=dag) for dag in (APRIL_9, APRIL_9, APRIL_8)
        )
        ids = [uow.woonplaatsen.bewaar(b) for b in (een, later, eerder)]
        uow.woonplaatsen.bewaar(self.bepaling(gemeente="0193"))
        gevonden = uow.woonplaatsen.van_client(client_id)
        assert [b.id for b in gevonden] == [ids[1], ids[0], ids[2]]
        assert gevonden[1] == een

    def test_found_before_the_client_was_known(self, uow: UnitOfWork) -> None:
        id_ = uow.woonplaatsen.bewaar(self.bepaling())
        (verzoek,) = vraag(uow, bericht315())
        client_id = verzoek.client_id
        assert client_id is not None
        assert uow.woonplaatsen.van_client(client_id) == []
        uow.woonplaatsen.koppel(id_, client_id)
        (een,) = uow.woonplaatsen.van_client(client_id)
        assert een == self.bepaling(client_id=client_id)
        with pytest.raises(LookupError):
            uow.woonplaatsen.koppel(17, client_id)
