"""What looking back says: rows of its tables, in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from app.domain.terugblik import SOORTEN, VOLGORDE, Einde, Gehaald, Stand, Terugblik
from app.gui.format import (
    Status,
    StatusText,
    aantal,
    datum,
    datum_veld,
    getal,
    maandnaam,
    werkdagen,
)
from app.gui.widgets.rows import Column
from app.standard.codelijsten import gemeentenaam

LAAT = "te_laat"  # the column of what was late


class Per(Enum):
    """By what the figures stand side by side; the value is said to the user."""

    MAAND = "Per maand"
    GEMEENTE = "Per gemeente"


@dataclass(frozen=True, slots=True)
class Soortrij:
    """One kind of act with its figures."""

    soort: str
    stand: Stand

    @property
    def naam(self) -> str:
        """What it is called."""
        return SOORTEN[self.soort]


@dataclass(frozen=True, slots=True)
class Deelrij:
    """A month or a gemeente with the figures of both; ``sleutel`` is its first day or its code."""

    naam: str
    sleutel: date | str
    wij: Stand
    zij: Stand


@dataclass(frozen=True, slots=True)
class Verzoekrij:
    """The requests of a month."""

    maand: date
    aantal: int
    achteraf: int


@dataclass(frozen=True, slots=True)
class Uitvalrij:
    """How often a reason ended care early."""

    naam: str
    wet: str
    code: str
    aantal: int


def soortrijen(terug: Terugblik, *, wij: bool) -> list[Soortrij]:
    """The kinds of acts of us, or of the gemeenten."""
    return [Soortrij(soort, stand) for soort, stand in terug.per_soort(wij=wij)]


def deelrijen(terug: Terugblik, per: Per) -> list[Deelrij]:
    """The months, or the gemeenten."""
    if per is Per.MAAND:
        return [
            Deelrij(maandnaam(m).capitalize(), m, wij, zij) for m, wij, zij in terug.per_maand()
        ]
    return [Deelrij(gemeentenaam(code), code, wij, zij) for code, wij, zij in terug.per_gemeente()]


def verzoekrijen(terug: Terugblik) -> list[Verzoekrij]:
    """The 315s by the month in which they were submitted, the newest first."""
    maanden: dict[date, list[int]] = {}
    for een in terug.verzoekmaanden():
        som = maanden.setdefault(een.maand, [0, 0])
        som[0] += een.aantal
        som[1] += een.achteraf
    return [Verzoekrij(maand, *som) for maand, som in sorted(maanden.items(), reverse=True)]


def uitvalrijen(terug: Terugblik) -> list[Uitvalrij]:
    """Early ends by reason."""
    return [Uitvalrij(een.label, een.wet.naam, een.reden, een.aantal) for een in terug.uitval()]


def samenvatting(terug: Terugblik) -> str:
    """Say in one line how the period went."""
    delen = [
        f"{wie} {stand.op_tijd_tekst}"
        for wie, stand in (("wij", terug.wij), ("de gemeente", terug.zij))
        if stand.aantal
    ]
    return f"Op tijd: {', '.join(delen)}" if delen else ""


def onder_het_getal(stand: Stand) -> str:
    """Say what a share is made of."""
    delen = [f"{getal(stand.op_tijd)} van {getal(stand.aantal)} op tijd"]
    delen.append(f"gemiddeld {stand.gemiddeld_tekst} werkdagen")
    if stand.open:
        delen.append(f"{getal(stand.open)} nog open")
    return " · ".join(delen)


def _hoe_vaak(stand: Stand) -> str:
    return f"{getal(stand.aantal)} keer, gem. {stand.gemiddeld_tekst} werkdagen"


SOORTKOLOMMEN: tuple[Column[Soortrij], ...] = (
    Column("wat", "Wat", lambda r: f"{r.naam}\n{_hoe_vaak(r.stand)}", 200, wide=True,
           sort=lambda r: VOLGORDE[r.soort]),
    Column("op_tijd", "Op tijd", lambda r: r.stand.op_tijd_tekst, 128, number=True,
           sort=lambda r: r.stand.deel, share=lambda r: r.stand.deel),
    Column(LAAT, "Te laat", lambda r: getal(r.stand.te_laat) if r.stand.te_laat else "", 76,
           number=True, sort=lambda r: r.stand.te_laat),
)  # fmt: skip


def handeling_status(een: Gehaald) -> StatusText:
    """Say whether an act was in time."""
    if een.op_tijd:
        return StatusText(Status.DONE, "Op tijd")
    return StatusText(Status.LATE, f"{werkdagen(een.laat)} te laat")


def _gedaan(een: Gehaald) -> str:
    duur = werkdagen(een.werkdagen)
    if een.gedaan_op is None:
        return f"nog niet\nal {duur}"
    return f"{datum(een.gedaan_op)}\nna {duur}"


_SOORT: Column[Gehaald] = Column(
    "wat", "Wat", lambda g: f"{SOORTEN[g.soort]}\n{g.wat}", 200, wide=True
)
_CLIENT: Column[Gehaald] = Column(
    "client", "Cliënt", lambda g: f"{g.client or '–'}\n{gemeentenaam(g.gemeente)}", 160, wide=True
)
# Where all are of one kind the title says which: there is room for the whole name then.
_WIE: Column[Gehaald] = Column(
    "wie", "Waarover", lambda g: f"{g.client or g.wat}\n{_plaats(g)}", 200, wide=True
)
_VERLOOP: tuple[Column[Gehaald], ...] = (
    Column("termijn", "Uiterlijk",
           lambda g: f"{datum(g.vervaldatum)}\nvanaf {datum_veld(g.telt_vanaf)}", 144,
           sort=lambda g: g.vervaldatum),
    Column("gedaan", "Gedaan", _gedaan, 136, sort=lambda g: g.gedaan_op or date.max),
    Column("stand", "Op tijd?", lambda g: handeling_status(g).words, 208, sort=lambda g: g.laat,
           status=handeling_status),
)  # fmt: skip
EINDEN: tuple[Column[Einde], ...] = (
    Column("client", "Cliënt", lambda e: f"{e.client}\n{gemeentenaam(e.gemeente)}", 180, wide=True),
    Column("reden", "Reden van beëindiging",
           lambda e: f"{e.label}\nToewijzing {e.toewijzing_nummer}", 240, wide=True),
    Column("einde", "Laatste dag zorg", lambda e: datum(e.einddatum), 152,
           sort=lambda e: e.einddatum),
    Column("tot", "Toewijzing t/m", lambda e: datum(e.tot) if e.tot else "", 152,
           sort=lambda e: e.tot or date.max),
)  # fmt: skip


def handelingkolommen(*, gemengd: bool) -> tuple[Column[Gehaald], ...]:
    """What is told of acts: their kind only where it differs."""
    return (_SOORT, _CLIENT, *_VERLOOP) if gemengd else (_WIE, *_VERLOOP)


def _plaats(een: Gehaald) -> str:
    gemeente = gemeentenaam(een.gemeente)
    return f"{gemeente} · {een.wat}" if een.client and een.wat != gemeente else gemeente


def telling(gehaald: list[Gehaald]) -> str:
    """Count acts, and those that were late."""
    laat = sum(not een.op_tijd for een in gehaald)
    return f"{aantal(len(gehaald), 'handeling', 'handelingen')}, {getal(laat)} te laat"
