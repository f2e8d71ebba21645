from __future__ import annotations

import gc
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app import bootstrap
from app.errors import UserError
from app.gui.application import Application
from app.gui.geopend import Deur, Geopend
from app.gui.messages import Kind
from app.gui.schermen import LUI
from app.gui.start import Opening, klaar_met_laden, sinds_het_begin
from app.gui.theme import Choice
from app.log import MASK, Masker
from app.services import instellen, toegang
from app.services.workspace import Workspace
from tests.bouw import bericht301
from tests.gui.open_venster import Scherm, open_scherm, open_werk, scherm
from tests.walks.conftest import VRIJDAG, WACHTWOORD, sjabloon, snelle_sleutel

__all__ = ["open_werk", "scherm", "sjabloon", "snelle_sleutel"]  # fixtures

WORTEL = Path(__file__).resolve().parents[2]
ZWAAR = ("sqlalchemy", "alembic", "lxml", "holidays", "openpyxl", "keyring", "app.store.engine",
         "app.standard.codec", "app.services.workspace", "app.gui.vandaag.page")  # fmt: skip
Begin = Callable[[Path], Opening]


@pytest.fixture
def map_(tmp_path: Path, sjabloon: Path, snelle_sleutel: None) -> Path:
    return Path(shutil.copytree(sjabloon, tmp_path / "gegevens"))


@pytest.fixture
def fouten() -> list[BaseException]:
    return []


@pytest.fixture
def begin(qtbot: QtBot, qapp: Application, fouten: list[BaseException]) -> Iterator[Begin]:
    """Start the program on a data folder, up to its first window."""
    gemaakt: list[Opening] = []

    def start(map_: Path, open_: Callable[..., Workspace] = bootstrap.open_workspace) -> Opening:
        opening = Opening(qapp, map_, lambda: VRIJDAG, open_, fouten.append)
        qtbot.addWidget(opening.ontgrendel)
        gemaakt.append(opening)
        opening.begin()
        return opening

    yield start
    for opening in gemaakt:
        if opening.geopend is not None:
            opening.geopend.venster.close()
        opening.deleteLater()


def wacht_op_venster(qtbot: QtBot, opening: Opening) -> Geopend:
    qtbot.waitUntil(lambda: opening.geopend is not None, timeout=10_000)
    assert opening.geopend is not None
    geopend = opening.geopend
    qtbot.waitUntil(lambda: not geopend.tasks.running, timeout=10_000)
    assert geopend.venster.isVisible()
    assert not opening.ontgrendel.isVisible()
    return geopend


def typ(opening: Opening, wachtwoord: str) -> None:
    veld = opening.ontgrendel._password
    veld.clear()
    QTest.keyClicks(veld, wachtwoord)
    QTest.keyClick(veld, Qt.Key.Key_Return)


def fout(opening: Opening) -> str:
    label = opening.ontgrendel._error
    return "" if label.isHidden() else label.text()


def test_met_het_wachtwoord_uit_de_omgeving_gaat_het_vanzelf_open(
    qtbot: QtBot, begin: Begin, map_: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(toegang.OMGEVING, WACHTWOORD)
    opening = begin(map_)
    assert not opening.ontgrendel.isVisible()
    geopend = wacht_op_venster(qtbot, opening)
    assert geopend.venster.screen_key == "vandaag"


def test_een_verkeerd_wachtwoord_wordt_op_zijn_plaats_gezegd(
    qtbot: QtBot, begin: Begin, map_: Path
) -> None:
    opening = begin(map_)
    typ(opening, "niet dit wachtwoord")
    qtbot.waitUntil(lambda: fout(opening) != "", timeout=10_000)
    assert fout(opening).startswith("Dit wachtwoord past niet.")
    assert opening.geopend is None
    typ(opening, WACHTWOORD)
    wacht_op_venster(qtbot, opening)


def test_een_verkeerd_wachtwoord_in_de_omgeving_wordt_alsnog_gevraagd(
    qtbot: QtBot, begin: Begin, map_: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(toegang.OMGEVING, "een ander wachtwoord")
    opening = begin(map_)
    qtbot.waitUntil(lambda: fout(opening) != "", timeout=10_000)
    assert opening.ontgrendel.isVisible()
    typ(opening, WACHTWOORD)
    wacht_op_venster(qtbot, opening)


def test_het_wachtwoord_uit_de_sleutelring(
    qtbot: QtBot, begin: Begin, map_: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(toegang, "wachtwoord_uit_sleutelring", lambda _: WACHTWOORD)
    wacht_op_venster(qtbot, begin(map_))


@pytest.mark.parametrize("lukt", [True, False])
def test_de_eerste_keer_kies_je_een_wachtwoord_en_wordt_de_map_gemaakt(
    qtbot: QtBot, begin: Begin, tmp_path: Path, snelle_sleutel: None,
    monkeypatch: pytest.MonkeyPatch, lukt: bool,
) -> None:  # fmt: skip
    bewaard: list[tuple[Path, str]] = []

    def bewaar(map_: Path, wachtwoord: str) -> bool:
        bewaard.append((map_, wachtwoord))
        return lukt

    monkeypatch.setattr(toegang, "bewaar_in_sleutelring", bewaar)
    map_ = tmp_path / "nieuw" / "gegevens"
    opening = begin(map_)
    assert not opening.bestond
    opening.ontgrendel._remember.setChecked(True)
    QTest.keyClicks(opening.ontgrendel._repeat, "een lange zin als wachtwoord")
    typ(opening, "een lange zin als wachtwoord")
    geopend = wacht_op_venster(qtbot, opening)
    assert toegang.bestaat(map_)
    assert bewaard == [(map_, "een lange zin als wachtwoord")]
    gezegd = geopend.venster.messages.accessibleName()
    assert ("niet bewaard" in gezegd) is not lukt


def test_een_map_die_niet_kan_wordt_uitgelegd(
    qtbot: QtBot, begin: Begin, tmp_path: Path, snelle_sleutel: None
) -> None:
    (tmp_path / "bestand").write_text("hier kan geen map komen")
    opening = begin(tmp_path / "bestand" / "gegevens")
    QTest.keyClicks(opening.ontgrendel._repeat, "een lange zin")
    typ(opening, "een lange zin")
    qtbot.waitUntil(lambda: fout(opening) != "", timeout=10_000)
    assert "kan niet worden gelezen of geschreven" in fout(opening)


def test_een_fout_van_ons_laat_het_venster_staan(
    qtbot: QtBot, begin: Begin, map_: Path, fouten: list[BaseException]
) -> None:
    def kapot(*_: object) -> Workspace:
        raise RuntimeError("stuk")

    opening = begin(map_, kapot)  # type: ignore[call-arg]  # begin takes an opener too
    typ(opening, WACHTWOORD)
    qtbot.waitUntil(lambda: bool(fouten), timeout=10_000)
    assert opening.ontgrendel.isVisible()
    assert opening.ontgrendel._button.isEnabled()


def test_de_kleuren_die_gekozen_zijn(
    qtbot: QtBot, qapp: Application, begin: Begin, map_: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    werk = bootstrap.open_workspace(map_, WACHTWOORD, lambda: VRIJDAG)
    instellen.zet_waarde(werk, instellen.THEMA, Choice.DARK.value)
    werk.engine.dispose()
    monkeypatch.setenv(toegang.OMGEVING, WACHTWOORD)
    wacht_op_venster(qtbot, begin(map_))
    assert qapp.theme.choice is Choice.DARK


def test_de_zijbalk_heet_zoals_de_schermen_zelf(scherm: Scherm) -> None:
    """Their names stand in geopend too, because they are loaded later."""
    zijbalk = scherm.geopend.venster.sidebar
    for key, maak in LUI.items():
        gemaakt = maak(scherm.geopend.kantoor)
        assert gemaakt.key == key
        assert zijbalk.button(key).text() == gemaakt.title
        assert zijbalk.button(key)._screen.icon == gemaakt.icon
        assert zijbalk.button(key)._screen.at_bottom == gemaakt.at_bottom
        assert gemaakt.help_text


def test_sluiten_stopt_alles(scherm: Scherm) -> None:
    scherm.importeer(bericht301())
    scherm.geopend.changes.gewijzigd.emit()  # work that has not ended yet
    scherm.geopend.venster.close()
    scherm.qtbot.wait(50)
    assert not scherm.geopend.importeur._klok.isActive()
    assert (scherm.workspace.map / "venster.json").exists()


def test_na_middernacht_tellen_de_termijnen_opnieuw(
    qtbot: QtBot, qapp: Application, open_werk: Workspace, tmp_path: Path
) -> None:
    dag = [VRIJDAG]
    werk = Workspace(open_werk.map, open_werk.engine, lambda: dag[0])
    gezien = open_scherm(qtbot, qapp, werk, tmp_path / "downloads")
    gezien.importeer(bericht301())
    assert gezien.regels()[0].status_tekst == "Over 3 werkdagen"
    gezien.geopend._klok.timeout.emit()
    dag[0] += timedelta(days=3)  # Monday
    gezien.geopend._klok.timeout.emit()
    gezien.rust()
    assert gezien.regels()[0].status_tekst == "Over 2 werkdagen"
    assert gezien.geopend.venster.header.day.startswith("ma ")
    gezien.geopend.venster.close()


def test_een_weigering_van_een_dienst_komt_in_de_meldregel(scherm: Scherm) -> None:
    def weiger(_: object) -> None:
        raise UserError("Dit kan niet.", "Doe iets anders.")

    scherm.geopend.tasks.run(weiger, lambda _: None)
    scherm.rust()
    assert scherm.gezegd == "Dit kan niet. Doe iets anders."


def test_zonder_venster_wordt_niets_gevraagd() -> None:
    deur = Deur()
    deur.show_message(Kind.INFO, "niemand hoort dit")
    assert not deur.ask("Weg?", "Zeker?", "Ja", "Nee")


def test_na_het_laden_ruimt_nog_steeds_alleen_de_draad_van_het_venster_op() -> None:
    klaar_met_laden()
    try:
        assert not gc.isenabled()
        assert gc.get_freeze_count() > 0
    finally:
        gc.unfreeze()


def test_de_tijd_loopt() -> None:
    assert 0 < sinds_het_begin() < 24 * 3600


# Whole processes


def omgeving(map_: Path, **extra: str) -> dict[str, str]:
    return {
        **os.environ,
        "HEENWEER_GEGEVENS": str(map_),
        "HEENWEER_VANDAAG": VRIJDAG.isoformat(),
        **extra,
    }


def test_het_eerste_venster_laadt_niets_zwaars() -> None:
    vraag = f"import sys, app.gui.start; print([m for m in {ZWAAR!r} if m in sys.modules])"
    klaar = subprocess.run(
        [sys.executable, "-c", vraag], cwd=WORTEL, capture_output=True, text=True, check=True
    )
    assert klaar.stdout.strip() == "[]"


def test_van_wat_geladen_wordt_leest_pyside_de_broncode_niet() -> None:
    vraag = (
        "import linecache, app.gui.geopend; "
        "print([naam for naam in linecache.cache if 'vandaag' in naam])"
    )
    klaar = subprocess.run(
        [sys.executable, "-c", vraag], cwd=WORTEL, capture_output=True, text=True, check=True
    )
    assert klaar.stdout.strip() == "[]"


def test_wat_bij_papier_hoort_wacht_tot_er_papier_nodig_is() -> None:
    papier = ("reportlab", "pypdfium2", "PIL", "PySide6.QtPrintSupport")
    vraag = (
        "import sys, app.gui.schermen as s; s.laad_de_rest(None); "
        f"print([m for m in {papier!r} if m in sys.modules])"
    )
    klaar = subprocess.run(
        [sys.executable, "-c", vraag], cwd=WORTEL, capture_output=True, text=True, check=True
    )
    assert klaar.stdout.strip() == "[]"


def test_voor_vandaag_is_geen_xml_nodig() -> None:
    vraag = "import sys, app.gui.geopend, app.gui.vandaag.page; print('lxml' in sys.modules)"
    klaar = subprocess.run(
        [sys.executable, "-c", vraag], cwd=WORTEL, capture_output=True, text=True, check=True
    )
    assert klaar.stdout.strip() == "False"


@pytest.mark.parametrize("moment", ["venster", "vandaag"])
def test_meten_zegt_alleen_hoe_lang_het_duurde(tmp_path: Path, moment: str) -> None:
    werk = bootstrap.open_workspace(tmp_path / "gegevens", "meten", lambda: VRIJDAG)
    instellen.zet_aanbieder(werk, "42420001", "De Linde")
    werk.engine.dispose()
    klaar = subprocess.run(
        [sys.executable, "-m", "app"],
        cwd=WORTEL,
        env=omgeving(tmp_path / "gegevens", HEENWEER_MEET=moment, HEENWEER_WACHTWOORD="meten"),
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert re.fullmatch(r"\d+\.\d{3}\n", klaar.stdout)
    assert "Traceback" not in klaar.stderr
    if moment == "vandaag":
        logboek = (tmp_path / "gegevens" / "heenweer.log").read_text(encoding="utf-8")
        assert "Traceback" not in logboek


def test_geen_naam_van_een_client_komt_in_het_log(scherm: Scherm) -> None:
    masker = Masker()
    scherm.geopend.verberg_namen(masker.mask_names)
    scherm.rust()
    assert masker.mask("T. de Wit") == "T. de Wit"  # nobody is known yet
    scherm.importeer(bericht301())
    scherm.rust()
    assert masker.mask("iets van T. de Wit, Tom") == f"iets van T. {MASK}, {MASK}"
