"""Nobody who gets hold of the files learns who gets care."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Engine

from app.standard.basis import Achternaam
from app.standard.toewijzing import Toewijzingbericht
from app.store import upgrade
from app.store.sleutel import Sleutel, andere_sleutel, verbind
from app.store.unit_of_work import UnitOfWork
from tests.bouw import bericht301, client, toegewezen
from tests.store.opslag import ontvang, verzonnen_bsns

BSNS = verzonnen_bsns(200)
ACHTERNAMEN = [f"Zonneberg{nummer}" for nummer in range(200)]
NAALDEN = [tekst.encode() for tekst in (*BSNS, "Zonneberg", "zonneberg", "Wilhelmina", "Kerklaan")]
NOTITIE = "belt liever niet"


def berichten() -> list[Toewijzingbericht]:
    naam = client().naam
    return [
        bericht301(
            toegewezen(100_000 + i),
            bsn=bsn,
            identificatie=f"G{i}",
            naam=replace(
                naam, geslachtsnaam=Achternaam(achternaam=achternaam), voornamen="Wilhelmina"
            ),
        )
        for i, (bsn, achternaam) in enumerate(zip(BSNS, ACHTERNAMEN, strict=True))
    ]


def gevonden(map_: Path) -> dict[str, list[bytes]]:
    """What can be read in which file of a folder."""
    lekken = {}
    for bestand in sorted(map_.iterdir()):
        inhoud = bestand.read_bytes()
        lek = [naald for naald in (*NAALDEN, NOTITIE.encode()) if naald in inhoud]
        if lek:
            lekken[bestand.name] = lek
    return lekken


def bestanden(map_: Path) -> dict[str, int]:
    return {bestand.name: bestand.stat().st_size for bestand in map_.iterdir()}


@pytest.fixture
def vol(engine: Engine) -> Engine:
    with UnitOfWork(engine) as uow:
        ontvang(uow, *berichten())
        uow.dossiers.zet_notitie(1, NOTITIE)
        uow.commit()
    return engine


def test_no_bsn_and_no_name_can_be_read_while_they_are_written(engine: Engine, pad: Path) -> None:
    with UnitOfWork(engine) as uow:
        # With almost no cache, pages go to the WAL long before the commit.
        uow._verbinding.exec_driver_sql("PRAGMA cache_size = 5")
        ontvang(uow, *berichten())
        assert bestanden(pad.parent)["heenweer.db-wal"] > 100_000
        assert gevonden(pad.parent) == {}
        uow.commit()
    assert gevonden(pad.parent) == {}


def test_no_bsn_and_no_name_can_be_read_afterwards(vol: Engine, pad: Path) -> None:
    namen = bestanden(pad.parent)
    assert namen.keys() == {"heenweer.db", "heenweer.db-wal", "heenweer.db-shm"}
    assert namen["heenweer.db-wal"] > 100_000
    assert gevonden(pad.parent) == {}

    vol.dispose()  # the last connection moves the WAL into the database
    assert bestanden(pad.parent).keys() == {"heenweer.db"}
    assert gevonden(pad.parent) == {}


def test_no_bsn_and_no_name_can_be_read_in_the_copy_before_an_upgrade(
    vol: Engine, pad: Path, sjabloon: tuple[Path, Sleutel]
) -> None:
    kopie = upgrade._kopieer(pad, sjabloon[1], "0001")
    assert kopie.stat().st_size > 100_000
    assert gevonden(pad.parent) == {}


def test_no_bsn_and_no_name_can_be_read_while_the_password_changes(
    vol: Engine, pad: Path, sjabloon: tuple[Path, Sleutel]
) -> None:
    vol.dispose()
    with closing(verbind(pad, sjabloon[1])) as verbinding:
        nieuwe = andere_sleutel(sjabloon[1], "batterij nietje")
        verbinding.execute(f"PRAGMA rekey = {nieuwe.literal}")
        assert bestanden(pad.parent)["heenweer.db-wal"] > 100_000
        assert gevonden(pad.parent) == {}
    assert gevonden(pad.parent) == {}


def test_the_same_search_finds_them_all_in_a_plain_export(
    vol: Engine, pad: Path, sjabloon: tuple[Path, Sleutel], tmp_path: Path
) -> None:
    export = tmp_path / "export"
    export.mkdir()
    with closing(verbind(pad, sjabloon[1])) as verbinding:
        verbinding.execute("ATTACH ? AS plat KEY ''", (str(export / "plat.db"),))
        verbinding.execute("SELECT sqlcipher_export('plat')")
        verbinding.execute("DETACH plat")
    assert set(gevonden(export)["plat.db"]) == {*NAALDEN, NOTITIE.encode()}
