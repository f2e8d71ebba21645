from __future__ import annotations

import re
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import create_mock_engine
from sqlalchemy.dialects import sqlite
from sqlcipher3 import dbapi2

from app import paths
from app.store import upgrade
from app.store.engine import open_database
from app.store.sleutel import GeenAdministratie, Sleutel, verbind
from app.store.tables import metadata
from app.store.tables_termijnen import uitstel
from app.store.upgrade import REVISIES, NieuwereDatabase, UpgradeMislukt
from tests.store.conftest import WACHTWOORD

NIEUWSTE = REVISIES[-1]
VOLGENDE = f"""
    from alembic import op

    revision = "9000"
    down_revision = "{NIEUWSTE}"


    def upgrade() -> None:
        {{stappen}}
    """


def test_every_migration_is_listed_and_follows_the_one_before() -> None:
    config = Config()
    config.set_main_option("script_location", str(paths.migrations()))
    keten = [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()]
    assert tuple(reversed(keten)) == REVISIES


def test_the_migrations_make_the_tables_that_the_program_uses(
    pad: Path, sjabloon: tuple[Path, Sleutel]
) -> None:
    verwacht: set[str] = set()
    mock = create_mock_engine(
        "sqlite://", lambda ddl, *_: verwacht.add(_glad(str(ddl.compile(dialect=sqlite.dialect()))))
    )
    assert uitstel.metadata is metadata  # all tables are in it once the store is imported
    metadata.create_all(mock, checkfirst=False)
    with closing(verbind(pad, sjabloon[1])) as verbinding:
        gevonden = {
            _glad(ddl)
            for naam, ddl in verbinding.execute("SELECT name, sql FROM sqlite_schema")
            if ddl is not None and naam != "alembic_version"
        }
    assert gevonden == verwacht


def _glad(ddl: str) -> str:
    glad = re.sub(r"\s+", " ", ddl)
    return re.sub(r" ?([(),]) ?", r"\1", glad).strip()


def test_an_up_to_date_database_is_opened_without_a_copy_and_without_alembic(pad: Path) -> None:
    programma = f"""
        import sys
        from pathlib import Path
        from app.store.engine import maak_database, open_database
        open_database(Path({str(pad)!r}), {WACHTWOORD!r}).dispose()
        print("alembic" in sys.modules)
        """
    uit = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(programma)],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    assert uit.stdout.strip() == "False"
    assert [kind.name for kind in pad.parent.iterdir()] == ["heenweer.db"]


def test_a_database_of_a_newer_version_is_refused_and_left_alone(
    pad: Path, sjabloon: tuple[Path, Sleutel]
) -> None:
    with closing(verbind(pad, sjabloon[1])) as verbinding:
        verbinding.execute("UPDATE alembic_version SET version_num = '9999'")
    inhoud = pad.read_bytes()
    with pytest.raises(NieuwereDatabase, match="nieuwere versie"):
        open_database(pad, WACHTWOORD)
    assert pad.read_bytes() == inhoud
    assert [kind.name for kind in pad.parent.iterdir()] == ["heenweer.db"]


@pytest.mark.parametrize(
    "maak_vreemd", ["DROP TABLE alembic_version", "DELETE FROM alembic_version"]
)
def test_an_encrypted_database_of_something_else_is_refused(
    pad: Path, sjabloon: tuple[Path, Sleutel], maak_vreemd: str
) -> None:
    with closing(verbind(pad, sjabloon[1])) as verbinding:
        verbinding.execute(maak_vreemd)
    with pytest.raises(GeenAdministratie, match="geen administratie van Heenweer"):
        open_database(pad, WACHTWOORD)


class TestAnOlderDatabase:
    """The newest revision with a few rows, under a program that has one migration more."""

    @pytest.fixture(autouse=True)
    def enkele_rijen(self, pad: Path, sjabloon: tuple[Path, Sleutel]) -> None:
        with closing(verbind(pad, sjabloon[1])) as verbinding:
            verbinding.execute("INSERT INTO instelling VALUES ('thema', 'donker')")
            verbinding.execute(
                "INSERT INTO bericht (id, richting, sha256, tijdstip, status, reden, advies) "
                "VALUES (1, 'in', 'abc', '2026-04-01T09:30:00.000000+00:00', 'ontvangen', '', '')"
            )
            verbinding.execute("INSERT INTO inhoud VALUES (1, x'3c782f3e')")

    @pytest.fixture
    def migraties(self, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
        map_ = tmp_path_factory.mktemp("50% klaar") / "migrations"
        shutil.copytree(paths.migrations(), map_, ignore=shutil.ignore_patterns("__pycache__"))
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(paths, "migrations", lambda: map_)
            patch.setattr(upgrade, "REVISIES", (*REVISIES, "9000"))
            yield map_

    def voeg_toe(self, migraties: Path, *stappen: str) -> None:
        tekst = textwrap.dedent(VOLGENDE).format(stappen="\n    ".join(stappen))
        (migraties / "versions" / "9000_volgende.py").write_text(tekst)

    def lees(self, pad: Path, sleutel: Sleutel, vraag: str) -> list[tuple[object, ...]]:
        with closing(verbind(pad, sleutel)) as verbinding:
            rijen: list[tuple[object, ...]] = verbinding.execute(vraag).fetchall()
            return rijen

    def test_is_copied_first_and_then_brought_up_to_date(
        self, pad: Path, sjabloon: tuple[Path, Sleutel], migraties: Path
    ) -> None:
        self.voeg_toe(
            migraties,
            'with op.batch_alter_table("instelling") as tabel:',
            '    tabel.alter_column("waarde", new_column_name="inhoud")',
        )
        open_database(pad, WACHTWOORD).dispose()

        sleutel = sjabloon[1]
        assert self.lees(pad, sleutel, "SELECT sleutel, inhoud FROM instelling") == [
            ("thema", "donker")
        ]
        assert self.lees(pad, sleutel, "SELECT * FROM alembic_version") == [("9000",)]
        (kopie,) = (kind for kind in pad.parent.iterdir() if kind != pad)
        assert re.fullmatch(rf"heenweer-\d{{8}}-\d{{6}}-{NIEUWSTE}\.db", kopie.name)
        assert self.lees(kopie, sleutel, "SELECT * FROM alembic_version") == [(NIEUWSTE,)]
        assert self.lees(kopie, sleutel, "SELECT sleutel, waarde FROM instelling") == [
            ("thema", "donker")
        ]
        assert b"donker" not in kopie.read_bytes()

    def test_a_table_to_which_others_refer_can_be_rebuilt(
        self, pad: Path, sjabloon: tuple[Path, Sleutel], migraties: Path
    ) -> None:
        self.voeg_toe(
            migraties,
            'with op.batch_alter_table("bericht", recreate="always") as tabel:',
            '    tabel.alter_column("advies", new_column_name="raad")',
        )
        open_database(pad, WACHTWOORD).dispose()
        vraag = "SELECT raad, inhoud FROM bericht JOIN inhoud ON bericht_id = id"
        assert self.lees(pad, sjabloon[1], vraag) == [("", b"<x/>")]

    def test_the_copy_holds_what_still_stood_in_the_wal(
        self, pad: Path, sjabloon: tuple[Path, Sleutel], migraties: Path
    ) -> None:
        self.voeg_toe(migraties, "pass")
        with closing(verbind(pad, sjabloon[1])) as ander:
            ander.execute("UPDATE instelling SET waarde = 'licht'")
            assert pad.with_name("heenweer.db-wal").stat().st_size > 0
            open_database(pad, WACHTWOORD).dispose()
        (kopie,) = pad.parent.glob("heenweer-*.db")
        assert self.lees(kopie, sjabloon[1], "SELECT waarde FROM instelling") == [("licht",)]

    @pytest.mark.parametrize(
        "fout",
        [
            'raise RuntimeError("a bug")',
            "op.execute(\"INSERT INTO retourcode VALUES (17, 0, '/', '0001')\")",
        ],
        ids=["a migration that breaks off", "a row that lost its parent"],
    )
    def test_is_as_it_was_when_it_goes_wrong(
        self, pad: Path, sjabloon: tuple[Path, Sleutel], migraties: Path, fout: str
    ) -> None:
        self.voeg_toe(
            migraties,
            'op.execute("DELETE FROM instelling")',
            'op.execute("CREATE TABLE extra (a INTEGER)")',
            'with op.batch_alter_table("instelling") as tabel:',
            '    tabel.alter_column("waarde", new_column_name="inhoud")',
            fout,
        )
        with pytest.raises(UpgradeMislukt, match="niet veranderd") as mislukt:
            open_database(pad, WACHTWOORD)

        (kopie,) = pad.parent.glob("heenweer-*.db")
        assert kopie.name in str(mislukt.value)
        sleutel = sjabloon[1]
        for een in (pad, kopie):
            assert self.lees(een, sleutel, "SELECT * FROM alembic_version") == [(NIEUWSTE,)]
            assert self.lees(een, sleutel, "SELECT * FROM instelling") == [("thema", "donker")]
            tabellen = self.lees(een, sleutel, "SELECT name FROM sqlite_schema")
            assert not [
                naam for (naam,) in tabellen if naam in ("extra", "_alembic_tmp_instelling")
            ]

    def test_is_not_touched_when_it_cannot_be_copied(
        self,
        pad: Path,
        sjabloon: tuple[Path, Sleutel],
        migraties: Path,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        self.voeg_toe(migraties, 'op.execute("DELETE FROM instelling")')

        def vol(*_: object) -> None:
            raise dbapi2.OperationalError("database or disk is full")

        monkeypatch.setattr(upgrade, "verbind_nieuw", vol)
        with pytest.raises(UpgradeMislukt, match="niet veranderd"):
            open_database(pad, WACHTWOORD)
        assert self.lees(pad, sjabloon[1], "SELECT * FROM instelling") == [("thema", "donker")]
        assert [kind.name for kind in pad.parent.iterdir()] == ["heenweer.db"]
