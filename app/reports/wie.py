"""How a client is named on what may leave the office: initials and the year of birth."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import Engine, RowMapping, select

from app.domain.client import ONBEKEND
from app.standard.basis import Achternaam, VolledigeNaam
from app.store.mapping import NAAM, naam_uit_rij
from app.store.sql import in_delen
from app.store.tables import client

WIE = (*NAAM, client.c.geboortedatum, client.c.datum_gebruik, client.c.bsn.label("client_bsn"))


def initialen(naam: VolledigeNaam) -> str:
    """First letters of first names and surname, such as ``T.d.W.``."""
    voor = naam.voorletters or (naam.voornamen or "")[:1]
    return "".join(f"{letter}." for letter in (*voor.upper(), *_letters(naam.geslachtsnaam)))


def _letters(naam: Achternaam) -> list[str]:
    return [
        *(deel[0] for deel in (naam.voorvoegsel or "").split()),
        *(deel[0] for deel in naam.achternaam.split()),
    ]


def geboortejaar(rij: RowMapping) -> int | None:
    """Year of birth in a row with the columns WIE, if it is known (COD170)."""
    return None if rij["datum_gebruik"] == ONBEKEND else rij["geboortedatum"].year


def wie(rij: RowMapping) -> str:
    """The client of a row with the columns WIE: ``T.d.W. (2010)``; empty when there is none."""
    if rij["achternaam"] is None:
        return ""
    jaar = geboortejaar(rij)
    letters = initialen(naam_uit_rij(rij))
    return letters if jaar is None else f"{letters} ({jaar})"


@dataclass(frozen=True, slots=True)
class Aangeduid:
    """A client: as ``wie`` names them, their initials, and their BSN."""

    wie: str
    initialen: str
    bsn: str


def aangeduid(engine: Engine, ids: Collection[int]) -> Mapping[int, Aangeduid]:
    """Clients by their ids."""
    gevonden: dict[int, Aangeduid] = {}
    with engine.connect() as verbinding:
        for deel in in_delen(ids):
            vraag = select(client.c.id, *WIE).where(client.c.id.in_(deel))
            for rij in verbinding.execute(vraag).mappings():
                letters = initialen(naam_uit_rij(rij))
                gevonden[rij["id"]] = Aangeduid(wie(rij), letters, rij["client_bsn"])
    return gevonden


def initialen_van(naam: str) -> str:
    """Initials of somebody of whom no more is known than the name in a list, ``T. de Wit``."""
    return "".join(f"{deel[0]}." for deel in re.findall(r"[^\W\d_]+", naam))
