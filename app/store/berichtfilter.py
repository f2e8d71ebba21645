"""Which messages a list shows."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, CompoundSelect, Text, cast, literal, or_, select

from app.domain.ontvangst import Ontvangststatus
from app.domain.verzending import Status
from app.standard.berichtsoort import Berichtsoort
from app.standard.release import Wet
from app.store.mapping import vergelijkbaar
from app.store.tables import Richting, bericht, client, melding, toewijzing, toewijzing_versie


@dataclass(frozen=True, slots=True, kw_only=True)
class Berichtfilter:
    """Which messages a list shows; what is None or empty does not choose."""

    richting: Richting | None = None
    wet: Wet | None = None
    soorten: Collection[Berichtsoort] = ()
    statussen: Collection[Ontvangststatus | Status] = ()
    gemeente: str | None = None
    client_id: int | None = None


ALLES = Berichtfilter()


def eisen(tekst: str, f: Berichtfilter) -> list[ColumnElement[bool]]:
    """Conditions on ``bericht`` joined with ``client``; every word of the text must be found."""
    gevraagd = [_bevat(woord) for woord in tekst.split()]
    if f.richting is not None:
        gevraagd.append(bericht.c.richting == f.richting)
    if f.wet is not None:
        gevraagd.append(bericht.c.wet == f.wet)
    if f.soorten:
        gevraagd.append(bericht.c.soort.in_(f.soorten))
    if f.statussen:
        gevraagd.append(bericht.c.status.in_([status.value for status in f.statussen]))
    if f.gemeente is not None:
        gevraagd.append(bericht.c.gemeente == f.gemeente)
    if f.client_id is not None:
        gevraagd.append(bericht.c.client_id == f.client_id)
    return gevraagd


def _bevat(woord: str) -> ColumnElement[bool]:
    kan = [
        bericht.c.identificatie.istartswith(woord, autoescape=True),
        bericht.c.heen_identificatie.istartswith(woord, autoescape=True),
        bericht.c.bestandsnaam.icontains(woord, autoescape=True),
        client.c.zoeknaam.contains(vergelijkbaar(woord), autoescape=True),
    ]
    if woord.isascii() and woord.isdecimal():
        kan.append(client.c.bsn.startswith(woord))
        kan.append(bericht.c.id.in_(_met_nummer(woord)))
        kan.append(bericht.c.soort == literal(woord))
    return or_(*kan)


def _met_nummer(begin: str) -> CompoundSelect[Any]:
    """Ids of the messages that gave or reported on a Toewijzing, by the begin of its number."""
    nummers = cast(toewijzing.c.nummer, Text).startswith(begin)
    return (
        select(toewijzing_versie.c.bericht_id)
        .join(toewijzing)
        .where(nummers)
        .union(select(melding.c.bericht_id).join(toewijzing).where(nummers))
    )
