"""What is due, chosen and in order, for paper, Excel and the calendar."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from app.deadlines.protocol import Wie
from app.deadlines.termijnen import Termijn, Urgentie
from app.deadlines.werkdagen import Werkkalender
from app.domain.termijnoverzicht import Groep, Termijnoverzicht, Termijnregel
from app.services import instellen, werklijst
from app.services.taakwoorden import titel, zonder_client
from app.services.workspace import Workspace
from app.standard.codelijsten import gemeentenaam

_GROEPEN = {
    Urgentie.TE_LAAT: Groep.TE_LAAT,
    Urgentie.VANDAAG: Groep.VANDAAG,
    Urgentie.DEZE_WEEK: Groep.DEZE_WEEK,
    Urgentie.LATER: Groep.LATER,
}


def kies(
    workspace: Workspace,
    *,
    tot: date | None = None,
    gemeente: str | None = None,
    wie: Wie | None = None,
) -> list[Termijn]:
    """What is due up to and including a day, of one gemeente, by one side; None leaves none out.

    Raises UserError for a gemeente that does not exist.
    """
    if gemeente is not None:
        instellen.eis_gemeente(gemeente)
    return [
        t
        for t in werklijst.termijnen(workspace, tot)
        if gemeente in (None, t.gemeente) and wie in (None, t.wie)
    ]


def overzicht(
    workspace: Workspace,
    *,
    tot: date | None = None,
    gemeente: str | None = None,
    wie: Wie | None = None,
) -> Termijnoverzicht:
    """The same, as it leaves the program. Raises UserError as ``kies``."""
    gekozen = kies(workspace, tot=tot, gemeente=gemeente, wie=wie)
    with workspace.lezen() as uow:
        kalender = instellen.kalender(uow)
        aanbieders = uow.instellingen.aanbieders()
    ervoor = cache(lambda dag: _werkdag_ervoor(dag, kalender))
    regels = [_regel(t, ervoor(t.vervaldatum)) for t in gekozen]
    regels.sort(key=_volgorde)
    return Termijnoverzicht(
        vandaag=workspace.vandaag(),
        aanbieders=aanbieders,
        regels=regels,
        gemeente=gemeente,
        tot=tot,
    )


def _regel(t: Termijn, werkdag_ervoor: date) -> Termijnregel:
    wat = titel(t)
    return Termijnregel(
        groep=_GROEPEN[t.status],
        soort=t.soort,
        wat=wat,
        wat_kort=wat.partition(" (")[0],
        wet=t.wet,
        gemeente=t.gemeente,
        client_id=t.client_id,
        client=t.client,
        waarover=zonder_client(t),
        toewijzing_nummer=t.toewijzing_nummer,
        telt_vanaf=t.telt_vanaf,
        termijn=t.lengte,
        uiterlijk=t.vervaldatum,
        werkdag_ervoor=werkdag_ervoor,
        werkdagen_over=t.werkdagen_over,
        door_ons=t.wie is Wie.AANBIEDER,
        regel=t.regel,
        bron=t.bron,
        gevolg=t.gevolg,
        waarom=werklijst.in_het_kort(t),
        uitleg=werklijst.in_woorden(t),
        uitgesteld_tot=t.uitgesteld_tot,
        notitie=t.notitie,
    )


def _werkdag_ervoor(dag: date, kalender: Werkkalender) -> date:
    """Last working day before a day; the day itself at the very beginning of the calendar."""
    eerder = dag
    while eerder > date.min:
        eerder -= timedelta(days=1)
        if kalender.is_werkdag(eerder):
            return eerder
    return dag


def _volgorde(regel: Termijnregel) -> tuple[object, ...]:
    return (
        not regel.door_ons,
        regel.uiterlijk,
        gemeentenaam(regel.gemeente),
        regel.wat,
        regel.client,
        regel.toewijzing_nummer or 0,
        regel.waarover,
    )
