"""Every term of every protocol that comes with the program; also as ``docs/termijnen.md``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from app.deadlines.protocol import LANDELIJK, Protocol, Term, protocol, protocollen
from app.deadlines.woorden import VANAF, WIE, hoe_lang, volgorde, wat
from app.standard.codelijsten import gemeentenaam
from app.standard.leesbaar import datum_voluit

_KOP = """\
# Termijnen per protocol

Alle termijnen waar Heenweer mee rekent, per protocol, zoals ze in `resources/protocollen` staan.
Een regio neemt over wat landelijk geldt en zegt alleen wat er anders is; de laatste kolom noemt
dat. Een termijn telt volgens het protocol dat gold op de dag waarvan hij telt. Bij een bericht dat
de gemeente moet beantwoorden is dat de dag nadat je het indiende: VECOZO levert 's nachts af.

Deze pagina wordt gemaakt met `.venv/bin/python -m app protocollen --markdown > docs/termijnen.md`.
"""
_PROTOCOLLEN = """
| protocol | document | geldig | gemeenten |
|---|---|---|---|
"""
_KOLOMMEN = (
    "protocol", "hoe lang", "telt vanaf", "wie", "waar het staat",
    "wat er anders gebeurt, en let op", "anders dan landelijk",
)  # fmt: skip
_TABEL = f"\n| {' | '.join(_KOLOMMEN)} |\n{'|---' * len(_KOLOMMEN)}|\n"


@dataclass(frozen=True, slots=True)
class Tabelregel:
    """A term of a protocol in words; ``anders`` names what the region states otherwise.

    ``alleen_hier`` tells that nothing of the kind holds nationally.
    """

    soort: str
    wat: str
    protocol: str  # its title
    lengte: str
    vanaf: str
    wie: str
    bron: str
    gevolg: str
    let_op: str
    anders: tuple[str, ...]
    alleen_hier: bool


def termregels() -> list[Tabelregel]:
    """All terms in the order in which things happen, of the national protocol first."""
    alle = [protocol(naam) for naam in protocollen()]
    soorten = {soort for een in alle for soort in een.termijnen}
    op_volgorde = sorted(soorten, key=lambda soort: (volgorde(soort), soort))
    return [
        _regel(een, een.term(soort))
        for soort in op_volgorde
        for een in alle
        if soort in een.termijnen
    ]


def markdown(regels: Iterable[Tabelregel]) -> str:
    """The same as a page for people, without a final line end."""
    delen = [_KOP + _PROTOCOLLEN + "\n".join(map(_kop_protocol, map(protocol, protocollen())))]
    for titel, groep in groupby(regels, lambda regel: regel.wat):
        delen.append(f"\n## {titel}\n{_TABEL}" + "\n".join(map(_rij, groep)))
    return "\n".join(delen)


def _regel(een: Protocol, term: Term) -> Tabelregel:
    landelijk = protocol(LANDELIJK).termijnen.get(term.soort)
    return Tabelregel(
        soort=term.soort,
        wat=wat(term.soort),
        protocol=een.titel,
        lengte=hoe_lang(term),
        vanaf=VANAF[term.vanaf],
        wie=WIE[term.wie],
        bron=term.verwijzing,
        gevolg=term.gevolg,
        let_op=term.let_op,
        anders=() if landelijk is None else tuple(_verschillen(term, landelijk)),
        alleen_hier=landelijk is None,
    )


def _verschillen(term: Term, landelijk: Term) -> Iterable[str]:
    paren = {
        "hoe lang": (hoe_lang(term), hoe_lang(landelijk)),
        "telt vanaf": (term.vanaf, landelijk.vanaf),
        "wie": (term.wie, landelijk.wie),
        "waar het staat": (term.verwijzing, landelijk.verwijzing),
        "gevolg": (term.gevolg, landelijk.gevolg),
        "let op": (term.let_op, landelijk.let_op),
    }
    return (naam for naam, (hier, daar) in paren.items() if hier != daar)


def _kop_protocol(een: Protocol) -> str:
    tot = f" tot en met {datum_voluit(een.geldig_tot)}" if een.geldig_tot else ""
    gemeenten = ", ".join(map(gemeentenaam, een.gemeenten)) or "alle andere"
    geldig = f"vanaf {datum_voluit(een.geldig_vanaf)}{tot}"
    return f"| {een.titel} | {een.document} | {geldig} | {gemeenten} |"


def _rij(regel: Tabelregel) -> str:
    anders = "alleen hier" if regel.alleen_hier else ", ".join(regel.anders)
    gevolg = " ".join(filter(None, (regel.gevolg, regel.let_op)))
    return (
        f"| {regel.protocol} | {regel.lengte} | {regel.vanaf} | {regel.wie} | {regel.bron} "
        f"| {gevolg} | {anders} |"
    )
