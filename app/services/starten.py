"""Reporting the start of care, correcting it, or saying that it has not begun."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from app.domain.dossier import Dossier
from app.domain.levering import VERWIJDEREN, Melding
from app.domain.toewijzing import Startverwachting, Toewijzing
from app.domain.verzending import Status
from app.errors import UserError
from app.forms.form import Afzending
from app.forms.start_form import StartForm
from app.rules.finding import Finding
from app.services import instellen, verzenden
from app.services.nummering import nieuwe_identificatie
from app.services.verzenden import Resultaat
from app.services.workspace import Workspace
from app.standard.codec import encode
from app.standard.codelijsten import gemeentenaam
from app.standard.leesbaar import Regel, leesbaar
from app.standard.release import Wet
from app.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Voorbeeld:
    """A message as it would be sent, to read before it is made ready."""

    leesbaar: tuple[Regel, ...]
    xml: str
    bevindingen: tuple[Finding, ...]


def vind(
    workspace: Workspace, nummer: int, gemeente: str | None = None, wet: Wet | None = None
) -> int:
    """Find the id of a Toewijzing by number. Raises UserError when none or several have it."""
    with workspace.lezen() as uow:
        gevonden = uow.dossiers.zoek_toewijzing(nummer, gemeente, wet)
    if not gevonden:
        raise UserError(
            f"Er is geen toewijzing met nummer {nummer}.",
            "Importeer eerst de 301 waar hij in staat.",
        )
    if len(gevonden) > 1:
        namen = ", ".join(
            f"{gemeentenaam(t.sleutel.gemeente)} ({t.sleutel.gemeente}, {t.sleutel.wet.naam})"
            for t in gevonden
        )
        raise UserError(
            f"Toewijzing {nummer} komt vaker voor: {namen}.", "Noem de gemeente of de wet erbij."
        )
    assert gevonden[0].id is not None  # it was read from the store
    return gevonden[0].id


def formulier(workspace: Workspace, toewijzing_id: int) -> StartForm:
    """Give the form for a start, filled in from the Toewijzing.

    When an earlier report was refused its date is proposed again.
    """
    with workspace.lezen() as uow:
        return _formulier(workspace, uow, toewijzing_id)


def correctie(workspace: Workspace, toewijzing_id: int) -> StartForm:
    """Give the form that corrects the current start. Raises UserError when there is none."""
    with workspace.lezen() as uow:
        form = _formulier(workspace, uow, toewijzing_id)
    start = form.toewijzing.levering.actuele_start
    if start is None:
        raise UserError(
            "Op deze toewijzing loopt geen start, dus er is niets te corrigeren.",
            "Meld eerst de start (305).",
        )
    return replace(form, te_corrigeren=start, voorstel=start.begindatum)


def voorbeeld(workspace: Workspace, form: StartForm, begindatum: date | None) -> Voorbeeld:
    """Show what would be sent, with what the rules say of it; nothing is kept."""
    bericht = form.maak(begindatum, Afzending("voorbeeld", workspace.vandaag()))
    with workspace.lezen() as uow:
        dossier = _dossier(uow, form.toewijzing)
        bevindingen = verzenden.beoordeel(workspace, uow, bericht, dossier)
    return Voorbeeld(leesbaar(bericht), encode(bericht).decode(), bevindingen)


def zet_klaar(workspace: Workspace, form: StartForm, begindatum: date | None) -> Resultaat:
    """Make the 305 ready; without ``begindatum`` a correction withdraws the start.

    A report that is ready but has not left lapses instead of being corrected. Nothing is kept
    when the form or a rule objects.
    """
    with workspace.schrijven() as uow:
        dossier = _dossier(uow, form.toewijzing)
        vers = _ververs(form, dossier.toewijzingen[form.toewijzing.sleutel])
        if begindatum is not None or vers.te_corrigeren is None:
            fouten = vers.controleer(begindatum)
            if fouten:
                return Resultaat(veldfouten=fouten)
        onverzonden = _onverzonden(vers)
        if onverzonden is not None:
            staand = _laat_vervallen(uow, vers.toewijzing, onverzonden)
            if _is_al_goed(staand, begindatum):
                uow.commit()
                return Resultaat()
            vers = replace(vers, te_corrigeren=staand)
        vandaag = workspace.vandaag()
        bericht = vers.maak(begindatum, Afzending(nieuwe_identificatie(vandaag), vandaag))
        bevindingen = verzenden.beoordeel(workspace, uow, bericht, dossier)
        if bevindingen:
            return Resultaat(bevindingen=bevindingen)
        verzending = verzenden.bewaar(
            workspace, uow, bericht, dossier, vervangt_id=_geweigerd(vers.toewijzing)
        )
        uow.commit()
    return Resultaat(verzending)


def _ververs(form: StartForm, toewijzing: Toewijzing) -> StartForm:
    """Judge the form on what stands now; it may have been open for a while.

    Raises UserError when the start that it corrects is no longer the one that stands.
    """
    te_corrigeren = None
    if form.te_corrigeren is not None:
        te_corrigeren = toewijzing.levering.actuele_start
        if te_corrigeren is None or te_corrigeren.id != form.te_corrigeren.id:
            raise UserError(
                "Deze start is intussen gewijzigd.", "Open het formulier opnieuw vanaf de cliënt."
            )
    return replace(form, toewijzing=toewijzing, te_corrigeren=te_corrigeren)


def _onverzonden(form: StartForm) -> Melding | None:
    """Find the report that lapses because its message has not left: a start, or a withdrawal.

    A withdrawal and the start that follows it belong in one message (IV008): the order in which
    two are processed means nothing (OP080). Raises UserError when the withdrawal may have left.
    """
    if form.te_corrigeren is not None:
        return form.te_corrigeren if form.te_corrigeren.status is Status.KLAAR else None
    laatste = next((m for m in reversed(form.toewijzing.meldingen) if m.telt), None)
    if laatste is None or laatste.status_aanlevering != VERWIJDEREN:
        return None
    if laatste.status is Status.GEEXPORTEERD:
        raise UserError(
            "De vorige start wordt ingetrokken met een bericht dat al geëxporteerd is.",
            "Dien dat eerst in bij VECOZO en meld het bij Klaar voor VECOZO. "
            "Meld de nieuwe start daarna.",
        )
    return laatste if laatste.status is Status.KLAAR else None


def nog_niet_gestart(
    workspace: Workspace, toewijzing_id: int, verwacht_op: date | None = None
) -> None:
    """Record that care has not begun, and when it is expected if anybody knows.

    Raises UserError when a start was reported, or the date has passed.
    """
    vandaag = workspace.vandaag()
    if verwacht_op is not None and verwacht_op <= vandaag:
        raise UserError(
            "Een verwachte start ligt na vandaag.", "Is de hulp al begonnen? Meld dan de start."
        )
    with workspace.schrijven() as uow:
        dossier = uow.dossiers.van_toewijzing(toewijzing_id)
        toewijzing = _van_id(dossier, toewijzing_id)
        if toewijzing.verwijderd:
            raise UserError(
                "De gemeente heeft deze toewijzing verwijderd. Er hoeft geen start meer te komen."
            )
        if toewijzing.levering.actuele_start is not None:
            raise UserError(
                "Voor deze toewijzing is de start al gemeld.",
                "Klopt die niet? Corrigeer de start of trek hem in.",
            )
        toewijzing.verwachting = Startverwachting(vandaag, verwacht_op)
        uow.dossiers.bewaar([dossier])
        uow.commit()


def _formulier(workspace: Workspace, uow: UnitOfWork, toewijzing_id: int) -> StartForm:
    dossier = uow.dossiers.van_toewijzing(toewijzing_id)
    toewijzing = _van_id(dossier, toewijzing_id)
    assert dossier.client is not None  # a Toewijzing belongs to somebody
    protocol = instellen.protocol_op(
        toewijzing.sleutel.gemeente, workspace.vandaag(), instellen.protocolkeuzes(uow)
    )
    laatste = toewijzing.meldingen[-1] if toewijzing.meldingen else None
    return StartForm(
        dossier.client,
        toewijzing,
        workspace.vandaag(),
        protocol.bron_ingangsdatum,
        voorstel=laatste.begindatum if laatste is not None and not laatste.telt else None,
    )


def _laat_vervallen(uow: UnitOfWork, toewijzing: Toewijzing, van: Melding) -> Melding | None:
    """Let the unsent message with a report lapse, and give the start that then stands."""
    assert van.bericht_id is not None  # every report has its message
    uow.berichten.zet_status([van.bericht_id], Status.VERVALLEN)
    for melding in toewijzing.meldingen:
        if melding.bericht_id == van.bericht_id:
            melding.status = Status.VERVALLEN
    return toewijzing.levering.actuele_start


def _is_al_goed(staand: Melding | None, begindatum: date | None) -> bool:
    """Whether nothing needs to be sent: what stands is what is wanted."""
    return (staand.begindatum if staand else None) == begindatum


def _geweigerd(toewijzing: Toewijzing) -> int | None:
    """Id of the refused message that a new one replaces."""
    for melding in reversed(toewijzing.meldingen):
        if melding.status in (Status.AFGEKEURD, Status.AFGEKEURD_VECOZO):
            return melding.bericht_id
        if melding.telt:
            return None
    return None


def _dossier(uow: UnitOfWork, toewijzing: Toewijzing) -> Dossier:
    assert toewijzing.id is not None  # it was read from the store
    return uow.dossiers.van_toewijzing(toewijzing.id)


def _van_id(dossier: Dossier, toewijzing_id: int) -> Toewijzing:
    return next(t for t in dossier.toewijzingen.values() if t.id == toewijzing_id)
