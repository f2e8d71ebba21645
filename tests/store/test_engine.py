from __future__ import annotations

import shutil
import sqlite3
import unicodedata
from pathlib import Path

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import IntegrityError
from sqlcipher3 import dbapi2

from app.errors import UserError
from app.store import sleutel as sleutel_module
from app.store import upgrade
from app.store.engine import BestaatAl, maak_database, open_database, wijzig_wachtwoord
from app.store.sleutel import (
    GeenAdministratie,
    Sleutel,
    VerkeerdWachtwoord,
    andere_sleutel,
    sleutel_van,
    verbind,
)
from app.store.unit_of_work import UnitOfWork
from tests.bouw import BSN, bericht301
from tests.store.conftest import WACHTWOORD
from tests.store.opslag import ontvang


def zet(engine: Engine, sleutel: str, waarde: str) -> None:
    with UnitOfWork(engine) as uow:
        uow.instellingen.zet_waarde(sleutel, waarde)
        uow.commit()


def lees(engine: Engine, sleutel: str) -> str:
    with UnitOfWork(engine, alleen_lezen=True) as uow:
        return uow.instellingen.waarde(sleutel)


def test_what_was_kept_is_there_with_the_password(tmp_path: Path) -> None:
    pad = tmp_path / "map" / "heenweer.db"
    engine = maak_database(pad, WACHTWOORD)
    zet(engine, "thema", "donker")
    engine.dispose()

    engine = open_database(pad, WACHTWOORD)
    assert lees(engine, "thema") == "donker"
    engine.dispose()
    assert [kind.name for kind in pad.parent.iterdir()] == ["heenweer.db"]


@pytest.mark.parametrize("wachtwoord", ["Correct paard", "correct paard ", "x"])
def test_another_password_does_not_open_it(
    pad: Path, wachtwoord: str, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(VerkeerdWachtwoord, match="past niet"):
        open_database(pad, wachtwoord)
    assert capfd.readouterr().err == ""


def test_an_empty_password_is_no_password(pad: Path, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="Vul een wachtwoord in"):
        open_database(pad, "")
    with pytest.raises(UserError, match="Vul een wachtwoord in"):
        maak_database(tmp_path / "nieuw" / "heenweer.db", "")
    assert not (tmp_path / "nieuw").exists()


def test_a_password_is_the_same_however_its_letters_are_composed(tmp_path: Path) -> None:
    pad = tmp_path / "heenweer.db"
    maak_database(pad, unicodedata.normalize("NFC", "één reünie")).dispose()
    open_database(pad, unicodedata.normalize("NFD", "één reünie")).dispose()


def test_a_folder_without_database_says_so(tmp_path: Path) -> None:
    with pytest.raises(GeenAdministratie):
        open_database(tmp_path / "heenweer.db", WACHTWOORD)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("inhoud", [b"", b"kort", None])
def test_another_file_is_no_database(tmp_path: Path, inhoud: bytes | None) -> None:
    pad = tmp_path / "heenweer.db"
    if inhoud is None:
        plat = sqlite3.connect(pad)
        plat.execute("CREATE TABLE t (a)")
        plat.close()
    else:
        pad.write_bytes(inhoud)
    with pytest.raises(GeenAdministratie):
        open_database(pad, WACHTWOORD)


def test_a_database_is_never_made_over_another(pad: Path) -> None:
    with pytest.raises(BestaatAl):
        maak_database(pad, "iets anders")
    open_database(pad, WACHTWOORD).dispose()


def test_making_that_breaks_off_can_be_done_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pad = tmp_path / "heenweer.db"

    def breek_af(in_aanbouw: Path, _sleutel: Sleutel) -> None:
        in_aanbouw.write_bytes(b"half")
        in_aanbouw.with_name(in_aanbouw.name + "-wal").write_bytes(b"half")
        raise OSError("disk full")

    with monkeypatch.context() as patch:
        patch.setattr(upgrade, "maak", breek_af)
        with pytest.raises(OSError, match="disk full"):
            maak_database(pad, WACHTWOORD)
    assert not pad.exists()
    maak_database(pad, WACHTWOORD).dispose()
    assert [kind.name for kind in tmp_path.iterdir()] == ["heenweer.db"]


def test_any_tool_that_reads_sqlcipher_opens_it_with_the_password(pad: Path) -> None:
    ander = dbapi2.connect(str(pad))
    ander.execute(f"PRAGMA key = '{WACHTWOORD}'")
    assert ander.execute("SELECT count(*) FROM client").fetchone() == (0,)
    ander.close()


def test_every_connection_has_its_settings(engine: Engine) -> None:
    pragmas = {
        "journal_mode": "wal",
        "foreign_keys": 1,
        "synchronous": 1,
        "temp_store": 2,
        "busy_timeout": 10_000,
    }
    with engine.connect() as een, engine.connect() as twee:
        for verbinding in (een, twee):
            for pragma, waarde in pragmas.items():
                gevonden = verbinding.execute(text(f"PRAGMA {pragma}")).scalar_one()
                assert gevonden == waarde, pragma


def test_a_row_without_parent_is_refused(engine: Engine) -> None:
    with UnitOfWork(engine) as uow, pytest.raises(IntegrityError, match="FOREIGN KEY"):
        uow.berichten.bewaar_retourcodes({17: [("/Bericht/Header", "0001")]})


def test_an_error_of_the_database_names_nobody(engine: Engine) -> None:
    with UnitOfWork(engine) as uow:
        ontvang(uow, bericht301())
        dossier = uow.dossiers.laad([BSN])[BSN]
        assert dossier.client
        dossier.client.id = None  # as if nobody had looked whether this person is known
        with pytest.raises(IntegrityError) as fout:
            uow.dossiers.bewaar([dossier])
    assert "client.bsn" in str(fout.value)
    assert BSN not in str(fout.value)
    assert "Wit" not in str(fout.value)


def test_the_key_does_not_show_in_a_traceback(sjabloon: tuple[Path, Sleutel]) -> None:
    sleutel = sjabloon[1]
    assert repr(sleutel) == "Sleutel()"


class TestChangingThePassword:
    def test_the_new_one_opens_and_the_old_one_does_not(self, pad: Path, engine: Engine) -> None:
        zet(engine, "thema", "donker")
        engine.dispose()
        wijzig_wachtwoord(pad, WACHTWOORD, "batterij nietje")

        with pytest.raises(VerkeerdWachtwoord):
            open_database(pad, WACHTWOORD)
        opnieuw = open_database(pad, "batterij nietje")
        assert lees(opnieuw, "thema") == "donker"
        opnieuw.dispose()

    def test_the_old_one_must_be_right(self, pad: Path) -> None:
        with pytest.raises(VerkeerdWachtwoord):
            wijzig_wachtwoord(pad, "gok", "batterij nietje")
        open_database(pad, WACHTWOORD).dispose()

    def test_the_new_one_may_not_be_empty(self, pad: Path) -> None:
        with pytest.raises(UserError, match="Vul een wachtwoord in"):
            wijzig_wachtwoord(pad, WACHTWOORD, "")
        open_database(pad, WACHTWOORD).dispose()

    def test_not_while_somebody_is_writing(
        self, pad: Path, engine: Engine, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(sleutel_module, "_WACHTTIJD", 0.1)
        with UnitOfWork(engine) as uow:
            uow.instellingen.zet_waarde("thema", "donker")
            with pytest.raises(UserError, match="niet gewijzigd"):
                wijzig_wachtwoord(pad, WACHTWOORD, "batterij nietje")
            uow.commit()
        assert lees(engine, "thema") == "donker"

    def test_a_power_cut_right_after_it_locks_nobody_out(
        self, pad: Path, engine: Engine, tmp_path: Path
    ) -> None:
        zet(engine, "thema", "donker")
        engine.dispose()
        oud = sleutel_van(pad, WACHTWOORD)
        verbinding = verbind(pad, oud)
        verbinding.execute(f"PRAGMA rekey = {andere_sleutel(oud, 'batterij nietje').literal}")
        # The WAL has the new key, the file still the old one: what a machine that stops leaves.
        rest = tmp_path / "rest"
        rest.mkdir()
        for achtervoegsel in ("", "-wal"):
            shutil.copy(f"{pad}{achtervoegsel}", rest / f"heenweer.db{achtervoegsel}")
        verbinding.close()

        opnieuw = open_database(rest / "heenweer.db", "batterij nietje")
        assert lees(opnieuw, "thema") == "donker"
        opnieuw.dispose()
