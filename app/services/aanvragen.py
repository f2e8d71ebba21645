"""Asking a gemeente for a Toewijzing (315): the form, what stands in its way, the message."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from app.deadlines import afspraken
from app.deadlines.verwijzing import geldigheid_verwijzing
from app.domain.aanvraag import Aanvraag
from app.domain.client import Client
from app.domain.dossier import Dossier
from app.domain.verwijzing import Verwijzing
from app.domain.verzending import Verzending
from app.domain.verzoek import GevraagdProduct, IngediendVerzoek
from app.domain.voorgeschiedenis import voorgeschiedenis
from app.errors import UserError
from app.forms.aanvraag_form import AanvraagForm, Kennis, begin
from app.forms.aanvraag_velden import VERWIJZING
from app.forms.form import Afzending
from app.forms.verzoekbericht import maak_315
from app.services import instellen, verwijzingen, verzoekbezwaren
from app.services.scans import lees_scan
from app.services.verzoekuitslag import Oordeel
from app.services.workspace import Workspace
from app.standard.release import Wet
from app.standard.verzoek import VerzoekToewijzingbericht
from app.store.unit_of_work import UnitOfWork


def formulier(
    workspace: Workspace,
    client_id: int | None = None,
    verlenging_van: int | None = None,
    verwijzing_id: int | None = None,
) -> AanvraagForm:
    """Give the form for a new request: for a client, or for one who is new.

    ``verlenging_van`` is the id of the Toewijzing that it goes on from, ``verwijzing_id`` that of
    the referral that it rests on.
    """
    with workspace.lezen() as uow:
        if client_id is None and verlenging_van is not None:
            dossier = uow.dossiers.van_toewijzing(verlenging_van)
        else:
            dossier = uow.dossiers.van_client(client_id) if client_id is not None else Dossier()
        form = begin(_kennis(uow, dossier, workspace.vandaag()), verlenging_van)
    if verwijzing_id is None:
        return form
    return form.zet(VERWIJZING, VERWIJZING, str(verwijzing_id))


def formulier_met(workspace: Workspace, aanvraag: Aanvraag) -> AanvraagForm:
    """Give the form as it was filled in before, or by a file."""
    with workspace.lezen() as uow:
        bsn = aanvraag.client.bsn
        dossier = uow.dossiers.laad([bsn])[bsn] if bsn else Dossier()
        kennis = _kennis(uow, dossier, workspace.vandaag())
    if not aanvraag.aanbieder and len(kennis.aanbieders) == 1:
        aanvraag = replace(aanvraag, aanbieder=kennis.aanbieders[0].agb)
    return AanvraagForm(aanvraag=aanvraag, kennis=kennis)


def _kennis(uow: UnitOfWork, dossier: Dossier, vandaag: date) -> Kennis:
    client_id = dossier.client.id if dossier.client else None
    return Kennis(
        vandaag=vandaag,
        dossier=dossier,
        afspraken=uow.contracten.alle(),
        aanbieders=[
            een
            for een in uow.instellingen.aanbieders()
            if (een.vanaf is None or een.vanaf <= vandaag)
            and (een.tot is None or een.tot >= vandaag)
        ],
        verwijzingen=uow.verwijzingen.van_client(client_id) if client_id is not None else (),
    )


def beoordeel(
    workspace: Workspace, uow: UnitOfWork, aanvraag: Aanvraag, identificatie: str
) -> Oordeel:
    """Make the 315, and tell what the dossier, the contract and the gemeente have against it.

    Its client is new when there is no dossier.
    """
    assert aanvraag.wet is not None  # the form asked it
    vandaag, bsn = workspace.vandaag(), aanvraag.client.bsn
    dossier = uow.dossiers.laad([bsn])[bsn]
    verwijzingen.hoort_bij(uow, aanvraag.verwijzing_id, dossier.client)
    uow.verzoeken.vul([dossier])
    contract = uow.contracten.van([(aanvraag.wet, aanvraag.gemeente)])
    protocol = instellen.protocolboek(uow).op(aanvraag.gemeente, vandaag)
    feiten = voorgeschiedenis(dossier, aanvraag.wet, aanvraag.gemeente, vandaag)
    bezwaren = [
        *verzoekbezwaren.van_aanvraag(aanvraag, dossier, contract, vandaag),
        *afspraken.bezwaren(aanvraag, feiten, protocol, vandaag, instellen.kalender(uow)),
        *verwijzingen.bezwaren(uow, aanvraag, protocol, vandaag),
    ]
    referenties = [f"{identificatie}{nummer}" for nummer in range(1, len(aanvraag.producten) + 1)]
    bericht = maak_315(aanvraag, referenties, Afzending(identificatie, vandaag))
    if dossier.client is None:
        dossier.client = Client.nieuw(aanvraag.client)
    return Oordeel(dossier, bericht, tuple(bezwaren))


def leg_vast(
    workspace: Workspace,
    uow: UnitOfWork,
    aanvraag: Aanvraag,
    oordeel: Oordeel,
    verzending: Verzending,
) -> None:
    """Keep what a 315 asks, and the referral that it rests on."""
    client_id = verzending.client_id
    assert client_id is not None  # its client was stored before
    assert isinstance(oordeel.bericht, VerzoekToewijzingbericht)  # this module made it
    verwijzing_id = _leg_verwijzing_vast(workspace, uow, aanvraag, client_id)
    verzoeken = _verzoeken(oordeel.bericht, aanvraag, verzending.bewaard_id, verwijzing_id)
    uow.verzoeken.bewaar(verzoeken, client_id)
    if aanvraag.woonplaats_id is not None:
        try:
            uow.woonplaatsen.koppel(aanvraag.woonplaats_id, client_id)
        except LookupError:
            raise UserError(
                "Hoe de gemeente is gevonden, is niet bewaard of gaat over een andere cliënt.",
                "Loop de vragen van het woonplaatsbeginsel opnieuw door.",
            ) from None


def _leg_verwijzing_vast(
    workspace: Workspace, uow: UnitOfWork, aanvraag: Aanvraag, client_id: int
) -> int | None:
    """Keep the referral with the client; one that is on file stays as it is.

    Without a date, a registration or a scan (which has made a row) there is nothing to keep. One
    that was typed again is the one on file, since extensions are counted by referral.
    """
    bekend = (
        uow.verwijzingen.lees(aanvraag.verwijzing_id)
        if aanvraag.verwijzing_id is not None
        else None
    )
    if bekend is not None and bekend.client_id is not None:
        return bekend.id
    if bekend is None and aanvraag.verwezen_op is None and aanvraag.aangemeld_op is None:
        return None
    verwijzing = verwijzing_van(aanvraag, bekend)
    if bekend is None and verwijzing.datum is not None:
        for eerder in uow.verwijzingen.van_client(client_id):
            if _zelfde(eerder, verwijzing):
                return eerder.id
    verwijzing.client_id = client_id
    if verwijzing.geldig_tot is None:
        verwijzing.geldig_tot = _geldig_tot(workspace, uow, aanvraag)
    verwijzing.vastgelegd_op = verwijzing.vastgelegd_op or workspace.nu()
    uow.verwijzingen.bewaar(verwijzing)
    return verwijzing.id


def _zelfde(een: Verwijzing, ander: Verwijzing) -> bool:
    """Whether two are one referral: who referred, on which day."""
    return (een.type, een.naam, een.zorgverlener_code, een.datum) == (
        ander.type,
        ander.naam,
        ander.zorgverlener_code,
        ander.datum,
    )


def _geldig_tot(workspace: Workspace, uow: UnitOfWork, aanvraag: Aanvraag) -> date | None:
    """Last day on which a referral is valid, where the region agreed on that."""
    protocol = instellen.protocolboek(uow).op(aanvraag.gemeente, workspace.vandaag())
    dagen = (
        geldigheid_verwijzing(
            protocol, product.vorm(aanvraag.wet), product.categorie, aanvraag.aangemeld_op
        )
        for product in aanvraag.producten
        if aanvraag.wet is Wet.JW
    )
    return next((dag for dag in dagen if dag is not None), None)


def verwijzing_van(aanvraag: Aanvraag, bekend: Verwijzing | None = None) -> Verwijzing:
    """Give the referral as the form has it, in place of what was kept of it."""
    door = aanvraag.producten[0].verwijzer
    nieuw = bekend or Verwijzing(type=door.type or "")
    nieuw.type = door.type or ""
    nieuw.naam, nieuw.zorgverlener_code = door.naam, door.zorgverlener_code
    nieuw.datum, nieuw.aanmelding = aanvraag.verwezen_op, aanvraag.aangemeld_op
    nieuw.eerste_contact = aanvraag.eerste_contact
    return nieuw


def voeg_scans_toe(workspace: Workspace, aanvraag: Aanvraag, paden: Sequence[Path]) -> int:
    """Keep scans of the referral while the request is filled in, and give the referral's id.

    Raises UserError for what is no scan; then nothing is kept.
    """
    gelezen = [lees_scan(pad) for pad in paden]
    with workspace.schrijven() as uow:
        id_ = aanvraag.verwijzing_id
        if id_ is None:
            nieuw = verwijzing_van(aanvraag)
            nieuw.vastgelegd_op = workspace.nu()
            uow.verwijzingen.bewaar(nieuw)
            id_ = nieuw.bewaard_id
        verwijzingen.leg_scans_vast(workspace, uow, id_, gelezen)
        uow.commit()
    return id_


def _verzoeken(
    bericht: VerzoekToewijzingbericht, een: Aanvraag, bericht_id: int, verwijzing_id: int | None
) -> list[IngediendVerzoek]:
    assert bericht.client is not None  # it is a heenbericht
    return [
        IngediendVerzoek(
            wet=bericht.wet,
            gemeente=bericht.gemeente,
            aanbieder=bericht.aanbieder,
            bsn=bericht.client.bsn,
            soort=bericht.soort,
            referentie_aanbieder=gevraagd.referentie_aanbieder,
            gedaan_op=bericht.header.bericht_identificatie.dagtekening,
            gevraagd=GevraagdProduct(
                product=gevraagd.product,
                ingangsdatum=gevraagd.toewijzing_ingangsdatum,
                einddatum=gevraagd.toewijzing_einddatum,
                omvang=gevraagd.omvang,
                budget=gevraagd.budget,
                verwijzer_type=gevraagd.verwijzer.type,
                zorgvorm=opgave.vorm(een.wet),
                verlenging_van=opgave.verlenging_van,
            ),
            eerste_contact=een.eerste_contact,
            spoed=een.spoed,
            verwijzing_id=verwijzing_id,
            bericht_id=bericht_id,
        )
        for gevraagd, opgave in zip(
            bericht.client.aangevraagde_producten, een.producten, strict=True
        )
    ]
