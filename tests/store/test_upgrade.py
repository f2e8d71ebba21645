from __future__ import annotations

import re
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import create_mock_engine
from sqlalchemy.dialects import sqlite
from sqlcipher3 import dbapi2

from app import paths
from app.domain.afkeur import Afhandeling
from app.store import upgrade
from app.store.engine import maak_database, open_database
from app.store.sleutel import GeenAdministratie, Sleutel, sleutel_van, verbind
from app.store.tables import metadata
from app.store.tables_termijnen import uitstel
from app.store.unit_of_work import UnitOfWork
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


# Something in every table of revision 0001; nothing of it may be lost.
GEVULD_0001 = """
INSERT INTO aanbieder VALUES ('98760001', 'De Linde', NULL, NULL);
INSERT INTO instelling VALUES ('thema', 'donker');
INSERT INTO gemeente VALUES ('0268', 'rvn', '', '', 'bel na tienen');
INSERT INTO vrije_dag VALUES ('2026-05-15', 'brugdag');
INSERT INTO client (id, bsn, geboortedatum, geslacht, achternaam, naam_gebruik, contactgegevens,
        relaties, notitie, zoeknaam)
    VALUES (1, '999900006', '2010-01-01', '1', 'Wit', '1', '[]', '[]', 'belt graag', 'wit');
INSERT INTO bericht (id, richting, wet, soort, gemeente, aanbieder, identificatie, sha256,
        tijdstip, status, reden, advies, client_id)
    VALUES (1, 'in', 'jw', '301', '0268', '98760001', 'G0001', 'a',
        '2026-04-01T09:30:00.000000+00:00', 'verwerkt', '', '', 1);
INSERT INTO bericht (id, richting, wet, soort, gemeente, aanbieder, identificatie, dagtekening,
        sha256, tijdstip, status, reden, advies, client_id, ingediend_op, afgekeurd_op,
        vecozo_code, vecozo_toelichting)
    VALUES (2, 'uit', 'jw', '305', '0268', '98760001', 'U0001', '2026-04-02', 'b',
        '2026-04-02T09:30:00.000000+00:00', 'afgekeurd_vecozo', '', '', 1, '2026-04-02',
        '2026-04-03', 'BRS13', 'zie regel 3');
INSERT INTO bericht (id, richting, wet, soort, gemeente, aanbieder, identificatie, dagtekening,
        sha256, tijdstip, status, reden, advies, client_id, vervangt_id)
    VALUES (3, 'uit', 'jw', '305', '0268', '98760001', 'U0002', '2026-04-07', 'c',
        '2026-04-07T09:30:00.000000+00:00', 'klaar', '', '', 1, 2);
INSERT INTO inhoud VALUES (1, x'3c782f3e'), (2, x'3c792f3e'), (3, x'3c7a2f3e');
INSERT INTO bevinding VALUES (1, 0, 'CS003', 2, '0001', '/Bericht', '', 'Fout.', 'Vraag.');
INSERT INTO retourcode VALUES (1, 0, '/Bericht', '0200');
INSERT INTO toewijzing VALUES (1, 'jw', '0268', 300201, '98760001', 1, NULL, NULL);
INSERT INTO toewijzing_versie (id, toewijzing_id, bericht_id, actueel, toewijzingsdatum,
        toewijzingstijd, ingangsdatum)
    VALUES (1, 1, 1, 1, '2026-03-20', '12:00:00', '2026-04-01');
INSERT INTO melding (id, toewijzing_id, bericht_id, soort, begindatum, status_aanlevering)
    VALUES (1, 1, 2, 'start', '2026-04-02', '1');
"""
# The same with something in every table that came with declaring.
GEVULD_0003 = (
    GEVULD_0001.replace("98760001', 1, NULL, NULL);", "98760001', 1, '2026-04-01', '2026-05-01');")
    + """
UPDATE bericht SET afgehandeld_op = '2026-04-10', afhandeling = 'gebeld' WHERE id = 2;
INSERT INTO bericht (id, richting, wet, soort, gemeente, aanbieder, identificatie, dagtekening,
        sha256, tijdstip, status, reden, advies, ingediend_op)
    VALUES (4, 'uit', 'jw', '323', '0268', '98760001', 'D0001', '2026-05-02', 'd',
        '2026-05-02T09:30:00.000000+00:00', 'ingediend', '', '', '2026-05-02');
INSERT INTO inhoud VALUES (4, x'3c642f3e');
INSERT INTO budgetplafond VALUES ('0268', 2026, 1000000);
INSERT INTO contractproduct (id, wet, gemeente, product_categorie, product_code, naam, eenheid,
        tarief, uitvoering, vanaf)
    VALUES (1, 'jw', '0268', '45', '45A04', 'Begeleiding', '04', 6000, 'inspanning', '2026-01-01');
INSERT INTO zorgbestand (id, sha256, bestandsnaam, tijdstip)
    VALUES (1, 'e', 'april.xlsx', '2026-05-01T09:30:00.000000+00:00');
INSERT INTO zorg (id, datum, bsn, product_code, aantal, eenheid, medewerker, opmerking,
        vastgelegd_op)
    VALUES (1, '2026-04-03', '999900006', '45A04', 2000, '04', 'M. Bos', '',
        '2026-05-01T09:30:00.000000+00:00');
INSERT INTO declaratie (bericht_id, wet, nummer, maand, totaal)
    VALUES (4, 'jw', 'D0001', '2026-04-01', 12000);
INSERT INTO vaststelling VALUES (1, '45', '45A04', '2026-04-01', 2, 2, 'afgesproken', '2026-05-01');
INSERT INTO betaling (id, bericht_id, datum, bedrag, omschrijving)
    VALUES (1, 4, '2026-05-20', 12000, '');
INSERT INTO prestatie (id, bericht_id, wet, client_id, toewijzing_id, referentie_nummer,
        product_categorie, product_code, begindatum, einddatum, volume, eenheid, bedrag,
        debet_credit)
    VALUES (1, 4, 'jw', 1, 1, 'P1', '45', '45A04', '2026-04-01', '2026-04-30', 2, '04', 12000, 'D');
INSERT INTO prestatie_code VALUES (1, 0, '0200');
INSERT INTO prestatie_zorg VALUES (1, 1);
"""
)
# And the same with something in every table that came with requests.
GEVULD_0004 = (
    GEVULD_0003.replace(
        "'2026-04-01', '2026-05-01');", "'2026-04-01', '2026-05-01', '2026-05-02');"
    )
    + """
INSERT INTO verwijzing VALUES (1, 1, '02', 'De Bron', '01234567', '2026-03-01', '2026-03-02',
        '2026-03-03', '2026-12-01', 'belt terug', '2026-03-04T09:30:00.000000+00:00', NULL);
INSERT INTO bijlage VALUES (1, 1, 'brief.pdf', 'application/pdf', x'255044462d',
        '2026-03-04T09:30:00.000000+00:00', NULL);
INSERT INTO bericht (id, richting, wet, soort, gemeente, aanbieder, identificatie, dagtekening,
        sha256, tijdstip, status, reden, advies, client_id, ingediend_op)
    VALUES (5, 'uit', 'jw', '315', '0268', '98760001', 'V0001', '2026-03-05', 'f',
        '2026-03-05T09:30:00.000000+00:00', 'ingediend', '', '', 1, '2026-03-05');
INSERT INTO inhoud VALUES (5, x'3c762f3e');
INSERT INTO verzoek (id, bericht_id, client_id, wet, referentie_aanbieder, verwijzing_id,
        eerste_contact, spoed, verwijzer_type, product_categorie, product_code, ingangsdatum,
        volume, eenheid, frequentie, toegewezen_id, afgesloten_op, afsluiting)
    VALUES (1, 5, 1, 'jw', 'A1', 1, '2026-03-03', 0, '02', '45', '45A04', '2026-04-01', 2, '04',
        '2', 1, '2026-04-01', 'toegewezen');
INSERT INTO overruling VALUES (5, 0, 'leeftijd', 0, 'Bijna 18.', 'protocol', 'is besproken');
INSERT INTO concept VALUES (1, '317', 1, 1, 2, '{"stap": 2}', 'producten',
        '2026-05-03');
INSERT INTO woonplaatsbepaling VALUES (1, 1, '0268', '["ingeschreven"]', '2026-03-04');
"""
)


def gevuld(map_: Path, revisies: tuple[str, ...], rijen: str) -> Path:
    """Make a database as the release with these migrations left it, with these rows."""
    map_.mkdir()
    pad = map_ / "heenweer.db"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(upgrade, "REVISIES", revisies)
        maak_database(pad, WACHTWOORD).dispose()
    with closing(verbind(pad, sleutel_van(pad, WACHTWOORD))) as verbinding:
        verbinding.executescript(rijen)
    return pad


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
