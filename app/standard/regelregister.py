"""The register of every rule number of release 3.2: level, return code, messages, short title.

It says what exists, not how it is checked: that is the work of ``app.rules``. Messages stand
as the tables of the standard give them, which is per wet: the tables leave TR019 out of the
WMO307, name no messages for many process agreements, and end for iWmo at OP179. Instructions
name no messages at all.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from app.paths import resources


class Niveau(StrEnum):
    """Where a rule is held: one of the four levels of control (IV032), or by people."""

    SCHEMA = "1"
    BERICHT = "2"
    BERICHTOVERSTIJGEND = "3"
    EXTERNE_BRON = "4"
    PROCES = "proces"  # an agreement on the process (OP)
    INSTRUCTIE = "instructie"  # how to fill a message in (IV)


@dataclass(frozen=True, slots=True)
class Regelnummer:
    """One rule of the standard; ``retourcode`` is empty when no return code belongs to it."""

    nummer: str
    niveau: Niveau
    retourcode: str
    berichten: tuple[str, ...]
    titel: str


def regelnummers() -> tuple[Regelnummer, ...]:
    """All rules, by number."""
    return tuple(_register().values())


def regelnummer(nummer: str) -> Regelnummer:
    """Give the rule with this number. Raises KeyError when the standard has no such rule."""
    return _register()[nummer]


def regels_bij(retourcode: str, bericht: str = "") -> tuple[Regelnummer, ...]:
    """Give the rules that are reported with a return code, in one message such as ``JW305``.

    A rule of which the table names no message may hold for any.
    """
    return tuple(
        regel
        for regel in regelnummers()
        if regel.retourcode == retourcode
        and (not bericht or not regel.berichten or bericht in regel.berichten)
    )


@cache
def _register() -> Mapping[str, Regelnummer]:
    with (resources() / "regels.csv").open(encoding="utf-8", newline="") as stroom:
        rijen = list(csv.DictReader(stroom, delimiter=";"))
    return {
        rij["nummer"]: Regelnummer(
            nummer=rij["nummer"],
            niveau=Niveau(rij["niveau"]),
            retourcode=rij["retourcode"],
            berichten=tuple(sorted(_berichten(rij["berichten"]))),
            titel=rij["titel"],
        )
        for rij in rijen
    }


def _berichten(kort: str) -> Iterator[str]:
    """Write out the short form, in which a bare number means the message of both wetten."""
    for bericht in kort.split():
        if bericht.isdecimal():
            yield f"JW{bericht}"
            yield f"WMO{bericht}"
        else:
            yield bericht
