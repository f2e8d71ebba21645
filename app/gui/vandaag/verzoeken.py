"""How what is due of requests reads in a row of Vandaag, and where its button leads."""

from __future__ import annotations

from types import MappingProxyType

from app.deadlines.termijnen import Actie, Termijn
from app.domain.openstaand import (
    AanvraagOpen,
    BesluitOpen,
    VerlengingOpen,
    VerwijzingOpen,
    VerzoekAfgewezen,
)
from app.gui import messages
from app.gui.context import Kantoor
from app.gui.messages import ONGEDAAN, Action
from app.gui.task import Progress

KNOPPEN = MappingProxyType(
    {
        Actie.MAAK_VERZOEK: "Maak verzoek",
        Actie.BEKIJK_VERZOEK: "Bekijk verzoek",
        Actie.VRAAG_VERLENGING: "Vraag aan",
    }
)


def kindtitel(t: Termijn) -> str | None:
    """Tell apart what stands in one folded row: the requests by their references."""
    if isinstance(t.feit, BesluitOpen):
        return f"Verzoek {', '.join(t.feit.referenties)}"
    return None


def eigen_id(t: Termijn) -> str | None:
    """Give the id of a row of which the message alone does not tell, or None for anything else."""
    match t.feit:
        case AanvraagOpen(bericht_id=None, concept_id=concept, verwijzing_id=verwijzing):
            return f"{t.soort}/concept{concept}/verwijzing{verwijzing}"
        case VerzoekAfgewezen(verzoek_id=verzoek):
            return f"{t.soort}/verzoek{verzoek}"
        case VerwijzingOpen(verwijzing_id=verwijzing):
            return f"{t.soort}/verwijzing{verwijzing}"
    return None


def open_(kantoor: Kantoor, t: Termijn) -> None:
    """Do what the button of a row says that is in ``KNOPPEN``."""
    match t.feit:
        case AanvraagOpen(client_id=client, concept_id=concept, verwijzing_id=verwijzing):
            kantoor.open_aanvraag(client_id=client, concept_id=concept, verwijzing_id=verwijzing)
        case VerwijzingOpen(client_id=client, verwijzing_id=verwijzing):
            kantoor.open_aanvraag(client_id=client, verwijzing_id=verwijzing)
        case VerzoekAfgewezen(verzoek_id=verzoek):
            kantoor.open_verzoek(verzoek)
        case VerlengingOpen(client_id=client, toewijzing_id=toewijzing):
            kantoor.open_aanvraag(client_id=client, verlenging_van=toewijzing)


def geen_verlenging(kantoor: Kantoor, t: Termijn) -> None:
    """Record that a Toewijzing need not be extended, and offer to undo that."""
    toewijzing, workspace = t.toewijzing_id, kantoor.workspace
    if toewijzing is None:
        return

    def werk(_: Progress) -> None:
        from app.services import verlengen

        verlengen.niet_nodig(workspace, toewijzing)

    def terug() -> None:
        def werk_terug(_: Progress) -> None:
            from app.services import verlengen

            verlengen.toch_wel(workspace, toewijzing)

        def staat_er_weer(_: None) -> None:
            messages.info(kantoor.messages, f"De verlenging van {t.client} staat er weer.")
            kantoor.changes.gewijzigd.emit()

        kantoor.tasks.run(werk_terug, staat_er_weer)

    def klaar(_: None) -> None:
        messages.done(
            kantoor.messages,
            f"Toewijzing {t.toewijzing_nummer} van {t.client} hoeft niet te worden verlengd.",
            Action(ONGEDAAN, terug),
        )
        kantoor.changes.gewijzigd.emit()

    kantoor.tasks.run(werk, klaar)
