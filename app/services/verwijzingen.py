"""Referrals on file: keeping them with their scans, and what is missing for a request (315)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from app.deadlines.protocol import Protocol
from app.deadlines.verwijzing import geldigheid_verwijzing
from app.domain.aanvraag import Aanvraag
from app.domain.bezwaar import Bezwaar, Zwaarte
from app.domain.client import Client
from app.domain.dossier import Dossier
from app.domain.verwijzing import (
    MET_AGB,
    ZELFVERWIJZER,
    Bijlage,
    Dossierverwijzing,
    Verwijzing,
    verwijzerfouten,
)
from app.errors import UserError
from app.forms.form import Veldfout, onbekende_code
from app.services import instellen
from app.services.scans import Scan, lees_scan
from app.services.workspace import Workspace
from app.standard.codelijsten import codelijst
from app.standard.leesbaar import datum_voluit
from app.standard.release import Wet
from app.store.unit_of_work import UnitOfWork

LANGSTE_NAAM = 64  # NaamVerwijzer
LANGSTE_OPMERKING = 2_000
_ZONDER_VERWIJZING = "Midden-IJssel/Oost-Veluwe 2024, §4.1"
# By region: that a referral must be at hand, that it may be asked for, that it expires.
_BRONNEN = {
    "rijk-van-nijmegen": (
        "Rijk van Nijmegen 1.17.1, §2.1.2",
        "Rijk van Nijmegen 1.17.1, §2.1.2 en §6.3",
        "Rijk van Nijmegen 1.17.1, §6.3",
    ),
    "midden-ijssel-oost-veluwe-2024": (
        "Midden-IJssel/Oost-Veluwe 2024, hoofdstuk 4 en §4.1",
        "Midden-IJssel/Oost-Veluwe 2024, §4.1",
        "Midden-IJssel/Oost-Veluwe 2024, §4.1",
    ),
}
_OVERAL = tuple("; ".join(dict.fromkeys(delen)) for delen in zip(*_BRONNEN.values(), strict=True))


# Keeping


def dossier(workspace: Workspace, client_id: int) -> list[Dossierverwijzing]:
    """Referrals of a client with their scans, the newest first."""
    with workspace.lezen() as uow:
        return uow.verwijzingen.dossier(client_id)


def lees(workspace: Workspace, id_: int) -> Dossierverwijzing:
    """A referral with its scans. Raises LookupError."""
    with workspace.lezen() as uow:
        return Dossierverwijzing(uow.verwijzingen.lees(id_), tuple(uow.verwijzingen.bijlagen(id_)))


def referenties(workspace: Workspace, id_: int) -> list[str]:
    """ReferentieAanbieder of each request that rests on a referral."""
    with workspace.lezen() as uow:
        return uow.verwijzingen.referenties(id_)


def bewaar(
    workspace: Workspace,
    verwijzing: Verwijzing,
    erbij: Sequence[Scan] = (),
    eraf: Collection[int] = (),
) -> Verwijzing:
    """Keep a referral, new or changed, with the scans that came and without those that went.

    ``eraf`` are ids of scans. Raises UserError for the first thing that is wrong with it.
    """
    een = schoon(verwijzing)
    for fout in fouten(een, workspace.vandaag()):
        raise UserError(fout.melding, fout.advies)
    with workspace.schrijven() as uow:
        een.vastgelegd_op = een.vastgelegd_op or workspace.nu()
        uow.verwijzingen.bewaar(een)
        leg_scans_vast(workspace, uow, een.bewaard_id, erbij, eraf)
        uow.commit()
    return een


def leg_scans_vast(
    workspace: Workspace,
    uow: UnitOfWork,
    verwijzing_id: int,
    erbij: Sequence[Scan],
    eraf: Collection[int] = (),
) -> None:
    """Keep scans with a referral and take others away, within a transaction."""
    nu = workspace.nu()
    for scan in erbij:
        uow.verwijzingen.voeg_bijlage_toe(verwijzing_id, scan.naam, scan.soort, scan.inhoud, nu)
    uow.verwijzingen.verwijder_bijlagen(eraf, workspace.vandaag())


def voeg_bijlage_toe(workspace: Workspace, verwijzing_id: int, pad: Path) -> Bijlage:
    """Keep a copy of a file with a referral; the file itself stays where it is.

    Raises UserError for what is no scan.
    """
    scan = lees_scan(pad)
    with workspace.schrijven() as uow:
        bijlage = uow.verwijzingen.voeg_bijlage_toe(
            verwijzing_id, scan.naam, scan.soort, scan.inhoud, workspace.nu()
        )
        uow.commit()
    return bijlage


def verwijder_bijlage(workspace: Workspace, id_: int) -> None:
    """Take a scan away."""
    with workspace.schrijven() as uow:
        uow.verwijzingen.verwijder_bijlagen([id_], workspace.vandaag())
        uow.commit()


def verwijder(workspace: Workspace, id_: int) -> None:
    """Take a referral away, with its scans. Raises LookupError."""
    with workspace.schrijven() as uow:
        uow.verwijzingen.verwijder(id_, workspace.vandaag())
        uow.commit()


def herstel(workspace: Workspace, id_: int) -> None:
    """Put a referral back that was taken away. Raises LookupError."""
    with workspace.schrijven() as uow:
        uow.verwijzingen.herstel(id_)
        uow.commit()


# What is wrong with it


def schoon(een: Verwijzing) -> Verwijzing:
    """The same referral, without needless spaces and with nothing for what is empty."""
    return replace(
        een,
        naam=" ".join((een.naam or "").split()) or None,
        zorgverlener_code="".join((een.zorgverlener_code or "").split()) or None,
        opmerking=een.opmerking.strip(),
    )


def fouten(een: Verwijzing, vandaag: date) -> Iterator[Veldfout]:
    """What is wrong with a referral, by field."""
    if not een.type:
        yield Veldfout("type", "Kies wie de cliënt verwees.", "", "")
    elif een.type not in codelijst("COD327"):
        yield onbekende_code("type", "de verwijzer", een.type, "COD327")
    else:
        for fout in verwijzerfouten(een.type, een.naam, een.zorgverlener_code):
            yield Veldfout(fout.veld, fout.melding, fout.advies, fout.regel)
    if len(een.naam or "") > LANGSTE_NAAM:
        yield Veldfout("naam", f"De naam is langer dan {LANGSTE_NAAM} tekens.", "Kort hem af.", "")
    if een.datum is None and een.type != ZELFVERWIJZER:
        yield Veldfout("datum", "Vul de datum van de verwijzing in.", "Die staat op de brief.", "")
    for veld in ("datum", "aanmelding", "eerste_contact"):
        dag = getattr(een, veld)
        if dag is not None and dag > vandaag:
            yield Veldfout(veld, "Deze dag is nog niet geweest.", "Kijk de datum na.", "")
    begin = een.datum or een.aanmelding
    if een.geldig_tot is not None and begin is not None and een.geldig_tot < begin:
        yield Veldfout(
            "geldig_tot",
            "De verwijzing verloopt voordat hij is gegeven.",
            "Kijk de twee datums na.",
            "",
        )
    if len(een.opmerking) > LANGSTE_OPMERKING:
        yield Veldfout(
            "opmerking", f"Dit is langer dan {LANGSTE_OPMERKING} tekens.", "Kort het in.", ""
        )


def let_op(een: Verwijzing) -> str:
    """What may be wrong although it can be kept; empty when nothing is."""
    if een.datum is None:
        return ""
    if een.eerste_contact is not None and een.eerste_contact < een.datum:
        return (
            "Het eerste contact was voor de datum van de verwijzing. Zorg zonder wettelijke "
            f"verwijzing hoeft de gemeente niet te betalen. ({_ZONDER_VERWIJZING})"
        )
    if een.aanmelding is not None and een.aanmelding < een.datum:
        return (
            "De cliënt was al aangemeld voor de datum van de verwijzing. Dat kan; kijk voor de "
            "zekerheid of de datums kloppen."
        )
    return ""


def geldigheid(workspace: Workspace, dossier: Dossier) -> Callable[[date], date | None]:
    """Give what proposes the last day of a referral by the day of registration.

    By the protocol of the gemeente that assigned jeugd-ggz to the client; else it proposes none.
    """
    with workspace.lezen() as uow:
        boek = instellen.protocolboek(uow)
    van = [
        (boek.op(sleutel.gemeente, workspace.vandaag()), product.categorie)
        for sleutel, een in dossier.toewijzingen.items()
        if sleutel.wet is Wet.JW and (product := een.actueel.product) is not None
    ]

    def stel_voor(aanmelding: date) -> date | None:
        dagen = (geldigheid_verwijzing(p, None, soort, aanmelding) for p, soort in van)
        return next((dag for dag in dagen if dag is not None), None)

    return stel_voor


# What is missing for a request


def bezwaren(
    uow: UnitOfWork, aanvraag: Aanvraag, protocol: Protocol, vandaag: date
) -> Iterator[Bezwaar]:
    """What the referral on file has against a 315; only advice."""
    id_ = aanvraag.verwijzing_id
    stuk: Dossierverwijzing | None = None
    if id_ is not None:
        stuk = Dossierverwijzing(uow.verwijzingen.lees(id_), tuple(uow.verwijzingen.bijlagen(id_)))
    elif aanvraag.verwezen_op is not None:  # kept when the request is
        door = aanvraag.producten[0].verwijzer if aanvraag.producten else None
        stuk = Dossierverwijzing(
            Verwijzing(type=(door and door.type) or "", datum=aanvraag.verwezen_op)
        )
    if any(product.verwijzer.type in MET_AGB for product in aanvraag.producten):
        gevonden = ontbreekt(stuk, aanvraag.contactdatum or vandaag, protocol)
        if gevonden is not None:
            yield gevonden


def hoort_bij(uow: UnitOfWork, id_: int | None, client: Client | None) -> None:
    """Hold that a request rests on a referral of its client, or on one that is still nobody's.

    Raises UserError.
    """
    if id_ is None:
        return
    try:
        van = uow.verwijzingen.lees(id_).client_id
    except LookupError:
        van = 0  # nobody's, and not there
    if van is not None and van != (client.id if client else None):
        raise UserError(
            "De verwijzing die je koos, is er niet meer of is van een andere cliënt.",
            "Kies een verwijzing van deze cliënt, of leg een nieuwe vast.",
        )


def ontbreekt(
    stuk: Dossierverwijzing | None, dag: date, protocol: Protocol | None = None
) -> Bezwaar | None:
    """What a 315 after a doctor or gecertificeerde instelling misses of its referral on a day.

    The gemeente can ask for it. Without a protocol all regions that say so are named.
    """
    bezit, vragen, verloopt = _BRONNEN.get(protocol.regio if protocol else "", _OVERAL)
    if stuk is None:
        return Bezwaar(
            afspraak="verwijzing-ontbreekt",
            melding="Er is geen verwijzing vastgelegd. Na een huisarts, jeugdarts, medisch "
            "specialist of gecertificeerde instelling moet je die per verzoek hebben.",
            advies="Leg de verwijzing vast, met een scan: de gemeente kan ernaar vragen.",
            bron=bezit,
            zwaarte=Zwaarte.LET_OP,
        )
    tot = stuk.verwijzing.geldig_tot
    if tot is not None and tot < dag:
        return Bezwaar(
            afspraak="verwijzing-verlopen",
            melding=f"De verwijzing was geldig tot en met {datum_voluit(tot)}. Op "
            f"{datum_voluit(dag)} is hij verlopen.",
            advies="Vraag de verwijzer om een nieuwe verwijzing.",
            bron=verloopt,
            zwaarte=Zwaarte.LET_OP,
        )
    if not stuk.bijlagen:
        return Bezwaar(
            afspraak="verwijzing-zonder-scan",
            melding="Bij de verwijzing zit nog geen scan. De gemeente kan om de verwijzing vragen.",
            advies="Voeg een scan of foto toe.",
            bron=vragen,
            zwaarte=Zwaarte.LET_OP,
        )
    return None
