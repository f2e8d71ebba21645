"""Of each Toewijzing what was given, declared, granted and left, with a look ahead."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.contract import Contractproduct
from app.domain.dossier import Dossier
from app.domain.productperiode import eerste_dag
from app.domain.toewijzing import Stand, Toewijzing
from app.domain.verbruik import (
    Maandsom,
    Verbruik,
    in_woorden,
    meeteenheid,
    verbruik,
)
from app.domain.volume import EURO
from app.domain.zorg import DUIZENDSTEN, OpenZorg, in_eenheid
from app.services.workspace import Workspace
from app.standard.release import Wet
from app.store.declaratieregels import Regelrij
from app.store.unit_of_work import UnitOfWork

_EUROCENT = 100


@dataclass(frozen=True, slots=True)
class Verbruiksregel:
    """A Toewijzing with what became of it; ``vooruit`` is the forecast in words, or empty."""

    client_id: int
    client: str
    toewijzing: Toewijzing
    verbruik: Verbruik
    vooruit: str
    gedeclareerd: int  # eurocent
    toegekend: int  # eurocent


@dataclass(frozen=True, slots=True)
class Clientgeld:
    """What became of the care of one client: by Toewijzing, and line by line, newest first."""

    verbruik: Mapping[int, Verbruiksregel]
    open: Mapping[int, Sequence[OpenZorg]]
    regels: Sequence[Regelrij]


def overzicht(workspace: Workspace, bsns: Collection[str] | None = None) -> list[Verbruiksregel]:
    """Give the Toewijzingen of all clients, or of these, by client, newest first.

    What the gemeente took back is not among them. The number of queries does not grow with the
    clients.
    """
    with workspace.lezen() as uow:
        dossiers = uow.dossiers.alle() if bsns is None else list(uow.dossiers.laad(bsns).values())
        return _regels(uow, dossiers, workspace.vandaag())


def van_client(workspace: Workspace, client_id: int) -> list[Verbruiksregel]:
    """Give the Toewijzingen of one client, newest first."""
    with workspace.lezen() as uow:
        return _regels(uow, [uow.dossiers.van_client(client_id)], workspace.vandaag())


def geld_van(workspace: Workspace, client_id: int) -> Clientgeld:
    """Give what was declared of a client, and what was recorded and was not.

    The number of queries does not grow with the Toewijzingen.
    """
    vandaag = workspace.vandaag()
    with workspace.lezen() as uow:
        verbruikt = _regels(uow, [uow.dossiers.van_client(client_id)], vandaag)
        nog = uow.verbruik.nog_te_declareren(client_id, vandaag)
        regels = uow.declaratieregels.van_client(client_id)
    van = {een.toewijzing.id: een for een in verbruikt if een.toewijzing.id is not None}
    op_toewijzing: dict[int, list[OpenZorg]] = {}
    for een in nog:
        op_toewijzing.setdefault(een.toewijzing_id, []).append(een)
    nieuwste = sorted(regels, key=_maand_en_id, reverse=True)
    return Clientgeld(van, op_toewijzing, nieuwste)


def _regels(uow: UnitOfWork, dossiers: Sequence[Dossier], vandaag: date) -> list[Verbruiksregel]:
    van = [
        (dossier, toewijzing)
        for dossier in dossiers
        for toewijzing in sorted(
            dossier.toewijzingen.values(), key=lambda t: t.actueel.ingangsdatum, reverse=True
        )
        if toewijzing.stand(vandaag) is not Stand.VERWIJDERD
    ]
    ids = [toewijzing.id for _, toewijzing in van if toewijzing.id is not None]
    declaraties, zorg = uow.verbruik.gedeclareerd(ids), uow.verbruik.geregistreerd(ids)
    afspraken: dict[tuple[Wet, str], list[Contractproduct]] = {}
    for een in uow.contracten.van({(t.sleutel.wet, t.sleutel.gemeente) for _, t in van}):
        afspraken.setdefault((een.wet, een.gemeente), []).append(een)
    regels = []
    for dossier, toewijzing in van:
        assert dossier.client is not None  # it was loaded
        assert dossier.client.id is not None
        assert toewijzing.id is not None
        gevonden = _van_een(
            toewijzing,
            afspraken.get((toewijzing.sleutel.wet, toewijzing.sleutel.gemeente), ()),
            declaraties[toewijzing.id],
            zorg[toewijzing.id],
            vandaag,
        )
        regels.append(
            Verbruiksregel(
                dossier.client.id,
                dossier.client.korte_naam,
                toewijzing,
                gevonden,
                in_woorden(gevonden, vandaag),
                sum(som.bedrag for som in declaraties[toewijzing.id]),
                sum(som.toegekend_bedrag for som in declaraties[toewijzing.id]),
            )
        )
    return regels


def _maand_en_id(rij: Regelrij) -> tuple[date, int]:
    return eerste_dag(rij.regel.prestatie.product_periode.begindatum), rij.regel.id or 0


def _van_een(
    toewijzing: Toewijzing,
    afspraken: Sequence[Contractproduct],
    declaraties: Sequence[Maandsom],
    zorg: Sequence[tuple[date, str, int]],
    vandaag: date,
) -> Verbruik:
    eenheid = meeteenheid(toewijzing.actueel)
    per_maand: dict[date, int] = {}
    for maand, van, aantal in zorg:
        duizendsten = in_eenheid(aantal, van, eenheid)
        if duizendsten is not None:
            if eenheid == EURO:
                duizendsten *= _EUROCENT
            per_maand[maand] = per_maand.get(maand, 0) + duizendsten
    stop = toewijzing.levering.laatste_stop
    return verbruik(
        toewijzing.actueel,
        afspraken,
        declaraties,
        {maand: duizendsten // DUIZENDSTEN for maand, duizendsten in per_maand.items()},
        vandaag,
        stop.einddatum if stop and toewijzing.stand(vandaag) is Stand.GESTOPT else None,
    )
