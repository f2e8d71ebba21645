"""Reporting a start or a stop: what is the same for the two forms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, Self, TypeVar

from app.domain.dossier import Dossier
from app.domain.levering import VERWIJDEREN, Melding, Meldingsoort
from app.domain.toewijzing import Toewijzing
from app.domain.verzending import Status
from app.errors import UserError
from app.forms.form import Afzending, Veldfout
from app.rules.finding import Finding
from app.services import verzenden
from app.services.nummering import nieuwe_identificatie
from app.services.verzenden import Resultaat
from app.services.workspace import Workspace
from app.standard.codec import encode
from app.standard.codelijsten import gemeentenaam
from app.standard.leesbaar import Regel, leesbaar
from app.standard.regie import Startbericht, Stopbericht
from app.standard.release import Wet
from app.store.unit_of_work import UnitOfWork

Lijn = tuple[Toewijzing, Melding]
Antwoord = TypeVar("Antwoord", contravariant=True)  # noqa: PLC0105 - a Dutch noun, as all of these


class Meldform(Protocol[Antwoord]):
    """A form on one Toewijzing; None as its answer withdraws what it corrects."""

    @property
    def toewijzing(self) -> Toewijzing:
        """The Toewijzing that it was opened on."""
        ...

    @property
    def te_corrigeren(self) -> Melding | None:
        """The report that stands and must be replaced or withdrawn."""
        ...

    @property
    def mee(self) -> tuple[Lijn, ...]:
        """Lines of an unsent message that this one takes the place of."""
        ...

    @property
    def soort(self) -> Meldingsoort:
        """What it reports."""
        ...

    def staand(self, toewijzing: Toewijzing) -> Melding | None:
        """Give the report of this soort that stands on a Toewijzing."""
        ...

    def op(self, dossier: Dossier) -> Self:
        """Give the same form on what stands now."""
        ...

    def in_plaats(self, te_corrigeren: Melding | None, mee: tuple[Lijn, ...]) -> Self:
        """Give the form after an unsent message lapsed: what then stands, and what goes along."""
        ...

    def controleer(self, antwoord: Antwoord | None) -> tuple[Veldfout, ...]:
        """What is wrong with the answer, before any message is made."""
        ...

    def is_gemeld(self, antwoord: Antwoord | None) -> bool:
        """Whether what stands is what is wanted, so that nothing has to be sent for it."""
        ...

    def maak(self, antwoord: Antwoord | None, afzending: Afzending) -> Startbericht | Stopbericht:
        """Make the message."""
        ...


@dataclass(frozen=True, slots=True)
class Voorbeeld:
    """A message as it would be sent, to read before it is made ready.

    Without ``vervangt`` it takes nothing back. Nothing is shown when the gemeente knows the answer.
    """

    leesbaar: tuple[Regel, ...] = ()
    xml: str = ""
    bevindingen: tuple[Finding, ...] = ()
    vervangt: Melding | None = None
    gemeld: bool = False


@dataclass(frozen=True, slots=True)
class _Plan:
    """What an answer asks for: a message, one that lapses, both, or neither."""

    toewijzing: Toewijzing
    bericht: Startbericht | Stopbericht | None
    vervangt: Melding | None
    vervalt_id: int | None
    gemeld: bool


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
    return gevonden[0].id


def toewijzing_van(dossier: Dossier, toewijzing_id: int) -> Toewijzing:
    """Give a Toewijzing of a Dossier by its id."""
    return next(t for t in dossier.toewijzingen.values() if t.id == toewijzing_id)


def voorbeeld(
    workspace: Workspace, form: Meldform[Antwoord], antwoord: Antwoord | None
) -> Voorbeeld:
    """Show what would be sent, with what the rules say of it; nothing is kept.

    The form found no fault in this answer; raises UserError when by now there is one.
    """
    with workspace.lezen() as uow:
        dossier = _dossier(uow, form)
        vers = _ververs(form, dossier)
        for fout in _fouten(vers, antwoord):
            raise UserError(fout.melding, fout.advies)
        plan = _plan(dossier, vers, antwoord, Afzending("voorbeeld", workspace.vandaag()))
        if plan.bericht is None or plan.gemeld:
            return Voorbeeld(gemeld=True)
        return Voorbeeld(
            leesbaar(plan.bericht),
            encode(plan.bericht).decode(),
            verzenden.beoordeel(workspace, uow, plan.bericht, dossier),
            _vervangt(plan),
        )


def zet_klaar(
    workspace: Workspace, form: Meldform[Antwoord], antwoord: Antwoord | None
) -> Resultaat:
    """Make the message ready; without an answer a correction withdraws what stands.

    A report that is ready but has not left lapses instead of being corrected; what else its
    message reports goes along in the new one. Nothing is kept when the form or a rule objects.
    """
    with workspace.schrijven() as uow:
        dossier = _dossier(uow, form)
        vers = _ververs(form, dossier)
        fouten = _fouten(vers, antwoord)
        if fouten:
            return Resultaat(veldfouten=fouten)
        vandaag = workspace.vandaag()
        plan = _plan(dossier, vers, antwoord, Afzending(nieuwe_identificatie(vandaag), vandaag))
        if plan.vervalt_id is not None:
            uow.berichten.zet_status([plan.vervalt_id], Status.VERVALLEN)
        if plan.bericht is None:
            uow.commit()
            return Resultaat(vervallen_id=plan.vervalt_id, gemeld=True)
        bevindingen = verzenden.beoordeel(workspace, uow, plan.bericht, dossier)
        if bevindingen:
            return Resultaat(bevindingen=bevindingen)
        vervangt = _geweigerd(dossier, plan.toewijzing, plan.bericht)
        verzending = verzenden.bewaar(workspace, uow, plan.bericht, dossier, vervangt_id=vervangt)
        uow.commit()
    return Resultaat(verzending, vervallen_id=plan.vervalt_id, gemeld=plan.gemeld)


def _vervangt(plan: _Plan) -> Melding | None:
    """What the message takes back on the Toewijzing at hand, if anything."""
    assert plan.bericht is not None  # there is one to show
    nummer = plan.toewijzing.sleutel.nummer
    terug = (p.status_aanlevering for p in verzenden.producten(plan.bericht)
             if p.toewijzing_nummer == nummer)  # fmt: skip
    return plan.vervangt if VERWIJDEREN in terug else None


def _fouten(form: Meldform[Antwoord], antwoord: Antwoord | None) -> tuple[Veldfout, ...]:
    """What is wrong with an answer; a withdrawal has none."""
    intrekking = antwoord is None and form.te_corrigeren is not None
    return () if intrekking else form.controleer(antwoord)


def _plan(
    dossier: Dossier, form: Meldform[Antwoord], antwoord: Antwoord | None, afzending: Afzending
) -> _Plan:
    """Find out what an answer asks for; a message that lapses does so in the Dossier as read."""
    onverzonden = _onverzonden(form)
    if onverzonden is None:
        bericht = form.maak(antwoord, afzending)
        return _Plan(form.toewijzing, bericht, form.te_corrigeren, None, gemeld=False)
    mee = _laat_vervallen(dossier, form.toewijzing, onverzonden)
    form = form.in_plaats(form.staand(form.toewijzing), mee)
    gemeld = form.is_gemeld(antwoord)
    if gemeld:
        form, antwoord = form.in_plaats(None, mee), None
    return _Plan(
        form.toewijzing,
        None if gemeld and not mee else form.maak(antwoord, afzending),
        form.te_corrigeren,
        onverzonden.bericht_id,
        gemeld,
    )


def _ververs(form: Meldform[Antwoord], dossier: Dossier) -> Meldform[Antwoord]:
    """Judge the form on what stands now; it may have been open for a while.

    Raises UserError when what it corrects is no longer what stands.
    """
    vers = form.op(dossier)
    if form.te_corrigeren is None:
        return vers
    staand = vers.staand(vers.toewijzing)
    if staand is None or staand.id != form.te_corrigeren.id:
        raise UserError(
            f"Deze {form.soort} is intussen gewijzigd.",
            "Open het formulier opnieuw vanaf de cliënt.",
        )
    return vers.in_plaats(staand, ())


def _onverzonden(form: Meldform[Antwoord]) -> Melding | None:
    """Find the report that lapses because its message has not left: a first one, or a withdrawal.

    A withdrawal and the report that follows it belong in one message (IV008): the order in which
    two are processed means nothing (OP080). Raises UserError when the withdrawal may have left.
    """
    if form.te_corrigeren is not None:
        return form.te_corrigeren if form.te_corrigeren.status is Status.KLAAR else None
    laatste = next((m for m in reversed(form.toewijzing.meldingen) if m.telt), None)
    if laatste is None or not laatste.intrekking or laatste.soort is not form.soort:
        return None
    if laatste.status is Status.GEEXPORTEERD:
        raise UserError(
            f"De vorige {form.soort} wordt ingetrokken met een bericht dat al geëxporteerd is.",
            "Dien dat eerst in bij VECOZO en meld het bij Klaar voor VECOZO. "
            f"Meld de nieuwe {form.soort} daarna.",
        )
    return laatste if laatste.status is Status.KLAAR else None


def _laat_vervallen(dossier: Dossier, toewijzing: Toewijzing, van: Melding) -> tuple[Lijn, ...]:
    """Let the unsent message with a report lapse; give what it reports on other Toewijzingen."""
    lijnen = [
        (een, melding)
        for een in dossier.toewijzingen.values()
        for melding in een.meldingen
        if melding.bericht_id == van.bericht_id
    ]
    for _, melding in lijnen:
        melding.status = Status.VERVALLEN
    return tuple((een, melding) for een, melding in lijnen if een is not toewijzing)


def geweigerde(toewijzing: Toewijzing, soort: Meldingsoort) -> Sequence[Melding]:
    """What the newest 305 or 307 reported on a Toewijzing, when that message was refused."""
    gegaan = [
        m for m in toewijzing.meldingen if m.soort is soort and m.status is not Status.VERVALLEN
    ]
    if not gegaan or gegaan[-1].telt:
        return ()
    return [m for m in gegaan if m.bericht_id == gegaan[-1].bericht_id]


def _geweigerd(
    dossier: Dossier, toewijzing: Toewijzing, nieuw: Startbericht | Stopbericht
) -> int | None:
    """Id of the refused message that a new one of its soort replaces.

    A message on several Toewijzingen is replaced when the new one is about all of them, but for
    those on which something else was reported since. On a removed Toewijzing there is nothing
    left to stop once the start is withdrawn (OP033x1).
    """
    soort = Meldingsoort.STOP if isinstance(nieuw, Stopbericht) else Meldingsoort.START
    if toewijzing.verwijderd and not geweigerde(toewijzing, soort):
        soort = Meldingsoort.STOP
    geweigerd = geweigerde(toewijzing, soort)
    if not geweigerd:
        return None
    oud = geweigerd[0].bericht_id
    over = {
        een.sleutel.nummer
        for een in dossier.toewijzingen.values()
        if any(melding.bericht_id == oud for melding in geweigerde(een, soort))
    }
    return oud if over <= set(verzenden.toewijzing_nummers(nieuw)) else None


def _dossier(uow: UnitOfWork, form: Meldform[Antwoord]) -> Dossier:
    assert form.toewijzing.id is not None  # it was read from the store
    return uow.dossiers.van_toewijzing(form.toewijzing.id)
