"""What is due, on paper: what we owe and what the gemeenten owe us, by urgency."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from sqlalchemy import Engine

from app.domain.termijnoverzicht import Groep, Namen, Termijnoverzicht, Termijnregel
from app.reports.papier import (
    Alinea,
    Blad,
    Blok,
    Briefhoofd,
    Cel,
    Kolom,
    Kop,
    Rol,
    Tabel,
    Tussenkop,
    maak_pdf,
)
from app.reports.wie import Aangeduid, aangeduid, initialen_van
from app.standard.codelijsten import gemeentenaam
from app.standard.kort import aantal, datum, getal
from app.standard.leesbaar import datum_voluit

TITEL = "Termijnoverzicht"
_KOLOMMEN = (
    Kolom("Uiterlijk", 3),
    Kolom("Wat", 3.4),
    Kolom("Cliënt", 2.7),
    Kolom("Gemeente", 2.4),
    Kolom("Waarom", 5.5),
)
_GEMEENTE = 3  # number of its column, which a page of one gemeente does without
_TELLING = (
    *(Kolom(groep.value, 2, rechts=True) for groep in Groep),
    Kolom("Samen", 2, rechts=True),
)
_ANDERS = "Wat er gebeurt als het niet op tijd is"
_ANDERS_KOLOMMEN = (Kolom("Wat", 5), Kolom("Dan", 12))
_WIJ, _GEMEENTEN = "Wat wij moeten doen", "Wat we van gemeenten verwachten"
_VAN_DEZE = "Wat we van de gemeente verwachten"


def termijnoverzicht(
    engine: Engine,
    overzicht: Termijnoverzicht,
    namen: Namen = Namen.INITIALEN,
    *,
    per_gemeente: bool = False,
    stap: Callable[[int, int], None] = lambda _gedaan, _totaal: None,
) -> bytes:
    """Give it as a PDF; with ``per_gemeente`` each gemeente begins on a page of its own.

    ``stap`` as for ``maak_pdf``.
    """
    regels = overzicht.regels
    clienten = aangeduid(engine, {r.client_id for r in regels if r.client_id is not None})
    blokken: list[Blok] = []
    if overzicht.gemeente is not None:
        blokken.append(Blad(_gemeente(overzicht.gemeente)))
    if not regels:
        blokken += _leeg(overzicht)
    elif per_gemeente and overzicht.gemeente is None:
        blokken += _per_gemeente(overzicht, clienten, namen)
    else:
        blokken += _vooraf(overzicht)
        een = overzicht.gemeente is not None
        blokken.append(_telling("", _kanten(regels, een=een)))
        blokken += _delen(regels, clienten, namen, een=een)
    if regels:
        blokken.append(Alinea(_slotzin(regels, namen), Rol.SLOT))
    hoofd = Briefhoofd(TITEL, aanbieder(overzicht), datum_voluit(overzicht.vandaag))
    return maak_pdf(hoofd, blokken, stap)


def aanbieder(overzicht: Termijnoverzicht) -> str:
    """Name of the provider, if known, with the AGB codes of now; empty when there are none."""
    codes: dict[str, list[str]] = {}
    for een in overzicht.huidige:
        codes.setdefault(een.naam, []).append(een.agb)
    genoemd = ((naam, f"AGB-code {', '.join(agb)}") for naam, agb in codes.items())
    return "; ".join(", ".join(filter(None, een)) for een in genoemd)


def _leeg(overzicht: Termijnoverzicht) -> Iterator[Blok]:
    tot = f" tot en met {datum_voluit(overzicht.tot)}" if overzicht.tot else ""
    yield Alinea(f"Niets te doen{tot}.", Rol.STERK)
    yield Alinea(
        "Er staat nu niets open. Komt er een bericht bij, dan staat de termijn daarvan in Heenweer "
        "op Vandaag."
    )


def _vooraf(overzicht: Termijnoverzicht) -> Iterator[Blok]:
    if overzicht.tot is not None:
        yield Alinea(f"Termijnen tot en met {datum_voluit(overzicht.tot)}.")


def _per_gemeente(
    overzicht: Termijnoverzicht, clienten: Mapping[int, Aangeduid], namen: Namen
) -> Iterator[Blok]:
    per: dict[str, list[Termijnregel]] = {}
    for regel in overzicht.regels:
        per.setdefault(regel.gemeente, []).append(regel)
    codes = sorted(per, key=gemeentenaam)
    yield from _vooraf(overzicht)
    for door_ons, kop in ((True, _WIJ), (False, _GEMEENTEN)):
        rijen = [(_gemeente(code), [r for r in per[code] if r.door_ons is door_ons])
                 for code in codes]  # fmt: skip
        if any(regels for _, regels in rijen):
            yield Kop(kop)
            yield _telling("Gemeente", [(naam, regels) for naam, regels in rijen if regels])
    for code in codes:
        yield Blad(_gemeente(code))
        yield from _delen(per[code], clienten, namen, een=True)


def _kanten(regels: Sequence[Termijnregel], *, een: bool) -> list[tuple[str, list[Termijnregel]]]:
    """Divide over who must act: we, and the gemeente or gemeenten."""
    kanten = ((_WIJ, True), (_VAN_DEZE if een else _GEMEENTEN, False))
    return [(naam, [r for r in regels if r.door_ons is door_ons]) for naam, door_ons in kanten]


def _telling(kop: str, rijen: Iterable[tuple[str, Sequence[Termijnregel]]]) -> Tabel:
    """How many there are of each, by urgency; a dash where there is none."""

    def rij(naam: str, regels: Sequence[Termijnregel]) -> Sequence[str]:
        telling = Counter(regel.groep for regel in regels)
        aantallen = [*(telling[groep] for groep in Groep), len(regels)]
        return (naam, *(getal(een) if een else "–" for een in aantallen))

    return Tabel((Kolom(kop, 6), *_TELLING), [rij(naam, regels) for naam, regels in rijen])


def _delen(
    regels: Sequence[Termijnregel],
    clienten: Mapping[int, Aangeduid],
    namen: Namen,
    *,
    een: bool,
) -> Iterator[Blok]:
    """Give the two sides, of ``een`` gemeente or of all."""
    kolommen = tuple(k for nummer, k in enumerate(_KOLOMMEN) if not (een and nummer == _GEMEENTE))
    for kop, eigen in _kanten(regels, een=een):
        if eigen:
            yield Kop(kop)
            yield Tabel(kolommen, list(_rijen(eigen, clienten, namen, een=een)))
    yield from _gevolgen(regels)


def _gevolgen(regels: Iterable[Termijnregel]) -> Iterator[Blok]:
    """What happens otherwise: once for all work of which that is the same."""
    per: dict[str, dict[str, None]] = {}
    for regel in regels:
        if regel.gevolg:
            per.setdefault(regel.gevolg, {})[regel.wat] = None
    if per:
        yield Kop(_ANDERS)
        yield Tabel(_ANDERS_KOLOMMEN, [("; ".join(wat), gevolg) for gevolg, wat in per.items()])


def _rijen(
    regels: Sequence[Termijnregel],
    clienten: Mapping[int, Aangeduid],
    namen: Namen,
    *,
    een: bool,
) -> Iterator[Sequence[str | Cel] | Tussenkop]:
    laatste = len(_KOLOMMEN) - (2 if een else 1)
    for groep, leden in groupby(regels, key=lambda regel: regel.groep):
        eigen = list(leden)
        yield Tussenkop(groep.value, aantal(len(eigen), "termijn", "termijnen"), laatste)
        for regel in eigen:
            cellen: list[str | Cel] = [
                _cel(datum(regel.uiterlijk), _over(regel)),
                _cel(regel.wat, regel.wet.naam),
                _client(regel, clienten, namen),
                gemeentenaam(regel.gemeente),
                _waarom(regel, namen),
            ]
            if een:
                del cellen[_GEMEENTE]
            yield cellen


def _cel(tekst: str, *onder: str) -> Cel:
    kleine = (Alinea(regel, Rol.KLEIN) for regel in onder if regel)
    return Cel((Alinea(tekst), *kleine) if tekst else tuple(kleine))


def _over(regel: Termijnregel) -> str:
    """Say in words how near it is: the page has no colours."""
    dagen = aantal(abs(regel.werkdagen_over), "werkdag", "werkdagen")
    if regel.groep is Groep.TE_LAAT:
        return f"{dagen} te laat"
    return "vandaag" if regel.groep is Groep.VANDAAG else f"over {dagen}"


def _client(regel: Termijnregel, clienten: Mapping[int, Aangeduid], namen: Namen) -> Cel:
    nummer = f"toewijzing {regel.toewijzing_nummer}" if regel.toewijzing_nummer else ""
    bekend = clienten.get(regel.client_id or 0)
    bsn = f"BSN {bekend.bsn}" if bekend and namen is Namen.BSN else ""
    return _cel(clientnaam(regel, clienten, namen) or regel.waarover, bsn, nummer)


def clientnaam(regel: Termijnregel, clienten: Mapping[int, Aangeduid], namen: Namen) -> str:
    """Name the client of a line; empty when it has none."""
    if namen is not Namen.INITIALEN:
        return regel.client
    bekend = clienten.get(regel.client_id or 0)
    return bekend.wie if bekend else initialen_van(regel.client)


def notitie(regel: Termijnregel, namen: Namen) -> str:
    """Note of who put it off; empty where no name may stand, for it may have one in it."""
    return "" if namen is Namen.INITIALEN else regel.notitie


def _waarom(regel: Termijnregel, namen: Namen) -> Cel:
    uitstel = ""
    if regel.uitgesteld_tot is not None:
        uitstel = f"uitgesteld tot {datum(regel.uitgesteld_tot)}"
        if erbij := notitie(regel, namen):
            uitstel += f": {erbij}"
    heel = re.sub(r"(\d) (?=\w)", "\\1\N{NO-BREAK SPACE}", regel.waarom)  # such as 5 werkdagen
    return _cel(heel, regel.afspraak, uitstel)


def _gemeente(code: str) -> str:
    return f"{gemeentenaam(code)} ({code})"


def _slotzin(regels: Sequence[Termijnregel], namen: Namen) -> str:
    zinnen = {
        Namen.INITIALEN: "Cliënten staan er met hun voorletters en geboortejaar op.",
        Namen.NAAM: "Er staan namen van cliënten op: geef dit alleen aan wie ze mag zien.",
        Namen.BSN: "Er staan namen en burgerservicenummers op: geef dit alleen aan wie ze mag "
        "zien.",
    }
    tellen = (
        "Een termijn in werkdagen telt maandag tot en met vrijdag, zonder feestdagen; de dag "
        "waarop hij begint telt niet mee."
    )
    bekend = any(regel.client for regel in regels)
    return f"{zinnen[namen]} {tellen}" if bekend else tellen
