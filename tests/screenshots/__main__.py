"""Draws all screens, each mode in a process of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from app.deadlines.termijnen import Actie
from app.gui.application import Application
from tests.screenshots.bestanden import controleren, importeren
from tests.screenshots.declareermap import maak_declareermap
from tests.screenshots.declareren import teken_declareren
from tests.screenshots.kijker import FOLDER, MODI, Kijker, teken_ontgrendelen
from tests.screenshots.mappen import maak_mappen
from tests.screenshots.melden import corrigeer, corrigeer_stop, start, stop, vandaag
from tests.screenshots.protocollen import beheer
from tests.screenshots.schermen import (
    afkeur,
    client_met_geld,
    gemeente,
    klaar,
    overige,
    overzichten,
)
from tests.screenshots.termijnoverzicht import termijnoverzicht
from tests.screenshots.verwijzingen import teken_verwijzingen
from tests.screenshots.verzoeken import verzoeken
from tests.screenshots.verzoekenlijst import (
    verzoeken_in_dossier,
    verzoeken_in_vandaag,
    verzoekenlijst,
)
from tests.screenshots.woonplaats import woonplaats
from tests.screenshots.zorg import teken_zorg


def teken_demo(app: Application, map_: Path, modus: str) -> None:
    kijker = Kijker(app, map_, modus, "demo")
    for deel in (
        vandaag, start, corrigeer, stop, corrigeer_stop, gemeente, afkeur, klaar, overzichten,
        overige, woonplaats, verzoekenlijst, verzoeken_in_dossier, verzoeken_in_vandaag,
        verzoeken, termijnoverzicht, beheer,
    ):  # fmt: skip
        deel(kijker)
    with TemporaryDirectory() as werk:
        controleren(kijker, Path(werk))
    with TemporaryDirectory() as werk:
        importeren(kijker, Path(werk))
    kijker.sluit()


def teken_vol(app: Application, map_: Path, modus: str) -> None:
    kijker = Kijker(app, map_, modus, "vol")
    kijker.teken("vandaag")
    kijker.doe(Actie.MELD_START)
    kijker.teken("start-melden")
    kijker.geopend.kantoor.open_klaar(None)
    kijker.teken("klaar")
    kijker.venster.open_screen("clienten")
    kijker.teken("clienten")
    kijker.sluit()


def teken_geld(app: Application, map_: Path, modus: str) -> None:
    kijker = Kijker(app, map_, modus, "geld")
    client_met_geld(kijker)
    kijker.sluit()


def teken_leeg(app: Application, map_: Path, modus: str) -> None:
    kijker = Kijker(app, map_, modus, "leeg")
    for key in (
        "vandaag",
        "clienten",
        "berichten",
        "verzoeken",
        "declareren",
        "klaar",
        "afkeur",
        "overzichten",
        "controleren",
        "instellingen",
    ):
        kijker.venster.open_screen(key)
        kijker.teken(key)
    kijker.sluit()


def teken(modus: str, werk: Path) -> None:
    """Draw everything in one mode, in a process of its own: Qt reads the scale at its start."""
    app = Application(sys.argv[:1], MODI[modus][2])
    teken_ontgrendelen(modus)
    tekenaars: Sequence[tuple[str, Callable[[Application, Path, str], None]]] = (
        ("demo", teken_demo),
        ("declareren", teken_declareren),
        ("zorg", teken_zorg),
        ("vol", teken_vol),
        ("geld", teken_geld),
        ("verwijzingen", teken_verwijzingen),
        ("leeg", teken_leeg),
    )
    for naam, tekenaar in tekenaars:
        eigen = werk / f"{naam}-{modus}"
        shutil.copytree(werk / naam, eigen)
        tekenaar(app, eigen, modus)


def main() -> None:
    if len(sys.argv) == 3:
        teken(sys.argv[1], Path(sys.argv[2]))
        return
    FOLDER.mkdir(exist_ok=True)
    with TemporaryDirectory() as werk:
        maak_mappen(Path(werk))
        maak_declareermap(Path(werk) / "declareren")
        shutil.copytree(Path(werk) / "declareren", Path(werk) / "zorg")
        shutil.copytree(Path(werk) / "vol", Path(werk) / "verwijzingen")
        for modus, (schaal, _, _) in MODI.items():
            subprocess.run(
                [sys.executable, "-m", "tests.screenshots", modus, werk],
                env={**os.environ, "QT_SCALE_FACTOR": schaal},
                check=True,
            )
    print(f"{len(list(FOLDER.glob('*.png')))} plaatjes in {FOLDER}")  # noqa: T201  # says where


if __name__ == "__main__":
    main()
