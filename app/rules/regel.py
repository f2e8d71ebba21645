"""What a rule is: a number of the standard, the messages it holds for, and one function."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from app.domain.dossier import Dossier
from app.rules import pad
from app.rules.bron import Bron
from app.rules.finding import Finding
from app.rules.pad import T
from app.standard.bericht import Bericht
from app.standard.regelregister import regelnummer

G = TypeVar("G")


@dataclass(frozen=True, slots=True)
class Plek:
    """Where a rule is broken, with the value found there, what is wrong and what to do.

    ``hoogstens`` as of a Finding.
    """

    pad: str
    waarde: str
    melding: str
    advies: str
    hoogstens: int | None = None


@dataclass(frozen=True, slots=True)
class Controle:
    """What a rule gets to judge: a message, what came before it, and what else is known."""

    bericht: Bericht
    dossier: Dossier
    bron: Bron
    _objecten: dict[type[Any], Sequence[tuple[str, Any]]] = field(
        default_factory=dict, compare=False, repr=False
    )
    _gedeeld: dict[Callable[[Controle], Any], Any] = field(
        default_factory=dict, compare=False, repr=False
    )

    def objecten(self, klasse: type[T]) -> Sequence[tuple[str, T]]:
        """Every object of a class (or of its subclasses) with its path, in document order.

        Each class is looked up once per message, however many rules ask for it.
        """
        gevonden = self._objecten.get(klasse)
        if gevonden is None:
            gevonden = self._objecten[klasse] = pad.objecten(self.bericht, klasse)
        return gevonden

    def gedeeld(self, maak: Callable[[Controle], G]) -> G:
        """Give what several rules need of a message, made once however many ask for it."""
        if maak not in self._gedeeld:
            self._gedeeld[maak] = maak(self)
        gemaakt: G = self._gedeeld[maak]
        return gemaakt

    @property
    def dagtekening(self) -> date:
        """The day on which the sender dated the message."""
        return self.bericht.header.bericht_identificatie.dagtekening

    def advies(self, vraag: str, doe: str) -> str:
        """Say what to do: ask the sender of what came in, or change what goes out.

        ``vraag`` completes *Vraag de gemeente om …*; ``doe`` is one or more sentences.
        """
        if self.bericht.soort.ontvangt_aanbieder:
            return f"Vraag de gemeente om {vraag}."
        return doe


Functie = Callable[[Controle], Iterator[Plek]]


@dataclass(frozen=True, slots=True)
class Regel:
    """A rule of the standard; messages, level and return code come from the register of rules."""

    nummer: str
    functie: Functie

    @property
    def berichten(self) -> tuple[str, ...]:
        """Names of the messages that it holds for, such as ``JW301``."""
        return regelnummer(self.nummer).berichten

    @property
    def niveau(self) -> int:
        """Level of control: 2, 3 or 4 (IV032)."""
        return int(regelnummer(self.nummer).niveau)

    @property
    def retourcode(self) -> str:
        """Return code for what this rule finds (WJ001)."""
        return regelnummer(self.nummer).retourcode

    def controleer(self, controle: Controle) -> Iterator[Finding]:
        """Judge a message by this rule alone."""
        for plek in self.functie(controle):
            yield Finding(
                regel=self.nummer,
                niveau=self.niveau,
                retourcode=self.retourcode,
                pad=plek.pad,
                waarde=plek.waarde,
                melding=plek.melding,
                advies=plek.advies,
                hoogstens=plek.hoogstens,
            )


def regel(nummer: str) -> Callable[[Functie], Regel]:
    """Turn a function into the Regel with this number."""
    return lambda functie: Regel(nummer, functie)
