"""The folder that is watched for downloads, and the one to which messages are exported."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.errors import UserError
from app.gui import messages, theme
from app.gui.context import Kantoor
from app.gui.instellingen.rijen import stil
from app.gui.instellingen.stand import Stand
from app.gui.vastleggen import bewaar
from app.gui.widgets.elided import ElidedLabel
from app.gui.widgets.label import link
from app.gui.widgets.restyle import restyle
from app.gui.widgets.section import Section
from app.services import instellen

Kies = Callable[[QWidget, str, str], Path | None]


def kies_map(parent: QWidget, titel: str, begin: str) -> Path | None:
    """Let the user choose a folder; None when they change their mind."""
    gekozen = QFileDialog.getExistingDirectory(parent, titel, begin)
    return Path(gekozen) if gekozen else None


class Mappen(Section):
    """Two folders, each to choose or to leave out."""

    def __init__(self, kantoor: Kantoor, kies: Kies = kies_map) -> None:
        super().__init__("Mappen")
        self._kantoor = kantoor
        self.download = _Map(
            "Downloadmap",
            "Nieuwe berichten in deze map leest Heenweer vanzelf in. Meestal is dit de map waarin "
            "je browser de bestanden van VECOZO zet.",
            "Geen map gekozen: sleep bestanden in het venster.",
            kies,
        )
        self.export = _Map(
            "Exportmap",
            "Hier komen de bestanden die je bij VECOZO aanlevert. Er wordt nooit iets "
            "overschreven.",
            "Geen map gekozen: je kiest er een bij het exporteren.",
            kies,
        )
        self.download.gekozen.connect(self._zet_download)
        self.export.gekozen.connect(self._zet_export)
        self.add(self.download)
        self.add(self.export)

    def toon(self, stand: Stand) -> None:
        """Show the folders."""
        self.download.toon(stand.downloadmap)
        self.export.toon(stand.exportmap)

    def _zet_download(self, map_: Path | None) -> None:
        workspace = self._kantoor.workspace
        self._bewaar(self.download, map_, lambda: instellen.zet_downloadmap(workspace, map_))

    def _zet_export(self, map_: Path | None) -> None:
        workspace, waarde = self._kantoor.workspace, str(map_ or "")
        self._bewaar(
            self.export,
            map_,
            lambda: instellen.zet_waarde(workspace, instellen.EXPORTMAP, waarde),
        )

    def _bewaar(self, vak: _Map, map_: Path | None, werk: Callable[[], None]) -> None:
        vak.fout.hide()

        def gelukt(_: None) -> None:
            gezegd = f"{vak.naam}: {map_}" if map_ else f"{vak.naam} is leeggemaakt."
            messages.done(self._kantoor.messages, gezegd)

        def naast_veld(fout: UserError) -> bool:
            if map_ is None or map_.is_dir():
                return False  # not the folder was refused
            vak.weiger(fout)
            return True

        bewaar(self._kantoor, werk, gelukt, naast_veld)


class _Map(QWidget):
    """One folder: where it is, what it is for, and the buttons to choose or to clear it.

    `gekozen` gives a Path, or None when it is cleared.
    """

    gekozen = Signal(object)

    def __init__(self, naam: str, uitleg: str, leeg: str, kies: Kies) -> None:
        super().__init__()
        self.naam = naam
        self._leeg = leeg
        self._kies = kies
        self._waarde = ""
        size = theme.tokens().size
        label = QLabel(naam)
        label.setFixedWidth(size.label)
        label.setMinimumHeight(size.control)
        self.pad = ElidedLabel()
        self.pad.setMinimumHeight(size.control)
        self.kies = QPushButton("Kies map…")
        self.kies.setAccessibleName(f"Kies de {naam.lower()}")
        self.kies.clicked.connect(self._vraag)
        self.wis = link("Wis")
        self.wis.setAccessibleName(f"Wis de {naam.lower()}")
        self.wis.clicked.connect(lambda: self.gekozen.emit(None))
        self.fout = QLabel()
        self.fout.setProperty("role", "error")
        self.fout.setWordWrap(True)
        self.fout.hide()
        row = QHBoxLayout()
        row.setSpacing(size.within)
        row.addWidget(label)
        row.addSpacing(size.group - size.within)
        row.addWidget(self.pad, 1)
        row.addWidget(self.wis)
        row.addWidget(self.kies)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        for deel in (self.fout, stil(uitleg)):
            onder = QHBoxLayout()
            onder.setContentsMargins(size.label + size.group, 0, 0, 0)
            onder.addWidget(deel)
            column.addLayout(onder)

    def toon(self, waarde: str) -> None:
        """Show which folder is chosen."""
        self._waarde = waarde
        self.pad.setProperty("role", "strong" if waarde else "quiet")
        restyle(self.pad)
        self.pad.set_text(waarde or self._leeg)
        self.wis.setVisible(bool(waarde))

    def weiger(self, fout: UserError) -> None:
        """Say beside it why a folder was refused."""
        self.fout.setText(str(fout))
        self.fout.show()

    def _vraag(self) -> None:
        gekozen = self._kies(self, self.naam, self._waarde)
        if gekozen is not None:
            self.gekozen.emit(gekozen)
