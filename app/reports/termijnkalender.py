"""What is due as a file for a calendar (iCalendar, RFC 5545), without names.

A calendar with a line per client would be of no use, so what is owed to or by one gemeente on one
day, of one kind, is one event with a count. What tells the events apart is just that: importing
again updates them, also when fewer are left. Nobody can take away an event by importing a file, so
what is done stays where it was.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

from icalendar import Alarm, Calendar, Event
from sqlalchemy import Engine

from app.domain.termijnoverzicht import Termijnoverzicht, Termijnregel
from app.reports.wie import Aangeduid, aangeduid, initialen_van
from app.standard.codelijsten import gemeentenaam
from app.standard.leesbaar import datum_voluit

_BEGIN = datetime(2020, 1, 1, tzinfo=UTC)  # sequence numbers are the seconds since
_HERINNER = timedelta(hours=9)  # of the working day before
_MEESTE = 20  # lines in one event
_DAG = timedelta(days=1)


def termijnkalender(
    engine: Engine, overzicht: Termijnoverzicht, moment: datetime, *, initialen: bool = False
) -> bytes:
    """Give a file with an event for a whole day per day, gemeente and kind of work.

    ``moment`` is when it is made; a later file goes before an earlier one. With ``initialen``
    clients are named by their initials, else not at all. What is due today or late has no reminder:
    it would go off while importing.
    """
    agenda = Calendar()
    agenda.add("prodid", "-//Heenweer//Termijnen//NL")
    agenda.add("version", "2.0")
    agenda.add("method", "PUBLISH")
    agenda.add("x-wr-calname", "Heenweer")
    groepen: dict[tuple[date, str, str], list[Termijnregel]] = {}
    for regel in overzicht.regels:
        sleutel = (regel.uiterlijk, regel.soort, regel.gemeente)
        groepen.setdefault(sleutel, []).append(regel)
    ids = {r.client_id for r in overzicht.regels if initialen and r.client_id is not None}
    clienten = aangeduid(engine, ids) if initialen else None
    for groep in groepen.values():
        agenda.add_component(_afspraak(groep, overzicht, moment, clienten))
    inhoud: bytes = agenda.to_ical()
    return inhoud


def _afspraak(
    groep: Sequence[Termijnregel],
    overzicht: Termijnoverzicht,
    moment: datetime,
    clienten: Mapping[int, Aangeduid] | None,
) -> Event:
    eerste = groep[0]
    titel = _titel(groep, clienten)
    afspraak = Event()
    afspraak.add("uid", _uid(eerste, overzicht))
    afspraak.add("dtstamp", moment)
    afspraak.add("last-modified", moment)
    afspraak.add("sequence", int((moment - _BEGIN).total_seconds()))
    afspraak.add("dtstart", eerste.uiterlijk)
    if eerste.uiterlijk < date.max:
        afspraak.add("dtend", eerste.uiterlijk + _DAG)  # the first day after
    afspraak.add("summary", titel)
    afspraak.add("description", _beschrijving(groep, overzicht, clienten))
    afspraak.add("categories", ["Heenweer"])
    afspraak.add("class", "PUBLIC" if clienten is None else "PRIVATE")
    afspraak.add("transp", "TRANSPARENT")  # nobody is away because of it
    if overzicht.vandaag <= eerste.werkdag_ervoor < eerste.uiterlijk:
        afspraak.add_component(_herinnering(eerste, titel))
    return afspraak


def _herinnering(regel: Termijnregel, titel: str) -> Alarm:
    herinnering = Alarm()
    herinnering.add("action", "DISPLAY")
    herinnering.add("description", titel)
    herinnering.add("trigger", regel.werkdag_ervoor - regel.uiterlijk + _HERINNER)
    return herinnering


def _uid(regel: Termijnregel, overzicht: Termijnoverzicht) -> str:
    """Tell the events of one provider apart, from day to day, without saying what they are."""
    delen = (overzicht.kenmerk, regel.uiterlijk.isoformat(), regel.soort, regel.gemeente)
    return f"{sha256('|'.join(delen).encode()).hexdigest()[:32]}@heenweer"


def _titel(groep: Sequence[Termijnregel], clienten: Mapping[int, Aangeduid] | None) -> str:
    gemeente = gemeentenaam(groep[0].gemeente)
    if len(groep) == 1:
        delen = (groep[0].wat_kort, gemeente, _initialen(groep[0], clienten))
        return ", ".join(deel for deel in delen if deel)
    telling = Counter(regel.wat_kort for regel in groep)
    return ", ".join([*(f"{aantal}× {wat}" for wat, aantal in telling.items()), gemeente])


def _beschrijving(
    groep: Sequence[Termijnregel],
    overzicht: Termijnoverzicht,
    clienten: Mapping[int, Aangeduid] | None,
) -> str:
    regels = Counter(_regel(regel, clienten) for regel in groep)
    getoond = [
        f"{aantal}× {tekst}" if aantal > 1 else tekst
        for tekst, aantal in list(regels.items())[:_MEESTE]
    ]
    rest = len(groep) - sum(list(regels.values())[:_MEESTE])
    if rest:
        getoond.append(f"En nog {rest}. Je vindt ze in Heenweer op Vandaag.")
    gevolgen = dict.fromkeys(f"Anders: {regel.gevolg}" for regel in groep if regel.gevolg)
    gemaakt = f"Stand van {datum_voluit(overzicht.vandaag)}, gemaakt met Heenweer."
    return "\n".join([*getoond, *gevolgen, gemaakt])


def _regel(regel: Termijnregel, clienten: Mapping[int, Aangeduid] | None) -> str:
    wie = _initialen(regel, clienten)
    over = f", {wie}" if wie else ""
    return f"{regel.wat}, {regel.wet.naam}{over}: {regel.uitleg}"


def _initialen(regel: Termijnregel, clienten: Mapping[int, Aangeduid] | None) -> str:
    if clienten is None:
        return ""
    bekend = clienten.get(regel.client_id or 0)
    return bekend.initialen if bekend else initialen_van(regel.client)
