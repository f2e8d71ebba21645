"""Doing what mends a refusal: the one place that leads from a Herstel to a form or a screen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.domain.verzending import Verzending
from app.gui import messages
from app.gui.afkeur import woorden
from app.gui.afkeur.brief import NieuwBerichtPagina
from app.gui.context import Kantoor
from app.gui.messages import Action
from app.gui.task import Progress
from app.services import retouren
from app.services.afkeuren import Afkeur
from app.services.afkeurherstel import Herstel

_KNOPPEN: Mapping[Herstel, str] = {
    Herstel.MELD_START: "&Verbeter en stuur opnieuw",
    Herstel.MELD_STOP: "&Verbeter en stuur opnieuw",
    Herstel.MAAK_VERZOEK: "&Verbeter en vraag opnieuw",
    Herstel.NAAR_CLIENT: "Open de &cliënt",
    Herstel.NAAR_KLAAR: "&Naar Klaar voor VECOZO",
    Herstel.WACHT_OP_ANTWOORD: "&Naar Klaar voor VECOZO",
    Herstel.BEKIJK: "&Bekijk bericht",
    Herstel.VRAAG_GEMEENTE: "&Vraag om een nieuw bericht",
    Herstel.NIETS: "",
}


def knoptekst(afkeur: Afkeur) -> str:
    """Give what the button says that mends it; empty when there is nothing to do."""
    if afkeur.herstel is Herstel.ZET_RETOUR_KLAAR:
        return f"&{woorden.doen(afkeur)}"
    return _KNOPPEN[afkeur.herstel]


def handel(kantoor: Kantoor, afkeur: Afkeur, van_bericht: Sequence[Afkeur]) -> None:
    """Do what mends a refusal; ``van_bericht`` are all codes of its message."""
    match afkeur.herstel:
        case Herstel.MELD_START if afkeur.toewijzing_id is not None:
            kantoor.open_start(afkeur.toewijzing_id)
        case Herstel.MELD_STOP if afkeur.toewijzing_id is not None:
            kantoor.open_stop(afkeur.toewijzing_id)
        case Herstel.MAAK_VERZOEK:
            kantoor.open_aanvraag(opnieuw_van=afkeur.bericht_id)
        case Herstel.NAAR_CLIENT if afkeur.client_id is not None:
            kantoor.open_client(afkeur.client_id)
        case Herstel.ZET_RETOUR_KLAAR if afkeur.nieuw_id is not None:
            _zet_klaar(kantoor, afkeur.nieuw_id)
        case Herstel.NAAR_KLAAR | Herstel.WACHT_OP_ANTWOORD:
            kantoor.open_klaar(afkeur.nieuw_id)
        case Herstel.VRAAG_GEMEENTE:
            kantoor.open_over(NieuwBerichtPagina(kantoor, van_bericht))
        case Herstel.BEKIJK:
            kantoor.open_bericht(afkeur.bericht_id)
        case _:
            return


def _zet_klaar(kantoor: Kantoor, retour_id: int) -> None:
    def werk(_: Progress) -> list[Verzending]:
        return retouren.zet_klaar_op_id(kantoor.workspace, [retour_id])

    def klaar(_: list[Verzending]) -> None:
        messages.done(
            kantoor.messages,
            "Het retourbericht staat bij Klaar voor VECOZO.",
            Action("Naar Klaar voor VECOZO", lambda: kantoor.open_klaar(retour_id)),
        )
        kantoor.changes.gewijzigd.emit()

    kantoor.tasks.run(werk, klaar)
