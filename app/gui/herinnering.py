"""A notice in the system tray of what is late or due today: once a day, and quiet otherwise."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from app.gui.context import Kantoor
from app.gui.task import Progress
from app.services import herinneren
from app.services.herinneren import Herinnering

_TITEL = "Heenweer"
_HERINNERD = "herinnerd"  # in the state of the window: the last day of a notice


def kan_melden() -> bool:
    """Whether this desktop has a tray that shows notices."""
    return QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages()


class Herinneraar(QObject):
    """Counts at the start and whenever anything changes; tells it once on each day.

    The icon is there while something is late or due today; it and the notice lead to ``open_``.
    They name nobody: others can read along.
    """

    def __init__(self, kantoor: Kantoor, open_: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._kantoor = kantoor
        self._ronde = 0  # an answer of an earlier round is passed by
        self.icoon = QSystemTrayIcon(QApplication.windowIcon(), self)
        self.icoon.activated.connect(lambda _: open_())
        self.icoon.messageClicked.connect(open_)
        kantoor.changes.gewijzigd.connect(self.kijk)

    def kijk(self) -> None:
        """Find out what there is to tell, off the GUI thread."""
        self._ronde += 1
        ronde, workspace = self._ronde, self._kantoor.workspace
        dag = workspace.vandaag()

        def werk(_: Progress) -> Herinnering:
            return herinneren.herinnering(workspace)

        def klaar(gevonden: Herinnering) -> None:
            if ronde == self._ronde:
                self._toon(gevonden, dag)

        self._kantoor.tasks.run(werk, klaar)

    def sluit(self) -> None:
        """Leave nothing in the tray."""
        self.icoon.hide()

    def _toon(self, gevonden: Herinnering, dag: date) -> None:
        self.icoon.setToolTip(f"{_TITEL}: {gevonden.zin}")
        self.icoon.setVisible(bool(gevonden))
        if gevonden and self._kantoor.state.get(_HERINNERD) != dag.isoformat():
            self._kantoor.state.put(_HERINNERD, dag.isoformat())
            self.icoon.showMessage(_TITEL, gevonden.zin, self.icoon.icon())
