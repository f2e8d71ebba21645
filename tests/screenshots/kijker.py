"""Opens the window on a data folder, or the one that unlocks it, and draws it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QWidget

from app import bootstrap
from app.deadlines.termijnen import Actie
from app.domain.toewijzing import Toewijzing
from app.gui.application import Application
from app.gui.geopend import Geopend
from app.gui.theme import Choice
from app.gui.unlock import UnlockWindow

VANDAAG = date(2026, 4, 9)
WACHTWOORD = "demo"
FOLDER = Path(__file__).resolve().parents[2] / "screenshots"
# Of each: its name, the scale, the size of the window and the colours.
MODI = {
    "licht": ("1", (1240, 800), Choice.LIGHT),
    "donker": ("1", (1240, 800), Choice.DARK),
    "groot": ("1.5", (1240, 800), Choice.LIGHT),
    "klein": ("1", (1024, 700), Choice.LIGHT),
}
KEY = Qt.Key


def even(ms: int = 120) -> None:
    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()


class Kijker:
    """Opens the window on a data folder and draws it."""

    def __init__(self, app: Application, map_: Path, modus: str, wat: str) -> None:
        _, maat, _ = MODI[modus]
        self.voor = f"{modus}-{wat}"
        werk = bootstrap.open_workspace(map_, WACHTWOORD, lambda: VANDAAG)
        self.geopend = Geopend(werk, app.theme, _val)
        self.venster = self.geopend.venster
        self.venster.resize(*maat)
        self.venster.show()
        self.venster.activateWindow()
        self.geopend.begin()
        self.rust()

    def rust(self) -> None:
        even()
        while self.geopend.tasks.running:
            even(20)
        even(260)  # the pause before a preview, and what follows from it
        while self.geopend.tasks.running:
            even(20)

    def teken(self, naam: str, widget: QWidget | None = None) -> None:
        self.rust()
        (widget or self.venster).grab().save(str(FOLDER / f"{self.voor}-{naam}.png"))

    def doe(self, actie: Actie, *, kies_alleen: bool = False) -> None:
        """Do the act of the first row of Vandaag that has it."""
        self.venster.open_screen("vandaag")
        self.rust()
        page = self.geopend.vandaag
        regel = next(r for r in page.regels if page.termijnen_van(r)[:1] and
                     page.termijnen_van(r)[0].actie is actie)  # fmt: skip
        page.lijst.choose(regel.id)
        page.lijst.setFocus()
        if not kies_alleen:
            page.lijst.acted.emit(regel)
        self.rust()

    def zoek(self, fits: Callable[[Toewijzing], object]) -> tuple[int, int]:
        """Give the id of the first Toewijzing that fits, and that of its client."""
        with self.geopend.kantoor.workspace.lezen() as uow:
            toewijzing, client = next(
                (t, dossier.client)
                for dossier in uow.dossiers.alle()
                for t in dossier.toewijzingen.values()
                if fits(t)
            )
        assert toewijzing.id is not None
        assert client is not None
        assert client.id is not None
        return toewijzing.id, client.id

    def sluit(self) -> None:
        self.venster.close()
        even()


def _val(fout: BaseException) -> None:
    raise fout


def teken_ontgrendelen(modus: str) -> None:
    for naam, eerste in (("ontgrendelen", False), ("ontgrendelen-eerste-keer", True)):
        venster = UnlockWindow(lambda _: None, _val, first_run=eerste)
        venster.show()
        even()
        venster.grab().save(str(FOLDER / f"{modus}-{naam}.png"))
        venster.close()
