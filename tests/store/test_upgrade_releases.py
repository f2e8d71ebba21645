from __future__ import annotations

import re
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from app.domain.afkeur import Afhandeling
from app.store.engine import open_database
from app.store.sleutel import sleutel_van, verbind
from app.store.unit_of_work import UnitOfWork
from app.store.upgrade import REVISIES
from tests.store.conftest import WACHTWOORD
from tests.store.earlier_releases import GEVULD_0001, GEVULD_0003, GEVULD_0004, gevuld

NIEUWSTE = REVISIES[-1]


class TestADatabaseOfAnEarlierRelease:
    """As it was left, with something in every table."""

    @pytest.fixture
    def oud(self, tmp_path: Path) -> Path:
        return gevuld(tmp_path / "oud", ("0001",), GEVULD_0001)

    def tabellen(self, pad: Path) -> dict[str, list[dict[str, object]]]:
        """Every row of every table, by the names of its columns."""
        with closing(verbind(pad, sleutel_van(pad, WACHTWOORD))) as verbinding:
            namen = verbinding.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
            gevonden = {}
            for (naam,) in namen.fetchall():
                rijen = verbinding.execute(f"SELECT * FROM {naam}")
                kolommen = [kolom[0] for kolom in rijen.description]
                gevonden[naam] = [dict(zip(kolommen, rij, strict=True)) for rij in rijen]
            return gevonden

    @pytest.mark.parametrize(
        ("revisies", "rijen", "nieuw_in_bericht"),
        [
            (("0001",), GEVULD_0001, {"afgehandeld_op": None, "afhandeling": None}),
            (("0001", "0002", "0003"), GEVULD_0003, {}),
            (("0001", "0002", "0003", "0004"), GEVULD_0004, {}),
        ],
        ids=["0001", "0003", "0004"],
    )
    def test_keeps_everything_and_is_copied_first(
        self,
        tmp_path: Path,
        revisies: tuple[str, ...],
        rijen: str,
        nieuw_in_bericht: dict[str, object],
    ) -> None:
        oud = gevuld(tmp_path / "oud", revisies, rijen)
        voor = self.tabellen(oud)
        assert all(voor.values())  # no table without a row
        open_database(oud, WACHTWOORD).dispose()

        na = self.tabellen(oud)
        assert na.pop("alembic_version") == [{"version_num": NIEUWSTE}]
        (kopie,) = (kind for kind in oud.parent.iterdir() if kind != oud)
        assert re.fullmatch(rf"heenweer-\d{{8}}-\d{{6}}-{revisies[-1]}\.db", kopie.name)
        assert self.tabellen(kopie) == voor
        assert voor.pop("alembic_version") == [{"version_num": revisies[-1]}]
        voor["bericht"] = [rij | nieuw_in_bericht for rij in voor["bericht"]]
        voor["toewijzing"] = [{"geen_verlenging_op": None} | rij for rij in voor["toewijzing"]]
        voor["client"] = [rij | {"medewerker": ""} for rij in voor["client"]]
        nieuw = {naam: rijen for naam, rijen in na.items() if naam not in voor}
        assert not any(nieuw.values())
        assert na == voor | nieuw

    def test_has_the_tables_of_a_new_one(self, oud: Path, pad: Path) -> None:
        open_database(oud, WACHTWOORD).dispose()
        schemas = []
        for een in (oud, pad):
            with closing(verbind(een, sleutel_van(een, WACHTWOORD))) as verbinding:
                vraag = "SELECT sql FROM sqlite_schema ORDER BY name"
                schemas.append(verbinding.execute(vraag).fetchall())
        assert schemas[0] == schemas[1]

    def test_goes_on_as_before_and_can_put_a_refusal_aside(self, oud: Path) -> None:
        engine = open_database(oud, WACHTWOORD)
        with UnitOfWork(engine) as uow:
            (een,) = uow.afkeuren.eigen(alleen_open=True)
            assert (een.identificatie, een.afhandeling) == ("U0001", None)
            uow.berichten.handel_af(een.bericht_id, date(2026, 4, 10), "gebeld")
            uow.commit()
        with UnitOfWork(engine, alleen_lezen=True) as uow:
            (een,) = uow.afkeuren.eigen(alleen_open=False)
            assert een.afhandeling == Afhandeling(date(2026, 4, 10), "gebeld")
        engine.dispose()
