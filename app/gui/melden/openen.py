"""Opening the form that fits how a Toewijzing stands."""

from __future__ import annotations

from collections.abc import Callable

from app.forms.start_form import StartForm
from app.forms.stop_form import StopForm
from app.gui.context import Kantoor
from app.gui.melden.start import StartPagina
from app.gui.melden.stop import StopPagina
from app.gui.task import Progress
from app.services import starten, stoppen
from app.services.workspace import Workspace


def open_start(kantoor: Kantoor, toewijzing_id: int, *, corrigeer: bool = False) -> None:
    """Open the form over the screen that is in sight.

    Where a start stands already only that can be mended: a refused correction leads here too.
    """

    def haal(workspace: Workspace) -> StartForm:
        form = starten.formulier(workspace, toewijzing_id)
        if corrigeer or form.toewijzing.levering.actuele_start is not None:
            return starten.correctie(workspace, toewijzing_id)
        return form

    _open(kantoor, haal)


def open_stop(kantoor: Kantoor, toewijzing_id: int, *, corrigeer: bool = False) -> None:
    """Open the form over the screen that is in sight, filled with what was refused before."""
    haal = stoppen.correctie if corrigeer else stoppen.formulier
    _open(kantoor, lambda workspace: haal(workspace, toewijzing_id))


def open_intrekking(kantoor: Kantoor, toewijzing_id: int) -> None:
    """Open the form that withdraws what stands: the stop where there is one, else the start."""

    def haal(workspace: Workspace) -> StartForm | StopForm:
        form = starten.formulier(workspace, toewijzing_id)
        corrigeer = (
            starten.correctie
            if form.toewijzing.levering.laatste_stop is None
            else stoppen.correctie
        )
        return corrigeer(workspace, toewijzing_id)

    _open(kantoor, haal)


def _open(kantoor: Kantoor, haal: Callable[[Workspace], StartForm | StopForm]) -> None:
    workspace = kantoor.workspace

    def werk(_: Progress) -> StartForm | StopForm:
        return haal(workspace)

    def klaar(form: StartForm | StopForm) -> None:
        kantoor.open_over(
            StartPagina(kantoor, form) if isinstance(form, StartForm) else StopPagina(kantoor, form)
        )

    kantoor.tasks.run(werk, klaar)
