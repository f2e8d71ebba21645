from __future__ import annotations

import threading
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import InvalidRequestError

from app.store import sleutel as sleutel_module
from app.store.engine import open_engine
from app.store.sleutel import Sleutel
from app.store.unit_of_work import DatabaseBezet, UnitOfWork
from tests.bouw import ANDER_BSN, BSN, bericht301, toegewezen
from tests.store.opslag import ontvang, ontvang_en_bewaar


def thema(engine: Engine) -> str:
    with UnitOfWork(engine, alleen_lezen=True) as uow:
        return uow.instellingen.waarde("thema")


def test_what_was_not_committed_is_gone(engine: Engine) -> None:
    with UnitOfWork(engine) as uow:
        uow.instellingen.zet_waarde("thema", "donker")
        assert uow.instellingen.waarde("thema") == "donker"
    assert thema(engine) == ""


def test_an_error_takes_everything_back(engine: Engine) -> None:
    def doe_iets() -> None:
        with UnitOfWork(engine) as uow:
            uow.instellingen.zet_waarde("thema", "donker")
            ontvang(uow, bericht301())
            raise RuntimeError("halfway")

    with pytest.raises(RuntimeError, match="halfway"):
        doe_iets()
    assert thema(engine) == ""
    with UnitOfWork(engine, alleen_lezen=True) as uow:
        assert uow.dossiers.alle() == []
        assert uow.berichten.aantal() == 0


def test_nothing_can_be_done_after_the_commit(engine: Engine) -> None:
    with UnitOfWork(engine) as uow:
        uow.instellingen.zet_waarde("thema", "donker")
        uow.commit()
        with pytest.raises(InvalidRequestError):
            uow.instellingen.zet_waarde("thema", "licht")
    assert thema(engine) == "donker"


def test_who_only_reads_commits_nothing(engine: Engine) -> None:
    with UnitOfWork(engine, alleen_lezen=True) as uow, pytest.raises(RuntimeError, match="reads"):
        uow.commit()


def test_a_reader_sees_the_database_as_it_was_while_another_writes(engine: Engine) -> None:
    ontvang_en_bewaar(engine, bericht301())
    with UnitOfWork(engine, alleen_lezen=True) as lezer:
        assert len(lezer.dossiers.alle()) == 1
        with UnitOfWork(engine) as schrijver:
            ontvang(schrijver, bericht301(toegewezen(7), bsn=ANDER_BSN, identificatie="G2"))
            assert len(lezer.dossiers.alle()) == 1
            schrijver.commit()
        assert len(lezer.dossiers.alle()) == 1
    with UnitOfWork(engine, alleen_lezen=True) as lezer:
        assert len(lezer.dossiers.alle()) == 2


def test_threads_read_while_one_writes(engine: Engine) -> None:
    gezien: list[int] = []
    klaar = threading.Event()

    def lees() -> None:
        while not klaar.is_set():
            with UnitOfWork(engine, alleen_lezen=True) as uow:
                dossiers, berichten = len(uow.dossiers.alle()), uow.berichten.aantal()
                assert dossiers == berichten  # one transaction holds both or neither
                gezien.append(dossiers)

    draden = [threading.Thread(target=lees) for _ in range(3)]
    for draad in draden:
        draad.start()
    bsns = [BSN, ANDER_BSN, "999990019", "999996770"]
    for i, bsn in enumerate(bsns):
        ontvang_en_bewaar(engine, bericht301(toegewezen(i), bsn=bsn, identificatie=f"G{i}"))
    klaar.set()
    for draad in draden:
        draad.join(10)
    assert gezien
    assert set(gezien) <= set(range(5))


def test_writers_take_turns(engine: Engine) -> None:
    def tel_op() -> None:
        for _ in range(20):
            with UnitOfWork(engine) as uow:
                nu = int(uow.instellingen.waarde("teller") or "0")
                uow.instellingen.zet_waarde("teller", str(nu + 1))
                uow.commit()

    draden = [threading.Thread(target=tel_op) for _ in range(3)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(30)
    with UnitOfWork(engine, alleen_lezen=True) as uow:
        assert uow.instellingen.waarde("teller") == "60"


def test_another_program_that_keeps_writing_is_told_kindly(
    engine: Engine,
    pad: Path,
    sjabloon: tuple[Path, Sleutel],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sleutel_module, "_WACHTTIJD", 0.1)
    ander = open_engine(pad, sjabloon[1])
    with UnitOfWork(ander), pytest.raises(DatabaseBezet, match="bezet"), UnitOfWork(engine):
        pytest.fail("two at once")
    with UnitOfWork(engine) as uow:  # and its connection is not spoilt
        uow.instellingen.zet_waarde("thema", "donker")
        uow.commit()
    assert thema(ander) == "donker"
    ander.dispose()
