"""The 323 of a group of lines: built, and judged by schema and rules line by line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from app.domain.client import Client
from app.domain.contract import Contractproduct
from app.domain.declaratie import CREDIT, DEBET, totaal_bedrag
from app.domain.dossier import Dossier
from app.domain.productperiode import kalendermaand
from app.domain.voorstelregel import Regelsleutel, Voorstelregel
from app.rules.check import check
from app.rules.finding import Finding
from app.services.bron import Databron
from app.services.nummering import nieuw_declaratienummer, nieuwe_identificatie
from app.services.verzenden import schemabevinding
from app.services.workspace import Workspace
from app.standard.basis import BedragMetDC, BerichtIdentificatie, Header, ProductReferentie
from app.standard.berichtsoort import Berichtsoort
from app.standard.codec import encode, valideer
from app.standard.declaratie import (
    Declaratie,
    Declaratiebericht,
    DeclaratieClient,
    Prestatie,
)
from app.standard.release import Wet, bericht_code
from app.store.declaraties import Declaratieregel, Partijen
from app.store.unit_of_work import UnitOfWork

_CLIENT = "/Bericht/Declaratie/Clienten/Client"


@dataclass(frozen=True, slots=True)
class Lijn:
    """A line to declare, with its client."""

    regel: Voorstelregel
    client: Client


@dataclass(slots=True)
class Groep:
    """The lines of one 323, what was found in each, and the message of those that are right.

    ``rood`` has the findings by line, ``bezwaar`` those against the message as a whole; with
    these, or without a line that is right, there is no ``bericht``. ``plaatsen`` says where each
    Prestatie belongs, in document order.
    """

    wet: Wet
    gemeente: str
    aanbieder: str
    maand: date
    lijnen: list[Lijn]
    rood: dict[Regelsleutel, list[Finding]] = field(default_factory=dict)
    bezwaar: tuple[Finding, ...] = ()
    bericht: Declaratiebericht | None = None
    inhoud: bytes = b""
    plaatsen: list[Declaratieregel] = field(default_factory=list)


def keur(
    workspace: Workspace,
    uow: UnitOfWork,
    maand: date,
    lijnen: Iterable[Lijn],
    dossiers: Mapping[str, Dossier],
    contract: Mapping[tuple[Wet, str], Sequence[Contractproduct]],
) -> list[Groep]:
    """Divide lines over messages by wet, gemeente and AGB code, and judge them.

    A month that lies before the newest that was declared is declared with that one (IV090).
    """
    op_partijen: dict[Partijen, list[Lijn]] = {}
    for lijn in lijnen:
        sleutel = lijn.regel.toewijzing.sleutel
        partijen = (sleutel.wet, sleutel.gemeente, lijn.regel.toewijzing.aanbieder)
        op_partijen.setdefault(partijen, []).append(lijn)
    maanden = uow.declaraties.laatste_maanden(op_partijen)
    bron = Databron(workspace.vandaag(), dossiers=dossiers, contracten=contract, maanden=maanden)
    groepen = []
    for partijen in sorted(op_partijen):
        groep = Groep(*partijen, max(maand, maanden.get(partijen, maand)), op_partijen[partijen])
        _keur(workspace, uow, groep, bron)
        groepen.append(groep)
    return groepen


def _keur(workspace: Workspace, uow: UnitOfWork, groep: Groep, bron: Databron) -> None:
    """Judge until nothing is found: lines with a finding are taken out one round after another."""
    vandaag = workspace.vandaag()
    nummer = nieuw_declaratienummer(uow, groep.wet, groep.gemeente, groep.maand)
    identificatie = nieuwe_identificatie(vandaag)
    while True:
        goed = [lijn for lijn in groep.lijnen if lijn.regel.sleutel not in groep.rood]
        if not goed:
            return
        bericht, plaatsen, van_pad = _bouw(groep, goed, identificatie, nummer, vandaag)
        inhoud = encode(bericht)
        bevindingen = _beoordeel(bericht, inhoud, bron)
        if not bevindingen:
            groep.bericht, groep.inhoud, groep.plaatsen = bericht, inhoud, plaatsen
            return
        in_geheel = []
        for bevinding in bevindingen:
            lijnen = _lijnen_op(bevinding.pad, van_pad)
            for lijn in lijnen:
                groep.rood.setdefault(lijn.regel.sleutel, []).append(bevinding)
            if not lijnen:
                in_geheel.append(bevinding)
        if in_geheel:
            groep.bezwaar = tuple(in_geheel)
            return


def _beoordeel(bericht: Declaratiebericht, inhoud: bytes, bron: Databron) -> Sequence[Finding]:
    fouten = valideer(bericht, inhoud)
    if fouten:
        return [schemabevinding(fout) for fout in fouten]
    return check(bericht, Dossier(), bron)


def _lijnen_op(pad: str, van_pad: Mapping[str, Sequence[Lijn]]) -> Sequence[Lijn]:
    """Lines at a path: one Prestatie, or all of a client."""
    while pad.startswith(_CLIENT):
        if pad in van_pad:
            return van_pad[pad]
        pad = pad.rpartition("/")[0]
    return ()


def _bouw(
    groep: Groep, lijnen: Iterable[Lijn], identificatie: str, nummer: str, vandaag: date
) -> tuple[Declaratiebericht, list[Declaratieregel], dict[str, list[Lijn]]]:
    """Build the message, with where each Prestatie belongs and which line is at each path."""
    op_client: dict[int, list[Lijn]] = {}
    for lijn in lijnen:
        assert lijn.client.id is not None  # it comes from the store
        op_client.setdefault(lijn.client.id, []).append(lijn)
    plaatsen: list[Declaratieregel] = []
    van_pad: dict[str, list[Lijn]] = {}
    clienten: list[DeclaratieClient] = []
    for plaats, (client_id, van_client) in enumerate(op_client.items(), 1):
        pad = f"{_CLIENT}[{plaats}]"
        van_pad[pad] = van_client
        prestaties: list[Prestatie] = []
        for lijn in van_client:
            regel = lijn.regel
            for een in _prestaties(regel, f"{nummer}{len(plaatsen) + 1:05}"):
                plaatsen.append(
                    Declaratieregel(
                        client_id,
                        regel.sleutel.toewijzing_id,
                        () if een.ingediend_bedrag.debet_credit == CREDIT else regel.zorg_ids,
                    )
                )
                prestaties.append(een)
                van_pad[f"{pad}/Prestaties/Prestatie[{len(prestaties)}]"] = [lijn]
        clienten.append(
            DeclaratieClient(bsn=van_client[0].client.bsn, prestaties=tuple(prestaties))
        )
    bericht = Declaratiebericht(
        wet=groep.wet,
        soort=Berichtsoort.DECLARATIE,
        header=Header(
            bericht_code=bericht_code(groep.wet, Berichtsoort.DECLARATIE.value),
            afzender=groep.aanbieder,
            ontvanger=groep.gemeente,
            bericht_identificatie=BerichtIdentificatie(
                identificatie=identificatie, dagtekening=vandaag
            ),
        ),
        declaratie=Declaratie(
            declaratie_nummer=nummer,
            declaratie_periode=kalendermaand(groep.maand),
            declaratie_dagtekening=vandaag,
            totaal_ingediend_bedrag=totaal_bedrag(
                een for client in clienten for een in client.prestaties
            ),
            clienten=tuple(clienten),
        ),
    )
    return bericht, plaatsen, van_pad


def _prestaties(regel: Voorstelregel, referentie: str) -> Iterator[Prestatie]:
    """The Prestaties of a line: what is taken back first, then what takes its place (IV086)."""
    if regel.crediteert is not None:
        oud = regel.crediteert.prestatie
        yield replace(
            oud,
            product_referentie=ProductReferentie(
                referentie_nummer=f"{referentie}C",
                vorig_referentie_nummer=oud.product_referentie.referentie_nummer,
            ),
            ingediend_bedrag=replace(oud.ingediend_bedrag, debet_credit=CREDIT),
        )
    if regel.volume:
        yield Prestatie(
            product_referentie=ProductReferentie(referentie_nummer=referentie),
            toewijzing_nummer=regel.toewijzing.sleutel.nummer,
            product_categorie=regel.product.categorie,
            product_code=regel.sleutel.product_code,
            product_periode=regel.periode,
            geleverd_volume=regel.volume,
            eenheid=regel.eenheid,
            product_tarief=regel.tarief,
            ingediend_bedrag=BedragMetDC(bedrag=regel.bedrag, debet_credit=DEBET),
        )
