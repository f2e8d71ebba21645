"""Requests in the database of a test: asked, sent, refused, on file or half done."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from itertools import count
from typing import Any

from sqlalchemy import insert, update

from app.domain.verzending import Status
from app.standard.berichtsoort import Berichtsoort
from app.standard.release import Wet
from app.store.tables_verzoeken import concept, verwijzing, verzoek
from app.store.unit_of_work import UnitOfWork
from tests.store.openstaand import NUMMER, TWEE_APRIL, VANDAAG
from tests.store.opslag import NU, bestand, meld, start, verzending

WIJCHEN = "0296"
VOT, VOW = Berichtsoort.VERZOEK_TOEWIJZING, Berichtsoort.VERZOEK_WIJZIGING
_NUMMERS = count(1)


def bericht_uit(uow: UnitOfWork, status: Status = Status.INGEDIEND, **anders: Any) -> int:
    """Make a message that asks something of a gemeente."""
    velden: dict[str, Any] = {"soort": VOT, "client_id": 1} | anders
    if status.verstuurd:
        velden.setdefault("ingediend_op", date(2026, 4, 7))
    een = verzending(status=status, **velden)
    uow.berichten.bewaar_uit([een])
    return een.bewaard_id


def vraag(uow: UnitOfWork, bericht_id: int, **anders: Any) -> int:
    """Ask a product in a message; gives the id of the request."""
    velden = {
        "bericht_id": bericht_id,
        "client_id": 1,
        "wet": Wet.JW,
        "referentie_aanbieder": f"R{bericht_id}",
        "spoed": 0,
        "product_categorie": "45",
        "product_code": "45A04",
        "ingangsdatum": date(2026, 4, 5),
    } | anders
    return _voeg_toe(uow, verzoek, velden)


def verwijs(uow: UnitOfWork, **anders: Any) -> int:
    """Put a referral on file."""
    velden = {
        "client_id": 1,
        "type": "04",
        "eerste_contact": date(2026, 4, 3),
        "opmerking": "",
        "vastgelegd_op": NU,
    } | anders
    return _voeg_toe(uow, verwijzing, velden)


def begin(uow: UnitOfWork, gegevens: dict[str, Any], **anders: Any) -> int:
    """Half do a request."""
    velden = {
        "soort": VOT,
        "gegevens": json.dumps(gegevens),
        "stap": "client",
        "gewijzigd_op": VANDAAG,
    } | anders
    return _voeg_toe(uow, concept, velden)


def _voeg_toe(uow: UnitOfWork, tabel: Any, velden: dict[str, Any]) -> int:
    sleutel = uow._verbinding.execute(insert(tabel).values(**velden)).inserted_primary_key
    assert sleutel is not None
    id_: int = sleutel[0]
    return id_


def zet(uow: UnitOfWork, verzoek_id: int, **wat: Any) -> None:
    """Let something happen to a request."""
    uow._verbinding.execute(update(verzoek).where(verzoek.c.id == verzoek_id).values(**wat))


def antwoord(uow: UnitOfWork, dag: date = date(2026, 4, 9)) -> int:
    """Receive a message of the gemeente on a day; gives its id."""
    op = datetime(dag.year, dag.month, dag.day, 8, tzinfo=UTC)
    een = bestand(f"<a{op:%d%H%M%f}{next(_NUMMERS)}/>".encode(), op=op)
    uow.berichten.bewaar_binnen([een])
    assert een.id
    return een.id


def weiger(uow: UnitOfWork, verzoek_id: int, **anders: Any) -> None:
    """Let a 319 refuse a request."""
    zet(uow, verzoek_id, afwijzing_id=antwoord(uow), **{"reden_afwijzing": "8"} | anders)


def loopt(uow: UnitOfWork) -> None:
    """Let care run on the Toewijzing."""
    meld(uow, NUMMER, start(TWEE_APRIL), status=Status.GOEDGEKEURD)
