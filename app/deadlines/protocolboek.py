"""By which terms each gemeente counts: what was chosen, own protocols, calendars of gemeenten."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from app.deadlines.protocol import (
    Protocol,
    geldend,
    lees_protocol,
    protocol,
    protocollen,
    voorstel_voor,
)
from app.domain.eigen_protocol import EigenProtocol, Termwaarde

# Without one of these a difference cannot be a term by itself.
VOLLEDIG = frozenset({"lengte", "eenheid", "vanaf", "wie", "regel", "bron", "gevolg"})
# A length that the user agreed on holds for every gemeente that follows the protocol.
_VOOR_ALLEN = frozenset({"lengte", "eenheid"})

_Sleutel = tuple[tuple[str, tuple[tuple[str, Termwaarde], ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Protocolboek:
    """``keuzes`` are the names of protocols that the user chose, by gemeentecode.

    ``eigen`` are the protocols of the user by name, and ``declaratiedata`` the last days for
    declaring that gemeenten named themselves, by gemeentecode and first day of the month.
    """

    keuzes: Mapping[str, str] = field(default_factory=dict, hash=False)
    eigen: Mapping[str, EigenProtocol] = field(default_factory=dict, hash=False)
    declaratiedata: Mapping[tuple[str, date], date] = field(default_factory=dict, hash=False)

    def namen(self) -> tuple[str, ...]:
        """Names of all protocols: those that come with the program, then those of the user."""
        eigen = sorted(self.eigen.values(), key=lambda een: (een.titel.casefold(), een.naam))
        return (*protocollen(), *(een.naam for een in eigen))

    def protocol(self, naam: str) -> Protocol:
        """Give a protocol, whatever the day. Raises KeyError when there is none by this name."""
        return van_eigen(self.eigen[naam]) if naam in self.eigen else protocol(naam)

    def gevolgd_door(self, gemeente: str) -> str:
        """Name of the protocol that a gemeente follows: the one chosen, or that is proposed."""
        return self.keuzes.get(gemeente) or voorstel_voor(gemeente)

    def op(self, gemeente: str, dag: date) -> Protocol:
        """Protocol by which a term of a gemeente counts, for an event on this day.

        On days for which a protocol of the user is not valid, the one counts that it copies, in
        the version of that day.
        """
        naam = self.gevolgd_door(gemeente)
        eigen = self.eigen.get(naam)
        if eigen is None:
            return geldend(naam, dag)
        return van_eigen(eigen) if eigen.geldt_op(dag) else geldend(eigen.erft_van, dag)

    def declaratiedatum(self, gemeente: str, maand: date) -> date | None:
        """Last day that a gemeente named for declaring the month of a day, if it did."""
        return self.declaratiedata.get((gemeente, maand.replace(day=1)))


def van_eigen(eigen: EigenProtocol) -> Protocol:
    """Make a protocol of what the user wrote. Raises ValueError when that does not go together."""
    sleutel = tuple(
        (soort, tuple(sorted(velden.items()))) for soort, velden in eigen.verschillen.items()
    )
    return _gemaakt(
        eigen.naam, eigen.titel, eigen.erft_van, eigen.geldig_vanaf, eigen.geldig_tot, sleutel
    )


@lru_cache(maxsize=64)  # every change makes another one
def _gemaakt(
    naam: str, titel: str, erft_van: str, vanaf: date, tot: date | None, verschillen: _Sleutel
) -> Protocol:
    origineel = protocol(erft_van)
    termijnen: dict[str, dict[str, Any]] = {}
    for soort, paren in verschillen:
        velden: dict[str, Any] = dict(paren)
        if soort not in origineel.termijnen and not velden.keys() >= VOLLEDIG:
            continue  # a newer version of the program has no such term any more
        if velden.keys() & _VOOR_ALLEN:
            velden["per_gemeente"] = MappingProxyType({})
        termijnen[soort] = velden
    return lees_protocol(
        naam,
        {
            "titel": titel,
            "document": f"Je eigen aanpassing van {origineel.titel}",
            "regio": origineel.regio,
            "erft_van": erft_van,
            "geldig_vanaf": vanaf,
            "geldig_tot": tot,
            "termijnen": termijnen,
        },
    )
