"""Judging again what is ready: what was right when it was made may be refused by now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from app.domain.dossier import Dossier
from app.domain.levering import VERWIJDEREN, Melding
from app.domain.toewijzing import Toewijzing
from app.domain.verzending import Status, Verzending
from app.rules.check import check
from app.rules.finding import Finding
from app.services import instellen
from app.services.bron import Databron
from app.services.verzenden import producten
from app.services.workspace import Workspace
from app.standard.codec import decode
from app.standard.leesbaar import datum_voluit
from app.standard.regie import Startbericht, Stopbericht, StopProduct
from app.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Achterblijver:
    """A message that must not leave as it is: ``bevinding`` is the first thing against it.

    ``client`` is the name for the screen, empty when the client is not known.
    """

    verzending: Verzending
    client: str
    bevinding: Finding


def achterblijvers(
    workspace: Workspace, uow: UnitOfWork, verzendingen: Iterable[Verzending]
) -> tuple[Achterblijver, ...]:
    """Find which of these 305s and 307s that are ready would be refused, oldest first.

    Each is judged on what has left and on what leaves before it: a report that stays behind, or
    that was not chosen, does not count. The number of queries does not depend on how many there
    are.
    """
    berichten = [
        (verzending, bericht)
        for verzending in sorted(verzendingen, key=lambda v: v.bewaard_id)
        if verzending.status is Status.KLAAR
        and isinstance(bericht := decode(verzending.inhoud), Startbericht | Stopbericht)
    ]
    # These Dossiers are changed below, and must not be stored.
    dossiers = uow.dossiers.laad({b.client.bsn for _, b in berichten if b.client is not None})
    thuis = _nog_thuis(dossiers.values())
    # The store refuses an Identificatie that was used before (TR056); its own is not another one.
    bron = Databron(workspace.vandaag())
    protocollen = instellen.protocolkeuzes(uow)
    gevonden = []
    for verzending, bericht in berichten:
        assert bericht.client is not None  # a heenbericht has one by schema
        dossier = dossiers[bericht.client.bsn]
        bevindingen = check(bericht, dossier, bron) or tuple(
            _niet_meer_toegewezen(workspace, bericht, dossier, protocollen)
        )
        if bevindingen:
            naam = dossier.client.korte_naam if dossier.client is not None else ""
            gevonden.append(Achterblijver(verzending, naam, bevindingen[0]))
            continue
        for toewijzing, melding in thuis.get(verzending.bewaard_id, ()):
            toewijzing.meldingen.append(melding)
    return tuple(gevonden)


def _nog_thuis(dossiers: Iterable[Dossier]) -> dict[int, list[tuple[Toewijzing, Melding]]]:
    """Take the reports that have not left out of the Dossiers; give them by their message."""
    thuis: dict[int, list[tuple[Toewijzing, Melding]]] = {}
    for dossier in dossiers:
        for toewijzing in dossier.toewijzingen.values():
            for melding in toewijzing.meldingen:
                if melding.status is Status.KLAAR and melding.bericht_id is not None:
                    thuis.setdefault(melding.bericht_id, []).append((toewijzing, melding))
            toewijzing.meldingen = [m for m in toewijzing.meldingen if m.status is not Status.KLAAR]
    return thuis


def _niet_meer_toegewezen(
    workspace: Workspace,
    bericht: Startbericht | Stopbericht,
    dossier: Dossier,
    protocollen: Mapping[str, str],
) -> Iterator[Finding]:
    """Find what the forms forbid and no technical rule does: care that is no longer assigned.

    It was when the message was made; the gemeente shortened or removed the Toewijzing since.
    """
    for plaats, product in enumerate(producten(bericht), start=1):
        nummer = product.toewijzing_nummer
        toewijzing = dossier.toewijzing(bericht.wet, bericht.gemeente, nummer)
        if toewijzing is None or product.status_aanlevering == VERWIJDEREN:
            continue
        stop = isinstance(product, StopProduct)
        wat = "stop" if stop else "start"
        dag = product.einddatum if isinstance(product, StopProduct) else product.begindatum
        klasse = type(product).__name__
        pad = f"/Bericht/Client/{klasse}en/{klasse}[{plaats}]"
        einde = toewijzing.actueel.einddatum
        if toewijzing.verwijderd:
            yield Finding(
                "OP033x1", 3, "", f"{pad}/ToewijzingNummer", str(nummer),
                f"De gemeente heeft toewijzing {nummer} verwijderd.",
                f"Trek dit bericht terug: je kunt er geen {wat} op melden.",
            )  # fmt: skip
        elif einde is not None and dag > einde:
            protocol = instellen.protocol_op(bericht.gemeente, workspace.vandaag(), protocollen)
            yield Finding(
                protocol.bron_einddatum if stop else "OP363", 3, "",
                f"{pad}/{'Einddatum' if stop else 'Begindatum'}", dag.isoformat(),
                f"Toewijzing {nummer} loopt nu tot en met {datum_voluit(einde)}, en deze {wat} "
                "noemt een latere dag.",
                f"Corrigeer de {wat}, of vraag de gemeente om verlenging.",
            )  # fmt: skip
