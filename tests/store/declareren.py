"""What was done and what was declared, in short: rows made with the repositories."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import count
from typing import Any

from sqlalchemy import insert, update

from app.domain.declaratie import Vaststelling, met_teken
from app.domain.productperiode import kalendermaand
from app.domain.verzending import Status
from app.domain.zorg import Zorgregel
from app.standard.basis import (
    BedragMetDC,
    BerichtIdentificatie,
    Header,
    ProductReferentie,
    TotaalBedragMetDC,
)
from app.standard.berichtsoort import Berichtsoort
from app.standard.codec import encode
from app.standard.declaratie import Declaratie, Declaratiebericht, DeclaratieClient, Prestatie
from app.standard.release import Wet, bericht_code
from app.store.declaraties import Declaratieregel, Regelantwoord
from app.store.tables import bericht
from app.store.tables_declareren import betaling, prestatie
from app.store.unit_of_work import UnitOfWork
from tests.bouw import AGB, BSN, NIJMEGEN
from tests.store.opslag import bestand, verzending

APRIL = date(2026, 4, 1)
MEI = date(2026, 5, 1)
INGEDIEND_OP = date(2026, 5, 8)
BEANTWOORD_OP = date(2026, 5, 20)
OP = datetime(2026, 5, 2, 9, tzinfo=UTC)
_NUMMERS = count(1)


def geef_zorg(
    uow: UnitOfWork, dag: date = APRIL, toewijzing_id: int | None = 1, **anders: Any
) -> int:
    """Record two hours of care, and give its id."""
    velden: dict[str, Any] = {
        "bsn": BSN,
        "toewijzing_nummer": None,
        "product": "",
        "aantal": Decimal(2),
        "eenheid": "04",
        "medewerker": "M. Bos",
    }
    regel = Zorgregel(datum=dag, toewijzing_id=toewijzing_id, **velden | anders)
    (id_,) = uow.zorg.voeg_toe([regel], OP)
    return id_


def verander(uow: UnitOfWork, zorg_id: int, **anders: Any) -> int | None:
    """Let care lapse; with something of it that is another, put that in its place."""
    (oud,) = uow.zorg.van_ids([zorg_id])
    velden = {naam: getattr(oud, naam) for naam in Zorgregel.__slots__ if naam != "id"}
    return uow.zorg.vervang(zorg_id, Zorgregel(**velden | anders) if anders else None, OP)


@dataclass(frozen=True)
class Regel:
    """A line to declare: the care it follows from, on which Toewijzing, and what it takes back."""

    zorg_ids: tuple[int, ...] = ()
    maand: date = APRIL
    toewijzing_id: int = 1
    credit_op: str | None = None
    product_code: str = "45A04"
    volume: int = 2
    client_id: int = 1


@dataclass(frozen=True)
class Gedeclareerd:
    """A 323 that was made: the id of its message, and of each line its id and reference."""

    id: int
    nummer: str
    prestatie_ids: tuple[int, ...]
    referenties: tuple[str, ...]


def declareer(
    uow: UnitOfWork,
    *regels: Regel,
    status: Status = Status.INGEDIEND,
    maand: date = APRIL,
    gemeente: str = NIJMEGEN,
    wet: Wet = Wet.JW,
) -> Gedeclareerd:
    """Make a 323 of these lines, each of 120 euro, that has this status."""
    nummer = f"D{next(_NUMMERS):05}"
    prestaties = [_prestatie(regel, f"{nummer}-{i}") for i, regel in enumerate(regels)]
    totaal = sum(
        met_teken(p.ingediend_bedrag.bedrag, p.ingediend_bedrag.debet_credit) for p in prestaties
    )
    heen = Declaratiebericht(
        wet=wet,
        soort=Berichtsoort.DECLARATIE,
        header=Header(
            bericht_code=bericht_code(wet, "323"),
            afzender=AGB,
            ontvanger=gemeente,
            bericht_identificatie=BerichtIdentificatie(
                identificatie=nummer, dagtekening=INGEDIEND_OP
            ),
        ),
        declaratie=Declaratie(
            declaratie_nummer=nummer,
            declaratie_periode=kalendermaand(maand),
            declaratie_dagtekening=INGEDIEND_OP,
            totaal_ingediend_bedrag=TotaalBedragMetDC(
                totaal_bedrag=abs(totaal), debet_credit="C" if totaal < 0 else "D"
            ),
            clienten=(DeclaratieClient(bsn=BSN, prestaties=tuple(prestaties)),),
        ),
    )
    uit = verzending(
        Berichtsoort.DECLARATIE,
        status,
        nummer,
        wet=wet,
        gemeente=gemeente,
        dagtekening=INGEDIEND_OP,
        inhoud=encode(heen),
        ingediend_op=INGEDIEND_OP if status.verstuurd else None,
    )
    uow.berichten.bewaar_uit([uit])
    plaatsen = [Declaratieregel(r.client_id, r.toewijzing_id, r.zorg_ids) for r in regels]
    uow.declaraties.bewaar(uit.bewaard_id, heen, plaatsen)
    bewaard = uow.declaraties.regels([uit.bewaard_id])[uit.bewaard_id]
    return Gedeclareerd(
        uit.bewaard_id,
        nummer,
        tuple(een.id for een in bewaard if een.id is not None),
        tuple(een.prestatie.product_referentie.referentie_nummer for een in bewaard),
    )


def beantwoord(
    uow: UnitOfWork,
    wat: Gedeclareerd,
    *afgekeurd: int,
    toegekend: int = 12000,
    op: date = BEANTWOORD_OP,
) -> None:
    """Take in a 325 that rejects these lines (by their place) and grants the others."""
    antwoord = bestand(f"<antwoord op='{wat.nummer}'/>".encode())
    uow.berichten.bewaar_binnen([antwoord])
    assert antwoord.id
    regels = [
        Regelantwoord(prestatie_id=wat.prestatie_ids[plek], codes=("9321",)) for plek in afgekeurd
    ]
    uow.declaraties.beantwoord(wat.id, antwoord.id, op, toegekend, regels)
    zet_status(uow, wat, Status.GOEDGEKEURD)


def zet_status(uow: UnitOfWork, wat: Gedeclareerd, status: Status) -> None:
    """Let something happen to a 323."""
    uow._verbinding.execute(
        update(bericht).where(bericht.c.id == wat.id).values(status=status.value)
    )


def geef_op(uow: UnitOfWork, wat: Gedeclareerd, plek: int = 0) -> None:
    """Give a rejected line up."""
    uow._verbinding.execute(
        update(prestatie)
        .where(prestatie.c.id == wat.prestatie_ids[plek])
        .values(afgehandeld_op=BEANTWOORD_OP, afhandeling="te laat")
    )


def betaal(uow: UnitOfWork, wat: Gedeclareerd, bedrag: int) -> None:
    """Record a payment in eurocent."""
    rij = {"bericht_id": wat.id, "datum": BEANTWOORD_OP, "bedrag": bedrag, "omschrijving": ""}
    uow._verbinding.execute(insert(betaling), rij)


def besluit(
    uow: UnitOfWork, geregistreerd: int, volume: int, maand: date = APRIL, toewijzing_id: int = 1
) -> None:
    """Decide to declare another volume of what was recorded (thousandths of minutes)."""
    uow.declaraties.stel_vast(
        [
            Vaststelling(
                toewijzing_id=toewijzing_id,
                product_categorie="45",
                product_code="45A04",
                maand=maand,
                geregistreerd=geregistreerd,
                volume=volume,
                reden="afgesproken",
                op=BEANTWOORD_OP,
            )
        ]
    )


def _prestatie(regel: Regel, referentie: str) -> Prestatie:
    return Prestatie(
        product_referentie=ProductReferentie(
            referentie_nummer=referentie, vorig_referentie_nummer=regel.credit_op
        ),
        toewijzing_nummer=300201,
        product_categorie="45",
        product_code=regel.product_code,
        product_periode=kalendermaand(regel.maand),
        geleverd_volume=regel.volume,
        eenheid="04",
        product_tarief=6000,
        ingediend_bedrag=BedragMetDC(bedrag=12000, debet_credit="C" if regel.credit_op else "D"),
    )
