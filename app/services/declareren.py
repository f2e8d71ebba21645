"""Declaring: making the 323s of a month, taking granted lines back, and giving lines up."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.declaratie import GedeclareerdePrestatie, Prestatiestatus, Vaststelling
from app.domain.productperiode import laatste_dag
from app.domain.staand import staand
from app.domain.verzending import Status, Verzending
from app.domain.volume import HOOGSTE_VOLUME
from app.domain.voorstelregel import Regelsleutel
from app.errors import UserError
from app.services.declaratiebericht import Groep
from app.services.voorstellen import Correctie, Uitgewerkt, Voorstel, werk_uit
from app.services.workspace import Workspace
from app.standard.declaratie import Declaratiebericht
from app.standard.leesbaar import datum_voluit
from app.standard.release import Wet
from app.store.declaraties import Plek
from app.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Gemaakt:
    """The 323s that were made, and the proposal that they came from: what is red, what is not."""

    voorstel: Voorstel
    verzendingen: tuple[Verzending, ...]


def maak(
    workspace: Workspace,
    maand: date,
    wet: Wet | None = None,
    gemeente: str | None = None,
    behalve: Collection[Regelsleutel] = (),
) -> Gemaakt:
    """Make the 323s of a month ready, each of the lines that are right.

    What is red and what is in ``behalve`` comes back in the next proposal. Raises UserError for a
    month that is not over (TR137).
    """
    if laatste_dag(maand) > workspace.vandaag():
        raise UserError(
            f"Deze maand is pas voorbij op {datum_voluit(laatste_dag(maand))}.",
            "Vanaf die dag kun je haar declareren (TR137).",
        )
    with workspace.schrijven() as uow:
        uitgewerkt = werk_uit(workspace, uow, maand, wet=wet, gemeente=gemeente, behalve=behalve)
        uow.zorg.koppel(dict(uitgewerkt.gekoppeld))
        verzendingen = tuple(
            _bewaar(workspace, uow, groep)
            for groep in uitgewerkt.groepen
            if groep.bericht is not None
        )
        uow.commit()
    return Gemaakt(uitgewerkt.voorstel, verzendingen)


def crediteer(
    workspace: Workspace,
    referentie: str,
    volume: int | None = None,
    reden: str = "",
    wet: Wet | None = None,
) -> Verzending:
    """Take a granted line back, and declare another volume in its place in the same 323.

    ``volume`` is in the Eenheid of the line; without one nothing takes its place. It is kept as
    what the user decided, so that the record of care may say otherwise. Raises UserError for a
    line that cannot be taken back (IV085), and when a rule objects.
    """
    with workspace.schrijven() as uow:
        verzending = _bewaar(
            workspace, uow, _correctie(workspace, uow, referentie, volume, reden, wet)
        )
        uow.commit()
    return verzending


def bekijk_credit(
    workspace: Workspace, referentie: str, volume: int | None = None, wet: Wet | None = None
) -> Declaratiebericht:
    """Give the 323 that ``crediteer`` would make; nothing is kept. Raises UserError as it does."""
    with workspace.schrijven() as uow:  # without a commit
        bericht = _correctie(workspace, uow, referentie, volume, "", wet).bericht
    assert bericht is not None  # no rule objects
    return bericht


def _correctie(
    workspace: Workspace,
    uow: UnitOfWork,
    referentie: str,
    volume: int | None,
    reden: str,
    wet: Wet | None,
) -> Groep:
    """Decide what takes the place of a granted line, and work its message out."""
    regel = _regel(uow, referentie, wet)
    bezwaar = waarom_niet_terug(regel, teruggenomen=uow.declaraties.is_teruggenomen(regel))
    if bezwaar is not None:
        raise bezwaar
    if volume == regel.prestatie.geleverd_volume:
        raise UserError(
            f"Het volume van prestatie {referentie} is al {volume}.",
            "Geef een ander volume, of laat het weg om alleen te crediteren.",
        )
    if volume is not None and volume < 1:
        raise UserError("Het volume is ten minste 1.", "Laat het weg om alleen te crediteren.")
    plek = uow.declaraties.plek(regel)
    maand = _declaratiemaand(uow, regel)
    nu = werk_uit(workspace, uow, maand, bsn=plek.bsn)
    geregistreerd = nu.geregistreerd.get(plek.sleutel, 0)
    dubbel = len(wat_staat(uow, plek)) > 1
    if volume is not None and not geregistreerd:
        raise _geen_zorg(nu, plek.sleutel, referentie)
    if volume is not None and dubbel:
        raise UserError(
            f"Wat prestatie {referentie} declareert, staat twee keer toegekend (TR389).",
            "Laat het volume weg en crediteer eerst een van de twee.",
        )
    vaststelling = vastgesteld(
        plek.sleutel,
        geregistreerd,
        volume or 0,
        reden.strip() or f"prestatie {referentie} gecrediteerd",
        workspace.vandaag(),
    )
    if not dubbel:  # else the other one stays as it is
        uow.declaraties.stel_vast([vaststelling])
    correctie = Correctie(plek.sleutel, regel if volume is None else None)
    groepen = werk_uit(workspace, uow, maand, bsn=plek.bsn, alleen=correctie).groepen
    return _zonder_bevinding(groepen, plek.sleutel)


def wat_staat(uow: UnitOfWork, plek: Plek) -> list[GedeclareerdePrestatie]:
    """Give the debet lines that declare the same and were not taken back: seldom two."""
    dossiers = uow.dossiers.laad([plek.bsn])
    uow.declaraties.vul(dossiers.values())
    dossier = dossiers[plek.bsn]
    return staand(dossier, dossier.toewijzingen.values()).get(plek.sleutel, [])


def _geen_zorg(nu: Uitgewerkt, sleutel: Regelsleutel, referentie: str) -> UserError:
    """Why no volume can take the place of a line: there is no care, or it cannot be declared."""
    for _, weg in nu.voorstel.weggelaten:
        toewijzing_id = weg.toewijzing.id if weg.toewijzing else None
        if (toewijzing_id, weg.maand) == (sleutel.toewijzing_id, sleutel.maand):
            return UserError(weg.reden, weg.advies)
    return UserError(
        f"Van prestatie {referentie} staat geen zorg meer geregistreerd.",
        "Leg eerst vast welke zorg er is gegeven, of laat het volume weg.",
    )


def _zonder_bevinding(groepen: Sequence[Groep], sleutel: Regelsleutel) -> Groep:
    """Give the one message that corrects a line. Raises UserError when a rule objects."""
    (groep,) = groepen
    for bevinding in (*groep.bezwaar, *groep.rood.get(sleutel, ())):
        raise UserError(f"{bevinding.melding} (regel {bevinding.regel})", bevinding.advies)
    return groep


def besluit(
    workspace: Workspace, sleutel: Regelsleutel, geregistreerd: int, volume: int, reden: str
) -> None:
    """Record another volume than what was recorded, 0 to declare nothing. Raises UserError."""
    if not reden.strip():
        raise UserError(
            "Schrijf op waarom.", "Zo is later te zien hoe de declaratie tot stand kwam."
        )
    if volume < 0:
        raise UserError("Het volume is ten minste 0.", "Met 0 declareer je dit niet.")
    with workspace.schrijven() as uow:
        uow.declaraties.stel_vast(
            [vastgesteld(sleutel, geregistreerd, volume, reden.strip(), workspace.vandaag())]
        )
        uow.commit()


def draai_besluit_terug(workspace: Workspace, sleutel: Regelsleutel) -> None:
    """Forget a decision: what was recorded counts again."""
    with workspace.schrijven() as uow:
        uow.declaraties.laat_vaststelling_los(sleutel)
        uow.commit()


def vastgesteld(
    sleutel: Regelsleutel, geregistreerd: int, volume: int, reden: str, op: date
) -> Vaststelling:
    """Make a decision on a line. Raises UserError for a volume that fits in no declaration."""
    if volume > HOOGSTE_VOLUME:
        raise UserError("Zo veel past niet in een declaratie.", "Kijk het volume na.")
    return Vaststelling(
        toewijzing_id=sleutel.toewijzing_id,
        product_categorie=sleutel.product_categorie,
        product_code=sleutel.product_code,
        maand=sleutel.maand,
        geregistreerd=geregistreerd,
        volume=volume,
        reden=reden,
        op=op,
    )


def _bewaar(workspace: Workspace, uow: UnitOfWork, groep: Groep) -> Verzending:
    """Keep a 323 in *Klaar voor VECOZO*, with its lines and the care that they follow from."""
    bericht = groep.bericht
    assert bericht is not None  # only what was found right is kept
    verzending = Verzending(
        id=None,
        wet=bericht.wet,
        soort=bericht.soort,
        gemeente=bericht.gemeente,
        aanbieder=bericht.aanbieder,
        identificatie=bericht.identificatie,
        dagtekening=workspace.vandaag(),
        inhoud=groep.inhoud,
        status=Status.KLAAR,
        gemaakt_op=workspace.nu(),
    )
    uow.berichten.bewaar_uit([verzending])
    uow.declaraties.bewaar(verzending.bewaard_id, bericht, groep.plaatsen)
    return verzending


def _regel(uow: UnitOfWork, referentie: str, wet: Wet | None) -> GedeclareerdePrestatie:
    gevonden = uow.declaraties.met_referentie(referentie, wet)
    if not gevonden:
        raise UserError(
            f"Er is geen prestatie met referentienummer {referentie}.",
            "Kijk het nummer na bij de declaratie.",
        )
    if len(gevonden) > 1:
        raise UserError(
            f"Referentienummer {referentie} komt in beide wetten voor.", "Noem de wet erbij."
        )
    return gevonden[0]


def waarom_niet_terug(regel: GedeclareerdePrestatie, *, teruggenomen: bool) -> UserError | None:
    """Tell why a line cannot be taken back (IV085), or None when it can.

    ``teruggenomen`` tells that a credit line does so already.
    """
    nummer = regel.prestatie.product_referentie.referentie_nummer
    if regel.is_credit:
        return UserError(f"Prestatie {nummer} is zelf een creditregel.", "Die neem je niet terug.")
    if regel.status is Prestatiestatus.AFGEKEURD:
        return UserError(
            f"Prestatie {nummer} is afgekeurd.",
            "Wat is afgekeurd, hoef je niet te crediteren: declareer het opnieuw (IV085).",
        )
    if regel.status is not Prestatiestatus.TOEGEKEND:
        return UserError(
            f"Op prestatie {nummer} is nog geen antwoord.",
            "Crediteren kan als de gemeente haar heeft toegekend (IV085).",
        )
    if teruggenomen:
        return UserError(f"Prestatie {nummer} is al gecrediteerd (TR390).")
    return None


def _declaratiemaand(uow: UnitOfWork, regel: GedeclareerdePrestatie) -> date:
    """Month with which a correction goes: the newest that was declared (IV090)."""
    partijen = (regel.wet, regel.gemeente, regel.aanbieder)
    return uow.declaraties.laatste_maanden([partijen])[partijen]
