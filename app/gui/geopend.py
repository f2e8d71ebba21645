"""Everything behind the unlock window: joins the open data, the screens and the main window.

Vandaag comes first; the other screens are loaded once it stands there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtGui import QKeySequence, QShortcut

from app.gui import messages
from app.gui.changes import Changes
from app.gui.context import (
    AFKEUR,
    BERICHTEN,
    CLIENTEN,
    CONTROLEREN,
    DECLAREREN,
    INSTELLINGEN,
    KLAAR,
    OVERZICHTEN,
    VANDAAG,
    VERZOEKEN,
    Kantoor,
    Toonpagina,
)
from app.gui.format import moment
from app.gui.messages import Action, Kind
from app.gui.page import Page, Screen
from app.gui.schermen import LUI, laad_de_rest
from app.gui.state import State
from app.gui.task import Progress, Tasks
from app.gui.theme import Theme
from app.gui.vandaag.page import VandaagPage, scherm
from app.gui.venster import Venster
from app.gui.widgets.drop_zone import pick_files
from app.gui.widgets.label import link
from app.services import toegang
from app.services.workspace import Workspace

if TYPE_CHECKING:
    from app.gui.herinnering import Herinneraar
    from app.gui.importeren.importeur import Importeur
    from app.gui.importeren.uitslag import Uitslag

_STAND = "venster.json"
_MINUUT = 60_000  # milliseconds


class Deur:
    """The door to the user for who is made before the window: passes on to its message line."""

    def __init__(self) -> None:
        self.venster: Venster | None = None

    def show_message(self, kind: Kind, text: str, action: Action | None = None) -> None:
        """Say something in the window."""
        if self.venster is not None:
            self.venster.messages.show_message(kind, text, action)

    def ask(self, title: str, text: str, yes: str, no: str) -> bool:
        """Ask something; no window gives no consent."""
        return self.venster is not None and self.venster.messages.ask(title, text, yes, no)


class Geopend(QObject):
    """The open office: makes the window and shows the way from one screen to another."""

    def __init__(
        self, workspace: Workspace, theme: Theme, crash: Callable[[BaseException], object]
    ) -> None:
        super().__init__()
        self._workspace = workspace
        self._deur = Deur()
        self._ronde = 0
        self._bestanden_open = False
        self._importeur: Importeur | None = None
        self._herinneraar: Herinneraar | None = None
        self.tasks = Tasks(self._deur, crash, self)
        self.changes = Changes(self)
        self._dag = workspace.vandaag()
        self._klok = QTimer(self, interval=_MINUUT)
        self._klok.timeout.connect(self._kijk_op_de_kalender)
        state = State(workspace.map / _STAND)
        self.kantoor = Kantoor(
            workspace=workspace,
            messages=self._deur,
            tasks=self.tasks,
            changes=self.changes,
            state=state,
            theme=theme,
            open_vandaag=lambda: self.venster.open_screen(VANDAAG),
            open_client=lambda id_: self._toon(CLIENTEN, id_),
            open_bericht=lambda id_: self._toon(BERICHTEN, id_),
            open_start=self._open_start,
            open_stop=self._open_stop,
            open_intrekking=self._open_intrekking,
            open_klaar=self._open_klaar,
            open_afkeur=lambda id_: self._toon(AFKEUR, id_),
            open_declareren=self._open_declareren,
            open_aanvraag=self._open_aanvraag,
            open_verzoek=lambda id_: self._toon(VERZOEKEN, id_),
            open_woonplaats=self._open_woonplaats,
            open_over=lambda page: self.venster.open_over(page),  # noqa: PLW0108 - made below
            importeer=lambda paden: self.importeur.importeer(paden),  # noqa: PLW0108 - not yet
            kies_bestanden=self.kies_bestanden,
        )
        schermen = [
            scherm(self.kantoor),
            Screen(CLIENTEN, "Cliënten", "clienten", Page, ""),
            Screen(BERICHTEN, "Berichten", "berichten", Page, ""),
            Screen(VERZOEKEN, "Verzoeken", "verzoeken", Page, ""),
            Screen(DECLAREREN, "Declareren", "declareren", Page, ""),
            Screen(KLAAR, "Klaar voor VECOZO", "klaar", Page, ""),
            Screen(AFKEUR, "Afkeur", "afkeur", Page, ""),
            Screen(OVERZICHTEN, "Overzichten", "overzichten", Page, ""),
            Screen(CONTROLEREN, "Controleer een bestand", "controleren", Page, "", at_bottom=True),
            Screen(INSTELLINGEN, "Instellingen", "instellingen", Page, "", at_bottom=True),
        ]
        self.venster = Venster(schermen, workspace.vandaag(), state)
        self.venster.laad_later({key: partial(maak, self.kantoor) for key, maak in LUI.items()})
        self._deur.venster = self.venster
        self._verbind()

    def _verbind(self) -> None:
        venster = self.venster
        self.tasks.started.connect(venster.status.follow)
        venster.files_dropped.connect(self.kantoor.importeer)
        venster.status.last_import_clicked.connect(self.bekijk_import)
        venster.closing.connect(self.sluit)
        self.changes.gewijzigd.connect(self._tel)
        QShortcut(QKeySequence.StandardKey.Open, venster).activated.connect(self.kies_bestanden)
        kies = link("Bestanden kiezen…")
        kies.setToolTip("Ctrl+O")
        kies.clicked.connect(self.kies_bestanden)
        rij = venster.status.layout()
        assert rij is not None  # the foundation gives it
        rij.addWidget(kies)

    @property
    def vandaag(self) -> VandaagPage:
        """The page that opens first."""
        page = self.venster.page(VANDAAG)
        assert isinstance(page, VandaagPage)  # made by its own scherm
        return page

    @property
    def importeur(self) -> Importeur:
        """What takes files in; made when it is first needed."""
        if self._importeur is None:
            from app.gui.importeren.importeur import Importeur

            made = Importeur(self._workspace, self.tasks, self._deur, self.changes)
            made.bekijk.connect(self.bekijk_import)
            made.ingelezen.connect(self._noem_import)
            self._importeur = made
        return self._importeur

    def begin(self) -> None:
        """Start what goes on by itself: the count in the sidebar, the watched folder."""
        self._klok.start()
        self._tel()
        self._herinner()
        self.tasks.run(laad_de_rest, lambda _: self.importeur.volg())

    def verberg_namen(self, mask_names: Callable[[Iterable[str]], object]) -> None:
        """Keep the names of clients out of the log, also of those who come later."""
        from app.services import dossiers

        workspace = self._workspace
        verborgen: set[str] = set()

        def verberg() -> None:
            erbij = dossiers.namen(workspace) - verborgen
            mask_names(erbij)
            verborgen.update(erbij)

        def lees() -> None:
            self.tasks.run(lambda _: verberg(), lambda _: None)

        self.changes.gewijzigd.connect(lees)
        lees()

    def bewaar_wachtwoord(self, wachtwoord: str) -> None:
        """Let the system's keyring keep the password, and say so when it cannot."""
        map_ = self._workspace.map

        def klaar(bewaard: bool) -> None:
            if not bewaard:
                messages.warning(
                    self._deur,
                    "De sleutelring van dit apparaat heeft het wachtwoord niet bewaard. "
                    "Heenweer vraagt er de volgende keer weer om.",
                )

        self.tasks.run(lambda _: toegang.bewaar_in_sleutelring(map_, wachtwoord), klaar)

    def sluit(self) -> None:
        """Stop all work; what was being done ends at its next step."""
        self._klok.stop()
        if self._herinneraar is not None:
            self._herinneraar.sluit()
        if self._importeur is not None:
            self._importeur.stop()
        # What ends now tells nobody: there is no window any more, and no new work may follow.
        self.tasks.blockSignals(True)
        self.tasks.close()
        QCoreApplication.removePostedEvents(self.tasks)
        self._workspace.engine.dispose()

    def kies_bestanden(self) -> None:
        """Let the user pick files as if they were dropped; no second dialog beside the first."""
        if self._bestanden_open:
            return
        self._bestanden_open = True
        try:
            gekozen: Sequence[Path] = pick_files(self.venster)
        finally:
            self._bestanden_open = False
        if gekozen:
            self.venster.take_files(gekozen)

    def bekijk_import(self) -> None:
        """Show what came of the last import."""
        from app.gui.importeren.page import ImportPagina

        if self.importeur.laatste is not None:
            self.venster.open_over(ImportPagina(self.kantoor, self.importeur.laatste))

    def _noem_import(self, uitslag: Uitslag) -> None:
        wanneer = moment(uitslag.wanneer.astimezone(), self._workspace.vandaag())
        if uitslag.regels:
            self.venster.status.set_last_import(f"Laatste import {wanneer}: {uitslag.telling}")

    def _herinner(self) -> None:
        """Tell in the system tray what is late or due today, where there is one."""
        from app.gui.herinnering import Herinneraar, kan_melden

        if kan_melden():
            self._herinneraar = Herinneraar(self.kantoor, self._kom_naar_voren, self)
            self._herinneraar.kijk()

    def _kom_naar_voren(self) -> None:
        """Show the window, at Vandaag; who is filling in a form stays there."""
        self.venster.showNormal() if self.venster.isMinimized() else self.venster.show()
        self.venster.raise_()
        self.venster.activateWindow()
        if self.venster.over is None:
            self.venster.open_screen(VANDAAG)

    def _kijk_op_de_kalender(self) -> None:
        """Count anew after midnight: a window may stay open for days."""
        if self._dag != self._workspace.vandaag():
            self._dag = self._workspace.vandaag()
            self.venster.header.set_day(self._dag)
            self.changes.gewijzigd.emit()

    def _tel(self) -> None:
        self._ronde += 1
        ronde, workspace = self._ronde, self._workspace

        def werk(_: Progress) -> dict[str, int]:
            from app.gui.klaar.groepen import tel_te_doen
            from app.services.afkeuren import aantal_open
            from app.services.declaraties import aantal_afgekeurd

            return {
                DECLAREREN: aantal_afgekeurd(workspace),
                KLAAR: tel_te_doen(workspace),
                AFKEUR: aantal_open(workspace),
            }

        self.tasks.run(werk, lambda aantallen: self._geteld(ronde, aantallen))

    def _geteld(self, ronde: int, aantallen: Mapping[str, int]) -> None:
        if ronde == self._ronde:
            for key, aantal in aantallen.items():
                self.venster.sidebar.set_count(key, aantal)

    def _toon(self, key: str, id_: int) -> None:
        """Open a screen at one thing."""
        page = self.venster.page(key)
        assert isinstance(page, Toonpagina)  # so agreed in context.py
        self.venster.open_screen(key)
        page.toon(id_)
        page.setFocus()

    def _open_klaar(self, bericht_id: int | None) -> None:
        from app.gui.klaar.page import KlaarPage

        page = self.venster.page(KLAAR)
        assert isinstance(page, KlaarPage)  # made by its own scherm
        self.venster.open_screen(KLAAR)
        page.setFocus()
        if bericht_id is not None:
            page.kies(bericht_id)

    def _open_declareren(self, tab: str, **waar: Any) -> None:
        from app.gui.declareren.page import DeclarerenPage

        page = self.venster.page(DECLAREREN)
        assert isinstance(page, DeclarerenPage)  # made by its own scherm
        self.venster.open_screen(DECLAREREN)
        page.toon(tab, **waar)

    def _open_start(self, toewijzing_id: int, *, corrigeer: bool = False) -> None:
        from app.gui.melden.openen import open_start

        open_start(self.kantoor, toewijzing_id, corrigeer=corrigeer)

    def _open_stop(self, toewijzing_id: int, *, corrigeer: bool = False) -> None:
        from app.gui.melden.openen import open_stop

        open_stop(self.kantoor, toewijzing_id, corrigeer=corrigeer)

    def _open_intrekking(self, toewijzing_id: int) -> None:
        from app.gui.melden.openen import open_intrekking

        open_intrekking(self.kantoor, toewijzing_id)

    def _open_aanvraag(self, **waarvan: int | None) -> None:
        from app.gui.verzoeken.openen import open_aanvraag

        open_aanvraag(self.kantoor, **waarvan)

    def _open_woonplaats(self, client_id: int) -> None:
        from app.gui.woonplaats.openen import open_woonplaats

        open_woonplaats(self.kantoor, client_id)
