"""Making a request ready, a 315 or a 317: judged, kept with what it asks, and its concept gone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.domain.bezwaar import Bezwaar, is_reden
from app.domain.verzoek import Overruling
from app.forms.aanvraag_form import AanvraagForm
from app.forms.stappen import Stapfout
from app.forms.wijziging_form import WijzigingForm
from app.services import aanvragen, verzenden, wijzigen
from app.services.nummering import nieuwe_identificatie
from app.services.verzoekuitslag import Oordeel, Verzoekresultaat, Verzoekvoorbeeld
from app.services.workspace import Workspace
from app.standard.codec import encode
from app.standard.leesbaar import leesbaar
from app.store.unit_of_work import UnitOfWork

Verzoekform = AanvraagForm | WijzigingForm


def voorbeeld(workspace: Workspace, form: Verzoekform) -> Verzoekvoorbeeld:
    """Show what would be sent, and all that stands in its way; nothing is kept."""
    if fouten := _fouten(form):
        return Verzoekvoorbeeld(fouten=fouten)
    with workspace.lezen() as uow:
        oordeel = _oordeel(workspace, uow, form, "voorbeeld")
        return Verzoekvoorbeeld(
            leesbaar=leesbaar(oordeel.bericht),
            xml=encode(oordeel.bericht).decode(),
            bevindingen=verzenden.beoordeel(workspace, uow, oordeel.bericht, oordeel.dossier),
            bezwaren=oordeel.bezwaren,
        )


def zet_klaar(
    workspace: Workspace,
    form: Verzoekform,
    redenen: Mapping[str, str] | None = None,
    *,
    concept_id: int | None = None,
    vervangt_id: int | None = None,
) -> Verzoekresultaat:
    """Make the message ready, and keep what it asks; a concept of it is gone then.

    ``redenen`` are those by which the user goes past an objection that blocks, by its key.
    Nothing is kept when the form, a rule or another objection stands in the way.
    """
    if fouten := _fouten(form):
        return Verzoekresultaat(fouten=fouten)
    with workspace.schrijven() as uow:
        oordeel = _oordeel(workspace, uow, form, nieuwe_identificatie(workspace.vandaag()))
        bericht, dossier = oordeel.bericht, oordeel.dossier
        bevindingen = verzenden.beoordeel(workspace, uow, bericht, dossier)
        open_ = _blokkerend(oordeel.bezwaren, redenen or {})
        if bevindingen or open_:
            return Verzoekresultaat(bevindingen=bevindingen, bezwaren=open_)
        uow.dossiers.bewaar([dossier])  # a new client first
        verzending = verzenden.bewaar(workspace, uow, bericht, dossier, vervangt_id=vervangt_id)
        if isinstance(form, AanvraagForm):
            aanvragen.leg_vast(workspace, uow, form.aanvraag, oordeel, verzending)
        else:
            wijzigen.leg_vast(uow, oordeel, verzending)
        uow.verzoeken.bewaar_overrulingen(
            verzending.bewaard_id, _overrulingen(oordeel.bezwaren, redenen or {})
        )
        if concept_id is not None:
            uow.concepten.verwijder(concept_id)
        uow.commit()
    return Verzoekresultaat(
        verzending=verzending, bezwaren=tuple(b for b in oordeel.bezwaren if not b.blokkeert)
    )


def _oordeel(
    workspace: Workspace, uow: UnitOfWork, form: Verzoekform, identificatie: str
) -> Oordeel:
    if isinstance(form, AanvraagForm):
        return aanvragen.beoordeel(workspace, uow, form.aanvraag, identificatie)
    return wijzigen.beoordeel(workspace, uow, form.aanvraag, identificatie)


def _fouten(form: Verzoekform) -> tuple[Stapfout, ...]:
    return tuple(fout for stap in form.stappen for fout in form.fouten(stap.naam))


def _blokkerend(bezwaren: Sequence[Bezwaar], redenen: Mapping[str, str]) -> tuple[Bezwaar, ...]:
    """Those that block and that no reason goes past."""
    return tuple(b for b in bezwaren if b.blokkeert and not is_reden(redenen.get(b.sleutel, "")))


def _overrulingen(bezwaren: Sequence[Bezwaar], redenen: Mapping[str, str]) -> list[Overruling]:
    """What the user went past, with the reasons."""
    return [
        Overruling(
            afspraak=b.afspraak,
            product=b.product,
            melding=b.melding,
            bron=b.bron,
            reden=redenen[b.sleutel].strip(),
        )
        for b in bezwaren
        if b.blokkeert and b.sleutel in redenen
    ]
