"""How did we do: acts with their terms, requests with retroactive effect, and early ends."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from app.deadlines.agenda import termijnen_van
from app.deadlines.dag import Dag
from app.deadlines.protocol import Wie
from app.deadlines.termijnen import Termijn
from app.domain.openstaand import (
    AanvraagOpen,
    DeclaratieOpen,
    Feit,
    StopOpen,
)
from app.domain.terugblik import AANVRAAG, SOORTEN, Gebeurd, Gehaald, Terugblik
from app.errors import UserError
from app.services import instellen
from app.services.taakwoorden import declaratie_nummer
from app.services.workspace import Workspace
from app.standard.codelijsten import gemeentenaam
from app.standard.leesbaar import maand_voluit


def terugblik(workspace: Workspace, van: date, tot: date, gemeente: str | None = None) -> Terugblik:
    """Look back on a period, both days counted in, at all gemeenten or at one.

    What is open and not late does not count. Raises UserError for a period that ends before it
    begins, or a gemeente that does not exist.
    """
    if tot < van:
        raise UserError("De periode eindigt voordat zij begint.", "Kijk de twee datums na.")
    if gemeente is not None:
        instellen.eis_gemeente(gemeente)
    vandaag = workspace.vandaag()
    with workspace.lezen() as uow:
        gebeurd, einden = uow.terugblikken.lees(van, tot)
        feiten = uow.openstaand.feiten(vandaag)
        boek = instellen.protocolboek(uow)
        kalender = instellen.kalender(uow)
    gebeurd += (Gebeurd(feit, None) for feit in feiten)
    dag = Dag(vandaag, boek.op, kalender, boek.declaratiedatum)
    alles = [
        gehaald
        for een in gebeurd
        if gemeente in (None, een.feit.gemeente)
        for gehaald in _gehaald(een, dag)
    ]
    alles.sort(key=lambda g: (g.telt_op, g.gemeente, g.soort, g.client, g.bericht_id or 0))
    return Terugblik(
        van=van,
        tot=tot,
        gemeente=gemeente,
        vandaag=vandaag,
        gehaald=tuple(g for g in alles if van <= g.telt_op <= tot),
        aanvragen=tuple(
            g
            for g in alles
            if g.soort == AANVRAAG and g.gedaan_op is not None and van <= g.gedaan_op <= tot
        ),
        einden=tuple(een for een in einden if gemeente in (None, een.gemeente)),
    )


def _gehaald(een: Gebeurd, dag: Dag) -> Iterable[Gehaald]:
    """Give the act with its term; nothing of what is not late yet, or has no term of its own."""
    if isinstance(een.feit, StopOpen) and een.feit.verwijderd:
        return  # what is to be withdrawn is due at once
    for termijn in termijnen_van(een.feit, dag):
        if termijn.soort not in SOORTEN:
            continue
        op = een.gedaan_op
        if op is None and termijn.vervaldatum >= dag.vandaag:
            continue
        yield _met_termijn(een.feit, op, termijn, dag)


def _met_termijn(feit: Feit, op: date | None, termijn: Termijn, dag: Dag) -> Gehaald:
    einde = dag.vandaag if op is None else op
    laat = 0
    if einde > termijn.vervaldatum:
        # On the Saturday after a Friday no working day has passed, but it is late all the same.
        laat = max(1, dag.kalender.werkdagen_tussen(termijn.vervaldatum, einde))
    return Gehaald(
        soort=termijn.soort,
        wet=termijn.wet,
        gemeente=termijn.gemeente,
        wij=termijn.wie is Wie.AANBIEDER,
        telt_vanaf=termijn.telt_vanaf,
        vervaldatum=termijn.vervaldatum,
        gedaan_op=op,
        # What was done before day 0, such as declaring within the month, took no days.
        werkdagen=max(0, dag.kalender.werkdagen_tussen(termijn.telt_vanaf, einde)),
        laat=laat,
        client_id=termijn.client_id,
        client=termijn.client,
        bericht_id=termijn.bericht_id,
        wat=_wat(feit, termijn),
    )


def _wat(feit: Feit, termijn: Termijn) -> str:
    """What an act was about."""
    if isinstance(feit, DeclaratieOpen):
        return f"Zorg van {maand_voluit(feit.tot)}"
    if nummer := declaratie_nummer(feit):
        return f"Declaratie {nummer}"
    if termijn.toewijzing_nummer is not None:
        return f"Toewijzing {termijn.toewijzing_nummer}"
    if termijn.identificatie:
        return f"Bericht {termijn.identificatie}"
    if isinstance(feit, AanvraagOpen):
        return "Nog niet aangevraagd"
    return gemeentenaam(feit.gemeente)
