"""Reporting the stop of care (307), and correcting it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from app.domain.dossier import Dossier
from app.domain.levering import Melding, Meldingsoort
from app.domain.toewijzing import Toewijzing
from app.errors import UserError
from app.forms.stop_controle import Stopantwoord
from app.forms.stop_form import StopForm
from app.services import instellen
from app.services.melden import geweigerde, toewijzing_van
from app.services.workspace import Workspace
from app.store.unit_of_work import UnitOfWork


def formulier(workspace: Workspace, toewijzing_id: int) -> StopForm:
    """Give the form for a stop, filled in from the Toewijzing.

    When an earlier report was refused its answers are proposed again; a refused correction is
    proposed as a correction.
    """
    with workspace.lezen() as uow:
        form = _formulier(workspace, uow, toewijzing_id)
    levering = form.toewijzing.levering
    corrigeerde = any(m.intrekking for m in _geweigerde_stop(form.toewijzing))
    if levering.laatste_stop is not None and (corrigeerde or levering.te_stoppen is None):
        return _corrigeer(form, levering.laatste_stop)
    return form


def correctie(workspace: Workspace, toewijzing_id: int) -> StopForm:
    """Give the form that corrects the stop that stands. Raises UserError when there is none."""
    with workspace.lezen() as uow:
        form = _formulier(workspace, uow, toewijzing_id)
    stop = form.toewijzing.levering.laatste_stop
    if stop is None:
        loopt = form.toewijzing.levering.actuele_start is not None
        raise UserError(
            "Op deze toewijzing staat geen stop, dus er is niets te corrigeren.",
            "De hulp loopt nog volgens je meldingen. Is hij gestopt? Meld dan de stop."
            if loopt
            else "Meld eerst de start (305).",
        )
    return _corrigeer(form, stop)


def anders(form: StopForm, einddatum: date | None, reden: str | None) -> Stopantwoord:
    """Give the answer that changes the stop that stands in what is given, and in nothing else.

    Raises UserError when nothing is given.
    """
    oud = form.te_corrigeren
    assert oud is not None  # it is a correction
    if einddatum is None and reden is None:
        raise UserError(
            "Er is niets om te verbeteren opgegeven.",
            "Noem een andere einddatum of reden, of trek de stop in.",
        )
    return Stopantwoord(einddatum or oud.einddatum, reden or oud.reden_beeindiging)


def kunnen_mee(form: StopForm, nummers: Iterable[int]) -> None:
    """Hold other Toewijzingen to those that can stop in the same message. Raises UserError."""
    mogelijk = {ander.sleutel.nummer for ander in form.anderen}
    for nummer in nummers:
        if nummer not in mogelijk:
            raise UserError(
                f"Toewijzing {nummer} kan niet mee in dit bericht.",
                "Mee kunnen alleen toewijzingen van dezelfde cliënt, gemeente, wet en AGB-code "
                "waarop een start is gemeld en nog geen stop.",
            )


def _corrigeer(form: StopForm, stop: Melding) -> StopForm:
    return replace(form, te_corrigeren=stop, anderen=())


def _formulier(workspace: Workspace, uow: UnitOfWork, toewijzing_id: int) -> StopForm:
    dossier = uow.dossiers.van_toewijzing(toewijzing_id)
    toewijzing = toewijzing_van(dossier, toewijzing_id)
    assert dossier.client is not None  # a Toewijzing belongs to somebody
    protocol = instellen.protocolboek(uow).op(toewijzing.sleutel.gemeente, workspace.vandaag())
    anderen = tuple(_anderen(dossier, toewijzing))
    return StopForm(
        dossier.client,
        toewijzing,
        workspace.vandaag(),
        protocol.bron_einddatum,
        anderen=anderen,
        voorstel=_voorstel(toewijzing, anderen),
    )


def _anderen(dossier: Dossier, toewijzing: Toewijzing) -> list[Toewijzing]:
    """Toewijzingen that can stop in the same message: of the same gemeente, wet and AGB code."""
    wet, gemeente, _ = toewijzing.sleutel
    return [
        ander
        for sleutel, ander in sorted(dossier.toewijzingen.items())
        if ander is not toewijzing
        and (sleutel.wet, sleutel.gemeente, ander.aanbieder)
        == (wet, gemeente, toewijzing.aanbieder)
        and not ander.verwijderd
        and ander.levering.te_stoppen is not None
    ]


def _geweigerde_stop(toewijzing: Toewijzing) -> Sequence[Melding]:
    return geweigerde(toewijzing, Meldingsoort.STOP)


def _voorstel(toewijzing: Toewijzing, anderen: Sequence[Toewijzing]) -> Stopantwoord | None:
    """The answers of a stop that was refused, with the others that were in its message."""
    geweigerd = [m for m in _geweigerde_stop(toewijzing) if not m.intrekking]
    if not geweigerd:
        return None
    bericht = geweigerd[-1].bericht_id
    ook = frozenset(
        ander.sleutel.nummer
        for ander in anderen
        if any(m.bericht_id == bericht for m in _geweigerde_stop(ander))
    )
    return Stopantwoord(geweigerd[-1].einddatum, geweigerd[-1].reden_beeindiging, ook)
