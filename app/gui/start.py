"""The start of the program: the unlock window at once, everything heavy behind it.

What this module imports shows in how long the first window takes: nothing here may bring the
database, the standard or the screens along.
"""

from __future__ import annotations

import gc
import os
import sys
import threading
import time
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from app.gui.application import Application
from app.gui.crash import CrashReporter
from app.gui.theme import Choice
from app.gui.unlock import UnlockWindow
from app.log import Masker, log_to
from app.services import toegang

if TYPE_CHECKING:
    from app.gui.geopend import Geopend
    from app.services.workspace import Workspace

    Opener = Callable[[Path, str, Callable[[], date]], Workspace]

_RUST_MS = 2_000
MEET = "HEENWEER_MEET"  # venster or vandaag: print when it stood there, and quit


def start(map_: Path, vandaag: Callable[[], date], open_workspace: Opener) -> int:
    """Open the window on a data folder and give the exit code when the user leaves.

    Raises UserError where there is no screen to show it on.
    """
    app = Application(sys.argv[:1])
    masker = Masker()
    with ExitStack() as bij_het_sluiten:
        verslag = CrashReporter(masker.mask, app)
        verslag.install()
        opening = Opening(app, map_, vandaag, open_workspace, verslag.crash)
        opening.bij_openen = lambda: _begin_log(bij_het_sluiten, map_, masker)
        opening.mask_names = masker.mask_names
        opening.begin(os.environ.get(MEET, ""))
        return app.exec()


def _begin_log(bij_het_sluiten: ExitStack, map_: Path, masker: Masker) -> None:
    try:
        bij_het_sluiten.enter_context(log_to(map_, masker))
    except OSError:
        return  # the data are open; without a log the user can work all the same


class Opening(QObject):
    """From the unlock window to the main window; the user types while the rest is loaded."""

    _uit_sleutelring = Signal(str)

    def __init__(
        self,
        app: Application,
        map_: Path,
        vandaag: Callable[[], date],
        open_workspace: Opener,
        crash: Callable[[BaseException], object],
    ) -> None:
        super().__init__(app)
        self._app = app
        self._map = map_
        self._vandaag = vandaag
        self._open_workspace = open_workspace
        self._crash = crash
        self._workspace: Workspace | None = None
        self._thema = ""
        self._geladen = threading.Thread(target=_laad, daemon=True, name="laden")
        self._meet = ""
        self.bij_openen: Callable[[], object] = lambda: None
        self.mask_names: Callable[[Iterable[str]], object] = lambda _: None
        self.geopend: Geopend | None = None
        self.bestond = toegang.bestaat(map_)
        self.ontgrendel = Ontgrendelvenster(self._probeer, crash, first_run=not self.bestond)
        self.ontgrendel.opened.connect(self._open)
        self._uit_sleutelring.connect(self.ontgrendel.open_met)

    def begin(self, meet: str = "") -> None:
        """Show the unlock window; with a password in the environment it stays away."""
        self._meet = meet
        wachtwoord = toegang.wachtwoord_uit_omgeving()
        if wachtwoord is not None and meet != "venster":
            self._geladen.start()
            self.ontgrendel.open_met(wachtwoord)
            return
        _na_schilderen(self.ontgrendel, self._na_eerste)
        self.ontgrendel.show()

    def _na_eerste(self) -> None:
        """Begin what is heavy as soon as the first window stands there."""
        if self._meet == "venster":
            self._meld()
            return
        self._geladen.start()
        if self.bestond:
            threading.Thread(target=self._zoek_in_sleutelring, daemon=True).start()

    def _zoek_in_sleutelring(self) -> None:
        if wachtwoord := toegang.wachtwoord_uit_sleutelring(self._map):
            self._uit_sleutelring.emit(wachtwoord)

    def _probeer(self, wachtwoord: str) -> None:
        """Open the data, in a thread. Raises UserError."""
        self._workspace = self._open_workspace(self._map, wachtwoord, self._vandaag)
        from app.services import instellen

        self._thema = instellen.waarde(self._workspace, instellen.THEMA)
        self._geladen.join()

    def _open(self, wachtwoord: str, bewaar: bool) -> None:
        """Show the main window in place of the unlock window."""
        from app.gui.geopend import Geopend

        assert self._workspace is not None  # the attempt succeeded
        self.bij_openen()
        if self._thema in {keuze.value for keuze in Choice}:
            self._app.theme.choose(Choice(self._thema))
        self.geopend = Geopend(self._workspace, self._app.theme, self._crash)
        pagina = self.geopend.vandaag
        pagina.gevuld.connect(
            lambda: _na_schilderen(pagina.lijst.viewport(), self._na_vandaag),
            Qt.ConnectionType.SingleShotConnection,
        )
        self.geopend.venster.show()
        self.ontgrendel.close()
        if bewaar:
            self.geopend.bewaar_wachtwoord(wachtwoord)

    def _na_vandaag(self) -> None:
        """Load what can wait, now that there is something to read."""
        if self._meet == "vandaag":
            self._meld()
        elif self.geopend is not None:
            self.geopend.begin()
            self.geopend.verberg_namen(self.mask_names)
            QTimer.singleShot(_RUST_MS, klaar_met_laden)

    def _meld(self) -> None:
        print(f"{sinds_het_begin():.3f}", flush=True)  # noqa: T201 - what was asked for
        if self.geopend is not None:
            self.geopend.venster.close()
        self._app.quit()


class Ontgrendelvenster(UnlockWindow):
    """The unlock window, that can be opened with a password that nobody types."""

    def show_error(self, text: str) -> None:
        """Say why it does not open, also where nobody was asked anything yet."""
        super().show_error(text)
        self.show()

    def open_met(self, wachtwoord: str) -> None:
        """Try a password that was given beforehand; refused, it is asked after all."""
        if self._thread is not None and self._thread.is_alive():
            return  # the user was quicker than the keyring
        self._password.setText(wachtwoord)
        self._set_busy(True)
        self._thread = threading.Thread(target=self._work, args=(wachtwoord,), daemon=True)
        self._thread.start()


def klaar_met_laden() -> None:
    """Let the collector never look through what the start has loaded."""
    gc.collect()
    gc.freeze()


def _laad() -> None:
    """Import everything that the main window needs, while nobody waits for it."""
    import app.gui.geopend  # noqa: F401  # imported for its effect: the next import is free


class _NaSchilderen(QObject):
    """Acts once, after a widget was painted."""

    def __init__(self, widget: QWidget, act: Callable[[], object]) -> None:
        super().__init__(widget)
        self._act = act
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for the painting."""
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._act)
        return False


def _na_schilderen(widget: QWidget, act: Callable[[], object]) -> None:
    _NaSchilderen(widget, act)
    widget.update()


def sinds_het_begin() -> float:
    """Give the seconds since this process began, where the system tells; else since the import."""
    try:
        velden = Path("/proc/self/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        begon = int(velden[19]) / os.sysconf("SC_CLK_TCK")
        return time.clock_gettime(time.CLOCK_BOOTTIME) - begon
    except (AttributeError, OSError, ValueError):
        return time.monotonic() - _GELADEN


_GELADEN = time.monotonic()
