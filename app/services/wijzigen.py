"""Asking a gemeente to change what it assigned (317): the form, objections, the message."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from app.deadlines import afspraken
from app.domain.aanvraag import Wijzigingsaanvraag
from app.domain.bezwaar import Bezwaar
from app.domain.dossier import Dossier
from app.domain.toewijzing import Toewijzing
from app.domain.verzending import Verzending
from app.domain.verzoek import IngediendVerzoek
from app.domain.voorgeschiedenis import voorgeschiedenis
from app.errors import UserError
from app.forms.aanvraag_controle import bsnfout
from app.forms.form import Afzending
from app.forms.verzoekbericht import maak_317
from app.forms.wijziging_form import WijzigingForm, Wijzigingskennis
from app.services import instellen, verzoekbezwaren
from app.services.melden import toewijzing_van
from app.services.verzoekuitslag import Oordeel
from app.services.workspace import Workspace
from app.standard.codelijsten import gemeentenaam
from app.standard.release import Wet
from app.standard.verzoek import VerzoekWijzigingbericht
from app.store.unit_of_work import UnitOfWork


def uitgesloten(
    workspace: Workspace, waar: Collection[tuple[Wet, str]]
) -> Mapping[tuple[Wet, str], Bezwaar]:
    """Say for which wet and gemeente of these a 317 is not offered, and what to do instead."""
    if not waar:
        return {}
    with workspace.lezen() as uow:
        boek = instellen.protocolboek(uow)
    gevonden = {
        (wet, gemeente): afspraken.mag_317(boek.op(gemeente, workspace.vandaag()), wet)
        for wet, gemeente in waar
    }
    return {plek: bezwaar for plek, bezwaar in gevonden.items() if bezwaar is not None}


def formulier(workspace: Workspace, toewijzing_id: int) -> WijzigingForm:
    """Give the form for a change of all that the gemeente of a Toewijzing has assigned.

    Raises UserError when nothing of it holds any more.
    """
    with workspace.lezen() as uow:
        dossier = uow.dossiers.van_toewijzing(toewijzing_id)
        toewijzing = toewijzing_van(dossier, toewijzing_id)
        wet, gemeente, _ = toewijzing.sleutel
        aanvraag = Wijzigingsaanvraag(
            wet=wet, gemeente=gemeente, aanbieder=toewijzing.aanbieder, bsn=toewijzing.bsn
        )
        form = _form(workspace, uow, aanvraag, dossier)
    if not form.actueel:
        raise UserError(
            f"{gemeentenaam(gemeente)} heeft deze cliënt niets toegewezen dat nog loopt, dus er "
            "is niets te wijzigen (OP306).",
            "Vraag een toewijzing aan (315).",
        )
    return form


def formulier_met(workspace: Workspace, aanvraag: Wijzigingsaanvraag) -> WijzigingForm:
    """Give the form as it was filled in before, or by a file.

    Raises UserError without a BSN that can be, and for a client without a dossier.
    """
    if not aanvraag.bsn:
        raise UserError("Het burgerservicenummer ontbreekt.", "Vul het in: daarop zoekt Heenweer.")
    if (fout := bsnfout(aanvraag.bsn)) is not None:
        raise UserError(fout.melding, fout.advies)
    with workspace.lezen() as uow:
        dossier = uow.dossiers.laad([aanvraag.bsn])[aanvraag.bsn]
        if dossier.client is None:
            raise UserError(
                "Van deze cliënt is nog geen toewijzing bekend, dus er is niets te wijzigen "
                "(OP306).",
                "Kijk het burgerservicenummer na. Klopt het, verwerk dan eerst de toewijzing "
                "(301), of vraag een toewijzing aan (315).",
            )
        return _form(workspace, uow, aanvraag, dossier)


def _form(
    workspace: Workspace, uow: UnitOfWork, aanvraag: Wijzigingsaanvraag, dossier: Dossier
) -> WijzigingForm:
    vandaag = workspace.vandaag()
    if not aanvraag.aanbieder:
        aanvraag = replace(aanvraag, aanbieder=_aanbieder(aanvraag, dossier))
    contract = (
        uow.contracten.van([(aanvraag.wet, aanvraag.gemeente)]) if aanvraag.wet is not None else []
    )
    geldig = [een for een in contract if een.tot is None or een.tot >= vandaag]
    kennis = Wijzigingskennis(vandaag=vandaag, dossier=dossier, afspraken=geldig)
    return WijzigingForm(aanvraag=aanvraag, kennis=kennis)


def _aanbieder(aanvraag: Wijzigingsaanvraag, dossier: Dossier) -> str:
    """AGB code to which the gemeente assigned last."""
    codes = [
        (een.actueel.ingangsdatum, een.aanbieder)
        for sleutel, een in dossier.toewijzingen.items()
        if (sleutel.wet, sleutel.gemeente) == (aanvraag.wet, aanvraag.gemeente)
    ]
    return max(codes)[1] if codes else ""


def beoordeel(
    workspace: Workspace, uow: UnitOfWork, aanvraag: Wijzigingsaanvraag, identificatie: str
) -> Oordeel:
    """Make the 317, and tell what the dossier, the contract and the gemeente have against it."""
    assert aanvraag.wet is not None  # it is that of a Toewijzing
    vandaag = workspace.vandaag()
    dossier = uow.dossiers.laad([aanvraag.bsn])[aanvraag.bsn]
    uow.verzoeken.vul([dossier])
    actueel = dossier.actuele_toewijzingen(
        aanvraag.wet, aanvraag.gemeente, aanvraag.aanbieder, vandaag
    )
    contract = uow.contracten.van([(aanvraag.wet, aanvraag.gemeente)])
    protocol = instellen.protocolboek(uow).op(aanvraag.gemeente, vandaag)
    feiten = voorgeschiedenis(dossier, aanvraag.wet, aanvraag.gemeente, vandaag)
    bezwaren = [
        *verzoekbezwaren.van_wijziging(aanvraag, _per_nummer(actueel), contract, vandaag),
        *afspraken.bezwaren_wijziging(aanvraag, feiten, protocol, vandaag, instellen.kalender(uow)),
    ]
    bericht = maak_317(aanvraag, actueel, identificatie, Afzending(identificatie, vandaag))
    return Oordeel(dossier, bericht, tuple(bezwaren))


def leg_vast(uow: UnitOfWork, oordeel: Oordeel, verzending: Verzending) -> None:
    """Keep that a 317 was asked."""
    bericht, client_id = oordeel.bericht, verzending.client_id
    assert client_id is not None  # it is about a client with a dossier
    assert isinstance(bericht, VerzoekWijzigingbericht)  # this module made it
    assert bericht.client is not None  # it is a heenbericht
    verzoek = IngediendVerzoek(
        wet=bericht.wet,
        gemeente=bericht.gemeente,
        aanbieder=bericht.aanbieder,
        bsn=bericht.client.bsn,
        soort=bericht.soort,
        referentie_aanbieder=bericht.client.verzoek.referentie_aanbieder,
        gedaan_op=verzending.dagtekening,
        bericht_id=verzending.bewaard_id,
    )
    uow.verzoeken.bewaar([verzoek], client_id)


def _per_nummer(actueel: Mapping[int, Toewijzing]) -> list[Toewijzing]:
    return [een for _, een in sorted(actueel.items())]
