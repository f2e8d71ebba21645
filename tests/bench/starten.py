"""Starting the program, against a window of PySide6 with nothing in it.

Whole processes, from their start until they say that it was painted. HEENWEER_MEET makes the
program say so, by a line with its own idea of the seconds, and end; the clock that counts is ours.
"""

from __future__ import annotations

import os
import re
import selectors
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from time import perf_counter

from tests.bench import meten
from tests.bench.berichten import VANDAAG
from tests.bench.gegevens import WACHTWOORD, demo_map

WORTEL = Path(__file__).resolve().parents[2]
KEREN = 9
UITERLIJK = 15.0  # seconds
DOEL_VENSTER = 2
DOEL_VANDAAG = 6
_MOMENT = re.compile(rb"^\d+\.\d+\s*$", re.MULTILINE)
LEEG = """
import sys
from PySide6.QtWidgets import QApplication, QWidget

class Venster(QWidget):
    def paintEvent(self, event):
        print("0.000", flush=True)
        QApplication.quit()

app = QApplication(sys.argv)
venster = Venster()
venster.resize(1024, 700)
venster.show()
app.exec()
"""


def meet(keren: int = KEREN) -> None:
    """Print how long it takes until the first window, and until Vandaag is ready."""
    meten.kop("Starten: hele processen, zonder scherm (offscreen)")
    leeg = [sys.executable, "-c", LEEG]
    app = [sys.executable, "-m", "app"]
    with demo_map() as map_:
        basis = _omgeving(map_)
        venster = basis | {"HEENWEER_MEET": "venster"}
        vandaag = basis | {"HEENWEER_MEET": "vandaag", "HEENWEER_WACHTWOORD": WACHTWOORD}
        proef = (
            ("een leeg venster van PySide6", leeg, basis, None),
            ("Heenweer tot het eerste venster", app, venster, DOEL_VENSTER),
            ("Heenweer tot Vandaag gereed is", app, vandaag, DOEL_VANDAAG),
        )
        # The first run of each warms the disk, and tells whether it can be measured at all.
        kan = [p for p in proef if tot_regel(p[1], p[2]) is not None]
        metingen = meten.om_en_om(keren, *((p[0], _meter(p[1], p[2])) for p in kan))
    gemeten = {meting.naam: meting for meting in metingen}
    nul = gemeten.get(proef[0][0])
    for naam, _, _, doel in proef:
        if naam not in gemeten or nul is None:
            meten.regel(naam, "nog niet meetbaar")
            continue
        meten.reeks(gemeten[naam])
        if doel is not None:
            meten.verhouding("verhouding", gemeten[naam].mediaan, nul.mediaan, doel)


def tot_regel(opdracht: Sequence[str], omgeving: Mapping[str, str]) -> float | None:
    """Give the seconds from the start of a process until it prints a line with a moment.

    None when it ends, or waits too long, without that line.
    """
    begin = perf_counter()
    with subprocess.Popen(
        opdracht, cwd=WORTEL, env=omgeving, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as proces:
        gemeten = _wacht(proces, begin)
        try:
            proces.wait(5 if gemeten is not None else 0)
        except subprocess.TimeoutExpired:
            proces.kill()
    return gemeten


def _wacht(proces: subprocess.Popen[bytes], begin: float) -> float | None:
    assert proces.stdout is not None  # it is a pipe
    gelezen = b""
    with selectors.DefaultSelector() as kiezer:
        kiezer.register(proces.stdout, selectors.EVENT_READ)
        while kiezer.select(max(0, begin + UITERLIJK - perf_counter())):
            deel = os.read(proces.stdout.fileno(), 4096)
            moment = perf_counter() - begin
            gelezen += deel
            if _MOMENT.search(gelezen):
                return moment
            if not deel:
                return None
    return None


def _meter(opdracht: Sequence[str], omgeving: Mapping[str, str]) -> Callable[[], float]:
    def meet_een() -> float:
        seconden = tot_regel(opdracht, omgeving)
        if seconden is None:
            raise RuntimeError(f"{' '.join(opdracht)} said nothing")
        return seconden

    return meet_een


def _omgeving(map_: Path) -> dict[str, str]:
    """Environment without screen, keyring, password or data of whoever measures."""
    weg = {"HEENWEER_WACHTWOORD", "HEENWEER_MEET"}
    omgeving = {naam: waarde for naam, waarde in os.environ.items() if naam not in weg}
    return omgeving | {
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
        "HEENWEER_GEGEVENS": str(map_),
        "HEENWEER_VANDAAG": VANDAAG.isoformat(),
    }
