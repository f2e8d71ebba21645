"""Our own messages in the groups of Klaar voor VECOZO, by what must happen to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import Enum

from app.deadlines.termijnen import AFKEUR, Termijn
from app.domain.openstaand import (
    BesluitOpen,
    BetalingOpen,
    CorrectieOpen,
    RegelsAfgekeurd,
    RetourOpen,
    VerzoekAfgewezen,
)
from app.domain.verzending import Status
from app.gui.berichtstatus import status_tekst
from app.gui.format import Status as Kleur
from app.gui.format import StatusText, bedrag, maand_kort, termijn
from app.gui.regelstand import DEELS_TOEGEKEND
from app.services import berichten, declaraties, werklijst
from app.services.workspace import Workspace
from app.standard.berichtsoort import Berichtsoort
from app.store.berichtfilter import Berichtfilter
from app.store.berichtrijen import Berichtregel
from app.store.declaratieregels import Declaratiekort

_RECENT = timedelta(days=30)  # this long what is finished stays in sight
_MEESTE = 1000  # rows of one group
_RETOUREN = tuple(soort for soort in Berichtsoort if soort.is_retour)
_HEEN = tuple(soort for soort in Berichtsoort if not soort.is_retour)


# Shorter than elsewhere: the heading of the group says the rest, or all there is to say.
_STANDEN: Mapping[object, StatusText | None] = {
    Status.KLAAR: None,
    Status.GEEXPORTEERD: None,
    Status.AFGEKEURD: StatusText(Kleur.REFUSED, "Door gemeente"),
    Status.AFGEKEURD_VECOZO: StatusText(Kleur.REFUSED, "Door VECOZO"),
}


class Groep(Enum):
    """A group, in the order of the page."""

    KLAAR = "klaar"
    GEEXPORTEERD = "geexporteerd"
    AFGEKEURD = "afgekeurd"
    WACHT = "wacht"
    AFGEROND = "afgerond"


@dataclass(frozen=True)
class Rij:
    """A message, and how it stands: by when it or its answer is due, or what came of it.

    ``stand`` is None where the heading of its group says all. ``declaratie`` is, of a 323, the
    month and the amount by which the user knows it.
    """

    regel: Berichtregel
    stand: StatusText | None
    termijn: Termijn | None = None
    declaratie: str = ""

    @property
    def id(self) -> int:
        """Id of the message."""
        return self.regel.id

    @property
    def vervaldatum(self) -> date:
        """By when something must happen; the last day of the calendar when nothing must."""
        return self.termijn.vervaldatum if self.termijn else date.max

    @property
    def waarover(self) -> str:
        """Of whom it is, or which declaration it is."""
        return self.declaratie or self.regel.client

    @property
    def titel(self) -> str:
        """What it is called in a row: ``Start (JW305)``."""
        naam, soort = self.regel.naam, self.regel.soort
        return f"{soort.woord} ({naam})" if soort is not None else ""


@dataclass(frozen=True)
class Stand:
    """What the page shows."""

    groepen: Mapping[Groep, Sequence[Rij]] = field(default_factory=dict)

    def rijen(self, groep: Groep) -> Sequence[Rij]:
        """Give the messages of a group."""
        return self.groepen.get(groep, ())


def haal(workspace: Workspace) -> Stand:
    """Fetch every group, the most urgent first; without a deadline the newest first.

    A retourbericht gets no answer: once it was submitted it is finished. A refused message stands
    here until another took its place.
    """
    termijnen = {
        id_: t for t in werklijst.termijnen(workspace) if (id_ := uitgaand_id(t)) is not None
    }

    def rijen(statussen: Sequence[Status], soorten: Sequence[Berichtsoort] = ()) -> list[Rij]:
        gevraagd = Berichtfilter(statussen=statussen, soorten=soorten)
        regels = berichten.zoek(workspace, "", gevraagd, 0, _MEESTE)
        gevonden = _met_declaratie(
            workspace, [_rij(regel, termijnen.get(regel.id)) for regel in regels]
        )
        return sorted(gevonden, key=lambda rij: rij.vervaldatum)

    vanaf = workspace.vandaag() - _RECENT
    afgerond = rijen((Status.GOEDGEKEURD,)) + rijen((Status.INGEDIEND,), _RETOUREN)
    geweigerd = rijen((Status.AFGEKEURD, Status.AFGEKEURD_VECOZO))
    return Stand(
        {
            Groep.KLAAR: rijen((Status.KLAAR,)),
            Groep.GEEXPORTEERD: rijen((Status.GEEXPORTEERD,)),
            Groep.AFGEKEURD: [rij for rij in geweigerd if rij.termijn and _is_afkeur(rij.termijn)],
            Groep.WACHT: rijen((Status.INGEDIEND,), _HEEN),
            Groep.AFGEROND: sorted(
                (rij for rij in afgerond if _sinds(rij.regel) >= vanaf),
                key=lambda rij: (_sinds(rij.regel), rij.id),
                reverse=True,
            ),
        }
    )


def tel_te_doen(workspace: Workspace) -> int:
    """Count what still has to be handed in at VECOZO: the badge in the sidebar."""
    te_doen = Berichtfilter(statussen=(Status.KLAAR, Status.GEEXPORTEERD))
    return berichten.aantal(workspace, "", te_doen)


def uitgaand_id(t: Termijn) -> int | None:
    """Give the id of our own message that still has to leave, or waits for its answer."""
    if isinstance(t.feit, BetalingOpen | RegelsAfgekeurd | CorrectieOpen):
        return None  # of a 323 that was answered
    if isinstance(t.feit, BesluitOpen | VerzoekAfgewezen):
        return None  # of a request, of which the 316 or 318 is what its message waits for
    return t.feit.retour_id if isinstance(t.feit, RetourOpen) else t.bericht_id


def _rij(regel: Berichtregel, t: Termijn | None) -> Rij:
    if t is not None and not _is_afkeur(t):
        return Rij(regel, termijn(t.werkdagen_over), t)
    if regel.status in _STANDEN:
        return Rij(regel, _STANDEN[regel.status], t)
    return Rij(regel, status_tekst(regel.status, regel.soort), t)


def _met_declaratie(workspace: Workspace, rijen: Sequence[Rij]) -> list[Rij]:
    """Say of the 323s which month and amount they are."""
    ids = [rij.id for rij in rijen if rij.regel.soort is Berichtsoort.DECLARATIE]
    van = declaraties.kort(workspace, ids) if ids else {}
    return [_van_declaratie(rij, van[rij.id]) if rij.id in van else rij for rij in rijen]


def _van_declaratie(rij: Rij, van: Declaratiekort) -> Rij:
    """Name a 323; one that was granted but for some lines is not simply right."""
    deels = rij.regel.status is Status.GOEDGEKEURD and van.afgekeurde_regels
    return replace(
        rij,
        declaratie=f"{maand_kort(van.maand)}, {bedrag(van.totaal)}",
        stand=DEELS_TOEGEKEND if deels else rij.stand,
    )


def _is_afkeur(t: Termijn) -> bool:
    return t.soort == AFKEUR


def _sinds(regel: Berichtregel) -> date:
    return regel.ingediend_op or regel.moment.date()
