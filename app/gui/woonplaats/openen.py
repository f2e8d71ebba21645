"""Opening the question list for a client."""

from __future__ import annotations

from app.domain.client import Client
from app.domain.verzoek import Woonplaatsbepaling
from app.gui import messages
from app.gui.context import Kantoor
from app.gui.task import Progress
from app.gui.woonplaats.page import WoonplaatsPagina
from app.services import dossiers
from app.standard.codelijsten import gemeentenaam


def open_woonplaats(kantoor: Kantoor, client_id: int) -> None:
    """Ask over the screen that is in sight, and keep what is found in the dossier."""
    workspace = kantoor.workspace

    def werk(_: Progress) -> Client:
        client = dossiers.dossier(workspace, client_id).client
        assert client is not None  # it was read from the store
        return client

    def toon(client: Client) -> None:
        def klaar(bepaling: Woonplaatsbepaling) -> None:
            gevonden = gemeentenaam(bepaling.gemeente)
            messages.done(
                kantoor.messages, f"In het dossier van {client.korte_naam} staat nu {gevonden}."
            )
            kantoor.changes.gewijzigd.emit()

        kantoor.open_over(
            WoonplaatsPagina(kantoor, klaar, client_id=client_id, wie=client.korte_naam)
        )

    kantoor.tasks.run(werk, toon)
