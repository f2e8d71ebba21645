"""Which gemeente is responsible for a jeugdige, found question by question (Jeugdwet 2022).

The questions and the rules stand in ``resources/woonplaatsbeginsel.toml``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Any, Self

from app.domain.verzoek import Woonplaatsbepaling
from app.errors import UserError
from app.forms.form import Keuze
from app.paths import resources
from app.standard.codelijsten import bestaat_gemeente, gemeentenaam

# What holds besides the questions, wherever they are asked.
WMO = (
    "Deze vragen zijn er alleen voor de Jeugdwet. Voor de Wmo is de gemeente verantwoordelijk waar "
    "de cliënt woont, en na een verhuizing de nieuwe gemeente (Rijk van Nijmegen 1.17.1, §5.4)."
)
DAARNA = (
    "De gemeente stelt het vast. Is zij het niet, dan wijst zij je verzoek binnen twee weken af en "
    "noemt zij de gemeente die het wel is (OP359, IV095)."
)


@dataclass(frozen=True, slots=True)
class Vraag:
    """A question: of one of the ``antwoorden``, or of the gemeente that the ``regel`` means.

    ``naar`` gives per answer the name of the question that it leads to.
    """

    naam: str
    woorden: str
    uitleg: str
    antwoorden: tuple[Keuze, ...] = ()
    naar: Mapping[str, str] = field(default_factory=dict, hash=False)
    regel: str = ""
    bron: str = ""

    @property
    def vraagt_gemeente(self) -> bool:
        """Whether the answer is a gemeentecode, which ends the list."""
        return not self.antwoorden

    def in_woorden(self, antwoord: str) -> str:
        """Give an answer as people read it."""
        if self.vraagt_gemeente:
            return f"{gemeentenaam(antwoord)} ({antwoord})"
        return next(keuze.label for keuze in self.antwoorden if keuze.code == antwoord)


@dataclass(frozen=True, slots=True)
class Gegeven:
    """A question with the answer that was given."""

    vraag: Vraag
    antwoord: str

    @property
    def in_woorden(self) -> str:
        """The answer as people read it."""
        return self.vraag.in_woorden(self.antwoord)


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """The gemeente that is responsible, the rule that says so, and how it was found."""

    gemeente: str
    regel: str
    bron: str
    redenering: tuple[str, ...]

    def bepaling(self, op: date, client_id: int | None = None) -> Woonplaatsbepaling:
        """Give it as it is kept, found on a day."""
        return Woonplaatsbepaling(
            gemeente=self.gemeente,
            redenering="\n".join(self.redenering),
            op=op,
            client_id=client_id,
        )


@dataclass(frozen=True, slots=True)
class Woonplaatsbeginsel:
    """The answers so far, from the first question on. An answer gives another one.

    ``eerder`` remembers per question what was answered before the user went back.
    """

    gegeven: tuple[Gegeven, ...] = ()
    eerder: Mapping[str, str] = field(default_factory=dict, hash=False)

    @property
    def vraag(self) -> Vraag | None:
        """The next question; None at the end."""
        if not self.gegeven:
            return vragen()[_begin()]
        laatste = self.gegeven[-1]
        if laatste.vraag.vraagt_gemeente:
            return None
        return vragen()[laatste.vraag.naar[laatste.antwoord]]

    @property
    def voorstel(self) -> str | None:
        """What was answered to the next question before the user went back; None if nothing."""
        return self.eerder.get(self.vraag.naam) if self.vraag is not None else None

    @property
    def uitkomst(self) -> Uitkomst | None:
        """The gemeente and how it was found; None while there are questions left."""
        if self.vraag is not None:
            return None
        vraag, gemeente = self.gegeven[-1].vraag, self.gegeven[-1].antwoord
        redenering = [f"{een.vraag.woorden} {een.in_woorden}." for een in self.gegeven]
        redenering += [vraag.regel, f"Bron: {vraag.bron}."]
        return Uitkomst(gemeente, vraag.regel, vraag.bron, tuple(redenering))

    def antwoord(self, antwoord: str) -> Self:
        """Give the list with the next question answered: the name of an answer or a gemeentecode.

        Raises UserError when it is neither.
        """
        vraag = self.vraag
        if vraag is None:
            raise ValueError("all questions were answered")
        if vraag.vraagt_gemeente and not bestaat_gemeente(antwoord):
            raise UserError(f"Er is geen gemeente ‘{antwoord}’.", "Kies een gemeente uit de lijst.")
        if not vraag.vraagt_gemeente and antwoord not in vraag.naar:
            mogelijk = ", ".join(keuze.code for keuze in vraag.antwoorden)
            raise UserError(f"‘{antwoord}’ is geen antwoord.", f"Kies uit: {mogelijk}.")
        eerder = {naam: een for naam, een in self.eerder.items() if naam != vraag.naam}
        return replace(
            self, gegeven=(*self.gegeven, Gegeven(vraag, antwoord)), eerder=MappingProxyType(eerder)
        )

    def terug(self, aantal: int | None = None) -> Self:
        """Ask a question anew: the last one, or the one after the first ``aantal`` answers.

        What was answered before it stays; what was answered from there on is remembered.
        """
        blijft = max(len(self.gegeven) - 1, 0) if aantal is None else aantal
        weg = {een.vraag.naam: een.antwoord for een in self.gegeven[blijft:]}
        return replace(
            self, gegeven=self.gegeven[:blijft], eerder=MappingProxyType({**self.eerder, **weg})
        )


@cache
def vragen() -> Mapping[str, Vraag]:
    """All questions by name."""
    return MappingProxyType({naam: _vraag(naam, een) for naam, een in _tekst()["vragen"].items()})


def _vraag(naam: str, een: Mapping[str, Any]) -> Vraag:
    antwoorden = een.get("antwoorden", ())
    return Vraag(
        naam,
        een["woorden"],
        een["uitleg"],
        tuple(Keuze(a["naam"], a["woorden"], a.get("uitleg", "")) for a in antwoorden),
        MappingProxyType({a["naam"]: a["naar"] for a in antwoorden}),
        een.get("regel", ""),
        een.get("bron", ""),
    )


def _begin() -> str:
    begin: str = _tekst()["begin"]
    return begin


@cache
def _tekst() -> Mapping[str, Any]:
    return tomllib.loads((resources() / "woonplaatsbeginsel.toml").read_text(encoding="utf-8"))
