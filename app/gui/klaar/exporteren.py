"""Exporting: to the folder that was chosen once, as files or as ZIPs, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from app.gui import messages
from app.gui.context import Kantoor
from app.gui.format import aantal
from app.gui.messages import Action
from app.gui.task import Progress
from app.services import exporteren, instellen
from app.services.exporteren import Export
from app.services.herkeuren import Achterblijver

_VORM = "exporteren.zip"
_MEESTE = 3  # messages that are told of at once


class Exporteur(QObject):
    """Asks for the folder the first time, and writes messages to it in a thread."""

    def __init__(self, kantoor: Kantoor, venster: QWidget) -> None:
        super().__init__(venster)
        self._kantoor = kantoor
        self._venster = venster
        self._bezig = False

    @property
    def als_zip(self) -> bool:
        """Whether the user chose ZIP files the last time."""
        return self._kantoor.state.get(_VORM) == "ja"

    def zet_vorm(self, als_zip: bool) -> None:
        """Remember whether to make ZIP files."""
        self._kantoor.state.put(_VORM, "ja" if als_zip else "nee")

    def exporteer(self, ids: Sequence[int]) -> None:
        """Write these messages; asks where when nobody has said so yet."""
        if self._bezig or not ids:
            return
        self._bezig = True
        workspace = self._kantoor.workspace
        self._kantoor.tasks.run(
            lambda _: instellen.waarde(workspace, instellen.EXPORTMAP),
            lambda map_: self._naar(Path(map_) if map_ else self._vraag_map(), ids),
            self._mislukt,
        )

    def _vraag_map(self) -> Path | None:
        gekozen = QFileDialog.getExistingDirectory(
            self._venster, "Map waarin je berichten voor VECOZO komen"
        )
        return Path(gekozen) if gekozen else None

    def _naar(self, map_: Path | None, ids: Sequence[int]) -> None:
        if map_ is None:  # the user thought better of it
            self._bezig = False
            return
        workspace, als_zip = self._kantoor.workspace, self.als_zip

        def werk(voortgang: Progress) -> Export:
            voortgang.step("Berichten exporteren")
            export = exporteren.exporteer(workspace, map_, als_zip=als_zip, ids=ids)
            # Only now: a folder that cannot be written to is asked for again.
            instellen.zet_waarde(workspace, instellen.EXPORTMAP, str(map_))
            return export

        self._kantoor.tasks.run(werk, lambda export: self._klaar(map_, export), self._mislukt)

    def _klaar(self, map_: Path, export: Export) -> None:
        self._bezig = False
        geschreven, blijven = _geschreven(map_, export.paden), export.achtergebleven
        actie = Action("Open de map", lambda: open_map(map_)) if export.paden else None
        if blijven:
            tekst = "\n".join(filter(None, (geschreven, *_achtergebleven(blijven))))
            messages.warning(self._kantoor.messages, tekst, actie)
        else:
            messages.done(self._kantoor.messages, geschreven, actie)
        self._kantoor.changes.gewijzigd.emit()

    def _mislukt(self, _: BaseException) -> None:
        self._bezig = False


def _geschreven(map_: Path, paden: Sequence[Path]) -> str:
    if not paden:
        return ""
    staan = "staat" if len(paden) == 1 else "staan"
    return f"{aantal(len(paden), 'bestand', 'bestanden')} {staan} in {map_}."


def _achtergebleven(blijven: Sequence[Achterblijver]) -> list[str]:
    """Tell per message which one stayed behind, and why; at most as many as the line can hold."""
    regels = [f"Niet geëxporteerd: {aantal(len(blijven), 'bericht', 'berichten')}."]
    for een in blijven[:_MEESTE]:
        wat, bevinding = een.verzending, een.bevinding
        wie = f" · {een.client}" if een.client else ""
        regels.append(
            f"{wat.soort.woord} ({wat.naam}) {wat.identificatie}{wie}: "
            f"{bevinding.melding} {bevinding.advies} (regel {bevinding.regel})"
        )
    if len(blijven) > _MEESTE:
        regels.append("Verbeter deze eerst en exporteer opnieuw. Dan zie je de rest.")
    return regels


def open_map(map_: Path) -> None:
    """Show a folder in the file manager of the system."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(map_)))
