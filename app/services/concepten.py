"""Requests that are half done: kept while the user fills them in, taken up again later."""

from __future__ import annotations

import json
from dataclasses import dataclass

from app.domain.verzoek import Concept
from app.errors import UserError
from app.forms.aanvraag_form import AanvraagForm
from app.services import aanvragen, wijzigen
from app.services.verzoekjson import lees_aanvraag, lees_wijziging, schrijf
from app.services.verzoeksturen import Verzoekform
from app.services.workspace import Workspace
from app.standard.berichtsoort import Berichtsoort
from app.store.concepten import Conceptrij
from app.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Hervat:
    """A form as it was left, and the step at which that was."""

    form: Verzoekform
    concept: Concept


def bewaar(
    workspace: Workspace,
    form: Verzoekform,
    stap: str,
    concept_id: int | None = None,
    vervangt_id: int | None = None,
) -> int:
    """Keep a form as it is now, and give the id of its concept.

    ``vervangt_id`` is the refused message that the request takes the place of.
    """
    is_315 = isinstance(form, AanvraagForm)
    client = form.kennis.dossier.client
    with workspace.schrijven() as uow:
        verwijzing_id = None
        if isinstance(form, AanvraagForm):
            verwijzing_id = form.aanvraag.verwijzing_id
            _werk_verwijzing_bij(uow, form)
        id_ = uow.concepten.bewaar(
            Concept(
                soort=Berichtsoort.VERZOEK_TOEWIJZING if is_315 else Berichtsoort.VERZOEK_WIJZIGING,
                gegevens=schrijf(form.aanvraag),
                stap=stap,
                client_id=client.id if client else None,
                verwijzing_id=verwijzing_id,
                vervangt_id=vervangt_id,
                gewijzigd_op=workspace.vandaag(),
                id=concept_id,
            )
        )
        uow.commit()
    return id_


def _werk_verwijzing_bij(uow: UnitOfWork, form: AanvraagForm) -> None:
    """Write what the form says of a referral of its own; one that is on file stays as it is."""
    id_ = form.aanvraag.verwijzing_id
    bekend = uow.verwijzingen.lees(id_) if id_ is not None else None
    if bekend is not None and bekend.client_id is None:
        uow.verwijzingen.bewaar(aanvragen.verwijzing_van(form.aanvraag, bekend))


def hervat(workspace: Workspace, concept_id: int) -> Hervat:
    """Give a form as it was left. Raises UserError when it is not there any more."""
    with workspace.lezen() as uow:
        concept = _lees(uow, concept_id)
    gegevens = json.loads(concept.gegevens)
    form: Verzoekform
    if concept.soort is Berichtsoort.VERZOEK_TOEWIJZING:
        form = aanvragen.formulier_met(workspace, lees_aanvraag(gegevens))
    else:
        form = wijzigen.formulier_met(workspace, lees_wijziging(gegevens))
    return Hervat(form, concept)


def _lees(uow: UnitOfWork, concept_id: int) -> Concept:
    try:
        return uow.concepten.lees(concept_id)
    except LookupError:
        raise UserError(
            "Dit concept is er niet meer.",
            "Is het verzoek al klaargezet? Kijk bij Verzoeken.",
        ) from None


def gooi_weg(workspace: Workspace, concept_id: int) -> Concept:
    """Throw a concept away, and give it to be put back. Raises UserError when it is gone."""
    with workspace.schrijven() as uow:
        weg = _lees(uow, concept_id)
        uow.concepten.verwijder(concept_id)
        if (eigen := _eigen_verwijzing(uow, weg)) is not None:
            uow.verwijzingen.verwijder(eigen, workspace.vandaag())
        uow.commit()
    return weg


def _eigen_verwijzing(uow: UnitOfWork, concept: Concept) -> int | None:
    """Give the id of a referral that was kept for this concept alone, because of its scan."""
    id_ = concept.verwijzing_id
    if id_ is None or uow.verwijzingen.lees(id_).client_id is not None:
        return None
    return id_


def zet_terug(workspace: Workspace, concept: Concept) -> None:
    """Put back a concept that was thrown away."""
    with workspace.schrijven() as uow:
        uow.concepten.herstel(concept)
        if (eigen := _eigen_verwijzing(uow, concept)) is not None:
            uow.verwijzingen.herstel(eigen)
        uow.commit()


def lijst(workspace: Workspace) -> list[Conceptrij]:
    """All concepts, that which was changed last first."""
    with workspace.lezen() as uow:
        return uow.concepten.alle()
