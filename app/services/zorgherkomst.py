"""How a declared line follows from who did what when, and the file with which to compare.

What a gemeente may ask of the record: administratieprotocol Rijk van Nijmegen (SAP+), a to e.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from app.domain.declaratie import GedeclareerdePrestatie, Vaststelling
from app.domain.koppelen import product_van
from app.domain.toewijzing import Toewijzing, volume_tekst
from app.domain.zorg import Zorgregel
from app.errors import UserError
from app.services import instellen
from app.services.rekensom import som_in_woorden
from app.services.tabel import Waarde
from app.services.tabelschrijven import schrijf
from app.services.workspace import Workspace
from app.services.zorgcontrole import eenheidnaam
from app.standard.codelijsten import gemeentenaam

VERGELIJKING = (
    "toewijzingnummer", "bsn", "product", "datum", "medewerker", "aantal", "eenheid",
    "declaratienummer", "referentienummer",
)  # fmt: skip
_BREED = (18, 12, 10, 12, 24, 10, 12, 18, 22)


@dataclass(frozen=True, slots=True)
class Herkomstregel:
    """A line of care that was declared; ``vervallen_op`` when it was changed or taken away."""

    regel: Zorgregel
    vervallen_op: date | None = None


@dataclass(frozen=True, slots=True)
class Herkomst:
    """A declared line with the care that it follows from; ``uitleg`` is the sum, in Dutch."""

    prestatie: GedeclareerdePrestatie
    zorg: tuple[Herkomstregel, ...]
    uitleg: str


@dataclass(frozen=True, slots=True)
class Vergelijking:
    """A file that was written: how many lines it has, and how many have no Toewijzing yet.

    Of which gemeente those are nobody can tell, so that they are not in it.
    """

    pad: Path
    regels: int
    zonder_toewijzing: int


def herkomst(workspace: Workspace, prestatie_ids: Collection[int]) -> list[Herkomst]:
    """Give the care that declared lines follow from, in the order in which they were declared."""
    with workspace.lezen() as uow:
        prestaties = uow.declaraties.prestaties(prestatie_ids)
        zorg_van = uow.declaraties.zorg_van(prestatie_ids)
        ids = {id_ for een in zorg_van.values() for id_ in een}
        regels = {regel.id: regel for regel in uow.zorg.van_ids(ids)}
        vervallen = uow.zorg.vervallen(ids)
        vaststellingen = uow.declaraties.vaststellingen()
    gevonden = []
    for prestatie in prestaties:
        van = [
            Herkomstregel(regels[id_], _dag(vervallen, id_))
            for id_ in zorg_van[prestatie.id or 0]
            if id_ in regels
        ]
        van.sort(key=lambda een: (een.regel.datum, een.regel.id or 0))
        gevonden.append(Herkomst(prestatie, tuple(van), _uitleg(prestatie, van, vaststellingen)))
    return gevonden


def exporteer_vergelijking(
    workspace: Workspace, gemeente: str, van: date, tot: date, pad: Path
) -> Vergelijking:
    """Write the care that stands over these days for a gemeente, with where it was declared.

    An .xlsx with real dates and numbers, or a .csv. Raises UserError when there is nothing to
    write, or when it cannot be written there.
    """
    instellen.eis_gemeente(gemeente)
    if tot < van:
        raise UserError("De laatste dag ligt voor de eerste.", "Kijk de twee datums na.")
    with workspace.lezen() as uow:
        regels = uow.zorg.tussen(van, tot)
        gedeclareerd = uow.zorg.gedeclareerd(van, tot)
        dossiers = uow.dossiers.laad({regel.bsn for regel in regels})
    toewijzingen = {
        toewijzing.id: toewijzing
        for dossier in dossiers.values()
        for toewijzing in dossier.toewijzingen.values()
    }
    rijen: list[tuple[Toewijzing, Zorgregel]] = []
    for regel in regels:
        toewijzing = toewijzingen.get(regel.toewijzing_id) if regel.toewijzing_id else None
        if toewijzing is not None and toewijzing.sleutel.gemeente == gemeente:
            rijen.append((toewijzing, regel))
    if not rijen:
        raise UserError(
            f"Van {van:%d-%m-%Y} tot en met {tot:%d-%m-%Y} is er geen zorg vastgelegd voor "
            f"{gemeentenaam(gemeente)}.",
            "Kies andere dagen of een andere gemeente.",
        )
    rijen.sort(key=lambda rij: (rij[0].sleutel.nummer, rij[1].datum, rij[1].id or 0))

    def cellen() -> Iterable[Sequence[Waarde]]:
        for toewijzing, regel in rijen:
            waar = gedeclareerd.get(regel.id or 0)
            yield (
                toewijzing.sleutel.nummer,
                regel.bsn,
                product_van(regel, toewijzing),
                regel.datum,
                regel.medewerker,
                regel.aantal,
                eenheidnaam(regel.eenheid),
                waar.declaratie_nummer if waar else None,
                waar.referentie_nummer if waar else None,
            )

    schrijf(pad, "Geleverde zorg", VERGELIJKING, cellen(), _BREED)
    zonder = sum(regel.toewijzing_id is None for regel in regels)
    return Vergelijking(pad, len(rijen), zonder)


def _dag(vervallen: Mapping[int, datetime], id_: int) -> date | None:
    moment = vervallen.get(id_)
    return moment.astimezone().date() if moment is not None else None


def _uitleg(
    prestatie: GedeclareerdePrestatie,
    van: Sequence[Herkomstregel],
    vaststellingen: Iterable[Vaststelling],
) -> str:
    """Tell how the volume follows: the sum first, then what became of it (IV079)."""
    eigen = prestatie.prestatie
    gedeclareerd = volume_tekst(eigen.geleverd_volume, eigen.eenheid)
    if prestatie.is_credit:
        vorig = eigen.product_referentie.vorig_referentie_nummer
        return f"Deze creditregel haalt {gedeclareerd} van regel {vorig} terug."
    if not van:
        return f"Van {gedeclareerd} is niet vastgelegd waar het van komt."
    samen, klopt = som_in_woorden([een.regel for een in van], eigen.geleverd_volume, eigen.eenheid)
    if klopt:
        return samen
    reden = _vastgesteld(prestatie, van, vaststellingen)
    if reden:
        return f"{samen} Je hebt {gedeclareerd} vastgesteld: {reden}"
    return f"{samen} Gedeclareerd is {gedeclareerd}."


def _vastgesteld(
    prestatie: GedeclareerdePrestatie,
    van: Sequence[Herkomstregel],
    vaststellingen: Iterable[Vaststelling],
) -> str:
    """Why the user decided this volume; empty when they did not."""
    eigen = prestatie.prestatie
    toewijzingen = {een.regel.toewijzing_id for een in van}
    for een in vaststellingen:
        if (een.product_categorie, een.product_code, een.maand, een.volume) == (
            eigen.product_categorie,
            eigen.product_code,
            eigen.product_periode.begindatum.replace(day=1),
            eigen.geleverd_volume,
        ) and een.toewijzing_id in toewijzingen:
            return een.reden
    return ""
