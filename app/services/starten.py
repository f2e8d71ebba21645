"""Reporting the start of care, correcting it, or saying that it has not begun."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from app.domain.levering import Meldingsoort
from app.domain.toewijzing import Startverwachting
from app.errors import UserError
from app.forms.start_form import StartForm
from app.services import instellen
from app.services.melden import geweigerde, toewijzing_van
from app.services.workspace import Workspace
from app.standard.leesbaar import datum_voluit
from app.store.unit_of_work import UnitOfWork


def formulier(workspace: Workspace, toewijzing_id: int) -> StartForm:
    """Give the form for a start, filled in from the Toewijzing.

    When an earlier report was refused its date is proposed again.
    """
    with workspace.lezen() as uow:
        return _formulier(workspace, uow, toewijzing_id)


def correctie(workspace: Workspace, toewijzing_id: int) -> StartForm:
    """Give the form that corrects the current start, with the date of a refused correction.

    Raises UserError when there is none, or when a stop was reported on it (TR071).
    """
    with workspace.lezen() as uow:
        form = _formulier(workspace, uow, toewijzing_id)
    levering = form.toewijzing.levering
    start, stop = levering.actuele_start, levering.laatste_stop
    if stop is not None and stop.einddatum is not None:
        raise UserError(
            f"Op deze start is al een stop gemeld ({datum_voluit(stop.einddatum)}). "
            "Daarna kun je de start niet meer corrigeren (TR071).",
            "Trek eerst de stop in (307) en wacht op het antwoord. Corrigeer dan de start.",
        )
    if start is None:
        raise UserError(
            "Op deze toewijzing loopt geen start, dus er is niets te corrigeren.",
            "Meld eerst de start (305).",
        )
    return replace(form, te_corrigeren=start, voorstel=form.voorstel or start.begindatum)


def nog_niet_gestart(
    workspace: Workspace, toewijzing_id: int, verwacht_op: date | None = None
) -> None:
    """Record that care has not begun, and when it is expected if anybody knows.

    Raises UserError when a start was reported, or the date has passed or is after the Einddatum.
    """
    vandaag = workspace.vandaag()
    if verwacht_op is not None and verwacht_op <= vandaag:
        raise UserError(
            "Een verwachte start ligt na vandaag.", "Is de hulp al begonnen? Meld dan de start."
        )
    with workspace.schrijven() as uow:
        dossier = uow.dossiers.van_toewijzing(toewijzing_id)
        toewijzing = toewijzing_van(dossier, toewijzing_id)
        if toewijzing.verwijderd:
            raise UserError(
                "De gemeente heeft deze toewijzing verwijderd. Er hoeft geen start meer te komen."
            )
        if toewijzing.levering.actuele_start is not None:
            raise UserError(
                "Voor deze toewijzing is de start al gemeld.",
                "Klopt die niet? Corrigeer de start of trek hem in.",
            )
        tot = toewijzing.actueel.einddatum
        if verwacht_op is not None and tot is not None and verwacht_op > tot:
            raise UserError(
                f"Deze toewijzing loopt tot en met {datum_voluit(tot)}.",
                "Kies een eerdere dag. Is er geen hulp begonnen? Laat de datum dan leeg.",
            )
        toewijzing.verwachting = Startverwachting(vandaag, verwacht_op)
        uow.dossiers.bewaar([dossier])
        uow.commit()


def _formulier(workspace: Workspace, uow: UnitOfWork, toewijzing_id: int) -> StartForm:
    dossier = uow.dossiers.van_toewijzing(toewijzing_id)
    toewijzing = toewijzing_van(dossier, toewijzing_id)
    assert dossier.client is not None  # a Toewijzing belongs to somebody
    protocol = instellen.protocolboek(uow).op(toewijzing.sleutel.gemeente, workspace.vandaag())
    geweigerd = [m for m in geweigerde(toewijzing, Meldingsoort.START) if not m.intrekking]
    return StartForm(
        dossier.client,
        toewijzing,
        workspace.vandaag(),
        protocol.bron_ingangsdatum,
        voorstel=geweigerd[-1].begindatum if geweigerd else None,
    )
