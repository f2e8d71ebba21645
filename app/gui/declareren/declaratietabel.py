"""The tables of Declaraties: the declarations, and the lines of one of them."""

from __future__ import annotations

from dataclasses import dataclass

from app.gui.declareren import woorden
from app.gui.format import aantal, bedrag, maandnaam, periode
from app.gui.regelstand import regelstand, waarvan
from app.gui.state import State
from app.gui.widgets.keyed_table import KeyedTable
from app.gui.widgets.rows import Column
from app.services.betalingen import Openpost
from app.standard.codelijsten import gemeentenaam
from app.store.declaratieregels import Declaratierij, Regelrij
from app.store.mapping import vergelijkbaar

LEEG = (
    "Nog geen declaraties",
    "Zet ze klaar onder Voorstel. Hier volg je ze daarna tot het geld er is.",
    "declareren",
)
NIETS = ("Niets gevonden", "Zoek op een ander nummer of een andere gemeente.", "zoeken")
_GEEN_REGELS = ("Geen regels", "Kies een declaratie.", "declareren")


@dataclass(frozen=True, slots=True)
class Rij:
    """A declaration, and how its payment stands while it waits for money."""

    van: Declaratierij
    post: Openpost | None

    @property
    def dagen_te_laat(self) -> int:
        """Days after the day on which it should be paid."""
        return self.post.dagen_te_laat if self.post is not None else 0

    def bevat(self, zoek: str) -> bool:
        """Whether every word occurs in what the row shows."""
        velden = (
            self.van.nummer,
            self.van.identificatie,
            gemeentenaam(self.van.gemeente),
            self.van.wet.naam,
            maandnaam(self.van.maand),
        )
        tekst = vergelijkbaar(" ".join(velden))
        return all(woord in tekst for woord in vergelijkbaar(zoek).split())


def _toegekend(van: Declaratierij) -> str:
    return "" if van.toegekend is None else f"{bedrag(van.toegekend)} toegekend"


def _open(rij: Rij) -> str:
    """What is open, and for how long it should have been paid."""
    van, post = rij.van, rij.post
    if post is None:
        return "niets" if van.toegekend is not None and van.te_ontvangen == 0 else ""
    bij = "te verrekenen" if post.open < 0 else "nog geen antwoord" if van.toegekend is None else ""
    if rij.dagen_te_laat:
        bij = f"{aantal(rij.dagen_te_laat, 'dag', 'dagen')} te laat"
    elif post.verwacht_op is not None and not bij:
        bij = f"verwacht {woorden.dag(post.verwacht_op).rpartition(' ')[0]}"
    return "\n".join(filter(None, (bedrag(post.open), bij)))


KOLOMMEN: tuple[Column[Rij], ...] = (
    Column(
        "maand",
        "Maand, nummer",
        lambda r: f"{maandnaam(r.van.maand).capitalize()}\n{r.van.nummer}",
        148,
        sort=lambda r: (r.van.maand, r.van.nummer),
    ),
    Column(
        "gemeente",
        "Gemeente, wet",
        lambda r: f"{gemeentenaam(r.van.gemeente)}\n{r.van.wet.naam}",
        150,
        wide=True,
    ),
    Column(
        "totaal",
        "Bedrag",
        lambda r: "\n".join(filter(None, (bedrag(r.van.totaal), _toegekend(r.van)))),
        164,
        sort=lambda r: r.van.totaal,
        number=True,
    ),
    Column(
        "betaald",
        "Betaald",
        lambda r: bedrag(r.van.betaald) if r.van.betaald else "",
        112,
        sort=lambda r: r.van.betaald,
        number=True,
        spare=True,
    ),
    Column(
        "open",
        "Nog open",
        _open,
        134,
        sort=lambda r: r.post.open if r.post is not None else 0,
        number=True,
    ),
    Column(
        "stand", "Stand", lambda r: woorden.stand(r.van).words, 172,
        status=lambda r: woorden.stand(r.van),
    ),
)  # fmt: skip


def _geld(rij: Regelrij) -> str:
    prestatie = rij.regel.prestatie
    return f"{bedrag(woorden.eurocent(prestatie))}\n{woorden.volume(prestatie)}"


def _client(rij: Regelrij) -> str:
    prestatie = rij.regel.prestatie
    maand = prestatie.product_periode.begindatum
    bij = waarvan(maand, prestatie.toewijzing_nummer, woorden.product_van(rij))
    return f"{rij.client}\n{bij}"


REGELS: tuple[Column[Regelrij], ...] = (
    Column(
        "client", "Cliënt, product", _client, 200,
        wide=True,
    ),
    Column(
        "periode",
        "Periode",
        lambda r: periode(
            r.regel.prestatie.product_periode.begindatum,
            r.regel.prestatie.product_periode.einddatum,
        ),
        176,
        sort=lambda r: r.regel.prestatie.product_periode.begindatum,
        spare=True,
    ),
    Column(
        "bedrag",
        "Bedrag",
        _geld,
        106,
        sort=lambda r: woorden.eurocent(r.regel.prestatie),
        number=True,
    ),
    Column(
        "stand", "Stand", lambda r: regelstand(r.stand).words, 138,
        status=lambda r: regelstand(r.stand),
    ),
)  # fmt: skip


class Declaratietabel(KeyedTable[Rij]):
    """The declarations, the newest month first, by the id of their message."""

    def __init__(self, state: State) -> None:
        super().__init__(KOLOMMEN, lambda rij: rij.van.bericht_id, "Declaraties", LEEG, state)


class Regeltabel(KeyedTable[Regelrij]):
    """The lines of one declaration, in the order in which they were sent, by their id."""

    def __init__(self, state: State) -> None:
        super().__init__(
            REGELS, lambda rij: rij.regel.id, "Regels van de declaratie", _GEEN_REGELS, state
        )
