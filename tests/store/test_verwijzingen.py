"""Referrals in the store: kept, changed, taken away and put back, with scans that none can read."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine

from app.domain.verwijzing import Verwijzing
from app.services.scans import PDF
from app.store.sleutel import Sleutel, verbind
from app.store.unit_of_work import UnitOfWork
from tests.bouw import ANDER_BSN, bericht301, toegewezen
from tests.store.conftest import Teller
from tests.store.opslag import lezen, ontvang_en_bewaar

NU = datetime(2026, 4, 9, 10, 15, tzinfo=UTC)
VANDAAG = date(2026, 4, 9)
SCAN = b"%PDF-1.7 " + b"verwijst naar specialistische hulp " * 4_000
NAAM = "brief van dokter Zonneberg.pdf"


def een(datum: date | None = date(2026, 3, 12), **anders: object) -> Verwijzing:
    gegeven: dict[str, object] = {
        "type": "02",
        "zorgverlener_code": "01234567",
        "aanmelding": date(2026, 3, 20),
        "eerste_contact": date(2026, 4, 1),
        "geldig_tot": date(2026, 12, 20),
        "opmerking": "belt terug",
        "client_id": 1,
        "vastgelegd_op": NU,
    } | anders
    return Verwijzing(datum=datum, **gegeven)  # type: ignore[arg-type] # a test names what it needs


@pytest.fixture
def vol(engine: Engine) -> Engine:
    ontvang_en_bewaar(
        engine,
        bericht301(),
        bericht301(toegewezen(300202), bsn=ANDER_BSN, identificatie="G2"),
    )
    return engine


def bewaar(engine: Engine, *verwijzingen: Verwijzing) -> list[int]:
    with UnitOfWork(engine) as uow:
        for verwijzing in verwijzingen:
            uow.verwijzingen.bewaar(verwijzing)
        uow.commit()
    return [verwijzing.bewaard_id for verwijzing in verwijzingen]


def scan(engine: Engine, verwijzing_id: int, naam: str = NAAM, inhoud: bytes = SCAN) -> int:
    with UnitOfWork(engine) as uow:
        made = uow.verwijzingen.voeg_bijlage_toe(verwijzing_id, naam, PDF, inhoud, NU)
        uow.commit()
    return made.id


def test_what_was_kept_is_read_again_and_can_change(vol: Engine) -> None:
    verwijzing = een()
    (id_,) = bewaar(vol, verwijzing)
    with lezen(vol) as uow:
        assert uow.verwijzingen.lees(id_) == een()
    verwijzing.zorgverlener_code, verwijzing.naam, verwijzing.geldig_tot = None, "A. Visser", None
    assert bewaar(vol, verwijzing) == [id_]
    with lezen(vol) as uow:
        (gelezen,) = uow.verwijzingen.van_client(1)
    assert gelezen == een(zorgverlener_code=None, naam="A. Visser", geldig_tot=None)
    assert gelezen.id == id_


def test_of_a_client_the_newest_stands_first_and_those_of_others_are_not_there(vol: Engine) -> None:
    bewaar(
        vol,
        een(date(2025, 1, 1)),
        een(date(2026, 1, 1)),
        een(None, aanmelding=date(2025, 7, 1)),
        een(client_id=2),
        een(client_id=None),
    )
    with lezen(vol) as uow:
        gelezen = [v.datum or v.aanmelding for v in uow.verwijzingen.van_client(1)]
    assert gelezen == [date(2026, 1, 1), date(2025, 7, 1), date(2025, 1, 1)]


def test_a_referral_of_a_new_client_is_laid_in_its_dossier(vol: Engine) -> None:
    (id_,) = bewaar(vol, een(client_id=None))
    with UnitOfWork(vol) as uow:
        uow.verwijzingen.koppel(id_, 2)
        uow.commit()
    with lezen(vol) as uow:
        assert [v.id for v in uow.verwijzingen.van_client(2)] == [id_]


def test_taking_away_can_be_undone_with_its_scans(vol: Engine) -> None:
    (id_,) = bewaar(vol, een())
    scan(vol, id_)
    with UnitOfWork(vol) as uow:
        uow.verwijzingen.verwijder(id_, VANDAAG)
        assert uow.verwijzingen.dossier(1) == []
        assert uow.verwijzingen.lees(id_) == een()  # a request may rest on it
        uow.verwijzingen.herstel(id_)
        (stuk,) = uow.verwijzingen.dossier(1)
    assert [bijlage.naam for bijlage in stuk.bijlagen] == [NAAM]


def test_scans_are_listed_without_their_bytes_in_two_queries(vol: Engine, vragen: Teller) -> None:
    ids = bewaar(vol, *(een(date(2026, 1, dag)) for dag in range(1, 9)))
    for id_ in ids:
        scan(vol, id_)
        scan(vol, id_, "foto.jpg", b"\xff\xd8\xff")
    with lezen(vol) as uow, vragen() as gesteld:
        stukken = uow.verwijzingen.dossier(1)
    assert len(gesteld) == 2
    assert [len(stuk.bijlagen) for stuk in stukken] == [2] * 8
    assert [b.grootte for b in stukken[0].bijlagen] == [len(SCAN), 3]


def test_a_scan_that_is_taken_away_is_still_kept(vol: Engine) -> None:
    (id_,) = bewaar(vol, een())
    eerste, tweede = scan(vol, id_), scan(vol, id_, "foto.jpg", b"\xff\xd8\xff")
    with UnitOfWork(vol) as uow:
        uow.verwijzingen.verwijder_bijlagen([eerste], VANDAAG)
        assert [b.id for b in uow.verwijzingen.bijlagen(id_)] == [tweede]
        assert uow.verwijzingen.inhoud(eerste) == SCAN


def test_what_is_not_there_is_said(vol: Engine) -> None:
    with UnitOfWork(vol) as uow:
        for vraag in (
            lambda: uow.verwijzingen.lees(9),
            lambda: uow.verwijzingen.inhoud(9),
            lambda: uow.verwijzingen.koppel(9, 1),
            lambda: uow.verwijzingen.verwijder(9, VANDAAG),
            lambda: uow.verwijzingen.bewaar(een(id=9)),
        ):
            with pytest.raises(LookupError):
                vraag()
        with pytest.raises(ValueError, match="vastgelegd_op"):
            uow.verwijzingen.bewaar(een(vastgelegd_op=None))


def leesbaar(map_: Path) -> set[str]:
    """The files of a folder in which something of the scan can be read."""
    naalden = (b"%PDF-1.7", b"verwijst naar", b"Zonneberg")
    return {
        bestand.name
        for bestand in map_.iterdir()
        if any(naald in bestand.read_bytes() for naald in naalden)
    }


def test_nothing_of_a_scan_can_be_read_in_any_file(
    vol: Engine, pad: Path, sjabloon: tuple[Path, Sleutel], tmp_path: Path
) -> None:
    (id_,) = bewaar(vol, een())
    with UnitOfWork(vol) as uow:
        uow._verbinding.exec_driver_sql("PRAGMA cache_size = 5")  # to the WAL before the commit
        uow.verwijzingen.voeg_bijlage_toe(id_, NAAM, PDF, SCAN, NU)
        assert leesbaar(pad.parent) == set()
        uow.commit()
    assert leesbaar(pad.parent) == set()
    vol.dispose()
    assert pad.stat().st_size > len(SCAN)
    assert leesbaar(pad.parent) == set()

    export = tmp_path / "export"  # in a plain one all of it is found
    export.mkdir()
    with closing(verbind(pad, sjabloon[1])) as verbinding:
        verbinding.execute("ATTACH ? AS plat KEY ''", (str(export / "plat.db"),))
        verbinding.execute("SELECT sqlcipher_export('plat')")
        verbinding.execute("DETACH plat")
    assert leesbaar(export) == {"plat.db"}
