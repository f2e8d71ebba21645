"""Looking back: which acts were done in time, by us and by the gemeenten."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import TypeVar

from app.domain.openstaand import Feit
from app.domain.productperiode import eerste_dag, laatste_dag
from app.standard.codelijsten import codelijst, gemeentenaam
from app.standard.leesbaar import datum_voluit, een_decimaal, maand_voluit
from app.standard.release import REDEN_BEEINDIGING, Wet

S = TypeVar("S", bound=Hashable)
AANVRAAG = "315"
# The acts that are looked back on, in the order in which they are shown: first ours, then those of
# the gemeente. By the soort of the term, what the act is called.
VAN_ONS = MappingProxyType(
    {
        "302": "Retour op toewijzing (302)",
        "320": "Retour op antwoord (320)",
        AANVRAAG: "Toewijzing aanvragen (315)",
        "305": "Start melden (305)",
        "307": "Stop melden (307)",
        "323": "Declareren (323)",
        "correctie-afgekeurd": "Afgekeurde regels verbeteren",
        "correctie-toegekend": "Toegekende regels corrigeren",
    }
)
VAN_GEMEENTE = MappingProxyType(
    {
        "306": "Retour op start (306)",
        "308": "Retour op stop (308)",
        "316": "Retour op aanvraag (316)",
        "318": "Retour op wijziging (318)",
        "besluit-315": "Besluit op aanvraag (315)",
        "besluit-317": "Besluit op wijziging (317)",
        "onderzoek-315": "Besluit na onderzoek (315)",
        "onderzoek-317": "Besluit na onderzoek (317)",
        "325": "Antwoord op declaratie (325)",
        "betaling": "Betaling",
    }
)
SOORTEN = MappingProxyType({**VAN_ONS, **VAN_GEMEENTE})
VOLGORDE = MappingProxyType({soort: plaats for plaats, soort in enumerate(SOORTEN)})


@dataclass(frozen=True, slots=True)
class Gebeurd:
    """What was owed by this fact and done on a day; None when it was not done at all."""

    feit: Feit
    gedaan_op: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Gehaald:
    """One act with its term: done on ``gedaan_op``, or late and still open.

    ``soort`` is one of the SOORTEN and ``wij`` tells whether we had to act. ``telt_vanaf`` is day
    0, ``werkdagen`` are the working days from then until it was done, or until today, and ``laat``
    those after the ``vervaldatum``, 0 when it was in time. ``wat`` tells what it was about.
    """

    soort: str
    wet: Wet
    gemeente: str
    wij: bool
    telt_vanaf: date
    vervaldatum: date
    gedaan_op: date | None
    werkdagen: int
    laat: int
    client_id: int | None
    client: str
    bericht_id: int | None
    wat: str

    @property
    def op_tijd(self) -> bool:
        """Whether it was done on the last day of its term or before."""
        return self.laat == 0

    @property
    def telt_op(self) -> date:
        """Day on which it was settled whether it was in time: done, or the end of the term.

        So what is late stays in the month in which it became late, also once it is done.
        """
        if self.gedaan_op is None:
            return self.vervaldatum
        return min(self.gedaan_op, self.vervaldatum)

    @property
    def maand(self) -> date:
        """First day of the month in which it counts."""
        return eerste_dag(self.telt_op)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """Acts added up; ``open`` are those of ``te_laat`` that were not done yet."""

    aantal: int = 0
    op_tijd: int = 0
    open: int = 0
    werkdagen: int = 0
    langste: int = 0

    @property
    def te_laat(self) -> int:
        """How many were late."""
        return self.aantal - self.op_tijd

    @property
    def deel(self) -> float | None:
        """Share in time, from 0 to 1; None of nothing."""
        return self.op_tijd / self.aantal if self.aantal else None

    @property
    def procent(self) -> int | None:
        """Share in time in whole percents, rounded down: 100 only when all were."""
        return self.op_tijd * 100 // self.aantal if self.aantal else None

    @property
    def gemiddeld(self) -> Decimal | None:
        """Average number of working days; None of nothing."""
        return Decimal(self.werkdagen) / self.aantal if self.aantal else None

    @property
    def op_tijd_tekst(self) -> str:
        """Share in time for the user: ``92 %``; empty of nothing."""
        return "" if self.procent is None else f"{self.procent} %"

    @property
    def gemiddeld_tekst(self) -> str:
        """Average for the user: ``2,1``; empty of nothing."""
        return "" if self.gemiddeld is None else een_decimaal(self.gemiddeld)


def tel(gehaald: Iterable[Gehaald]) -> Stand:
    """Add acts up."""
    aantal = op_tijd = open_ = werkdagen = langste = 0
    for een in gehaald:
        aantal += 1
        op_tijd += een.op_tijd
        open_ += een.gedaan_op is None
        werkdagen += een.werkdagen
        langste = max(langste, een.werkdagen)
    return Stand(aantal=aantal, op_tijd=op_tijd, open=open_, werkdagen=werkdagen, langste=langste)


def groepeer(gehaald: Iterable[Gehaald], sleutel: Callable[[Gehaald], S]) -> dict[S, Stand]:
    """Add acts up by a key."""
    groepen: dict[S, list[Gehaald]] = {}
    for een in gehaald:
        groepen.setdefault(sleutel(een), []).append(een)
    return {naam: tel(groep) for naam, groep in groepen.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rij:
    """How acts of one kind went for a gemeente in a month."""

    maand: date
    gemeente: str
    soort: str
    stand: Stand


@dataclass(frozen=True, slots=True, kw_only=True)
class Verzoekmaand:
    """The 315s that were submitted in a month; ``achteraf`` are those with retroactive effect.

    That is what was submitted after the term from the first contact (Rijk van Nijmegen 1.17.1,
    §2.1.2), which that region counts by month.
    """

    maand: date
    gemeente: str
    aantal: int
    achteraf: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Einde:
    """A definitive stop that stands, with the Einddatum that the Toewijzing had when we told.

    ``einddatum`` is the last day of care; ``reden`` is the RedenBeeindiging.
    """

    wet: Wet
    gemeente: str
    client_id: int
    client: str
    toewijzing_nummer: int
    bericht_id: int
    einddatum: date
    tot: date | None
    reden: str

    @property
    def vroegtijdig(self) -> bool:
        """Whether care ended before the Toewijzing did."""
        return self.tot is not None and self.einddatum < self.tot

    @property
    def label(self) -> str:
        """The official label of the reason."""
        return codelijst(REDEN_BEEINDIGING.voor(self.wet)).label(self.reden)


@dataclass(frozen=True, slots=True, kw_only=True)
class Uitval:
    """How often care ended before its Toewijzing for a reason."""

    wet: Wet
    reden: str
    label: str
    aantal: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Terugblik:
    """How acts went from ``van`` up to and including ``tot``, of all gemeenten or of one.

    ``aanvragen`` are the 315s that were submitted then, whenever they were due.
    """

    van: date
    tot: date
    gemeente: str | None
    vandaag: date
    gehaald: tuple[Gehaald, ...]
    aanvragen: tuple[Gehaald, ...]
    einden: tuple[Einde, ...]

    @property
    def leeg(self) -> bool:
        """Whether there is nothing to tell."""
        return not (self.gehaald or self.aanvragen or self.einden)

    @property
    def periode(self) -> str:
        """The period for the user: whole months by their name."""
        if self.van != eerste_dag(self.van) or self.tot != laatste_dag(self.tot):
            return f"{datum_voluit(self.van)} tot en met {datum_voluit(self.tot)}"
        van, tot = maand_voluit(self.van), maand_voluit(self.tot)
        return van if van == tot else f"{van} tot en met {tot}"

    @property
    def wij(self) -> Stand:
        """How we did."""
        return tel(g for g in self.gehaald if g.wij)

    @property
    def zij(self) -> Stand:
        """How the gemeenten did."""
        return tel(g for g in self.gehaald if not g.wij)

    @property
    def achteraf(self) -> int:
        """How many 315s were submitted with retroactive effect."""
        return sum(not een.op_tijd for een in self.aanvragen)

    def rijen(self) -> list[Rij]:
        """The figures by month, gemeente and kind."""
        groepen = groepeer(self.gehaald, lambda g: (g.maand, g.gemeente, VOLGORDE[g.soort]))
        soorten = tuple(SOORTEN)
        return [
            Rij(maand=maand, gemeente=gemeente, soort=soorten[plaats], stand=groepen[sleutel])
            for sleutel in sorted(groepen)
            for maand, gemeente, plaats in (sleutel,)
        ]

    def per_soort(self, *, wij: bool) -> list[tuple[str, Stand]]:
        """The figures by kind, of us or of the gemeenten."""
        groepen = groepeer((g for g in self.gehaald if g.wij is wij), lambda g: g.soort)
        return [(soort, groepen[soort]) for soort in SOORTEN if soort in groepen]

    def per(self, sleutel: Callable[[Gehaald], S]) -> list[tuple[S, Stand, Stand]]:
        """The figures by a key, of us and of the gemeenten side by side."""
        wij = groepeer((g for g in self.gehaald if g.wij), sleutel)
        zij = groepeer((g for g in self.gehaald if not g.wij), sleutel)
        namen = list(dict.fromkeys((*wij, *zij)))
        return [(naam, wij.get(naam, Stand()), zij.get(naam, Stand())) for naam in namen]

    def per_maand(self) -> list[tuple[date, Stand, Stand]]:
        """The figures by month, the newest first."""
        return sorted(self.per(lambda g: g.maand), key=lambda drie: drie[0], reverse=True)

    def per_gemeente(self) -> list[tuple[str, Stand, Stand]]:
        """The figures by gemeente, by its name."""
        return sorted(self.per(lambda g: g.gemeente), key=lambda drie: gemeentenaam(drie[0]))

    def verzoekmaanden(self) -> list[Verzoekmaand]:
        """The 315s by the month in which they were submitted."""
        groepen: dict[tuple[date, str], list[Gehaald]] = {}
        for een in self.aanvragen:
            assert een.gedaan_op is not None  # it was submitted
            groepen.setdefault((eerste_dag(een.gedaan_op), een.gemeente), []).append(een)
        return [
            Verzoekmaand(
                maand=maand,
                gemeente=gemeente,
                aantal=len(groep),
                achteraf=sum(not een.op_tijd for een in groep),
            )
            for (maand, gemeente), groep in sorted(groepen.items())
        ]

    def uitval(self) -> list[Uitval]:
        """Early ends by reason, what happened most first."""
        aantallen: dict[tuple[Wet, str, str], int] = {}
        for een in self.einden:
            if een.vroegtijdig:
                sleutel = (een.wet, een.reden, een.label)
                aantallen[sleutel] = aantallen.get(sleutel, 0) + 1
        op_volgorde = sorted(aantallen.items(), key=lambda paar: (-paar[1], paar[0]))
        return [
            Uitval(wet=wet, reden=reden, label=label, aantal=aantal)
            for (wet, reden, label), aantal in op_volgorde
        ]

    @property
    def uitval_tekst(self) -> str:
        """Say how many of the ends were early, and when an end is."""
        vroeg, heel = sum(een.vroegtijdig for een in self.einden), len(self.einden)
        return (
            f"{vroeg} van {heel} definitieve {'stop' if heel == 1 else 'stops'} (307) "
            f"{'kwam' if vroeg == 1 else 'kwamen'} voor de einddatum die de toewijzing had toen de "
            "stop is gemeld. Welke redenen als uitval tellen, staat in het contract."
        )


def te_laat(gehaald: Sequence[Gehaald]) -> list[Gehaald]:
    """Leave out what was in time; what was latest first."""
    return sorted((g for g in gehaald if not g.op_tijd), key=lambda g: (-g.laat, g.vervaldatum))
