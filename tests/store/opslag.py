"""What the services do with the store, in short: receive a 301, send a 305, get an answer."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from itertools import count, islice
from typing import Any

from sqlalchemy import Engine
from stdnum.nl.bsn import is_valid

from app.domain.contract import Aanbieder
from app.domain.levering import Melding, Meldingsoort
from app.domain.ontvangst import Ontvangst, Ontvangststatus
from app.domain.toewijzing import Toewijzing
from app.domain.verzending import Status, Verzending
from app.standard.basis import Achternaam, Product, VolledigeNaam
from app.standard.bericht import Bericht
from app.standard.berichtsoort import Berichtsoort
from app.standard.codec import encode
from app.standard.release import Wet
from app.standard.toewijzing import Toewijzingbericht
from app.store.unit_of_work import UnitOfWork
from tests.bouw import AGB, BSN, NIJMEGEN

NU = datetime(2026, 4, 1, 9, 30, tzinfo=UTC)
PRODUCT = Product(categorie="45", code="45A04")
_NUMMERS = count(1)


def verzonnen_bsns(aantal: int) -> list[str]:
    """So many BSNs of the range for tests that pass the elfproef (CS002)."""
    reeks = (f"9999{nummer:05}" for nummer in count())
    return list(islice((bsn for bsn in reeks if is_valid(bsn)), aantal))


@contextmanager
def lezen(engine: Engine) -> Iterator[UnitOfWork]:
    """Read, and change nothing."""
    with UnitOfWork(engine, alleen_lezen=True) as uow:
        yield uow


def naam(achternaam: str, **anders: Any) -> VolledigeNaam:
    """The name of a client."""
    velden: dict[str, Any] = {"naam_gebruik": "1"} | anders
    return VolledigeNaam(geslachtsnaam=Achternaam(achternaam=achternaam), **velden)


def bestand(inhoud: bytes = b"<x/>", naam: str = "a.xml", op: datetime = NU) -> Ontvangst:
    """A file as it came in."""
    return Ontvangst(naam, inhoud, hashlib.sha256(inhoud).hexdigest(), op)


def gelezen(bericht: Bericht, op: datetime = NU) -> Ontvangst:
    """A file of which is known what it is."""
    ontvangst = bestand(encode(bericht), f"{bericht.naam}.xml", op)
    ontvangst.status = Ontvangststatus.VERWERKT
    ontvangst.wet, ontvangst.soort = bericht.wet, bericht.soort
    ontvangst.gemeente, ontvangst.aanbieder = bericht.gemeente, bericht.aanbieder
    ontvangst.identificatie = bericht.identificatie
    ontvangst.heen_identificatie = bericht.heen_identificatie
    ontvangst.dagtekening = bericht.header.bericht_identificatie.dagtekening
    return ontvangst


def ontvang(uow: UnitOfWork, *berichten: Toewijzingbericht, op: datetime = NU) -> list[int]:
    """Take in 301s and give their ids."""
    ontvangsten = [gelezen(bericht, op) for bericht in berichten]
    uow.berichten.bewaar_binnen(ontvangsten)
    dossiers = uow.dossiers.laad({b.client.bsn for b in berichten if b.client})
    for bericht, ontvangst in zip(berichten, ontvangsten, strict=True):
        assert bericht.client
        assert ontvangst.id
        dossiers[bericht.client.bsn].neem_op(bericht, ontvangst.id, op)
    uow.dossiers.bewaar(dossiers.values())
    for bericht, ontvangst in zip(berichten, ontvangsten, strict=True):
        assert bericht.client
        dossier = dossiers[bericht.client.bsn]
        assert dossier.client
        ontvangst.client_id = dossier.client.id
    uow.berichten.werk_bij(ontvangsten)
    return [ontvangst.id for ontvangst in ontvangsten if ontvangst.id]


def ontvang_en_bewaar(engine: Engine, *berichten: Toewijzingbericht, op: datetime = NU) -> None:
    """Take in 301s in a transaction of its own, for the AGB code of the tests."""
    with UnitOfWork(engine) as uow:
        uow.instellingen.zet_aanbieder(Aanbieder(AGB, "Zorg & Zo"))
        ontvang(uow, *berichten, op=op)
        uow.commit()


def verzending(
    soort: Berichtsoort = Berichtsoort.START,
    status: Status = Status.KLAAR,
    identificatie: str | None = None,
    **anders: object,
) -> Verzending:
    """An outgoing message that was not stored."""
    identificatie = identificatie or f"U{next(_NUMMERS):06}"
    velden: dict[str, object] = {
        "wet": Wet.JW,
        "gemeente": NIJMEGEN,
        "aanbieder": AGB,
        "dagtekening": date(2026, 4, 3),
        "inhoud": f"<Bericht>{identificatie}</Bericht>".encode(),
        "gemaakt_op": NU,
    } | anders
    return Verzending(
        id=None,
        soort=soort,
        status=status,
        identificatie=identificatie,
        **velden,  # type: ignore[arg-type] # a test names what it needs
    )


def start(
    begindatum: date, status_aanlevering: str = "1", product: Product | None = PRODUCT
) -> Melding:
    """A StartProduct that no message carries yet."""
    return Melding(Meldingsoort.START, begindatum, status_aanlevering, product)


def meld(uow: UnitOfWork, nummer: int, *meldingen: Melding, status: Status = Status.KLAAR) -> int:
    """Send a 305 or 307 with these reports on a Toewijzing of the client of the tests."""
    dossier = uow.dossiers.laad([BSN])[BSN]
    toewijzing = _met_nummer(list(dossier.toewijzingen.values()), nummer)
    assert dossier.client
    stopt = any(melding.soort is Meldingsoort.STOP for melding in meldingen)
    bericht = verzending(
        Berichtsoort.STOP if stopt else Berichtsoort.START,
        status,
        client_id=dossier.client.id,
        ingediend_op=_ingediend(status),
    )
    uow.berichten.bewaar_uit([bericht])
    assert bericht.id
    for melding in meldingen:
        melding.bericht_id = bericht.id
        toewijzing.meldingen.append(melding)
    uow.dossiers.bewaar([dossier])
    return bericht.id


def _ingediend(status: Status) -> date | None:
    return date(2026, 4, 3) if status.verstuurd else None


def _met_nummer(toewijzingen: Sequence[Toewijzing], nummer: int) -> Toewijzing:
    (gevonden,) = (t for t in toewijzingen if t.sleutel.nummer == nummer)
    return gevonden
