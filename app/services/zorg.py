"""Delivered care: the record of a month, what is added to it and changed in it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.domain.contract import Contractproduct
from app.domain.dossier import Dossier
from app.domain.koppelen import koppel, waarom_los
from app.domain.productperiode import laatste_dag
from app.domain.zorg import Zorgregel
from app.errors import UserError
from app.services.workspace import Workspace
from app.services.zorgcontrole import Bezwaar, Omgeving, controleer, omgeving
from app.store.unit_of_work import UnitOfWork
from app.store.zorg import Gedeclareerd

Zorgsleutel = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Zorgmaand:
    """The record over a month, with what is needed to add to it.

    ``gedeclareerd`` is by the id of the line, ``dossiers`` by BSN: of every client, for whoever
    types a name. ``medewerkers`` are all who ever did something.
    """

    regels: Sequence[Zorgregel]
    gedeclareerd: Mapping[int, Gedeclareerd]
    dossiers: Mapping[str, Dossier]
    contracten: Sequence[Contractproduct]
    medewerkers: Sequence[str]


@dataclass(frozen=True, slots=True)
class Oordeel:
    """A line that was offered, as it is kept when it is, and what is wrong with it.

    ``los`` says why it has no Toewijzing; empty when it has one.
    """

    regel: Zorgregel
    bezwaren: tuple[Bezwaar, ...] = ()
    los: str = ""

    @property
    def fout(self) -> bool:
        """Whether it cannot be kept."""
        return any(not bezwaar.waarschuwing for bezwaar in self.bezwaren)


@dataclass(frozen=True, slots=True)
class Bewaring:
    """What came of offered lines, in the order in which they were: all were kept, or none."""

    toegevoegd: tuple[Oordeel, ...]
    gewijzigd: tuple[Oordeel, ...]

    @property
    def bewaard(self) -> bool:
        """Whether they were kept."""
        return not any(oordeel.fout for oordeel in (*self.toegevoegd, *self.gewijzigd))


def maand(workspace: Workspace, eerste: date) -> Zorgmaand:
    """Give the record over the month that begins on this day."""
    tot = laatste_dag(eerste)
    with workspace.lezen() as uow:
        return Zorgmaand(
            uow.zorg.tussen(eerste, tot),
            uow.zorg.gedeclareerd(eerste, tot),
            {dossier.client.bsn: dossier for dossier in uow.dossiers.alle() if dossier.client},
            uow.contracten.alle(),
            uow.zorg.medewerkers(),
        )


def bewaar(
    workspace: Workspace,
    toegevoegd: Sequence[Zorgregel],
    gewijzigd: Sequence[Zorgregel] = (),
    verwijderd: Collection[int] = (),
) -> Bewaring:
    """Keep new lines, changed ones (with their id) and take lines away: all of it, or nothing.

    A line that is wrong keeps the others back; its Oordeel says why. What was changed lapses, and
    what replaces it gets an id of its own. Raises UserError when a line has lapsed meanwhile.
    """
    with workspace.schrijven() as uow:
        oordelen = beoordeel(uow, [*toegevoegd, *gewijzigd], workspace.vandaag())
        nieuw, anders = oordelen[: len(toegevoegd)], oordelen[len(toegevoegd) :]
        uitslag = Bewaring(tuple(nieuw), tuple(anders))
        if not uitslag.bewaard:
            return uitslag
        nu = workspace.nu()
        weg: dict[int, Zorgregel | None] = dict.fromkeys(verwijderd)
        for oordeel in anders:
            if oordeel.regel.id is None:
                raise ValueError("a changed line has the id of what it replaces")
            weg[oordeel.regel.id] = oordeel.regel
        try:
            ids = uow.zorg.vervang_alle(weg, nu)
        except LookupError:
            raise UserError(
                "Een van deze regels is intussen gewijzigd of weggehaald.",
                "Kies de maand opnieuw om te zien wat er nu staat.",
            ) from None
        erbij = uow.zorg.voeg_toe([oordeel.regel for oordeel in nieuw], nu)
        uow.commit()
    return Bewaring(
        tuple(_met_id(oordeel, id_) for oordeel, id_ in zip(nieuw, erbij, strict=True)),
        tuple(_met_id(oordeel, ids[oordeel.regel.id or 0]) for oordeel in anders),
    )


def beoordeel(uow: UnitOfWork, regels: Sequence[Zorgregel], vandaag: date) -> list[Oordeel]:
    """Judge lines, and find the Toewijzing of each, in a fixed number of queries."""
    waarin = omgeving(uow, regels, vandaag)
    gekoppeld = [_koppel(regel, waarin) for regel in regels]
    dubbel = _dubbel(uow, gekoppeld)
    oordelen = []
    for regel in gekoppeld:
        bezwaren = controleer(regel, waarin)
        if zorgsleutel(regel) in dubbel:
            bezwaren.append(
                Bezwaar(
                    kolom="aantal",
                    waarde="",
                    melding="Deze regel lijkt dubbel: op deze dag staat al precies hetzelfde.",
                    advies="Is het twee keer gebeurd, dan klopt het. Haal hem anders weg.",
                    waarschuwing=True,
                )
            )
        los = waarom_los(regel, waarin.dossier(regel.bsn))
        oordelen.append(Oordeel(regel, tuple(bezwaren), los))
    return oordelen


def zorgsleutel(regel: Zorgregel) -> Zorgsleutel:
    """What two lines have in common that tell of the same care."""
    van = regel.toewijzing_id or (regel.toewijzing_nummer, regel.product)
    return (
        regel.datum, regel.bsn, van, regel.aantal, regel.eenheid, regel.medewerker.casefold(),
    )  # fmt: skip


def koppel_los(uow: UnitOfWork, dossiers: Mapping[str, Dossier]) -> int:
    """Find the Toewijzing of lines that waited for one, now that these Dossiers are stored.

    Gives how many have one now.
    """
    gevonden: dict[int, int] = {}
    for regel in uow.zorg.los():
        dossier = dossiers.get(regel.bsn)
        toewijzing = koppel(regel, dossier) if dossier else None
        if toewijzing is not None and toewijzing.id is not None and regel.id is not None:
            gevonden[regel.id] = toewijzing.id
    uow.zorg.koppel(gevonden)
    return len(gevonden)


def _koppel(regel: Zorgregel, waarin: Omgeving) -> Zorgregel:
    toewijzing = waarin.koppel(regel)
    return replace(regel, toewijzing_id=toewijzing.id if toewijzing else None)


def _dubbel(uow: UnitOfWork, regels: Sequence[Zorgregel]) -> set[Zorgsleutel]:
    """Which lines are there already, but for the ones that these replace."""
    sleutels = {zorgsleutel(regel) for regel in regels}
    if not sleutels:
        return set()
    eigen = {regel.id for regel in regels}
    dagen = [regel.datum for regel in regels]
    bestaand = uow.zorg.tussen(min(dagen), max(dagen))
    return sleutels & {zorgsleutel(regel) for regel in bestaand if regel.id not in eigen}


def _met_id(oordeel: Oordeel, id_: int) -> Oordeel:
    return replace(oordeel, regel=replace(oordeel.regel, id=id_))
