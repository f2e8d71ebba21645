"""A form in steps, as an object without a window: what is asked follows from the answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, Self

from app.forms.form import Veld, Veldfout, Waarde


@dataclass(frozen=True, slots=True)
class Stap:
    """A step: its name, its title and what is to be done there, in a sentence."""

    naam: str
    titel: str
    uitleg: str = ""


@dataclass(frozen=True, slots=True)
class Groep:
    """Questions that belong together: about the client, or about one of the products.

    ``titel`` is empty where the title of the step says it all. ``regels`` tell what is known and
    not asked. ``weg`` says that the user may take it out.
    """

    naam: str
    titel: str
    velden: tuple[Veld, ...]
    regels: tuple[str, ...] = ()
    weg: bool = False


@dataclass(frozen=True, slots=True)
class Stapfout:
    """What is wrong with a field of a group; ``fout.veld`` is its name, or empty for the group."""

    groep: str
    fout: Veldfout


class Stappenform(Protocol):
    """A form in steps. It never changes: an answer gives another form."""

    @property
    def titel(self) -> str:
        """What it makes, for above the steps."""
        ...

    @property
    def stappen(self) -> tuple[Stap, ...]:
        """The steps, in order; the last one is for checking and sending, and has no groups."""
        ...

    def groepen(self, stap: str) -> tuple[Groep, ...]:
        """The questions of a step, as they are after the answers so far."""
        ...

    def zet(self, groep: str, veld: str, waarde: Waarde) -> Self:
        """Give the form with this answer; what follows from it is filled in where it was empty."""
        ...

    def erbij(self, stap: str) -> str:
        """Name the button that adds a group to a step; empty when none can be added."""
        ...

    def voeg_toe(self, stap: str) -> Self:
        """Give the form with one more group in a step."""
        ...

    def haal_weg(self, groep: str) -> Self:
        """Give the form without a group."""
        ...

    def fouten(self, stap: str) -> tuple[Stapfout, ...]:
        """What is wrong with the answers of a step, also of what was not answered yet."""
        ...
