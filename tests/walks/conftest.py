"""A provider's data folder, its command line, and a gemeente that answers."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from app import bootstrap, cli
from app.rules.finding import Finding
from app.rules.retour import maak_retour
from app.services import instellen
from app.services.workspace import Workspace
from app.standard.bericht import Bericht
from app.standard.codec import decode, encode
from app.store import sleutel
from tests.bouw import AGB

WACHTWOORD = "een lang wachtwoord"
VRIJDAG = date(2026, 4, 10)
RONDEN = 1_000  # of the key derivation, in tests


@dataclass
class Kantoor:
    """The provider's office: a data folder, a command line and a day that can pass."""

    map: Path
    werk: Path
    capsys: pytest.CaptureFixture[str]
    vandaag: date = VRIJDAG
    codes: list[int] = field(default_factory=list)
    gezegd: str = ""  # to the other stream, of what could not be done

    def heenweer(self, *argumenten: object) -> Any:
        """Run a command with --json and give what it printed; the exit code is in ``codes``."""
        globaal = ["--gegevens", str(self.map), "--vandaag", self.vandaag.isoformat(), "--json"]
        self.capsys.readouterr()
        self.codes.append(cli.main([*map(str, argumenten), *globaal]))
        uitvoer = self.capsys.readouterr()
        self.gezegd = uitvoer.err
        return json.loads(uitvoer.out) if uitvoer.out.strip() else None

    @property
    def code(self) -> int:
        return self.codes[-1]

    def morgen(self, dagen: int = 1) -> None:
        self.vandaag += timedelta(days=dagen)

    def bestand(self, naam: str, inhoud: Bericht | bytes) -> Path:
        """Put a file where the user finds downloads."""
        pad = self.werk / naam
        pad.write_bytes(inhoud if isinstance(inhoud, bytes) else encode(inhoud))
        return pad

    def importeer(self, *berichten: Bericht | bytes) -> Any:
        paden = [
            self.bestand(f"download{len(list(self.werk.iterdir()))}.xml", bericht)
            for bericht in berichten
        ]
        return self.heenweer("importeer", *paden)

    def exporteer(self, *opties: str) -> list[Path]:
        doel = self.werk.with_name(f"export{len(self.codes)}")
        return [Path(pad) for pad in self.heenweer("exporteer", doel, *opties)]

    def termijnen(self, soort: str) -> list[Any]:
        return [t for t in self.heenweer("termijnen") if t["soort"] == soort]


def antwoord(heen: Bericht | Path, *bevindingen: Finding, dag: date = VRIJDAG) -> Bericht:
    """What a gemeente answers to a message of ours."""
    bericht = decode(heen.read_bytes()) if isinstance(heen, Path) else heen
    return maak_retour(bericht, bevindingen, f"R{bericht.identificatie[-6:]}", dag)


def afkeuring(regel: str, code: str, pad: str) -> Finding:
    """A finding of the gemeente on a class of our message."""
    return Finding(regel, 3, code, pad, "", "", "")


@pytest.fixture(scope="session")
def sjabloon(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with our AGB code, made once: every walk starts from a copy."""
    map_ = tmp_path_factory.mktemp("sjabloon") / "gegevens"
    with pytest.MonkeyPatch.context() as even:
        even.setattr(sleutel, "_RONDEN", RONDEN)
        workspace = bootstrap.open_workspace(map_, WACHTWOORD, lambda: VRIJDAG)
        instellen.zet_aanbieder(workspace, AGB, "De Linde")
        workspace.engine.dispose()
    return map_


@pytest.fixture
def snelle_sleutel(monkeypatch: pytest.MonkeyPatch) -> None:
    """Derive keys in few rounds: every command that opens a data folder would wait for it."""
    monkeypatch.setattr(sleutel, "_RONDEN", RONDEN)


@pytest.fixture
def kantoor(
    tmp_path: Path,
    sjabloon: Path,
    snelle_sleutel: None,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Kantoor:
    monkeypatch.setenv("HEENWEER_WACHTWOORD", WACHTWOORD)
    shutil.copytree(sjabloon, tmp_path / "gegevens")
    werk = tmp_path / "downloads"
    werk.mkdir()
    return Kantoor(tmp_path / "gegevens", werk, capsys)


@pytest.fixture
def workspace(tmp_path: Path, sjabloon: Path, snelle_sleutel: None) -> Iterator[Workspace]:
    shutil.copytree(sjabloon, tmp_path / "gegevens")
    geopend = bootstrap.open_workspace(tmp_path / "gegevens", WACHTWOORD, lambda: VRIJDAG)
    yield geopend
    geopend.engine.dispose()
