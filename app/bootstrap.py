"""Builds and joins all parts; the only module that sees everything."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from app import paths
from app.errors import UserError
from app.services import toegang

if TYPE_CHECKING:  # the store takes a third of a second to import: the first window is up by then
    from app.services.workspace import Workspace

GEGEVENS = "HEENWEER_GEGEVENS"
VANDAAG = "HEENWEER_VANDAAG"


def klok(tekst: str | None) -> Callable[[], date]:
    """Give the day for which everything is computed: a fixed one, or that of the computer.

    Raises UserError when the text is not a date (JJJJ-MM-DD).
    """
    if not tekst:
        return date.today
    try:
        vast = date.fromisoformat(tekst)
    except ValueError:
        raise UserError(f"‘{tekst}’ is geen datum.", "Schrijf JJJJ-MM-DD.") from None
    return lambda: vast


def gegevensmap(gekozen: Path | None) -> Path:
    """Data folder: as named, else of the environment, else that of this user."""
    return gekozen or Path(os.environ.get(GEGEVENS) or paths.default_data_folder())


def open_workspace(map_: Path, wachtwoord: str, vandaag: Callable[[], date]) -> Workspace:
    """Open a data folder, made and upgraded as needed. Raises UserError."""
    try:
        return _open(map_, wachtwoord, vandaag)
    except OSError as fout:
        raise UserError(
            f"In de gegevensmap ‘{map_}’ kan niet worden gelezen of geschreven.",
            "Kijk of je bij die map mag, en of er nog ruimte is.",
        ) from fout


def _open(map_: Path, wachtwoord: str, vandaag: Callable[[], date]) -> Workspace:
    pad = toegang.database_pad(map_)
    if toegang.bestaat(map_):
        return _open_bestaand(map_, pad, wachtwoord, vandaag)
    from app.services.workspace import Workspace
    from app.store import engine

    map_.mkdir(parents=True, exist_ok=True)
    return Workspace(map_, engine.maak_database(pad, wachtwoord), vandaag)


def _open_bestaand(
    map_: Path, pad: Path, wachtwoord: str, vandaag: Callable[[], date]
) -> Workspace:
    """Derive the key beside the imports: it takes as long, and leaves the interpreter free."""
    from concurrent.futures import ThreadPoolExecutor

    from app.store.sleutel import sleutel_van

    with ThreadPoolExecutor(1) as ernaast:
        sleutel = ernaast.submit(sleutel_van, pad, wachtwoord)
        from app.services.workspace import Workspace
        from app.store import engine

        return Workspace(map_, engine.open_met_sleutel(pad, sleutel.result()), vandaag)


@contextmanager
def open_voor_opdracht(map_: Path, vandaag: Callable[[], date]) -> Iterator[Workspace]:
    """Open a data folder for one command, asking for the password when nothing else has it."""
    from app.log import Masker, log_to
    from app.services import dossiers

    with ExitStack() as bij_het_sluiten:
        workspace = open_workspace(map_, _wachtwoord(map_), vandaag)
        bij_het_sluiten.callback(workspace.engine.dispose)
        masker = Masker()
        masker.mask_names(dossiers.namen(workspace))
        with suppress(OSError):  # without a log the user can work all the same
            bij_het_sluiten.enter_context(log_to(map_, masker))
        yield workspace


def _wachtwoord(map_: Path) -> str:
    gevonden = toegang.wachtwoord_uit_omgeving() or toegang.wachtwoord_uit_sleutelring(map_)
    if gevonden:
        return gevonden
    if not sys.stdin.isatty():
        raise UserError(
            "Er is geen wachtwoord om de gegevens te openen.",
            f"Zet het in {toegang.OMGEVING}, of open Heenweer één keer en bewaar het "
            "in de sleutelring.",
        )
    import getpass

    eerste = getpass.getpass("Wachtwoord: ")
    if not toegang.bestaat(map_) and getpass.getpass("Nog een keer: ") != eerste:
        raise UserError("De twee wachtwoorden zijn niet gelijk.", "Probeer het opnieuw.")
    return eerste


def start_venster(argv: Sequence[str]) -> int:
    """Open the window and give the exit code of the program."""
    # Looking for garbage among modules that stay takes time; the window does it as it runs.
    gc.disable()
    gegevens, dag = _lees_opties(argv) if argv else (None, None)
    try:
        vandaag = klok(dag or os.environ.get(VANDAAG))
        from app.gui.start import start

        return start(gegevensmap(gegevens), vandaag, open_workspace)
    except UserError as fout:
        print(fout, file=sys.stderr)  # noqa: T201 - there is no window to tell it in
        return 1


def _lees_opties(argv: Sequence[str]) -> tuple[Path | None, str | None]:
    """Give the data folder and the day that are named, each None when it is not."""
    import argparse

    parser = argparse.ArgumentParser(prog="heenweer", add_help=False)
    parser.add_argument("--gegevens", type=Path)
    parser.add_argument("--vandaag")
    opties = parser.parse_args(argv)
    return opties.gegevens, opties.vandaag
