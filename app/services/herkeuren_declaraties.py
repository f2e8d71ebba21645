"""Judging again declarations that are ready: what was right when they were made may not be now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from app.domain.declaratie import GedeclareerdePrestatie
from app.domain.dossier import Dossier
from app.domain.verzending import Status, Verzending
from app.rules.check import check
from app.rules.finding import Finding
from app.services.bron import Databron, contracten_van, partijen
from app.services.herkeuren import Achterblijver
from app.services.workspace import Workspace
from app.standard.codec import decode
from app.standard.declaratie import Declaratiebericht
from app.store.unit_of_work import UnitOfWork


@dataclass(slots=True)
class _Thuis:
    """Lines of messages that have not left, by message, each with the Dossier that it is of."""

    regels: dict[int, list[tuple[Dossier, GedeclareerdePrestatie]]] = field(default_factory=dict)

    def neem_uit(self, dossiers: Iterable[Dossier], bericht_ids: set[int]) -> None:
        """Take the lines of these messages out of the Dossiers."""
        for dossier in dossiers:
            blijven = []
            for een in dossier.prestaties:
                if een.bericht_id in bericht_ids:
                    self.regels.setdefault(een.bericht_id, []).append((dossier, een))
                else:
                    blijven.append(een)
            dossier.prestaties = blijven

    def zet_terug(self, bericht_id: int) -> None:
        """Let a message leave: what it declares counts for those after it."""
        for dossier, een in self.regels.get(bericht_id, ()):
            dossier.prestaties.append(een)


def achterblijvende_declaraties(
    workspace: Workspace, uow: UnitOfWork, verzendingen: Iterable[Verzending]
) -> tuple[Achterblijver, ...]:
    """Find which of these 323s that are ready would be refused, oldest first.

    Each is judged on what has left and on what leaves before it. One whose care has lapsed since
    stays behind too: it would have to be taken back at once (IV086). The number of queries does
    not depend on how many there are.
    """
    klaar = {
        verzending.bewaard_id: (verzending, bericht)
        for verzending in sorted(verzendingen, key=lambda v: v.bewaard_id)
        if verzending.status is Status.KLAAR
        and isinstance(bericht := decode(verzending.inhoud), Declaratiebericht)
    }
    if not klaar:
        return ()
    # These Dossiers are changed below, and must not be stored.
    berichten = [bericht for _, bericht in klaar.values()]
    dossiers = uow.dossiers.laad({c.bsn for b in berichten for c in b.declaratie.clienten})
    uow.declaraties.vul(dossiers.values())
    thuis = _Thuis()
    nog_niet_weg = uow.declaraties.nog_niet_weg()
    thuis.neem_uit(dossiers.values(), nog_niet_weg)
    wie = {partijen(bericht) for bericht in berichten}
    maanden = uow.declaraties.laatste_maanden(wie, nog_niet_weg)
    contracten = contracten_van(uow, {(wet, gemeente) for wet, gemeente, _ in wie})
    bron = Databron(workspace.vandaag(), dossiers=dossiers, contracten=contracten, maanden=maanden)
    zonder_zorg = uow.declaraties.met_vervallen_zorg(klaar)
    gevonden = []
    for id_, (verzending, bericht) in klaar.items():
        bevindingen = check(bericht, Dossier(), bron)
        if id_ in zonder_zorg:
            bevindingen += (_zorg_veranderd(bericht),)
        if bevindingen:
            gevonden.append(Achterblijver(verzending, "", _naar_de_maker(bevindingen[0])))
            continue
        thuis.zet_terug(id_)
        maand = bericht.declaratie.declaratie_periode.begindatum
        maanden[partijen(bericht)] = max(maand, maanden.get(partijen(bericht), maand))
    return tuple(gevonden)


def _zorg_veranderd(bericht: Declaratiebericht) -> Finding:
    nummer = bericht.declaratie.declaratie_nummer
    return Finding(
        "IV086", 3, "", "/Bericht/Declaratie", nummer,
        f"Zorg in declaratie {nummer} is veranderd of ingetrokken nadat zij is gemaakt.",
        "",
    )  # fmt: skip


def _naar_de_maker(bevinding: Finding) -> Finding:
    """The finding with what to do about a whole message: it is made anew from what is known."""
    return Finding(
        bevinding.regel, bevinding.niveau, bevinding.retourcode, bevinding.pad, bevinding.waarde,
        bevinding.melding,
        "Trek deze declaratie terug en maak haar opnieuw: dan klopt zij weer.",
    )  # fmt: skip
