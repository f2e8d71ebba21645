"""What may stand at a place in a message: the schema as a person walks through it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from app.standard.berichten import wortel_elementen
from app.standard.element import Datatype, Element, Vorm, elementen


@dataclass(frozen=True)
class Plaats:
    """An element by name; ``is_omhulsel`` tells that it only holds repeated elements."""

    naam: str
    verplicht: bool
    element: Element | None  # None for the root
    is_omhulsel: bool = False

    @cached_property
    def datatype(self) -> Datatype | None:
        """Type of its value, or None when it holds elements."""
        return None if self.element is None or self.is_omhulsel else self.element.datatype

    @property
    def binnenin(self) -> str:
        """Name of the element that this wrapper repeats, or nothing when it is none."""
        return self.element.naam if self.element is not None and self.is_omhulsel else ""

    def namespace(self, vorm: Vorm) -> str:
        """Namespace that it must be in."""
        if self.element is not None and self.element.in_basis:
            return vorm.wet.basis_namespace
        return vorm.wet.bericht_namespace(vorm.soort.value)

    def delen(self, vorm: Vorm) -> tuple[Plaats, ...]:
        """What stands in it, in the order of the schema."""
        if self.element is None:
            return tuple(map(_plaats, wortel_elementen(vorm)))
        if self.is_omhulsel:
            return (Plaats(self.element.naam, verplicht=True, element=self.element),)
        if self.element.klasse is None:
            return ()
        return tuple(map(_plaats, elementen(self.element.klasse, vorm)))


def plaats_van(namen: Sequence[str], vorm: Vorm) -> Plaats | None:
    """Find what may stand under these names, from below the root; None when nothing may."""
    hier = Plaats("Bericht", verplicht=True, element=None)
    for naam in namen:
        gevonden = next((deel for deel in hier.delen(vorm) if deel.naam == naam), None)
        if gevonden is None:
            return None
        hier = gevonden
    return hier


def _plaats(element: Element) -> Plaats:
    if element.omhulsel:
        return Plaats(element.omhulsel, element.verplicht, element, is_omhulsel=True)
    return Plaats(element.naam, element.verplicht, element)
