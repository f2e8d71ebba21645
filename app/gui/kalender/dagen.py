"""From what is due to the days of a calendar: what falls on each, in a few words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from app.deadlines.termijnen import Termijn, Urgentie
from app.deadlines.werkdagen import feestdagen
from app.domain.productperiode import eerste_dag, volgende_maand
from app.gui.format import Status
from app.services.taakwoorden import soort_naam, titel, zonder_client
from app.standard.codelijsten import gemeentenaam
from app.standard.leesbaar import datum_voluit

WEEKDAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
WEEKEND = "weekend"
_DAG = timedelta(days=1)
_STATUS = {
    Urgentie.TE_LAAT: Status.LATE,
    Urgentie.VANDAAG: Status.TODAY,
    Urgentie.DEZE_WEEK: Status.SOON,
    Urgentie.LATER: Status.SOON,
}
_VOLGORDE = {urgentie: plaats for plaats, urgentie in enumerate(Urgentie)}


@dataclass(frozen=True, slots=True)
class Dagregel:
    """One line of a day: its status, what must be done, for whom, and how often."""

    status: Status
    wat: str
    wie: str = ""
    aantal: int = 1

    @property
    def tekst(self) -> str:
        """Give what must be done, and how often when that is more than once."""
        return self._geteld(self.wat)

    @property
    def kort(self) -> str:
        """Give the same for a narrow cell: without the number of the message."""
        return self._geteld(self.wat.partition(" (")[0])

    def _geteld(self, wat: str) -> str:
        return f"{self.aantal}× {wat}" if self.aantal > 1 else wat


@dataclass(frozen=True, slots=True)
class Dag:
    """A day with what falls on it; ``vrij`` is why nobody works, or nothing."""

    dag: date
    aantal: int = 0
    per_soort: tuple[Dagregel, ...] = ()
    elk: tuple[Dagregel, ...] = ()
    vrij: str = ""
    binnen: bool = True  # in the month that is shown
    vandaag: bool = False

    @property
    def in_woorden(self) -> str:
        """Give everything of it, for who hears it and for a tooltip."""
        kop = f"{WEEKDAGEN[self.dag.weekday()]} {datum_voluit(self.dag)}"
        if self.vrij and self.vrij != WEEKEND:
            kop += f", {self.vrij}"
        if not self.aantal:
            return f"{kop}: niets"
        regels = "\n".join(een.tekst for een in self.per_soort)
        return f"{kop}:\n{regels}"


def week(dag: date) -> list[date]:
    """Give the days of the week that a day is in, from Monday."""
    maandag = dag - dag.weekday() * _DAG
    return [maandag + plaats * _DAG for plaats in range(7)]


def weken(dag: date) -> list[list[date]]:
    """Give the weeks that a month stands in, with the days of other months that complete them."""
    begin, einde = eerste_dag(dag), volgende_maand(dag) - _DAG
    gevonden = [week(begin)]
    while gevonden[-1][-1] < einde:
        gevonden.append(week(gevonden[-1][-1] + _DAG))
    return gevonden


def per_dag(termijnen: Iterable[Termijn]) -> dict[date, list[Termijn]]:
    """Give what falls on each day, by its due date."""
    gevonden: dict[date, list[Termijn]] = {}
    for een in termijnen:
        gevonden.setdefault(een.vervaldatum, []).append(een)
    return gevonden


def vul(
    dag: date, termijnen: Sequence[Termijn], vandaag: date, extra_vrij: Mapping[date, str]
) -> Dag:
    """Give a day with what falls on it; ``extra_vrij`` are the days off that the user added."""
    op_volgorde = sorted(termijnen, key=lambda t: (_VOLGORDE[t.status], t.soort, t.client))
    aantallen = Counter((_STATUS[t.status], soort_naam(t.soort)) for t in op_volgorde)
    return Dag(
        dag,
        len(termijnen),
        tuple(Dagregel(status, wat, aantal=aantal) for (status, wat), aantal in aantallen.items()),
        tuple(Dagregel(_STATUS[t.status], titel(t), _voor_wie(t)) for t in op_volgorde),
        _vrij(dag, extra_vrij),
        vandaag=dag == vandaag,
    )


def van_maand(dagen: Iterable[Dag], maand: date) -> list[Dag]:
    """Tell which days are of the month."""
    return [
        replace(een, binnen=(een.dag.year, een.dag.month) == (maand.year, maand.month))
        for een in dagen
    ]


def _voor_wie(termijn: Termijn) -> str:
    wie = termijn.client or zonder_client(termijn)
    return " · ".join(filter(None, (wie, gemeentenaam(termijn.gemeente))))


def _vrij(dag: date, extra: Mapping[date, str]) -> str:
    if (reden := feestdagen(dag.year).get(dag) or extra.get(dag)) is not None:
        return reden
    return WEEKEND if dag.weekday() > 4 else ""
