"""What came of an import, in one line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from app.gui.format import aantal
from app.gui.messages import Kind
from app.services.ontvangen import Importregel, Uitkomst

_WOORDEN = {
    Uitkomst.VERWERKT: "verwerkt",
    Uitkomst.BEKEND: "bekend",
    Uitkomst.GEWEIGERD: "geweigerd",
}


@dataclass(frozen=True)
class Uitslag:
    """The result of one import; ``afgebroken`` tells that the user stopped it half-way."""

    regels: tuple[Importregel, ...]
    wanneer: datetime
    afgebroken: bool = False

    @property
    def telling(self) -> str:
        """Give the counts: ``38 verwerkt, 2 bekend, 1 geweigerd``."""
        hoeveel = Counter(regel.uitkomst for regel in self.regels)
        return ", ".join(f"{hoeveel[u]} {woord}" for u, woord in _WOORDEN.items() if hoeveel[u])

    @property
    def zin(self) -> str:
        """Give what to say of it; a single file is told of by itself."""
        if not self.regels:
            return "Gestopt. Er is niets ingelezen."
        if all(regel.uitkomst is Uitkomst.BEKEND for regel in self.regels):
            wat = "Dit bestand is" if len(self.regels) == 1 else "Deze bestanden zijn"
            return f"{wat} al bekend. Er is niets veranderd."
        gestopt = "Gestopt. " if self.afgebroken else ""
        if len(self.regels) == 1 and self.regels[0].uitkomst is Uitkomst.GEWEIGERD:
            return self.regels[0].reden
        met = sum(1 for regel in self.regels if te_bekijken(regel) and not geweigerd(regel))
        let_op = f" Bij {aantal(met, 'bericht', 'berichten')} is iets gevonden." if met else ""
        return f"{gestopt}{self.telling}.{let_op}"

    @property
    def soort(self) -> Kind:
        """Give how to say it: as good news, or as something to look at."""
        goed = self.regels and not any(te_bekijken(regel) for regel in self.regels)
        return Kind.DONE if goed else Kind.WARNING


def geweigerd(regel: Importregel) -> bool:
    """Tell whether a file was refused."""
    return regel.uitkomst is Uitkomst.GEWEIGERD


def te_bekijken(regel: Importregel) -> bool:
    """Tell whether the user should look at what came of a file."""
    return (
        geweigerd(regel)
        or bool(regel.bevindingen)
        or bool(regel.codes)
        or (regel.uitkomst is Uitkomst.VERWERKT and bool(regel.reden))
    )


def volgorde(regels: Sequence[Importregel]) -> list[Importregel]:
    """Put what must be looked at before the rest; what was refused first of all."""
    return sorted(regels, key=lambda regel: (not geweigerd(regel), not te_bekijken(regel)))
