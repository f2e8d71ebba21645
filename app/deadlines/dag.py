"""What all lines of an agenda share: the day on which it is made, and how a line is made up."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import cache

from app.deadlines.protocol import Protocol, Term, Wie
from app.deadlines.termijnen import Actie, Termijn, Urgentie
from app.deadlines.werkdagen import Werkkalender
from app.domain.openstaand import (
    AfkeurOpen,
    Feit,
    StartOpen,
    StopOpen,
    VerwijzingOpen,
    VerzoekAfgewezen,
)
from app.domain.verzending import Status
from app.standard.kort import MAANDEN
from app.standard.leesbaar import maand_voluit

# VECOZO and the municipal hub exchange at night: what we hand in today the gemeente has tomorrow
# (Rijk van Nijmegen 1.17.1, §1.1).
NACHT = timedelta(days=1)
# What to do with a message of ours that still has to leave.
ONDERWEG = {Status.KLAAR: Actie.EXPORTEER, Status.GEEXPORTEERD: Actie.MELD_INGEDIEND}
# What is done ahead of a day that is known long before fills no list until then: there are four
# weeks left to do it.
_IN_ZICHT = timedelta(weeks=4)
# The shortest term is three working days (OP090): what comes in today is never for later.
_WERKDAGEN_IN_ZICHT = 3

ProtocolVan = Callable[[str, date], Protocol]
# The last day that a gemeente itself named for declaring the month of a day, or None.
DeclaratiedatumVan = Callable[[str, date], date | None]


def geen_kalender(_gemeente: str, _maand: date) -> None:
    """Let no gemeente have a calendar of its own."""


class Dag:
    """What does not change within one agenda; each answer is worked out once per date."""

    def __init__(
        self,
        vandaag: date,
        protocol_van: ProtocolVan,
        kalender: Werkkalender,
        declaratiedatum: DeclaratiedatumVan = geen_kalender,
    ) -> None:
        self.vandaag = vandaag
        self.kalender = kalender
        self.declaratiedatum = declaratiedatum
        self.protocol_van = cache(protocol_van)
        self.mogelijke_term = cache(self._mogelijke_term)
        self.vervaldatum = cache(self._vervaldatum)
        self.woorden = cache(_woorden)
        self.urgentie = cache(self._urgentie)
        zondag = plus(vandaag, timedelta(days=6 - vandaag.weekday()))
        # Until Sunday, and from Wednesday on into the next week.
        self._eind_deze_week = max(zondag, kalender.tel_op(vandaag, _WERKDAGEN_IN_ZICHT))

    def term(self, gemeente: str, op: date, soort: str) -> Term:
        """Term of a gemeente for an event on a day; KeyError where its protocol has none."""
        gevonden = self.mogelijke_term(gemeente, op, soort)
        if gevonden is None:
            raise KeyError(soort)
        return gevonden

    def _mogelijke_term(self, gemeente: str, op: date, soort: str) -> Term | None:
        """The same, or None where its protocol has none."""
        protocol = self.protocol_van(gemeente, op)
        return protocol.term(soort, gemeente) if soort in protocol.termijnen else None

    def _vervaldatum(self, term: Term, vanaf: date) -> date:
        """Last day of a term whose day 0 is ``vanaf``."""
        return term.vervaldatum(vanaf, self.kalender)

    def in_zicht(self, vervaldatum: date) -> bool:
        """Whether what is done ahead is due soon enough to be shown."""
        return vervaldatum <= plus(self.vandaag, _IN_ZICHT)

    def kort(self, dag: date) -> str:
        """Give a date for a row: without the year when that is this year."""
        return _dag_en_maand(dag) if dag.year == self.vandaag.year else datum(dag)

    def maand(self, dag: date) -> str:
        """Give a month for a row: without the year when that is this year."""
        maand = maand_voluit(dag)
        return maand.partition(" ")[0] if dag.year == self.vandaag.year else maand

    def _urgentie(self, vervaldatum: date) -> tuple[Urgentie, int]:
        """How near a date is, and the working days until then, negative once it has passed."""
        over = self.kalender.werkdagen_tussen(self.vandaag, vervaldatum)
        if vervaldatum < self.vandaag:
            # On the Saturday after a Friday no working day has passed, but it is late all the same.
            return Urgentie.TE_LAAT, min(over, -1)
        if vervaldatum == self.vandaag:
            return Urgentie.VANDAAG, 0
        if vervaldatum <= self._eind_deze_week:
            return Urgentie.DEZE_WEEK, over
        return Urgentie.LATER, over


def _woorden(term: Term) -> tuple[str, str]:
    """Length of a term, and its rule and source."""
    return term.lengte_tekst, term.verwijzing


def maak(
    feit: Feit,
    term: Term,
    telt_vanaf: date,
    dag: Dag,
    actie: Actie,
    grond: str,
    feitelijk: str,
    uiterlijk: date | None = None,
) -> Termijn:
    """Give the Termijn of a fact; ``telt_vanaf`` is day 0.

    ``grond`` is what it rests on and ``feitelijk`` the one fact that it counts from. ``uiterlijk``
    is the last day where that was named, and goes before the length.
    """
    lengte, verwijzing = dag.woorden(term)
    if uiterlijk is None:
        vervaldatum, kort = dag.vervaldatum(term, telt_vanaf), lengte
    else:
        vervaldatum, lengte = uiterlijk, f"uiterlijk {datum(uiterlijk)}"
        kort = f"uiterlijk {dag.kort(uiterlijk)}"
    status, over = dag.urgentie(vervaldatum)
    uitleg = f"{grond}; {lengte} ({verwijzing})"
    return Termijn(
        soort=term.soort,
        regel=term.regel,
        bron=term.bron,
        telt_vanaf=telt_vanaf,
        lengte=lengte,
        vervaldatum=vervaldatum,
        werkdagen_over=over,
        status=status,
        wie=term.wie,
        verwacht=_is_verwacht(feit),
        actie=actie,
        uitleg=f"{uitleg}. {term.let_op}" if term.let_op else uitleg,
        kort=f"{feitelijk}; {kort}",
        feit=feit,
        gevolg=term.gevolg,
    )


def meteen(
    feit: AfkeurOpen | StopOpen | VerzoekAfgewezen | VerwijzingOpen,
    dag: Dag,
    *,
    soort: str,
    regel: str,
    sinds: date,
    actie: Actie,
    uitleg: str,
    kort: str,
) -> Termijn:
    """Give the Termijn of what has no term of its own: it is due since it became known."""
    status, over = dag.urgentie(min(sinds, dag.vandaag))
    return Termijn(
        soort=soort,
        regel=regel,
        bron=regel,
        telt_vanaf=sinds,
        lengte="meteen",
        vervaldatum=sinds,
        werkdagen_over=over,
        status=status,
        wie=Wie.AANBIEDER,
        actie=actie,
        uitleg=uitleg,
        kort=kort,
        feit=feit,
    )


def _is_verwacht(feit: Feit) -> bool:
    """Whether it rests on a day that nobody reported."""
    match feit:
        case StartOpen():
            return feit.gemelde_start is None
        case StopOpen():
            return feit.gemelde_stop is None
    return False


def datum(dag: date) -> str:
    """Give a date for a line, such as ``3 apr 2026``."""
    return f"{_dag_en_maand(dag)} {dag.year}"


def _dag_en_maand(dag: date) -> str:
    return f"{dag.day} {MAANDEN[dag.month - 1]}"


def plus(dag: date, duur: timedelta) -> date:
    """A day later, or the last day of the calendar: dates in messages can be anything."""
    return dag + duur if dag <= date.max - duur else date.max
