"""The rows of Voorstel: per message a heading and its lines, then what is not in any, by reason."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain.toewijzing import volume_tekst
from app.domain.voorstelregel import Regelsleutel, Weggelaten
from app.domain.zorg import DUIZENDSTEN
from app.gui.declareren import woorden
from app.gui.format import Status, StatusText, aantal, bedrag, periode
from app.gui.regelstand import waarvan
from app.services.rekensom import hoeveel
from app.services.voorstellen import Declaratievoorstel, Voorstel, Voorstellijn
from app.standard.codelijsten import gemeentenaam
from app.standard.release import Wet
from app.store.mapping import vergelijkbaar

# Why care is left out, by the rule that says so; what has none was decided by the user.
_REDENEN: Mapping[str, str] = {
    "TR338": "Nog geen toewijzing",
    "TR307": "Voor de toewijzing begon",
    "TR308": "Na het einde van de toewijzing",
    "TR340": "Ander product dan toegewezen",
    "IV075": "Niet duidelijk welk product",
    "TR384": "Toewijzing verwijderd door de gemeente",
    "IV081": "Geen tarief in het contract",
    "TR341": "Andere eenheid",
    "TR389": "Staat al klaar met een ander volume",
    "IV085": "Wacht op antwoord van de gemeente",
    "IV042": "Afgerond niets",
    "": "Dat besloot jij",
}
NIET_MEE = "Niet mee"


@dataclass(frozen=True, slots=True)
class Kop:
    """The heading of a group; ``declaratie`` is its message, or None for what is in none."""

    titel: str
    bij: str = ""
    rechts: str = ""
    declaratie: Declaratievoorstel | None = None


@dataclass(frozen=True, slots=True)
class Lijnrij:
    """A line to declare; ``anders`` tells that it is of another month than was chosen."""

    lijn: Voorstellijn
    declaratie: Declaratievoorstel
    anders: bool

    @property
    def sleutel(self) -> Regelsleutel:
        """What it declares."""
        return self.lijn.regel.sleutel

    @property
    def is_rood(self) -> bool:
        """Whether it cannot be sent."""
        return bool(self.lijn.bevindingen or self.declaratie.bezwaar)


@dataclass(frozen=True, slots=True)
class Wegrij:
    """Care that is in no message, with the name of its client as far as known."""

    client: str
    weg: Weggelaten


Rij = Kop | Lijnrij | Wegrij


@dataclass(frozen=True, slots=True)
class Keuze:
    """What is shown of a proposal: None and empty choose nothing."""

    wet: Wet | None = None
    gemeente: str | None = None
    zoek: str = ""

    def past(self, wet: Wet, gemeente: str) -> bool:
        """Whether a message is shown."""
        return self.wet in (None, wet) and self.gemeente in (None, gemeente)


def rijen(voorstel: Voorstel, keuze: Keuze, behalve: Collection[Regelsleutel]) -> list[list[Rij]]:
    """Give the groups in their order, each with its heading first."""
    groepen: list[list[Rij]] = []
    met_agb = len({een.aanbieder for een in voorstel.declaraties}) > 1
    for een in voorstel.declaraties:
        if not keuze.past(een.wet, een.gemeente):
            continue
        lijnen = [
            Lijnrij(lijn, een, lijn.regel.sleutel.maand != voorstel.maand) for lijn in een.lijnen
        ]
        getoond = [rij for rij in lijnen if _gezocht(rij, keuze.zoek)]
        if getoond or not keuze.zoek:
            groepen.append([_kop(een, lijnen, behalve, met_agb=met_agb), *getoond])
    return groepen + _niet_mee(voorstel, keuze)


def mee(rijen_: Iterable[Rij], behalve: Collection[Regelsleutel]) -> list[Lijnrij]:
    """Give the lines that would be sent now."""
    return [
        rij
        for rij in rijen_
        if isinstance(rij, Lijnrij) and not rij.is_rood and rij.sleutel not in behalve
    ]


def _kop(
    een: Declaratievoorstel,
    lijnen: Sequence[Lijnrij],
    behalve: Collection[Regelsleutel],
    *,
    met_agb: bool,
) -> Kop:
    goed = mee(lijnen, behalve)
    rood = sum(rij.is_rood for rij in lijnen)
    delen = [aantal(len(goed), "regel", "regels") if goed else "niets mee"]
    delen += [f"{rood} klopt niet" if rood == 1 else f"{rood} kloppen niet"] if rood else []
    delen += [f"AGB {een.aanbieder}"] if met_agb else []
    totaal = sum(rij.lijn.regel.verschil for rij in goed)
    titel = f"{gemeentenaam(een.gemeente)} · {een.wet.naam}"
    return Kop(titel, " · ".join(delen), bedrag(totaal), een)


def _niet_mee(voorstel: Voorstel, keuze: Keuze) -> list[list[Rij]]:
    """What is in no message, by reason, in the order in which reasons are usually mended."""
    op_reden: dict[str, list[Rij]] = {}
    for client, weg in voorstel.weggelaten:
        sleutel = weg.toewijzing.sleutel if weg.toewijzing else None
        rij = Wegrij(client, weg)
        if (sleutel is None or keuze.past(sleutel.wet, sleutel.gemeente)) and _gezocht(
            rij, keuze.zoek
        ):
            op_reden.setdefault(weg.regel, []).append(rij)
    volgorde = list(_REDENEN)
    groepen: list[list[Rij]] = []
    for nummer in sorted(op_reden, key=lambda nr: volgorde.index(nr) if nr in volgorde else 99):
        reden = _REDENEN.get(nummer) or nummer
        van = op_reden[nummer]
        titel = f"{NIET_MEE}: {reden[:1].lower()}{reden[1:]}"
        bij = f"regel {nummer}" if nummer else ""
        groepen.append([Kop(titel, bij, aantal(len(van), "regel", "regels")), *van])
    return groepen


def _gezocht(rij: Lijnrij | Wegrij, zoek: str) -> bool:
    gezocht = vergelijkbaar(zoek).split()
    if not gezocht:
        return True
    tekst = vergelijkbaar(f"{client(rij)} {product(rij)}")
    return all(woord in tekst for woord in gezocht)


# How a row reads


def client(rij: Rij) -> str:
    """Give the name of the client; unknown while no 301 told of them."""
    if isinstance(rij, Kop):
        return rij.titel
    if isinstance(rij, Lijnrij):
        return rij.lijn.client
    return rij.client or "Onbekende cliënt"


def product(rij: Rij) -> str:
    """Give what was given, with the month when it is not the one that was chosen."""
    if isinstance(rij, Kop):
        return rij.bij
    if isinstance(rij, Lijnrij):
        regel = rij.lijn.regel
        wet = regel.toewijzing.sleutel.wet
        naam = woorden.product(wet, regel.sleutel.product_categorie, regel.sleutel.product_code)
        maand = regel.sleutel.maand if rij.anders else None
        return waarvan(maand, regel.toewijzing.sleutel.nummer, naam)
    weg = rij.weg
    naam = _gegeven(weg)
    nummer = weg.toewijzing.sleutel.nummer if weg.toewijzing else None
    return waarvan(weg.maand, nummer, naam)


def _gegeven(weg: Weggelaten) -> str:
    """Give the product of a Toewijzing, which may name none; without one what was recorded."""
    if weg.toewijzing is None:
        return weg.product
    gegeven = weg.toewijzing.actueel.product
    if gegeven is None or gegeven.code is None:
        return weg.toewijzing.productnaam
    return woorden.product(weg.toewijzing.sleutel.wet, gegeven.categorie, gegeven.code)


def dagen(rij: Rij) -> str:
    """Give the ProductPeriode."""
    if not isinstance(rij, Lijnrij):
        return ""
    van = rij.lijn.regel.periode
    return periode(van.begindatum, van.einddatum)


def geld(rij: Rij) -> str:
    """Give what a row adds to the total, below it the volume, and what that was."""
    if isinstance(rij, Kop):
        return rij.rechts
    if isinstance(rij, Wegrij):
        return f"\n{hoeveel(Decimal(rij.weg.aantal) / DUIZENDSTEN, rij.weg.eenheid)}"
    regel = rij.lijn.regel
    volume = volume_tekst(regel.volume, regel.eenheid) if regel.volume else "niets"
    if regel.crediteert is not None:
        oud = regel.crediteert.prestatie
        was = volume_tekst(oud.geleverd_volume, oud.eenheid)
        volume = f"{was.removesuffix(volume[volume.find(' ') :])} → {volume}"
    return f"{bedrag(regel.verschil)}\n{volume}"


def sorteer_geld(rij: Rij) -> int:
    """Give what a row adds."""
    return rij.lijn.regel.verschil if isinstance(rij, Lijnrij) else 0


def sorteer_dagen(rij: Rij) -> date:
    """Give the first day."""
    return rij.lijn.regel.periode.begindatum if isinstance(rij, Lijnrij) else date.min


def stand(rij: Rij, behalve: Collection[Regelsleutel]) -> StatusText | None:
    """Give the mark of a row."""
    if isinstance(rij, Kop):
        return None
    if isinstance(rij, Wegrij):
        return StatusText(Status.SOON, "Niet mee")
    if rij.is_rood:
        return StatusText(Status.REFUSED, "Klopt niet")
    if rij.sleutel in behalve:
        return StatusText(Status.SOON, "Nu niet")
    if rij.lijn.let_op:
        return StatusText(Status.TODAY, "Let op")
    if rij.lijn.regel.crediteert is not None:
        return StatusText(Status.TODAY, "Correctie")
    return StatusText(Status.DONE, "In orde")
