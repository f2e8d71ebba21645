"""Judging again what is ready: what was right when it was made may be refused by now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from app.deadlines.protocolboek import Protocolboek
from app.domain.dossier import Dossier
from app.domain.levering import VERWIJDEREN, Melding
from app.domain.toewijzing import Toewijzing
from app.domain.verzending import Status, Verzending
from app.domain.verzoek import IngediendVerzoek
from app.rules.check import check
from app.rules.finding import Finding
from app.services import instellen
from app.services.bron import Databron
from app.services.verzenden import producten
from app.services.workspace import Workspace
from app.standard.codec import decode
from app.standard.leesbaar import datum_voluit
from app.standard.regie import Startbericht, Stopbericht, StopProduct
from app.standard.verzoek import VerzoekToewijzingbericht, VerzoekWijzigingbericht
from app.store.unit_of_work import UnitOfWork

_VERZOEK = VerzoekToewijzingbericht | VerzoekWijzigingbericht
_HERKEURD = Startbericht | Stopbericht | _VERZOEK


@dataclass(frozen=True, slots=True)
class Achterblijver:
    """A message that must not leave as it is: ``bevinding`` is the first thing against it.

    ``client`` is the name for the screen, empty when the client is not known.
    """

    verzending: Verzending
    client: str
    bevinding: Finding


@dataclass(slots=True)
class _Thuis:
    """What has not left, by its message: reports and requests, each with what it is of."""

    meldingen: dict[int, list[tuple[Toewijzing, Melding]]] = field(default_factory=dict)
    verzoeken: dict[int, list[tuple[Dossier, IngediendVerzoek]]] = field(default_factory=dict)

    def neem_uit(self, dossier: Dossier) -> None:
        """Take what has not left out of a Dossier."""
        for toewijzing in dossier.toewijzingen.values():
            for melding in toewijzing.meldingen:
                if melding.status is Status.KLAAR and melding.bericht_id is not None:
                    paar = (toewijzing, melding)
                    self.meldingen.setdefault(melding.bericht_id, []).append(paar)
            toewijzing.meldingen = [m for m in toewijzing.meldingen if m.status is not Status.KLAAR]
        for verzoek in dossier.verzoeken:
            if verzoek.berichtstatus is Status.KLAAR and verzoek.bericht_id is not None:
                self.verzoeken.setdefault(verzoek.bericht_id, []).append((dossier, verzoek))
        dossier.verzoeken = [v for v in dossier.verzoeken if v.berichtstatus is not Status.KLAAR]

    def zet_terug(self, bericht_id: int) -> None:
        """Let a message leave: what it reports or asks counts for those after it."""
        for toewijzing, melding in self.meldingen.get(bericht_id, ()):
            toewijzing.meldingen.append(melding)
        for dossier, verzoek in self.verzoeken.get(bericht_id, ()):
            dossier.verzoeken.append(verzoek)


def achterblijvers(
    workspace: Workspace, uow: UnitOfWork, verzendingen: Iterable[Verzending]
) -> tuple[Achterblijver, ...]:
    """Find which of these 305s, 307s, 315s and 317s that are ready would be refused, oldest first.

    Each is judged on what has left and on what leaves before it: a report or a request that stays
    behind, or that was not chosen, does not count. The number of queries does not depend on how
    many there are.
    """
    berichten = [
        (verzending, bericht)
        for verzending in sorted(verzendingen, key=lambda v: v.bewaard_id)
        if verzending.status is Status.KLAAR
        and isinstance(bericht := decode(verzending.inhoud), _HERKEURD)
    ]
    # These Dossiers are changed below, and must not be stored.
    dossiers = uow.dossiers.laad({b.client.bsn for _, b in berichten if b.client is not None})
    if any(isinstance(bericht, _VERZOEK) for _, bericht in berichten):
        uow.verzoeken.vul(dossiers.values())
    thuis = _Thuis()
    for dossier in dossiers.values():
        thuis.neem_uit(dossier)
    # The store refuses an Identificatie or a reference that was used before (TR056, TR347); its
    # own is not another one.
    bron = Databron(workspace.vandaag())
    boek = instellen.protocolboek(uow)
    gevonden = []
    for verzending, bericht in berichten:
        assert bericht.client is not None  # a heenbericht has one by schema
        dossier = dossiers[bericht.client.bsn]
        bevindingen = check(bericht, dossier, bron)
        if not bevindingen and isinstance(bericht, Startbericht | Stopbericht):
            bevindingen = tuple(_niet_meer_toegewezen(workspace, bericht, dossier, boek))
        if bevindingen:
            naam = dossier.client.korte_naam if dossier.client is not None else ""
            gevonden.append(Achterblijver(verzending, naam, bevindingen[0]))
            continue
        thuis.zet_terug(verzending.bewaard_id)
    return tuple(gevonden)


def _niet_meer_toegewezen(
    workspace: Workspace,
    bericht: Startbericht | Stopbericht,
    dossier: Dossier,
    boek: Protocolboek,
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
            protocol = boek.op(bericht.gemeente, workspace.vandaag())
            yield Finding(
                protocol.bron_einddatum if stop else "OP363", 3, "",
                f"{pad}/{'Einddatum' if stop else 'Begindatum'}", dag.isoformat(),
                f"Toewijzing {nummer} loopt nu tot en met {datum_voluit(einde)}, en deze {wat} "
                "noemt een latere dag.",
                f"Corrigeer de {wat}, of vraag de gemeente om verlenging.",
            )  # fmt: skip
