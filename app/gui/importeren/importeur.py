"""Takes in what is dropped, picked or found in the watched folder, one import at a time."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from app.gui.changes import Changes
from app.gui.importeren.uitslag import Uitslag
from app.gui.messages import Action, Messages
from app.gui.task import Cancelled, Progress, Tasks
from app.services import instellen, ontvangen
from app.services.ontvangen import Importregel, Uitkomst
from app.services.volgmap import Volgmap
from app.services.workspace import Workspace

_KIJKT_MS = 5_000  # between two looks at the watched folder


class Importeur(QObject):
    """``ingelezen`` gives what came of an import; ``bekijk`` asks to show the last one."""

    ingelezen = Signal(object)
    bekijk = Signal()

    def __init__(
        self, workspace: Workspace, tasks: Tasks, messages: Messages, changes: Changes
    ) -> None:
        super().__init__()
        self._workspace = workspace
        self._tasks = tasks
        self._messages = messages
        self._changes = changes
        self._wachtrij: list[tuple[tuple[Path, ...], bool]] = []
        self._bezig = False
        self._kijkt = False
        self._volgmap: Volgmap | None = None
        self.laatste: Uitslag | None = None
        self._klok = QTimer(self, interval=_KIJKT_MS)
        self._klok.timeout.connect(self.kijk)

    def importeer(self, paden: Sequence[Path]) -> None:
        """Take in files and folders, after what is being taken in now."""
        self._voeg_toe(tuple(paden), stil=False)

    def volg(self) -> None:
        """Begin to watch the download folder, and look at once."""
        self._klok.start()
        self.kijk()

    def stop(self) -> None:
        """Watch no more, and forget what waits."""
        self._klok.stop()
        self._wachtrij.clear()

    def kijk(self) -> None:
        """Look in the watched folder for what is new; never twice at the same time."""
        if self._kijkt or self._bezig:
            return
        self._kijkt = True
        vorige, workspace = self._volgmap, self._workspace

        def werk(_: Progress) -> tuple[Volgmap | None, list[Path]]:
            gekozen = instellen.waarde(workspace, instellen.DOWNLOADMAP)
            if not gekozen:
                return None, []
            map_ = vorige if vorige and str(vorige.map) == gekozen else Volgmap(Path(gekozen))
            return map_, map_.nieuw()

        self._tasks.run(werk, self._gekeken, self._kijken_mislukt)

    def _gekeken(self, gevonden: tuple[Volgmap | None, list[Path]]) -> None:
        self._kijkt = False
        self._volgmap, paden = gevonden
        if paden:
            self._voeg_toe(tuple(paden), stil=True)

    def _kijken_mislukt(self, _: BaseException) -> None:
        self._kijkt = False

    def _voeg_toe(self, paden: tuple[Path, ...], *, stil: bool) -> None:
        """Let these wait for their turn; what waits already is not taken in twice."""
        if paden and (paden, stil) not in self._wachtrij:
            self._wachtrij.append((paden, stil))
            self._volgende()

    def _volgende(self) -> None:
        if self._bezig or not self._wachtrij:
            return
        self._bezig = True
        paden, stil = self._wachtrij.pop(0)
        workspace = self._workspace
        self._tasks.run(
            lambda voortgang: lees_in(workspace, paden, voortgang),
            lambda uitslag: self._klaar(uitslag, stil=stil),
            self._mislukt,
        )

    def _klaar(self, uitslag: Uitslag, *, stil: bool) -> None:
        self._bezig = False
        # Old files in the watched folder are no news.
        if not (stil and all(regel.uitkomst is Uitkomst.BEKEND for regel in uitslag.regels)):
            self.laatste = uitslag
            self._vertel(uitslag)
            self.ingelezen.emit(uitslag)
            self._changes.gewijzigd.emit()
        self._volgende()

    def _vertel(self, uitslag: Uitslag) -> None:
        bekijk = Action("Bekijk", self.bekijk.emit) if uitslag.regels else None
        self._messages.show_message(uitslag.soort, uitslag.zin, bekijk)

    def _mislukt(self, _: BaseException) -> None:
        self._bezig = False
        self._volgende()


def lees_in(workspace: Workspace, paden: Sequence[Path], voortgang: Progress) -> Uitslag:
    """Import in a thread; what was done before the user stopped it stays done and is told."""
    totaal = len(paden) if all(pad.suffix.lower() == ".xml" for pad in paden) else 0
    gestopt = False

    def stap(gedaan: int, naam: str) -> bool:
        nonlocal gestopt
        try:
            voortgang.step(
                f"Inlezen: {naam}" if totaal else f"Inlezen: {gedaan} bestanden",
                gedaan,
                max(totaal, gedaan) if totaal else 0,
            )
        except Cancelled:
            gestopt = True
        return not gestopt

    stap(0, paden[0].name)
    regels: list[Importregel] = [] if gestopt else ontvangen.ontvang(workspace, paden, stap)
    return Uitslag(tuple(regels), workspace.nu(), gestopt)
