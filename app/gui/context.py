"""What every screen is given: the open data, the door to the user, and ways to other screens.

A screen is a function ``scherm(kantoor) -> Screen`` in its own folder, and imports no other screen.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from app.gui.changes import Changes
from app.gui.messages import Messages
from app.gui.page import Page
from app.gui.state import State
from app.gui.task import Tasks
from app.gui.theme import Theme
from app.gui.venster import Overpagina

if TYPE_CHECKING:  # brings the database along, which the first window does not wait for
    from app.services.workspace import Workspace

VANDAAG = "vandaag"
CLIENTEN = "clienten"
BERICHTEN = "berichten"
VERZOEKEN = "verzoeken"
KLAAR = "klaar"
AFKEUR = "afkeur"
DECLAREREN = "declareren"
OVERZICHTEN = "overzichten"
CONTROLEREN = "controleren"
INSTELLINGEN = "instellingen"

# The tabs of Declareren.
TAB_VOORSTEL = "voorstel"
TAB_ZORG = "zorg"
TAB_DECLARATIES = "declaraties"
TAB_AFGEKEURD = "afgekeurd"
TAB_CONTRACT = "contract"


class OpenMelding(Protocol):
    """Opens the form that reports the start or stop of a Toewijzing, or corrects what stands."""

    def __call__(self, toewijzing_id: int, *, corrigeer: bool = False) -> None:
        """Open it over the screen that is in sight; leaving it leads back to that screen."""


class OpenDeclareren(Protocol):
    """Opens a tab of Declareren."""

    def __call__(self, tab: str, **waar: Any) -> None:
        """Show there what belongs to what is given.

        That is ``wet``, ``gemeente``, ``maand`` (its first day), or ``bericht_id`` (of a 323) with
        or without ``prestatie_id`` (of a line in it).
        """


class OpenAanvraag(Protocol):
    """Opens the form that asks for a Toewijzing (315), or for a change (317)."""

    def __call__(
        self,
        *,
        client_id: int | None = None,
        concept_id: int | None = None,
        verwijzing_id: int | None = None,
        verlenging_van: int | None = None,
        elders_van: int | None = None,
        opnieuw_van: int | None = None,
        wijziging_van: int | None = None,
    ) -> None:
        """Open it for a client, at what was half done, or with what a referral says.

        ``verlenging_van`` is the id of the Toewijzing that the request goes on from, ``elders_van``
        that of the request that another gemeente is to answer, ``opnieuw_van`` that of the refused
        message that it takes the place of. ``wijziging_van`` is the id of a Toewijzing of the
        gemeente that is asked for a change. Without any of them it begins with a new client.
        """


@dataclass(frozen=True, slots=True, kw_only=True)
class Kantoor:
    """Everything that a screen may use of the window; made once, when the data are open.

    ``open_client`` takes the id of a client, ``open_bericht`` that of a message, ``open_klaar``
    the id of the message to select there or None, ``open_afkeur`` the id of a refused message.
    ``open_declareren`` opens one of the ``TAB_`` of Declareren. ``open_intrekking`` takes the id of
    a Toewijzing and opens the form that withdraws what was reported on it. ``open_over`` shows a
    page over the screen that is in sight. ``open_aanvraag`` opens the form of a 315, and
    ``open_verzoek`` takes the id of a request and shows what came of it. ``open_woonplaats`` takes
    the id of a client and asks which gemeente is responsible. ``importeer`` takes in files and
    folders. ``kies_bestanden`` lets the user pick files for the page in sight: to take in, unless
    that page does something else with them.
    """

    workspace: Workspace
    messages: Messages
    tasks: Tasks
    changes: Changes
    state: State
    theme: Theme
    open_vandaag: Callable[[], None]
    open_client: Callable[[int], None]
    open_bericht: Callable[[int], None]
    open_start: OpenMelding
    open_stop: OpenMelding
    open_intrekking: Callable[[int], None]
    open_klaar: Callable[[int | None], None]
    open_afkeur: Callable[[int], None]
    open_declareren: OpenDeclareren
    open_aanvraag: OpenAanvraag
    open_verzoek: Callable[[int], None]
    open_woonplaats: Callable[[int], None]
    open_over: Callable[[Overpagina], None]
    importeer: Callable[[Sequence[Path]], None]
    kies_bestanden: Callable[[], None]


class Toonpagina(Page):
    """A page that can be asked to show one thing: Cliënten a client, Berichten a message."""

    def toon(self, id_: int) -> None:
        """Show the thing with this id, whatever was searched for before."""
        raise NotImplementedError
